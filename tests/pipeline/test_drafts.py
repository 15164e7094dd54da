"""What keeps a document a draft."""

from pathlib import Path

from slac.pipeline.building import build
from tests.pipeline.contracts import checked, options


class TestDrafts:
    """A document is a draft while something is missing, and says what."""

    def test_nothing_is_missing_from_a_sound_contract(self) -> None:
        result = build(checked("sain"), "sain", options())
        assert (result.missing, result.draft, list(result.files)) == ((), False, ["rules.json"])

    def test_holes_are_listed_in_the_order_of_the_source(self) -> None:
        result = build(checked("projet"), "projet", options())
        assert [(told.span.first.line if told.span else 0, told.text) for told in result.missing] == [
            (21, "partie client : « dénomination à compléter »"),
            (26, "article objet : « [NOM] » à remplir"),
        ]
        assert result.draft

    def test_an_error_keeps_a_document_a_draft(self) -> None:
        result = build(checked("delais"), "delais", options())
        assert {told.code: told.text for told in result.missing}["TPS02"].endswith(
            "ou calendaires (article 4)"
        )
        assert result.draft

    def test_a_final_document_is_refused_while_something_is_missing(self) -> None:
        result = build(checked("projet"), "projet", options(final=True))
        assert (dict(result.files), result.refused, len(result.missing)) == ({}, True, 2)

    def test_a_draft_may_be_asked_for(self) -> None:
        assert build(checked("sain"), "sain", options(final=False)).draft

    def test_missing_fonts_keep_a_document_a_draft(self, tmp_path: Path) -> None:
        asked = options(formats=("pdf",), fonts=tmp_path)
        result = build(checked("sain"), "sain", asked)
        assert result.draft
        assert "Les polices TeX Gyre" in result.missing[0].text
        assert build(checked("sain"), "sain", asked._replace(final=True)).refused
