"""Faults about opening hours, holidays and zones."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import dropping, in_every_block, saying, where, within

_ZONED = r"^  fuseau +\S+"


OPERATORS = (
    operator(
        "fixer un décalage au lieu d'un fuseau",
        "CAL01",
        within("horaires maintenance", _ZONED, '  fuseau  "GMT+1"'),
    ),
    operator(
        "mettre un second fuseau",
        "CAL02",
        where(r"^  fuseau", 2, within("maintenance", _ZONED, "  fuseau  Pacific/Noumea")),
    ),
    operator("taire le fuseau", "CAL03", in_every_block("horaires maintenance", r"^  fuseau[^\n]*\n", "")),
    operator(
        "ne pas dire quels jours fériés",
        "CAL04",
        within("horaires", r"jours fériés \S[^\n]*", "jours fériés"),
    ),
    operator(
        "ne pas choisir les fériés du Québec",
        "CAL05",
        within("horaires", r"jours fériés QC-\S+", "jours fériés Québec"),
    ),
    operator(
        "oublier les horaires",
        "CAL06",
        within(
            "horaires",
            r"^(horaires (?!permanence)[^\n]*\n(?:  (?!ouvert)[^\n]*\n)*)(?:  ouvert[^\n]*\n)+",
            r"\1",
        ),
    ),
    operator(
        "inverser les heures d'ouverture",
        "CAL09",
        within("horaires", r"de (\d+ h(?: \d+)?) à (\d+ h(?: \d+)?)$", r"de \1 à \1"),
    ),
    operator(
        "taire les jours d'ouverture",
        "CAL15",
        within("horaires", r"^(  ouvert +)(?:lundi à vendredi|7 jours sur 7) (?:de )?(?=\d)", r"\1de "),
    ),
    operator(
        "ne rattacher les délais à aucun calendrier",
        "CAL10",
        where(r"^horaires", 2, dropping("décompte", "horaires")),
    ),
    operator(
        "faire la maintenance aux heures d'ouverture",
        "CAL11",
        within("maintenance", r"^  plage +[^\n]*", "  plage  mardi de 10 h à 12 h"),
    ),
    operator(
        "dire le support ouvert jour et nuit",
        "CAL08",
        where(
            r"^décompte\n(?:  [^\n]*\n)*?  horaires",
            1,
            saying(
                "PRESTATAIRE assure le support 24 h sur 24, 7 jours sur 7.",
                unless=r"^(?:priorité|engagement)[^\n]*\n(?:  [^\n]*\n)*?  horaires",
            ),
        ),
    ),
    operator(
        "mêler ouvrable et ouvré",
        "CAL14",
        saying("PRESTATAIRE répond {sous 3 jours ouvrables}.", unless="ouvrables"),
    ),
)
