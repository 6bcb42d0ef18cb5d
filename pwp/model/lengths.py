"""How long a part of the timetable is: as announced in words, and as its days make it."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from pwp.calendar import DAYS_OF_THE_WEEK, When, before, latest, months_on, stretch
from pwp.model.plan import Phase

DAY = timedelta(days=1)
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_LENGTH = rf"(?i)(?P<number>[0-9]{{1,3}}|{'|'.join(NUMBERS)})[ -]*(?P<unit>day|week|month)s?"
_FRIDAY = DAYS_OF_THE_WEEK.index("Friday")
_WEEKEND = 2


class Length(NamedTuple):
    """So many days, weeks or calendar months; both end days count."""

    number: int
    unit: str

    def last_day(self, first: date) -> date:
        """The last day of a period of this length that starts on a day."""
        if self.unit == "month":
            return months_on(first, self.number)
        each = len(DAYS_OF_THE_WEEK) if self.unit == "week" else 1
        return first + (self.number * each - 1) * DAY


def announced(row: Phase) -> Length | None:
    """The length that was announced; None where it is not a plain number of days, weeks or months."""
    found = re.fullmatch(_LENGTH, (row.length or "").strip())
    if found is None:
        return None
    number = found["number"].casefold()
    return Length(NUMBERS.index(number) + 1 if number in NUMBERS else int(number), found["unit"].casefold())


def as_good_as(last: date, due: date) -> bool:
    """Whether people who were told one last day would hold the other for the same.

    They may differ by a day, since not everybody counts both end days; nor does a weekend at the end count.
    """
    to_the_weekend = last.weekday() == _FRIDAY and 0 <= (due - last).days <= _WEEKEND
    return to_the_weekend or abs((due - last).days) <= 1


def days_from(first: date, last: date) -> int:
    """How many days there are, both end days counted."""
    return (last - first).days + 1


def days_still(row: Phase, first: date, last: date, whats: Collection[str | None] = (None, "all")) -> int:
    """On how many of these days all of a row stood still, as far as its pauses have days.

    A pause that does not say whether all of it stood still counts, unless `whats` has it otherwise.
    """
    still: set[int] = set()
    for one in row.paused:
        if one.what in whats and not one.not_done and one.from_ and one.to and one.from_.is_day and one.to.is_day:
            begin, end = max(one.from_.first, first), min(one.to.last, last)
            still.update(range(begin.toordinal(), end.toordinal() + 1))
    return len(still)


def announced_end(row: Phase) -> When | None:
    """The last day on which people were told that they could take part; worked out from the length where it must."""
    return latest(one.to for one in row.extended if not one.not_done) or first_end(row)


def first_end(row: Phase) -> When | None:
    """The last day that people were told at first, before any extension; worked out from the length where it must."""
    end = row.end
    length, begin = announced(row), row.start or row.opened
    if end is None and length is not None and begin is not None and begin.is_day:
        return When.of(length.last_day(begin.first))
    return end


def told_late(row: Phase) -> tuple[int, When, When] | None:
    """The first extension announced when the last day that people knew of was over: its position, its day, that day."""
    end = first_end(row)
    for number, one in enumerate(row.extended):
        if one.not_done:
            continue
        if one.date and end and before(end, one.date):
            return number, one.date, end
        end = latest((end, one.to))
    return None


def full_on(row: Phase, first: date, last: date, months: int, whats: Collection[str | None] = (None, "all")) -> date:
    """The first day on which a row that ran from one day to another has had so many calendar months.

    Both end days count; the days on which all of it stood still do not.
    """
    return months_on(first, months) + days_still(row, first, last, whats) * DAY


def ran_for(row: Phase, begin: When, end: When, months: int) -> bool | None:
    """Whether a row that ran from one day to another had so many calendar months; None where that is not known."""
    possible = end.last >= full_on(row, begin.first, end.last, months, ("all",))
    sure = end.first >= full_on(row, begin.last, end.first, months)
    vague = any(stretch(one.from_, one.to) is None for one in row.paused if one.what != "part" and not one.not_done)
    if not possible:
        return False
    return True if sure and not vague else None


def shorter_than(row: Phase, months: int) -> bool:
    """Whether the length announced is surely less than so many calendar months, whenever it begins."""
    length = announced(row)
    return length is not None and length.last_day(_SHORTEST_MONTHS_FROM) < months_on(_SHORTEST_MONTHS_FROM, months)


_SHORTEST_MONTHS_FROM = date(2026, 2, 1)
"""A day from which calendar months are as short as they can be."""
