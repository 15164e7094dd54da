"""Faults about typography."""

import re

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import saying, within


def _longer_number(match: re.Match[str]) -> str:
    return f"{match[1]}({int(match[2]) + 1})"


OPERATORS = (
    operator(
        "changer le nombre en chiffres",
        "TYP14",
        within("article engagement activité", r"\b((?:deux|trois|quatre|dix) )\((\d+)\)", _longer_number),
    ),
    operator("écrire l'heure à l'anglaise", "TYP04", saying("PRESTATAIRE répond de 9H à 17H.")),
    operator("écrire un point décimal", "TYP05", saying("PRESTATAIRE vise un taux de 99.9 %.")),
    operator("doubler un espace", "TYP07", saying("PRESTATAIRE répond  de ses sous-traitants.")),
    operator("oublier un accent sur une capitale", "TYP06", saying("A défaut, PRESTATAIRE clôt le dossier.")),
    operator(
        "écrire des guillemets droits",
        "TYP02",
        saying('PRESTATAIRE répond "sans attendre la fin" du dossier.'),
    ),
)
