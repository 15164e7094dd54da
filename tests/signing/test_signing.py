"""Two people sign one after the other: both signatures hold, and the file still conforms."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from slac.cli.commands import slac
from slac.signing import NotSigned, needed
from slac.signing.keys import from_file
from slac.signing.signing import field_to_sign, fields_of
from tests.signing.authority import root
from tests.signing.signed import unsigned

ROOT = Path(__file__).parents[2]


# -- two signatures -------------------------------------------------------------------------------------------------


def test_a_signature_adds_to_the_file_and_changes_nothing_of_it(once: bytes, twice: bytes) -> None:
    assert once.startswith(unsigned())
    assert twice.startswith(once)


def test_pyhanko_validates_both_signatures(twice: bytes) -> None:
    from asn1crypto import pem, x509

    context = ValidationContext(trust_roots=[x509.Certificate.load(pem.unarmor(root())[2])])
    signatures = PdfFileReader(io.BytesIO(twice)).embedded_regular_signatures
    assert [validate_pdf_signature(each, context).bottom_line for each in signatures] == [True, True]


def test_poppler_validates_both_signatures(twice: bytes, tmp_path: Path) -> None:
    (tmp_path / "twice.pdf").write_bytes(twice)
    run = subprocess.run(
        ["pdfsig", "-nocert", str(tmp_path / "twice.pdf")], capture_output=True, text=True, check=False
    )
    assert run.stdout.count("Signature Validation: Signature is Valid.") == 2
    assert "ETSI.CAdES.detached" in run.stdout


def test_the_file_conforms_before_and_after_both_have_signed(
    once: bytes, twice: bytes, tmp_path: Path
) -> None:
    control = twice.replace(b"/OutputIntents", b"/OutputIntentz").replace(b"/MarkInfo", b"/MarkInfz")
    files = {"before": unsigned(), "once": once, "twice": twice, "control": control}
    for name, content in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    command = [sys.executable, "-m", "tests.document.verapdf", *(str(tmp_path / f"{n}.pdf") for n in files)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found = {Path(path).stem: each for path, each in json.loads(run.stdout).items()}
    conforming: dict[str, list[str]] = {"PDFA_3_A": [], "PDFUA_1": []}
    assert {name: found[name] for name in ("before", "once", "twice")} == dict.fromkeys(
        ("before", "once", "twice"), conforming
    )
    assert all(found["control"].values())


def test_who_signed_is_seen_on_the_page_without_any_new_font(twice: bytes, tmp_path: Path) -> None:
    pages = []
    for name, content in (("before", unsigned()), ("after", twice)):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        fonts = subprocess.run(
            ["pdffonts", str(tmp_path / f"{name}.pdf")], capture_output=True, text=True, check=True
        ).stdout
        shown = subprocess.run(
            ["pdftoppm", "-r", "20", str(tmp_path / f"{name}.pdf")], capture_output=True, check=True
        ).stdout
        pages.append((fonts, shown))
    assert pages[0][0] == pages[1][0]
    assert pages[0][1] != pages[1][1]


# -- which field ----------------------------------------------------------------------------------------------------


def test_the_only_free_field_is_signed_unasked(once: bytes) -> None:
    assert field_to_sign(fields_of(once), None) == "Signature_commune"


@pytest.mark.parametrize(
    ("asked", "said"),
    [(None, r"\(titulaire, commune\) : choisissez avec --field"), ("autre", "n'a pas de champ « autre »")],
)
def test_a_field_that_is_not_clear_is_refused_with_the_choice_there_is(asked: str | None, said: str) -> None:
    with pytest.raises(NotSigned, match=said):
        field_to_sign(fields_of(unsigned()), asked)


def test_a_field_that_is_signed_is_not_signed_again(once: bytes) -> None:
    with pytest.raises(NotSigned, match="« titulaire » est déjà signé"):
        field_to_sign(fields_of(once), "titulaire")


def test_a_wrong_passphrase_is_said_without_saying_it(keys: Path) -> None:
    with pytest.raises(NotSigned, match="la phrase secrète est fausse") as raised:
        from_file(keys / "titulaire.p12", b"secret-faux")
    assert "secret-faux" not in str(raised.value)


# -- the commands ---------------------------------------------------------------------------------------------------


def test_both_sign_and_anyone_verifies(keys: Path, tmp_path: Path) -> None:
    run = CliRunner()
    first = tmp_path / "annexe.pdf"
    first.write_bytes(unsigned())
    secret = ["--passphrase-file", str(keys / "phrase.txt")]
    one = run.invoke(
        slac, ["sign", str(first), "--key", str(keys / "titulaire.p12"), "--field", "titulaire", *secret]
    )
    assert one.exit_code == 0, one.output
    assert one.output.endswith("annexe-signe.pdf ; reste à signer : commune\n")
    final = tmp_path / "annexe-signe.pdf"
    two = run.invoke(slac, ["sign", str(final), "--key", str(keys / "commune.p12"), *secret])
    assert two.exit_code == 0, two.output
    assert two.output.endswith("annexe-signe.pdf ; tous ont signé\n")
    told = run.invoke(slac, ["verify", str(final), "--trust", str(keys / "root.pem")])
    assert told.exit_code == 0, told.output
    assert "✓ Anne Le Goff (Ateliers du Numérique) a signé pour « titulaire »" in told.output
    assert "✓ Elles sont celles de la source jointe" in told.output
    unknown = run.invoke(slac, ["verify", str(final), "--format", "json"])
    assert unknown.exit_code == 1
    assert json.loads(unknown.output)["signatures"][1]["signer"] == "Marc Petit"


def test_a_draft_is_signed_only_when_one_insists_and_remains_known_as_one(keys: Path, tmp_path: Path) -> None:
    draft = tmp_path / "annexe.pdf"
    draft.write_bytes(unsigned(final=False))
    command = ["sign", str(draft), "--key", str(keys / "titulaire.p12"), "--field", "titulaire"]
    command += ["--passphrase-file", str(keys / "phrase.txt")]
    with pytest.raises(
        NotSigned, match=r"est un projet.* rien n'est signé\. .*\(slac build --final\).*--draft"
    ):
        CliRunner().invoke(slac, command, catch_exceptions=False)
    assert [path.name for path in tmp_path.iterdir()] == ["annexe.pdf"]
    insisted = CliRunner().invoke(slac, [*command, "--draft"])
    assert insisted.exit_code == 0, insisted.output
    assert insisted.output.endswith("annexe-signe.pdf, un projet ; reste à signer : commune\n")
    told = CliRunner().invoke(slac, ["verify", str(tmp_path / "annexe-signe.pdf")])
    assert told.exit_code == 1
    assert "✗ C'est un projet : chaque page porte PROJET." in told.output


def test_without_its_libraries_signing_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    with pytest.raises(NotSigned, match=r"pip install 'slac\[sign\]'"):
        needed()
