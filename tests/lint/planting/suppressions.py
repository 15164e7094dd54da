"""Faults about what a contract sets aside."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import within

OPERATORS = (
    operator("écarter sans motif", "SUP01", within("priorité", r"\A(priorité)", r"# slac: ignore PRI04\n\1")),
    operator(
        "écarter pour rien",
        "SUP02",
        within("priorité", r"\A(priorité)", r"# slac: ignore PRI04 accord du 3 mai\n\1"),
    ),
    operator(
        "écarter un code inconnu",
        "SUP03",
        within("priorité", r"\A(priorité)", r"# slac: ignore PRI99 accord du 3 mai\n\1"),
    ),
)
