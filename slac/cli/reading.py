"""Reading and checking one contract, wherever it comes from, in this process or another."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from slac.cli.paths import Input
from slac.configuration import Configuration, configuration_of
from slac.diagnostics import SlacError
from slac.lint.runner import Settings
from slac.model.reuse import NOTHING, Given, Load
from slac.pipeline import LARGEST, CheckResult, check, decode, loader, read, understand
from slac.source import Source


class Job(NamedTuple):
    """A contract to read; ``data`` when it comes from the standard input, ``given`` the values of its parameters."""

    input: Input
    settings: Settings
    data: bytes | None = None
    given: Given = NOTHING


class Failure(NamedTuple):
    """Why a contract went no further: one sentence, and the exit code it deserves."""

    sentence: str
    code: int


def job(input: Input, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None) -> Job:
    """What to do with an input, under its own project's configuration and what the command line says."""
    configuration = configuration_of(input.folder)
    data = sys.stdin.buffer.read(LARGEST + 1) if input.path is None else None
    return Job(input, settings_of(configuration, select, ignore), data)


def settings_of(
    configuration: Configuration, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None
) -> Settings:
    """The command line replaces what the project selects, and adds to what it ignores."""
    return Settings(
        select=select if select is not None else configuration.select,
        ignore=(*configuration.ignore, *(ignore or ())),
        mandatory=configuration.mandatory,
    )


def checked(job: Job) -> CheckResult | Failure:
    """Read and check; whatever goes wrong with one contract is told of that one."""
    return _read(job, lambda source, load: check(source, job.settings, load, job.given))


def understood(job: Job, watched: Callable[[Load], Load] = lambda load: load) -> CheckResult | Failure:
    """Read without linting, to answer from the contract; ``watched`` is for who notes which files it is made of."""
    return _read(job, lambda source, load: understand(source, watched(load), job.given))


def _read(job: Job, passes: Callable[[Source, Load], CheckResult]) -> CheckResult | Failure:
    try:
        shown = job.input.shown
        source = decode(job.data, shown) if job.data is not None else read(job.input.path or Path(), shown)
        folder = job.input.folder
        return passes(source, loader(folder, configuration_of(folder).root, shown))
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
