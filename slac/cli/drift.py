"""``slac drift``: how a ticketing system differs from what was signed."""

import json
from typing import Any

import click

from slac.cli.pushing import Asked, surveyed, system_options
from slac.cli.terminal import say
from slac.french import count

EPILOG = """\b
Exemples :
  slac drift glpi contracts/crm360.slac --url https://glpi.exemple.fr \\
      --token-env GLPI_TOKEN --input entity=3
  slac drift itop contracts/crm360.slac --url https://itop.exemple.fr \\
      --token-file jeton.txt --format json

\b
Rien n'est écrit. Codes de sortie : 0 ce qui est réglé est ce qui a été signé ;
1 il y a des écarts ; 2 mauvais usage.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("target", metavar="OUTIL")
@click.argument("contract", metavar="CONTRAT")
@system_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="La forme du résultat.",
)
@click.pass_context
def drift(ctx: click.Context, /, target: str, contract: str, form: str, **asked: Any) -> None:
    """Compare ce qu'un OUTIL de tickets (glpi, itop ou zammad) applique avec un CONTRAT."""
    from slac.push.telling import as_json, counted, drift_lines
    from slac.visible import visible

    with surveyed(target, contract, Asked(**asked)) as opened:
        system, survey = opened.system, opened.survey
        number, alike = counted(survey)
        if form == "json":
            say(json.dumps(as_json(system, survey), ensure_ascii=False, indent=2))
        elif not number:
            say(visible(f"{system.title}, {opened.shown} : conforme au contrat ({alike} objets comparés)"))
        else:
            say(visible(f"{system.title}, {opened.shown} : {count(number, 'écart')} avec le contrat"))
        if form == "text":
            for line in drift_lines(system, survey):
                say(visible(line))
        ctx.exit(1 if number else 0)
