"""What several checks and documents ask of the record: who takes part, what was decided, when it opened."""

from collections.abc import Iterable

from pwp.calendar import When, before, by, earliest, latest
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.fields import EvidenceId
from pwp.model.plan import Method, Phase
from pwp.model.references import SEVERAL
from pwp.model.stakeholders import Stakeholder
from pwp.model.words import LEVELS
from pwp.model.workspace import Workspace

DECIDING = ("decision-maker", "staff")
"""The kinds of stakeholder that stand on the side of those who decide."""
EVIDENCE = SEVERAL[EvidenceId]
"""The sorts of thing that can be evidence."""
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


def final_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions at the end of the engagement: those marked final, or the only one there is.

    A decision that was put off is none.
    """
    decisions = workspace.decisions.decisions
    unmarked = len(decisions) == 1 and decisions[0].stage is None
    return [
        (Place("decisions.yaml", ("decisions", position)), decision)
        for position, decision in enumerate(decisions)
        if (decision.stage == "final" or unmarked) and decision.outcome != "deferred"
    ]


def unmarked_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions of which none is marked final, so that any may be; none where one is, or is the only one."""
    decisions = enumerate(workspace.decisions.decisions)
    if final_decisions(workspace):
        return []
    return [
        (Place("decisions.yaml", ("decisions", position)), one)
        for position, one in decisions
        if one.stage is None and not one.not_done and one.outcome != "deferred"
    ]


def decided_on(workspace: Workspace) -> When | None:
    """The day of the final decision: the last, where there are several."""
    return latest(decision.date for _, decision in final_decisions(workspace) if not decision.not_done)


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
    extended = latest(one.to for one in row.extended)
    return row.closed or extended or row.end


def opened_on(workspace: Workspace) -> When | None:
    """The day on which people could first take part."""
    return earliest(row.opened for row in rows_with_people(workspace))


def open_by(workspace: Workspace) -> When | None:
    """The latest day on which people could first take part: where a row has no `opened`, the day it closed."""
    return earliest(row.opened or row.closed for row in rows_with_people(workspace))


def unopened_before(workspace: Workspace, day: When, today: When) -> Phase | None:
    """A row for people that may have opened before a day, as far as planned, and that does not say when it did."""
    for row in rows_with_people(workspace):
        begin = row.start or row.closed
        if row.opened is None and begin and by(begin, today) and before(day, begin) is not True:
            return row
    return None


def options_appraised_on(workspace: Workspace) -> When | None:
    """The day on which options were first appraised."""
    appraisal = workspace.options.appraisal
    return earliest(session.date for session in appraisal.held) if appraisal else None


def methods_for(workspace: Workspace, group: str) -> list[Method]:
    """The methods planned for a group, by its id, in which it can take part and not only be informed."""
    return [
        method
        for method in workspace.plan.methods
        if group in method.for_ and not method.not_done and method.level != "inform"
    ]


def shown_by(workspace: Workspace, evidence: Iterable[str], day: When) -> bool:
    """Whether any of the evidence named, by ids, is in the record, took place, and is not dated after a day."""
    records = (one.record for name in evidence for _, one in workspace.named.get(name, ()) if one.sort in EVIDENCE)
    return any(not getattr(one, "not_done", None) and not _after(getattr(one, "date", None), day) for one in records)


def _after(held: When | None, day: When) -> bool:
    return held is not None and before(day, held) is True


def level_rank(level: str) -> int:
    """How far a level lets people influence the outcome, from 0."""
    return LEVELS.index(level)
