"""Signing with a card: the key stays in it, and its code is never on the command line."""

import io
import subprocess
from pathlib import Path

import pytest
from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from slac.cli.sign import sign
from tests.cli.command_line import Result, slac
from tests.signing import token
from tests.signing.authority import root
from tests.signing.signed import SIGNERS, unsigned

pytestmark = pytest.mark.skipif(token.LIBRARY is None, reason="SoftHSM (softhsm2) n'est pas installé")


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return token.made(tmp_path_factory.mktemp("card"), SIGNERS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    (folder / "annexe.pdf").write_bytes(unsigned())
    return folder


def _signed(folder: Path, card: Path, file: str, field: str, code: str = token.PIN, **more: str) -> Result:
    asked = {"pkcs11": str(token.LIBRARY), "token": token.NAME, "certificate": field, "field": field, **more}
    options = [word for name, value in asked.items() for word in (f"--{name}", value)]
    environment = {"SOFTHSM2_CONF": str(card), "CODE": code}
    return slac("sign", file, *options, "--passphrase-env", "CODE", cwd=folder, env=environment)


@pytest.fixture(scope="module")
def both(folder: Path, card: Path) -> Path:
    """The document, signed by both with their keys in the card."""
    for file, field in (("annexe.pdf", "titulaire"), ("annexe-signe.pdf", "commune")):
        run = _signed(folder, card, file, field)
        assert run.code == 0, run.err
    return folder / "annexe-signe.pdf"


def test_pyhanko_validates_what_a_card_signed(both: Path) -> None:
    context = ValidationContext(trust_roots=[x509.Certificate.load(pem.unarmor(root())[2])])
    signatures = PdfFileReader(io.BytesIO(both.read_bytes())).embedded_regular_signatures
    signers = [each.signer_cert.subject.native["common_name"] for each in signatures]
    assert signers == [common for common, _ in SIGNERS.values()]
    assert [validate_pdf_signature(each, context).bottom_line for each in signatures] == [True, True]


def test_poppler_validates_what_a_card_signed(both: Path) -> None:
    run = subprocess.run(["pdfsig", "-nocert", both], capture_output=True, text=True, check=False)
    assert run.stdout.count("Signature Validation: Signature is Valid.") == 2


def test_slac_verifies_what_a_card_signed(both: Path) -> None:
    (both.parent / "root.pem").write_bytes(root())
    run = slac("verify", both.name, "--trust", "root.pem", cwd=both.parent)
    assert run.code == 0, run.out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"code": "0000"}, "Le code de la carte « CARTE » est faux."),
        ({"token": "AUTRE"}, "Pas de carte « AUTRE » ; présents : CARTE."),
        (
            {"certificate": "autre"},
            "Pas de certificat « autre » sur la carte « CARTE » ; présents : commune, titulaire.",
        ),
        (
            {"pkcs11": "/absent.so"},
            "Le pilote « /absent.so » ne se charge pas : est-ce bien celui de votre carte ?",
        ),
    ],
    ids=["un code faux", "une autre carte", "un autre certificat", "pas de pilote"],
)
def test_a_card_that_does_not_sign_is_told_why(
    folder: Path, card: Path, asked: dict[str, str], said: str
) -> None:
    run = _signed(folder, card, "annexe.pdf", "titulaire", **{"output": "refusé.pdf", **asked})
    assert run.code == 2
    assert run.err == f"Erreur : {said}\n"
    assert not (folder / "refusé.pdf").exists()


def test_no_secret_is_taken_on_the_command_line() -> None:
    secrets = {name for option in sign.params for name in option.opts if "pass" in name or "pin" in name}
    assert secrets == {"--passphrase-file", "--passphrase-env"}
