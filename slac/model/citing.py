"""What stands in braces, and names outside them, resolved against the declared names."""

import re
from collections.abc import Iterable, Mapping

from slac.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from slac.model.contract import Cite
from slac.model.names import Called, Declared, Names
from slac.model.numbers import Counting, decimal, duration, money
from slac.model.quantities import Duration, Money, Percent
from slac.model.vocabulary import BLOCKS, DIVISIONS, METRICS, attribute_of, folded_keyword, kind_of_word
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word

#: Words before a name that put the thing itself in the text, rather than speak of it.
_PLACING = ("tableau", "liste")

#: What a placement may gather besides the blocks of one kind.
_GATHERED = ("dérogations", "exclusions", "obligations", "rapports", "réunions", "renvois")


class Citing:
    """The declared names of one contract, what its citations mean, and the findings made on the way.

    ``numbers`` maps clause numbers to element names once they are known; None on a first reading, which accepts any
    and says in ``numbers_wanted`` whether there was one.
    """

    def __init__(self, names: Names, counting: Counting, numbers: Mapping[str, str] | None = None) -> None:
        self.names = names
        self.counting = counting
        self.numbers = numbers
        self.numbers_wanted = False
        self.diagnostics: list[Diagnostic] = []
        self._cites: dict[Span, Cite] = {}

    def report(
        self,
        code: str,
        severity: Severity,
        message: str,
        span: Span,
        help: str = "",
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        self.diagnostics.append(Diagnostic(code, severity, message, span, labels, help, fix=fix))

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
        if found is None and (called := self.names.called(written, kinds)):
            remedy = f"Écrivez « {called.block.written} » : c'est le nom du bloc."
            labels = (_short_name(called),)
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
            self._no_such_number(number, written, span)
        if target is None and numbers[0] in parts:
            owner = parts[numbers[0]]
            return Cite("clause", written, span, owner, None, article, mark, subject, part=numbers[0])
        if target is None:
            return Cite("unknown", written, span)
        more = tuple(self.numbers[n] for n in numbers[1:] if n in self.numbers)
        return Cite("clause", written, span, target, None, article, mark, subject, more)

    def _no_such_number(self, number: str, written: str, span: Span) -> None:
        """« 4.1.2 » may be what the second alinéa of « 4.1 » prints as: only the document knows."""
        whole = number.rpartition(".")[0]
        message = f"« {written} » renvoie à un numéro {number} qui n'existe pas dans ce contrat."
        remedy = "Citez l'article par son nom, par exemple « {article accès} » : le numéro suivra."
        if whole in (self.numbers or {}):
            message = f"« {written} » renvoie à un numéro {number} qu'aucune clause ne porte."
            remedy = (
                f"Citez l'article entier, « {{article {whole}}} ». Un alinéa n'a de numéro qu'à l'impression : pour le "
                'citer, nommez-le (« paragraphe délais "Délais" », son texte en dessous), et écrivez '
                "« {paragraphe délais} »."
            )
        self.report("STR01", Severity.ERROR, message, span, remedy)

    def _unknown_citation(self, word: Word, kind: str | None, written: str, span: Span) -> None:
        kinds = (kind,) if kind in BLOCKS else ()
        near = self.names.closest(word.text, kinds)
        called = self.names.called(word.text, kinds)
        code = "STR01" if kind in DIVISIONS else "PRI03" if kind == "priorité" else "NOM01"
        what = f"aucun bloc « {kind} »" if kind in BLOCKS else "rien"
        fix = None
        if called:
            named = _agreed(written.replace(word.text, called.block.written))
            remedy = f"Écrivez « {{{named}}} » : c'est le nom du bloc, et le document imprime son nom court."
            fix = Fix(f"Écrire « {{{named}}} »", (Edit(span, f"{{{named}}}"),), safe=False)
        elif near:
            remedy = f"Vouliez-vous dire « {{{written.replace(word.text, near)}}} » ?"
        elif kind in BLOCKS:
            remedy = self._declare(str(kind), word.text)
        else:
            remedy = (
                "Citez un nom déclaré ; un terme défini se passe d'accolades, "
                "un trou à remplir s'écrit entre crochets."
            )
        labels = (_short_name(called),) if called else ()
        message = f"« {{{written}}} » ne désigne {what} de ce contrat."
        self.report(code, Severity.ERROR, message, span, remedy, labels, fix)

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


#: « l' » that a name put in the place of another can no longer bear, and « le » that it cannot.
_WITHOUT_ELISION = re.compile(r"^(de |à )?l['’](?=[^aeiouyhàâéèêëîïôûœ])", re.IGNORECASE)
_UNELIDED = {"": "le ", "de ": "du ", "à ": "au "}
_WITH_ELISION = re.compile(r"^(le|la|du|de la|au|à la) (?=[aeiouyhàâéèêëîïôûœ])", re.IGNORECASE)
_ELIDED = {"le": "l'", "la": "l'", "du": "de l'", "de la": "de l'", "au": "à l'", "à la": "à l'"}


def _agreed(cited: str) -> str:
    """« l'hôpital » for « la hôpital », « du tiers » for « de l'tiers »: the article before a new name."""
    article = ""
    if match := _WITHOUT_ELISION.match(cited):
        article = _UNELIDED[(match[1] or "").lower()]
    elif match := _WITH_ELISION.match(cited):
        article = _ELIDED[match[1].lower()]
    if match is None:
        return cited
    return (article.capitalize() if cited[0].isupper() else article) + cited[match.end() :]


def _short_name(called: Called) -> Label:
    return Label(called.span, f"un autre nom de « {called.block.written} »")


def _or(kinds: tuple[str, ...]) -> str:
    return " ou ".join(f"« {k} »" for k in kinds)
