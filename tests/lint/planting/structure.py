"""Faults about cross-references, names, and what prose says again."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import adding, saying, twice, where, within

OPERATORS = (
    operator(
        "casser un renvoi",
        "STR01 NOM01",
        within("article", r"\{article [^\W\d][\w-]+", "{article inexistant"),
    ),
    operator("citer un nom inconnu", "STR01 NOM01", saying("PRESTATAIRE applique {le protocole-absent}.")),
    operator("nommer deux blocs de même", "NOM02", twice("canal")),
    operator(
        "donner à un article le nom d'une propriété",
        "NOM04",
        where(
            r"^  version ",
            1,
            adding(
                'article version "Versions"\n  La version {version} remplace les autres.',
                unless=r"^article version|\{version\}",
            ),
        ),
    ),
    operator("inclure un fichier absent", "INC01", adding('inclure "clausier/absent.slac"')),
    operator(
        "changer un chiffre dans la prose",
        "STR14",
        where(r"^priorité P1", 1, saying("Une demande P1 est résolue en 77 heures ouvrées.")),
    ),
    operator(
        "redire un chiffre dans la prose",
        "STR15",
        where(
            r"^  résolution +4 heures ouvrées$", 1, saying("Une demande P1 est résolue en 4 heures ouvrées.")
        ),
    ),
)
