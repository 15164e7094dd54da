"""Images whose file is another in the new version."""

from collections.abc import Mapping
from hashlib import sha256

import pytest

from slac.model import Contract
from slac.model.images import images_of
from slac.pipeline.comparing import compare
from slac.record import replace
from tests.compare.written import read
from tests.document.images import png

PLAN = """contrat essai "Essai"

article plan "Plan"
  Voici les lieux.

  ![Plan du site](site.png)
"""
SMALL, LARGE = png(6, 4), png(8, 4)
PRINT = {data: f"empreinte {sha256(data).hexdigest()[:8]}" for data in (SMALL, LARGE)}


def shown(files: Mapping[str, bytes], text: str = PLAN) -> Contract:
    contract = read(text)
    return replace(contract, images=images_of(contract, files.__getitem__)[0])


def told(old: Contract, new: Contract) -> list[str]:
    return [change.sentence for change in compare(old, new).changes]


def test_the_same_file_under_its_name_is_no_change() -> None:
    assert told(shown({"site.png": SMALL}), shown({"site.png": SMALL})) == []


def test_another_content_under_the_same_name_is_told() -> None:
    assert told(shown({"site.png": SMALL}), shown({"site.png": LARGE})) == [
        f"Plan, image : site.png (6 × 4 pixels, {PRINT[SMALL]}) → site.png (8 × 4 pixels, {PRINT[LARGE]})"
    ]


def test_a_file_that_only_changes_its_name_is_no_change() -> None:
    renamed = PLAN.replace("site.png", "plan.png")
    assert told(shown({"site.png": SMALL}), shown({"plan.png": SMALL}, renamed)) == []


@pytest.mark.parametrize(("added", "word"), [(True, "ajout"), (False, "suppression")])
def test_an_image_more_or_less_is_told(added: bool, word: str) -> None:
    versions = [shown({"site.png": SMALL}, PLAN.partition("\n  ![")[0] + "\n"), shown({"site.png": SMALL})]
    assert told(*(versions if added else versions[::-1])) == [
        f"Plan, image : {word} de site.png (6 × 4 pixels, {PRINT[SMALL]})"
    ]
