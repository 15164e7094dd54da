"""One more signature on a document, in a field that it has (PAdES, ETSI EN 319 142-1)."""

import io
from datetime import datetime
from typing import Any, NamedTuple

from slac.document.finishing import SIGNATURE
from slac.document.fonts import Fonts
from slac.signing import NotSigned, moment
from slac.signing.appearance import style
from slac.signing.reader import is_draft, opened


class Field(NamedTuple):
    """A signature field: its name, and whether somebody has signed there."""

    name: str
    signed: bool

    @property
    def short(self) -> str:
        """As the contract calls who signs there."""
        return self.name.removeprefix(SIGNATURE)


def fields_of(content: bytes) -> tuple[Field, ...]:
    """The signature fields of a PDF, in its order; raises NotSigned for what is no PDF that can be signed."""
    from pyhanko.sign.fields import enumerate_sig_fields

    try:
        reader = opened(content)
        if reader.encrypted:
            raise NotSigned("Ce PDF est chiffré : il ne se signe pas.")
        return tuple(Field(name, value is not None) for name, value, _ in enumerate_sig_fields(reader))
    except NotSigned:
        raise
    except Exception as error:  # pyHanko raises whatever a broken file makes it
        raise NotSigned("Ce fichier n'est pas un PDF lisible.") from error


def bears_draft(content: bytes) -> bool:
    """Whether a PDF that can be signed bears PROJET."""
    return is_draft(opened(content))


def field_to_sign(fields: tuple[Field, ...], asked: str | None) -> str:
    """The field named, else the only one that is free; raises NotSigned with the choice there is."""
    free = [field for field in fields if not field.signed]
    if not fields:
        raise NotSigned(
            "Ce PDF n'a pas de champ de signature : compilez un contrat qui a un bloc « signature »."
        )
    if asked is not None:
        found = next((field for field in fields if asked in (field.name, field.short)), None)
        if found is None:
            raise NotSigned(f"Ce PDF n'a pas de champ « {asked} » ; ses champs : {_list(fields)}.")
        if found.signed:
            raise NotSigned(f"Le champ « {found.short} » est déjà signé.")
        return found.name
    if not free:
        raise NotSigned("Tous les champs de signature sont déjà signés.")
    if len(free) > 1:
        raise NotSigned(f"Plusieurs champs sont libres ({_list(free)}) : choisissez avec --field.")
    return free[0].name


def _list(fields: Any) -> str:
    return ", ".join(field.short for field in fields)


def sign(content: bytes, signer: Any, field: str, at: datetime, fonts: Fonts, reason: str = "") -> bytes:
    """The document with one more signature, all that it was kept as it was; raises NotSigned."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields

    name = signer.signing_cert.subject.native.get("common_name", "") if signer.signing_cert else ""
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        _, _, reference = next(iter(enumerate_sig_fields(writer, with_name=field)))
        x1, y1, x2, y2 = (float(each) for each in reference.get_object()["/Rect"])
        look = style(("Signé électroniquement par", str(name), moment(at)), abs(x2 - x1), abs(y2 - y1), fonts)
        metadata = PdfSignatureMetadata(
            field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", reason=reason or None
        )
        written = io.BytesIO()
        PdfSigner(metadata, signer, stamp_style=look).sign_pdf(writer, output=written)
    except NotSigned:
        raise
    except Exception as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise NotSigned(f"Ce PDF ne se signe pas : {why}.") from error
    return written.getvalue()
