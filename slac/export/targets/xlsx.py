"""Excel : les tables du contrat en un classeur, pour les personnes.

L'export écrit `<contrat>.xlsx`, une feuille par table (délais, horaires, jours fermés, objectifs, maintenance, crédits
et pénalités, périmètre, canaux, escalade…). Chaque ligne a sa clause et sa ligne dans la source. Tout texte du contrat
est un texte : une cellule qui commence par « = » n'est pas une formule.

## Ce qui est perdu

- Les articles, les définitions et les obligations rédigées, qui restent dans le contrat.

## Charger

Ouvrez le classeur : il n'a ni macro, ni formule, ni lien.

## Revenir en arrière

Il n'y a rien à défaire : supprimez le classeur.
"""

import re
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from slac.export.events import NoLibrary
from slac.export.plan import Abilities, Plan, slug
from slac.export.tables import CARRIED, Cell, Table, tables

if TYPE_CHECKING:
    from openpyxl import Workbook

title = "Excel"
abilities = Abilities(delays=False, carried=CARRIED, dated_hours=True)

#: Characters that no XML file may hold.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: When the library wrote the file: its own clock, whatever it is told.
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_WIDEST = 60


def write(plan: Plan) -> dict[str, bytes]:
    found = tables(plan.rules)
    return {f"{slug(plan.rules.identifier)}.xlsx": _book(plan, found)} if found else {}


def _book(plan: Plan, found: tuple[Table, ...]) -> bytes:
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise NoLibrary(
            "Cet export demande la bibliothèque openpyxl : pip install 'slac[tables]'."
        ) from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in found:
        _sheet(book, table)
    at = datetime.combine(plan.rules.reference, time())
    book.properties.creator, book.properties.title = "slac", plan.rules.title
    book.properties.created = book.properties.modified = at
    out = BytesIO()
    book.save(out)
    return _dated(out.getvalue(), at)


def _sheet(book: "Workbook", table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name)
    for number, row in enumerate((table.columns, *table.rows), 1):
        for column, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(
                number, column, value if isinstance(value, int) else _FORBIDDEN.sub("\ufffd", value)
            )
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
                cell.quotePrefix = True  # not even once it is edited
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, name in enumerate(table.columns, 1):
        cells = (name, *(row[column - 1] for row in table.rows))
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, max(map(_width, cells)) + 2)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _width(cell: Cell) -> int:
    return max((len(line) for line in str(cell or "").splitlines()), default=0)


def _dated(content: bytes, at: datetime) -> bytes:
    """The same archive, its members dated by the contract: the same bytes at every export."""
    out = BytesIO()
    stamp = (max(at.year, 1980), at.month, at.day, 0, 0, 0)
    with (
        zipfile.ZipFile(BytesIO(content)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            member = zipfile.ZipInfo(name, stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            data = read.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + f"{at:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            written.writestr(member, data)
    return out.getvalue()
