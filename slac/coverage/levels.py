"""The levels of support: which comes first, and where a request goes from one when it is not solved there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slac.coverage.decision import Choice
from slac.coverage.matching import same
from slac.french import quote
from slac.lint.facts import plain
from slac.model.contract import Contract, Escalation, Rung, Stated
from slac.syntax.folding import folded_words


class _Level(NamedTuple):
    rung: Rung
    stated: Stated[Rung]


def rank(contract: Contract, level: str) -> int:
    """The place of a level: its figure (« N2 » is 2), else its place in the escalation that names it."""
    figure = re.search(r"\d+", level)
    if figure:
        return int(figure[0])
    for escalation in contract.all(Escalation):
        for place, one in enumerate(_levels(escalation), 1):
            if same(one.rung.level, level):
                return place
    return 1


def first_level(contract: Contract, like: str) -> str:
    """The level that receives requests: the first of an escalation, else « N1 » where levels bear figures."""
    levels = [one.rung.level for escalation in contract.all(Escalation) for one in _levels(escalation)]
    lowest = min((level for level in levels if level), key=lambda level: rank(contract, level), default="")
    if lowest and rank(contract, lowest) <= rank(contract, like):
        return lowest
    return re.sub(r"\d+", "1", like, count=1)


def escalated(contract: Contract, level: str | None, settled: Sequence[Choice]) -> list[str]:
    """Where the request goes next, for the escalations that concern its priority or every request."""
    names = {folded_words(choice.name) for choice in settled}
    return [
        sentence
        for escalation in contract.all(Escalation)
        if _concerns(escalation, names)
        for sentence in _next(contract, escalation, level)
    ]


def _concerns(escalation: Escalation, names: set[str]) -> bool:
    concerned = escalation.concerns.value if escalation.concerns and escalation.concerns.value else ()
    return not concerned or any(one.name in names for one in concerned)


def _next(contract: Contract, escalation: Escalation, level: str | None) -> Iterator[str]:
    levels = _levels(escalation)
    at = level or (levels[0].rung.level if levels else "")
    above = [one for one in levels if one.rung.level and rank(contract, one.rung.level) > rank(contract, at)]
    for rung, stated in above[:1]:
        who = plain(rung.who)
        to = f"au niveau {rung.level}" if re.search(r"\d", rung.level) else f"à {quote(rung.level)}"
        when = _when(rung)
        conditions = "".join(f", {word} {quote(plain(text))}" for word, text in stated.conditions)
        yield f"Sans solution{f' {when}' if when else ''}, escalader {to}{f' ({who})' if who else ''}{conditions}."


def _when(rung: Rung) -> str:
    if rung.after is not None:
        return f"au bout de {_words(rung.after.span.text)}"
    if rung.before is not None:
        return f"{_words(rung.before.span.text)} avant l'échéance"
    if rung.past is not None:
        return f"{_words(rung.past.span.text)} après l'échéance"
    return "à l'échéance" if rung.when_due else ""


def _words(text: str) -> str:
    return " ".join(text.split())


def _levels(escalation: Escalation) -> list[_Level]:
    return [_Level(rung, stated) for outer in escalation.rungs for _, rung, stated in outer.each()]
