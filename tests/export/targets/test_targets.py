"""What holds of every target: one folder of cases each, and nothing here names one.

A folder holds ``reading.py``, which reads the files back as the system does, and ``petit/``, the export of
``contrats/petit.slac``. To accept a new one: ``python -m tests.export.targets.test_targets``.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from slac.export import targets
from slac.export.conversion import Days
from slac.export.exporting import RECORD, export
from slac.export.target_pages import files as pages
from tests.export.exports import CORRECTED, ROOT, SMALL, exported, payload, rule_set

HERE = Path(__file__).parent
SCHEMAS = Path(targets.__file__).parent
#: Written by libraries whose versions change the bytes; their own tests read them back.
NOT_COMPARED = {".xlsx", ".ics"}

each_target = pytest.mark.parametrize("name", targets.names())


def test_each_target_has_its_folder_and_each_folder_its_target() -> None:
    assert sorted(path.parent.name for path in HERE.glob("*/reading.py")) == list(targets.names())


@each_target
@pytest.mark.parametrize("contract", [*CORRECTED, SMALL], ids=lambda path: path.stem)
@pytest.mark.parametrize("days", list(Days))
def test_what_is_written_is_what_the_system_documents(name: str, contract: Path, days: Days) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    done = exported(name, contract, days)
    if done.refused:  # only for want of anything to write
        assert [loss.kind for loss in done.plan.losses if loss.refused] == ["nothing"]
        return
    faults = Draft202012Validator(schema).iter_errors(payload(name, done.files))
    assert [(list(fault.path), fault.message) for fault in faults] == []


@each_target
def test_the_small_contract_is_exported_as_reviewed(name: str) -> None:
    written = _compared(exported(name, SMALL).files)
    expected = {path.name: path.read_bytes() for path in (HERE / name / "petit").iterdir()}
    assert sorted(written) == sorted(expected)
    for file, content in written.items():
        assert content.decode() == expected[file].decode(), file


@each_target
def test_the_schema_of_the_system_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(
        json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    )


@each_target
@pytest.mark.parametrize("contract", CORRECTED, ids=lambda path: path.stem)
def test_every_promised_delay_is_exported_or_said_to_be_lost(name: str, contract: Path) -> None:
    done = exported(name, contract)
    told = {loss.place for loss in done.plan.losses}
    held = {goal.target.place for _, _, goal in done.plan.goals}
    carried = targets.target(name).abilities.carried
    answered = [one for one in done.plan.rules.answered if one.section not in carried]
    promised = {target.place for one in answered for target in one.targets}
    assert promised <= told | held


@each_target
def test_two_exports_are_identical(name: str) -> None:
    assert export(rule_set(SMALL), name, Days.PRUDENT).files == exported(name, SMALL).files


@each_target
def test_the_page_says_what_the_code_says(name: str) -> None:
    page = (ROOT / "docs" / "exports" / f"{name}.md").read_text(encoding="utf-8")
    assert page == pages()[f"{name}.md"]


@each_target
@pytest.mark.parametrize("title", ["## Ce qui est perdu", "## Charger", "## Revenir en arrière"])
def test_the_page_tells_a_user_all_that_is_needed(name: str, title: str) -> None:
    assert title in targets.target(name).page


def _compared(files: Mapping[str, bytes]) -> dict[str, bytes]:
    compared = {name: content for name, content in files.items() if Path(name).suffix not in NOT_COMPARED}
    # The record bears the fingerprints of all the files.
    return compared if len(compared) == len(files) else {k: v for k, v in compared.items() if k != RECORD}


def _accept() -> None:
    for name in targets.names():
        folder = HERE / name / "petit"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file, content in _compared(exported(name, SMALL).files).items():
            (folder / file).write_bytes(content)


if __name__ == "__main__":
    _accept()
