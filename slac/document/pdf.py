"""The document as one PDF, archivable, accessible, signable, carrying its own rules; the only use of WeasyPrint.

The same document gives the same bytes on every machine that has the same fonts and libraries: no date but the
document's own, no font but the private ones, nothing fetched but files of the template folder.
"""

import logging
import re
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal, NamedTuple

from slac.diagnostics import SlacError
from slac.document.division import joined
from slac.document.finishing import DRAFT, finish
from slac.document.fonts import Fonts, find_fonts, font_faces, ready
from slac.document.html import render_html
from slac.document.summary import tightenings
from slac.document.tree import Document, Figure, figures
from slac.resources import resource_folder


class Attachment(NamedTuple):
    """A file that travels in the PDF; ``relationship`` as in ISO 32000-2, 7.11.3. ``name`` gives the media type."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Data", "Source"]


class MissingLibrary(SlacError):
    """WeasyPrint's system libraries are not installed."""


class PageError(SlacError):
    """The page cannot be laid out as the templates ask."""


_NO_PANGO = (
    "Il manque les bibliothèques qui mettent le document en page ; sous Debian ou Ubuntu : "
    "« sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 »."
)

#: PDF/A has no smoothed images (ISO 19005-3, 6.2.8); where one signs, WeasyPrint makes a field only of a box that is
#: drawn as forms are, which a browser would draw as a small square.
_PRINTED = "img { image-rendering: crisp-edges; } input.here { appearance: auto !important; }"

#: What a template may load from its folder.
_SUFFIXES = (".css", ".svg", ".png", ".jpg", ".jpeg")


def render_pdf(
    document: Document,
    attachments: Sequence[Attachment] = (),
    *,
    fonts: Fonts | None = None,
    templates: Path | None = None,
) -> bytes:
    """The PDF, PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.

    Attachments are dated as the document is. A document that cannot be printed as it is (see ``fonts.ready``) is
    printed as a draft. Raises MissingLibrary without Pango, TemplateError, and PageError where WeasyPrint
    warns of anything or a template asks for what it may not have.
    """
    weasyprint = _weasyprint()
    fonts = fonts or find_fonts()
    document = ready(document, fonts)
    folder = (templates or resource_folder("templates")).resolve()
    sheets = [font_faces(fonts), _PRINTED]
    if document.meta.draft:
        sheets.append((folder / "draft.css").read_text(encoding="utf-8"))
    images = {figure.uri: figure for figure in figures(document.body)}
    printing = _Printing(weasyprint, sheets, _Resources(folder, fonts, images))
    with _Warnings() as found, warnings.catch_warnings():
        # WeasyPrint 70 leaves the file of its colour profile to the garbage collector.
        warnings.filterwarnings("ignore", "unclosed file .*sRGB2014", ResourceWarning)
        pages = printing.laid_out(document)
        if document.meta.kind == "fiche" and len(pages.pages) > 1:
            pages = printing.on_one_page(document)
        if document.meta.draft:
            pages.metadata.keywords.append(DRAFT)
        content = printing.written(pages, _dated(attachments, document))
    if found.messages:
        raise PageError(_fault(found.messages[0], folder, printing))
    return content


def _dated(attachments: Sequence[Attachment], document: Document) -> list[dict[str, Any]]:
    at = datetime.combine(document.meta.reference_date, time(), UTC)
    return [
        {
            "string": each.content,
            "name": each.name,
            "description": each.description,
            "relationship": each.relationship,
            "created": at,
            "modified": at,
        }
        for each in attachments
    ]


class _Resources(NamedTuple):
    """All that a page may load: the template folder's own files, the fonts, and the document's images."""

    folder: Path
    fonts: Fonts
    images: Mapping[str, Figure] = {}

    @property
    def base(self) -> str:
        return f"{self.folder.as_uri()}/"

    def find(self, url: str) -> Path | None:
        """The file that ``url`` names, None for any other."""
        from urllib.parse import unquote, urlsplit

        for face in self.fonts.faces:
            if url == face.path.resolve().as_uri():
                return face.path
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        ours = parts.scheme == "file" and not parts.netloc and path.is_relative_to(self.folder)
        return path if ours and path.suffix.lower() in _SUFFIXES and path.is_file() else None


class _Printing:
    """The printing of one document: its style sheets read once, its pages laid out, then written."""

    def __init__(self, weasyprint: Any, sheets: Sequence[str], resources: _Resources) -> None:
        self.weasyprint = weasyprint
        self.resources = resources
        self.fetcher = _fetcher(weasyprint, resources)
        self.configuration = weasyprint.text.fonts.FontConfiguration()
        self.where = {"base_url": resources.base, "url_fetcher": self.fetcher}
        self.sheets = [
            weasyprint.CSS(string=sheet, font_config=self.configuration, **self.where)
            for sheet in sheets
            if sheet
        ]

    def laid_out(self, document: Document) -> Any:
        html = joined(render_html(document, self.resources.folder))
        try:
            return self.weasyprint.HTML(string=html, **self.where).render(
                font_config=self.configuration, stylesheets=self.sheets, **_OPTIONS
            )
        except self.weasyprint.urls.FatalURLFetchingError as error:
            raise PageError(_fault(str(error), self.resources.folder, self)) from error

    def warnings_of(self, sheet: str) -> list[str]:
        """What WeasyPrint warns of in one style sheet."""
        with _Warnings() as found, suppress(self.weasyprint.urls.FatalURLFetchingError):
            self.weasyprint.CSS(string=sheet, font_config=self.configuration, **self.where)
        return found.messages

    def on_one_page(self, document: Document) -> Any:
        """The roomiest setting that fits, else the tightest."""
        pages = None
        for tighter in tightenings(document):
            pages = self.laid_out(tighter)
            if len(pages.pages) == 1:
                break
        return pages

    def written(self, pages: Any, attachments: list[dict[str, Any]]) -> bytes:
        made = [self.weasyprint.Attachment(**each, url_fetcher=self.fetcher) for each in attachments]
        content: bytes = pages.write_pdf(finisher=finish, attachments=made, **_OPTIONS)
        return content


def _fault(message: str, folder: Path, printing: _Printing) -> str:
    """What WeasyPrint says of the templates, with the file and the line where it can be known."""
    return (
        f"Les gabarits du dossier « {folder} » ne passent pas : {_place(message, folder, printing)}{message}."
    )


def _place(message: str, folder: Path, printing: _Printing) -> str:
    """« look.css, ligne 12 : ».

    WeasyPrint counts lines from the start of a style sheet without naming it: each is read again, alone. An address
    is looked for as it is written.
    """
    line = re.search(r" at (\d+):\d+", message)
    address = re.search(r"« (\S+) »", message)
    for file in sorted(f for f in folder.rglob("*") if f.suffix in (".css", ".html")):
        text = file.read_text(encoding="utf-8", errors="replace")
        name = file.relative_to(folder).as_posix()
        if line is not None and file.suffix == ".css" and message in printing.warnings_of(text):
            return f"{name}, ligne {line[1]} : "
        if address is not None:
            told = address[1].rpartition("/")[2] or address[1]
            for number, written in enumerate(text.splitlines(), 1):
                if told in written:
                    return f"{name}, ligne {number} : "
    return ""


#: What makes the file archivable, accessible and signable.
_OPTIONS = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "pdf_forms": True}


def _fetcher(weasyprint: Any, resources: _Resources) -> Any:
    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # untyped library
        def fetch(self, url: str, headers: object = None) -> Any:
            if image := resources.images.get(url):
                headers = {"Content-Type": image.media}
                return weasyprint.urls.URLFetcherResponse(url, image.data, headers)
            path = resources.find(url)
            if path is None:
                raise weasyprint.urls.FatalURLFetchingError(f"« {url} » est hors de ce dossier")
            return weasyprint.urls.URLFetcherResponse(url, path.read_bytes())

    return Fetcher()


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
        import weasyprint.urls
    except OSError as error:
        raise MissingLibrary(_NO_PANGO) from error
    return weasyprint


class _Warnings(logging.Handler):
    """Collects what WeasyPrint warns of while the context is open; other handlers see nothing of it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._logger = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> "_Warnings":
        self._propagates = self._logger.propagate
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagates
