"""Whether what a document prints about a fact is what the record holds, however each writes it."""

import re
from functools import cache
from typing import Any

from pwp.calendar import DAYS_OF_THE_WEEK, MONTHS, When

_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)}|Sept)\.?"
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +(?:the +)?"
_NAMES_WEEKDAY = r"(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b"


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    """The ways in which a document prints a day; made when the first is looked for, as few records need them."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?:\b{_WEEKDAY})?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: +of)? +{_MONTH},? +(?P<year>\d{{4}})\b",
            rf"(?:\b{_WEEKDAY})?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: +of)? +{_MONTH}(?! *\d)",
            r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\b",
            r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
            rf"^{_MONTH} +(?P<year>\d{{4}})$",
            r"^(?P<year>\d{4})-(?P<month>\d{2})$",
            r"^(?P<year>\d{4})$",
        )
    )


_NUMBER = r"(?i)[£]? ?(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<times>million|m|thousand|k|billion|bn)?\b"
_ABOUT = r"(?i)\b(more|less|fewer|over|under|about|around|nearly|almost|at least|up to)\b|[<>~+]"
"""Words that keep a number from being the very one."""
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def agree(held: Any, printed: str) -> bool | None:
    """Whether a value of the record and what a document prints are the same; None where that is for people to say."""
    text = " ".join(printed.split())
    if text == str(held) and not isinstance(held, bool):
        return True
    if isinstance(held, When):
        return _same_day(held, text)
    if isinstance(held, bool):
        return (text.casefold() == "yes") is held if text.casefold() in ("yes", "no") else None
    if isinstance(held, int | float):
        found = list(re.finditer(_NUMBER, text))
        if len(found) != 1 or re.search(_ABOUT, text):
            return None
        number = float(found[0]["number"].replace(",", "")) * _TIMES.get((found[0]["times"] or "").casefold(), 1)
        return round(number, 2) == held
    return True if str(held).casefold().split() == text.casefold().split() else None


def _same_day(held: When, text: str) -> bool | None:
    """Whether the one date that a text holds is this one; its day of the week has to go with it."""
    found: dict[int, re.Match[str]] = {}
    for pattern in _dates():
        for one in pattern.finditer(text):
            if not any(other.start() < one.end() and one.start() < other.end() for other in found.values()):
                found[one.start()] = one
    return _is_day(held, next(iter(found.values())).groupdict()) if len(found) == 1 else None


def _is_day(held: When, said: dict[str, str | None]) -> bool | None:
    """Whether a date's parts are those of this day; None where one of the two says less than the other."""
    month, day = said.get("month"), said.get("day")
    if month is not None and not month.isdigit():
        month = str([name[:3].casefold() for name in MONTHS].index(month[:3].casefold()) + 1)
    year = said.get("year") or str(held.first.year)
    iso = "-".join(part.zfill(2) for part in (year, month, day) if part)
    try:
        first = When.parse(iso).first
    except ValueError:  # there is no such day
        return False
    weekday = said.get("weekday")
    if weekday and not DAYS_OF_THE_WEEK[first.weekday()].casefold().startswith(weekday.casefold()):
        return False
    if iso == held.iso:
        return True
    return None if iso.startswith(held.iso) or held.iso.startswith(iso) else False


def written(held: Any, printed: str = "") -> str:
    """A value of the record as people write it, with the day of the week where what is printed has one."""
    if isinstance(held, When) and held.is_day and re.search(_NAMES_WEEKDAY, printed):
        return f"{DAYS_OF_THE_WEEK[held.first.weekday()]} {held}"
    if isinstance(held, bool):
        return "yes" if held else "no"
    return f"{held:,}".removesuffix(".0") if isinstance(held, int | float) else str(held)
