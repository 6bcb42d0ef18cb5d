"""The log looked up: who was heard, who was told, which methods were used, by a day.

Entries dated after the day asked about show nothing yet, and are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from pwp.calendar import When, before, by, earliest
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.workspace import Workspace

HEARD = ("activity", "submission")
"""The kinds of entry in which people were heard."""
TOLD = ("update", "feedback")
"""The kinds of entry by which people were told."""
TAKING_PART = ("engagement", "consultation")
"""The kinds of timetable row in which people take part."""

Placed = tuple[Place, Entry]


class Logbook:
    """The log of one record, by one day. Everything asked raises Unread where an entry cannot be read."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._workspace = workspace
        self._today = When.of(as_of)

    @cached_property
    def entries(self) -> list[Placed]:
        """Every entry that is not dated after the day asked about."""
        today = self._today
        return [
            (Place(file), entry)
            for file, entry in self._workspace.log.items()
            if entry.date is None or entry.date.first <= today.last
        ]

    def of(self, *kinds: str) -> Iterable[Placed]:
        """The entries of these kinds, in the order of their names."""
        return (placed for placed in self.entries if placed[1].kind in kinds)

    @cached_property
    def activities(self) -> list[Placed]:
        """What was done with people."""
        return list(self.of("activity"))

    @cached_property
    def feedback(self) -> list[Placed]:
        """What people were told about what came of it."""
        return list(self.of("feedback"))

    @cached_property
    def heard(self) -> Mapping[str, list[Placed]]:
        """For each group, by its id: the entries in which it was heard."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            for group in placed[1].stakeholders:
                found[group].append(placed)
        return found

    @cached_property
    def told(self) -> Mapping[str, list[Placed]]:
        """For each group, by its id: the entries by which it was told something."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*TOLD):
            for group in dict.fromkeys((*placed[1].groups, *placed[1].stakeholders)):
                found[group].append(placed)
        return found

    @cached_property
    def first_contact(self) -> Mapping[str, When]:
        """For each group, by its id: the earliest dated entry of any kind in which it took part."""
        found: dict[str, list[When]] = defaultdict(list)
        for _, entry in self.entries:
            if entry.date is not None:
                for group in entry.stakeholders:
                    found[group].append(entry.date)
        return {group: first for group, days in found.items() if (first := earliest(days))}

    @cached_property
    def using(self) -> Mapping[str, list[Placed]]:
        """For each method, by its id: the activities that used it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.activities:
            if placed[1].method is not None:
                found[placed[1].method].append(placed)
        return found

    @cached_property
    def raised(self) -> Mapping[str, list[Placed]]:
        """For each theme, by its id: the entries in which people raised it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            for theme in placed[1].themes:
                found[theme].append(placed)
        return found

    @cached_property
    def still_open(self) -> bool:
        """True while people can still take part: a row of the timetable has opened, and not closed yet."""
        for row in self._workspace.plan.timetable:
            if row.kind not in TAKING_PART:
                continue
            closed = row.closed is not None and by(row.closed, self._today) is not False
            over = row.closed is None and row.end is not None and before(row.end, self._today) is True
            if not closed and not over and (row.opened or row.start):
                return True
        return False
