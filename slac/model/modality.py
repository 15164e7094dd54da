"""The deontic forms of French: « s'engage à », « n'est pas tenu », « peut », and what each does to its subject."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from slac.syntax.folding import fold


class Modality(StrEnum):
    """What a sentence does to its debtor."""

    DUTY = "duty"
    BEST_EFFORTS = "best_efforts"
    PERMISSION = "permission"
    PROHIBITION = "prohibition"
    NO_DUTY = "no_duty"
    EXONERATION = "exoneration"
    WISH = "wish"


#: Every deontic form, by what it does; agreement and number spelt out, accents and case forgiven by folding.
FORMS: Mapping[Modality, tuple[str, ...]] = {
    Modality.EXONERATION: (
        "n'est pas responsable", "ne sont pas responsables", "ne sera pas responsable",
        "ne seront pas responsables",
        "n'est responsable ni", "n'est en aucun cas responsable", "ne saurait être responsable",
        "ne saurait être tenu responsable",
        "ne saurait être tenue responsable", "ne sauraient être tenus responsables", "ne pourra être responsable",
        "ne pourra être tenu responsable", "ne pourra être tenue responsable", "ne peut être tenu responsable",
        "ne peut être tenue responsable", "ne peuvent être tenus responsables", "n'a aucune responsabilité",
        "n'ont aucune responsabilité", "n'aura aucune responsabilité", "ne garantit pas", "ne garantissent pas",
        "ne garantira pas", "ne répond pas", "ne répondent pas", "ne répondra pas", "décline toute responsabilité",
    ),
    Modality.NO_DUTY: (
        "n'est pas tenu", "n'est pas tenue", "ne sont pas tenus", "ne sont pas tenues", "ne sera pas tenu",
        "ne sera pas tenue", "ne seront pas tenus", "ne seront pas tenues", "n'est nullement tenu",
        "n'est nullement tenue",
        "n'a pas l'obligation", "n'ont pas l'obligation", "n'aura pas l'obligation", "n'a pas à",
        "n'est pas chargé",
        "n'est pas chargée",
    ),
    Modality.PROHIBITION: (
        "s'interdit", "s'interdisent", "s'interdira", "s'interdiront", "ne peut", "ne peuvent", "ne pourra",
        "ne pourront",
        "ne doit", "ne doivent", "ne devra", "ne devront", "s'engage à ne", "s'engagent à ne", "ne saurait",
        "ne sauraient",
    ),
    Modality.BEST_EFFORTS: (
        "fait ses meilleurs efforts", "font leurs meilleurs efforts", "fera ses meilleurs efforts",
        "feront leurs meilleurs efforts", "s'efforce", "s'efforcent", "s'efforcera", "s'efforceront",
        "met tout en œuvre", "s'engage à tout mettre en œuvre", "s'engagent à tout mettre en œuvre",
    ),
    Modality.WISH: ("devrait", "devraient"),
    Modality.PERMISSION: (
        "peut", "peuvent", "pourra", "pourront", "se réserve le droit", "se réservent le droit",
        "se réservera le droit",
        "a le droit", "ont le droit", "est libre de", "est autorisé à", "est autorisée à", "sont autorisés à",
    ),
    Modality.DUTY: (
        "s'engage", "s'engagent", "s'engagera", "s'engageront", "s'oblige", "s'obligent", "s'obligera",
        "s'obligeront",
        "doit", "doivent", "devra", "devront", "est tenu", "est tenue", "sont tenus", "sont tenues", "sera tenu",
        "sera tenue", "seront tenus", "seront tenues", "a l'obligation", "ont l'obligation", "aura l'obligation",
        "a la responsabilité", "ont la responsabilité", "aura la responsabilité", "est chargé", "est chargée",
        "sont chargés", "sont chargées", "sera chargé", "sera chargée", "garantit", "garantissent", "garantira",
        "garantiront", "dispose de", "disposent de", "disposera de", "disposeront de", "est responsable de",
        "sont responsables de", "sera responsable de", "veille à", "veillent à", "veillera à",
    ),
}  # fmt: skip

#: What may stand between a subject and its verb, or after an auxiliary; folded.
ADVERB = (
    r"(?:idealement|alors|egalement|notamment|toutefois|en outre|en tout temps|seule?s?|cependant|des lors|ainsi|"
    r"immediatement|aussi|par ailleurs|expressement|neanmoins|en consequence|initialement|definitivement|"
    r"exclusivement|pleinement|entierement|solidairement|strictement|uniquement)"
)

#: A word with the elision that a form may begin with, looked for wherever one may begin: « qu'est », then « est ».
_WORD = re.compile(r"(?=\b((?:[ns]')?[a-z]+))")
_BLANKS = re.compile(r"\s+")
_AUXILIARIES = {
    "a",
    "ont",
    "aura",
    "auront",
    "est",
    "sont",
    "sera",
    "seront",
    "n'est",
    "n'a",
    "n'ont",
    "n'aura",
}


class Modal(NamedTuple):
    """A deontic form met in folded words, from ``start`` to ``end``."""

    start: int
    end: int
    modality: Modality


def modals(words: str) -> Iterator[Modal]:
    """The deontic forms of a folded sentence; an adverb may follow the auxiliary (« est notamment tenu »)."""
    at = 0
    for word in _WORD.finditer(words):
        first, after = word[1], word.end(1)
        forms = _forms().get(first)
        if forms is None or word.start() < at:
            continue
        follows = [after]
        if first in _AUXILIARIES and (adverb := re.compile(rf"\s+{ADVERB}").match(words, after)):
            follows.append(adverb.end())
        found = ((_following(words, end, rest), does) for rest, does in forms for end in follows)
        end, does = next((met for met in found if met[0]), (0, Modality.DUTY))
        if end:
            yield Modal(word.start(), end, does)
            at = end


def _following(words: str, at: int, rest: tuple[str, ...]) -> int:
    """Where the rest of a form ends that follows at a place; 0 where something else does."""
    for word in rest:
        blanks = _BLANKS.match(words, at)
        if not blanks or not words.startswith(word, blanks.end()):
            return 0
        at = blanks.end() + len(word)
    return 0 if at < len(words) and (words[at].isalnum() or words[at] in "_-") else at


@cache
def _forms() -> Mapping[str, list[tuple[tuple[str, ...], Modality]]]:
    """What follows the first word of each form, and what it does, in their order."""
    found: dict[str, list[tuple[tuple[str, ...], Modality]]] = {}
    for modality, forms in FORMS.items():
        for form in forms:
            first, *rest = fold(form).split()
            found.setdefault(first, []).append((tuple(rest), modality))
    return found
