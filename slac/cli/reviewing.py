"""The reviews of many contracts: what was kept and still holds is taken, the rest is read and linted.

Reading is loaded only when there is something to read: contracts that did not change need no stage of slac at all.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from slac.cli.paths import Input
from slac.configuration import configuration_of
from slac.kept import code, keep, kept, key_of
from slac.lint.review import Review, as_json, from_json
from slac.lint.settings import Settings
from slac.source import Source

if TYPE_CHECKING:
    from slac.cli.reading import Failure
    from slac.model.reuse import Given

#: From how many contracts other processors are worth starting.
WORTH = 24

#: How many reviews are kept for one folder.
_MOST = 5_000

#: The finding that a rule crashed: it may be this run's fault, and is never kept.
_CRASH = "SLA000"


class Selection(NamedTuple):
    """What the command line says of the rules, beside the configuration; None: nothing."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None


class Part(NamedTuple):
    """A file that a review comes from: its absolute path, its SHA-256 ("" if it was not read), what it is called.

    ``shown`` is "" for an image: there is no place in it to tell of.
    """

    path: str
    sha256: str
    shown: str


class Reviewed(NamedTuple):
    """A review, and the files that it comes from, the contract's first."""

    review: Review
    parts: tuple[Part, ...]


class Ruled(NamedTuple):
    """A contract, the rules that count for it, and the values of its parameters."""

    input: Input
    settings: Settings
    given: "Given | None" = None

    @property
    def kept(self) -> bool:
        """Whether its review is kept: that of a file of the project, as it stands there."""
        return self.input.path is not None and self.given is None


#: A command line that says nothing of the rules.
ALL = Selection()


def settings_of(input: Input, selection: Selection = ALL) -> Settings:
    """The command line replaces what the project selects, and adds to what it ignores."""
    configuration = configuration_of(input.folder).of(input.path)
    return Settings(
        select=selection.select if selection.select is not None else configuration.select,
        ignore=(*configuration.ignore, *(selection.ignore or ())),
        mandatory=configuration.mandatory,
        extend_select=(*configuration.extend_select, *(selection.extend_select or ())),
    )


def reviews(
    contracts: Sequence[Ruled], jobs: int | None = None, *, fresh: bool = False
) -> "Iterator[Review | Failure]":
    """The review of each contract, in order, as it comes; ``fresh`` reads all again.

    ``jobs`` None: as many processes as the work is worth. Raises ``UnknownRule`` for settings that name no rule, before
    anything is read.
    """
    kinds = {(one.input.folder, one.settings) for one in contracts}
    stores = {kind: _Store(*kind) for kind in kinds}
    known = [
        stores[one.input.folder, one.settings].review(one.input) if one.kept and not fresh else None
        for one in contracts
    ]
    made = _made([one for one, found in zip(contracts, known, strict=True) if found is None], jobs)
    for one, found in zip(contracts, known, strict=True):
        if found is not None:
            yield found
            continue
        result = next(made)
        if not isinstance(result, Reviewed):
            yield result
            continue
        if one.kept:
            stores[one.input.folder, one.settings].add(result)
        yield result.review
    for store in stores.values():
        store.save()


def _made(contracts: Sequence[Ruled], jobs: int | None) -> "Iterator[Reviewed | Failure]":
    if not contracts:
        return iter(())
    from slac.cli.reading import job, reviewed
    from slac.cli.workers import each, jobs_for

    for settings in {one.settings for one in contracts}:
        settings.active()  # a code that names no rule is said once
    work = [job(one.input, one.settings, one.given) for one in contracts]
    return each(reviewed, work, jobs_for(jobs, len(work), WORTH))


class _Store:
    """The reviews kept of the contracts of one folder, under one choice of rules."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._name = f"constats-{key_of(str(folder), settings)[:32]}"
        self._key = key_of(code())
        self._found: dict[str, Any] = kept(self._name, self._key) or {}
        self._made: dict[str, Any] = {}

    def review(self, input: Input) -> Review | None:
        """What was kept of a contract, if all that it was made from is as it was."""
        try:
            told = self._found[input.shown]
            texts = [_text(Part(*part)) for part in told["parts"]]
            return from_json(told["review"], texts.__getitem__)
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def add(self, reviewed: Reviewed) -> None:
        review, parts = reviewed
        if all(part.sha256 for part in parts) and all(one.code != _CRASH for one in review.findings):
            with suppress(LookupError):  # a place in a text that was filled with values
                told = as_json(review, [part.shown for part in parts])
                self._made[parts[0].shown] = {"parts": parts, "review": told}

    def save(self) -> None:
        if self._made:
            entries = list({**self._found, **self._made}.items())
            keep(self._name, self._key, dict(entries[-_MOST:]))


def _text(part: Part) -> Source:
    data = unchanged(part)
    return Source(data.decode() if part.shown else "", part.shown)


def unchanged(part: Part) -> bytes:
    """What a file that did not change holds; raises ``ValueError`` when it did, `OSError` when it is not there."""
    descriptor = os.open(part.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError
        data = file.read()
    if sha256(data).hexdigest() != part.sha256:
        raise ValueError
    return data
