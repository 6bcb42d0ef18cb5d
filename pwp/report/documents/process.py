"""The outline of evidence on the process that Healthcare Improvement Scotland asks a board for, as tables."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.model.impact import Revision
from pwp.model.logbook import Logbook
from pwp.model.lookups import final_decisions, takes_part
from pwp.model.workspace import Workspace
from pwp.report.documents import answers
from pwp.report.documents.counting import Fewest, fewest
from pwp.report.documents.judged import questions_answered
from pwp.report.documents.wording import covered, groups, groups_or_all, planned_or_done
from pwp.report.view import Cell, Table, cell

KINDS = {
    "activity": "People were heard",
    "submission": "Something came in",
    "update": "People were told",
    "feedback": "Feedback was given",
    "contact": "Contact",
    "decision-point": "Decided on the way",
    "research": "Research",
}


class _Event(NamedTuple):
    """Something that happened on a day: what kind of thing, and what it was."""

    day: When
    kind: str
    what: str


def outline(assessment: Assessment) -> Mapping[str, Table]:
    """The tables of the outline, each by its name; none without a row."""
    workspace = assessment.loaded.workspace
    log, few = Logbook(workspace, assessment.as_of), fewest(assessment)
    made = {
        "timeline": _timeline(workspace, log),
        "reached": _reached(workspace, log),
        "appraisal": _appraisal(workspace, few),
        "assessments": _assessments(workspace),
        "materials": _materials(workspace),
        "reviews": _reviews(workspace, log.today),
        "influence": _influence(workspace, few, log.today),
        "participants": questions_answered(workspace, few),
    }
    return {f"outline-{name}": table for name, table in made.items() if table.rows}


def _timeline(workspace: Workspace, log: Logbook) -> Table:
    """What happened, from the first contact to the decision."""
    found = sorted(_events(workspace, log), key=lambda one: (one.day.first, one.what))
    past = [one for one in found if one.day.first <= log.today.last]
    rows = tuple((cell(str(one.day)), cell(one.kind), cell(one.what)) for one in past)
    return Table(
        "From the first contact on",
        "Each day on which something happened, what kind of thing it was, and what it was.",
        ("When", "What kind", "What"),
        (22, 26, 52),
        rows,
    )


def _events(workspace: Workspace, log: Logbook) -> Iterator[_Event]:
    """Everything with a day that the record holds of the process."""
    for _, entry in log.entries:
        if entry.date and not entry.not_done:
            yield _Event(entry.date, KINDS[entry.kind], entry.title or entry.id)
    for row in workspace.plan.timetable:
        if row.opened and row.kind == "consultation":
            yield _Event(row.opened, "Consultation opened", row.what or row.id)
        if row.closed and row.kind == "consultation":
            yield _Event(row.closed, "Consultation closed", row.what or row.id)
    final = {one.id for _, one in final_decisions(workspace)}
    for decision in workspace.decisions.decisions:
        if decision.date and not decision.not_done:
            kind = "Final decision" if decision.id in final else "Decision"
            yield _Event(decision.date, kind, decision.title or decision.id)
    his = workspace.change.his
    if his and his.confirmation and his.confirmation.date:
        yield _Event(his.confirmation.date, "Healthcare Improvement Scotland", "It confirmed the engagement so far")


def _reached(workspace: Workspace, log: Logbook) -> Table:
    """The groups on the map, and where each was heard, or that it was not."""
    people = [one for one in workspace.stakeholders.stakeholders if takes_part(one)]
    heard = {one.id: _where_heard(one.id, log) for one in people}
    rows = tuple(
        (
            cell(one.name or one.id),
            cell({"direct": "Directly", "indirect": "Indirectly", "interested": "Interested"}.get(one.affected or "")),
            cell(heard[one.id], one.not_reached, otherwise="Nothing shows that this group was heard"),
        )
        for one in people
    )
    return Table(
        "Who was heard and who was not",
        "Each group on the stakeholder map, how it is affected, and where it was heard.",
        ("Group", "How it is affected", "Where it was heard"),
        (36, 18, 46),
        rows,
    )


def _where_heard(group: str, log: Logbook) -> str | None:
    """On how many occasions a group was heard, and when first; an entry of the log may stand for several."""
    found = [one for _, one in log.heard[group] if not one.not_done]
    dated = sorted((one.date for one in found if one.date), key=lambda day: day.first)
    if not found:
        return None
    number = sum(one.occasions or 1 for one in found)
    heard = "Heard on one occasion" if number == 1 else f"Heard on {number} occasions"
    first = "" if number == 1 else "the first "
    return f"{heard}, {first}{dated[0].on}" if dated else heard


def _appraisal(workspace: Workspace, few: Fewest) -> Table:
    """Who appraised the options."""
    appraisal = workspace.options.appraisal
    rows = tuple(
        (
            cell(groups(workspace, [one.stakeholder]) if one.stakeholder else None),
            cell(None if one.people is None else few.number(one.people, "people")),
        )
        for one in (appraisal.participants if appraisal and not appraisal.not_done else ())
        if not one.not_done
    )
    held = [str(one.date) for one in appraisal.held if one.date and not one.not_done] if appraisal else []
    when = f" on {'; '.join(held)}" if held else ""
    return Table(
        f"Who appraised the options{when}",
        "Each group that took part in the option appraisal, and how many people it sent.",
        ("Group", "How many"),
        (70, 30),
        rows,
    )


def _assessments(workspace: Workspace) -> Table:
    """The impact assessments and how each changed."""
    rows = tuple(
        (
            cell(one.title or one.id, covered(one.covers)),
            cell(_begun(one.started, one.not_done)),
            cell(*map(_revised, one.revisions), otherwise="No change is recorded"),
            cell(str(one.published.date) if one.published and one.published.date else None),
        )
        for one in workspace.impact.assessments
    )
    return Table(
        "Impact assessments and their versions",
        "Each impact assessment, when it was begun, how it was changed, and when it was published.",
        ("Assessment", "Begun", "How it was changed", "Published"),
        (30, 16, 38, 16),
        rows,
    )


def _begun(day: When | None, not_done: str | None) -> str | None:
    return f"Not done: {not_done}" if not_done else str(day) if day else None


def _revised(one: Revision) -> str:
    return f"{one.date or 'Day not recorded'}: {one.what_changed or 'what changed is not recorded'}"


def _materials(workspace: Workspace) -> Table:
    """What people were given to take part, and in which forms."""
    rows = tuple(
        (
            cell(one.what or one.id),
            cell("; ".join((*one.formats, *one.languages)) or None),
            cell(*groups_or_all(workspace, one.given_to)),
        )
        for one in workspace.plan.information
        if not one.not_done
    )
    return Table(
        "What people were given, and in which formats",
        "Each piece of information, its formats and languages, and the groups it was given to.",
        ("Information", "Formats and languages", "Given to"),
        (38, 28, 34),
        rows,
    )


def _reviews(workspace: Workspace, today: When) -> Table:
    """The reviews on the way and what came of them."""
    rows = tuple(
        (
            cell({"midway": "On the way", "final": "At the end"}.get(one.when or "")),
            cell(f"Not held: {one.not_done}" if one.not_done else planned_or_done(one.date, today, "Held")),
            cell(one.changed, otherwise="No change is recorded"),
        )
        for one in workspace.evaluation.reviews
    )
    return Table(
        "Reviews and what was changed because of them",
        "Each review, when it was held, and what was changed.",
        ("Review", "When", "What was changed"),
        (20, 26, 54),
        rows,
    )


def _influence(workspace: Workspace, few: Fewest, today: When) -> Table:
    """What people said, whether the decision weighed it, and what came of it."""
    weighed = {name for _, one in final_decisions(workspace) for name in one.themes_weighed}
    decided = any(one.date and not one.not_done for _, one in final_decisions(workspace))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            answers.said(one, few),
            cell(groups(workspace, one.raised_by) or None),
            cell(_weighed(one.id in weighed, decided=decided)),
            answers.action(one, today),
        )
        for one in workspace.themes.themes
    )
    return Table(
        "What people said, and the difference it made",
        "Each thing people said, who raised it, whether the decision weighed it, and what came of it.",
        ("What people said", "Raised by", "In the decision", "What came of it"),
        (30, 22, 16, 32),
        rows,
    )


def _weighed(named: bool, *, decided: bool) -> str:  # noqa: FBT001 - reads as a question
    if named:
        return "Weighed"
    return "Not named among what was weighed" if decided else "Not decided yet"
