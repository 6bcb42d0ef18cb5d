"""Days as people write them, in words and in figures, as the record writes them. Asks rather than guesses."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from pwp.calendar import MONTHS, When, next_day_of_the_week, spoken_day
from pwp.errors import NotADay
from pwp.plain import brief


class Days(NamedTuple):
    """How days are understood: `today` for words such as yesterday; `order` of 03/04/2026 where it is known."""

    today: date | None = None
    order: str = ""
    """`uk` for day and month, `us` for month and day; nothing where that has to be asked."""
    settled_by: str = ""
    """What says the order of all of them at once, such as an option; nothing where nothing does."""


class NoDay(ValueError):
    """What was written is no day; its text says what to write instead."""


class Unclear(NoDay):
    """What was written may be more than one day; its text asks which."""


_FIGURES = re.compile(r"(\d{1,2})([/. -])(\d{1,2})[/. -](\d{4})|(\d{1,2})([/.])(\d{1,2})\6(\d\d)")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAMED = re.compile(rf"(?:{_DAY}(?: of)?[ -])?([A-Za-z]{{3,9}})[,.]?[ -](\d{{4}})", re.ASCII)
_MONTH_FIRST = re.compile(rf"([A-Za-z]{{3,9}}) {_DAY},? (\d{{4}})", re.ASCII)
_SHORT_YEAR = re.compile(rf"{_DAY}(?: of)?[ -]([A-Za-z]{{3,9}})[,.]?[ -]'?(\d\d)", re.ASCII)
_NO_YEAR = re.compile(rf"{_DAY}(?: of)?[ -]([A-Za-z]{{3,9}})\.?|([A-Za-z]{{3,9}}) {_DAY}", re.ASCII)
_CENTURY = "20"
_YEARS_BACK = 9
"""Within which there surely is a 29 February."""


def day_meant(word: str, days: Days, *, past: bool = False) -> str:
    """A day, month or year as the record writes it; raises NoDay.

    A day that lies in the `past` needs no year: it is the last such day that does not come after today.
    """
    if days.today:
        with suppress(NotADay):
            spoken = spoken_day(word, days.today)
            if not past and (ahead := next_day_of_the_week(word, days.today)) not in {None, spoken}:
                raise Unclear(f"'{word}' may be {When.of(spoken)} or {ahead and When.of(ahead)}; write out which")
            return spoken.isoformat()
    if found := _FIGURES.fullmatch(word):
        first, mark, second, year = found.groups()[:4] if found[1] else found.groups()[4:]
        return _in_figures(word, (int(first), int(second)), mark, _whole(year), days)
    if found := _NAMED.fullmatch(word):
        return _built(word, found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(word):
        return _built(word, found[3], _month(found[1]), found[2])
    if (found := _SHORT_YEAR.fullmatch(word)) and _month(found[2]):
        return _built(word, _whole(found[3]), _month(found[2]), found[1])
    if (found := _NO_YEAR.fullmatch(word)) and (month := _month(found[2] or found[3])):
        return _without_year(word, month, int(found[1] or found[4]), days.today if past else None)
    try:
        return When.parse(word).iso
    except ValueError:
        raise _none(word) from None


def _none(word: str) -> NoDay:
    return NoDay(f"'{brief(word)}' is not a date; write it as 14 March 2026 or 2026-03-14")


def _whole(year: str) -> str:
    """A year in four figures."""
    return year if len(year) > len("26") else _CENTURY + year


def _in_figures(word: str, parts: tuple[int, int], mark: str, year: str, days: Days) -> str:
    """A day in figures, where it can be told which of them is the month; between dots the day comes first."""
    first, second = parts
    twelve = len(MONTHS)
    order = days.order or ("uk" if mark == "." else "")
    if first != second and min(parts) > 0 and max(parts) <= twelve and not order:
        uk, us = f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}"
        way = f", or say {days.settled_by} for all such days" if days.settled_by else ""
        raise Unclear(f"'{word}' is {uk} or {us}; write it as {uk} {year} or {us} {year}{way}")
    month_first = order == "us" if max(parts) <= twelve else first <= twelve
    month, day = (first, second) if month_first else (second, first)
    return _built(word, year, month, str(day))


def _month(name: str) -> int:
    """The number of a month from its name or the first three letters; 0 for no month."""
    plain = "sep" if name.casefold() == "sept" else name.casefold()
    return next(
        (at for at, month in enumerate(MONTHS, start=1) if plain in (month.casefold(), month[:3].casefold())), 0
    )


def _built(word: str, year: str, month: int, day: str | None) -> str:
    try:
        return When.parse(f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")).iso
    except ValueError:
        raise (NoDay(f"there is no such day as '{brief(word)}'") if month else _none(word)) from None


def _without_year(word: str, month: int, day: int, today: date | None) -> str:
    """The last such day that does not come after today; raises NoDay where no day of the past is asked for."""
    such = list(_such(month, day, today.year)) if today else []
    if today and not such:
        raise NoDay(f"there is no such day as '{brief(word)}'")
    last = max((one for one in such if today and one <= today), default=None)
    if last is None:
        raise Unclear(f"'{brief(word)}' does not say the year; write it too, as in 14 March 2026")
    return last.isoformat()


def _such(month: int, day: int, year: int) -> Iterator[date]:
    for one in range(year, year - _YEARS_BACK, -1):
        with suppress(ValueError):
            yield date(one, month, day)
