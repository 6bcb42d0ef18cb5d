"""A row as cells show it: which of them say something, and how a value looks in its column."""

from collections.abc import Sequence
from typing import Any

from pwp.recording.entered import About
from pwp.sheets.cells import Cell
from pwp.sheets.laid import showers
from pwp.sheets.tables import Table


def own(table: Table, row: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row that say something, and not which row it is."""
    return row[1:] if table.has_ids else row[2:]


def shown(table: Table, at: int, value: Any) -> Cell:
    """The cell that shows a value in a column."""
    show, value = showers(table)[at], value.number if isinstance(value, About) else value
    if value is None or show is None:
        return ""
    cell = show(value)
    return cell if cell is not None else str(value)
