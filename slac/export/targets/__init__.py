"""The systems that rules are exported to: one module each, found because it is there.

A target is a module with:

- a docstring in French: its page in ``docs/exports`` (what it makes, what is lost, how to load it, how to go back);
- ``title``, what users call the system; ``abilities``, what it can hold;
- ``write(plan)``, the files by name;
- and, if its capacity has to be computed, ``fit(plan)``, the plan without what it does not hold.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.export.plan import Abilities, Plan


class UnknownTarget(SlacError):
    """A system that there is no export for."""


class Target(NamedTuple):
    """One system; ``page`` is its documentation, in Markdown."""

    name: str
    title: str
    abilities: Abilities
    page: str
    module: Any

    def fit(self, plan: Plan) -> Plan:
        """The plan without what the system turns out not to hold."""
        fitted: Plan = self.module.fit(plan) if hasattr(self.module, "fit") else plan
        return fitted

    def write(self, plan: Plan) -> Mapping[str, bytes]:
        """The files, by name."""
        files: Mapping[str, bytes] = self.module.write(plan)
        return files


@cache
def names() -> tuple[str, ...]:
    """The targets, in alphabetical order."""
    found = (path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    return tuple(sorted(found))


def target(name: str) -> Target:
    """The target of that name; raises `UnknownTarget`."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), names(), 1)
        hint = f"vouliez-vous dire « {near[0]} » ?" if near else f"au choix : {', '.join(names())}."
        raise UnknownTarget(f"« {name} » n'est pas un outil vers lequel on sait exporter ; {hint}")
    module = import_module(f"slac.export.targets.{name}")
    return Target(name, module.title, module.abilities, module.__doc__ or "", module)
