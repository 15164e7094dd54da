"""``slac lint``: the findings on contracts."""

import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slac.cli import options
from slac.cli.known import KnownFile, known_of, write_known
from slac.cli.paths import Input, contracts
from slac.cli.reviewing import Ruled, Selection, reviews, settings_of
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.configuration import FAIL_ON, configuration_of
from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.lint.formats import names, render
from slac.lint.french import enumeration
from slac.lint.report import Report
from slac.lint.review import Review, SetAside
from slac.visible import visible

if TYPE_CHECKING:
    from slac.cli.reading import Failure

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
    type=click.Choice(names()),
    default="text",
    help=f"Forme des constats : {', '.join(names())}.",
)
@click.option("--select", metavar="CODES", type=options.Words(), help="Ces règles seulement (« TPS01,CAL »).")
@click.option("--ignore", metavar="CODES", type=options.Words(), help="Toutes les règles, sauf celles-ci.")
@click.option(
    "--extend-select",
    metavar="CODES",
    type=options.Words(),
    help="Ces règles en plus ; « relecture » ajoute les opinions.",
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
    if suppressions and format_ not in LISTED_IN:
        raise click.UsageError(f"--suppressions s'écrit en {enumeration(LISTED_IN, 'ou')}.")
    _refuse_together({"--baseline": bool(baseline), "--write-baseline": bool(write_baseline)})
    outcome = Outcome(fail_on)
    here = configuration_of(Path.cwd())
    known = known_of(baseline or here.baseline) if not (suppressions or write_baseline) else None
    inputs = contracts(paths, here, stdin_filename, outcome.refuse)
    ruled = list(_ruled(inputs, Selection(select, ignore, extend_select), outcome))
    reviewed: Iterator[Review | Failure]
    correcting = None
    if fix or diff:
        from slac.cli.correcting import Correcting

        reviewed = correcting = Correcting(ruled, jobs, write=fix)
    else:
        reviewed = reviews(ruled, jobs, fresh=no_cache)
    with Progress(len(ruled), "Relecture") as progress:
        for one, result in zip(ruled, reviewed, strict=True):
            progress.clear()
            outcome.add(one.input, result)
            progress.advance(one.input.shown)
    if suppressions:
        outcome.judge_reading()
        _say_suppressions(outcome, [one.input for one in ruled], format_)
    elif write_baseline:
        write_known(write_baseline, outcome.findings())
    elif diff and correcting:
        outcome.judge_reading()
        outcome.code = max(outcome.code, correcting.show())
    else:
        _report(outcome, known, format_, err=bool(correcting and correcting.piped))
        if correcting:
            correcting.tell()
    ctx.exit(outcome.code)


class Outcome:
    """What came of each contract, and the exit code that it all makes."""

    def __init__(self, fail_on: str | None) -> None:
        self.code = 0
        self.reviews: list[tuple[Input, Review]] = []
        self._fail_on = fail_on

    def refuse(self, error: SlacError) -> None:
        """Something that the user named and that goes no further: said at once; the rest goes on."""
        complain(str(error))
        self.code = max(self.code, error.exit_code)

    def add(self, one: Input, result: "Review | Failure") -> None:
        if not isinstance(result, Review):
            complain(result.sentence)
            self.code = max(self.code, result.code)
            return
        self.reviews.append((one, result))
        if result.fragment and one.named:  # not of those that a folder holds
            shown = visible(one.shown)
            remark(f"« {shown} » est un fragment (ni « contrat » ni « avenant ») : il n'est pas relu seul.")

    @property
    def read(self) -> tuple[str, ...]:
        """The contracts that were read, as findings call them."""
        return tuple(one.shown for one, review in self.reviews if not review.fragment)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(one for _, review in self.reviews for one in review.set_aside)

    def findings(self) -> tuple[Diagnostic, ...]:
        """By place; a finding in a clause that several contracts include counts once."""
        found = {(f.sort_key, f.severity): f for _, review in self.reviews for f in review.findings}
        return tuple(found[key] for key in sorted(found))

    def judge_reading(self) -> None:
        """Let only contracts that could not be read make the exit code."""
        if any(not review.readable for _, review in self.reviews):
            self.code = max(self.code, 1)

    def judge(self, set_apart: Container[tuple[object, ...]] = ()) -> None:
        """Let the findings that are not ``set_apart`` (by their sort key) make the exit code."""
        for one, review in self.reviews:
            threshold = self._fail_on or configuration_of(one.folder).of(one.path).fail_on
            standing = [f for f in review.findings if f.sort_key not in set_apart]
            if _fails(review, standing, threshold):
                self.code = max(self.code, 1)


def _fails(review: Review, standing: Sequence[Diagnostic], threshold: str) -> bool:
    """Whether a contract makes the command fail: its findings, or mistakes that kept it from being read at all."""
    if not review.readable and any(f.severity is Severity.ERROR for f in review.findings):
        return True
    if threshold == "jamais":
        return False
    return any(f.severity.rank <= Severity(threshold).rank for f in standing)


def _report(outcome: Outcome, known: KnownFile | None, format_: str, *, err: bool) -> None:
    findings = outcome.findings()
    number = 0
    if known is None:
        outcome.judge()
    else:
        parted = known.part(findings, outcome.read)
        outcome.judge({f.sort_key for f in findings} - {f.sort_key for f in parted.new})
        findings, number = parted.new, parted.known
    if outcome.read or findings or format_ != "text":
        report = Report(findings, outcome.read, number)
        printed = render(format_, report, colour=in_colour(sys.stderr if err else sys.stdout))
        click.echo(printed, err=err, nl=False)
    if known is not None:
        known.tell_stale(parted.stale)


def _say_suppressions(outcome: Outcome, inputs: Sequence[Input], format_: str) -> None:
    from slac.lint.set_aside import Ignored, Inventory, as_json, as_text, in_order

    for one, review in outcome.reviews:
        if not review.readable:
            complain(f"« {one.shown} » ne se lit pas : ce qu'il écarte n'est pas dans cette liste.")
    ignored: list[Ignored] = []
    for configuration in dict.fromkeys(configuration_of(one.folder) for one in inputs):
        if configuration.file is not None:
            file = configuration.file.name
            ignored += [Ignored(configuration.ignore, file)] if configuration.ignore else []
            for pattern, settings in configuration.per_path:
                codes = dict(settings).get("ignore", ())
                ignored += [Ignored(tuple(codes), file, pattern)] if codes else []
    inventory = Inventory(in_order(outcome.set_aside), tuple(ignored), outcome.read)
    say(as_json(inventory) if format_ == "json" else as_text(inventory), nl=False)


def _ruled(inputs: Sequence[Input], selection: Selection, outcome: Outcome) -> Iterator[Ruled]:
    """The inputs with their rules; a project whose configuration is broken is said once."""
    told: set[str] = set()
    for one in inputs:
        try:
            yield Ruled(one, settings_of(one, selection))
        except SlacError as error:
            if str(error) not in told:
                outcome.refuse(error)
                told.add(str(error))


def _refuse_together(given: Mapping[str, bool]) -> None:
    both = [name for name, is_given in given.items() if is_given]
    if len(both) > 1:
        raise click.UsageError(f"{enumeration(both)} ne vont pas ensemble : choisissez.")
