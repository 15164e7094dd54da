"""CSV : les tables du contrat, pour les personnes.

L'export écrit un fichier par table (délais, horaires, jours fermés, objectifs, maintenance, crédits et pénalités,
périmètre, canaux, escalade…), en UTF-8, séparés par des points-virgules, comme un tableur français les ouvre. Chaque
ligne a sa clause et sa ligne dans la source.

Un texte du contrat qui commencerait comme une formule (« = », « + », « - », « @ ») est mis entre guillemets français :
un tableur ne peut pas l'exécuter.

## Ce qui est perdu

- Les articles, les définitions et les obligations rédigées, qui restent dans le contrat.

## Charger

Ouvrez les fichiers dans un tableur, ou lisez-les avec tout outil de données.

## Revenir en arrière

Il n'y a rien à défaire : supprimez les fichiers.
"""

import csv
from io import StringIO

from slac.export.plan import Abilities, Plan, slug
from slac.export.tables import CARRIED, Cell, Table, tables

title = "CSV"
abilities = Abilities(delays=False, carried=CARRIED, dated_hours=True)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(plan: Plan) -> dict[str, bytes]:
    return {f"{slug(table.name)}.csv": _written(table) for table in tables(plan.rules)}


def _written(table: Table) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")  # without its mark, Excel takes it for another encoding


def _harmless(cell: Cell) -> Cell:
    return f"« {cell} »" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
