"""Runs the rules over a contract and puts what they find in order.

The findings of earlier stages (syntax, model) go through the same selection, suppression and sorting as those of rules.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from slac.diagnostics import Diagnostic, Severity
from slac.lint.families import family_of
from slac.lint.registry import Rule, codes, matching, rule
from slac.lint.settings import Settings
from slac.lint.suppressions import Sorted, sort_out
from slac.model.contract import Contract, Element
from slac.record import replace

CRASH = "SLA000"


def lint(
    contract: Contract, settings: Settings = Settings(), raised: Iterable[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """The findings on a contract, by place then code, each with its address in the printed document.

    ``raised`` are those of earlier stages. Raises ``UnknownRule`` for settings that name no rule.
    """
    return examine(contract, settings, raised).kept


def examine(contract: Contract, settings: Settings = Settings(), raised: Iterable[Diagnostic] = ()) -> Sorted:
    """As ``lint``, with the findings that the contract sets aside and the reason it gives for each."""
    active = settings.active()
    found = [d for d in raised if d.code in active or d.code not in codes() or _stands(d)]
    for code in sorted(active):
        found += _run(rule(code), contract)
    kept, set_aside = sort_out(found, contract.suppressions, active, matching(settings.mandatory))
    addresses = _Addresses(contract)
    placed = sorted((addresses.placed(d) for d in kept), key=lambda d: d.sort_key)
    return Sorted(tuple(placed), tuple((addresses.placed(d), by) for d, by in set_aside))


def _stands(diagnostic: Diagnostic) -> bool:
    """Whether it is always reported: a contract that could not be read must never look clean."""
    return family_of(diagnostic.code) == "SYN" and diagnostic.severity is Severity.ERROR


def _run(rule: Rule, contract: Contract) -> Iterator[Diagnostic]:
    if rule.check is None:
        return
    try:
        for finding in rule.check(contract):
            yield Diagnostic(
                rule.code,
                rule.severity,
                finding.message,
                finding.span,
                finding.labels,
                finding.help,
                fix=finding.fix,
            )
    except Exception as error:  # a bug in one rule hides nothing of what the others find
        yield _crash(rule, contract, error)


def _crash(rule: Rule, contract: Contract, error: Exception) -> Diagnostic:
    import traceback

    where = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__} {error}".split())
    return Diagnostic(
        CRASH,
        Severity.ERROR,
        f"La règle {rule.code} n'a pas pu être vérifiée sur ce contrat : c'est un défaut de slac, pas du contrat.",
        next((e.span for e in contract.elements), contract.source.span(0, 0)),
        help=f"Signalez-le avec ces mots : {what} ({where.name}, ligne {where.lineno}). Les autres règles ont tourné.",
    )


class _Addresses:
    """Finds in which clause a place is printed."""

    def __init__(self, contract: Contract) -> None:
        self._clauses = contract.clauses
        self._blocks: dict[int, list[Element]] = {}
        for element in sorted(contract.elements, key=lambda e: e.whole.start):
            self._blocks.setdefault(id(element.whole.source), []).append(element)

    def placed(self, diagnostic: Diagnostic) -> Diagnostic:
        """With the block it stands in, and the heading of its clause: () when that block is not printed."""
        span = diagnostic.span
        blocks = self._blocks.get(id(span.source), [])
        at = bisect_right(blocks, span.start, key=lambda e: e.whole.start)
        if not at:
            return diagnostic
        element = blocks[at - 1]
        clause = self._clauses.get(element.name)
        heading = diagnostic.heading or (clause.heading if clause else ())
        return replace(diagnostic, heading=heading, block=f"{element.keyword} {element.written_name}".strip())
