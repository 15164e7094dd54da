"""The comparison as text, JSON and a page."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from slac.compare import Comparison
from slac.compare.as_json import as_json
from slac.compare.page import page
from slac.compare.telling import told
from slac.pipeline.comparing import compare
from tests.compare.written import BASE, base, changed, data, read

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "slac/compare/comparison.schema.json").read_text(encoding="utf-8")
)
CASES = data("changements.yaml")


@pytest.fixture(scope="module")
def found() -> Comparison:
    changes: dict[str, str] = {}
    for name in (
        "un délai plus court favorise le créancier",
        "un plafond plus bas favorise le débiteur",
        "une obligation de moins",
        "un scénario n'engage personne",
    ):
        changes |= CASES[name]["remplace"]
    return changed(changes)


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", CASES)
def test_every_comparison_follows_the_schema(name: str) -> None:
    Draft202012Validator(SCHEMA).validate(as_json(changed(CASES[name]["remplace"])))


def test_every_key_of_the_schema_is_required() -> None:
    bodies = [SCHEMA, *SCHEMA["$defs"].values()]
    assert [b for b in bodies if "properties" in b and set(b["properties"]) != set(b["required"])] == []


def test_the_text_groups_the_sentences_by_whom_they_favour(found: Comparison) -> None:
    titles = [line for line in told(found)[2:] if line and not line.startswith(" ")]
    assert titles == [
        "Ce qui change en faveur du Fournisseur",
        "Ce qui change en faveur du Client",
        "Ce qui ne change que la forme",
        "Texte",
    ]


class _Read(HTMLParser):
    """The tags and words of a page; one left open, or closed twice, fails the test."""

    _VOID = ("meta", "link", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_holds_every_sentence(found: Comparison) -> None:
    words = _Read(page(found)).words
    assert [c.sentence for c in found.changes if c.sentence not in words] == []


def test_the_page_marks_what_is_struck_out_and_put_in(found: Comparison) -> None:
    tags = _Read(page(found)).tags
    assert "del" in tags
    assert {"script", "link", "img"} & set(tags) == set()


def test_the_page_shows_a_text_as_it_is_written() -> None:
    found = changed({"Les utilisateurs déposent": "Les utilisateurs (1 < 2 & 3 > 2) déposent"})
    assert "(1 < 2 & 3 > 2)" in _Read(page(found)).words


def test_the_name_of_a_file_cannot_write_tags_in_the_page() -> None:
    found = compare(base(), read(BASE, "<script>alert(1)</script>.slac"))
    assert "script" not in _Read(page(found)).tags


def test_the_name_of_a_file_cannot_drive_the_terminal() -> None:
    found = compare(base(), read(BASE, "\x1b[31m.slac"))
    assert "\x1b" not in "".join(told(found))


def test_the_page_of_no_difference_says_so() -> None:
    assert "Aucune différence." in _Read(page(changed({}))).words
