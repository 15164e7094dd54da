"""``slac lint``: the findings on contracts."""

from collections.abc import Mapping
from pathlib import Path

import click

from slac.cli import linting, options
from slac.cli.linting import Asked
from slac.cli.reviewing import Selection
from slac.configuration import FAIL_ON
from slac.french import enumeration
from slac.lint.formats import names

#: The forms in which the list of what is set aside is given.
LISTED_IN = ("text", "json")

EPILOG = """\b
Exemples :
  slac lint                                 les contrats du projet
  slac lint contracts/crm360.slac           un seul contrat
  slac lint --select TPS,CAL --ignore TPS12 certaines règles
  slac lint --extend-select relecture       les opinions en plus
  slac lint --fix                           applique les corrections sûres
  slac lint --diff                          les montre sans rien écrire
  slac lint --suppressions                  les constats écartés, à valider
  slac lint --write-baseline connus.json    tient pour connus les constats
  slac lint --baseline connus.json          ne montre que les nouveaux
  slac lint --fail-on avertissement         plus sévère, pour une chaîne de CI
  slac lint --format json > constats.json   pour une machine
  slac lint --format docx c.slac            le document Word, ses constats en commentaires
  slac lint --values clients.csv modele.slac   le contrat de chaque ligne du tableau
  cat x.slac | slac lint - --stdin-filename x.slac

\b
« slac rule CODE » explique un constat. Pour en écarter un, écrivez au-dessus
du bloc ou de la propriété : # slac: ignore CODE motif

\b
Codes de sortie : 0 rien à redire ; 1 des constats, une correction à faire
(--diff) ou un contrat illisible ; 2 mauvais usage.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice((*names(), "docx")),
    default="text",
    help=f"Forme des constats : {', '.join(names())} ; docx : le document, commenté, dans out.",
)
@options.words_option("--select", metavar="CODES", help="Ces règles seulement (« TPS01,CAL »).")
@options.words_option("--ignore", metavar="CODES", help="Toutes les règles, sauf celles-ci.")
@options.words_option(
    "--extend-select", metavar="CODES", help="Ces règles en plus ; « relecture » ajoute les opinions."
)
@click.option(
    "--fail-on",
    metavar="GRAVITÉ",
    type=click.Choice(FAIL_ON),
    help=f"Échoue (code 1) à partir de cette gravité : {', '.join(FAIL_ON)}. Par défaut : erreur.",
)
@click.option("--fix", is_flag=True, help="Applique les corrections sûres, puis dit ce qui reste.")
@click.option(
    "--diff", is_flag=True, help="Montre les corrections sûres sans rien écrire (code 1 s'il y en a)."
)
@click.option("--suppressions", is_flag=True, help="La liste des constats écartés, avec leurs motifs.")
@click.option(
    "--baseline",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Ne montre que les constats qui ne sont pas dans ce fichier.",
)
@click.option(
    "--write-baseline",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Écrit dans ce fichier les constats d'aujourd'hui.",
)
@click.option("--no-cache", is_flag=True, help="Relit tout, même ce qui n'a pas changé.")
@options.values_option
@options.stdin_filename_option
@options.jobs_option
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    extend_select: tuple[str, ...] | None,
    fail_on: str | None,
    fix: bool,
    diff: bool,
    suppressions: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    no_cache: bool,
    values: Path | None,
    stdin_filename: str | None,
    jobs: int | None,
) -> None:
    """Relit des contrats et dit ce qui s'y contredit, où, et comment le corriger.

    Un CHEMIN est un fichier, un motif (« *.slac »), un dossier, lu avec ses
    sous-dossiers, ou « - » pour l'entrée standard. Sans chemin : les contrats
    du projet.
    """
    _refuse_together(
        {
            "--fix": fix,
            "--diff": diff,
            "--suppressions": suppressions,
            "--write-baseline": bool(write_baseline),
        }
    )
    _refuse_together({"--baseline": bool(baseline), "--write-baseline": bool(write_baseline)})
    for name, is_given in {"--fix": fix, "--diff": diff, "--suppressions": suppressions}.items():
        _refuse_together({"--values": bool(values), name: is_given})
    if suppressions and format_ not in LISTED_IN:
        raise click.UsageError(f"--suppressions s'écrit en {enumeration(LISTED_IN, 'ou')}.")
    if format_ == "docx":
        _refuse_together({"--format docx": True, "--fix": fix, "--diff": diff})
        _refuse_together(
            {"--format docx": True, "--baseline": bool(baseline), "--write-baseline": bool(write_baseline)}
        )
    asked = Asked(
        paths=paths,
        format=format_,
        selection=Selection(select, ignore, extend_select),
        fail_on=fail_on,
        fix=fix,
        diff=diff,
        suppressions=suppressions,
        baseline=baseline,
        write_baseline=write_baseline,
        no_cache=no_cache,
        stdin_filename=stdin_filename,
        jobs=jobs,
        values=values,
    )
    if format_ == "docx":
        from slac.cli.commenting import comment

        ctx.exit(comment(asked))
    ctx.exit(linting.lint(asked))


def _refuse_together(given: Mapping[str, bool]) -> None:
    both = [name for name, is_given in given.items() if is_given]
    if len(both) > 1:
        raise click.UsageError(f"{enumeration(both)} ne vont pas ensemble : choisissez.")
