"""``slac deadline``: when a delay is due, with the count, line by line."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from slac.cli.paths import contracts
from slac.cli.reading import Failure, job, understood
from slac.cli.terminal import complain, say
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.lint.formats import render
from slac.lint.report import Report
from slac.lint.terminal import visible
from slac.model.contract import Commitment, Contract, Element, Priority
from slac.syntax.folding import folded_words
from slac.worktime.deadline import Deadline, Reading, deadlines
from slac.worktime.wording import clock, full_date

EPILOG = """\b
Exemples :
  slac deadline contracts/crm360.slac --priority P2 --opened 2026-03-27T17:00
  slac deadline x.slac --commitment rappel --opened 2026-10-25T02:30+01:00
  slac deadline x.slac --priority P1 --opened "2026-03-27 17:00" --format json

\b
Un instant sans décalage est l'heure de l'horloge dans le fuseau du contrat.
Quand le contrat ne dit pas si un délai court à l'horloge ou en heures
ouvrées, les deux réponses sont données, et aucune n'est choisie.
"""


class NoSuchDelay(SlacError):
    """A priority, a commitment or a delay that the contract does not have."""


class Instant(click.ParamType[datetime]):
    """« 2026-03-27T17:00 », with or without an offset."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            wanted = "écrivez-le 2026-03-27T17:00 ou 2026-03-27T17:00+01:00."
            self.fail(f"« {value} » n'est pas un instant ; {wanted}", param, ctx)


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("contract", metavar="CONTRAT")
@click.option("--priority", metavar="NOM", help="La priorité, par son nom.")
@click.option("--commitment", metavar="NOM", help="L'engagement, par son nom.")
@click.option("--opened", metavar="INSTANT", required=True, type=Instant(), help="L'événement de départ.")
@click.option(
    "--metric", metavar="DÉLAI", help="Un seul délai, par son nom dans le contrat (« résolution »)."
)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice(("text", "json")),
    default="text",
    help="Forme de la réponse : text, json.",
)
@click.pass_context
def deadline(
    ctx: click.Context,
    contract: str,
    priority: str | None,
    commitment: str | None,
    opened: datetime,
    metric: str | None,
    format_: str,
) -> None:
    """Calcule l'échéance d'un délai, et montre le compte, ligne par ligne."""
    if (priority is None) == (commitment is None):
        raise click.UsageError(
            "Donnez la priorité (--priority) ou l'engagement (--commitment), l'un des deux."
        )
    one, *others = contracts([contract], configuration_of(Path.cwd()))
    if others:
        raise click.UsageError(f"« {contract} » désigne {len(others) + 1} contrats : donnez-en un seul.")
    result = understood(job(one, None, None))
    if isinstance(result, Failure):
        complain(result.sentence)
        ctx.exit(result.code)
    if result.contract is None:
        click.echo(render("text", Report(result.findings, (one.shown,))), err=True, nl=False)
        ctx.exit(1)
    element = _element(result.contract, priority, commitment)
    found = _wanted(deadlines(result.contract, element, opened), element, metric)
    if format_ == "text":
        for number, answer in enumerate(found):
            say("\n" * bool(number) + "\n".join(_told(element, answer)))
        return
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(f"« {answer.metric} »" for answer in found))
        raise NoSuchDelay(
            f"« {element.written_name} » a plusieurs délais ou cas ({names}) : choisissez avec --metric."
        )
    from slac.export.rules import dumps

    say(dumps(_json(result.contract, element, found[0])).decode(), nl=False)


def _element(contract: Contract, priority: str | None, commitment: str | None) -> Priority | Commitment:
    kind: type[Priority | Commitment] = Priority if priority is not None else Commitment
    name = priority if priority is not None else commitment
    assert name is not None
    found = contract.find(folded_words(name))
    if isinstance(found, kind):
        return found
    what = "aucune priorité" if kind is Priority else "aucun engagement"
    known = ", ".join(e.written_name for e in contract.all(kind))
    there = f" ; il a : {known}." if known else "."
    raise NoSuchDelay(f"Le contrat n'a {what} « {name} »{there}")


def _wanted(found: tuple[Deadline, ...], element: Element, metric: str | None) -> tuple[Deadline, ...]:
    wanted = tuple(
        answer for answer in found if metric is None or folded_words(answer.metric) == folded_words(metric)
    )
    if wanted:
        return wanted
    known = ", ".join(dict.fromkeys(answer.metric for answer in found))
    if metric is None or not known:
        raise NoSuchDelay(f"« {element.written_name} » n'a aucun délai chiffré.")
    raise NoSuchDelay(f"« {element.written_name} » n'a pas de délai « {metric} » ; il a : {known}.")


# -- what is said -------------------------------------------------------------------------------------------------


def _told(element: Element, answer: Deadline) -> list[str]:
    cases = ", ".join(key.label or key.name or "" for key in answer.cases)
    said = " ".join(answer.stated.span.text.split())
    lines = [visible(f"{element.written_name}{f' ({cases})' if cases else ''}, {answer.metric} : {said}")]
    lines.append(f"Départ : {_moment(answer.opened)}")
    for reading in answer.readings:
        unsettled = f" (lu {reading.said})" if len(answer.readings) > 1 else ""
        lines.append(click.style(f"Échéance{unsettled} : {_due(reading.due)}", bold=True))
        lines += [f"  {line}" for line in reading.lines]
    lines += _equivalent(answer)
    if len(answer.readings) > 1:
        lines.append("Le contrat ne dit pas comment ce délai court : aucune réponse n'est choisie.")
    if answer.stated.conditions:
        lines.append("Sous réserve d'une condition du contrat, qu'une personne apprécie.")
    if answer.assumptions:
        lines.append("On a supposé :")
        lines += [f"  {visible(sentence)}" for sentence in answer.assumptions]
    return lines


def _equivalent(answer: Deadline) -> list[str]:
    """What the stated equivalent would give, and that it does not count."""
    if not answer.also or answer.equivalent is None:
        return []
    stated = " ".join(answer.equivalent.span.text.split())
    said = [
        f"Le contrat dit aussi « {visible(stated)} » ; c'est le premier chiffre qui compte. Le second donnerait :"
    ]
    return said + [f"  lu {reading.said} : {_due(reading.due)}" for reading in answer.also]


def _due(at: datetime) -> str:
    """A delay that ends with a day ends at its 24 h 00, not at the 0 h 00 of the next."""
    if (at.hour, at.minute, at.second) != (0, 0, 0):
        return _moment(at)
    return f"{full_date(at - timedelta(1))} à 24 h 00 ({_zone(at)})"


def _moment(at: datetime) -> str:
    """« vendredi 27 mars 2026 à 17 h 00 (Europe/Paris) »."""
    return f"{full_date(at)} à {clock(at)} ({_zone(at)})"


def _zone(at: datetime) -> str:
    return getattr(at.tzinfo, "key", None) or at.strftime("UTC%z")


def _json(contract: Contract, element: Element, answer: Deadline) -> dict[str, Any]:
    from slac.export.quantities import duration

    settled = answer.readings[0] if len(answer.readings) == 1 else None
    target = duration(answer.target)
    return {
        "contract": contract.id,
        "priority" if isinstance(element, Priority) else "commitment": element.written_name,
        "metric": answer.metric,
        "opened": answer.opened.isoformat(),
        "due": settled.due.isoformat() if settled else None,
        "calendar": answer.calendar,
        "clock": settled.clock if settled else "unstated",
        "target": {key: target[key] for key in ("value", "unit", "parts") if key in target},
        "steps": _steps(settled) if settled else [],
        "assumptions": list(answer.assumptions),
        "readings": [] if settled else [_reading(reading) for reading in answer.readings],
        "equivalent": [_reading(reading) for reading in answer.also],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"clock": reading.clock, "due": reading.due.isoformat(), "steps": _steps(reading)}


def _steps(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"from": step.start.isoformat(), "to": step.end.isoformat(), "minutes": step.minutes, "why": step.why}
        for step in reading.steps
    ]
