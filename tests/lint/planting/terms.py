"""Faults about defined terms."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import adding, saying, twice

OPERATORS = (
    operator("définir deux fois", "TRM04 NOM02", twice("définition")),
    operator(
        "appeler une partie autrement",
        "COR08 TRM01",
        saying(
            "Le Titulaire répond de ses sous-traitants. Le Titulaire en donne la liste.",
            unless="Titulaire d'",
        ),
    ),
    operator(
        "employer un terme qui n'est pas défini",
        "TRM01",
        saying("PRESTATAIRE tient la Console à jour. La Console se met à jour la nuit."),
    ),
    operator(
        "définir un terme qui ne sert pas",
        "TRM02",
        adding('définition terme-inutile "Sinistre majeur"\n  Événement qui arrête toute activité.'),
    ),
)
