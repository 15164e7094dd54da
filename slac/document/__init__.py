"""The document of a contract: its tree, and what is made of it.

Each name is imported when first used: composing needs neither Jinja nor WeasyPrint.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slac.document.composition import compose
    from slac.document.fonts import find_fonts, ready
    from slac.document.html import render_html
    from slac.document.pdf import Attachment, render_pdf

_HOME = {
    "compose": "composition",
    "find_fonts": "fonts",
    "ready": "fonts",
    "render_html": "html",
    "Attachment": "pdf",
    "render_pdf": "pdf",
}

__all__ = ["Attachment", "compose", "find_fonts", "ready", "render_html", "render_pdf"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"slac.document.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
