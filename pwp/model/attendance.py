"""Who was there on one occasion, as far as its log entry says."""

from collections.abc import Collection

from pwp.model.log import Entry, Reached
from pwp.model.lookups import takes_part
from pwp.model.workspace import Workspace


def came(entry: Entry) -> Collection[str]:
    """The groups that were there, by their ids: those named, but for those counted as none, and those counted."""
    reached = entry.reached
    if reached is None:
        return dict.fromkeys(entry.stakeholders)
    there = {} if _nobody(reached) else dict.fromkeys(entry.stakeholders)
    for group in reached.by_group:
        if group.stakeholder and group.people:
            there[group.stakeholder] = None
        elif group.stakeholder and group.people == 0:
            there.pop(group.stakeholder, None)
    return there


def _nobody(reached: Reached) -> bool:
    """Whether it is recorded that nobody took part."""
    return reached.people == 0 and not reached.responses and not reached.attendances


def deciding_groups(workspace: Workspace) -> frozenset[str]:
    """The groups on the side of those who decide or run it, by their ids."""
    return frozenset(one.id for one in workspace.stakeholders.stakeholders if not takes_part(one))


def people_came(entry: Entry, groups: Collection[str], deciding: Collection[str]) -> bool:
    """Whether people, and not only the groups that decide or run it, were there, as far as the entry says.

    `groups` are those that came, by their ids.
    """
    if groups:
        return any(one not in deciding for one in groups)
    return not entry.stakeholders and not (entry.reached and _nobody(entry.reached))


def participating_groups(workspace: Workspace) -> frozenset[str]:
    """The groups that the engagement is with, by their ids."""
    return frozenset(one.id for one in workspace.stakeholders.stakeholders if takes_part(one))


def tells_participants(entry: Entry, participating: Collection[str]) -> bool:
    """Whether an update or feedback was meant for those who took part. `participating` are their groups, by ids."""
    told = (*entry.groups, *entry.stakeholders)
    return "participants" in entry.audience or any(one in participating for one in told)


def tells_people(entry: Entry, participating: Collection[str]) -> bool:
    """Whether an update or feedback was meant for people the engagement is with, or for the public."""
    return "public" in entry.audience or tells_participants(entry, participating)
