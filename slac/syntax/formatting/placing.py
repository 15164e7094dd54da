"""Each line of a file with the column where it belongs and what stands on it, found from the tree."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from slac.syntax.bullets import after_marker
from slac.syntax.folding import folded_words
from slac.syntax.formatting.markers import marker_of
from slac.syntax.formatting.spacing import Atom, joined
from slac.syntax.formatting.values import condition_atoms, key_atoms, line_atoms
from slac.syntax.formatting.words import brace, clean, text_line
from slac.syntax.keywords import PropertyWord, keywords
from slac.syntax.page import Line, Page
from slac.syntax.tree import Block, Case, Item, Property, Prose, Text, Tree, Value

#: How far what belongs to a line stands on its right.
STEP = 2

#: Properties that read as a sentence: one blank after the keyword, outside the column of values.
_SENTENCES = {"couvre", "exclut", "route"}


class Role(Enum):
    """What a line is, for the blank lines around it."""

    HEADER = "header"
    PROPERTY = "property"
    PROSE = "prose"


class Placed(NamedTuple):
    """A line: its column, its keyword, key or mark, and its value.

    ``aligned``: its value stands in one column with the others of its ``group`` (the properties of one block, the
    cases of one property). ``continues``: the value of the line before goes on. ``opens``: a blank line stands before
    it, whatever the author did.
    """

    role: Role
    column: int
    head: str
    value: str = ""
    group: int = 0
    aligned: bool = False
    continues: bool = False
    opens: bool = False


def place(page: Page, tree: Tree) -> dict[int, Placed]:
    """Every line that holds something, by the offset where it begins."""
    return _Placing(page).file(tree)


class _Placing:
    """The lines of one file being placed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.placed: dict[int, Placed] = {}
        self.begins = [line.begin for line in page.lines]
        self.groups = 0

    def file(self, tree: Tree) -> dict[int, Placed]:
        for block in tree.blocks:
            self._block(block, 0)
        return self.placed

    def _group(self) -> int:
        """A new group of lines whose values stand in one column."""
        self.groups += 1
        return self.groups

    # -- blocks ---------------------------------------------------------------------------------------------------

    def _block(self, block: Block, column: int) -> None:
        kind = keywords().blocks[block.kind]
        begin, end = block.header_span.start, block.header_span.end
        atoms = line_atoms(self.page, "e_" + kind.rule, begin, end, after=begin)
        label = block.label and block.label.span.start
        split = next((n for n, a in enumerate(atoms) if a.begin == label), len(atoms))
        head, value = joined(atoms[:split]), joined(atoms[split:])
        self.placed[begin] = Placed(Role.HEADER, column, head, value, aligned=bool(value), opens=True)
        group = self._group()
        for one in block.properties:
            self._property(block, one, column + STEP, group)
        self._prose(block.prose, column + STEP, opens=bool(block.properties))

    # -- properties -----------------------------------------------------------------------------------------------

    def _property(self, block: Block, one: Property, column: int, group: int) -> None:
        kind = keywords().blocks[block.kind]
        start = "p_" + kind.rule
        begin = one.span.start
        if (
            one.keyword_span.start == one.keyword_span.end
        ):  # no keyword: a line that begins with a key, or a phrase
            if one.value.cases:
                self._cases(one.value.cases, start, ("_CLE",), column, group)
            else:
                atoms = line_atoms(self.page, start, begin, one.value.span.end, after=begin)
                self._line(begin, Placed(Role.PROPERTY, column, joined(atoms), group=group), [])
            return
        word = next(p for p in kind.properties if p.keyword == one.keyword)
        keyword = _spelling(word, one.keyword_span.text)
        atoms = self._inline(one.value, start, begin, keyword, trailing_keys=one)
        if one.keyword == "note" and atoms:
            keyword, atoms = f"{keyword} {atoms[0].text}", atoms[1:]
        elif one.keyword == "après contournement" and atoms and atoms[0].text != ",":
            atoms.insert(0, Atom(atoms[0].begin, atoms[0].begin, ","))
        line = Placed(Role.PROPERTY, column, keyword, group=group, aligned=one.value.absent == "vide")
        self._line(begin, line, atoms, sentence=one.keyword in _SENTENCES)
        below = self._group()
        for sub in one.sub:
            self._own(sub, column + STEP, below)
        self._items(one.value.items, column + STEP)
        self._cases(one.value.cases, start, (word.terminal,), column + STEP, below)

    def _own(self, sub: Property, column: int, group: int) -> None:
        """A property of a property: « numéro 4.1 », « dont V "…" »."""
        begin = sub.span.start
        word = next(p for p in keywords().under if p.keyword == sub.keyword)
        keyword = _spelling(word, sub.keyword_span.text)
        end = sub.value.span.end
        atoms = line_atoms(self.page, "sous", begin, end, after=sub.keyword_span.end, keyword=keyword)
        if sub.keyword == "dont":
            keyword, atoms = f"{keyword} {atoms[0].text}", atoms[1:]
        self._line(begin, Placed(Role.PROPERTY, column, keyword, group=group), atoms)

    def _cases(
        self, cases: Sequence[Case], start: str, lead: tuple[str, ...], column: int, group: int
    ) -> None:
        for case in cases:
            value = case.value
            stop = value.node.span.start if value.node else value.span.start
            own = [k for k in case.keys if k.word.span.start < stop or not value.node]
            suffix = case.keys[len(own) :]
            head = joined(key_atoms(self.page, own))
            atoms = self._inline(value, start, stop, "", lead=lead)
            if suffix:
                atoms += [
                    Atom(atoms[-1].end, suffix[0].word.span.start, "pour"),
                    *key_atoms(self.page, suffix),
                ]
            line = Placed(Role.PROPERTY, column, head, group=group, aligned=value.absent == "vide")
            self._line(case.span.start, line, atoms)
            self._items(value.items, column + STEP)
            self._cases(value.cases, start, lead, column + STEP, self._group())

    def _inline(
        self,
        value: Value,
        start: str,
        begin: int,
        keyword: str,
        *,
        lead: tuple[str, ...] = (),
        trailing_keys: Property | None = None,
    ) -> list[Atom]:
        """What stands on the line of a property or a case, after its keyword or key."""
        page, node = self.page, value.node
        atoms: list[Atom] = []
        if node is not None and node.rule == "selon":
            cited = brace(node.words()[0].text)
            atoms = [Atom(node.span.start, node.span.end, f"selon {cited}")]
        elif node is not None:
            trail = ("_PUCES",) if value.items else ()
            after = node.span.start
            atoms = line_atoms(
                page, start, begin, node.span.end, after=after, keyword=keyword, lead=lead, trail=trail
            )
        elif value.absent == "trou":
            begin, end = value.text[0].span.start, value.text[0].span.end
            atoms = [Atom(begin, end, f"[{clean(page.text[begin + 1 : end - 1])}]")]
        elif value.absent not in (None, "vide"):
            atoms = [Atom(value.span.start, value.span.start, str(value.absent))]
        if trailing_keys and trailing_keys.only_for:
            keys = key_atoms(page, trailing_keys.only_for)
            atoms += [Atom(keys[0].begin, keys[0].begin, "pour"), *keys]
        for condition in value.conditions:
            atoms += condition_atoms(page, condition)
        return atoms

    def _line(self, begin: int, line: Placed, atoms: Sequence[Atom], *, sentence: bool = False) -> None:
        """A line, and those on which its value goes on."""
        rows = self._rows(begin, atoms)
        first = joined(rows[0][1]) if rows else ""
        head = line.head
        if (sentence and first) or first.startswith(","):
            head, first = joined([Atom(0, 0, head), Atom(0, 0, first)]), ""
        self.placed[begin] = line._replace(head=head, value=first, aligned=line.aligned or bool(first))
        for start, row in rows[1:]:
            self.placed[start] = Placed(line.role, line.column, "", joined(row), continues=True)

    def _rows(self, begin: int, atoms: Sequence[Atom]) -> list[tuple[int, list[Atom]]]:
        """The atoms of each line, with the offset where it begins."""
        rows: list[tuple[int, list[Atom]]] = []
        for atom in atoms:
            start = max(begin, self._line_at(atom.begin).begin)
            if not rows or start > rows[-1][0]:
                rows.append((start, []))
            rows[-1][1].append(atom)
        return rows

    # -- text -----------------------------------------------------------------------------------------------------

    def _items(self, items: Sequence[Item], column: int) -> None:
        columns = [column]
        for item in items:
            self._item(item.marker, item.depth, item.text, item.span.start, columns, Role.PROSE)

    def _item(
        self,
        marker: str,
        depth: int,
        text: Text,
        begin: int,
        columns: list[int],
        role: Role,
        *,
        opens: bool = False,
    ) -> None:
        """A bullet; ``columns`` holds where those of each depth stand, and learns where its children do."""
        page = self.page
        mark = marker_of(marker)
        line = self._line_at(begin)
        del columns[depth:]
        column = columns[-1]
        inside = column + (len(mark) + 1 if mark else 0)
        columns.append(inside)
        shown = text_line(page.text[after_marker(page, line, marker) if marker else begin : line.end])
        self.placed[begin] = Placed(role, column, f"{mark} {shown}".strip(), opens=opens)
        for other in self._lines_of(text):
            if other.begin > begin:
                self.placed[other.begin] = Placed(role, inside, text_line(page.text[other.begin : other.end]))

    def _prose(self, prose: Sequence[Prose], column: int, *, opens: bool) -> None:
        columns: list[int] = []
        before: Prose | None = None
        for one in prose:
            begin = one.span.start
            apart = opens or (before is not None and "subsection" in (before.kind, one.kind))
            if one.block:
                self._block(one.block, column)
                self.placed[begin] = self.placed[begin]._replace(opens=apart)
            elif one.kind == "item":
                if not columns:
                    under = before is not None and before.kind == "paragraph" and not self._line_at(begin).gap
                    columns = [column + STEP if under else column]
                self._item(one.marker, one.depth, one.text, begin, columns, Role.PROSE, opens=apart)
            else:
                for line in self._lines_of(one.text):
                    shown = text_line(self.page.text[line.begin : line.end])
                    self.placed[line.begin] = Placed(Role.PROSE, column, shown)
                self.placed[begin] = self.placed[begin]._replace(opens=apart)
            if one.kind != "item":
                columns = []
            before, opens = one, False

    def _line_at(self, offset: int) -> Line:
        """The line that holds ``offset``."""
        return self.page.lines[max(0, bisect_left(self.begins, offset + 1) - 1)]

    def _lines_of(self, text: Text) -> Iterable[Line]:
        """The lines that begin with words of ``text``, or in them."""
        for part in text:
            first = bisect_left(self.begins, part.span.start)
            last = bisect_left(self.begins, part.span.end)
            yield from self.page.lines[first:last]


def _spelling(word: PropertyWord, typed: str) -> str:
    """The author's spelling of a keyword (it may agree in gender and number), with its accents and no capitals."""
    folded = folded_words(typed)
    return next((s for s in word.spellings if folded_words(s) == folded), word.keyword)
