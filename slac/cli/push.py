"""``slac push``: apply the rules of a contract to a ticketing system."""

import json
from typing import Any

import click

from slac.cli.pushing import Asked, surveyed, system_options
from slac.cli.terminal import remark, say
from slac.french import count

EPILOG = """\b
Exemples :
  slac push glpi contracts/crm360.slac --url https://glpi.exemple.fr \\
      --token-env GLPI_TOKEN --input entity=3
  slac push zammad contracts/clip.slac --url https://zammad.exemple.fr \\
      --token-file jeton.txt --input organization=2 --days prudent --apply

\b
Sans --apply, rien n'est écrit : slac dit ce qu'il ferait. Chaque objet est
d'abord cherché par son nom, puis créé ou mis à jour : relancer la commande ne
crée rien deux fois. Le jeton n'est jamais affiché.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("target", metavar="OUTIL")
@click.argument("contract", metavar="CONTRAT")
@system_options
@click.option("--apply", "really", is_flag=True, help="Écrire, au lieu de dire seulement ce qui serait fait.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="La forme du plan.",
)
def push(target: str, contract: str, really: bool, form: str, **asked: Any) -> None:
    """Règle un OUTIL de tickets (glpi, itop ou zammad) selon un CONTRAT."""
    from slac.push.apply import apply
    from slac.push.telling import as_json, counted, done_line, plan_lines
    from slac.visible import visible

    with surveyed(target, contract, Asked(**asked)) as opened:
        system, survey = opened.system, opened.survey
        number, alike = counted(survey)
        if form == "json":
            say(json.dumps(as_json(system, survey), ensure_ascii=False, indent=2))
        else:
            say(f"{visible(f'{system.title}, {opened.shown}')} : {_summary(number, alike)}")
            for line in plan_lines(system, survey):
                say(visible(line))
        if not number:
            return
        if not really:
            remark("Rien n'a été écrit ; pour le faire, ajoutez --apply.")
            return
        remark("Écriture…")
        done = apply(
            system,
            survey,
            opened.inputs,
            lambda one: remark(visible(done_line(system, one.what, one.kind, one.fields))),
        )
        remark(system.remains)
        remark(f"C'est fait : {count(len(done), 'écriture')}. Vérifiez avec « slac drift {target} ».")


def _summary(number: int, alike: int) -> str:
    if not number:
        return "tout est déjà conforme au contrat"
    return f"{count(number, 'écriture')} à faire"
