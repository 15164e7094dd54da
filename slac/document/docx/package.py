"""The Word file as bytes: opened from a firm's reference, dated by the document, the same each time."""

import io
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from slac.bounded import beginning
from slac.document import layout
from slac.document.docx import NoWord
from slac.document.tree import Document, plain

#: A reference file is no larger.
_LARGEST = 20_000_000
#: The date of every part in the archive: the first that a ZIP can say.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def opened(reference: Path | None) -> Any:
    """An empty document, in the look of ``reference``, whose own content is left out; raises NoWord."""
    import docx

    if reference is None:
        file = docx.Document()
    else:
        content = content_of(reference)
        try:
            file = docx.Document(io.BytesIO(content))
        except Exception as error:  # python-docx raises whatever its libraries do
            raise NoWord(f"« {reference.name} » n'est pas un document Word (.docx) lisible.") from error
    body = file.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    return file


def content_of(reference: Path) -> bytes:
    """The bytes of a firm's reference; raises NoWord."""
    try:
        content = beginning(reference, _LARGEST)
    except OSError as error:
        raise NoWord(f"Impossible de lire le modèle Word « {reference} ».") from error
    if len(content) > _LARGEST:
        raise NoWord(f"« {reference.name} » est trop grand pour servir de modèle Word.")
    return content


def packed(file: Any, document: Document) -> bytes:
    """The archive, its parts in order and undated, its properties those of the document."""
    _state_properties(file.core_properties, document)
    written = io.BytesIO()
    file.save(written)
    return undated(written.getvalue())


def undated(archive: bytes) -> bytes:
    """The same Word file, as it would be whenever it was written."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        # The list of types comes first: it is how a file is told to be Word's.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return packed.getvalue()


def _state_properties(properties: Any, document: Document) -> None:
    meta = document.meta
    at = datetime.combine(meta.reference_date, time(), UTC).replace(tzinfo=None)
    properties.title = layout.title_of(document)[:255]
    properties.subject = plain(document.cover.subtitle)[:255]
    properties.author = " ; ".join(plain(party.name) for party in document.cover.parties)[:255]
    properties.language = meta.language
    properties.version = meta.version[:255]
    properties.comments = f"Source sha256:{meta.fingerprint}"
    properties.category = properties.keywords = ""
    properties.content_status = "Projet" if meta.draft else "Définitif"
    properties.last_modified_by = "slac"
    properties.created = properties.modified = properties.last_printed = at
    properties.revision = 1
