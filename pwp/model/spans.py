"""What is planned or held with people, from its first to its last day."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from pwp.calendar import each_day, stretch
from pwp.findings import Place
from pwp.model.logbook import Logbook, method_of
from pwp.model.lookups import TAKING_PART, begins_on, ends_on
from pwp.model.plan import Method, Phase, Plan
from pwp.spelling import says_nothing


class Span(NamedTuple):
    """Something planned or held, from its first to its last day.

    `groups` are those it is for, by ids; `answered` is True where it is said why it is on these days; `paused` are the
    days on which it stood still.
    """

    name: str
    place: Place
    first: date
    last: date
    groups: tuple[str, ...] = ()
    answered: bool = False
    paused: frozenset[date] = frozenset()

    @property
    def days(self) -> int:
        """How many days it takes, the first and the last among them."""
        return (self.last - self.first).days + 1


def planned_or_held(plan: Plan, log: Logbook) -> list[Span]:
    """What has its first and its last day, each once.

    A method that the log shows in use is not here, since what was held is; nor is a row of the timetable that has the
    very days of a method or of something held.
    """
    reasoned: set[str] = {one for change in plan.changes if change.why and not change.not_done for one in change.about}
    reasoned.update(method.id for method in plan.methods if not says_nothing(method.why_these_days))
    surveys = [one.id for one in plan.methods if _is_survey(one)]
    held = [*_methods(plan, log, reasoned), *_activities(log, reasoned, surveys)]
    known = {(one.first, one.last) for one in held}
    rows = (one for one in _rows(plan, reasoned) if (one.first, one.last) not in known)
    return [*held, *rows]


def _methods(plan: Plan, log: Logbook, reasoned: set[str]) -> Iterator[Span]:
    """The methods that are to be used, and that the log does not show in use."""
    used = {method_of(entry) for _, entry in log.activities}
    for position, one in enumerate(plan.methods):
        if not one.not_done and one.id not in used and (days := stretch(one.start, one.end)):
            place = Place("plan.yaml", ("methods", position, "start"))
            yield Span(one.id, place, *days, one.for_, answered=one.id in reasoned)


def _is_survey(method: Method) -> bool:
    """Whether people answer a method when it suits them, over many days: it is a survey, by whatever way."""
    return any(word in (method.method or "").casefold() for word in ("survey", "questionnaire"))


def _activities(log: Logbook, reasoned: set[str], surveys: Collection[str | None]) -> Iterator[Span]:
    """The activities that were held; a running total, a survey, and what went by post were on no one day."""
    for place, one in log.activities:
        if (
            not one.so_far
            and one.mode != "post"
            and method_of(one) not in surveys
            and (days := stretch(one.date, one.until or one.date))
        ):
            answered = not says_nothing(one.why_these_days) or method_of(one) in reasoned
            yield Span(one.id, place.at("date"), *days, one.stakeholders, answered=answered)


def _rows(plan: Plan, reasoned: set[str]) -> Iterator[Span]:
    """The rows of the timetable for people, but for those that were extended."""
    for position, row in enumerate(plan.timetable):
        days = stretch(begins_on(row), ends_on(row))
        if row.kind in TAKING_PART and days and not row.not_done and not row.extended:
            place = Place("plan.yaml", ("timetable", position, "opened" if row.opened else "start"))
            paused = frozenset(each_day(_pauses(row)))
            yield Span(row.id, place, *days, answered=row.id in reasoned, paused=paused)


def _pauses(row: Phase) -> Iterator[tuple[date, date]]:
    """The stretches of days on which all of a row stood still."""
    for one in row.paused:
        if one.from_ and one.to and one.what != "part" and not one.not_done:
            yield one.from_.last, one.to.first
