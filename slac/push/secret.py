"""A secret, from where secrets are kept: an environment variable or a file, never the command line."""

import os
from pathlib import Path

from slac.bounded import beginning
from slac.diagnostics import SlacError

_LARGEST = 10_000


class NoSecret(SlacError):
    """No secret where it was said to be."""


def from_environment(name: str) -> str:
    """The value of the variable ``name``; raises `NoSecret`."""
    value = os.environ.get(name)
    if value is None:
        raise NoSecret(f"La variable d'environnement « {name} » n'existe pas : mettez-y le jeton d'accès.")
    return _sound(value, f"La variable d'environnement « {name} »")


def from_file(path: Path) -> str:
    """The text of a file of one line; raises `NoSecret`."""
    try:
        data = beginning(path, _LARGEST)
    except OSError as error:
        raise NoSecret(f"Le fichier du jeton, « {path} », ne s'ouvre pas.") from error
    try:
        return _sound(data.decode(), f"Le fichier « {path} »")
    except UnicodeDecodeError as error:
        raise NoSecret(f"Le fichier « {path} » n'est pas un texte.") from error


def _sound(value: str, where: str) -> str:
    """A secret goes into a header: one line, and nothing that would end it."""
    secret = value.strip()
    if not secret:
        raise NoSecret(f"{where} est vide : mettez-y le jeton d'accès.")
    if len(secret) > _LARGEST or not secret.isascii() or not secret.isprintable():
        raise NoSecret(
            f"{where} ne contient pas un jeton d'accès : une ligne de lettres, de chiffres et de signes."
        )
    return secret
