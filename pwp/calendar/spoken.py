"""Days as people say them."""

from datetime import date, timedelta

from pwp.calendar.when import DAYS_OF_THE_WEEK, When
from pwp.errors import NotADay

_AGO = {"today": 0, "yesterday": 1}
_WEEKDAYS = tuple(day.casefold() for day in DAYS_OF_THE_WEEK)
_LAST = "last "
_SHORTEST = 3


def _weekday(said: str) -> int | None:
    """The number of a day of the week, from 0 for Monday, by its name or the first letters of it."""
    told = "wed" if said in {"weds", "weds."} else said.removesuffix(".")
    begun = (at for at, day in enumerate(_WEEKDAYS) if day.startswith(told))
    return next(begun, None) if len(told) >= _SHORTEST else None


def next_day_of_the_week(text: str, today: date) -> date | None:
    """The next day from today of the day of the week that a word names, and no more; None for any other word."""
    weekday = _weekday(text.strip().casefold())
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % len(_WEEKDAYS))


def spoken_day(text: str, today: date) -> date:
    """The day that somebody means who says `today`, `yesterday`, `monday`, `last wed` or `2026-03-14`.

    A day of the week is the latest one that does not come after today, or with `last` that comes before today. Raises
    NotADay for anything else.
    """
    said = text.strip().casefold()
    if said in _AGO:
        return today - timedelta(days=_AGO[said])
    last = said.startswith(_LAST)
    if (weekday := _weekday(said.removeprefix(_LAST))) is not None:
        since = (today.weekday() - weekday) % len(_WEEKDAYS)
        return today - timedelta(days=since or len(_WEEKDAYS) * last)
    try:
        when = When.parse(said)
    except ValueError as error:
        raise NotADay(text) from error
    if not when.is_day:
        raise NotADay(text, several=True)
    return when.first
