"""Zammad : les appels à l'interface REST, prêts à envoyer.

L'export écrit `requests.json` : un calendrier par horaires du contrat, un autre toujours ouvert quand un délai court à
l'horloge, et un SLA par niveau, choisi par la priorité du ticket (ou par une étiquette, pour un
engagement ou une gamme). Les minutes sont la seule unité de Zammad.

## Ce qui est perdu

- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée.
- Un ticket n'a qu'un SLA, et un SLA qu'un calendrier : si la prise en charge et la résolution d'une priorité ne courent
  pas sur la même horloge, la résolution seule est exportée.
- Les fermetures d'une partie de journée ; chaque jour fermé est daté, aucun ne revient de lui-même.
- La prise en charge est tenue par la première réponse au client.
- Les suspensions : Zammad suspend le délai dans les états où l'on a coché « ignorer l'escalade ».
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.
- Un délai qui s'achève juste à la fermeture est dû, pour Zammad, à l'ouverture suivante.

## Charger

`slac push zammad CONTRAT --url https://… --token-env NOM --input organization=ID`
dit ce qu'il ferait, et le fait avec `--apply` : chaque objet est cherché par son nom, puis créé ou mis à jour.
`slac drift zammad`, avec les mêmes options, compare ensuite ce qui est réglé avec ce qui a été signé. À la main :

1. Créez un jeton d'accès qui a les droits `admin.calendar` et `admin.sla`.
2. Dans `requests.json`, `inputs` dit ce qu'il faut donner : l'identifiant Zammad de chaque priorité, et celui de
   l'organisation du client.
3. Envoyez les requêtes dans l'ordre ; l'identifiant que rend chacune remplace son `id` dans les suivantes. `find` dit
   comment reconnaître un objet déjà là, à mettre à jour au lieu de le créer.

## Revenir en arrière

Supprimez les SLA dont le nom commence par celui du contrat, puis ses calendriers : jamais un calendrier dont un SLA se
sert encore.
"""

from collections.abc import Iterator

from slac.export.conversion import clock, segments
from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Level, Plan, closed_dates
from slac.export.quantities import Json
from slac.export.requests import Request, literal, written
from slac.export.ruleset import Hours

title = "Zammad"
abilities = Abilities()

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALWAYS = "24 h sur 24"


def fit(plan: Plan) -> Plan:
    """A ticket has one SLA, and that one calendar."""
    return plan.on_one_calendar(
        "un ticket n'a qu'un SLA, dont le calendrier est unique : ce délai ne court pas comme la résolution"
    )


def write(plan: Plan) -> dict[str, bytes]:
    return {"requests.json": written("zammad", plan, inputs(plan), list(requests(plan)))}


def inputs(plan: Plan) -> dict[str, str]:
    """What has to be given, by reference: a French sentence."""
    asked = {"$organization": "L'identifiant de l'organisation du client."}
    for level in plan.levels:
        if level.order is not None:
            name = f"{level.answered.name} {level.label}".rstrip()
            asked[f"$priority-{level.order}"] = f"L'identifiant Zammad de la priorité {name}."
    return asked


def requests(plan: Plan) -> Iterator[Request]:
    for hours in plan.hours:
        yield _calendar(plan, hours)
    if plan.elapsed:
        yield _always(plan)
    for rank, level in enumerate(plan.levels, 1):
        yield _sla(plan, level, rank)


def _calendar(plan: Plan, hours: Hours) -> Request:
    week = {
        DAYS[day]: {"active": bool(slots), "timeframes": [[clock(start), _end(end)] for start, end in slots]}
        for day, slots in segments(hours).items()
    }
    closed = {
        one.day.isoformat(): {"active": True, "summary": one.name}
        for one in closed_dates(hours, plan.rules.years)
    }
    return _named(plan, hours, hours.zone or "UTC", week, closed, hours.title)


def _always(plan: Plan) -> Request:
    zone = next((hours.zone for hours in plan.rules.hours.values() if hours.zone), "UTC")
    week = {day: {"active": True, "timeframes": [["00:00", _end(1440)]]} for day in DAYS}
    return _named(plan, None, zone, week, {}, _ALWAYS)


def _named(plan: Plan, hours: Hours | None, zone: str, week: Json, closed: Json, note: str) -> Request:
    called = literal(f"{plan.rules.identifier} {hours.name if hours else _ALWAYS}")
    body = {
        "name": called,
        "timezone": zone,
        "default": False,
        "ical_url": "",
        "business_hours": week,
        "public_holidays": closed,
        "note": literal(f"slac : {note}"),
    }
    place = hours.place if hours else None
    return Request("POST", "/api/v1/calendars", body, _calendar_id(plan, hours), {"name": called}, place)


def _calendar_id(plan: Plan, hours: Hours | None) -> str:
    return f"$calendar-{plan.number(hours)}" if hours else "$calendar-always"


def _end(minutes: int) -> str:
    """Zammad reads 23:59 as the end of the day."""
    return "23:59" if minutes == 1440 else clock(minutes)


def _sla(plan: Plan, level: Level, rank: int) -> Request:
    """The first that fits a ticket, by name, is the only one: the rank stands before."""
    own = level.name.removeprefix(plan.rules.identifier).strip()
    name = literal(f"{plan.rules.identifier} {rank:02} {own}")
    hours = next(goal.conversion.hours for goal in level.goals.values())
    body = {
        "name": name,
        "calendar_id": _calendar_id(plan, hours),
        "first_response_time": _minutes(level, RESPONSE),
        "response_time": None,
        "update_time": None,
        "solution_time": _minutes(level, RESOLUTION),
        "condition": _condition(level),
    }
    return Request("POST", "/api/v1/slas", body, f"$sla-{level.tag}", {"name": name}, level.answered.place)


def _minutes(level: Level, slot: str) -> int | None:
    return level.goals[slot].conversion.minutes if slot in level.goals else None


def _condition(level: Level) -> Json:
    condition: Json = {
        "ticket.organization_id": {"operator": "is", "pre_condition": "specific", "value": ["$organization"]}
    }
    if level.order is not None:
        condition["ticket.priority_id"] = {"operator": "is", "value": [f"$priority-{level.order}"]}
    if level.order is None or level.cases:
        condition["ticket.tags"] = {"operator": "contains one", "value": level.tag}
    return condition
