"""French spacing, as one filter over the words of the document tree.

Every rule finds a stretch of blanks by what stands around it and says what it becomes. A run of inline content is read
as one line, so that « {client} » or a bold word before a colon are spaced like any other; addresses (URL, e-mail) and
code are hidden from the rules. Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale for
France, Belgium and Switzerland; OQLF, Banque de dépannage linguistique, for Canada.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from slac.document.rewriting import rewrite
from slac.document.tree import (
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Reference,
    Strong,
    Superscript,
    Text,
)
from slac.french import DAYS, MONTHS

WIDE = "\u00a0"
THIN = "\u202f"

#: An address: the rules must neither see nor touch it.
ADDRESS = re.compile(
    r"\b(?:https?://|mailto:|tel:|www\.)[^\s<>«»]*[^\s<>«».,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
#: Stands for what must not be touched; a private-use character is no letter, digit or mark to any rule.
_HIDDEN = "\ue000"

_BLANKS = "[ \u00a0\u202f\u2009]"
_UNITS = (
    r"h|min|s|ms|CHF|k€|M€|Ko|Mo|Go|To|Mbit/s|Gbit/s|km|m|cm|mm|kg|°C|m²"
    r"|ans?|années?|mois|trimestres?|semaines?|jours?|heures?|minutes?|secondes?|millisecondes?"
    r"|personnes?|tickets?|requêtes?|fois|points?|exemplaires?|originaux"
)
_MONTHS = "|".join(MONTHS)
_DAYS = "|".join(DAYS)
_CITED = r"articles?|annexes?|art\.|chapitres?|tableaux?|pages?|p\.|alinéas?|n[°º]|§|[Vv]ersion"
_PEOPLE = r"M\.|MM\.|Mme|Mmes|Mlle|Me|Dr|Pr"


class _Rule(NamedTuple):
    """``near`` are the characters one of which stands where the rule applies."""

    near: frozenset[str]
    pattern: "re.Pattern[str]"
    becomes: str


_FIGURES = "0123456789"


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    canada = language == "fr-CA"
    b = _BLANKS
    high = "" if canada else THIN  # before ; ! ?
    quotes = WIDE if canada else THIN
    rules = [
        # Characters first: typewriter quotes, apostrophes and dots.
        ("'", r"(?<=\w)'(?=[\w«])", "’"),
        (".", r"(?<![.…])\.\.\.(?!\.)", "…"),
        # Double punctuation. « ?! » and « (?) » stay together.
        ("!?", rf"(?<=[^\s;!?(\[«…]){b}*(?=[!?]+(?:[\s)»\].,]|$))", high),
        ("!?", rf"(?<=…){b}+(?=[!?])", high),
        (";", rf"(?<=[^\s;(\[«]){b}*(?=;(?:\s|$))", high),
        (":", rf"(?<=[^\s:(\[«]){b}*(?=:(?:\s|$))", WIDE),
        ("«", rf"(?<=«){b}*(?=\S)", WIDE),
        ("»", rf"(?<=\S){b}*(?=»)", quotes),
        # Numbers: groups of three, telephone pairs, units, percentages.
        ("%‰", rf"(?<=\d){b}*(?=[%‰])", WIDE if canada else THIN),
        ("€$£", rf"(?<=\d){b}*(?=€|\$|£)", WIDE),
        (_FIGURES, rf"(?<=\d){b}+(?=(?:{_UNITS})(?![\w’']))", WIDE),
        (")", rf"(?<=\d\)){b}+(?=(?:{_UNITS})(?![\w’']))", WIDE),
        # Dates: the day stays with its month, « 1 er » is closed up.
        ("1", rf"(?<=\b1){b}(?=er\b)", ""),
        (_FIGURES, rf"(?<=\d){b}+(?=(?:{_MONTHS})\b)", WIDE),
        ("1", rf"(?<=1er|1ᵉʳ){b}+(?=(?:{_MONTHS})\b)", WIDE),
        # What Python's look-behind cannot hold, for want of a fixed width: the blanks are a group of their own.
        (_FIGURES, rf"(?<![\d,])\d{{1,3}}(?P<blank>{b})(?=\d{{3}}(?!\d))", THIN),
        (_FIGURES, rf"(?<![\w])\d{{1,2}}(?P<blank>{b}*)(?=h(?:\d\d)?(?!\w))", WIDE),
        (_FIGURES, rf"(?<![\w])\d{{1,2}}{b}h(?P<blank>{b}*)(?=\d\d(?!\d))", WIDE),
        ("", rf"(?<!\w)(?:{_CITED})(?P<blank>{b}+)(?=[\dA-Z]{{1,3}}(?:[^\w]|$)|\d)", WIDE),
        (_FIGURES, rf"(?<!\w)(?:{_DAYS})(?P<blank>{b}+)(?=\d{{1,2}}(?:er|ᵉʳ)?{b}+(?:{_MONTHS}))", WIDE),
        ("°º", rf"(?<!\w)n[°º](?P<blank>{b}*)(?=\d)", WIDE),
        ("", rf"(?<!\w)(?:{_PEOPLE})(?P<blank>{b}+)(?=[A-ZÀ-Ý])", WIDE),
        (_FIGURES, rf"(?<![\d-])\d\d(?P<blank>{b})(?=\d\d(?!\d))", WIDE),
    ]
    return tuple(_Rule(frozenset(near), re.compile(pattern), becomes) for near, pattern, becomes in rules)


_QUOTED = re.compile(r"""(?<![^\s(\['’])"(?=\S)([^"]*?)(?<=\S)"(?![^\s.,;:!?)\]…])""")
#: Letters and figures raised by Unicode (« 2ᵉ », « m² »), which few fonts have.
_RAISED = re.compile("[ªº²³¹⁰ⁱ⁴-⁹ⁿᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]+")
_ORDINAL = re.compile(r"(?<![\w.])(?P<number>\d+|[IVX]+)(?P<ending>ers?|res?|es?)(?![\w’'])")


def space(text: str, language: str = "fr-FR") -> str:
    """``text`` with French spacing and quotes; addresses are left as they are."""
    return "".join(_edited([text], language))


def set_spacing(document: Document) -> Document:
    """The document with every word spaced for its language and ordinals set (« 1er »)."""
    language = document.meta.language
    return rewrite(document, lambda content: spaced(content, language))


def spaced(content: Inlines, language: str) -> Inlines:
    """One run of inline content, spaced as one line."""
    leaves: list[str] = []
    _collect(content, leaves)
    if not any(leaves):
        return content
    return _replaced(content, iter(_edited(leaves, language)))


# -- a run of inline content, as one line -----------------------------------------------------------------------


def _collect(content: Inlines, leaves: list[str]) -> None:
    """Every leaf in order; what is not words is one hidden character."""
    for inline in content:
        match inline:
            case Text(text):
                leaves.append(text)
            case Emphasis(inner) | Strong(inner) | Link(_, inner) | Reference(_, inner):
                _collect(inner, leaves)
            case _:
                leaves.append(_HIDDEN)


def _replaced(content: Inlines, leaves: Iterator[str]) -> Inlines:
    found: list[Inline] = []
    for inline in content:
        match inline:
            case Text():
                found += _ordinals(next(leaves))
            case Emphasis(inner):
                found.append(Emphasis(_replaced(inner, leaves)))
            case Strong(inner):
                found.append(Strong(_replaced(inner, leaves)))
            case Link(address, inner):
                found.append(Link(address, _replaced(inner, leaves)))
            case Reference(target, inner):
                found.append(Reference(target, _replaced(inner, leaves)))
            case _:
                next(leaves)
                found.append(inline)
    return tuple(found)


def _ordinals(text: str) -> list[Inline]:
    """« 1er » as « 1 » and a raised « er », « 2ᵉ » as « 2 » and a raised « e »."""
    parts: list[Inline] = []
    at = 0
    for match in _RAISED.finditer(text):
        parts += _typed_ordinals(text[at : match.start()]) if at < match.start() else []
        parts.append(Superscript(unicodedata.normalize("NFKC", match[0])))
        at = match.end()
    return parts + _typed_ordinals(text[at:]) if at < len(text) or not parts else parts


def _typed_ordinals(text: str) -> list[Inline]:
    parts: list[Inline] = []
    at = 0
    for match in _ORDINAL.finditer(text):
        if match["number"].isdigit() or match["ending"] in ("er", "re", "e"):
            parts += [Text(text[at : match.end("number")]), Superscript(match["ending"])]
            at = match.end()
    if at < len(text) or not parts:
        parts.append(Text(text[at:]))
    return parts


# -- the rules at work ------------------------------------------------------------------------------------------


def _edited(leaves: list[str], language: str) -> list[str]:
    """The leaves with the rules applied to their concatenation."""
    line = _Line(leaves)
    line.replace(
        [
            edit
            for match in _QUOTED.finditer(line.masked())
            for edit in ((match.start(), match.start() + 1, "«"), (match.end() - 1, match.end(), "»"))
        ]
    )
    line.replace(list(_nested(line.masked())))
    there = set(line.masked())
    for near, pattern, becomes in _rules(language):
        if near and there.isdisjoint(near):
            continue
        blank = "blank" if "blank" in pattern.groupindex else 0
        line.replace([(*match.span(blank), becomes) for match in pattern.finditer(line.masked())])
    return line.leaves()


_GUILLEMET = re.compile(rf"(?P<opens>«){_BLANKS}*|{_BLANKS}*»")


def _nested(text: str) -> Iterator[tuple[int, int, str]]:
    """Quotes within quotes as “ and ”, where all that opens closes."""
    marks = list(_GUILLEMET.finditer(text))
    depth = 0
    found = []
    for mark in marks:
        opens = mark["opens"] is not None
        depth += opens
        if depth > 1:
            found.append((*mark.span(), "“" if opens else "”"))
        depth -= not opens
        if depth < 0:
            return
    if depth == 0:
        yield from found


class _Line:
    """Leaves read as one text and edited in place; every character knows its leaf."""

    def __init__(self, leaves: list[str]) -> None:
        self.count = len(leaves)
        self.characters = [character for leaf in leaves for character in leaf]
        self.owners = [index for index, leaf in enumerate(leaves) for _ in leaf]
        self._masked = ""

    def masked(self) -> str:
        """The text with every address hidden, character for character."""
        if not self._masked:
            self._masked = ADDRESS.sub(lambda match: _HIDDEN * len(match[0]), "".join(self.characters))
        return self._masked

    def replace(self, edits: list[tuple[int, int, str]]) -> None:
        """Each edit replaces ``[start, end)``; edits are in order and do not overlap."""
        if not edits:
            return
        self._masked = ""
        characters: list[str] = []
        owners: list[int] = []
        at = 0
        for start, end, new in edits:
            characters += self.characters[at:start]
            owners += self.owners[at:start]
            if new:
                characters += new
                owners += [self._owner(start, end)] * len(new)
            at = end
        self.characters = characters + self.characters[at:]
        self.owners = owners + self.owners[at:]

    def _owner(self, start: int, end: int) -> int:
        """The leaf that what is put at ``[start, end)`` belongs to: never one that holds no words."""
        before = start - 1
        at = start if start < end or before < 0 or self.characters[before] == _HIDDEN else before
        return self.owners[min(at, len(self.owners) - 1)]

    def leaves(self) -> list[str]:
        found: list[list[str]] = [[] for _ in range(self.count)]
        for character, owner in zip(self.characters, self.owners, strict=True):
            found[owner].append(character)
        return ["".join(leaf) for leaf in found]
