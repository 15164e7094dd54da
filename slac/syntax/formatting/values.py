"""What stands on one line after its keyword, word by word, in the canonical form; its meaning is checked each time."""

from collections.abc import Sequence
from functools import cache

from slac.source import Source
from slac.syntax.folding import fold
from slac.syntax.formatting.likeness import alike_nodes
from slac.syntax.formatting.spacing import Atom, joined
from slac.syntax.formatting.taking import Taken, taken
from slac.syntax.formatting.words import clean, quoted, spelt
from slac.syntax.page import Page
from slac.syntax.reader import Stuck
from slac.syntax.tables import tables
from slac.syntax.tree import Condition, Key


def line_atoms(
    page: Page,
    start: str,
    begin: int,
    end: int,
    *,
    after: int,
    keyword: str = "",
    lead: tuple[str, ...] = (),
    trail: tuple[str, ...] = (),
) -> list[Atom]:
    """The words of ``[begin, end)`` that stand from ``after`` on, canonical.

    ``keyword`` is what is written before them. Where the canonical words would not read as the author's do, the
    author's are kept.
    """
    node, words = taken(start, page.source, page.code, begin, end, lead, trail)
    assert not isinstance(node, Stuck), "a line of a tree without mistakes reads"
    kept = [w for w in words if w.begin >= after]
    atoms = _phrased(kept, page.text)
    text = Source(f"{keyword} {joined(atoms)}".strip())
    again, _ = taken(start, text, fold(text.text), 0, len(text.text), lead, trail)
    if isinstance(again, Stuck) or not alike_nodes(node, again):
        return [Atom(w.begin, w.end, clean(page.text[w.begin : w.end])) for w in kept]
    return atoms


def condition_atoms(page: Page, condition: Condition) -> list[Atom]:
    """``, si "…"``."""
    begin, end = condition.span.start, condition.span.end
    comma = page.code.rindex(",", 0, begin)
    text = page.text[begin + len(condition.kind) : end].strip()
    return [
        Atom(comma, comma + 1, ","),
        Atom(begin, begin + len(condition.kind), condition.kind),
        Atom(end - 1, end, quoted(text)),
    ]


def key_atoms(page: Page, keys: Sequence[Key]) -> list[Atom]:
    """``P1, P2``, ``P1 et P2``, ``pro et plus``; a key is printed, and stays as typed."""
    atoms: list[Atom] = []
    for key in keys:
        span = key.word.span
        if atoms:
            between = page.code[atoms[-1].end : span.start].strip()
            atoms.append(Atom(atoms[-1].end, span.start, between))
        atoms.append(Atom(span.start, span.end, spelt(key.word.kind, key.word.text)))
        if key.and_above:
            atoms.append(Atom(span.end, span.end, "et plus"))
    return atoms


def _phrased(words: Sequence[Taken], text: str) -> list[Atom]:
    """The words spelt, and the small ones that a French reader expects put in or left out."""
    atoms: list[Atom] = []
    before: Taken | None = None
    for number, word in enumerate(words):
        following = words[number + 1 :]
        written = spelt(word.kind, text[word.begin : word.end])
        if _is_left_out(word, following):
            continue
        wanted = _wanted_before(word, before, following)
        if before and before.kind == "COMMA" and _drops_comma(word, wanted, following):
            atoms.pop()
        if wanted:
            atoms.append(Atom(word.begin, word.begin, wanted))
        if _is(word, "au") and before and before.kind == "JOUR":
            written = "à"
        if atoms and _is_sign(atoms, words, number):
            last = atoms.pop()
            atoms.append(Atom(last.begin, word.end, last.text + written))
        else:
            atoms.append(Atom(word.begin, word.end, written))
        before = word
    return atoms


def _is_left_out(word: Taken, following: Sequence[Taken]) -> bool:
    """« du » of « du lundi au vendredi », « le » of « le jeudi », the comma of « lundi, de 9 h à 18 h »."""
    if word.kind == "_VIRGULE_HEURES":
        return not following or following[0].kind != "CONTINU"
    day = bool(following) and following[0].kind == "JOUR"
    if word.kind == "_LE":
        return day
    to = len(following) > 1 and (
        following[1].kind == "TIRET" or _is(following[1], "au") or _is(following[1], "à")
    )
    return _is(word, "du") and day and to


def _wanted_before(word: Taken, before: Taken | None, following: Sequence[Taken]) -> str:
    """« de » and « à » of hours, the comma before « soit », « pour 95 % » and « 24 heures sur 24 »."""
    if word.kind == "HEURE":
        if before and (before.kind == "TIRET" or _is(before, "à") or _is(before, "de")):
            return ""
        begins = bool(following) and (following[0].kind == "TIRET" or _is(following[0], "à"))
        moment = before is not None and before.kind in ("DATE", "REPORT", "COMMA")
        return "de" if begins else "à" if moment else ""
    if before is None or before.kind in ("COMMA", "_VIRGULE_HEURES"):
        return ""
    if word.kind == "CONTINU" or (word.kind == "TOUS_LES_JOURS" and before.kind == "CONTINU"):
        return ","
    share = _is(word, "pour") and bool(following) and following[0].kind == "POURCENT"
    return "," if word.kind == "_SOIT" or share else ""


def _drops_comma(word: Taken, wanted: str, following: Sequence[Taken]) -> bool:
    """Whether no comma stands before a word: « à 9 h » after a date, « en qualité de » after a name."""
    hour = _is(word, "à") and bool(following) and following[0].kind == "HEURE"
    return wanted == "à" or hour or _is(word, "en qualité de")


def _is_sign(atoms: Sequence[Atom], words: Sequence[Taken], number: int) -> bool:
    """Whether the word before is the sign of a number rather than an operation."""
    if number == 0 or words[number - 1].kind != "SIGNE":
        return False
    return number == 1 or words[number - 2].kind in ("SIGNE", "FOIS_OU_SUR", "LPAR", "EQUAL")


@cache
def _literal(kind: str) -> str:
    words = tables().terminals[kind].words
    return words[0] if len(words) == 1 else ""


def _is(word: Taken, literal: str) -> bool:
    return _literal(word.kind) == literal
