"""What is about to be added and is called as something that the record has, which may be the same typed twice."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pwp.edit.splice import values
from pwp.errors import NotReadable
from pwp.model.workspace import LOG
from pwp.recording.naming import entry_name, numbered
from pwp.recording.register import Kept, Register, called_by, read

BEFORE = "one given before it"


def twins(folder: Path, entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """For each of some new entries: that there is one of its day and title, or nothing."""
    before: set[tuple[str, str]] = set()
    for entry in entries:
        same = _plain(entry.get("date")), _plain(entry.get("title"))
        twin = BEFORE if same in before else _twin(folder, entry) if same[1] else ""
        before.add(same)
        yield f"there was an entry of that day called so already: {twin}" if twin else ""


def _twin(folder: Path, entry: Mapping[str, Any]) -> str:
    """The file of an entry with the same day and title; of the log only files that are named so are read."""
    taken: set[str] = set()
    while True:
        taken.add(id_ := numbered(entry_name(str(entry.get("date", "")), str(entry.get("title", ""))), taken))
        file = f"{LOG}/{id_}.yaml"
        try:
            if (data := read(folder, file)) is None:
                return ""
            held = values(file, data)
        except NotReadable:  # what stands there is not known, and nothing is written over it
            continue
        if all(_plain(held.get(key)) == _plain(entry.get(key)) for key in ("date", "title")):
            return file


def namesakes(at: Kept, items: Sequence[Mapping[str, Any]], register: Register) -> Iterator[str]:
    """For each of some new things: that there is one called so, or nothing."""
    there = {_plain(name): id_ for id_, name in register.names(at.sort).items()}
    for item in items:
        name = _plain(item.get(called_by(at.record)))
        yield f"there is a {at.sort} called so: {there[name]}" if name and name in there else ""
        there.setdefault(name, BEFORE)


def _plain(text: Any) -> str:
    """A text without capitals and doubled spaces."""
    return " ".join(str(text or "").casefold().split())
