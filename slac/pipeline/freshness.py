"""Whether the files of a contract are still good: a key for what they depend on."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from slac.engine import content_of, engine
from slac.pipeline.building import Options, is_draft
from slac.pipeline.checking import CheckResult
from slac.pipeline.drafts import missing_of
from slac.resources import resource_folder

if TYPE_CHECKING:
    from slac.document.fonts import Fonts


def build_key(checked: CheckResult, name: str, options: Options) -> str:
    """What the files of a contract depend on, as one SHA-256: same key, same bytes."""
    missing = missing_of(checked)
    images = checked.contract.images if checked.contract else {}
    parts = [
        checked.source.path.rpartition("/")[2],
        checked.canonical.fingerprint,
        *(sha256(image.data).hexdigest() for image in images.values()),
        name,
        repr(options._replace(final=None)),
        "draft" if is_draft(missing, options) else "final",
        *(told.text for told in missing),
        engine(),
        content_of(options.templates or resource_folder("templates")).hex(),
        _fonts(options.fonts) if "pdf" in options.formats else "",
        _reference(options.word_reference) if "docx" in options.formats else "",
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()


def _reference(path: Path | None) -> str:
    from slac.document.docx.package import content_of

    return sha256(content_of(path)).hexdigest() if path is not None else ""


def _fonts(folder: Path | None) -> str:
    from slac.document.fonts import find_fonts

    return _digest(find_fonts(folder))


@cache
def _digest(fonts: "Fonts") -> str:
    digest = sha256()
    for face in fonts.faces:
        digest.update(sha256(face.path.read_bytes()).digest())
    return digest.hexdigest()
