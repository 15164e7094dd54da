"""One word of a contract in its canonical spelling: the one that a French reader expects.

Only what is certain is respelt: « 09:00 » is « 9 h », « 1.000 € » may be one euro or a thousand and stays as it is.
Words of prose never change; there, only blanks and apostrophes become those of a keyboard.
"""

import re
from collections.abc import Callable

from slac.french import MONTHS
from slac.source import Source
from slac.syntax.checks import date_parts
from slac.syntax.folding import BLANKS, fold, folded_words
from slac.syntax.formatting.spacing import Atom, joined
from slac.syntax.formatting.taking import Taken, taken
from slac.syntax.keywords import keywords
from slac.syntax.reader import Stuck
from slac.syntax.tables import tables

_BLANKS = re.compile(rf"[ \t\n{BLANKS}]+")
_APOSTROPHE = re.compile(r"(?<=\w)[\u2019\u02bc](?=[\w{«\"*_\[(])")
_BRACE = re.compile(r"\\.|\{[^{}\n]*\}")
_QUOTED = re.compile(r'"[^"\n]*"|«[^»\n]*»|“[^”\n]*”')
_CLOCK = re.compile(r"(\d+) ?(?::|h(?:eures?)?) ?(\d\d)?")
_AMOUNT = re.compile(r"([\d ]+)(?:[.,](\d+))? ?(\D.*)")
_DECIMAL = re.compile(r"(\d+)\.(\d{1,2}|\d{4,})")
_CURRENCIES = {
    "eur": "€",
    "euro": "€",
    "euros": "€",
    "$ca": "$ CA",
    "$us": "$ US",
    "cad": "CAD",
    "chf": "CHF",
}
_TAXES = {"ht": "HT", "ttc": "TTC", "htva": "HTVA", "tvac": "TVAC", "hors tva": "hors TVA"}
_ACCENTED = {"a": "à", "apres": "après"}
_UNACCENTED = re.compile(r"^(?:apres|a)\b")
_EVERY_DAY = "7 jours sur 7"
_ALL_DAY = "24 heures sur 24"


def clean(text: str) -> str:
    """A text with the blanks and apostrophes of a keyboard; blanks between words are single ones."""
    return _APOSTROPHE.sub("'", _BLANKS.sub(" ", text)).strip()


def text_line(text: str) -> str:
    """A line of running text, or what quotes hold: its words stay, what its braces hold is respelt."""
    return clean(_BRACE.sub(lambda found: brace(found.group()), text))


def quoted(text: str) -> str:
    """A text with its quotes, straight unless it holds such a quote itself."""
    inner = text_line(text[1:-1])
    if '"' not in inner:
        return f'"{inner}"'
    return f"« {inner} »" if text[0] == "«" else f"{text[0]}{inner}{text[-1]}"


def _cell(text: str) -> str:
    return quoted(text) if _QUOTED.fullmatch(text) else text_line(text)


def brace(text: str) -> str:
    """``{…}``: keywords get their accents and keep their capitals; a measure, which prints as typed, stays."""
    if not text.startswith("{"):
        return text
    inner = clean(text[1:-1])
    source = Source(inner)
    read, words = taken("accolade", source, fold(source.text), 0, len(source.text))
    if isinstance(read, Stuck):
        return text
    if read.rule != "citation":
        return "{" + inner + "}"
    atoms = [Atom(w.begin, w.end, _cited(w, inner)) for w in words]
    return "{" + joined(atoms) + "}"


def spelt(kind: str, text: str) -> str:
    """A word of the grammar (``kind`` is its name there) in its canonical spelling."""
    respell = _RESPELT.get(kind)
    if respell:
        return respell(text)
    words = tables().terminals[kind].words if kind in tables().terminals else ()
    folded = folded_words(text)
    known = next((w for w in words if folded_words(w) == folded), None)
    return known or keywords().canonical(kind, clean(text))


def _cited(word: Taken, text: str) -> str:
    typed = clean(text[word.begin : word.end])
    if word.kind in ("NOM", "DATE", "SUJET", "NUMERO", "REPERE"):
        return typed
    known = spelt(word.kind, typed)
    if len(known) != len(typed):
        return typed
    return "".join(k.upper() if t.isupper() else k for k, t in zip(known, typed, strict=True))


def _date(text: str) -> str:
    day, month, year = date_parts(_BLANKS.sub(" ", text))
    written = f"{'1er' if day == 1 else day} {MONTHS[month - 1]}"
    return written if year is None else f"{written} {year}"


def _time_of_day(text: str) -> str:
    """``9 h``, ``9 h 30``; « midi » and « minuit » stay."""
    found = _CLOCK.fullmatch(folded_words(text))
    if found is None:
        return folded_words(text)
    return f"{int(found[1])} h {found[2]}" if found[2] not in (None, "00") else f"{int(found[1])} h"


def _hours_and_minutes(text: str) -> str:
    """A length of time: ``2 h 30``."""
    found = _CLOCK.fullmatch(folded_words(text))
    return f"{int(found[1])} h {found[2]}" if found else clean(text)


def _amount(text: str) -> str:
    found = _AMOUNT.fullmatch(folded_words(text))
    if found is None or (found[2] and len(found[2]) == 3):
        return clean(text)
    figures = found[1].replace(" ", "")
    whole = f"{int(figures):,}".replace(",", " ")
    unit = found[3]
    currency = _CURRENCIES.get(unit.replace(" ", ""), unit)
    return f"{whole}{',' + found[2] if found[2] else ''} {currency}"


def _tax(text: str) -> str:
    comma = ", " if text.startswith(",") else ""
    word = folded_words(text.lstrip(","))
    return comma + _TAXES.get(word, word)


def _percent(text: str) -> str:
    figures = re.sub(r" ?(?:%|pour ?cent)$", "", folded_words(text))
    return f"{_number(figures)} %"


def _number(text: str) -> str:
    """A decimal comma; three figures after a point may be thousands, and stay."""
    figures = clean(text)
    found = _DECIMAL.fullmatch(figures)
    return f"{found[1]},{found[2]}" if found else figures


def _address(text: str) -> str:
    return clean(text).strip("<>").removeprefix("mailto:")


def _steps(text: str) -> str:
    """What joins two steps: ``, puis``, ``ou``, ``,``."""
    word = clean(text).lstrip(", ").lower()
    return f", {word}".rstrip() if text.startswith(",") else word


def _linking(text: str) -> str:
    """The small words before a noun or an event: « à compter de », « après la », « à l' »."""
    return _UNACCENTED.sub(lambda found: _ACCENTED[found.group()], folded_words(text))


def _one_of(spellings: dict[str, str]) -> Callable[[str], str]:
    return lambda text: spellings.get(text, text)


_RESPELT: dict[str, Callable[[str], str]] = {
    "TEXTE": quoted,
    "ACCOLADE": brace,
    "CELLULE": _cell,
    "CELLULE_BARRE": text_line,
    "PHRASE": text_line,
    "DATE": _date,
    "DATE_ANNUELLE": _date,
    "HEURE": _time_of_day,
    "HEURES_MINUTES": _hours_and_minutes,
    "MONTANT": _amount,
    "TAXE": _tax,
    "POURCENT": _percent,
    "NOMBRE": _number,
    "BAREME": lambda text: "sur " + re.sub(r"\D", "", text),
    "COURRIEL": _address,
    "LIEN": _address,
    "SUITE": _steps,
    "DEFINI": _linking,
    "ARTICLE": _linking,
    "A_COMPTER": _linking,
    "AVANT": _linking,
    "TOUS_LES_JOURS": lambda text: _EVERY_DAY if "7" in text else folded_words(text),
    "CONTINU": lambda text: _ALL_DAY if text.count("24") == 2 else folded_words(text),
    "TIRET": lambda text: "à",
    "FOIS_OU_SUR": _one_of({"*": "×", "÷": "/"}),
    "SIGNE": _one_of({"-": "−", "–": "−"}),
    "COMPARATEUR": _one_of({">=": "≥", "<=": "≤"}),
    "ENTRE_PARENTHESES": lambda text: f"({clean(text[1:-1])})",
}
