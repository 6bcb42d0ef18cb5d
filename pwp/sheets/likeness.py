"""Entries of the log that a new one looks like: of the same day, with something else in common, and no other title."""

from collections import defaultdict
from collections.abc import Container, Mapping

from pwp.sheets.cells import Cell
from pwp.sheets.laid import Rows
from pwp.sheets.lists import plain
from pwp.sheets.tables import LOG, columns

_ALIKE = 0.7
"""How near one title or place has to be to another to be taken for it, where 1 is the same."""
_IN_COMMON = {"place": "place", "method": "method", "reached/people": "number of people"}


class Alike:
    """The entries of a record by their days, to be compared with new ones."""

    def __init__(self, now: Rows) -> None:
        at = {column.key: number for number, column in enumerate(columns(LOG))}
        self._rows = now.rows
        self._day, self._title, self._place = at["date"], at["title"], at["place"]
        self._common = {at[key]: called for key, called in _IN_COMMON.items()}
        self._of_day: dict[Cell, list[str]] = defaultdict(list)
        for key, row in now.rows.items():
            self._of_day[row[self._day]].append(key)

    def called(self, cells: Mapping[int, Cell]) -> list[str]:
        """The entries of the same day that are called just as a new one with these cells is."""
        day, title = cells.get(self._day, ""), plain(str(cells.get(self._title, "")))
        there = self._of_day.get(day, ()) if title and day != "" else ()
        return [key for key in there if plain(str(self._rows[key][self._title])) == title]

    def of(self, cells: Mapping[int, Cell], claimed: Container[str]) -> tuple[str, str] | None:
        """The entry that a new one with these cells looks like, and what else is the same; none of those claimed."""
        day = cells.get(self._day, "")
        for key in self._of_day.get(day, ()) if day != "" else ():
            row = self._rows[key]
            if key in claimed or not _is_alike(str(cells.get(self._place, "")), str(row[self._place])):
                continue  # several drop-ins on one day, each in a village of its own
            same = next((called for at, called in self._common.items() if _is_same(cells.get(at, ""), row[at])), "")
            if same and _is_alike(str(cells.get(self._title, "")), str(row[self._title])):
                return key, same
        return None


def _is_same(one: Cell, other: Cell) -> bool:
    return one != "" and plain(str(one)) == plain(str(other))


def _is_alike(one: str, other: str) -> bool:
    """Whether two titles or places may be the same; where one is not there, nothing says otherwise."""
    first, second = plain(one), plain(other)
    if not first or not second or first in second or second in first:
        return True
    from difflib import SequenceMatcher  # only where two entries have so much in common

    return SequenceMatcher(None, first, second).ratio() >= _ALIKE
