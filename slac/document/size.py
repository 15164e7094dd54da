"""How much a document may hold: what no contract needs would keep a page layout busy for hours."""

from slac.document.rewriting import runs
from slac.document.tree import Blocks, Document, Table, plain
from slac.document.wording import number
from slac.errors import SlacError

#: Some three hundred pages: several times the longest contract known.
MOST_CHARACTERS = 800_000
#: The rows of all its tables.
MOST_ROWS = 3_000
#: A longer run without a blank is no word, nor an address.
LONGEST_WORD = 1_000
#: How much of such a word is shown.
_SHOWN = 30


class TooLarge(SlacError):
    """A document that is not laid out."""

    exit_code = 1


def check(document: Document) -> None:
    """Raise `TooLarge` for what cannot be laid out in a reasonable time."""
    texts = [plain(content) for content in runs(document)]
    for text in texts:
        word = max(text.split(), key=len, default="") if len(text) > LONGEST_WORD else ""
        if len(word) > LONGEST_WORD:
            raise TooLarge(
                f"« {word[:_SHOWN]}… » compte {number(len(word))} signes sans espace, et une page ne peut pas "
                f"le montrer ({number(LONGEST_WORD)} au plus) : séparez-en les mots."
            )
    total = sum(map(len, texts))
    rows = _rows(document.body)
    if rows > MOST_ROWS:
        raise TooLarge(
            f"Ce document compte {number(rows)} lignes de tableau, et ne peut pas être mis en page "
            f"({number(MOST_ROWS)} au plus) : joignez la plus longue liste à part, et déclarez-la en bloc « document »."
        )
    if total > MOST_CHARACTERS:
        raise TooLarge(
            f"Ce document compte {number(total)} signes, et ne peut pas être mis en page "
            f"({number(MOST_CHARACTERS)} au plus) : partagez-le en plusieurs contrats ou annexes."
        )


def _rows(blocks: Blocks) -> int:
    return sum(
        len(block.rows) if isinstance(block, Table) else _rows(getattr(block, "blocks", ()))
        for block in blocks
    )
