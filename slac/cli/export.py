"""``slac export``: the rules of contracts, for a ticketing system."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from slac.cli import options
from slac.cli.files import Unwritable
from slac.cli.paths import Input, contracts
from slac.cli.reading import Failure, checked, job
from slac.cli.terminal import Progress, complain, in_colour, say
from slac.configuration import configuration_of
from slac.diagnostics import Diagnostic, SlacError
from slac.export.conversion import Days
from slac.export.losses import QUALIFIED
from slac.export.targets import names
from slac.export.targets import target as target_of
from slac.french import count
from slac.lint.formats import render
from slac.lint.report import Report
from slac.pipeline.checking import CheckResult
from slac.pipeline.exporting import faults_of_export
from slac.visible import visible
from slac.worktime.holidays import holiday_years

if TYPE_CHECKING:
    from slac.export.exporting import Export
    from slac.export.losses import Loss

POLICIES = tuple(policy.value for policy in Days)

EPILOG = f"""\b
Outils :
{fill(", ".join(names()), 70, initial_indent="  ", subsequent_indent="  ")}

\b
Exemples :
  slac export rt contracts/crm360.slac
  slac export glpi contracts/progr1.slac --days prudent -o glpi
  slac export zammad contracts --years 2026-2028

\b
Les jours, pour un outil qui n'a que des minutes (--days) :
  exact-only  exporte les seuls délais que des minutes rendent exactement
  prudent     le plus de minutes sans jamais dépasser le contrat
  mean        la journée moyenne, avec l'écart
Sans --days, un export qui allongerait ou raccourcirait un délai est refusé.

\b
Ce que l'outil ne tient pas est dans not_exported.json, et dit en français
dans LISEZ-MOI.md. Un refus n'écrit que not_exported.json (code 1).
"""


class Years(click.ParamType[tuple[int, ...]]):
    """« 2026 » or « 2026-2027 »."""

    name = "années"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        first, _, last = str(value).partition("-")
        written = (first, last or first)
        if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in written):
            self.fail(f"« {value} » n'est pas une année ; écrivez 2026, ou 2026-2027.", param, ctx)
        begin, end = map(int, written)
        if begin > end:
            self.fail(f"« {value} » finit avant de commencer.", param, ctx)
        known = holiday_years()
        if begin not in known or end not in known:
            span = f"de {known[0]} à {known[-1]}"
            self.fail(f"les jours fériés ne sont connus que {span} : « {value} » en sort.", param, ctx)
        return tuple(range(begin, end + 1))


class Work(NamedTuple):
    """A contract that was read, and where its export goes."""

    input: Input
    result: CheckResult
    folder: Path


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("target", metavar="OUTIL")
@click.argument("paths", metavar="CONTRAT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Où écrire ; pour plusieurs contrats, un sous-dossier chacun. Par défaut : out/<contrat>/<outil>.",
)
@click.option(
    "--years",
    metavar="ANNÉES",
    type=Years(),
    help="Les années dont les jours fériés sont datés : 2026, ou 2026-2027. Par défaut : celle de la date de "
    "référence et la suivante.",
)
@click.option(
    "--days", metavar="CONVERSION", type=click.Choice(POLICIES), help="exact-only, prudent ou mean."
)
@options.date_option
@options.stdin_filename_option
@click.pass_context
def export(
    ctx: click.Context,
    target: str,
    paths: tuple[str, ...],
    output: Path | None,
    years: tuple[int, ...] | None,
    days: str | None,
    asked: date | None,
    stdin_filename: str | None,
) -> None:
    """Écrit les règles de contrats pour un OUTIL de tickets, et ce qu'il n'en tient pas.

    Un CONTRAT est un fichier, un motif ou un dossier.
    """
    target_of(target)  # before reading anything
    here = configuration_of(Path.cwd())
    inputs = contracts(paths, here, stdin_filename)
    code, works = _read(inputs, target, output, here.output or Path("out"), several=len(inputs) > 1)
    apart, clashes = _apart(works)
    for sentence in clashes:
        complain(sentence)
        code = 1
    with Progress(len(apart), "Export") as progress:
        for work in apart:
            progress.clear()
            code = max(code, _exported(work, target, years or (), days, asked))
            progress.advance(work.input.shown)
    ctx.exit(code)


def _read(
    inputs: Sequence[Input], target: str, output: Path | None, out: Path, *, several: bool
) -> tuple[int, list[Work]]:
    """The contracts that can be exported; the others are told, and decide the exit code."""
    code, works = 0, []
    for one in inputs:
        result = checked(job(one))
        if isinstance(result, Failure):
            complain(result.sentence)
            code = max(code, result.code)
        elif result.contract is None:
            if result.fragment and not one.named:
                continue
            code = 1
            if result.fragment:
                complain(
                    f"« {one.shown} » est un fragment (ni « contrat » ni « avenant ») : il ne s'exporte pas."
                )
            else:
                complain(f"« {one.shown} » ne se lit pas, rien n'est exporté :")
                _findings(result, result.findings)
        else:
            folder = (output / one.output if several else output) if output else out / one.output / target
            works.append(Work(one, result, folder))
    return code, works


def _findings(result: CheckResult, findings: Iterable[Diagnostic]) -> None:
    report = Report(tuple(findings), (result.source.path,))
    click.echo(render("text", report, colour=in_colour(sys.stderr)), err=True, nl=False)


def _apart(works: Sequence[Work]) -> tuple[list[Work], list[str]]:
    """The contracts whose name and folder are their own, and a sentence for each of those that others share."""
    clashes: dict[str, None] = {}
    shared: set[int] = set()
    for said, key in (
        ("portent le même nom, « {} » : leurs règles se remplaceraient dans l'outil ; renommez un contrat, ou "
         "exportez-les à part.", _identifier),
        ("iraient tous dans « {} » : exportez-les à part.", _folder),
    ):  # fmt: skip
        groups: dict[str, list[int]] = {}
        for number, work in enumerate(works):
            groups.setdefault(key(work).casefold(), []).append(number)
        for sharing in groups.values():
            if len(sharing) > 1 and not shared.issuperset(sharing):
                files = " et ".join(f"« {works[number].input.shown} »" for number in sharing)
                clashes[f"{files} {said.format(key(works[sharing[0]]))}"] = None
                shared.update(sharing)
    return [work for number, work in enumerate(works) if number not in shared], list(clashes)


def _identifier(work: Work) -> str:
    return work.result.parsed.id


def _folder(work: Work) -> str:
    return work.folder.as_posix()


def _exported(work: Work, target: str, years: tuple[int, ...], days: str | None, asked: date | None) -> int:
    from slac.cli.files import replace_folder
    from slac.export.exporting import RECORD
    from slac.pipeline.exporting import export as export_contract

    reference = options.reference_of(work.result.parsed, asked)
    try:
        done = export_contract(work.result, target, reference, years, Days(days) if days else None)
        replace_folder(work.folder, done.files, RECORD)
    except Unwritable as error:
        complain(str(error))
        return error.exit_code
    except SlacError as error:
        complain(f"« {work.input.shown} » : {error}")
        return error.exit_code
    if faults := faults_of_export(work.result, target):
        complain(f"« {work.input.shown} » n'est pas exporté, car il a des erreurs dont l'export dépend :")
        _findings(work.result, faults)
        return 1
    if done.refused:
        complain(f"« {work.input.shown} » n'est pas exporté, pour ces raisons :")
        for loss in _refusals(done):
            click.echo(f"    {visible(loss.subject)} : {visible(loss.reason)}", err=True)
        if any(loss.refused and loss.kind == "inexact" for loss in done.plan.losses):
            click.echo("  Choisissez comment les dire, avec --days prudent, mean ou exact-only.", err=True)
        return 1
    _told(work, done)
    return 0


def _refusals(done: "Export") -> "Iterator[Loss]":
    """Why nothing was exported; where the system holds none of the delays, why it does not hold each."""
    promised = {target.place for one in done.plan.rules.answered for target in one.targets}
    for loss in done.plan.losses:
        if loss.refused:
            yield loss
    if any(loss.kind == "nothing" for loss in done.plan.losses):
        yield from (
            loss for loss in done.plan.losses if loss.place in promised and loss.kind not in QUALIFIED
        )


def _told(work: Work, done: "Export") -> None:
    plan = done.plan
    say(f"{visible(work.input.shown)} → {visible(work.folder.as_posix())}/ : {', '.join(sorted(done.files))}")
    inexact = [
        f"{level.name} ({goal.target.term})" for level, _, goal in plan.goals if not goal.conversion.exact
    ]
    delays = sum(1 for _ in plan.goals)
    lines = [count(delays, "délai exporté", "délais exportés")] if delays else []
    if inexact:
        lines.append(f"non exactement : {', '.join(inexact)}")
    if plan.losses:
        lines.append(f"{count(len(plan.losses), 'perte, dite', 'pertes, dites')} dans LISEZ-MOI.md")
    if lines:
        say(f"  {visible(' ; '.join(lines))}")
