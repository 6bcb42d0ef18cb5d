"""The rows of somebody's own list, read in the record's own words; and what of them cannot be read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from pwp.model.references import sort_of
from pwp.recording.columns import put
from pwp.recording.days import Days
from pwp.recording.entered import About, Wrong, sorts
from pwp.recording.identifying import Watch
from pwp.recording.naming import short_id
from pwp.recording.register import Register, called_by
from pwp.sheets.cells import Cell, Typed, is_unsaid, may_identify, typed, understood
from pwp.sheets.estimating import say_estimated
from pwp.sheets.found import is_totals
from pwp.sheets.lists import Listed
from pwp.sheets.mapping import MADE, Mapped, ours
from pwp.sheets.opened import address
from pwp.sheets.outcome import New, Outcome, Place, Problem
from pwp.sheets.showing import shown
from pwp.sheets.tables import EVERY, Column, Table, columns

KIND = "activity"
"""What an entry of a list is taken for, where the list does not say."""


class ListRow(NamedTuple):
    """A row of a list: its number, its values by key, and the cells that would show them in the record."""

    number: int
    values: dict[str, Any]
    cells: dict[int, Cell]


class ListReading:
    """The rows of a list, and what is made along with them. `claimed` are the ids that are given away meanwhile."""

    def __init__(  # noqa: PLR0913, PLR0917 - a list, and how what stands in it is understood
        self,
        table: Table,
        listed: Listed,
        ways: Sequence[Mapped],
        register: Register,
        days: Days,
        outcome: Outcome,
        claimed: set[str],
        *,
        watch: Watch,
        making: bool,
    ) -> None:
        self._table = table
        self._listed = listed
        self._register = register
        self._days = days
        self._outcome = outcome
        self._making = making
        self._watch = watch
        self._ways = ways_of(table, listed, ways)
        self._name = called_by(table.record)
        self._claimed = claimed
        self._times: set[int] = set()
        self._said: dict[tuple[int, str], tuple[list[str], list[int]]] = {}
        self._words: dict[str, dict[str, str]] = {}

    def rows(self) -> list[ListRow]:
        """Every row; what cannot be taken is said once, with how often it stands in the list."""
        found: dict[str, ListRow] = {}
        self._refuse_merged()
        for number, cells in self._listed.rows():
            if is_totals(self._listed.texts(cells)):
                self._outcome.notes.append(f"Row {number + 1} was passed over: it looks like totals.")
            elif (row := self._row(number, cells)) is not None:
                twin = found.setdefault(repr(row.values), row)
                if twin is not row:
                    said = f"Row {number + 1} says just what row {twin.number + 1} says; it was taken once."
                    self._outcome.notes.append(said)
        self._say(any_rows=bool(found))
        return list(found.values())

    def _say(self, *, any_rows: bool) -> None:
        """Say what cannot be taken, and how the rest was understood."""
        for (_, sentence), (cells_so, rows) in self._said.items():
            often = len(cells_so) or len(rows)
            more = f" (and {often - 1} more{' in this column' if cells_so else ''})" if often > 1 else ""
            where = Place(self._listed.sheet.name, cells_so[0] if cells_so else f"row {rows[0]}")
            self._outcome.problems.append(Problem(where, f"{sentence}{more}", tuple(cells_so), tuple(rows)))
        for heading, words in self._words.items():
            shown_so = ", ".join(f"'{theirs}' is {our_word}" for theirs, our_word in words.items())
            self._outcome.notes.append(f"{heading}: {shown_so}.")
        if self._times:
            self._outcome.notes.append("The times of day beside some dates were left out.")
        if self._table.is_log and not any(column.key == "kind" for _, _, column in self._ways) and any_rows:
            self._outcome.notes.append(f"The list does not say what kind each entry is; all were taken as '{KIND}'.")

    def _refuse_merged(self) -> None:
        for stretch in self._listed.sheet.merged:
            last = int("".join(letter for letter in stretch.partition(":")[2] if letter.isdigit()))
            if last > self._listed.row + 1:
                said = "these cells are merged into one; take them apart and fill each"
                self._outcome.problems.append(Problem(Place(self._listed.sheet.name, stretch), said))

    def _row(self, number: int, cells: Sequence[Typed]) -> ListRow | None:
        """A row of the list; None, having said why, where it cannot be taken."""
        values: dict[str, Any] = {}
        shows: dict[int, Cell] = {}
        estimates: dict[str, Column] = {}
        wrong: list[tuple[int, str]] = []
        for at, place, column in self._ways:
            value = self._value(number, at, column, cells[at])
            if isinstance(value, Wrong):
                wrong.append((at, value.sentence))
                continue
            if isinstance(value, About):
                self._words.setdefault(column.heading, {})[typed(cells[at]).strip()] = f"{value.number}, an estimate"
                estimates[column.key], value = column, value.number
            if value is not None:
                put(values, column.route, value)
                shows[place] = shown(self._table, place, value)
        shows.update(dict.fromkeys(say_estimated(self._table, values, estimates), "yes"))
        stands = self._stands(values, [at for at, _ in wrong])
        for at, sentence in wrong:
            cells_so, rows = self._said.setdefault((at, sentence), ([], []))
            cells_so.append(address(number, at))
            rows += [] if stands else [number + 1]
        if not stands and not wrong:
            self._said.setdefault((0, f"this row has no '{self._name}'"), ([], []))[1].append(number + 1)
        if self._table.is_log:
            values.setdefault("kind", KIND)
        return ListRow(number, values, shows) if stands else None

    def _stands(self, values: Mapping[str, Any], wrong: Sequence[int]) -> bool:
        """Whether a row says what it is called, or of an entry the day; and can do without the cells that are wrong."""
        keys = {column.key for at, _, column in self._ways if at in wrong}
        if keys & {self._name, *(("date",) if self._table.is_log else ())}:
            return False
        return self._name in values or (self._table.is_log and "date" in values)

    def _value(self, number: int, at: int, column: Column, cell: Typed) -> Any:
        """The value of a cell, in the record's own words."""
        field = column.field
        if address(number, at) in self._listed.sheet.errors:
            return Wrong("an error value stands here; type what was meant")
        if field is None or typed(cell).strip() == "":
            return None
        if is_unsaid(cell):
            self._outcome.unsaid.append((Place(self._listed.sheet.name, address(number, at)), typed(cell).strip()))
            return None
        if may_identify(field, cell) and (said := self._watch.refusal(typed(cell))):
            return Wrong(said)
        if isinstance(cell, datetime):
            self._times.add(number)
            cell = cell.date()
        if isinstance(cell, str) and (our_word := ours(column, cell)) != cell:
            self._words.setdefault(column.heading, {})[cell.strip()] = our_word
            cell = our_word
        value = understood(field, cell, self._register, self._days)
        of = next((sort for sort in sorts(field) if sort in MADE), None)
        while isinstance(value, Wrong) and value.word and of and self._making:
            self._make(of, value.word, Place(self._listed.sheet.name, address(number, at)))
            value = understood(field, cell, self._register, self._days)
        if isinstance(value, Wrong) and value.word and of:
            return value._replace(sentence=f"{value.sentence} (--new makes what is not there)")
        return value

    def _make(self, sort: str, name: str, at: Place) -> None:
        """Make a group or a theme that the list names."""
        table = next(one for one in EVERY if one.has_ids and sort_of(one.record) == sort)
        id_ = short_id(name, sort, self._register.taken() | self._register.names(sort).keys() | self._claimed)
        self._register.add(sort, id_, name)
        self._claimed.add(id_)
        self._outcome.new.append(New(table, at, id_, {called_by(table.record): name}))


def ways_of(table: Table, listed: Listed, ways: Sequence[Mapped]) -> list[tuple[int, int, Column]]:
    """For each column that is taken: its number in the list, that in the table, and the table's column."""
    every = {column.key: (number, column) for number, column in enumerate(columns(table))}
    return [(listed.columns[one.heading], *every[one.key]) for one in ways if one.key]
