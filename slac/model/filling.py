"""Values put where a text calls their parameter: ``{remise}`` in prose, in a quoted text, as a property's value.

The text is filled before it is read for good, and line by line, so that findings keep their line; their column is that
of the brace. What a value may do is settled twice: its type says what it is (``accepting``), and a text that its
author did not write is put in only if the file then reads, line by line, as it does with the word « mot » in its place.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Edit, Severity
from slac.model.accepting import MEASURES, Value
from slac.model.parameters import CHOICE, Fault, Parameter
from slac.source import Position, Source, Span
from slac.syntax import parse
from slac.syntax.folding import fold, folded_words
from slac.syntax.keywords import keywords, property_at
from slac.syntax.mistakes import said
from slac.syntax.tree import Block, Case, Node, Prose, Tree
from slac.syntax.tree import Value as Stated
from slac.syntax.values import KEYS

_MARK = re.compile(
    r'\\.|["«“]|\{[ \t]*(?:paramètre[ \t]+|parametre[ \t]+)?([^\W\d][\w-]*)[ \t]*\}', re.IGNORECASE
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
    """A brace that calls a parameter: ``[start, end)`` of the text, in which quotes ("" for none)."""

    start: int
    end: int
    name: str
    quote: str
    line: int


def _places(source: Source, known: Collection[str], apart: Collection[int]) -> Iterator[_Place]:
    start = 0
    for number, line in enumerate(source.text.split("\n"), 1):
        if "{" in line and number not in apart and not line.lstrip().startswith("#"):
            yield from _places_of_line(start, number, line, known)
        start += len(line) + 1


def _places_of_line(start: int, number: int, line: str, known: Collection[str]) -> Iterator[_Place]:
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
        if name in known:
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
        shape = _Shape(tree)
        stuck = {trial.line_of(m.span.start) for m in mistakes if m.severity is Severity.ERROR}
        finals = [
            self._text(place, shape.what(stretch.start, place.line), place.line in stuck)
            for place, stretch in zip(self.places, trial.stretches, strict=True)
        ]
        filled = self._with(finals, shape, stuck)
        if filled.text == trial.text:
            return Read(tree, mistakes, self.used)
        tree, mistakes = parse(filled)
        doubtful = [at for at, place in enumerate(self.places) if self._is_foreign(place)]
        changed = shape.changed(_Shape(tree)) - stuck if doubtful else frozenset()
        if not changed:
            return Read(tree, mistakes, self.used)
        faults = []
        for at in self._guilty(doubtful, changed):
            place = self.places[at]
            finals[at] = self.parameters[place.name].hole
            faults.append(
                _changes(self.source, self.parameters[place.name], self.values[place.name], place.line)
            )
        tree, mistakes = parse(self._with(finals, shape, stuck))
        return Read(tree, mistakes, self.used, tuple(faults))

    def _guilty(self, doubtful: Sequence[int], changed: Collection[int]) -> Iterator[int]:
        """The places on the lines that changed; of a line without any, those of the nearest line above."""
        lines = sorted({self.places[at].line for at in doubtful})
        blamed = {lines[max(bisect_right(lines, line) - 1, 0)] for line in changed}
        return (at for at in doubtful if self.places[at].line in blamed)

    def _filled(self, texts: Sequence[str]) -> Filled:
        return Filled(self.source, [(p.start, p.end, t) for p, t in zip(self.places, texts, strict=True)])

    def _with(self, texts: Sequence[str], shape: "_Shape", stuck: Collection[int]) -> Filled:
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

    def _value_of_line(self, place: _Place, shape: "_Shape") -> tuple[int, int] | None:
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
        if value is None:
            return parameter.hole
        if parameter.type != "texte":
            return _within(value.text, place.quote)
        return _WITNESS if place.quote else f'"{_WITNESS}"'

    def _text(self, place: _Place, what: str, stuck: bool) -> str:
        """What is put in a place that is ``what``: "text", "header", or the keyword of a property."""
        parameter, value = self.parameters[place.name], self.values[place.name]
        if value is None:
            return parameter.hole
        if place.quote:
            return _within(value.text, place.quote)
        if what == "text":
            return f"{{{value.text}}}" if parameter.type in MEASURES else value.text
        if parameter.type == "texte":
            bare = what in _OF_CELLS and _PLAIN_CELL.fullmatch(value.text)
            return value.text if bare else f'"{value.text}"'
        return f'"{_within(value.text, chr(34))}"' if parameter.type == CHOICE and stuck else value.text


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


# -- the shape of a file ----------------------------------------------------------------------------------------


class _Shape:
    """What each line of a file begins, words apart."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.lines: dict[int, list[str]] = {}
        self.texts: list[Span] = []
        self.keywords: dict[int, str] = {}
        self.headers: list[tuple[int, str]] = []
        for block in tree.blocks:
            self._block(block)
        self.texts.sort(key=lambda span: span.start)
        self._starts = [span.start for span in self.texts]
        for comment in tree.comments:
            self._note(comment.span, "#")

    def what(self, offset: int, line: int) -> str:
        """What stands at ``offset``: "text", the keyword of a property, or "header"."""
        at = bisect_right(self._starts, offset)
        if at and offset < self.texts[at - 1].end:
            return "text"
        return self.keywords.get(line, "header")

    def block_above(self, line: int) -> str:
        """The kind of the block that a line belongs to; "" before the first."""
        at = bisect_right(self.headers, line, key=lambda header: header[0])
        return self.headers[at - 1][1] if at else ""

    def changed(self, other: "_Shape") -> frozenset[int]:
        """The lines that are not alike in both."""
        lines = self.lines.keys() | other.lines.keys()
        return frozenset(line for line in lines if self.lines.get(line) != other.lines.get(line))

    def _note(self, span: Span, what: str) -> int:
        line = span.source.line_of(span.start)
        self.lines.setdefault(line, []).append(what)
        return line

    def _block(self, block: Block) -> None:
        line = self._note(block.header_span, _node(block.header))
        self.headers.append((line, block.kind))
        for stated in block.properties:
            self._note(stated.span, stated.keyword)
            self._value(stated.keyword, stated.value, stated.span)
            for own in stated.sub:
                self._note(own.span, own.keyword)
                self._value(own.keyword, own.value, own.span)
        for piece in block.prose:
            self._prose(piece)

    def _value(self, keyword: str, value: Stated, span: Span) -> None:
        first, last = (span.source.line_of(offset) for offset in (span.start, span.end))
        for line in range(first, last + 1):
            self.keywords[line] = keyword
        node = _node(value.node) if value.node else ""
        self._note(value.span, f"{node} {value.absent} {[c.kind for c in value.conditions]}")
        for case in value.cases:
            self._case(keyword, case)
        for item in value.items:
            self.texts.append(item.span)
            self._note(item.span, f"{item.marker} {item.depth}")

    def _case(self, keyword: str, case: Case) -> None:
        self._note(case.span, f"cas {len(case.keys)}")
        self._value(keyword, case.value, case.span)

    def _prose(self, piece: Prose) -> None:
        if piece.block is not None:
            self._note(piece.span, "paragraphe")
            self._block(piece.block)
            return
        self.texts.append(piece.span)
        kind = (
            "paragraph" if piece.kind == "placement" else piece.kind
        )  # « {5 %} » alone on its line is words
        self._note(piece.span, f"{kind} {piece.marker} {piece.depth}")


def _node(node: Node) -> str:
    items = (i if i is None else i.kind if not isinstance(i, Node) else _node(i) for i in node.items)
    return f"{node.rule}({','.join(map(str, items))})"
