"""The rules and the source that travel in a PDF, taken out without trusting it, and compared.

The rules are made again from the source, by another process that stands in an empty folder, with little memory and
time: no file is read, no part included, no configuration or template found.
"""

import json
import subprocess
import sys
import tempfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from slac.bounded import LARGEST
from slac.signing import Unverifiable
from slac.signing.conformance import at

#: No rule set is larger; nor is anything unpacked beyond.
_LARGEST = 20_000_000
#: Seconds that a source may take.
_TIME = 60


class Attached(NamedTuple):
    """What travels in a PDF: files by name, with their relationship."""

    source: bytes | None
    rules: bytes | None


def attached(reader: Any) -> Attached:
    """The first file of each kind that the catalogue's ``AF`` lists; raises Unverifiable for one that is too large."""
    found: dict[str, bytes] = {}
    for each in at(reader.root, "/AF") or ():
        file = each.get_object()
        relationship = str(at(file, "/AFRelationship"))
        stream = at(file, "/EF", "/F")
        if relationship in ("/Source", "/Data") and stream is not None and relationship not in found:
            found[relationship] = _unpacked(stream)
        elif relationship in found:
            raise Unverifiable(
                "Ce PDF porte plusieurs sources ou plusieurs jeux de règles : aucun n'est tenu pour le bon."
            )
    return Attached(found.get("/Source"), found.get("/Data"))


def _unpacked(stream: Any) -> bytes:
    packed = stream.encoded_data
    filters = at(stream, "/Filter") or []
    names = [str(each) for each in (filters if isinstance(filters, list) else [filters])]
    if names == []:
        content = bytes(packed)
    elif names == ["/FlateDecode"] and "/DecodeParms" not in stream:
        content = zlib.decompressobj().decompress(packed, _LARGEST + 1)
    else:
        raise Unverifiable("Une pièce jointe de ce PDF est codée d'une façon que slac n'emploie pas.")
    if len(content) > _LARGEST:
        raise Unverifiable(
            f"Une pièce jointe de ce PDF dépasse {_LARGEST // 1_000_000} Mo : elle n'est pas lue."
        )
    return content


def rebuilt(source: bytes, reference: date) -> bytes | None:
    """The rules that a source gives on a date, made by a process of its own; None where it gives none."""
    if len(source) > LARGEST:
        return None
    with tempfile.TemporaryDirectory() as empty:
        try:
            run = subprocess.run(
                [sys.executable, "-I", "-c", _CHILD.format(home=str(_home())), reference.isoformat()],
                input=source,
                capture_output=True,
                cwd=empty,
                env={"PYTHONHASHSEED": "0", "PATH": "", "XDG_CACHE_HOME": empty, "HOME": empty},
                timeout=_TIME,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
    return run.stdout if run.returncode == 0 and run.stdout else None


def _home() -> Path:
    """Where slac itself is, for a process that looks nowhere else."""
    return Path(__file__).parents[2]


#: Isolated Python looks neither at the folder it stands in nor at its environment.
_CHILD = """\
import sys
sys.path.insert(0, {home!r})
from slac.signing.rebuilding import main
main(sys.argv[1])
"""


def same_rules(attached_rules: bytes, made: bytes) -> bool:
    """Whether two rule sets say the same, however they are written.

    Where each fact stood in the author's files is no rule: the source is attached in one piece, whose lines are others.
    """
    try:
        said, again = (_without_places(json.loads(each)) for each in (attached_rules, made))
    except (ValueError, RecursionError):
        return False
    return bool(said == again)


def _without_places(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_places(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _without_places(each) for key, each in value.items() if key != "source_file"}
    if isinstance(kept.get("source"), dict):
        kept["source"] = {key: each for key, each in kept["source"].items() if key not in ("file", "line")}
    return kept
