"""Signing a document, and saying what a signed one proves; everything that knows pyHanko.

A PDF to verify comes from a stranger: nothing in it is trusted, followed or run.
"""

import logging

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
