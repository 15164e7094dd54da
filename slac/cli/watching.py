"""Noticing that contracts change, or something that they are made from."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from slac.cli.paths import Input
from slac.cli.stamps import stamp
from slac.cli.terminal import complain, remark
from slac.diagnostics import SlacError

#: Seconds between two looks.
_PAUSE = 0.4

#: Files and folders, each with what tells one state of it from another.
Seen = Mapping[Path, object]


def watched(
    find: Callable[[], Sequence[Input]], beside: Callable[[Input], Seen], pause: float = _PAUSE
) -> Iterator[list[Input]]:
    """All contracts first, then, for as long as it is asked, those that changed or came; never an empty list.

    A contract changes with its file, and with what stands ``beside`` it, which need not be there; that is asked again
    once a contract has been dealt with.
    """
    seen: Mapping[str, Seen] = {}
    trouble = ""
    told = False
    while True:
        try:
            inputs = find()
            now: dict[str, Seen] = {
                one.shown: {Path(one.shown): stamp(one.path or Path()), **beside(one)} for one in inputs
            }
            trouble = ""
        except SlacError as error:
            # A folder may be empty or away for a moment while an editor saves.
            inputs, now = [], {}
            if str(error) != trouble:
                complain(trouble := str(error))
        changed = [one for one in inputs if _changed(seen.get(one.shown), now[one.shown])]
        if changed:
            yield changed
            # What it was known to stand on is as it was before it was read: it may have changed meanwhile.
            now |= {one.shown: {**beside(one), **now[one.shown]} for one in changed}
        seen = now
        if not told:
            remark("Surveillance en cours, Ctrl-C pour l'arrêter.")
            told = True
        time.sleep(pause)


def _changed(before: Seen | None, now: Seen) -> bool:
    return before is None or any(before.get(path, state) != state for path, state in now.items())
