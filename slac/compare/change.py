"""What the comparison of two versions of a contract finds, as values."""

from enum import StrEnum
from typing import Literal, NamedTuple

from slac.model.contract import Clause

Kind = Literal["modified", "added", "removed", "renamed", "moved", "consequence"]


class Balance(StrEnum):
    """Whether a change favours somebody: FOR one party, MIXED as the case may be, NONE claimed."""

    FOR = "for"
    MIXED = "mixed"
    NONE = "none"


class Favour(NamedTuple):
    """Whom a change favours: ``party`` is the name of the block, set only FOR one; ``why`` are French sentences."""

    balance: Balance
    party: str | None = None
    why: tuple[str, ...] = ()


UNDECIDED = Favour(Balance.NONE)


class Place(NamedTuple):
    """Where a change is: the clause of the new version, else of the old, and the lines (from 1) of each file."""

    clause: Clause | None
    old_line: int | None
    new_line: int | None

    @property
    def heading(self) -> str:
        """« Article 3 — Délais », "" for what prints nowhere."""
        return self.clause.heading[-1] if self.clause is not None and self.clause.heading else ""


class Change(NamedTuple):
    """One fact that changed.

    ``block`` is the keyword of the block that states it, ``name`` its name as written in the new version (else in the
    old), ``property`` the contract's word for it (None: the block itself), ``cases`` what it is limited to; ``subject``
    says it all in words. ``before`` and ``after`` are its words, None where there is none. ``form`` is True where no
    promise changes: names, order, layout, scenarios. A "consequence" is no fact of its own: ``details`` say what brings
    it about.
    """

    kind: Kind
    block: str
    name: str
    property: str | None
    cases: tuple[str, ...]
    before: str | None
    after: str | None
    favour: Favour
    sentence: str
    details: tuple[str, ...]
    place: Place
    form: bool = False
    subject: str = ""


class Piece(NamedTuple):
    """Words kept ("="), struck out ("-") or put in ("+")."""

    op: Literal["=", "-", "+"]
    text: str


Paragraph = tuple[Piece, ...]


class TextChange(NamedTuple):
    """How the text of a block changes: its paragraphs that are not the same, in the order of the new version."""

    kind: Literal["modified", "added", "removed"]
    block: str
    name: str
    title: str
    place: Place
    paragraphs: tuple[Paragraph, ...]


class Version(NamedTuple):
    """One of the two contracts: its file, its name, its version if it says one, the SHA-256 of its text."""

    path: str
    contract: str
    version: str | None
    fingerprint: str


class Party(NamedTuple):
    """Who may be favoured: the name of the block, and its short name after « de »: « du Client »."""

    name: str
    of: str


class Comparison(NamedTuple):
    """All that differs: first what is stated, then the words. ``parties`` are those of the new version, in order."""

    old: Version
    new: Version
    parties: tuple[Party, ...]
    changes: tuple[Change, ...]
    texts: tuple[TextChange, ...]

    @property
    def same(self) -> bool:
        return not self.changes and not self.texts
