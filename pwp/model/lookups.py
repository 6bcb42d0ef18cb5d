"""What several checks and documents ask of the record: which groups take part, what was decided, when it opened."""

from pwp.calendar import When, earliest, latest
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.logbook import TAKING_PART
from pwp.model.plan import Method, Phase
from pwp.model.stakeholders import Stakeholder
from pwp.model.words import LEVELS
from pwp.model.workspace import Workspace

DECIDING = ("decision-maker", "staff")
"""The kinds of stakeholder that stand on the side of those who decide."""


def takes_part(group: Stakeholder) -> bool:
    """Whether a group is one of those the engagement is with, not of those who decide or run it."""
    return group.kind not in DECIDING


def with_participants(workspace: Workspace, groups: tuple[str, ...]) -> bool:
    """Whether any of these groups, by id, is one that the engagement is with."""
    on_the_map: dict[str, Stakeholder] = {one.id: one for one in workspace.stakeholders.stakeholders}
    return any(takes_part(on_the_map[one]) for one in groups if one in on_the_map)


def final_decisions(workspace: Workspace) -> list[tuple[Place, Decision]]:
    """The decisions at the end of the engagement: those marked final, or the only one there is."""
    decisions = workspace.decisions.decisions
    unmarked = len(decisions) == 1 and decisions[0].stage is None
    return [
        (Place("decisions.yaml", ("decisions", position)), decision)
        for position, decision in enumerate(decisions)
        if decision.stage == "final" or unmarked
    ]


def decided_on(workspace: Workspace) -> When | None:
    """The day of the final decision: the last, where there are several."""
    return latest([decision.date for _, decision in final_decisions(workspace) if decision.date])


def rows_with_people(workspace: Workspace) -> list[Phase]:
    """The rows of the timetable in which people take part."""
    return [row for row in workspace.plan.timetable if row.kind in TAKING_PART]


def opened_on(workspace: Workspace) -> When | None:
    """The day on which people could first take part."""
    return earliest([row.opened for row in rows_with_people(workspace) if row.opened])


def options_appraised_on(workspace: Workspace) -> When | None:
    """The day on which options were first appraised."""
    appraisal = workspace.options.appraisal
    return earliest([session.date for session in appraisal.held if session.date]) if appraisal else None


def methods_for(workspace: Workspace, group: str) -> list[Method]:
    """The methods planned for a group, by its id."""
    return [method for method in workspace.plan.methods if group in method.for_]


def level_rank(level: str) -> int:
    """How far a level lets people influence the outcome, from 0."""
    return LEVELS.index(level)
