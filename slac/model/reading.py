"""Texts as the contract states them: words, holes, footnotes, and citations resolved."""

import re
from collections.abc import Iterable, Iterator, Mapping

from slac.diagnostics import Label, Severity
from slac.model.citing import Citing
from slac.model.contract import Cite, Gap, Named, Passage, RichText, Words
from slac.model.names import Names
from slac.model.notes import notes_of, with_notes
from slac.model.numbers import Counting
from slac.model.vocabulary import folded_keyword
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Block, Citation, Hole, Node, Plain, Prose, Text, Word

_ONE_NOTE = "Donnez à l'une des deux une autre marque."

#: A line of prose that goes on at the next: how either is indented says nothing.
_BROKEN_LINE = re.compile(r"[ \t]*\n[ \t]*")


class Reading(Citing):
    """What reading one contract needs at hand."""

    def __init__(self, names: Names, counting: Counting, numbers: Mapping[str, str] | None = None) -> None:
        super().__init__(names, counting, numbers)
        self.holes: list[Gap] = []
        self._notes: dict[str, RichText] = {}
        self._called: dict[str, str] = {}  # footnotes by their marks: the number of each, as it is called

    # -- texts --------------------------------------------------------------------------------------------------

    def text(self, parts: Text) -> RichText:
        """A text of the tree, its citations resolved."""
        return tuple(self._part(part) for part in parts)

    def words(self, word: Word, parts: Text = ()) -> RichText:
        """The text of one word (quoted or not), with what ``parts`` read inside it."""
        shown = word.unquoted
        source = word.span.source
        start = word.span.start + word.text.index(shown) if shown else word.span.end
        end = start + len(shown)
        inside = [p for p in parts if p.span.start < end and start < p.span.end]
        if not any(isinstance(p, Citation | Hole) for p in inside):
            return (Words(shown, Span(source, start, end)),) if shown else ()
        result: list[Words | Cite | Gap] = []
        for part in inside:
            if isinstance(part, Plain):
                a, b = max(part.span.start, start), min(part.span.end, end)
                if a < b:
                    result.append(Words(source.text[a:b], Span(source, a, b)))
            else:
                result.append(self._part(part))
        return tuple(result)

    def prose(self, prose: Iterable[Prose]) -> tuple[Passage, ...]:
        """The prose of a block; its footnotes stand where they are called."""
        pieces = tuple(prose)
        self._notes = {}
        places: dict[str, Span] = {}
        for label, note, place in self._stated_notes(pieces):
            if label in places:
                first = (Label(places[label], "première fois"),)
                self.report(
                    "NOM02",
                    Severity.ERROR,
                    f"La note [^{label}] est écrite deux fois.",
                    place,
                    _ONE_NOTE,
                    first,
                )
            self._notes.setdefault(label, note)
            places.setdefault(label, place)
        self._called = {}
        passages = self.passages(pieces)
        for label, place in places.items():
            if label not in self._called:
                message = f"La note [^{label}] n'est appelée nulle part dans ce texte."
                self.report(
                    "NOM01", Severity.ERROR, message, place, f"Écrivez « [^{label}] » où elle s'appelle."
                )
        return passages

    def _stated_notes(self, pieces: Iterable[Prose]) -> Iterator[tuple[str, RichText, Span]]:
        for piece in pieces:
            if piece.kind == "paragraph":
                if any(isinstance(part, Plain) and "[^" in part.text for part in piece.text[:1]):
                    yield from notes_of(self.text(piece.text))
            elif piece.block is not None:
                yield from self._stated_notes(piece.block.prose)

    def passages(self, prose: Iterable[Prose]) -> tuple[Passage, ...]:
        return tuple(
            self._passage(piece)
            for piece in prose
            if not (self._notes and piece.kind == "paragraph" and any(notes_of(self.text(piece.text))))
        )

    def _passage(self, piece: Prose) -> Passage:
        text = self.text(piece.text)
        if piece.kind != "placement":
            text = self._with_notes(tuple(self._spoken_of(part) for part in text))
        kind = "section" if piece.kind == "subsection" else piece.kind
        if kind == "placement":
            cite = text[0]
            if isinstance(cite, Cite) and cite.kind not in ("placement", "unknown"):
                kind = "paragraph"
        block = piece.block
        if block is not None:
            self.text(block.label_text)  # what its title cites must exist
        return Passage(
            kind=kind,
            text=text,
            span=piece.span,
            marker=piece.marker,
            depth=piece.depth,
            title=block.label.unquoted if block and block.label else "",
            name=folded_words(block.name.text) if block and block.name else "",
            passages=self.passages(block.prose) if block else (),
            number=_imposed(block) if block else "",
            image=piece.image,
        )

    def _with_notes(self, text: RichText) -> RichText:
        text = with_notes(text, self._notes, self._called)
        for part in text:
            if isinstance(part, Cite) and part.written.startswith("^"):
                label = part.written[1:]
                if part.kind == "unknown":
                    message = f"« [^{label}] » n'appelle aucune note de ce texte."
                    remedy = f"Écrivez-la plus bas dans le même bloc, seule dans son paragraphe : « [^{label}]: … »."
                    self.report("NOM01", Severity.ERROR, message, part.span, remedy)
        return text

    def _part(self, part: Plain | Citation | Hole) -> Words | Cite | Gap:
        match part:
            case Plain(text, span):
                return Words(_BROKEN_LINE.sub("\n", text), span)
            case Hole(text, span):
                return Gap(text, span)
            case Citation(node, span):
                return self.cite(node, span)

    def _spoken_of(self, part: Words | Cite | Gap) -> Words | Cite | Gap:
        """In a sentence, « {tableau engagements} » speaks of the table, and puts nothing there."""
        if not isinstance(part, Cite) or part.kind != "placement":
            return part
        if part.target is not None and self.names.get(part.target) is not None:
            return part._replace(kind="name")
        self.report(
            "NOM01",
            Severity.ERROR,
            f"« {{{part.written}}} » place un tableau ou une liste : il ne peut pas être au milieu d'une phrase.",
            part.span,
            "Écrivez-le seul sur sa ligne, ou citez un bloc par son nom.",
        )
        return part._replace(kind="unknown")

    def named(self, item: Node | Word, parts: Text = (), *keywords: str) -> Named | None:
        """What a value refers to: a name, a kind and a name, a delay and a name, a quoted phrase, a citation."""
        if isinstance(item, Word):
            if item.kind == "NOM":
                name = self.declared(item, *keywords)
                return Named(name, (Words(item.text, item.span),), item.span)
            if item.kind == "ACCOLADE":
                text = self.words(item, parts)
                cite = next((t for t in text if isinstance(t, Cite)), None)
                return Named(
                    cite.target if cite else None, text, item.span, None, cite.attribute if cite else None
                )
            return Named(None, self.words(item, parts), item.span)
        if item.rule in ("cite_de_sorte", "cite_de_delai"):
            kind, *rest = item.words()
            text = (Words(item.span.text, item.span),)
            delay = item.rule == "cite_de_delai"
            if rest:
                wanted = () if delay else (folded_keyword(kind.text),)
                name = self.declared(rest[0], *wanted)
            else:
                alone = self.names.of_kind(folded_keyword(kind.text))
                name = alone[0] if len(alone) == 1 else None
                if not alone:
                    return Named(None, text, item.span)  # a closed word such as « maintenance », or a phrase
            return Named(
                name, text, item.span, folded_keyword(kind.text), folded_keyword(kind.text) if delay else None
            )
        return None


def _imposed(block: Block) -> str:
    """The number that a titled paragraph imposes on itself: "" when it does not, "sans" for none."""
    stated = block.first("numéro")
    return stated.value.span.text.strip() if stated is not None and stated.value.node is not None else ""
