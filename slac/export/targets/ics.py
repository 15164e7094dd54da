"""iCalendar : les horaires, les jours fermés et la maintenance, pour tout agenda.

L'export écrit, pour chaque horaires du contrat, `ouverture-<horaires>.ics` (quand le service est ouvert, exceptions et
changements d'heure compris) et, s'il ferme des jours entiers, `feries-<horaires>.ics` (ces jours seuls : ce que Zammad
et Jira lisent comme jours fériés) ; puis `maintenance.ics`, si le contrat a des plages de maintenance datées par la
semaine. Les ouvertures valent pour les années exportées.

## Ce qui est perdu

- Les délais, et tout ce qui n'est pas une date.
- Les plages de maintenance « à tout moment », ou dont la fréquence n'est pas celle de la semaine.

## Charger

Importez les fichiers dans un agenda, ou publiez-les à une adresse que l'outil relit. Pour Zammad, donnez l'adresse de
`feries-<horaires>.ics` au calendrier (`ical_url`) : il lit tout événement comme un jour férié, et il ne faut donc
jamais lui donner les autres.

## Revenir en arrière

Supprimez l'agenda importé, ou l'abonnement.
"""

from collections.abc import Iterator

from slac.export.events import holidays, maintenance, maintenance_windows, opening
from slac.export.losses import Loss
from slac.export.plan import Abilities, Plan, closed_dates
from slac.export.ruleset import place

title = "iCalendar"
abilities = Abilities(delays=False, carried=frozenset({"maintenance"}), dated_hours=True)


def fit(plan: Plan) -> Plan:
    return plan.losing(_lost(plan))


def write(plan: Plan) -> dict[str, bytes]:
    rules = plan.rules
    files = {}
    for hours in rules.hours.values():
        if hours.zone is None or not (hours.week or hours.opened):
            continue
        files[f"ouverture-{plan.file_of(hours)}.ics"] = opening(rules, hours)
        if closed_dates(hours, rules.years):
            files[f"feries-{plan.file_of(hours)}.ics"] = holidays(rules, hours)
    if (windows := maintenance(rules)) is not None:
        files["maintenance.ics"] = windows
    return files


def _lost(plan: Plan) -> Iterator[Loss]:
    for hours in plan.rules.hours.values():
        if hours.zone is None:
            yield Loss(f"horaires « {hours.title} »", "zone", "leur fuseau n'est pas connu", hours.place)
    dated = {block["name"] for block, _ in maintenance_windows(plan.rules)}
    for block in plan.rules.blocks("maintenance"):
        what = f"maintenance « {block.get('label') or block['name']} »"
        if block["name"] not in dated:
            yield Loss(
                what, "maintenance", "ses plages ne sont pas datées par la semaine et un fuseau", place(block)
            )
        elif "frequency" in block:
            why = "la fréquence : la plage est écrite chaque semaine"
            yield Loss(what, "frequency", why, place(block["frequency"]))
