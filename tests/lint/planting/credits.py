"""Faults about service credits."""

import re
from random import Random

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import Rewrite, dropping, in_every_block, saying, where, whole, within


def _swapped_credits(text: str, _: Random) -> str | None:
    found = list(re.finditer(r"^  palier [^:\n]*: (\d+ %)", text, re.MULTILINE))
    if len(found) < 2:
        return None
    (a, b), (c, d) = found[0].span(1), found[-1].span(1)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _moved_bound(step: str) -> Rewrite:
    """Move the lower bound of the first tier by half a point, up (a gap) or down (an overlap)."""

    def move(match: re.Match[str]) -> str:
        return (
            f"{match[1]}{int(match[2]) - 1},5{match[3]}"
            if step == "down"
            else f"{match[1]}{match[2]},2{match[3]}"
        )

    return within("crédits", r"^(  palier +de )(\d+)( % inclus)", move)


OPERATORS = (
    operator("ouvrir un trou entre deux paliers", "CRD01", _moved_bound("up")),
    operator("faire se chevaucher deux paliers", "CRD02", _moved_bound("down")),
    operator("payer moins un service pire", "CRD04", _swapped_credits),
    operator(
        "changer la cible sans les paliers",
        "CRD05",
        in_every_block("disponibilité", r"^(  objectif +)\d+(?:,\d+)? %", r"\g<1>99,9 %"),
    ),
    operator(
        "plafonner au-dessus de tout",
        "CRD06",
        where(r"^  palier", 2, within("crédits", r"^(  plafond +)\d+ %", r"\g<1>90 %")),
    ),
    operator(
        "plafonner sous les paliers",
        "CRD21",
        where(
            r"^  palier[^\n]*: (?:[2-9]|\d{2}) %",
            1,
            within("crédits", r"^(  plafond +)\d+ %(?! par an)", r"\g<1>1 %"),
        ),
    ),
    operator("taire l'assiette", "CRD07", dropping("crédits", "assiette")),
    operator(
        "ne sanctionner rien",
        "CRD08",
        whole(r"^(?:crédits|pénalités) [^\n]*\n(?:(?:  [^\n]*)?\n)*", "", unless=r"les crédits réparent"),
    ),
    operator(
        "ne pas dater la réclamation",
        "CRD11",
        within("crédits", r"^(  réclamation +sous [^\n]*?) après [^\n]*", r"\1"),
    ),
    operator(
        "promettre une pénalité seule réparation",
        "CRD09",
        saying(
            "Les crédits de service sont la seule réparation {du client}.",
            unless="faute lourde|faute dolosive",
        ),
    ),
)
