"""A sheet compared, cell by cell, with the record as it was exported and as it is now."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from pwp.recording.days import Days
from pwp.recording.entered import About, Known, Wrong
from pwp.recording.identifying import Watch
from pwp.sheets.cells import Cell, Typed, day_of, is_unsaid, may_identify, tidy, typed, understood
from pwp.sheets.estimating import beside
from pwp.sheets.found import Found
from pwp.sheets.laid import Rows, days
from pwp.sheets.opened import address, by_row, covered, parted
from pwp.sheets.outcome import Change, Conflict, Outcome, Place, Problem, Theirs
from pwp.sheets.pairing import paired
from pwp.sheets.places import line_of
from pwp.sheets.showing import own, shown
from pwp.sheets.strayed import strayed
from pwp.sheets.tables import columns


class Loose(NamedTuple):
    """A row of a sheet that is none of those exported: its number, and its cells in the order of the table."""

    row: int
    cells: Sequence[Typed]


class Comparison:
    """One table of a workbook beside the record.

    `before` are its rows as exported, `now` as they stand in the record. `fillable` were there to be filled in: the
    record did not have them. `in_doubt` is true once an id of the sheet is not what it should be: then no row is
    surely gone. `strayed` gives, for an id that stands in another row than its own, the one that row had.
    """

    def __init__(
        self, found: Found, before: Rows, now: Rows, fillable: Mapping[str, list[Cell]], outcome: Outcome
    ) -> None:
        self.found = found
        self.open = fillable
        self.table = found.table
        self.before = before
        self.now = now
        self.loose: list[Loose] = []
        self.missing: list[str] = []
        self.in_doubt = False
        self.strayed: Mapping[str, str] = {}
        self._outcome = outcome
        self._columns = columns(found.table)
        self._days = days(found.table)
        self._twofold: set[str] = set()
        self._edited: list[tuple[int, str, Sequence[Typed], Sequence[Typed]]] = []
        self._formulas = by_row(found.sheet.formulas)
        self._errors = by_row(found.sheet.errors)
        self._covered = {cell for stretch in found.sheet.merged for cell in covered(stretch)}
        self.pairs = paired(found.table, before, now)

    def sort(self) -> None:
        """Tell the rows apart: untouched, edited, gone, or none of those that were exported."""
        self._refuse_merged()
        seen: dict[str, int] = {}
        expected = {key: self._expected(row) for rows in (self.before.rows, self.open) for key, row in rows.items()}
        pick = self._picker()
        for number, cells in self.found.rows():
            key = typed(cells[self.found.first]).strip()
            row = expected.get(key)
            if row is None:
                picked = pick(cells, ())
                if any(cell != "" for cell in picked) or number in self._formulas:
                    self.loose.append(Loose(number, picked))
            elif key in seen:
                self._twice(key, number, seen[key])
            else:
                seen[key] = number
                self._one(number, key, pick(cells, row), row)
        self.missing = [key for key in self.before.rows if key not in seen]
        self._edited = [one for one in self._edited if one[1] not in self._twofold]
        self.loose = [one for one in self.loose if typed(one.cells[0]).strip() not in self._twofold]
        self._refuse_strayed()

    def _refuse_strayed(self) -> None:
        """Name the ids that stand beside what another had, and take nothing of their rows."""
        edited = {key: cells for _, key, cells, _ in self._edited}
        before = {key: expected for _, key, _, expected in self._edited}
        before |= {key: self._expected(self.before.rows[key]) for key in self.missing}
        self.strayed = strayed(edited, before)
        for number, key, *_ in self._edited:
            if other := self.strayed.get(key):
                self.in_doubt = True
                said = f"beside '{key}' stands what '{other}' had when it was exported; put each id back in its row"
                self._outcome.problems.append(Problem(self.place(number, 0), said, rows=(number + 1,)))
        self._edited = [one for one in self._edited if one[1] not in self.strayed]

    def _twice(self, key: str, number: int, above: int) -> None:
        """Say that two rows say that they are the same."""
        self.in_doubt = True
        self._twofold.add(key)
        other = address(above, self.found.first)
        said = f"'{key}' stands here and in {other}; delete one of the rows, or empty this cell if the row is new"
        self._outcome.problems.append(Problem(self.place(number, 0), said, rows=(above + 1, number + 1)))

    def _one(self, number: int, key: str, cells: Sequence[Typed], expected: Sequence[Typed]) -> None:
        """Take note of a row that was exported."""
        same = cells == expected and number not in self._formulas and number not in self._errors
        if key in self.open:
            if not same and any(
                tidy(typed(a)) != tidy(typed(b)) and not is_unsaid(a) for a, b in zip(cells, expected, strict=True)
            ):
                self._fill(number, key, cells, expected)
        elif same and self._as_before(key):
            self._outcome.untouched += 1
        else:
            self._edited.append((number, key, cells, expected))

    def _fill(self, number: int, key: str, cells: Sequence[Typed], expected: Sequence[Typed]) -> None:
        """Take note of a row that was filled in, if it still asks what was asked there."""
        if tidy(typed(cells[1])) == tidy(typed(expected[1])):
            self.loose.append(Loose(number, cells))
        else:
            said = f"this is not the question of '{key}'; put back what stood in both cells"
            self._outcome.problems.append(Problem(self.place(number, 1), said, rows=(number + 1,)))

    def _as_before(self, key: str) -> bool:
        """Whether the record holds a row just as it was exported."""
        now = self.now.rows.get(self.pairs.get(key, ""))
        return now is not None and (
            now is (was := self.before.rows[key]) or own(self.table, now) == own(self.table, was)
        )

    def _expected(self, row: list[Cell]) -> tuple[Typed, ...]:
        """A row as a workbook that nobody touched gives it back."""
        cells: list[Any] = row
        for number in self._days:
            if row[number] != "" and (day := day_of(row[number])):
                if cells is row:
                    cells = row.copy()
                cells[number] = day
        return tuple(cells)

    def _picker(self) -> Callable[[Sequence[Typed], Sequence[Typed]], tuple[Typed, ...]]:
        """The function that takes the cells of a row in the order of the table's columns.

        What stands in a column that is not there counts as unchanged.
        """
        where = self.found.columns
        if None not in where:
            get = itemgetter(*where)
            return lambda cells, _: get(cells)
        return lambda cells, row: tuple(
            cells[at] if at is not None else (row[number] if row else "") for number, at in enumerate(where)
        )

    def _refuse_merged(self) -> None:
        """Name merged cells in the table: but for the first of them, what stood there is gone."""
        for stretch in self.found.sheet.merged:
            last = stretch.partition(":")[2]
            column, row = parted(last)
            if row > self.found.row and any(at is not None and at <= column for at in self.found.columns):
                said = "these cells are merged into one; take them apart and fill each"
                self._outcome.problems.append(Problem(Place(self.found.sheet.name, stretch), said))

    def judge(self, folder: Path, known: Known, days: Days, watch: Watch) -> None:
        """Compare the edited rows cell by cell."""
        for number, key, cells, expected in self._edited:
            was = self.before.rows[key]
            now = self.now.rows.get(self.pairs.get(key, ""))
            outcome = self._outcome
            counts = len(outcome.changes), len(outcome.conflicts), len(outcome.problems)
            for at in range(1, len(self._columns)):
                place = self.place(number, at)
                if not self._is_edited(number, cells[at], expected[at], place):
                    self._unedited(key, at, was, now)
                    continue
                if may_identify(self._columns[at].field, cells[at]) and (said := watch.refusal(typed(cells[at]))):
                    outcome.problems.append(Problem(place, said))
                    continue
                if is_unsaid(cells[at]):
                    outcome.unsaid.append((place, typed(cells[at]).strip()))
                value = self._value(folder, key, at, cells[at], place, known, days)
                if isinstance(value, Wrong):
                    continue
                self._weigh(place, key, at, value.number if isinstance(value, About) else value, was, now)
                aside = beside(self.table, self._columns[at]) if isinstance(value, About) else None
                if aside and cells[aside[0]] == expected[aside[0]]:
                    self._weigh(place, key, aside[0], "yes", was, now)
            if counts == (len(outcome.changes), len(outcome.conflicts), len(outcome.problems)):
                outcome.untouched += 1

    def place(self, number: int, at: int) -> Place:
        """The place of a cell: the number of its row in the sheet, and of its column in the table."""
        where = self.found.columns[at]
        return Place(self.found.sheet.name, address(number, where) if where is not None else f"row {number + 1}")

    def _is_edited(self, number: int, cell: Typed, expected: Typed, place: Place) -> bool:
        """Whether a cell was edited, and what stands there may be looked at."""
        if said := self.refusal(number, place):
            self._outcome.problems.append(Problem(place, said))
            return False
        if place.cell in self._covered or (cell == expected and not isinstance(cell, bool)):
            return False
        return tidy(typed(cell)) != tidy(typed(expected))

    def refusal(self, number: int, place: Place) -> str:
        """Why a cell that holds what nobody typed, a formula or an error, is not taken; nothing for any other."""
        if place.cell in self._formulas.get(number, ()):
            return "a formula stands here; pwp takes what is typed. Copy the cell and paste it as a value"
        if place.cell in self._errors.get(number, ()):
            return "an error value stands here; type what was meant"
        return ""

    def _unedited(self, key: str, at: int, was: Sequence[Cell], now: Sequence[Cell] | None) -> None:
        """Say what the record alone has changed in a cell."""
        if now is not None and now[at] != was[at] and self._columns[at].field is not None:
            self._outcome.theirs.append(Theirs(self.table, key, self._columns[at], was[at], now[at]))

    def _value(  # noqa: PLR0913, PLR0917 - a cell, where it is and how it is to be understood
        self, folder: Path, key: str, at: int, cell: Typed, place: Place, known: Known, days: Days
    ) -> Any:
        """The value that stands in an edited cell; Wrong, having said so, where it cannot be taken."""
        column = self._columns[at]
        if column.field is None:
            value: Any = Wrong("this cell stays as it is; put back what stood there")
        elif at in self.before.fixed.get(key, ()):
            where = line_of(folder, self.table, self.pairs.get(key, key), column)
            value = Wrong(f"a cell cannot hold all of this without loss; change it in {where}")
        else:
            value = understood(column.field, cell, known, days)
            if value is None and column.field.required:
                value = Wrong(f"{column.heading} cannot be left empty; put back what stood there")
        if isinstance(value, Wrong):
            self._outcome.problems.append(Problem(place, value.sentence))
        return value

    def _weigh(  # noqa: PLR0913, PLR0917 - a cell, and what it is beside what it was and is
        self, place: Place, key: str, at: int, value: Any, was: Sequence[Cell], now: Sequence[Cell] | None
    ) -> None:
        """Decide what becomes of an edited cell."""
        column, new = self._columns[at], shown(self.table, at, value)
        if new == was[at]:
            self._unedited(key, at, was, now)
        elif now is None:
            self._outcome.conflicts.append(Conflict(self.table, place, key, column, was[at], new, "(taken out)"))
        elif new == now[at]:
            return
        elif now[at] != was[at]:
            fits = at not in self.now.fixed.get(self.pairs[key], ())
            self._outcome.conflicts.append(
                Conflict(self.table, place, key, column, was[at], new, now[at], value, can_change=fits)
            )
        else:
            self._outcome.changes.append(Change(self.table, place, key, column, was[at], new, value))
