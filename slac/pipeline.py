"""The passes, in order, one function each: the page to open first.

    read → parse → lower               : what ``understand`` does
    → lint                             : what ``check`` adds; a contract made of several files, or with parameters,
                                         is first assembled in one piece
    → rules → compose → HTML → PDF     : what ``build`` does, on what ``check`` found

Values in, values out: nothing here prints, writes or looks at the clock.
"""

import json
import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.engine import content_of, engine
from slac.lint.settings import Settings
from slac.model.contract import Contract, Element, Gap, RichText, ServiceHours, Stated, Suppression
from slac.model.reuse import NOTHING, Given, Load, NotLoaded, nowhere, reuses
from slac.outputs import LARGEST
from slac.record import Record, fields, replace
from slac.resources import resource_folder
from slac.source import Source, Span

if TYPE_CHECKING:
    from slac.compare import Comparison
    from slac.document.tree import Document, Kind
    from slac.export.conversion import Days
    from slac.export.exporting import Export
    from slac.model.assemble import Assembly
    from slac.model.value_files import Row


class Unreadable(SlacError):
    """A file that is no text of a contract, or that cannot be opened."""


class Undated(SlacError):
    """A reference date that is none."""


# -- read ---------------------------------------------------------------------------------------------------------


def read(path: Path, shown: str) -> Source:
    """The text of the contract in ``path``, called ``shown`` in messages; raises `Unreadable`."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"Impossible de lire « {shown} » : {_reason(error)}.") from error
    return decode(data, shown)


def decode(data: bytes, shown: str) -> Source:
    """The text of a contract; raises `Unreadable` for what is too large, binary, or not in UTF-8."""
    if len(data) > LARGEST:
        raise _not_a_contract(
            shown, f"dépasse {LARGEST // 1_000_000} Mo : ce n'est sans doute pas un contrat"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_a_contract(shown, f"est en UTF-16 ; {_SAVE_AS_UTF_8}")
    if b"\0" in data:
        raise _not_a_contract(shown, "n'est pas un fichier de texte (est-ce un fichier Word ou PDF ?)")
    try:
        return Source(data.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        # No guess: a wrong one would print another letter in a signed document.
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_a_contract(shown, f"n'est pas en UTF-8 (ligne {line}) ; {_SAVE_AS_UTF_8}") from error


_SAVE_AS_UTF_8 = "enregistrez-le avec l'encodage « UTF-8 » (Enregistrer sous, dans la plupart des éditeurs)"


def _not_a_contract(shown: str, why: str) -> Unreadable:
    error = Unreadable(f"« {shown} » {why}.")
    error.exit_code = 1  # a file that does not parse, not a bad use
    return error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "ce fichier n'existe pas"
        case PermissionError():
            return "la lecture n'est pas permise"
        case IsADirectoryError():
            return "c'est un dossier"
    return "ce lien tourne en rond" if error.errno == 40 else (error.strerror or "erreur du système").lower()


def read_values(path: Path, shown: str) -> "tuple[Row, ...]":
    """The sets of values in a file, one a contract; raises `Unreadable` and `BadValues`."""
    from slac.model.value_files import LARGEST, rows

    try:
        with path.open("rb") as file:
            return rows(file.read(LARGEST + 1), shown)
    except OSError as error:
        raise Unreadable(f"Impossible de lire « {shown} » : {_reason(error)}.") from error


class Project(Record):
    """Reads the files that a contract in ``folder`` (absolute), called ``shown`` in messages, is made of.

    Only those of the project, below ``root`` once links are followed; a `Load` when called.
    """

    folder: Path
    root: Path
    shown: str

    def __call__(self, path: str) -> Source:
        called = posixpath.normpath(posixpath.join(posixpath.dirname(self.shown), path))
        try:
            return read(self._file(path), called)
        except Unreadable as error:
            raise NotLoaded("INC01", str(error).removeprefix(f"« {called} » ").rstrip(".")) from error

    def image(self, path: str) -> bytes:
        """The bytes of a file of the project, `images.LARGEST` and one at most."""
        from slac.model.images import LARGEST as LARGEST_IMAGE

        try:
            with self._file(path).open("rb") as file:
                return file.read(LARGEST_IMAGE + 1)
        except OSError as error:
            raise NotLoaded("INC01", _reason(error)) from error

    def _file(self, path: str) -> Path:
        file = Path(os.path.normpath(self.folder / path))
        if not file.is_relative_to(os.path.normpath(self.root)):
            raise NotLoaded("INC02", "ce chemin sort du dossier du projet")
        try:
            real = file.resolve(strict=True)
            if not real.is_relative_to(self.root.resolve()):
                raise NotLoaded("INC02", "ce lien mène hors du dossier du projet")
            if not real.is_file():
                raise NotLoaded("INC01", "c'est un dossier" if real.is_dir() else "ce n'est pas un fichier")
            return real
        except (OSError, ValueError) as error:
            why = _reason(error) if isinstance(error, OSError) else "ce chemin n'en est pas un"
            raise NotLoaded("INC01", why) from error


# -- check --------------------------------------------------------------------------------------------------------


class CheckResult(Record):
    """What reading a contract found.

    ``contract`` is None when the text has mistakes of writing (all of them are in ``findings``) and for a fragment,
    which is never linted alone. ``set_aside`` are the findings that the contract suppresses, with its reasons.
    ``assembly`` tells what the contract is made of, None for one that is whole in its file.
    """

    source: Source
    contract: Contract | None
    findings: tuple[Diagnostic, ...]
    set_aside: tuple[tuple[Diagnostic, Suppression], ...] = ()
    fragment: bool = False
    assembly: "Assembly | None" = None

    @property
    def canonical(self) -> Source:
        """The contract in one piece: what is attached to its document, and whose fingerprint it bears."""
        return Source(self.assembly.text, self.source.path) if self.assembly else self.source

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def understand(source: Source, load: Load = nowhere, given: Given = NOTHING) -> CheckResult:
    """Parse and lower, without linting: enough to answer from the contract; ``findings`` are those of its reading.

    ``load`` gives the files that the contract is made of, ``given`` holds the values of its parameters.
    """
    from slac.model import lower
    from slac.model.images import images_of
    from slac.syntax import parse

    assembly = None
    if reuses(source) or given.values:
        from slac.model.assemble import assemble

        assembly = assemble(source, load, given)
        tree, found = assembly.tree, assembly.diagnostics
    else:
        tree, found = parse(source)
    if tree.is_fragment:
        own = tuple(d for d in found if d.code.startswith("SYN") and d.span.source.path == source.path)
        return CheckResult(source, None, own, fragment=bool(tree.blocks))
    if any(d.severity is Severity.ERROR and d.code.startswith("SYN") for d in found):
        return CheckResult(source, None, found, assembly=assembly)
    contract, faults = lower(tree)
    images, lost = images_of(contract, load.image)
    return CheckResult(source, replace(contract, images=images), (*found, *faults, *lost), assembly=assembly)


def check(
    source: Source, settings: Settings = Settings(), load: Load = nowhere, given: Given = NOTHING
) -> CheckResult:
    """Parse, lower and lint; raises ``UnknownRule`` for settings that name no rule."""
    from slac.lint.runner import examine

    understood = understand(source, load, given)
    if understood.contract is None:
        return understood
    examined = examine(understood.contract, settings, understood.findings)
    return replace(understood, findings=examined.kept, set_aside=examined.set_aside)


# -- build --------------------------------------------------------------------------------------------------------


class Options(NamedTuple):
    """How to build. ``final`` None: final when nothing is missing, else a draft; True refuses to build a draft.

    ``documents`` empty: the contract; of an amendment, what it changes and the consolidated contract.
    """

    reference: date
    formats: tuple[str, ...] = ("pdf", "json")
    final: bool | None = None
    templates: Path | None = None
    fonts: Path | None = None
    documents: "tuple[Kind, ...]" = ()
    word_reference: Path | None = None


class Missing(NamedTuple):
    """Why a document is a draft: a sentence, and where in the source (None: not a matter of the source).

    ``code`` is that of the error which the sentence tells, "" for what is to be filled in.
    """

    text: str
    span: Span | None = None
    code: str = ""


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
    contract = checked.contract
    assert contract is not None, "only a contract that parses is built"
    missing = missing_of(checked)
    canonical = checked.canonical
    rules = rules_of(contract, options.reference, canonical)
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


def documents_of(checked: CheckResult, options: Options) -> "tuple[Kind, ...]":
    """The documents that are asked for and that a contract has."""
    amends = checked.assembly is not None and checked.assembly.amendment is not None
    usual: tuple[Kind, ...] = ("avenant", "annexe") if amends else ("annexe",)
    return tuple(kind for kind in options.documents or usual if kind != "avenant" or amends)


def called_after(name: str, kind: "Kind", checked: CheckResult) -> str:
    """The file of a document, without its suffix: that of what is signed is called as the contract is."""
    signed = (
        "avenant" if checked.assembly is not None and checked.assembly.amendment is not None else "annexe"
    )
    if kind == signed:
        return name
    return f"{name}-{'consolide' if kind == 'annexe' else kind}"


def is_draft(missing: tuple[Missing, ...], options: Options) -> bool:
    """Whether the document bears PROJET: as asked, else while something is missing."""
    return bool(missing) if options.final is None else not options.final


def rules_of(
    contract: Contract, reference: date, canonical: Source | None = None, years: tuple[int, ...] = ()
) -> bytes:
    """The rule set, as it is written to ``rules.json`` and attached to the PDF.

    It bears the fingerprint of the ``canonical`` text, that of the contract's file by default; its holidays are dated
    for ``years``, by default that of ``reference`` and the next.
    """
    from slac.export.rules import rule_set
    from slac.export.text import dumps
    from slac.worktime.from_contract import calendar_of

    calendars = {hours.name: calendar_of(contract, hours) for hours in contract.all(ServiceHours)}
    rules = rule_set(contract, calendars, reference, years)
    if canonical is not None:
        rules["contract"]["source_sha256"] = canonical.fingerprint
    return dumps(rules)


def compose(checked: CheckResult, kind: "Kind", missing: tuple[Missing, ...], options: Options) -> "Document":
    """One document of a contract, as it would be printed if the fonts had every character."""
    from slac.document import composition

    contract = checked.contract
    assert contract is not None, "only a contract that parses is composed"
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
            amended = amending(checked.assembly)
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


# -- export -------------------------------------------------------------------------------------------------------


#: The blocks whose faults an export of delays depends on, and those that it depends on when it carries their section.
_DELAYS = {"décompte", "priorité", "engagement", "gamme"}
_CARRIED = {"disponibilité": "availability", "indicateur": "performance", "maintenance": "maintenance"}

#: The years whose holidays may be dated.
EXPORT_YEARS = range(2000, 2061)


def faults_of_export(checked: CheckResult, target: str) -> tuple[Diagnostic, ...]:
    """The errors about what an export depends on; raises ``UnknownTarget``."""
    from slac.export.targets import target as target_of

    abilities = target_of(target).abilities
    keywords = {"horaires"} | (_DELAYS if abilities.delays else set())
    keywords |= {keyword for keyword, section in _CARRIED.items() if section in abilities.carried}
    contract = checked.contract
    assert contract is not None, "only a contract that parses is exported"
    spans = [element.whole for element in contract.elements if element.keyword in keywords]
    return tuple(
        error
        for error in checked.errors
        if error.code in _ABOUT_VALUES
        or any(
            _within(place, span)
            for place in (error.span, *(at.span for at in error.labels))
            for span in spans
        )
    )


def _within(place: Span, whole: Span) -> bool:
    return place.source.path == whole.source.path and whole.start <= place.start < whole.end


def export(
    checked: CheckResult,
    target: str,
    reference: date,
    years: tuple[int, ...] = (),
    days: "Days | None" = None,
) -> "Export":
    """The files of a ticketing system, from the rule set alone; raises ``UnknownTarget``.

    Holidays are dated for ``years``, by default that of ``reference`` and the next; ``days`` is what to do with delays
    that the system cannot hold exactly, None to refuse them. A contract with errors about what is exported is refused.
    """
    from slac.export.exporting import export as export_rules
    from slac.export.losses import Loss
    from slac.export.ruleset import Place, RuleSet

    assert checked.contract is not None, "only a contract that parses is exported"
    rules = RuleSet.read(rules_of(checked.contract, reference, checked.canonical, years))
    faults = [
        Loss(
            f"erreur {fault.code}",
            "error",
            fault.message.rstrip("."),
            Place(None, fault.span.first.line),
            refused=True,
        )
        for fault in faults_of_export(checked, target)
    ]
    return export_rules(rules, target, days, faults)


# -- when to build again ------------------------------------------------------------------------------------------


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


@cache
def _fonts(folder: Path | None) -> str:
    from slac.document.fonts import find_fonts

    digest = sha256()
    for face in find_fonts(folder).faces:
        digest.update(sha256(face.path.read_bytes()).digest())
    return digest.hexdigest()


def reference_date(contract: Contract, asked: date | None, epoch: str | None, today: date) -> date:
    """The date that dates the documents: as ``asked``, else the contract's, else SOURCE_DATE_EPOCH, else today."""
    if asked is not None:
        return asked
    stated = contract.agreement.effective_date
    if stated is not None and isinstance(stated.value, date):
        return stated.value
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise Undated(
                f"SOURCE_DATE_EPOCH vaut « {epoch} » : ce n'est pas un nombre de secondes."
            ) from error
    return today


# -- what keeps a document a draft --------------------------------------------------------------------------------


#: Findings about values that are given: they are told in full, since reading the contract again would not show them.
_ABOUT_VALUES = ("PAR01", "PAR02", "PAR03")


def missing_of(checked: CheckResult) -> tuple[Missing, ...]:
    """What has to be filled or put right before the document is final, in the order of the source."""
    contract = checked.contract
    missing = [hole for element in contract.elements for hole in _holes(element)] if contract else []
    said = {hole.span for hole in missing}
    missing += (
        Missing(f"« [{gap.text}] » à remplir", gap.span)
        for gap in (contract.holes if contract else ())
        if gap.span not in said
    )
    if checked.assembly is not None:
        from slac.model.filling import is_value

        # A parameter without a value is said once, not wherever it is called.
        missing = [hole for hole in missing if hole.span is None or not is_value(hole.span)]
        missing += (
            Missing(f"paramètre {p.written} : {p.hole} à remplir", p.place) for p in checked.assembly.unfilled
        )
    holes = {hole.span for hole in missing}
    errors = [error for error in checked.errors if error.span not in holes]  # a hole is not said twice
    missing += (Missing(e.message.rstrip("."), e.span) for e in errors if e.code in _ABOUT_VALUES)
    labels = {clause.heading: clause.label for clause in contract.clauses.values()} if contract else {}
    missing += (
        _error(error, labels.get(error.heading, "")) for error in errors if error.code not in _ABOUT_VALUES
    )
    return tuple(missing)


def _error(error: Diagnostic, label: str) -> Missing:
    """An error of review, told with the label of the clause that it is found in: « … (article 2) »."""
    said = label[:1].lower() + label[1:] if " " in label else label
    clause = f" ({said})" if said else ""
    return Missing(f"{error.message.rstrip('.')}{clause}", error.span, error.code)


def _holes(element: Element) -> Iterator[Missing]:
    """`à compléter`, and square brackets, wherever they stand in a block."""
    name = element.written_name
    where = element.keyword if name == element.keyword else f"{element.keyword} {name}".strip()
    found: dict[tuple[str, int], Missing] = {}
    stack: list[Any] = [getattr(element, name) for name in fields(element)]
    while stack:
        item = stack.pop()
        if isinstance(item, Gap):
            found[item.span.source.path, item.span.start] = Missing(
                f"{where} : « [{item.text}] » à remplir", item.span
            )
        elif isinstance(item, Stated):
            if item.absent in ("à compléter", "trou"):
                said = " ".join(item.line.text.split())
                found[item.span.source.path, item.span.start] = Missing(f"{where} : « {said} »", item.span)
            stack += [item.value, item.cases, item.conditions]
        elif isinstance(item, Source | Span | str):
            continue
        elif isinstance(item, tuple):
            stack += item
        elif isinstance(item, Record):
            stack += [getattr(item, name) for name in fields(item)]
    yield from (found[place] for place in sorted(found))


# -- compare ------------------------------------------------------------------------------------------------------


def compare(old: Contract, new: Contract) -> "Comparison":
    """What the new version of a contract changes, said in the words that its document prints."""
    from slac.compare import compare as comparison_of
    from slac.document.phrases import Phrases
    from slac.document.tree import plain

    class Voice:
        def __init__(self, contract: Contract) -> None:
            self._phrases = Phrases(contract)

        def value(self, value: object) -> str:
            return plain(self._phrases.value(value))

        def text(self, text: RichText) -> str:
            return plain(self._phrases.text(text))

    return comparison_of(old, new, Voice(old), Voice(new))


# -- Word for review ----------------------------------------------------------------------------------------------


def commented(checked: CheckResult, options: Options) -> bytes:
    """The contract as a Word file, each finding a comment on the words that it is about."""
    from slac.document import review
    from slac.document.docx import render_docx

    assert checked.contract is not None, "only a contract that parses is composed"
    missing = missing_of(checked)
    whole = compose(checked, "annexe", missing, options)
    return render_docx(review.annotated(whole, checked.findings, checked.contract), options.word_reference)


def redline(old: CheckResult, new: CheckResult, options: Options) -> bytes:
    """The new version as a Word file whose tracked changes, rejected, give the old one."""
    from slac.document.docx import redlining, render_docx

    def written(checked: CheckResult) -> bytes:
        document = compose(checked, "annexe", (), options._replace(final=True))
        return render_docx(document, options.word_reference)

    return redlining.redline(written(old), written(new), options.reference)
