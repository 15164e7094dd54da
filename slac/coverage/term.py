"""Whether a contract is in force on the day of a request: not before it takes effect, nor after its term."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from slac.coverage.decision import Reason, Verdict, place_of
from slac.lint.facts import plain
from slac.model.contract import Contract
from slac.model.numbers import in_letters
from slac.model.quantities import Duration
from slac.syntax.folding import folded_words
from slac.worktime.days import months_after
from slac.worktime.term import last_day, lengths_of
from slac.worktime.wording import day_of_month


class Force(NamedTuple):
    """Whether the contract is in force: ``verdict`` is None when it is, with what had to be supposed."""

    verdict: Verdict | None = None
    reason: Reason | None = None
    ask: str = ""
    assumption: str = ""


IN_FORCE = Force()


def in_force(contract: Contract, day: date) -> Force:
    """What the effective date, the term and the renewal of the contract say of a day."""
    agreement = contract.agreement
    begins = agreement.effective_date
    if begins is None or not isinstance(begins.value, date):
        return IN_FORCE
    if day < begins.value:
        text = f"Le contrat ne prend effet que le {_said(begins.value)} : la demande est antérieure."
        return Force(Verdict.OUTSIDE, Reason(text, place_of(contract, agreement, begins.line)))
    durations = lengths_of(agreement.term)
    last = last_day(begins.value, durations)
    if agreement.term is None or last is None or day <= last:
        return IN_FORCE
    ended = f"Le contrat a pris fin le {_said(last)}"
    renewal = agreement.renewal
    words = folded_words(plain(renewal.value)) if renewal is not None and renewal.value else ""
    place = place_of(contract, agreement, (renewal or agreement.term).line)
    if not words:
        return Force(Verdict.OUTSIDE, Reason(f"{ended} : la demande est postérieure.", place))
    if not words.startswith("tacite"):
        reason = Reason(f"{ended}, et sa reconduction doit être expresse.", place)
        return Force(Verdict.OPEN, reason, "Le contrat a-t-il été reconduit ?")
    until = _renewed(begins.value, durations, last, words)
    if until is not None and day > until:
        text = f"{ended}, et ses reconductions tacites le {_said(until)} : la demande est postérieure."
        return Force(Verdict.OUTSIDE, Reason(text, place))
    return Force(assumption=f"{ended} ; il est supposé reconduit tacitement, faute de dénonciation connue.")


def _renewed(begins: date, durations: tuple[Duration, ...], last: date, words: str) -> date | None:
    """The last day that tacit renewals reach, each as long as it says, else as the term; None without a limit."""
    limit = re.search(r"\bau plus (\S+)(?: \((\d+)\))? fois\b", words)
    times = _number(limit[2] or limit[1]) if limit else None
    if times is None:
        return None
    period = re.search(r"\bperiodes de (\S+)(?: \((\d+)\))? (ans?|mois)\b", words)
    number = _number(period[2] or period[1]) if period else None
    if period is None or number is None:
        return last_day(begins, durations * (times + 1))
    months = times * number * (12 if period[3].startswith("an") else 1)
    return months_after(last + timedelta(1), months) - timedelta(1)


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else in_letters(word)


def _said(day: date) -> str:
    return day_of_month(day, 0)
