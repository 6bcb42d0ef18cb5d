"""What an outcome changes, written to the record: all at one desk, and nothing else in the files touched."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from pwp.edit.desk import Desk, at_desk
from pwp.edit.splice import rewritten, values
from pwp.errors import ChangedMeanwhile
from pwp.model.log import Entry
from pwp.model.workspace import FILES
from pwp.recording.capture import copied
from pwp.recording.columns import put
from pwp.recording.keeping import entry_text, headed
from pwp.sheets.outcome import Outcome
from pwp.sheets.places import file_of, route_of
from pwp.sheets.tables import Table


def apply(
    folder: Path, outcome: Outcome, *, removing: bool = False, beside: Callable[[Desk], None] | None = None
) -> tuple[str, ...]:
    """Write what an outcome changes, and the files that came to differ; with `removing`, rows that are gone go too.

    `beside` may put more on the same desk. Raises ChangedMeanwhile where a file is no longer as it was when the
    outcome was found out.
    """
    with at_desk(folder) as desk:
        edits = _Edits(desk, outcome.prints, outcome.moved)
        for change in outcome.changes:
            key = outcome.now.get((change.table.sheet, change.key), change.key)
            edits.change(change.table, key, change.column.route, change.value)
        for new in outcome.new:
            edits.add(new.table, new.key, new.values, new.within)
        for gone in outcome.gone if removing else ():
            edits.remove(gone.table, outcome.now.get((gone.table.sheet, gone.key), gone.key))
        changed = edits.put()
        if beside:
            beside(desk)
        desk.finish()
    return changed


class _Edits:
    """Files taken to the desk, with the values that each is to hold in the end."""

    def __init__(self, desk: Desk, prints: Mapping[str, str], moved: Mapping[str, str]) -> None:
        self._desk = desk
        self._prints = prints
        self._moved = moved
        self._wanted: dict[str, dict[str, Any]] = {}
        self._taken_out: list[str] = []
        self._entries: dict[str, dict[str, Any]] = {}
        self._removed: dict[Table, list[str]] = defaultdict(list)

    def _file(self, file: str) -> dict[str, Any]:
        if file not in self._wanted:
            data = self._desk.read(file)
            known = self._prints.get(file)
            if known is not None and hashlib.blake2b(data or b"", digest_size=9).hexdigest() != known:
                raise ChangedMeanwhile((file,))
            self._wanted[file] = copied(values(file, data))
        return self._wanted[file]

    def change(self, table: Table, key: str, route: tuple[str, ...], value: Any) -> None:
        """Have a row hold another value at a route."""
        held = self._file(file_of(table, key))
        put(_at(held, route_of(table, key, held)), route, value)

    def add(self, table: Table, key: str, new: dict[str, Any], within: str) -> None:
        """Have a row more."""
        if table.is_log:
            self._entries[file_of(table, key)] = new
            return
        held = self._file(table.file)
        (route,) = table.route
        if table.within:
            item = next(one for one in held[route] if isinstance(one, dict) and one.get("id") == within)
            item[table.within] = [*(item.get(table.within) or ()), new]
            return
        every = held.get(route) or []
        if table.has_ids and any(isinstance(one, dict) and one.get("id") == key for one in every):
            raise ChangedMeanwhile((table.file,))
        held[route] = [*every, {"id": key, **new} if table.has_ids else new]

    def remove(self, table: Table, key: str) -> None:
        """Have a row no longer."""
        file = file_of(table, key)
        held = self._file(file)
        if table.is_log:
            del self._wanted[file]
            self._taken_out.append(file)
            self._desk.remove(file)
            return
        *above, position = route_of(table, key, held)
        self._removed[table].append(key)
        _at(held, tuple(above))[position] = None

    def put(self) -> tuple[str, ...]:
        """Put every file that is to change on the desk; their names."""
        for table in self._removed:
            _without_nothing(self._wanted[table.file], table)
        changed = list(self._taken_out)
        for file, wanted in self._wanted.items():
            old = self._desk.read(file)
            record: type[Struct] = FILES.get(file, Entry)
            new = rewritten(file, old, wanted, record)
            if old and (name := self._moved.get(file)):
                self._desk.put(name, new)
                self._desk.remove(file)
                changed.append(name)
            elif new != old:
                self._desk.put(file, new if old else headed(file, new))
                changed.append(file)
        for file, entry in self._entries.items():  # never read, so that the desk refuses what stands there by now
            self._desk.put(file, entry_text(entry))
        return (*changed, *self._entries)


def _at(held: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        held = held[step]
    return held


def _without_nothing(held: dict[str, Any], table: Table) -> None:
    """Take out the items that were removed, once nothing is looked up by its position any more."""
    (route,) = table.route
    held[route] = [one for one in held[route] if one is not None]
    for one in held[route] if table.within else ():
        if isinstance(one, dict) and isinstance(one.get(table.within), list):
            one[table.within] = [below for below in one[table.within] if below is not None]
