"""Who was there on one occasion, as far as its log entry says."""

from collections.abc import Collection, Iterable

from pwp.model.log import Entry, Reached
from pwp.model.lookups import takes_part
from pwp.model.workspace import Workspace


def came(entry: Entry) -> Iterable[str]:
    """The groups that were there, by their ids: those named, but for those counted as none, and those counted."""
    if entry.reached is None:
        return dict.fromkeys(entry.stakeholders)
    counted = {one.stakeholder: one.people for one in entry.reached.by_group if one.stakeholder and one.people}
    nobody = {one.stakeholder for one in entry.reached.by_group if one.people == 0}
    named = () if _nobody(entry.reached) else (one for one in entry.stakeholders if one not in nobody)
    return dict.fromkeys((*named, *counted))


def _nobody(reached: Reached) -> bool:
    """Whether it is recorded that nobody took part."""
    return reached.people == 0 and not reached.responses and not reached.attendances


def deciding_groups(workspace: Workspace) -> frozenset[str]:
    """The groups on the side of those who decide or run it, by their ids."""
    return frozenset(one.id for one in workspace.stakeholders.stakeholders if not takes_part(one))


def people_came(entry: Entry, deciding: Collection[str]) -> bool:
    """Whether people, and not only the groups that decide or run it, were there, as far as the entry says."""
    groups = came(entry)
    if groups:
        return any(one not in deciding for one in groups)
    return not entry.stakeholders and not (entry.reached and _nobody(entry.reached))
