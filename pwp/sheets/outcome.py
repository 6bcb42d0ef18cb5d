"""What a sheet comes to beside the record: what would change, what is left alone, and what stands in the way."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pwp.sheets.cells import Cell
from pwp.sheets.tables import Column, Table
from pwp.spelling import listed


class Place(NamedTuple):
    """A cell of a sheet, or with no address the sheet itself."""

    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet} {self.cell}".strip()


class Change(NamedTuple):
    """A cell that was changed in the sheet alone: `value` is what the record is to hold."""

    table: Table
    at: Place
    key: str
    column: Column
    old: Cell
    new: Cell
    value: Any


class New(NamedTuple):
    """A row that is new: what it will be known by, and its values; `within` is the id of what it stands in."""

    table: Table
    at: Place
    key: str
    values: dict[str, Any]
    within: str = ""


class Gone(NamedTuple):
    """A row that is no longer in the sheet, and what in the record still refers to it."""

    table: Table
    key: str
    referring: tuple[str, ...] = ()


class Theirs(NamedTuple):
    """A cell that was changed in the record alone since the export, and stays as it is there."""

    table: Table
    key: str
    column: Column
    was: Cell
    now: Cell


class Conflict(NamedTuple):
    """A cell, or without a column a row, that was changed both in the sheet and in the record, and differently.

    `value` is what the record would hold if the sheet counted, which it may where the cell `can_change`.
    """

    table: Table
    at: Place
    key: str
    column: Column | None
    was: Cell
    sheet: Cell
    now: Cell
    value: Any = None
    can_change: bool = False


class Problem(NamedTuple):
    """What cannot be taken, and what to do about it.

    `cells` are the cells that this leaves out, and `rows` the rows, by their numbers as a spreadsheet shows them; where
    neither is given, it is what stands at the place.
    """

    at: Place
    sentence: str
    cells: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


class Left(NamedTuple):
    """How much is left out where one goes on: cells of rows that are taken, whole rows, and what is neither."""

    cells: int
    rows: int
    others: int


_CELL = re.compile(r"[A-Z]+(\d+)")
_ROW = re.compile(r"row (\d+)")


class Outcome:
    """Everything that a workbook or a CSV file comes to.

    `newer` counts the rows that the record has since the export, and `kept` the cells in conflict for which the record
    counts. `now` gives, for a row that was exported, what the
    record knows it by, and `found` which row of the record a new row of the sheet, by its number, turned out to be;
    `prints` are what the files were like when all this was found out, and `moved` gives files that change their names
    the new ones. `unsaid` are cells in which something stands that says nothing yet, with what that is.
    """

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.new: list[New] = []
        self.gone: list[Gone] = []
        self.theirs: list[Theirs] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.unsaid: list[tuple[Place, str]] = []
        self.untouched = 0
        self.newer = 0
        self.kept = 0
        self.prints: dict[str, str] = {}
        self.now: dict[tuple[str, str], str] = {}
        self.found: dict[tuple[str, int], str] = {}
        self.moved: dict[str, str] = {}

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way of all of it."""
        return not (self.conflicts or self.problems)

    def note_unsaid(self) -> None:
        """Add to the notes, once, what of the cells says nothing yet."""
        if self.unsaid:
            words = listed([f"'{one}'" for one in dict.fromkeys(text for _, text in self.unsaid)])
            first, more = self.unsaid[0][0], len(self.unsaid) - 1
            say = f"{first} and {more} more say nothing yet ({words}), and count" if more else ""
            self.notes.append(f"{say or f'{first} says nothing yet ({words}), and counts'} as not recorded.")

    @property
    def is_edited(self) -> bool:
        """Whether the sheet holds anything that the record does not have."""
        return bool(self.changes or self.new or self.gone or self.conflicts or self.problems)

    @property
    def left(self) -> Left:
        """What is left out where one goes on without what stands in the way; a cell of a row left out is no more."""
        cells: set[tuple[str, str]] = set()
        rows: set[tuple[str, int]] = set()
        others = 0
        for one in (*self.problems, *map(_as_problem, self.conflicts)):
            sheet = one.at.sheet
            row = _ROW.fullmatch(one.at.cell)
            if one.cells or one.rows:
                cells.update((sheet, cell) for cell in one.cells)
                rows.update((sheet, number) for number in one.rows)
            elif row:
                rows.add((sheet, int(row[1])))
            elif _CELL.fullmatch(one.at.cell):
                cells.add((sheet, one.at.cell))
            else:
                others += 1
        return Left(sum((sheet, _row_of(cell)) not in rows for sheet, cell in cells), len(rows), others)

    def rows_changed(self) -> Iterator[tuple[Table, str]]:
        """The rows in which a cell changes, each once, in the order of the sheets."""
        yield from dict.fromkeys((one.table, one.key) for one in self.changes)


def _as_problem(one: Conflict) -> Problem:
    """A conflict as what it leaves out: a cell, or the row that it is about."""
    whole = _row_of(one.at.cell) if one.column is None else 0
    return Problem(one.at, "", rows=(whole,) if whole else ())


def _row_of(cell: str) -> int:
    """The number of the row of a cell; 0 for what is no cell."""
    found = _CELL.fullmatch(cell)
    return int(found[1]) if found else 0
