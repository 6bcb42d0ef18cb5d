"""WSP: the days of log entries, and those named in their texts."""

import re
from collections.abc import Iterator
from datetime import date

from pwp.calendar import DAYS_OF_THE_WEEK, MONTHS, When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, advice, check, failed, met, missing
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.lookups import ends_on
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace
from pwp.spelling import listed


def _in_a_timetable(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The dated activities, where there is a timetable that they can lie in."""
    if any(not row.not_done for row in workspace.plan.timetable):
        yield from subjects.dated_activities.find(workspace)


timetabled = subjects.dated_activities._replace(find=_in_a_timetable)


@check(
    "WSP16",
    step="identify",
    over=timetabled,
    none="not-applicable: no activity has a date, or the timetable has no rows",
)
def activity_lies_within_the_timetable(entry: Entry, ctx: Context) -> Verdicts:
    """Every activity lies within some part of the timetable.

    Why: an activity held after everything had closed, or before anything opened, has a wrong day, or the timetable
    has.

    Put it right: correct the day, or the days on which the row of the timetable `opened` and `closed`; or add the
    part of the timetable that the activity belongs to.
    """
    rows = [row for row in ctx.workspace.plan.timetable if not row.not_done]
    if any(_lies_within(entry, row) for row in rows):
        yield met("date")
    elif unknown := [row.id for row in rows if _lies_within(entry, row) is None]:
        yield missing(
            "date", f"nothing says that {listed(unknown[:2], 'or')} was running {_days(entry, 'on ', 'from ')}"
        )
    else:
        yield failed("date", f"dated {_days(entry)}, when no part of the timetable was running")


def _days(entry: Entry, on: str = "", from_: str = "") -> str:
    """The day of an entry, or its days, with the words before each."""
    return f"{from_}{entry.date} to {entry.until}" if entry.until else f"{on}{entry.date}"


def _lies_within(entry: Entry, row: Phase) -> bool | None:
    """Whether an entry lies between the beginning and the end of a row; None where only the plan speaks against it."""
    first, last = entry.date, entry.until or entry.date
    begin, end = row.opened or row.start, ends_on(row)
    if first is None or last is None:
        return None
    if (row.opened and before(first, row.opened)) or (row.closed and before(row.closed, last)):
        return False
    if begin is None or before(first, begin) or (end is not None and before(end, last)):
        return None
    return True


@check("WSP17", step="identify", over=subjects.dated, none="not-applicable: no log entry has a date")
def entry_is_not_dated_ahead(entry: Entry, ctx: Context) -> Verdicts:
    """No log entry is dated after the day asked about.

    Why: the log holds what was done. An entry from the future is a slip in the date, or a plan in the wrong place,
    and it shows nothing yet.

    Put it right: correct the `date`, or log it once it has been done.
    """
    yield met()
    for key, day in (("date", entry.date), ("until", entry.until)):
        if day is not None and day.first > ctx.as_of:
            yield advice(key, f"dated {day}, after the day asked about ({When.of(ctx.as_of)})")


_TEXTS = ("title", "summary", "place", "note")
_WEEKDAY = r"(Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?"
_MONTH = rf"({'|'.join(MONTHS)}|{'|'.join(one[:3] for one in MONTHS)})"
_NAMED_DAY = re.compile(
    rf"\b{_WEEKDAY},?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\.?,?\s+(\d{{4}})\b", re.IGNORECASE
)


def _naming_days(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The entries in whose texts a day of the week stands before a date."""
    for file, entry in workspace.log.items():
        for key in _TEXTS:
            text = getattr(entry, key)
            if text and _may_hold_a_year(text) and _NAMED_DAY.search(text):
                yield Place(file), entry
                break


def _may_hold_a_year(text: str) -> bool:
    """Whether the beginning of a year stands after a space; asked first, since it costs next to nothing."""
    return " 20" in text or " 19" in text or "\n20" in text or "\n19" in text


naming_days: Subjects[Entry] = Subjects(
    "entry that names a day of the week", "entries that name a day of the week", subjects.LOG, _naming_days
)


@check("WSP18", step="identify", over=naming_days, none="not-applicable: no log entry names a day of the week")
def weekday_matches_its_date(entry: Entry, ctx: Context) -> Verdicts:
    """A day of the week named before a date is the day of the week of that date.

    Why: people come on the Tuesday they read about, not on the date beside it.

    Put it right: correct the day of the week or the date, and tell people if the wrong one was announced.
    """
    del ctx
    found = [(key, sentence) for key in _TEXTS if (text := getattr(entry, key)) for sentence in _wrong_weekdays(text)]
    for key, sentence in found:
        yield failed(key, sentence)
    if not found:
        yield met()


def _wrong_weekdays(text: str) -> Iterator[str]:
    """A sentence for each day of the week in a text that does not go with its date."""
    months = [one[:3].casefold() for one in MONTHS]
    for found in _NAMED_DAY.finditer(text):
        weekday, day, month, year = found.groups()
        try:
            meant = date(int(year), months.index(month[:3].casefold()) + 1, int(day))
        except ValueError:
            yield f"there is no such day as {day} {month} {year}"
            continue
        right = DAYS_OF_THE_WEEK[meant.weekday()]
        if right[:3].casefold() != weekday[:3].casefold():
            yield f"{When.of(meant)} is a {right}, not what is written here ({found[0]})"
