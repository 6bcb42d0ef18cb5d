"""The log looked up: who was heard, who was told, which methods were used, by a day.

Entries dated after the day asked about show nothing yet; entries that say that they did not happen show nothing
at all. Both are left out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property

from pwp.calendar import When, by, each_day, earliest, latest
from pwp.errors import Unknown
from pwp.model.attendance import (
    came,
    deciding_groups,
    participating_groups,
    people_came,
    tells_participants,
    tells_people,
)
from pwp.model.log import Entry
from pwp.model.lookups import (
    days_to_avoid,
    open_by,
)
from pwp.model.promised import Placed, kept_promises
from pwp.model.taking_part import TakingPart
from pwp.model.workspace import Workspace

HEARD = ("activity", "submission")
"""The kinds of entry in which people were heard."""
TOLD = ("update", "feedback")
"""The kinds of entry by which people were told."""
UNASKED = ("petition", "complaint", "legal-challenge")
"""The forms of what comes in that nobody has asked for."""


def is_unasked(entry: Entry) -> bool:
    """Whether an entry is of something that came in and that nobody had asked for, such as a petition."""
    return entry.received is not None and entry.received.form in UNASKED


def method_of(entry: Entry) -> str | None:
    """The method that an entry used, by its id: its own, or that of its running total."""
    return entry.method or (entry.so_far.method if entry.so_far else None)


class Logbook:
    """The log of one record, by one day. Everything asked raises Unread where an entry cannot be read."""

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self._workspace = workspace
        self.today = When.of(as_of)

    @cached_property
    def entries(self) -> list[Placed]:
        """Every entry that may show something by the day asked about."""
        today = self.today.last
        return [
            (place, entry)
            for place, entry in self._workspace.entries
            if not entry.not_done and (entry.date is None or entry.date.first <= today)
        ]

    @cached_property
    def _deciding(self) -> frozenset[str]:
        """The groups on the side of those who decide or run it, by their ids."""
        return deciding_groups(self._workspace)

    @cached_property
    def participating(self) -> frozenset[str]:
        """The groups that the engagement is with, by their ids."""
        return participating_groups(self._workspace)

    @cached_property
    def _there(self) -> Mapping[str, Collection[str]]:
        """For each entry, by its id: the groups that were there. Asked several times, and worked out once."""
        return {entry.id: came(entry) for _, entry in self.entries}

    def is_with_people(self, entry: Entry) -> bool:
        """Whether people, and not only those who decide or run it, were there, as far as an entry says."""
        return people_came(entry, self._there[entry.id], self._deciding)

    def names_people(self, entry: Entry) -> bool:
        """Whether an entry names a group that the engagement is with among those who were there."""
        return any(one in self.participating for one in self._there[entry.id])

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
        return tells_people(entry, self.participating)

    def tells_participants(self, entry: Entry) -> bool:
        """Whether an update or feedback was meant for those who took part."""
        return tells_participants(entry, self.participating)

    @cached_property
    def heard(self) -> Mapping[str, list[Placed]]:
        """For each group, by its id: the entries in which it was heard."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            entry = placed[1]
            for group in self._there[entry.id]:
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
    def at_decisions(self) -> frozenset[str]:
        """The groups, by their ids, that were there when something was decided on the way."""
        return frozenset(group for _, entry in self.of("decision-point") for group in self._there[entry.id])

    @cached_property
    def fed_back(self) -> frozenset[str]:
        """The groups, by their ids, that feedback was for or was made with; where it says so, all heard by then."""
        found: set[str] = set()
        for _, entry in self.of("feedback"):
            found.update(entry.groups, entry.stakeholders, entry.coproduced_with)
        last = latest(entry.date for _, entry in self.of("feedback") if "participants" in entry.audience)
        if last is not None:
            first = {group: earliest(entry.date for _, entry in entries) for group, entries in self.heard.items()}
            found.update(group for group, day in first.items() if day is None or by(day, last) is not False)
        return frozenset(found)

    @cached_property
    def with_people(self) -> list[Placed]:
        """The entries in which people, and not only those who decide or run it, were heard."""
        return [placed for placed in self.of(*HEARD) if self.is_with_people(placed[1])]

    @cached_property
    def engaged_since(self) -> When | None:
        """When people were first engaged: the first activity with them, or the first part for them that opened."""
        activities = (entry.date for _, entry in self.with_people if entry.kind == "activity")
        return earliest((open_by(self._workspace), *activities))

    @cached_property
    def sent_in_since(self) -> When | None:
        """When people first sent something in that may have been asked for."""
        sent = (entry for _, entry in self.with_people if entry.kind == "submission")
        return earliest(entry.date for entry in sent if not is_unasked(entry))

    @cached_property
    def first_contact(self) -> Mapping[str, When]:
        """For each group, by its id: the earliest dated entry of any kind in which it took part."""
        found: dict[str, list[When]] = defaultdict(list)
        for _, entry in self.entries:
            if entry.date is not None:
                for group in self._there[entry.id]:
                    found[group].append(entry.date)
        return {group: first for group, days in found.items() if (first := earliest(days))}

    @cached_property
    def using(self) -> Mapping[str, list[Placed]]:
        """For each method, by its id: the entries in which people, and not only staff, were heard by it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.with_people:
            if (method := method_of(placed[1])) is not None:
                found[method].append(placed)
        return found

    @cached_property
    def method_reviews(self) -> list[Placed]:
        """The entries in which people, and not only staff, were heard that say how the method worked."""
        return [placed for placed in self.with_people if placed[1].method_review]

    @cached_property
    def asked_how_it_was(self) -> list[Placed]:
        """The entries in which people, and not only staff, were heard that say what they thought of taking part."""
        return [placed for placed in self.with_people if placed[1].experience]

    @cached_property
    def giving(self) -> Mapping[str, list[Placed]]:
        """For each piece of information, by its id: the entries in which it was given."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.entries:
            for piece in placed[1].information:
                found[piece].append(placed)
        return found

    @cached_property
    def by_method(self) -> Mapping[str | None, list[Placed]]:
        """For each method, by its id, and for None: the entries of what was done or came in by it, whoever came."""
        found: dict[str | None, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            found[method_of(placed[1])].append(placed)
        return found

    @cached_property
    def handed_out(self) -> Mapping[str, list[Placed]]:
        """For each piece of information, by its id: the entries by which people were given it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.entries:
            entry = placed[1]
            told = entry.kind in TOLD and self.tells_people(entry)
            if entry.information and (told or any(one not in self._deciding for one in self._there[entry.id])):
                for piece in entry.information:
                    found[piece].append(placed)
        return found

    @cached_property
    def updates_given(self) -> Mapping[int, Placed]:
        """For each update that people were promised, by identity: the entry that gave it."""
        communication = self._workspace.plan.communication
        promises = [one for one in (communication.updates if communication else ()) if not one.not_done]
        return kept_promises(promises, [placed for placed in self.of(*TOLD) if self.tells_people(placed[1])])

    @cached_property
    def raised(self) -> Mapping[str, list[Placed]]:
        """For each theme, by its id: the entries in which people raised it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.of(*HEARD):
            for theme in placed[1].themes:
                found[theme].append(placed)
        return found

    @cached_property
    def local_holidays(self) -> frozenset[date]:
        """The days that are a holiday here and not in all of Scotland, as far as the plan gives them.

        Where the plan cannot be read or understood there are none: only advice hangs on them, and less of it is given.
        """
        try:
            rows = [row for row in self._workspace.plan.avoid if row.kind == "local-holiday"]
            return frozenset(each_day(days for row in rows if (days := days_to_avoid(row))))
        except Unknown:
            return frozenset()

    @cached_property
    def taking_part(self) -> TakingPart:
        """Since when, and until when, people could take part."""
        return TakingPart(self._workspace, self.today, lambda: self.with_people)
