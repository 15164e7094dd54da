"""What the user names leads to the contracts to read, each once."""

import os
from pathlib import Path

import pytest

from slac.cli.paths import BadPath, contracts
from slac.configuration import Configuration


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three contracts, where the user stands."""
    for name in ("contracts/crm.slac", "contracts/originaux/crm.slac", "ailleurs/wms.slac"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("contrat x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(here: Path, *paths: str) -> dict[str, str]:
    """What is shown of each contract, and where its results go."""
    configuration = Configuration(here, contracts=(here / "contracts",))
    return {one.shown: one.output for one in contracts(paths, configuration)}


def test_without_a_path_the_contracts_of_the_project_are_read(here: Path) -> None:
    assert found(here) == {
        "contracts/crm.slac": "crm",
        "contracts/originaux/crm.slac": "originaux/crm",
    }


def test_a_folder_is_read_with_its_subfolders(here: Path) -> None:
    assert list(found(here, ".")) == [
        "ailleurs/wms.slac",
        "contracts/crm.slac",
        "contracts/originaux/crm.slac",
    ]


def test_results_keep_the_place_of_the_contract_however_it_is_named(here: Path) -> None:
    assert found(here, "contracts/originaux/crm.slac") == {"contracts/originaux/crm.slac": "originaux/crm"}
    assert found(here, "contracts/originaux") == {"contracts/originaux/crm.slac": "originaux/crm"}
    assert found(here, str(here / "contracts/originaux/crm.slac")) == {
        "contracts/originaux/crm.slac": "originaux/crm"
    }


def test_a_contract_outside_the_project_s_folders_is_named_after_its_file(here: Path) -> None:
    assert found(here, "ailleurs/wms.slac") == {"ailleurs/wms.slac": "wms"}


def test_without_a_contracts_folder_results_keep_their_place_below_the_folder_named(here: Path) -> None:
    def placed(*paths: str) -> list[str]:
        return [one.output for one in contracts(paths, Configuration(here))]

    assert placed("contracts") == ["crm", "originaux/crm"]
    assert placed("contracts/originaux/crm.slac") == ["crm"]
    assert placed() == ["ailleurs/wms", "contracts/crm", "contracts/originaux/crm"]


def test_a_contract_named_twice_is_read_once(here: Path) -> None:
    assert list(found(here, "contracts", "contracts/crm.slac", "./contracts/../contracts/crm.slac")) == [
        "contracts/crm.slac",
        "contracts/originaux/crm.slac",
    ]


def test_a_glob_is_expanded_where_the_shell_did_not(here: Path) -> None:
    assert list(found(here, "contracts/*.slac")) == ["contracts/crm.slac"]
    assert list(found(here, "**/crm.slac")) == ["contracts/crm.slac", "contracts/originaux/crm.slac"]


def test_hidden_folders_and_other_files_are_not_contracts(here: Path) -> None:
    (here / ".git").mkdir()
    (here / ".git" / "x.slac").touch()
    (here / "contracts" / "notes.txt").touch()
    (here / "contracts" / ".crm.slac.swp").touch()
    os.mkfifo(here / "contracts" / "tube.slac")
    assert len(found(here, ".")) == 3


def test_links_that_turn_in_rounds_end(here: Path) -> None:
    (here / "contracts" / "encore").symlink_to(here, target_is_directory=True)
    assert list(found(here)) == ["contracts/crm.slac", "contracts/originaux/crm.slac"]


def test_no_name_of_a_contract_leads_above_the_output_folder(here: Path) -> None:
    (here / "...slac").touch()
    assert found(here, "...slac") == {"...slac": "contrat"}


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("absent.slac", "« absent.slac » n'existe pas."),
        ("*.docx", "Aucun fichier ne correspond à « *.docx »."),
        ("vide", "Le dossier « vide » ne contient aucun contrat (*.slac)."),
    ],
)
def test_a_path_that_leads_nowhere_is_said(here: Path, path: str, sentence: str) -> None:
    (here / "vide").mkdir()
    with pytest.raises(BadPath) as raised:
        found(here, path)
    assert str(raised.value) == sentence
