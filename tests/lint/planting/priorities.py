"""Faults about the grid of priorities."""

import re
from random import Random

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import Rewrite, blocks, dropping, in_every_block, saying, where, within


def swapping(metric: str, far: bool) -> Rewrite:
    """Exchange the delays of two priorities, neighbours or the two ends; only of figures that differ."""

    def rewrite(text: str, draw: Random) -> str | None:
        found = []
        for block in blocks(text, "priorité"):
            match = re.search(rf"^  (?:{metric}) +(\d[^,\n]*)", block.text(text), re.MULTILINE)
            if match:
                found.append((block.start + match.start(1), block.start + match.end(1)))
        if len(found) < 2:
            return None
        first = 0 if far else draw.randrange(len(found) - 1)
        (a, b), (c, d) = found[first], found[-1 if far else first + 1]
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]

    return rewrite


def _same_delay(text: str, draw: Random) -> str | None:
    found = []
    for block in blocks(text, "priorité"):
        match = re.search(r"^  résolution +(\d[^,\n]*)", block.text(text), re.MULTILINE)
        if match:
            found.append((block.start + match.start(1), block.start + match.end(1)))
    if len(found) < 2:
        return None
    first = draw.randrange(len(found) - 1)
    (a, b), (c, d) = found[first : first + 2]
    return text[:c] + text[a:b] + text[d:]


def _renumbered(text: str, _: Random) -> str | None:
    """Give the last priority a rank that leaves a hole: P1, P2, P4."""
    names = re.findall(r"^priorité P(\d)", text, re.MULTILINE)
    if len(names) < 2:
        return None
    last = names[-1]
    return re.sub(rf"\bP{last}\b", f"P{int(last) + 1}", text)


def _same_label(text: str, draw: Random) -> str | None:
    labels = re.findall(r'^priorité P\d "([^"]+)"', text, re.MULTILINE)
    if len(labels) < 2:
        return None
    first, second = draw.sample(labels, 2)
    return text.replace(f'"{second}"', f'"{first}"', 1)


OPERATORS = (
    operator("échanger deux délais voisins", "PRI01 TPS04", swapping("résolution", far=False)),
    operator(
        "échanger les délais des extrêmes", "PRI01 TPS04", swapping("prise en charge|réponse", far=True)
    ),
    operator("donner le même délai à deux rangs", "PRI02", _same_delay),
    operator(
        "citer une priorité qui n'existe pas",
        "PRI03 NOM01",
        within("escalade crédits pénalités décompte", r"\bP[23]\b", "P9"),
    ),
    operator("oublier un délai", "PRI04", dropping("priorité", "résolution")),
    operator("sauter un numéro de priorité", "PRI11", _renumbered),
    operator("donner un nom à deux priorités", "PRI13", _same_label),
    operator(
        "ne pas classer les priorités",
        "PRI16",
        where(r"^priorité", 2, in_every_block("priorité", r"^  rang[^\n]*\n", "")),
    ),
    operator(
        "nommer une priorité qui n'existe pas",
        "PRI03",
        where(r"^priorité P\d", 2, saying("PRESTATAIRE traite une demande P9 en dernier.")),
    ),
    operator("oublier un rang", "PRI16", where(r"^priorité", 2, dropping("priorité", "rang"))),
    operator(
        "promettre au mieux dans la grille",
        "PRI14",
        within("priorité", r"^(  résolution +)\d[^\n]*", r"\1meilleurs efforts"),
    ),
)
