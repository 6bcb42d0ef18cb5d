"""What a consultation paper must hold, and how much of that the record has: the checklist of the outline."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pwp.model.lookups import begins_on, ends_on
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace
from pwp.report.documents import effects, options_shown
from pwp.report.documents.consultation_open import information, ways
from pwp.report.view import Table, cell

THERE, LACKING = "There", "Lacking"
CHOICE = 2
"""So many options are at least something to choose from."""


class Item(NamedTuple):
    """Something that the paper must hold: whether the record has it, in part where `but` says what is lacking."""

    what: str
    there: bool
    where: str
    but: str = ""

    @property
    def lacking(self) -> bool:
        """Whether it is lacking, be it in part."""
        return not self.there or bool(self.but)


def checklist(workspace: Workspace, rows: list[Phase]) -> list[Item]:
    """Everything that a consultation paper must hold, in the order in which the paper has it."""
    return [*_proposal(workspace), *_options(workspace, rows), *_effects(workspace, rows), *_answering(workspace, rows)]


def _proposal(workspace: Workspace) -> Iterator[Item]:
    """What is proposed, why, and how much of it is open."""
    plan, scope = workspace.plan, workspace.plan.scope
    yield Item("What is proposed, in plain words", bool(workspace.engagement.summary), "engagement.yaml: summary")
    issue = plan.issue
    reason = bool(issue and issue.statement)
    but = "what shows it is not recorded" if reason and issue and not issue.evidence else ""
    yield Item("Why it is proposed, and what shows it", reason, "plan.yaml: issue, statement and evidence", but)
    open_ = [one for one in (scope.open if scope else ()) if one.what]
    yield Item("What people can influence", bool(open_), "plan.yaml: scope, open")
    fixed = [one for one in (scope.fixed if scope else ()) if one.what]
    bare = "a reason is lacking" if any(not one.why for one in fixed) else ""
    silent = "no way to challenge it is given" if any(not one.challenge for one in fixed) else ""
    yield Item(
        "What cannot change, why, and how to challenge that", bool(fixed), "plan.yaml: scope, fixed", bare or silent
    )


def _options(workspace: Workspace, rows: list[Phase]) -> Iterator[Item]:
    """The ways forward, those that were ruled out, and how they came about."""
    options = workspace.options
    put, out = options_shown.put_to_people(workspace, rows), options_shown.ruled_out(options)
    yield Item("The options", len(put) >= CHOICE, "options.yaml: options; plan.yaml: timetable, options")
    least = any(one.kind in options_shown.KINDS for one in put)
    yield Item("What it would mean to leave things as they are", least, "options.yaml: options, kind: status-quo")
    meant = "of some it is not said" if put and not all(one.impacts for one in put) else ""
    yield Item(
        "What each option would mean for people", any(one.impacts for one in put), "options.yaml: impacts", meant
    )
    why = "a day or a reason is lacking" if not all(_explained(one.discarded) for one in out) else ""
    yield Item("What was ruled out, when and why", bool(out), "options.yaml: options, discarded", why)
    came = [one for one in put if one.kind not in options_shown.KINDS]
    yield Item(
        "How the options came about",
        bool(came) and all(one.proposed_by for one in came),
        "options.yaml: options, proposed_by; appraisal",
    )


def _explained(dropped: object) -> bool:
    return bool(getattr(dropped, "date", None) and getattr(dropped, "why", None))


def _effects(workspace: Workspace, rows: list[Phase]) -> Iterator[Item]:
    """What it would mean for people, and what it would cost."""
    found = effects.of(one for one in workspace.impact.assessments if one.needed is not False and not one.not_done)
    yield Item("Whom it affects, and what is done about it", bool(found), "impact.yaml: assessments, groups")
    covered = {word for one in information(workspace, rows) for word in one.covers}
    yield Item("What each option would cost", "costs" in covered, "plan.yaml: information, covers: costs")


def _answering(workspace: Workspace, rows: list[Phase]) -> Iterator[Item]:
    """How and by when to answer, what becomes of the answers, and whom to turn to."""
    plan, lead = workspace.plan, workspace.engagement.lead
    yield Item("How to answer", bool(ways(workspace, rows)), "plan.yaml: methods, start and end")
    yield Item(
        "From when to when people can answer",
        all(begins_on(row) and ends_on(row) for row in rows),
        "plan.yaml: timetable, start and end",
        "a day is vague" if _vague(rows) else "",
    )
    pieces, talk = information(workspace, rows), plan.communication
    forms = any(one.formats for one in pieces) or bool(talk and talk.formats)
    yield Item("In which formats and languages it can be had", forms, "plan.yaml: information, formats and languages")
    decision = plan.decision
    yield Item(
        "How answers will be used, and who decides",
        bool(decision and decision.process and not decision.not_done),
        "plan.yaml: decision, maker and process",
        "" if decision and decision.maker else "who decides is not recorded",
    )
    told = bool(talk and talk.updates) or any(row.kind == "feedback" for row in plan.timetable)
    yield Item("When people hear back", told, "plan.yaml: communication, updates; timetable, kind: feedback")
    yield Item(
        "Where the privacy notice can be read", bool(plan.privacy and plan.privacy.notice), "plan.yaml: privacy, notice"
    )
    yield Item("Whom to contact", bool(lead and lead.contact), "engagement.yaml: lead, contact")


def _vague(rows: list[Phase]) -> bool:
    days = [day for row in rows for day in (begins_on(row), ends_on(row)) if day]
    return any(not day.is_day for day in days)


def table(items: Iterable[Item]) -> Table:
    """The checklist, each thing with whether the record has it and where it is written."""
    rows = tuple((cell(one.what), cell(_state(one)), cell(one.where)) for one in items)
    return Table(
        "Checklist",
        "Each thing that a consultation paper must hold, whether the record has it, and where it is written.",
        ("What the paper must hold", "In the record?", "Where it is written"),
        (40, 24, 36),
        rows,
        below_heading=True,
    )


def _state(one: Item) -> str:
    if not one.there:
        return LACKING
    return f"In part: {one.but}" if one.but else THERE
