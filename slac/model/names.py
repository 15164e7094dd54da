"""The names a contract declares: which block bears each, and what comes close to one that is missing."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.suggest import closest
from slac.syntax.tree import Block, Node, Word


class Declared(NamedTuple):
    """A name: as written, the keyword of the block that bears it (or that it is declared in), and where."""

    written: str
    keyword: str
    owner: str  # the folded name of the block; differs from the name for a component or an item of a scope
    span: Span


class Called(NamedTuple):
    """A block by another name than its own, and where that name is given."""

    block: Declared
    span: Span


_WITHOUT_ARTICLE = re.compile(r"^(?:les? |la |l')")


class Names:
    """Every declared name of a contract, by its folded form. A block without a name bears its keyword's."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._by_name: dict[str, Declared] = {}
        self._of_block: dict[int, str] = {}
        self.duplicates: list[tuple[Declared, Declared]] = []
        #: By the numbers that titled paragraphs impose on themselves, the names of the blocks they stand in.
        self.numbered_parts: dict[str, str] = {}
        self._blocks = blocks = tuple(blocks)
        for block in blocks:
            if block.name is not None:
                self._declare(block, folded_words(block.name.text), block.name.text, block.name.span)
        for block in blocks:
            if block.name is None:
                self._declare_nameless(block)
        for block in blocks:
            for property_ in block.properties:
                if (
                    property_.keyword in ("composants", "couvre", "exclut", "route")
                    and property_.value.node is not None
                ):
                    self._declare_targets(property_.value.node, block)
            for part in _parts(block):
                self._declare_part(part, block)

    def of(self, block: Block) -> str:
        """The folded name of a block of this contract."""
        return self._of_block[id(block)]

    def get(self, word: str) -> Declared | None:
        return self._by_name.get(folded_words(word))

    def of_kind(self, *keywords: str) -> tuple[str, ...]:
        """The folded names of the blocks of these kinds, in the order of the source."""
        return tuple(name for name, d in self._by_name.items() if d.keyword in keywords and d.owner == name)

    def written_of(self, *keywords: str) -> tuple[str, ...]:
        """The names of the blocks of these kinds, as their authors wrote them."""
        return tuple(self._by_name[name].written for name in self.of_kind(*keywords))

    def closest(self, word: str, keywords: Iterable[str] = ()) -> str | None:
        """The declared name most like ``word``, of certain kinds if any are given; None when nothing is close."""
        kinds = set(keywords)
        return closest(word, [d.written for d in self._by_name.values() if not kinds or d.keyword in kinds])

    def called(self, word: str, keywords: Iterable[str] = ()) -> Called | None:
        """The block whose short name, or one of whose other names, is ``word``; of certain kinds if any are given."""
        kinds = set(keywords)
        found = self._short_names.get(folded_words(word), ())
        return next((one for one in found if not kinds or one.block.keyword in kinds), None)

    @cached_property
    def _short_names(self) -> dict[str, list[Called]]:
        """By « prestataire », the blocks that are called « le Prestataire »: wanted only where a name is unknown."""
        short: dict[str, list[Called]] = {}
        for block in self._blocks:
            for property_ in block.properties:
                node = property_.value.node
                if property_.keyword not in ("désigné", "aussi nommé") or node is None:
                    continue
                for word in (*node.words("NOM_PROPRE"), *node.words("TEXTE")):
                    noun = _WITHOUT_ARTICLE.sub("", folded_words(word.unquoted))
                    short.setdefault(noun, []).append(
                        Called(self._by_name[self.of(block)], property_.value.span)
                    )
        return short

    def _declare(self, block: Block, name: str, written: str, span: Span) -> None:
        declared = Declared(written, block.kind, name, span)
        if name in self._by_name:
            self.duplicates.append((self._by_name[name], declared))
            name = self._free(name)
            declared = declared._replace(owner=name)
        self._by_name[name] = declared
        self._of_block[id(block)] = name

    def _declare_nameless(self, block: Block) -> None:
        label = block.label.unquoted if block.label is not None else ""
        wanted = (
            folded_words(label).replace(" ", "-")
            if block.kind in ("définition", "scénario") and label
            else folded_words(block.kind)
        )
        name = self._free(wanted.replace(" ", "-"))
        self._by_name[name] = Declared(label or block.kind, block.kind, name, block.header_span)
        self._of_block[id(block)] = name

    def _declare_targets(self, node: Node, block: Block) -> None:
        for target in node.nodes("cible"):
            word = next((w for w in target.items if isinstance(w, Word) and w.kind == "NOM"), None)
            if word is not None:
                name = folded_words(word.text)
                self._by_name.setdefault(name, Declared(word.text, block.kind, self.of(block), word.span))

    def _declare_part(self, part: Block, block: Block) -> None:
        """A titled paragraph in the prose of a block: cited by its name, or by the number it imposes on itself."""
        number = part.first("numéro")
        if number is not None and number.value.node is not None:
            self.numbered_parts.setdefault(number.value.span.text.strip().upper(), self.of(block))
        if part.name is None:
            return
        name = folded_words(part.name.text)
        declared = Declared(part.name.text, part.kind, self.of(block), part.name.span)
        if name in self._by_name:
            self.duplicates.append((self._by_name[name], declared))
        else:
            self._by_name[name] = declared

    def _free(self, name: str) -> str:
        candidate, count = name, 1
        while candidate in self._by_name:
            count += 1
            candidate = f"{name}~{count}"
        return candidate


def _parts(block: Block) -> Iterator[Block]:
    """The titled paragraphs in the prose of a block, those within others included."""
    for piece in block.prose:
        if piece.block is not None:
            yield piece.block
            yield from _parts(piece.block)
