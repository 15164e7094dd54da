"""OpenSLO : les taux promis, disponibilité et temps de réponse, au format openslo/v1.

L'export écrit `slo.yaml`, un document par taux : la période civile (ou glissante) du contrat, l'objectif, et une
requête Prometheus d'usage, à remplacer par la vôtre. La disponibilité se compte par tranches d'une minute, le
temps de réponse par requêtes.

## Ce qui est perdu

- Les délais des tickets, les crédits et les paliers.
- Les fenêtres de maintenance, la plage de service et les exclusions : elles se mettent dans la requête.
- Un objectif de 100 %, une moyenne, une médiane, un nombre : OpenSLO ne connaît que des parts inférieures à 100 %.

## Charger

1. Remplacez les requêtes : `probe_success` et `http_request_duration_seconds_bucket` sont des noms d'usage, et la
   borne (`le`) doit être l'une de celles de votre histogramme.
2. Vérifiez : `oslo validate -f slo.yaml`, puis donnez le fichier à votre outil.

## Revenir en arrière

Retirez les documents de votre outil : ils ne changent rien d'autre.
"""

from slac.export.measures import AVAILABILITY, Measure, measures
from slac.export.plan import Abilities, Plan
from slac.export.quantities import Json
from slac.export.yaml_text import dumps

title = "OpenSLO"
abilities = Abilities(delays=False, carried=frozenset({"availability", "performance"}))

#: OpenSLO's own limit.
_DESCRIPTION = 1050


def fit(plan: Plan) -> Plan:
    _, losses = measures(plan.rules)
    return plan.losing(losses)


def write(plan: Plan) -> dict[str, bytes]:
    found, _ = measures(plan.rules)
    return {"slo.yaml": b"---\n".join(dumps(_document(plan, one)) for one in found)} if found else {}


def _document(plan: Plan, measure: Measure) -> Json:
    clause = f"Article {measure.place.clause}. " if measure.place.clause else ""
    return {
        "apiVersion": "openslo/v1",
        "kind": "SLO",
        "metadata": {"name": measure.name, "displayName": measure.label},
        "spec": {
            "description": f"{clause}{plan.rules.title}"[:_DESCRIPTION],
            "service": measure.name,
            "budgetingMethod": "Timeslices" if measure.kind == AVAILABILITY else "Occurrences",
            "timeWindow": [_window(plan, measure)],
            "indicator": {
                "metadata": {"name": f"{measure.name}-sli"},
                "spec": {"ratioMetric": _ratio(measure)},
            },
            "objectives": [_objective(measure)],
        },
    }


def _window(plan: Plan, measure: Measure) -> Json:
    if measure.rolling:
        return {"duration": measure.window, "isRolling": True}
    start = f"{plan.rules.years[0]}-01-01 00:00:00"
    calendar = {"startTime": start, "timeZone": measure.zone}
    return {"duration": measure.window, "calendar": calendar, "isRolling": False}


def _objective(measure: Measure) -> Json:
    said: Json = {
        "displayName": f"{measure.percent} %".replace(".", ","),
        "target": float(measure.percent) / 100,
    }
    # The shortest decimal that is the target: 99.95 % is 0.9995, not 0.9995000000000001.
    said["target"] = float(f"{said['target']:.12g}")
    if measure.kind == AVAILABILITY:
        said |= {"timeSliceTarget": 1.0, "timeSliceWindow": "1m"}
    return said


def _ratio(measure: Measure) -> Json:
    service = f'service="{measure.name}"'
    if measure.kind == AVAILABILITY:
        good, total, counter = f"sum(probe_success{{{service}}})", f"count(probe_success{{{service}}})", False
    else:
        bound = f'{service},le="{measure.bound}"'
        good = f"sum(http_request_duration_seconds_bucket{{{bound}}})"
        total, counter = f"sum(http_request_duration_seconds_count{{{service}}})", True
    return {"counter": counter, "good": _query(good), "total": _query(total)}


def _query(query: str) -> Json:
    return {"metricSource": {"type": "Prometheus", "spec": {"query": query}}}
