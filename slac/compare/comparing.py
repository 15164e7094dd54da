"""The comparison of two versions of a contract: their blocks, fact by fact, then their texts."""

from collections.abc import Iterator, Sequence

from slac.compare.change import (
    UNDECIDED,
    Balance,
    Change,
    Comparison,
    Favour,
    Kind,
    Party,
    Place,
    TextChange,
)
from slac.compare.edition import Edition, edition, horizon, told
from slac.compare.facts import Fact, facts_of, is_form, word_of
from slac.compare.favour import BLOCKS, Judged, Lean, Leaning, Side, leaning
from slac.compare.matching import Matching, match, moves
from slac.compare.meaning import Names, blank
from slac.compare.pairing import merged, paired
from slac.compare.pictures import image_changes
from slac.compare.prose import (
    BINDING,
    CALLED,
    Pair,
    measure_changes,
    obligation_changes,
    paragraphs,
)
from slac.compare.sentences import obligation_text, said
from slac.compare.sides import Sides, other, sides
from slac.compare.timing import Shift, shifts, written_alike
from slac.compare.voice import Voice
from slac.compare.words import abridged, paragraph_differences, whole
from slac.french import enumeration, quote
from slac.model.contract import Cite, Contract, Definition, Element
from slac.model.contract import Party as PartyBlock
from slac.syntax.folding import folded_words

_Two = tuple[Element | None, Element | None]


def compare(old: Contract, new: Contract, old_voice: Voice, new_voice: Voice) -> Comparison:
    """All that differs from one version to the other; the voices say what each prints."""
    return _Comparing(old, new, old_voice, new_voice).comparison()


class _Comparing:
    def __init__(self, old: Contract, new: Contract, old_voice: Voice, new_voice: Voice) -> None:
        self.old = edition(old, old_voice)
        self.new = edition(new, new_voice)
        self.matching: Matching = match(old, new)
        self.names: Names = self.matching.names
        self.horizon = horizon(new, old)

    def comparison(self) -> Comparison:
        changes = [*self._changes()]
        texts = [*self._texts()]
        return Comparison(
            told(self.old.contract),
            told(self.new.contract),
            tuple(Party(p.name, self.new.speech.of(p.name)) for p in self.new.contract.all(PartyBlock)),
            tuple(changes),
            tuple(texts),
        )

    def _changes(self) -> Iterator[Change]:
        for element in self.matching.removed:
            yield from self._whole(element, self.old, "removed")
        partner = {id(new): old for old, new in self.matching.pairs}
        for element in self.new.contract.elements:
            if id(element) in partner:
                yield from self._pair(partner[id(element)], element)
            else:
                yield from self._whole(element, self.new, "added")
        for element, left, joined, after in moves(self.old.contract, self.new.contract, self.matching):
            where = f"de {quote(left)} à {quote(joined)}" if left != joined else ""
            if not where:
                where = f"après {quote(after)}" if after else "en tête"
            old = next(o for o, n in self.matching.pairs if n is element)
            yield self._change("moved", old, element, None, (), None, where, form=True)

    # -- whole blocks ---------------------------------------------------------------------------------------------

    def _whole(self, element: Element, version: Edition, kind: Kind) -> Iterator[Change]:
        stated = [
            f"{word_of(element, fact.attribute, fact.value)} : {version.speech.fact(fact)}"
            for fact in facts_of(element, {})
        ]
        lean = BLOCKS.get(element.keyword)
        favour = self._favour(
            Leaning(lean if kind == "added" else lean.reversed()) if lean is not None else None,
            element,
            version,
        )
        before, after = (None, element.title) if kind == "added" else (element.title, None)
        pair: _Two = (None, element) if kind == "added" else (element, None)
        yield self._change(
            kind, *pair, None, (), before, after, favour, tuple(dict.fromkeys(stated)), form=is_form(element)
        )
        if lean is None:
            for obligation in version.obligations.get(element.name, ()):
                both = Pair(None, obligation) if kind == "added" else Pair(obligation, None)
                yield self._obligation(*pair, both)

    def _pair(self, old: Element, new: Element) -> Iterator[Change]:
        if old.name != new.name:
            yield self._change("renamed", old, new, "nom", (), old.written_name, new.written_name, form=True)
        if folded_words(old.keyword) != folded_words(new.keyword):
            yield self._change("modified", old, new, "nature", (), old.keyword, new.keyword, form=True)
        if blank(old.label or "") != blank(new.label or ""):
            form = not isinstance(new, PartyBlock | Definition)
            kind: Kind = "modified" if old.label and new.label else "added" if new.label else "removed"
            labels = [quote(e.label) if e.label else None for e in (old, new)]
            yield self._change(kind, old, new, "libellé", (), labels[0], labels[1], form=form)
        yield from self._facts(old, new)
        yield from self._prose(old, new)

    # -- facts ----------------------------------------------------------------------------------------------------

    def _facts(self, old: Element, new: Element) -> Iterator[Change]:
        before, after = facts_of(old, {}), facts_of(new, self.names)
        sides_ = (Side(self.old.calendars, old), Side(self.new.calendars, new))
        found = [
            (one, other)
            for one, other in paired(before, after)
            if not (one is not None and other is not None and written_alike(one, other))
        ]
        for group in merged(found):
            one, other_ = group[0]
            fact = other_ or one
            slot = fact.slot if fact is not None else None
            siblings = ([f for f in before if f.slot == slot], [f for f in after if f.slot == slot])
            judged = Judged(*sides_, self.horizon, one, other_, siblings)
            yield self._fact(old, new, group, leaning(judged))
        changed = {other_.slot for _, other_ in found if other_ is not None}
        for shift in shifts(*sides_, before, after, changed, self.horizon):
            yield self._consequence(old, new, shift)

    def _fact(
        self,
        old: Element,
        new: Element,
        merged: Sequence[tuple[Fact | None, Fact | None]],
        lean: Leaning | None,
    ) -> Change:
        before, after = merged[0]
        fact = after or before
        assert fact is not None
        version = self.new if after is not None else self.old
        words = [
            self.old.speech.fact(before) if before is not None else None,
            self.new.speech.fact(after) if after is not None else None,
        ]
        kind: Kind = "modified" if before and after else "added" if after else "removed"
        keys = [key for one, other_ in merged if (each := other_ or one) is not None for key in each.keys]
        cases = tuple(dict.fromkeys(version.speech.key(key) for key in keys))
        lines = (
            before.leaf.line.first.line if before else None,
            after.leaf.line.first.line if after else None,
        )
        return self._change(
            kind,
            old,
            new,
            word_of(new if after else old, fact.attribute, fact.value),
            cases,
            words[0],
            words[1],
            self._favour(lean, new, self.new),
            form=is_form(new, fact.attribute),
            lines=lines,
        )

    def _consequence(self, old: Element, new: Element, shift: Shift) -> Change:
        fact = shift.after
        causes = [self._cause(cause, old, new) for cause in shift.causes]
        favour = self._favour(shift.leaning, new, self.new)
        how = {
            Lean.CREDITOR: "échéance plus proche",
            Lean.DEBTOR: "échéance plus lointaine",
            Lean.MIXED: "échéance plus proche ou plus lointaine",
        }[shift.leaning.lean]
        return self._change(
            "consequence",
            old,
            new,
            fact.attribute,
            tuple(self.new.speech.key(key) for key in fact.keys),
            self.old.speech.fact(shift.before),
            how,
            favour,
            (
                f"par suite de : {enumeration(causes)}",
                *((f"par exemple, {shift.example}",) if shift.example else ()),
            ),
            lines=(shift.before.leaf.line.first.line, fact.leaf.line.first.line),
        )

    def _cause(self, cause: str, old: Element, new: Element) -> str:
        if cause != "hours":
            return {"days": "la fin des jours", "extension": "la prorogation", "units": "l'unité des délais"}[
                cause
            ]
        was, will = self.old.calendars.hours(old), self.new.calendars.hours(new)
        if was is not None and will is not None and self.names.get(will.name, will.name) != was.name:
            return f"horaires {quote(will.title)} au lieu de {quote(was.title)}"
        return f"horaires {quote(will.title)}" if will is not None else "horaires"

    def _favour(self, lean: Leaning | None, element: Element, version: Edition) -> Favour:
        if lean is None:
            return UNDECIDED
        if lean.lean is Lean.MIXED:
            return Favour(Balance.MIXED, None, lean.why)
        found: Sides = sides(version.contract, element)
        party = found.creditor if lean.lean is Lean.CREDITOR else found.debtor
        if found.creditor is None or found.debtor is None or party is None:
            return UNDECIDED
        return Favour(Balance.FOR, self._in_new(party, version), lean.why)

    def _in_new(self, party: str, version: Edition) -> str:
        if version is self.new:
            return party
        return next((new for new, old in self.names.items() if old == party), party)

    # -- texts ----------------------------------------------------------------------------------------------------

    def _prose(self, old: Element, new: Element) -> Iterator[Change]:
        before = self.old.obligations.get(old.name, ())
        after = self.new.obligations.get(new.name, ())
        for pair in obligation_changes(before, after, self.names):
            yield self._obligation(old, new, pair)
        for one, other_ in measure_changes(old, new):
            cite = other_ or one
            assert cite is not None
            kind: Kind = "modified" if one and other_ else "added" if other_ else "removed"
            words = [quote(c.written) if c is not None else None for c in (one, other_)]
            lines = (_line(one), _line(other_))
            yield self._change(kind, old, new, "mesure citée", (), words[0], words[1], lines=lines)
        images = (self.old.contract.images, self.new.contract.images)
        for was, now in image_changes(old, new, *images):
            kind = "modified" if was and now else "added" if now else "removed"
            lines = (was and was.line, now and now.line)
            yield self._change(kind, old, new, "image", (), was and was.said, now and now.said, lines=lines)

    def _obligation(self, old: Element | None, new: Element | None, pair: Pair) -> Change:
        one, other_ = pair.before, pair.after
        obligation = other_ or one
        assert obligation is not None
        version = self.new if other_ is not None else self.old
        kind: Kind = "modified" if one and other_ else "added" if other_ else "removed"
        words = [
            obligation_text(o, v.speech) if o is not None else None
            for o, v in ((one, self.old), (other_, self.new))
        ]
        who = [version.speech.of(name) for name in obligation.debtors]
        called = CALLED[obligation.modality]
        property_ = f"{called} {enumeration(who)}" if who else called
        if one is not None and other_ is not None and one.modality is not other_.modality:
            property_ = f"{CALLED[one.modality]} → {property_}"
        lines = (one.span.first.line if one else None, other_.span.first.line if other_ else None)
        favour = self._of_obligation(pair, version)
        return self._change(kind, old, new, property_, (), words[0], words[1], favour, lines=lines)

    def _of_obligation(self, pair: Pair, version: Edition) -> Favour:
        obligation = pair.after or pair.before
        assert obligation is not None
        facing = other(version.contract, obligation.debtors)
        if facing is None:
            return UNDECIDED
        if pair.before is not None and pair.after is not None:
            loosened = pair.loosened
            if loosened is None:
                return UNDECIDED
            party = obligation.debtors[0] if loosened > 0 else facing
        else:
            binding = BINDING.get(obligation.modality)
            if binding is None:
                return UNDECIDED
            party = facing if binding == (pair.after is not None) else obligation.debtors[0]
        return Favour(Balance.FOR, self._in_new(party, version))

    def _texts(self) -> Iterator[TextChange]:
        partner = {id(new): old for old, new in self.matching.pairs}
        for element in self.matching.removed:
            yield from self._whole_text(element, self.old, "removed")
        for element in self.new.contract.elements:
            old = partner.get(id(element))
            if old is None:
                yield from self._whole_text(element, self.new, "added")
                continue
            found = paragraph_differences(
                paragraphs(old, {}, self.old.speech.voice),
                paragraphs(element, self.names, self.new.speech.voice),
            )
            if found:
                place = self._place(old, element, (None, None))
                yield TextChange(
                    "modified",
                    element.keyword,
                    element.written_name,
                    element.title,
                    place,
                    tuple(map(abridged, found)),
                )

    def _whole_text(self, element: Element, version: Edition, kind: Kind) -> Iterator[TextChange]:
        added = kind == "added"
        text = paragraphs(element, {}, version.speech.voice)
        if text:
            pair: _Two = (None, element) if added else (element, None)
            yield TextChange(
                "added" if added else "removed",
                element.keyword,
                element.written_name,
                element.title,
                self._place(*pair, (None, None)),
                tuple(whole("+" if added else "-", paragraph) for paragraph in text),
            )

    # -- sentences ------------------------------------------------------------------------------------------------

    def _change(
        self,
        kind: Kind,
        old: Element | None,
        new: Element | None,
        property_: str | None,
        cases: tuple[str, ...],
        before: str | None,
        after: str | None,
        favour: Favour = UNDECIDED,
        details: tuple[str, ...] = (),
        *,
        form: bool = False,
        lines: tuple[int | None, int | None] = (None, None),
    ) -> Change:
        element = new if new is not None else old
        assert element is not None
        version = self.new if new is not None else self.old
        subject = version.speech.subject(element, whole=property_ is None)
        what = f"{subject}, {property_}" if property_ else subject
        if cases:
            what += f" ({enumeration(cases)})"
        sentence = f"{what}{said(kind, property_, before, after)}{self._in_favour(favour)}"
        place = self._place(old, new, lines)
        return Change(
            kind,
            element.keyword,
            element.written_name,
            property_,
            cases,
            before,
            None if kind == "consequence" else after,
            favour,
            sentence,
            (*details, *favour.why),
            place,
            form,
            what,
        )

    def _in_favour(self, favour: Favour) -> str:
        if favour.balance is Balance.FOR:
            version = self.new if self.new.contract.find(favour.party) is not None else self.old
            return f", en faveur {version.speech.of(favour.party or '')}"
        return ", selon les cas" if favour.balance is Balance.MIXED else ""

    def _place(self, old: Element | None, new: Element | None, lines: tuple[int | None, int | None]) -> Place:
        clause = self.new.contract.clause_of(new) if new is not None else None
        if clause is None and new is None and old is not None:
            clause = self.old.contract.clause_of(old)
        given = any(lines)
        return Place(
            clause,
            lines[0] or (old.span.first.line if old is not None and not given else None),
            lines[1] or (new.span.first.line if new is not None and not given else None),
        )


def _line(cite: Cite | None) -> int | None:
    return cite.span.first.line if cite is not None else None
