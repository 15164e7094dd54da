"""The document tree as HTML, one page for screen and print: Jinja templates of shapes, fed by this module.

Templates loop and place; what is decided (levels, anchors, where the contents stand) is decided here. Prose reaches
them as ``Markup`` built from the tree, every character escaped. The folder may be a firm's own copy of ``templates/``:
it runs in a sandbox, and an unknown variable is an error.

Context of ``document.html``: ``document`` (``slac.document.tree.Document``), ``title``, ``language``, ``date``
(ISO 8601), ``running`` (the title, as the head of a page has room for it), ``imprint`` (version and source),
``contents`` (entries with ``target``, ``level``, ``heading``), ``contents_on_cover``, ``initials`` (short names of the
signatories), ``missing`` (sentences), ``stylesheet``. Functions: ``inline`` (inline content), ``blocks`` (blocks),
``block`` (one block, by ``blocks/<kind>.html``).
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from slac.diagnostics import SlacError
from slac.document import layout
from slac.document.division import divided, divided_address
from slac.document.tree import (
    Alinea,
    Blank,
    Block,
    Blocks,
    Code,
    Document,
    Emphasis,
    Facts,
    Hole,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Section,
    SignatureBlock,
    Strong,
    Superscript,
    Table,
    TableReference,
    Text,
    Unknown,
    Week,
    plain,
)
from slac.document.typography import space
from slac.document.week import drawing
from slac.resources import resource_folder

if TYPE_CHECKING:
    from jinja2 import TemplateError as JinjaTemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

#: More boxes to sign may be divided between pages.
_FEW_SIGNATURES = 4
#: A longer address may be divided in a table too.
_SHORT_ADDRESS = 40


class TemplateError(SlacError):
    """A template that cannot be used."""


class Entry(NamedTuple):
    """A line of the contents."""

    target: str
    level: int
    heading: "Markup"


def render_html(document: Document, templates: Path | None = None) -> str:
    """One HTML page holding its own styles; ``templates`` is a folder like ``templates/``, ours by default.

    Raises TemplateError where a template is missing, misspelt, or uses what does not exist.
    """
    from jinja2 import TemplateError as JinjaError

    folder = templates or resource_folder("templates")
    try:
        return _Page(document, folder).render()
    except JinjaError as error:
        raise TemplateError(
            f"Les gabarits du dossier « {folder} » ne passent pas : {_place(error, folder)}{error}."
        ) from error
    except OSError as error:
        name = Path(str(error.filename)).name
        raise TemplateError(f"Il manque « {name} » aux gabarits du dossier « {folder} ».") from error


def _place(error: "JinjaTemplateError", folder: Path) -> str:
    """« cover.html, ligne 3 : », where it is known."""
    import traceback

    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(folder):
            name, line = Path(frame.filename).relative_to(folder).as_posix(), frame.lineno
    return f"{name}, ligne {line} : " if line else f"{name} : " if name else ""


@cache
def _environment(folder: Path) -> "ImmutableSandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


class _Page:
    """One rendering: the templates' functions, bound to a document."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.document = document
        self.folder = folder
        self.environment = _environment(folder)
        self.targets = frozenset(layout.identifiers(document.body))

    def render(self) -> str:
        from markupsafe import Markup

        document, meta = self.document, self.document.meta
        contents = [Entry(s.id, s.level, self.heading(s)) for s in layout.listed(document)]
        stylesheet = (self.folder / "look.css").read_text(encoding="utf-8")
        return self.environment.get_template("document.html").render(
            document=document,
            language=meta.language,
            title=layout.title_of(document),
            running=layout.running_title(document),
            date=meta.reference_date.isoformat(),
            imprint=layout.imprint(document),
            contents=contents,
            columns=layout.columns_of(document),
            contents_on_cover=layout.contents_on_cover(document),
            initials=layout.initialling(document),
            missing=[space(each, meta.language) for each in meta.missing],
            stylesheet=Markup(stylesheet),
            inline=self.inline,
            block=self.block,
            blocks=self.blocks,
        )

    # -- what templates call ------------------------------------------------------------------------------------

    def blocks(self, blocks: Blocks) -> "Markup":
        from markupsafe import Markup

        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: Block) -> "Markup":
        """One block by the template of its kind; ``table.html`` for a ``Table``, ``signature_block.html``…"""
        from markupsafe import Markup

        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(block).__name__).lower()
        template = self.environment.get_template(f"blocks/{name}.html")
        return Markup(
            template.render(block=block, inline=self.inline, blocks=self.blocks, **self._extra(block))
        )

    def _extra(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Section):
            shape = f"{re.sub(r'[^a-zé]', '-', block.kind)} {_shape(block)}".strip()
            return {
                "tag": f"h{min(block.level + 1, 6)}",
                "shape": shape,
                "heading": self.heading(block),
                "running": layout.running_heading(block),
            }
        if isinstance(block, Table):
            total = sum(block.weights)
            widths = [f"{100 * weight / total:.1f}%" for weight in block.weights]
            shapes = {"short": layout.is_short(block), "wide": layout.is_wide(block)}
            return {
                "widths": widths,
                "caption": self._caption(block),
                "shape": " ".join(s for s in shapes if shapes[s]),
            }
        if isinstance(block, Week):
            meta = self.document.meta
            return {"drawing": drawing(block, meta.language, narrow=meta.kind == "fiche")}
        if isinstance(block, Facts):
            return {"shape": "short" if layout.is_short(block) else ""}
        if isinstance(block, Alinea):
            return {"announcing": layout.announces(block), "deep": layout.is_deep(block.number)}
        return {}

    def heading(self, section: Section) -> "Markup":
        """« Article 3 — Accès au support », « 4.1 La formation », or the title alone."""
        from markupsafe import Markup

        title = self.inline(section.title)
        if not section.label:
            return title
        if " " in section.label:
            return Markup("{} — {}").format(section.label.replace(" ", "\u00a0"), title)
        return Markup('<span class="rank">{}</span> {}').format(section.label, title)

    def _caption(self, table: Table) -> "Markup":
        from markupsafe import Markup

        caption = layout.caption_of(table)
        if caption is None:
            return Markup("")
        return self.inline(caption.before) + caption.number + self.inline(caption.after)

    def inline(self, content: Inlines) -> "Markup":
        from markupsafe import Markup

        return Markup("").join(map(self._inline, content))

    def _inline(self, inline: Inline) -> "Markup":
        from markupsafe import Markup, escape

        match inline:
            case Text(text):
                return divided(text)
            case Superscript(text):
                return Markup("<sup>{}</sup>").format(text)
            case Code(text):
                return Markup("<code>{}</code>").format(text)
            case LineBreak():
                return Markup("<br>")
            case Blank():
                return Markup('<span class="blank"></span>')
            case Emphasis(inner):
                return Markup("<em>{}</em>").format(self.inline(inner))
            case Strong(inner):
                return Markup("<strong>{}</strong>").format(self.inline(inner))
            case Link(address, inner):
                return self._link(address, inner)
            case Reference(target, inner):
                if target not in self.targets:
                    return self.inline(inner)
                return Markup('<a class="reference" href="#{}">{}</a>').format(target, self.inline(inner))
            case TableReference(_, title):
                return escape(title)
            case Hole(text):
                return Markup('<mark class="hole">[{}]</mark>').format(text)
            case Unknown(written):
                return Markup('<mark class="unknown">[renvoi inconnu\u00a0: {}]</mark>').format(written)

    def _link(self, address: str, inner: Inlines) -> "Markup":
        """On paper, a link that does not show its address is followed by it."""
        from markupsafe import Markup

        shown = re.sub(r"^(mailto:|tel:)", "", address)
        text = plain(inner)
        if text not in (address, shown) and not _MAILBOX.fullmatch(text):
            told = Markup(' data-address="{}"').format(shown)
            return Markup('<a class="address" href="{}"{}>{}</a>').format(address, told, self.inline(inner))
        told = Markup("") if text in (address, shown) else Markup(' data-address="{}"').format(shown)
        kind = "address short" if len(text) <= _SHORT_ADDRESS else "address"
        return Markup('<a class="{}" href="{}"{}>{}</a>').format(kind, address, told, divided_address(text))


_MAILBOX = re.compile(r"[\w.+-]+@[\w.-]+")


def _shape(section: Section) -> str:
    """What the first block asks of its section: a page in landscape, or room for many to sign."""
    if layout.stands_wide(section):
        return "wide"
    match section.blocks[:1]:
        case (SignatureBlock() as block,) if len(block.boxes) > _FEW_SIGNATURES:
            return "many"
    return ""
