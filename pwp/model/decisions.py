"""decisions.yaml: decisions, and what was considered in taking them."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import (
    AssessmentId,
    DecisionId,
    DocumentId,
    EntryId,
    OptionId,
    OutsideId,
    PhaseId,
    Record,
    ThemeId,
    YesNo,
    meaning,
)


class Considered(Record, frozen=True, kw_only=True):
    """What those who decided had before them."""

    documents: Annotated[tuple[DocumentId, ...], meaning("Reports and papers, by their ids in documents.yaml.")] = ()
    assessments: Annotated[tuple[AssessmentId, ...], meaning("Impact assessments, by their ids.")] = ()
    log: Annotated[tuple[EntryId, ...], meaning("Log entries, by their file names without .yaml.")] = ()
    outside: Annotated[tuple[OutsideId, ...], meaning("Findings of outside bodies, by their ids.")] = ()


class SamePriority(Record, frozen=True, kw_only=True):
    """Whether people's views were weighed like other evidence."""

    given: Annotated[
        YesNo | None, meaning("Whether people's views had the same weight as clinical and money matters.")
    ] = None
    why_not: Annotated[str | None, meaning("Why not, where they had less.")] = None


class Condition(Record, frozen=True, kw_only=True):
    """Something the decision depends on."""

    id: Annotated[str, meaning("A short name for the condition.")]
    what: Annotated[str | None, meaning("What has to be so.")] = None
    met: Annotated[When | None, meaning("When it was met.")] = None


class LeftOpen(Record, frozen=True, kw_only=True):
    """Something the decision does not settle."""

    what: Annotated[str | None, meaning("What is left open.")] = None
    why: Annotated[str | None, meaning("Why it is left open.")] = None
    next: Annotated[str | None, meaning("What happens with it next.")] = None


class Decision(Record, frozen=True, kw_only=True):
    """One decision."""

    id: Annotated[DecisionId, meaning("A short name other files can use.")]
    title: Annotated[str | None, meaning("What was decided on, in a few words.")] = None
    date: Annotated[When | None, meaning("When it was decided.")] = None
    by: Annotated[str | None, meaning("The meeting or post that decided.")] = None
    stage: Annotated[
        Literal["earlier", "interim", "final"] | None,
        meaning("Whether it came before this engagement, on the way (as a decision to consult), or at its end."),
    ] = None
    after: Annotated[tuple[PhaseId, ...], meaning("The timetable rows it had to wait for, by their ids.")] = ()
    meeting: Annotated[
        Literal["full-board", "committee", "officer", "ijb", "council"] | None,
        meaning("What kind of meeting or post decided."),
    ] = None
    options: Annotated[tuple[OptionId, ...], meaning("The options decided for, by their ids.")] = ()
    outcome: Annotated[Literal["approved", "rejected", "deferred", "amended"] | None, meaning("What was decided.")] = (
        None
    )
    considered: Annotated[Considered | None, meaning("What those who decided had before them.")] = None
    themes_weighed: Annotated[
        tuple[ThemeId, ...], meaning("The themes that were weighed in the decision, by their ids.")
    ] = ()
    engagement_quality_considered: Annotated[
        YesNo | None, meaning("Whether it was considered how well people had been engaged.")
    ] = None
    same_priority: Annotated[
        SamePriority | None, meaning("Whether people's views were weighed like other evidence.")
    ] = None
    process_followed: Annotated[YesNo | None, meaning("Whether it was decided in the way that had been agreed.")] = None
    reasons: Annotated[str | None, meaning("Why it was decided so.")] = None
    conditions: Annotated[tuple[Condition, ...], meaning("What the decision depends on.")] = ()
    left_open: Annotated[tuple[LeftOpen, ...], meaning("What the decision does not settle.")] = ()
    papers_public: Annotated[YesNo | None, meaning("Whether the papers for the decision are open to the public.")] = (
        None
    )


class Decisions(Record, frozen=True, kw_only=True):
    """The decisions."""

    decisions: Annotated[tuple[Decision, ...], meaning("The decisions, one by one.")] = ()
