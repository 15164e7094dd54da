"""Jira Service Management : les calendriers et les objectifs, et un .ics des jours fermés par calendrier.

Aucune interface publique de Jira ne crée de calendrier ni de SLA. L'export écrit donc d'abord ce qui se recopie à
l'écran : la partie « Horaires » de `LISEZ-MOI.md`, et un `feries-<horaires>.ics` que Data Center importe dans son
calendrier. Il écrit aussi `requests.json`, pour l'interface interne dont se servent les outils de déploiement : un
calendrier par horaires, et un SLA par genre de délai, dont les objectifs choisissent par la priorité.

## Ce qui est perdu

- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée ; le « mois » de Jira vaut quatre
  semaines.
- Les suspensions : la condition de pause se règle à l'écran, selon les états du projet.
- Les fermetures d'une partie de journée ; un jour férié mobile est daté, et n'est jamais marqué « récurrent ».
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.
- Les priorités au-delà de la cinquième.

## Charger

1. Créez chaque calendrier (Paramètres du projet › SLA › Calendriers), d'après la partie « Horaires » ; importez
   `feries-<horaires>.ics` s'il le propose, sinon recopiez les jours fermés.
2. Créez les SLA, avec les objectifs de `requests.json`, dans l'ordre où ils y sont : le premier qui convient l'emporte.
3. Un engagement ou une gamme se choisit par une étiquette (`labels`) : posez-la par une automatisation.

## Revenir en arrière

Supprimez les SLA du contrat, puis ses calendriers. Jira recalcule les SLA ouverts à chaque changement de calendrier.
"""

from collections.abc import Iterator

from slac.export.conversion import segments
from slac.export.events import holidays
from slac.export.losses import Loss
from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Goal, Level, Plan, closed_once, subject
from slac.export.quantities import Json
from slac.export.requests import Request, literal, written
from slac.export.ruleset import WEEKDAYS, Hours

title = "Jira Service Management"
abilities = Abilities()

_PRIORITIES = ("Highest", "High", "Medium", "Low", "Lowest")
_MS = 60_000
_WORDS = {RESPONSE: "prise en charge", RESOLUTION: "résolution"}

_CREATED = {
    "pluginKey": "com.atlassian.servicedesk",
    "factoryKey": "issue-created-sla-condition-factory",
    "conditionId": "issue-created-hit-condition",
    "name": "Issue Created",
}
_STOPS = {
    RESPONSE: {
        "pluginKey": "com.atlassian.servicedesk",
        "factoryKey": "comment-sla-condition-factory",
        "conditionId": "comment-for-reporter-hit-condition",
        "name": "Comment: For Customers",
    },
    RESOLUTION: {
        "pluginKey": "com.atlassian.servicedesk",
        "factoryKey": "resolution-sla-condition-factory",
        "conditionId": "resolution-set-hit-condition",
        "name": "Resolution: Set",
    },
}


def fit(plan: Plan) -> Plan:
    def lost(level: Level, _: Goal) -> tuple[str, str] | None:
        if level.order is not None and level.order > len(_PRIORITIES):
            return "choice", f"Jira n'a que {len(_PRIORITIES)} priorités"
        return None

    kept = plan.without(lost)
    return kept.losing(
        Loss(
            subject(level.answered, goal.target),
            "pauses",
            f"la suspension ({', '.join(goal.target.pauses)}) se règle à l'écran",
            goal.target.place,
        )
        for level, _, goal in kept.goals
        if goal.target.pauses
    )


def write(plan: Plan) -> dict[str, bytes]:
    inputs = {"$project": "La clé du projet.", "$always": "L'identifiant du calendrier « 24/7 » de Jira."}
    files = {"requests.json": written("jira", plan, inputs, list(_requests(plan)))}
    for hours in plan.hours:
        if closed_once(hours, plan.rules.years):
            files[f"feries-{plan.file_of(hours)}.ics"] = holidays(plan.rules, hours)
    return files


def _requests(plan: Plan) -> Iterator[Request]:
    for hours in plan.hours:
        yield _calendar(plan, hours)
    for slot in (RESPONSE, RESOLUTION):
        goals = [(level, level.goals[slot]) for level in plan.levels if slot in level.goals]
        if goals:
            yield _sla(plan, slot, goals)


def _calendar(plan: Plan, hours: Hours) -> Request:
    name = literal(plan.called(hours))
    body = {
        "name": name,
        "timezoneId": hours.zone,
        "workingTimes": [
            {"weekday": WEEKDAYS[day], "start": start * _MS, "end": end * _MS}
            for day, slots in segments(hours).items()
            for start, end in slots
        ],
        "holidays": _holidays(plan, hours),
    }
    path = "/rest/workinghours/1/api/calendar/$project"
    return Request("POST", path, body, f"$calendar-{plan.number(hours)}", {"name": name})


def _holidays(plan: Plan, hours: Hours) -> list[Json]:
    return [
        {"name": one.name, "iso8601Date": one.day.isoformat(), "recurring": one.yearly}
        for one in closed_once(hours, plan.rules.years)
    ]


def _sla(plan: Plan, slot: str, goals: list[tuple[Level, Goal]]) -> Request:
    name = literal(f"{plan.rules.identifier} {_WORDS[slot]}")
    # A goal that also asks for a label stands before the one of its priority; the last is for all the rest.
    ordered = sorted(goals, key=lambda one: one[0].order is not None and not one[0].cases)
    said = [_goal(plan, _jql(level), goal) for level, goal in ordered]
    if ordered[-1][0].order is not None and not ordered[-1][0].cases:
        said[-1] = said[-1] | {"jqlQuery": "", "defaultGoal": True}
    config = {
        "definition": {"start": [_CREATED], "stop": [_STOPS[slot]], "pause": []},
        "goals": said,
        "slaDisplayFormat": "NEW_SLA_FORMAT",
    }
    path = "/rest/servicedesk/1/servicedesk/agent/$project/sla/metrics"
    place = goals[0][1].target.place
    return Request("POST", path, {"name": name, "config": config}, f"$sla-{slot}", {"name": name}, place)


def _jql(level: Level) -> str:
    conditions = []
    if level.order is not None:
        conditions.append(f"priority = {_PRIORITIES[level.order - 1]}")
    if level.order is None or level.cases:
        conditions.append(f'labels = "{level.case_tag if level.order else level.tag}"')
    return " AND ".join(conditions)


def _goal(plan: Plan, jql: str, goal: Goal) -> Json:
    hours = goal.conversion.hours
    return {
        "jqlQuery": jql,
        "duration": goal.conversion.minutes * _MS,
        "calendarId": f"$calendar-{plan.number(hours)}" if hours else "$always",
        "defaultGoal": False,
        "timeMetricId": 0,
    }
