"""Days as a record writes them, as far as they are known, and what comes before what."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

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
    def on(self) -> str:
        """When something happened, as a sentence has it: on 14 March 2026, in March 2026, in 2026."""
        if self.is_day:
            return f"on {self}"
        return f"in {self}" if self.first.year == self.last.year else f"between {self.first.year} and {self.last.year}"

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


def months_on(day: date, months: int) -> date:
    """The last day of a period of so many months that starts on a day, both days counted.

    Three months from 2 March end on 1 June; from 30 November, on the last day of February.
    """
    years, month = divmod(day.month - 1 + months, len(MONTHS))
    end = _month_end(date(day.year + years, month + 1, 1))
    return end if day.day > end.day else end.replace(day=day.day) - timedelta(days=1)


def in_brackets(day: When | None) -> str:
    """A day in brackets, to follow what happened on it; nothing where it is not known."""
    return f" ({day})" if day else ""


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


def stretch(begin: When | None, end: When | None) -> tuple[date, date] | None:
    """The first and the last of some days; None where they are not both known to the day, or not in order."""
    if begin is None or end is None or not (begin.is_day and end.is_day and by(begin, end)):
        return None
    return begin.first, end.first


def each_day(stretches: Iterable[tuple[date, date]]) -> Iterator[date]:
    """The days of several stretches, each given by its first and its last day: in order, and each once."""
    reached = date.min.toordinal()
    for first, last in sorted(stretches):
        yield from map(date.fromordinal, range(max(first.toordinal(), reached), last.toordinal() + 1))
        reached = max(reached, last.toordinal() + 1)
