"""change.yaml: a service change, how great it is, and the steps with HIS and Scottish Ministers."""

from typing import Annotated, Literal, get_args

from pwp.calendar import When
from pwp.model.fields import DocumentId, OutsideId, Record, StakeholderId, meaning
from pwp.model.joint_board import IjbSteps, StrategicPlan
from pwp.model.words import ThreeWay

Status = Literal["major", "not-major", "undecided"]
FactorName = Literal[
    "impact-on-patients-and-carers", "change-in-accessibility", "emergency-or-unscheduled-care",
    "public-or-political-concern", "alignment-with-national-policy", "change-in-method-of-delivery",
    "financial-implications", "consequences-for-other-services",
]  # fmt: skip
FACTORS: tuple[str, ...] = get_args(FactorName)
"""The eight factors, in the order in which the guidance on identifying major change has them."""


class Factor(Record, frozen=True, kw_only=True):
    """One of the eight factors that help to tell whether a change is major."""

    factor: Annotated[FactorName | None, meaning("The factor asked about.")] = None
    applies: Annotated[ThreeWay | None, meaning("Whether it applies to this change.")] = None
    why: Annotated[str | None, meaning("Why it does, or does not.")] = None
    evidence: Annotated[str | None, meaning("What shows it.")] = None


class Designation(Record, frozen=True, kw_only=True):
    """How great the change is, in the body's own view."""

    status: Annotated[Status | None, meaning("Whether the body holds the change to be major.")] = None
    date: Annotated[When | None, meaning("When it came to that view.")] = None
    by: Annotated[str | None, meaning("The post or meeting that came to it.")] = None


class HisView(Record, frozen=True, kw_only=True):
    """The view of Healthcare Improvement Scotland."""

    status: Annotated[Status | None, meaning("Whether HIS holds the change to be major.")] = None
    date: Annotated[When | None, meaning("When HIS gave its view.")] = None


class HisConfirmation(Record, frozen=True, kw_only=True):
    """HIS's word that engagement so far meets the guidance."""

    date: Annotated[When | None, meaning("When HIS confirmed it.")] = None
    document: Annotated[DocumentId | None, meaning("The letter, by its id in documents.yaml.")] = None


class His(Record, frozen=True, kw_only=True):
    """What Healthcare Improvement Scotland said and did."""

    view: Annotated[HisView | None, meaning("Whether HIS holds the change to be major.")] = None
    confirmation: Annotated[
        HisConfirmation | None, meaning("HIS's word that engagement so far meets the guidance.")
    ] = None
    report: Annotated[OutsideId | None, meaning("HIS's report, by its id in evaluation.yaml.")] = None


class Ruling(Record, frozen=True, kw_only=True):
    """The final word on whether the change is major."""

    date: Annotated[When | None, meaning("When it was ruled.")] = None
    by: Annotated[str | None, meaning("Who ruled it.")] = None
    status: Annotated[Status | None, meaning("What was ruled.")] = None


class Ministers(Record, frozen=True, kw_only=True):
    """The proposal before Scottish Ministers."""

    submitted: Annotated[When | None, meaning("When the proposal went to Scottish Ministers.")] = None
    outcome: Annotated[
        Literal["approved", "rejected", "more-engagement"] | None, meaning("What Ministers decided.")
    ] = None
    date: Annotated[When | None, meaning("When Ministers decided.")] = None


class National(Record, frozen=True, kw_only=True):
    """A change determined nationally."""

    by: Annotated[str | None, meaning("Who determined it nationally, such as the Scottish Government.")] = None
    notice: Annotated[When | None, meaning("When the body was told of the national change.")] = None
    document: Annotated[DocumentId | None, meaning("The notice, by its id in documents.yaml.")] = None


class ServiceChange(Record, frozen=True, kw_only=True):
    """How great a service change is, and who was told and asked."""

    factors: Annotated[tuple[Factor, ...], meaning("The eight factors, each with its answer.")] = ()
    discussed_with: Annotated[
        tuple[StakeholderId, ...], meaning("The groups with whom the factors were discussed, by ids.")
    ] = ()
    designation: Annotated[Designation | None, meaning("The body's own view of how great it is.")] = None
    his: Annotated[His | None, meaning("What Healthcare Improvement Scotland said and did.")] = None
    ruling: Annotated[Ruling | None, meaning("The final word on whether the change is major.")] = None
    ministers: Annotated[Ministers | None, meaning("The proposal before Scottish Ministers.")] = None
    national: Annotated[National | None, meaning("Filled in where the change is determined nationally.")] = None
    ijb: Annotated[IjbSteps | None, meaning("What an integration joint board records.")] = None
    strategic_plan: Annotated[
        StrategicPlan | None, meaning("An integration joint board's strategic plan: what it covers, and its drafting.")
    ] = None
