"""The record laid out as rows of cells, and what each file was like when it was."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pwp.edit.disk import why
from pwp.edit.standing import whole
from pwp.errors import CannotLayOut
from pwp.folder import scan
from pwp.model.structure import Kind
from pwp.model.workspace import LOG
from pwp.sheets.cells import Cell, shower, unfit
from pwp.sheets.tables import Table, columns
from pwp.source import LARGEST, Fault, Reader

Slots = dict[str, Any]
"""For each key of a record: the number of its column and what shows its value there, or the slots below it."""


class Rows(NamedTuple):
    """The rows of one table, by what each is known by, which is also their first cell.

    `fixed` are, for rows that have some, the numbers of the columns whose cell no edit can give back. `prints` are
    fingerprints of the files: of the log by row, else one under the file's name.
    """

    rows: dict[str, list[Cell]]
    fixed: dict[str, list[int]]
    prints: dict[str, str]


NOTHING = Rows({}, {}, {})


class Record:
    """The files of one workspace, each read once. What cannot be read is gathered, and raised by `stop`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = str(folder)
        self._reader = Reader()
        self._values: dict[str, tuple[str, dict[str, Any]]] = {}
        self._problems: list[str] = []

    def stop(self) -> None:
        """Raise CannotLayOut where anything could not be read."""
        if self._problems:
            raise CannotLayOut(tuple(dict.fromkeys(self._problems)))

    def rows(self, table: Table, before: Rows = NOTHING) -> Rows:
        """The rows of a table; those of `before` where their file is as it was."""
        if table.is_log:
            return self._entries(table, before)
        fingerprint, held = self._file(table.file)
        if before.prints.get(table.file) == fingerprint:
            return before
        laid = Laid(table)
        for key, above, value in _items(table, held):
            if key in laid.rows:
                self._problems.append(f"{table.file}: the id '{key}' is given twice; give one of the two another")
            laid.add(key, above, value)
        return Rows(laid.rows, laid.fixed, {table.file: fingerprint})

    def values(self, file: str) -> dict[str, Any]:
        """What a file beside the log holds."""
        return self._file(file)[1]

    def _file(self, file: str) -> tuple[str, dict[str, Any]]:
        if file not in self._values:
            data = self._whole(file)
            self._values[file] = _print(data), self._read(file, data) if data else {}
        return self._values[file]

    def entries(self) -> list[str]:
        """The ids of the log's entries, from the names of their files."""
        scanned = scan.entries(self._root, LOG)
        names = scanned if isinstance(scanned, list) else []
        return [name[:-5] for name, is_folder, _ in names if name.endswith(".yaml") and not is_folder]

    def _entries(self, table: Table, before: Rows) -> Rows:
        """The rows of the log, in the order of the names of its files."""
        laid, prints = Laid(table), {}
        scanned = scan.entries(self._root, LOG)
        if isinstance(scanned, Fault):
            self._problems.append(f"{LOG}/: {scanned.sentence}")
            return NOTHING
        known = before.prints.get
        for name, is_folder, is_ordinary in scanned:
            if is_folder or not name.endswith(".yaml"):
                continue
            key, file = name[:-5], f"{LOG}/{name}"
            if not is_ordinary:
                self._problems.append(f"{file}: {scan.NOT_ORDINARY.format('file')}")
                continue
            data = self._ordinary(file)
            prints[key] = fingerprint = _print(data)
            if known(key) == fingerprint and key in before.rows:
                laid.rows[key] = before.rows[key]
            elif value := self._read(file, data):
                laid.add(key, "", value)
        fixed = {
            key: one for key, one in before.fixed.items() if key in laid.rows and laid.rows[key] is before.rows.get(key)
        }
        return Rows(laid.rows, {**fixed, **laid.fixed}, prints)

    def _whole(self, file: str) -> bytes:
        """The bytes of a file, whatever stands under its name; nothing where that cannot be read."""
        try:
            return whole(self._folder, file) or b""
        except OSError as error:
            self._problems.append(f"{file}: this cannot be opened: {why(error)}")
            return b""

    def _ordinary(self, file: str) -> bytes:
        """The bytes of a file that is known to be no link and nothing else, which is not looked at again."""
        try:
            with open(f"{self._root}/{file}", "rb") as opened:  # noqa: PTH123 - ten thousand: a Path for each is felt
                return opened.read(LARGEST + 1)
        except FileNotFoundError:
            return b""
        except OSError as error:
            self._problems.append(f"{file}: {scan.not_opened(error).sentence}")
            return b""

    def _read(self, file: str, data: bytes) -> dict[str, Any]:
        reading = self._reader.read(data)
        if isinstance(reading, Fault):
            self._problems.append(f"{file}:{reading.line}: {reading.sentence}")
        elif reading.value is not None and not isinstance(reading.value, dict):
            self._problems.append(f"{file}:1: the file should hold keys, each with a colon: 'key: value'")
        else:
            return reading.value or {}
        return {}


def _print(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=9).hexdigest()


def _items(table: Table, held: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The records of a table's list: what each is known by, the id of what it stands in, and its values."""
    (route,) = table.route
    every = held.get(route)
    for position, one in enumerate(every if isinstance(every, list) else (), start=1):
        if not isinstance(one, dict):
            continue
        if table.within:
            inner = one.get(table.within)
            for number, below in enumerate(inner if isinstance(inner, list) else (), start=1):
                if isinstance(below, dict) and isinstance(one.get("id"), str):
                    yield f"{one['id']}/{number}", one["id"], below
        elif not table.has_ids:
            yield f"{table.called.partition(' ')[2]} {position}", "", one
        elif isinstance(one.get("id"), str):
            yield one["id"], "", one


class Laid:
    """Rows as they are laid out, one after the other."""

    def __init__(self, table: Table) -> None:
        self.rows: dict[str, list[Cell]] = {}
        self.fixed: dict[str, list[int]] = {}
        self._table = table
        self._slots = slots(table)
        self._empty: list[Cell] = [""] * len(columns(table))

    def add(self, key: str, above: str, value: Mapping[str, Any]) -> None:
        """Lay out one record, known by a key, that stands in the record with the id `above`."""
        row = self._empty.copy()
        fixed: list[int] = []
        lay(value, self._slots, row, fixed)
        row[0] = key
        if above:
            row[1] = above
        self.rows[key] = row
        if fixed:
            self.fixed[key] = fixed


def lay(value: Mapping[str, Any], slots: Slots, row: list[Cell], fixed: list[int]) -> None:
    """Put the values of a record into the cells of its row, and the numbers of those that do not fit into `fixed`."""
    for key, held in value.items():
        slot = slots.get(key)
        if slot is None:
            continue
        if slot.__class__ is dict:
            if held.__class__ is dict:
                lay(held, slot, row, fixed)
            continue
        number, show = slot
        cell = show(held)
        if cell is None:
            fixed.append(number)
            cell = unfit(held)
        row[number] = cell


@cache
def slots(table: Table) -> Slots:
    """Where each key of a table's records goes."""
    made: Slots = {}
    for number, column in enumerate(columns(table)):
        if column.field is None or (table.is_log and number == 0):
            continue
        here = made
        for step in column.route[:-1]:
            here = here.setdefault(step, {})
        here[column.route[-1]] = number, shower(column.field)
    return made


@cache
def days(table: Table) -> tuple[int, ...]:
    """The numbers of the columns that hold days."""
    found = (number for number, one in enumerate(columns(table)) if one.field and one.field.kind is Kind.DAY)
    return tuple(found)


@cache
def showers(table: Table) -> tuple[Callable[[Any], Cell | None] | None, ...]:
    """For each column, what shows a value there."""
    return tuple(shower(one.field) if one.field else None for one in columns(table))
