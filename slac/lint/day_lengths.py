"""How long working days are, when hours have to be compared with days."""

from collections.abc import Sequence
from typing import NamedTuple

from slac.lint.wording import days_and_minutes, minutes


class DayLengths(NamedTuple):
    """The minutes opened on each open day, in the order of the week; days may differ."""

    each: tuple[int, ...]

    @classmethod
    def of_week(cls, weekly_minutes: Sequence[int]) -> "DayLengths":
        return cls(tuple(length for length in weekly_minutes if length))

    def of_days(self, number: int) -> tuple[int, int]:
        """The shortest and longest that ``number`` consecutive open days can be, over the possible starts."""
        weeks, rest = divmod(number, len(self.each))
        twice = self.each * 2
        lengths = [weeks * sum(self.each) + sum(twice[i : i + rest]) for i in range(len(self.each))]
        return min(lengths), max(lengths)

    def in_days(self, total: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The fewest and the most whole open days, with the minutes left, that ``total`` minutes fill."""
        found = []
        for first in range(len(self.each)):
            weeks, left = divmod(total, sum(self.each))
            days = weeks * len(self.each)
            for length in (self.each * 2)[first:]:
                if left < length:
                    break
                left -= length
                days += 1
            found.append((days, left))
        return min(found), max(found)

    def say_days(self, number: int) -> str:
        """« 28 h 30 », or « de 25 h à 25 h 30 » where it depends on the day of the start."""
        low, high = self.of_days(number)
        return minutes(low) if low == high else f"de {minutes(low)} à {minutes(high)}"

    def say_time(self, total: int) -> str:
        """« 2 jours 5 h », or « de 2 jours 7 h à 2 jours 7 h 30 »."""
        low, high = self.in_days(total)
        return (
            days_and_minutes(*low)
            if low == high
            else f"de {days_and_minutes(*low)} à {days_and_minutes(*high)}"
        )

    def say_day(self) -> str:
        """« 9 h 30 par jour », or « de 8 h à 8 h 30 par jour »."""
        return f"{self.say_days(1)} par jour"
