"""Inline content as runs: emphasis, links, holes, and renvois that follow what they lead to."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE

from slac.document.docx import styles
from slac.document.docx.ooxml import element, field, inner_link, put, text_run
from slac.document.tree import (
    Alinea,
    Blank,
    Block,
    Blocks,
    Code,
    Emphasis,
    Glossary,
    Hole,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Section,
    Strong,
    Superscript,
    Table,
    TableReference,
    Text,
    Unknown,
    plain,
)

#: XML has no place for these; a contract's own text is cleaned of them, what comes from elsewhere may not be.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Target(NamedTuple):
    """What a renvoi leads to: its bookmark, and the number that Word prints there, "" where it prints none.

    ``word`` is what Word prints before that number (« Article » 3); ``table`` when it is counted as tables are.
    """

    bookmark: str
    number: str = ""
    word: str = ""
    table: bool = False


def targets_of(blocks: Blocks) -> dict[str, Target]:
    """Every identifier with its bookmark, and the number that Word prints there."""
    found: dict[str, Target] = {}
    for block in _walked(blocks):
        name = f"_Ref{len(found) + 1:08d}"
        match block:
            case Section() if block.id not in found:
                word = block.label.removesuffix(block.number).strip() if " " in block.label else ""
                found[block.id] = Target(name, block.number, word)
            case Alinea() if block.id not in found:
                found[block.id] = Target(name, block.number)
            case Table() if block.id and block.id not in found:
                found[block.id] = Target(name, str(block.number) if block.caption else "", table=True)
            case Glossary():
                for term in block.terms:
                    found.setdefault(term.id, Target(f"_Ref{len(found) + 1:08d}"))
    return found


def _walked(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walked(getattr(block, "blocks", ()))


class Words:
    """Writes inline content into the paragraphs of one part of a file."""

    def __init__(self, part: Any, targets: Mapping[str, Target], style_ids: Mapping[str, str]) -> None:
        self._part = part
        self._targets = targets
        self._ids = style_ids

    def write(self, paragraph: Any, content: Inlines) -> None:
        """Append ``content`` to a paragraph (a python-docx one)."""
        for each in self.runs(content):
            paragraph._p.append(each)

    def runs(self, content: Inlines, *looks: str) -> list[Any]:
        """Runs, links and fields; ``looks`` are the toggles that hold (« w:b », « w:i »)."""
        return [made for inline in content for made in self._inline(inline, looks)]

    def _inline(self, inline: Inline, looks: tuple[str, ...]) -> list[Any]:
        match inline:
            case Text(text):
                return [self._run(text, looks)]
            case Superscript(text):
                return [self._run(text, (*looks, "w:vertAlign"))]
            case Code(text):
                return [self._run(text, looks, styles.CODE_STYLE)]
            case LineBreak():
                run = element("w:r")
                put(run, "w:br")
                return [run]
            case Blank():
                return [self._run("\u2026" * 16, looks)]
            case Emphasis(inner):
                return self.runs(inner, *looks, "w:i")
            case Strong(inner):
                return self.runs(inner, *looks, "w:b")
            case Link(address, inner):
                return [self._link(address, inner, looks)]
            case Reference(target, inner):
                return self._reference(target, inner, looks)
            case TableReference(_, title):
                return [self._run(title, looks)]
            case Hole(text):
                return [self._run(f"[{text}]", looks, styles.HOLE_STYLE)]
            case Unknown(written):
                return [self._run(f"[renvoi inconnu\u00a0: {written}]", looks, styles.UNKNOWN_STYLE)]

    def _run(self, text: str, looks: tuple[str, ...], style: str = "") -> Any:
        run = text_run(_FORBIDDEN.sub("", text), self._ids[style] if style else None)
        if looks:
            shape = run.find(_RPR)
            if shape is None:
                shape = element("w:rPr")
                run.insert(0, shape)
            for look in sorted(set(looks)):
                put(shape, look, **({"val": "superscript"} if look == "w:vertAlign" else {}))
        return run

    def _link(self, address: str, inner: Inlines, looks: tuple[str, ...]) -> Any:
        link = element("w:hyperlink", history=1)
        identifier = self._part.relate_to(
            _FORBIDDEN.sub("", address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(_RID, identifier)
        link.append(self._run(plain(inner), looks, styles.LINK_STYLE))
        return link

    def _reference(self, target: str, inner: Inlines, looks: tuple[str, ...]) -> list[Any]:
        """The number that a renvoi ends with is a field; a renvoi by its title is a link."""
        found = self._targets.get(target)
        if found is None:
            return self.runs(inner, *looks)
        said = plain(inner)
        before = said.removesuffix(found.number) if found.number else said
        if not found.number or before == said or (before and before[-1] not in " \u00a0\u202f"):
            return [inner_link(found.bookmark, self.runs(inner, *looks))]
        switches = "" if found.table else " \\n"
        shown = found.number
        if found.word:
            # The field says « Article 3 » as a whole; \t, which would leave the number alone, is Word's only.
            shown = before[-len(found.word) - 1 :] + found.number
            if shown[: len(found.word)].casefold() != found.word.casefold():
                return [inner_link(found.bookmark, self.runs(inner, *looks))]
            before = said.removesuffix(shown)
            switches += " \\* Lower" if shown[0].islower() and found.number.isdigit() else ""
        instruction = f"REF {found.bookmark}{switches} \\h"
        lead = [self._run(before, looks)] if before else []
        return [*lead, *field(instruction, [self._run(shown, looks)])]


_RPR = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPr"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
