"""Records that own up to what could not be understood in them.

Where a value did not fit, the record lacks it, and would look as if nothing had been written. A torn record has
the same values, but asking it for one that did not fit raises Misread: so nothing is judged met, or missing, for
want of a value that is there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from types import new_class
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pwp.errors import Misread
from pwp.findings import Route
from pwp.model.structure import field_named

_Lost = dict[str | int, Any]
"""What was misread below a place: by each step the same again, and with `_HERE` the place itself."""
_HERE = ""
_Gone = Mapping[Route, list[int]]
"""For each list, by its route: the positions in the file of its items that were left out, in order."""


def torn(record: Any, file: str, misread: Iterable[Route], left_out: Iterable[Route]) -> Any:
    """The record of a file, torn at each place that was misread; list items that were left out are no more."""
    lost: _Lost = {}
    for route in misread:
        below = lost
        for step in route:
            below = below.setdefault(step, {})
        below[_HERE] = True
    gone: dict[Route, list[int]] = {}
    for route in sorted(left_out, key=lambda one: int(one[-1])):
        gone.setdefault(route[:-1], []).append(int(route[-1]))
    return _tear(record, file, (), lost, gone)


def _tear(held: Any, file: str, here: Route, lost: _Lost, gone: _Gone) -> Any:
    """What is held at a place, torn wherever something below it was misread."""
    if isinstance(held, tuple):
        return _tear_items(held, file, here, lost, gone)
    if not isinstance(held, Struct):
        return held
    kind: type[Struct] = type(held)
    changed: dict[str, Any] = {}
    missing: dict[str, str] = {}
    for step, below in lost.items():
        field = field_named(kind, str(step)) if step != _HERE else None
        if field is None:
            continue
        value = getattr(held, field.attribute)
        at = (*here, step)
        item_lost = any(position in below for position in gone.get(at, ()))
        if _HERE in below or not value or item_lost:
            missing[field.attribute] = field.key
        if value and _HERE not in below:
            changed[field.attribute] = _tear(value, file, at, below, gone)
    whole = replace(held, **changed) if changed else held
    return _without(whole, file, missing) if missing else whole


def _tear_items(held: tuple[Any, ...], file: str, here: Route, lost: _Lost, gone: _Gone) -> tuple[Any, ...]:
    """The items of a list, each torn; those that were left out of the record are passed over."""
    items, left_out = list(held), gone.get(here, [])
    for step, below in lost.items():
        if step == _HERE:
            continue
        before = bisect_left(left_out, int(step))
        position = int(step) - before
        if step not in left_out[before : before + 1] and position < len(items):
            items[position] = _tear(items[position], file, (*here, step), below, gone)
    return tuple(items)


def _without(held: Struct, file: str, missing: Mapping[str, str]) -> Struct:
    """The record, raising Misread where it is asked for one of these values, each by attribute and key."""
    kind: type[Struct] = type(held)
    values = {name: getattr(held, name) for name in kind.__struct_fields__}
    return _torn_type(kind, file, tuple(missing.items()))(**values)


@cache
def _torn_type(kind: type[Struct], file: str, missing: tuple[tuple[str, str], ...]) -> type[Struct]:
    """A record type that has everything of another and does not give some of its values."""
    keys = dict(missing)

    def ask(self: Struct, name: str) -> Any:
        if name in keys:
            kept = super(made, self).__getattribute__(name)
            raise Misread(file, keys[name], kept if isinstance(kept, tuple) else ())
        return super(made, self).__getattribute__(name)

    made: type[Struct] = new_class(
        kind.__name__,
        (kind,),
        {"frozen": True, "kw_only": True},
        lambda body: body.update({"__getattribute__": ask, "__module__": kind.__module__}),
    )
    return made
