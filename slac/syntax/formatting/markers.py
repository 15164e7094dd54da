"""The marks of lists in their canonical form: « - », and what counts as the author counts it."""

from slac.syntax.formatting.words import clean


def marker_of(marker: str) -> str:
    """« - » for any bullet; a number, a letter or nothing as it is."""
    mark = clean(marker)
    return mark if not mark or any(c.isalnum() for c in mark) else "-"
