"""Bytes to text."""

from pathlib import Path

import pytest

from slac.bounded import LARGEST
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
