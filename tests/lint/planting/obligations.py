"""Faults about what a party owes."""

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import saying, within

OPERATORS = (
    operator(
        "ne pas dire la fréquence d'un rapport",
        "OBL05",
        within("suivi", r"^  (rapport|réunion|revue)\b[^\n]*", r'  \1  "suivi du service"'),
    ),
    operator(
        "mêler moyens et résultat",
        "OBL01",
        saying(
            "PRESTATAIRE s'engage à faire ses meilleurs efforts pour résoudre tout incident dans les délais."
        ),
    ),
    operator(
        "laisser une partie changer seule",
        "OBL16",
        saying("PRESTATAIRE se réserve le droit de modifier les délais à tout moment."),
    ),
)
