"""Which consultation the final decision follows, and what the words of those concerned come to."""

import re

from pwp.calendar import When, before, by
from pwp.model.change import Designation, Ruling, ServiceChange
from pwp.model.decisions import Decision
from pwp.model.evaluation import Outside
from pwp.model.lookups import begins_on, final_decisions, taken, unmarked_decisions
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

_GOVERNMENT = re.compile(r"\b(?:scottish government|cabinet secretary|ministers?)\b", re.IGNORECASE)
"""Words of which the name of whoever speaks for the Scottish Government has one."""
_HIS = re.compile(r"healthcare improvement scotland|\bHIS\b|community engagement|inspectorate", re.IGNORECASE)
"""Words by which Healthcare Improvement Scotland, or the part of it that reports, is called."""


def consultations(workspace: Workspace) -> list[Phase]:
    """The consultations; one that is known not to have taken place is among them only where there is no other."""
    rows = [row for row in workspace.plan.timetable if row.kind == "consultation"]
    return [row for row in rows if not row.not_done] or rows


def follows(workspace: Workspace, row: Phase) -> bool | None:
    """Whether the final decision follows a consultation; None where nothing says so.

    It does where it names it under `after`; and the only decision follows the only consultation, unless it names
    other rows. Before there is a decision, it is the only consultation that one will follow.
    """
    final = [one for _, one in final_decisions(workspace) if not one.not_done]
    rows = consultations(workspace)
    named = {name for one in final for name in one.after}
    if row.id in named:
        return True
    if any(one.id in named for one in rows):
        return False
    alone = len(rows) == 1
    if final:
        return True if alone and len(final) == 1 and not named else None
    unmarked = [one for _, one in unmarked_decisions(workspace)]
    return True if alone and all(_before_it(one, row) for one in unmarked) else None


def _before_it(decision: Decision, row: Phase) -> bool:
    """Whether a decision surely came no later than a consultation began, so that it is not the one that follows it."""
    begin = begins_on(row)
    return bool(decision.date and begin and by(decision.date, begin))


def may_follow(workspace: Workspace, row: Phase, today: When) -> Decision | None:
    """A decision taken by a day of which nothing says whether it follows a consultation, if there is one."""
    if follows(workspace, row) is not None:
        return None
    decisions = (*final_decisions(workspace), *unmarked_decisions(workspace))
    return next((one for _, one in decisions if taken(one, today) is not False), None)


def followed_consultations(workspace: Workspace) -> list[Phase]:
    """The consultations that took place, or are to, and that the final decision is known to follow."""
    return [row for row in consultations(workspace) if not row.not_done and follows(workspace, row)]


def status_of(change: ServiceChange, today: When) -> str | None:
    """Whether a change is held to be major, not major or undecided, by the last word by a day; None where nothing says.

    Where the body holds it not to be major and Healthcare Improvement Scotland does, it is undecided until the
    Scottish Government has ruled; a ruling by anybody else settles nothing. That it is not major is no word where
    nothing says who held it to be so, nor when: that would switch off what protects people.
    """
    said = settled_by(change, today)
    if said is None or said.not_done or said.status is None:
        return None
    if said.status == "not-major" and differ(change) and said is not change.ruling:
        return "undecided"
    bare = said.date is None and says_nothing(said.by)
    return None if said.status == "not-major" and bare else said.status


def settled_by(change: ServiceChange, today: When) -> Ruling | Designation | None:
    """Who said last, by a day, whether a change is major: the Scottish Government or, where it has not, the body."""
    words = (change.ruling if ruled(change) else None, change.designation)
    return next((one for one in words if one and not (one.date and before(today, one.date))), None)


def differ(change: ServiceChange) -> bool:
    """Whether the body and Healthcare Improvement Scotland have said opposite things of a change."""
    view = change.his.view if change.his else None
    said = [one.status for one in (change.designation, view) if one is not None and not one.not_done]
    return {"major", "not-major"} <= set(said)


def ruled(change: ServiceChange) -> bool:
    """Whether the Scottish Government ruled on a change, as far as it is said who did."""
    ruling = change.ruling
    settled = ruling is not None and not ruling.not_done and ruling.status in ("major", "not-major")
    return bool(settled and ruling and speaks_for_government(ruling.by or ""))


def speaks_for_government(name: str) -> bool:
    """Whether a name is of the Scottish Government, its Ministers or one of them."""
    return _GOVERNMENT.search(name) is not None


def report_of_his(workspace: Workspace) -> Outside | None:
    """The report of Healthcare Improvement Scotland that change.yaml names, where it is in the record, and theirs."""
    his = workspace.change.his
    if his is None or his.report is None:
        return None
    named = next((one for one in workspace.evaluation.outside if one.id == his.report), None)
    theirs = named and named.kind in (None, "inspectorate") and (named.by is None or _HIS.search(named.by))
    return named if theirs else None
