"""What a sheet comes to beside the record: what would change, what is left alone, and what stands in the way."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pwp.sheets.cells import Cell
from pwp.sheets.tables import Column, Table


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
    """A cell, or without a column a row, that was changed both in the sheet and in the record, and differently."""

    table: Table
    at: Place
    key: str
    column: Column | None
    was: Cell
    sheet: Cell
    now: Cell


class Problem(NamedTuple):
    """What cannot be taken, and what to do about it."""

    at: Place
    sentence: str


class Outcome:
    """Everything that a workbook or a CSV file comes to.

    `newer` counts the rows that the record has since the export. `now` gives, for a row that was exported, what the
    record knows it by, and `found` which row of the record a new row of the sheet, by its number, turned out to be;
    `prints` are what the files were like when all this was found out.
    """

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.new: list[New] = []
        self.gone: list[Gone] = []
        self.theirs: list[Theirs] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.untouched = 0
        self.newer = 0
        self.prints: dict[str, str] = {}
        self.now: dict[tuple[str, str], str] = {}
        self.found: dict[tuple[str, int], str] = {}

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way of all of it."""
        return not (self.conflicts or self.problems)

    @property
    def is_edited(self) -> bool:
        """Whether the sheet holds anything that the record does not have."""
        return bool(self.changes or self.new or self.gone or self.conflicts or self.problems)

    def rows_changed(self) -> Iterator[tuple[Table, str]]:
        """The rows in which a cell changes, each once, in the order of the sheets."""
        yield from dict.fromkeys((one.table, one.key) for one in self.changes)
