"""Whether what was entered holds what identifies a person, so that it can be said while it is easy to mend."""

from pathlib import Path
from typing import Any

from pwp.decode import decode
from pwp.edit.splice import values
from pwp.errors import NotReadable
from pwp.model.people import People
from pwp.model.workspace import PEOPLE
from pwp.recording.capture import texts
from pwp.recording.register import read

FEWEST_DIGITS = 6
"""How many digits the shortest number has that identifies somebody: a National Insurance number."""


def identifying(folder: Path, entered: Any) -> tuple[str, ...]:
    """What in the values entered identifies somebody, masked: numbers and addresses, names that private/ lists."""
    likely = [one for one in texts(entered) if "@" in one or sum(map(str.isdigit, one)) >= FEWEST_DIGITS]
    found: dict[str, None] = {}
    if likely:
        from pwp.privacy.identifiers import identifiers

        found |= dict.fromkeys(f"{hit.sort} ({hit.masked})" for text in likely for hit in identifiers(text))
    if data := _people(folder):
        from pwp.privacy.identifiers import names

        people = decode(data, People).record
        whole = list(texts(entered)) if people else []
        found |= dict.fromkeys(f"{hit.sort} {hit.masked}" for text in whole for hit in names(text, people))
    return tuple(found)


def _people(folder: Path) -> dict[str, Any]:
    """Who is listed in private/, or nobody where that cannot be read: `check` says so."""
    try:
        return values(PEOPLE, read(folder, PEOPLE))
    except NotReadable:
        return {}
