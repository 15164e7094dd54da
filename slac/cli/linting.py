"""What ``slac lint`` does with what it is asked, and the short way to it.

Contracts named without any other option are answered without loading click; those that did not change, without any
stage of slac: an editor asks at every keystroke.
"""

import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from slac.cli.paths import Input, contracts
from slac.cli.reviewing import ALL, Ruled, Selection, reviews, settings_of
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.configuration import configuration_of
from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.french import count, enumeration
from slac.lint.formats import render
from slac.lint.report import Report
from slac.lint.review import Review, SetAside
from slac.record import replace
from slac.visible import visible

if TYPE_CHECKING:
    from slac.cli.known import KnownFile
    from slac.cli.reading import Failure
    from slac.model.reuse import Given


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
    values: Path | None = None


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
    if asked.values:
        from slac.cli.given import refuse_several, value_sets

        refuse_several(inputs)
        sets = value_sets(asked.values)
        ruled = [one._replace(given=row and row.given) for row in sets for one in ruled]
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
            outcome.add(one.input, result, one.given)
            progress.advance(one.input.shown)
    if correcting is not None:
        try:
            outcome.replace(dict(correcting.correct_included()))
        except SlacError as error:
            outcome.refuse(error)
    if asked.values:
        outcome.name_rows()
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


class Read(NamedTuple):
    """A contract, what was found in it, and the values that it was given."""

    input: Input
    review: Review
    given: "Given | None"


class Outcome:
    """What came of each contract, and the exit code that it all makes."""

    def __init__(self, fail_on: str | None) -> None:
        self.code = 0
        self.reviews: list[Read] = []
        self._fail_on = fail_on

    def refuse(self, error: SlacError) -> None:
        """Something that the user named and that goes no further: said at once; the rest goes on."""
        complain(str(error))
        self.code = max(self.code, error.exit_code)

    def add(self, one: Input, result: "Review | Failure", given: "Given | None" = None) -> None:
        if not isinstance(result, Review):
            complain(result.sentence)
            self.code = max(self.code, result.code)
            return
        self.reviews.append(Read(one, result, given))
        if result.fragment and one.named:  # not of those that a folder holds
            shown = visible(one.shown)
            remark(f"« {shown} » est un fragment (ni « contrat » ni « avenant ») : il n'est pas relu seul.")

    def replace(self, reviews: "Mapping[Input, Review]") -> None:
        """Take what is found in contracts once what they include is corrected."""
        self.reviews = [one._replace(review=reviews.get(one.input, one.review)) for one in self.reviews]

    def name_rows(self) -> None:
        """Have each finding that only some rows of a table of values have say which, and be one for all of these."""
        rows: dict[tuple[object, ...], dict[int, Given]] = {}
        first: dict[tuple[object, ...], Diagnostic] = {}
        for _, review, given in self.reviews:
            for finding in review.findings:
                first.setdefault(_seen(finding), finding)
                if given and given.row:
                    rows.setdefault(_seen(finding), {})[given.row] = given

        def named(finding: Diagnostic) -> Diagnostic:
            those = rows.get(_seen(finding), {})
            finding = first[_seen(finding)]
            if not those or len(those) == len(self.reviews):
                return finding
            places = list(those.values())
            if places[0].place in finding.message:
                return finding
            where = _lines(places[0].file, list(those))
            return replace(finding, message=f"{finding.message.rstrip('.')} ({where}).")

        self.reviews = [
            one._replace(review=one.review._replace(findings=tuple(map(named, one.review.findings))))
            for one in self.reviews
        ]

    @property
    def read(self) -> tuple[str, ...]:
        """The contracts that were read, as findings call them."""
        return tuple(one.shown for one, review, _ in self.reviews if not review.fragment)

    @property
    def fragments(self) -> tuple[str, ...]:
        """The files that are no contract by themselves, and in which something was found without one."""
        return tuple(one.shown for one, review, _ in self.reviews if review.fragment and review.findings)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(one for read in self.reviews for one in read.review.set_aside)

    def findings(self) -> tuple[Diagnostic, ...]:
        """By place; a finding in a clause that several contracts include counts once."""
        found = {(f.sort_key, f.severity): f for read in self.reviews for f in read.review.findings}
        return tuple(found[key] for key in sorted(found))

    def judge_reading(self) -> None:
        """Let only contracts that could not be read make the exit code."""
        if any(not read.review.readable for read in self.reviews):
            self.code = max(self.code, 1)

    def judge(self, set_apart: Container[tuple[object, ...]] = ()) -> None:
        """Let the findings that are not ``set_apart`` (by their sort key) make the exit code."""
        for one, review, _ in self.reviews:
            threshold = self._fail_on or configuration_of(one.folder).of(one.path).fail_on
            standing = [f for f in review.findings if f.sort_key not in set_apart]
            if _fails(review, standing, threshold):
                self.code = max(self.code, 1)


def _seen(finding: Diagnostic) -> tuple[object, ...]:
    """What a reader tells findings apart by: values of another length move what follows them in the text."""
    return finding.span.source.path, finding.span.first, finding.code, finding.message


#: How many rows of a table are named.
_NAMED = 5


def _lines(file: str, rows: Sequence[int]) -> str:
    """« clients.csv, ligne 3 », « clients.csv, lignes 3, 5 et 8 », « clients.csv, 12 lignes, dont 3, 4 et 5 »."""
    if len(rows) > _NAMED:
        return f"{file}, {len(rows)} lignes, dont {enumeration(list(map(str, rows[:_NAMED])))}"
    return f"{file}, ligne{'s' if len(rows) > 1 else ''} {enumeration(list(map(str, rows)))}"


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
        report = Report(findings, outcome.read, number, outcome.fragments)
        printed = render(format_, report, colour=in_colour(sys.stderr if err else sys.stdout))
        (remark if err else say)(printed, nl=False)
    elif outcome.reviews and not any(
        one.input.named for one in outcome.reviews
    ):  # each named one is told by itself
        number = len(outcome.reviews)
        with_whom = (
            "qui se relit avec les contrats qui l'incluent"
            if number == 1
            else "qui se relisent avec les contrats qui les incluent"
        )
        remark(f"Aucun contrat à relire : {count(number, 'fragment')}, {with_whom}.")
    if known is not None:
        known.tell_stale(parted.stale)


def _say_suppressions(outcome: Outcome, inputs: Sequence[Input], format_: str) -> None:
    from slac.lint.set_aside import Ignored, Inventory, as_json, as_text, in_order

    for one, review, _ in outcome.reviews:
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
