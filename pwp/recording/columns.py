"""The keys of a record laid side by side: what an option of a command, or a column of a sheet, stands for."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.model.structure import CARRIED, Field, Kind, fields


class Column(NamedTuple):
    """A key of a record, or of a part of it, that holds one value or a list of words; never a list of records."""

    route: tuple[str, ...]
    field: Field

    @property
    def key(self) -> str:
        """The keys that lead to it, parted by slashes: `reached/people`."""
        return "/".join(self.route)

    @property
    def heading(self) -> str:
        """The key as a person reads it: `Reached: people`."""
        return ": ".join(part.replace("_", " ") for part in self.route).capitalize()


@cache
def columns(record: type[Struct]) -> tuple[Column, ...]:
    """Every key of a record that holds one value or a list of words, in the order in which it is written."""
    return tuple(_columns(record, ()))


def _columns(record: type[Struct], above: tuple[str, ...]) -> list[Column]:
    found: list[Column] = []
    for field in fields(record):
        route = (*above, field.key)
        if (above and field.key in CARRIED) or field.kind is Kind.WORDS:
            continue
        if field.record is None:
            found.append(Column(route, field))
        elif not field.many:
            found += _columns(field.record, route)
    return found


def column(record: type[Struct], key: str) -> Column:
    """The column of a record with this key, such as `reached/people`."""
    return next(one for one in columns(record) if one.key == key)


def held(value: Mapping[str, Any], route: tuple[str, ...]) -> Any:
    """What stands at a route of a record's values; None where nothing does."""
    here: Any = value
    for step in route:
        here = here.get(step) if isinstance(here, Mapping) else None
    return here


def put(value: dict[str, Any], route: tuple[str, ...], new: Any) -> None:
    """Put what is new at a route of a record's values, making the parts on the way; None takes it away."""
    for step in route[:-1]:
        below = value.get(step)
        if not isinstance(below, dict):
            if new is None:
                return
            below = value[step] = {}
        value = below
    if new is None:
        value.pop(route[-1], None)
    else:
        value[route[-1]] = new
