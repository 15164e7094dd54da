"""The commitments that no scenario tries: promised delays, credits, and what is covered or routed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slac.coverage.catalogue import catalogue
from slac.coverage.decision import Place, place_of
from slac.coverage.scenarios import Played, exercise_of
from slac.french import quote
from slac.model.contract import Commitment, Contract, Priority, Remedy


class Untried(NamedTuple):
    """A commitment that no scenario tries, as it is called, and where it stands."""

    title: str
    place: Place


def untried(contract: Contract, played: Sequence[Played]) -> tuple[Untried, ...]:
    """In the order of the source."""
    done = {mark for one in played for mark in one.exercised}
    found = [one for mark, one in _commitments(contract) if mark not in done]
    return tuple(sorted(found, key=lambda one: (one.place.path, one.place.line)))


def _commitments(contract: Contract) -> Iterator[tuple[str, Untried]]:
    for element in contract.elements:
        match element:
            case Priority() | Commitment():
                for timed in element.delays:
                    for _, delay, stated in timed.stated.each():
                        if delay.target is not None:
                            place = place_of(contract, element, stated.line)
                            yield (
                                exercise_of((place.path, place.line)),
                                Untried(f"{element.written_name}, {timed.metric}", place),
                            )
            case Remedy() if element.tiers or element.amount:
                yield f"crédits {element.name}", Untried(element.title, place_of(contract, element))
            case _:
                pass
    said = {"couvre": "couverture de", "route": "routage de"}
    for line in catalogue(contract).lines:
        # The bullets of an item are what it is called by; one of them tried is enough.
        if line.kind in said and line.title == line.heading:
            place = place_of(contract, line.scope, line.span)
            yield f"périmètre {line.heading}", Untried(f"{said[line.kind]} {quote(line.title)}", place)
