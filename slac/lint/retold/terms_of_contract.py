"""What the contract states of itself, its notices and its claims, told again: lengths and dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from slac.lint.facts import called, plain
from slac.lint.passages import sentences, sentences_with
from slac.lint.retold.told import Retold, only, place_in, same_length, with_one_length
from slac.model.contract import Amendment, Contract, Maintenance, Remedy
from slac.model.numbers import day
from slac.model.quantities import Duration
from slac.syntax.folding import folded_words
from slac.worktime.term import last_day, lengths_of
from slac.worktime.wording import day_of_month

_AGREEMENT = r"\b(?:contrat|accord|annexe|entente|charte|convention|sla|marche)\b"
_DATE = (
    r"\b(?:\d{1,2}(?:er)?\s+(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\s+\d{4}"
    r"|\d{1,2}/\d{2}/\d{4})\b"
)
#: « jusqu'au 31 décembre 2028 », « prend fin le … »; what else may end, or last longer, in such a sentence.
_ENDS = (
    r"\b(?:jusqu'au|(?:prend|prendra|expire|expirera|s'acheve|s'achevera|se termine|se terminera)(?: fin)? le|"
    r"(?:arrive|arrivera|vient|viendra) a (?:son )?(?:terme|echeance|expiration) le)\s+"
    rf"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(?P<day>{_DATE})"
)
_LASTS = rf"{_AGREEMENT}|\bconclue?s?\b"
_LASTS_LONGER = (
    r"\b(?:recondu\w*|renouvel\w*|prolong\w*|prorog\w*|avenants?|offres?|confident\w*|conserv\w*|garanti\w*|"
    r"essais?|transition|reversib\w*|tarifs?|prix|remises?|factur\w*|licences?|precedent\w*|ancien\w*)\b"
)
_RENEWAL = r"(?:reconduction|reconduit\w*|renouvellement|renouvel\w+)"
_TACIT = rf"\b(?:tacite\s+{_RENEWAL}|{_RENEWAL}\s+(?:tacite(?:ment)?|automatique(?:ment)?|de plein droit))\b"
_EXPRESS = rf"\b(?:{_RENEWAL}\s+(?:expres\w*|par (?:avenant|ecrit|accord \w+)))\b"
_DENIED = r"\b(?:pas|sans|ni|aucune?|jamais|exclu\w*|non)\b"
#: « deux mois avant son terme ».
_BEFORE_THE_END = (
    r"\bavant\s+(?:(?:son|le|la|leur|chaque|sa)\s+|l')"
    r"(?:terme|echeance|expiration|fin du contrat|date anniversaire)\b"
)


def term_told(contract: Contract) -> Iterator[Retold]:
    stated = contract.agreement.term
    if stated is None or stated.value is None or stated.value.indefinite:
        return
    whole = stated.value.total or (stated.value.slices[0][0] if len(stated.value.slices) == 1 else None)
    if whole is not None:
        about = (_AGREEMENT, r"\b(?:conclue?s?|(?:pour|a|d')\s*une duree de|duree initiale)\b")
        other = (
            r"\b(?:preavis|recondu\w*|renouvel\w*|prolong\w*|confident\w*|conserv\w*|licence\w*|resili\w*|apres|"
            r"plus de)\b"
        )
        # A block of that name would be cited instead.
        citation = "durée" if contract.find(folded_words("durée")) is None else f"durée {contract.id}"
        yield from _length_told(contract, about, other, whole, "la durée du contrat", citation)


def end_told(contract: Contract) -> Iterator[Retold]:
    """The day on which a sentence makes the contract end, where it is not the last of its term, nor the next."""
    agreement = contract.agreement
    begins, term = agreement.effective_date, agreement.term
    if begins is None or not isinstance(begins.value, date) or term is None:
        return
    last = last_day(begins.value, lengths_of(term))
    if last is None:
        return
    what = f"la fin du contrat, le {day_of_month(last, 0)} d'après sa date d'effet et sa durée"
    for sentence in sentences_with(contract, _ENDS):
        if not re.search(_LASTS, sentence.words) or re.search(_LASTS_LONGER, sentence.words):
            continue
        for ends in re.finditer(_ENDS, sentence.words):
            told = day(ends["day"])
            if told is not None and told - last not in (timedelta(0), timedelta(1)):
                yield Retold(place_in(sentence, *ends.span("day")), what, term.span, "", False)


def notice_told(contract: Contract) -> Iterator[Retold]:
    stated = contract.agreement.notice
    if stated is not None and stated.value is not None:
        other = r"\b(?:manque\w*|maintenance|grave|mise en demeure|credits?)\b"
        what = "le préavis de dénonciation"
        for about in (
            (r"\bpreavis\b", r"\b(?:denonc\w*|resili\w*|recondu\w*|terme|echeance)\b"),
            (_BEFORE_THE_END, r"\b(?:denonc\w*|resili\w*|sauf|oppos\w*|met(?:tre)? fin)\b"),
        ):
            yield from _length_told(contract, about, other, stated.value, what, "préavis de dénonciation")


def renewal_told(contract: Contract) -> Iterator[Retold]:
    """A renewal that goes by itself where the contract declares one that must be said, and the other way about."""
    stated = contract.agreement.renewal
    words = folded_words(plain(stated.value)) if stated is not None and stated.value else ""
    told = _EXPRESS if words.startswith("tacite") else _TACIT if words.startswith("express") else ""
    for sentence in sentences_with(contract, told) if told else ():
        if stated is not None and not re.search(_DENIED, sentence.words):
            for place in sentence.places(told):
                yield Retold(place, "la reconduction du contrat", stated.span, "", False)


def maintenance_notice_told(contract: Contract) -> Iterator[Retold]:
    one = only([m for m in contract.all(Maintenance) if m.notice is not None and m.notice.value is not None])
    if one is not None and one.notice is not None and one.notice.value is not None:
        about = (r"\b(?:maintenances?|entretien)\b", r"\b(?:preavis|avis|previent|avertit|annonc\w*)\b")
        what = f"le préavis de {called(one)}"
        yield from _length_told(
            contract,
            about,
            r"\b(?:urgen\w*|resili\w*)\b",
            one.notice.value.within,
            what,
            f"préavis {one.written_name}",
        )


def claim_told(contract: Contract) -> Iterator[Retold]:
    one = only([r for r in contract.all(Remedy) if r.claim is not None and r.claim.value is not None])
    if one is not None and one.claim is not None and one.claim.value is not None:
        filing = r"\b(?:deposer?|deposee?s?|soumet\w*|present\w*|adress\w*|form\w*|introdui\w*)\b"
        about = (r"\breclam\w*", filing)
        other = r"\b(?:repond\w*|reponse|traite\w*|examin\w*|facture\w*)\b"
        what = f"le délai de réclamation de {called(one)}"
        yield from _length_told(
            contract, about, other, one.claim.value.within, what, f"réclamation {one.written_name}"
        )


def _length_told(
    contract: Contract, about: tuple[str, ...], other: str, stated: Duration, what: str, citation: str
) -> Iterator[Retold]:
    """Where a sentence that has all of ``about`` and not ``other`` has one duration, and so tells ``stated`` again."""
    for sentence, told in with_one_length(contract):
        words = sentence.words
        if all(re.search(each, words) for each in about) and not re.search(other, words):
            place = place_in(sentence, told.start, told.end)
            yield Retold(place, what, stated.span, citation, same_length(told.lengths[0], stated))


_TAKES_EFFECT = (
    r"[^.;]*\b(?:(?:prend|prendra|prennent|prendront) effet|(?:entre|entrera|entrent|entreront) en vigueur|"
    r"(?:s'applique|s'appliquera|est applicable|sera applicable) a (?:compter|partir))\b"
)
_AMENDMENT = r"\bavenant(?:\s+n\s?[°o]\s?(\d+))?\b"


def effective_date_told(contract: Contract) -> Iterator[Retold]:
    stated, own = contract.agreement.effective_date, contract.amendment
    amended = own.effective_date if own is not None else None
    for sentence in sentences(contract):
        words = sentence.words
        if (
            "effet" not in words
            and "vigueur" not in words
            and "applica" not in words
            and "appliqu" not in words
        ):
            continue
        dates = list(re.finditer(_DATE, words))
        told = day(dates[0][0]) if len(dates) == 1 else None
        if told is None:
            continue
        place = place_in(sentence, dates[0].start(), dates[0].end())
        in_amendment = own is not None and place.source.path == own.span.source.path
        if own is not None and in_amendment and re.search(_AMENDMENT, words):
            if amended is not None and isinstance(amended.value, date) and _is_of(own, words):
                yield Retold(place, "la date d'effet de l'avenant", amended.span, "", told == amended.value)
        elif in_amendment and amended is not None and told == amended.value:
            continue  # the contract as it is amended
        elif (
            stated is not None
            and isinstance(stated.value, date)
            and re.search(_AGREEMENT + _TAKES_EFFECT, words)
        ):
            yield Retold(place, "la date d'effet", stated.span, "date d'effet", told == stated.value)


def _is_of(amendment: Amendment, words: str) -> bool:
    """Whether a sentence of an amendment tells when that very amendment, and not the contract, takes effect."""
    said = re.search(_AMENDMENT + _TAKES_EFFECT, words)
    if said is None or re.search(_AGREEMENT, words[: said.start()]):
        return False
    return said[1] is None or said[1] in re.findall(r"\d+", amendment.title)
