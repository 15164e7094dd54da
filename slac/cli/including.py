"""The safe fixes of the files that contracts include, made once for all the contracts that are read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from slac.cli.reading import Correction, project_of, review_of
from slac.cli.reviewing import Ruled
from slac.correcting import correct_file
from slac.lint.fixing import stands_anywhere
from slac.lint.review import Review
from slac.model.reuse import Load
from slac.pipeline.checking import CheckResult, check
from slac.pipeline.reading import read
from slac.source import Source


class Included(NamedTuple):
    """An included file before and after its fixes; ``reviews`` are those of the contracts that include it, by place."""

    path: Path
    shown: str
    before: str
    after: str
    made: int
    refused: int
    reviews: dict[int, Review]


def corrected_files(contracts: Sequence[tuple[Ruled, Correction]]) -> Iterator[Included]:
    """Correct each file that a contract includes and that has fixes to make; nothing is written.

    A fix is made only if all contracts that include the file still say the same. Raises `SlacError` for a file that
    cannot be read any more.
    """
    texts = {
        _real(one.input.path): Source(result.after, one.input.shown)
        for one, result in contracts
        if one.input.path is not None
    }
    for path, shown in _to_correct(contracts):
        including = [
            place
            for place, (one, result) in enumerate(contracts)
            if one.input.path is not None and any(_real(part.path) == path for part in result.parts)
        ]

        def results(
            text: Source, path: str = path, including: Sequence[int] = tuple(including)
        ) -> list[CheckResult]:
            texts[path] = text
            return [_checked(contracts[place][0], texts) for place in including]

        found = correct_file(texts.get(path) or read(Path(path), shown), results)
        texts[path] = Source(found.text, shown)
        if found.made or found.refused:
            reviews = dict(zip(including, map(review_of, found.results), strict=True))
            yield Included(
                Path(path), shown, found.before, found.text, len(found.made), len(found.refused), reviews
            )


def _to_correct(contracts: Sequence[tuple[Ruled, Correction]]) -> Iterator[tuple[str, str]]:
    """The included files for which a fix is offered: their absolute paths, and what they are called."""
    found: dict[str, str] = {}
    for one, result in contracts:
        if one.input.path is None:
            continue  # what is only filtered leaves the files alone
        shown = {part.shown: _real(part.path) for part in result.parts}
        for finding in result.review.findings:
            fix = finding.fix
            if fix is not None and fix.safe and stands_anywhere(fix):
                for name in {edit.span.source.path for edit in fix.edits} & shown.keys():
                    found[shown[name]] = name
    yield from sorted(found.items())


def _checked(one: Ruled, texts: Mapping[str, Source]) -> CheckResult:
    assert one.input.path is not None, "what is only filtered is not read again"
    load = _Corrected(project_of(one.input), one.input.folder, texts)
    return check(texts[_real(one.input.path)], one.settings, load)


class _Corrected:
    """Loads files as they are once corrected."""

    def __init__(self, load: Load, folder: Path, texts: Mapping[str, Source]) -> None:
        self._load = load
        self._folder = folder
        self._texts = texts

    def __call__(self, path: str) -> Source:
        return self._texts.get(_real(self._folder / path)) or self._load(path)

    def image(self, path: str) -> bytes:
        return self._load.image(path)


def _real(path: str | Path) -> str:
    """Where a file is once links are followed: two that lead to one are one file."""
    return os.path.realpath(path)
