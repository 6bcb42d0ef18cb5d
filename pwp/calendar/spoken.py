"""Days as people say them."""

from datetime import date, timedelta

from pwp.calendar.when import DAYS_OF_THE_WEEK, When
from pwp.errors import NotADay

_AGO = {"today": 0, "yesterday": 1}
_WEEKDAYS = tuple(day.casefold() for day in DAYS_OF_THE_WEEK)


def spoken_day(text: str, today: date) -> date:
    """The day that somebody means who says `today`, `yesterday`, `monday` or `2026-03-14`.

    A day of the week is the latest one that does not come after today. Raises NotADay for anything else.
    """
    said = text.strip().casefold()
    if said in _AGO:
        return today - timedelta(days=_AGO[said])
    if said in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(said)) % len(_WEEKDAYS))
    try:
        when = When.parse(said)
    except ValueError as error:
        raise NotADay(text) from error
    if not when.is_day:
        raise NotADay(text, several=True)
    return when.first
