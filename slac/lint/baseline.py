"""Findings that are already known, set apart so that only new ones are shown.

A finding is known by its file, its rule, the block it stands in and the words it points at, never by its line: what is
written above, or the order of the blocks, changes nothing; a change of the words themselves makes it new again. Equal
ones are counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from slac.diagnostics import Diagnostic, Severity, SlacError
from slac.lint.families import WRITING, family_of

VERSION = 1


class BadBaseline(SlacError):
    """A file that is no baseline."""


class Known(NamedTuple):
    """One finding, as it is recognised; ``block`` is « priorité P2 », "" outside any."""

    path: str
    code: str
    block: str
    text: str


Baseline = Counter[Known]


#: From a file as findings call it to the path that a baseline gives it, relative to the baseline's own folder.
Called = Callable[[str], str]


def known(finding: Diagnostic, called: Called) -> Known:
    return Known(
        called(finding.span.source.path), finding.code, finding.block, " ".join(finding.span.text.split())
    )


def can_wait(finding: Diagnostic) -> bool:
    """Whether a finding may be set apart: a mistake of writing may not, for it keeps the contract from being read."""
    return family_of(finding.code) != WRITING or finding.severity is not Severity.ERROR


def baseline_of(findings: Iterable[Diagnostic], called: Called) -> Baseline:
    return Counter(known(finding, called) for finding in findings if can_wait(finding))


class Parted(NamedTuple):
    """``new`` findings, how many were ``known``, and what is ``stale``: known, looked for, and not found any more."""

    new: tuple[Diagnostic, ...]
    known: int
    stale: tuple[Known, ...]


def part(findings: Iterable[Diagnostic], baseline: Baseline, read: Iterable[str], called: Called) -> Parted:
    """Tell new findings from known ones; only those of files that were ``read`` can be stale."""
    here = set(map(called, read))
    left = baseline.copy()
    new = []
    total = 0
    for finding in findings:
        one = known(finding, called)
        if left[one] > 0 and can_wait(finding):
            left[one] -= 1
            total += 1
        else:
            new.append(finding)
    stale = sorted(one for one, times in left.items() if times > 0 and one.path in here)
    return Parted(tuple(new), total, tuple(stale))


def dumps(baseline: Baseline) -> str:
    """As JSON, one object a finding, in order, so that it reads well in a diff."""
    listed = [{**one._asdict(), "times": times} for one, times in sorted(baseline.items())]
    return json.dumps({"version": VERSION, "findings": listed}, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, shown: str) -> Baseline:
    """The baseline of a file called ``shown``; raises `BadBaseline`."""
    again = "refaites-le avec « --write-baseline »"
    try:
        value: Any = json.loads(text)
        if value["version"] != VERSION:
            raise BadBaseline(f"« {shown} » vient d'une autre version de slac : {again}.")
        found: Baseline = Counter()
        for told in value["findings"]:
            one = Known(told["path"], told["code"], told["block"], told["text"])
            if not all(isinstance(said, str) for said in one):
                raise TypeError
            found[one] += int(told["times"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BadBaseline(f"« {shown} » n'est pas une liste de constats connus : {again}.") from error
    return found
