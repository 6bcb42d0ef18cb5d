"""The entries of the log and what stands in them, as checks are asked of them."""

from collections.abc import Iterator

from pwp.checks.check import Subjects
from pwp.checks.subjects.listing import LOG, PLAN
from pwp.findings import Place
from pwp.model.attendance import came, deciding_groups, participating_groups, people_came, tells_people
from pwp.model.log import Challenge, Entry, View
from pwp.model.logbook import HEARD, method_of
from pwp.model.plan import (
    Method,
)
from pwp.model.workspace import Workspace


def _opposing(workspace: Workspace) -> Iterator[tuple[Place, tuple[View, Entry]]]:
    """Every view that was not in favour, or that does not say."""
    for file, entry in workspace.log.items():
        for position, view in enumerate(entry.views):
            if view.stance in (None, "concern", "mixed"):
                yield Place(file, ("views", position)), (view, entry)


def _challenges(workspace: Workspace) -> Iterator[tuple[Place, tuple[Challenge, Entry]]]:
    """Every challenge that was made."""
    for file, entry in workspace.log.items():
        for position, challenge in enumerate(entry.challenges if not entry.not_done else ()):
            yield Place(file, ("challenges", position)), (challenge, entry)


def _activities_with_people(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The activities that were not only for those who decide or run it, and to which somebody came."""
    deciding = deciding_groups(workspace)
    for place, entry in activities.find(workspace):
        if people_came(entry, came(entry), deciding):
            yield place, entry


def _feedback(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The feedback that was for people, and not only for those who decide or run it."""
    participating = participating_groups(workspace)
    for place, entry in workspace.entries:
        if entry.kind == "feedback" and not entry.not_done and tells_people(entry, participating):
            yield place, entry


def _used_methods(workspace: Workspace) -> Iterator[tuple[Place, Method]]:
    """The methods of the plan that some entry names in which people were, or are to be, heard."""
    deciding = deciding_groups(workspace)
    used: set[str | None] = {None}
    for entry in workspace.log.values():
        if entry.kind in HEARD and not entry.not_done and method_of(entry) not in used:
            used.update([method_of(entry)] if people_came(entry, came(entry), deciding) else ())
    for position, method in enumerate(workspace.plan.methods):
        if method.id in used:
            yield Place(PLAN, ("methods", position)), method


entries: Subjects[Entry] = Subjects("log entry", "log entries", LOG, lambda workspace: workspace.entries)
activities = entries.where(lambda entry: entry.kind == "activity" and not entry.not_done, "activity", "activities")
dated = entries.where(lambda entry: entry.date is not None, "dated entry", "dated entries")
dated_activities = activities.where(lambda entry: entry.date is not None, "dated activity", "dated activities")
with_papers = activities.where(
    lambda entry: entry.papers_sent is not None or bool(entry.information and entry.invited),
    "activity with papers",
    "activities with papers",
)
activities_with_people: Subjects[Entry] = Subjects(
    "activity with people", "activities with people", LOG, _activities_with_people
)
challenges: Subjects[tuple[Challenge, Entry]] = Subjects("challenge", "challenges", LOG, _challenges)
feedback: Subjects[Entry] = Subjects("piece of feedback", "pieces of feedback", LOG, _feedback)
opposing_views: Subjects[tuple[View, Entry]] = Subjects(
    "view with a concern, or without a stance", "views with a concern, or without a stance", LOG, _opposing
)
used_methods: Subjects[Method] = Subjects(
    "method that was used", "methods that were used", Place(PLAN, ("methods",)), _used_methods
)
