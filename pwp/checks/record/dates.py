"""WSP: dates that cannot be, or that contradict each other."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pwp.calendar import When, before, earliest, latest
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.logbook import HEARD
from pwp.model.lookups import rows_with_people
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
        for number, extension in enumerate(row.extended):
            planned = row.end or row.start
            if planned and extension.to:
                yield place.at(f"extended/{number}"), Span(f"the extension of {row.id}", planned, extension.to, "to")
    for position, method in enumerate(plan.methods):
        yield from _pairs(Place("plan.yaml", ("methods", position)), method, method.id)
    for position, days in enumerate(plan.avoid):
        yield from _pairs(Place("plan.yaml", ("avoid", position)), days, days.what or "the days to avoid")
    for file, entry in workspace.log.items():
        if entry.until and entry.date:
            yield Place(file), Span("this entry", entry.date, entry.until, "until")


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
        yield failed(span.end_key, f"{span.what} ends ({span.end}) before it begins ({span.start})")
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
    rows = workspace.plan.timetable
    began = earliest((workspace.engagement.started, *(row.opened for row in rows)))
    closed = latest(row.closed for row in rows_with_people(workspace))
    for position, outside in enumerate(workspace.evaluation.outside):
        if outside.date and outside.covers_until:
            place = Place("evaluation.yaml", ("outside", position, "date"))
            yield place, Pair("the last day it covers", outside.covers_until, f"the report {outside.id}", outside.date)
    for position, review in enumerate(workspace.evaluation.reviews):
        place = Place("evaluation.yaml", ("reviews", position, "date"))
        if review.date and review.when == "final" and closed:
            yield place, Pair("people could last take part", closed, "this final review", review.date)
        elif review.date and began:
            yield place, Pair("the engagement began", began, "this review of it", review.date)
    for position, decision in enumerate(workspace.decisions.decisions):
        yield from _considered(Place("decisions.yaml", ("decisions", position, "considered")), decision, workspace)
    yield from _answers(workspace)


def _considered(place: Place, decision: Decision, workspace: Workspace) -> Iterator[tuple[Place, Pair]]:
    """What a decision is said to have considered, and that has a day."""
    days: dict[str, dict[str, When | None]] = {
        "documents": {one.id: one.date for one in workspace.documents.documents},
        "log": {one.id: one.until or one.date for one in workspace.log.values()},
        "outside": {one.id: one.date for one in workspace.evaluation.outside},
        "assessments": {one.id: one.started for one in workspace.impact.assessments},
    }
    for key, known in days.items():
        for number, name in enumerate(getattr(decision.considered, key, ())):
            day = known.get(name)
            if day is not None and decision.date is not None:
                pair = Pair(f"{name}, which it considered", day, f"the decision {decision.id}", decision.date)
                yield place.at(f"{key}/{number}"), pair


def _answers(workspace: Workspace) -> Iterator[tuple[Place, Pair]]:
    """Telling people the answer to a theme, and weighing it in a decision, after the theme was raised."""
    raised = _raised(workspace)
    entries = {entry.id: entry for entry in workspace.log.values()}
    for position, theme in enumerate(workspace.themes.themes):
        told = entries.get(theme.response.told) if theme.response and theme.response.told else None
        if told and told.date and theme.id in raised:
            place = Place("themes.yaml", ("themes", position, "response", "told"))
            yield place, Pair(f"{theme.id} was raised", raised[theme.id], f"the answer to {theme.id}", told.date)
    for position, decision in enumerate(workspace.decisions.decisions):
        place = Place("decisions.yaml", ("decisions", position))
        for number, name in enumerate(decision.themes_weighed):
            if decision.date and name in raised:
                pair = Pair(f"{name} was raised", raised[name], f"the decision {decision.id} on it", decision.date)
                yield place.at(f"themes_weighed/{number}"), pair


def _raised(workspace: Workspace) -> dict[str, When]:
    """For each theme, by its id: when it was first raised, where an entry has a day."""
    days: dict[str, list[When]] = {}
    for entry in workspace.log.values():
        if entry.kind in HEARD and entry.date and not entry.not_done:
            for name in entry.themes:
                days.setdefault(name, []).append(entry.date)
    return {name: first for name, several in days.items() if (first := earliest(several))}


pairs: Subjects[Pair] = Subjects("pair of days", "pairs of days", Place("evaluation.yaml"), _pairs_in_order)


@check("WSP15", step="identify", over=pairs, none="not-applicable: no report, review or answer has a day to compare")
def report_follows_what_it_reports_on(pair: Pair, ctx: Context) -> Verdicts:
    """No report, review, decision or answer is dated before what it is about.

    Why: a review dated before the engagement opened cannot be about it. Either a day is wrong or the review is.

    Put it right: correct the day that is wrong.
    """
    del ctx
    if before(pair.then_day, pair.first_day):
        yield failed("", f"{pair.then} is dated {pair.then_day}, before {pair.first} ({pair.first_day})")
    else:
        yield met()
