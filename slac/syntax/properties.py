"""One property with what stands under its line: its value, its cases, its bullets, its own lines."""

from collections.abc import Sequence
from re import Match
from typing import NamedTuple

from slac.diagnostics import Diagnostic
from slac.source import Span
from slac.syntax.attempt import Attempt, reads
from slac.syntax.bullets import bullet_at
from slac.syntax.examples import example
from slac.syntax.items import items_of, paragraphs_of
from slac.syntax.keywords import BlockWord, PropertyWord, block_at, property_at
from slac.syntax.mistakes import mistake, remedy, said, said_line
from slac.syntax.page import Line, Page
from slac.syntax.reader import Stuck
from slac.syntax.tree import Case, Item, Key, Node, Property, Value
from slac.syntax.values import (
    KEYS,
    MOST_LEVELS,
    SUFFIX,
    absence,
    conditions_of,
    is_selon,
    keys_of,
    node_text,
    selon,
    skip_blanks,
    too_deep,
)

#: How many levels of lines may stand under one another: « P1 » under « essentiel » under « résolution » makes three.
DEEPEST = 8


class Place(NamedTuple):
    """Which property of which block is being read; no ``word`` where lines begin with a key instead of a keyword."""

    block: BlockWord
    word: PropertyWord | None

    @property
    def start(self) -> str:
        return "p_" + self.block.rule

    @property
    def lead(self) -> tuple[str, ...]:
        """What the grammar is told to have read before a value, on its line or in a case."""
        return (self.word.terminal,) if self.word else ("_CLE",)

    @property
    def keyword(self) -> str:
        return self.word.keyword if self.word else self.block.kind


def read_property(
    page: Page, block: BlockWord, word: PropertyWord, stop: int, line: Line, under: Sequence[Line]
) -> Property | None:
    """The property whose keyword ends at ``stop``, with the deeper lines ``under`` it; None if it does not read."""
    place = Place(block, word)
    page.keep_comment(line)
    end, rest = _continued(page, line, under)
    begin = skip_blanks(page, stop, end)
    sub, rest = _own_lines(page, place, rest)
    read = _value(page, place, line, begin, end, rest)
    if read is None:
        return None
    value, only_for = read
    last = max([value.span.end, *(s.span.end for s in sub)])
    return Property(
        keyword=word.keyword,
        value=value,
        keyword_span=page.span(line.begin, stop),
        span=page.span(line.begin, last),
        only_for=only_for,
        sub=sub,
    )


def read_keyed(page: Page, block: BlockWord, line: Line, under: Sequence[Line]) -> Property | None:
    """A line of « correspondants » or « escalade », which begins with a key, no keyword; None if it does not read."""
    place = Place(block, None)
    key = KEYS.match(page.code, line.begin, line.code_end)
    if key is None:
        return None
    page.keep_comment(line)
    case = _case(page, place, line, under, key, 1)
    if case is None:
        return None
    value = Value(page.span(line.begin, case.span.end), cases=(case,))
    return Property(
        block.kind, value, page.span(line.begin, line.begin), page.span(line.begin, case.span.end)
    )


def has_key(page: Page, line: Line) -> bool:
    """Whether a line begins as a case does."""
    return KEYS.match(page.code, line.begin, line.code_end) is not None


def _has_key_and_value(page: Page, line: Line) -> bool:
    key = KEYS.match(page.code, line.begin, line.code_end)
    return key is not None and key.end() < line.code_end


def _value(
    page: Page, place: Place, line: Line, begin: int, end: int, under: Sequence[Line], depth: int = 1
) -> tuple[Value, tuple[Key, ...]] | None:
    """The value in ``[begin, end)`` and what stands under it, and the keys of its suffix « pour P1 »."""
    word = place.word
    if begin >= end and under:
        if bullet_at(page, under[0]):
            if word is not None and word.bullets:
                node = page.reader.read(place.start, begin, end, place.lead, ("_PUCES",))
                if not isinstance(node, Stuck):
                    items = items_of(page, under)
                    return Value(page.span(under[0].begin, under[-1].end), items=items), ()
            page.report(_no_bullet(place, page.span(under[0].begin, under[0].end)))
            return None
        if word is not None and word.prose and not _reads_as_case(page, place, under[0]):
            return Value(page.span(under[0].begin, under[-1].end), items=paragraphs_of(page, under)), ()
        if word is not None and word.bullets and not _reads_as_case(page, place, under[0]):
            page.report(mistake("SYN53", page.span(under[0].begin, under[0].end)))
            return None
        cases = _cases(page, place, line, under, depth)
        return (Value(page.span(under[0].begin, under[-1].code_end), cases=cases), ()) if cases else None
    return _line_value(page, place, line, begin, end, under, depth)


def _line_value(
    page: Page, place: Place, line: Line, begin: int, end: int, under: Sequence[Line], depth: int
) -> tuple[Value, tuple[Key, ...]] | None:
    """A value on its line, with its conditions, and the bullets it may have below."""
    conditions, stop = conditions_of(page, begin, end)
    span = page.span(begin, end)
    takes_bullets = place.word is not None and place.word.bullets
    bullets = takes_bullets and bool(under) and bool(bullet_at(page, under[0]))
    trail = ("_PUCES",) if bullets else ()
    absent, hole = absence(page, begin, stop)
    node: Node | None = None
    only_for: tuple[Key, ...] = ()
    if absent is None and begin < stop and is_selon(page, begin, stop):
        node = selon(page, begin, stop)
    elif absent is None:
        read = page.reader.read(place.start, begin, stop, place.lead, trail)
        if isinstance(read, Stuck):
            suffix = SUFFIX.search(page.code, begin, stop)
            if suffix:
                again = page.reader.read(place.start, begin, suffix.start(), place.lead, trail)
                if not isinstance(again, Stuck):
                    only_for = keys_of(page, suffix, 1)
                    read, stop = again, suffix.start()
        if isinstance(read, Stuck):
            if begin >= stop:
                return Value(span, absent="vide"), ()
            attempt = Attempt(page, place.start, line.begin, begin, stop, place.lead)
            _explain(page, attempt, read, place)
            if under and bullet_at(page, under[0]):
                items_of(page, under)  # for their own mistakes
            return None
        if begin >= stop and takes_bullets and not bullets:
            return Value(span, absent="vide"), ()
        if stop - begin > MOST_LEVELS and too_deep(read):  # each level takes a sign of its own
            page.report(mistake("SYN57", span, limit=str(MOST_LEVELS)))
            return None
        node = Node(read.rule, read.items, page.span(begin, stop))
    text = (hole,) if hole else node_text(page, node)
    items: tuple[Item, ...] = ()
    if under:
        if bullets:
            items = items_of(page, under)
        else:
            for number, stray in enumerate(under):
                if number == 0 or property_at(place.block, page.code, stray.begin, stray.code_end):
                    _report_stray(page, place, line, stray, is_case=depth > 1)
    return Value(span, node=node, text=text, absent=absent, items=items, conditions=conditions), only_for


def _continued(page: Page, line: Line, under: Sequence[Line]) -> tuple[int, Sequence[Line]]:
    """Where a line that ends with a comma ends, after the deeper lines that continue it, and the lines left."""
    end, at = line.code_end, 0
    while at < len(under) and page.code[end - 1] == "," and not bullet_at(page, under[at]):
        page.keep_comment(under[at])
        end = under[at].code_end
        at += 1
    return end, under[at:]


def _explain(page: Page, attempt: Attempt, stuck: Stuck, place: Place) -> None:
    from slac.syntax.explain import explain_value  # only where something is wrong

    page.report(explain_value(attempt, stuck, place.block, place.word))


def _own_lines(
    page: Page, place: Place, under: Sequence[Line]
) -> tuple[tuple[Property, ...], Sequence[Line]]:
    """The properties of a property (« numéro », « dont V »), which stand first under it, and the lines left."""
    found: list[Property] = []
    at = 0
    while at < len(under):
        line = under[at]
        known = property_at(None, page.code, line.begin, line.code_end)
        if known is None:
            break
        word, stop = known
        read = page.reader.read("sous", line.begin, line.code_end)
        if isinstance(read, Stuck) and not (word.keyword == "dont" and place.word and place.word.lines):
            break
        at += 1
        page.keep_comment(line)
        if word.keyword == "dont" and not (place.word and place.word.lines):
            page.report(
                mistake("SYN58", page.span(line.begin, stop), word=said(page.text[line.begin : stop]))
            )
        elif isinstance(read, Stuck):
            attempt = Attempt(page, "sous", line.begin, line.begin, line.code_end)
            _explain(page, attempt, read, place)
        else:
            begin = skip_blanks(page, stop, line.code_end)
            value = Value(
                page.span(begin, line.code_end),
                node=read._replace(span=page.span(begin, line.code_end)),
                text=node_text(page, read),
            )
            found.append(
                Property(
                    word.keyword, value, page.span(line.begin, stop), page.span(line.begin, line.code_end)
                )
            )
    return tuple(found), under[at:]


def _cases(page: Page, place: Place, line: Line, under: Sequence[Line], depth: int) -> tuple[Case, ...]:
    """The cases in ``under``, one a line of its first column."""
    if depth >= DEEPEST:
        page.report(mistake("SYN57", page.span(under[0].begin, under[0].end), limit=str(DEEPEST)))
        return ()
    cases: list[Case] = []
    at = 0
    while at < len(under):
        one = under[at]
        deeper = at + 1
        while deeper < len(under) and under[deeper].column > one.column:
            deeper += 1
        case = _case_line(page, place, line, one, under[at + 1 : deeper], depth)
        if case:
            cases.append(case)
        at = deeper
    return tuple(cases)


def _no_bullet(place: Place, span: Span, *, among_cases: bool = False) -> Diagnostic:
    line = "" if among_cases else example(place.block.kind, place.keyword)
    shown = remedy("example", line=said_line(line)) if line else remedy("case", word=said(place.keyword))
    return mistake("SYN52", span, word=said(place.keyword), remedy=shown)


def _case_line(
    page: Page, place: Place, line: Line, one: Line, under: Sequence[Line], depth: int
) -> Case | None:
    """One line among the cases of a property."""
    span = page.span(one.begin, one.code_end)
    if bullet_at(page, one):
        page.report(_no_bullet(place, span, among_cases=True))
        return None
    known = property_at(place.block, page.code, one.begin, one.code_end)
    if known and reads(page, place.start, page.text[one.begin : one.code_end]):
        column = str(line.column + 1)
        shown = said(page.text[one.begin : known[1]])
        page.report(
            mistake(
                "SYN56",
                page.span(one.begin, known[1]),
                word=shown,
                property=said(place.keyword),
                column=column,
            )
        )
        return None
    key = KEYS.match(page.code, one.begin, one.code_end)
    if key is None:
        page.report(mistake("SYN51", span, word=said(place.keyword)))
        return None
    page.keep_comment(one)
    return _case(page, place, one, under, key, depth)


def _case(
    page: Page, place: Place, line: Line, under: Sequence[Line], key: Match[str], depth: int
) -> Case | None:
    """One case, after its key."""
    end, rest = _continued(page, line, under)
    begin = skip_blanks(page, key.end(), end)
    read = _value(page, place, line, begin, end, rest, depth + 1)
    if read is None:
        return None
    value, only_for = read
    keys = keys_of(page, key, 1)
    return Case(keys + only_for, value, page.span(line.begin, max(end, value.span.end)))


def _reads_as_case(page: Page, place: Place, line: Line) -> bool:
    """Whether a line is a case of the property: a key, then a value that reads."""
    key = KEYS.match(page.code, line.begin, line.code_end)
    if key is None or place.word is None:
        return False
    begin = skip_blanks(page, key.end(), line.code_end)
    if begin >= line.code_end:
        return False
    _, stop = conditions_of(page, begin, line.code_end)
    absent, _ = absence(page, begin, stop)
    return absent is not None or not isinstance(page.reader.read(place.start, begin, stop, place.lead), Stuck)


def _report_stray(page: Page, place: Place, line: Line, stray: Line, is_case: bool) -> None:
    """A deeper line under a property that has its value already."""
    block = place.block
    span = page.span(stray.begin, stray.code_end)
    known = property_at(block, page.code, stray.begin, stray.code_end)
    column = str(line.column + 1)
    if known:
        place_of = page.span(stray.begin, known[1])
        page.report(
            mistake("SYN23", place_of, word=said(place_of.text), block=said(block.kind), column=column)
        )
        return
    header = block_at(page.code, stray.begin, stray.code_end)
    if header and '"' in page.text[stray.begin : stray.code_end]:
        page.report(
            mistake("SYN16", page.span(stray.begin, header[1]), word=said(page.text[stray.begin : header[1]]))
        )
        return
    if bullet_at(page, stray):
        page.report(_no_bullet(place, span))
        return
    if is_case:
        page.report(mistake("SYN55", span, column=column))
        return
    whole = page.text[line.begin : line.code_end]
    if reads(page, place.start, whole + ", " + page.text[stray.begin : stray.code_end]):
        page.report(mistake("SYN54", span, repaired=said_line(whole + ",")))
    elif _has_key_and_value(page, stray):
        page.report(mistake("SYN50", span, word=said(place.keyword)))
    else:
        page.report(mistake("SYN55", span, column=column))
