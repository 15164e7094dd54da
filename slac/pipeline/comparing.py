"""Two contracts to what changes between them."""

from typing import TYPE_CHECKING

from slac.model.contract import Contract, RichText

if TYPE_CHECKING:
    from slac.compare import Comparison


def compare(old: Contract, new: Contract) -> "Comparison":
    """What the new version of a contract changes, said in the words that its document prints."""
    from slac.compare import compare as comparison_of
    from slac.document.phrases import Phrases
    from slac.document.tree import plain

    class Voice:
        def __init__(self, contract: Contract) -> None:
            self._phrases = Phrases(contract)

        def value(self, value: object) -> str:
            return plain(self._phrases.value(value))

        def text(self, text: RichText) -> str:
            return plain(self._phrases.text(text))

    return comparison_of(old, new, Voice(old), Voice(new))
