"""Tables, the end of the document, and scenarios."""

from slac.model import contract as c
from slac.model.numbers import day, decimal, number, wall_clock
from slac.model.quantities import Moment
from slac.model.values.remedies import consequence
from slac.model.values.scope import steps_in
from slac.model.values.stating import Stating, references
from slac.model.vocabulary import folded_keyword
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word


def cells(s: Stating) -> c.Cells:
    node = s.inner("cellules") or s.node
    return c.Cells(
        tuple(
            () if w.text.strip() == "—" else s.rich(Word(w.kind, w.text.strip(), _stripped(w)))
            for w in node.words()
            if w.kind in ("CELLULE", "CELLULE_BARRE")
        )
    )


def _stripped(word: Word) -> Span:
    start = word.span.start + len(word.text) - len(word.text.lstrip())
    return Span(word.span.source, start, start + len(word.text.strip()))


def note(s: Stating) -> c.Note:
    mark, *rest = s.node.words()
    return c.Note(mark.text, s.rich(rest[0]) if rest else ())


def count(s: Stating) -> int:
    return int(number(s.node.nodes("nombre")[0]).value)


def electronic(s: Stating) -> str:
    """« qualifiée », "" for an electronic signature whose level is not said, « non » for none."""
    words = s.node.words()
    return words[0].text.lower() if words and folded_words(words[0].text) != "oui" else ""


def moment_of(node: Node, *, ends: bool = False) -> Moment:
    """A moment; what ``ends`` at midnight ends with its day, as hours of opening do."""
    from datetime import time, timedelta

    at = next((wall_clock(w.text) for w in node.words("HEURE")), None)
    found = day(node.words("DATE")[0].text)
    assert found is not None  # the reader of the language refuses a day that does not exist
    if at == "24:00" or (ends and at == "00:00" and folded_words(node.words("HEURE")[0].text) == "minuit"):
        return Moment(found + timedelta(days=1), time(0))
    return Moment(found, time(int(at[:2]) % 24, int(at[3:])) if at else None)


def moment(s: Stating) -> Moment:
    return moment_of(s.node.nodes("moment")[0])


def suspension(s: Stating) -> tuple[Moment, Moment]:
    first, last = s.node.nodes("moment")[:2]
    return (moment_of(first), moment_of(last))


def asked(s: Stating) -> c.Asked:
    items = [i for i in s.node.items if i is not None]
    named = [n for i in items if (n := s.reading.named(i, s.parts())) is not None]
    when = s.inner("acquis_le")
    acquired = next((day(w.text) for w in when.words("DATE")), None) if when else None
    return c.Asked(named[0], named[1] if len(named) > 1 else None, acquired)


def observed(s: Stating) -> c.Observed:
    rate = s.first("POURCENT")
    length = s.inner("temps")
    of = next(iter(references(s, s.node)), None)
    if rate is not None:
        return c.Observed(of, decimal(rate.text))
    if length is not None:
        return c.Observed(of, s.length(length, measured=True))
    return c.Observed(of, number(s.node.nodes("nombre")[0]).value)


def outcomes(s: Stating) -> tuple[c.Outcome, ...]:
    due = s.inner("echeance")
    if due is not None:
        metric = folded_keyword(due.words("DELAI")[0].text)
        return (c.Outcome(metric=metric, by=moment_of(due.nodes()[0], ends=True)),)
    credit = s.inner("credit_de")
    if credit is not None:
        inner = Stating(s.reading, credit, s.value, s.property)
        return (c.Outcome(credit=consequence(inner)),)
    if s.inner("couvert"):
        return (c.Outcome(verdict="couvert"),)
    if s.inner("non_couvert"):
        return (c.Outcome(verdict="hors périmètre"),)
    if s.inner("sans_credit"):
        return (c.Outcome(verdict="aucun crédit"),)
    return tuple(c.Outcome(verdict=step.action, to=step.to) for step in steps_in(s.node))
