"""What a framework file would be with what is not understood taken out, so that all else wrong in it is told too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pwp.findings import Route
from pwp.frameworks.sound import Problem

_NAMED = {"id": "unnamed", "title": "?"}
_NEEDED = {"title": "?", "asks": "?", "step": "identify"}
"""What a framework and a requirement cannot do without, and something to stand for it."""


def without(values: Mapping[str, Any], wrong: Iterable[Route]) -> dict[str, Any]:
    """The values without those at some routes, with something in the place of each that cannot be done without."""
    taken = {route for route in wrong if route}
    kept = _kept(values, (), taken)
    listed = kept.get("requirements")
    items = listed if isinstance(listed, list) else []
    return {**_NAMED, **kept, "requirements": [_named(one, number) for number, one in enumerate(items, start=1)]}


def _kept(held: Any, at: Route, taken: set[Route]) -> Any:
    """What is left of a value; a requirement that is taken out leaves its place empty, one that lacks a key stays."""
    if isinstance(held, dict):
        return {key: _kept(one, (*at, key), taken) for key, one in held.items() if (*at, key) not in taken}
    if isinstance(held, list):
        items = [None if _is_out(one, (*at, n), taken) else _kept(one, (*at, n), taken) for n, one in enumerate(held)]
        return items if at == ("requirements",) else [one for one in items if one is not None]
    return held


def _is_out(item: Any, at: Route, taken: set[Route]) -> bool:
    """Whether an item of a list is taken out."""
    return at in taken and not isinstance(item, dict)


def _named(one: Any, number: int) -> dict[str, Any]:
    """A requirement, with something in the place of what it lacks."""
    return {"id": f"requirement {number}", **_NEEDED, **(one if isinstance(one, dict) else {})}


def limits_told(values: object) -> Iterator[Problem]:
    """What is wrong with the limits that requirements set, as they are written: every one is to be a whole number."""
    listed = values.get("requirements") if isinstance(values, dict) else None
    for position, one in enumerate(listed if isinstance(listed, list) else ()):
        limits = one.get("thresholds") if isinstance(one, dict) else None
        at: Route = ("requirements", position, "thresholds")
        if limits is not None and not isinstance(limits, dict):
            yield at, "'thresholds' takes checks with their limits; write {FBK01: {days: 21}}"
        for code, set_ in limits.items() if isinstance(limits, dict) else ():
            if not isinstance(set_, dict):
                yield (*at, code), f"'{code}' takes limits by their names; write {{days: 21}}"
                continue
            for name, number in set_.items():
                if not (isinstance(number, str) and _NUMBER.fullmatch(number)):
                    yield (*at, code, name), f"'{name}' takes a whole number such as 21, not {_called(number)}"


_NUMBER = re.compile("[0-9]{1,6}")


def _called(number: object) -> str:
    """What stands where a number belongs."""
    return f"'{number}'" if isinstance(number, str) else "nothing" if number is None else "keys or a list"
