"""How a check finds the one thing, or the items of a list, that it is asked of; and the files they stand in."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from pwp.checks.check import Subjects
from pwp.errors import Misread
from pwp.findings import Place
from pwp.model.workspace import Workspace

T = TypeVar("T")

PLAN, STAKEHOLDERS, THEMES = "plan.yaml", "stakeholders.yaml", "themes.yaml"
EVALUATION, DECISIONS, DOCUMENTS = "evaluation.yaml", "decisions.yaml", "documents.yaml"
COMMITMENTS, OPTIONS = "commitments.yaml", "options.yaml"
CHANGE = "change.yaml"
LOG = Place("log/")


def single(name: str, file: str, get: Callable[[Workspace], T], *route: str) -> Subjects[T]:
    """The one thing of its kind that every record has."""
    place = Place(file, route)
    return Subjects(name, name, place, lambda workspace: ((place, get(workspace)),), single=True)


def items(one: str, many: str, home: Place, get: Callable[[Workspace], Iterable[T]]) -> Subjects[T]:
    """The items of a list in the record."""

    def find(workspace: Workspace) -> Iterator[tuple[Place, T]]:
        file, route = home
        lost = None
        try:
            items = get(workspace)
        except Misread as misread:  # the items that are understood are asked all the same
            lost, items = misread, cast("Iterable[T]", misread.rest)
        for position, item in enumerate(items):
            yield Place(file, (*route, position)), item
        if lost is not None:
            raise lost

    return Subjects(one, many, home, find)
