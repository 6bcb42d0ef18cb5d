"""The engagement plan: purpose, what can change, who is heard and how, when, with what, and what becomes of it."""

from collections.abc import Iterator
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.model.lookups import final_decisions
from pwp.model.plan import Plan
from pwp.model.workspace import Workspace
from pwp.report.documents import planned
from pwp.report.documents.evidence import sentence
from pwp.report.documents.stakeholder_map import missing
from pwp.report.figures import timetable
from pwp.report.figures.stakeholder_map import called
from pwp.report.view import View
from pwp.spelling import listed

LEVELS = {
    "inform": "People are told what is decided, and why.",
    "consult": "People are asked for their views before anything is decided.",
    "involve": "People are worked with throughout, so that what matters to them shapes what is decided.",
    "collaborate": "People are partners in each part of the decision.",
    "empower": "People decide.",
}
"""How far people can influence the outcome, in plain words."""


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The engagement plan of an assessment's record; raises NothingYet where nothing is planned."""
    workspace = assessment.loaded.workspace
    engagement, plan = workspace.engagement, workspace.plan
    if plan == Plan(issue=plan.issue):
        raise NothingYet("nothing is planned in plan.yaml")
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    decisions = [one for _, one in final_decisions(workspace)]
    values = {
        "body": body,
        "asked_on": str(When.of(assessment.as_of)),
        "summary": engagement.summary or "",
        **_purpose(plan),
        **_people(workspace),
        "drawn": timetable.has_days(plan.timetable, decisions, assessment.as_of),
        "timetable": bool(plan.timetable),
        "days_off": bool(timetable.days_off(plan.timetable, plan.avoid).rows),
        "resources": list(_resources(plan)),
        "budget": bool(plan.resources and plan.resources.budget),
        "risks": bool(plan.risks),
        "evaluation": list(_evaluation(plan)),
        "use": list(_use(plan)),
        "updates": [f"{one.due or 'No day recorded'}: {one.what or 'not recorded'}" for one in _updates(plan)],
        "privacy": list(_privacy(plan)),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
    }
    figures = {"timetable": timetable.figure(plan.timetable, plan.avoid, decisions, assessment.as_of)}
    tables = {
        "outcomes": planned.outcomes(plan),
        "methods": planned.methods(workspace),
        "barriers": planned.barriers(workspace),
        "timetable": timetable.table(plan.timetable, decisions),
        "days-off": timetable.days_off(plan.timetable, plan.avoid),
        "budget": planned.budget(plan),
        "risks": planned.risks(plan),
    }
    author = body or title
    return View("engagement-plan", f"Engagement plan: {title}", author, assessment.as_of, values, tables, figures)


def _purpose(plan: Plan) -> dict[str, Any]:
    """Why people are engaged, how far they can influence it, and who agreed to that."""
    scope, level, issue = plan.scope, plan.level, plan.issue
    return {
        "issue": issue.statement if issue and issue.statement else "",
        "purpose": plan.purpose or "",
        "level": LEVELS.get(level.offered or "", "") if level else "",
        "level_why": sentence(level.why) if level and level.why else "",
        "open": [one.what for one in scope.open if one.what] if scope else [],
        "fixed": [
            f"{one.what.rstrip('.')}: {sentence(one.why) if one.why else 'why is not recorded.'}"
            f"{f' To challenge it: {sentence(one.challenge)}' if one.challenge else ''}"
            for one in (scope.fixed if scope else ())
            if one.what
        ],
        "factors": list(scope.other_factors) if scope else [],
        "outcomes": bool(plan.outcomes),
        "approved": _approved(plan),
    }


def _approved(plan: Plan) -> str:
    """Who approved the plan, and when; that nobody is recorded to have, where that is so."""
    approved = plan.approved
    if approved is None or approved.not_done or not (approved.date or approved.by):
        return "That the plan was approved is not recorded."
    by = f" by {approved.by}" if approved.by else ""
    return f"Approved{by}{f' {approved.date.on}' if approved.date else ''}."


def _people(workspace: Workspace) -> dict[str, Any]:
    """Who is to be heard, who agreed the plan, and what helps people to take part."""
    plan = workspace.plan
    support, names = plan.support, planned.names(workspace, plan.agreed_with)
    independent = support.independent if support else None
    help_ = independent.provider if independent else None
    none = independent.why_none if independent else None
    return {
        "agreed_with": names,
        "methods": bool(plan.methods),
        "missing": [called(one) for one in missing(workspace)],
        "barriers": bool(support and support.barriers),
        "independent": f"Independent support: {help_}." if help_ else f"No independent support: {none}" if none else "",
        "keeping_in_touch": list(_keeping_in_touch(plan)),
    }


def _keeping_in_touch(plan: Plan) -> Iterator[str]:
    told = plan.communication
    if told is None:
        return
    for what, words in (("Channels", told.channels), ("Formats", told.formats), ("Languages", told.languages)):
        if words:
            yield f"{what}: {listed(words)}."
    if told.open_channel:
        yield f"Throughout: {sentence(told.open_channel)}"


def _resources(plan: Plan) -> Iterator[str]:
    """The people there are, and who answers for the work."""
    held = plan.resources
    if held is None:
        return
    for what, said in (("Lead", held.lead), ("Champion", held.champion), ("People", held.people)):
        if said:
            yield f"{what}: {sentence(said)}"
    if held.training:
        yield f"Training: {listed(held.training)}."
    for one in held.contractors:
        yield f"Contracted: {one.who or 'who is not recorded'}{f'. {sentence(one.why)}' if one.why else '.'}"


def _evaluation(plan: Plan) -> Iterator[str]:
    """What the evaluation is to find out, how, when and by whom."""
    held = plan.evaluation
    if held is None:
        return
    yield from (sentence(one.question) for one in held.questions if one.question)
    if held.how:
        yield f"How: {sentence(held.how)}"
    if held.when:
        yield f"When: {listed(map(str, held.when))}."
    if held.by:
        yield f"By: {listed(held.by)}."


def _use(plan: Plan) -> Iterator[str]:
    """Who decides, and what becomes of what is heard."""
    decision = plan.decision
    if decision and decision.maker:
        yield f"Decided by: {decision.maker}."
    if decision and decision.process:
        yield f"How it is decided: {sentence(decision.process)}"
    for row in plan.timetable:
        if row.kind == "feedback" and not row.not_done:
            day = row.opened or row.start
            yield f"{(row.what or 'Feedback').rstrip('.')}: {f'from {day}' if day else 'its day is not recorded'}."


def _updates(plan: Plan) -> Iterator[Any]:
    """The news that people have been promised on the way."""
    yield from (one for one in (plan.communication.updates if plan.communication else ()) if not one.not_done)


def _privacy(plan: Plan) -> Iterator[str]:
    """What personal data is held, why, where people read of it, and for how long."""
    held = plan.privacy
    if held is None:
        return
    for what, said in (
        ("What is kept", held.purpose),
        ("Lawful basis", held.basis),
        ("Privacy notice", held.notice),
        ("Kept until", str(held.retention_until) if held.retention_until else None),
    ):
        yield f"{what}: {sentence(said) if said else 'not recorded.'}"
    if held.dpia and held.dpia.needed is not None:
        done = f", done {held.dpia.done.on}" if held.dpia.done else ", and not recorded as done"
        answer = f"needed{done}." if held.dpia.needed else "not needed."
        yield f"Data protection impact assessment: {answer}{f' {sentence(held.dpia.why)}' if held.dpia.why else ''}"
