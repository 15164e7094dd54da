"""``slac lint``: the findings on contracts."""

import sys
from pathlib import Path

import click

from slac.cli import options
from slac.cli.paths import Input, contracts
from slac.cli.reading import Failure, checked, job
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.cli.workers import each
from slac.configuration import FAIL_ON, configuration_of
from slac.diagnostics import Diagnostic, Severity
from slac.lint.formats import names, render
from slac.lint.report import Report
from slac.pipeline import CheckResult
from slac.visible import visible

#: From how many contracts other processors are worth starting.
_WORTH = 24

EPILOG = """\b
Exemples :
  slac lint                                 les contrats du projet
  slac lint contracts/crm360.slac           un seul contrat
  slac lint --select TPS,CAL --ignore TPS12 certaines règles
  slac lint --fail-on avertissement         plus sévère, pour une chaîne de CI
  slac lint --format json > constats.json   pour une machine
  cat x.slac | slac lint - --stdin-filename x.slac

\b
« slac rule CODE » explique un constat. Pour en écarter un, écrivez au-dessus
du bloc ou de la propriété : # slac: ignore CODE motif
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice(names()),
    default="text",
    help=f"Forme des constats : {', '.join(names())}.",
)
@click.option("--select", metavar="CODES", type=options.Words(), help="Ces règles seulement (« TPS01,CAL »).")
@click.option("--ignore", metavar="CODES", type=options.Words(), help="Toutes les règles, sauf celles-ci.")
@click.option(
    "--fail-on",
    metavar="GRAVITÉ",
    type=click.Choice(FAIL_ON),
    help=f"Échoue (code 1) à partir de cette gravité : {', '.join(FAIL_ON)}. Par défaut : erreur.",
)
@options.stdin_filename_option
@options.jobs_option
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fail_on: str | None,
    stdin_filename: str | None,
    jobs: int | None,
) -> None:
    """Relit des contrats et dit ce qui s'y contredit, où, et comment le corriger.

    Un CHEMIN est un fichier, un motif (« *.slac »), un dossier, lu avec ses
    sous-dossiers, ou « - » pour l'entrée standard. Sans chemin : les contrats
    du projet.
    """
    configuration = configuration_of(Path.cwd())
    inputs = contracts(paths, configuration, stdin_filename)
    work = [job(one, select, ignore) for one in inputs]
    for settings in {one.settings for one in work}:
        settings.active()  # a code that names no rule is said once, before anything is read
    code = 0
    findings: list[Diagnostic] = []
    read: list[str] = []
    with Progress(len(work), "Relecture") as progress:
        for one, result in zip(
            inputs, each(checked, work, options.jobs_for(jobs, len(work), _WORTH)), strict=True
        ):
            progress.clear()
            if isinstance(result, Failure):
                complain(result.sentence)
                code = max(code, result.code)
            else:
                findings += result.findings
                if result.fragment:
                    _mention_fragment(one)
                else:
                    read.append(one.shown)
                if _fails(result, fail_on or configuration_of(one.folder).fail_on):
                    code = max(code, 1)
            progress.advance(one.shown)
    if not read and not findings and format_ == "text":
        ctx.exit(code)
    report = Report(tuple(sorted(findings, key=lambda f: f.sort_key)), tuple(read))
    say(render(format_, report, colour=in_colour(sys.stdout)), nl=False)
    ctx.exit(code)


def _mention_fragment(one: Input) -> None:
    """Said of a file that the user named, not of those that a folder holds."""
    if one.named:
        remark(
            f"« {visible(one.shown)} » est un fragment (ni « contrat » ni « avenant ») : il n'est pas relu seul."
        )


def _fails(result: CheckResult, threshold: str) -> bool:
    """Whether a contract makes the command fail: its findings, or mistakes that kept it from being read at all."""
    if result.contract is None and result.errors:
        return True
    if threshold == "jamais":
        return False
    return any(f.severity.rank <= Severity(threshold).rank for f in result.findings)
