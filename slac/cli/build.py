"""``slac build``: contracts to documents and rules."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import click

from slac.cli import options
from slac.cli.files import Record, Unwritable, recorded, up_to_date, write_all
from slac.cli.paths import Input, contracts
from slac.cli.reading import Failure, Job, checked, crash, job
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.cli.workers import each, jobs_for
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.document.tree import Kind
from slac.lint.formats import render
from slac.lint.report import Report
from slac.model.reuse import NOTHING, Given
from slac.pipeline import (
    DOCUMENTS,
    FORMATS,
    BuildResult,
    CheckResult,
    Missing,
    Options,
    build_key,
    read_values,
    reference_date,
)
from slac.pipeline import build as build_contract
from slac.visible import visible

EPILOG = """\b
Exemples :
  slac build                                 les contrats du projet, dans out
  slac build contracts/crm360.slac           un seul contrat
  slac build -f pdf,html,json -o livraison   choisir les formes et le dossier
  slac build --final contracts/crm360.slac   le document à signer, ou un refus
  slac build --document fiche contracts      la page du technicien
  slac build --document constats -f html c.slac   pour une réunion de relecture
  slac build --values clients.csv modele.slac   un contrat par ligne du tableau
  slac build --watch contracts               recompile à chaque changement

\b
Tant qu'il manque quelque chose, ou qu'il reste une erreur de relecture, le
document est un projet : il porte PROJET, et slac dit ce qui manque.
"""


class Work(NamedTuple):
    """A contract to compile, and where to."""

    job: Job
    folder: Path
    asked: date | None
    epoch: str | None
    today: date
    formats: tuple[str, ...]
    final: bool | None
    templates: Path | None
    fonts: Path | None
    documents: tuple[Kind, ...]

    @property
    def called(self) -> str:
        """What messages call it: its file, and the row of its values."""
        shown, given = self.job.input.shown, self.job.given
        return f"{shown} ({given.place})" if given.row is not None else shown


class Outcome(NamedTuple):
    """What became of it: a failure, or what was found and built; ``unchanged`` is the record of what was there."""

    failure: Failure | None = None
    checked: CheckResult | None = None
    built: BuildResult | None = None
    unchanged: Record | None = None
    key: str = ""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option(
    "-o",
    "--output",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Où écrire : DOSSIER/<contrat>/. Par défaut : out.",
)
@click.option(
    "-f",
    "--format",
    "formats_",
    metavar="FORMES",
    type=options.Words(FORMATS),
    default="pdf,json",
    help=f"Ce qui est écrit, entre virgules : {', '.join(FORMATS)}. Par défaut : pdf,json.",
)
@click.option(
    "--document",
    "documents",
    metavar="DOCUMENTS",
    type=options.Words(DOCUMENTS),
    default=None,
    help="Ce qui est fait du contrat, entre virgules : annexe (le contrat), fiche (une page pour le support), "
    "constats (ses clauses et ce qu'il faut y revoir), avenant (ce qu'un avenant change). "
    "Par défaut : annexe, et avenant pour un avenant.",
)
@click.option(
    "--draft/--final",
    "draft",
    default=None,
    help="Un projet même si rien ne manque ; ou le document définitif, sinon rien (code 1).",
)
@click.option(
    "--date",
    "asked",
    metavar="DATE",
    type=options.Day(),
    help="Date de référence. Par défaut : la date d'effet du contrat, sinon SOURCE_DATE_EPOCH, sinon ce jour.",
)
@click.option(
    "--values",
    "values",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Les valeurs des paramètres : TOML, JSON, ou un contrat par ligne d'un CSV ou d'un XLSX.",
)
@click.option("--watch", is_flag=True, help="Recompile à chaque changement, jusqu'à Ctrl-C.")
@options.stdin_filename_option
@options.jobs_option
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: Path | None,
    formats_: tuple[str, ...],
    documents: tuple[Kind, ...] | None,
    draft: bool | None,
    asked: date | None,
    values: Path | None,
    watch: bool,
    stdin_filename: str | None,
    jobs: int | None,
) -> None:
    """Compile des contrats : le document à signer et les règles du support.

    Un CHEMIN est un fichier, un motif (« *.slac »), un dossier, lu avec ses
    sous-dossiers, ou « - » pour l'entrée standard. Sans chemin : les contrats
    du projet. Un contrat inchangé n'est pas recompilé.

    Avec --values, le contrat est un modèle : chaque ligne d'un tableau donne
    un contrat, dans le dossier que nomme sa première colonne.
    """
    here = configuration_of(Path.cwd())
    folder = output or here.output or Path("out")
    final = None if draft is None else not draft
    today = datetime.now().astimezone().date()

    def works(inputs: Sequence[Input]) -> list[Work]:
        sets = _value_sets(values, inputs)
        return [
            Work(
                read._replace(given=given),
                folder / one.output / row,
                asked,
                options.source_date_epoch(),
                today,
                formats_,
                final,
                configuration_of(one.folder).templates,
                configuration_of(one.folder).fonts,
                documents or (),
            )
            for one, read in zip(inputs, [job(one) for one in inputs], strict=True)
            for given, row in sets
        ]

    def find() -> list[Input]:
        return contracts(paths, here, stdin_filename)

    if watch:
        if "-" in paths:
            raise click.UsageError("--watch surveille des fichiers : l'entrée standard ne peut pas l'être.")
        from slac.cli.watching import watched

        try:
            beside: set[Path] = {values} if values else set()
            for changed in watched(find, beside):
                _build_all(works(changed), jobs, beside)
        except KeyboardInterrupt:
            remark("\nSurveillance arrêtée.")
            ctx.exit(0)
    ctx.exit(_build_all(works(find()), jobs))


def _value_sets(values: Path | None, inputs: Sequence[Input]) -> list[tuple[Given, str]]:
    """Each set of values, and the folder of its results below the contract's; one of none without ``values``."""
    if values is None:
        return [(NOTHING, "")]
    if len(inputs) != 1:
        raise click.UsageError(f"--values remplit un modèle : donnez un seul contrat, et non {len(inputs)}.")
    return [(row.given, row.folder) for row in read_values(values, values.as_posix())]


def _build_all(works: list[Work], jobs: int | None, beside: set[Path] | None = None) -> int:
    """Compile, write, and say what became of each; gives the exit code.

    ``beside`` receives the other files that the contracts are made of.
    """
    code = 0
    apart, clashes = _apart(works)
    for sentence in clashes:
        complain(sentence)
        code = 1
    with Progress(len(apart), "Compilation") as progress:
        for work, outcome in zip(apart, each(compiled, apart, jobs_for(jobs, len(apart), 2)), strict=True):
            progress.clear()
            code = max(code, _told(work, outcome))
            if beside is not None and outcome.checked is not None and outcome.checked.assembly is not None:
                parts = outcome.checked.assembly.parts[1:]
                beside.update(work.job.input.folder / part.path for part in parts)
            progress.advance(work.job.input.shown)
    return code


def compiled(work: Work) -> Outcome:
    """Read, check and build one contract; nothing is written here, so that it may run in another process."""
    result = checked(work.job)
    if isinstance(result, Failure):
        return Outcome(failure=result)
    if result.contract is None:
        return Outcome(checked=result)
    try:
        return _compiled(work, result)
    except SlacError as error:
        return Outcome(failure=Failure(str(error), error.exit_code))
    except Exception as error:
        return Outcome(failure=crash(work.job.input.shown, error))


def _compiled(work: Work, result: CheckResult) -> Outcome:
    assert result.contract is not None
    reference = reference_date(result.contract, work.asked, work.epoch, work.today)
    settings = Options(reference, work.formats, work.final, work.templates, work.fonts, work.documents)
    name = work.job.input.name
    key = build_key(result, name, settings)
    unchanged = up_to_date(work.folder, key)
    if unchanged is not None and not (work.final and unchanged.missing):
        return Outcome(checked=result, unchanged=unchanged)
    return Outcome(checked=result, built=build_contract(result, name, settings), key=key)


def _apart(works: Sequence[Work]) -> tuple[list[Work], list[str]]:
    """The contracts whose results go to a folder of their own, and a sentence for each that do not."""
    by_folder: dict[str, list[Work]] = {}
    for work in works:
        by_folder.setdefault(str(work.folder).casefold(), []).append(work)
    apart, clashes = [], []
    for sharing in by_folder.values():
        if len(sharing) == 1:
            apart += sharing
        else:
            names = " et ".join(f"« {work.job.input.shown} »" for work in sharing)
            clashes.append(
                f"{names} iraient tous dans « {sharing[0].folder} » : compilez-les à part, avec un autre dossier (-o)."
            )
    return apart, clashes


# -- what is said -------------------------------------------------------------------------------------------------


def _told(work: Work, outcome: Outcome) -> int:
    """Write what was built, say so, and give the exit code."""
    if outcome.failure is not None:
        complain(outcome.failure.sentence)
        return outcome.failure.code
    result = outcome.checked
    assert result is not None
    if result.contract is None:
        return _not_built(work, result)
    built = outcome.built
    if built is None:
        assert outcome.unchanged is not None
        _, files, draft, missing = outcome.unchanged
        _say_built(work, result, f"{', '.join(sorted(files))} (inchangé)", draft, missing)
        return 0
    missing = tuple(_lines(built.missing, result.source.path))
    if built.refused:
        complain(f"« {work.called} » n'est pas définitif, rien n'est écrit. Il reste :")
        _list(missing, err=True)
        _mention_findings(work, result, err=True)
        return 1
    try:
        record = recorded(outcome.key, built.files, built.draft, missing)
        write_all(work.folder, {**built.files, **record})
    except Unwritable as error:
        complain(str(error))
        return error.exit_code
    _say_built(work, result, ", ".join(sorted(built.files)), built.draft, missing)
    return 0


def _say_built(work: Work, result: CheckResult, what: str, draft: bool, missing: Sequence[str]) -> None:
    state = click.style("projet", fg="yellow") if draft else click.style("définitif", fg="green")
    say(f"{visible(work.called)} → {visible(work.folder.as_posix())}/ : {visible(what)} : {state}")
    if missing:
        say("  C'est un projet, car il reste :")
        _list(missing)
    _mention_findings(work, result)


def _not_built(work: Work, result: CheckResult) -> int:
    """Mistakes of writing, all of them; or a fragment, which is said only of a file that the user named."""
    if result.fragment and work.job.input.named:
        shown = visible(work.job.input.shown)
        remark(f"« {shown} » est un fragment (ni « contrat » ni « avenant ») : il n'est pas compilé.")
    if not result.findings:
        return 0
    colour = in_colour(sys.stderr)
    click.echo(
        render("text", Report(result.findings, (result.source.path,)), colour=colour),
        err=True,
        nl=False,
    )
    return 1 if result.errors else 0


def _list(lines: Sequence[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(f"    {visible(line)}", err=err)


def _lines(missing: Sequence[Missing], path: str) -> Iterator[str]:
    """What is missing, each at its line, and its file where it is not the contract's own."""
    for text, span in missing:
        if span is None:
            yield text
        else:
            file = f"{span.source.path}, " if span.source.path != path else ""
            yield f"{file}ligne {span.first.line} : {text}"


def _mention_findings(work: Work, result: CheckResult, *, err: bool = False) -> None:
    if result.findings:
        summary = Report(result.findings, (result.source.path,)).summary().removesuffix(" dans 1 contrat")
        click.echo(f"  {summary} ; pour les lire : slac lint {visible(work.job.input.shown)}", err=err)
