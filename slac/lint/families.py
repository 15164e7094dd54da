"""What the letters of a code stand for, and where its page is: enough to print findings, without any rule."""

FAMILIES = {
    "AVE": "Avenants",
    "CAL": "Calendrier et horaires",
    "COR": "Parties et correspondants",
    "CRD": "Crédits et pénalités",
    "DIS": "Disponibilité et mesures",
    "INC": "Fichiers inclus",
    "LEG": "Conformité légale",
    "NOM": "Noms et citations",
    "OBL": "Obligations et périmètre",
    "PAR": "Paramètres et valeurs",
    "PRI": "Priorités",
    "SIG": "Signature",
    "SLA": "Fonctionnement de slac",
    "STR": "Structure et renvois",
    "SUP": "Constats écartés",
    "SYN": "Écriture du contrat",
    "TPS": "Temps et durées",
    "TRM": "Terminologie",
    "TYP": "Rédaction et typographie",
}

#: The family of all mistakes of writing, which share one page.
WRITING = "SYN"


def family_of(code: str) -> str:
    """« TPS » of « TPS01 »."""
    return code.rstrip("0123456789")


def page_name(code: str) -> str:
    """The file of ``docs/regles`` that explains a code, with the place in it."""
    return f"{WRITING}.md#{code.lower()}" if family_of(code) == WRITING else f"{code}.md"


def page_url(code: str) -> str:
    """Where the page of a code stands, relative to slac's own project."""
    return f"docs/regles/{page_name(code)}"
