"""Zendesk : les appels à l'interface REST, prêts à envoyer.

L'export écrit `requests.json` : un horaire par horaires du contrat, avec sa semaine et ses jours fermés, puis une
politique de SLA pour les priorités, une par gamme et une par engagement (choisies par une étiquette). La prise en
charge est tenue par la première réponse (`first_reply_time`), la résolution par `total_resolution_time`, ou par
`requester_wait_time`, qui s'arrête quand le ticket attend, si le contrat suspend le délai.

## Ce qui est perdu

- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée.
- Les jours fermés à plus de deux ans de la date de référence : Zendesk les refuse. Chacun est daté.
- Les fermetures d'une partie de journée.
- Le choix de l'horaire : un déclencheur le pose sur le ticket ; sans lui, c'est celui du compte.
- Un fuseau que Zendesk ne nomme pas : les délais ouvrés qui y courent ne sont pas exportés.
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.

## Charger

1. Créez un jeton d'API d'administrateur (formule Professional au moins).
2. Dans `requests.json`, `inputs` dit ce qu'il faut donner : `$organization`, l'identifiant de l'organisation du client.
3. Envoyez les requêtes dans l'ordre ; l'identifiant que rend chacune remplace son `id` dans les suivantes.
4. Créez le déclencheur « Définir l'horaire » pour l'organisation du client.

## Revenir en arrière

Supprimez les politiques de SLA du contrat, puis ses horaires.
"""

from collections.abc import Iterator
from datetime import date

from slac.export.conversion import segments
from slac.export.losses import Loss
from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Goal, Level, Plan, closed_dates
from slac.export.quantities import Json
from slac.export.requests import Request, literal, written
from slac.export.ruleset import Hours, Place

title = "Zendesk"
abilities = Abilities()

_PRIORITIES = ("urgent", "high", "normal", "low")

#: What Zendesk, after Rails, calls the zones that contracts in French name.
_ZONES = {
    "Europe/Paris": "Paris",
    "Europe/Brussels": "Brussels",
    "Europe/Zurich": "Zurich",
    "Europe/London": "London",
    "Europe/Madrid": "Madrid",
    "Europe/Berlin": "Berlin",
    "America/Toronto": "Eastern Time (US & Canada)",
    "America/Montreal": "Eastern Time (US & Canada)",
    "America/New_York": "Eastern Time (US & Canada)",
    "America/Halifax": "Atlantic Time (Canada)",
    "Africa/Casablanca": "Casablanca",
    "Etc/UTC": "UTC",
    "UTC": "UTC",
}


def fit(plan: Plan) -> Plan:
    def lost(level: Level, goal: Goal) -> tuple[str, str] | None:
        hours = goal.conversion.hours
        if level.order is not None and level.order > len(_PRIORITIES):
            return "choice", f"Zendesk n'a que {len(_PRIORITIES)} priorités"
        if hours is not None and hours.zone not in _ZONES:
            return "zone", f"Zendesk ne connaît pas le fuseau {hours.zone}"
        return None

    kept = plan.without(lost)
    return kept.losing((*_too_far(kept), *_schedules(kept)))


def write(plan: Plan) -> dict[str, bytes]:
    inputs = {"$organization": "L'identifiant de l'organisation du client."}
    return {"requests.json": written("zendesk", plan, inputs, list(_requests(plan)))}


def _last_day(plan: Plan) -> date:
    """The last day that Zendesk takes: two years after the reference date, there being no clock here."""
    reference = plan.rules.reference
    return date(reference.year + 2, reference.month, min(reference.day, 28))


def _too_far(plan: Plan) -> Iterator[Loss]:
    for hours in plan.hours:
        beyond = [one.day for one in closed_dates(hours, plan.rules.years) if one.day > _last_day(plan)]
        if beyond:
            why = f"Zendesk refuse une date à plus de deux ans : exportez de nouveau avant le {beyond[0]:%d/%m/%Y}"
            yield Loss(f"{len(beyond)} jours fermés de « {hours.title} »", "holidays", why, hours.place)


def _schedules(plan: Plan) -> Iterator[Loss]:
    if len(plan.hours) > 1:
        names = " et ".join(f"« {hours.title} »" for hours in plan.hours)
        why = "un ticket n'a qu'un horaire, que pose un déclencheur"
        yield Loss(f"le choix entre {names}", "calendar", why, plan.hours[0].place)


def _requests(plan: Plan) -> Iterator[Request]:
    for hours in plan.hours:
        yield from _schedule(plan, hours)
    # The first policy that fits a ticket wins: those that ask for a tag stand before.
    for position, (name, tag, levels) in enumerate(_policies(plan), 1):
        yield _policy(plan, position, name, tag, levels)


def _schedule(plan: Plan, hours: Hours) -> Iterator[Request]:
    schedule = f"schedule-{plan.number(hours)}"
    path = "/api/v2/business_hours/schedules"
    name = literal(plan.called(hours))
    zone = _ZONES[hours.zone or "UTC"]
    yield Request(
        "POST", path, {"schedule": {"name": name, "time_zone": zone}}, f"${schedule}", {"name": name}
    )
    intervals = [
        {"start_time": 1440 * ((day + 1) % 7) + start, "end_time": 1440 * ((day + 1) % 7) + end}
        for day, slots in segments(hours).items()
        for start, end in slots
    ]
    body = {"workweek": {"intervals": sorted(intervals, key=lambda one: one["start_time"])}}
    yield Request("PUT", f"{path}/${schedule}/workweek", body, f"${schedule}-week", {})
    for one in closed_dates(hours, plan.rules.years):
        if one.day <= _last_day(plan):
            day = one.day.isoformat()
            holiday = {"name": f"{one.name} {one.day.year}", "start_date": day, "end_date": day}
            find = {"start_date": day}
            yield Request(
                "POST", f"{path}/${schedule}/holidays", {"holiday": holiday}, f"${schedule}-{day}", find
            )


def _policies(plan: Plan) -> Iterator[tuple[str, str | None, list[Level]]]:
    """The name, the tag that a ticket bears (None: any), and the levels of each policy."""
    by_case: dict[tuple[str, ...], list[Level]] = {}
    for level in plan.levels:
        if level.order is None:
            yield level.name, level.tag, [level]
        else:
            by_case.setdefault(level.cases, []).append(level)
    for cases in sorted(by_case, key=len, reverse=True):
        levels = by_case[cases]
        tag = levels[0].case_tag if cases else None
        yield " ".join((plan.rules.identifier, *cases)), tag, levels


def _policy(plan: Plan, position: int, name: str, tag: str | None, levels: list[Level]) -> Request:
    conditions: list[Json] = [{"field": "organization_id", "operator": "is", "value": "$organization"}]
    if tag is not None:
        conditions.append({"field": "current_tags", "operator": "includes", "value": tag})
    body = {
        "title": literal(name),
        "description": literal(f"slac : {plan.rules.title}"),
        "position": position,
        "filter": {"all": conditions, "any": []},
        "policy_metrics": [metric for level in levels for metric in _metrics(level)],
    }
    place: Place = levels[0].answered.place
    return Request(
        "POST",
        "/api/v2/slas/policies",
        {"sla_policy": body},
        f"$policy-{position}",
        {"title": body["title"]},
        place,
    )


def _metrics(level: Level) -> Iterator[Json]:
    """An engagement holds whatever the priority of the ticket."""
    priorities = _PRIORITIES if level.order is None else (_PRIORITIES[level.order - 1],)
    for priority in priorities:
        for slot, goal in level.goals.items():
            yield {
                "priority": priority,
                "metric": _metric(slot, goal),
                "target": goal.conversion.minutes,
                "business_hours": goal.conversion.hours is not None,
            }


def _metric(slot: str, goal: Goal) -> str:
    if slot == RESPONSE:
        return "first_reply_time"
    assert slot == RESOLUTION
    return "requester_wait_time" if goal.target.pauses else "total_resolution_time"
