"""The groups on the map and the parts of the plan, as checks are asked of them."""

from collections.abc import Iterator

from pwp.checks.check import Subjects
from pwp.checks.subjects.listing import CHANGE, OPTIONS, PLAN, STAKEHOLDERS, items
from pwp.findings import Place
from pwp.model.joint_board import Locality
from pwp.model.lookups import only_deciding, takes_part
from pwp.model.options import Option
from pwp.model.plan import (
    Barrier,
    Change,
    Contractor,
    FixedPoint,
    Information,
    Method,
    Outcome,
    Phase,
    PlannedUpdate,
    Role,
)
from pwp.model.stakeholders import Stakeholder
from pwp.model.workspace import Workspace

stakeholders: Subjects[Stakeholder] = items(
    "group", "groups", Place(STAKEHOLDERS, ("stakeholders",)), lambda one: one.stakeholders.stakeholders
)
groups: Subjects[Stakeholder] = stakeholders.where(takes_part, "group", "groups")
directly_affected = groups.where(
    lambda group: group.affected == "direct", "directly affected group", "directly affected groups"
)
protected = groups.where(
    lambda group: bool(group.characteristics),
    "group with protected characteristics",
    "groups with protected characteristics",
)
disadvantaged = groups.where(lambda group: bool(group.disadvantage), "disadvantaged group", "disadvantaged groups")
represented = groups.where(
    lambda group: group.represented_by is not None, "group that others speak for", "groups that others speak for"
)
essential = groups.where(lambda group: bool(group.essential), "essential group", "essential groups")
needing_formats = groups.where(
    lambda group: bool(group.formats), "group with its own formats", "groups with their own formats"
)

to_be_heard = groups.where(
    lambda group: not group.steps or "engage" in group.steps, "group to be heard", "groups to be heard"
)

outcomes: Subjects[Outcome] = items("outcome", "outcomes", Place(PLAN, ("outcomes",)), lambda one: one.plan.outcomes)
information: Subjects[Information] = items(
    "piece of information",
    "pieces of information",
    Place(PLAN, ("information",)),
    lambda one: one.plan.information,
)
background = information.where(
    lambda piece: not piece.for_, "piece of information for the plan", "pieces of information for the plan"
)


def _for_people(workspace: Workspace) -> Iterator[tuple[Place, Information]]:
    """The information that is given out, but for what is only for groups that decide or run it."""
    for place, piece in information.find(workspace):
        if not (piece.withheld_because or piece.not_done or only_deciding(workspace, piece.given_to)):
            yield place, piece


given_out: Subjects[Information] = Subjects(
    "piece of information for people", "pieces of information for people", information.home, _for_people
)
methods: Subjects[Method] = items("method", "methods", Place(PLAN, ("methods",)), lambda one: one.plan.methods)
kept_methods = methods.where(lambda method: not method.not_done, "method", "methods")


def _with_people(workspace: Workspace) -> Iterator[tuple[Place, Method]]:
    """The methods that are to be used, but for those that are only for groups that decide or run it."""
    kept = kept_methods.find(workspace)
    return ((place, method) for place, method in kept if not only_deciding(workspace, method.for_))


methods_with_people = kept_methods._replace(find=_with_people)
phases: Subjects[Phase] = items(
    "row of the timetable", "rows of the timetable", Place(PLAN, ("timetable",)), lambda one: one.plan.timetable
)
plan_changes: Subjects[Change] = items(
    "change to the plan", "changes to the plan", Place(PLAN, ("changes",)), lambda one: one.plan.changes
)
localities: Subjects[Locality] = items(
    "locality",
    "localities",
    Place(CHANGE, ("strategic_plan", "localities")),
    lambda one: one.change.strategic_plan.localities if one.change.strategic_plan else (),
).where(lambda locality: not locality.not_done, "locality", "localities")
NO_CONSULTATION = "not-applicable: no part of the timetable is a formal consultation"
consultations = phases.where(
    lambda row: row.kind == "consultation" and not row.not_done, "consultation", "consultations"
)
roles: Subjects[Role] = items("role", "roles", Place(PLAN, ("roles",)), lambda one: one.plan.roles)


def _fixed_points(workspace: Workspace) -> tuple[FixedPoint, ...]:
    return workspace.plan.scope.fixed if workspace.plan.scope else ()


def _contractors(workspace: Workspace) -> tuple[Contractor, ...]:
    return workspace.plan.resources.contractors if workspace.plan.resources else ()


def _barriers(workspace: Workspace) -> tuple[Barrier, ...]:
    return workspace.plan.support.barriers if workspace.plan.support else ()


def _updates(workspace: Workspace) -> tuple[PlannedUpdate, ...]:
    return workspace.plan.communication.updates if workspace.plan.communication else ()


fixed_points: Subjects[FixedPoint] = items(
    "fixed point", "fixed points", Place(PLAN, ("scope", "fixed")), _fixed_points
)
contractors = items("contractor", "contractors", Place(PLAN, ("resources", "contractors")), _contractors).where(
    lambda one: not one.not_done, "contractor", "contractors"
)
barriers: Subjects[Barrier] = items("barrier", "barriers", Place(PLAN, ("support", "barriers")), _barriers)
updates: Subjects[PlannedUpdate] = items(
    "promised update", "promised updates", Place(PLAN, ("communication", "updates")), _updates
)
options: Subjects[Option] = items("option", "options", Place(OPTIONS, ("options",)), lambda one: one.options.options)
dropped_options = options.where(
    lambda option: option.discarded is not None and not option.discarded.not_done,
    "option that was dropped",
    "options that were dropped",
)
