"""What was found in a contract to its documents, and their files."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from slac.model.contract import Contract
from slac.outputs import Kind
from slac.pipeline.checking import CheckResult
from slac.pipeline.comparing import compare
from slac.pipeline.drafts import Missing, missing_of
from slac.pipeline.exporting import rules_of
from slac.resources import resource_folder
from slac.source import Source

if TYPE_CHECKING:
    from slac.document.tree import Document


class Options(NamedTuple):
    """How to build. ``final`` None: final when nothing is missing, else a draft; True refuses to build a draft.

    ``documents`` empty: the contract; of an amendment, what it changes and the consolidated contract.
    """

    reference: date
    formats: tuple[str, ...] = ("pdf", "json")
    final: bool | None = None
    templates: Path | None = None
    fonts: Path | None = None
    documents: tuple[Kind, ...] = ()
    word_reference: Path | None = None


class BuildResult(NamedTuple):
    """``files`` by name, empty when ``refused``; ``draft`` when the document bears PROJET."""

    files: Mapping[str, bytes]
    missing: tuple[Missing, ...]
    draft: bool
    refused: bool = False


def build(checked: CheckResult, name: str, options: Options) -> BuildResult:
    """The files of a contract that was read, called after ``name``: ``name.pdf``, ``name-fiche.html``, ``rules.json``.

    Only what the contract has is built: ``avenant`` is the document of an amendment.
    """
    missing = missing_of(checked)
    canonical = checked.canonical
    rules = rules_of(checked.parsed, options.reference, canonical)
    files: dict[str, bytes] = {"rules.json": rules} if "json" in options.formats else {}
    composed = {}
    for kind in documents_of(checked, options):
        composed[kind], missing = printable(compose(checked, kind, missing, options), missing, options)
    if options.final and missing:
        return BuildResult({}, missing, draft=True, refused=True)
    for kind, document in composed.items():
        called = called_after(name, kind, checked)
        if "html" in options.formats:
            files[f"{called}.html"] = html_of(document, options)
        if "docx" in options.formats:
            files[f"{called}.docx"] = docx_of(document, options)
        if "pdf" in options.formats:
            files[f"{called}.pdf"] = pdf_of(document, name, rules, canonical, options)
    draft = any(document.meta.draft for document in composed.values()) or is_draft(missing, options)
    return BuildResult(files, missing, draft)


def documents_of(checked: CheckResult, options: Options) -> tuple[Kind, ...]:
    """The documents that are asked for and that a contract has."""
    usual: tuple[Kind, ...] = ("avenant", "annexe") if checked.amends else ("annexe",)
    return tuple(kind for kind in options.documents or usual if kind != "avenant" or checked.amends)


def called_after(name: str, kind: Kind, checked: CheckResult) -> str:
    """The file of a document, without its suffix: that of what is signed is called as the contract is."""
    if kind == ("avenant" if checked.amends else "annexe"):
        return name
    return f"{name}-{'consolide' if kind == 'annexe' else kind}"


def is_draft(missing: tuple[Missing, ...], options: Options) -> bool:
    """Whether the document bears PROJET: as asked, else while something is missing."""
    return bool(missing) if options.final is None else not options.final


def compose(checked: CheckResult, kind: Kind, missing: tuple[Missing, ...], options: Options) -> "Document":
    """One document of a contract, as it would be printed if the fonts had every character."""
    from slac.document import composition

    contract = checked.parsed
    common: Common = {
        "reference_date": options.reference,
        "draft": is_draft(missing, options),
        "missing": [told.text for told in missing],
        "fingerprint": checked.canonical.fingerprint,
    }
    match kind:
        case "avenant":
            from slac.document import amendment
            from slac.model.amendment import amending

            assert checked.assembly is not None, "only what amends a contract has such a document"
            amended = amending(contract, checked.assembly)
            assert amended is not None, "only what amends a contract has such a document"
            differences = [amendment.Difference(*each) for each in _differences(amended.base, contract)]
            return amendment.compose(contract, amended, differences, **common)
        case "fiche":
            from slac.document import summary

            return summary.compose(contract, **common)
        case "constats":
            from slac.document import review

            # It gives the errors themselves: only what is to be filled in is left to list.
            common["missing"] = [told.text for told in missing if not told.code]
            return review.compose(contract, checked.findings, checked.set_aside, **common)
    return composition.compose(contract, **common)


class Common(TypedDict):
    """What every document is told."""

    reference_date: date
    draft: bool
    missing: Sequence[str]
    fingerprint: str


def _differences(old: Contract, new: Contract) -> Iterator[tuple[str, str, str]]:
    """What a new version changes of what was promised: about what, and its words before and after.

    Texts are left out: an amendment gives them whole.
    """
    for change in compare(old, new).changes:
        texts = any(words.startswith("«") for words in (change.before, change.after) if words)
        if change.form or change.block == "contrat" or change.property is None or texts:
            continue
        if change.kind == "consequence":
            yield change.subject, change.before or "", change.details[0]
        else:
            yield change.subject, change.before or "", change.after or ""


def printable(
    document: "Document", missing: tuple[Missing, ...], options: Options
) -> "tuple[Document, tuple[Missing, ...]]":
    """The document as the fonts can print it, and all that keeps it a draft: what they cannot print as well."""
    from slac.document.fonts import find_fonts, ready

    if "pdf" not in options.formats:
        return document, missing
    found = ready(document, find_fonts(options.fonts))
    known = {told.text for told in missing}
    unprintable = [text for text in found.meta.missing if text not in known]
    return found, (*missing, *map(Missing, unprintable))


def html_of(document: "Document", options: Options) -> bytes:
    from slac.document.html import render_html

    return render_html(document, options.templates or resource_folder("templates")).encode()


def docx_of(document: "Document", options: Options) -> bytes:
    from slac.document.docx import render_docx

    return render_docx(document, options.word_reference)


def pdf_of(document: "Document", name: str, rules: bytes, source: Source, options: Options) -> bytes:
    """The PDF; attached to what is signed are the rules, and the source that it was made from."""
    from slac.document.fonts import find_fonts
    from slac.document.pdf import Attachment, render_pdf

    signed = document.meta.kind in ("annexe", "avenant")
    attachments = (
        Attachment("rules.json", rules, "Règles du contrat, lisibles par une machine", "Data"),
        Attachment(f"{name}.slac.txt", source.text.encode(), "Source du contrat", "Source"),
    )
    carried = attachments if signed else ()
    return render_pdf(document, carried, fonts=find_fonts(options.fonts), templates=options.templates)
