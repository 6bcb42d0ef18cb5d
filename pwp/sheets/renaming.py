"""Files of entries that are called by their day follow it where it changes, unless something refers to them."""

import re
from pathlib import Path
from typing import Any

from pwp.calendar import When
from pwp.edit.splice import values
from pwp.recording.columns import held
from pwp.recording.naming import numbered
from pwp.recording.register import Register, read
from pwp.sheets.outcome import Change, Outcome, Problem
from pwp.sheets.places import file_of
from pwp.sheets.referring import mentioning
from pwp.spelling import listed

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)", re.ASCII)
_KEYS = ("date", "until")


def tail(name: str) -> str:
    """The name of an entry without the day that it begins with."""
    return _DAY.sub("", name, count=1) if _DAY.match(name) else name


def follow(folder: Path, outcome: Outcome) -> None:
    """Say how the files of entries are to be called whose day changes, and leave the day where something refers to one.

    What is called by another day than its own would be found wrong by every check.
    """
    days: dict[str, list[Change]] = {}
    for one in outcome.changes:
        if one.table.is_log and one.column.key in _KEYS:
            days.setdefault(outcome.now.get((one.table.sheet, one.key), one.key), []).append(one)
    stray = {key: day for key, changes in days.items() if (day := _stray(folder, key, changes))}
    if not stray:
        return
    mentioned = mentioning(folder, stray, [one.values for one in outcome.new] + [one.value for one in outcome.changes])
    taken = Register(folder).taken() | {one.key for one in outcome.new}
    for key, day in stray.items():
        name = numbered(f"{day}{tail(key)}", taken)
        table = days[key][0].table
        old, new = file_of(table, key), file_of(table, name)
        if places := mentioned.get(key):
            refer = "refers" if len(places) == 1 else "refer"
            _leave(outcome, days[key], f"{old} is called by its day, and {listed(places)} {refer} to it", (old, new))
            continue
        taken.add(name)
        outcome.moved[old] = new
        outcome.notes.append(
            f"{old} is called by its day, and becomes {new}. Export again before you fill in more of this sheet."
        )


def _stray(folder: Path, key: str, changes: list[Change]) -> str:
    """The day that an entry is to be called by, if its name says another than what it will say itself."""
    table = changes[0].table
    entry: dict[str, Any] = values(file_of(table, key), read(folder, file_of(table, key)))
    said = {one.column.key: one.value for one in changes}
    first, last = (_when(said.get(one, held(entry, (one,)))) for one in _KEYS)
    begins = _DAY.match(key)
    named = _when(begins[0]) if begins else None
    if named is None or first is None:
        return ""
    return first.iso if (last or first).last < named.first or first.first > named.last else ""


def _when(text: Any) -> When | None:
    try:
        return When.parse(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _leave(outcome: Outcome, changes: list[Change], why: str, files: tuple[str, str]) -> None:
    """Take the change of a day back, and say what to do instead."""
    old, new = (one.rpartition("/")[2].removesuffix(".yaml") for one in files)
    said = f"{why}; change the day in that file, call the file {files[1]}, and write {new} where {old} is referred to"
    outcome.problems.append(Problem(changes[0].at, said, tuple(one.at.cell for one in changes)))
    outcome.changes = [one for one in outcome.changes if one not in changes]
