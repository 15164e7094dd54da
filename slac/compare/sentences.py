"""How a change is said, once what it is about is known."""

from slac.compare.change import Kind
from slac.compare.voice import Speech
from slac.compare.words import abridged, differences, marked, tokens
from slac.french import quote
from slac.model.obligations import Obligation
from slac.syntax.folding import fold

#: Texts up to so many characters are given whole, before and after.
_SHORT = 40


def said(kind: Kind, property_: str | None, before: str | None, after: str | None) -> str:
    """« : 4 jours ouvrés → 3 jours ouvrés », « : ajout de « réseau » »: what follows the subject."""
    match kind:
        case "renamed":
            return f" : {before} → {after}"
        case "moved":
            return f" : déplacement {after}"
        case "consequence":
            return f" ({before}) : {after}"
        case "added":
            return f" : ajout {_of(after)}" if property_ else " : ajout"
        case "removed":
            return f" : suppression {_of(before)}" if property_ else " : suppression"
    if before and after and before.startswith("«") and after.startswith("«"):
        one, other_ = (tokens(text[1:-1].strip()) for text in (before, after))
        found = differences(one, other_)
        kept = sum(len(piece.text) for piece in found if piece.op == "=")
        if len(found) > 1 and 2 * kept >= len(after) and len(after) > _SHORT:
            return f" : {quote(marked(abridged(found)))}"
    return f" : {before} → {after}"


def _of(said: str | None) -> str:
    """« de 5 % », « de « de 98 % à 99 % : 5 % » »."""
    text = said or ""
    if text.startswith(("de ", "du ", "des ", "d'")):
        return f"de {quote(text)}"
    return f"d'{text}" if fold(text[:1]) in tuple("aeiouœ") else f"de {text}"


def obligation_text(obligation: Obligation, speech: Speech) -> str:
    """The sentence of an obligation between quotes, with the one that leads to it."""
    text = speech.voice.text(obligation.text).rstrip(" ;.,")
    return quote(f"{speech.voice.text(obligation.lead).rstrip()} {text}" if obligation.lead else text)
