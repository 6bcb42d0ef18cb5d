"""Who was told what came of it, and who is still owed an answer, as far as the log shows."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pwp.calendar import When, before
from pwp.findings import Place
from pwp.model.attendance import came
from pwp.model.log import Entry
from pwp.model.logbook import TOLD, Logbook
from pwp.model.promised import Placed
from pwp.model.themes import Theme

OF_DECISIONS, OF_REASONS = ("decisions",), ("decisions", "reasons")
"""What feedback has to cover once it is decided: for those who took part, and for the public."""


def fed_back_in(theme: Theme, log: Logbook) -> Place | None:
    """The feedback that told people what became of a theme; None where none did."""
    told = theme.response.told if theme.response else None
    return next((place for place, one in log.feedback if theme.id in one.themes or one.id == told), None)


def came_after(entry: Entry, decided: When | None) -> bool:
    """Whether an entry surely came no earlier than a decision."""
    return bool(decided and entry.date and before(entry.date, decided) is False)


def told_since(log: Logbook, tells: Callable[[Entry], bool], decided: When | None) -> list[Placed]:
    """The feedback for some people that surely came no earlier than a decision."""
    return [(place, entry) for place, entry in log.feedback if tells(entry) and came_after(entry, decided)]


def left_out(feedback: Iterable[Placed], needs: Iterable[str]) -> list[str]:
    """What feedback has to cover, and none of it does."""
    covered = {part for _, entry in feedback for part in entry.covers}
    return [part for part in needs if part not in covered]


class Untold(NamedTuple):
    """An activity after which people heard nothing: where it is, the entry, and their groups, where they are named."""

    place: Place
    entry: Entry
    groups: tuple[str, ...]


def untold(log: Logbook, participating: Collection[str]) -> Iterator[Untold]:
    """The activities with people of which those who were there have surely been told nothing since.

    `participating` are the groups that the engagement is with, by ids. Each group is asked for once, at its last
    activity; and where an activity names none, those who took part in the last such one.
    """
    last = _last_activities(log, participating)
    told = _last_told(log)
    waiting: dict[Place, tuple[Entry, list[str]]] = {}
    for group, (place, entry) in last.items():
        heard = [told[whom] for whom in ((group, EVERYBODY) if group else (ANYBODY,)) if whom in told]
        if entry.date and max(heard, default=date.min) < entry.date.first:
            waiting.setdefault(place, (entry, []))[1].extend([group] if group else [])
    for place, (entry, groups) in sorted(waiting.items(), key=lambda one: one[0].file):
        yield Untold(place, entry, tuple(groups))


UNNAMED, EVERYBODY, ANYBODY = "", "(everybody)", "(anybody)"
"""Beside groups, by their ids: those who took part where no group is named; all who did; any of them."""


def _last_activities(log: Logbook, participating: Collection[str]) -> dict[str, Placed]:
    """For each group, by its id: the last activity it took part in; and the last that names none."""
    last: dict[str, Placed] = {}
    for place, entry in log.with_people:
        if entry.kind != "activity" or entry.date is None:
            continue
        for group in [one for one in came(entry) if one in participating] or [UNNAMED]:
            known = last[group][1].date if group in last else None
            if known is None or known.last <= entry.date.last:
                last[group] = (place, entry)
    return last


def _last_told(log: Logbook) -> dict[str, date]:
    """For each group, for everybody and for anybody: the last day on which they may have been told something."""
    told: dict[str, date] = {}
    for _, entry in log.of(*TOLD):
        to_all = "participants" in entry.audience or "public" in entry.audience
        groups = [EVERYBODY] if to_all else [*entry.groups, *entry.stakeholders]
        for whom in [*groups, ANYBODY] if log.tells_people(entry) else ():
            told[whom] = max(told.get(whom, date.min), entry.date.last if entry.date else date.max)
    return told
