"""The document of a contract: its tree, and what is made of it: HTML, PDF, Word.

Nothing is imported here: composing needs neither Jinja nor WeasyPrint.
"""
