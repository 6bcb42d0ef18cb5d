"""References such as P014, and whether the names behind them can be compared with."""

from collections.abc import Iterator

from pwp.findings import Place
from pwp.model.workspace import PEOPLE, Workspace


def references(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Every reference to a person in the record, with its place."""
    for position, quote in enumerate(workspace.themes.quotes):
        if quote.person:
            yield Place("themes.yaml", ("quotes", position, "person")), quote.person


def names_unchecked(workspace: Workspace) -> bool:
    """True where the record refers to people and the list of their names is not there to compare with."""
    return not workspace.has(PEOPLE) and next(references(workspace), None) is not None
