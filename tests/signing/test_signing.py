"""Two people sign one after the other: both signatures hold, the file still conforms, and what was tampered with shows.

One document is built and signed, once for all tests; every tampered copy is made of it.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from slac.cli.commands import slac
from slac.document.fonts import find_fonts
from slac.document.pdf import Attachment, render_pdf
from slac.pipeline import Options, Project, build, check, compose, rules_of
from slac.signing import NotSigned, Unverifiable, needed
from slac.signing.attached import rebuilt, same_rules
from slac.signing.keys import from_file
from slac.signing.signing import field_to_sign, fields_of, sign
from slac.signing.verifying import Verification, verify
from slac.source import Source
from tests.document.printed import source
from tests.signing.authority import PASSPHRASE, person, root

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OPTIONS = Options(date(2026, 3, 1), ("pdf",), final=True)
SIGNERS = {"titulaire": ("Anne Le Goff", "Ateliers du Numérique"), "commune": ("Marc Petit", "Val-le-Grand")}


@cache
def unsigned() -> bytes:
    checked = check(Source(source("annexe"), "annexe.slac"))
    return build(checked, "annexe", OPTIONS._replace(final=False)).files["annexe.pdf"]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for field, who in SIGNERS.items():
        (folder / f"{field}.p12").write_bytes(person(*who))
    (folder / "root.pem").write_bytes(root())
    (folder / "phrase.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return folder


def _signed(content: bytes, field: str, keys: Path) -> bytes:
    signer = from_file(keys / f"{field}.p12", PASSPHRASE.encode())
    return sign(content, signer, f"Signature_{field}", AT, find_fonts())


@pytest.fixture(scope="module")
def once(keys: Path) -> bytes:
    return _signed(unsigned(), "titulaire", keys)


@pytest.fixture(scope="module")
def twice(once: bytes, keys: Path) -> bytes:
    return _signed(once, "commune", keys)


@pytest.fixture(autouse=True, scope="module")
def each_source_rebuilt_once() -> Iterator[None]:
    """The same source gives the same rules: one process for each is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("slac.signing.verifying.rebuilt", cache(rebuilt))
        yield


def verified(content: bytes) -> Verification:
    return verify(content, [root()])


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


def test_everything_is_proved_of_a_document_that_both_have_signed(twice: bytes) -> None:
    found = verified(twice)
    assert [(s.field, s.signer, s.organisation) for s in found.signatures] == [
        ("Signature_titulaire", *SIGNERS["titulaire"]),
        ("Signature_commune", *SIGNERS["commune"]),
    ]
    assert found.rules == "same"
    assert found.faults == ()
    assert found.proves


# -- what is not proved ---------------------------------------------------------------------------------------------


def test_a_document_that_one_has_not_signed_is_not_proved(once: bytes) -> None:
    found = verified(once)
    assert found.missing == ("Signature_commune",)
    assert not found.proves


def test_a_document_without_signature_is_not_proved() -> None:
    assert not verified(unsigned()).proves


def test_a_signer_whom_nobody_known_vouches_for_is_not_recognised(twice: bytes) -> None:
    found = verify(twice)
    assert [s.recognised for s in found.signatures] == [False, False]
    assert all(s.intact for s in found.signatures)
    assert not found.proves


def test_a_byte_changed_after_the_signature_shows(twice: bytes) -> None:
    at = twice.index(b"%PDF-1.") + 12  # in the comment below the first line, which no reader needs
    changed = twice[:at] + bytes([twice[at] ^ 1]) + twice[at + 1 :]
    found = verified(changed)
    assert not any(s.intact for s in found.signatures)
    assert not found.proves


def test_what_is_added_after_the_last_signature_shows(twice: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(twice))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()  # type: ignore[no-untyped-call]  # untyped library
    written = io.BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]  # untyped library
    found = verified(written.getvalue())
    assert found.added
    assert not found.proves


def test_bytes_put_after_the_end_show(twice: bytes) -> None:
    found = verified(twice + b"\n% et encore\n")
    assert found.added
    assert not found.proves


# -- rules and source -----------------------------------------------------------------------------------------------

SMALL = 'contrat essai "Essai"\n  date d\'effet 1er mars 2026\narticle objet "Objet"\n  Le texte.\n'


def _carrying(text: bytes, rules: bytes) -> bytes:
    checked = check(Source(SMALL, "essai.slac"))
    document = compose(checked, "annexe", (), OPTIONS)
    return render_pdf(
        document,
        (
            Attachment("rules.json", rules, "Règles", "Data"),
            Attachment("essai.slac.txt", text, "Source", "Source"),
        ),
    )


def _rules(text: str) -> bytes:
    read = check(Source(text, "essai.slac"))
    assert read.contract is not None
    return rules_of(read.contract, OPTIONS.reference, read.canonical)


OTHER = SMALL.replace("Le texte.", 'Un autre texte.\n\nengagement rappel "Rappel"\n  délai 2 heures ouvrées')


@pytest.mark.parametrize(
    ("carried", "rules", "expected"),
    [
        (SMALL, SMALL, "same"),
        (SMALL, OTHER, "different"),
        (OTHER, SMALL, "different"),
        ("ceci n'est pas un contrat", SMALL, "unreadable"),
        (f'{SMALL}\ninclure "/etc/passwd"\n', SMALL, "different"),
    ],
    ids=[
        "les siennes",
        "règles échangées",
        "source échangée",
        "source illisible",
        "source qui inclut un fichier",
    ],
)
def test_the_rules_are_compared_with_those_of_the_source(carried: str, rules: str, expected: str) -> None:
    found = verified(_carrying(carried.encode(), _rules(rules)))
    assert found.rules == expected
    assert not found.proves


def test_a_contract_of_several_files_gives_the_rules_of_its_source_in_one_piece() -> None:
    path = ROOT / "contracts/helpdesk.slac"
    read = check(
        Source(path.read_text(encoding="utf-8"), str(path)), load=Project(path.parent, ROOT, str(path))
    )
    assert read.assembly is not None
    assert read.contract is not None
    made = rebuilt(read.canonical.text.encode(), OPTIONS.reference)
    assert made is not None
    assert same_rules(rules_of(read.contract, OPTIONS.reference, read.canonical), made)


def test_an_attachment_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(Unverifiable, match="dépasse 20 Mo"):
        verify(_carrying(b" " * 30_000_000, b"{}"))


# -- files of strangers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"du texte", "n'est pas un PDF"),
        (b"%PDF-1.7\nrien", "abîmé"),
        (b"%PDF-1.7\n" + b"[" * 100_000, "abîmé"),
    ],
    ids=["du texte", "un PDF sans contenu", "un PDF hostile"],
)
def test_a_file_of_which_nothing_can_be_said_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(Unverifiable, match=said):
        verify(content)


def test_a_locked_pdf_is_refused() -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(unsigned())))
    writer.encrypt("secret", "secret")  # type: ignore[no-untyped-call]  # untyped library
    written = io.BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]  # untyped library
    with pytest.raises(Unverifiable, match="chiffré"):
        verify(written.getvalue())
    with pytest.raises(NotSigned, match="chiffré"):
        fields_of(written.getvalue())


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
    assert "✓ Anne Le Goff, Ateliers du Numérique a signé « titulaire »" in told.output
    assert "✓ Elles sont celles de la source jointe" in told.output
    unknown = run.invoke(slac, ["verify", str(final), "--format", "json"])
    assert unknown.exit_code == 1
    assert json.loads(unknown.output)["signatures"][1]["signer"] == "Marc Petit"


def test_without_its_libraries_signing_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    with pytest.raises(NotSigned, match=r"pip install 'slac\[sign\]'"):
        needed()
