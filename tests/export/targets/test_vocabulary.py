"""A contract that uses every construct of the language, to every target."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from slac.export import targets
from slac.model.vocabulary import BLOCKS
from slac.syntax.keywords import keywords
from tests.export.exports import exported, payload
from tests.export.vocabulary import vocabulary

SCHEMAS = Path(targets.__file__).parent
#: What a contract cannot hold: what amends another, and what is filled before it is read.
OTHER_FILES = {"avenant", "paramètre", "inclure"}


@pytest.mark.parametrize("block", sorted(BLOCKS.keys() - OTHER_FILES))
def test_every_property_of_a_block_is_in_it(block: str) -> None:
    lines = vocabulary().text.splitlines()
    words = {word.keyword for word in keywords().blocks[block].properties}
    assert {word for word in words if not any(line.strip().startswith(word) for line in lines)} == set()


@pytest.mark.parametrize("name", targets.names())
def test_every_construct_is_exported_as_the_system_documents(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    done = exported(name, vocabulary())
    if done.refused:  # only for want of anything to write
        assert [loss.kind for loss in done.plan.losses if loss.refused] == ["nothing"]
        return
    faults = Draft202012Validator(schema).iter_errors(payload(name, done.files))
    assert [(list(fault.path), fault.message) for fault in faults] == []
