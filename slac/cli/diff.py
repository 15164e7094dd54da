"""``slac diff``: what changes between two versions of a contract, for whom."""

import sys
from pathlib import Path

import click

from slac.cli import options
from slac.cli.paths import Input, one_contract
from slac.cli.reading import answering
from slac.cli.terminal import in_colour, say
from slac.compare import Comparison
from slac.compare.as_json import as_json
from slac.compare.telling import plainly, told
from slac.configuration import configuration_of
from slac.export.text import dumps
from slac.pipeline.building import Options
from slac.pipeline.checking import CheckResult
from slac.pipeline.comparing import compare
from slac.pipeline.reviewing import redline

EPILOG = """\b
Exemples :
  slac diff v1.slac v2.slac                        les changements, en phrases
  slac diff v1.slac v2.slac --format html > d.html une page à envoyer
  slac diff v1.slac v2.slac --format json          pour une machine
  slac diff v1.slac v2.slac --format docx > d.docx les modifications suivies, dans Word

\b
L'orthographe, l'ordre des propriétés et les commentaires ne comptent pas.
« en faveur de » n'est dit que de ce qui se décide exactement : deux délais
sont comparés pour tous les départs possibles ; quand cela dépend du départ,
« selon les cas » donne un exemple de chaque.

\b
Codes de sortie : 0 aucune différence ; 1 des différences, ou un contrat
illisible ; 2 mauvais usage.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("old", metavar="ANCIEN")
@click.argument("new", metavar="NOUVEAU")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice(("text", "json", "html", "docx")),
    default="text",
    help="Forme de la réponse : text, json, html, docx (modifications suivies de Word).",
)
@click.option("--exit-zero", is_flag=True, help="Des différences ne sont pas un échec (code 0).")
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, format_: str, exit_zero: bool) -> None:
    """Dit ce qu'une nouvelle version d'un contrat change, et pour qui.

    D'abord ce qui est promis, fait par fait ; ensuite le texte, mot à mot.
    """
    here = configuration_of(Path.cwd())
    before, after = one_contract(old, here), one_contract(new, here)
    if before.path is None and after.path is None:
        raise click.UsageError("Une seule des deux versions peut venir de l'entrée standard.")
    if format_ == "docx" and sys.stdout.isatty():
        raise click.UsageError(
            "Un fichier Word ne se lit pas dans un terminal : ajoutez « > modifications.docx »."
        )
    was, is_now = (answering(each, "il ne se compare pas seul") for each in (before, after))
    found = compare(was.parsed, is_now.parsed)
    if format_ == "docx":
        sys.stdout.buffer.write(_redline(was, is_now, after))
    elif format_ == "json":
        say(dumps(as_json(found)).decode(), nl=False)
    elif format_ == "html":
        from slac.compare.page import page

        say(page(found), nl=False)
    else:
        _tell(found)
    ctx.exit(0 if found.same or exit_zero else 1)


def _redline(old: CheckResult, new: CheckResult, input: Input) -> bytes:
    reference = options.reference_of(new.parsed)
    configuration = configuration_of(input.folder)
    return redline(old, new, Options(reference, ("docx",), word_reference=configuration.word_reference))


def _tell(found: Comparison) -> None:
    for line in told(found, _paint if in_colour(sys.stdout) else plainly):
        say(line)


def _paint(text: str, name: str) -> str:
    return click.style(text, bold=True) if name == "bold" else click.style(text, fg=name)
