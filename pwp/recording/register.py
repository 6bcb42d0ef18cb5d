"""What a record has ids for, told from its small files as they are asked about. Of the log it reads only the names."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.edit.disk import why
from pwp.edit.splice import values
from pwp.edit.standing import whole
from pwp.errors import NotReadable
from pwp.model.references import sort_of
from pwp.model.structure import Kind, fields, leads
from pwp.model.workspace import FILES, LOG, PEOPLE
from pwp.recording.columns import held

ENTRY = "log entry"


class Kept(NamedTuple):
    """Where things of one sort are kept: a list in a file, and the type of its items."""

    sort: str
    file: str
    route: tuple[str, ...]
    record: type[Struct]


@cache
def kept() -> Mapping[str, list[Kept]]:
    """For each sort of thing that has an id and stands in a list of its own: where it is kept."""
    found: dict[str, list[Kept]] = {}
    for file, record in FILES.items():
        for one in _lists(file, record, ()) if file != PEOPLE else ():
            found.setdefault(one.sort, []).append(one)
    return found


def _lists(file: str, record: type[Struct], above: tuple[str, ...]) -> Iterator[Kept]:
    for _, key, many, to in leads(record):
        if not isinstance(to, type):
            continue
        if many and "id" in getattr(to, "__struct_fields__", ()):
            yield Kept(sort_of(to), file, (*above, key), to)
        elif not many:
            yield from _lists(file, to, (*above, key))


@cache
def called_by(record: type[Struct]) -> str:
    """The key by which a thing is called: its name, title or first text; nothing where it has none."""
    own = (one for one in fields(record) if one.kind is Kind.TEXT and not one.many and not one.refers)
    return next((one.key for one in own if not one.defines_id and one.key != "note"), "")


def read(folder: Path, file: str) -> bytes | None:
    """The bytes of a file of the workspace, None where there is none; raises NotReadable."""
    try:
        return whole(folder, file)
    except OSError as error:
        raise NotReadable(file, 1, f"this cannot be opened: {why(error)}") from error


class Register:
    """The ids of one workspace, by sort. Each file is read once, when something of it is asked about."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._values: dict[str, dict[str, Any]] = {}
        self._names: dict[str, Mapping[str, str]] = {}

    def values(self, file: str) -> dict[str, Any]:
        """What a file holds; raises NotReadable."""
        if file not in self._values:
            self._values[file] = values(file, read(self._folder, file))
        return self._values[file]

    def names(self, sort: str) -> Mapping[str, str]:
        """For each id of a sort of thing: what the thing is called, or nothing."""
        if sort not in self._names:
            self._names[sort] = dict.fromkeys(self.entries(), "") if sort == ENTRY else self._read(sort)
        return self._names[sort]

    def _read(self, sort: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for at in kept().get(sort, ()):
            items, name = held(self.values(at.file), at.route), called_by(at.record)
            for one in items if isinstance(items, list) else ():
                if isinstance(one, dict) and one.get("id"):
                    found[str(one["id"])] = str(one.get("title") or one.get(name) or "")
        return found

    def entries(self) -> list[str]:
        """The ids of the log's entries, from the names of their files."""
        try:
            there = os.listdir(self._folder / LOG)  # noqa: PTH208 - ten thousand names, and no more than names
        except OSError:
            return []
        return sorted(name.removesuffix(".yaml") for name in there if name.endswith(".yaml") and name[0] != ".")

    def add(self, sort: str, id_: str, name: str) -> None:
        """Take note of something that is about to be kept."""
        self._names[sort] = {**self.names(sort), id_: name}

    def taken(self) -> set[str]:
        """Every id that is given to something, of any sort."""
        found = {*self.entries(), *(id_ for names in self._names.values() for id_ in names)}
        for file in FILES:
            found.update(_ids(self.values(file)))
        return found


def _ids(value: Any) -> Iterator[str]:
    """Every id that is given within a value."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for one in value.values():
            yield from _ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)
