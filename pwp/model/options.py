"""options.yaml: the options, and how they were appraised."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import Count, CriterionId, EvidenceId, Number, OptionId, Record, StakeholderId, meaning


class Session(Record, frozen=True, kw_only=True):
    """One occasion of the appraisal."""

    date: Annotated[When | None, meaning("When it was held.")] = None
    what: Annotated[str | None, meaning("What was done there.")] = None


class Participant(Record, frozen=True, kw_only=True):
    """Who took part in the appraisal."""

    stakeholder: Annotated[StakeholderId | None, meaning("The group that took part, by its id.")] = None
    people: Annotated[Count | None, meaning("How many people took part for it.")] = None


class Criterion(Record, frozen=True, kw_only=True):
    """Something the options are judged by."""

    id: Annotated[CriterionId, meaning("A short name that scores use.")]
    criterion: Annotated[str | None, meaning("What the options are judged by.")] = None
    weight: Annotated[Number | None, meaning("How much it counts.")] = None
    set_by: Annotated[str | None, meaning("Who set the weight.")] = None


class Score(Record, frozen=True, kw_only=True):
    """How one option does by one criterion."""

    option: Annotated[OptionId | None, meaning("The option, by its id.")] = None
    criterion: Annotated[CriterionId | None, meaning("The criterion, by its id.")] = None
    score: Annotated[Number | None, meaning("The score given; the higher, the better.")] = None
    by: Annotated[str | None, meaning("Who gave it.")] = None
    why: Annotated[str | None, meaning("What the score rests on, in a sentence.")] = None
    evidence: Annotated[
        tuple[EvidenceId, ...], meaning("What the score rests on: documents, log entries, by ids.")
    ] = ()


class AppraisalResult(Record, frozen=True, kw_only=True):
    """What the appraisal came to."""

    ranking: Annotated[tuple[OptionId, ...], meaning("The options from best to worst, by their ids.")] = ()
    recommendation: Annotated[OptionId | None, meaning("The option recommended, by its id.")] = None
    date: Annotated[When | None, meaning("When the result stood.")] = None


class Appraisal(Record, frozen=True, kw_only=True):
    """How the options were compared."""

    held: Annotated[tuple[Session, ...], meaning("The occasions on which options were appraised.")] = ()
    participants: Annotated[tuple[Participant, ...], meaning("Who took part in the appraisal.")] = ()
    criteria: Annotated[tuple[Criterion, ...], meaning("What the options were judged by.")] = ()
    scores: Annotated[tuple[Score, ...], meaning("How each option did by each criterion.")] = ()
    result: Annotated[AppraisalResult | None, meaning("What the appraisal came to.")] = None


class Discarded(Record, frozen=True, kw_only=True):
    """That an option was ruled out."""

    date: Annotated[When | None, meaning("When the option was ruled out.")] = None
    why: Annotated[str | None, meaning("Why it was ruled out.")] = None


class Option(Record, frozen=True, kw_only=True):
    """One way forward that was considered."""

    id: Annotated[OptionId, meaning("A short name other files can use.")]
    title: Annotated[str | None, meaning("What the option is called.")] = None
    what: Annotated[str | None, meaning("What would happen under it.")] = None
    kind: Annotated[
        Literal["status-quo", "do-minimum", "change"] | None,
        meaning("Whether it changes nothing, as little as possible, or more."),
    ] = None
    change: Annotated[
        tuple[Literal["new", "enhanced", "reduced", "relocated", "withdrawn", "centralised"], ...],
        meaning("What would happen to the service under it."),
    ] = ()
    proposed_by: Annotated[str | None, meaning("Who put the option forward.")] = None
    discarded: Annotated[Discarded | None, meaning("When and why it was ruled out, if it was.")] = None
    impacts: Annotated[str | None, meaning("What it would mean for people.")] = None


class Options(Record, frozen=True, kw_only=True):
    """The options and their appraisal."""

    appraisal: Annotated[Appraisal | None, meaning("How the options were compared.")] = None
    options: Annotated[tuple[Option, ...], meaning("The ways forward that were considered.")] = ()
