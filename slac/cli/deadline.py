"""``slac deadline``: when a delay is due, with the count, line by line."""

from typing import Any

import click

from slac.cli.due import FORMATS, Question, answer
from slac.cli.options import Instant, Pause

EPILOG = """\b
Exemples :
  slac deadline contracts/crm360.slac --priority P2 --opened 2026-03-27T17:00
  slac deadline x.slac --commitment rappel --opened 2026-10-25T02:30+01:00
  slac deadline x.slac --priority P1 --opened "2026-03-27 17:00" --format json
  slac deadline x.slac --priority P1 --opened 2026-03-27T17:00 \\
    --paused 2026-03-27T18:00/2026-03-30T10:00

\b
Un instant sans décalage est l'heure de l'horloge dans le fuseau du contrat.
Quand le contrat ne dit pas si un délai court à l'horloge ou en heures
ouvrées, les deux réponses sont données, et aucune n'est choisie.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("contract", metavar="CONTRAT")
@click.option("--priority", metavar="NOM", help="La priorité, par son nom.")
@click.option("--commitment", metavar="NOM", help="L'engagement, par son nom.")
@click.option("--opened", metavar="INSTANT", required=True, type=Instant(), help="Quand le délai part.")
@click.option("--metric", metavar="DÉLAI", help="Un seul délai, par son nom (« résolution »).")
@click.option("--offer", metavar="GAMME", help="La gamme du client, ou le cas, dont le délai dépend.")
@click.option(
    "--paused",
    "pauses",
    metavar="DE/À",
    type=Pause(),
    multiple=True,
    help="Une suspension du décompte, de tel instant à tel autre ; autant de fois qu'il y en a.",
)
@click.option(
    "--format",
    metavar="FORMAT",
    type=click.Choice(FORMATS),
    default="text",
    help="Forme de la réponse : text, json.",
)
@click.pass_context
def deadline(ctx: click.Context, /, **asked: Any) -> None:
    """Calcule l'échéance d'un délai, et montre le compte, ligne par ligne."""
    if (asked["priority"] is None) == (asked["commitment"] is None):
        raise click.UsageError(
            "Donnez la priorité (--priority) ou l'engagement (--commitment), l'un des deux."
        )
    ctx.exit(answer(Question(**asked)))
