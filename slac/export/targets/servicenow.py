"""ServiceNow : une source Fluent, que le SDK compile en horaires et en définitions de SLA.

L'export écrit `slac-<contrat>.now.ts` : un horaire par horaires du contrat, avec ses plages de la semaine, un horaire
enfant pour ses jours fermés, et une définition de SLA par délai. Chaque SLA porte son fuseau (`sla.timezone`), car
celui de l'appelant vaudrait sinon ; un délai à l'horloge n'a pas d'horaire (`no_schedule`).

## Ce qui est perdu

- Les jours ouvrés : ils sont convertis en heures et minutes, par la conversion demandée. Une durée relative les
  compterait, mais ne se suspend pas, et le « jour » d'une durée vaut 24 heures d'horaire.
- Les fermetures d'une partie de journée ; une plage qui passe minuit est coupée en deux.
- Les engagements et les gammes : leur condition ne se déduit pas du contrat ; leur SLA est écrit inactif.
- Les priorités au-delà de la cinquième.

## Charger

1. Placez le fichier dans `src/fluent/` d'une application du SDK (`@servicenow/sdk`), puis
   `npx now-sdk build` et `npx now-sdk install`.
2. Les conditions sont celles de la table `incident` : états 3 (en attente), 6 (résolu), 7 (clos) et 8 (annulé).
   Changez-les si votre instance les nomme autrement, et ajoutez-y l'entreprise du client.
3. Complétez la condition de départ des SLA inactifs avant de les activer.

## Revenir en arrière

Désinstallez l'application, ou désactivez les définitions de SLA dont le nom commence par celui du contrat.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from slac.export.conversion import segments
from slac.export.losses import Loss
from slac.export.plan import RESPONSE, Abilities, Goal, Level, Plan, closed_once, slug
from slac.export.quantities import Json
from slac.export.ruleset import Hours

title = "ServiceNow"
abilities = Abilities()

_PRIORITIES = 5
_STATES = {"stop": "state=6^ORstate=7", "cancel": "state=8"}
_ON_HOLD = "state=3"


def fit(plan: Plan) -> Plan:
    def lost(level: Level, _: Goal) -> tuple[str, str] | None:
        if level.order is not None and level.order > _PRIORITIES:
            return "choice", f"ServiceNow n'a que {_PRIORITIES} priorités"
        return None

    kept = plan.without(lost)
    why = "sa condition de départ ne se déduit pas du contrat : ses SLA sont inactifs"
    return kept.losing(
        Loss(level.name, "choice", why, level.answered.place)
        for level in kept.levels
        if level.order is None or level.cases
    )


def write(plan: Plan) -> dict[str, bytes]:
    lines = [
        "// Écrit par « slac export servicenow » : ne le modifiez pas à la main.",
        "import { Sla, Duration, Record } from '@servicenow/sdk/core'",
        "",
    ]
    for hours in plan.hours:
        lines += _schedule(plan, hours)
    for level, slot, goal in plan.goals:
        lines += _sla(plan, level, slot, goal)
    return {f"slac-{slug(plan.rules.identifier)}.now.ts": ("\n".join(lines) + "\n").encode()}


class _Code(str):
    """TypeScript that is written as it is; any other text is data."""


def _schedule(plan: Plan, hours: Hours) -> Iterator[str]:
    number, rules = plan.number(hours), plan.rules
    zone = hours.zone or "UTC"
    yield _record(
        f"schedule{number}",
        "cmn_schedule",
        f"schedule-{number}",
        {"name": plan.called(hours), "time_zone": zone, "description": f"slac : {hours.title}"},
    )
    monday = date(rules.years[0], 1, 1)
    monday -= timedelta(monday.weekday())
    for day, slots in segments(hours).items():
        for start, end in slots:
            at = monday + timedelta(day)
            span = {
                "schedule": _Code(f"schedule{number}"),
                "name": plan.called(hours),
                "show_as": "busy",
                "start_date_time": _instant(at, start),
                "end_date_time": _instant(at, end),
                "repeat_type": "weekly",
                "days_of_week": str(day + 1),
            }
            yield _record(None, "cmn_schedule_span", f"schedule-{number}-{day + 1}-{start}", span)
    yield from _closed(plan, hours)


def _closed(plan: Plan, hours: Hours) -> Iterator[str]:
    """A child schedule that excludes the closed days."""
    number = plan.number(hours)
    closed = closed_once(hours, plan.rules.years)
    if not closed:
        return
    name = f"{plan.called(hours)} : jours fermés"
    yield _record(
        f"closed{number}",
        "cmn_schedule",
        f"closed-{number}",
        {"name": name, "time_zone": hours.zone or "UTC"},
    )
    for one in closed:
        span: Json = {
            "schedule": _Code(f"closed{number}"),
            "name": one.name if one.yearly else f"{one.name} {one.day.year}",
            "type": "exclude",
            "show_as": "free",
            "all_day": True,
            "start_date_time": f"{one.day:%Y%m%d}T000000",
            "end_date_time": f"{one.day:%Y%m%d}T235959",
        }
        if one.yearly:
            span |= {"repeat_type": "yearly", "yearly_type": "doy"}
        yield _record(None, "cmn_schedule_span", f"closed-{number}-{one.day.isoformat()}", span)
    link = {
        "schedule": _Code(f"schedule{number}"),
        "child_schedule": _Code(f"closed{number}"),
        "type": "include",
    }
    yield _record(None, "cmn_other_schedule", f"closed-{number}-link", link)


def _instant(day: date, minutes: int) -> str:
    at = day + timedelta(minutes // 1440)
    return f"{at:%Y%m%d}T{minutes % 1440 // 60:02}{minutes % 60:02}00"


def _record(variable: str | None, table: str, id_: str, data: Json) -> str:
    head = f"const {variable} = " if variable else ""
    return f"{head}Record({_typescript({'$id': _id(id_), 'table': table, 'data': data})})\n"


def _sla(plan: Plan, level: Level, slot: str, goal: Goal) -> Iterator[str]:
    hours, minutes = goal.conversion.hours, goal.conversion.minutes
    word = "prise en charge" if slot == RESPONSE else "résolution"
    active = level.order is not None and not level.cases
    start = f"priority={level.order}" if level.order is not None else "active=true"
    conditions = {"start": start, **_STATES}
    said: Json = {
        "$id": _id(f"{level.tag}-{slot}"),
        "name": f"{level.name} {word}",
        "table": "incident",
        "target": slot,
        "active": active,
        "duration": _Code(f"Duration({_typescript({'hours': minutes // 60, 'minutes': minutes % 60})})"),
    }
    if goal.target.pauses:
        conditions["pause"] = _ON_HOLD
        said["whenTo"] = {"resume": "no_match"}
    if hours is None:
        said["scheduleSource"] = "no_schedule"
    else:
        said["schedule"] = _Code(f"schedule{plan.number(hours)}")
        said |= {"timezoneSource": "sla.timezone", "timezone": hours.zone}
    if slot == RESPONSE:
        conditions["stop"] = "assigned_toISNOTEMPTY"
    yield f"Sla({_typescript(said | {'conditions': conditions})})\n"


def _id(text: str) -> _Code:
    return _Code(f"Now.ID[{_typescript(text)}]")


def _typescript(value: object) -> str:
    """A literal: every text of the contract is inside quotes, its line separators escaped."""
    match value:
        case _Code():
            return str(value)
        case dict():
            return "{ " + ", ".join(f"{key}: {_typescript(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
