"""References such as P014, the people behind them, and the texts in which they must not be named."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pwp.findings import Place
from pwp.model.people import NamedPerson
from pwp.model.structure import fields
from pwp.model.workspace import PEOPLE, Workspace

IS_REFERENCE = re.compile(r"P\d{3,6}", re.ASCII)
_IN_TEXT = re.compile(r"\bP\d{3,6}\b", re.ASCII)


class Behind(NamedTuple):
    """Somebody whose name must not stand in the record: the reference, and who it is where that is known."""

    reference: str
    person: NamedPerson | None


def references(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Every reference to a person in the record, once each, with its first place."""
    seen: set[str] = set()
    for position, quote in enumerate(workspace.themes.quotes):
        if quote.person and quote.person not in seen:
            seen.add(quote.person)
            yield Place("themes.yaml", ("quotes", position, "person")), quote.person
    for file, record in workspace.records():
        for place, text in _texts(Place(file), record) if file in workspace.disk.mentioning else ():
            for reference in _IN_TEXT.findall(text):
                if reference not in seen:
                    seen.add(reference)
                    yield place, reference


def refers_to_somebody(text: str) -> bool:
    """Whether a reference to a person, such as P014, stands in a text."""
    return _IN_TEXT.search(text) is not None


def unnamed(workspace: Workspace) -> tuple[str, ...]:
    """The references in the record to people whose names are not there to compare with."""
    known = {person.id for person in workspace.people.people if person.name}
    return tuple(reference for _, reference in references(workspace) if reference not in known)


def names_unchecked(workspace: Workspace) -> bool:
    """True where the record refers to somebody whose name is not there to compare with."""
    return bool(unnamed(workspace))


def people_behind(workspace: Workspace) -> Iterator[tuple[Place, Behind]]:
    """Everybody whose name must not stand in the record: those on the list of names, and those referred to."""
    known = {str(person.id): person for person in workspace.people.people}
    for position, person in enumerate(workspace.people.people):
        yield Place(PEOPLE, ("people", position)), Behind(person.id, person)
    for place, reference in references(workspace):
        if reference not in known:
            yield place, Behind(reference, None)


def texts(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Every text in the record, with its place; not those of private/."""
    for file, record in workspace.records():
        yield from _texts(Place(file), record)


def _texts(place: Place, held: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(held, str):
        yield place, held
    elif isinstance(held, tuple):
        for position, one in enumerate(held):
            yield from _texts(Place(place.file, (*place.route, position)), one)
    elif hasattr(type(held), "__struct_fields__"):
        kind: Any = type(held)
        for field in fields(kind):
            value = getattr(held, field.attribute)
            if value:
                yield from _texts(Place(place.file, (*place.route, field.key)), value)
