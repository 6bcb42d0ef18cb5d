"""Scotland's bank holidays and the main festivals, from files made by tools/generate.py and read when first asked."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pwp.calendar.when import each_day


class Notable(NamedTuple):
    """A day, or several on end, on which many people are off or keep a festival.

    `expected` is True where the moon has to be seen, so that the day may turn out to be the one before or after.
    """

    name: str
    kind: Literal["bank-holiday", "festival"]
    first: date
    last: date
    expected: bool = False


def _lines(name: str) -> list[str]:
    """What a file beside this module holds, without its comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def bank_holidays() -> dict[date, str]:
    """Scotland's bank holidays, substitute days and one-offs among them, for the years on file.

    From https://www.gov.uk/bank-holidays by way of the `holidays` package, which a test compares them with.
    """
    days = (line.split(" ", 1) for line in _lines("scottish-bank-holidays.txt"))
    return {date.fromisoformat(day): name for day, name in days}


@cache
def festivals() -> tuple[Notable, ...]:
    """The main festivals that are no bank holidays, in order; which they are, the file says at its head."""
    rows = (line.split(" ", 3) for line in _lines("festivals.txt"))
    return tuple(
        Notable(name, "festival", date.fromisoformat(first), date.fromisoformat(last), kind == "expected")
        for first, last, kind, name in rows
    )


@cache
def years_on_file() -> range:
    """The years whose bank holidays and festivals are known."""
    return range(min(bank_holidays()).year, max(bank_holidays()).year + 1)


@cache
def _by_day(year: int) -> Mapping[date, tuple[Notable, ...]]:
    """The notable days of a year; the others are not laid out, since an engagement touches few."""
    found: dict[date, tuple[Notable, ...]] = defaultdict(tuple)
    for day, name in bank_holidays().items():
        if day.year == year:
            found[day] += (Notable(name, "bank-holiday", day, day),)
    for one in festivals():
        if one.first.year <= year <= one.last.year:
            for day in each_day([(one.first, one.last)]):
                found[day] += (one,)
    return dict(found)


def notable_days(day: date) -> tuple[Notable, ...] | None:
    """The bank holidays and festivals on a day; None where its year is not on file, so that they are not known."""
    return _by_day(day.year).get(day, ()) if day.year in years_on_file() else None
