"""Applies the safe fixes of findings, and makes sure of what each changed: no figure, no promise, no other word.

After every change the contract is read again. A fix stands only if the contract still reads, exports the same
promises, and prints the same figures and, but for the words that the fix itself gives and takes, the same words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from slac.diagnostics import Diagnostic, Edit, Fix
from slac.lint.fixing import applied, compatible
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
    more than it says. ``result`` is what is found in the new text.
    """

    before: str
    text: str
    made: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]
    result: CheckResult


def correct(source: Source, settings: Settings = Settings(), load: Load = nowhere) -> Corrected:
    """Apply safe fixes until none is left; those that overlap wait for the next round."""
    result = check(source, settings, load, NOTHING)
    made: list[Diagnostic] = []
    refused: dict[tuple[object, ...], Diagnostic] = {}
    seen = {source.text}
    for _ in range(MOST_ROUNDS):
        offered = (d for d in result.findings if _offers(d, result.source) and _identity(d) not in refused)
        chosen = compatible(offered)
        after = _after(result, chosen, settings, load)
        if after is None:  # one of them does more than it says: all are tried alone, and one is made
            alone = [(d, _after(result, [d], settings, load)) for d in chosen]
            refused |= {_identity(d): d for d, then in alone if then is None}
            chosen, after = next((([d], then) for d, then in alone if then is not None), ([], None))
        if after is None or after.source.text in seen:
            break
        seen.add(after.source.text)
        made += chosen
        result = after
    return Corrected(source.original, result.source.original, tuple(made), tuple(refused.values()), result)


def _offers(finding: Diagnostic, source: Source) -> bool:
    fix = finding.fix
    return fix is not None and fix.safe and all(edit.span.source is source for edit in fix.edits)


def _identity(finding: Diagnostic) -> tuple[object, ...]:
    assert finding.fix is not None
    edits = ((edit.span.text, edit.text) for edit in finding.fix.edits)
    return (finding.code, finding.message, finding.span.text, *edits)


def _after(
    before: CheckResult, findings: Sequence[Diagnostic], settings: Settings, load: Load
) -> CheckResult | None:
    """The contract with these fixes made, None if they do more than they say."""
    edits = tuple(edit for finding in findings for edit in _fix(finding).edits)
    new = Source(applied(before.source, edits), before.source.path)
    if new.text == before.source.text:
        return None
    after = check(new, settings, load, NOTHING)
    return after if _says_the_same(before, after, edits) else None


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
    from slac.document.rewriting import rewrite
    from slac.document.tree import Inlines, plain

    texts: list[str] = []

    def note(content: Inlines) -> Inlines:
        texts.append(plain(content))
        return content

    rewrite(compose(contract, reference_date=date.min, draft=False, fingerprint="-"), note)
    return _words(texts)


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
