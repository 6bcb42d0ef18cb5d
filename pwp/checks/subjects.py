"""What checks are asked of: themes, activities, groups and the rest, each with its place in the record."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pwp.checks.check import Subjects
from pwp.findings import Place
from pwp.model.evaluation import Evaluation
from pwp.model.plan import Outcome, Plan
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace

T = TypeVar("T")


def _single(name: str, file: str, get: Callable[[Workspace], T]) -> Subjects[T]:
    """The one thing of its kind that every record has."""
    place = Place(file)
    return Subjects(name, name, place, lambda workspace: ((place, get(workspace)),), single=True)


def _items(one: str, many: str, home: Place, get: Callable[[Workspace], Iterable[T]]) -> Subjects[T]:
    """The items of a list in the record."""

    def find(workspace: Workspace) -> Iterable[tuple[Place, T]]:
        file, route = home
        return ((Place(file, (*route, position)), item) for position, item in enumerate(get(workspace)))

    return Subjects(one, many, home, find)


record: Subjects[Workspace] = _single("record", "engagement.yaml", lambda workspace: workspace)
plan: Subjects[Plan] = _single("plan", "plan.yaml", lambda workspace: workspace.plan)
evaluation: Subjects[Evaluation] = _single("evaluation", "evaluation.yaml", lambda one: one.evaluation)

themes: Subjects[Theme] = _items(
    "theme", "themes", Place("themes.yaml", ("themes",)), lambda one: one.themes.themes
)
outcomes: Subjects[Outcome] = _items(
    "outcome", "outcomes", Place("plan.yaml", ("outcomes",)), lambda one: one.plan.outcomes
)
