"""Faults about the parties and whom to call."""

import re
from random import Random

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import blocks, both, in_every_block, saying, where, within

SURTAXED = "0 892 70 12 39"


def _by_company_name(text: str, draw: Random) -> str | None:
    parties: list[tuple[str, str]] = re.findall(r'^partie ([\w-]+) "([^"]+)"', text, re.MULTILINE)
    found = [
        (block.start + match.start(), block.start + match.end(), label)
        for name, label in parties
        for block in blocks(text, "article")
        for match in re.finditer(
            rf"\{{(?:[Ll]e |[Ll]a |[Ll]'|)(?:{name})\}}", block.text(text), re.IGNORECASE
        )
    ]
    if not found:
        return None
    start, end, label = draw.choice(found)
    return text[:start] + label + text[end:]


OPERATORS = (
    operator(
        "laisser un correspondant en blanc",
        "COR01",
        within("activité", r"^(    (?:prestataire|distributeur|client)) +[^\n]+", r"\1"),
    ),
    operator(
        "laisser un texte de remplissage", "COR02", within("partie", r'^(  siège +)"[^"]*"', r'\1"xxx"')
    ),
    operator("laisser un trou", "COR02", saying("PRESTATAIRE remet le rapport [DATE].")),
    operator(
        "donner un numéro surtaxé", "COR04", within("canal", r"^(  numéro +)0\d[\d ]*", rf"\g<1>{SURTAXED}")
    ),
    operator(
        "annoncer une adresse sans la donner",
        "COR07",
        within("canal", r"^(  (?:adresse|numéro)) +[^\n]+", r"\1"),
    ),
    operator("appeler une partie par sa raison sociale", "COR08", _by_company_name),
    operator(
        "ne pas identifier une partie",
        "COR09",
        both(
            where(r"^signature", 1, in_every_block("contrat", r"^  annexe de[^\n]*\n", "")),
            in_every_block(
                "partie", r"^  (?:siège|immatriculation|forme|capital|représentée par)[^\n]*\n", ""
            ),
        ),
    ),
)
