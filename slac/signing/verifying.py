"""What a signed document proves: who signed, what changed since, whether its rules are those of its source."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from slac.bounded import beginning
from slac.signing import Unverifiable, needed
from slac.signing.attached import attached, rebuilt, same_rules
from slac.signing.changes import pages_changed
from slac.signing.conformance import at, faults
from slac.signing.reader import is_draft, opened

#: The largest file that is looked at, in bytes.
LARGEST = 100_000_000

Rules = Literal["same", "different", "unreadable", "absent"]


class Signature(NamedTuple):
    """One signature. ``whole`` when it covers all that the file was when it was made; ``intact`` when what it covers is
    as it was signed; ``unaltered`` when what came after adds signatures and no more; ``recognised`` when an authority
    that the user trusts vouches for ``signer``. ``at`` is what the signer's own clock said.

    ``fault`` is why nothing can be said of it, in the words of the library that read it.
    """

    field: str
    signer: str
    organisation: str
    issuer: str
    at: datetime | None
    intact: bool = False
    whole: bool = False
    unaltered: bool = False
    recognised: bool = False
    fault: str = ""

    @property
    def holds(self) -> bool:
        """Whether it proves that its signer signed what is read now."""
        return self.intact and self.whole and self.unaltered and self.recognised


class Verification(NamedTuple):
    """``draft`` when the document bears PROJET; ``added`` when the file was added to after its last signature, and
    ``pages_changed`` are the pages, from 1, that it changed; ``missing`` are the fields that nobody signed.
    """

    draft: bool
    signatures: tuple[Signature, ...]
    missing: tuple[str, ...]
    added: bool
    pages_changed: tuple[int, ...]
    rules: Rules
    faults: tuple[str, ...]

    @property
    def proves(self) -> bool:
        """Whether all that was looked at is as it should be."""
        return (
            bool(self.signatures)
            and all(signature.holds for signature in self.signatures)
            and not (self.draft or self.missing or self.added or self.faults)
            and self.rules == "same"
        )


def verify(content: bytes, authorities: Sequence[bytes] = ()) -> Verification:
    """What a PDF proves; ``authorities`` are the certificates that the user trusts (PEM or DER).

    Raises Unverifiable for what is no PDF, is locked, or holds too much.
    """
    needed()
    if len(content) > LARGEST:
        raise Unverifiable(f"Ce fichier dépasse {LARGEST // 1_000_000} Mo : il n'est pas lu.")
    if b"%PDF-" not in content[:1024]:
        raise Unverifiable("Ce fichier n'est pas un PDF.")
    try:
        reader = opened(content)
        if reader.encrypted:
            raise Unverifiable("Ce PDF est chiffré : un document qui s'archive ne l'est jamais.")
        return _verified(reader, content, authorities)
    except Unverifiable:
        raise
    except (Exception, RecursionError) as error:  # pyHanko raises whatever a broken file makes it
        raise Unverifiable(
            "Ce PDF est abîmé, ou n'est pas de ceux que slac écrit : rien n'en est dit."
        ) from error


def _verified(reader: Any, content: bytes, authorities: Sequence[bytes]) -> Verification:
    from pyhanko.sign.fields import enumerate_sig_fields

    signed = list(reader.embedded_regular_signatures)
    signatures = tuple(_signature(each, content, authorities) for each in signed)
    missing = tuple(name for name, value, _ in enumerate_sig_fields(reader, filled_status=False))
    added = bool(signed) and sum(_ranges(signed[-1])[-2:]) < len(content)
    last = signatures[-1] if signatures else None
    comparable = last is not None and last.intact and last.whole
    changed = pages_changed(reader, signed[-1].signed_revision) if added and comparable else ()
    return Verification(is_draft(reader), signatures, missing, added, changed, _rules(reader), faults(reader))


def _signature(embedded: Any, content: bytes, authorities: Sequence[bytes]) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    subject = embedded.signer_cert.subject.native
    issuer = embedded.signer_cert.issuer.native
    told = Signature(
        embedded.field_name,
        _said(subject, "common_name"),
        _said(subject, "organization_name"),
        _said(issuer, "common_name") or _said(issuer, "organization_name"),
        embedded.self_reported_timestamp,
    )
    try:
        status = validate_pdf_signature(
            embedded,
            ValidationContext(trust_roots=_certificates(authorities), allow_fetching=False),
            key_usage_settings=KeyUsageConstraints(
                key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
            ),
        )
    except Exception as error:
        return told._replace(fault=" ".join(str(error).split())[:200])
    return told._replace(
        intact=bool(status.intact and status.valid),
        whole=_whole(embedded, content),
        unaltered=bool(status.docmdp_ok),
        recognised=bool(status.trusted),
    )


def _whole(embedded: Any, content: bytes) -> bool:
    """Whether a signature covers all that the file was when it was made, but its own value (ISO 32000-1, 12.8.1).

    pyHanko compares lengths; what is left out must also be that very value, or something else could stand there.
    """
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    ranges = _ranges(embedded)
    if len(ranges) != 4 or ranges[0] != 0:
        return False
    _, start, end, _ = ranges
    left_out = f"<{embedded.pkcs7_content.hex()}>".encode()
    return content[start:end].lower() == left_out and embedded.evaluate_signature_coverage() in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    )


def _ranges(embedded: Any) -> list[int]:
    """What a signature covers: where it begins, how long it is, and so on."""
    return [int(each) for each in embedded.byte_range]


def _said(name: Any, key: str) -> str:
    value = name.get(key, "")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _certificates(authorities: Sequence[bytes]) -> list[Any]:
    from asn1crypto import pem, x509

    found = []
    for content in authorities:
        try:
            blocks = (
                [c for _, _, c in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
            )
            found += [x509.Certificate.load(block, strict=True) for block in blocks]
        except ValueError as error:
            raise Unverifiable("Une autorité donnée n'est pas un certificat (PEM ou DER).") from error
    return found


def _rules(reader: Any) -> Rules:
    files = attached(reader)
    if files.source is None or files.rules is None:
        return "absent"
    reference = _reference(reader)
    made = rebuilt(files.source, reference) if reference is not None else None
    if made is None:
        return "unreadable"
    return "same" if same_rules(files.rules, made) else "different"


def _reference(reader: Any) -> date | None:
    """The date of the document, which its rules depend on."""
    said = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(at(reader.trailer_view["/Info"], "/CreationDate")))
    try:
        return date(*map(int, said.groups())) if said else None
    except ValueError:
        return None


def read_authority(path: Path) -> bytes:
    """The bytes of a certificate; raises Unverifiable."""
    try:
        return beginning(path, 1_000_000)
    except OSError as error:
        raise Unverifiable(f"Impossible de lire le certificat « {path} ».") from error
