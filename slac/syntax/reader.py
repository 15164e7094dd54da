"""One line, or a text between braces, read with a start of the grammar.

The words of a line depend on what the grammar accepts at each place: only those are looked for, the one of highest
priority first, then the longest. Words are compared in the folded text; what the tree holds is cut from the author's.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from slac.source import Source, Span
from slac.syntax.folding import fold
from slac.syntax.tables import Tables, Terminal
from slac.syntax.tree import Node, Word

END = "$END"
_WORD = re.compile(r"[^\W\d][\w'-]*")
_BLANKS = " \t\n"
_INSIDE_WORD = re.compile(r"[\w-]")

_Item = Node | Word | None


#: A word that was read and not yet cut out, by its name in the grammar; a word, a node, or what a spliced rule gives
#: its parent.
_Value = str | Node | Word | list[_Item] | None
_Match = Callable[[str, int, int], "re.Match[str] | None"]

#: The items of a rule that are its only symbol.
_ITSELF = (0,)
#: Words, nodes and their places are half of what reading makes: without the checks of their constructors.
_make = tuple.__new__


class Stuck(NamedTuple):
    """Where reading stopped: the word at ``at`` (``end``: there is none) does not fit; ``stack`` says what would."""

    at: int
    end: int
    stack: tuple[int, ...]


class _Choice(NamedTuple):
    """What may come in one state: words by their first part, then patterns by falling priority."""

    words: dict[str, list[tuple[int, tuple[str, ...], str]]]
    patterns: list[tuple[int, str, str]]


class Reader:
    """Reads the lines of one source."""

    def __init__(self, tables: Tables, source: Source, shadow: str) -> None:
        self.tables = tables
        self.source = source
        self.shadow = shadow
        self._choices = _choices_of(id(tables.states))

    def read(
        self, start: str, begin: int, end: int, lead: tuple[str, ...] = (), trail: tuple[str, ...] = ()
    ) -> Node | Stuck:
        """The node for what stands in ``[begin, end)``.

        ``lead`` and ``trail`` name words of the grammar that are taken as read before and after it: the keyword of a
        case, the signs for what stands under a line.
        """
        tables = self.tables
        run = _Run(tables, self.source, tables.starts[start])
        for name in lead:
            if not run.feed(name, begin, begin):
                return Stuck(begin, end, tuple(run.stack))
        shadow, next_word, feed, stack = self.shadow, self.next_word, run.feed, run.stack
        at = _skip(shadow, begin, end)
        while at < end:
            found = next_word(stack, at, end)
            if found is None or not feed(found[0], at, found[1]):
                return Stuck(at, end, tuple(stack))
            at = _skip(shadow, found[1], end)
        for name in trail:
            if not run.feed(name, end, end):
                return Stuck(end, end, tuple(run.stack))
        node = run.finish(tables.ends[start], end)
        return Stuck(end, end, tuple(run.stack)) if node is None else node

    def expected(self, stuck: Stuck) -> tuple[str, ...]:
        """The words of the grammar that would fit, sorted by name; « $END » where the line may end."""
        return tuple(sorted(n for n in self.tables.states[stuck.stack[-1]] if self._fits(n, stuck.stack)))

    def _fits(self, name: str, stack: Sequence[int]) -> bool:
        """Whether ``name`` can be shifted, or ends the line, after the reductions it allows."""
        states, rules, ends = self.tables.states, self.tables.rules, self.tables.ends
        if name not in self.tables.terminals and name != END:
            return False
        action = states[stack[-1]].get(name)
        if action is None or action >= 0:
            return action is not None
        trial = list(stack)
        while True:
            action = states[trial[-1]].get(name)
            if action is None or action >= 0:
                return action is not None
            rule = rules[-1 - action]
            if rule.size:
                del trial[-rule.size :]
            trial.append(states[trial[-1]][rule.origin])
            if name == END and trial[-1] in ends.values():
                return True

    def next_word(self, stack: list[int], at: int, end: int) -> tuple[str, int] | None:
        """The word at ``at`` that fits, and where it ends.

        A state also lists words that only end what stands before it; one that would not fit after that is passed over
        for the next best.
        """
        state = stack[-1]
        choice = self._choices.get(state)
        if choice is None:
            choice = self._choices[state] = _choice(self.tables, state)
        shadow = self.shadow
        found: list[tuple[int, int, str]] = []
        word = _WORD.match(shadow, at, end)
        if word:
            for priority, parts, name in choice.words.get(word.group(), ()):
                stop = _phrase_end(shadow, parts, word.end(), end) if len(parts) > 1 else word.end()
                if stop:
                    found.append((priority, stop, name))
        best = max(found)[0] if found else None
        for priority, name, pattern in choice.patterns:
            if best is not None and priority < best:
                break
            matched = _matcher(pattern)(shadow, at, end)
            if matched:
                stop = matched.end()
                if stop > at:
                    found.append((priority, stop, name))
                    best = priority if best is None else best
        if len(found) > 1:
            found.sort(reverse=True)
        actions = self.tables.states[state]
        for _, stop, name in found:
            if actions[name] >= 0:  # it is taken as it comes
                return name, stop
            if self._fits(name, stack):
                return name, stop
        if best is not None:  # nothing of that priority fits: everything else is tried
            return self._less_likely(choice, stack, at, end, best)
        return None

    def _less_likely(
        self, choice: _Choice, stack: list[int], at: int, end: int, below: int
    ) -> tuple[str, int] | None:
        """The best fitting word among patterns of a priority below ``below``."""
        found = [
            (priority, matched.end(), name)
            for priority, name, pattern in choice.patterns
            if priority < below
            and (matched := _matcher(pattern)(self.shadow, at, end))
            and matched.end() > at
        ]
        found.sort(reverse=True)
        return next(((name, stop) for _, stop, name in found if self._fits(name, stack)), None)


class _Run:
    """The stacks of one reading: states, and for each symbol its value with its place."""

    __slots__ = ("begins", "ends", "rules", "source", "stack", "states", "values")

    def __init__(self, tables: Tables, source: Source, state: int) -> None:
        self.source = source
        self.states = tables.states
        self.rules = tables.rules
        self.stack = [state]
        self.values: list[_Value] = []
        self.begins: list[int] = []
        self.ends: list[int] = []

    def feed(self, name: str, begin: int, end: int) -> bool:
        """Take one word; False if it does not fit."""
        stack, states = self.stack, self.states
        while True:
            action = states[stack[-1]].get(name)
            if action is None:
                return False
            if action >= 0:
                stack.append(action)
                self.values.append(name)
                self.begins.append(begin)
                self.ends.append(end)
                return True
            self._reduce(-1 - action, begin)

    def finish(self, last: int, end: int) -> Node | None:
        """The node of the start, or None if something is missing."""
        while True:
            action = self.states[self.stack[-1]].get(END)
            if action is None or action >= 0:
                return None
            self._reduce(-1 - action, end)
            if self.stack[-1] == last:
                value = self.values[-1]
                return value if isinstance(value, Node) else None

    def _reduce(self, number: int, at: int) -> None:
        origin, size, node, spliced, lone_child, places = self.rules[number]
        stack, values, begins, ends = self.stack, self.values, self.begins, self.ends
        if size == 1 and places == _ITSELF:
            only = type(values[-1])
            if (lone_child and only is Node) or (spliced and only is list):  # passed on as it is
                stack[-1] = self.states[stack[-2]][origin]
                return
        source = self.source
        base = len(values) - size
        begin, end = (begins[base], ends[-1]) if size else (at, at)
        items: list[_Item] = []
        if (
            spliced
            and places
            and places[0] >= 0
            and isinstance(first_value := values[base + places[0]], list)
        ):
            items, places = (
                first_value,
                places[1:],
            )  # a list grows in place: copying it would take time squared
        for place in places:
            value = values[base + place] if place >= 0 else None
            if isinstance(value, list):
                items.extend(value)
            elif isinstance(value, str):
                first, last = begins[base + place], ends[base + place]
                items.append(
                    _make(Word, (value, source.text[first:last], _make(Span, (source, first, last))))
                )
            else:
                items.append(value)
        made: _Value
        if spliced:
            made = items
        elif lone_child and len(items) == 1:
            made = items[0]
        else:
            made = _make(Node, (node, tuple(items), _make(Span, (source, begin, end))))
        del stack[base + 1 :], values[base:], begins[base:], ends[base:]
        stack.append(self.states[stack[-1]][origin])
        values.append(made)
        begins.append(begin)
        ends.append(end)


def _skip(shadow: str, at: int, end: int) -> int:
    while at < end and shadow[at] in _BLANKS:
        at += 1
    return at


def _phrase_end(shadow: str, parts: tuple[str, ...], at: int, end: int) -> int:
    """Where a phrase ends whose first word ends at ``at``; 0 if its other words do not follow."""
    for part in parts[1:]:
        begin = _skip(shadow, at, end)
        if begin == at or not shadow.startswith(part, begin, end):
            return 0
        at = begin + len(part)
    return 0 if _INSIDE_WORD.match(shadow, at, end) else at


@cache
def _choices_of(identity: int) -> dict[int, _Choice]:
    """What each state of some tables accepts, worked out when it is first met."""
    return {}


def _choice(tables: Tables, state: int) -> _Choice:
    words: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    patterns: list[tuple[int, str, str]] = []
    for name in tables.states[state]:
        terminal = tables.terminals.get(name)
        if terminal is None:
            continue
        if terminal.pattern:
            patterns.append((terminal.priority, name, terminal.pattern))
        for parts in _parts(terminal):
            words.setdefault(parts[0], []).append((terminal.priority, parts, name))
    patterns.sort(key=lambda p: (-p[0], p[1]))
    return _Choice(words, patterns)


@cache
def _matcher(pattern: str) -> _Match:
    """How a pattern is looked for; compiling all of them would take longer than reading a contract."""
    return re.compile(pattern).match


@cache
def _parts(terminal: Terminal) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(word).split(" ")) for word in terminal.words)
