"""Prometheus, par sloth : les taux promis, en règles d'enregistrement et d'alerte.

L'export écrit `sloth.yaml` (`prometheus/v1`), une entrée par taux, dont sloth fait des règles Prometheus. La requête
est d'usage, à remplacer par la vôtre ; les alertes sont coupées, sauf celle qui ouvre un ticket pour la disponibilité.

## Ce qui est perdu

- La période : sloth mesure sur trente jours glissants, jamais sur un mois civil ; l'écart est dit taux par taux.
- Les délais des tickets, les crédits et les paliers.
- Les fenêtres de maintenance, la plage de service et les exclusions : elles se mettent dans la requête.

## Charger

1. Remplacez les requêtes ; `{{.window}}` est rempli par sloth.
2. `sloth generate -i sloth.yaml -o regles.yaml`, puis ajoutez `regles.yaml` aux `rule_files` de Prometheus.

## Revenir en arrière

Retirez `regles.yaml` des `rule_files`, et rechargez Prometheus.
"""

from slac.export.losses import Loss
from slac.export.measures import AVAILABILITY, Measure, measures
from slac.export.plan import Abilities, Plan, slug
from slac.export.quantities import Json
from slac.export.yaml_text import dumps

title = "Prometheus (sloth)"
abilities = Abilities(delays=False, carried=frozenset({"availability", "performance"}))

_WINDOW = "30d"


def fit(plan: Plan) -> Plan:
    found, losses = measures(plan.rules)
    windows = (
        Loss(one.label, "period", f"mesuré sur {_WINDOW} glissants, et non sur « {one.window} »", one.place)
        for one in found
        if (one.window, one.rolling) != (_WINDOW, True)
    )
    return plan.losing((*losses, *windows))


def write(plan: Plan) -> dict[str, bytes]:
    found, _ = measures(plan.rules)
    if not found:
        return {}
    document = {
        "version": "prometheus/v1",
        "service": slug(plan.rules.identifier),
        "labels": {"contrat": plan.rules.identifier},
        "slos": [_slo(plan, one) for one in found],
    }
    return {"sloth.yaml": dumps(document)}


def _slo(plan: Plan, measure: Measure) -> Json:
    available = measure.kind == AVAILABILITY
    clause = f"article {measure.place.clause}, " if measure.place.clause else ""
    return {
        "name": measure.name,
        "objective": float(measure.percent),
        "description": f"{measure.label} : {clause}{plan.rules.title}",
        "sli": {"events": _availability(measure) if available else _latency(measure)},
        "alerting": {
            "name": "".join(word.capitalize() for word in measure.name.split("-")),
            "page_alert": {"disable": True},
            "ticket_alert": {"labels": {"severity": "ticket"}} if available else {"disable": True},
        },
    }


def _availability(measure: Measure) -> Json:
    series = f'probe_success{{service="{measure.name}"}}'
    return {
        "error_query": f"sum(sum_over_time((1 - {series})[{{{{.window}}}}:]))",
        "total_query": f"sum(count_over_time({series}[{{{{.window}}}}:]))",
    }


def _latency(measure: Measure) -> Json:
    service = f'service="{measure.name}"'
    total = f"sum(rate(http_request_duration_seconds_count{{{service}}}[{{{{.window}}}}]))"
    bound = f'{service},le="{measure.bound}"'
    good = f"sum(rate(http_request_duration_seconds_bucket{{{bound}}}[{{{{.window}}}}]))"
    return {"error_query": f"{total} - {good}", "total_query": total}
