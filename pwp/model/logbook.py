"""The log looked up: who was heard, who was told, which methods were used, by a day.

Entries dated after the day asked about show nothing yet; entries that say that they did not happen show nothing
at all. Both are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
            (Place(file), entry)
            for file, entry in self._workspace.log.items()
            if not entry.not_done and (entry.date is None or entry.date.first <= today)
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
            counted = (one.stakeholder for one in (entry.reached.by_group if entry.reached else ()) if one.people)
            for group in dict.fromkeys((*entry.stakeholders, *filter(None, counted))):
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
        """For each method, by its id: the entries in which people were heard by it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            entry = placed[1]
            method = entry.method or (entry.so_far.method if entry.so_far else None)
            if method is not None:
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
        if any(by(one.date, self._today) for _, one in final_decisions(self._workspace) if one.date):
            return False
        return any(
            before(end, self._today) is not True
            for row in rows_with_people(self._workspace)
            if (end := ends_on(row) or (self._today if row.opened or row.start else None))
        )

    @cached_property
    def last_chance(self) -> When | None:
        """The last day on which people could take part: None where that is not over, or not recorded."""
        rows = rows_with_people(self._workspace)
        if not rows or self.still_open or not all(row.closed for row in rows):
            return None
        held = (entry.until or entry.date for _, entry in self.activities)
        return latest([*(row.closed for row in rows), *held])
