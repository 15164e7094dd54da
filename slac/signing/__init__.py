"""Signing a document, and saying what a signed one proves; everything that knows pyHanko.

A PDF to verify comes from a stranger: nothing in it is trusted, followed or run.
"""

import logging
from datetime import datetime

from slac.diagnostics import SlacError

NO_SIGN = (
    "Signer et vérifier demandent des bibliothèques de plus ; installez-les avec : pip install 'slac[sign]'."
)


class NotSigned(SlacError):
    """A document that cannot be signed as asked."""


class Unverifiable(SlacError):
    """A file of which nothing can be said: no PDF, locked, or too large."""

    exit_code = 1


def needed() -> None:
    """Raise NotSigned where the extra ``sign`` is not installed."""
    try:
        import pyhanko  # noqa: F401  # whether it is there
    except ImportError as error:
        raise NotSigned(NO_SIGN) from error
    # What it thinks of a stranger's file is told in our own words.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def moment(at: datetime) -> str:
    """« le 02/03/2026 à 9 h 30 (UTC+1) », of an aware time."""
    zone = at.strftime("%z")
    shift = f"{zone[0]}{int(zone[1:3])}{f':{zone[3:5]}' if zone[3:5] != '00' else ''}"
    return f"le {at:%d/%m/%Y} à {at.hour} h {at:%M} (UTC{shift if zone != '+0000' else ''})"
