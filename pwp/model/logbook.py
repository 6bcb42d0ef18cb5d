"""The log looked up: who was heard, who was told, which methods were used, by a day.

Entries dated after the day asked about show nothing yet; entries that say that they did not happen show nothing
at all. Both are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from pwp.calendar import When, before, by, earliest, latest
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.lookups import ends_on, final_decisions, rows_with_people, takes_part
from pwp.model.workspace import Workspace

HEARD = ("activity", "submission")
"""The kinds of entry in which people were heard."""
TOLD = ("update", "feedback")
"""The kinds of entry by which people were told."""

Placed = tuple[Place, Entry]


def method_of(entry: Entry) -> str | None:
    """The method that an entry used, by its id: its own, or that of its running total."""
    return entry.method or (entry.so_far.method if entry.so_far else None)


def _came(entry: Entry) -> Iterable[str]:
    """The groups that were there, by their ids: those named, but for those counted as none, and those counted."""
    if entry.reached is None:
        return dict.fromkeys(entry.stakeholders)
    counted = {one.stakeholder: one.people for one in entry.reached.by_group if one.stakeholder and one.people}
    nobody = {one.stakeholder for one in entry.reached.by_group if one.people == 0}
    named = () if entry.reached.people == 0 else (one for one in entry.stakeholders if one not in nobody)
    return dict.fromkeys((*named, *counted))


class Logbook:
    """The log of one record, by one day. Everything asked raises Unread where an entry cannot be read."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._workspace = workspace
        self._today = When.of(as_of)

    @cached_property
    def entries(self) -> list[Placed]:
        """Every entry that may show something by the day asked about."""
        today = self._today.last
        return [
            (place, entry)
            for place, entry in self._workspace.entries
            if not entry.not_done and (entry.date is None or entry.date.first <= today)
        ]

    @cached_property
    def _deciding(self) -> frozenset[str]:
        """The groups on the side of those who decide or run it, by their ids."""
        return frozenset(one.id for one in self._workspace.stakeholders.stakeholders if not takes_part(one))

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
        return [placed for placed in self.of("feedback") if self.tells_people(placed[1])]

    def tells_people(self, entry: Entry) -> bool:
        """Whether an update or feedback was meant for people the engagement is with, or for the public."""
        return bool({"participants", "public"} & set(entry.audience)) or self.tells_participants(entry)

    def tells_participants(self, entry: Entry) -> bool:
        """Whether an update or feedback was meant for those who took part."""
        if "participants" in entry.audience:
            return True
        told = {*entry.groups, *entry.stakeholders}
        return any(one.id in told and takes_part(one) for one in self._workspace.stakeholders.stakeholders)

    @cached_property
    def heard(self) -> Mapping[str, list[Placed]]:
        """For each group, by its id: the entries in which it was heard."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            entry = placed[1]
            for group in _came(entry):
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
        """For each method, by its id: the entries in which people, and not only staff, were heard by it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            method, groups = method_of(placed[1]), placed[1].stakeholders
            if method is not None and not (groups and self._deciding.issuperset(groups)):
                found[method].append(placed)
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
        """True while people can still take part: some part of the timetable for them is running or to come.

        Once a final decision is dated, nobody can.
        """
        if self.decided is not None:
            return False
        return any(
            before(end, self._today) is not True
            for row in rows_with_people(self._workspace)
            if (end := ends_on(row) or (self._today if row.opened or row.start else None))
        )

    @cached_property
    def open_until(self) -> When | None:
        """The latest day on which people surely could take part; None where no such day is recorded."""
        closed = (row.closed for row in rows_with_people(self._workspace))
        known = [day for day in (*closed, *self._ended) if day is not None and by(day, self._today)]
        decided = self.decided
        return latest(day for day in known if decided is None or before(day, decided))

    @cached_property
    def over_by(self) -> When | None:
        """A day by which people surely could take part no more; None where that is not known.

        That is the last day of every part of the timetable for them, and of what was held; or the decision.
        """
        rows = rows_with_people(self._workspace)
        if self.decided is None and (self.still_open or not rows or not all(row.closed for row in rows)):
            return None
        if rows and all(row.closed for row in rows):
            return earliest((latest((*(row.closed for row in rows), *self._ended)), self.decided))
        return self.decided

    @cached_property
    def decided(self) -> When | None:
        """The day of the final decision, the last that has surely come where there are several."""
        taken = (one.date for _, one in final_decisions(self._workspace) if not one.not_done)
        return latest(day for day in taken if day is not None and by(day, self._today))

    @property
    def _ended(self) -> Iterator[When]:
        """The last day of every activity."""
        return (day for _, entry in self.activities if (day := entry.until or entry.date))

    def in_time(self, day: When) -> bool | None:
        """Whether something done on a day was done while people could still take part; None where not known."""
        if self.over_by is not None and before(self.over_by, day):
            return False
        if self.still_open and by(day, self._today):
            return True
        return True if self.open_until is not None and by(day, self.open_until) else None
