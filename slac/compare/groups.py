"""The changes in the order in which they are read: for whom they are, then form."""

from typing import NamedTuple

from slac.compare.change import Balance, Change, Comparison, Version
from slac.french import count


class Group(NamedTuple):
    """``key`` for a machine: "favour:<party>", "both" or "form"."""

    key: str
    title: str
    changes: tuple[Change, ...]


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """Those that hold a change; in each, what follows from other changes comes last."""
    binding = [change for change in comparison.changes if not change.form]
    found = [
        Group(
            f"favour:{party.name}",
            f"Ce qui change en faveur {party.of}",
            tuple(c for c in binding if c.favour.balance is Balance.FOR and c.favour.party == party.name),
        )
        for party in comparison.parties
    ]
    known = {party.name for party in comparison.parties}
    rest = tuple(c for c in binding if c.favour.balance is not Balance.FOR or c.favour.party not in known)
    found.append(Group("both", _both(len(comparison.parties)), rest))
    found.append(
        Group("form", "Ce qui ne change que la forme", tuple(c for c in comparison.changes if c.form))
    )
    return tuple(
        group._replace(changes=tuple(sorted(group.changes, key=lambda c: c.kind == "consequence")))
        for group in found
        if group.changes
    )


def _both(parties: int) -> str:
    return f"Ce qui change pour {'les deux parties' if parties == 2 else 'toutes les parties'}"


def headline(comparison: Comparison) -> str:
    """« 3 changements, et 2 textes modifiés. »; consequences are not counted."""
    facts = sum(change.kind != "consequence" for change in comparison.changes)
    moved = len(comparison.changes) - facts
    parts = []
    if facts:
        parts.append(count(facts, "changement"))
    if moved:
        parts.append(count(moved, "délai qui en découle", "délais qui en découlent"))
    if comparison.texts:
        parts.append(count(len(comparison.texts), "texte"))
    return f"{', '.join(parts)}." if parts else "Aucune différence."


def called(version: Version) -> str:
    """« contrat-v1.slac (version 1.0) »."""
    return f"{version.path} (version {version.version})" if version.version else version.path
