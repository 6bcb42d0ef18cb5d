"""Records that own up to what could not be understood in them.

Where a value did not fit, the record lacks it, and would look as if nothing had been written. A torn record has
the same values, but asking it for one that did not fit raises Misread: so nothing is judged met, or missing, for
want of a value that is there.
"""

from collections.abc import Iterable
from functools import cache
from types import new_class
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pwp.errors import Misread
from pwp.findings import Route
from pwp.model.structure import field_named


def torn(record: Any, file: str, misread: Iterable[Route], left_out: Iterable[Route]) -> Any:
    """The record of a file, torn at each place that was misread; list items that were left out are no more."""
    gone = tuple(left_out)
    for route in misread:
        record = _tear(record, file, (), route, gone)
    return record


def _tear(held: Any, file: str, above: Route, route: Route, gone: tuple[Route, ...]) -> Any:
    """What is held at a place, torn further down the route."""
    step, rest = route[0], route[1:]
    here = (*above, step)
    if isinstance(held, tuple):
        position = int(step) - sum(1 for one in gone if one[:-1] == above and int(one[-1]) < int(step))
        if here in gone or position >= len(held):
            return held
        return (*held[:position], _tear(held[position], file, here, rest, gone), *held[position + 1 :])
    if not isinstance(held, Struct):
        return held
    kind: type[Struct] = type(held)
    field = field_named(kind, str(step))
    if field is None:
        return held
    value = getattr(held, field.attribute)
    item_lost = len(rest) == 1 and (*here, rest[0]) in gone
    if not rest or not value or (item_lost and field.record is None):
        return _without(held, file, field.attribute, field.key)
    return replace(held, **{field.attribute: _tear(value, file, here, rest, gone)}) if not item_lost else held


def _without(held: Struct, file: str, attribute: str, key: str) -> Struct:
    """The record, raising Misread where it is asked for one of its values."""
    kind: type[Struct] = type(held)
    values = {name: object.__getattribute__(held, name) for name in kind.__struct_fields__}
    return _torn_type(kind, file, attribute, key)(**values)


@cache
def _torn_type(kind: type[Struct], file: str, attribute: str, key: str) -> type[Struct]:
    """A record type that has everything of another and does not give one of its values."""

    def ask(self: Struct, name: str) -> Any:
        if name == attribute:
            raise Misread(file, key)
        return super(made, self).__getattribute__(name)

    made: type[Struct] = new_class(
        kind.__name__,
        (kind,),
        {"frozen": True, "kw_only": True},
        lambda body: body.update({"__getattribute__": ask, "__module__": kind.__module__}),
    )
    return made
