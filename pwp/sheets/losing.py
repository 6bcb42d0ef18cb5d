"""What somebody has in a workbook or CSV file that an export over it would not keep."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from pwp.errors import BadSheet
from pwp.plain import brief
from pwp.sheets.book import GUIDE, LISTS
from pwp.sheets.cells import Typed, typed
from pwp.sheets.commas import Commas
from pwp.sheets.found import Found
from pwp.sheets.kept import SHEET, Kept
from pwp.sheets.opened import Opened, address
from pwp.sheets.tables import Table, columns
from pwp.spelling import listed

MOST = 5
"""How many things are named before the rest is only counted."""


def refuse_losing(file: str, things: Iterable[str]) -> None:
    """Raise BadSheet where an export would lose things."""
    every = list(things)
    if every:
        more = [f"{len(every) - MOST} more"] if len(every) > MOST else []
        raise BadSheet(
            file,
            f"an export does not keep {listed([*every[:MOST], *more])}, which would be lost. Write to another file "
            "with -o, or say --discard-edits to lose it",
        )


def sheets_lost(book: Opened, was: Kept, tables: Collection[Table]) -> Iterator[str]:
    """The sheets that were added to a workbook, and those of tables that are not to be written."""
    written = {one.sheet for one in tables}
    for name in book.sheets:
        if name in was.sheets and name not in written:
            yield f"the sheet '{name}', which was not asked for"
        elif name not in (GUIDE, LISTS, SHEET, *written):
            yield f"your own sheet '{brief(name)}'"


def cells_lost(at: Found, known: Container[int]) -> Iterator[str]:
    """The columns of a sheet that cannot be told, and cells of own columns in rows that are none of the record."""
    for place in _filled(at.sheet.rows[at.row :], {*at.own, *(one for one in at.columns if one is not None)}):
        yield f"column {address(0, place)[:-1]} of '{at.sheet.name}', whose heading is empty or stands twice"
    for number, row in at.rows():
        if number not in known:
            yield from (f"{address(number, place)} of '{at.sheet.name}'" for place in at.own if row[place] != "")


def columns_lost(commas: Commas) -> Iterator[str]:
    """The columns that were added to a CSV file."""
    rows = commas.sheet.rows
    places: Mapping[str, int] = {" ".join(typed(one).split()): place for place, one in reversed([*enumerate(rows[0])])}
    ours = {places[one.heading] for one in columns(commas.table) if one.heading in places}
    for place in _filled(rows, ours):
        heading = brief(typed(rows[0][place]))
        yield f"your own column '{heading}'" if heading else f"column {address(0, place)[:-1]}"


def _filled(rows: Sequence[Sequence[Typed]], known: Container[int]) -> Iterator[int]:
    """The columns beside the known ones in which something stands."""
    width = max(map(len, rows), default=0)
    for place in range(width):
        if place not in known and any(typed(row[place]).strip() for row in rows if place < len(row)):
            yield place
