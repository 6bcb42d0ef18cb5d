"""Whether what was entered holds what identifies a person, so that it can be said while it is easy to mend."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pwp.decode import decode
from pwp.edit.splice import values
from pwp.errors import NotReadable
from pwp.model.people import People
from pwp.model.workspace import PEOPLE
from pwp.recording.register import read

FEWEST_DIGITS = 9


def identifying(folder: Path, entered: Any) -> tuple[str, ...]:
    """What in the values entered identifies somebody, masked: numbers and addresses, names that private/ lists."""
    texts = [one for one in _texts(entered) if "@" in one or sum(map(str.isdigit, one)) >= FEWEST_DIGITS]
    found: dict[str, None] = {}
    if texts:
        from pwp.privacy.identifiers import identifiers

        found |= dict.fromkeys(f"{hit.sort} ({hit.masked})" for text in texts for hit in identifiers(text))
    if data := _people(folder):
        from pwp.privacy.identifiers import names

        people = decode(data, People).record
        whole = list(_texts(entered)) if people else []
        found |= dict.fromkeys(f"{hit.sort} {hit.masked}" for text in whole for hit in names(text, people))
    return tuple(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _people(folder: Path) -> dict[str, Any]:
    """Who is listed in private/, or nobody where that cannot be read: `check` says so."""
    try:
        return values(PEOPLE, read(folder, PEOPLE))
    except NotReadable:
        return {}
