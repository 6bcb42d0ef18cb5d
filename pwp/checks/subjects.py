"""What checks are asked of: themes, activities, groups and the rest, each with its place in the record."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from pwp.checks.check import Subjects
from pwp.checks.looking import ASSESSMENTS
from pwp.errors import Misread
from pwp.findings import Place
from pwp.model.attendance import came, deciding_groups, participating_groups, people_came, tells_people
from pwp.model.change import National, ServiceChange
from pwp.model.commitments import Commitment
from pwp.model.decisions import Decision
from pwp.model.documents import Document
from pwp.model.engagement import Profile
from pwp.model.evaluation import Evaluation, Lesson, Review, ServiceChanged, Shared
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.joint_board import IjbSteps, Locality, StrategicPlan
from pwp.model.log import Challenge, Entry, View
from pwp.model.logbook import HEARD, method_of
from pwp.model.lookups import effects_found, final_decisions, only_deciding, takes_part
from pwp.model.options import Option, Options
from pwp.model.plan import (
    Barrier,
    Change,
    Contractor,
    FixedPoint,
    Information,
    Method,
    Outcome,
    Phase,
    Plan,
    PlannedUpdate,
    Role,
)
from pwp.model.stakeholders import Stakeholder
from pwp.model.themes import Quote, Theme
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

T = TypeVar("T")

PLAN, STAKEHOLDERS, THEMES = "plan.yaml", "stakeholders.yaml", "themes.yaml"
EVALUATION, DECISIONS, DOCUMENTS = "evaluation.yaml", "decisions.yaml", "documents.yaml"
COMMITMENTS, OPTIONS = "commitments.yaml", "options.yaml"
CHANGE = "change.yaml"
LOG = Place("log/")
RESULTS = ("done", "partly")
"""The answers to a theme by which something came of it."""


def _single(name: str, file: str, get: Callable[[Workspace], T], *route: str) -> Subjects[T]:
    """The one thing of its kind that every record has."""
    place = Place(file, route)
    return Subjects(name, name, place, lambda workspace: ((place, get(workspace)),), single=True)


def _items(one: str, many: str, home: Place, get: Callable[[Workspace], Iterable[T]]) -> Subjects[T]:
    """The items of a list in the record."""

    def find(workspace: Workspace) -> Iterator[tuple[Place, T]]:
        file, route = home
        lost = None
        try:
            items = get(workspace)
        except Misread as misread:  # the items that are understood are asked all the same
            lost, items = misread, cast("Iterable[T]", misread.rest)
        for position, item in enumerate(items):
            yield Place(file, (*route, position)), item
        if lost is not None:
            raise lost

    return Subjects(one, many, home, find)


record: Subjects[Workspace] = _single("record", "engagement.yaml", lambda workspace: workspace)
looked_at: Subjects[Workspace] = record._replace(part_of=lambda _record, _assessments: True)
plan: Subjects[Plan] = _single("plan", PLAN, lambda workspace: workspace.plan)
plan_with_risk_to_data: Subjects[Plan] = Subjects(
    "plan by which data at risk is held",
    "plans by which data at risk is held",
    Place(PLAN),
    lambda one: ((Place(PLAN), one.plan),) if _risk_to_data(one.plan) else (),
)
evaluation: Subjects[Evaluation] = _single("evaluation", EVALUATION, lambda workspace: workspace.evaluation)
change: Subjects[ServiceChange] = _single("service change", CHANGE, lambda workspace: workspace.change)
joint_board_steps: Subjects[IjbSteps] = _single(
    "joint board's decision", CHANGE, lambda workspace: workspace.change.ijb or IjbSteps(), "ijb"
)
strategic_plan: Subjects[StrategicPlan] = _single(
    "strategic plan", CHANGE, lambda workspace: workspace.change.strategic_plan or StrategicPlan(), "strategic_plan"
)
national_change: Subjects[National] = _single(
    "national change", CHANGE, lambda workspace: workspace.change.national or National(), "national"
)
appraised_options: Subjects[Options] = _single("set of options", OPTIONS, lambda workspace: workspace.options)


def _risk_to_data(plan: Plan) -> bool:
    """Whether a plan says that a data protection impact assessment is needed, and not that it was left undone."""
    dpia = plan.privacy.dpia if plan.privacy and not plan.privacy.not_done else None
    return bool(dpia and dpia.needed and not dpia.not_done)


def _lighter(workspace: Workspace) -> Iterator[tuple[Place, Profile]]:
    """What is set aside as out of proportion, where anything may be."""
    profile = workspace.engagement.profile
    if profile is not None and (profile.level != "full" or profile.not_done):
        yield lighter.home, profile


lighter: Subjects[Profile] = Subjects(
    "engagement of which less is asked",
    "engagements of which less is asked",
    Place("engagement.yaml", ("profile",)),
    _lighter,
)

stakeholders: Subjects[Stakeholder] = _items(
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

outcomes: Subjects[Outcome] = _items("outcome", "outcomes", Place(PLAN, ("outcomes",)), lambda one: one.plan.outcomes)
information: Subjects[Information] = _items(
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
methods: Subjects[Method] = _items("method", "methods", Place(PLAN, ("methods",)), lambda one: one.plan.methods)
kept_methods = methods.where(lambda method: not method.not_done, "method", "methods")


def _with_people(workspace: Workspace) -> Iterator[tuple[Place, Method]]:
    """The methods that are to be used, but for those that are only for groups that decide or run it."""
    kept = kept_methods.find(workspace)
    return ((place, method) for place, method in kept if not only_deciding(workspace, method.for_))


methods_with_people = kept_methods._replace(find=_with_people)
phases: Subjects[Phase] = _items(
    "row of the timetable", "rows of the timetable", Place(PLAN, ("timetable",)), lambda one: one.plan.timetable
)
plan_changes: Subjects[Change] = _items(
    "change to the plan", "changes to the plan", Place(PLAN, ("changes",)), lambda one: one.plan.changes
)
localities: Subjects[Locality] = _items(
    "locality",
    "localities",
    Place(CHANGE, ("strategic_plan", "localities")),
    lambda one: one.change.strategic_plan.localities if one.change.strategic_plan else (),
).where(lambda locality: not locality.not_done, "locality", "localities")
NO_CONSULTATION = "not-applicable: no part of the timetable is a formal consultation"
consultations = phases.where(
    lambda row: row.kind == "consultation" and not row.not_done, "consultation", "consultations"
)
roles: Subjects[Role] = _items("role", "roles", Place(PLAN, ("roles",)), lambda one: one.plan.roles)


def _fixed_points(workspace: Workspace) -> tuple[FixedPoint, ...]:
    return workspace.plan.scope.fixed if workspace.plan.scope else ()


def _contractors(workspace: Workspace) -> tuple[Contractor, ...]:
    return workspace.plan.resources.contractors if workspace.plan.resources else ()


def _barriers(workspace: Workspace) -> tuple[Barrier, ...]:
    return workspace.plan.support.barriers if workspace.plan.support else ()


def _updates(workspace: Workspace) -> tuple[PlannedUpdate, ...]:
    return workspace.plan.communication.updates if workspace.plan.communication else ()


fixed_points: Subjects[FixedPoint] = _items(
    "fixed point", "fixed points", Place(PLAN, ("scope", "fixed")), _fixed_points
)
contractors = _items("contractor", "contractors", Place(PLAN, ("resources", "contractors")), _contractors).where(
    lambda one: not one.not_done, "contractor", "contractors"
)
barriers: Subjects[Barrier] = _items("barrier", "barriers", Place(PLAN, ("support", "barriers")), _barriers)
updates: Subjects[PlannedUpdate] = _items(
    "promised update", "promised updates", Place(PLAN, ("communication", "updates")), _updates
)
options: Subjects[Option] = _items("option", "options", Place(OPTIONS, ("options",)), lambda one: one.options.options)
dropped_options = options.where(
    lambda option: option.discarded is not None and not option.discarded.not_done,
    "option that was dropped",
    "options that were dropped",
)

assessments: Subjects[Assessment] = _items(
    "impact assessment", "impact assessments", ASSESSMENTS, lambda one: one.impact.assessments
)._replace(part_of=lambda assessment, assessments: assessment.id in assessments)
unneeded_assessments = assessments.where(
    lambda assessment: assessment.needed is False,
    "impact assessment that is said not to be needed",
    "impact assessments that are said not to be needed",
)
strategic_assessments = assessments.where(
    lambda assessment: bool({"fairer-scotland", "consumer"} & set(assessment.covers)) and not assessment.not_done,
    "impact assessment of a strategic decision",
    "impact assessments of a strategic decision",
)
accounted_assessments = assessments.where(
    lambda assessment: assessment.needed is not False or not says_nothing(assessment.why),
    "impact assessment",
    "impact assessments",
)

themes: Subjects[Theme] = _items("theme", "themes", Place(THEMES, ("themes",)), lambda one: one.themes.themes)
quotes: Subjects[Quote] = _items("quote", "quotes", Place(THEMES, ("quotes",)), lambda one: one.themes.quotes)
commitments: Subjects[Commitment] = _items(
    "commitment",
    "commitments",
    Place(COMMITMENTS, ("commitments",)),
    lambda one: one.commitments.commitments,
)
final: Subjects[Decision] = Subjects(
    "final decision", "final decisions", Place(DECISIONS, ("decisions",)), final_decisions
)
documents: Subjects[Document] = _items(
    "listed document", "listed documents", Place(DOCUMENTS, ("documents",)), lambda one: one.documents.documents
)
reviews: Subjects[Review] = _items(
    "review", "reviews", Place(EVALUATION, ("reviews",)), lambda one: one.evaluation.reviews
)
lessons: Subjects[Lesson] = _items(
    "lesson", "lessons", Place(EVALUATION, ("lessons",)), lambda one: one.evaluation.lessons
)
service_changes: Subjects[ServiceChanged] = _items(
    "change", "changes", Place(EVALUATION, ("service_changes",)), lambda one: one.evaluation.service_changes
)
shared: Subjects[Shared] = _items(
    "sharing of what was learned",
    "sharings of what was learned",
    Place(EVALUATION, ("shared",)),
    lambda one: one.evaluation.shared,
)


def _effects(workspace: Workspace) -> Iterator[tuple[Place, tuple[Assessment, GroupEffect]]]:
    """Every effect on somebody that an assessment names, with its assessment."""
    return ((place, (assessment, effect)) for place, assessment, effect in effects_found(workspace))


effects: Subjects[tuple[Assessment, GroupEffect]] = Subjects(
    "effect that is assessed",
    "effects that are assessed",
    ASSESSMENTS,
    _effects,
    part_of=lambda placed, assessments: placed[0].id in assessments,
)

mitigated_effects = effects.where(
    lambda placed: placed[1].effect == "negative" and bool(placed[1].mitigation),
    "negative effect about which something is done",
    "negative effects about which something is done",
)
people_affected = effects.where(
    lambda placed: bool(placed[1].stakeholder or placed[1].characteristic or "islands" in placed[0].covers),
    "effect on a group of people",
    "effects on a group of people",
)


def _opposing(workspace: Workspace) -> Iterator[tuple[Place, tuple[View, Entry]]]:
    """Every view that was not in favour, or that does not say."""
    for file, entry in workspace.log.items():
        for position, view in enumerate(entry.views):
            if view.stance in (None, "concern", "mixed"):
                yield Place(file, ("views", position)), (view, entry)


def _challenges(workspace: Workspace) -> Iterator[tuple[Place, tuple[Challenge, Entry]]]:
    """Every challenge that was made."""
    for file, entry in workspace.log.items():
        for position, challenge in enumerate(entry.challenges if not entry.not_done else ()):
            yield Place(file, ("challenges", position)), (challenge, entry)


def _activities_with_people(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The activities that were not only for those who decide or run it, and to which somebody came."""
    deciding = deciding_groups(workspace)
    for place, entry in activities.find(workspace):
        if people_came(entry, came(entry), deciding):
            yield place, entry


def _feedback(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The feedback that was for people, and not only for those who decide or run it."""
    participating = participating_groups(workspace)
    for place, entry in workspace.entries:
        if entry.kind == "feedback" and not entry.not_done and tells_people(entry, participating):
            yield place, entry


def _used_methods(workspace: Workspace) -> Iterator[tuple[Place, Method]]:
    """The methods of the plan that some entry names in which people were, or are to be, heard."""
    deciding = deciding_groups(workspace)
    used: set[str | None] = {None}
    for entry in workspace.log.values():
        if entry.kind in HEARD and not entry.not_done and method_of(entry) not in used:
            used.update([method_of(entry)] if people_came(entry, came(entry), deciding) else ())
    for position, method in enumerate(workspace.plan.methods):
        if method.id in used:
            yield Place(PLAN, ("methods", position)), method


entries: Subjects[Entry] = Subjects("log entry", "log entries", LOG, lambda workspace: workspace.entries)
activities = entries.where(lambda entry: entry.kind == "activity" and not entry.not_done, "activity", "activities")
dated = entries.where(lambda entry: entry.date is not None, "dated entry", "dated entries")
dated_activities = activities.where(lambda entry: entry.date is not None, "dated activity", "dated activities")
with_papers = activities.where(
    lambda entry: entry.papers_sent is not None or bool(entry.information and entry.invited),
    "activity with papers",
    "activities with papers",
)
activities_with_people: Subjects[Entry] = Subjects(
    "activity with people", "activities with people", LOG, _activities_with_people
)
challenges: Subjects[tuple[Challenge, Entry]] = Subjects("challenge", "challenges", LOG, _challenges)
feedback: Subjects[Entry] = Subjects("piece of feedback", "pieces of feedback", LOG, _feedback)
opposing_views: Subjects[tuple[View, Entry]] = Subjects(
    "view with a concern, or without a stance", "views with a concern, or without a stance", LOG, _opposing
)
used_methods: Subjects[Method] = Subjects(
    "method that was used", "methods that were used", Place(PLAN, ("methods",)), _used_methods
)
