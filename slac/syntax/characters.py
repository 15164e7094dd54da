"""Characters that have no place in a contract: what is not text, what cannot be seen, tabs that indent."""

import re
import unicodedata

from slac.diagnostics import Edit, Fix
from slac.syntax.mistakes import mistake
from slac.syntax.page import Page

#: Invisible characters that may go without changing what is read or seen.
_HARMLESS = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd\ud800-\udfff]")
_INDENT = re.compile(r"^[ \u00a0\u202f\u2009]*\t[^\S\n]*(?=\S)", re.MULTILINE)
_NAMES = {
    "\x0b": "saut de ligne manuel",
    "\x0c": "saut de page",
    "\u00ad": "césure conditionnelle",
    "\u200b": "espace de largeur nulle",
    "\u200c": "antiliant sans chasse",
    "\u200d": "liant sans chasse",
    "\u200e": "marque gauche-à-droite",
    "\u200f": "marque droite-à-gauche",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
    "\u202a": "début de texte gauche-à-droite",
    "\u202b": "début de texte droite-à-gauche",
    "\u202c": "fin de changement de sens",
    "\u202d": "sens gauche-à-droite forcé",
    "\u202e": "sens droite-à-gauche forcé",
    "\u2060": "gluon de mots",
    "\u2066": "isolat gauche-à-droite",
    "\u2067": "isolat droite-à-gauche",
    "\u2068": "isolat de premier sens",
    "\u2069": "fin d'isolat",
    "\ufeff": "marque d'ordre des octets",
}


def is_text(text: str) -> bool:
    """Whether a file is text at all: no NUL, and hardly any character that no text holds."""
    return "\x00" not in text and 50 * len(_NOT_TEXT.findall(text)) <= len(text)


def report_unseen(page: Page) -> frozenset[int]:
    """Report the characters that cannot be seen, once a line; gives these lines (from 1)."""
    lines: dict[int, list[re.Match[str]]] = {}
    for found in _UNSEEN.finditer(page.text):
        lines.setdefault(page.source.line_of(found.start()), []).append(found)
    for found_there in lines.values():
        names = list(dict.fromkeys(_name(m.group()) for m in found_there))
        first = found_there[0]
        fix = Fix(
            "Supprimer les caractères invisibles",
            tuple(Edit(page.span(m.start(), m.end()), "") for m in found_there),
            safe=all(m.group() in _HARMLESS for m in found_there),
        )
        what = "un caractère invisible" if len(found_there) == 1 else "des caractères invisibles"
        span = page.span(first.start(), first.end())
        page.report(mistake("SYN03", span, what=what, names=", ".join(names), fix=fix))
    return frozenset(lines)


def report_tabs(page: Page) -> None:
    """Report the lines indented with tabs, once a run."""
    run: list[re.Match[str]] = []
    for found in _INDENT.finditer(page.text):
        if run and page.text.count("\n", run[-1].end(), found.start()) != 1:
            _report_run(page, run)
            run = []
        run.append(found)
    if run:
        _report_run(page, run)


def _report_run(page: Page, run: list[re.Match[str]]) -> None:
    lines = "Cette ligne est décalée" if len(run) == 1 else f"Ces {len(run)} lignes sont décalées"
    edits = tuple(Edit(page.span(m.start(), m.end()), m.group().replace("\t", "  ")) for m in run)
    fix = Fix("Remplacer chaque tabulation par deux espaces", edits, safe=False)
    page.report(mistake("SYN04", page.span(run[0].start(), run[0].end()), lines=lines, fix=fix))


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    known = _NAMES.get(character)
    if known is None and unicodedata.category(character) == "Cc":
        known = "caractère de contrôle"
    return f"{code} ({known})" if known else code
