"""The document as a Word file that lawyers negotiate on: real styles, live numbers, renvois and contents.

From the same tree as HTML and PDF, with python-docx. The same document gives the same bytes.
"""

from pathlib import Path

from slac.diagnostics import SlacError
from slac.document.tree import Document


class NoWord(SlacError):
    """The extra ``word`` is not installed, or a reference document cannot be used."""


NO_WORD = (
    "Les documents Word demandent des bibliothèques de plus ; installez-les avec : pip install 'slac[word]'."
)


def render_docx(document: Document, reference: Path | None = None) -> bytes:
    """The ``.docx`` of a document; ``reference`` is a Word file whose styles, page and numbering of pages it takes.

    Raises NoWord without python-docx, or where ``reference`` is no Word file.
    """
    try:
        import docx  # noqa: F401  # whether it is there
    except ImportError as error:
        raise NoWord(NO_WORD) from error
    from slac.document.docx.package import opened, packed
    from slac.document.docx.writing import write

    file = opened(reference)
    write(file, document, own_look=reference is None)
    return packed(file, document)
