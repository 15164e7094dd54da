"""The correspondents of a contract, each with the party or case it is given for."""

import re
from typing import NamedTuple

from slac.lint.facts import plain
from slac.lint.once import once_a_contract
from slac.model.contract import Activity, Contact, Contacts, Contract, Party, Stated
from slac.syntax.folding import folded_words


class PartyContact(NamedTuple):
    """One correspondent; ``key`` is the name of the party, None where a case or nothing says for whom."""

    element: Activity | Contacts
    key: str | None
    value: Contact
    statement: Stated[Contact]

    @property
    def reachable(self) -> bool:
        """Whether a telephone, an address or a channel is given, be it by a citation."""
        value = self.value
        cited = any(
            "{" in plain(person) or "numero" in folded_words(plain(person)) for person in value.people
        )
        return bool(value.phones or value.emails or value.channels) or cited

    @property
    def named(self) -> bool:
        """Whether somebody is named, or can be reached: not « xxx », nor « à désigner »."""
        people = [plain(person) for person in self.value.people]
        return self.reachable or any(not re.search(r"\b[xX]{3,}\b|^\W*$", person) for person in people)

    @property
    def said(self) -> tuple[object, ...]:
        """All that the contract says of the contact, to compare it with another."""
        value = self.value
        people = tuple(folded_words(plain(person)) for person in value.people)
        return (people, value.phones, value.emails, value.channels)


@once_a_contract
def named_contacts(contract: Contract) -> tuple[PartyContact, ...]:
    """Every correspondent that is given, in the order of the source; those left empty are not."""
    parties = {party.name for party in contract.all(Party)}
    found: list[PartyContact] = []
    for element in contract.elements:
        if isinstance(element, Activity | Contacts):
            stated = element.contacts if isinstance(element.contacts, tuple) else (element.contacts,)
            for statement in (s for s in stated if s is not None):
                for keys, value, inner in statement.each():
                    name = next((key.name for key in keys if key.name in parties), None)
                    found.append(PartyContact(element, name, value, inner))
    return tuple(found)


def left_to_name(contract: Contract) -> set[str | None]:
    """The parties whose correspondent a block says is yet to be named, None where a case tells who."""
    parties = {party.name for party in contract.all(Party)}
    return {
        key.name if key.name in parties else None
        for element in contract.all(Contacts)
        for statement in element.contacts
        for keys, inner in statement.cases
        if inner.absent == "à désigner" or (inner.value is not None and inner.value.to_name)
        for key in keys
    }
