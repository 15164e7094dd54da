"""The fonts of the printed document, found on the machine and never looked up by name.

TeX Gyre Pagella sets the text, TeX Gyre Heros tables and headings (GUST licence; Debian package fonts-texgyre). They
are declared under private names, so that the reader's own fonts are never consulted and two machines give one page.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from slac.document.rewriting import respelt, rewrite, runs
from slac.document.tree import Document, Inlines, plain
from slac.resources import font_files

SERIF = "Slac Serif"
SANS = "Slac Sans"


class Face(NamedTuple):
    """A file of one style; ``modified`` tells it from what was there before."""

    family: str
    weight: int
    italic: bool
    path: Path
    modified: int


class Fonts(NamedTuple):
    """What was found; ``notice`` says in one French sentence what is missing, "" when nothing is."""

    faces: tuple[Face, ...]
    notice: str


#: Of each file, in the order of ``FONT_FILES``.
_STYLES = tuple(
    (family, weight, italic)
    for family in (SERIF, SANS)
    for weight, italic in ((400, False), (400, True), (700, False), (700, True))
)

_MISSING = (
    "Les polices TeX Gyre Pagella et TeX Gyre Heros manquent, et le document reste un projet : installez-les "
    "(sous Debian : « sudo apt-get install fonts-texgyre »), ou indiquez leur dossier dans « [fonts] » de slac.toml."
)


def find_fonts(folder: Path | None = None) -> Fonts:
    """The eight faces, in ``folder`` if one is given, else in the system's usual folders; all of one, or none."""
    for files in font_files(folder):
        if all(file.is_file() for file in files):
            styled = zip(_STYLES, files, strict=True)
            return Fonts(tuple(Face(*style, file, file.stat().st_mtime_ns) for style, file in styled), "")
    return Fonts((), _MISSING)


def font_faces(fonts: Fonts) -> str:
    """The style sheet that declares them."""
    return "\n".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight};"
        f" font-style: {'italic' if face.italic else 'normal'}; src: url({face.path.resolve().as_uri()}); }}"
        for face in fonts.faces
    )


def ready(document: Document, fonts: Fonts) -> Document:
    """The document as it can be printed with these fonts.

    A character that the fonts do not have is printed as its code point (« [U+1F600] »): another font found on the
    machine would make the page depend on it. Where that happens, or fonts are missing, the document stays a draft and
    says why in ``meta.missing``.
    """
    reasons = [fonts.notice] if fonts.notice else []
    if fonts.faces:
        unknown = sorted({c for text in _texts(document) for c in text if not _printable(c, fonts)})
        if unknown:
            document = rewrite(document, lambda content: _spelt_out(content, frozenset(unknown)))
            reasons.append(_unprintable(unknown))
    meta = document.meta
    new = tuple(reason for reason in reasons if reason not in meta.missing)
    if not reasons:
        return document
    return Document(meta._replace(draft=True, missing=meta.missing + new), document.cover, document.body)


# -- which characters the fonts have ------------------------------------------------------------------------------


def _unprintable(characters: list[str]) -> str:
    codes = [f"U+{ord(character):04X}" for character in characters]
    if len(codes) == 1:
        return f"Le caractère {codes[0]} n'existe pas dans les polices du document : il est imprimé « [{codes[0]}] »."
    listed = ", ".join(codes[:_LISTED]) + (
        f" et {len(codes) - _LISTED} autres" if len(codes) > _LISTED else ""
    )
    return (
        f"{len(codes)} caractères n'existent pas dans les polices du document ({listed}) : "
        f"chacun est imprimé par son code, comme « [{codes[0]}] »."
    )


#: How many characters are named in that sentence.
_LISTED = 8

#: Printed without asking the fonts: ASCII, what Pango draws or drops by itself, and what TeX Gyre has for French.
_SAFE = frozenset(map(chr, range(0xA0, 0x100))) | frozenset("\u00ad\u202f\nœŒŸ€’‘“”‚„–—…•≤≥≠−†‡")


def _printable(character: str, fonts: Fonts) -> bool:
    return character.isascii() or character in _SAFE or ord(character) in _coverage(fonts)


@cache
def _coverage(fonts: Fonts) -> frozenset[int]:
    """The code points that every upright face has."""
    from fontTools.ttLib import TTFont

    covered: list[set[int]] = []
    for face in fonts.faces:
        with TTFont(face.path, lazy=True) as font:
            covered.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*covered)) if covered else frozenset()


def _texts(document: Document) -> Iterator[str]:
    yield from map(plain, runs(document))
    yield from document.meta.missing


def _spelt_out(content: Inlines, unknown: frozenset[str]) -> Inlines:
    return respelt(content, lambda text: "".join(f"[U+{ord(c):04X}]" if c in unknown else c for c in text))
