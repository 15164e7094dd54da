"""Faults about the signature."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import both, dropping, where, within

OPERATORS = (
    operator(
        "ne pas nommer un signataire", "SIG01", where(r"^signature", 1, dropping("partie", "représentée par"))
    ),
    operator(
        "oublier un signataire",
        "SIG08",
        within("signature", r"^(  signataires +[\w-]+), [\w-]+$", r"\1", "acceptation"),
    ),
    operator("compter mal les exemplaires", "SIG03", within("signature", r"^  2 originaux", "  3 originaux")),
    operator(
        "ne rien dater", "SIG04", both(dropping("contrat", "version"), dropping("contrat", "date d'effet"))
    ),
)
