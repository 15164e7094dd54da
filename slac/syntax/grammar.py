"""``grammar/slac.lark`` compiled by Lark into LALR(1) tables.

Lark is imported here only, and only when tables must be made: reading a contract needs the tables alone
(``slac.syntax.tables``), which are kept. Making them takes about a second.

Keywords match folded text, whole words, whatever the blanks between them: no variant is spelt in the grammar.
"""

import re
from typing import TYPE_CHECKING, Any

from slac.resources import resource_folder
from slac.syntax.folding import fold

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

#: The end of a word: neither a letter nor a hyphen goes on.
_END = r"(?![\w-])"
#: Days may be joined by a hyphen: « lundi-vendredi ».
_ENDS = {"JOUR": r"(?!\w)"}

_STARTS = re.compile(r"^\??((?:e|p)_[a-z]+|sous|accolade):", re.MULTILINE)
_WORD_LIST = re.compile(
    r'^(_?[A-Z][A-Z_]*)(?:\.-?\d+)?:\s*("[^\W\d][^"\n]*"(?:\s*\|\s*"[^"\n]+")*)\s*$', re.MULTILINE
)
_QUOTED = re.compile(r'"([^"\n]+)"')
_BEGINS_WITH_LETTER = re.compile(r"[^\W\d]")


def grammar_text() -> str:
    """The definition of the language, as its file holds it."""
    return (resource_folder("grammar") / "slac.lark").read_text(encoding="utf-8")


def starts(text: str) -> tuple[str, ...]:
    """Every rule that a line, or a text between braces, is read with."""
    return tuple(_STARTS.findall(text))


def word_lists(text: str) -> dict[str, tuple[str, ...]]:
    """The terminals made of words only, with their words as the grammar spells them."""
    return {name: tuple(_QUOTED.findall(words)) for name, words in _WORD_LIST.findall(text)}


def words_pattern(words: tuple[str, ...], end: str = _END) -> str:
    """A regular expression for any of ``words`` in folded text, the longest first."""
    return "(?:" + "|".join(_word_pattern(w, end) for w in sorted(words, key=len, reverse=True)) + ")"


def build(text: str, **options: Any) -> "tuple[Lark, dict[str, tuple[str, ...]]]":
    """Lark's parser for the grammar, and the words of every terminal that is made of words.

    ``options`` go to Lark (``strict=True`` makes every conflict an error).
    """
    from lark import Lark
    from lark.lexer import Lexer, PatternRE, PatternStr

    class Unused(Lexer):
        """``slac.syntax.reader`` looks for words; Lark would spend a second on preparing to."""

        def __init__(self, conf: object) -> None:
            pass

        def lex(self, lexer_state: object, parser_state: object) -> Any:
            raise AssertionError("lines are read by slac.syntax.reader, not by Lark")

    words = word_lists(text)

    def edit(terminal: "TerminalDef") -> "TerminalDef":
        pattern = terminal.pattern
        if terminal.name in words:
            end = _ENDS.get(terminal.name, _END)
            terminal.pattern = PatternRE(words_pattern(words[terminal.name], end))
            terminal.priority = max(terminal.priority, 1)
        elif isinstance(pattern, PatternStr) and _BEGINS_WITH_LETTER.match(pattern.value):
            words[terminal.name] = (pattern.value,)
            terminal.pattern = PatternRE(_word_pattern(pattern.value, _END))
            terminal.priority = max(terminal.priority, 1 + len(pattern.value.split()))
        return terminal

    lark = Lark(
        text,
        parser="lalr",
        start=list(starts(text)),
        maybe_placeholders=True,
        propagate_positions=False,
        edit_terminals=edit,
        **{"lexer": Unused, **options},
    )
    return lark, words


def compile_tables(text: str) -> dict[str, Any]:
    """Everything reading needs, as plain JSON values: what ``slac.syntax.tables`` keeps and loads.

    A rule and a state are a line each, of words between blanks, so that reading needs to take apart only those it uses.
    """
    parser, words = build(text)
    table: Any = parser.parser.parser._parse_table  # Lark offers its table no other way
    rules = {rule: number for number, rule in enumerate(parser.rules)}
    states, starts_at, ends_at = _states(table, rules)
    return {
        "rules": [_rule(rule) for rule in parser.rules],
        "states": states,
        "starts": starts_at,
        "ends": ends_at,
        "terminals": [_terminal(t, words) for t in parser.terminals if t.name not in parser.ignore_tokens],
        "refused": list(word_lists(text)["NOM_REFUSE"]),
        "keywords": _keywords(parser.rules, words),
    }


def _states(table: Any, rules: "dict[Rule, int]") -> tuple[list[str], dict[str, int], dict[str, int]]:
    """The actions of each state (``symbol action`` and so on), and the states where each start begins and ends.

    States are numbered in the order in which they are met from the starts: Lark's own numbers change with every run.
    """
    numbers: dict[int, int] = {}
    met: list[int] = []

    def number(state: int) -> int:
        if state not in numbers:
            numbers[state] = len(met)
            met.append(state)
        return numbers[state]

    starts_at = {start: number(state) for start, state in sorted(table.start_states.items())}
    states: list[str] = []
    while len(states) < len(met):
        actions = sorted(table.states[met[len(states)]].items())
        states.append(
            " ".join(
                f"{symbol} {number(arg) if action.name == 'Shift' else -1 - rules[arg]}"
                for symbol, (action, arg) in actions
            )
        )
    ends_at = {start: number(state) for start, state in sorted(table.end_states.items())}
    return states, starts_at, ends_at


def _rule(rule: "Rule") -> str:
    """``origin size node spliced lone-child items``: as many symbols make a node of this name.

    A spliced one gives its items to its parent, one with a lone child is that child. ``items`` lists what is kept, in
    order: the place of a symbol, or -1 for an optional part that is absent.
    """
    options = rule.options
    places = iter(range(len(rule.expansion)))
    absences = options.empty_indices or [False] * len(rule.expansion)
    items = [-1 if absent else next(places) for absent in absences]
    words = [
        rule.origin.name,
        len(rule.expansion),
        rule.alias or rule.origin.name,
        int(rule.origin.name.startswith("_")),
        int(bool(options.expand1 and not rule.alias)),
        *(i for i in items if i < 0 or not getattr(rule.expansion[i], "filter_out", False)),
    ]
    return " ".join(map(str, words))


def _terminal(terminal: "TerminalDef", words: dict[str, tuple[str, ...]]) -> list[Any]:
    """``[name, priority, words, pattern]``: the words that end as words do, and what is looked for otherwise."""
    spelt = words.get(terminal.name)
    if spelt is None or terminal.name in _ENDS:
        return [terminal.name, terminal.priority, [], terminal.pattern.to_regexp()]
    elided = tuple(word for word in spelt if word.endswith("'"))
    whole = [word for word in spelt if word not in elided]
    return [terminal.name, terminal.priority, whole, words_pattern(elided) if elided else ""]


def _keywords(rules: "list[Rule]", words: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """The blocks with their properties, and the closed lists; see ``slac.syntax.keywords``."""
    by_origin: dict[str, list[Rule]] = {}
    for rule in rules:
        by_origin.setdefault(rule.origin.name, []).append(rule)

    def first_words(origin: str) -> list[list[Any]]:
        """Keywords that begin a rule: for each its terminal and its spellings, the canonical one first."""
        spellings: list[str] = []
        apart: list[list[Any]] = []
        terminal = ""
        for rule in sorted(by_origin[origin], key=lambda r: r.order):
            symbol = rule.expansion[0]
            known = words.get(symbol.name) if symbol.is_term else None
            if known is None:
                continue
            if len(known) > 1:
                apart = [[str(symbol.name), [w]] for w in known]
            elif known[0] not in spellings:
                terminal = terminal or str(symbol.name)
                spellings.append(known[0])
        return ([[terminal, spellings]] if spellings else []) + apart

    def below(origin: str) -> list[str]:
        """Which signs the rule has for what stands under or before its line."""
        signs = {s.name for rule in by_origin[origin] for s in rule.expansion if s.is_term}
        return sorted(signs & {"_PUCES", "_PROSE", "_DONT", "_CLE"})

    def properties(start: str) -> list[list[Any]]:
        if start not in by_origin:
            return []
        found = [rule.expansion[0].name for rule in sorted(by_origin[start], key=lambda r: r.order)]
        return [[name, first_words(name), below(name)] for name in found]

    blocks = [
        [start[2:], *first_words(start)[0], properties("p_" + start[2:])]
        for start in by_origin
        if start.startswith("e_")
    ]
    lists = {name: list(w) for name, w in words.items() if len(w) > 1 or not name.startswith("__")}
    return {"blocks": blocks, "under": properties("sous"), "lists": lists}


def _word_pattern(word: str, end: str) -> str:
    return r"[ \t\n]+".join(re.escape(part) for part in fold(word).split(" ")) + (
        "" if word.endswith("'") else end
    )
