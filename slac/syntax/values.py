"""What any value may have or be: conditions after it, keys before it, words that stand in its place, texts in it."""

import re
from typing import Literal

from slac.syntax.checks import check_words
from slac.syntax.folding import folded_words
from slac.syntax.inline import inside, read_text
from slac.syntax.page import QUOTED, Page
from slac.syntax.tree import Absent, Condition, Hole, Key, Node, Text, Word

_NAME = r"[^\W\d][\w-]*"
_LINK = r"(?:[ \t]*,[ \t]*|[ \t]+et[ \t]+)(?!plus\b)"
#: The keys of a case: names or quoted labels joined by commas or « et », « et plus » after the last.
KEYS = re.compile(
    rf"(?:pour[ \t]+)?((?:{QUOTED}|{_NAME})(?:{_LINK}(?:{QUOTED}|{_NAME}))*)([ \t]+et[ \t]+plus\b)?[ \t]*:?(?=[ \t]|$)"
)
#: The suffix « pour P1, P2 » at the end of a value.
SUFFIX = re.compile(rf"(?<=[ \t])pour[ \t]+({_NAME}(?:{_LINK}{_NAME})*)([ \t]+et[ \t]+plus)?$")
#: How deep the parts of a value may be.
MOST_LEVELS = 60
_ONE_KEY = re.compile(rf"{QUOTED}|{_NAME}")
_CONDITION = re.compile(r",[ \t\n]*(si|sauf|pendant)[ \t]+$")
_OPENING = {'"': '"', "»": "«", "”": "“"}
#: How far before its text the word of a condition is looked for, in characters.
_NEAR = 60
_KINDS: dict[str, Literal["si", "sauf", "pendant"]] = {"si": "si", "sauf": "sauf", "pendant": "pendant"}
_HOLE = re.compile(r"\[[^\[\]{}\n]*\]")
_ABSENT: dict[str, Absent] = {
    "a completer": "à compléter",
    "a designer": "à désigner",
    "a convenir": "à convenir",
    "sur demande": "sur demande",
    "sans objet": "sans objet",
}
_SELON = re.compile(r"selon[ \t]+\{[^{}\n]*\}")
_TEXTS = ("TEXTE", "PHRASE", "CELLULE", "CELLULE_BARRE", "ACCOLADE")


def keys_of(page: Page, match: re.Match[str], group: int) -> tuple[Key, ...]:
    """The keys of a case, or of the suffix « pour P1, P2 »; « et plus » goes with the last."""
    found = _ONE_KEY.finditer(page.code, match.start(group), match.end(group))
    spans = [page.span(one.start(), one.end()) for one in found if one.group() != "et"]
    keys = [Key(Word("TEXTE" if s.text[0] in '"«“' else "NOM", s.text, s)) for s in spans]
    if keys and match.group(group + 1) is not None:
        keys[-1] = keys[-1]._replace(and_above=True)
    return tuple(keys)


def conditions_of(page: Page, begin: int, end: int) -> tuple[tuple[Condition, ...], int]:
    """The conditions at the end of a value, in order, and where the value ends before them."""
    conditions: list[Condition] = []
    while begin < end and (opening := _OPENING.get(page.code[end - 1])):
        quote = page.code.rfind(opening, begin, end - 1)
        found = _CONDITION.search(page.code, max(begin, quote - _NEAR), quote) if quote >= 0 else None
        if found is None:
            break
        quoted = page.span(quote, end)
        text = read_text(page, [inside(Word("TEXTE", quoted.text, quoted))])
        conditions.append(Condition(_KINDS[found.group(1)], text, page.span(found.start(1), quoted.end)))
        end = found.start()
        while end > begin and page.code[end - 1] in " \t\n":
            end -= 1
    return tuple(reversed(conditions)), end


def absence(page: Page, begin: int, end: int) -> tuple[Absent | None, Hole | None]:
    """What stands for a value instead of one."""
    if begin >= end or page.code[begin] not in "as[":
        return None, None
    known = _ABSENT.get(folded_words(page.code[begin:end])) if end - begin < 40 else None
    if known is None and page.code.startswith("[", begin) and _HOLE.fullmatch(page.code, begin, end):
        return "trou", Hole(page.text[begin + 1 : end - 1].strip(), page.span(begin, end))
    return known, None


def is_selon(page: Page, begin: int, end: int) -> bool:
    """Whether a value is « selon {bon} »."""
    return page.code.startswith("selon", begin) and _SELON.fullmatch(page.code, begin, end) is not None


def selon(page: Page, begin: int, end: int) -> Node:
    """``selon {bon}``: the value is in another place, which is cited."""
    brace = page.code.index("{", begin)
    span = page.span(brace, end)
    return Node("selon", (Word("ACCOLADE", span.text, span),), page.span(begin, end))


def node_text(page: Page, node: Node | None) -> Text:
    """What the texts of a value hold, each part at its place; what is wrong in any text or word of it is reported."""
    if node is None:
        return ()
    words = _every_word(node)
    check_words(page, words)
    texts = [read_text(page, [inside(w)]) for w in words if w.kind in _TEXTS]
    return tuple(part for text in texts for part in text)


def _every_word(node: Node) -> list[Word]:
    """The words of a node in order; nodes are no deeper than the grammar and its parentheses make them."""
    words: list[Word] = []
    stack: list[Node | Word | None] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            stack.extend(reversed(item.items))
        elif item is not None:
            words.append(item)
    return words


def too_deep(node: Node) -> bool:
    """Whether the parts of a formula stand in one another on more levels than anybody writes."""
    level: list[Node] = [node]
    for _ in range(MOST_LEVELS):
        level = [part for one in level for part in one.items if isinstance(part, Node)]
        if not level:
            return False
    return True


def skip_blanks(page: Page, at: int, end: int) -> int:
    """Where the first character after ``at`` stands that is no blank; ``end`` if there is none."""
    while at < end and page.code[at] in " \t\n":
        at += 1
    return at
