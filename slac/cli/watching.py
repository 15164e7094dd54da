"""Noticing that contracts change, by the time and size of their files: no two systems agree on anything else."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from slac.cli.paths import Input
from slac.cli.terminal import complain, remark
from slac.diagnostics import SlacError

#: Seconds between two looks.
_PAUSE = 0.4

Stamp = tuple[int, int] | None


def watched(
    find: Callable[[], Sequence[Input]], beside: Iterable[Path] = (), pause: float = _PAUSE
) -> Iterator[list[Input]]:
    """All contracts first, then, for as long as it is asked, those that changed or came; never an empty list.

    When one of the files ``beside`` changes (it is looked into each time), all contracts come again.
    """
    others: dict[Path, Stamp] = {}
    seen: dict[str, Stamp] = {}
    trouble = ""
    told = False
    while True:
        try:
            inputs = find()
            trouble = ""
        except SlacError as error:
            # A folder may be empty or away for a moment while an editor saves.
            inputs = []
            if str(error) != trouble:
                complain(trouble := str(error))
        now = {one.shown: _stamp(one.path) for one in inputs}
        changed = [one for one in inputs if seen.get(one.shown, ()) != now[one.shown]]
        seen = now
        stamps = {path: _stamp(path) for path in beside}
        if any(path in others and others[path] != stamp for path, stamp in stamps.items()):
            changed = list(inputs)
        others = stamps
        if changed:
            yield changed
        if not told:
            remark("Surveillance en cours, Ctrl-C pour l'arrêter.")
            told = True
        time.sleep(pause)


def _stamp(path: Path | None) -> Stamp:
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size) if status else None
