"""Values put where a text calls their parameter: ``{remise}`` in prose, in a quoted text, as a property's value.

The text is filled before it is read for good, and line by line, so that findings keep their line; their column is that
of the brace. What a value may do is settled twice: its type says what it is (``accepting``), and a text that its
author did not write is put in only if the file then reads, line by line, as it does with the word « mot » in its place.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Edit, Severity
from slac.model.accepting import MEASURES, Value
from slac.model.parameters import CHOICE, Fault, Parameter
from slac.model.shape import Shape
from slac.record import replace
from slac.source import Position, Source, Span
from slac.syntax import parse
from slac.syntax.folding import fold, folded_words
from slac.syntax.keywords import keywords, property_at
from slac.syntax.mistakes import said
from slac.syntax.tree import Tree
from slac.syntax.values import KEYS

_MARK = re.compile(
    r"\\.|[\"«“]"
    r"|\{[ \t]*(?:param[eè]tre[ \t]+)?([^\W\d][\w-]*)[ \t]*\}"
    r"|\{[^{}\n]*[ \t'’]([^\W\d][\w-]*)[ \t]*\}",
    re.IGNORECASE,
)
_CLOSING = {'"': '"', "«": "»", "“": "”"}
#: Properties whose lines hold cells, which need quotes only for what would end a cell.
_OF_CELLS = ("ligne", "colonnes", "note")
_PLAIN_CELL = re.compile(r"\w[\w '’.&/()-]*")
_WITNESS = "mot"


class _Stretch(NamedTuple):
    """``[start, end)`` of the filled text, for ``[author_start, author_end)`` of the author's."""

    start: int
    end: int
    author_start: int
    author_end: int


class Filled(Source):
    """An author's text with values in it; places are given in the author's file, a value's being that of its brace."""

    def __init__(self, author: Source, fills: Sequence[tuple[int, int, str]]) -> None:
        """``fills`` are stretches of the author's text and what stands there instead, in order, on one line each."""
        pieces: list[str] = []
        stretches: list[_Stretch] = []
        at = length = 0
        for begin, end, text in fills:
            pieces += (author.text[at:begin], text)
            length += begin - at
            stretches.append(_Stretch(length, length + len(text), begin, end))
            length += len(text)
            at = end
        super().__init__("".join((*pieces, author.text[at:])), author.path)
        self.author = author
        self.stretches = tuple(stretches)

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    def _before(self, offset: int) -> _Stretch | None:
        """The last stretch that begins at or before ``offset``."""
        at = bisect_right(self._starts, offset)
        return self.stretches[at - 1] if at else None

    def in_author(self, offset: int) -> int:
        """The author's offset of what stands at ``offset``; within a value, that of its brace."""
        last = self._before(offset)
        if last is None:
            return offset
        return last.author_start if offset < last.end else last.author_end + offset - last.end

    def in_value(self, span: Span) -> bool:
        """Whether a place of this text lies in what was put in."""
        last = self._before(span.start)
        return last is not None and span.end <= last.end

    def position(self, offset: int) -> Position:
        return self.author.position(self.in_author(offset))

    def authored(self, span: Span) -> Span | None:
        """The place in the author's text, None when a value stands in it."""
        if any(s.start < span.end and span.start < s.end for s in self.stretches):
            return None
        return Span(self.author, self.in_author(span.start), self.in_author(span.end))


def is_value(span: Span) -> bool:
    """Whether a place lies in the value of a parameter, or in the hole that stands for one."""
    return isinstance(span.source, Filled) and span.source.in_value(span)


def authored(diagnostic: Diagnostic) -> Diagnostic:
    """A finding whose fix, if any, edits what the author wrote; none where it would edit a value."""
    if diagnostic.fix is None or not any(isinstance(e.span.source, Filled) for e in diagnostic.fix.edits):
        return diagnostic
    edits = []
    for span, text in diagnostic.fix.edits:
        place = span.source.authored(span) if isinstance(span.source, Filled) else span
        if place is None:
            return replace(diagnostic, fix=None)
        edits.append(Edit(place, text))
    return replace(diagnostic, fix=diagnostic.fix._replace(edits=tuple(edits)))


class Read(NamedTuple):
    """A file read with its values: ``used`` are the names of the parameters that it calls."""

    tree: Tree
    mistakes: tuple[Diagnostic, ...]
    used: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()


def read(
    source: Source,
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value | None],
    apart: Collection[int],
) -> Read:
    """Parse a file with the values of its parameters; nothing is put in the lines ``apart``."""
    places = tuple(_places(source, parameters, apart)) if parameters else ()
    if not places:
        return Read(*parse(source))
    filling = _Filling(source, places, parameters, values)
    return filling.read()


class _Place(NamedTuple):
    """A brace that calls a parameter: ``[start, end)`` of the text, in which quotes ("" for none).

    ``inside``: only the name in a citation, « {du prestataire} », where the parameter holds the name of a block.
    """

    start: int
    end: int
    name: str
    quote: str
    line: int
    inside: bool = False


def _places(source: Source, known: Mapping[str, Parameter], apart: Collection[int]) -> Iterator[_Place]:
    start = 0
    for number, line in enumerate(source.text.split("\n"), 1):
        if "{" in line and number not in apart and not line.lstrip().startswith("#"):
            yield from _places_of_line(start, number, line, known)
        start += len(line) + 1


def _places_of_line(start: int, number: int, line: str, known: Mapping[str, Parameter]) -> Iterator[_Place]:
    """The places of a line that begins at ``start``."""
    quote = ""
    at = closed = 0
    while mark := _MARK.search(line, at):
        at = mark.end()
        if mark.start() >= closed:
            quote = ""
        if mark.group() in _CLOSING and not quote:
            end = line.find(_CLOSING[mark.group()], at)
            if end >= 0:
                quote, closed = mark.group(), end + 1
                continue
        name = folded_words(mark.group(1) or "")
        cited = folded_words(mark.group(2) or "")
        if cited in known and known[cited].type == "nom":
            yield _Place(start + mark.start(2), start + mark.end(2), cited, quote, number, inside=True)
        elif name in known:
            yield _Place(start + mark.start(), start + at, name, quote, number)
        elif quote and mark.start() == closed - 1:  # the sign that closes what it also opens
            quote = ""


class _Filling:
    """One file being filled: read first with witnesses, which tells what each place is, then with the values."""

    def __init__(
        self,
        source: Source,
        places: Sequence[_Place],
        parameters: Mapping[str, Parameter],
        values: Mapping[str, Value | None],
    ) -> None:
        self.source = source
        self.places = places
        self.parameters = parameters
        self.values = values
        self.used = frozenset(place.name for place in places)

    def read(self) -> Read:
        texts = [self._witness(place) for place in self.places]
        trial = self._filled(texts)
        tree, mistakes = parse(trial)
        shape = Shape(tree)
        stuck = {trial.line_of(m.span.start) for m in mistakes if m.severity is Severity.ERROR}
        finals = [
            self._text(place, shape.what(stretch.start, place.line), place.line in stuck)
            for place, stretch in zip(self.places, trial.stretches, strict=True)
        ]
        filled = self._with(finals, shape, stuck)
        if filled.text == trial.text:
            return Read(tree, mistakes, self.used)
        tree, mistakes = parse(filled)
        foreign = [place for place in self.places if self._is_foreign(place)]
        changed = shape.changed(Shape(tree)) - stuck if foreign else frozenset()
        if not changed:
            return Read(tree, mistakes, self.used)
        guilty = _guilty(foreign, changed)
        faults = [
            _changes(self.source, self.parameters[n], self.values[n], line) for n, line in guilty.items()
        ]
        # Without the values that change a line, another may: again, then.
        again = _Filling(
            self.source, self.places, self.parameters, {**self.values, **dict.fromkeys(guilty)}
        ).read()
        return again._replace(faults=(*faults, *again.faults))

    def _filled(self, texts: Sequence[str]) -> Filled:
        return Filled(self.source, [(p.start, p.end, t) for p, t in zip(self.places, texts, strict=True)])

    def _with(self, texts: Sequence[str], shape: "Shape", stuck: Collection[int]) -> Filled:
        """The filled text; a property that cannot be read with a hole in its value is that hole alone."""
        fills: list[tuple[int, int, str]] = []
        whole: dict[int, tuple[int, int, str]] = {}
        for place in self.places:
            if self.values[place.name] is None and place.line in stuck and not place.quote:
                value = self._value_of_line(place, shape)
                if value is not None:
                    whole.setdefault(place.line, (*value, self.parameters[place.name].hole))
        for place, text in zip(self.places, texts, strict=True):
            if place.line not in whole:
                fills.append((place.start, place.end, text))
            elif whole[place.line] not in fills:
                fills.append(whole[place.line])
        return Filled(self.source, fills)

    def _value_of_line(self, place: _Place, shape: "Shape") -> tuple[int, int] | None:
        """Where the value of the property on the line of a place stands, in the author's text."""
        line = self.source.line_text(place.line)
        begin = self.source.text.rfind("\n", 0, place.start) + 1
        indent = len(line) - len(line.lstrip())
        kind = keywords().blocks.get(shape.block_above(place.line))
        if not indent or kind is None:
            return None
        shadow = fold(line)
        known = property_at(kind, shadow, indent, len(line))
        key = KEYS.match(shadow, indent, len(line))
        stop = known[1] if known else key.end() if key else 0
        value = begin + stop + len(line[stop:]) - len(line[stop:].lstrip())
        return (value, begin + len(line.rstrip())) if stop and value <= place.start else None

    def _is_foreign(self, place: _Place) -> bool:
        return self.parameters[place.name].type == "texte" and self.values[place.name] is not None

    def _witness(self, place: _Place) -> str:
        parameter, value = self.parameters[place.name], self.values[place.name]
        if place.inside:
            return value.text if value else parameter.written
        if value is None:
            return parameter.hole
        if parameter.type != "texte":
            return _within(value.text, place.quote)
        return _WITNESS if place.quote else f'"{_WITNESS}"'

    def _text(self, place: _Place, what: str, stuck: bool) -> str:
        """What is put in a place that is ``what``: "text", "header", or the keyword of a property."""
        parameter, value = self.parameters[place.name], self.values[place.name]
        if value is None or place.inside:
            return self._witness(place)
        if place.quote:
            return _within(value.text, place.quote)
        if what == "text":
            return f"{{{value.text}}}" if parameter.type in (*MEASURES, "nom") else value.text
        if parameter.type == "texte":
            bare = what in _OF_CELLS and _PLAIN_CELL.fullmatch(value.text)
            return value.text if bare else f'"{value.text}"'
        return f'"{_within(value.text, chr(34))}"' if parameter.type == CHOICE and stuck else value.text


def _guilty(places: Sequence[_Place], changed: Collection[int]) -> dict[str, int]:
    """The parameters called on the lines that changed, or on the nearest above, and the first line of each."""
    lines = sorted({place.line for place in places})
    blamed = {lines[max(bisect_right(lines, line) - 1, 0)] for line in changed}
    found: dict[str, int] = {}
    for place in places:
        if place.line in blamed:
            found.setdefault(place.name, place.line)
    return found


def _within(text: str, quote: str) -> str:
    """A text without the sign that would close the quotes it is put in."""
    match quote:
        case "«":
            return text.replace("«", "“").replace("»", "”")
        case "“":
            return text.replace("“", "«").replace("”", "»")
    return text


def _changes(source: Source, parameter: Parameter, value: Value | None, line: int) -> Fault:
    text = said(value.text) if value else ""
    return Fault(
        "PAR01",
        Severity.ERROR,
        f"La valeur {text} de « {parameter.written} » se lirait ici autrement que comme un texte.",
        source,
        line,
        "Mettez la citation entre guillemets dans le contrat, ou corrigez la valeur ; le projet laisse un trou.",
    )
