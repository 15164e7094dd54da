"""The technician's page: what is covered, how fast, when, who to call, what to do with the rest."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from slac.document import sentences
from slac.document.composition import Composer, finished, meta_of
from slac.document.cover import name_of, parties
from slac.document.facts import cell, paragraph, scope_items
from slac.document.inline import joined, words
from slac.document.phrases import Phrases
from slac.document.prose import Alineas, own_text
from slac.document.schedule import holidays, week
from slac.document.tree import (
    Block,
    Blocks,
    Cell,
    Cover,
    Document,
    Fact,
    Facts,
    Inlines,
    Item,
    List,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    plain,
)
from slac.document.values import rung_moment
from slac.french import count
from slac.model import contract as c
from slac.model.articles import capitalised
from slac.record import replace


def compose(
    contract: c.Contract,
    *,
    reference_date: date,
    draft: bool = True,
    missing: Sequence[str] = (),
    fingerprint: str | None = None,
) -> Document:
    """The page of a contract; parameters as for ``composition.compose``."""
    meta = meta_of(contract, "fiche", reference_date, draft, (), fingerprint)
    return finished(Document(meta, _cover(contract), tuple(_Page(contract, reference_date).sections())))


def _cover(contract: c.Contract) -> Cover:
    phrases = Phrases(contract)
    agreement = contract.agreement
    named = [_party(party, phrases) for party in parties(agreement, contract.elements)]
    stated = (("version ", agreement.version), ("en vigueur le ", agreement.effective_date))
    named += [
        (Text(lead), *phrases.statement(each)) for lead, each in stated if each is not None and each.value
    ]
    return Cover(words("Fiche de synthèse"), words(agreement.title), joined(named, " · ", " · "), (), (), ())


def _party(party: c.Party, phrases: Phrases) -> Inlines:
    """« Fournel Télé-Services (le Fournisseur) »."""
    name, called = name_of(party, phrases), phrases.party(party)
    return name if plain(name).casefold() == called.casefold() else (*name, Text(f" ({called})"))


class _Page:
    def __init__(self, contract: c.Contract, reference: date) -> None:
        self.contract = contract
        self.reference = reference
        self.composer = Composer(contract, reference)
        self.phrases = self.composer.phrases
        self.scopes = contract.all(c.Scope)

    def sections(self) -> Iterator[Section]:
        parts: tuple[tuple[str, str, Iterable[Block]], ...] = (
            ("delais", "Priorités et délais", self._delays()),
            ("couvert", "Ce qui est couvert", self._covered()),
            ("exclu", "Ce qui ne l'est pas", self._excluded()),
            ("hors", "Demande hors périmètre", self._outside()),
            ("horaires", "Quand", self._hours()),
            ("appeler", "Qui appeler", self._people()),
            ("escalade", "Si le délai approche", self._escalation()),
        )
        for name, title, made in parts:
            blocks = tuple(made)
            if blocks:
                yield Section(f"f-{name}", name, "", "", words(title), 1, blocks)

    # -- how fast -------------------------------------------------------------------------------------------------

    def _delays(self) -> Iterator[Block]:
        priorities = self.contract.all(c.Priority)
        if priorities:
            yield from (
                replace(block, caption=()) if isinstance(block, Table) else block
                for block in self.composer.blocks("priorité", priorities, Alineas("f", ""), "", 2)
            )
        rows = [
            Row(
                (
                    cell(words(element.title)),
                    cell(words(capitalised(t.metric))),
                    Cell(self.phrases.blocks(t.stated)),
                )
            )
            for element in self.contract.all(c.Commitment)
            for t in element.delays
        ]
        if rows:
            heads = (words("Engagement"), words("Délai"), words("Durée"))
            yield Table("f-engagements", 0, (), heads, tuple(rows))
        counting = self.contract.counting
        if counting is not None:
            if counting.text is not None:
                yield from own_text(counting.text, Alineas("f-decompte", ""), self.phrases)
            else:
                yield from map(Paragraph, sentences.counting(counting, self.phrases)[0])

    # -- what -----------------------------------------------------------------------------------------------------

    def _items(self, field: str) -> tuple[Item, ...]:
        stated = (each for scope in self.scopes for each in getattr(scope, field))
        return scope_items((each.value for each in stated if each.value is not None), self.phrases)

    def _covered(self) -> Iterator[Block]:
        items = self._items("covers")
        if not items:
            items = tuple(
                Item("", joined([words(service.title), *self._components(service)], " : "))
                for service in self.contract.all(c.Service)
            )
        if items:
            yield List(items)
        for scope in self.scopes:
            if scope.inventory is not None and isinstance(scope.inventory.value, date | str):
                inventory = self.phrases.field(scope, "inventory")
                clause = self.contract.clause_of(scope)
                lead = f"{clause.title} : inventaire " if clause is not None else "Inventaire "
                yield Paragraph((Text(lead), *inventory, Text(".")))

    def _components(self, service: c.Service) -> list[Inlines]:
        content = self.phrases.field(service, "components")
        return [content] if content else []

    def _excluded(self) -> Iterator[Block]:
        items = self._items("excludes")
        if items:
            yield List(items)

    def _outside(self) -> Iterator[Block]:
        routes = self._items("routes")
        steps = dict.fromkeys(
            plain(self.phrases.statement(scope.outside)) for scope in self.scopes if scope.outside
        )
        told = tuple(Item("", words(capitalised(each))) for each in steps)
        if told or routes:
            yield List((*told, *routes))
        else:
            yield Paragraph(
                words("Le contrat n'en dit rien : la demande est à qualifier avec un responsable.")
            )

    # -- when -----------------------------------------------------------------------------------------------------

    def _hours(self) -> Iterator[Block]:
        hours = self.contract.all(c.ServiceHours)
        drawn = [(each, week(each)) for each in hours]
        yield from (block for _, block in drawn if block is not None)
        yield from self._lines(
            (capitalised(each.title), self.phrases.opening_hours(each))
            for each, block in drawn
            if block is None
        )
        known: list[Block] = []
        for each in hours:
            known += (b for b in holidays(each, self.contract, self.reference) if b not in known)
        yield from known

    # -- who ------------------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[Block]:
        yield from self._lines(
            (capitalised(each.title), self._reached(each)) for each in self.contract.all(c.Channel)
        )
        found: list[tuple[str, Inlines]] = []
        for element in self.contract.elements:
            stated = getattr(element, "contacts", None)
            for one in stated if isinstance(stated, tuple) else (stated,) if stated is not None else ():
                for keys, contact, _ in one.each():
                    who = plain(self.phrases.keys(keys))
                    label = who if isinstance(element, c.Contacts) and who else element.title
                    if who and label != who:
                        label = f"{label}, {who[:1].lower() if who[1:2].islower() else who[:1]}{who[1:]}"
                    found.append((label, self.phrases.contact(contact)))
        yield from self._lines(found)

    def _reached(self, channel: c.Channel) -> Inlines:
        fields = (self.phrases.field(channel, field) for field in ("address", "phone"))
        address = _in_turn([content for content in fields if content])
        named = channel.hours.value if channel.hours is not None else None
        hours = self.contract.find(named.name) if named is not None else None
        if not isinstance(hours, c.ServiceHours):
            return address
        when = self.phrases.opening_hours(hours) if week(hours) is None else words(hours.title)
        return _in_turn([part for part in (address, when) if part])

    def _escalation(self) -> Iterator[Block]:
        for element in self.contract.all(c.Escalation):
            found = []
            for stated in element.rungs:
                for keys, rung, _ in stated.each():
                    who = self.phrases.value(
                        rung._replace(level="", after=None, before=None, past=None, when_due=False)
                    )
                    label = plain(self.phrases.keys(keys)) or rung.level
                    when = words(rung_moment(rung))
                    found.append((label, _in_turn([part for part in (who, when) if part])))
            yield from self._lines(found)

    def _lines(self, lines: Iterable[tuple[str, Inlines]]) -> Iterator[Block]:
        facts = tuple(Fact(words(label), paragraph(content)) for label, content in lines if content)
        if facts:
            yield Facts((), facts)


def _in_turn(parts: Sequence[Inlines]) -> Inlines:
    return joined(parts, ", ", ", ")


# -- on one page --------------------------------------------------------------------------------------------------

#: From the roomiest: how tightly the page is set, how many items a list keeps, how many rows a table, how many
#: characters a paragraph.
_STEPS = (
    *((tightness, 1_000, 1_000, 20_000) for tightness in range(5)),
    (4, 12, 40, 600),
    (4, 8, 30, 300),
    (4, 4, 20, 140),
    (4, 2, 8, 80),
)


def tightenings(document: Document) -> Iterator[Document]:
    """The page, then the same set tighter, then cut shorter, what is cut being said: the first that fits is printed."""
    for tightness, items, rows, characters in _STEPS:
        cut = _Cut(items, rows, characters)
        yield replace(
            document,
            meta=document.meta._replace(tightness=tightness),
            body=tuple(replace(s, blocks=cut.blocks(s.blocks)) for s in document.sections()),
        )


class _Cut:
    """Keeps so much of lists, tables and paragraphs."""

    def __init__(self, items: int, rows: int, characters: int) -> None:
        self.most_items, self.most_rows, self.most_characters = items, rows, characters

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(content):
                return Paragraph(self._content(content))
            case List(items):
                return List(self._items(items))
            case Table():
                rows = tuple(
                    Row(tuple(Cell(self.blocks(each.blocks)) for each in row.cells))
                    for row in block.rows[: self.most_rows]
                )
                left = len(block.rows) - len(rows)
                said = (
                    (Row((cell(words(_more(left))), *(Cell(()),) * (len(block.columns) - 1))),)
                    if left
                    else ()
                )
                return replace(block, rows=(*rows, *said))
            case Facts():
                kept = tuple(Fact(f.label, self.blocks(f.blocks)) for f in block.items[: self.most_rows])
                left = len(block.items) - len(kept)
                return replace(
                    block, items=(*kept, *((Fact((), paragraph(words(_more(left)))),) if left else ()))
                )
        return block

    def _items(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        kept = tuple(
            Item(i.marker, self._content(i.content), self._items(i.items)) for i in items[: self.most_items]
        )
        left = len(items) - len(kept)
        return (*kept, *((Item("", words(_more(left))),) if left else ()))

    def _content(self, content: Inlines) -> Inlines:
        text = plain(content)
        if len(text) <= self.most_characters:
            return content
        return (Text(f"{text[: self.most_characters].rsplit(' ', 1)[0].rstrip(' ,;:')}… (suite au contrat)"),)


def _more(left: int) -> str:
    return f"… et {count(left, 'autre')}, au contrat"
