"""Rows of a sheet that were not exported: what is new, what is there already, and what only looks like a row."""

from collections.abc import Callable, Sequence
from typing import Any

from pwp.model.references import sort_of
from pwp.recording.columns import held, put
from pwp.recording.days import Days
from pwp.recording.entered import About, Wrong
from pwp.recording.identifying import Watch
from pwp.recording.naming import entry_name, short_id, slug
from pwp.recording.register import ENTRY, Register, called_by
from pwp.sheets.cells import Cell, Typed, is_unsaid, may_identify, tidy, typed, understood
from pwp.sheets.comparing import Comparison, Loose
from pwp.sheets.estimating import say_estimated
from pwp.sheets.found import is_totals
from pwp.sheets.outcome import Conflict, New, Outcome, Place, Problem
from pwp.sheets.showing import own, shown
from pwp.sheets.tables import Column, columns
from pwp.spelling import did_you_mean, listed

_SAME = 0.7
"""How much of what two rows say has to be the same for one to be the other under another id."""
OF_ASSESSMENT = "impact assessment"


class Newly:
    """The new rows of one table. First each is named, so that other rows can refer to it; then it is read.

    `claimed` are the ids that new rows of any table were given.
    """

    def __init__(
        self, comparison: Comparison, register: Register, days: Days, outcome: Outcome, claimed: set[str]
    ) -> None:
        self._comparison = comparison
        self._table = comparison.table
        self._columns = columns(comparison.table)
        self._register = register
        self._days = days
        self._outcome = outcome
        self._named: list[tuple[Loose, str]] = []
        self._there: list[Loose] = []
        self._claimed = claimed
        self._at = {column.key: number for number, column in enumerate(self._columns)}

    def name(self, taken: Callable[[], set[str]]) -> None:
        """Find out which rows are new, and what each is to be known by."""
        for loose in self._comparison.loose:
            where = self._comparison.place(loose.row, 0)
            given = typed(loose.cells[0]).strip()
            if said := self._no_row(loose, given):
                self._comparison.in_doubt |= bool(given)
                self._outcome.problems.append(Problem(where, said, rows=(loose.row + 1,)))
            elif not self._table.has_ids:
                self._named.append((loose, given))
            else:
                self._choose(loose, given, where, taken)

    def _no_row(self, loose: Loose, given: str) -> str:
        """Why a row is no new one, if it is none."""
        texts = [typed(cell).strip() for cell in loose.cells if cell != ""]
        if not given and is_totals(texts):
            return "this looks like a row of totals; keep totals in another workbook, and delete this row"
        if not given and texts and all(isinstance(cell, int | float) for cell in loose.cells if cell != ""):
            return "this row holds nothing but numbers; if they are totals, keep them in another workbook"
        if was := self._renamed(loose):
            self._comparison.in_doubt = True
            if was in self._comparison.missing:
                self._comparison.missing.remove(was)
            return f"this row was '{was}' when it was exported; write that here again (an id stays as it is)"
        if not self._table.has_ids and given and given not in self._comparison.open:
            return f"pwp knows no row '{given}'; leave this cell empty in a new row"
        if self._table.has_ids and given and given != slug(given):
            good = slug(given) or "bus-times"
            return f"an id takes small letters, digits and hyphens, such as {good}; or leave it empty"
        return ""

    def _renamed(self, loose: Loose) -> str:
        """The exported row that this one was, where its id alone was changed or deleted."""
        mine = [tidy(typed(cell)) for cell in loose.cells[1:]]
        for key in (*self._comparison.missing, *self._comparison.strayed):
            pairs = zip(mine, self._comparison.before.rows[key][1:], strict=True)
            both = [(a, tidy(typed(b))) for a, b in pairs if a or b != ""]
            if both and sum(a == b for a, b in both) >= _SAME * len(both):
                return key
        return ""

    def _choose(self, loose: Loose, given: str, where: Place, taken: Callable[[], set[str]]) -> None:
        """Find an id for a new row, or see that the record has it already."""
        base = given or self._made(loose)
        now, before = self._comparison.now.rows, self._comparison.before.rows
        number, id_, other = 1, base, ""
        while id_ in taken() or id_ in self._claimed:
            if id_ in now and id_ not in before and id_ not in self._claimed:
                if own(self._table, now[id_]) == own(self._table, self._shown(loose)):
                    self._is(loose, id_)
                    self._there.append(loose)
                    return
                other = other or id_
            elif given:
                self._comparison.in_doubt = True
                said = f"the id '{given}' is given to something else; choose another"
                self._outcome.problems.append(Problem(where, said, rows=(loose.row + 1,)))
                return
            if given:
                break
            number += 1
            id_ = f"{base}-{number}"
        if other:
            self._outcome.conflicts.append(Conflict(self._table, where, other, None, "", "this row", "one like it"))
            return
        self._claimed.add(id_)
        sort = ENTRY if self._table.is_log else sort_of(self._table.record)
        self._register.add(sort, id_, "" if self._table.is_log else self._called(loose))
        self._named.append((loose, id_))

    def _made(self, loose: Loose) -> str:
        """An id made from what a row is called; of an entry, from its day and title."""
        if self._table.is_log:
            day = self._read(self._columns[self._at["date"]], loose.cells[self._at["date"]])
            return entry_name(day if isinstance(day, str) else "", self._called(loose))
        return short_id(self._called(loose), sort_of(self._table.record), ())

    def _called(self, loose: Loose) -> str:
        key = called_by(self._table.record)
        cell = loose.cells[self._at[key]] if key in self._at else ""
        return "" if is_unsaid(cell) else tidy(typed(cell))

    def _read(self, column: Column, cell: Typed) -> Any:
        """The value of a cell; None for one without a field."""
        if column.field is None or column.field.defines_id or cell == "":
            return None
        return understood(column.field, cell, self._register, self._days)

    def _shown(self, loose: Loose) -> Sequence[Cell]:
        """The cells of a new row as they would be shown once it is in the record."""
        row: list[Cell] = []
        for at, (column, cell) in enumerate(zip(self._columns, loose.cells, strict=True)):
            value = self._read(column, cell)
            row.append("" if isinstance(value, Wrong) else shown(self._table, at, value))
        return row

    def read(self, watch: Watch) -> None:
        """Read the rows that were named."""
        self._outcome.newer += len(self._comparison.now.rows.keys() - self._comparison.pairs.values() - self._claimed)
        for loose in self._there:
            self._outcome.problems += self._values(loose)[1]
        for loose, key in self._named:
            values, wrong = self._values(loose, watch)
            within, lacking = self._within(loose)
            lacking += self._lacking(loose, values)
            stands = not lacking and self._stands(values, wrong)
            whole = () if stands else (loose.row + 1,)
            self._outcome.problems += [one._replace(rows=whole) for one in (*wrong, *lacking)]
            if stands and not self._is_there(loose, within):
                where = Place(self._comparison.found.sheet.name, f"row {loose.row + 1}")
                self._outcome.new.append(New(self._table, where, key, values, within))

    def _values(self, loose: Loose, watch: Watch | None = None) -> tuple[dict[str, Any], list[Problem]]:
        """The values of a new row, and what is wrong with its cells; with `watch`, what identifies a person is."""
        values: dict[str, Any] = {}
        wrong: list[Problem] = []
        estimates: dict[str, Column] = {}
        for at, (column, cell) in enumerate(zip(self._columns, loose.cells, strict=True)):
            place = self._comparison.place(loose.row, at)
            said = self._comparison.refusal(loose.row, place)
            if watch and not said and may_identify(column.field, cell):
                said = watch.refusal(typed(cell))
            value = Wrong(said) if said else self._read(column, cell)
            if is_unsaid(cell):
                self._outcome.unsaid.append((place, typed(cell).strip()))
            if isinstance(value, Wrong):
                wrong.append(Problem(place, value.sentence))
            elif isinstance(value, About):
                estimates[column.key] = column
                put(values, column.route, value.number)
            elif value is not None:
                put(values, column.route, value)
        say_estimated(self._table, values, estimates)
        return values, wrong

    def _stands(self, values: dict[str, Any], wrong: Sequence[Problem]) -> bool:
        """Whether a new row can do without its cells that are wrong: it has what it is called by, an entry its day."""
        if not wrong:
            return True
        needed = [*self._needed(), *(("date", called_by(self._table.record)) if self._table.is_log else ())]
        return all(held(values, self._columns[self._at[key]].route) is not None for key in needed)

    def _within(self, loose: Loose) -> tuple[str, list[Problem]]:
        """The id of what a new row stands in, for a table whose rows stand in others; and that it does not say so."""
        if not self._table.within:
            return "", []
        id_, known = typed(loose.cells[1]).strip(), self._register.names(OF_ASSESSMENT)
        if id_ in known:
            return id_, []
        there_is_none = f"there is no assessment '{id_}'{did_you_mean(id_, known)}"
        said = there_is_none if id_ else "say which assessment this is of"
        return id_, [Problem(self._comparison.place(loose.row, 1), said)]

    def _needed(self) -> list[str]:
        """The keys of what nothing can be recorded without."""
        required = [column for column in self._columns if column.field and column.field.required]
        name = called_by(self._table.record)
        keys = [one.key for one in required if not (one.field and one.field.defines_id)]
        keys += [name] if self._table.has_ids and not self._table.is_log and name in self._at else []
        return keys + ([] if self._table.has_ids or self._table.within else ["requirements"])

    def _lacking(self, loose: Loose, values: dict[str, Any]) -> list[Problem]:
        """What a new row does not say, and nothing can be recorded without."""
        found = []
        for key in self._needed():
            column = self._columns[self._at[key]]
            cell = loose.cells[self._at[key]]
            if column.route[0] in values or (typed(cell).strip() and not is_unsaid(cell)):
                continue
            choices = f": {listed(column.field.choices, 'or')}" if column.field and column.field.choices else ""
            said = f"{self._table.called} needs '{column.heading}'{choices}"
            found.append(Problem(self._comparison.place(loose.row, self._at[key]), said))
        return found

    def _is_there(self, loose: Loose, within: str) -> bool:
        """Whether the record has had a row without an id since the export that says just this."""
        if self._table.has_ids:
            return False
        row, pairs = self._shown(loose), set(self._comparison.pairs.values())
        for key, one in self._comparison.now.rows.items():
            free = key not in pairs and key not in self._claimed
            if free and own(self._table, one) == own(self._table, row) and (not within or one[1] == within):
                self._is(loose, key)
                self._outcome.newer -= 1
                return True
        return False

    def _is(self, loose: Loose, key: str) -> None:
        """Take note that a row is one that the record has had since the export."""
        self._claimed.add(key)
        self._outcome.untouched += 1
        self._outcome.found[self._table.sheet, loose.row] = key
