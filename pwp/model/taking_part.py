"""Since when, and until when, people could take part, as far as the timetable, the log and the decisions tell."""

from collections.abc import Callable, Sequence
from functools import cached_property

from pwp.calendar import When, before, by, earliest, latest
from pwp.model.lookups import (
    begins_on,
    decisions_taken,
    ends_on,
    final_decisions,
    open_by,
    rows_with_people,
    taken,
)
from pwp.model.plan import Phase
from pwp.model.promised import Placed
from pwp.model.workspace import Workspace


class TakingPart:
    """The time in which people could take part, by a day. `heard` gives the entries in which people were heard."""

    def __init__(self, workspace: Workspace, today: When, heard: Callable[[], Sequence[Placed]]) -> None:
        self._workspace = workspace
        self.today = today
        self._heard = heard

    @cached_property
    def _rows(self) -> list[tuple[Phase, When | None]]:
        """The parts of the timetable for people, each with the day since when they can take part no more.

        That is the day it closed, or the first final decision that surely came once it had begun.
        """
        final = [one.date for _, one in final_decisions(self._workspace) if taken(one, self.today)]
        rows = []
        for row in rows_with_people(self._workspace):
            begin = begins_on(row)
            decided = (day for day in final if day is not None and (begin is None or by(begin, day)))
            closed = row.closed if row.closed and by(row.closed, self.today) else None
            rows.append((row, earliest((closed, *decided))))
        return rows

    @cached_property
    def still_open(self) -> bool:
        """True while people can still take part: some part of the timetable for them is running or to come."""
        return any(
            before(end, self.today) is not True
            for row, over in self._rows
            if (end := over or ends_on(row) or (self.today if begins_on(row) else None))
        )

    @cached_property
    def open_until(self) -> When | None:
        """The latest day on which people surely could take part; None where no such day is recorded."""
        days = [day for row, _ in self._rows for day in (row.opened, row.closed)]
        days += [entry.until or entry.date for _, entry in self._heard()]
        known = [day for day in days if day is not None and by(day, self.today)]
        over = self.over_by
        return latest(day if over is None or by(day, over) else over for day in known)

    @cached_property
    def over_by(self) -> When | None:
        """A day after which people surely could take part no more; None where that is not known."""
        over = [day for _, day in self._rows]
        if None in over or self.still_open:
            return None
        return latest(over) if over else self.decided

    @cached_property
    def decided(self) -> When | None:
        """The day of the final decision, the last that has surely come where there are several."""
        return latest(one.date for _, one in final_decisions(self._workspace) if taken(one, self.today))

    @cached_property
    def first_decided(self) -> When | None:
        """The day of the final decision, the first that has surely come where there are several."""
        return earliest(one.date for _, one in final_decisions(self._workspace) if taken(one, self.today))

    def by_the_first_decision(self, day: When) -> bool | None:
        """Whether a day came no later than any decision taken that may be final; None where that is not known."""
        if self.first_decided is not None and by(day, self.first_decided) is False:
            return False
        taken_on = [one.date for _, one in decisions_taken(self._workspace, self.today)]
        return all(decided is not None and by(day, decided) for decided in taken_on) or None

    def before_the_decision(self, day: When | None) -> bool | None:
        """Whether a day came no later than the final decision, or none was taken; None where that is not known."""
        if self.decided is None:
            return None if decisions_taken(self._workspace, self.today) else True
        return None if day is None else by(day, self.decided)

    @cached_property
    def _not_begun(self) -> bool:
        """Whether nothing has begun with people, as far as anything is recorded or planned."""
        begun = any(begin and by(begin, self.today) is not False for row, _ in self._rows for begin in [begins_on(row)])
        return not begun and self.decided is None and self.open_until is None

    def in_time(self, day: When) -> bool | None:
        """Whether something done on a day was done while people could still take part; None where not known."""
        if self.over_by is not None and before(self.over_by, day):
            return False
        if (self.still_open or self._not_begun) and by(day, self.today):
            return True
        return True if self.open_until is not None and by(day, self.open_until) else None

    @cached_property
    def begun_by(self) -> When | None:
        """A day by which people surely could take part, or did; None where no such day is recorded."""
        heard = (entry.date for _, entry in self._heard())
        return earliest((open_by(self._workspace), *heard))

    def under_way(self, day: When) -> bool | None:
        """Whether people could already take part on a day, and still; None where that is not known."""
        in_time = self.in_time(day)
        begun = self.begun_by is not None and by(self.begun_by, day)
        return in_time if begun or in_time is False else None
