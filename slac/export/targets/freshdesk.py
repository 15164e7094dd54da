"""Freshdesk : la politique de SLA, prête à envoyer, et les heures ouvrées à saisir.

L'export écrit `requests.json`, qui ne contient qu'une requête : la politique de SLA du client, avec, pour chaque
priorité, la première réponse et la résolution en secondes. Les heures ouvrées et les jours fermés se saisissent dans
l'écran « Business Hours », d'après la partie « Horaires » de `LISEZ-MOI.md`.

## Ce qui est perdu

- Une priorité sans l'un des deux délais : Freshdesk les demande tous deux, et l'export n'en invente pas.
- Une priorité n'a qu'une horloge : si la prise en charge et la résolution ne courent pas de même, elle n'est pas
  exportée.
- Les engagements et les gammes : Freshdesk ne choisit un délai que par la priorité, de 1 à 4.
- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée.
- Les fermetures d'une partie de journée, et les suspensions (Freshdesk suspend dans les états qu'on lui désigne).

## Charger

1. Saisissez les heures ouvrées et les jours fermés (Administration › Business Hours), et donnez-les au groupe qui
   traite les tickets du client.
2. Dans `requests.json`, `inputs` dit ce qu'il faut donner : `$company`, l'identifiant de l'entreprise du client.
3. Envoyez la requête à `POST /api/v2/sla_policies`, avec la clé d'API d'un administrateur.

## Revenir en arrière

Désactivez ou supprimez la politique de SLA du contrat.
"""

from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Goal, Level, Plan
from slac.export.quantities import Json
from slac.export.requests import Request, literal, written

title = "Freshdesk"
abilities = Abilities()

#: From the most urgent.
_PRIORITIES = ("priority_4", "priority_3", "priority_2", "priority_1")


def fit(plan: Plan) -> Plan:
    def lost(level: Level, _: Goal) -> tuple[str, str] | None:
        if level.order is None or level.cases:
            return "choice", "Freshdesk ne choisit un délai que par la priorité"
        if level.order > len(_PRIORITIES):
            return "choice", f"Freshdesk n'a que {len(_PRIORITIES)} priorités"
        if len(level.goals) < 2:
            return (
                "metric",
                "Freshdesk demande la première réponse et la résolution, et l'une n'est pas promise",
            )
        response, resolution = (level.goals[slot].conversion for slot in (RESPONSE, RESOLUTION))
        if response.hours != resolution.hours:
            return "calendar", "Freshdesk compte les deux délais d'une priorité sur la même horloge"
        return None

    return plan.without(lost)


def write(plan: Plan) -> dict[str, bytes]:
    inputs = {"$company": "L'identifiant de l'entreprise du client."}
    name = literal(plan.rules.identifier)
    body = {
        "name": name,
        "description": literal(f"slac : {plan.rules.title}"),
        "active": True,
        "applicable_to": {"company_ids": ["$company"]},
        "sla_target": {_PRIORITIES[(level.order or 1) - 1]: _target(level.goals) for level in plan.levels},
    }
    request = Request("POST", "/api/v2/sla_policies", body, "$policy", {"name": name})
    return {"requests.json": written("freshdesk", plan, inputs, [request])}


def _target(goals: Json) -> Json:
    return {
        "respond_within": 60 * goals[RESPONSE].conversion.minutes,
        "resolve_within": 60 * goals[RESOLUTION].conversion.minutes,
        "business_hours": goals[RESOLUTION].conversion.hours is not None,
        "escalation_enabled": True,
    }
