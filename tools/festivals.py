"""The main festivals on which meetings should not be planned, for the years of the bank holidays.

The countries of the `holidays` package have a festival only where it is a public holiday, and under its name there, so
its calendars are asked. For these years their days of Ramadan and Eid were those of the Umm al-Qura calendar (hijridate
2.6), and those of Rosh Hashanah, Yom Kippur and Passover those of pyluach 2.3, every one.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import holidays
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar

DAY = timedelta(days=1)
HEAD = """\
# The main festivals beside Scotland's bank holidays, among which are Christmas Day and Good Friday. Made by
# tools/festivals.py; do not change by hand. First day, last day, whether it is only expected, name.
#
# Rosh Hashanah, Yom Kippur and Passover begin at sunset the evening before; of Passover only the first two days are
# here. Diwali is the day of Lakshmi Puja. 'expected': the moon decides, and it may come a day earlier or later. Vesak
# is kept at the first full moon of May, at that of the fourth month or as in India, so that some years have it twice.
"""

Found = tuple[date, date, bool, str]
_buddhist, _chinese, _hebrew = _BuddhistLunisolar(), _ChineseLunisolar(), _HebrewLunisolar()
_hindu, _islamic = _HinduLunisolar(), _IslamicLunar()


def _one(name: str, days: Iterable[date | None], *, last: int = 1, expected: bool = False) -> Iterator[Found]:
    """A festival on some days, each the first of so many."""
    for day in days:
        if day is None:
            raise LookupError(f"{name} is not known for every year")
        yield day, day + (last - 1) * DAY, expected, name


def _easter_mondays(country: str, subdiv: str | None, year: int) -> list[date]:
    return holidays.country_holidays(country, subdiv=subdiv, years=year, language="en_US").get_named("Easter Monday")


def _christian(year: int) -> Iterator[Found]:
    mondays = _easter_mondays("GB", "ENG", year)
    yield from _one("Easter Sunday", [day - DAY for day in mondays])
    yield from _one("Easter Monday", mondays)
    yield from _one("Orthodox Easter", [day - DAY for day in _easter_mondays("GR", None, year)])


def _in_year(dates: Callable[[int], Iterable[tuple[date, bool]]], year: int) -> list[date]:
    """The days of a festival in one year; the moon's year is shorter, so there may be two."""
    return sorted({day for day, _ in dates(year) if day.year == year})


def _muslim(year: int) -> Iterator[Found]:
    ends = [day for near in (year, year + 1) for day in _in_year(_islamic.eid_al_fitr_dates, near)]
    for first in _in_year(_islamic.ramadan_beginning_dates, year):
        yield first, min(day for day in ends if day > first) - DAY, True, "Ramadan"
    yield from _one("Eid al-Fitr", _in_year(_islamic.eid_al_fitr_dates, year), expected=True)
    yield from _one("Eid al-Adha", _in_year(_islamic.eid_al_adha_dates, year), expected=True)


def _jewish(year: int) -> Iterator[Found]:
    yield from _one("first days of Passover", [_hebrew.passover_date(year)], last=2)
    yield from _one("Rosh Hashanah", [_hebrew.rosh_hashanah_date(year)], last=2)
    yield from _one("Yom Kippur", [_hebrew.yom_kippur_date(year)])


def _vesak(year: int) -> list[date]:
    """The days on which Vesak is kept, but for those that are the same full moon elsewhere on earth."""
    ways = (_buddhist.vesak_date, _buddhist.vesak_may_date, _hindu.buddha_purnima_date)
    kept: list[date] = []
    for day, _ in (way(year) for way in ways):
        if day is not None and all(abs(day - other) > 3 * DAY for other in kept):
            kept.append(day)
    return sorted(kept)


def _of_year(year: int) -> Iterator[Found]:
    yield from _christian(year)
    yield from _muslim(year)
    yield from _jewish(year)
    yield from _one("Vesak", _vesak(year), expected=True)
    yield from _one("Diwali", [_hindu.diwali_india_date(year)[0]])
    yield from _one("Vaisakhi", [_hindu.vaisakhi_date(year)[0]])
    yield from _one("Lunar New Year", [_chinese.lunar_new_year_date(year)[0]])


def festivals(years: Iterable[int]) -> str:
    """The main festivals of some years, one line each."""
    found = sorted(one for year in years for one in _of_year(year))
    lines = (f"{first} {last} {'expected' if expected else 'fixed'} {name}" for first, last, expected, name in found)
    return HEAD + "\n".join(lines) + "\n"
