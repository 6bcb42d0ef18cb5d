"""plan.yaml: what the engagement is for, with whom, how, when, and with what."""

from typing import Annotated

from pwp.model.fields import PastDay, PlanId, Record, StakeholderId, meaning
from pwp.model.plan.aims import (
    Approved,
    FixedPoint,
    FocusAgreed,
    Indicator,
    Issue,
    LevelOffered,
    OpenPoint,
    Outcome,
    Scope,
)
from pwp.model.plan.means import (
    BudgetItem,
    Contractor,
    DecisionProcess,
    DisclosureAssessed,
    EvaluationPlan,
    EvaluationQuestion,
    ImpactOnPrivacy,
    Privacy,
    Resources,
    Risk,
)
from pwp.model.plan.methods import Access, Information, Method
from pwp.model.plan.support import Barrier, Communication, IndependentSupport, PlannedUpdate, Support, SupportAssessed
from pwp.model.plan.timetable import Avoid, Extension, NothingToAvoid, Pause, Phase
from pwp.model.plan.together import Coordination, EarlierWork, NoCoordination, NoEarlierWork, Role, TeamMember

__all__ = [
    "Access",
    "Approved",
    "Avoid",
    "Barrier",
    "BudgetItem",
    "Change",
    "Communication",
    "Contractor",
    "Coordination",
    "DecisionProcess",
    "DisclosureAssessed",
    "EarlierWork",
    "EvaluationPlan",
    "EvaluationQuestion",
    "Extension",
    "FixedPoint",
    "FocusAgreed",
    "ImpactOnPrivacy",
    "IndependentSupport",
    "Indicator",
    "Information",
    "Issue",
    "LevelOffered",
    "Method",
    "NoCoordination",
    "NoEarlierWork",
    "NothingToAvoid",
    "OpenPoint",
    "Outcome",
    "Pause",
    "Phase",
    "Plan",
    "PlannedUpdate",
    "Privacy",
    "Resources",
    "Risk",
    "Role",
    "Scope",
    "Support",
    "SupportAssessed",
    "TeamMember",
]


class Change(Record, frozen=True, kw_only=True):
    """A change to the plan while it was carried out."""

    id: Annotated[str, meaning("A short name for the change.")]
    date: Annotated[PastDay | None, meaning("When the plan was changed.")] = None
    about: Annotated[tuple[PlanId, ...], meaning("What in the plan was changed, by ids.")] = ()
    what: Annotated[str | None, meaning("What was changed.")] = None
    why: Annotated[str | None, meaning("Why it was changed.")] = None
    prompted_by: Annotated[str | None, meaning("Who or what prompted it, such as what people said.")] = None


class Plan(Record, frozen=True, kw_only=True):
    """The engagement plan."""

    issue: Annotated[Issue | None, meaning("The matter people are engaged on.")] = None
    purpose: Annotated[str | None, meaning("What the engagement is to achieve, and for what decision.")] = None
    level: Annotated[LevelOffered | None, meaning("How far people can influence the outcome.")] = None
    scope: Annotated[Scope | None, meaning("What is open to influence and what is not.")] = None
    outcomes: Annotated[tuple[Outcome, ...], meaning("What the engagement sets out to achieve.")] = ()
    focus_agreed: Annotated[FocusAgreed | None, meaning("When, and with whom, the focus was set.")] = None
    approved: Annotated[Approved | None, meaning("Who approved this plan, and when.")] = None
    agreed_with: Annotated[tuple[StakeholderId, ...], meaning("The groups that agreed this plan, by their ids.")] = ()
    team: Annotated[tuple[TeamMember, ...], meaning("The planning team, by role.")] = ()
    roles: Annotated[tuple[Role, ...], meaning("Who is responsible for what.")] = ()
    earlier_work: Annotated[tuple[EarlierWork, ...], meaning("What is known from earlier work.")] = ()
    no_earlier_work: Annotated[NoEarlierWork | None, meaning("Filled in where a search found no earlier work.")] = None
    coordination: Annotated[
        tuple[Coordination, ...], meaning("Other engagement under way that this is fitted to.")
    ] = ()
    no_coordination: Annotated[
        NoCoordination | None, meaning("Filled in where nobody else was found who engages the same people.")
    ] = None
    information: Annotated[tuple[Information, ...], meaning("What people need to know, and how it reached them.")] = ()
    methods: Annotated[tuple[Method, ...], meaning("The ways of engaging, as planned.")] = ()
    why_none_creative: Annotated[str | None, meaning("Why none of the methods is a creative one, where none is.")] = (
        None
    )
    support: Annotated[Support | None, meaning("What helps people to take part.")] = None
    communication: Annotated[Communication | None, meaning("How the body and people keep in touch.")] = None
    timetable: Annotated[tuple[Phase, ...], meaning("What happens when.")] = ()
    avoid: Annotated[tuple[Avoid, ...], meaning("Days that do not suit the people concerned.")] = ()
    nothing_to_avoid: Annotated[
        NothingToAvoid | None, meaning("Filled in where no such days were found, where they were looked up.")
    ] = None
    resources: Annotated[Resources | None, meaning("The people, time and money there are.")] = None
    decision: Annotated[DecisionProcess | None, meaning("How the decision is going to be taken.")] = None
    evaluation: Annotated[EvaluationPlan | None, meaning("How the engagement will be evaluated.")] = None
    privacy: Annotated[Privacy | None, meaning("How personal data is handled.")] = None
    risks: Annotated[tuple[Risk, ...], meaning("What could go wrong, and what is done about it.")] = ()
    changes: Annotated[tuple[Change, ...], meaning("Changes to this plan, each with its reason.")] = ()
