"""What is to stand on the sheets of a workbook, before any of it is written."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pwp.sheets.cells import Cell
from pwp.sheets.laid import Rows
from pwp.sheets.tables import Table


class Own(NamedTuple):
    """A column that the user added: its heading, its width, and what stands in it for each row by its key."""

    heading: str
    width: float
    cells: Mapping[str, Cell | date]


class Ours(NamedTuple):
    """A column of the table, by its number, with the width the user gave it, if any."""

    number: int
    width: float | None = None


class Page(NamedTuple):
    """One sheet: its table, the rows of the record, rows to be filled in, and its columns in their order."""

    table: Table
    rows: Rows
    open: Sequence[list[Cell]]
    columns: Sequence[Ours | Own]
