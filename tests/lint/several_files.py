"""Contracts in the tests that are made of several files, or are templates with their values.

A fenced block after a line « `clausier/suspension.slac` : » is that file of the project; « `valeurs.toml` : » are the
values that the contract's parameters are given. The block without such a line is the contract.
"""

import re
import tomllib
from collections.abc import Mapping

from slac.diagnostics import Diagnostic
from slac.model import Contract, lower
from slac.model.assemble import assemble
from slac.model.reuse import Given, Load, NotLoaded, nowhere
from slac.source import Source

VALUES = "valeurs.toml"
_FENCE = re.compile(r"(?:^`([^`\n]+)` :\n\n)?^```(?:slac|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of(markdown: str) -> dict[str, str]:
    """The texts in a piece of Markdown by their path, the contract's being ""."""
    return dict(_FENCE.findall(markdown))


def loading(files: Mapping[str, str]) -> Load:
    """Gives the files of a mapping as if they stood beside the contract; no image among them."""

    class Beside:
        image = staticmethod(nowhere.image)

        def __call__(self, path: str) -> Source:
            if path.startswith("../"):
                raise NotLoaded("INC02", "ce chemin sort du dossier du projet")
            if path not in files:
                raise NotLoaded("INC01", "ce fichier n'existe pas")
            return Source(files[path], path)

    return Beside()


def read(contract: str, path: str, files: Mapping[str, str]) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """A contract with its other files and values, and what is found before any rule; it has no mistake of writing."""
    given = Given(tomllib.loads(files.get(VALUES, "")), VALUES)
    assembly = assemble(Source(contract, path), loading(files), given)
    mistakes = [d.message for d in assembly.diagnostics if d.code.startswith("SYN")]
    assert not mistakes, mistakes
    lowered, raised = lower(assembly.tree)
    return lowered, (*assembly.diagnostics, *raised)
