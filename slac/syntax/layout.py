"""The page cut into blocks: column one belongs to headers, the next one to properties, and text comes after them."""

import re
from collections import Counter
from collections.abc import Sequence

from slac.syntax.bullets import bullet_at
from slac.syntax.headers import check_name, read_header, report_margin, report_orphan
from slac.syntax.inline import word_text
from slac.syntax.items import items_of
from slac.syntax.keywords import BlockWord, keywords, property_at
from slac.syntax.mistakes import mistake, said
from slac.syntax.near import near_property
from slac.syntax.page import Line, Page
from slac.syntax.properties import has_key, read_keyed, read_property
from slac.syntax.prose import ReadBlock, begins_subsection, read_prose
from slac.syntax.reader import Stuck
from slac.syntax.tree import Block, Node, Property, Text, Value, Word

#: How many titled paragraphs may stand in one another.
DEEPEST = 6

#: The blocks that are mostly text, and the signs that end a sentence or a piece of one.
_TEXTUAL = {"titre", "chapitre", "annexe", "article", "préambule", "paragraphe", "définition"}
_ENDING = ".;:,!?…»)"

_FIRST_WORD = re.compile(r"[^\W\d][\w'’-]*")


def read_blocks(page: Page) -> tuple[Block, ...]:
    """Every block of the file, in order."""
    blocks: list[Block] = []
    lines = page.lines
    at = 0
    text_before = False
    while at < len(lines):
        line = lines[at]
        after = at + 1
        while after < len(lines) and lines[after].column:
            after += 1
        body = lines[at + 1 : after]
        previous = keywords().blocks[blocks[-1].kind] if blocks else None
        if line.column:
            report_orphan(page, line)
        elif header := read_header(page, line, previous, bool(body)):
            blocks.append(read_block(page, header[0], header[1], line, body))
            text_before = False
        else:
            text_before = report_margin(page, line, previous, text_before)
        at = after
    return tuple(blocks)


def read_block(
    page: Page, kind: BlockWord, header: Node, line: Line, body: Sequence[Line], depth: int = 0
) -> Block:
    """One block, its header already read."""
    page.keep_comment(line)
    properties: list[Property] = []
    column = _first_column(body)
    at = 0
    while at < len(body):
        one = body[at]
        after = at + 1
        while after < len(body) and body[after].column > max(one.column, column):
            after += 1
        under = body[at + 1 : after]
        if kind.prose and (begins_subsection(page, body, at) or _is_prose(page, kind, one, under)):
            break
        if one.column != column:
            found = str(one.column + 1)
            page.report(
                mistake("SYN24", page.span(one.begin, one.code_end), found=found, column=str(column + 1))
            )
        read = _property(page, kind, one, under)
        if read:
            properties.append(read)
        at = after
    prose = read_prose(page, body[at:], _subsections(depth)) if at < len(body) else ()
    words = [item for item in header.items if isinstance(item, Word)]
    last = max([line.code_end, *(p.span.end for p in properties), *(p.span.end for p in prose)])
    label = next((w for w in words if w.kind == "TEXTE"), None)
    return Block(
        kind=kind.kind,
        name=next((w for w in words if w.kind == "NOM"), None),
        label=label,
        label_text=_citing(page, label) if label is not None and "{" in label.text else (),
        header=header,
        properties=tuple(properties),
        prose=prose,
        header_span=page.span(line.begin, line.code_end),
        span=page.span(line.begin, last),
    )


def _citing(page: Page, label: Word) -> Text:
    """What a label cites; () where its braces hold no citation, and print as they are."""
    with page.trial() as trial:
        text = word_text(page, label)
    return () if trial.found else text


def _first_column(body: Sequence[Line]) -> int:
    """The column of a block's properties: the commonest among those no deeper than its first line."""
    shallow = [line.column for line in body if line.column <= body[0].column]
    if len(set(shallow)) < 2:
        return shallow[0] if shallow else 0
    return Counter(shallow).most_common(1)[0][0]


def _property(page: Page, kind: BlockWord, line: Line, under: Sequence[Line]) -> Property | None:
    """One line of a block that holds properties, with the deeper lines under it."""
    known = property_at(kind, page.code, line.begin, line.code_end)
    if known:
        return read_property(page, kind, known[0], known[1], line, under)
    if bullet_at(page, line):
        page.report(mistake("SYN59", page.span(line.begin, line.end), block=said(kind.kind)))
        return None
    if kind.keyed and has_key(page, line):
        return read_keyed(page, kind, line, under)
    node = page.reader.read("p_" + kind.rule, line.begin, line.code_end) if kind.properties else None
    if node is None or isinstance(node, Stuck):
        from slac.syntax.explain import explain_unknown  # only where something is wrong

        page.report(explain_unknown(page, kind, line))
        if under and bullet_at(page, under[0]):
            items_of(page, under)  # for their own mistakes
        return None
    page.keep_comment(line)
    keyword = next((p.keyword for p in kind.properties if p.rule == node.rule), node.rule)
    span = page.span(line.begin, line.code_end)
    return Property(keyword, Value(span, node=node), page.span(line.begin, line.begin), span)


def _is_prose(page: Page, kind: BlockWord, line: Line, under: Sequence[Line]) -> bool:
    """Whether a line opens the text of a block, rather than being one of its properties or a mistake for one."""
    known = property_at(kind, page.code, line.begin, line.code_end)
    if known:
        word, stop = known
        rest = page.code[stop : line.code_end]
        if rest.startswith(("  ", "\t")) or (not rest and under):
            return False
        with page.trial() as trial:
            read = read_property(page, kind, word, stop, line, under)
        if read is not None and not trial.found:
            return False
        # A block of facts has few words of its own, and they begin and end as sentences do: « délai 24 h environ »
        # is a fact that does not read.
        fact = kind.kind not in _TEXTUAL and page.text[line.begin].islower()
        return not (fact and page.shadow[line.code_end - 1] not in _ENDING)
    if bullet_at(page, line) or not page.shadow[line.begin].isalpha():
        return True
    first = _FIRST_WORD.match(page.text, line.begin, line.code_end)
    apart = first is not None and page.shadow.startswith(("  ", "\t"), first.end())
    near = near_property(page, kind, line.begin, line.code_end)
    alone = near is not None and line.begin + near[1] == line.code_end
    return not ((near and (near[2] or apart or alone)) or (apart and page.text[line.begin].islower()))


def _subsections(depth: int) -> ReadBlock | None:
    """How « paragraphe » is read in the text of a block that is itself ``depth`` paragraphs deep."""
    kind = keywords().blocks["paragraphe"]

    def read(page: Page, line: Line, body: Sequence[Line]) -> Block:
        header = page.reader.read("e_paragraphe", line.begin, line.code_end)
        if isinstance(header, Stuck):  # the caller tried it before
            raise AssertionError("a header that reads")
        check_name(page, header)
        return read_block(page, kind, header, line, body, depth + 1)

    return read if depth < DEEPEST else None
