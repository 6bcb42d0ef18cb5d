"""Somebody's own list taken in: what of it is new, what the record has already, and where the two differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pwp.errors import typed
from pwp.model.references import sort_of
from pwp.recording.days import Days
from pwp.recording.identifying import Watch
from pwp.recording.naming import entry_name, numbered, short_id
from pwp.recording.register import Register, called_by
from pwp.sheets.cells import Cell
from pwp.sheets.estimating import beside
from pwp.sheets.laid import Record, Rows
from pwp.sheets.likeness import Alike
from pwp.sheets.list_rows import ListReading, ListRow, ways_of
from pwp.sheets.lists import Listed, listed_in
from pwp.sheets.mapping import Mapped, mapped, saved, told
from pwp.sheets.opened import address
from pwp.sheets.outcome import Change, Conflict, New, Outcome, Place, Problem
from pwp.sheets.places import file_of
from pwp.sheets.tables import Table
from pwp.spelling import listed as joined


class Taken(NamedTuple):
    """What a list comes to: how its columns are taken, and what that would change in the record."""

    table: Table
    listed: Listed
    mapped: list[Mapped]
    outcome: Outcome


def taken(  # noqa: PLR0913 - a list, and how it is to be taken
    folder: Path,
    file: Path,
    table: Table,
    days: Days,
    *,
    sheet: str = "",
    said: Sequence[str] = (),
    making: bool = False,
) -> Taken:
    """What a list of somebody's own comes to; raises BadSheet, BadQuestion and CannotLayOut.

    `said` are columns as somebody told them, such as `Venue=place`; with `making`, groups and themes that the record
    does not have are made.
    """
    before = saved(folder, table)
    listed = listed_in(file, table, sheet, list(before))
    record, register, outcome = Record(folder), Register(folder), Outcome()
    now = record.rows(table)
    record.stop()
    watch = Watch(folder)
    ways = [_shown_safely(one, watch) for one in mapped(table, listed, told(table, listed, said), before, register)]
    outcome.prints.update({file_of(table, key) if table.is_log else key: one for key, one in now.prints.items()})
    outcome.notes += listed.notes
    claimed: set[str] = set()
    rows = ListReading(table, listed, ways, register, days, outcome, claimed, watch=watch, making=making).rows()
    _Settling(table, listed, ways, now, register, outcome, claimed).settle(rows)
    outcome.note_unsaid()
    return Taken(table, listed, ways, outcome)


def _shown_safely(way: Mapped, watch: Watch) -> Mapped:
    """How a column is taken, with no sample of it that identifies somebody."""
    return way._replace(samples=tuple("(not shown)" if watch.within(one) else one for one in way.samples))


class _Settling:
    """The rows of a list beside those of the record."""

    def __init__(  # noqa: PLR0913, PLR0917 - a list, and what it is compared with
        self,
        table: Table,
        listed: Listed,
        ways: Sequence[Mapped],
        now: Rows,
        register: Register,
        outcome: Outcome,
        claimed: set[str],
    ) -> None:
        self._table = table
        self._listed = listed
        self._now = now
        self._register = register
        self._outcome = outcome
        self._ways = ways
        taken_as = ways_of(table, listed, ways)
        estimates = [(at, found) for at, _, column in taken_as if (found := beside(table, column))]
        self._columns = {number: (at, column) for at, (number, column) in estimates}
        self._columns.update({number: (at, column) for at, number, column in taken_as})
        self._name = called_by(table.record)
        self._claimed = claimed
        self._taken: set[str] = set()
        self._untitled: list[int] = []
        self._alike = Alike(now) if table.is_log else None

    def settle(self, rows: Sequence[ListRow]) -> None:
        """Find out what becomes of each row: what the record has just so, then with gaps, then otherwise; then new."""
        waiting = list(rows)
        for fits in (_is_same, _fills_gaps, _is_called_so):
            waiting = [row for row in waiting if not self._is_there(row, fits)]
        for row in waiting:
            if self._alike is None or not self._is_in_doubt(row, self._alike):
                self._add(row, self._base(row))
        self._say_untitled()

    def _is_in_doubt(self, row: ListRow, alike: Alike) -> bool:
        """Whether a new entry has no title, or may be one that is there already."""
        if like := alike.of(row.cells, self._claimed):
            there, same = like
            said = (
                f"there is an entry of that day and {same}: {there}; is it the same? If so, give both the same title; "
                "if not, record this one with pwp log add"
            )
            self._outcome.problems.append(Problem(Place(self._listed.sheet.name, f"row {row.number + 1}"), said))
        elif self._name not in row.values:
            self._untitled.append(row.number + 1)
        else:
            return False
        return True

    def _say_untitled(self) -> None:
        """Say once which new entries have no title, and where one may be found."""
        if not self._untitled:
            return
        open_ = [one.heading for one in self._ways if not one.key and one.filled]
        way = "type one" if any(one.key == self._name for one in self._ways) else self._to_map(open_)
        more = f" (and {len(self._untitled) - 1} more)" if len(self._untitled) > 1 else ""
        where = Place(self._listed.sheet.name, f"row {self._untitled[0]}")
        said = f"a new entry needs a title: {way}{more}"
        self._outcome.problems.append(Problem(where, said, rows=tuple(self._untitled)))

    def _to_map(self, open_: Sequence[str]) -> str:
        """How to say which column says what each occasion was."""
        such = typed(f"{open_[0] if len(open_) == 1 else 'HEADING'}=title")
        some = f" (not taken yet: {joined(open_)})" if len(open_) > 1 else ""
        return f"say which column has it with --column {such}{some}"

    def _base(self, row: ListRow) -> str:
        """What a row would be known by, if that were free."""
        name = str(row.values.get(self._name, ""))
        if self._table.is_log:
            return entry_name(str(row.values.get("date", "")), name)
        return short_id(name, sort_of(self._table.record), ())

    def _candidates(self, row: ListRow) -> Iterator[str]:
        """The ids under which the record may have a row, as far as they are there."""
        number, key = 1, (base := self._base(row))
        while key in self._now.rows or key in self._claimed:
            yield key
            number += 1
            key = f"{base}-{number}"
        yield from self._alike.called(row.cells) if self._alike else ()

    def _is_there(self, row: ListRow, fits: Callable[[ListRow, Sequence[Cell]], bool]) -> bool:
        """Whether the record has a row that is called alike and fits; each of its rows is taken for one only."""
        for key in self._candidates(row):
            now = self._now.rows.get(key)
            if now is not None and key not in self._claimed and fits(row, now):
                self._claimed.add(key)
                self._beside(row, key)
                return True
        return False

    def _beside(self, row: ListRow, key: str) -> None:
        """Compare a row with the one that the record has: gaps are filled, what differs is left alone."""
        now = self._now.rows[key]
        self._outcome.untouched += _is_same(row, now)
        for place, cell in row.cells.items():
            at, column = self._columns[place]
            where = Place(self._listed.sheet.name, address(row.number, at))
            value = _at(row.values, column.route)
            if now[place] == "":
                self._outcome.changes.append(Change(self._table, where, key, column, "", cell, value))
            elif now[place] != cell:
                fits = place not in self._now.fixed.get(key, ())
                self._outcome.conflicts.append(
                    Conflict(self._table, where, key, column, "", cell, now[place], value, can_change=fits)
                )

    def _add(self, row: ListRow, base: str) -> None:
        """Add a row that the record has nothing like."""
        if not self._table.is_log and base in self._claimed:
            said = f"'{base}' stands in the list more than once, and differently; keep one row for it"
            self._outcome.problems.append(Problem(Place(self._listed.sheet.name, f"row {row.number + 1}"), said))
            return
        self._taken = self._taken or self._register.taken()
        key = numbered(base, self._taken | self._claimed)
        self._claimed.add(key)
        at = Place(self._listed.sheet.name, f"row {row.number + 1}")
        self._outcome.new.append(New(self._table, at, key, row.values))


def _at(values: Mapping[str, Any], route: Sequence[str]) -> Any:
    held: Any = values
    for step in route:
        held = held[step]
    return held


def _is_same(row: ListRow, now: Sequence[Cell]) -> bool:
    """Whether the record says all that a row says."""
    return all(now[at] == cell for at, cell in row.cells.items())


def _fills_gaps(row: ListRow, now: Sequence[Cell]) -> bool:
    """Whether the record says nothing else than a row does."""
    return all(now[at] in ("", cell) for at, cell in row.cells.items())


def _is_called_so(row: ListRow, now: Sequence[Cell]) -> bool:
    """Whether the record has something that is called as a row is, whatever it says."""
    return bool(row and now)
