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


def resource_folder(name: str) -> Path:
    """The folder ``name`` ("grammar" or "templates"): in the installed package, else in the checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
