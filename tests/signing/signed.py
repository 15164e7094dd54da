"""One document, built and signed once by two people, for all tests of a file."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from slac.document.fonts import find_fonts
from slac.pipeline.building import Options, build
from slac.pipeline.checking import check
from slac.signing.keys import from_file
from slac.signing.signing import sign
from slac.source import Source
from tests.document.printed import source
from tests.signing.authority import PASSPHRASE, person, root

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OPTIONS = Options(date(2026, 3, 1), ("pdf",), final=True)
SIGNERS = {"titulaire": ("Anne Le Goff", "Ateliers du Numérique"), "commune": ("Marc Petit", "Val-le-Grand")}


@cache
def unsigned(*, final: bool = True) -> bytes:
    checked = check(Source(source("annexe"), "annexe.slac"))
    return build(checked, "annexe", OPTIONS._replace(final=final)).files["annexe.pdf"]


def write_keys(folder: Path) -> None:
    """The PKCS#12 file of each signatory, ``root.pem`` and, in ``phrase.txt``, what opens the keys."""
    for field, who in SIGNERS.items():
        (folder / f"{field}.p12").write_bytes(person(*who))
    (folder / "root.pem").write_bytes(root())
    (folder / "phrase.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")


def signed(content: bytes, field: str, keys: Path) -> bytes:
    """The document, signed by one of ``SIGNERS``."""
    signer = from_file(keys / f"{field}.p12", PASSPHRASE.encode())
    return sign(content, signer, f"Signature_{field}", AT, find_fonts())
