"""References to clauses written out in words: « l'article 4.2 », « l'annexe B »."""

import re
from typing import NamedTuple

from slac.lint.once import once_a_contract
from slac.lint.running_words import pages
from slac.model.contract import Contract, Element
from slac.source import Span
from slac.syntax.folding import fold

#: « article L. 441-10 », « article 28 du RGPD », « articles 3 et 4 » are not read: the first two are of other texts.
_REFERENCE = (
    r"(?<![\w{])(?P<kind>article|chapitre|annexe)\s+(?P<number>\d+(?:\.\d+)*|[a-h](?![\w'’]))"
    r"(?![\w-]|\.\d|\s*(?:(?:du|de|des)(?!\s+(?:la\s+)?presente?s?\b)|d['’]|aux?|au|,\s*(?:paragraphe|alinea)|et\s+\d|a\s+\d)(?!\w))"
)


class Reference(NamedTuple):
    """``target`` is the block that bears the number, None when none does."""

    place: Span
    kind: str
    target: Element | None


@once_a_contract
def references(contract: Contract) -> tuple[Reference, ...]:
    """In the order of the source. An annexe is left alone: its articles may be those of the contract it is part of."""
    agreement = contract.agreement
    kind = agreement.type.value[0] if agreement.type is not None and agreement.type.value else ""
    if agreement.annex_of is not None or kind in ("annexe", "avenant") or agreement.keyword == "avenant":
        return ()
    heads = ((e, c) for e in contract.elements if (c := contract.clause_of(e)) and c.anchor == f"c-{e.name}")
    bearers = {(_kind(element), clause.number.upper()): element for element, clause in heads}
    found: list[Reference] = []
    for page in pages(contract):
        for match in re.finditer(_REFERENCE, fold(page.text)):
            number = match["number"].upper()
            if match["kind"] != "annexe" and not number[0].isdigit():
                continue
            wanted = ("annexe",) if match["kind"] == "annexe" else ("article", "chapitre")
            target = next((bearers[one, number] for one in wanted if (one, number) in bearers), None)
            found.append(Reference(page.span(match), match["kind"], target))
    return tuple(found)


def _kind(element: Element) -> str:
    return element.keyword if element.keyword in ("annexe", "chapitre") else "article"
