"""Numbers that Word counts by itself, wherever it can count as the contract does.

« 4.2.1 » under « 4.2 » is the first of a level « %1.%2.%3 »: Word renumbers when a clause is inserted, and renvois
follow. Each level knows what Word would print next; where the contract's own number is another, its count is started
again from there. A label that no level of Word can print (« 4 bis ») stays words, and so do those below it.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from slac.document.docx.ooxml import element, put

#: Word has so many levels in a list.
_DEEPEST = 9
_TOKEN = re.compile(r"\d+|\b[IVXLC]+\b|\b[ivxlc]+\b|\b[A-Za-z]\b")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(slots=True, eq=False)
class Level:
    """A level of a list; ``last`` is the number Word printed last, ``own`` how it is written in a label."""

    list: "_List"
    index: int
    parent: "Level | None"
    text: str
    format: str
    start: int
    indent: int
    last: int = 0
    own: str = ""
    num: int = 0
    children: "dict[tuple[str, str], Level]" = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _List:
    abstract: int
    num: int
    levels: list[Level] = field(default_factory=list)
    overrides: list[tuple[int, int, int]] = field(default_factory=list)


class Numbering:
    """The lists of one file; ``write`` puts them into it once all is counted."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, str], _List] = {}
        self._all: list[_List] = []
        self._nums = 0

    def level(self, parent: Level | None, label: str, indent: int) -> Level | None:
        """The level at which Word prints ``label`` next, below ``parent``; None where it cannot.

        ``num`` and ``index`` of the level are what the paragraph bears; ``indent`` its hanging indent, in twips.
        """
        shape = _shape(parent, label)
        if shape is None:
            return None
        text, own, values = shape
        level, value = self._found(parent, text, values, indent)
        if level is None:
            return None
        self._count(level, value)
        level.own = own
        return level

    def _found(
        self, parent: Level | None, text: str, values: dict[str, int], indent: int
    ) -> tuple[Level | None, int]:
        if parent is None:
            known = [self._lists[text, name].levels[0] for name in values if (text, name) in self._lists]
        else:
            known = [parent.children[text, name] for name in values if (text, name) in parent.children]
        for level in known:
            if len(known) == 1 or values[level.format] == level.last + 1:
                return level, values[level.format]
        name = min(values, key=lambda name: (values[name], name))
        if parent is not None:
            if len(parent.list.levels) >= _DEEPEST:
                return None, 0
            index = len(parent.list.levels)
            written = text.replace("%0", f"%{index + 1}")
            level = Level(parent.list, index, parent, written, name, 1, indent, num=parent.list.num)
            parent.children[text, name] = level
        else:
            self._nums += 1
            found = _List(len(self._all), self._nums)
            level = Level(found, 0, None, text.replace("%0", "%1"), name, values[name], indent, num=found.num)
            level.last = values[name] - 1
            self._lists[text, name] = found
            self._all.append(found)
        level.list.levels.append(level)
        return level, values[name]

    def _count(self, level: Level, value: int) -> None:
        if value != level.last + 1:
            self._nums += 1
            level.num = self._nums
            level.list.overrides.append((level.num, level.index, value))
        level.last = value
        for child in level.list.levels:
            if child is not level and _below(child, level):
                child.last, child.num = 0, level.list.num

    def write(self, part: Any) -> None:
        """Add the lists to a file's numbering (``document.part.numbering_part.element``)."""
        abstracts = part.findall(qn("w:abstractNum"))
        base = max((int(e.get(qn("w:abstractNumId"))) for e in abstracts), default=-1) + 1
        first = part.find(qn("w:num"))
        for each in self._all:
            made = _abstract(each, base + each.abstract)
            if first is not None:
                first.addprevious(made)
            else:
                part.append(made)
        for each in self._all:
            _num(part, self.shift + each.num, base + each.abstract)
            for num, index, value in each.overrides:
                override = put(
                    _num(part, self.shift + num, base + each.abstract), "w:lvlOverride", ilvl=index
                )
                put(override, "w:startOverride", val=value)

    #: What is added to the numbers of lists, so as to leave alone those that the file has.
    shift = 0


def _below(child: Level, level: Level) -> bool:
    at = child.parent
    while at is not None:
        if at is level:
            return True
        at = at.parent
    return False


def _shape(parent: Level | None, label: str) -> tuple[str, str, dict[str, int]] | None:
    """A label as Word's pattern (« %0 » its own number), that number, and its value by format; None if it has none."""
    tokens = list(_TOKEN.finditer(label))
    if not tokens or "%" in label:
        return None
    own = tokens[-1]
    text = label[: own.start()] + "%0" + label[own.end() :]
    at = parent
    for token in reversed(tokens[:-1]):
        if at is None or at.own != token[0]:
            return None
        text = text[: token.start()] + f"%{at.index + 1}" + text[token.end() :]
        at = at.parent
    values = _values(own[0])
    return (text, own[0], values) if values else None


def _values(number: str) -> dict[str, int]:
    if number.isdigit():
        return {"decimal": int(number)} if number == str(int(number)) else {}
    case = "upper" if number.isupper() else "lower"
    found = {}
    if len(number) == 1:
        found[f"{case}Letter"] = ord(number.upper()) - ord("A") + 1
    if set(number.upper()) <= set(_ROMAN):
        figures = [_ROMAN[letter] for letter in number.upper()]
        pairs = zip(figures, [*figures[1:], 0], strict=True)
        found[f"{case}Roman"] = sum(-a if a < b else a for a, b in pairs)
    return found


def _abstract(each: _List, identifier: int) -> Any:
    made = element("w:abstractNum", abstractNumId=identifier)
    put(made, "w:multiLevelType", val="multilevel")
    for level in each.levels:
        lvl = put(made, "w:lvl", ilvl=level.index)
        put(lvl, "w:start", val=level.start)
        put(lvl, "w:numFmt", val=level.format)
        if level.parent is not None and level.parent.index != level.index - 1:
            put(lvl, "w:lvlRestart", val=level.parent.index + 1)
        put(lvl, "w:suff", val="tab")
        put(lvl, "w:lvlText", val=level.text)
        put(lvl, "w:lvlJc", val="left")
        shape = put(lvl, "w:pPr")
        put(put(shape, "w:tabs"), "w:tab", val="num", pos=level.indent)
        put(shape, "w:ind", left=level.indent, hanging=level.indent)
    return made


def _num(part: Any, identifier: int, abstract: int) -> Any:
    made = put(part, "w:num", numId=identifier)
    put(made, "w:abstractNumId", val=abstract)
    return made
