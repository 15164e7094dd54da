"""The passes that a contract goes through, in order, a module each: the page to open first.

    reading     a file           → its text, and a `Project`, which loads what a contract is made of
    checking    a text           → its tree → the contract (``understand``) → what the rules find (``check``)
    drafts      what was found   → what is missing before a document is final
    exporting   a contract       → its rule set → the files of a ticketing system
    dating      a contract       → the date that its documents bear
    building    what was found   → documents → HTML, Word, PDF and ``rules.json``
    freshness   the same         → the key that says whether these files are still good
    comparing   two contracts    → what changes between them
    reviewing   what was found   → a Word file with comments; two of them → tracked changes

A contract made of several files, or with parameters, is assembled in one piece before it is read on. Values in, values
out: nothing here prints or writes, only ``reading`` opens contracts, and no pass looks at the clock. A pass imports
what it needs when it runs, and a command the passes that it needs: ``slac lint`` pays for no document.
"""
