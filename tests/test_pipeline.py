"""The passes, from bytes to files."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from slac.bounded import LARGEST
from slac.pipeline.building import Options, build
from slac.pipeline.checking import CheckResult, check
from slac.pipeline.dating import Undated, reference_date
from slac.pipeline.freshness import build_key
from slac.pipeline.reading import Unreadable, decode, read


class TestReading:
    """A file that is no text of a contract is refused in one sentence."""

    def test_text_is_read_with_or_without_a_byte_order_mark(self) -> None:
        assert decode("contrat crm\n".encode("utf-8-sig"), "crm.slac").text == "contrat crm\n"

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (
                "# été\n# où\ncontrat crm".encode("cp1252"),
                "« x.slac » n'est pas en UTF-8 (ligne 1) ; enregistrez-le avec l'encodage « UTF-8 » "
                "(Enregistrer sous, dans la plupart des éditeurs).",
            ),
            (
                "contrat crm".encode("utf-16"),
                "« x.slac » est en UTF-16 ; enregistrez-le avec l'encodage « UTF-8 » "
                "(Enregistrer sous, dans la plupart des éditeurs).",
            ),
            (
                b"PK\x03\x04\x00\x00",
                "« x.slac » n'est pas un fichier de texte (est-ce un fichier Word ou PDF ?).",
            ),
            (b"a" * (LARGEST + 1), "« x.slac » dépasse 5 Mo : ce n'est sans doute pas un contrat."),
        ],
        ids=["cp1252", "utf-16", "binary", "too large"],
    )
    def test_what_is_no_contract_is_said(self, data: bytes, sentence: str) -> None:
        with pytest.raises(Unreadable) as raised:
            decode(data, "x.slac")
        assert str(raised.value) == sentence
        assert raised.value.exit_code == 1

    def test_what_cannot_be_opened_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "rond.slac").symlink_to("rond.slac")
        for name, why in {
            "absent.slac": "ce fichier n'existe pas",
            ".": "c'est un dossier",
            "rond.slac": "ce lien tourne en rond",
        }.items():
            with pytest.raises(Unreadable) as raised:
                read(tmp_path / name, name)
            assert str(raised.value) == f"Impossible de lire « {name} » : {why}."
            assert raised.value.exit_code == 2

    def test_only_the_beginning_of_a_huge_file_is_read(self, tmp_path: Path) -> None:
        huge = tmp_path / "x.slac"
        with huge.open("wb") as file:
            file.truncate(50_000_000_000)  # sparse: no disk holds it
        with pytest.raises(Unreadable, match="dépasse 5 Mo"):
            read(huge, "x.slac")


CONTRACTS = Path(__file__).parent / "cli" / "contrats"


def checked(name: str) -> CheckResult:
    return check(read(CONTRACTS / f"{name}.slac", f"{name}.slac"))


def options(**given: Any) -> Options:
    return Options(date(2026, 1, 1), **{"formats": ("json",), **given})


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


class TestReferenceDate:
    """--date, else the contract's date, else SOURCE_DATE_EPOCH, else today."""

    TODAY = date(2026, 11, 23)

    @pytest.mark.parametrize(
        ("name", "asked", "epoch", "expected"),
        [
            ("sain", date(2027, 5, 4), "0", date(2027, 5, 4)),
            ("sain", None, "0", date(2026, 1, 1)),
            ("delais", None, "86400", date(1970, 1, 2)),
            ("delais", None, None, TODAY),
        ],
    )
    def test_the_first_that_is_given_counts(
        self, name: str, asked: date | None, epoch: str | None, expected: date
    ) -> None:
        contract = checked(name).contract
        assert contract is not None
        assert reference_date(contract, asked, epoch, self.TODAY) == expected

    @pytest.mark.parametrize("epoch", ["hier", "99999999999999"])
    def test_an_epoch_that_makes_no_sense_is_said(self, epoch: str) -> None:
        contract = checked("delais").contract
        assert contract is not None
        with pytest.raises(Undated, match="ce n'est pas un nombre de secondes"):
            reference_date(contract, None, epoch, self.TODAY)


class TestFiles:
    """What is built."""

    def test_all_forms(self) -> None:
        files = build(checked("sain"), "sain", options(formats=("pdf", "html", "json"))).files
        assert sorted(files) == ["rules.json", "sain.html", "sain.pdf"]
        assert files["sain.pdf"].startswith(b"%PDF-1.7")
        assert "<html" in files["sain.html"].decode()

    def test_two_builds_give_the_same_bytes(self) -> None:
        asked = options(formats=("pdf", "html", "json"))
        assert build(checked("sain"), "sain", asked) == build(checked("sain"), "sain", asked)

    def test_the_key_follows_what_the_files_depend_on(self) -> None:
        sound = checked("sain")
        key = build_key(sound, "sain", options())
        assert key == build_key(checked("sain"), "sain", options(final=True))
        others = {
            build_key(checked("projet"), "sain", options()),
            build_key(sound, "autre", options()),
            build_key(sound, "sain", options(final=False)),
            build_key(sound, "sain", options(formats=("pdf",))),
            build_key(sound, "sain", options()._replace(reference=date(2027, 1, 1))),
        }
        assert len(others - {key}) == 5


class TestChecking:
    """Reading, in order; each stage says what it found."""

    def test_mistakes_of_writing_stop_there_and_are_all_told(self) -> None:
        result = checked("mal-ecrit")
        assert result.contract is None
        assert [finding.code for finding in result.findings] == ["SYN20", "SYN20"]

    def test_a_fragment_is_parsed_and_no_more(self) -> None:
        result = checked("fragment")
        assert (result.contract, result.findings, result.fragment) == (None, (), True)
