"""Public holidays from a table that ships with the package: no library to load, no date that changes by itself.

A holiday (« férié ») is not always a day off (« chômé »): which list a contract follows, and which days it adds or
takes away, are facts of the contract. `holidays.json` is made by `script/holidays`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from slac.worktime.arguments import read_day
from slac.worktime.errors import WorktimeError


class HolidayList(Mapping[date, str]):
    """The holidays of one list, as a mapping of dates, in order, to names in French.

    `basis` is the legal text, `note` what has to be known of it, `left_open` the days that the law leaves to others to
    say, as the beginning of a sentence; `version` the edition of the list, which changes when one of its dates does.
    It says something of `years` only: questions about another year raise `WorktimeError`, and so does a calendar whose
    holidays it is.
    """

    __slots__ = ("_names", "basis", "key", "left_open", "note", "title", "version", "years")

    def __init__(self, key: str, entry: Mapping[str, Any], names: Mapping[date, str], years: range) -> None:
        self.key = key
        self.title: str = entry["title"]
        self.basis: str = entry["basis"]
        self.note: str = entry.get("note", "")
        self.left_open: str = entry.get("left_open", "")
        self.version: str = entry["version"]
        self.years = years
        self._names = dict(sorted(names.items()))

    def __getitem__(self, day: date) -> str:
        return self._names[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"holiday_list({self.key!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return holiday_list, (self.key,)

    def is_yearly(self, day: date) -> bool:
        """Whether the list has a holiday at that month and day in each of its years."""
        return self._names.keys() >= {
            date(year, day.month, day.day) for year in self.years if _exists(day, year)
        }

    def is_holiday(self, day: date) -> bool:
        """Whether a civil date is on the list."""
        return self.name(day) is not None

    def name(self, day: date) -> str | None:
        """What is celebrated on a civil date, in French; `None` for a date that is not on the list."""
        day = read_day(day)
        self._check(day.year)
        return self._names.get(day)

    def dates(self, year: int) -> tuple[date, ...]:
        """The dates of a year, in order."""
        self._check(year)
        return tuple(day for day in self._names if day.year == year)

    def _check(self, year: int) -> None:
        if year not in self.years:
            raise WorktimeError(
                f"L'année {year} n'est pas dans la table des jours fériés « {self.key} » : "
                f"elle va de {self.years[0]} à {self.years[-1]}."
            )


def _exists(day: date, year: int) -> bool:
    # Not `calendar.isleap`: that module loads the locales, half as long as all the rest of a short answer.
    return (day.month, day.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


@cache
def holiday_list(key: str) -> HolidayList:
    """The list of that key (« FR », « FR-57 », « QC-LNT-VS »…), or of an alias of it.

    Raises `WorktimeError` for a key that the table does not have.
    """
    table = _table()
    key = table["aliases"].get(key, key)
    entry = table["lists"].get(key)
    if entry is None:
        raise WorktimeError(
            f"La liste de jours fériés « {key} » n'existe pas ; les listes sont : {', '.join(holiday_keys())}."
        )
    years = holiday_years()
    names: dict[date, str] = {}
    for name, when in _days(table["lists"], entry):
        dates = _movable(table["movable"][when]) if when in table["movable"] else _fixed(when, years)
        for day in dates:
            names[day] = f"{names[day]} et {name}" if day in names else name
    return HolidayList(key, entry, names, years)


def holiday_keys() -> tuple[str, ...]:
    """The keys of the lists, in order, without aliases."""
    return tuple(sorted(_table()["lists"]))


def holiday_titles() -> dict[str, str]:
    """What each list is called, by its key: « France », « Suisse, Vaud »."""
    return {key: entry["title"] for key, entry in _table()["lists"].items()}


def holiday_years() -> range:
    """The years that the lists answer for."""
    table = _table()
    return range(table["first_year"], table["last_year"] + 1)


def _days(lists: Mapping[str, Any], entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "extends" in entry:
        yield from _days(lists, lists[entry["extends"]])
    yield from entry["days"].items()


def _fixed(when: str, years: range) -> Iterator[date]:
    month, day = when.split("-")
    return (date(year, int(month), int(day)) for year in years)


def _movable(lines: list[str]) -> Iterator[date]:
    return (date.fromisoformat(day) for line in lines for day in line.split())


@cache
def _table() -> Any:
    import json

    return json.loads(Path(__file__).with_name("holidays.json").read_text(encoding="utf-8"))
