"""Commitments and actions: every promise with its owner and day, what shows that it was kept, and what else is due."""

from collections.abc import Iterable

from pwp.assessment import Assessment
from pwp.calendar import When, before
from pwp.errors import NothingYet
from pwp.model.due import Due, due
from pwp.report.documents import promises
from pwp.report.view import Table, View, cell

KINDS = {
    "answer": "What we answered",
    "mitigation": "To lessen an effect on people",
    "review": "To look again",
    "update": "News that was promised",
}
"""The kinds of thing that fall due beside promises, and what a document calls them."""


def view(assessment: Assessment, _part: str | None = None) -> View:
    """Every promise of an assessment's record, and what else is to be done; raises NothingYet where there is none."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    made, today = workspace.commitments.commitments, When.of(assessment.as_of)
    to_keep, kept, changed = promises.standing(made, today)
    late = [one for one in to_keep if one.due and before(one.due, today)]
    actions = [one for one in due(workspace, assessment.as_of) if one.kind in KINDS]
    if not made and not actions:
        raise NothingYet("no promise is recorded in commitments.yaml, and no action with a day elsewhere")
    values = {
        "body": body,
        "asked_on": str(today),
        "summary": _summary(len(to_keep), len(late), len(kept), len(changed)) if made else "",
        "to_keep": bool(to_keep),
        "kept": bool(kept),
        "changed": bool(changed),
        "actions": bool(actions),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
    }
    tables = {
        "to-keep": promises.with_their_state(to_keep, today),
        "kept": promises.kept(kept, assessment.loaded.workspace),
        "changed": promises.changed(changed),
        "actions": _actions(actions, assessment),
    }
    return View("commitments", f"Commitments and actions: {title}", body or title, assessment.as_of, values, tables)


def _summary(to_keep: int, late: int, kept: int, changed: int) -> str:
    """How many promises stand how."""
    of_these = f", and the day of {late} of these is past" if late else ""
    more = f" {changed} changed, passed on or given up." if changed else ""
    return f"{to_keep + kept + changed} promises are recorded: {kept} kept, {to_keep} still to be kept{of_these}.{more}"


def _actions(found: Iterable[Due], assessment: Assessment) -> Table:
    """What else is to be done, by day."""
    rows = tuple(
        (
            cell(one.what),
            cell(KINDS[one.kind]),
            cell(one.owner),
            cell(str(one.day) if one.day else None, "This day is past." if one.overdue(assessment.as_of) else None),
        )
        for one in found
    )
    return Table(
        "Other actions",
        "Each thing to be done, why, who sees to it, and by when.",
        ("What is to be done", "Why", "Who sees to it", "By when"),
        (40, 22, 20, 18),
        rows,
        below_heading=True,
    )
