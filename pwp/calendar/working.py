"""Working days: Monday to Friday, without bank holidays and those of the place."""

from bisect import bisect_right
from datetime import date
from functools import lru_cache

from pwp.calendar.notable import bank_holidays, years_on_file
from pwp.calendar.when import DAYS_OF_THE_WEEK

_WEEK = 5
"""Days of a working week, Monday to Friday."""


@lru_cache(maxsize=16)
def _days_off(also_off: frozenset[date]) -> tuple[date, ...]:
    """The days off that fall on Monday to Friday, each once, in order."""
    return tuple(sorted(day for day in also_off.union(bank_holidays()) if day.weekday() < _WEEK))


@lru_cache(maxsize=4096)
def working_days(start: date, end: date, also_off: frozenset[date] = frozenset()) -> int | None:
    """How many working days lie after `start`, up to and with `end`; 0 where `end` comes first.

    Working days are Monday to Friday without Scottish bank holidays and those that are `also_off`. None where either
    day lies outside the years whose holidays are on file, since a day there is not known to be a working day.
    """
    if not all(day.year in years_on_file() for day in (start, end)):
        return None
    if end <= start:
        return 0
    off = _days_off(also_off)
    weekdays = _weekdays_until(end) - _weekdays_until(start)
    return weekdays - (bisect_right(off, end) - bisect_right(off, start))


def _weekdays_until(day: date) -> int:
    """How many Mondays to Fridays there have been since the calendar began, this day among them."""
    weeks, rest = divmod(day.toordinal(), len(DAYS_OF_THE_WEEK))
    return weeks * _WEEK + min(rest, _WEEK)
