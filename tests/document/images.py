"""Tiny images, made here, and a contract that shows them."""

import struct
import zlib
from base64 import b64decode
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from slac.document.tree import Document
from slac.pipeline.building import Options, compose
from slac.pipeline.checking import CheckResult, check
from slac.pipeline.reading import Project
from slac.source import Source

#: Eight pixels square, in colours.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71"
    "////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj/wAARCAAIAAgDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAV"
    "AQEBAAAAAAAAAAAAAAAAAAADBP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AAAET//Z"
)


def png(width: int = 6, height: int = 4, *, alpha: bool = False) -> bytes:
    """A PNG of one colour, half transparent with ``alpha``."""
    row = b"\0" + (b"\x1f\x3a\x5f\x80" if alpha else b"\x1f\x3a\x5f") * width
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


ILLUSTRATED = """contrat essai "Essai"

article plan "Plan"
  Voici les lieux.

  ![Plan du site](plans/site.png)

  ![Entrée](plans/clair.png)

  ![Photo du local](plans/local.jpg)
"""


def project(folder: Path) -> None:
    """Write the images into the folder of a project."""
    (folder / "plans").mkdir()
    (folder / "plans/site.png").write_bytes(png(1000, 400))
    (folder / "plans/clair.png").write_bytes(png(alpha=True))
    (folder / "plans/local.jpg").write_bytes(JPEG)


def checked(folder: Path, text: str = ILLUSTRATED) -> CheckResult:
    return check(Source(text, "c.slac"), load=Project(folder, folder, "c.slac"))


def illustrated() -> Document:
    with TemporaryDirectory() as name:
        project(Path(name))
        found = checked(Path(name))
    return compose(found, "annexe", (), Options(date(2026, 1, 1), final=True))
