"""What a text places that no block holds by itself: exclusions, derogations, obligations, meetings, outside renvois.

Each is gathered from the whole contract, in the order of the source, with a renvoi to the clause it comes from.
"""

from collections.abc import Callable

from slac.document.facts import cell, paragraph, scope_items
from slac.document.inline import joined, words
from slac.document.phrases import Phrases
from slac.document.tree import Blocks, Inlines, List, Reference, Row, Table, Text
from slac.model import contract as c
from slac.model.obligations import obligations
from slac.model.renvois import clause_named


def gathered(word: str, contract: c.Contract, phrases: Phrases) -> Blocks:
    """The list or table that the contract's word asks for; () when there is no such word, or nothing to gather."""
    make = _MAKERS.get(word)
    return make(contract, phrases) if make is not None else ()


def _where(element: c.Element, contract: c.Contract) -> Inlines:
    clause = contract.clause_of(element)
    if clause is None:
        return words(element.title)
    shown = clause_named(element, clause).noun if clause.number else clause.title
    return (Reference(clause.anchor, (Text(shown),)),)


def _exclusions(contract: c.Contract, phrases: Phrases) -> Blocks:
    items = [
        stated.value
        for scope in contract.all(c.Scope)
        for stated in scope.excludes
        if stated.value is not None
    ]
    return (List(scope_items(items, phrases)),) if items else ()


def _derogations(contract: c.Contract, phrases: Phrases) -> Blocks:
    rows = [
        Row((cell(_where(element, contract)), cell(phrases.statement(element.derogates))))
        for element in contract.elements
        if isinstance(element, c.Division | c.Commitment | c.Activity) and element.derogates is not None
    ]
    return _table("derogations", "Dérogations", ("Clause", "Déroge à"), rows)


def _obligations(contract: c.Contract, phrases: Phrases) -> Blocks:
    rows = []
    for each in obligations(contract.elements):
        element = contract.find(each.element)
        debtors = joined([phrases.named(c.Named(name, (), each.span)) for name in each.debtors])
        where = _where(element, contract) if element is not None else ()
        rows.append(Row((cell(debtors), cell(phrases.text(each.text)), cell(where))))
    return _table("obligations", "Obligations", ("Débiteur", "Obligation", "Clause"), rows)


def _meetings(kinds: tuple[str, ...], title: str) -> Callable[[c.Contract, Phrases], Blocks]:
    def make(contract: c.Contract, phrases: Phrases) -> Blocks:
        rows = [
            Row((cell(_where(block, contract)), cell(phrases.statement(stated))))
            for block in contract.all(c.Governance)
            for stated in block.meetings
            if isinstance(stated.value, c.Meeting) and stated.value.kind in kinds
        ]
        return _table(title.lower(), title, ("Clause", title), rows)

    return make


def _renvois(contract: c.Contract, phrases: Phrases) -> Blocks:
    rows = [
        Row((cell(_where(element, contract)), cell(phrases.citation(cite))))
        for element in contract.elements
        for passage in c.passages_of(element.prose)
        for cite in passage.text
        if isinstance(cite, c.Cite) and cite.kind == "external"
    ]
    return _table("renvois", "Renvois", ("Clause", "Texte cité"), rows)


def _table(name: str, title: str, heads: tuple[str, ...], rows: list[Row]) -> Blocks:
    if not rows:
        return paragraph((Text("Néant."),))
    return (Table(f"t-{name}", 0, words(title), tuple(words(head) for head in heads), tuple(rows)),)


_MAKERS: "dict[str, Callable[[c.Contract, Phrases], Blocks]]" = {
    "exclusions": _exclusions,
    "dérogations": _derogations,
    "obligations": _obligations,
    "rapports": _meetings(("rapport",), "Rapports"),
    "réunions": _meetings(("réunion", "comité", "revue"), "Réunions"),
    "renvois": _renvois,
}
