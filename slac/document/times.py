"""French words for dates, hours of the day, zones, and when a service is open or closed; spaces are plain here too."""

from collections.abc import Iterable
from datetime import date

from slac.french import DAYS, MONTHS, enumeration
from slac.model.contract import ClosedDays, ClosedHolidays, ClosedOn, Opening, OpenOn, YearlyDay, Zone
from slac.model.quantities import DayHours, Moment
from slac.worktime.holidays import holiday_keys, holiday_list

_ZONES = {
    "Europe/Paris": "heure de Paris",
    "Europe/Brussels": "heure de Bruxelles",
    "Europe/Zurich": "heure de Zurich",
    "Europe/Luxembourg": "heure de Luxembourg",
    "Europe/Monaco": "heure de Monaco",
    "America/Toronto": "heure de l'Est",
    "America/Montreal": "heure de l'Est",
}


def day(value: date | YearlyDay, *, year: bool = True) -> str:
    """« 1er janvier 2026 »; a day of every year as it is written."""
    if isinstance(value, YearlyDay):
        return value.text
    told = f"{'1er' if value.day == 1 else value.day} {MONTHS[value.month - 1]}"
    return f"{told} {value.year}" if year else told


def moment(value: Moment) -> str:
    """« 27 mars 2026 à 17 h »."""
    if value.at is None:
        return day(value.day)
    return f"{day(value.day)} à {time_of_day(value.at.strftime('%H:%M'))}"


def time_of_day(clock: str) -> str:
    """« 9 h », « 18 h 30 » from "09:00", "18:30"."""
    hours, minutes = clock.split(":")
    return f"{int(hours)} h" + (f" {minutes}" if minutes != "00" else "")


def zone(value: Zone) -> str:
    """« heure de Paris », or the label the contract gives (« GMT+1 »)."""
    if value.key is None:
        return value.label
    return _ZONES.get(value.key, f"fuseau {value.key}")


def hours(values: Iterable[DayHours]) -> str:
    """« de 9 h à 12 h et de 14 h à 18 h », « 24 heures sur 24 »."""
    return enumeration([_stretch(value) for value in values])


def _stretch(value: DayHours) -> str:
    if value == ("00:00", "24:00"):
        return "24 heures sur 24"
    text = f"de {time_of_day(value.opens)} à {time_of_day(value.closes)}"
    return f"{text} le lendemain" if value.closes <= value.opens else text


def weekdays(days: tuple[int, ...]) -> str:
    """« du lundi au vendredi », « le jeudi », « les lundi et mercredi », « 7 jours sur 7 »; "" when unsaid."""
    if not days:
        return ""
    if set(days) == set(range(7)):
        return "7 jours sur 7"
    if len(days) == 1:
        return f"le {DAYS[days[0]]}"
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return f"du {DAYS[days[0]]} au {DAYS[days[-1]]}"
    return f"les {enumeration([DAYS[d] for d in days])}"


def opening(value: Opening | OpenOn) -> str:
    """« du lundi au vendredi de 9 h à 18 h 30 »; the days alone where no hours are said."""
    if isinstance(value, OpenOn):
        return _dated(value.day, value.last or value.day, value.hours)
    separator = ", " if value.hours == (("00:00", "24:00"),) and value.days else " "
    return separator.join(part for part in (weekdays(value.days), hours(value.hours)) if part)


def around_the_clock(value: Opening | OpenOn) -> bool:
    """Whether it never closes, so that a zone would say nothing."""
    return isinstance(value, Opening) and len(set(value.days)) == 7 and value.hours == (("00:00", "24:00"),)


def closure(value: ClosedOn | ClosedDays | ClosedHolidays) -> str:
    """« jours fériés », « le 24 décembre 2026 », « du 1er au 15 août 2026 inclus », « le mercredi »."""
    match value:
        case ClosedHolidays():
            return f"jours fériés ({_holidays(value.holiday_list)})" if value.holiday_list else "jours fériés"
        case ClosedDays():
            return weekdays(value.days)
        case ClosedOn():
            return _dated(value.first, value.last, value.hours)


def _holidays(named: str) -> str:
    """Lists of holidays as the contract calls them; one given by its key goes by its title."""
    return ", ".join(
        holiday_list(each).title if each in holiday_keys() else each for each in named.split(", ")
    )


def _dated(first: date | YearlyDay, last: date | YearlyDay, open_hours: tuple[DayHours, ...]) -> str:
    days = f"le {day(first)}" if first == last else f"du {day(first)} au {day(last)} inclus"
    return f"{days} {hours(open_hours)}".strip()
