"""Whether what was entered holds what identifies a person, so that it can be said while it is easy to mend."""

import re
from collections.abc import Iterator, Mapping
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
    return (*found, *dict.fromkeys(_persons(entered)))


_ROLES = ("owner", "by", "role", "approved_by", "scored_by", "lead", "champion", "maker", "provider")
"""Keys under which a post stands, and never a person."""
_TITLED = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:erend)?|Sir|Dame|Lord|Lady)\b\.? "
    r"(?!Provost|Lieutenant|Advocate|President)((?:[A-Z][\w.-]*+(?!['\u2019]s)(?:['\u2019]\w+)? ?){1,3})"
)
"""A name behind a form of address, which a place such as Dr Gray's is not."""


def _persons(entered: Any) -> Iterator[str]:
    """The names of persons, masked, that seem to stand where a role belongs."""
    if isinstance(entered, Mapping):
        for key, value in entered.items():
            for text in texts(value) if key.rpartition("/")[2] in _ROLES else ():
                for found in _TITLED.finditer(text):
                    name = found.group(1).strip()
                    yield f"what looks like a person's name ({name[0]}{'*' * (len(name) - 1)}), where a role is enough"
    for one in entered.values() if isinstance(entered, Mapping) else entered if isinstance(entered, list) else ():
        yield from _persons(one)


def _people(folder: Path) -> dict[str, Any]:
    """Who is listed in private/, or nobody where that cannot be read: `check` says so."""
    try:
        return values(PEOPLE, read(folder, PEOPLE))
    except NotReadable:
        return {}
