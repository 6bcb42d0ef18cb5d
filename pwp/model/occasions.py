"""The occasions that surely belong to one row of the timetable, so that its totals can be held against them."""

from collections.abc import Iterator

from pwp.calendar import by
from pwp.model.attendance import came, deciding_groups, people_came
from pwp.model.log import Entry
from pwp.model.lookups import begins_on, ends_on, rows_with_people
from pwp.model.plan.timetable import Phase
from pwp.model.workspace import Workspace

_WITH_PEOPLE = ("activity", "submission")


def occasions_of(row_id: str | None, workspace: Workspace) -> Iterator[tuple[str, Entry]]:
    """The occasions on which people took part in a row of the timetable and, by their days, in no other; with files."""
    rows = rows_with_people(workspace)
    row = next((one for one in rows if one.id == row_id), None)
    if row is None:
        return
    others, deciding = [one for one in rows if one is not row], deciding_groups(workspace)
    for file, entry in workspace.log.items():
        if entry.kind not in _WITH_PEOPLE or not people_came(entry, came(entry), deciding):
            continue
        if _within(entry, row) is True and all(_within(entry, other) is False for other in others):
            yield file, entry


def _within(entry: Entry, row: Phase) -> bool | None:
    """Whether an occasion was within a row of the timetable; None where that is not known, or only part of it was."""
    first, last = begins_on(row), ends_on(row)
    begun, ended = entry.date, entry.until or entry.date
    if first is None or last is None or begun is None or ended is None:
        return None
    if by(first, begun) and by(ended, last):
        return True
    return False if by(first, ended) is False or by(begun, last) is False else None
