"""The outline of a consultation paper, filled from the record, and the checklist of what it still lacks."""

from collections.abc import Iterator, Mapping

from pwp.assessment import Assessment
from pwp.calendar import When, by
from pwp.errors import NothingYet
from pwp.model.consulted import consultations
from pwp.model.lookups import begins_on, ends_on
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace
from pwp.report.documents import consultation_checklist, consultation_open, effects, options_shown, wording
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import day, document, gaps, heading, left_out
from pwp.report.documents.impact_record import published
from pwp.report.documents.option_appraisal import recommended, sessions
from pwp.report.view import View
from pwp.spelling import listed

FILES = ("engagement.yaml", "plan.yaml", "options.yaml", "impact.yaml")
CHECKS = ("CON", "PLN05", "PLN13", "PLN14", "PLN23", "PLN24", "OPT02", "OPT03", "OPT11", "PRV03", "PRV04")
"""The checks of what a consultation paper tells people, or of what it rests on."""


def parts(assessment: Assessment) -> Mapping[str, str]:
    """The consultations that a paper can be written for alone, each by its id with what it is on."""
    return {row.id: row.what or row.id for row in consultations(assessment.loaded.workspace)}


def view(assessment: Assessment, part: str | None = None) -> View:
    """The outline of the paper for the consultations of a record; for one alone where a `part` names it."""
    workspace, today = assessment.loaded.workspace, heading(assessment).today
    rows = [row for row in consultations(workspace) if part in (None, row.id)]
    if not rows:
        raise NothingYet("no consultation is in the timetable of plan.yaml")
    items = consultation_checklist.checklist(workspace, rows)
    put, out = options_shown.put_to_people(workspace, rows), options_shown.ruled_out(workspace.options)
    made = [one for one in workspace.impact.assessments if one.needed is not False and not one.not_done]
    found = [one for one in effects.of(made) if one.effect != "none" or one.not_done]
    values = {
        "lacking": _lacking(items),
        **_proposed(workspace),
        "options": bool(put),
        "out": bool(out),
        "preferred": _preferred(workspace, today),
        "sessions": sessions(workspace.options.appraisal, today) if workspace.options.appraisal else [],
        **_scope(workspace),
        "affected": bool(found),
        "impact": [f"{one.title or one.id}. {published(one.published, today)}" for one in made],
        **_answering(workspace, rows, today),
        "gaps": gaps(assessment, *CHECKS),
        "left_out": left_out(assessment, *FILES),
    }
    tables = {
        "options": options_shown.chosen_from(put),
        "out": options_shown.dropped(out, today),
        "affected": effects.affected(found, workspace, today),
        "ways": consultation_open.ways_to_answer(workspace, consultation_open.ways(workspace, rows), today),
        "checklist": consultation_checklist.table(items),
    }
    return document("consultation", "Consultation paper, outline", assessment, values, tables)


def _answering(workspace: Workspace, rows: list[Phase], today: When) -> dict[str, object]:
    """What the outline says of how to answer, what there is to read, and what becomes of the answers."""
    pieces = consultation_open.information(workspace, rows)
    return {
        "costs": [sentence(one.what or one.id) for one in pieces if "costs" in one.covers],
        "days": [line for row in rows for line in consultation_open.days(row, today)],
        "ways": bool(consultation_open.ways(workspace, rows)),
        "pieces": consultation_open.offered(pieces, workspace),
        "held_back": list(consultation_open.held_back(workspace, rows)),
        "used": list(_used(workspace, today)),
        "hear_back": list(_hear_back(workspace, today)),
        "privacy": list(_privacy(workspace)),
    }


def _lacking(items: list[consultation_checklist.Item]) -> str:
    """How many of the things that the paper must hold the record lacks."""
    lacking = sum(one.lacking for one in items)
    if not lacking:
        return f"The record has something on each of the {len(items)} things that a consultation paper must hold."
    return (
        f"Of the {len(items)} things that a consultation paper must hold, {lacking} "
        f"{'is' if lacking == 1 else 'are'} lacking, in whole or in part."
    )


def _carried_by(workspace: Workspace) -> str:
    """Who is responsible for the proposal, and who works on it with them."""
    engagement = workspace.engagement
    body = engagement.body.name if engagement.body else None
    partners = [one.name for one in engagement.partners if one.name and one.responsible]
    if not body:
        return "Who is responsible for the proposal is not recorded."
    return f"Responsible for the proposal: {listed((body, *partners))}."


def _proposed(workspace: Workspace) -> dict[str, object]:
    """What the outline says of the proposal, the reasons for it, and what shows them."""
    issue = workspace.plan.issue
    return {
        "summary": workspace.engagement.summary or "",
        "changing": options_shown.changing(workspace),
        "carried_by": _carried_by(workspace),
        "reason": sentence(issue.statement) if issue and issue.statement else "",
        "evidence": list(issue.evidence) if issue else [],
        "purpose": sentence(workspace.plan.purpose) if workspace.plan.purpose else "",
    }


def _preferred(workspace: Workspace, today: When) -> str:
    """Which option is preferred, and that no answer is ruled out by that."""
    result = workspace.options.appraisal.result if workspace.options.appraisal else None
    if result is None or result.not_done or not result.recommendation:
        return "No option is recorded as preferred."
    return recommended(workspace.options, today)


def _scope(workspace: Workspace) -> dict[str, object]:
    """What people can influence, what they cannot, and what else weighs in the decision."""
    scope = workspace.plan.scope
    return {
        "open": [one.what for one in (scope.open if scope else ()) if one.what],
        "fixed": [
            {
                "what": one.what,
                "why": sentence(one.why or "the reason is not recorded"),
                "challenge": sentence(f"To challenge this: {one.challenge}")
                if one.challenge
                else "How to challenge this is not recorded.",
            }
            for one in (scope.fixed if scope else ())
            if one.what
        ],
        "other_factors": list(scope.other_factors) if scope else [],
    }


def _used(workspace: Workspace, today: When) -> Iterator[str]:
    """What becomes of the answers: who looks at them, who decides, and when."""
    decision, level = workspace.plan.decision, workspace.plan.level
    if level and level.offered:
        yield sentence(f"How far people can influence the outcome: {level.offered}. {level.why or ''}".strip())
    if decision and decision.not_done:
        yield wording.not_done(decision, "How it is decided was not settled")
    elif decision:
        yield sentence(f"Who decides: {decision.maker or 'not recorded'}")
        yield sentence(decision.process or "How answers are used is not recorded")
    for row in workspace.plan.timetable:
        if row.kind in ("analysis", "decision"):
            yield _planned(row, today)


def _planned(row: Phase, today: When) -> str:
    """A row of the timetable with its days."""
    name = row.what or row.id
    if row.not_done:
        return wording.not_done(row, f"{name}: it did not take place")
    first, last = begins_on(row), ends_on(row)
    if first is None:
        return f"{name}: when is not recorded."
    to_come = by(first, today) is False
    how = " (planned)" if to_come else "" if row.opened else " (as it was planned)"
    return f"{name}: {wording.days(first, last)}{how}."


def _hear_back(workspace: Workspace, today: When) -> Iterator[str]:
    """When people are promised to hear, and of what."""
    talk = workspace.plan.communication
    for one in talk.updates if talk else ():
        undone = wording.not_done(one, "Not sent")
        yield f"{one.what or 'News'}. {undone}" if undone else f"{one.what or 'News'}: {day(one.due, today)}."
    for row in workspace.plan.timetable:
        if row.kind == "feedback":
            yield _planned(row, today)


def _privacy(workspace: Workspace) -> Iterator[str]:
    """How what people say of themselves is kept."""
    held = workspace.plan.privacy
    if held is None:
        return
    for what, said in (
        ("What is held, and what for", held.purpose),
        ("The lawful basis", held.basis),
        ("Where the privacy notice can be read", held.notice),
        ("Until when it is kept", str(held.retention_until) if held.retention_until else None),
    ):
        yield sentence(f"{what}: {said or 'not recorded'}")
