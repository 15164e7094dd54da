"""Applies the safe fixes of findings, and makes sure of what each changed: no figure, no promise, no other word.

After every change the contract is read again. A fix stands only if the contract still reads, exports the same
promises, and prints the same figures and, but for the words that the fix itself gives and takes, the same words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from slac.diagnostics import Diagnostic, Edit, Fix
from slac.lint.fixing import applied, compatible, stands_anywhere
from slac.lint.settings import Settings
from slac.model.contract import Contract, ServiceHours
from slac.model.reuse import NOTHING, Load, nowhere
from slac.pipeline.checking import CheckResult, check
from slac.source import Source

#: A fix may bring another to light; one that brings back what another took away must not turn for ever.
MOST_ROUNDS = 20

_WORD = re.compile(r"[^\W\d_]+|\d+")

#: Units are abbreviated or not as the place wants it.
_UNITS = {"heures": "h", "heure": "h", "minutes": "min", "minute": "min", "secondes": "s", "seconde": "s"}

#: What a rule set says of where it comes from, or repeats of the prose, which is compared as it is printed.
_NOT_PROMISED = {"source", "source_file", "source_sha256", "text", "line"}


class Corrected(NamedTuple):
    """The author's whole file ``before``, and its ``text`` corrected.

    ``made`` are the findings that it answers, in the order done; ``refused`` are those whose fix would have changed
    more than it says. ``results`` are what is then found in each contract that the file is part of.
    """

    before: str
    text: str
    made: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    results: tuple[CheckResult, ...]


#: What is found in each contract that a file is part of, when this is its text; none of its sources is another's.
Reading = Callable[[Source], Sequence[CheckResult]]


def correct(source: Source, settings: Settings = Settings(), load: Load = nowhere) -> Corrected:
    """Apply the safe fixes of a contract's own file until none is left."""
    return correct_file(source, lambda text: [check(text, settings, load, NOTHING)])


def correct_file(source: Source, read: Reading) -> Corrected:
    """Apply safe fixes to a contract's file, or to one that contracts include, until none is left.

    Those that overlap wait for the next round. In a file that contracts include, none that cites is made: it would say
    another thing in a contract that is not here.
    """
    file, results = source, tuple(read(source))
    made: list[Diagnostic] = []
    refused: dict[tuple[object, ...], Diagnostic] = {}
    seen = {source.text}
    for _ in range(MOST_ROUNDS):
        chosen = compatible(d for d in _offered(file, results) if _identity(d) not in refused)
        after = _after(file, results, chosen, read)
        if after is None:  # one of them does more than it says: all are tried alone, and one is made
            alone = [(d, _after(file, results, [d], read)) for d in chosen]
            refused |= {_identity(d): d for d, then in alone if then is None}
            chosen, after = next((([d], then) for d, then in alone if then is not None), ([], None))
        if after is None or after[0].text in seen:
            break
        file, results = after
        seen.add(file.text)
        made += chosen
    return Corrected(source.original, file.original, tuple(made), tuple(refused.values()), results)


def _offered(file: Source, results: Sequence[CheckResult]) -> Iterator[Diagnostic]:
    """The findings with a safe fix of this file, by place, each once."""
    found = {
        (finding.span.start, _identity(finding)): finding
        for result in results
        for finding in result.findings
        if finding.fix is not None
        and finding.fix.safe
        and all(edit.span.source is file for edit in finding.fix.edits)
        and (result.source is file or stands_anywhere(finding.fix))
    }
    return (found[place] for place in sorted(found, key=lambda place: place[0]))


def _identity(finding: Diagnostic) -> tuple[object, ...]:
    assert finding.fix is not None
    edits = ((edit.span.text, edit.text) for edit in finding.fix.edits)
    return (finding.code, finding.message, finding.span.text, *edits)


def _after(
    file: Source, before: Sequence[CheckResult], findings: Sequence[Diagnostic], read: Reading
) -> tuple[Source, tuple[CheckResult, ...]] | None:
    """The file with these fixes made, and its contracts; None if they do more than they say in one of these."""
    edits = tuple(edit for finding in findings for edit in _fix(finding).edits)
    new = Source(applied(file, edits), file.path)
    if new.text == file.text:
        return None
    after = tuple(read(new))
    agree = all(_says_the_same(old, then, edits) for old, then in zip(before, after, strict=True))
    return (new, after) if agree else None


def _fix(finding: Diagnostic) -> Fix:
    assert finding.fix is not None
    return finding.fix


# -- what must not change -----------------------------------------------------------------------------------------


def _says_the_same(before: CheckResult, after: CheckResult, edits: Iterable[Edit]) -> bool:
    given = _words(edit.text for edit in edits)
    taken = _words(edit.span.text for edit in edits)
    if before.contract is None:
        return _figures(given) == _figures(taken) and len(after.errors) <= len(before.errors)
    if after.contract is None or _promised(before.contract) != _promised(after.contract):
        return False
    old, new = _printed(before.contract), _printed(after.contract)
    lost, won = old - new, new - old
    return not _figures(lost) and not _figures(won) and lost <= taken and won <= given


def _words(texts: Iterable[str]) -> Counter[str]:
    """How often each word and each figure stands in texts, whatever its case and accents."""
    found: Counter[str] = Counter()
    for text in texts:
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        found.update(_UNITS.get(word, word) for word in _WORD.findall(bare.casefold()))
    return found


def _figures(words: Counter[str]) -> Counter[str]:
    return Counter({word: times for word, times in words.items() if word.isdecimal()})


def _printed(contract: Contract) -> Counter[str]:
    """The words and figures of the document."""
    from slac.document.composition import compose
    from slac.document.rewriting import runs
    from slac.document.tree import plain

    document = compose(contract, reference_date=date.min, draft=False, fingerprint="-")
    return _words(plain(content) for content in runs(document))


def _promised(contract: Contract) -> Any:
    """What the rule set promises, in no order, places and prose left out."""
    from slac.export.rules import rule_set
    from slac.worktime.from_contract import calendar_of

    calendars = {hours.name: calendar_of(contract, hours) for hours in contract.all(ServiceHours)}
    return _bare(rule_set(contract, calendars, _ANY_DAY))


#: Both rule sets are made for the same day; which one does not matter.
_ANY_DAY = date(2026, 1, 1)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in _NOT_PROMISED}
    if isinstance(value, list | tuple):
        return sorted((_bare(inner) for inner in value), key=repr)
    return tuple(sorted(_words([value]).items())) if isinstance(value, str) else value
