"""plan.yaml: who plans it, and with what other work it is joined up."""

from typing import Annotated

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import DocumentId, Record, StakeholderId, YesNo, meaning


class TeamMember(Record, frozen=True, kw_only=True):
    """Somebody in the planning team: a role, never a name."""

    role: Annotated[str | None, meaning("The role in the team, not a person's name.")] = None
    represents: Annotated[StakeholderId | None, meaning("The group this member speaks for, by its id.")] = None
    lived_experience: Annotated[YesNo | None, meaning("Whether this member has lived experience of the matter.")] = None
    joined: Annotated[When | None, meaning("When this member joined the team.")] = None


class Role(Record, frozen=True, kw_only=True):
    """Who does what in the engagement."""

    role: Annotated[str | None, meaning("The role or post.")] = None
    responsibility: Annotated[str | None, meaning("What this role is responsible for.")] = None


class EarlierWork(Record, frozen=True, kw_only=True):
    """Engagement or research that was there already."""

    id: Annotated[str, meaning("A short name for the earlier work.")]
    what: Annotated[str | None, meaning("What was done before.")] = None
    year: Annotated[When | None, meaning("When it was done.")] = None
    learned: Annotated[str | None, meaning("What is already known from it.")] = None
    document: Annotated[DocumentId | None, meaning("The report of it, by its id in documents.yaml.")] = None


class NoEarlierWork(Record, frozen=True, kw_only=True):
    """That a search found no earlier work."""

    searched: Annotated[str | None, meaning("Where earlier work was looked for and not found.")] = None
    date: Annotated[When | None, meaning("When it was looked for.")] = None


class NoCoordination(Record, frozen=True, kw_only=True):
    """That nobody else was found who is engaging the same people."""

    searched: Annotated[str | None, meaning("Where it was looked for who else is engaging the same people.")] = None
    date: Annotated[When | None, meaning("When it was looked for.")] = None


class Coordination(Record, frozen=True, kw_only=True):
    """Other engagement under way that this one is fitted to."""

    with_: Annotated[str | None, meaning("The other engagement or organisation.")] = field(name="with", default=None)
    what: Annotated[str | None, meaning("What is done together.")] = None
    avoided: Annotated[str | None, meaning("What people are spared by it.")] = None
