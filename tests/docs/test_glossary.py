"""The glossary: every word of the language, each with a key that the rule set has."""

import pytest

from slac.export.glossary import described, page, section_of, terms
from slac.export.rules import NO_RULE
from slac.export.schema import schema
from slac.model.vocabulary import BLOCKS, METRICS
from slac.syntax.keywords import keywords
from tests.docs.examples import DOCS

#: Words that print where they stand: they have no block in the rule set.
_PRINTED_ONLY = {"paragraphe", "inclure"}


def test_the_published_page_is_that_of_the_tables() -> None:
    published = (DOCS / "glossaire.md").read_text(encoding="utf-8")
    assert published == page(schema()), "« script/docs » remet la page à jour"


@pytest.mark.parametrize("kind", sorted(keywords().blocks.keys() - _PRINTED_ONLY))
def test_every_property_of_a_block_is_in_the_glossary(kind: str) -> None:
    written = {word.keyword for word in keywords().blocks[kind].properties}
    assert written - {term.word for term in terms(kind)} - METRICS.keys() == set()


@pytest.mark.parametrize("kind", sorted(BLOCKS.keys() - NO_RULE))
def test_every_key_of_the_glossary_is_in_the_schema(kind: str) -> None:
    assert section_of(kind) in schema()["properties"]
    for term in terms(kind):
        assert len(described(schema(), term)) == len(term.keys)
