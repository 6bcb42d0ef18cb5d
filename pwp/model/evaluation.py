"""evaluation.yaml: how well it was done, what came of it, and what people and outside bodies say of that."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import (
    Count,
    DocumentId,
    EvidenceId,
    OneToSix,
    OutcomeId,
    OutsideId,
    PastDay,
    Record,
    RequirementId,
    StakeholderId,
    meaning,
)
from pwp.model.words import Result, ThreeWay

EVIDENCE = meaning("What shows it, by ids: documents, log entries, assessments.")


class Review(Record, frozen=True, kw_only=True):
    """A look back at the engagement, on the way or at the end."""

    date: Annotated[When | None, meaning("When the review was held.")] = None
    when: Annotated[Literal["midway", "final"] | None, meaning("Whether on the way or at the end.")] = None
    objectives_met: Annotated[ThreeWay | None, meaning("Whether the engagement did what it set out to do.")] = None
    reached_everyone: Annotated[ThreeWay | None, meaning("Whether everyone was reached who should be.")] = None
    learning_useful: Annotated[str | None, meaning("What was learned that is of use.")] = None
    by: Annotated[tuple[str, ...], meaning("The posts that carried out the review.")] = ()
    with_groups: Annotated[
        tuple[StakeholderId, ...], meaning("The groups and partners that shared in it, by their ids.")
    ] = ()
    changed: Annotated[str | None, meaning("What was changed because of the review.")] = None


class StandardScore(Record, frozen=True, kw_only=True):
    """A score for one standard."""

    standard: Annotated[str | None, meaning("The standard scored, such as Inclusion.")] = None
    score: Annotated[OneToSix | None, meaning("The score, 1 (lowest) to 6.")] = None
    why: Annotated[str | None, meaning("Why this score.")] = None
    evidence: Annotated[tuple[EvidenceId, ...], EVIDENCE] = ()
    scored_by: Annotated[tuple[str, ...], meaning("The posts or groups that gave the score.")] = ()
    date: Annotated[When | None, meaning("When it was given.")] = None


class Judgement(Record, frozen=True, kw_only=True):
    """What only people can say about a requirement. It counts once by, date, why and evidence are given."""

    requirements: Annotated[
        tuple[RequirementId, ...], meaning("The requirements judged, by their ids, such as NS-WRK-5.")
    ] = ()
    rating: Annotated[Result | None, meaning("Whether the requirement is met.")] = None
    by: Annotated[tuple[str, ...], meaning("The posts or groups that judged it; no names.")] = ()
    date: Annotated[PastDay | None, meaning("When they judged it.")] = None
    why: Annotated[str | None, meaning("Why they judged it so.")] = None
    evidence: Annotated[tuple[EvidenceId, ...], EVIDENCE] = ()


class Point(Record, frozen=True, kw_only=True):
    """One thing an outside body found."""

    id: Annotated[str, meaning("A short name for the point.")]
    point: Annotated[str | None, meaning("What the outside body said, in short.")] = None
    result: Annotated[Literal["good", "shortfall", "recommendation"] | None, meaning("What kind of point it is.")] = (
        None
    )
    about: Annotated[tuple[RequirementId, ...], meaning("The requirements it is about, by their ids.")] = ()
    answer: Annotated[str | None, meaning("What the body answered.")] = None
    done: Annotated[When | None, meaning("When what was called for had been done.")] = None


class Outside(Record, frozen=True, kw_only=True):
    """What an outside body found: an inspectorate, a court, a panel."""

    id: Annotated[OutsideId, meaning("A short name other files can use.")]
    by: Annotated[str | None, meaning("The outside body.")] = None
    kind: Annotated[
        Literal["inspectorate", "court", "panel", "committee", "ombudsman", "other"] | None,
        meaning("What kind of body it is."),
    ] = None
    date: Annotated[PastDay | None, meaning("When it reported.")] = None
    covers_until: Annotated[When | None, meaning("The last day its report looks at.")] = None
    conclusion: Annotated[
        Literal["met", "partly", "not-met", "none"] | None, meaning("What it concluded as a whole.")
    ] = None
    points: Annotated[tuple[Point, ...], meaning("What it found, point by point.")] = ()
    document: Annotated[DocumentId | None, meaning("Its report, by its id in documents.yaml.")] = None


class OutcomeReached(Record, frozen=True, kw_only=True):
    """Whether an outcome of the plan was reached."""

    outcome: Annotated[OutcomeId | None, meaning("The outcome in the plan, by its id.")] = None
    result: Annotated[Literal["met", "partly", "not-met", "too-early"] | None, meaning("Whether it was reached.")] = (
        None
    )
    evidence: Annotated[tuple[EvidenceId, ...], EVIDENCE] = ()
    baseline: Annotated[str | None, meaning("How things stood before.")] = None
    value: Annotated[str | None, meaning("How things stand now.")] = None


class ParticipantAnswer(Record, frozen=True, kw_only=True):
    """How participants answered one question about taking part."""

    question: Annotated[str | None, meaning("What participants were asked.")] = None
    positive: Annotated[Count | None, meaning("How many answered well of it.")] = None
    answered: Annotated[Count | None, meaning("How many answered it.")] = None


class Participants(Record, frozen=True, kw_only=True):
    """What participants themselves said of taking part."""

    asked: Annotated[Count | None, meaning("How many participants were asked.")] = None
    answered: Annotated[Count | None, meaning("How many answered.")] = None
    questions: Annotated[tuple[ParticipantAnswer, ...], meaning("What they were asked, and how they answered.")] = ()
    skills_gained: Annotated[str | None, meaning("The skills and confidence participants say they gained.")] = None


class ServiceChanged(Record, frozen=True, kw_only=True):
    """Something that became better, and when it will be looked at again."""

    what: Annotated[str | None, meaning("What changed in the service or in people's lives.")] = None
    date: Annotated[When | None, meaning("When it changed.")] = None
    follow_up: Annotated[When | None, meaning("When it will be looked at again, or was.")] = None


class Lesson(Record, frozen=True, kw_only=True):
    """Something learned for next time."""

    lesson: Annotated[str | None, meaning("What was learned.")] = None
    kind: Annotated[Literal["worked", "improve"] | None, meaning("Whether it worked or is to improve.")] = None
    owner: Annotated[str | None, meaning("The post that carries it forward.")] = None
    due: Annotated[When | None, meaning("By when.")] = None
    acted: Annotated[When | None, meaning("When it was acted on.")] = None
    used_in: Annotated[str | None, meaning("The later engagement or work it was used in.")] = None


class Shared(Record, frozen=True, kw_only=True):
    """With whom the learning was shared."""

    what: Annotated[str | None, meaning("What was shared.")] = None
    to: Annotated[str | None, meaning("With whom.")] = None
    date: Annotated[When | None, meaning("When.")] = None


class Evaluation(Record, frozen=True, kw_only=True):
    """How well it was done and what came of it."""

    reviews: Annotated[tuple[Review, ...], meaning("Reviews on the way and at the end.")] = ()
    standards: Annotated[tuple[StandardScore, ...], meaning("Scores for standards, 1 to 6.")] = ()
    judgements: Annotated[tuple[Judgement, ...], meaning("What only people can say about a requirement.")] = ()
    outside: Annotated[tuple[Outside, ...], meaning("What outside bodies found.")] = ()
    outcomes: Annotated[tuple[OutcomeReached, ...], meaning("Whether each outcome was reached.")] = ()
    participants: Annotated[Participants | None, meaning("What participants themselves said of taking part.")] = None
    community_view: Annotated[str | None, meaning("How the community judges the engagement as a whole.")] = None
    service_changes: Annotated[
        tuple[ServiceChanged, ...], meaning("What became better, and when it is looked at again.")
    ] = ()
    lessons: Annotated[tuple[Lesson, ...], meaning("What was learned for next time.")] = ()
    shared: Annotated[tuple[Shared, ...], meaning("With whom the learning was shared.")] = ()
