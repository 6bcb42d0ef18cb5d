"""References such as P014, the people behind them, and the texts in which they must not be named."""

from collections.abc import Iterator
from typing import Any

from pwp.findings import Place
from pwp.model.people import NamedPerson
from pwp.model.structure import fields
from pwp.model.workspace import PEOPLE, Workspace


def references(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Every reference to a person in the record, with its place."""
    for position, quote in enumerate(workspace.themes.quotes):
        if quote.person:
            yield Place("themes.yaml", ("quotes", position, "person")), quote.person


def names_unchecked(workspace: Workspace) -> bool:
    """True where the record refers to people and the list of their names is not there to compare with."""
    return not workspace.has(PEOPLE) and next(references(workspace), None) is not None


def people_behind(workspace: Workspace) -> Iterator[tuple[Place, NamedPerson]]:
    """Everybody whose name must not stand in the record.

    Those on the list of names, where it is there; else whoever the record refers to, without a name.
    """
    if workspace.has(PEOPLE):
        for position, person in enumerate(workspace.people.people):
            yield Place(PEOPLE, ("people", position)), person
        return
    for place, reference in references(workspace):
        yield place, NamedPerson(id=reference)  # type: ignore[arg-type] # the id that the record gives


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
