"""The reference of the language: whole, published as it stands, every example of it a contract that holds."""

import json
import re
from datetime import date
from importlib.resources import files

import pytest

from slac.pipeline.building import Options, build
from slac.source import Source
from slac.syntax import parse
from slac.syntax.keywords import keywords
from slac.syntax.reference import omissions, page, shortest
from tests.docs.examples import DATA, DOCS, Sample, checked, lines_of, samples

#: Names that are not declared, cross-references to nowhere, rules that crash, mistakes of writing.
_FAULTS = ("NOM", "PRI03", "STR01", "STR02", "SLA", "SYN")

SAMPLES = samples()


def test_every_keyword_and_list_has_its_explanation_and_its_example() -> None:
    assert omissions(DATA, keywords()) == []


def test_the_published_page_is_that_of_the_grammar_and_of_the_examples() -> None:
    published = (DOCS / "langage.md").read_text(encoding="utf-8")
    assert published == page(DATA, keywords()), "« script/docs » remet la page à jour"


def test_the_lines_that_messages_show_are_those_of_the_page() -> None:
    kept = files("slac.syntax").joinpath("examples.json").read_text(encoding="utf-8")
    assert json.loads(kept) == shortest(DATA), "« script/docs » les remet à jour"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_an_example_reads_and_names_only_what_exists(sample: Sample) -> None:
    assert lines_of(checked(sample.contract), _FAULTS) == []


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.whole], ids=lambda sample: sample.title)
def test_an_example_of_whole_blocks_has_no_error_but_its_holes(sample: Sample) -> None:
    found = {finding.code for finding in checked(sample.contract).errors}
    assert found - {"SIG01", "COR02"} == set()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_an_example_prints(sample: Sample) -> None:
    built = build(checked(sample.contract), "exemple", Options(date(2026, 1, 1), ("html",)))
    assert b"renvoi inconnu" not in built.files["exemple.html"]


FORMS = {kind: told["forme"] for family in DATA["familles"] for kind, told in family["blocs"].items()}


@pytest.mark.parametrize("kind", FORMS)
def test_a_block_begins_as_its_form_says_with_what_is_optional_or_without(kind: str) -> None:
    for form in (re.sub(r"[][]", "", FORMS[kind]), re.sub(r" \[[^]]*\]", "", FORMS[kind])):
        header = form.replace(" nom", " essai")
        text = header if kind != "paragraphe" else f"article cadre\n  Un texte.\n\n  {header}\n    Un autre."
        _, mistakes = parse(Source(f"{text}\n", "exemple.slac"))
        assert [mistake.message for mistake in mistakes] == [], header
