"""The telephone numbers of a contract, and which of them the caller pays more than a call."""

import re
from collections.abc import Iterator

from slac.lint.facts import statements_of
from slac.lint.once import once_a_contract
from slac.model.contract import Activity, Channel, Contacts, Contract, Element, Party
from slac.source import Span

#: French numbers whose price is more than a call's: 081 (shared cost), 082, 089; 080 is free or plain.
_PREMIUM = ("081", "082", "089")

_FRENCH_NUMBER = (
    r"(?<![\d+])(?:\+33[\s.]?(?:\(0\))?|0)[\s.\u00a0\u202f-]?[1-9](?:[\s.\u00a0\u202f-]?\d){8}(?!\d)"
)


@once_a_contract
def premium_numbers(contract: Contract) -> tuple[tuple[Element, str, Span], ...]:
    """Numbers of channels, parties and contacts that cost more than a call, with their block and place."""
    return tuple(_premium_numbers(contract))


def _premium_numbers(contract: Contract) -> Iterator[tuple[Element, str, Span]]:
    for element in contract.elements:
        if isinstance(element, Channel | Party | Contacts | Activity):
            for statement in statements_of(element):
                registered = isinstance(element, Party) and statement is element.registration
                if statement.value is not None and not registered:
                    for match in re.finditer(_FRENCH_NUMBER, statement.span.text):
                        if _national(match[0]).startswith(_PREMIUM):
                            start = statement.span.start + match.start()
                            yield element, match[0], Span(statement.span.source, start, start + len(match[0]))


def _national(number: str) -> str:
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return f"0{digits[2:]}" if number.startswith("+33") else digits
