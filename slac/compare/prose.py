"""What changes in the texts of a block: the obligations they make, the measures they hold, and their words."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from slac.compare.meaning import Names, blank, meaning_of_measure, meaning_of_text
from slac.compare.words import ALIKE, Token, likeness, tokens
from slac.model.contract import Bullet, Cite, Element, Gap, Passage, RichText, Words, passages_of
from slac.model.modality import Modality
from slac.model.obligations import Obligation

#: How much a modality binds its debtor; the others do not compare.
_STRENGTH = {
    Modality.DUTY: 3,
    Modality.BEST_EFFORTS: 2,
    Modality.WISH: 1,
    Modality.PERMISSION: 0,
    Modality.NO_DUTY: 0,
}
#: A sentence that is the same but for its verb.
_ALMOST = 0.8

#: Whether it binds its debtor (True), frees it (False), or does neither.
BINDING = {
    Modality.DUTY: True,
    Modality.BEST_EFFORTS: True,
    Modality.PROHIBITION: True,
    Modality.PERMISSION: False,
    Modality.NO_DUTY: False,
    Modality.EXONERATION: False,
}

CALLED = {
    Modality.DUTY: "obligation",
    Modality.BEST_EFFORTS: "obligation de meilleurs efforts",
    Modality.PERMISSION: "faculté",
    Modality.PROHIBITION: "interdiction",
    Modality.NO_DUTY: "dispense",
    Modality.EXONERATION: "exonération",
    Modality.WISH: "souhait",
}


class Teller(Protocol):
    """Says what a text prints."""

    def text(self, text: RichText) -> str: ...


class Pair(NamedTuple):
    """Two of a kind that are not the same; ``before`` None for one added, ``after`` None for one removed."""

    before: Obligation | None
    after: Obligation | None

    @property
    def loosened(self) -> int | None:
        """1 where an otherwise unchanged sentence binds less, -1 more; None where that cannot be told."""
        if self.before is None or self.after is None or self.before.modality is self.after.modality:
            return None
        strengths = [_STRENGTH.get(each.modality) for each in (self.before, self.after)]
        if strengths[0] is None or strengths[1] is None or strengths[0] == strengths[1]:
            return None
        if likeness(_words(self.before), _words(self.after)) < _ALMOST:
            return None
        return 1 if strengths[1] < strengths[0] else -1


def obligation_changes(old: Sequence[Obligation], new: Sequence[Obligation], names: Names) -> Iterator[Pair]:
    """Of the obligations of one block: those reworded, then those removed, then those added."""
    left_old, left_new = list(old), list(new)
    for obligation in old:
        same = next((o for o in left_new if _same(o, names) == _same(obligation, {})), None)
        if same is not None:
            left_old.remove(obligation)
            left_new.remove(same)
    for obligation in list(left_new):
        near = max(
            (o for o in left_old if set(o.debtors) == {names.get(d, d) for d in obligation.debtors}),
            key=lambda o: likeness(_words(o), _words(obligation)),
            default=None,
        )
        if near is not None and likeness(_words(near), _words(obligation)) >= ALIKE:
            left_old.remove(near)
            left_new.remove(obligation)
            yield Pair(near, obligation)
    yield from (Pair(obligation, None) for obligation in left_old)
    yield from (Pair(None, obligation) for obligation in left_new)


def _same(obligation: Obligation, names: Names) -> Hashable:
    return (
        frozenset(names.get(d, d) for d in obligation.debtors),
        obligation.modality,
        _trimmed(meaning_of_text(obligation.text, names, masked=True)),
        _trimmed(meaning_of_text(obligation.lead, names, masked=True)),
    )


def _trimmed(meaning: Hashable) -> Hashable:
    """The end of an item (« ; », « . ») says nothing."""
    if isinstance(meaning, tuple) and meaning and isinstance(meaning[-1], str):
        return (*meaning[:-1], meaning[-1].rstrip(" ;.,"))
    return meaning


def _words(obligation: Obligation) -> list[str]:
    text = "".join(p.written if isinstance(p, Cite) else p.text for p in (*obligation.lead, *obligation.text))
    return blank(text).split()


# -- measures -----------------------------------------------------------------------------------------------------


def measure_changes(old: Element, new: Element) -> tuple[tuple[Cite | None, Cite | None], ...]:
    """The measurable phrases (« {sous 10 jours ouvrés} ») of a block's text that are not the same, paired in order."""
    before, after = list(_measures(old.prose)), list(_measures(new.prose))
    for cite in list(after):
        same = next((c for c in before if meaning_of_measure(c) == meaning_of_measure(cite)), None)
        if same is not None:
            before.remove(same)
            after.remove(cite)
    paired = min(len(before), len(after))
    return (
        *zip(before[:paired], after[:paired], strict=True),
        *((cite, None) for cite in before[paired:]),
        *((None, cite) for cite in after[paired:]),
    )


def _measures(prose: Iterable[Passage]) -> Iterator[Cite]:
    for passage in passages_of(prose):
        yield from (part for part in passage.text if isinstance(part, Cite) and part.kind == "measure")


# -- words --------------------------------------------------------------------------------------------------------


def paragraphs(element: Element, names: Names, teller: Teller) -> list[list[Token]]:
    """The text of a block, one list of words a paragraph; a citation is one word, whatever it prints."""
    found = list(_own_text(element, names, teller))
    for passage in element.prose:
        found += _paragraphs(passage, names, teller)
    return found


def _own_text(element: Element, names: Names, teller: Teller) -> Iterator[list[Token]]:
    """What « texte » says: a sentence, or paragraphs and the items of lists."""
    running: list[Words | Cite | Gap] = []
    for part in (element.text.value if element.text is not None else None) or ():
        if isinstance(part, Bullet):
            words = _of_text(part.text, names, teller)
            yield _item(part.marker, part.depth, words) if part.marker else words
        else:
            running.append(part)
    if running:
        yield _of_text(running, names, teller)


def _item(marker: str, depth: int, words: list[Token]) -> list[Token]:
    if words:
        words[0] = words[0]._replace(shown=" " + words[0].shown.lstrip())
    return [Token("  " * (depth - 1) + marker, ""), *words]


def _paragraphs(passage: Passage, names: Names, teller: Teller) -> Iterator[list[Token]]:
    if passage.title:
        yield tokens(passage.title)
    if passage.text:
        words = _of_text(passage.text, names, teller)
        yield _item(passage.marker or "-", passage.depth, words) if passage.kind == "item" else words
    for inner in passage.passages:
        yield from _paragraphs(inner, names, teller)


def _of_text(text: Iterable[Words | Cite | Gap], names: Names, teller: Teller) -> list[Token]:
    found: list[Token] = []
    trailing = ""
    for part in text:
        if isinstance(part, Words):
            running = part.text
            words = tokens(running)
            if words and trailing:
                words[0] = words[0]._replace(shown=trailing + words[0].shown)
            trailing = running[len(running.rstrip()) :]
            found += [word._replace(shown=_one_blank(word.shown)) for word in words]
            continue
        shown = f"[{part.text}]" if isinstance(part, Gap) else teller.text((part,))
        found.append(Token(_one_blank(trailing) + shown, meaning_of_text((part,), names)))
        trailing = ""
    if found:
        found[0] = found[0]._replace(shown=found[0].shown.lstrip())
    return found


def _one_blank(text: str) -> str:
    return (" " if text[:1].isspace() else "") + text.lstrip()
