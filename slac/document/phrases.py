"""What a contract states, as inline content: the values of its properties, with their cases and conditions."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from slac.document import events, times, wording
from slac.document.inline import joined, nested, words
from slac.document.spoken import InOrder, Judges, spoken
from slac.document.texts import Texts, code_of
from slac.document.tree import Block, Blocks, Emphasis, Hole, Inlines, Item, List, Paragraph, Text
from slac.document.values import in_words, meeting_name, rung_moment
from slac.model.articles import addressed, of_the, the
from slac.model.contract import (
    Bullet,
    Cap,
    Ceiling,
    Channel,
    Cite,
    Claim,
    ClosedHolidays,
    Contact,
    Delay,
    Element,
    Formula,
    Gap,
    Maintenance,
    Measure,
    Meeting,
    Named,
    Notice,
    Priority,
    Reclassification,
    Rung,
    ScopeItem,
    ServiceHours,
    Stated,
    Step,
    Tier,
    Timed,
    Words,
    Zone,
)
from slac.model.quantities import Duration, Money
from slac.record import fields
from slac.syntax.folding import folded_words

#: What stands in the place of a value and is to be filled; the other such words print as they are.
_HOLES = ("à compléter", "à désigner", "vide", "trou")


#: What a step does, where the contract says it with a noun.
_DONE = {"devis": "établir un devis", "avenant": "proposer un avenant"}


class Phrases(Texts):
    """Says what a contract states, in words."""

    def fact(self, cite: Cite) -> Inlines:
        element = self._elements.get(cite.target or "")
        if element is None:
            return self._part_title(cite.target)
        return self.content(element) if cite.attribute is None else self.attribute(element, cite.attribute)

    # -- the content of blocks, cited -----------------------------------------------------------------------------

    def content(self, element: Element) -> Inlines:
        """An element's own content, for a citation of it as a whole: the hours of an ``horaires``, a rate's targets."""
        match element:
            case ServiceHours():
                return self.opening_hours(element)
            case Channel() if element.address or element.phone:
                return self.statement(element.address or element.phone)
            case Maintenance():
                return self.windows(element)
            case Measure():
                return self.statements(element.targets)
        return words(element.title)

    def attribute(self, element: Element, attribute: str) -> Inlines:
        """What an element states in a field of the model, or as a delay of that name; () when it does not."""
        for timed in getattr(element, "delays", ()):
            if timed.metric == attribute:
                return self.statement(timed.stated)
        return self.field(element, attribute) if attribute in fields(element) else ()

    def field(self, element: Element, field: str) -> Inlines:
        """What one field of the model says, in one line; () when nothing is stated."""
        if field == "windows" and isinstance(element, Maintenance):
            return self.windows(element)
        stated = getattr(element, field)
        if isinstance(stated, tuple):
            return self.statements(stated)
        return self.statement(spoken(field, stated)) if stated is not None else ()

    def opening_hours(self, hours: ServiceHours) -> Inlines:
        """« du lundi au vendredi de 9 h à 18 h 30 (heure de Paris), hors jours fériés »."""
        opens = [self.statement(stated) for stated in hours.opens]
        found = list(joined(opens, ", ", ", et "))
        always = all(s.value is not None and times.around_the_clock(s.value) for s in hours.opens)
        if hours.zone is not None and not always:
            found += [Text(" ("), *self._zone(hours.zone), Text(")")]
        for stated in hours.closes:
            word = ", hors " if isinstance(stated.value, ClosedHolidays) else ", fermé "
            found += [Text(word), *self.statement(stated)]
        return tuple(found)

    def windows(self, maintenance: Maintenance) -> Inlines:
        """« le jeudi de 6 h à 8 h (GMT+1) »."""
        found = self.statements(maintenance.windows)
        if found and maintenance.zone is not None:
            found += (Text(" ("), *self._zone(maintenance.zone), Text(")"))
        return found

    def _zone(self, stated: Stated[Zone]) -> Inlines:
        return words(times.zone(stated.value)) if stated.value is not None else self.statement(stated)

    # -- statements -----------------------------------------------------------------------------------------------

    def statement(self, stated: Stated[object] | None) -> Inlines:
        """One statement in one line, cases joined by semicolons."""
        return joined(self.lines(stated), " ; ", " ; ") if stated is not None else ()

    def statements(self, many: Iterable[Stated[object]]) -> Inlines:
        """Statements that add up, in one line: « 98 % … et 99 % … »."""
        return joined([self.statement(stated) for stated in many])

    def lines(self, stated: Stated[object]) -> list[Inlines]:
        """One statement as lines, one a case."""
        if stated.cases:
            return [
                (*self.keys(keys), Text(" : "), *line)
                for keys, inner in stated.cases
                for line in self.lines(inner)
            ]
        found = self.value(stated.value) if stated.absent is None else self.absence(stated)
        if stated.only_for:
            found += (Text(" pour "), *self.keys(stated.only_for))
        for word, condition in stated.conditions:
            found += (Text(f", {word} "), *self.text(condition))
        return [found]

    def blocks(self, stated: Stated[object] | Iterable[Stated[object]] | None) -> Blocks:
        """One statement, or several, as blocks: a paragraph a line, a list where the value is one."""
        if stated is None:
            return ()
        many = (stated,) if isinstance(stated, Stated) else tuple(stated)
        return tuple(block for one in many for block in self._statement_blocks(one))

    def _statement_blocks(self, stated: Stated[object]) -> Iterator[Block]:
        items = self.items(stated.value) if not stated.only_for and not stated.conditions else ()
        if items:
            yield List(items)
            return
        if stated.cases:
            for keys, inner in stated.cases:
                inside = tuple(self._statement_blocks(inner))
                head = (*self.keys(keys), Text(" : "))
                if inside and isinstance(inside[0], Paragraph):
                    inside = (Paragraph((*head, *inside[0].content)), *inside[1:])
                else:
                    inside = (Paragraph(head), *inside)
                yield from inside
            return
        for line in self.lines(stated):
            yield Paragraph(line)

    def absence(self, stated: Stated[object]) -> Inlines:
        """What stands where a value would: a hole to fill, or the contract's own words (« sans objet »)."""
        if stated.absent == "trou":
            return (Hole(stated.span.text.strip().removeprefix("[").removesuffix("]")),)
        if stated.absent in _HOLES:
            return (Hole("à compléter" if stated.absent == "vide" else str(stated.absent)),)
        return (Text(str(stated.absent)),)

    # -- values ---------------------------------------------------------------------------------------------------

    def value(self, value: object) -> Inlines:
        """A typed value in words."""
        plain_words = in_words(value, self.language)
        if plain_words is not None:
            return words(plain_words)
        match value:
            case Named():
                return self.named(value)
            case Contact():
                return self.contact(value)
            case Cap():
                return self._cap(value)
            case Rung():
                return self._rung(value)
            case Meeting():
                return self._meeting(value)
            case ScopeItem():
                return self._scope_item(value)
            case Ceiling(amount, per):
                return self.value(amount) + (words(f" par {per}") if per else ())
            case Claim(within, after, through):
                said = f"sous {wording.duration(within)}" + (
                    f" après {events.known(after) or after}" if after else ""
                )
                return words(said) + self._through(through)
            case Notice(within, through):
                return words(wording.duration(within)) + self._through(through)
            case InOrder(named):
                return joined([self.named(each) for each in named], ", puis ", ", puis ")
            case Judges():
                judges = joined([self.named(judge) for judge in value.judges])
                return joined([*([judges] if judges else []), *map(words, value.manners)], ", ", ", ")
            case Step(action, str(to)) if to not in self._elements:
                return words(addressed(action, to))
            case Step():
                return words(_DONE.get(value.action, value.action)) + (
                    (Text(" "), *self.called(value.to)) if value.to else ()
                )
            case Formula():
                where = [
                    (Emphasis((Text(letter),)), Text(" : "), *self.text(text)) for letter, text in value.where
                ]
                return words(value.text) + ((Text(", où "), *joined(where)) if where else ())
            case Bullet():
                return self.text(value.text)
            case Tier():
                return (*words(f"{wording.tier(value)} : "), *self.value(value.credit))
            case Delay():
                rest = wording.delay(value)
                return self.text(value.phrase) + (words(f", {rest}") if rest else ())
            case Reclassification():
                return words(self.reclassified(value))
            case Timed():
                return (Text(f"{value.metric} : "), *self.statement(value.stated))
            case tuple():
                return self._tuple(value)
        return words(str(value))

    def reclassified(self, rule: Reclassification) -> str:
        """« P1 devient P2 »."""
        return f"{self.cited(rule.source)} devient {self.cited(rule.becomes)}"

    def _tuple(self, values: "tuple[object, ...]") -> Inlines:
        if all(isinstance(v, Words | Cite | Gap) for v in values):
            return self.text(values)  # type: ignore[arg-type]  # just checked
        if len(values) == 2 and isinstance(values[0], Duration | Money | Decimal):
            amount, per = values
            return self.value(amount) + (words(f" par {per}") if per else ())
        if all(isinstance(v, Step) for v in values):
            return self._steps(values)  # type: ignore[arg-type]  # just checked
        if all(isinstance(v, Bullet | ScopeItem) for v in values):
            return joined([self.value(v) for v in values], " ; ", " ; ")
        return joined([self.value(v) for v in values])

    def _steps(self, steps: "tuple[Step, ...]") -> Inlines:
        found: Inlines = ()
        for step in steps:
            between = {"": "", "ou": " ou ", "puis": ", puis "}[step.link]
            found += ((Text(between),) if between else ()) + self.value(step)
        return found

    def _through(self, through: Named | None) -> Inlines:
        """« , par le portail client : https://clients.example »."""
        if through is None:
            return ()
        found = self.named(through)
        if isinstance(found[0], Text):
            found = (Text(the(found[0].text)), *found[1:])
        return (Text(", par "), *found)

    def items(self, value: object) -> tuple[Item, ...]:
        """The items of a value that reads better as a list: bullets, and several phrases."""
        if not isinstance(value, tuple) or not value:
            return ()
        if all(isinstance(v, Bullet) for v in value):
            return nested([(b.depth, b.marker, self.text(b.text)) for b in value])
        if len(value) > 1 and all(isinstance(v, Named) for v in value) and any(v.name is None for v in value):
            return tuple(Item("", self.named(v)) for v in value)
        return ()

    def named(self, named: Named) -> Inlines:
        """Something referred to: « le Fournisseur », hours in full, « résolution P1 », a clause with its renvoi."""
        element = self._elements.get(named.name or "")
        if element is None:
            return self._part_title(named.name) or self.text(named.text)
        if isinstance(element, ServiceHours):
            return self._with_label(element, self.opening_hours(element))
        if isinstance(element, Channel):
            return self._with_label(
                element, self.content(element) if element.address or element.phone else ()
            )
        if named.attribute:
            coded = isinstance(element, Priority) and code_of(element)
            return words(f"{named.attribute} {coded or f'({element.title})'}")
        return self.referred(element)

    def _with_label(self, element: Element, content: Inlines) -> Inlines:
        if not element.label:
            return content or words(element.title)
        return words(element.label) + ((Text(" : "), *content) if content else ())

    def contact(self, contact: Contact) -> Inlines:
        """Who answers, how: « Mme Roux, 01 23 45 67 89, formation@editeur.example »."""
        parts = [self.text(person) for person in contact.people]
        parts += [words(each) for each in (*contact.phones, *contact.emails)]
        parts += [self._reached(name, contact) for name in contact.channels]
        if contact.to_name:
            parts.append((Hole("à désigner"),))
        return joined(parts, ", ", ", ")

    def _reached(self, name: str, contact: Contact) -> Inlines:
        """A channel and how to reach it: « Téléassistance : 0892 892 101 (80 cts par minute), du lundi au vendredi… ».

        What the words of the contact cite of it already is not said again.
        """
        channel = self._elements.get(name)
        if not isinstance(channel, Channel):
            return self.called(name)
        cited = {
            part.attribute
            for person in contact.people
            for part in person
            if isinstance(part, Cite) and part.target == name
        }
        shown = {
            field: self.field(channel, field) for field in ("address", "phone", "price") if field not in cited
        }
        price = shown.pop("price", ())
        ways = joined([each for each in shown.values() if each], ", ", ", ")
        if price:
            ways += (Text(" ("), *price, Text(")")) if ways else price
        hours = self._hours_of(channel) if "hours" not in cited else ()
        details = joined([each for each in (ways, hours) if each], ", ", ", ")
        return (*self.referred(channel), Text(" : "), *details) if details else self.referred(channel)

    def _hours_of(self, channel: Channel) -> Inlines:
        named = channel.hours.value if channel.hours is not None else None
        hours = self._elements.get(named.name or "") if named is not None else None
        return self.opening_hours(hours) if isinstance(hours, ServiceHours) else self.statement(channel.hours)

    def _cap(self, cap: Cap) -> Inlines:
        found = self.value(cap.amount)
        if cap.base:
            found += words(f" {of_the(cap.base)}")
        if cap.per:
            found += words(f" par {cap.per}")
        if cap.shared_with:
            found += (
                Text(", cumulé avec "),
                *joined([self.called(name) for name in cap.shared_with]),
            )
        return found

    def _rung(self, rung: Rung) -> Inlines:
        found = self.text(rung.who) or ((Hole("à désigner"),) if rung.to_name else ())
        moment = rung_moment(rung)
        found += words(f", {moment}") if moment else ()
        return (*words(f"{rung.level} : "), *found) if rung.level else found

    def _meeting(self, meeting: Meeting) -> Inlines:
        found = words(meeting_name(meeting))
        if meeting.frequency is not None:
            found += words(f", {wording.frequency(meeting.frequency)}")
        if meeting.within is not None:
            found += words(f", sous {wording.duration(meeting.within)}")
        if meeting.by:
            found += (Text(", par "), *self.people(meeting.by.split(", ")))
        if meeting.attendees:
            found += (Text(", avec "), *self.people(meeting.attendees))
        if meeting.content:
            found += (Text(" : "), *self.text(meeting.content))
        if meeting.items:
            found += (Text(" : "), *self.value(meeting.items))
        return found

    def _level(self, level: str) -> Inlines:
        """« au niveau N1 »; « au Niveau 1 » where the contract defines it so."""
        element = self._elements.get(folded_words(level))
        title = element.title if element is not None else level
        return words(f"au {title}" if folded_words(title).startswith("niveau") else f"au niveau {title}")

    def _scope_item(self, item: ScopeItem) -> Inlines:
        named = self._elements.get(item.name or "")
        title = self.title(named) if named is not None else item.written
        found = self.text(item.title) or words(item.label or title)
        details = [joined([self.called(name) for name in item.requests])] if item.requests else []
        details += [self._level(item.level)] if item.level else []
        if details:
            said = joined(details, ", ", ", ")
            found = (*found, Text(" ("), *said, Text(")")) if found else said
        if item.route_to:
            found += (Text(" : router vers "), *self.called(item.route_to))
        if item.bullets:
            found += (Text(" : "),) if found else ()
            found += joined([self.text(b.text) for b in item.bullets], " ; ", " ; ")
        return found
