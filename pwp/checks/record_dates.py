"""WSP: dates that cannot be, or that contradict each other."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pwp.calendar import DAYS_OF_THE_WEEK, MONTHS, When, before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, advice, check, failed, met
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.lookups import opened_on
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace


class Span(NamedTuple):
    """A beginning and an end, and what they are of. `end_key` is where the end stands, from the span's place."""

    what: str
    start: When
    end: When
    end_key: str


_ENDS = {"start": "end", "opened": "closed", "from_": "to", "started": "ended"}


def _spans(workspace: Workspace) -> Iterator[tuple[Place, Span]]:
    """Everything in the record that has both a beginning and an end."""
    plan = workspace.plan
    yield from _pairs(Place("engagement.yaml"), workspace.engagement, "the engagement")
    for position, row in enumerate(plan.timetable):
        place = Place("plan.yaml", ("timetable", position))
        yield from _pairs(place, row, row.id)
        for number, pause in enumerate(row.paused):
            yield from _pairs(place.at(f"paused/{number}"), pause, f"a pause of {row.id}")
    for position, method in enumerate(plan.methods):
        yield from _pairs(Place("plan.yaml", ("methods", position)), method, method.id)
    for position, days in enumerate(plan.avoid):
        yield from _pairs(Place("plan.yaml", ("avoid", position)), days, days.what or "the days to avoid")
    for file, entry in workspace.log.items():
        if entry.until and entry.date:
            yield Place(file), Span("this", entry.date, entry.until, "until")


def _pairs(place: Place, record: Any, what: str) -> Iterator[tuple[Place, Span]]:
    for start_name, end_name in _ENDS.items():
        start, end = getattr(record, start_name, None), getattr(record, end_name, None)
        if isinstance(start, When) and isinstance(end, When):
            yield place, Span(what, start, end, end_name)


spans: Subjects[Span] = Subjects("beginning and end", "beginnings and ends", Place("plan.yaml"), _spans)


@check("WSP14", step="identify", over=spans, none="not-applicable: nothing recorded has both a beginning and an end")
def end_comes_after_beginning(span: Span, ctx: Context) -> Verdicts:
    """Nothing ends before it begins.

    Why: deadlines and lengths are worked out from these days.

    Put it right: correct the day that is wrong. Often it is a slip in the year.
    """
    del ctx
    if before(span.end, span.start):
        yield failed(span.end_key, f"{span.what} ends on {span.end}, before it begins on {span.start}")
    else:
        yield met(span.end_key)


class Pair(NamedTuple):
    """Two things of which one has to come first, with their days."""

    first: str
    first_day: When
    then: str
    then_day: When


def _pairs_in_order(workspace: Workspace) -> Iterator[tuple[Place, Pair]]:
    """What can only come after something else: reports after what they report on, answers after what was said."""
    documents = {one.id: one for one in workspace.documents.documents}
    opened = opened_on(workspace)
    for position, outside in enumerate(workspace.evaluation.outside):
        place = Place("evaluation.yaml", ("outside", position, "date"))
        if outside.date and outside.covers_until:
            yield (
                place,
                Pair("the last day it covers", outside.covers_until, f"the report {outside.id}", outside.date),
            )
        if outside.date and opened:
            yield place, Pair("the engagement", opened, f"the report {outside.id}", outside.date)
    for position, review in enumerate(workspace.evaluation.reviews):
        if review.date and opened:
            place = Place("evaluation.yaml", ("reviews", position, "date"))
            yield place, Pair("the engagement", opened, "this review of it", review.date)
    for position, decision in enumerate(workspace.decisions.decisions):
        for number, name in enumerate(decision.considered.documents if decision.considered else ()):
            document = documents.get(name)
            if document and document.date and decision.date:
                place = Place("decisions.yaml", ("decisions", position, "considered", "documents", number))
                yield (
                    place,
                    Pair(name, document.date, f"the decision {decision.id} that considered it", decision.date),
                )
    yield from _answers(workspace)


def _answers(workspace: Workspace) -> Iterator[tuple[Place, Pair]]:
    """Telling people the answer to a theme, after the theme was raised."""
    entries = {entry.id: entry for entry in workspace.log.values()}
    raised: dict[str, list[When]] = {}
    for entry in entries.values():
        if entry.kind in ("activity", "submission") and entry.date:
            for name in entry.themes:
                raised.setdefault(name, []).append(entry.date)
    for position, theme in enumerate(workspace.themes.themes):
        told = entries.get(theme.response.told) if theme.response and theme.response.told else None
        first = earliest(raised.get(theme.id, []))
        if told and told.date and first:
            place = Place("themes.yaml", ("themes", position, "response", "told"))
            yield place, Pair(f"{theme.id} was raised", first, "its answer", told.date)


pairs: Subjects[Pair] = Subjects("pair of days", "pairs of days", Place("evaluation.yaml"), _pairs_in_order)


@check("WSP15", step="identify", over=pairs, none="not-applicable: no report, review or answer has a day to compare")
def report_follows_what_it_reports_on(pair: Pair, ctx: Context) -> Verdicts:
    """No report, review, decision or answer is dated before what it is about.

    Why: a report dated before the engagement opened cannot be about it. Either a day is wrong or the report is.

    Put it right: correct the day that is wrong.
    """
    del ctx
    if before(pair.then_day, pair.first_day):
        yield failed("", f"{pair.then} is dated {pair.then_day}, before {pair.first} ({pair.first_day})")
    else:
        yield met()


_WITH_PEOPLE = ("preparation", "engagement", "option-appraisal", "consultation")


@check("WSP16", step="identify", over=subjects.activities, none="not-applicable: no activity is logged")
def activity_lies_within_the_timetable(entry: Entry, ctx: Context) -> Verdicts:
    """Every activity lies within a part of the timetable that was open to people.

    Why: an activity held after the engagement closed, or before anything opened, has a wrong day, or the timetable
    has.

    Put it right: correct the day, or the days on which the row of the timetable `opened` and `closed`; or add the
    part of the timetable that the activity belongs to.
    """
    rows = [row for row in ctx.workspace.plan.timetable if row.kind in _WITH_PEOPLE]
    held = entry.date
    known = bool(rows) and all(row.opened for row in rows)
    if held is None or not known or any(_may_lie_within(held, row) for row in rows):
        yield met("date")
    else:
        yield failed("date", f"held on {held}, when no part of the timetable was open to people")


def _may_lie_within(held: When, row: Phase) -> bool:
    """Whether some day that is meant may lie between the opening and the closing of a row."""
    after_opening = row.opened is not None and held.last >= row.opened.first
    return after_opening and (row.closed is None or held.first <= row.closed.last)


@check("WSP17", step="identify", over=subjects.entries, none="not-applicable: the log is empty")
def entry_is_not_dated_ahead(entry: Entry, ctx: Context) -> Verdicts:
    """No log entry is dated after the day asked about.

    Why: the log holds what was done. An entry from the future is a slip in the date, or a plan in the wrong place,
    and it shows nothing yet.

    Put it right: correct the `date`, or log it once it has been done.
    """
    yield met("date")
    if entry.date is not None and entry.date.first > ctx.as_of:
        yield advice("date", f"dated {entry.date}, after the day asked about ({When.of(ctx.as_of)})")


_DAY_OF_MONTH = r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?"
_NAMED_DAY = re.compile(
    rf"\b({'|'.join(DAYS_OF_THE_WEEK)}),? {_DAY_OF_MONTH} ({'|'.join(MONTHS)}),? (\d{{4}})\b", re.IGNORECASE
)


@check("WSP18", step="identify", over=subjects.entries, none="not-applicable: the log is empty")
def weekday_matches_its_date(entry: Entry, ctx: Context) -> Verdicts:
    """A day of the week named in a text is the day of the week of that date.

    Why: people come on the Tuesday they read about, not on the date beside it.

    Put it right: correct the day of the week or the date, and tell people if the wrong one was announced.
    """
    del ctx
    found = [
        (key, sentence)
        for key in ("title", "summary", "place")
        if (text := getattr(entry, key)) and "day" in text.casefold()
        for sentence in _wrong_weekdays(text)
    ]
    for key, sentence in found:
        yield failed(key, sentence)
    if not found:
        yield met()


def _wrong_weekdays(text: str) -> Iterator[str]:
    """A sentence for each day of the week in a text that does not go with its date."""
    for found in _NAMED_DAY.finditer(text):
        weekday, day, month, year = found.groups()
        try:
            meant = date(int(year), [one.casefold() for one in MONTHS].index(month.casefold()) + 1, int(day))
        except ValueError:
            yield f"there is no such day as {day} {month} {year}"
            continue
        right = DAYS_OF_THE_WEEK[meant.weekday()]
        if right.casefold() != weekday.casefold():
            yield f"{When.of(meant)} is a {right}, not a {weekday.capitalize()}"
