"""plan.yaml: what the engagement is for, how far people can influence it, and who set that."""

from typing import Annotated

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import OutcomeId, Record, ScopeId, StakeholderId, meaning
from pwp.model.words import Level


class Issue(Record, frozen=True, kw_only=True):
    """The matter people are engaged on."""

    statement: Annotated[str | None, meaning("The issue or need, in words people would use.")] = None
    evidence: Annotated[tuple[str, ...], meaning("How the issue is known: figures, reports, earlier views.")] = ()
    raised_by: Annotated[str | None, meaning("Who raised it.")] = None


class LevelOffered(Record, frozen=True, kw_only=True):
    """How far people can influence the outcome."""

    offered: Annotated[Level | None, meaning("How far people can influence the outcome.")] = None
    why: Annotated[str | None, meaning("Why this level, and not more or less.")] = None
    told: Annotated[str | None, meaning("How people were told what level is on offer.")] = None


class OpenPoint(Record, frozen=True, kw_only=True):
    """Something people can influence."""

    id: Annotated[ScopeId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What people can influence.")] = None


class FixedPoint(Record, frozen=True, kw_only=True):
    """Something that is believed to be beyond influence."""

    id: Annotated[ScopeId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What is believed to be beyond influence.")] = None
    why: Annotated[str | None, meaning("Why it is beyond influence.")] = None
    evidence: Annotated[str | None, meaning("What shows that it is.")] = None
    challenge: Annotated[str | None, meaning("How people can challenge it.")] = None


class Scope(Record, frozen=True, kw_only=True):
    """What is open and what is not."""

    open: Annotated[tuple[OpenPoint, ...], meaning("What people can influence.")] = ()
    fixed: Annotated[tuple[FixedPoint, ...], meaning("What is believed to be beyond influence, and why.")] = ()
    other_factors: Annotated[tuple[str, ...], meaning("What else will weigh in the decision: money, safety, law.")] = ()


class Indicator(Record, frozen=True, kw_only=True):
    """How it will be seen whether an outcome is reached."""

    id: Annotated[str, meaning("A short name for the indicator.")]
    measure: Annotated[str | None, meaning("What will be looked at or counted.")] = None
    baseline: Annotated[str | None, meaning("How things stood at the start.")] = None
    target: Annotated[str | None, meaning("What would count as success.")] = None
    how: Annotated[str | None, meaning("The evidence to be gathered, and how.")] = None


class Outcome(Record, frozen=True, kw_only=True):
    """What the engagement sets out to achieve."""

    id: Annotated[OutcomeId, meaning("A short name other files can use.")]
    outcome: Annotated[str | None, meaning("What should be different because of the engagement.")] = None
    indicators: Annotated[tuple[Indicator, ...], meaning("How it will be seen whether the outcome is reached.")] = ()


class FocusAgreed(Record, frozen=True, kw_only=True):
    """When and with whom the focus was set."""

    date: Annotated[When | None, meaning("The day on which the focus was agreed.")] = None
    with_: Annotated[tuple[StakeholderId, ...], meaning("The groups that helped to set the focus, by their ids.")] = (
        field(name="with", default=())
    )


class Approved(Record, frozen=True, kw_only=True):
    """Approval of the engagement plan."""

    date: Annotated[When | None, meaning("The day on which the plan was approved.")] = None
    by: Annotated[str | None, meaning("The post or meeting that approved it.")] = None
