"""What changes between two versions of a contract, for whom: facts first, then words."""

from slac.compare.change import Balance, Change, Comparison, Favour, Party, Piece, Place, TextChange, Version
from slac.compare.comparing import compare
from slac.compare.voice import Voice

__all__ = [
    "Balance",
    "Change",
    "Comparison",
    "Favour",
    "Party",
    "Piece",
    "Place",
    "TextChange",
    "Version",
    "Voice",
    "compare",
]
