"""Reading and checking one contract, wherever it comes from, in this process or another."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from slac.cli.paths import Input, standard_input
from slac.cli.reviewing import Part, Reviewed, settings_of
from slac.cli.unread import Unread
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.lint.review import Review, SetAside
from slac.lint.settings import Settings
from slac.model.reuse import NOTHING, Given, Load, NotLoaded
from slac.pipeline.checking import CheckResult, check, understand
from slac.pipeline.reading import Project, decode, read
from slac.source import Source

if TYPE_CHECKING:
    from slac.correcting import Corrected


class Job(NamedTuple):
    """A contract to read; ``data`` when it comes from the standard input, ``given`` the values of its parameters."""

    input: Input
    settings: Settings
    data: bytes | None = None
    given: Given = NOTHING


class Correction(NamedTuple):
    """A file before and after its safe fixes, how many were ``made`` and ``refused``, and what is found afterwards.

    ``parts`` are the files that the contract is made of.
    """

    before: str
    after: str
    made: int
    refused: int
    review: Review
    parts: tuple[Part, ...] = ()


class Failure(NamedTuple):
    """Why a contract went no further: one sentence, and the exit code it deserves."""

    sentence: str
    code: int


def job(input: Input, settings: Settings | None = None, given: Given | None = None) -> Job:
    """What to do with an input; under its own project's configuration, unless ``settings`` say otherwise."""
    data = standard_input() if input.path is None else None
    return Job(input, settings or settings_of(input), data, given or NOTHING)


def checked(job: Job) -> CheckResult | Failure:
    """Read and check; whatever goes wrong with one contract is told of that one."""
    return examined(job)[0]


def examined(job: Job) -> tuple[CheckResult | Failure, tuple[Part, ...]]:
    """Read and check, with the files that were read."""
    parts: list[Part] = []

    def passes(source: Source, load: Load) -> CheckResult:
        parts.append(_part(source.original.encode(), source.path, job.input.path))
        return check(source, job.settings, _Noted(load, job.input.folder, parts), job.given)

    return _read(job, passes), tuple(parts)


class _Noted:
    """Loads as another does, noting what."""

    def __init__(self, load: Load, folder: Path, parts: list[Part]) -> None:
        self._load = load
        self._folder = folder
        self._parts = parts

    def __call__(self, path: str) -> Source:
        try:
            found = self._load(path)
        except NotLoaded:
            self._parts.append(_unread(self._folder / path))
            raise
        self._parts.append(_part(found.original.encode(), found.path, self._folder / path))
        return found

    def image(self, path: str) -> bytes:
        try:
            found = self._load.image(path)
        except NotLoaded:
            self._parts.append(_unread(self._folder / path))
            raise
        self._parts.append(_part(found, "", self._folder / path))
        return found


def reviewed(job: Job) -> Reviewed | Failure:
    """Read and check, giving only what was found, with what it was found in."""
    result, parts = examined(job)
    return result if isinstance(result, Failure) else Reviewed(review_of(result), parts)


def corrected(job: Job) -> Correction | Failure:
    """Read, apply the safe fixes, and check again; nothing is written."""
    from slac.correcting import correct

    done: list[Corrected] = []
    parts: list[Part] = []

    def passes(source: Source, load: Load) -> CheckResult:
        done.append(correct(source, job.settings, _Noted(load, job.input.folder, parts)))
        return done[0].results[0]

    result = _read(job, passes)
    if isinstance(result, Failure):
        return result
    found = done[0]
    once = tuple(dict.fromkeys(parts))  # it was read again after each correction
    return Correction(found.before, found.text, len(found.made), len(found.refused), review_of(result), once)


def review_of(result: CheckResult) -> Review:
    set_aside = tuple(SetAside(finding, by.reason, by.span) for finding, by in result.set_aside)
    readable = result.fragment or result.contract is not None
    return Review(result.findings, set_aside, readable, result.fragment)


def _part(content: bytes, shown: str, path: Path | None) -> Part:
    return Part(os.path.normpath(path.absolute()) if path else "", sha256(content).hexdigest(), shown)


def _unread(path: Path) -> Part:
    return Part(os.path.normpath(path.absolute()), "", str(path))


def answering(one: Input, alone: str, watched: Callable[[Load], Load] = lambda load: load) -> CheckResult:
    """What a command answers from: a contract that parses.

    ``alone`` is what a fragment does not do by itself: « il ne promet rien »; ``watched`` sees what is loaded. Raises
    `Unread`.
    """
    result = _read(job(one), lambda source, load: understand(source, watched(load)))
    if isinstance(result, Failure):
        raise Unread(result.sentence, result.code)
    if result.fragment:
        raise Unread(f"« {one.shown} » est un fragment : {alone}.")
    if result.contract is None:
        from slac.lint.formats import render
        from slac.lint.report import Report

        report = render("text", Report(result.findings, (one.shown,)))
        raise Unread(f"« {one.shown} » ne se lit pas.", report=report)
    return result


def text_of(one: Input) -> Source:
    """The text of a file, or of the standard input. Raises `Unreadable`."""
    return decode(standard_input(), one.shown) if one.path is None else read(one.path, one.shown)


def project_of(one: Input) -> Project:
    """What loads the files that a contract is made of."""
    return Project(one.folder, configuration_of(one.folder).root, one.shown)


def _read(job: Job, passes: Callable[[Source, Load], CheckResult]) -> CheckResult | Failure:
    try:
        source = decode(job.data, job.input.shown) if job.data is not None else text_of(job.input)
        return passes(source, project_of(job.input))
    except SlacError as error:
        return Failure(str(error), error.exit_code)
    except Exception as error:
        return crash(job.input.shown, error)


def crash(shown: str, error: Exception) -> Failure:
    """A fault of slac itself, said as such with what is needed to report it; it hides no other contract's results."""
    import traceback

    where = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__} {error}".split())
    return Failure(
        f"« {shown} » : défaut interne de slac, à signaler avec ces mots (SLA000) : {what} "
        f"({Path(where.filename).name}, ligne {where.lineno}).",
        1,
    )
