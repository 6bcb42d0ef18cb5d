"""commitments.yaml: promises, each with an owner, a date and a state."""

from typing import Annotated, Literal

from pwp.calendar import When
from pwp.model.fields import (
    CommitmentId,
    DecisionId,
    EntryId,
    EvidenceId,
    PastDay,
    Record,
    StakeholderId,
    ThemeId,
    meaning,
)


class MadeIn(Record, frozen=True, kw_only=True):
    """Where a promise was made."""

    log: Annotated[EntryId | None, meaning("The log entry it was made in, by its file name.")] = None
    decision: Annotated[DecisionId | None, meaning("The decision it was made in, by its id.")] = None


class Commitment(Record, frozen=True, kw_only=True):
    """A promise."""

    id: Annotated[CommitmentId, meaning("A short name other files can use.")]
    promise: Annotated[str | None, meaning("What was promised.")] = None
    made_in: Annotated[MadeIn | None, meaning("Where it was promised.")] = None
    to: Annotated[tuple[StakeholderId, ...], meaning("The groups it was promised to, by their ids.")] = ()
    theme: Annotated[ThemeId | None, meaning("The theme it answers, by its id.")] = None
    owner: Annotated[str | None, meaning("The post that keeps it; not a person's name.")] = None
    due: Annotated[When | None, meaning("When it is to be kept.")] = None
    state: Annotated[
        Literal["open", "in-progress", "done", "changed", "referred"] | None,
        meaning("How the promise stands."),
    ] = None
    state_date: Annotated[PastDay | None, meaning("Since when it stands so.")] = None
    why: Annotated[str | None, meaning("Why it was changed or passed on, where it was.")] = None
    evidence: Annotated[
        tuple[EvidenceId, ...], meaning("What shows that it was kept, by ids: documents, log entries.")
    ] = ()
    told: Annotated[EntryId | None, meaning("The update that told people how it stands, by its log file's name.")] = (
        None
    )


class Commitments(Record, frozen=True, kw_only=True):
    """The promises made."""

    commitments: Annotated[tuple[Commitment, ...], meaning("The promises, one by one.")] = ()
