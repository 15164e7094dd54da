"""The French that every stage writes: days and months, « 2 erreurs », « P1, P2 et P3 »."""

from collections.abc import Sequence

#: Of the week, Monday first; of the year.
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_NUMBERS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
)  # fmt: skip


def quote(text: str) -> str:
    """« text », blanks and line ends squeezed."""
    return f"« {' '.join(text.split())} »"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """« 0 erreur », « 1 erreur », « 2 erreurs »: in French the plural begins at two."""
    return f"{number} {singular if abs(number) < 2 else plural or singular + 's'}"


def number_word(number: int) -> str:
    """« trois »; figures from thirteen on."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def enumeration(items: Sequence[str], last: str = "et") -> str:
    """« P1, P2 et P3 »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def in_contracts(number: int, *, every: bool = False) -> str:
    """« dans le contrat », « dans 3 contrats », « dans les 3 contrats » where it is said of every one; "" of none."""
    if number < 2:
        return "dans le contrat" if number else ""
    return f"dans {'les ' if every else ''}{number} contrats"
