"""The rules, found by looking into ``slac.lint.rules``: adding a file there is all it takes.

A rule is a module named after its code (``tps01``), holding:

- a docstring, its public page (see ``slac.lint.pages``), so written in French;
- ``title`` and ``severity``; ``opinion = True`` for a matter of taste, which is looked for only when asked;
- ``check(contract)``, which yields a ``Finding`` for each fault; or ``raised_by``, for a fault that is found before any
  rule runs ("model", "syntax") or by the runner itself ("runner"), and that only has its page here.

Codes are known from the names of the files: a rule that is not selected is not imported. Mistakes of writing have
their codes and sentences in ``slac.syntax.mistakes``; here they become rules without a check.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from slac.diagnostics import Severity, SlacError
from slac.lint.families import FAMILIES, family_of
from slac.lint.finding import Finding
from slac.model.contract import Contract
from slac.syntax.mistakes import MISTAKES
from slac.syntax.suggest import closest

_RULES = Path(__file__).parent / "rules"

Check = Callable[[Contract], Iterable[Finding]]

#: The group of the rules that are opinions, off unless selected by it or by their own code.
OPINIONS = "relecture"


class UnknownRule(SlacError):
    """A code or family that names no rule."""


class Rule(NamedTuple):
    """One rule. ``check`` is None when the fault is found elsewhere, by what ``raised_by`` names.

    ``opinion``: careful writers may disagree, so it is off by default.
    """

    code: str
    title: str
    severity: Severity
    page: str
    check: Check | None
    raised_by: str
    opinion: bool = False

    @property
    def family(self) -> str:
        """What the letters of the code stand for, in French."""
        return FAMILIES[family_of(self.code)]


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules, in order."""
    return tuple(sorted([*MISTAKES, *(path.stem.upper() for path in _RULES.glob("[a-z]*.py"))]))


@cache
def rule(code: str) -> Rule:
    """The rule of that code, upper case or lower; ``UnknownRule`` when there is none."""
    code = code.upper()
    if code not in codes():
        raise UnknownRule(_unknown(code))
    if code in MISTAKES:
        return _mistake(code)
    module = import_module(f"slac.lint.rules.{code.lower()}")
    check: Check | None = getattr(module, "check", None)
    raised_by: str = "rule" if check else module.raised_by
    return Rule(
        code,
        module.title,
        module.severity,
        module.__doc__ or "",
        check,
        raised_by,
        getattr(module, "opinion", False),
    )


def _mistake(code: str) -> Rule:
    """A mistake of writing, its sentence with « … » where a contract's own words come."""
    kind = MISTAKES[code]
    sentence, remedy = (re.sub(r"\{\w+\}", "…", text) for text in (kind.sentence, kind.remedy))
    page = f"{sentence}\n\n## Comment corriger\n\n{remedy}" if remedy else sentence
    return Rule(code, sentence.rstrip("."), kind.severity, page, None, "syntax")


def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    return tuple(rule(code) for code in codes())


def matching(patterns: Iterable[str]) -> frozenset[str]:
    """The codes that begin with one of the patterns, codes or families, or that « relecture » gathers.

    Raises ``UnknownRule`` when a pattern matches nothing.
    """
    found: set[str] = set()
    for pattern in patterns:
        matched = opinions() if _is_opinions(pattern) else _beginning_with(pattern)
        if not matched and not _is_opinions(pattern):
            raise UnknownRule(_unknown(pattern))
        found.update(matched)
    return frozenset(found)


def selected(patterns: Iterable[str]) -> frozenset[str]:
    """As ``matching``, for rules to look for: an opinion only by its own code or as « relecture »."""
    asked = tuple(patterns)
    by_name = {pattern.strip().upper() for pattern in asked}
    with_opinions = any(map(_is_opinions, asked))
    return frozenset(
        code for code in matching(asked) if with_opinions or code in by_name or not rule(code).opinion
    )


def by_default() -> frozenset[str]:
    """The codes to look for when nothing is selected: all but opinions."""
    return frozenset(codes()) - opinions()


@cache
def opinions() -> frozenset[str]:
    """The codes of the rules that are opinions."""
    return frozenset(code for code in codes() if rule(code).opinion)


def _beginning_with(pattern: str) -> frozenset[str]:
    prefix = pattern.strip().upper()
    return frozenset(code for code in codes() if prefix and code.startswith(prefix))


def _is_opinions(pattern: str) -> bool:
    return pattern.strip().lower() == OPINIONS


def suggestion(code: str) -> str | None:
    """The known code that looks most like an unknown one."""
    return closest(code, codes())


def _unknown(code: str) -> str:
    near = suggestion(code)
    remedy = f"vouliez-vous dire « {near} » ?" if near else "« slac rule --all » donne la liste des règles."
    return f"« {code} » n'est le code d'aucune règle ni d'aucune famille : {remedy}"
