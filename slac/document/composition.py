"""The contract as a document: which block prints where, in what form. The document follows the source.

The order, the headings and the numbers are those of the contract's plan (``Contract.sections``). Neighbours of one
kind make one table; a fact prints where a text places it, else where it is declared; what has no form of its own
prints as a list of labelled facts, so that nothing a contract states is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from slac.document import characters, cover, sentences, size
from slac.document.facts import free_table, laid_out, paragraph, rubrics, said
from slac.document.gathered import gathered
from slac.document.inline import words
from slac.document.neighbours import comparable, compared
from slac.document.phrases import Phrases
from slac.document.prose import Alineas, own_text, prose
from slac.document.rewriting import rewrite
from slac.document.schedule import schedule
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Document,
    Glossary,
    Inline,
    Inlines,
    Meta,
    Quotation,
    Reference,
    Remarks,
    Section,
    Table,
    TableReference,
    Term,
    Text,
)
from slac.document.typography import set_spacing
from slac.document.worked import example
from slac.model import clauses
from slac.model import contract as c
from slac.model.articles import sentence_case
from slac.outputs import Kind
from slac.record import replace, values

#: The level of what stands in a text and bears no heading of its own.
_DEEPEST = 6
#: What a block states when it says no more than whom it is for: a sentence says it.
_ONLY_WHO = ({"debtor"}, {"creditor"}, {"debtor", "creditor"})


def compose(
    contract: c.Contract,
    *,
    reference_date: date,
    draft: bool = True,
    missing: Sequence[str] = (),
    fingerprint: str | None = None,
) -> Document:
    """The document of a contract.

    ``reference_date`` dates the file; ``missing`` says, in sentences, what keeps a draft from being signed;
    ``fingerprint`` is the SHA-256 of the canonical source, that of ``contract.source`` by default.
    """
    composer = Composer(contract, reference_date)
    meta = meta_of(contract, "annexe", reference_date, draft, missing, fingerprint)
    front = cover.cover(contract.agreement, contract.elements, composer.phrases)
    return finished(Document(meta, front, (*composer.introduction(), *composer.sections())))


def meta_of(
    contract: c.Contract,
    kind: Kind,
    reference_date: date,
    draft: bool,
    missing: Sequence[str],
    fingerprint: str | None,
) -> Meta:
    """What any of a contract's documents says of itself, but its own title."""
    agreement = contract.agreement
    signature = next(iter(contract.all(c.Signature)), None)
    signed = kind in ("annexe", "avenant")
    return Meta(
        title=agreement.title,
        language=(agreement.language.value if agreement.language else None) or "fr-FR",
        version=(agreement.version.value if agreement.version else None) or "",
        reference_date=reference_date,
        fingerprint=fingerprint or contract.source.fingerprint,
        draft=draft,
        missing=tuple(missing),
        initials=bool(signed and signature and signature.initials and signature.initials.value),
        kind=kind,
    )


def finished(document: Document) -> Document:
    """What is known once all is composed: the numbers of tables; no character that does not show, French spacing.

    Raises TooLarge for what no page could hold.
    """
    size.check(document)
    return set_spacing(rewrite(_number_tables(document), characters.cleaned))


class Composer:
    """Lays out the blocks of one contract; remembers which blocks a text has placed."""

    def __init__(self, contract: c.Contract, reference: date) -> None:
        self.contract = contract
        self.reference = reference
        self.elements = contract.elements
        self.phrases = Phrases(contract)
        self.placing: list[str] = []
        self.drawn: set[str] = set()
        self.shown = {
            element.name
            for top in self.contract.sections
            for section in top.walk()
            for element in (section.head, *section.elements)
            if element is not None
        } | set(_placed_alone(contract))
        self.gathers_exclusions = any(cite.target == "exclusions" for cite in _placements(contract))

    def introduction(self) -> Blocks:
        """The prose of the ``contrat`` block."""
        return prose(self.contract.agreement.prose, Alineas("contrat", ""), self.phrases, self.place, 0)

    def sections(self) -> Blocks:
        return tuple(self.section(section, 1) for section in self.contract.sections)

    def section(self, section: c.Section, level: int) -> Section:
        clause = section.clause
        kind = section.head.keyword if section.head is not None else section.elements[0].keyword
        # A clause that contains others shares its numbers with them: « 4.1 » is a clause, not a paragraph. So does one
        # whose author has numbered its parts.
        shared = section.sections or any(_numbers_its_parts(element) for element in section.elements)
        alineas = Alineas(clause.anchor, "" if shared else clause.number)
        blocks: list[Block] = []
        if isinstance(section.head, c.Division):
            blocks += self._division(section.head, alineas, level)
        for keyword, run in groupby(section.elements, key=lambda element: element.keyword):
            blocks += self.blocks(keyword, list(run), alineas, clause.title, level)
        blocks += self._drawn(element for element in (section.head, *section.elements) if element is not None)
        blocks += (self.section(inner, level + 1) for inner in section.sections)
        # What is called by its name, or printed where it stands (« courriel »), makes a heading of it.
        titled = isinstance(section.head, c.Division) and section.head.label
        title = clause.title if titled else sentence_case(clause.title)
        return Section(clause.anchor, kind, clause.number, clause.label, words(title), level, tuple(blocks))

    def _division(self, division: c.Division, alineas: Alineas, level: int) -> Blocks:
        facts = (*self._borne(division), *laid_out(division, self.phrases, (), but=("debtor", "creditor")))
        return (*facts, *prose(division.prose, alineas, self.phrases, self.place, level))

    def _drawn(self, elements: Iterable[c.Element]) -> Iterator[Block]:
        """The weeks of the hours that some blocks are, or name, each drawn once."""
        for element in elements:
            named = {element.name, *clauses.names_used(element)} - self.drawn
            for hours in self.contract.all(c.ServiceHours):
                if hours.name in named:
                    self.drawn.add(hours.name)
                    yield from schedule(hours, self.contract, self.reference)

    def _borne(self, element: c.Element) -> Blocks:
        return paragraph(sentences.borne(element, self.phrases))

    # -- blocks that are not divisions ------------------------------------------------------------------------------

    def blocks(
        self, keyword: str, run: Sequence[c.Element], alineas: Alineas, heading: str, level: int
    ) -> Blocks:
        """Neighbours of one kind; ``heading`` is the title already printed above them, if any."""
        if keyword == "définition":
            return (Glossary(tuple(self._term(element) for element in run)),)
        spoken = [element for element in run if element.text is not None]
        if not spoken and comparable(keyword) and (len(run) > 1 or keyword in ("priorité", "canal")):
            title = heading if len(run) > 1 and heading else clauses.GROUP_TITLES.get(keyword, heading)
            found = compared(run, self.phrases, words(title))
            return (*found, *(b for e in run for b in self._prose(e, alineas, level)))
        return tuple(block for element in run for block in self._one(element, alineas, heading, level))

    def _one(self, element: c.Element, alineas: Alineas, heading: str, level: int) -> Blocks:
        title: Inlines = () if element.title == heading or not element.label else words(element.title)
        after = self._prose(element, alineas, level)
        if element.text is not None:
            return (*own_text(element.text, alineas, self.phrases), *after)
        match element:
            case c.Counting():
                told, fields = sentences.counting(element, self.phrases)
                rest = laid_out(element, self.phrases, (), but=fields)
                return (*map(alineas.paragraph, told), *rest, *after)
            case c.Table():
                return (free_table(element, self.phrases), *after)
            case c.Signature():
                agreement = self.contract.agreement
                block = cover.signatures(element, agreement, self.elements, self.phrases)
                return (block, *laid_out(element, self.phrases, ()), *after)
        if {each.field for each in said(element, self.phrases)} in _ONLY_WHO:
            return (*self._borne(element), *after)
        numbered = dict(rubrics(element, self.phrases, alineas.anchor, level))
        gathered_apart = ("excludes",) if isinstance(element, c.Scope) and self.gathers_exclusions else ()
        facts = laid_out(element, self.phrases, title, but=(*numbered, *gathered_apart))
        if isinstance(element, c.Remedy):
            facts += example(element, self.phrases)
        if not facts and not numbered:
            facts = paragraph(() if element.title == heading else words(element.title))
        return (*facts, *_in_order(tuple(numbered.values()), after))

    def _prose(self, element: c.Element, alineas: Alineas, level: int) -> Blocks:
        return prose(element.prose, alineas, self.phrases, self.place, level)

    def _term(self, definition: c.Element) -> Term:
        blocks = (
            *laid_out(definition, self.phrases, ()),
            *prose(definition.prose, Alineas(f"d-{definition.name}", ""), self.phrases, self.place, _DEEPEST),
        )
        return Term(f"d-{definition.name}", words(definition.title), blocks)

    # -- placements -------------------------------------------------------------------------------------------------

    def place(self, cites: Sequence[c.Cite], alineas: Alineas, *, alone: bool) -> Blocks:
        """What citations put in a text, neighbours of one kind together, numbered like the text.

        A block cited amid a paragraph follows that paragraph if it prints nowhere else. A block that is being placed is
        not placed again within itself.
        """
        found: list[Block] = []
        for named, run in groupby(cites, key=lambda cite: bool(clauses.placement_names(cite, self.elements))):
            if named:
                found += self._put([self._elements_of(cite) for cite in run], alineas, alone)
            elif alone:
                found += (block for cite in run for block in self._gathered(cite))
        return tuple(found)

    def _elements_of(self, cite: c.Cite) -> Sequence[c.Element]:
        names = clauses.placement_names(cite, self.elements)
        return [element for element in map(self.contract.find, names) if element is not None]

    def _put(self, groups: Iterable[Sequence[c.Element]], alineas: Alineas, alone: bool) -> Iterator[Block]:
        wanted = {
            element.name: element for group in groups for element in group if element.name not in self.placing
        }
        if not alone:
            wanted = {name: element for name, element in wanted.items() if name not in self.shown}
        self.shown |= set(wanted)
        for keyword, run in groupby(wanted.values(), key=lambda element: element.keyword):
            group = list(run)
            self.placing += (element.name for element in group)
            yield from self.blocks(keyword, group, alineas, "", _DEEPEST)
            del self.placing[-len(group) :]

    def _gathered(self, cite: c.Cite) -> Blocks:
        found = gathered(cite.target or "", self.contract, self.phrases)
        return found or paragraph(self.phrases.citation(cite))


def _placed_alone(contract: c.Contract) -> Iterator[str]:
    """The names of the blocks that some text places on a line of their own."""
    for cite in _placements(contract):
        yield from clauses.placement_names(cite, contract.elements)


def _placements(contract: c.Contract) -> Iterator[c.Cite]:
    """What texts place on lines of their own."""
    for element in contract.elements:
        for passage in c.passages_of(element.prose):
            if passage.kind == "placement":
                yield from (part for part in passage.text if isinstance(part, c.Cite))


# -- parts that their author has numbered -------------------------------------------------------------------------


def _numbers_its_parts(element: c.Element) -> bool:
    """Whether a rubric or a titled part of a block bears an imposed number."""
    return any(p.number not in ("", "sans") for p in element.prose) or any(
        one.number not in ("", "sans")
        for stated in values(element)
        for one in (stated if isinstance(stated, tuple) else (stated,))
        if isinstance(one, c.Stated)
    )


def _in_order(numbered: Sequence[Section], after: Blocks) -> Blocks:
    """Numbered rubrics put among the parts of the prose where their last figure says; neither changes its own order.

    Properties are written before the prose, so that 4.1.2, a part of it, would follow 4.1.5, a rubric.
    """
    found: list[Block] = []
    left = list(numbered)
    ranks = [_rank(block) if isinstance(block, Section) else None for block in after]
    for index, block in enumerate(after):
        following = next((rank for rank in ranks[index:] if rank is not None), None)
        if index == 0 or ranks[index] is not None:
            while left and (following is None or (_rank(left[0]) or 0) < following):
                found.append(left.pop(0))
        found.append(block)
    return (*found, *left)


def _rank(section: Section) -> int | None:
    figures = re.findall(r"\d+", section.number)
    return int(figures[-1]) if figures else None


# -- what is known once all is composed ---------------------------------------------------------------------------


def _number_tables(document: Document) -> Document:
    """Tables numbered in print order, and the renvois to them."""
    numbers: dict[str, int] = {}
    body = _numbered(document.body, numbers)

    def renvois(content: Inlines) -> Inlines:
        return tuple(_renvoi(inline, numbers) for inline in content)

    return rewrite(replace(document, body=body), renvois)


def _numbered(blocks: Blocks, numbers: dict[str, int]) -> Blocks:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.caption:
            number = len(numbers) + 1
            identifier = block.id if block.id not in numbers else f"{block.id}-{number}"
            numbers[identifier] = number
            found.append(replace(block, id=identifier, number=number))
        elif isinstance(block, Section | Alinea | Quotation | Remarks):
            found.append(replace(block, blocks=_numbered(block.blocks, numbers)))
        else:
            found.append(block)
    return tuple(found)


def _renvoi(inline: Inline, numbers: dict[str, int]) -> Inline:
    if not isinstance(inline, TableReference):
        return inline
    if inline.target in numbers:
        return Reference(inline.target, (Text(f"tableau {numbers[inline.target]}"),))
    return Text(inline.title)
