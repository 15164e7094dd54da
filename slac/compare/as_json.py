"""The comparison as plain JSON data, as ``comparison.schema.json`` describes it; a change to it changes ``VERSION``."""

from typing import Any

from slac.compare.change import Change, Comparison, Place, TextChange, Version
from slac.compare.groups import groups

Json = dict[str, Any]

VERSION = 1


def as_json(comparison: Comparison) -> Json:
    """The whole comparison, the changes in the order in which the text tells them."""
    return {
        "version": VERSION,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "parties": [{"name": party.name, "of": party.of} for party in comparison.parties],
        "changes": [_change(change, group.key) for group in groups(comparison) for change in group.changes],
        "texts": [_text(text) for text in comparison.texts],
    }


def _version(version: Version) -> Json:
    return {
        "path": version.path,
        "contract": version.contract,
        "version": version.version,
        "sha256": version.fingerprint,
    }


def _change(change: Change, group: str) -> Json:
    return {
        "kind": change.kind,
        "group": group,
        "block": change.block,
        "name": change.name,
        "property": change.property,
        "cases": list(change.cases),
        "before": change.before,
        "after": change.after,
        "favour": {"balance": change.favour.balance.value, "party": change.favour.party},
        "sentence": change.sentence,
        "details": list(change.details),
        **_place(change.place),
    }


def _text(text: TextChange) -> Json:
    return {
        "kind": text.kind,
        "block": text.block,
        "name": text.name,
        "title": text.title,
        **_place(text.place),
        "paragraphs": [[{"op": piece.op, "text": piece.text} for piece in p] for p in text.paragraphs],
    }


def _place(place: Place) -> Json:
    clause = place.clause
    return {
        "clause": {"number": clause.number, "heading": list(clause.heading)} if clause is not None else None,
        "old_line": place.old_line,
        "new_line": place.new_line,
    }
