"""The values of a template, from the bytes of a file: one set (TOML, JSON), or one a row (CSV, XLSX).

Nothing of a file is trusted nor run: a workbook gives what its cells last showed, formulas are not computed, and one
that shows nothing yet is refused. What the values mean is the parameters' business (``accepting``).
"""

import csv
import io
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import PurePath
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.model.reuse import Given

#: The largest file of values, in bytes, and what it holds once unfolded when it is a workbook.
LARGEST = 20_000_000
LARGEST_UNFOLDED = 100_000_000
#: The most rows (contracts) and columns (parameters) of a table, and the longest cell in characters.
MOST_ROWS = 10_000
MOST_COLUMNS = 500
LONGEST_CELL = 100_000

SUFFIXES = (".toml", ".json", ".csv", ".xlsx")


class BadValues(SlacError):
    """A file of values that cannot be read."""


class Row(NamedTuple):
    """The values of one contract; ``folder`` where its results go, "" for a file that holds one set."""

    given: Given
    folder: str = ""


def rows(data: bytes, shown: str) -> tuple[Row, ...]:
    """The sets of values in a file, called ``shown`` in messages; its suffix tells its format. Raises `BadValues`."""
    if len(data) > LARGEST:
        raise BadValues(
            f"« {shown} » dépasse {LARGEST // 1_000_000} Mo : c'est trop pour un fichier de valeurs."
        )
    match PurePath(shown).suffix.lower():
        case ".toml":
            return (Row(Given(_named(_toml(data, shown), shown), shown)),)
        case ".json":
            return (Row(Given(_named(_json(data, shown), shown), shown)),)
        case ".csv":
            return _table(_csv(data, shown), shown)
        case ".xlsx":
            return _table(_xlsx(data, shown), shown)
    raise BadValues(
        f"« {shown} » n'est pas un fichier de valeurs : il faut {', '.join(SUFFIXES[:-1])} ou {SUFFIXES[-1]}."
    )


# -- one set ----------------------------------------------------------------------------------------------------


def _toml(data: bytes, shown: str) -> Any:
    try:
        return tomllib.loads(_decoded(data, shown), parse_float=str)
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f" (ligne {line[1]})" if line else ""
        accents = 'un nom avec des accents s\'y écrit entre guillemets, comme « "délai" = "2 jours ouvrés" »'
        raise BadValues(f"« {shown} » n'est pas du TOML lisible{where} ; {accents}.") from error


def _json(data: bytes, shown: str) -> Any:
    try:
        return json.loads(_decoded(data, shown), parse_float=str, parse_int=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BadValues(f"« {shown} » n'est pas du JSON lisible (ligne {error.lineno}).") from error
    except (ValueError, RecursionError) as error:
        raise BadValues(f"« {shown} » n'est pas du JSON lisible.") from error
    except _Twice as error:
        raise BadValues(f"« {shown} » donne deux fois « {error} ».") from error


class _Twice(Exception):
    """A name that is given two values."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _named(table: Any, shown: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise BadValues(f'« {shown} » ne donne pas des valeurs par leur nom, comme « remise = "5 %" ».')
    found = {}
    for name, value in table.items():
        if isinstance(value, dict | list):
            raise BadValues(f"« {name} », dans « {shown} », n'est pas une valeur mais plusieurs.")
        found[str(name)] = _written(value)
    return found


def _written(value: object) -> str:
    """A value as a contract writes it: « oui », « 2,5 », « 2026-01-31 »."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case time():
            return f"{value.hour} h {value.minute:02}" if value.minute else f"{value.hour} h"
        case float():
            return _figures(Decimal(repr(value)))
        case Decimal():
            return _figures(value)
    return str(value)


def _figures(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",") if value.is_finite() else str(value)


# -- one a row --------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """One row of a table: where it stands (from 1), and its cells."""

    number: int
    cells: Sequence[str]


def _table(lines: Iterable[_Line], shown: str) -> tuple[Row, ...]:
    """A table whose first line names the parameters, and whose first column names the rows."""
    full = (line for line in lines if any(cell.strip() for cell in line.cells))
    head = next(full, None)
    if head is None:
        raise BadValues(f"« {shown} » est vide : sa première ligne nomme les paramètres.")
    names = _headings(head, shown)
    found: list[Row] = []
    numbers: dict[str, int] = {}
    for line in full:
        if len(found) == MOST_ROWS:
            raise BadValues(f"« {shown} » a plus de {MOST_ROWS} lignes : partagez-le.")
        beyond = next((cell for cell in line.cells[len(names) :] if cell.strip()), None)
        if beyond is not None:
            raise BadValues(
                f"« {shown} », ligne {line.number} : plus de valeurs que de colonnes nommées (« {beyond[:40]} »)."
            )
        values = {name: cell for name, cell in zip(names, line.cells, strict=False) if name}
        folder = folder_name(values.get(names[0], "")) or f"ligne-{line.number}"
        same = numbers.setdefault(folder.casefold(), line.number)
        if same != line.number:
            raise BadValues(
                f"« {shown} » : les lignes {same} et {line.number} iraient toutes deux dans « {folder} » ; "
                f"donnez à chacune une valeur « {names[0]} » différente."
            )
        found.append(Row(Given(values, shown, line.number, names[0]), folder))
    if not found:
        raise BadValues(f"« {shown} » n'a aucune ligne de valeurs sous ses titres.")
    return tuple(found)


def _headings(head: _Line, shown: str) -> list[str]:
    names = [cell.strip() for cell in head.cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise BadValues(f"« {shown} » a plus de {MOST_COLUMNS} colonnes.")
    if "" in names:
        raise BadValues(f"« {shown} » : la colonne {names.index('') + 1} n'a pas de titre.")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadValues(f"« {shown} » : deux colonnes s'appellent « {twice} ».")
    return names


def folder_name(text: str) -> str:
    """A text as the name of a folder on any system: « Dupont & Fils / Angers » is « Dupont-Fils-Angers »."""
    plain = unicodedata.normalize("NFC", text)
    name = re.sub(r"[^\w.-]+", "-", plain[:200]).strip("-. ")[:80].strip("-. ")
    return f"{name}-" if name.split(".")[0].upper() in _RESERVED else name


#: Names of devices on Windows.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def _csv(data: bytes, shown: str) -> Iterator[_Line]:
    """The rows of a CSV, its cells separated by « ; », « , » or tabs, whichever its first line has most of."""
    text = _decoded(data, shown)
    unquoted = re.sub(r'"[^"]*"', "", text.lstrip("\n\r").partition("\n")[0])
    separator = max(";,\t", key=unquoted.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        number = 1
        for cells in reader:
            yield _Line(number, cells)
            number = reader.line_num + 1
    except csv.Error as error:
        raise BadValues(
            f"« {shown} », ligne {reader.line_num} : cette ligne n'est pas du CSV lisible."
        ) from error


def _xlsx(data: bytes, shown: str) -> Iterator[_Line]:
    """The rows of the first sheet of a workbook."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadValues(
            f"« {shown} » est un classeur : pour le lire, installez « slac[tables] », ou enregistrez-le en CSV."
        ) from error
    from zipfile import BadZipFile, ZipFile

    unreadable = f"« {shown} » n'est pas un classeur lisible (.xlsx)."
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNFOLDED:
                raise BadValues(f"« {shown} » est trop grand une fois décompressé.")
        # Read twice at once: what the cells show, and whether a formula stands behind.
        books = [
            load_workbook(io.BytesIO(data), read_only=True, data_only=only_shown, keep_links=False)
            for only_shown in (True, False)
        ]
        try:
            sheets = [book.worksheets[0] for book in books]
            for sheet in sheets:
                sheet.reset_dimensions()  # what the file says of its size is not to be believed
            both = zip(*(sheet.iter_rows(max_col=MOST_COLUMNS + 1) for sheet in sheets), strict=True)
            for number, (row, behind) in enumerate(both, 1):
                if number > 2 * MOST_ROWS:
                    raise BadValues(f"« {shown} » a plus de {MOST_ROWS} lignes : partagez-le.")
                for cell, formula in zip(row, behind, strict=True):
                    _refuse_without_result(cell, formula, shown)
                yield _Line(number, [_cell(cell) for cell in row])
        finally:
            for book in books:
                book.close()
    except BadValues:
        raise
    except (
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        SyntaxError,
    ) as error:
        raise BadValues(unreadable) from error


def _refuse_without_result(cell: Any, formula: Any, shown: str) -> None:
    """A formula that failed, or whose result was never kept, is no value: nothing may be printed in its stead."""
    if cell.data_type == "e":
        raise BadValues(
            f"« {shown} », cellule {cell.coordinate} : « {cell.value} » est l'erreur d'un calcul ; corrigez-la."
        )
    if formula.data_type == "f" and cell.value is None and cell.data_type != "str":  # "str": an empty text
        raise BadValues(
            f"« {shown} », cellule {cell.coordinate} : le résultat de cette formule n'est pas dans le fichier, et slac "
            "ne calcule pas les formules ; ouvrez le classeur dans un tableur et enregistrez-le, ou remplacez la "
            "formule par sa valeur."
        )


def _cell(cell: Any) -> str:
    """A cell as a contract writes it: 0.05 shown as a percentage is « 5 % »."""
    value = cell.value
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and "%" in str(cell.number_format or "")
    ):
        return f"{_figures(Decimal(repr(value)) * 100)} %"
    return _written(value)[:LONGEST_CELL]


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadValues(
            f"« {shown} » n'est pas en UTF-8 (ligne {line}) ; enregistrez-le en « CSV UTF-8 », ou en UTF-8."
        ) from error
