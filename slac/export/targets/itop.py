"""iTop 3 : un fichier CSV par classe, que l'import reprend sans doublon, et la requête qui choisit les horaires.

L'export écrit, numérotés dans l'ordre de leur chargement, les fenêtres de couverture, leurs intervalles, les jours
fermés, les SLT (un par priorité, par délai et par type de demande), le SLA et leurs liens ; `cles.json` donne les clés
de réconciliation de chacun, et `config-itop.php` la requête OQL qui dit quelle fenêtre vaut pour quel ticket : un délai
à l'horloge n'en a aucune.

## Ce qui est perdu

- Les engagements et les gammes : iTop ne choisit un SLT que par la priorité, de 1 à 4.
- Une priorité n'a qu'une horloge : si la prise en charge et la résolution ne courent pas de même, la résolution seule
  est exportée.
- Le fuseau : iTop n'en a qu'un pour toute l'instance.
- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée ; l'unité « jours » d'iTop vaut
  24 heures.
- Chaque jour fermé est daté, aucun ne revient de lui-même.
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.

## Charger

`slac push itop CONTRAT --url https://… --token-env NOM`
dit ce qu'il ferait, et le fait avec `--apply` : chaque objet est cherché par son nom, puis créé ou mis à jour.
`slac drift itop`, avec les mêmes options, compare ensuite ce qui est réglé avec ce qui a été signé. À la main :

1. Installez l'extension « SLA considering business hours », sans laquelle iTop compte jour et nuit.
2. Importez chaque fichier dans l'ordre de son numéro (Outils d'administration › Import CSV, ou
   `webservices/import.php?class=…&separator=;&charset=UTF-8&date_format=Y-m-d`), avec les clés de `cles.json`.
   L'organisation du SLA est le prestataire : elle doit exister sous ce nom.
3. Recopiez `config-itop.php` dans `conf/production/config-itop.php`.
4. Sur le contrat client, donnez le SLA au lien avec chaque service.

## Revenir en arrière

Retirez le SLA des contrats clients, puis supprimez les objets dont le nom commence par celui du contrat, et rétablissez
l'ancienne valeur de `coverage_oql`.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from slac.export.conversion import clock, segments
from slac.export.plan import RESPONSE, Abilities, Goal, Level, Plan, closed_dates
from slac.export.ruleset import WEEKDAYS, Hours
from slac.export.text import dumps

title = "iTop"
abilities = Abilities()

_LOWEST = 4
_REQUESTS = ("incident", "service_request")


class Table(NamedTuple):
    """One class of iTop: its columns, those that recognise an object that is already there, and its rows."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fit(plan: Plan) -> Plan:
    """Priorities 1 to 4 only, each on one clock."""

    def lost(level: Level, _: Goal) -> tuple[str, str] | None:
        if level.order is None or level.cases:
            return "choice", "iTop ne choisit un délai que par la priorité"
        return ("choice", f"iTop n'a que {_LOWEST} priorités") if level.order > _LOWEST else None

    return plan.without(lost).on_one_calendar(
        "iTop compte tous les délais d'un ticket sur les mêmes horaires : celui-ci ne court pas comme la résolution"
    )


def write(plan: Plan) -> dict[str, bytes]:
    filled = [table for table in tables(plan) if table.rows]
    files = {f"{number:02}-{table.name}.csv": _csv(table) for number, table in enumerate(filled, 1)}
    keys = {
        name: {"class": table.name, "reconciliationkeys": list(table.keys)}
        for name, table in zip(files, filled, strict=True)
    }
    return files | {"cles.json": dumps(keys, sort=False), "config-itop.php": _config(plan).encode()}


def tables(plan: Plan) -> Iterator[Table]:
    rules = plan.rules
    calendar = f"{rules.identifier} jours fermés"
    windows = [
        (plan.called(hours), f"Contrat « {rules.title} », {hours.title}, {hours.zone}")
        for hours in plan.hours
    ]
    yield Table("CoverageWindow", ("name", "description"), ("name",), tuple(windows))
    yield Table(
        "CoverageWindowInterval",
        ("coverage_window_id->name", "weekday", "start_time", "end_time"),
        ("coverage_window_id->name", "weekday", "start_time"),
        tuple(row for hours in plan.hours for row in _intervals(plan, hours)),
    )
    days = {one.day: one.name for hours in plan.hours for one in closed_dates(hours, rules.years)}
    yield Table("HolidayCalendar", ("name",), ("name",), ((calendar,),) if days else ())
    yield Table(
        "Holiday",
        ("name", "date", "calendar_id->name"),
        ("name", "date"),
        tuple(
            (f"{rules.identifier} {name}", day.isoformat(), calendar) for day, name in sorted(days.items())
        ),
    )
    slts = tuple(_slts(plan))
    yield Table(
        "SLT",
        ("name", "priority", "request_type", "metric", "value", "unit"),
        ("name", "priority", "request_type", "metric"),
        slts,
    )
    yield Table(
        "SLA",
        ("name", "org_id->name", "description"),
        ("name",),
        ((rules.identifier, rules.provider, f"Contrat « {rules.title} »"),) if slts else (),
    )
    yield Table(
        "lnkSLAToSLT",
        ("sla_id->name", "slt_id->name"),
        ("sla_id->name", "slt_id->name"),
        tuple((rules.identifier, slt[0]) for slt in slts),
    )


def _intervals(plan: Plan, hours: Hours) -> Iterator[tuple[str, ...]]:
    for day, slots in segments(hours).items():
        for start, end in slots:
            yield plan.called(hours), WEEKDAYS[day], clock(start), clock(end)


def _slts(plan: Plan) -> Iterator[tuple[str, ...]]:
    for level, slot, goal in plan.goals:
        metric = "tto" if slot == RESPONSE else "ttr"
        minutes = goal.conversion.minutes
        value, unit = (minutes // 60, "hours") if minutes % 60 == 0 else (minutes, "minutes")
        for request in _REQUESTS:
            name = f"{level.name} {request} {metric}"
            yield name, str(level.order), request, metric, str(value), unit


def _csv(table: Table) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return out.getvalue().encode()


def _config(plan: Plan) -> str:
    """The settings of the extension; without a window, a ticket counts day and night."""
    windows = [_window(plan, hours) for hours in plan.hours]
    coverage = " UNION ".join(windows) or "SELECT CoverageWindow WHERE 1 = 0"
    holidays = (
        "SELECT Holiday AS h JOIN HolidayCalendar AS c ON h.calendar_id = c.id "
        f"WHERE c.name = {_oql(f'{plan.rules.identifier} jours fermés')}"
    )
    return (
        "<?php\n"
        "// Écrit par « slac export itop » : à recopier dans $MyModuleSettings de config-itop.php.\n"
        "return array(\n"
        "    'combodo-sla-computation' => array(\n"
        f"        'coverage_oql' => {_php(coverage)},\n"
        f"        'holidays_oql' => {_php(holidays)},\n"
        "    ),\n"
        ");\n"
    )


def _window(plan: Plan, hours: Hours) -> str:
    levels = _on(plan.levels, hours)
    priorities = " OR ".join(f":this->priority = {level.order}" for level in levels)
    return f"SELECT CoverageWindow AS w WHERE w.name = {_oql(plan.called(hours))} AND ({priorities})"


def _on(levels: Iterable[Level], hours: Hours) -> list[Level]:
    return [one for one in levels if any(goal.conversion.hours == hours for goal in one.goals.values())]


def _oql(text: str) -> str:
    """A text in an OQL query."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _php(text: str) -> str:
    """A PHP string in which nothing is interpolated."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
