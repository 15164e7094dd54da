"""What would have fitted where reading stopped, in French."""

from collections.abc import Iterable

from slac.syntax.keywords import keywords
from slac.syntax.page import Page
from slac.syntax.reader import Stuck

#: Words of a form, by their name in the grammar; those that only help to read (ARTICLE…) are not proposed.
FORMS = {
    "ACCOLADE": "une citation entre accolades",
    "CELLULE": "une case",
    "BAREME": "un barème (sur 10)",
    "COMMA": "une virgule",
    "COLON": "deux-points",
    "COURRIEL": "une adresse électronique",
    "DATE": "une date (27 mars 2026)",
    "DATE_ANNUELLE": "un jour (1er mai)",
    "HEURE": "une heure (9 h 30)",
    "HEURES_MINUTES": "une durée (2 h 30)",
    "FUSEAU": "un fuseau (Europe/Paris)",
    "IMMATRICULE": "un numéro d'immatriculation",
    "LIEN": "un lien (https://…)",
    "MARQUE": "un appel de note : (*)",
    "MONTANT": "un montant (150 €)",
    "NOM": "un nom",
    "NOM_PROPRE": "un nom",
    "NOMBRE": "un nombre",
    "NUMERO": "un numéro (4.1)",
    "PHRASE": "un texte",
    "POURCENT": "un pourcentage (99 %)",
    "TAXE": "« HT » ou « TTC »",
    "TELEPHONE": "un numéro de téléphone",
    "TEXTE": "un texte entre guillemets",
    "TOUS_LES_JOURS": "« 7 jours sur 7 »",
    "CONTINU": "« 24 heures sur 24 »",
    "UNITE": "une unité (heures ouvrées, jours ouvrés, mois…)",
    "VERSION": "un numéro de version",
}

#: Lists too long, or of words too small, to be told in a message.
_UNTOLD = {
    "MOT",
    "BORNAGE",
    "PREPOSITION",
    "CONDITION",
    "_DE",
    "_LE",
    "AVANT_LE",
    "INCLUSION",
    "OUVREES",
    "FOIS",
    "SORTE",
    "_L_OBJECTIF",
}
_MOST = 6


def expected_words(page: Page, stuck: Stuck) -> tuple[str, ...]:
    """The words of every closed list, and the keywords, that would have fitted, as the grammar spells them."""
    lists = keywords().lists
    tables = page.reader.tables
    words: list[str] = []
    for name in page.reader.expected(stuck):
        if name in tables.terminals:
            words += lists.get(name, tables.terminals[name].words)
    return tuple(dict.fromkeys(words))


def expectation(page: Page, stuck: Stuck, end_of: str = "la ligne") -> str:
    """What would have fitted, as the end of a sentence: « un nom, une virgule ou la fin de la ligne »."""
    names = page.reader.expected(stuck)
    lists = keywords().lists
    terminals = page.reader.tables.terminals
    forms = [FORMS[name] for name in names if name in FORMS]
    words = [
        f"« {word} »"
        for name in names
        if name in terminals and name not in FORMS and name not in _UNTOLD
        for word in lists.get(name, terminals[name].words)
    ]
    told = list(dict.fromkeys(forms + words))
    end = [f"la fin de {end_of}"] if "$END" in names else []
    if len(told) > _MOST:
        return ", ".join(told[:_MOST]) + "…"
    return enumeration(told + end, "ou") or "autre chose"


def enumeration(words: Iterable[str], link: str = "et") -> str:
    """« a, b et c »."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {link} {listed[-1]}"
