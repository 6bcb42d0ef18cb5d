"""Whether a change of a service is major, by the words of those concerned, and whose words they are."""

import re

from pwp.calendar import When, before
from pwp.model.change import Designation, Ruling, ServiceChange
from pwp.model.evaluation import Outside
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

_GOVERNMENT = r"(?i)\b(?:scottish government|cabinet secretary|ministers?)\b"
"""Words of which the name of whoever speaks for the Scottish Government has one."""
_HIS = r"(?i)healthcare improvement scotland|\bHIS\b|community engagement|inspectorate"
"""Words by which Healthcare Improvement Scotland, or the part of it that reports, is called."""


def status_of(change: ServiceChange, today: When) -> str | None:
    """Whether a change is held to be major, not major or undecided, by the last word by a day; None where nothing says.

    Where the body holds it not to be major and Healthcare Improvement Scotland does, it is undecided until the
    Scottish Government has ruled; a ruling by anybody else settles nothing. That it is not major is no word where
    nothing says who held it to be so, nor when: that would switch off what protects people.
    """
    said = last_word(change, today)
    if said is None or said.not_done or said.status is None:
        return None
    if said.status == "not-major" and differ(change) and said is not change.ruling:
        return "undecided"
    bare = said.date is None and says_nothing(said.by)
    return None if said.status == "not-major" and bare else said.status


def last_word(change: ServiceChange, today: When) -> Ruling | Designation | None:
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
    return re.search(_GOVERNMENT, name) is not None


def report_of_his(workspace: Workspace) -> Outside | None:
    """The report of Healthcare Improvement Scotland that change.yaml names, where it is in the record, and theirs."""
    his = workspace.change.his
    if his is None or his.report is None:
        return None
    named = next((one for one in workspace.evaluation.outside if one.id == his.report), None)
    theirs = named and named.kind in (None, "inspectorate") and (named.by is None or re.search(_HIS, named.by))
    return named if theirs else None
