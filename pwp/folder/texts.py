"""The bytes that were read, and where in them everything stands."""

import re
from bisect import insort

from pwp.findings import Place, Route
from pwp.source import Marks

_PERSON = re.compile(rb"P\d{3}").search


class Texts:
    """Keeps what was read, so that places are found in just what was judged and never in a later edit."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._left_out: dict[str, dict[Route, list[int]]] = {}
        self._last: tuple[str, Marks] | None = None

    def keep(self, file: str, data: bytes) -> None:
        """Remember a file that was read."""
        self._data[file] = data

    def leave_out(self, file: str, routes: tuple[Route, ...]) -> None:
        """Remember the list items of a file that its record lacks."""
        gone = self._left_out.setdefault(file, {})
        for route in routes:
            insort(gone.setdefault(route[:-1], []), int(route[-1]))

    def marks(self, file: str) -> Marks:
        """The places of a file that was read. Only the last file's are kept: a log may have ten thousand."""
        if self._last is None or self._last[0] != file:
            self._last = (file, Marks(self._data[file]))
        return self._last[1]

    def mentioning(self) -> frozenset[str]:
        """The files of the record in which something looks like a reference to a person; not those of private/."""
        found = (file for file, data in self._data.items() if not file.startswith("private/") and _PERSON(data))
        return frozenset(found)

    def whole(self) -> dict[str, str]:
        """The whole text of every file of the record, comments and all; not those of private/."""
        return {file: data.decode("utf-8") for file, data in self._data.items() if not file.startswith("private/")}

    def as_written(self, place: Place) -> Place:
        """The place in the file of a place in the record."""
        gone = self._left_out.get(place.file)
        if not gone:
            return place
        route: Route = ()
        for step in place.route:
            written = step
            if isinstance(written, int):
                for position in gone.get(route, ()):
                    written += position <= written
            route = (*route, written)
        return Place(place.file, route)

    def locate(self, place: Place) -> tuple[int, int]:
        """Line and column, from 1, of a place in the record, or of the nearest place above it that exists."""
        if place.file not in self._data:
            return (1, 1)
        return self.marks(place.file).find(self.as_written(place).route)
