"""What ``slac verify`` says of a signed document, of one that was tampered with, and of a stranger's file."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from slac.cli.commands import slac
from slac.document.pdf import Attachment, render_pdf
from slac.pipeline.building import compose
from slac.pipeline.checking import check
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import Project
from slac.signing import NotSigned, Unverifiable
from slac.signing.attached import rebuilt, same_rules
from slac.signing.signing import fields_of
from slac.signing.verifying import Verification, verify
from slac.source import Source
from tests.signing.authority import root
from tests.signing.signed import OPTIONS, SIGNERS, unsigned
from tests.signing.tampering import TAMPERINGS

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "tampering.yaml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True, scope="module")
def each_source_rebuilt_once() -> Iterator[None]:
    """The same source gives the same rules: one process for each is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("slac.signing.verifying.rebuilt", cache(rebuilt))
        yield


def verified(content: bytes) -> Verification:
    return verify(content, [root()])


def test_everything_is_proved_of_a_document_that_both_have_signed(twice: bytes) -> None:
    found = verified(twice)
    assert [(s.field, s.signer, s.organisation) for s in found.signatures] == [
        ("Signature_titulaire", *SIGNERS["titulaire"]),
        ("Signature_commune", *SIGNERS["commune"]),
    ]
    assert found.rules == "same"
    assert found.faults == ()
    assert found.proves


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


# -- tampering --------------------------------------------------------------------------------------------------------


def test_every_tampering_has_its_case() -> None:
    assert {case["trafic"] for case in CASES} == TAMPERINGS.keys()


@pytest.mark.parametrize("case", CASES, ids=[case["trafic"] for case in CASES])
def test_what_was_tampered_with_is_told(
    case: dict[str, str], twice: bytes, keys: Path, tmp_path: Path
) -> None:
    (tmp_path / "annexe.pdf").write_bytes(TAMPERINGS[case["trafic"]](twice, keys))
    run = CliRunner().invoke(
        slac, ["verify", str(tmp_path / "annexe.pdf"), "--trust", str(keys / "root.pem")]
    )
    assert run.exit_code == 1
    assert _faults(run.output) == case["dit"].splitlines()


def _faults(told: str) -> list[str]:
    """The lines of what is not proved, with what explains them; times are left out."""
    found: list[str] = []
    for line in told.splitlines():
        text = re.sub(r"le \d.* \(UTC.*?\)", "…", line.removeprefix("  "))
        if text.startswith("✗") or (text.startswith("    ") and found):
            found.append(text)
    return found


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
