"""Promises: those to be kept, those kept, and those changed; the tables that several documents show."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pwp.calendar import When, before
from pwp.model.commitments import Commitment
from pwp.model.workspace import Workspace
from pwp.report.documents.wording import is_ahead
from pwp.report.view import Table, cell

STATES = {"open": "Not begun", "in-progress": "Begun"}
"""How a promise stands that is not kept yet."""
CHANGED = {"changed": "Changed", "referred": "Passed on"}
"""What became of a promise that is not kept as it was made."""
_AHEAD = {**STATES, **CHANGED, "done": "Kept"}


class Standing(NamedTuple):
    """Promises by how they stand: still to be kept, kept, and changed, passed on or given up."""

    to_keep: list[Commitment]
    kept: list[Commitment]
    changed: list[Commitment]


def standing(promises: Iterable[Commitment], today: When) -> Standing:
    """Promises by how they stand on a day: what is recorded of a later one is still to come."""
    found = Standing([], [], [])
    for one in promises:
        if one.not_done or (one.state in CHANGED and not is_ahead(one.state_date, today)):
            found.changed.append(one)
        elif one.state == "done" and not is_ahead(one.state_date, today):
            found.kept.append(one)
        else:
            found.to_keep.append(one)
    return found


def to_be_kept(promises: Iterable[Commitment], today: When) -> Table:
    """The promises that are not kept yet, and whether the day of each is past."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(one.owner),
            cell(str(one.due) if one.due else None, _late(one, today)),
        )
        for one in promises
    )
    return Table(
        "What we have promised",
        "Each promise that is still to be kept, who keeps it, and by when.",
        ("Promise", "Who keeps it", "By when"),
        (52, 26, 22),
        rows,
    )


def _late(promise: Commitment, today: When) -> str | None:
    """That the day by which a promise was to be kept is surely past."""
    return "This day is past." if promise.due and before(promise.due, today) else None


def _stands(promise: Commitment, today: When) -> Iterator[str]:
    """How a promise stands that is not kept, and since when."""
    if is_ahead(promise.state_date, today):
        yield f"{_AHEAD.get(promise.state or '', 'As it is')} from {promise.state_date}, which is still to come"
    elif promise.state:
        yield STATES.get(promise.state, "")
        if promise.state_date:
            yield f"Since {promise.state_date}"


def changed(promises: Iterable[Commitment]) -> Table:
    """The promises that were changed, passed on or given up."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(_became(one), str(one.state_date) if one.state_date else None),
            cell(one.not_done or one.why or "Not recorded."),
        )
        for one in promises
    )
    return Table(
        "What we promised and then changed",
        "Each promise that was changed, passed on to somebody else or given up, since when, and why.",
        ("Promise", "What became of it", "Why"),
        (42, 20, 38),
        rows,
    )


def _became(promise: Commitment) -> str:
    """What became of a promise that is not kept as it was made."""
    return "Given up" if promise.not_done else CHANGED[promise.state or ""]


def with_their_state(promises: Iterable[Commitment], today: When) -> Table:
    """The promises that are not kept yet, with how each stands, and whether its day is past."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(one.owner),
            cell(str(one.due) if one.due else None, _late(one, today)),
            cell(*_stands(one, today)),
        )
        for one in promises
    )
    return Table(
        "Still to be kept",
        "Each promise, who keeps it, by when, and how it stands.",
        ("Promise", "Who keeps it", "By when", "How it stands"),
        (44, 20, 18, 18),
        rows,
        below_heading=True,
    )


def kept(promises: Iterable[Commitment], workspace: Workspace) -> Table:
    """The promises that were kept, with what shows it."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(one.owner),
            cell(str(one.state_date) if one.state_date else None),
            cell(*(_called(name, workspace) for name in one.evidence), otherwise="Nothing is recorded that shows it"),
        )
        for one in promises
    )
    return Table(
        "Kept",
        "Each promise that was kept, who kept it, since when, and what shows it.",
        ("Promise", "Who kept it", "Since", "What shows it"),
        (40, 18, 16, 26),
        rows,
        below_heading=True,
    )


def _called(name: str, workspace: Workspace) -> str:
    """What a document or entry that shows something is called."""
    found = next((one.record for _, one in workspace.named.get(name, ())), None)
    return getattr(found, "title", None) or name
