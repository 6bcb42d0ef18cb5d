"""plan.yaml: what helps people to take part, and how they are kept in touch with."""

from typing import Annotated

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import PastDay, Record, StakeholderId, meaning


class SupportAssessed(Record, frozen=True, kw_only=True):
    """How it was found out what support people need."""

    date: Annotated[When | None, meaning("When people were asked what support they need.")] = None
    how: Annotated[str | None, meaning("How they were asked.")] = None
    with_: Annotated[tuple[StakeholderId, ...], meaning("The groups that were asked, by their ids.")] = field(
        name="with", default=()
    )


class Barrier(Record, frozen=True, kw_only=True):
    """Something that makes it hard for people to take part."""

    id: Annotated[str, meaning("A short name for the barrier.")]
    barrier: Annotated[str | None, meaning("What makes it hard to take part.")] = None
    for_: Annotated[tuple[StakeholderId, ...], meaning("The groups it stands in the way of, by their ids.")] = field(
        name="for", default=()
    )
    action: Annotated[str | None, meaning("What is done about it.")] = None
    owner: Annotated[str | None, meaning("The post that sees to it.")] = None
    done: Annotated[PastDay | None, meaning("When it was done.")] = None


class IndependentSupport(Record, frozen=True, kw_only=True):
    """Help for groups from somebody who is not party to the decision."""

    provider: Annotated[str | None, meaning("Who gives groups impartial, independent support.")] = None
    why_none: Annotated[str | None, meaning("Why no independent support is called for.")] = None


class Support(Record, frozen=True, kw_only=True):
    """What helps people to take part."""

    assessed: Annotated[SupportAssessed | None, meaning("How people's support needs were found out.")] = None
    barriers: Annotated[tuple[Barrier, ...], meaning("What makes it hard to take part, and what is done.")] = ()
    independent: Annotated[IndependentSupport | None, meaning("Impartial, independent support for groups.")] = None


class PlannedUpdate(Record, frozen=True, kw_only=True):
    """News that people have been promised along the way."""

    due: Annotated[When | None, meaning("When people were promised to hear.")] = None
    what: Annotated[str | None, meaning("What they were promised to hear about.")] = None


class Communication(Record, frozen=True, kw_only=True):
    """How the body and people keep in touch."""

    channels: Annotated[tuple[str, ...], meaning("The channels in use, such as letter, e-mail or phone.")] = ()
    formats: Annotated[tuple[str, ...], meaning("The formats on offer, such as large print or audio.")] = ()
    languages: Annotated[tuple[str, ...], meaning("The languages on offer, BSL among them.")] = ()
    updates: Annotated[tuple[PlannedUpdate, ...], meaning("The updates people were promised on the way.")] = ()
    open_channel: Annotated[
        str | None, meaning("How anybody can keep having a say throughout, and who looks at it.")
    ] = None
