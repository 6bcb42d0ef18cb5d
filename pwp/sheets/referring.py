"""What in the record refers to something by its id, for whoever is about to take it out."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from pwp.folder import scan
from pwp.model.log import Entry
from pwp.model.structure import leads
from pwp.model.workspace import FILES, LOG, PEOPLE
from pwp.recording.capture import texts
from pwp.recording.register import read
from pwp.source import Fault, Reader


def referring(folder: Path, ids: Collection[str]) -> Mapping[str, list[str]]:
    """For each of these ids: the files whose records refer to it, with the id of the record that does."""
    found: dict[str, list[str]] = defaultdict(list)
    reader = Reader()
    for file, record in _files(folder):
        data = read(folder, file)
        if data is None or not any(id_.encode() in data for id_ in ids):
            continue
        reading = reader.read(data)
        if not isinstance(reading, Fault) and isinstance(reading.value, dict):
            for id_, above in _references(reading.value, record, ""):
                if id_ in ids:
                    found[id_].append(f"{file} ({above})" if above else file)
    return {id_: list(dict.fromkeys(places)) for id_, places in found.items()}


def mentioning(folder: Path, ids: Iterable[str], besides: Any = None) -> Mapping[str, list[str]]:
    """For each of these ids of entries: the other files in which it stands, wherever that is.

    `besides` are values that are yet to be written; an id in them stands in `this sheet`.
    """
    wanted = {id_: re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])") for id_ in ids}
    found: dict[str, list[str]] = defaultdict(list)
    for file in (PEOPLE, *(file for file, _ in _files(folder))):
        text = (read(folder, file) or b"").decode("utf-8", "replace")
        for id_, pattern in wanted.items():
            if id_ in text and file != f"{LOG}/{id_}.yaml" and pattern.search(text):
                found[id_].append(file)
    for text in texts(besides):
        for id_, pattern in wanted.items():
            if pattern.search(text) and THIS_SHEET not in found[id_]:
                found[id_].append(THIS_SHEET)
    return found


THIS_SHEET = "this sheet"


def _files(folder: Path) -> Iterator[tuple[str, type[Struct]]]:
    yield from ((file, record) for file, record in FILES.items() if file != PEOPLE)
    scanned = scan.entries(str(folder), LOG)
    for name, _, is_ordinary in scanned if isinstance(scanned, list) else ():
        if is_ordinary and name.endswith(".yaml"):
            yield f"{LOG}/{name}", Entry


def _references(value: dict[str, Any], record: type[Struct], above: str) -> Iterator[tuple[str, str]]:
    """Every id that a record's values refer to, with the id of the record that does."""
    above = str(value.get("id") or above)
    for _, key, _, to in leads(record):
        held = value.get(key)
        if key == "id" or held is None:
            continue
        for one in held if isinstance(held, list) else (held,):
            if isinstance(one, str) and not isinstance(to, type):
                yield one, above
            elif isinstance(one, dict) and isinstance(to, type):
                yield from _references(one, to, above)
