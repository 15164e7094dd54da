"""The lines of a file put together: blank lines, comments in their place, values in columns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from slac.syntax.folding import BLANKS
from slac.syntax.formatting.placing import STEP, Placed, Role
from slac.syntax.page import Line, Page
from slac.syntax.tree import Comment

#: A keyword or key longer than this does not push away the values of its neighbours.
LONGEST = 20

_PLAIN = str.maketrans(dict.fromkeys(BLANKS, " "))


class Row(NamedTuple):
    """A line of the result, or a comment on a line of its own (``line`` None; ``column`` where the source left it)."""

    line: Placed | None
    comment: str
    blank: bool
    column: int = 0


def arrange(page: Page, placed: Mapping[int, Placed], comments: Sequence[Comment]) -> str:
    """The whole text, which ends with one line end; "" for nothing."""
    rows = _rows(page, placed, comments)
    return "".join(f"{line}\n" for line in _written(rows))


# -- order, comments, blank lines ---------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """A line or a comment of the source; ``gap``: an empty line stands before it."""

    begin: int
    gap: bool
    column: int
    line: Line | None
    comment: Comment | None


def _rows(page: Page, placed: Mapping[int, Placed], comments: Sequence[Comment]) -> list[Row]:
    rows: list[Row] = []
    above: list[_Entry] = []
    before: Placed | None = None
    beside = {page.source.line_of(c.span.start): c for c in comments if not c.own_line}
    for entry in _entries(page, comments):
        if entry.line is None:
            above.append(entry)
            continue
        line = placed[entry.begin]
        comment = beside.get(page.source.line_of(entry.begin))
        rows += _with_comments(above, entry, line, before, first=not rows)
        rows[-1] = rows[-1]._replace(comment=_sign(comment) if comment else "")
        above, before = [], line
    for entry in above:
        rows.append(Row(None, _own(entry), entry.gap and bool(rows), STEP if entry.column else 0))
    return rows


def _entries(page: Page, comments: Sequence[Comment]) -> list[_Entry]:
    text = page.text
    places = [(line.begin, line.end, line.column, line, None) for line in page.lines]
    own = [(c.span.start, c.span.end, c.span.first.column - 1, None, c) for c in comments if c.own_line]
    entries: list[_Entry] = []
    end = 0
    for begin, stop, column, line, comment in sorted([*places, *own], key=lambda place: place[0]):
        entries.append(_Entry(begin, text.count("\n", end, begin) > 1, column, line, comment))
        end = stop
    return entries


def _with_comments(
    above: Sequence[_Entry], entry: _Entry, line: Placed, before: Placed | None, *, first: bool
) -> list[Row]:
    """A line, with the comments on the lines above it and the blank lines between them."""
    group = [*above, entry]
    outer = line.role is Role.HEADER and line.column == 0
    attached = _attached(group, outer=outer)
    own = attached if outer and before else 0  # these comments end the block before
    rows = []
    for number, one in enumerate(group):
        blank = one.gap and not (first and number == 0)
        if (
            before
            and number == attached
            and line.opens
            and not (len(group) == 1 and _follows(line, before, one))
        ):
            blank = True
        elif before and (line.continues or (number == 0 and _belongs(line, before))):
            blank = False
        if one.comment is None:
            rows.append(Row(line, "", blank))
            continue
        at_margin = one.column == 0 and one.comment.text.startswith(
            "#"
        )  # there only is it no forgotten title
        column = STEP if number < own else 0 if at_margin else -1
        rows.append(Row(None, _own(one), blank, column))
    return rows


def _attached(group: Sequence[_Entry], *, outer: bool) -> int:
    """Where what goes with the last of ``group`` begins: its comments at the margin, or those right above it."""
    last = len(group) - 1
    if outer:
        return next((n for n, one in enumerate(group) if one.column == 0), last)
    while last and not group[last].gap:
        last -= 1
    return last


def _follows(line: Placed, before: Placed, entry: _Entry) -> bool:
    """Whether a header stays right below another of its kind that has nothing under it (two « gamme »)."""
    return (
        not entry.gap
        and line.role is before.role is Role.HEADER
        and line.column == before.column
        and line.head.split(" ")[0] == before.head.split(" ")[0]
    )


def _belongs(line: Placed, before: Placed) -> bool:
    """Whether no blank line may stand between a line and what it introduces."""
    if line.opens:
        return before.role is Role.HEADER and line.column > before.column
    return before.role is Role.HEADER or (before.role is Role.PROPERTY and line.column > before.column)


def _own(entry: _Entry) -> str:
    return _sign(entry.comment) if entry.comment else ""


def _sign(comment: Comment) -> str:
    """A comment with its sign and a blank after it; what it draws with blanks stays."""
    text = comment.span.text.translate(_PLAIN).removeprefix("#").rstrip()
    return f"#{text}" if not text or text[0] in "# \t" else f"# {text}"


# -- columns ------------------------------------------------------------------------------------------------------


def _written(rows: Sequence[Row]) -> list[str]:
    widths = _widths(rows)
    lines: list[str] = []
    waiting: list[Row] = []
    value_column = 0
    for number, row in enumerate(rows):
        if row.line is None and row.column < 0:
            waiting.append(row)
            continue
        if row.line is None:
            column, text = row.column, ""
        else:
            one = row.line
            if one.continues:
                column, text = value_column, one.value
            else:
                width = widths.get(number)
                value_column = one.column + (width if width else STEP)
                column, text = one.column, one.head.ljust(width or 0) + one.value
        for comment in waiting:
            lines += [""] * comment.blank + [" " * column + comment.comment]
        waiting = []
        comment_after = f"  {row.comment}" if row.line and row.comment else row.comment
        lines += [""] * row.blank + [(" " * column + text + comment_after).rstrip()]
    return lines


def _widths(rows: Sequence[Row]) -> dict[int, int]:
    """How far from the beginning of its line each aligned value stands: after the longest keyword of its group.

    Headers right below one another make a group.
    """
    groups: dict[tuple[str, int], list[int]] = {}
    headers = 0
    for number, row in enumerate(rows):
        one = row.line
        if one is None or not one.aligned:
            continue
        if one.role is Role.HEADER:
            before = rows[number - 1].line if number and not row.blank else None
            headers += not (before and before.role is Role.HEADER and before.column == one.column)
            groups.setdefault(("headers", headers), []).append(number)
        else:
            groups.setdefault(("values", one.group), []).append(number)
    widths: dict[int, int] = {}
    for (what, _), numbers in groups.items():
        apart, most = (1, LONGEST * 2) if what == "headers" else (2, LONGEST)
        lengths = {n: len(line.head) for n in numbers if (line := rows[n].line)}
        shared = max((length for length in lengths.values() if length <= most), default=0)
        widths.update({n: max(length, shared) + apart for n, length in lengths.items()})
    return widths
