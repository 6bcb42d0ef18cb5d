"""Whether what was entered holds what identifies a person, so that it can be said while it is easy to mend."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pwp.decode import decode
from pwp.edit.splice import values
from pwp.errors import NotReadable
from pwp.model.people import People
from pwp.model.workspace import PEOPLE
from pwp.recording.capture import texts
from pwp.recording.columns import held
from pwp.recording.register import read
from pwp.spelling import listed

_AT = re.compile("[@\uff20\ufe6b]")
"""How the sign in an e-mail address is typed; some keyboards write it wider."""
FEWEST_DIGITS = 6
"""How many digits the shortest number has that identifies somebody: a National Insurance number."""


class Watch:
    """What identifies somebody in a workspace: it reads who that is once, whatever is then looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def within(self, entered: Any) -> tuple[str, ...]:
        """What in the values entered identifies somebody, masked: numbers and addresses, names that private/ lists."""
        every = list(texts(entered))
        found: dict[str, None] = {}
        if likely := [one for one in every if _AT.search(one) or sum(map(str.isdigit, one)) >= FEWEST_DIGITS]:
            from pwp.privacy.identifiers import identifiers

            hits = (hit for text in likely for hit in identifiers(text, shared=self._shared))
            found |= dict.fromkeys(f"{hit.sort} ({hit.masked})" for hit in hits)
        for text in every if self._named else ():
            found |= dict.fromkeys(f"the name of {id_}" for id_, stands_in in self._named if stands_in(text))
        return tuple(found)

    def refusal(self, text: str) -> str:
        """Why a text is not to be written that holds what identifies somebody; nothing for any other."""
        found = self.within(text)
        said = f"this holds {listed(found)}; what identifies a person belongs in private/people.yaml, so take it out"
        return said if found else ""

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        """The address or number that the record gives for everybody's use."""
        contact = held(_held(self._folder, "engagement.yaml"), ("lead", "contact"))
        return (contact,) if isinstance(contact, str) else ()

    @cached_property
    def _named(self) -> list[tuple[str, Callable[[str], bool]]]:
        """For each person listed in private/: their id, and what tells whether a text names them."""
        data = _held(self._folder, PEOPLE)
        people = decode(data, People).record if data else None
        if people is None:
            return []
        from pwp.privacy.naming import names_in

        return [(person.id, names_in(person)) for person in people.people]


def identifying(folder: Path, entered: Any) -> tuple[str, ...]:
    """What in the values entered identifies somebody, masked; a person's name where a role belongs too."""
    return (*Watch(folder).within(entered), *dict.fromkeys(_persons(entered)))


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


def _held(folder: Path, file: str) -> dict[str, Any]:
    """What a file holds, or nothing where that cannot be read: `check` says so."""
    try:
        return values(file, read(folder, file))
    except NotReadable:
        return {}
