"""The list of what is set aside, with the reasons given: what a lawyer signs off before the contract is signed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from slac.french import count, enumeration, in_contracts
from slac.lint.json_text import dumps
from slac.lint.review import SetAside
from slac.visible import visible


class Ignored(NamedTuple):
    """Rules that the configuration does not look for: in all files, or in those of a pattern."""

    codes: tuple[str, ...]
    file: str
    pattern: str = ""


class Inventory(NamedTuple):
    """``set_aside`` by place; ``ignored`` by the projects of the contracts; ``paths`` are all contracts read."""

    set_aside: tuple[SetAside, ...]
    ignored: tuple[Ignored, ...]
    paths: tuple[str, ...]


def as_text(inventory: Inventory) -> str:
    """For a reader: contract by contract, then what whole projects leave out."""
    lines: list[str] = []
    for path, listed in groupby(inventory.set_aside, key=lambda one: one.span.source.path):
        lines += [visible(path), *(line for one in listed for line in _told(one)), ""]
    for ignored in inventory.ignored:
        where = f"pour « {ignored.pattern} »" if ignored.pattern else "partout"
        lines += [visible(f"{ignored.file} ignore {enumeration(ignored.codes)} {where}, sans motif."), ""]
    return "\n".join([*lines, _summary(inventory)]) + "\n"


def _told(one: SetAside) -> Iterator[str]:
    finding = one.finding
    at = finding.span.first
    yield visible(
        f"  ligne {at.line} : {finding.severity} {finding.code} {' '.join(finding.message.split())}"
    )
    if finding.heading:
        yield visible(f"    {' › '.join(finding.heading)}")
    yield visible(f"    motif (ligne {one.span.first.line}) : {one.reason}")


def _summary(inventory: Inventory) -> str:
    number = len(inventory.set_aside)
    where = in_contracts(len(inventory.paths), every=not number)
    if not number:
        return " ".join(filter(None, ("Aucun constat n'est écarté", where))) + "."
    return f"{count(number, 'constat écarté', 'constats écartés')} {where}, à valider avant la signature."


def as_json(inventory: Inventory) -> str:
    """For a machine, as ``suppressions.schema.json`` beside the formats describes."""
    document = {
        "version": 1,
        "suppressions": [_json(one) for one in inventory.set_aside],
        "ignored": [
            {"codes": list(one.codes), "file": one.file, "pattern": one.pattern} for one in inventory.ignored
        ],
        "contracts": list(inventory.paths),
    }
    return dumps(document)


def _json(one: SetAside) -> dict[str, Any]:
    finding = one.finding
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "reason": one.reason,
        "path": one.span.source.path,
        "line": one.span.first.line,
        "finding": {"path": finding.span.source.path, "line": finding.span.first.line},
        "heading": list(finding.heading),
    }


def in_order(set_aside: Sequence[SetAside]) -> tuple[SetAside, ...]:
    """By the place of the comment."""
    return tuple(
        sorted(set_aside, key=lambda one: (one.span.source.path, one.span.start, one.finding.sort_key))
    )
