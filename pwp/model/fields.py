"""What fields are made of: the base of every record, ids and what they refer to, yes and no, counts."""

from abc import ABC
from typing import TYPE_CHECKING, Annotated, NewType

from msgspec import Meta, Struct

from pwp.calendar import When


def meaning(sentence: str) -> Meta:
    """What a field means: one plain sentence, shown wherever the field is explained."""
    return Meta(description=sentence)


if TYPE_CHECKING:
    YesNo = bool
else:

    class YesNo(ABC):  # noqa: B024 - a name for bool that a field can ask for
        """`yes` or `no` in a file, a truth value in code: `isinstance(True, YesNo)` holds."""

    YesNo.register(bool)

Count = Annotated[int, Meta(ge=0, le=100_000_000)]
Number = Annotated[float, Meta(ge=-1_000_000_000, le=1_000_000_000)]
PastDay = Annotated[When, Meta(extra={"past": True})]
"""A day that lies in the past when it is written down: where no year is said, it is the last such day."""
OneToFive = Annotated[int, Meta(ge=1, le=5)]
OneToSix = Annotated[int, Meta(ge=1, le=6)]

PersonRef = NewType("PersonRef", str)
StakeholderId = NewType("StakeholderId", str)
MethodId = NewType("MethodId", str)
PhaseId = NewType("PhaseId", str)
OutcomeId = NewType("OutcomeId", str)
ScopeId = NewType("ScopeId", str)
InformationId = NewType("InformationId", str)
OptionId = NewType("OptionId", str)
CriterionId = NewType("CriterionId", str)
AssessmentId = NewType("AssessmentId", str)
EntryId = NewType("EntryId", str)
ThemeId = NewType("ThemeId", str)
DecisionId = NewType("DecisionId", str)
CommitmentId = NewType("CommitmentId", str)
DocumentId = NewType("DocumentId", str)
OutsideId = NewType("OutsideId", str)
EvidenceId = NewType("EvidenceId", str)
PlanId = NewType("PlanId", str)
RequirementId = NewType("RequirementId", str)
"""The id of a requirement of a framework, which stands outside the workspace."""

RuleCode = NewType("RuleCode", str)


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every part of the record may carry."""

    note: Annotated[str | None, meaning("Anything else worth keeping, in your own words.")] = None
    documents: Annotated[
        tuple[DocumentId, ...], meaning("Documents that show this, by their ids in documents.yaml.")
    ] = ()
    not_done: Annotated[str | None, meaning("Why this was called for and did not happen, where that is known.")] = None
