"""A contract to compile, what became of it, and what is kept so that it is not compiled again.

Nothing here reads a contract: telling that nothing changed needs no stage of slac.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from slac.cli.paths import Input
from slac.cli.reviewing import Part, unchanged
from slac.cli.stamps import stamp, stamps, stamps_of_fonts
from slac.kept import code, keep, kept, key_of, libraries
from slac.lint.settings import Settings
from slac.outputs import Kind

if TYPE_CHECKING:
    from slac.diagnostics import Diagnostic
    from slac.model.reuse import Given

#: How many folders of results are remembered.
_MOST = 2_000


class Work(NamedTuple):
    """A contract to compile, and where to; ``data`` when it comes from the standard input."""

    input: Input
    settings: Settings
    data: bytes | None
    given: "Given | None"
    folder: Path
    asked: date | None
    epoch: str | None
    today: date
    formats: tuple[str, ...]
    documents: tuple[Kind, ...]
    final: bool | None
    templates: Path | None
    fonts: Path | None
    word_reference: Path | None

    @property
    def called(self) -> str:
        """What messages call it: its file, and the row of its values."""
        row = self.given is not None and self.given.row is not None
        return f"{self.input.shown} ({self.given.place})" if row and self.given else self.input.shown


class Outcome(NamedTuple):
    """What became of it, as it is told.

    ``sentence`` and ``code`` are why it failed; ``unread`` are the mistakes of writing that kept it from being read.
    ``names`` are the files there are now, ``files`` those to write, with the ``record`` of what they come from;
    ``summary`` counts the findings, "" for none. ``day`` is the date on which it holds, "" for any. ``parts`` are the
    files read, or looked for in vain, the contract's own first. ``lasting`` when another run would say the same;
    ``kept`` when nothing was read to know it.
    """

    sentence: str = ""
    code: int = 0
    unread: "tuple[Diagnostic, ...]" = ()
    fragment: bool = False
    names: tuple[str, ...] = ()
    files: Mapping[str, bytes] = {}
    record: Mapping[str, bytes] = {}
    draft: bool = False
    missing: tuple[str, ...] = ()
    summary: str = ""
    day: str = ""
    parts: tuple[Part, ...] = ()
    lasting: bool = True
    unchanged: bool = False
    kept: bool = False


def as_kept(work: Work) -> Outcome | None:
    """What was made of a contract, if all that it was made from, and all that was made, are as they were."""
    if work.input.path is None:
        return None
    try:
        told = kept(_name(work), _key(work))
        if told is None or told["day"] not in ("", work.today.isoformat()):
            return None
        parts = tuple(Part(*part) for part in told["parts"])
        for part in parts:
            unchanged(part)
        for name, digest in told["files"].items():
            if Path(name).name != name or _digest(work.folder / name) != digest:
                return None
        if work.final and told["missing"]:
            return None
        return Outcome(
            names=tuple(told["files"]),
            draft=told["draft"],
            missing=tuple(told["missing"]),
            summary=told["summary"],
            parts=parts,
            unchanged=True,
            kept=True,
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def remember(work: Work, outcome: Outcome) -> None:
    """Keep what an outcome says, once its files are written."""
    if work.input.path is None or not outcome.lasting or not all(part.sha256 for part in outcome.parts):
        return
    try:
        files = {name: _digest(work.folder / name) for name in outcome.names}
    except OSError:
        return
    told = {
        "files": files,
        "draft": outcome.draft,
        "missing": outcome.missing,
        "summary": outcome.summary,
        "day": outcome.day,
        "parts": outcome.parts,
    }
    keep(_name(work), _key(work), told, _MOST)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _name(work: Work) -> str:
    return f"documents-{key_of(str(work.folder.resolve()))[:32]}"


def _key(work: Work) -> str:
    """All that the files depend on but the texts of the contract: what is asked, slac, its libraries, its looks."""
    asked = work._replace(data=None, today=date.min, given=None)
    given = (dict(work.given.values), work.given.place) if work.given is not None else None
    fonts = stamps_of_fonts(work.fonts)
    reference = stamp(work.word_reference) if work.word_reference else None
    looks = stamps(work.templates) if work.templates is not None else None
    return key_of(asked, given, code(), libraries(), fonts, looks, reference)
