"""``slac fmt`` writes the canonical form, and nothing else."""

from pathlib import Path

from tests.cli.command_line import SOUND, slac

TYPED = "horaires support\n  Ouvert lundi-vendredi 9h00-18h30\n"
FORMED = "horaires support\n  ouvert  lundi à vendredi de 9 h à 18 h 30\n"
FAULTY = "horaires support\n  ouvret lundi\n"
PASTED = "article accès\n  Le texte.\n\nUn texte collé depuis Word.\n• une puce\n"


def written(folder: Path, text: str, name: str = "a.slac") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_file_is_written_in_its_canonical_form(tmp_path: Path) -> None:
    path = written(tmp_path, TYPED)
    done = slac("fmt", "a.slac", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "a.slac mis en forme.\n", "1 fichier mis en forme.\n")
    assert path.read_bytes() == FORMED.encode()


def test_a_file_in_its_canonical_form_is_not_written(tmp_path: Path) -> None:
    path = written(tmp_path, FORMED)
    before = path.stat()
    done = slac("fmt", "a.slac", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "1 fichier déjà en forme.\n")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_faulty_file_is_left_as_it_is_and_hides_no_other(tmp_path: Path) -> None:
    faulty, other = written(tmp_path, FAULTY), written(tmp_path, TYPED, "b.slac")
    done = slac("fmt", ".", cwd=tmp_path)
    assert done.code == 1
    assert "a.slac:2:3: erreur SYN20" in done.err
    assert "1 fichier mis en forme, 1 fichier à corriger d'abord." in done.err
    assert faulty.read_text(encoding="utf-8") == FAULTY
    assert other.read_text(encoding="utf-8") == FORMED


def test_check_writes_nothing_and_fails(tmp_path: Path) -> None:
    path = written(tmp_path, TYPED)
    done = slac("fmt", "--check", "a.slac", cwd=tmp_path)
    assert (done.code, done.out) == (1, "a.slac n'est pas en forme.\n")
    assert done.err == "1 fichier à mettre en forme.\n"
    assert path.read_text(encoding="utf-8") == TYPED


def test_diff_shows_and_writes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, TYPED)
    done = slac("fmt", "--diff", "a.slac", cwd=tmp_path)
    assert done.code == 0
    assert done.out.splitlines() == [
        "--- a.slac (actuel)",
        "+++ a.slac (mis en forme)",
        "@@ -1,2 +1,2 @@",
        " horaires support",
        "-  Ouvert lundi-vendredi 9h00-18h30",
        "+  ouvert  lundi à vendredi de 9 h à 18 h 30",
    ]
    assert path.read_text(encoding="utf-8") == TYPED


def test_diff_says_when_line_ends_alone_change(tmp_path: Path) -> None:
    written(tmp_path, FORMED.replace("\n", "\r\n"))
    assert (
        slac("fmt", "--diff", "a.slac", cwd=tmp_path).out == "a.slac : seules changent les fins de ligne.\n"
    )


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    done = slac("fmt", "-", cwd=tmp_path, stdin=TYPED.encode())
    assert (done.code, done.out, done.err) == (0, FORMED, "")


def test_a_faulty_standard_input_comes_out_as_it_came_in(tmp_path: Path) -> None:
    done = slac("fmt", "-", "--stdin-filename", "x.slac", cwd=tmp_path, stdin=FAULTY.encode())
    assert (done.code, done.out) == (1, FAULTY)
    assert "x.slac:2:3: erreur SYN20" in done.err


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    path = written(tmp_path, TYPED, "vrai.slac")
    path.chmod(0o640)
    link = tmp_path / "lien.slac"
    link.symlink_to("vrai.slac")
    slac("fmt", "lien.slac", cwd=tmp_path)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == FORMED
    assert path.stat().st_mode & 0o777 == 0o640


def test_pasted_text_is_moved_under_its_block_on_demand(tmp_path: Path) -> None:
    path = written(tmp_path, PASTED)
    assert slac("fmt", "a.slac", cwd=tmp_path).code == 1
    assert slac("fmt", "--coller", "a.slac", cwd=tmp_path).code == 0
    assert path.read_text(encoding="utf-8") == (
        "article accès\n  Le texte.\n\n  Un texte collé depuis Word.\n    - une puce\n"
    )


PRINTED = """\
article objet "Objet"
  Le prestataire entretient la plateforme.

ARTICLE 5 – Durée
Le contrat dure un an, et se renouvelle de la même façon tant que personne ne le
dénonce.
Il peut être dénoncé :
⟨bullet⟩\tpar le client
⟨bullet⟩\tpar le prestataire
5.1 Préavis
Le préavis est de trois mois.
Annexe A : Tarifs
Article 5 du contrat : le prix est révisable.
""".replace("⟨bullet⟩", "\uf0b7")

ARRANGED = """\
article objet "Objet"
  Le prestataire entretient la plateforme.

article "Durée"
  numéro  5

  Le contrat dure un an, et se renouvelle de la même façon tant que personne ne le
  dénonce.

  Il peut être dénoncé :
    - par le client
    - par le prestataire

  5.1 Préavis

  Le préavis est de trois mois.

annexe "Tarifs"
  numéro  A

  Article 5 du contrat : le prix est révisable.
"""


def test_a_pasted_document_becomes_divisions_and_paragraphs_on_demand(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    assert slac("fmt", "--coller", "a.slac", cwd=tmp_path).code == 0
    assert path.read_text(encoding="utf-8") == ARRANGED


def test_a_sound_contract_is_in_its_canonical_form(tmp_path: Path) -> None:
    assert slac("fmt", "--check", SOUND, cwd=tmp_path).code == 0
