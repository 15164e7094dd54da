"""Signed documents that somebody tampered with, each in one way."""

import asyncio
import io
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from slac.document.pdf import Attachment, render_pdf
from slac.pipeline.building import compose
from slac.pipeline.checking import check
from slac.pipeline.exporting import rules_of
from slac.signing.keys import from_file
from slac.source import Source
from tests.document.printed import source
from tests.signing.authority import PASSPHRASE
from tests.signing.signed import OPTIONS, signed

_RANGES = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] *")


def byte_changed(twice: bytes, keys: Path) -> bytes:
    at = twice.index(b"%PDF-1.") + 12  # in the comment below the first line, which no reader needs
    return twice[:at] + bytes([twice[at] ^ 1]) + twice[at + 1 :]


def bytes_appended(twice: bytes, keys: Path) -> bytes:
    return twice + b"\n% et encore\n"


def update_appended(twice: bytes, keys: Path) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(twice))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()  # type: ignore[no-untyped-call]  # untyped library
    return _written(writer)


def page_changed(twice: bytes, keys: Path) -> bytes:
    """The second page shows nothing more."""
    writer = IncrementalPdfFileWriter(io.BytesIO(twice))
    kid = writer.root["/Pages"]["/Kids"].raw_get(1)
    kid.get_object()["/Contents"] = writer.add_object(StreamObject(stream_data=b"q Q"))
    writer.mark_update(kid)
    return _written(writer)


def page_removed(twice: bytes, keys: Path) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(twice))
    pages = writer.root["/Pages"]
    del pages["/Kids"][-1]
    writer.mark_update(writer.root.raw_get("/Pages"))
    return _written(writer)


def hole_after_the_signature(twice: bytes, keys: Path) -> bytes:
    return _covering(twice, lambda start, end, rest: (0, start, end + 100, rest - 100), keys)


def hole_at_the_start(twice: bytes, keys: Path) -> bytes:
    return _covering(twice, lambda start, end, rest: (100, start - 100, end, rest), keys)


def hole_of_the_same_length_beside_the_signature(twice: bytes, keys: Path) -> bytes:
    """What ends the signature's room, where nothing is written, is covered instead of what stands before it."""
    return _covering(twice, lambda start, end, rest: (0, start - 100, end - 100, rest + 100), keys)


def end_left_out(twice: bytes, keys: Path) -> bytes:
    return _covering(twice, lambda start, end, rest: (0, start, end, rest - 100), keys)


def rules_replaced_before_signing(_: bytes, keys: Path) -> bytes:
    """Two people sign a document whose rules promise twice the time."""
    checked = check(Source(source("annexe"), "annexe.slac"))
    assert checked.contract is not None
    rules = rules_of(checked.contract, OPTIONS.reference, checked.canonical)
    replaced = re.sub(
        rb'(?<="unit": "hour",)(\s+"value": )(\d+)', lambda m: m[1] + b"%d" % (2 * int(m[2])), rules
    )
    assert replaced != rules
    attachments = (
        Attachment("rules.json", replaced, "Règles", "Data"),
        Attachment("annexe.slac.txt", checked.canonical.text.encode(), "Source", "Source"),
    )
    content = render_pdf(compose(checked, "annexe", (), OPTIONS), attachments)
    return signed(signed(content, "titulaire", keys), "commune", keys)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]  # untyped library
    return written.getvalue()


def _covering(twice: bytes, ranges: Callable[[int, int, int], tuple[int, ...]], keys: Path) -> bytes:
    """The document whose last signature covers other bytes: made of where it ends, where the rest starts, and how long
    that is."""
    said = list(_RANGES.finditer(twice))[-1]
    covered = ranges(*map(int, said.groups()[1:]))
    told = b"/ByteRange [%s]" % b" ".join(b"%d" % each for each in covered)
    content = twice[: said.start()] + told.ljust(len(said[0])) + twice[said.end() :]
    data = b"".join(
        content[start : start + length] for start, length in zip(covered[::2], covered[1::2], strict=True)
    )
    signer = from_file(keys / "commune.p12", PASSPHRASE.encode())
    value: str = asyncio.run(signer.async_sign(sha256(data).digest(), "sha256", use_pades=True)).dump().hex()
    at = content.rindex(b"/Contents <") + len(b"/Contents <")
    end = content.index(b">", at)
    return content[:at] + value.encode().ljust(end - at, b"0") + content[end:]


TAMPERINGS: dict[str, Callable[[bytes, Path], bytes]] = {
    "un octet changé": byte_changed,
    "des octets ajoutés à la fin": bytes_appended,
    "une mise à jour sans effet ajoutée": update_appended,
    "une page changée par une mise à jour": page_changed,
    "une page ôtée par une mise à jour": page_removed,
    "une signature qui saute ce qui la suit": hole_after_the_signature,
    "une signature qui saute le début": hole_at_the_start,
    "une signature qui saute ce qui la précède": hole_of_the_same_length_beside_the_signature,
    "une signature qui s'arrête avant la fin": end_left_out,
    "des règles remplacées avant de signer": rules_replaced_before_signing,
}
