"""Contracts out of several files, templates and their values, amendments: what a user types and gets."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.command_line import Result, slac

HERE = Path(__file__).parent
CLAUSES = HERE.parents[1] / "contracts" / "clausier"

CSV = """\
dossier;nom;remise
Maraîchers / Angers;Maraîchers du Val;5 %
../../evasion;"Société ""Le Phare"" & Fils";12,5 %
trop;Dupont;90 %
vide;;
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a template, an amendment, and the clauses that come with slac."""
    shutil.copytree(HERE / "projet", tmp_path / "projet")
    shutil.copytree(CLAUSES, tmp_path / "projet" / "clausier")
    return tmp_path / "projet"


def built(project: Path, *arguments: str) -> Result:
    return slac("build", "-f", "json", *arguments, cwd=project)


def folders(project: Path) -> list[str]:
    return sorted(path.parent.relative_to(project).as_posix() for path in project.rglob("rules.json"))


def rules(project: Path, folder: str) -> str:
    return (project / folder / "rules.json").read_text(encoding="utf-8")


class TestValues:
    """One contract out of a template and its values."""

    def test_a_file_of_values_fills_the_template(self, project: Path) -> None:
        (project / "valeurs.toml").write_text('nom = "Maraîchers du Val"\nremise = "5 %"\n', encoding="utf-8")
        done = built(project, "--values", "valeurs.toml", "modele.slac")
        assert (done.code, folders(project)) == (0, ["out/modele"])
        assert "définitif" in done.out
        assert "Maraîchers du Val" in rules(project, "out/modele")

    def test_without_values_it_is_a_draft_that_says_what_is_missing(self, project: Path) -> None:
        done = built(project, "modele.slac")
        assert done.code == 0
        assert "paramètre nom : [Nom du client] à remplir" in done.out
        assert built(project, "--final", "modele.slac").code == 1

    def test_each_row_of_a_table_gives_a_contract_in_its_own_folder(self, project: Path) -> None:
        (project / "clients.csv").write_text(CSV, encoding="utf-8-sig")
        done = built(project, "--values", "clients.csv", "modele.slac")
        assert done.code == 0
        assert folders(project) == [
            "out/modele/Maraîchers-Angers",
            "out/modele/evasion",
            "out/modele/trop",
            "out/modele/vide",
        ]
        assert "Société « Le Phare » & Fils" in rules(project, "out/modele/evasion")
        assert (
            "La valeur « 90 % », que donne « clients.csv, ligne 4 » à « remise », dépasse « 20 % »"
            in done.out
        )
        assert "modele.slac (clients.csv, ligne 5) → out/modele/vide/ : rules.json : projet" in done.out

    def test_each_row_of_a_workbook_too(self, project: Path) -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(["nom", "remise"])
        sheet.append(["Maraîchers du Val", 0.05])
        sheet["B2"].number_format = "0 %"
        book.save(project / "clients.xlsx")
        done = built(project, "--values", "clients.xlsx", "modele.slac")
        assert (done.code, folders(project)) == (0, ["out/modele/Maraîchers-du-Val"])

    def test_a_contract_whose_values_did_not_change_is_not_built_again(self, project: Path) -> None:
        (project / "clients.csv").write_text("nom;remise\nA;5 %\nB;5 %\n", encoding="utf-8")
        built(project, "--values", "clients.csv", "modele.slac")
        (project / "clients.csv").write_text("nom;remise\nA;5 %\nB;6 %\n", encoding="utf-8")
        done = built(project, "--values", "clients.csv", "modele.slac")
        assert [line.split(" : ")[1] for line in done.out.splitlines() if "→" in line] == [
            "rules.json (inchangé)",
            "rules.json",
        ]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ("absent.csv modele.slac", "Impossible de lire « absent.csv » : ce fichier n'existe pas."),
            ("valeurs.csv .", "--values remplit un modèle : donnez un seul contrat, et non 10."),
            ("valeurs.csv modele.slac", "« valeurs.csv » n'a aucune ligne de valeurs sous ses titres."),
        ],
    )
    def test_what_cannot_be_done_is_said(self, project: Path, arguments: str, sentence: str) -> None:
        (project / "valeurs.csv").write_text("nom\n", encoding="utf-8")
        done = built(project, "--values", *arguments.split())
        assert done.code == 2
        assert sentence in done.err


class TestValuesUnderReview:
    """What is found in the contracts of a table: each finding once, with the rows that have it."""

    @pytest.fixture
    def table(self, project: Path) -> Path:
        (project / "clients.csv").write_text(CSV, encoding="utf-8-sig")
        return project

    def found(self, table: Path, *arguments: str) -> Result:
        return slac("lint", "--select", "PAR,COR02", *arguments, cwd=table)

    def test_a_row_is_named_by_what_is_found_in_it_alone(self, table: Path) -> None:
        done = self.found(table, "--format", "concise", "--values", "clients.csv", "modele.slac")
        assert done.code == 1
        assert done.out.splitlines() == [
            "modele.slac:21:20: erreur COR02 « [Nom du client] » est un trou à remplir (clients.csv, ligne 5).",
            "modele.slac:28:1: information PAR04 « nom » n'a pas de valeur : le document reste un projet "
            "(clients.csv, ligne 5).",
            "modele.slac:31:1: erreur PAR02 La valeur « 90 % », que donne « clients.csv, ligne 4 » à « remise », "
            "dépasse « 20 % ».",
            "modele.slac:39:24: erreur COR02 « [Nom du client] » est un trou à remplir (clients.csv, ligne 5).",
        ]

    def test_what_every_row_has_is_told_of_the_template(self, table: Path) -> None:
        (table / "clients.csv").write_text("dossier;nom\na;\nb;\n", encoding="utf-8")
        done = self.found(table, "--values", "clients.csv", "modele.slac")
        assert "21:20: erreur COR02 « [Nom du client] » est un trou à remplir.\n" in done.out
        assert done.out.endswith("2 erreurs et 1 information dans 2 contrats.\n")

    def test_values_of_another_length_do_not_part_what_rows_share(self, table: Path) -> None:
        (table / "modele.slac").write_text(
            (table / "modele.slac").read_text(encoding="utf-8") + "\nsignature\n  lieu  à compléter\n",
            encoding="utf-8",
        )
        (table / "clients.csv").write_text("nom\nA\nUn nom bien plus long\n", encoding="utf-8")
        done = self.found(table, "--format", "concise", "--values", "clients.csv", "modele.slac")
        assert done.out.count("reste à compléter") == 1
        assert "clients.csv" not in done.out

    def test_a_text_piped_in_is_read_with_each_row(self, table: Path) -> None:
        command = [sys.executable, "-m", "slac", "lint", "-", "--values", "clients.csv"]
        with (table / "modele.slac").open("rb") as template:
            done = subprocess.run(command, stdin=template, cwd=table, capture_output=True, check=False)
        assert done.stdout.decode().endswith("dans 4 contrats.\n")

    def test_a_build_says_how_to_read_what_is_found(self, table: Path) -> None:
        done = built(table, "--values", "clients.csv", "modele.slac")
        assert " ; pour les lire : slac lint modele.slac --values clients.csv\n" in done.out

    @pytest.mark.parametrize("option", ["--fix", "--diff", "--suppressions"])
    def test_a_template_is_not_corrected_through_its_values(self, table: Path, option: str) -> None:
        done = self.found(table, option, "--values", "clients.csv", "modele.slac")
        assert (done.code, done.err.splitlines()[0]) == (
            2,
            f"Erreur : --values et {option} ne vont pas ensemble : choisissez.",
        )


class TestIncludes:
    """Files of the project, and of nowhere else."""

    def contract(self, project: Path, include: str) -> Path:
        (project / "essai.slac").write_text(
            f'contrat essai "Essai"\n\ninclure "{include}"\n', encoding="utf-8"
        )
        return project / "essai.slac"

    def test_the_clauses_that_come_with_slac_are_sound_together(self, project: Path) -> None:
        assert slac("lint", "--fail-on", "information", "complet.slac", cwd=project).code == 0

    def test_a_finding_in_an_included_file_is_told_there(self, project: Path) -> None:
        (project / "faux.slac").write_text('article a1 "A"\n  Voir {inconnu}.\n', encoding="utf-8")
        self.contract(project, "faux.slac")
        assert "faux.slac:2:8: erreur NOM01" in slac("lint", "essai.slac", cwd=project).out

    def test_a_link_out_of_the_project_is_not_followed(self, project: Path) -> None:
        secret = project.parent / "secret.slac"
        secret.write_text('article a1 "Secret"\n  Mot de passe.\n', encoding="utf-8")
        (project / "slac.toml").write_text("", encoding="utf-8")
        (project / "lien.slac").symlink_to(secret)
        self.contract(project, "lien.slac")
        out = slac("lint", "essai.slac", cwd=project).out
        assert "INC02 « lien.slac » ne peut pas être inclus : ce lien mène hors du dossier du projet." in out
        assert "Mot de passe" not in out

    def test_neither_is_a_path_above_it(self, project: Path) -> None:
        (project / "slac.toml").write_text("", encoding="utf-8")
        self.contract(project, "../secret.slac")
        out = slac("lint", "essai.slac", cwd=project).out
        assert (
            "INC02 « ../secret.slac » ne peut pas être inclus : ce chemin sort du dossier du projet." in out
        )

    @pytest.mark.parametrize(
        ("include", "why"),
        [
            ("clausier", "c'est un dossier"),
            ("tube.slac", "ce n'est pas un fichier"),
            ("latin.slac", "n'est pas en UTF-8"),
        ],
    )
    def test_what_is_no_text_is_not_read(self, project: Path, include: str, why: str) -> None:
        os.mkfifo(project / "tube.slac")
        (project / "latin.slac").write_bytes("article a1\n  Été.\n".encode("cp1252"))
        self.contract(project, include)
        out = slac("lint", "essai.slac", cwd=project).out
        assert f"INC01 « {include} » ne peut pas être inclus : {why}" in out


class TestTheSourceOfADocument:
    """One canonical text, attached, whose fingerprint the rules bear."""

    def test_it_reads_as_the_same_contract(self, project: Path) -> None:
        slac("build", "-f", "pdf,json", "complet.slac", cwd=project)
        pdf = (project / "out/complet/complet.pdf").read_bytes()
        fingerprint = json.loads(rules(project, "out/complet"))["contract"]["source_sha256"]
        attached = [stream for stream in _streams(pdf) if hashlib.sha256(stream).hexdigest() == fingerprint]
        assert len(attached) == 1
        (project / "canonique.slac").write_bytes(attached[0])
        assert built(project, "canonique.slac").code == 0
        first, second = (json.loads(rules(project, f"out/{name}")) for name in ("complet", "canonique"))
        assert second["contract"]["source_sha256"] == fingerprint
        assert _without_places(first) == _without_places(second)


class TestAmendments:
    """The consolidated contract."""

    def test_it_is_built_from_the_amendment(self, project: Path) -> None:
        done = built(project, "avenant.slac")
        assert done.code == 0
        assert "définitif" in done.out
        consolidated = rules(project, "out/avenant")
        assert json.loads(consolidated)["contract"]["version"]["value"] == "1.1"
        assert "Les demandes sont aussi reçues par téléphone." in consolidated

    def test_the_wrong_version_is_told_and_keeps_it_a_draft(self, project: Path) -> None:
        amendment = project / "avenant.slac"
        amendment.write_text(
            amendment.read_text(encoding="utf-8").replace("version 1.0", "version 0.9"), encoding="utf-8"
        )
        assert built(project, "--final", "avenant.slac").code == 1
        found = slac("lint", "avenant.slac", cwd=project)
        assert "AVE02 L'avenant modifie la version 0.9, le contrat est en version 1.0." in found.out


def _streams(pdf: bytes) -> list[bytes]:
    """The streams of a PDF, unfolded."""
    import zlib

    found = []
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    return found


def _without_places(rules: object) -> object:
    """The rules without where they were read."""
    if isinstance(rules, dict):
        apart = ("line", "source_file", "file")
        return {key: _without_places(value) for key, value in rules.items() if key not in apart}
    return [_without_places(item) for item in rules] if isinstance(rules, list) else rules
