"""Where people were heard: the occasions in the log, as documents list them."""

from pwp.model.logbook import HEARD, Logbook
from pwp.model.workspace import Workspace
from pwp.report.documents.counting import Fewest
from pwp.report.documents.taking_part import came
from pwp.report.documents.wording import held, in_order_of_days
from pwp.report.view import Table, cell


def occasions(workspace: Workspace, group: str, log: Logbook, few: Fewest) -> Table:
    """The occasions at which one group was heard, the first one first."""
    rows = tuple(
        (cell(held(one)), cell(one.title or one.id), cell(next(came(workspace, one, few), None)))
        for one in in_order_of_days(one for _, one in log.of(*HEARD) if group in one.stakeholders)
    )
    return Table(
        "Where we heard from you",
        "Each occasion, with its day and how many took part, which may include others.",
        ("When", "What", "How many took part"),
        (24, 50, 26),
        rows,
    )
