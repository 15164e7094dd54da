"""Texts as the contract states them: words, holes, and citations resolved against the declared names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from slac.diagnostics import Diagnostic, Label, Severity
from slac.model.contract import Cite, Gap, Named, Passage, RichText, Words
from slac.model.names import Declared, Names
from slac.model.notes import notes_of, with_notes
from slac.model.numbers import Counting, decimal, duration, money
from slac.model.quantities import Duration, Money, Percent
from slac.model.vocabulary import BLOCKS, DIVISIONS, METRICS, attribute_of, kind_of_word
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Block, Citation, Hole, Node, Plain, Prose, Text, Word

#: Words before a name that put the thing itself in the text, rather than speak of it.
_PLACING = ("tableau", "liste")

#: What a placement may gather besides the blocks of one kind.
_GATHERED = ("dérogations", "exclusions", "obligations", "rapports", "réunions", "renvois")


_ONE_NOTE = "Donnez à l'une des deux une autre marque."

#: A line of prose that goes on at the next: how either is indented says nothing.
_BROKEN_LINE = re.compile(r"[ \t]*\n[ \t]*")


class Reading:
    """What reading one contract needs at hand, and the findings made on the way.

    ``numbers`` maps clause numbers to element names once they are known; None on a first reading, which accepts any
    and says in ``numbers_wanted`` whether there was one.
    """

    def __init__(self, names: Names, counting: Counting, numbers: Mapping[str, str] | None = None) -> None:
        self.names = names
        self.counting = counting
        self.numbers = numbers
        self.numbers_wanted = False
        self.holes: list[Gap] = []
        self.diagnostics: list[Diagnostic] = []
        self._cites: dict[Span, Cite] = {}
        self._notes: dict[str, RichText] = {}
        self._called: dict[str, str] = {}  # footnotes by their marks: the number of each, as it is called

    def report(
        self,
        code: str,
        severity: Severity,
        message: str,
        span: Span,
        help: str = "",
        labels: tuple[Label, ...] = (),
    ) -> None:
        self.diagnostics.append(Diagnostic(code, severity, message, span, labels, help))

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

    # -- names --------------------------------------------------------------------------------------------------

    def declared(self, word: Word, *keywords: str) -> str | None:
        """The folded name that ``word`` refers to; None, and a finding, when nothing bears it."""
        found = self.names.get(word.text)
        if found is not None and (not keywords or found.keyword in keywords):
            return folded_words(word.text)
        self._unknown(word.text, word.span, keywords, found)
        return None

    def _unknown(
        self, written: str, span: Span, keywords: Iterable[str], found: Declared | None = None
    ) -> None:
        kinds = tuple(keywords)
        near = self.names.closest(written, kinds)
        code = "PRI03" if kinds == ("priorité",) else "NOM01"
        if found is not None:
            message = f"« {written} » est déclaré comme « {found.keyword} », pas comme {_or(kinds)}."
            labels: tuple[Label, ...] = (Label(found.span, "déclaré ici"),)
        else:
            what = _or(kinds) if kinds else "rien"
            message = f"« {written} » ne désigne {'aucun bloc' if kinds else 'rien'} de ce contrat" + (
                f" ({what})." if kinds else "."
            )
            labels = ()
        remedy = f"Vouliez-vous dire « {near} » ?" if near else self._remedy(written, kinds)
        self.report(code, Severity.ERROR, message, span, remedy, labels)

    def _remedy(self, written: str, kinds: tuple[str, ...]) -> str:
        if kinds:
            return self._declare(kinds[0], written)
        return "Déclarez un bloc de ce nom, ou mettez la phrase entre guillemets."

    def _declare(self, kind: str, written: str) -> str:
        """What to do about a name that no block of its kind bears, nor comes close to."""
        others = self.names.written_of(kind)
        known = f" (ici : {', '.join(others[:8])}{'…' if len(others) > 8 else ''})" if others else ""
        return f"Déclarez un bloc « {kind} {written} », ou citez un nom déclaré{known}."

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

    # -- citations ----------------------------------------------------------------------------------------------

    def cite(self, node: Node | None, span: Span) -> Cite:
        """What stands in braces at ``span`` (braces included), resolved; what is wrong in it is reported once."""
        if span not in self._cites:
            self._cites[span] = self._cite(node, span)
        return self._cites[span]

    def _cite(self, node: Node | None, span: Span) -> Cite:
        written = span.text[1:-1].strip()
        if node is None:
            return Cite("unknown", written, span)
        if node.rule == "mesure_citee":
            return Cite("measure", written, span, quantity=self._quantity(node))
        article = " ".join(folded_words(w.text) for w in node.words() if w.kind in ("PREPOSITION", "ARTICLE"))
        target = next((n for n in node.nodes()), None)
        if target is None:
            return Cite("measure", written, span)
        return self._resolve(target, written, span, article)

    def _resolve(self, target: Node, written: str, span: Span, article: str) -> Cite:
        words = [w for w in target.words() if w.kind not in ("ARTICLE", "SUJET", "REPERE", "PREPOSITION")]
        subject = next((w.text.strip() for w in target.words("SUJET")), "")
        mark = next((w.text for w in target.words("REPERE")), "")
        first, rest = words[0], words[1:]
        if target.rule in ("renvoi", "renvoi_sujet"):
            return self._by_number(first, rest, written, span, article, subject, mark)
        if target.rule == "fait_precise":  # « tableau priorités P1 »: what is placed comes last
            first, rest = rest[0], rest[1:]
        if not rest:
            return self._alone(first, written, span, article)
        keyword = folded_keyword(first.text)
        if keyword in _PLACING:
            return self._placed(rest, written, span)
        names = [folded_words(w.text) for w in rest]
        declared = self.names.get(rest[0].text)
        kind = kind_of_word(keyword)
        if declared is not None and declared.keyword == "paragraphe" and kind in DIVISIONS:
            return Cite("clause", written, span, declared.owner, None, article, mark, subject, part=names[0])
        if declared is None:
            numbered = (self.numbers or {}).get(rest[0].text.upper()) if kind in DIVISIONS else None
            if kind in DIVISIONS and self.numbers is None:
                self.numbers_wanted = True
            if numbered is not None or (kind in DIVISIONS and self.numbers is None):
                return Cite("clause", written, span, numbered, None, article, rest[0].text.upper(), subject)
            self._unknown_citation(rest[0], "priorité" if keyword in METRICS else kind, written, span)
            return Cite("unknown", written, span)
        for word in rest[1:]:
            if self.names.get(word.text) is None and target.rule == "faits":
                self._unknown_citation(word, kind, written, span)
        more = tuple(names[1:]) if target.rule in ("faits", "fait_par_cas") else ()
        if kind in DIVISIONS:
            return Cite("clause", written, span, names[0], None, article, mark, subject, more)
        if kind is not None and kind == declared.keyword:
            return Cite("fact", written, span, names[0], None, article, mark, subject, more)
        if kind is not None and kind in BLOCKS and attribute_of(declared.keyword, keyword) is None:
            near = self.names.closest(rest[0].text, (kind,))
            self.report(
                "NOM01",
                Severity.ERROR,
                f"« {rest[0].text} » est déclaré comme « {declared.keyword} », pas comme « {kind} ».",
                span,
                f"Vouliez-vous dire « {{{kind} {near}}} » ?"
                if near
                else f"Écrivez « {{{declared.keyword} {rest[0].text}}} ».",
                (Label(declared.span, "déclaré ici"),),
            )
            return Cite("unknown", written, span)
        attribute = attribute_of(declared.keyword, keyword)
        if attribute is None:
            self.report(
                "NOM01",
                Severity.ERROR,
                f"« {declared.written} » n'a pas de « {first.text} » : c'est un bloc « {declared.keyword} ».",
                span,
                "Citez une propriété de ce bloc, ou un autre nom.",
                (Label(declared.span, "déclaré ici"),),
            )
            return Cite("unknown", written, span)
        return Cite("fact", written, span, names[0], attribute, article, mark, subject, more)

    def _alone(self, word: Word, written: str, span: Span, article: str) -> Cite:
        declared = self.names.get(word.text)
        if declared is not None:
            name = folded_words(word.text)
            if declared.keyword == "paragraphe":
                return Cite("clause", written, span, declared.owner, None, article, part=name)
            if declared.keyword in DIVISIONS and not article:
                return Cite("clause", written, span, name)
            return Cite("name", written, span, name, article=article)
        keyword = folded_keyword(word.text)
        kind = kind_of_word(keyword)
        if word.kind == "MOT":
            if kind in BLOCKS and keyword != kind:  # a plural: « priorités »
                return Cite("placement", written, span, kind)
            if keyword in _GATHERED:
                return Cite("placement", written, span, keyword)
            alone = self.names.of_kind(kind) if kind in BLOCKS else ()
            if len(alone) == 1:
                return Cite("fact", written, span, alone[0])
            bearers = [
                name
                for block in BLOCKS
                if attribute_of(block, keyword) is not None
                for name in self.names.of_kind(block)
            ]
            if len(bearers) == 1 or (bearers and self.names.get(bearers[0]).keyword == "contrat"):  # type: ignore[union-attr]  # of_kind gives declared names
                owner = self.names.get(bearers[0])
                assert owner is not None
                return Cite("fact", written, span, bearers[0], attribute_of(owner.keyword, keyword))
        self._unknown_citation(word, None, written, span)
        return Cite("unknown", written, span)

    def _placed(self, rest: list[Word], written: str, span: Span) -> Cite:
        names = [folded_words(w.text) for w in rest]
        if self.names.get(rest[0].text) is not None:
            return Cite("placement", written, span, names[0], more=tuple(names[1:]))
        keyword = folded_keyword(rest[0].text)
        kind = kind_of_word(keyword)
        if kind in BLOCKS and self.names.of_kind(kind):
            return Cite("placement", written, span, kind)
        if keyword in _GATHERED:
            return Cite("placement", written, span, keyword)
        if kind in BLOCKS:
            self.report(
                "NOM01",
                Severity.ERROR,
                f"« {written} » ne peut rien placer : ce contrat n'a aucun bloc « {kind} ».",
                span,
                f"Déclarez un bloc « {kind} », ou retirez cette ligne.",
            )
            return Cite("unknown", written, span)
        self._unknown_citation(rest[0], None, written, span)
        return Cite("unknown", written, span)

    def _by_number(
        self, first: Word, rest: list[Word], written: str, span: Span, article: str, subject: str, mark: str
    ) -> Cite:
        numbers = [w.text for w in rest if w.kind == "NUMERO"]
        outside = next((w for w in rest if w.kind != "NUMERO"), None)
        if outside is not None:
            name = self.declared(outside)
            kind = "external" if name else "unknown"
            return Cite(kind, written, span, name, None, article, " ".join([*numbers, mark]).strip(), subject)  # type: ignore[arg-type]  # one of two literals
        if self.numbers is None:
            self.numbers_wanted = True
            return Cite("clause", written, span, None, None, article, numbers[0], subject)
        parts = self.names.numbered_parts
        target = self.numbers.get(numbers[0])
        missing = [n for n in numbers if n not in self.numbers and n not in parts]
        for number in missing:
            self.report(
                "STR01",
                Severity.ERROR,
                f"« {written} » renvoie à un numéro {number} qui n'existe pas dans ce contrat.",
                span,
                "Citez l'article par son nom, par exemple « {article accès} » : le numéro suivra.",
            )
        if target is None and numbers[0] in parts:
            owner = parts[numbers[0]]
            return Cite("clause", written, span, owner, None, article, mark, subject, part=numbers[0])
        if target is None:
            return Cite("unknown", written, span)
        more = tuple(self.numbers[n] for n in numbers[1:] if n in self.numbers)
        return Cite("clause", written, span, target, None, article, mark, subject, more)

    def _unknown_citation(self, word: Word, kind: str | None, written: str, span: Span) -> None:
        near = self.names.closest(word.text, (kind,) if kind in BLOCKS else ())
        code = "STR01" if kind in DIVISIONS else "PRI03" if kind == "priorité" else "NOM01"
        what = f"aucun bloc « {kind} »" if kind in BLOCKS else "rien"
        if near:
            remedy = f"Vouliez-vous dire « {{{written.replace(word.text, near)}}} » ?"
        elif kind in BLOCKS:
            remedy = self._declare(str(kind), word.text)
        else:
            remedy = (
                "Citez un nom déclaré ; un terme défini se passe d'accolades, "
                "un trou à remplir s'écrit entre crochets."
            )
        self.report(code, Severity.ERROR, f"« {{{written}}} » ne désigne {what} de ce contrat.", span, remedy)

    def _quantity(self, node: Node) -> Duration | Money | Percent | None:
        for inner in (n for top in node.nodes() for n in (top, *top.nodes())):
            if inner.rule == "temps":
                return duration(inner, self.counting)
            if inner.rule == "argent":
                return money(inner)
            rate = next(iter(inner.words("POURCENT")), None)
            if rate is not None:
                return decimal(rate.text)
        return None


def _imposed(block: Block) -> str:
    """The number that a titled paragraph imposes on itself: "" when it does not, "sans" for none."""
    stated = block.first("numéro")
    return stated.value.span.text.strip() if stated is not None and stated.value.node is not None else ""


def folded_keyword(word: str) -> str:
    """A keyword in its canonical spelling, however it was typed."""
    from slac.model.vocabulary import CANONICAL

    words = folded_words(word)
    return CANONICAL.get(words, words)


def _or(kinds: tuple[str, ...]) -> str:
    return " ou ".join(f"« {k} »" for k in kinds)
