"""Obligations found in the contract's sentences: who owes what, to whom, and in what mood.

A sentence is an obligation when its subject is a party and its verb is deontic. The subject stands just before the
verb, an adverb or a phrase between commas apart, and neither after a preposition nor in a subordinate clause. A
sentence that ends with a colon before a list makes one obligation of each item. Where a block declares its
``débiteur``, its sentences are that party's as they stand. Futures without a deontic verb (« le Prestataire prendra »)
are not caught.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slac.model.contract import Cite, Element, Gap, Party, Passage, RichText, Words
from slac.model.modality import ADVERB, Modality, modals
from slac.source import Span
from slac.syntax.folding import fold, folded_words


class Obligation(NamedTuple):
    """One obligation: ``id`` is the block's name and a rank (« formation.2 »); names are those of parties.

    ``text`` is the sentence; for an item of a list, ``lead`` is the sentence that introduces it.
    """

    id: str
    element: str
    debtors: tuple[str, ...]
    creditors: tuple[str, ...]
    modality: Modality
    text: RichText
    lead: RichText
    span: Span


#: « dispose de 5 jours pour » obliges; « dispose de droits » does not.
_NEEDS_POUR = re.compile(r"dispose")

_COLLECTIVE = r"(?:chaque partie|les parties|chacune des parties|l'une et l'autre des parties|toute partie)"
_SUBORDINATE = re.compile(
    r"(?:^|[\s(])(?:que|qu'|qui|dont|ou|si|s'|lorsque|lorsqu'|quand|comme|puisque|car|lequel|laquelle|par|de|d'|du|des|a|au|aux|"
    r"avec|pour|chez|entre|envers|sur|contre|sans|selon|sauf|tant que|des que|afin que|bien que)\s*$"
)
_SENTENCE = re.compile(r"[.;!?…](?=\s|$)")


def obligations(elements: Iterable[Element]) -> tuple[Obligation, ...]:
    """Every obligation of a contract, in the order of its sentences."""
    elements = tuple(elements)
    parties = tuple(e for e in elements if isinstance(e, Party))
    subject = _subject_pattern(parties)
    governing: tuple[str, ...] = ()
    found: list[Obligation] = []
    for element in elements:
        own = _debtors(element)
        if element.keyword in ("chapitre", "annexe", "titre"):
            governing = own
        if element.keyword in ("contrat", "définition", "partie", "scénario", "document"):
            continue
        reader = _Sentences(element, parties, subject, own or governing)
        found += reader.read(element.prose)
    return tuple(found)


def _debtors(element: Element) -> tuple[str, ...]:
    stated = element.debtor.value if element.debtor is not None else None
    return tuple(n.name for n in stated or () if n.name)


def _subject_pattern(parties: tuple[Party, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(p.name) for p in parties)
    nouns = []
    for party in parties:
        designation = party.designation.value if party.designation is not None else None
        if designation is not None:
            article = re.escape(folded_words(designation.article))
            gap = "" if article.endswith("'") else r"\s+"
            noun = r"\s+".join(map(re.escape, folded_words(designation.noun).split()))
            nouns.append((f"{article}{gap}" if article else "") + noun)
    one = [rf"(?:(?:le|la|les)\s+|l')?\{{\s*(?:(?:le|la|les)\s+|l')?(?:{names})\s*\}}"] if names else []
    one += [*nouns, _COLLECTIVE]
    single = "(?:" + "|".join(one) + r")(?![\w-])"
    return re.compile(
        rf"(?P<subject>{single}(?:\s+et\s+{single})*)(?:\s*,[^,.;:]{{1,120}},)?\s+(?:{ADVERB}\s*,?\s+)*$"
    )


class _Lead(NamedTuple):
    """A sentence that ends in « : »; ``listed`` once a list has followed it."""

    debtors: tuple[str, ...]
    creditors: tuple[str, ...]
    modality: Modality
    passage: Passage
    span: Span
    listed: bool = False


class _Sentences:
    """The sentences of one block."""

    def __init__(
        self,
        element: Element,
        parties: tuple[Party, ...],
        subject: re.Pattern[str],
        governing: tuple[str, ...],
    ) -> None:
        self.element = element
        self.parties = parties
        self.subject = subject
        self.governing = governing
        self.rank = 0

    def read(self, prose: Iterable[Passage]) -> Iterator[Obligation]:
        lead: _Lead | None = None
        for passage in prose:
            if passage.kind == "item" and lead is not None:
                lead = lead._replace(listed=True)
                creditors = lead.creditors or self._creditors(passage.span, lead.debtors)
                text = slice_text(lead.passage.text, lead.span)
                yield self._make(lead.debtors, creditors, lead.modality, passage, passage.span, text)
                continue
            yield from self._alone(lead)
            lead = None
            if passage.kind == "section":
                yield from self.read(passage.passages)
            elif passage.kind in ("paragraph", "item"):
                for span, debtors, modality in self._sentences(passage):
                    creditors = self._creditors(span, debtors)
                    if span.text.rstrip().endswith(":"):
                        lead = _Lead(debtors, creditors, modality, passage, span)
                    else:
                        yield self._make(debtors, creditors, modality, passage, span, ())
        yield from self._alone(lead)

    def _alone(self, lead: _Lead | None) -> Iterator[Obligation]:
        """What introduces a table rather than a list is an obligation itself: « doit désigner trois référents : »."""
        if lead is None or lead.listed:
            return
        sentence = fold(lead.span.text)
        verb = next(modals(sentence), None)
        after = sentence[verb.end :] if verb else sentence
        if re.search(
            r"\w", re.sub(rf"{ADVERB}|\b(?:a|de|que|ce qui suit)\b", "", after)
        ):  # not « s'engage à : »
            yield self._make(lead.debtors, lead.creditors, lead.modality, lead.passage, lead.span, ())

    def _make(
        self,
        debtors: tuple[str, ...],
        creditors: tuple[str, ...],
        modality: Modality,
        passage: Passage,
        span: Span,
        lead: RichText,
    ) -> Obligation:
        self.rank += 1
        return Obligation(
            f"{self.element.name}.{self.rank}",
            self.element.name,
            debtors,
            creditors,
            modality,
            slice_text(passage.text, span),
            lead,
            span,
        )

    def _sentences(self, passage: Passage) -> Iterator[tuple[Span, tuple[str, ...], Modality]]:
        source = passage.span.source
        text = passage.span.text
        folded = fold(text)
        start = 0
        for end in [*(m.end() for m in _SENTENCE.finditer(folded)), len(folded)]:
            sentence = folded[start:end]
            stripped = start + len(sentence) - len(sentence.lstrip())
            if sentence.strip():
                span = Span(
                    source, passage.span.start + stripped, passage.span.start + start + len(sentence.rstrip())
                )
                read = self._read_sentence(sentence)
                if read is not None:
                    yield span, *read
                elif self.governing:
                    yield span, self.governing, _mood(sentence)
            start = end

    def _read_sentence(self, sentence: str) -> tuple[tuple[str, ...], Modality] | None:
        for modal in modals(sentence):
            before = sentence[: modal.start]
            subject = self.subject.search(before[-320:])
            if subject is None:
                continue
            ahead = before[: len(before) - len(before[-320:]) + subject.start("subject")]
            if _SUBORDINATE.search(ahead) and not self.subject.search(ahead + " "):
                continue
            if _NEEDS_POUR.match(sentence, modal.start) and " pour " not in sentence[modal.end :]:
                continue
            return self._named(subject["subject"]), modal.modality
        return None

    def _named(self, subject: str) -> tuple[str, ...]:
        if re.search(_COLLECTIVE, subject):
            return tuple(p.name for p in self.parties)
        words = subject
        return tuple(
            p.name
            for p in self.parties
            if re.search(rf"\{{[^}}]*\b{re.escape(p.name)}\s*\}}", words)
            or _noun(p) in " ".join(words.split())
        )

    def _creditors(self, span: Span, debtors: tuple[str, ...]) -> tuple[str, ...]:
        """The other parties to whom the sentence says that something is due."""
        folded = " ".join(fold(span.text).split())
        found = []
        for party in self.parties:
            designation = party.designation.value if party.designation is not None else None
            called = folded_words(designation.noun) if designation else party.name
            if party.name in debtors or not (party.name in folded or called in folded):
                continue
            name, noun = re.escape(party.name), re.escape(called)
            article = r"(?:le |la |les |l')?"
            to = rf"(?:\b(?:au|aux|a) {article}(?:\{{{name}\}}|{noun}\b)|\{{(?:au|aux|a) {article}{name}\}})"
            for_ = (
                rf"\b(?:envers|au profit d[eu]|au benefice d[eu]) {article}(?:\{{{article}{name}\}}|{noun}\b)"
            )
            inside = rf"\{{envers {article}{name}\}}"
            if re.search(f"{_GIVING}{to}|{for_}|{inside}", folded):
                found.append(party.name)
        return tuple(found)


#: A verb that gives something to somebody, and the little that may stand before whom.
_GIVING = (
    r"\b(?:fournir|fournit|remettre|remet|livrer|livre|transmettre|transmet|communiquer|communique|adresser|adresse|"
    r"envoyer|envoie|notifier|notifie|verser|verse|payer|paie|restituer|restitue|signaler|signale|donner|donne|"
    r"proposer|propose|presenter|presente|demander|demande|accorder|accorde)\b[^.;:]{0,80}?"
)


def _noun(party: Party) -> str:
    designation = party.designation.value if party.designation is not None else None
    if designation is None:
        return "\0"
    article = folded_words(designation.article)
    return (
        f"{article}{'' if article.endswith(chr(39)) or not article else ' '}{folded_words(designation.noun)}"
    )


def _mood(sentence: str) -> Modality:
    """What a sentence of a declared debtor does: its own deontic verb tells, else it is a duty."""
    modal = next(modals(sentence), None)
    return modal.modality if modal else Modality.DUTY


def slice_text(text: RichText, span: Span) -> RichText:
    """The part of a text that stands within ``span``."""
    parts: list[Words | Cite | Gap] = []
    for part in text:
        start, end = max(part.span.start, span.start), min(part.span.end, span.end)
        if start >= end:
            continue
        if isinstance(part, Words) and (start, end) != (part.span.start, part.span.end):
            inner = Span(span.source, start, end)
            parts.append(Words(inner.text, inner))
        else:
            parts.append(part)
    return tuple(parts)
