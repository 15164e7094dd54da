"""Reading a contract in a test: its text in, the model out; a mistake of writing fails the test at once."""

from pathlib import Path
from typing import Any

import yaml

from slac.diagnostics import Diagnostic
from slac.model import Contract, lower
from slac.source import Source
from slac.syntax import parse

HERE = Path(__file__).parent

#: Enough of a contract for a case that is about something else.
PARTIES = """\
contrat essai "Essai"
  langue   fr-FR
  parties  editeur, client

partie editeur "Atelier Logiciel"
  désigné  l'Éditeur
  rôle     prestataire

partie client
  désigné  le Client
  rôle     client
"""


def cases(name: str) -> list[Any]:
    """The cases of a data file beside the tests."""
    return list(yaml.safe_load((HERE / name).read_text(encoding="utf-8")))


def read(text: str) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """The contract of ``text`` and the findings of names and values."""
    tree, mistakes = parse(Source(text, "essai.slac"))
    assert not mistakes, [m.message for m in mistakes]
    return lower(tree)
