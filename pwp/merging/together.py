"""Three versions of some values come to one: what each of two people did to what they both began with.

Mappings are compared key by key. The items of a list are known by their ids; records without one by what they say,
or, where somebody changed one, by what it said before; words are there or are not. What both changed, and not to
the same, is a conflict.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from pwp.edit.differences import known_by, normal

Side = Literal["ours", "theirs"]
ALIKE = 0.5
"""Which share of its keys two records without an id have alike for the one to count as the other, changed."""


class Conflict(NamedTuple):
    """One value that both changed: the keys and ids that lead to it, and the value of each; None where it is gone."""

    route: tuple[str, ...]
    before: Any
    ours: Any
    theirs: Any


class Together(NamedTuple):
    """What three versions come to, and where both say something else; there it holds what one side says."""

    value: Any
    conflicts: tuple[Conflict, ...]


def together(before: Any, ours: Any, theirs: Any, *, take: Side = "ours") -> Together:
    """Our values with what they did to those before; in a conflict, what the side to `take` says."""
    meeting = _Meeting(take)
    value = meeting.value((), *(normal(one) or {} for one in (before, ours, theirs)))
    return Together(value or {}, tuple(meeting.conflicts))


class _Meeting:
    """One putting together, with the conflicts met on the way."""

    def __init__(self, take: Side) -> None:
        self._take = take
        self.conflicts: list[Conflict] = []

    def value(self, route: tuple[str, ...], before: Any, ours: Any, theirs: Any) -> Any:
        """What three versions of a value come to; None where it is gone, or was never there."""
        if theirs in (ours, before):
            return ours
        if ours == before:
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._keys(route, before if isinstance(before, dict) else {}, ours, theirs)
        was_list = isinstance(before, list)
        if all(isinstance(one, list) or (one is None and was_list) for one in (ours, theirs)):
            return self._items(route, before if was_list else [], ours or [], theirs or [])
        self.conflicts.append(Conflict(route, before, ours, theirs))
        return ours if self._take == "ours" else theirs

    def _keys(self, route: tuple[str, ...], before: Mapping[str, Any], ours: Any, theirs: Any) -> dict[str, Any] | None:
        held = {
            key: self.value((*route, key), before.get(key), ours.get(key), theirs.get(key)) for key in ours | theirs
        }
        return {key: value for key, value in held.items() if value is not None} or None

    def _items(self, route: tuple[str, ...], before: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
        was = _named(before)
        mine, other = _known_as_before(was, _named(ours)), _known_as_before(was, _named(theirs))
        held = []
        for name in _order(list(was), list(mine), list(other)):
            shown = _shown(name, was.get(name) or mine.get(name) or other.get(name))
            value = self.value((*route, shown), was.get(name), mine.get(name), other.get(name))
            if value is not None:
                held.append(value)
        return held or None


Named = dict[tuple[str, int], Any]
"""The items of a list, each by what it is known by and how many of those came before it."""


def _named(items: Sequence[Any]) -> Named:
    seen: Counter[str] = Counter()
    found: Named = {}
    for item in items:
        if item is not None:
            name = known_by(item)
            found[name, seen[name]] = item
            seen[name] += 1
    return found


def _known_as_before(before: Named, now: Named) -> Named:
    """The items as they are now, those without an id that somebody changed by the name they had before."""
    gone = [name for name in before if name not in now and _has_no_id(before[name])]
    names = {}
    for name, item in now.items():
        if name not in before and _has_no_id(item) and gone:
            likeness, was = max((_likeness(before[one], item), one) for one in gone)
            if likeness >= ALIKE:
                names[name] = was
                gone.remove(was)
    return {names.get(name, name): item for name, item in now.items()}


def _has_no_id(item: Any) -> bool:
    return isinstance(item, dict) and not item.get("id")


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Which share of their keys two records have alike."""
    keys = one.keys() | other.keys()
    return len([key for key in keys if one.get(key) == other.get(key)]) / len(keys)


def _order(before: list[tuple[str, int]], ours: list[tuple[str, int]], theirs: list[tuple[str, int]]) -> list[Any]:
    """Every item of both: ours as they stand, theirs behind the one they follow, or theirs first if only they moved."""
    there = set(ours) & set(theirs)
    as_it_was = [name for name in before if name in there]
    moved = [name for name in theirs if name in as_it_was] != as_it_was
    still = [name for name in ours if name in as_it_was] == as_it_was
    lead, others = (theirs, ours) if moved and still else (ours, theirs)
    order = list(lead)
    for kind, _, last, from_, to in SequenceMatcher(a=lead, b=others, autojunk=False).get_opcodes():
        if kind in ("insert", "replace"):
            new = [name for name in others[from_:to] if name not in order]
            behind = order.index(lead[last - 1]) + 1 if last else 0
            order[behind:behind] = new
    return order


def _shown(name: tuple[str, int], item: Any) -> str:
    """What an item is called for a reader: its id, or the first text it holds."""
    if isinstance(item, dict):
        return str(item.get("id") or next((one for one in item.values() if isinstance(one, str)), "an item"))
    return str(item) if isinstance(item, str) else name[0]
