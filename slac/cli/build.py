"""``slac build``: contracts to documents and rules."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from slac.cli import options
from slac.cli.given import refuse_several, value_sets
from slac.cli.paths import Input, contracts, standard_input
from slac.cli.reviewing import settings_of
from slac.cli.stamps import stamp, stamps, stamps_of_fonts
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.cli.work import Outcome, Work, as_kept, remember
from slac.configuration import configuration_of, may_configure
from slac.diagnostics import SlacError
from slac.kept import code
from slac.outputs import DOCUMENTS, FORMATS, Kind
from slac.resources import resource_folder
from slac.visible import visible

EPILOG = """\b
Exemples :
  slac build                                 les contrats du projet, dans out
  slac build contracts/crm360.slac           un seul contrat
  slac build -f pdf,html,json -o livraison   choisir les formes et le dossier
  slac build --final contracts/crm360.slac   le document à signer, ou un refus
  slac build -f docx contracts/crm360.slac   le document Word, à négocier
  slac build --document fiche contracts      la page du technicien
  slac build --document constats -f html c.slac   pour une réunion de relecture
  slac build --values clients.csv modele.slac   un contrat par ligne du tableau
  slac build --watch contracts               recompile à chaque changement

\b
Tant qu'il manque quelque chose, ou qu'il reste une erreur de relecture, le
document est un projet : il porte PROJET, et slac dit ce qui manque.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option(
    "-o",
    "--output",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Où écrire : DOSSIER/<contrat>/. Par défaut : out.",
)
@options.words_option(
    "-f",
    "--format",
    "formats_",
    metavar="FORMES",
    known=FORMATS,
    default=("pdf", "json"),
    help=f"Ce qui est écrit, entre virgules : {', '.join(FORMATS)}. Par défaut : pdf,json.",
)
@options.words_option(
    "--document",
    "documents",
    metavar="DOCUMENTS",
    known=DOCUMENTS,
    help="Ce qui est fait du contrat, entre virgules : annexe (le contrat), fiche (une page pour le support), "
    "constats (ses clauses et ce qu'il faut y revoir), avenant (ce qu'un avenant change). "
    "Par défaut : annexe, et avenant pour un avenant.",
)
@click.option("--draft", is_flag=True, help="Un projet, même si rien ne manque.")
@click.option("--final", is_flag=True, help="Le document définitif, sinon rien (code 1).")
@options.date_option
@options.values_option
@click.option(
    "--reference",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Le .docx dont les documents Word prennent les styles (sinon « word-reference » de slac.toml).",
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
    draft: bool,
    final: bool,
    asked: date | None,
    values: Path | None,
    reference: Path | None,
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
    if draft and final:
        raise click.UsageError(
            "--draft et --final s'excluent : un document est un projet, ou il est définitif."
        )

    def find() -> list[Input]:
        found = contracts(paths, configuration_of(Path.cwd()), stdin_filename)
        if values is not None:
            refuse_several(found)
        return found

    def works(inputs: Sequence[Input]) -> list[Work]:
        folder = output or configuration_of(Path.cwd()).output or Path("out")
        sets = value_sets(values)
        today = options.today()
        return [
            Work(
                one,
                settings_of(one),
                standard_input() if one.path is None else None,
                row.given if row else None,
                folder / one.output / (row.folder if row else ""),
                asked,
                options.source_date_epoch(),
                today,
                formats_,
                documents or (),
                final if draft or final else None,
                configuration_of(one.folder).templates,
                configuration_of(one.folder).fonts,
                reference or configuration_of(one.folder).word_reference,
            )
            for one in inputs
            for row in sets
        ]

    if watch:
        if "-" in paths:
            raise click.UsageError("--watch surveille des fichiers : l'entrée standard ne peut pas l'être.")
        _watch(find, works, jobs, [path for path in (values, reference) if path is not None])
    ctx.exit(_build_all(works(find()), jobs))


def _watch(
    find: Callable[[], list[Input]],
    works: Callable[[Sequence[Input]], list[Work]],
    jobs: int | None,
    beside_all: Sequence[Path],
) -> NoReturn:
    """Compile again whatever changes, until Ctrl-C; a fault of one moment is said and waited out."""
    from slac.cli.watching import Seen, watched

    parts: dict[str, set[Path]] = {}  # of each contract

    def find_again() -> list[Input]:
        configuration_of.cache_clear()
        return find()

    def beside(one: Input) -> Seen:
        configuration = configuration_of(one.folder)
        files = [*beside_all, *parts.get(one.shown, ()), *may_configure(one.folder)]
        if configuration.word_reference is not None:
            files.append(configuration.word_reference)
        folder = configuration.templates or resource_folder("templates")
        fonts = {Path(file): found for file, found in stamps_of_fonts(configuration.fonts)}
        return {**fonts, **{file: stamp(file) for file in files}, folder: stamps(folder)}

    try:
        for changed in watched(find_again, beside):
            code.cache_clear()  # holds our own templates
            for one in changed:
                parts[one.shown] = set()
            try:
                _build_all(works(changed), jobs, parts)
            except SlacError as error:
                complain(str(error))
    except KeyboardInterrupt:
        remark("\nSurveillance arrêtée.")
    sys.exit(0)


def _build_all(works: list[Work], jobs: int | None, parts: dict[str, set[Path]] | None = None) -> int:
    """Compile, write, and say what became of each; gives the exit code.

    ``parts`` receives the other files that each contract is made of, under what messages call it.
    """
    code = 0
    apart, clashes = _apart(works)
    for sentence in clashes:
        complain(sentence)
        code = 1
    with Progress(len(apart), "Compilation") as progress:
        for work, outcome in zip(apart, _outcomes(apart, jobs), strict=True):
            progress.clear()
            code = max(code, _told(work, outcome))
            if parts is not None:
                parts[work.input.shown].update(Path(part.path) for part in outcome.parts[1:])
            progress.advance(work.input.shown)
    return code


def _outcomes(works: Sequence[Work], jobs: int | None) -> Iterator[Outcome]:
    """Of each contract, in order, as it comes: what is kept of those that did not change, the rest compiled."""
    found = [as_kept(work) for work in works]
    left = [work for work, one in zip(works, found, strict=True) if one is None]
    made = _made(left, jobs) if left else iter(())
    for one in found:
        yield one if one is not None else next(made)


def _made(works: Sequence[Work], jobs: int | None) -> Iterator[Outcome]:
    from slac.cli.compiling import compiled
    from slac.cli.workers import each, jobs_for

    return each(compiled, works, jobs_for(jobs, len(works), 2))


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
            names = " et ".join(f"« {work.input.shown} »" for work in sharing)
            clashes.append(
                f"{names} iraient tous dans « {sharing[0].folder} » : compilez-les à part, avec un autre dossier (-o)."
            )
    return apart, clashes


# -- what is said -------------------------------------------------------------------------------------------------


def _told(work: Work, outcome: Outcome) -> int:
    """Write what was built, say so, and give the exit code."""
    if outcome.sentence:
        complain(outcome.sentence)
        _list(outcome.missing, err=True)
        _mention_findings(work, outcome, err=True)
        return outcome.code
    if outcome.unread or outcome.fragment:
        _not_built(work, outcome)
        return outcome.code
    if outcome.files:
        from slac.cli.files import Unwritable, write_all

        try:
            write_all(work.folder, {**outcome.files, **outcome.record})
        except Unwritable as error:
            complain(str(error))
            return error.exit_code
    if outcome.names:
        if not outcome.kept:
            remember(work, outcome)
        _say_built(work, outcome)
    return 0


def _say_built(work: Work, outcome: Outcome) -> None:
    state = click.style("projet", fg="yellow") if outcome.draft else click.style("définitif", fg="green")
    what = ", ".join(sorted(outcome.names)) + (" (inchangé)" if outcome.unchanged else "")
    say(f"{visible(work.called)} → {visible(work.folder.as_posix())}/ : {visible(what)} : {state}")
    if outcome.missing:
        say("  C'est un projet, car il reste :")
        _list(outcome.missing)
    _mention_findings(work, outcome)


def _not_built(work: Work, outcome: Outcome) -> None:
    """Mistakes of writing, all of them; or a fragment, which is said only of a file that the user named."""
    if outcome.fragment and work.input.named:
        shown = visible(work.input.shown)
        remark(f"« {shown} » est un fragment (ni « contrat » ni « avenant ») : il n'est pas compilé.")
    if outcome.unread:
        from slac.lint.formats import render
        from slac.lint.report import Report

        text = render("text", Report(outcome.unread, (work.input.shown,)), colour=in_colour(sys.stderr))
        click.echo(text, err=True, nl=False)


def _list(lines: Sequence[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(f"    {visible(line)}", err=err)


def _mention_findings(work: Work, outcome: Outcome, *, err: bool = False) -> None:
    if outcome.summary:
        asked = ["slac", "lint", work.input.shown if work.input.path else "-"]
        asked += ["--values", work.given.file] if work.given else []
        click.echo(f"  {outcome.summary} ; pour les lire : {visible(shlex.join(asked))}", err=err)
