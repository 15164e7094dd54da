"""The reference of the language: whole, published as it stands, every example of it a contract that holds."""

from datetime import date

import pytest

from slac.pipeline import Options, build
from slac.syntax.keywords import keywords
from slac.syntax.reference import omissions, page
from tests.docs.examples import DATA, DOCS, Sample, checked, lines_of, samples

#: Names that are not declared, cross-references to nowhere, rules that crash, mistakes of writing.
_FAULTS = ("NOM", "PRI03", "STR", "SLA", "SYN")

SAMPLES = samples()


def test_every_keyword_and_list_has_its_explanation_and_its_example() -> None:
    assert omissions(DATA, keywords()) == []


def test_the_published_page_is_that_of_the_grammar_and_of_the_examples() -> None:
    published = (DOCS / "langage.md").read_text(encoding="utf-8")
    assert published == page(DATA, keywords()), "« script/docs » remet la page à jour"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_an_example_reads_and_names_only_what_exists(sample: Sample) -> None:
    assert lines_of(checked(sample.contract), _FAULTS) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_an_example_prints(sample: Sample) -> None:
    built = build(checked(sample.contract), "exemple", Options(date(2026, 1, 1), ("html",)))
    assert b"renvoi inconnu" not in built.files["exemple.html"]
