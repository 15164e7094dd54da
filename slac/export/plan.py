"""What of a contract a system will hold: its delays in minutes, by level, and all that is lost on the way."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from slac.export.conversion import Conversion, Days, Unconvertible, convert, overnight, segments
from slac.export.losses import Loss, sections_lost
from slac.export.ruleset import Answered, Holiday, Hours, RuleSet, Target, days
from slac.syntax.folding import folded_words

RESPONSE, RESOLUTION = "response", "resolution"

#: The delays of a contract that a system's two can stand for, the best first.
_SLOTS = {
    RESPONSE: (
        "response_time",
        "acknowledgement_time",
        "first_reply_time",
        "reply_time",
        "guaranteed_intervention_time",
        "intervention_time",
        "callback_time",
    ),
    RESOLUTION: (
        "resolution_time",
        "guaranteed_restoration_time",
        "restoration_time",
        "recovery_time_objective",
        "closure_time",
        "replacement_time",
        "restore_time",
        "delay",
    ),
}


class Abilities(NamedTuple):
    """What a system can hold: the delays of tickets or not, sections of the rule set beside them, hours of one date."""

    delays: bool = True
    carried: frozenset[str] = frozenset()
    dated_hours: bool = False


class Goal(NamedTuple):
    """One delay as it will be held. ``days`` is its number of working days, for a system that counts them itself."""

    target: Target
    conversion: Conversion


class Level(NamedTuple):
    """What a ticket is given as a whole: the delays of a priority or commitment, in one case.

    ``name`` is stable from one version of the contract to the next, and unique in it; ``tag`` the same in lower-case
    letters, figures and hyphens; ``order`` the rank among priorities, from 1; None for a commitment.
    """

    name: str
    tag: str
    answered: Answered
    cases: tuple[str, ...]
    order: int | None
    goals: dict[str, Goal]

    @property
    def label(self) -> str:
        return self.answered.label

    @property
    def case_tag(self) -> str:
        """The tag of its cases: one for all the priorities of an offer."""
        return slug(" ".join(self.cases))

    @property
    def shown(self) -> str:
        """The name, with what the contract prints."""
        return f"{self.name} {self.label}".rstrip()


class Plan(NamedTuple):
    """What is exported, and what is not."""

    rules: RuleSet
    policy: Days | None
    levels: tuple[Level, ...]
    losses: tuple[Loss, ...]

    @property
    def refused(self) -> bool:
        return any(loss.refused for loss in self.losses)

    @property
    def goals(self) -> Iterator[tuple[Level, str, Goal]]:
        for level in self.levels:
            for slot, goal in level.goals.items():
                yield level, slot, goal

    @property
    def hours(self) -> tuple[Hours, ...]:
        """Those on which some exported delay runs, in the order of the contract."""
        used = {goal.conversion.hours.name for _, _, goal in self.goals if goal.conversion.hours}
        return tuple(hours for name, hours in self.rules.hours.items() if name in used)

    @property
    def elapsed(self) -> bool:
        """Whether some delay runs by the clock."""
        return any(goal.conversion.hours is None for _, _, goal in self.goals)

    def without(self, why: Callable[[Level, Goal], tuple[str, str] | None]) -> "Plan":
        """Without the delays that a system turns out not to hold; ``why`` gives a kind of loss and a reason."""
        levels, losses = [], list(self.losses)
        for level in self.levels:
            kept = {}
            for slot, goal in level.goals.items():
                if (lost := why(level, goal)) is None:
                    kept[slot] = goal
                else:
                    losses.append(Loss(subject(level.answered, goal.target), *lost, goal.target.place))
            if kept:
                levels.append(level._replace(goals=kept))
        return self._replace(levels=tuple(levels), losses=tuple(losses))

    def losing(self, losses: Iterable[Loss]) -> "Plan":
        """The plan, with more that is lost."""
        return self._replace(losses=(*self.losses, *losses))

    def on_one_calendar(self, why: str) -> "Plan":
        """The plan for a system whose levels have one calendar each: that of the resolution is kept."""

        def other(level: Level, goal: Goal) -> tuple[str, str] | None:
            kept = level.goals.get(RESOLUTION) or next(iter(level.goals.values()))
            return ("calendar", why) if goal.conversion.hours != kept.conversion.hours else None

        return self.without(other)

    def number(self, hours: Hours) -> int:
        """Its rank among those that are exported, from 1."""
        return self.hours.index(hours) + 1

    def file_of(self, hours: Hours) -> str:
        """A name of file for a calendar, unique in the contract."""
        same = [one.name for one in self.rules.hours.values() if slug(one.name) == slug(hours.name)]
        return slug(hours.name) + (f"-{same.index(hours.name) + 1}" if len(same) > 1 else "")

    def called(self, hours: Hours) -> str:
        """The name of a calendar in the system: unique, and stable."""
        return f"{self.rules.identifier} {hours.name}"


def plan(rules: RuleSet, abilities: Abilities, policy: Days | None) -> Plan:
    """Sort out what a system of these abilities can hold."""
    losses: list[Loss] = []
    levels: list[Level] = []
    order = 0
    tags: set[str] = set()
    for answered in rules.answered:
        if not abilities.delays:
            losses += _delays_lost(answered, abilities)
            continue
        if answered.kind == "priority":
            order += 1
        for cases in _cases(answered):
            goals = dict(_goals(rules, answered, cases, policy, losses, abilities))
            if goals:
                names = (rules.identifier, answered.name, *cases)
                rank = order if answered.kind == "priority" else None
                levels.append(Level(" ".join(names), _own_tag(names, tags), answered, cases, rank, goals))
    losses += sections_lost(rules, abilities.carried)
    return Plan(rules, policy, tuple(levels), tuple(dict.fromkeys(losses)))


def _own_tag(names: tuple[str, ...], taken: set[str]) -> str:
    tag = base = slug(" ".join(names))
    number = 1
    while tag in taken:
        number += 1
        tag = f"{base}-{number}"
    taken.add(tag)
    return tag


def _delays_lost(answered: Answered, abilities: Abilities) -> Iterator[Loss]:
    if answered.section not in abilities.carried:
        for target in answered.targets:
            why = "un délai se suit dans un outil de tickets"
            yield Loss(subject(answered, target), "delay", why, target.place)


def slug(text: str) -> str:
    """Lower-case letters, figures and hyphens, to be a name of file or of tag."""
    return re.sub(r"[^a-z0-9]+", "-", folded_words(text)).strip("-") or "contrat"


def subject(answered: Answered, target: Target) -> str:
    """« P1 (essentiel), résolution »."""
    cases = f" ({', '.join(target.cases)})" if target.cases else ""
    return f"{answered.name}{cases}, {target.term}"


def _cases(answered: Answered) -> tuple[tuple[str, ...], ...]:
    """The cases of a block's delays; what holds in all cases goes with each."""
    return tuple(dict.fromkeys(target.cases for target in answered.targets if target.cases)) or ((),)


def _goals(
    rules: RuleSet,
    answered: Answered,
    cases: tuple[str, ...],
    policy: Days | None,
    losses: list[Loss],
    abilities: Abilities,
) -> Iterator[tuple[str, Goal]]:
    here = [target for target in answered.targets if target.cases in ((), cases)]
    held: set[int] = set()
    for slot, metrics in _SLOTS.items():
        wanted = sorted(
            (t for t in here if t.metric in metrics), key=lambda t: (metrics.index(t.metric), not t.cases)
        )
        for target in wanted:
            held.add(id(target))
            if target is not wanted[0]:
                losses.append(_second(answered, target, wanted[0]))
                continue
            try:
                converted = _bounded(convert(rules, target, policy), rules, policy, abilities)
            except Unconvertible as why:
                losses.append(
                    Loss(subject(answered, target), why.kind, str(why), target.place, refused=why.refused)
                )
                continue
            losses += _qualified(answered, target)
            yield slot, Goal(target, converted)
    for target in here:
        if id(target) not in held:
            reason = f"l'outil ne suit que la prise en charge et la résolution : « {target.term} » n'y a pas de place"
            losses.append(Loss(subject(answered, target), "metric", reason, target.place))


def _second(answered: Answered, target: Target, first: Target) -> Loss:
    why = f"l'outil ne tient qu'un délai de ce genre, et « {first.term} » y est déjà"
    return Loss(subject(answered, target), "metric", why, target.place)


def _qualified(answered: Answered, target: Target) -> Iterator[Loss]:
    """What goes with a delay that is exported, and is lost all the same."""

    def lost(kind: str, reason: str) -> Loss:
        return Loss(subject(answered, target), kind, reason, target.place)

    if target.percentile is not None:
        of = f" des {target.population}" if target.population else ""
        yield lost(
            "percentile",
            f"le délai vaut pour {_figure(target.percentile)} %{of} : l'outil le donne à chaque ticket, "
            "et la part tenue se mesure sur la période",
        )
    if target.at_least:
        yield lost("range", f"le bas de la fourchette (« {target.at_least} ») : seul le haut est un délai")
    if target.equivalent:
        yield lost("equivalent", f"l'équivalent énoncé (« soit {target.equivalent} »), qui ne compte pas")
    for condition in target.conditions:
        yield lost("condition", f"une personne apprécie la condition « {condition} »")
    if target.carry_over:
        yield lost("carry_over", f"le report « {target.carry_over} »")
    if target.reading == "other":
        yield lost(
            "day_reading", "la lecture des jours n'est pas reconnue : la fin du dernier jour est prise"
        )


def _figure(value: object) -> str:
    return str(value).replace(".", ",")


# -- exceptions of the opening hours ------------------------------------------------------------------------------


def _bounded(found: Conversion, rules: RuleSet, policy: Days | None, abilities: Abilities) -> Conversion:
    """Add to the error what hours of one date, that a system does not hold, can make of it at the most."""
    if found.hours is None or abilities.dated_hours:
        return found
    more, less = _dated_minutes(found.hours, rules)
    if not (more or less):
        return found
    said = "les jours dont une partie seulement est ouverte ne s'exportent pas"
    if policy is None:
        raise Unconvertible(
            f"{said} ({more} minutes ouvertes, {less} fermées en {_years(rules.years)}) : choisissez avec --days",
            "dated_hours",
            refused=True,
        )
    if policy is Days.EXACT_ONLY:
        raise Unconvertible(said, "dated_hours")
    return found._replace(early=found.early + less, late=found.late + more)


def _dated_minutes(hours: Hours, rules: RuleSet) -> tuple[int, int]:
    """Minutes opened, and closed, on days whose hours are not those that are exported."""
    calendar, week = rules.calendar(hours.name), segments(hours)
    closed = {one.day for one in closed_dates(hours, rules.years)}
    opened = less = 0
    exceptions = {
        day for one in (*hours.opened, *hours.closed) for day in days(one) if day.year in rules.years
    }
    if overnight(
        hours
    ):  # a night is cut at midnight: a closed day takes the end of the one before, and leaves its own
        exceptions |= closed | {day + timedelta(1) for day in closed if day + timedelta(1) not in closed}
    for day in exceptions:
        held = 0 if day in closed else sum(end - start for start, end in week[day.weekday()])
        promised = calendar.between(calendar.wall(day), calendar.wall(day + timedelta(1))) // timedelta(
            minutes=1
        )
        opened += max(0, promised - held)
        less += max(0, held - promised)
    return opened, less


def closed_dates(hours: Hours, years: tuple[int, ...]) -> tuple[Holiday, ...]:
    """The days closed all day: holidays, and closings that the contract adds, in order; for these years only.

    One is ``yearly`` when it is closed in each of them.
    """
    found = {one.day: one for one in hours.holidays if one.day.year in years}
    for closing in hours.closed:
        if not closing.hours:
            for day in days(closing):
                if day.year in years:
                    found.setdefault(day, Holiday(day, "fermeture", closing.yearly))
    for opening in hours.opened:
        for day in days(opening):
            found.pop(day, None)
    times = Counter((day.month, day.day) for day in found)
    return tuple(
        one._replace(yearly=one.yearly and times[one.day.month, one.day.day] == len(years))
        for _, one in sorted(found.items())
    )


def closed_once(hours: Hours, years: tuple[int, ...]) -> tuple[Holiday, ...]:
    """`closed_dates`, those of every year but once: for a system that makes them come back."""
    found: dict[object, Holiday] = {}
    for one in closed_dates(hours, years):
        found.setdefault((one.day.month, one.day.day) if one.yearly else one.day, one)
    return tuple(found.values())


def _years(years: tuple[int, ...]) -> str:
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
