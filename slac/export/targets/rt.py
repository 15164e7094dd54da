r"""Request Tracker 5 et 6 : un fichier de configuration.

L'export écrit un fichier Perl, `slac-<contrat>.pm`, avec les horaires (`%ServiceBusinessHours`) et un niveau de
service par priorité ou engagement (`%ServiceAgreements`). Les délais ouvrés sont en `BusinessMinutes`, les délais à
l'horloge en `RealMinutes` ; chaque niveau porte son fuseau. Quand le contrat suspend un délai, le statut
`stalled` l'arrête.

## Ce qui est perdu

- RT abandonne sans un mot une échéance ouvrée à plus de vingt-neuf jours du calendrier : un tel délai
  n'est pas exporté.
- Un délai qui s'achève juste à la fermeture est dû, pour RT, à l'ouverture suivante.
- Un ticket créé par le support pour un demandeur n'a pas de délai de réponse ; chaque nouvelle réponse du demandeur en
  ouvre un autre.
- Le niveau ne suit pas la priorité : il se choisit sur le ticket, ou par défaut pour la file.

## Charger

1. Copiez `slac-<contrat>.pm` dans `RT_SiteConfig.d/`. Un seul fichier peut donner `%ServiceAgreements` : s'il y en a
   déjà un, réunissez les niveaux à la main.
2. Vérifiez-le : `perl -c slac-<contrat>.pm`, puis redémarrez RT.
3. Autorisez les niveaux de service sur la file (« SLA activé »), et choisissez le niveau par défaut de la file.

## Revenir en arrière

Retirez le fichier de `RT_SiteConfig.d/` et redémarrez RT. Les échéances déjà posées sur les tickets y restent.
"""

from collections.abc import Iterator
from itertools import pairwise

from slac.export.conversion import around_the_clock, clock, segments
from slac.export.perl import quoted
from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Goal, Level, Plan, closed_once, slug
from slac.export.ruleset import Hours
from slac.worktime.ground import Horizon
from slac.worktime.races import RunningDelay, lasting

title = "Request Tracker"
abilities = Abilities()

#: RT's own count of working hours stops there, in days of the calendar.
_LIMIT = 29

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def fit(plan: Plan) -> Plan:
    """Leave out what RT would leave without a due date, and a second calendar in a level."""

    def lost(level: Level, goal: Goal) -> tuple[str, str] | None:
        done = goal.conversion
        if done.hours not in (None, _hours_of(level)):
            return (
                "calendar",
                "un niveau de RT n'a qu'un calendrier d'heures ouvrées, et ce délai en demande un second",
            )
        if done.hours is not None and _longest(plan, done.hours, done.minutes) > _LIMIT * 86_400:
            return "too_long", (
                f"RT abandonne sans le dire une échéance à plus de {_LIMIT} jours du calendrier, "
                f"que {done.minutes} minutes ouvrées peuvent dépasser"
            )
        return None

    return plan.without(lost)


def write(plan: Plan) -> dict[str, bytes]:
    return {f"slac-{slug(plan.rules.identifier)}.pm": _perl(plan).encode()}


def _longest(plan: Plan, hours: Hours, minutes: int) -> int:
    """The most seconds of the clock that so many working minutes take."""
    week = sum(end - start for slots in segments(hours).values() for start, end in slots)
    if minutes <= week:  # a week and its holidays
        return 0
    calendar = plan.rules.calendar(hours.name)
    horizon = Horizon(plan.rules.years[0], plan.rules.years[-1])
    found = lasting(RunningDelay(60 * minutes, "working", calendar, horizon), around_the_clock(calendar.tz))
    return found[1] if found else _LIMIT * 86_400 + 1


def _perl(plan: Plan) -> str:
    lines = [
        "# Écrit par « slac export rt » : ne le modifiez pas à la main.",
        "use utf8;",
        "",
        "Set( %ServiceBusinessHours, (",
        *(line for hours in plan.hours for line in _hours(plan, hours)),
        ") );",
        "",
        "Set( %ServiceAgreements, (",
        "    Levels => {",
        *(line for level in plan.levels for line in _level(plan, level)),
        "    },",
        ") );",
        "",
        "1;",
    ]
    return "\n".join(lines) + "\n"


def _hours(plan: Plan, hours: Hours) -> Iterator[str]:
    yield f"    {quoted(plan.called(hours))} => {{"
    for day, slots in segments(hours).items():
        if slots:
            breaks = [f"{{ {_slot(end, start)} }}" for (_, end), (start, _) in pairwise(slots)]
            rest = f", Breaks => [ {', '.join(breaks)} ]" if breaks else ""
            # RT counts weekdays from Sunday.
            yield f"        {(day + 1) % 7} => {{ Name => '{_DAYS[day]}', {_slot(slots[0][0], slots[-1][1])}{rest} }},"
    closed = [
        f"{one.day:%m-%d}" if one.yearly else one.day.isoformat()
        for one in closed_once(hours, plan.rules.years)
    ]
    if closed:
        yield f"        holidays => [ {', '.join(map(quoted, closed))} ],"
    yield "    },"


def _slot(start: int, end: int) -> str:
    return f"Start => '{clock(start)}', End => '{clock(end)}'"


def _level(plan: Plan, level: Level) -> Iterator[str]:
    yield f"        {quoted(level.shown)} => {{"
    zone = _zone(plan, level)
    if zone:
        yield f"            Timezone => {quoted(zone)},"
    if (hours := _hours_of(level)) is not None:
        yield f"            BusinessHours => {quoted(plan.called(hours))},"
    # By default the count would only begin at the next opening.
    yield "            Starts => { RealMinutes => 0 },"
    for slot, word in ((RESPONSE, "Response"), (RESOLUTION, "Resolve")):
        if slot in level.goals:
            yield f"            {word} => {{ {_delay(level.goals[slot])} }},"
    yield "        },"


def _delay(goal: Goal) -> str:
    unit = "BusinessMinutes" if goal.conversion.hours else "RealMinutes"
    pause = (
        ", IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1" if goal.target.pauses else ""
    )
    return f"{unit} => {goal.conversion.minutes}{pause}"


def _hours_of(level: Level) -> Hours | None:
    return next((goal.conversion.hours for goal in level.goals.values() if goal.conversion.hours), None)


def _zone(plan: Plan, level: Level) -> str | None:
    names = (goal.target.calendar for goal in level.goals.values() if goal.target.calendar)
    return next((zone for name in names if (zone := plan.rules.hours[name].zone)), None)
