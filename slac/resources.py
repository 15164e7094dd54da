"""Where the files that travel with slac are, ``grammar/`` and ``templates/``, and the fonts that do not."""

from pathlib import Path

_PACKAGE = Path(__file__).parent

#: Where Debian, TeX Live and people put TeX Gyre.
FONT_FOLDERS = (
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/tex-gyre",
    "/usr/share/fonts/opentype/tex-gyre",
    "/usr/share/fonts/OTF",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
)


#: TeX Gyre Pagella, then Heros: upright and italic, in normal and bold weight.
FONT_FILES = tuple(
    f"texgyre{name}-{style}.otf"
    for name in ("pagella", "heros")
    for style in ("regular", "italic", "bold", "bolditalic")
)


def font_files(folder: Path | None = None) -> tuple[tuple[Path, ...], ...]:
    """Where the faces may be, all together: in ``folder`` if one is given, else in the usual folders of systems."""
    folders = [folder] if folder is not None else [Path(each).expanduser() for each in FONT_FOLDERS]
    return tuple(tuple(each / file for file in FONT_FILES) for each in folders)


def resource_folder(name: str) -> Path:
    """The folder ``name`` ("grammar" or "templates"): in the installed package, else in the checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
