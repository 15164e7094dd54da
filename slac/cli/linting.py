"""What ``slac lint`` does with what it is asked, and the short way to it.

Contracts named without any other option are answered without loading click; those that did not change, without any
stage of slac: an editor asks at every keystroke.
"""

import sys
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from slac.cli.paths import Input, contracts
from slac.cli.reviewing import ALL, Ruled, Selection, reviews, settings_of
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.configuration import configuration_of
from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.lint.formats import render
from slac.lint.report import Report
from slac.lint.review import Review, SetAside
from slac.visible import visible

if TYPE_CHECKING:
    from slac.cli.known import KnownFile
    from slac.cli.reading import Failure


class Asked(NamedTuple):
    """What a user asks of ``slac lint``; the options say what each means."""

    paths: tuple[str, ...]
    format: str = "text"
    selection: Selection = ALL
    fail_on: str | None = None
    fix: bool = False
    diff: bool = False
    suppressions: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    no_cache: bool = False
    stdin_filename: str | None = None
    jobs: int | None = None


def plainly_asked(arguments: Sequence[str]) -> Asked | None:
    """What arguments without options ask; None for all others, which click reads or refuses."""
    return None if any(argument.startswith("-") for argument in arguments) else Asked(tuple(arguments))


def lint(asked: Asked) -> int:
    """Lint contracts and say what is asked of them; gives the exit code. Raises `SlacError`."""
    outcome = Outcome(asked.fail_on)
    here = configuration_of(Path.cwd())
    apart = asked.suppressions or asked.write_baseline
    known = _known(asked.baseline or here.baseline) if not apart else None
    inputs = contracts(asked.paths, here, asked.stdin_filename, outcome.refuse)
    ruled = list(with_rules(inputs, asked.selection, outcome))
    reviewed: Iterator[Review | Failure]
    correcting = None
    if asked.fix or asked.diff:
        from slac.cli.correcting import Correcting

        reviewed = correcting = Correcting(ruled, asked.jobs, write=asked.fix)
    else:
        reviewed = reviews(ruled, asked.jobs, fresh=asked.no_cache)
    with Progress(len(ruled), "Relecture") as progress:
        for one, result in zip(ruled, reviewed, strict=True):
            progress.clear()
            outcome.add(one.input, result)
            progress.advance(one.input.shown)
    if asked.suppressions:
        outcome.judge_reading()
        _say_suppressions(outcome, [one.input for one in ruled], asked.format)
    elif asked.write_baseline:
        from slac.cli.known import write_known

        write_known(asked.write_baseline, outcome.findings())
    elif asked.diff and correcting:
        outcome.judge_reading()
        outcome.code = max(outcome.code, correcting.show())
    else:
        _report(outcome, known, asked.format, err=bool(correcting and correcting.piped))
        if correcting:
            correcting.tell()
    return outcome.code


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


def _known(path: Path | None) -> "KnownFile | None":
    if path is None:
        return None
    from slac.cli.known import known_of

    return known_of(path)


def _report(outcome: Outcome, known: "KnownFile | None", format_: str, *, err: bool) -> None:
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
        (remark if err else say)(printed, nl=False)
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


def with_rules(inputs: Sequence[Input], selection: Selection, outcome: Outcome) -> Iterator[Ruled]:
    """The inputs with their rules; a project whose configuration is broken is said once."""
    told: set[str] = set()
    for one in inputs:
        try:
            yield Ruled(one, settings_of(one, selection))
        except SlacError as error:
            if str(error) not in told:
                outcome.refuse(error)
                told.add(str(error))
