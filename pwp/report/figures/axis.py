"""Days to places on a line, and the days at which the line is marked so that the marks can be read."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pwp.calendar import DAYS_OF_THE_WEEK, MONTHS
from pwp.report.figures.letters import width

DAY = timedelta(days=1)
_WEEK = len(DAYS_OF_THE_WEEK)
_YEAR = len(MONTHS)
_IN_WEEKS = 62
"""Up to so many days, weeks are marked; beyond, months and years."""
_APART = 8.0
_MONTHS_APART = (1, 2, 3, 4, 6)
_YEARS_APART = (1, 2, 5, 10, 20, 50, 100)


class Tick(NamedTuple):
    """A day that is marked, and what stands at it."""

    day: date
    label: str


class Axis(NamedTuple):
    """A line from one day to another, both whole, between two edges."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (self.right - self.left) * (day - self.first).days / ((self.last - self.first).days + 1)

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Where some days begin and end, as far as they are on the line."""
        return self.at(max(first, self.first)), self.at(min(last, self.last) + DAY)

    def holds(self, day: date) -> bool:
        """Whether a day is on the line."""
        return self.first <= day <= self.last

    @property
    def ticks(self) -> list[Tick]:
        """The weeks, months or years that are marked: as many as can be read side by side."""
        if (self.last - self.first).days < _IN_WEEKS:
            every_week = list(self._weeks(1))
            return every_week if self._fit(every_week) else list(self._weeks(2))
        for step in _MONTHS_APART:
            if self._fit(months := list(self._months(step))):
                return months
        return next((found for step in _YEARS_APART if self._fit(found := list(self._years(step)))), [])

    @property
    def years(self) -> list[Tick]:
        """The years, to stand above weeks or months: each where it begins, the first where the line does."""
        begun = (date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1))
        ticks = [Tick(day, str(day.year)) for day in (self.first, *begun)]
        return [
            one
            for one, after in zip(ticks, [*ticks[1:], None], strict=True)
            if self.at(one.day) + width(one.label) + _APART <= (self.at(after.day) if after else self.right + _APART)
        ]

    def _fit(self, ticks: Iterable[Tick]) -> bool:
        """Whether the labels stand clear of each other; the last may be left out."""
        reached = self.left - _APART
        for one in ticks:
            if self.at(one.day) < reached + _APART:
                return False
            reached = self.at(one.day) + width(one.label)
        return True

    def _weeks(self, step: int) -> Iterator[Tick]:
        monday = self.first + DAY * (-self.first.weekday() % _WEEK)
        while monday <= self.last:
            yield Tick(monday, f"{monday.day} {MONTHS[monday.month - 1][:3]}")
            monday += DAY * _WEEK * step

    def _months(self, step: int) -> Iterator[Tick]:
        for number in range(self.first.year * _YEAR, (self.last.year + 1) * _YEAR, step):
            day = date(number // _YEAR, number % _YEAR + 1, 1)
            if self.holds(day):
                yield Tick(day, MONTHS[day.month - 1][:3])

    def _years(self, step: int) -> Iterator[Tick]:
        for year in range(self.first.year, self.last.year + 1):
            if year % step == 0 and self.holds(date(year, 1, 1)):
                yield Tick(date(year, 1, 1), str(year))


def axis_over(days: Iterable[date], left: float, right: float) -> Axis:
    """A line over whole months that holds all of these days, of which there is at least one."""
    known = sorted(days)
    after = (known[-1].replace(day=28) + DAY * 4).replace(day=1)
    return Axis(known[0].replace(day=1), after - DAY, left, right)
