"""What several checks and documents ask of the record: who takes part, what was decided, when it opened."""

from collections.abc import Iterable, Iterator
from datetime import date

from pwp.calendar import When, before, by, earliest, latest, stretch
from pwp.errors import Misread, Unread
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.documents import Document
from pwp.model.evaluation import Review
from pwp.model.fields import EvidenceId
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.log import Entry, View
from pwp.model.plan import Avoid, Information, Method, Phase
from pwp.model.references import SEVERAL
from pwp.model.stakeholders import Stakeholder
from pwp.model.words import LEVELS
from pwp.model.workspace import Workspace

DECIDING = ("decision-maker", "staff")
"""The kinds of stakeholder that stand on the side of those who decide."""
EVIDENCE = SEVERAL[EvidenceId]
"""The sorts of thing that can be evidence."""
EVIDENCE_FILES = frozenset({"documents.yaml", "impact.yaml"})
"""The files that list them beside the log."""
TAKING_PART = ("engagement", "consultation")
"""The kinds of timetable row in which people take part."""


def takes_part(group: Stakeholder) -> bool:
    """Whether a group is one of those the engagement is with, not of those who decide or run it."""
    return group.kind not in DECIDING


def on_the_map(workspace: Workspace, groups: Iterable[str]) -> list[Stakeholder]:
    """Those of these groups, by id, that are on the map."""
    known: dict[str, Stakeholder] = {one.id: one for one in workspace.stakeholders.stakeholders}
    return [known[one] for one in groups if one in known]


def only_deciding(workspace: Workspace, groups: Iterable[str]) -> bool:
    """Whether these groups are on the map, and all on the side of those who decide or run it."""
    known = on_the_map(workspace, groups)
    return bool(known) and not any(takes_part(one) for one in known)


def with_participants(workspace: Workspace, groups: Iterable[str]) -> bool:
    """Whether any of these groups, by id, is one that the engagement is with."""
    return any(takes_part(one) for one in on_the_map(workspace, groups))


def parties(workspace: Workspace) -> Iterator[str]:
    """Those who decide or run it: the body, responsible partners, the decision-maker, the lead, deciding groups."""
    engagement, plan = workspace.engagement, workspace.plan
    names = (
        engagement.body.name if engagement.body else None,
        engagement.lead.role if engagement.lead else None,
        plan.resources.lead if plan.resources else None,
        plan.decision.maker if plan.decision else None,
        *(partner.name for partner in engagement.partners if partner.responsible),
        *(name for one in workspace.stakeholders.stakeholders if not takes_part(one) for name in (one.id, one.name)),
    )
    return filter(None, names)


def theme_of(view: View, entry: Entry) -> str | None:
    """The theme that a view belongs to, by its id: the one it names, else the only one of its entry."""
    return view.theme or (entry.themes[0] if len(entry.themes) == 1 else None)


def review_name(review: Review) -> str:
    """What to call a review in a sentence."""
    return f"the {review.when} review" if review.when else "this review"


def final_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions at the end of the engagement: those marked final, or the only one there is.

    A decision that was put off is none; nor is one that is not marked, and after which people were asked.
    """
    decisions = workspace.decisions.decisions
    unmarked = len(decisions) == 1 and decisions[0].stage is None and not _asked_after(workspace, decisions[0])
    return [
        (Place("decisions.yaml", ("decisions", position)), decision)
        for position, decision in enumerate(decisions)
        if (decision.stage == "final" or unmarked) and decision.outcome != "deferred"
    ]


def _asked_after(workspace: Workspace, decision: Decision) -> bool:
    """Whether a part of the timetable for people surely opened after a decision."""
    opened = (row.opened for row in rows_with_people(workspace))
    return any(day and decision.date and before(decision.date, day) for day in opened)


def taken(decision: Decision, today: When) -> bool | None:
    """Whether a decision was taken by a day; None where it may have been, as one said to be taken, without its day."""
    if decision.not_done:
        return False
    if decision.date is not None:
        return by(decision.date, today)
    said = decision.outcome or decision.reasons or decision.themes_weighed or decision.process_followed is not None
    return None if said else False


def unmarked_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions of which any may be the final one: none of them is marked so. None where one surely is."""
    decisions = enumerate(workspace.decisions.decisions)
    if final_decisions(workspace):
        return []
    return [
        (Place("decisions.yaml", ("decisions", position)), one)
        for position, one in decisions
        if one.stage is None and not one.not_done and one.outcome != "deferred"
    ]


def decisions_taken(workspace: Workspace, today: When) -> list[tuple[Place, Decision]]:
    """The decisions that are, or may be, the final one, and that were, or may have been, taken by a day."""
    decisions = (*final_decisions(workspace), *unmarked_decisions(workspace))
    return [placed for placed in decisions if taken(placed[1], today) is not False]


def first_decided_on(workspace: Workspace) -> When | None:
    """The day of the first final decision."""
    return earliest(decision.date for _, decision in final_decisions(workspace) if not decision.not_done)


def rows_with_people(workspace: Workspace) -> list[Phase]:
    """The rows of the timetable in which people take part, and that are not known not to have happened."""
    return [row for row in workspace.plan.timetable if row.kind in TAKING_PART and not row.not_done]


def begins_on(row: Phase) -> When | None:
    """When a row of the timetable began, or is planned to."""
    return row.opened or row.start


def ends_on(row: Phase) -> When | None:
    """When a row of the timetable ended, or is planned to, with its extensions."""
    if row.closed:
        return row.closed
    return latest(one.to for one in row.extended if not one.not_done) or row.end


def days_to_avoid(row: Avoid) -> tuple[date, date] | None:
    """The first and the last of some days to avoid; None where they are not known to the day, or not in order."""
    return stretch(row.start, row.end or row.start)


def for_later(workspace: Workspace, information: Information, today: When) -> bool:
    """Whether information is only for parts of the timetable that surely have not begun by a day."""
    rows = [row for row in workspace.plan.timetable if row.id in information.for_]
    return bool(rows) and all((begin := begins_on(row)) is not None and by(begin, today) is False for row in rows)


def open_by(workspace: Workspace) -> When | None:
    """The latest day on which people could first take part: where a row has no `opened`, the day it closed."""
    return earliest(row.opened or row.closed for row in rows_with_people(workspace))


def approved_on(workspace: Workspace) -> When | None:
    """The day on which the plan was approved; None where that is not known, or it never was."""
    approved = workspace.plan.approved
    return approved.date if approved and not approved.not_done else None


def never_approved(workspace: Workspace) -> bool:
    """Whether the record says that the plan was not approved."""
    return bool(workspace.plan.approved and workspace.plan.approved.not_done)


def settled_on(workspace: Workspace) -> When | None:
    """When it was too late to have a part in the plan: it was approved or, if that came first, people were engaged."""
    return earliest((approved_on(workspace), open_by(workspace)))


def unopened_before(workspace: Workspace, day: When, today: When) -> Phase | None:
    """A row for people that may have opened before a day, as far as planned, and that does not say when it did."""
    for row in rows_with_people(workspace):
        begin = row.start or row.closed
        closed = row.closed is not None and row.start is None
        if row.opened is None and begin and by(begin, today) and (closed or before(day, begin) is not True):
            return row
    return None


def options_appraised_on(workspace: Workspace) -> When | None:
    """The day on which options were first appraised."""
    appraisal = workspace.options.appraisal
    return earliest(session.date for session in appraisal.held) if appraisal else None


def effects_found(workspace: Workspace) -> Iterator[tuple[Place, Assessment, GroupEffect]]:
    """Every effect, or possible effect, on somebody that the impact assessments name."""
    for position, assessment in enumerate(workspace.impact.assessments):
        for number, effect in enumerate(() if assessment.not_done else assessment.groups):
            if effect.effect != "none" and not effect.not_done:
                place = Place("impact.yaml", ("assessments", position, "groups", number))
                yield place, assessment, effect


def methods_for(workspace: Workspace, group: str) -> list[Method]:
    """The methods planned for a group, by its id, in which it can take part and not only be informed."""
    return [
        method
        for method in workspace.plan.methods
        if group in method.for_ and not method.not_done and method.level != "inform"
    ]


def shown_by(workspace: Workspace, evidence: Iterable[str], day: When, since: When | None = None) -> bool:
    """Whether any of the evidence named, by ids, is in the record, took place, and is not dated after a day.

    Nor, where that is given, `since` another. Raises Unread or Misread where none is, and one that is named may stand
    in what cannot be read or is not understood.
    """
    unfound = False
    for name in evidence:
        found = [one.record for _, one in workspace.named.get(name, ()) if one.sort in EVIDENCE]
        if any(not getattr(one, "not_done", None) and _within(_day_of(one), since, day) for one in found):
            return True
        unfound = unfound or not found
    if unfound and workspace.unread:
        raise Unread(workspace.unread[0])
    if unfound and (lost := sorted(workspace.misread_lists & EVIDENCE_FILES)):
        raise Misread(lost[0], lost[0].removesuffix(".yaml"))
    return False


def _day_of(evidence: object) -> When | None:
    """The day of something named as evidence: when it was held, or, for an assessment, when it was started."""
    return getattr(evidence, "date", None) or getattr(evidence, "started", None)


def _within(held: When | None, since: When | None, day: When) -> bool:
    """Whether a day does not surely lie before one day, or after another."""
    too_early = held is not None and since is not None and before(held, since) is True
    return not too_early and not (held is not None and before(day, held) is True)


def documents_named(workspace: Workspace, names: Iterable[str]) -> list[Document]:
    """Those of these documents, by id, that are listed."""
    wanted = list(names)
    known: dict[str, Document] = {one.id: one for one in workspace.documents.documents} if wanted else {}
    return [known[one] for one in wanted if one in known]


def can_be_had(document: Document) -> bool:
    """Whether the record says where a document is."""
    return bool(document.file or document.url)


def open_to_all(document: Document) -> bool:
    """Whether the public can have a document, and the record says where it is."""
    return bool(document.public) and can_be_had(document)


def level_rank(level: str) -> int:
    """How far a level lets people influence the outcome, from 0."""
    return LEVELS.index(level)
