"""How far an engagement has come: the step it records, and the furthest step the record itself shows."""

from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from pwp.calendar import When, by
from pwp.errors import Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.model.logbook import Logbook
from pwp.model.lookups import TAKING_PART, final_decisions, rows_with_people, taken
from pwp.model.words import STEPS, Step
from pwp.model.workspace import Workspace

STEP_BEHIND = Rule(
    "WSP32",
    """The step recorded is no earlier than what the record shows.

    Why: what is due depends on the step; a step left behind would hide what is overdue, so pwp judges by the
    furthest step the record shows.

    Put it right: set `step` in engagement.yaml to where you are now.
    """,
)


class Progress(NamedTuple):
    """The step to judge by, and where the record shows that it has come so far, if it does."""

    step: Step
    shown: Step | None = None
    at: Place | None = None


def progress(workspace: Workspace, as_of: date) -> Progress:
    """The later of the step recorded and the furthest step that the record itself shows by a day."""
    try:
        recorded = workspace.engagement.step or STEPS[0]
    except Unknown:  # then the furthest step shown is all there is
        recorded = STEPS[0]
    today = When.of(as_of)
    for step, find in _SIGNS:
        try:
            place = find(workspace, today)
        except Unknown:  # what cannot be read shows nothing
            continue
        if place is not None and STEPS.index(step) > STEPS.index(recorded):
            return Progress(step, step, place)
    return Progress(recorded)


def _decided(workspace: Workspace, today: When) -> Place | None:
    """Where a final decision is dated, or where it is said to be taken without its day, if either is."""
    for place, decision in final_decisions(workspace):
        if decision.date and taken(decision, today):
            return place.at("date")
        if decision.date is None and taken(decision, today) is None:
            return place.at("outcome") if decision.outcome else place
    return None


CONSULTATION = ("consultation",)


def _opened(workspace: Workspace, today: When, kinds: Collection[str] = TAKING_PART) -> Place | None:
    """Where an engagement or consultation is recorded as opened, or as closed, if one is."""
    for position, row in enumerate(workspace.plan.timetable):
        for key in ("opened", "closed") if row.kind in kinds and not row.not_done else ():
            day = getattr(row, key)
            if day and by(day, today):
                return Place("plan.yaml", ("timetable", position, key))
    return None


_SIGNS: tuple[tuple[Step, Callable[[Workspace, When], Place | None]], ...] = (
    ("decide", _decided),
    ("engage", _opened),
)


def step_behind(workspace: Workspace, come: Progress) -> Finding | None:
    """The finding that the step recorded lies behind what the record shows, if it does."""
    recorded = workspace.engagement.step
    if come.shown is None:
        return None
    what = "a final decision is recorded" if come.shown == "decide" else "a row of the timetable has opened"
    given = f"the step is given as {recorded}" if recorded else "no step is given"
    sentence = f"{given}, but {what}; judged as {come.step}"
    return Finding(STEP_BEHIND.code, State.ADVICE, Place("engagement.yaml", ("step",)), sentence)


def happened(workspace: Workspace, log: Logbook, what: str, *, consultation: bool = False) -> str:
    """Nothing where what is waited for has happened by the day of the log, else a sentence saying what it is.

    `consultation` is for what is asked of a formal consultation alone, which other parts of the timetable do not open.
    """
    today = log.today
    if what == "decided":
        return "" if _decided(workspace, today) else "waits until a final decision is recorded"
    if what == "submitted":
        ministers = workspace.change.ministers
        sent = ministers.submitted if ministers else None
        return "" if sent and by(sent, today) is not False else "waits until the proposal is with Ministers"
    if consultation and what == "opened":
        return "" if _opened(workspace, today, CONSULTATION) else "waits until the consultation has opened"
    if what == "opened":
        begun = _opened(workspace, today) or log.with_people
        return "" if begun else "waits until people are engaged"
    rows = [row for row in rows_with_people(workspace) if not consultation or row.kind in CONSULTATION]
    closed = any(row.closed and by(row.closed, today) for row in rows)
    return "" if closed else "waits until the engagement or consultation has closed"
