"""Framework files as they stand on the disk, and editions that carry another one over and say what differs."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pwp.decode import decode
from pwp.errors import BadFramework
from pwp.findings import Route
from pwp.frameworks.mending import limits_told, without
from pwp.frameworks.records import Framework
from pwp.frameworks.sound import Problem
from pwp.source import Fault, Marks, Reader

CARRIED = ("title", "short", "publisher", "applies")
"""The keys of an edition that hold for the next one too, where that does not give its own."""


class _Text(NamedTuple):
    """A file as read, with what it carries over filled in.

    `origins` are, for each requirement, its position in the file, None for one that the file does not mention; None
    where nothing is carried over, and each is where it is.
    """

    data: bytes
    values: Any
    origins: Sequence[int | None] | None = None


class Shelf:
    """Framework files, each read once, however many editions carry it over."""

    def __init__(self) -> None:
        self._texts: dict[Path, _Text] = {}

    def values(self, file: Path) -> Any:
        """What a file holds, as it is written, with all that it carries over; raises BadFramework."""
        return self._text(file).values

    def framework(self, file: Path, values: Any = None) -> Framework:
        """The framework in a file, with all that it carries over; raises BadFramework for what is not understood.

        `values` are what the file holds, where they are known already.
        """
        if values is None:
            framework, wrong = self.understood(file)
        else:
            decoded = decode(values, Framework)
            framework, wrong = decoded.record, [(one.route, one.sentence) for one in decoded.misfits]
        if wrong or framework is None:
            raise self.bad(file, wrong)
        return framework

    def understood(self, file: Path) -> tuple[Framework | None, list[Problem]]:
        """The framework in a file as far as it is understood, and all that is not; raises BadFramework.

        A requirement stands at the same place as in the file, with something to stand for what it lacks.
        """
        values = self.values(file)
        decoded = decode(values, Framework)
        limits = list(limits_told(values))
        wrong = [(one.route, one.sentence) for one in decoded.misfits if not (limits and _is_of_limits(one.route))]
        if not (wrong or limits):
            return decoded.record, []
        wrong += limits
        mended = (
            decode(without(values, (at for at, _ in wrong)), Framework).record if isinstance(values, dict) else None
        )
        return mended, wrong

    def bad(self, file: Path, problems: Iterable[Problem]) -> BadFramework:
        """An error that names every problem with a file, each with its line."""
        text = self._text(file)
        marks = Marks(text.data)
        told = sorted({(marks.find(_in_file(text, route))[0], why) for route, why in problems})
        return BadFramework(file.name, tuple(f"line {line}: {why}" for line, why in told))

    def _text(self, file: Path) -> _Text:
        if file not in self._texts:
            self._texts[file] = self._read(file)
        return self._texts[file]

    def _read(self, file: Path) -> _Text:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise BadFramework(file.name, (error.strerror or str(error),)) from error
        reading = Reader().read(data)
        if isinstance(reading, Fault):
            raise BadFramework(file.name, (f"line {reading.line}: {reading.sentence}",))
        values = reading.value or {}
        edition = values.get("carry") if isinstance(values, dict) else None
        if not isinstance(values, dict) or not isinstance(edition, str):
            return _Text(data, values)
        base = file.with_name(f"{values.get('id')}-{edition}.yaml")
        if base == file or not base.is_file():
            line = Marks(data).find(("carry",))[0]
            raise BadFramework(file.name, (f"line {line}: there is no edition '{edition}' to carry over",))
        return _carried(data, values, self._text(base).values, edition)


def _items(values: object, key: str) -> list[dict[str, Any]]:
    """The items of a list in a file, where it is one of mappings; what is not is told when it is decoded."""
    held = values.get(key) if isinstance(values, dict) else None
    return held if isinstance(held, list) and all(isinstance(one, dict) for one in held) else []


def _carried(data: bytes, values: Mapping[str, Any], base: Mapping[str, Any], edition: str) -> _Text:
    """An edition with the requirements of the one it carries over: kept, changed, or left out; then its new ones."""
    own = {one.get("id"): (position, one) for position, one in enumerate(_items(values, "requirements"))}
    dropped = {one.get("id") for one in _items(values, "left_out")}
    kept: list[tuple[int | None, dict[str, Any]]] = []
    for one in _items(base, "requirements"):
        if one["id"] not in dropped:
            position, changes = own.pop(one["id"], (None, {}))
            kept.append((position, {**one, **_as_carried(one, edition), **changes}))
    for position, new in own.values():
        kept.insert(_after_its_group(kept, new.get("group")), (position, new))
    names = values.get("groups")
    if isinstance(names, dict):
        kept = [(position, {**one, "group": names.get(one.get("group"), one.get("group"))}) for position, one in kept]
    left = {one.get("id"): one for key in (base, values) for one in _items(key, "left_out")}
    asked = {one["id"] for _, one in kept if "id" in one}
    filled = {
        **{key: base[key] for key in CARRIED if key in base},
        **values,
        "requirements": [one for _, one in kept],
        "left_out": [one for id_, one in left.items() if id_ not in asked],
    }
    return _Text(data, filled, [position for position, _ in kept])


def _as_carried(one: Mapping[str, Any], edition: str) -> dict[str, Any]:
    """What is said of a requirement that an edition carries over: from which one, and that it was not checked."""
    source = one.get("source") or {}
    return {"verified": "carried-over", "source": {"edition": edition, **source}}


def _after_its_group(kept: Sequence[tuple[int | None, Mapping[str, Any]]], group: object) -> int:
    """Where a new requirement stands: after the last of its group, else at the end."""
    return max((place for place, (_, one) in enumerate(kept, start=1) if one.get("group") == group), default=len(kept))


def _is_of_limits(route: Route) -> bool:
    """Whether a place is where a requirement sets limits, of which more can be said than that they do not fit."""
    return len(route) == len(("requirements", 0, "thresholds")) and route[-1] == "thresholds"


def _in_file(text: _Text, route: Route) -> Route:
    """Where a place in a framework stands in its own file; what is carried over stands at the key that says so."""
    if text.origins is not None and len(route) > 1 and route[0] == "requirements" and isinstance(route[1], int):
        position = text.origins[route[1]]
        return ("carry",) if position is None else ("requirements", position, *route[2:])
    return route
