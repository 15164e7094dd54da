"""Exports are code, and contracts are untrusted: whatever they name comes back exactly, and nothing of it runs."""

import copy
import json
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from slac.export import targets
from slac.export.conversion import Days
from slac.export.exporting import export
from slac.export.ruleset import RuleSet
from tests.export.exports import HERE, SMALL, exported, payload, rule_set, strings

HOSTILE = {
    "perl": "'; system(\"touch pwned\"); '",
    "variable": "${x}@{[ system('touch pwned') ]}",
    "typescript": 'nom"})',
    "formula": "=cmd|'/c calc'!A1",
    "line": "une ligne\net une autre",
    "separator": "avant\u2028après\u2029fin",
    "template": "{{.window}} {% x %} `touch pwned` $(touch pwned)",
    "backslash": "fin\\",
    "quotes": "«\"'»",
    "yaml": "- [&a *a !!python/object:os.system]: #",
    "oql": "x' OR 1=1 UNION SELECT User --",
    "ics": "X;Y,Z:\\n\nEND:VEVENT",
    "xml": "]]></a><b attr='1'>&amp;",
    "dollar": "$référence",
}
HARMLESS = "MARQUE"
WRITTEN = HERE / "contrats" / "hostile.slac"
SCHEMAS = Path(targets.__file__).parent

each_target = pytest.mark.parametrize("name", targets.names())
each_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def labelled(text: str) -> RuleSet:
    """The small contract, every label and title of which is ``text``."""
    return _changed(lambda key, value: text if key in ("label", "title", "legal_name") else value)


def named(text: str) -> RuleSet:
    """The small contract, whose every name holds ``text``, wherever it is used; no grammar would take it."""

    def renamed(key: str, value: Any) -> Any:
        return (
            f"{text}{value}"
            if key in ("name", "identifier", "from", "to") and isinstance(value, str)
            else value
        )

    return _changed(renamed)


@cache
def _harmless(name: str) -> Any:
    return payload(name, export(labelled(HARMLESS), name, Days.PRUDENT).files)


def _changed(change: Callable[[str, Any], Any]) -> RuleSet:
    return RuleSet(_walk(copy.deepcopy(rule_set(SMALL).rules), change))


def _walk(value: Any, change: Callable[[str, Any], Any]) -> Any:
    if isinstance(value, dict):
        return {key: _put(key, inner, change) for key, inner in value.items()}
    return [_walk(inner, change) for inner in value] if isinstance(value, list) else value


def _put(key: str, value: Any, change: Callable[[str, Any], Any]) -> Any:
    if isinstance(value, dict) and "value" in value and isinstance(value["value"], str):
        return value | {"value": change(key, value["value"])}
    return _walk(change(key, value), change)


def _texts(value: Any, text: str) -> Any:
    """Plain data, where ``text`` is replaced by a harmless mark."""
    if isinstance(value, dict):
        return {_texts(key, text): _texts(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner, text) for inner in value]
    return value.replace(text, HARMLESS) if isinstance(value, str) else value


@each_target
@each_text
def test_a_label_comes_back_exactly(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the export of a hostile contract gives that of a harmless one, but for the label."""
    monkeypatch.chdir(tmp_path)
    hostile = payload(name, export(labelled(text), name, Days.PRUDENT).files)
    harmless = _harmless(name)
    assert any(text in found for found in strings(hostile))
    assert _texts(hostile, text) == harmless
    assert list(tmp_path.iterdir()) == []


@each_target
@each_text
def test_a_name_stays_a_name(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = export(named(text), name, Days.PRUDENT)
    assert all(Path(file).name == file and file.isprintable() and file.isascii() for file in done.files)
    read = payload(name, done.files)
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    faults = [fault.message for fault in Draft202012Validator(schema).iter_errors(read)]
    assert faults == []
    assert list(tmp_path.iterdir()) == []


@each_target
def test_what_the_language_lets_one_write_comes_back(name: str) -> None:
    """From the contract, through its rule set: its title or a label is in each export as it was written."""
    read = list(strings(payload(name, exported(name, WRITTEN).files)))
    labels = ['$(x)"))', "'; system(\"touch pwned\"); '", "=cmd|'/c calc'!A1", '"))', "`$(x)`"]
    assert any(label in text for label in labels for text in read)


@pytest.mark.parametrize("name", ["rt", "znuny"])
def test_perl_finds_nothing_to_say(name: str, tmp_path: Path) -> None:
    for file, content in exported(name, WRITTEN).files.items():
        if file.endswith((".pm", ".pl")):
            (tmp_path / file).write_bytes(content)
            done = subprocess.run(["perl", "-c", file], cwd=tmp_path, capture_output=True, check=False)
            assert done.stderr.decode() == f"{file} syntax OK\n"


@each_text
def test_the_page_keeps_a_label_in_its_cell(text: str) -> None:
    hostile = export(labelled(text), "glpi", Days.PRUDENT).files["LISEZ-MOI.md"].decode()
    harmless = export(labelled(HARMLESS), "glpi", Days.PRUDENT).files["LISEZ-MOI.md"].decode()
    assert list(_shape(hostile)) == list(_shape(harmless))


def _shape(page: str) -> Iterator[tuple[str, int]]:
    """The first character of each line, and the bars that part its cells."""
    for line in page.split("\n"):
        yield line[:1], line.replace("\\|", "").count("|")
