"""stakeholders.yaml: the stakeholder map."""

from typing import Annotated, Literal

from pwp.model.fields import Count, OneToFive, PastDay, Record, StakeholderId, YesNo, meaning
from pwp.model.words import Affected, Characteristic, Step


class Size(Record, frozen=True, kw_only=True):
    """How many people a group is."""

    number: Annotated[Count | None, meaning("How many people the group is.")] = None
    to: Annotated[Count | None, meaning("The upper figure, where only a range is known.")] = None
    approximate: Annotated[YesNo | None, meaning("Whether the figure is an estimate.")] = None
    source: Annotated[str | None, meaning("Where the figure comes from.")] = None


class Stakeholder(Record, frozen=True, kw_only=True):
    """A group of people or an organisation, never a named person."""

    id: Annotated[StakeholderId, meaning("A short name that other files use.")]
    name: Annotated[str | None, meaning("What the group is called; never a named person.")] = None
    kind: Annotated[
        Literal["place", "interest", "identity", "need", "organisation", "staff", "decision-maker"] | None,
        meaning("What holds the group together: a place, an interest, an identity, a need or a job."),
    ] = None
    affected: Annotated[
        Affected | None,
        meaning("Whether the matter affects the group directly or indirectly, or interests it."),
    ] = None
    essential: Annotated[YesNo | None, meaning("Whether the engagement would fall short without this group.")] = None
    size: Annotated[Size | None, meaning("How many people the group is.")] = None
    characteristics: Annotated[
        tuple[Characteristic, ...], meaning("The protected characteristics that people in the group share.")
    ] = ()
    disadvantage: Annotated[
        tuple[str, ...], meaning("How people in the group are shut out socially or by lack of money.")
    ] = ()
    interests: Annotated[str | None, meaning("What matters to the group in this.")] = None
    influence: Annotated[OneToFive | None, meaning("How much influence the group has, 1 (low) to 5.")] = None
    interest: Annotated[OneToFive | None, meaning("How much interest the group takes, 1 (low) to 5.")] = None
    impact: Annotated[OneToFive | None, meaning("How hard the matter hits the group, 1 (low) to 5.")] = None
    route: Annotated[str | None, meaning("How the group is reached, and through whom.")] = None
    networks: Annotated[tuple[str, ...], meaning("Networks that help to reach the group.")] = ()
    prefers: Annotated[
        tuple[str, ...], meaning("The channels the group prefers, in the words of the plan's channels.")
    ] = ()
    formats: Annotated[tuple[str, ...], meaning("The formats people in the group need.")] = ()
    support_needs: Annotated[tuple[str, ...], meaning("What people in the group need to take part.")] = ()
    represented_by: Annotated[
        str | None, meaning("Who speaks for the group, where somebody does: a post or organisation.")
    ] = None
    reports_back: Annotated[
        str | None, meaning("How whoever speaks for the group hears from it and reports back to it.")
    ] = None
    first_contact: Annotated[PastDay | None, meaning("When the group was first in contact about this.")] = None
    steps: Annotated[tuple[Step, ...], meaning("The steps at which the group takes part.")] = ()
    new: Annotated[YesNo | None, meaning("Whether the group has never been engaged before.")] = None
    not_reached: Annotated[str | None, meaning("Why the group was not reached, where that is known.")] = None


class Stakeholders(Record, frozen=True, kw_only=True):
    """The stakeholder map."""

    stakeholders: Annotated[
        tuple[Stakeholder, ...], meaning("The groups and organisations that are affected or interested.")
    ] = ()
