"""The table of holidays: made again it is the same, and it says what the laws say.

The rules here are written from the texts, and share nothing with the script that makes the table.
"""

import pickle
from calendar import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY, TUESDAY
from collections.abc import Callable
from datetime import date, timedelta
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
import yaml

from slac.worktime import HolidayList, holiday_keys, holiday_list

ROOT = Path(__file__).parent.parent.parent
YEARS = range(2020, 2036)


def easter(year: int) -> date:
    """Easter Sunday, by the computus of Butcher (1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def after_easter(year: int, days: int) -> date:
    return easter(year) + timedelta(days)


def weekday_of(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`-th such weekday of a month."""
    days = [date(year, month, day) for day in range(1, 29)]
    return [day for day in days if day.weekday() == weekday][number - 1]


def france(year: int) -> set[date]:
    """Code du travail, L3133-1."""
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    return {date(year, *day) for day in fixed} | {after_easter(year, days) for days in (1, 39, 50)}


def alsace_moselle(year: int) -> set[date]:
    """Code du travail, L3134-13."""
    return france(year) | {after_easter(year, -2), date(year, 12, 26)}


def abolition(month: int, day: int) -> Callable[[int], set[date]]:
    """Code du travail, L3422-2."""
    return lambda year: france(year) | {date(year, month, day)}


def quebec(year: int) -> set[date]:
    """Loi sur les normes du travail, art. 60, less the day the employer chooses; Loi sur la fête nationale, art. 2."""
    days = {date(year, 1, 1), date(year, 6, 24), date(year, 12, 25)}
    days.add(next(day for n in range(7) if (day := date(year, 5, 24) - timedelta(n)).weekday() == MONDAY))
    days.add(date(year, 7, 2) if date(year, 7, 1).weekday() == SUNDAY else date(year, 7, 1))
    days |= {weekday_of(year, 9, MONDAY, 1), weekday_of(year, 10, MONDAY, 2)}
    return days | ({date(year, 6, 25)} if date(year, 6, 24).weekday() == SUNDAY else set())


def belgium(year: int) -> set[date]:
    """Arrêté royal du 18 avril 1974, art. 1er."""
    fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
    return {date(year, *day) for day in fixed} | {after_easter(year, days) for days in (1, 39, 50)}


def geneva(year: int) -> set[date]:
    """Loi genevoise sur les jours fériés (J 1 45), art. 1."""
    fixed = [(1, 1), (8, 1), (12, 25), (12, 31)]
    fast = weekday_of(year, 9, SUNDAY, 1) + timedelta(4)
    return (
        {date(year, *day) for day in fixed} | {after_easter(year, days) for days in (-2, 1, 39, 50)} | {fast}
    )


def vaud(year: int) -> set[date]:
    """Loi vaudoise sur l'emploi (LEmp), art. 47."""
    fixed = [(1, 1), (1, 2), (8, 1), (12, 25)]
    fast_monday = weekday_of(year, 9, SUNDAY, 3) + timedelta(1)
    moving = {after_easter(year, days) for days in (-2, 1, 39, 50)}
    return {date(year, *day) for day in fixed} | moving | {fast_monday}


LAWS: dict[str, Callable[[int], set[date]]] = {
    "FR": france,
    "FR-57": alsace_moselle,
    "FR-67": alsace_moselle,
    "FR-68": alsace_moselle,
    "FR-971": abolition(5, 27),
    "FR-972": abolition(5, 22),
    "FR-973": abolition(6, 10),
    "FR-974": abolition(12, 20),
    "FR-976": abolition(4, 27),
    "QC": quebec,
    "QC-LNT-VS": lambda year: quebec(year) | {after_easter(year, -2)},
    "QC-LNT-LP": lambda year: quebec(year) | {after_easter(year, 1)},
    "BE": belgium,
    "CH": lambda year: {date(year, 8, 1)},
    "CH-GE": geneva,
    "CH-VD": vaud,
}


CANTONS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("cantons.yaml").read_text(encoding="utf-8")
)

#: The words of ``cantons.yaml``: days after Easter, or a month and a day.
MOVING = {
    "vendredi saint": -2, "lundi de Pâques": 1, "Ascension": 39, "lundi de Pentecôte": 50, "Fête-Dieu": 60,
}  # fmt: skip
FIXED = {
    "1er janvier": (1, 1), "2 janvier": (1, 2), "6 janvier": (1, 6), "1er mars": (3, 1), "Saint-Joseph": (3, 19),
    "1er mai": (5, 1), "23 juin": (6, 23), "29 juin": (6, 29), "Assomption": (8, 15), "25 septembre": (9, 25),
    "Toussaint": (11, 1), "Immaculée Conception": (12, 8), "Noël": (12, 25), "Saint-Étienne": (12, 26),
    "31 décembre": (12, 31),
}  # fmt: skip


def cantonal(year: int, name: str) -> date | None:
    """The date of a cantonal holiday; None where it is none that year."""
    if name in MOVING:
        return after_easter(year, MOVING[name])
    if name in FIXED:
        return date(year, *FIXED[name])
    match name:
        case "Jeûne genevois":
            return weekday_of(year, 9, SUNDAY, 1) + timedelta(4)
        case "lundi du Jeûne fédéral":
            return weekday_of(year, 9, SUNDAY, 3) + timedelta(1)
        case "Fahrtsfest":  # the first Thursday of April, a week later in Holy Week
            first = weekday_of(year, 4, THURSDAY, 1)
            return first + timedelta(7) if first == after_easter(year, -3) else first
    word, _, condition = name.partition(" quand ")
    word, _, unless = word.partition(" sauf ")
    day = date(year, *FIXED[word])
    if unless:
        return day if day.weekday() not in (TUESDAY, SATURDAY) else None
    assert condition.endswith("est un lundi")
    return day if day.weekday() == MONDAY else None


@pytest.mark.parametrize("canton", CANTONS)
def test_dates_of_a_canton_are_those_that_hold_all_over_it(canton: str) -> None:
    found = holiday_list(canton.rpartition(" ")[2])
    for year in YEARS:
        wanted = {day for name in CANTONS[canton] if (day := cantonal(year, name))}
        assert set(found.dates(year)) == wanted | {date(year, 8, 1)}


def test_every_canton_is_reviewed() -> None:
    assert {name.rpartition(" ")[2] for name in CANTONS} == {k for k in holiday_keys() if k.startswith("CH-")}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("key", LAWS)
def test_dates_are_those_of_the_law(key: str, year: int) -> None:
    assert set(holiday_list(key).dates(year)) == LAWS[key](year)


def test_table_made_again_is_the_same() -> None:
    loader = SourceFileLoader("script_holidays", str(ROOT / "script" / "holidays"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    script = module_from_spec(spec)
    loader.exec_module(script)
    table = ROOT / "slac" / "worktime" / "holidays.json"
    assert script.written() == table.read_text(encoding="utf-8")


def test_known_easters() -> None:
    # Published dates, so that the rules above do not rest on the computus alone.
    assert [easter(year) for year in (2000, 2008, 2024, 2026, 2038)] == [
        date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25),
    ]  # fmt: skip


@pytest.mark.parametrize("key", holiday_keys())
def test_every_list_says_its_basis_and_covers_every_year(key: str) -> None:
    found = holiday_list(key)
    assert found.title
    assert found.basis
    assert found.version
    assert found.years == range(2000, 2061)
    assert all(found.dates(year) for year in found.years)


def test_whit_monday_stayed_a_holiday_when_it_ceased_to_be_a_day_off() -> None:
    assert holiday_list("FR").name(date(2006, 6, 5)) == "lundi de Pentecôte"


def test_two_holidays_of_one_day_are_both_named() -> None:
    assert holiday_list("FR").name(date(2008, 5, 1)) == "fête du Travail et Ascension"


def test_an_alias_is_the_list_it_stands_for() -> None:
    assert holiday_list("FR-AM").dates(2026) == holiday_list("FR-57").dates(2026)


def test_good_friday_names() -> None:
    good_friday = date(2026, 4, 3)
    assert good_friday.weekday() == FRIDAY
    assert {key for key in LAWS if holiday_list(key).name(good_friday) == "vendredi saint"} == {
        "FR-57", "FR-67", "FR-68", "QC-LNT-VS", "CH-GE", "CH-VD",
    }  # fmt: skip


def test_a_list_is_a_mapping_in_order() -> None:
    belgian: HolidayList = holiday_list("BE")
    assert len(belgian) == 61 * 10 - 1  # Ascension fell on 1 May in 2008
    assert list(belgian) == sorted(belgian)
    assert belgian[date(2026, 7, 21)] == "fête nationale"


def test_a_list_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(holiday_list("QC"))) is holiday_list("QC")


def test_ascension_is_a_thursday() -> None:
    assert all(
        day.weekday() == THURSDAY for day, name in holiday_list("FR").items() if name.endswith("Ascension")
    )
