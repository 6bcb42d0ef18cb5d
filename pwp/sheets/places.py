"""Where in the files of the record something of a sheet stands, for whoever has to go there."""

from pathlib import Path
from typing import Any

from pwp.recording.register import read
from pwp.sheets.tables import Column, Table
from pwp.source import Fault, Marks, Reader


def file_of(table: Table, key: str) -> str:
    """The file that holds a row."""
    return f"{table.file}/{key}.yaml" if table.is_log else table.file


def route_of(table: Table, key: str, held: Any) -> tuple[str | int, ...]:
    """The way to a row's record within the values of its file; nothing for an entry, which is all of its file."""
    if table.is_log:
        return ()
    (route,) = table.route
    items = held.get(route) if isinstance(held, dict) else None
    every = items if isinstance(items, list) else []
    if not table.has_ids and not table.within:
        return route, int(key.rpartition(" ")[2]) - 1
    above, _, number = key.rpartition("/") if table.within else (key, "", "")
    for position, one in enumerate(every):
        if isinstance(one, dict) and one.get("id") == above:
            return (route, position, table.within, int(number) - 1) if table.within else (route, position)
    return (route,)


def line_of(folder: Path, table: Table, key: str, column: Column) -> str:
    """The file and line of a value, as `themes.yaml:12`."""
    file = file_of(table, key)
    data = read(folder, file) or b""
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        return file
    line, _ = Marks(data).find((*route_of(table, key, reading.value), *column.route))
    return f"{file}:{line}"
