"""Where people were heard: the occasions in the log, as documents list them."""

from datetime import date

from pwp.model.log import Entry
from pwp.model.logbook import HEARD, Logbook
from pwp.model.workspace import Workspace
from pwp.report.documents.counting import Fewest
from pwp.report.documents.taking_part import came
from pwp.report.view import Cell, Table, cell


def occasions(workspace: Workspace, group: str, as_of: date, few: Fewest) -> Table:
    """The occasions at which one group was heard by a day, the first one first."""
    log = Logbook(workspace, as_of)
    found = [one for _, one in log.of(*HEARD) if group in one.stakeholders and not one.not_done]
    found = [one for one in found if one.date is None or one.date.first <= as_of]
    rows = tuple(
        _row(one, workspace, few)
        for one in sorted(found, key=lambda one: (one.date is None, one.date and one.date.first))
    )
    return Table(
        "Where we heard from you",
        "Each occasion, with its day and how many took part, which may include others.",
        ("When", "What", "How many took part"),
        (24, 50, 26),
        rows,
    )


def _row(entry: Entry, workspace: Workspace, few: Fewest) -> tuple[Cell, ...]:
    first, last = entry.date, entry.until
    days = f"{first} to {last}" if first and last else str(first) if first else None
    return cell(days), cell(entry.title or entry.id), cell(next(came(workspace, entry, few), None))
