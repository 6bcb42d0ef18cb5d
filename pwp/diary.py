"""What falls due as a calendar file, which Outlook and others take in."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from pwp.model.due import Due
from pwp.plain import clean

if TYPE_CHECKING:
    from icalendar import Component

NOTICE = timedelta(days=7)
"""How long before its day something is called to mind."""


def calendar_file(dues: Iterable[Due], engagement: str, title: str, as_of: date) -> bytes:
    """The days on which something falls due, as iCalendar: the same bytes for the same record and day.

    Each is an event of a whole day, since Outlook leaves tasks out when it takes a file in. What has no day is left
    out. `engagement` is the id of the engagement, which keeps apart what comes from several.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//pwp//pwp due//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(title))
    stamp = datetime.combine(as_of, time(), UTC)
    dated = [one for one in dues if one.day]
    for mark, one in zip(_marks(dated), dated, strict=True):
        calendar.add_component(_event(one, f"{engagement}-{mark}@pwp", stamp))
    return bytes(calendar.to_ical())


def _event(one: Due, uid: str, stamp: datetime) -> "Component":
    """One thing that falls due, as an event of a whole day with a reminder; it keeps nobody's day busy."""
    from icalendar import Alarm, Event

    assert one.day is not None  # noqa: S101 - only what has a day comes here
    summary = f"{one.kind.capitalize()}: {clean(one.what)}{'' if one.day.is_day else ' (day not set)'}"
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", one.day.last)
    event.add("dtend", one.day.last + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join(_about(one)))
    event.add("categories", [one.kind])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -NOTICE)
    event.add_component(alarm)
    return event


def _about(one: Due) -> Iterator[str]:
    """What an event says beside its name: when as far as it is known, who sees to it, where the record has it."""
    if one.day and not one.day.is_day:
        yield f"When: {one.day}; the record names no day, so the last is taken."
    if one.owner:
        yield f"Who: {clean(one.owner)}"
    yield f"In the record: {one.place.file}{f', {one.id}' if one.id else ''}"


def _marks(dues: list[Due]) -> Iterator[str]:
    """For each what it is told apart by, which stays while its day is moved: the record's id, else its words."""
    seen: dict[str, int] = {}
    for one in dues:
        mark = f"{one.kind}-{one.id or format(crc32(one.what.encode()), '08x')}"
        seen[mark] = seen.get(mark, 0) + 1
        yield mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"
