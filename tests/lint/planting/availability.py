"""Faults about availability, indicators and maintenance."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import both, dropping, in_every_block, within

OPERATORS = (
    operator(
        "taire la formule",
        "DIS01",
        both(
            in_every_block("disponibilité", r"^  indisponible si[^\n]*\n", ""),
            dropping("disponibilité", "formule"),
        ),
    ),
    operator(
        "perdre la virgule d'un taux",
        "DIS23",
        within("disponibilité", r"^(  objectif +)99(?:,(\d))? %", r"\g<1>99\g<2>0 %"),
    ),
    operator(
        "taire la période",
        "DIS02",
        both(in_every_block("décompte", r"^  période[^\n]*\n", ""), dropping("disponibilité", "période")),
    ),
    operator(
        "annoncer une moyenne pour un quantile",
        "DIS05",
        within("indicateur", r'^(indicateur \S+ )"[^"]*"', r'\1"Temps moyen de réponse"'),
    ),
    operator(
        "ne borner ni annoncer la maintenance",
        "DIS07",
        both(
            in_every_block("maintenance", r"^  préavis[^\n]*\n", ""),
            in_every_block("maintenance", r"^  (?:durée au plus|plage)[^\n]*\n", ""),
        ),
    ),
    operator(
        "exclure plus qu'on ne tolère",
        "DIS08",
        both(
            in_every_block("maintenance", r"^  durée au plus[^\n]*\n", ""),
            within("maintenance", r"^  plage +[^\n]*", "  plage  tous les jours de 1 h à 5 h"),
        ),
    ),
    operator(
        "ne compter que les longues pannes",
        "DIS09",
        within("disponibilité", r"^(  période +mois civil)$", r"\1\n  franchise  9 heures"),
    ),
    operator(
        "taire la source de la mesure",
        "DIS12",
        both(
            in_every_block("disponibilité", r"^  fait foi[^\n]*\n", ""),
            dropping("disponibilité", "mesuré par"),
        ),
    ),
    operator(
        "promettre cent pour cent",
        "DIS18",
        within("disponibilité", r"^(  objectif +)\d+(?:,\d+)? %", r"\g<1>100 %"),
    ),
)
