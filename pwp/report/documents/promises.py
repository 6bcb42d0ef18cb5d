"""Promises: those to be kept, those kept, and those changed; the tables that several documents show."""

from collections.abc import Iterable

from pwp.calendar import When, before
from pwp.model.commitments import Commitment
from pwp.model.workspace import Workspace
from pwp.report.view import Table, cell

STATES = {"open": "Not begun", "in-progress": "Begun"}
"""How a promise stands that is not kept yet."""
CHANGED = {"changed": "Changed", "referred": "Passed on"}
"""What became of a promise that is not kept as it was made."""


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


def changed(promises: Iterable[Commitment]) -> Table:
    """The promises that were changed or passed on."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(CHANGED[one.state or ""], str(one.state_date) if one.state_date else None),
            cell(one.why or "Not recorded."),
        )
        for one in promises
    )
    return Table(
        "What we promised and then changed",
        "Each promise that was changed or passed on to somebody else, since when, and why.",
        ("Promise", "What became of it", "Why"),
        (42, 20, 38),
        rows,
    )


def with_their_state(promises: Iterable[Commitment], today: When) -> Table:
    """The promises that are not kept yet, with how each stands, and whether its day is past."""
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(one.owner),
            cell(str(one.due) if one.due else None, _late(one, today)),
            cell(STATES.get(one.state or ""), f"Since {one.state_date}" if one.state and one.state_date else None),
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
