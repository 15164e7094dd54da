"""Who answers for each party, and which channels are open at the instant of a request."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from slac.coverage.decision import Access, Correspondent, place_of
from slac.coverage.matching import same
from slac.coverage.priorities import called, texts, to
from slac.coverage.request import Request
from slac.lint.facts import plain
from slac.model.contract import (
    Activity,
    CaseKey,
    Channel,
    Contact,
    Contacts,
    Contract,
    Element,
    Party,
    Stated,
)
from slac.model.contract import ServiceHours as Hours
from slac.worktime.calendar import WorkCalendar
from slac.worktime.counting import instant
from slac.worktime.errors import WorktimeError
from slac.worktime.from_contract import CalendarReading

#: How far ahead the next closing is looked for; hours still open then are said to be open without end.
_AHEAD = timedelta(days=8)

#: How a contract's hours are read, from one request to the next.
Calendars = Callable[[Contract, Hours], CalendarReading]


def correspondents(contract: Contract, about: Sequence[Element]) -> tuple[Correspondent, ...]:
    """The correspondents of each party, in the contract's order of the parties, then those of other cases.

    They are those of the activity that the request is about, else of the ``correspondants`` blocks, else of every
    activity, which is then said.
    """
    activities = contract.all(Activity)
    own = _stated(contract, [(a, a.contacts) for a in activities if a in about and a.contacts])
    general = _stated(contract, [(b, s) for b in contract.all(Contacts) for s in b.contacts])
    every = _stated(contract, [(a, a.contacts) for a in activities if a.contacts])
    found: list[Correspondent] = []
    for party in parties(contract):
        statements = next((s for group in (own, general, every) if (s := group.get(party.name))), [])
        found += _of_party(contract, party, statements)
    for block, keys, statement in own.get("") or general.get("", []):
        case = ", ".join(key.label or key.written for key in keys)
        found.append(_correspondent(contract, case, block, statement))
    return tuple(found)


_Statement = tuple[Element, tuple[CaseKey, ...], Stated[Contact]]


def _stated(
    contract: Contract, blocks: Sequence[tuple[Element, Stated[Contact]]]
) -> dict[str, list[_Statement]]:
    """The contacts by the name of their party; under "" those of a case that is no party."""
    found: dict[str, list[_Statement]] = {}
    for block, outer in blocks:
        for keys, statement in _leaves(outer):
            named = [e.name for key in keys if isinstance(e := contract.find(key.name), Party)]
            for name in named or ([""] if keys else []):
                found.setdefault(name, []).append((block, keys, statement))
    return found


def _of_party(contract: Contract, party: Party, statements: Sequence[_Statement]) -> Iterator[Correspondent]:
    """One correspondent for each different contact, with the activities it is for when they differ."""
    each: dict[tuple[tuple[str, ...], str], Correspondent] = {}
    for block, _, statement in statements:
        one = _correspondent(contract, called(party), block, statement)
        titles = (block.title,) if isinstance(block, Activity) else ()
        same_one = each.get((one.contacts, one.missing))
        if same_one is not None:
            titles = (*same_one.activities, *titles)
            one = same_one
        each[one.contacts, one.missing] = one._replace(activities=titles)
    if each:
        only = len(each) == 1
        yield from (one._replace(activities=()) if only else one for one in each.values())
        return
    own = tuple(s.value for s in (party.phone, party.email) if s is not None and s.value)
    if own:
        yield Correspondent(called(party), own, place_of(contract, party))
    else:
        yield Correspondent(called(party), (), None, "le contrat ne nomme personne")


def parties(contract: Contract) -> tuple[Party, ...]:
    """The parties in the order of the ``contrat`` block, else of the source."""
    named = contract.agreement.parties
    order = [contract.find(n.name) for n in (named.value or ())] if named else []
    ordered = [p for p in order if isinstance(p, Party)]
    return (*ordered, *(p for p in contract.all(Party) if p not in ordered))


def _leaves(stated: Stated[Contact]) -> Iterator[tuple[tuple[CaseKey, ...], Stated[Contact]]]:
    """Every statement that holds a contact or says that there is none, with the keys it depends on."""
    if not stated.cases:
        yield (), stated
    for keys, inner in stated.cases:
        for deeper, leaf in _leaves(inner):
            yield (*keys, *deeper), leaf


def _correspondent(
    contract: Contract, name: str, block: Element, statement: Stated[Contact]
) -> Correspondent:
    contacts = _said(contract, statement.value) if statement.value else ()
    return Correspondent(
        name, contacts, place_of(contract, block, statement.line), _missing(statement, contacts)
    )


def _missing(statement: Stated[Contact], contacts: tuple[str, ...]) -> str:
    if statement.value is not None and (statement.value.to_name or contacts):
        return "à désigner" if statement.value.to_name else ""
    return {"vide": "laissé vide par le contrat", "trou": "à compléter"}.get(
        statement.absent or "vide", statement.absent or ""
    )


def _said(contract: Contract, contact: Contact) -> tuple[str, ...]:
    channels = [contract.find(name) for name in contact.channels]
    return (
        *(plain(person) for person in contact.people),
        *contact.phones,
        *contact.emails,
        *(f"{c.title}, {address_of(c)}".rstrip(", ") for c in channels if isinstance(c, Channel)),
    )


# -- channels -----------------------------------------------------------------------------------------------------


def channels(contract: Contract, request: Request, calendar: Calendars) -> tuple[Access, ...]:
    """The channels, the one asked for first, then the open ones, then those of unknown hours."""
    found = [_access(contract, channel, request, calendar) for channel in contract.all(Channel)]
    asked = request.channel

    def order(access: Access) -> tuple[bool, int]:
        wanted = asked is not None and (same(asked, access.name) or same(asked, access.title))
        return not wanted, {True: 0, None: 1, False: 2}[access.open]

    return tuple(sorted(found, key=order))


def address_of(channel: Channel) -> str:
    address = channel.address.value if channel.address else None
    phone = channel.phone.value if channel.phone else None
    numbers = [v for _, v, _ in channel.phone.each()] if channel.phone and phone is None else [phone or ""]
    return ", ".join(filter(None, (plain(address) if address else "", *numbers)))


def _access(contract: Contract, channel: Channel, request: Request, calendar: Calendars) -> Access:
    open_, until, note = None, None, ""
    named = channel.hours.value if channel.hours else None
    hours = contract.find(named.name) if named else None
    if not isinstance(hours, Hours):
        note = "heures non dites"
    elif request.opened is not None:
        reading = calendar(contract, hours)
        if reading.calendar is None:
            note = "heures non dites"
        else:
            try:
                open_, until = _state(reading.calendar, instant(request.opened, reading.zone))
            except WorktimeError:  # the delays say why
                note = "ouverture inconnue à cet instant"
    else:
        note = f"pendant « {hours.title} »"
    reserved = texts(contract, channel.reserved_for)
    notes = filter(None, (note, f"réservé {to(reserved)}" if reserved else ""))
    return Access(
        channel.written_name, channel.title, address_of(channel), open_, until, ", ".join(notes),
        place_of(contract, channel),
    )  # fmt: skip


def _state(calendar: WorkCalendar, at: datetime) -> tuple[bool, datetime | None]:
    """Whether it is open, and when that changes; None when it is open as far as one looks."""
    if not calendar.is_open(at):
        return False, calendar.next_opening(at)
    until = None
    for opens, closes, _ in calendar.intervals(at, at + _AHEAD):
        if until is not None and opens.timestamp() > until.timestamp():
            break
        until = closes
    if until is None or until.timestamp() >= (at + _AHEAD).timestamp():
        return True, None
    return True, until
