"""change.yaml: what an integration joint board records, of a decision and of its strategic plan."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import EntryId, Record, StakeholderId, YesNo, meaning

ConsulteeKind = Literal[
    "health-professionals", "users-of-health-care", "carers-of-users-of-health-care",
    "commercial-providers-of-health-care", "non-commercial-providers-of-health-care",
    "social-care-professionals", "users-of-social-care", "carers-of-users-of-social-care",
    "commercial-providers-of-social-care", "non-commercial-providers-of-social-care",
    "other-staff-of-board-and-council", "non-commercial-providers-of-social-housing", "third-sector",
]  # fmt: skip
"""Those whom the regulations have a joint board ask (SSI 2014/283)."""
Represented = Literal["health-board", "council", ConsulteeKind]
"""Those for whom a member of the strategic planning group may speak."""
Stage = Literal["proposals", "first", "second"]
"""The rounds in which a strategic plan is drafted, in their order."""
Principle = Literal[
    "wellbeing", "joined-up", "different-needs", "different-places", "circumstances", "rights", "dignity",
    "life-in-the-community", "safety", "quality", "planned-with-people", "prevention", "best-use",
]  # fmt: skip
"""The main purpose and the twelve principles of integration, in words of our own."""


class Consultee(Record, frozen=True, kw_only=True):
    """One of the kinds of people whom the regulations have a joint board ask."""

    kind: Annotated[ConsulteeKind | None, meaning("The kind of people or organisations.")] = None
    stakeholders: Annotated[
        tuple[StakeholderId, ...], meaning("The groups on the map that are of this kind, by their ids.")
    ] = ()
    none_because: Annotated[str | None, meaning("Why there is nobody of this kind to ask, where that is so.")] = None


class IjbSteps(Record, frozen=True, kw_only=True):
    """What an integration joint board records of a change."""

    significant: Annotated[
        YesNo | None, meaning("Whether it is a significant decision outside the strategic plan.")
    ] = None
    spg_asked: Annotated[When | None, meaning("When the strategic planning group was asked for its views.")] = None
    spg_views: Annotated[str | None, meaning("What the strategic planning group said.")] = None
    spg_answer: Annotated[str | None, meaning("What was made of the planning group's views when it was decided.")] = (
        None
    )
    consultees: Annotated[
        tuple[Consultee, ...], meaning("Those whom the regulations have a joint board ask, kind by kind.")
    ] = ()


class Draft(Record, frozen=True, kw_only=True):
    """One round in which a strategic plan was drafted."""

    stage: Annotated[
        Stage | None,
        meaning("Which round: the proposals and the first draft go to the planning group, the second wider."),
    ] = None
    date: Annotated[When | None, meaning("When it went out for views.")] = None
    to: Annotated[tuple[StakeholderId, ...], meaning("The groups that it went to, by their ids.")] = ()
    views_due: Annotated[When | None, meaning("The last day on which views on it could be given.")] = None
    views_given: Annotated[When | None, meaning("When the views on it were in.")] = None


class PlanningGroupMember(Record, frozen=True, kw_only=True):
    """A seat in the strategic planning group: a post or role, never a name."""

    role: Annotated[str | None, meaning("The member's post or role, not a person's name.")] = None
    represents: Annotated[tuple[Represented, ...], meaning("Those for whom the member speaks.")] = ()
    localities: Annotated[
        tuple[str, ...], meaning("The localities for which the member speaks, by their names in the plan.")
    ] = ()


class Locality(Record, frozen=True, kw_only=True):
    """One of the localities into which a strategic plan divides the area."""

    name: Annotated[str | None, meaning("What the locality is called.")] = None
    section: Annotated[str | None, meaning("Where in the plan its own arrangements are set out.")] = None
    views: Annotated[
        tuple[EntryId, ...], meaning("The log entries in which people who live there were heard, without .yaml.")
    ] = ()


class PrincipleWeighed(Record, frozen=True, kw_only=True):
    """How one of the principles of integration was taken into account."""

    principle: Annotated[
        Principle | None, meaning("The main purpose, wellbeing, or one of the twelve principles of integration.")
    ] = None
    considered: Annotated[str | None, meaning("What in the plan is so because of it.")] = None


class PlanPublished(Record, frozen=True, kw_only=True):
    """The strategic plan as it was published."""

    date: Annotated[When | None, meaning("When the plan was published.")] = None
    where: Annotated[str | None, meaning("Where it can be read.")] = None
    statement: Annotated[
        str | None, meaning("Where, with it, it can be read who was asked for views and what was done with them.")
    ] = None


class StrategicPlan(Record, frozen=True, kw_only=True):
    """A joint board's strategic plan: what it covers, and with whom it was drafted."""

    start: Annotated[When | None, meaning("The first day of the period that the plan covers.")] = None
    end: Annotated[When | None, meaning("The last day of the period that the plan covers.")] = None
    drafts: Annotated[tuple[Draft, ...], meaning("The rounds in which it was drafted.")] = ()
    planning_group: Annotated[
        tuple[PlanningGroupMember, ...], meaning("The members of the strategic planning group, seat by seat.")
    ] = ()
    localities: Annotated[tuple[Locality, ...], meaning("The localities into which the plan divides the area.")] = ()
    principles: Annotated[
        tuple[PrincipleWeighed, ...], meaning("How each of the principles of integration was taken into account.")
    ] = ()
    other_plans: Annotated[
        str | None, meaning("What it means for the strategic plans of other joint boards, or why nothing.")
    ] = None
    published: Annotated[PlanPublished | None, meaning("The plan as it was published.")] = None
