"""What is promised and how it is counted: one entry for each delay, with all that it takes to say when it is due."""

from typing import Any

from slac.export.facts import Block, without_nothing
from slac.export.quantities import Json, duration, number
from slac.export.values import at_most, price, text_of, written
from slac.model.contract import Commitment, Contract, Counting, Delay, Measure, Priority, Remedy
from slac.model.quantities import Duration
from slac.model.vocabulary import METRICS

_MANNERS = {"immédiate": "immediate", "meilleurs efforts": "best_effort"}

_DAY_READINGS = {
    "fin de journée": "end_of_day",
    "fin de journée ouvrée": "end_of_working_day",
    "heure pour heure": "same_time",
}

#: How the delays of a block run: fields of the block, else of the ``décompte``.
_RUNNING = {
    "hours": "calendar",
    "start": "start",
    "end": "end",
    "suspended_during": "pauses",
    "days": "day_reading",
    "carry_over": "carry_over",
}


def answered(block: Block, own: Priority | Commitment) -> Json:
    """How its delays run is written with each of them; with the block itself where it promises none."""
    if own.delays:
        return block.record((*_RUNNING, "delays"), targets=_targets(block, own))
    return block.record(("days", "delays"), day_reading=block.property(own.days, _day_reading))


def counting(block: Block, own: Counting) -> Json:
    return block.record(("reclassification", "days"), day_reading=block.property(own.days, _day_reading))


def reclassifications(contract: Contract) -> list[Json]:
    """« après contournement, P1 devient P2 »: one entry a change."""
    entries = []
    for own in contract.all(Counting):
        block = Block(contract, own)
        for _, changes, _ in own.reclassification.each() if own.reclassification else ():
            for change in changes:
                names = {"from": block.name(change.source), "to": block.name(change.becomes)}
                entries.append({"after": "workaround", **names, "source": block.source(change.span)})
    return entries


def remedy(block: Block, own: Remedy) -> Json:
    """Credits or penalties; the tiers are half-open intervals of what is measured."""
    return block.record(
        ("amount", "after_notice", "minimum_outage"),
        amount=block.property(own.amount, _amount),
        minimum_outage=block.property(own.minimum_outage, at_most),
        after_formal_notice=block.property(own.after_notice, _notice),
    )


def measure(block: Block, own: Measure) -> Json:
    return block.record(("minimum_outage",), minimum_outage=block.property(own.minimum_outage, at_most))


def _targets(block: Block, own: Priority | Commitment) -> list[Json]:
    running = _running(block, own)
    entries = []
    for term, (value, said) in block.timed(own.delays):
        entry: Json = {"metric": METRICS.get(term, "other"), "term": term, **running, **said}
        entries.append(entry | (_delay(block, value) if value is not None else {}))
    return entries


def _running(block: Block, own: Priority | Commitment) -> Json:
    """The block's own words, else those of the ``décompte``, each with its place."""
    common = block.contract.counting
    running = {}
    for field, key in _RUNNING.items():
        write = _day_reading if field == "days" else written
        stated = getattr(own, field)
        if stated is not None:
            running[key] = block.property(stated, write)
        elif common is not None:
            running[key] = Block(block.contract, common).property(getattr(common, field), write)
    return without_nothing(running)


def _delay(block: Block, delay: Delay) -> Json:
    """``value``, ``unit`` and ``clock`` are what counts; the rest qualifies it."""
    return without_nothing(
        {
            **(duration(delay.target) if delay.target else {}),
            "manner": _MANNERS.get(delay.manner or ""),
            "at_least": duration(delay.at_least) if delay.at_least else None,
            "stated_equivalent": duration(delay.also) if delay.also else None,
            "percentile": number(delay.percentile) if delay.percentile is not None else None,
            "population": delay.population,
            "every": written(block, delay.every) if delay.every else None,
            "phrase": text_of(block, delay.phrase),
            "from_event": delay.start,
        }
    )


def _day_reading(_: Block, words: str) -> Json:
    return {"reading": _DAY_READINGS.get(words, "other"), "term": words}


def _amount(block: Block, stated: tuple[Any, str | None]) -> Json:
    return without_nothing({"each": price(block, stated[0]), "per": stated[1]})


def _notice(_: Block, stated: Duration | bool) -> Json:
    return duration(stated) if isinstance(stated, Duration) else {"required": stated}
