"""What those who decided had before them, of which day, and what they left open."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pwp.calendar import When, before
from pwp.model.decisions import Considered, Decision
from pwp.model.documents import Document
from pwp.model.evaluation import Outside
from pwp.model.impact import Assessment
from pwp.model.log import Entry
from pwp.model.workspace import Workspace
from pwp.report.documents.wording import held, not_done
from pwp.report.view import Table, cell


class _Thing(NamedTuple):
    """Something that those who decided had before them; `when` is how its days are written, where it has several."""

    title: str
    kind: str
    day: When | None
    when: str = ""


def considered(workspace: Workspace, decision: Decision) -> Table:
    """What those who decided had before them, each with its day, and whether that is before the decision."""
    known = decision.considered
    things = _things(workspace, known) if known and not known.not_done else ()
    rows = tuple(
        (
            cell(one.title),
            cell(one.kind),
            cell(one.when or (str(one.day) if one.day else None)),
            cell(_in_time(one.day, decision.date)),
        )
        for one in things
    )
    return Table(
        f"What was considered: {decision.title or decision.id}",
        "Each thing that those who decided had before them, of what kind it is, its day, and whether that is in time.",
        ("What", "Kind", "Its day", "Before the decision"),
        (44, 20, 20, 16),
        rows,
    )


def _things(workspace: Workspace, known: Considered) -> Iterator[_Thing]:
    """Documents, assessments, occasions and outside findings that were considered; by its id, what is not there."""
    for document_id in known.documents:
        document = workspace.find(document_id, Document)
        yield _Thing((document and document.title) or document_id, "Document", document.date if document else None)
    for assessment_id in known.assessments:
        assessment = workspace.find(assessment_id, Assessment)
        signed = assessment.signed_off if assessment else None
        day = signed.date if signed and not signed.not_done else None
        yield _Thing((assessment and assessment.title) or assessment_id, "Impact assessment, by its sign-off", day)
    for entry_id in known.log:
        entry = workspace.find(entry_id, Entry)
        when = held(entry) if entry and entry.date else ""
        yield _Thing(
            (entry and entry.title) or entry_id, "Occasion", (entry.until or entry.date) if entry else None, when
        )
    for outside_id in known.outside:
        report = workspace.find(outside_id, Outside)
        title = f"Report of {report.by}" if report and report.by else outside_id
        yield _Thing(title, "Outside finding", report.date if report else None)


def _in_time(day: When | None, decided: When | None) -> str:
    """Whether something is of no later than the day of a decision."""
    if day is None or decided is None:
        return "Not known"
    if before(decided, day):
        return "No, after it"
    return "Yes" if day.last <= decided.first else "Not known"


def open_points(decisions: Iterable[Decision]) -> Table:
    """What the decisions leave open, why, and what happens next."""
    rows = tuple(
        (cell(each.what, not_done(each)), cell(each.why), cell(each.next))
        for one in decisions
        for each in one.left_open
    )
    return Table(
        "What is left open",
        "Each thing that is not settled, why, and what happens with it next.",
        ("What is left open", "Why", "What happens next"),
        (36, 32, 32),
        rows,
        below_heading=True,
    )
