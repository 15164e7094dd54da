"""What would have fitted where reading stopped, in French."""

from slac.french import enumeration
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
    words = {
        name: [f"« {word} »" for word in lists.get(name, terminals[name].words)]
        for name in names
        if name in terminals and name not in FORMS
    }
    worth_telling = [word for name in words if name not in _UNTOLD for word in words[name]]
    end = [f"la fin de {end_of}"] if "$END" in names else []
    told = list(dict.fromkeys(forms + worth_telling))
    if not told and not end:
        told = [word for of_one in words.values() for word in of_one]
    if len(told) > _MOST:
        return ", ".join(told[:_MOST]) + "…"
    return enumeration(told + end, "ou") or "autre chose"
