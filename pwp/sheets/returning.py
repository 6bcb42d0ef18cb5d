"""A CSV file that was filled in, and what it comes to.

It does not keep what each cell was, only a fingerprint of each row. While the record's row still has that fingerprint,
the two are compared cell by cell; once it has not, row by row.
"""

from pathlib import Path

from pwp.errors import BadSheet
from pwp.recording.days import Days
from pwp.recording.entered import Wrong
from pwp.recording.register import Register
from pwp.sheets import kept
from pwp.sheets.cells import Cell, Typed, typed, understood
from pwp.sheets.commas import Commas, fingerprint, opened
from pwp.sheets.comparing import Comparison
from pwp.sheets.found import Found, found
from pwp.sheets.importing import compare, engagement_of
from pwp.sheets.laid import Record, Rows
from pwp.sheets.outcome import Conflict, Outcome, Place, Problem
from pwp.sheets.places import file_of
from pwp.sheets.showing import own, shown
from pwp.sheets.tables import columns


def compared(folder: Path, file: Path, days: Days) -> Outcome:
    """What a CSV file that was filled in comes to; raises BadSheet and CannotLayOut."""
    commas = opened(file)
    record, outcome, register = Record(folder), Outcome(), Register(folder)
    here = engagement_of(record)
    now = record.rows(commas.table)
    record.stop()
    if commas.engagement != here:
        raise BadSheet(
            file.as_posix(), f"this file is of another engagement, '{commas.engagement}'; this one is '{here}'"
        )
    outcome.notes += commas.notes
    table = commas.table
    outcome.prints.update({file_of(table, key) if table.is_log else key: one for key, one in now.prints.items()})
    every = columns(table)
    sheet = kept.Sheet(table.name, [one.heading for one in every], [one.key for one in every], [], {}, {})
    at = found(table, sheet, {table.sheet: commas.sheet}, outcome.problems)
    if at is not None:
        was = _Before(commas, at, now, register, days, outcome)
        before, fillable = was.rows()
        comparison = Comparison(at, before, now, fillable, outcome)
        compare(folder, [comparison], register, days, outcome)
        outcome.newer -= was.settled
        _say_what_is_not_there(outcome)
    return outcome


def _say_what_is_not_there(outcome: Outcome) -> None:
    """A CSV file does not say which rows it had; so none is taken for deleted."""
    outcome.gone.clear()
    if outcome.newer:
        rows = "row" if outcome.newer == 1 else "rows"
        said = (
            f"{outcome.newer} {rows} of the record are not in this file, and stay: a CSV cannot say what was deleted."
        )
        outcome.notes.append(said)
    outcome.newer = 0


class _Before:
    """The rows of a CSV file as they were when it was written, as far as the fingerprints tell."""

    def __init__(  # noqa: PLR0913, PLR0917 - a file, the record, and how what is typed is understood
        self, commas: Commas, at: Found, now: Rows, register: Register, days: Days, outcome: Outcome
    ) -> None:
        self._commas = commas
        self._at = at
        self._now = now
        self._register = register
        self._days = days
        self._outcome = outcome
        self._columns = columns(at.table)
        self.settled = 0

    def rows(self) -> tuple[Rows, dict[str, list[Cell]]]:
        """The rows that the record had, and those that were there to be filled in."""
        table = self._at.table
        known = {fingerprint(table, row): key for key, row in self._now.rows.items()}
        before: dict[str, list[Cell]] = {}
        fillable: dict[str, list[Cell]] = {}
        for number, cells in [*self._at.rows()]:
            was = self._commas.prints[number]
            key = typed(cells[self._at.first]).strip()
            if not was or not key:
                continue
            if table.has_ids and known.get(was, key) != key:
                self._another(number, key, known[was])
                continue
            if was in known:
                row = self._now.rows[known[was]]
                at = self._at.columns[1]
                beside: Cell = typed(cells[at]) if at is not None and not table.has_ids and not table.within else row[1]
                before[known[was] if table.has_ids else key] = row if table.has_ids else [key, beside, *row[2:]]
                continue
            row = self._row(cells)
            if fingerprint(table, row) == was:
                (before if key in self._now.rows else fillable)[key] = row
            elif not (table.has_ids or table.within) and key not in self._now.rows:
                fillable[key] = [key, row[1], *[""] * (len(row) - 2)]
            else:
                self._both(number, key, row)
        fixed = {key: one for key, one in self._now.fixed.items() if key in before}
        return Rows(before, fixed, {}), fillable

    def _row(self, cells: list[Typed]) -> list[Cell]:
        """The cells of a row as the record would show what stands in them."""
        row: list[Cell] = []
        for number, (column, place) in enumerate(zip(self._columns, self._at.columns, strict=True)):
            cell = cells[place] if place is not None else ""
            value = None
            if column.field and cell != "" and number:
                value = understood(column.field, cell, self._register, self._days)
            plain = not column.field or number == 0 or isinstance(value, Wrong)
            row.append(typed(cell) if plain else shown(self._at.table, number, value))
        return row

    def _another(self, number: int, key: str, written: str) -> None:
        """Say that a row was written with another id than it has, as when a spreadsheet makes 7 of 007."""
        sentence = (
            f"this row was written as '{written}', and its first cell says '{key}' (a spreadsheet may have taken it "
            f"for a number); put '{written}' back, or for a new row empty that cell"
        )
        self._outcome.problems.append(Problem(Place(self._at.sheet.name, f"row {number + 1}"), sentence))
        self.settled += 1
        self._at.sheet.rows[number] = [""] * len(self._at.sheet.rows[number])

    def _both(self, number: int, key: str, row: list[Cell]) -> None:
        """Say that the record's row has changed since, unless the file says the same."""
        now = self._now.rows.get(key)
        self.settled += now is not None
        if now is not None and own(self._at.table, now) == own(self._at.table, row):
            self._outcome.untouched += 1
        else:
            where = Place(self._at.sheet.name, f"row {number + 1}")
            state = "changed since the export" if now is not None else "(taken out)"
            self._outcome.conflicts.append(Conflict(self._at.table, where, key, None, "", "this row", state))
        self._at.sheet.rows[number] = [""] * len(self._at.sheet.rows[number])
