"""Days as a record writes them, and the working days between them. Never reads the clock."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

EARLIEST, LATEST = 1900, 2199
DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class When:
    """A calendar day, or a month or year where no more is known: its first and its last possible day.

    It has no `<`: whether a day in March comes before 14 March may not be known. Ask `before`.
    """

    __slots__ = ("first", "last")

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last

    @classmethod
    def of(cls, day: date) -> "When":
        """The one day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> "When":
        """A day `2026-03-14`, a month `2026-03` or a year `2026`. Raises ValueError for anything else."""
        return _parsed(text)

    @property
    def is_day(self) -> bool:
        """True where the very day is known."""
        return self.first == self.last

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def __repr__(self) -> str:
        return f"When({self.iso})"

    def __str__(self) -> str:
        """As a person writes it, and no more exactly than it is known: 14 March 2026, March 2026, 2026."""
        if self.is_day:
            return f"{self.first.day} {MONTHS[self.first.month - 1]} {self.first.year}"
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if self.first.year == self.last.year:
            return str(self.first.year)
        return f"{self.first.year} to {self.last.year}"

    @property
    def iso(self) -> str:
        """As a record writes it: 2026-03-14, 2026-03 or 2026."""
        text = self.first.isoformat()
        if self.is_day:
            return text
        return text[:7] if self.first.month == self.last.month else text[:4]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> When:
    parts = text.split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4, 2, 2], [4, 2], [4]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(text)
    numbers = [int(part) for part in parts]
    if not EARLIEST <= numbers[0] <= LATEST:
        raise ValueError(text)
    if len(numbers) == 1:
        return When(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    first = date(numbers[0], numbers[1], numbers[2] if len(numbers) == len(("y", "m", "d")) else 1)
    if len(numbers) == len(("y", "m")):
        return When(first, _month_end(first))
    return When(first, first)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def before(one: When, other: When) -> bool | None:
    """Whether `one` comes before `other`, for every day meant; None where that is not known."""
    if one.last < other.first:
        return True
    return False if one.first >= other.last else None


def by(one: When, other: When) -> bool | None:
    """Whether `one` comes no later than `other`, for every day meant; None where that is not known."""
    if one.last <= other.first:
        return True
    return False if one.first > other.last else None


def earliest(days: Iterable[When | None]) -> When | None:
    """When the first of several things happened, as exactly as their days tell; None of none."""
    known = [day for day in days if day is not None]
    return When(min(day.first for day in known), min(day.last for day in known)) if known else None


def latest(days: Iterable[When | None]) -> When | None:
    """When the last of several things happened, as exactly as their days tell; None of none."""
    known = [day for day in days if day is not None]
    return When(max(day.first for day in known), max(day.last for day in known)) if known else None


@cache
def bank_holidays() -> dict[date, str]:
    """Scotland's bank holidays, substitute days and one-offs among them, for the years on file.

    From https://www.gov.uk/bank-holidays by way of the `holidays` package, which a test compares them with.
    """
    file = Path(__file__).with_name("scottish-bank-holidays.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    days = (line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    return {date.fromisoformat(day): name for day, name in days}


@cache
def _days_off() -> tuple[date, ...]:
    """The bank holidays that fall on Monday to Friday, in order."""
    return tuple(sorted(day for day in bank_holidays() if day.weekday() < _WEEK))


_WEEK = 5
"""Days of a working week, Monday to Friday."""


def working_days(start: date, end: date) -> int | None:
    """How many working days lie after `start`, up to and with `end`; 0 where `end` comes first.

    Working days are Monday to Friday without Scottish bank holidays. None where either lies outside the years
    whose holidays are on file, since a day there is not known to be a working day.
    """
    off = _days_off()
    if not all(off[0].year <= day.year <= off[-1].year for day in (start, end)):
        return None
    if end <= start:
        return 0
    weekdays = _weekdays_until(end) - _weekdays_until(start)
    return weekdays - (bisect_right(off, end) - bisect_right(off, start))


def _weekdays_until(day: date) -> int:
    """How many Mondays to Fridays there have been since the calendar began, this day among them."""
    weeks, rest = divmod(day.toordinal(), len(DAYS_OF_THE_WEEK))
    return weeks * _WEEK + min(rest, _WEEK)
