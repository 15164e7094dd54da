"""What a value of a parameter may be.

A value comes from outside and is never trusted: the grammar reads it as the one thing that its parameter's type says,
or it is refused. Reasons are words that end a sentence: « abc » *n'est pas un pourcentage*.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from slac.model.numbers import Counting, decimal, duration, money
from slac.model.numbers import day as day_of
from slac.model.quantities import ClockTime, Days, UnstatedTime, WorkingTime
from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import folded_words
from slac.syntax.mistakes import said
from slac.syntax.tree import Node, Word

#: The longest value, in characters.
LONGEST = 2_000


class Size(NamedTuple):
    """What makes two values of a type comparable: only those of one ``measure`` are."""

    measure: str
    amount: Decimal | date


class Value(NamedTuple):
    """A value that its type accepts, as it is written in the contract."""

    text: str
    size: Size | None = None


class _Kind(NamedTuple):
    """How a value of a type is read: as the property ``keyword`` of ``block``, whose value is one ``item``."""

    block: str
    keyword: str
    item: str
    expected: str


KINDS = {
    "pourcentage": _Kind("paramètre", "par défaut", "POURCENT", "un pourcentage, comme « 5 % »"),
    "montant": _Kind("partie", "capital", "argent", "un montant, comme « 1 200 € HT »"),
    "nombre": _Kind("priorité", "rang", "NOMBRE", "un nombre, comme « 4 » ou « 2,5 »"),
    "date": _Kind("document", "date", "DATE", "une date du calendrier, comme « 1er janvier 2026 »"),
    "durée": _Kind("contrat", "préavis", "temps", "une durée, comme « 4 heures ouvrées »"),
    "courriel": _Kind("partie", "courriel", "COURRIEL", "une adresse électronique, comme « nom@exemple.fr »"),
    "téléphone": _Kind("partie", "téléphone", "TELEPHONE", "un numéro de téléphone, comme « 01 23 45 67 89 »"),
}  # fmt: skip

#: Types whose values slac understands between the braces of a text.
MEASURES = ("pourcentage", "montant", "date", "durée")

#: What would be read as something else than words, wherever it stands in a text.
_SIGNS = re.compile(r"[{}\[\]<>\\`*|]|(?<!\w)_|_(?!\w)")
_NAME = re.compile(r"[^\W\d][\w-]*")
_STRAIGHT = re.compile(r'"([^"]*)"')


# -- values -----------------------------------------------------------------------------------------------------


def accepted(type_: str, choices: Sequence[str], text: str) -> Value | str:
    """``text`` as a value of a type (``choices`` those of « parmi »); else why not: « n'est pas un pourcentage… »."""
    plain = _one_line(text)
    if isinstance(plain, _Refusal):
        return plain.why
    match type_:
        case "texte":
            return _words(plain)
        case "nom":
            return (
                Value(plain) if _is_name(plain) else "n'est pas un nom (un mot, qui commence par une lettre)"
            )
        case "oui ou non":
            answer = folded_words(plain)
            return Value(answer) if answer in ("oui", "non") else "n'est ni « oui » ni « non »"
        case "parmi":
            return _chosen(choices, plain)
    return _read(type_, plain) or f"n'est pas {KINDS[type_].expected}"


def _chosen(choices: Sequence[str], plain: str) -> Value | str:
    for choice in choices:
        if folded_words(choice) == folded_words(plain):
            return _words(choice)
    return f"n'est pas au choix ({', '.join(map(said, choices))})"


def out_of_bounds(low: Value | None, high: Value | None, value: Value) -> str:
    """Why a value is outside the bounds (included), as « dépasse 20 % »; "" when it is within."""
    for bound, sign, word in ((low, -1, "est en dessous de"), (high, 1, "dépasse")):
        if bound is None or value.size is None or bound.size is None:
            continue
        if value.size.measure != bound.size.measure:
            return f"ne se compare pas à la borne {said(bound.text)} : les unités diffèrent"
        if compared(value, bound) * sign > 0:
            return f"{word} {said(bound.text)}"
    return ""


def compared(first: Value, second: Value) -> int:
    """-1, 0 or 1 as the first is smaller, equal or greater; 0 when they cannot be compared."""
    a, b = first.size, second.size
    if a is None or b is None or a.measure != b.measure:
        return 0
    if isinstance(a.amount, Decimal) and isinstance(b.amount, Decimal):
        return (a.amount > b.amount) - (a.amount < b.amount)
    if isinstance(a.amount, date) and isinstance(b.amount, date):
        return (a.amount > b.amount) - (a.amount < b.amount)
    return 0


class _Refusal(NamedTuple):
    why: str


def _one_line(text: str) -> str | _Refusal:
    """``text`` in NFC on one line with single blanks, nothing in it that cannot be seen."""
    if len(text) > LONGEST:
        return _Refusal(f"fait {len(text)} caractères (au plus {LONGEST})")
    plain = unicodedata.normalize("NFC", text.strip())
    if re.search(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", plain):
        return _Refusal("tient sur plusieurs lignes, alors qu'une valeur n'en fait qu'une")
    plain = re.sub(r"[ \t]+", " ", plain)
    for character in plain:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            return _Refusal(f"contient un caractère invisible (U+{ord(character):04X})")
    return plain if plain else _Refusal("est vide")


def _words(plain: str) -> Value | str:
    """A text whose straight quotes are paired into « … »; it holds no sign that means something in a contract."""
    sign = _SIGNS.search(plain)
    if sign:
        return f"contient « {sign.group()} », qui aurait un sens dans le contrat"
    quoted = _STRAIGHT.sub(lambda m: f"« {m.group(1).strip()} »", plain)
    if '"' in quoted:
        return "contient un guillemet sans son pendant"
    if unicodedata.combining(quoted[0]):
        return "commence par un accent sans lettre"
    return Value(quoted)


def _is_name(plain: str) -> bool:
    if not _NAME.fullmatch(plain):
        return False
    return not parse(Source(f"gamme {plain}\n"))[1]


@lru_cache(maxsize=4096)
def _read(type_: str, plain: str) -> Value | None:
    """A value of one of the types that the grammar reads, alone on its line; None when it is something else."""
    kind = KINDS[type_]
    if "#" in plain or '"' in plain or len(plain) > 200:
        return None
    tree, mistakes = parse(Source(f"{kind.block} x\n  {kind.keyword}  {plain}\n"))
    if mistakes or len(tree.blocks) != 1 or len(tree.blocks[0].properties) != 1:
        return None
    stated = tree.blocks[0].properties[0]
    node = stated.value.node
    if node is None or stated.only_for or stated.value.conditions:
        return None
    items = [item for item in node.items if item is not None]
    if len(items) != 1 or items[0].span.text != plain:
        return None
    item = items[0]
    if (item.kind if isinstance(item, Word) else item.rule) != kind.item:
        return None
    return Value(plain, _size(type_, item))


def _size(type_: str, item: Node | Word) -> Size | None:
    match type_, item:
        case (("pourcentage" | "nombre"), Word()):
            return Size(type_, decimal(item.text))
        case "date", Word():
            found = day_of(item.text)
            return Size("date", found) if found else None
        case "montant", Node():
            amount = money(item)
            return Size(f"{amount.currency} {amount.tax}", amount.amount)
        case "durée", Node():
            return _length(item)
    return None


def _length(node: Node) -> Size:
    """Only lengths of one nature compare: nobody knows how many hours a working day makes."""
    read = duration(node, Counting())
    match read.length:
        case WorkingTime(seconds):
            return Size("heures ouvrées", Decimal(seconds))
        case ClockTime(milliseconds):
            return Size("heures calendaires", Decimal(milliseconds))
        case UnstatedTime(milliseconds):
            return Size("heures", Decimal(milliseconds))
        case Days(count, kind):
            return Size(f"jours {kind}", Decimal(count))
        case None:
            return Size(folded_words(node.span.text), Decimal(0))  # of mixed natures: like nothing else
        case whole:
            return Size(type(whole).__name__, Decimal(whole.count))
