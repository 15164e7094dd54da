"""``slac cover``: whether a request is covered, who answers, until when."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from slac.cli.files import reason
from slac.cli.options import Day, Instant
from slac.cli.paths import one_contract
from slac.cli.reading import answering
from slac.cli.terminal import in_colour, say
from slac.configuration import configuration_of
from slac.coverage.as_json import as_json
from slac.coverage.batch import answered, delimiter_of
from slac.coverage.decision import Decision
from slac.coverage.desk import Desk
from slac.coverage.request import BadRequest, Request, request_of
from slac.coverage.telling import plainly, told
from slac.export.text import dumps
from slac.pipeline.reading import read

EPILOG = """\b
Exemples :
  slac cover contracts/helpdesk.slac --category dépannage --item imprimante
  slac cover x.slac --item Word --priority P2 --opened 2026-03-27T17:00
  slac cover x.slac demande.toml --format json
  slac cover x.slac demandes.csv > verdicts.csv

\b
Une demande en TOML :
  category = "dépannage"
  item     = "imprimante"
  acquired = 2026-03-12
  opened   = 2026-03-27T17:00:00

\b
Un fichier JSON ou CSV a les mêmes clés ; un CSV peut les écrire en français
(demande, objet, acquis le, ouvert le, priorité…), et garde ses autres
colonnes. Ce que le contrat ne dit pas n'est jamais décidé : le verdict est
alors « à qualifier », avec ce qu'il faut demander.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("contract", metavar="CONTRAT")
@click.argument("requests", metavar="[DEMANDE]", required=False)
@click.option("--category", metavar="DEMANDE", help="La nature de la demande (« dépannage »).")
@click.option("--item", metavar="OBJET", help="Ce sur quoi elle porte (« imprimante »).")
@click.option("--acquired", metavar="DATE", type=Day(), help="Quand l'objet a été acquis.")
@click.option("--requester", metavar="NOM", help="Qui demande.")
@click.option("--channel", metavar="CANAL", help="Par où la demande est arrivée.")
@click.option("--opened", metavar="INSTANT", type=Instant(), help="Quand elle est arrivée.")
@click.option("--impact", metavar="TEXTE", help="L'impact décrit, pour la priorité.")
@click.option("--priority", metavar="NOM", help="La priorité, si elle est déjà qualifiée.")
@click.option("--offer", metavar="GAMME", help="La gamme du client.")
@click.option("--level", metavar="NIVEAU", help="Le niveau de support qui répond (« N1 »).")
@click.option("--commitment", metavar="NOM", help="L'engagement dont il s'agit.")
@click.option("--used", metavar="QUANTITÉ", help="Ce qui est déjà consommé d'une limite.")
@click.option("--signed", metavar="DATE", type=Day(), help="La date de signature, si le contrat l'omet.")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice(("text", "json", "csv")),
    help="Forme de la réponse : text, json, csv (csv pour un fichier CSV, sinon text).",
)
@click.pass_context
def cover(
    ctx: click.Context, /, contract: str, requests: str | None, format_: str | None, **given: Any
) -> None:
    """Dit si une demande est couverte, par quelle clause, qui répond et jusqu'à quand.

    La demande est un fichier TOML, JSON ou CSV, ou les options ci-dessous.
    """
    flags = {key: value for key, value in given.items() if value is not None}
    if requests is not None and flags:
        raise click.UsageError("Donnez la demande par un fichier ou par des options, pas les deux.")
    if requests is None and not flags:
        raise click.UsageError("Donnez une demande : un fichier, ou des options comme --item.")
    one = one_contract(contract, configuration_of(Path.cwd()))
    desk = Desk(answering(one, "il ne couvre rien à lui seul").parsed)
    if requests is None:
        _say([desk.decide(request_of(flags))], format_ or "text", single=True)
    elif Path(requests).suffix.lower() in (".csv", ".tsv"):
        if format_ not in (None, "csv"):
            raise click.UsageError("Les verdicts d'un fichier CSV sont en CSV : ôtez --format.")
        ctx.exit(_batch(desk, Path(requests)))
    else:
        wanted, single = _requests(Path(requests))
        _say([desk.decide(request) for request in wanted], format_ or "text", single=single)


def _requests(path: Path) -> tuple[list[Request], bool]:
    """The requests of a TOML or JSON file, and whether it holds just one."""
    data = _table(path)
    if isinstance(data, list) and data and all(isinstance(entry, dict) for entry in data):
        return [request_of(entry) for entry in data], False
    if not isinstance(data, dict):
        raise BadRequest(f"« {path} » doit décrire une demande : des clés et leurs valeurs.")
    return [request_of(data)], True


def _table(path: Path) -> Any:
    text = read(path, str(path)).text
    if path.suffix.lower() == ".json":
        try:
            return json.loads(text)
        except ValueError as error:
            raise BadRequest(f"« {path} » n'est pas du JSON ({_at(error)}).") from error
        except RecursionError as error:
            raise BadRequest(f"« {path} » est imbriqué sans fin.") from error
    if path.suffix.lower() == ".toml":
        import tomllib

        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadRequest(f"« {path} » n'est pas du TOML ({_at(error)}).") from error
        except RecursionError as error:
            raise BadRequest(f"« {path} » est imbriqué sans fin.") from error
    raise BadRequest(f"« {path} » : une demande est un fichier .toml, .json ou .csv.")


def _at(error: ValueError) -> str:
    """Where a reader stopped: its own words are English, its figures speak."""
    found = re.search(r"line (\d+)", str(error))
    return f"ligne {found[1]}" if found else "à la fin du texte"


def _say(decisions: list[Decision], format_: str, *, single: bool) -> None:
    if format_ == "csv":
        raise click.UsageError("La forme csv demande un fichier CSV de demandes.")
    if format_ == "json":
        answers = [as_json(decision) for decision in decisions]
        say(dumps(answers[0] if single else {"version": 1, "decisions": answers}).decode(), nl=False)
        return
    colour = in_colour(sys.stdout)
    for number, decision in enumerate(decisions):
        say("\n" * bool(number) + "\n".join(told(decision, _paint if colour else plainly)))


def _paint(text: str, name: str) -> str:
    return click.style(text, bold=True) if name == "bold" else click.style(text, fg=name, bold=True)


def _batch(desk: Desk, path: Path) -> int:
    """Answer a CSV of requests on the standard output; 1 when a row could not be read."""
    code = 0
    if not path.is_file():
        raise BadRequest(f"« {path} » n'existe pas, ou n'est pas un fichier.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            delimiter = delimiter_of(first)
            for row in answered(desk, _lines(file), delimiter):
                code = code if row.readable else 1
                say(_written(row.cells, delimiter), nl=False)
    except OSError as error:
        raise BadRequest(f"Impossible de lire « {path} » : {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"« {path} » n'est pas en UTF-8 : enregistrez-le en « CSV UTF-8 ».") from error
    return code


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    yield from file


def _written(cells: tuple[str, ...], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()
