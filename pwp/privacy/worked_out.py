"""What a table of counts tells of the numbers that it hides, worked out exactly.

The counts and totals of a table are the flows round a net, one edge for each; how much a hidden one could be more or
less is how much could flow back by the other hidden ones. In such a net every whole number between the least and the
most is possible, so nothing has to be tried.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_FEWEST_VALUES = 3
"""A hidden number must at least be this many different ones, as far as a reader can tell."""
_UNBOUNDED = 10**12

Cell = tuple[int, int]
"""A row and a column, from 0; the row or column behind the last is that of the totals."""
Knot = tuple[str, int]


class Counts(NamedTuple):
    """A table of how many there are. `row_totals` and `column_totals` say whether those are to be shown beside it.

    `telling` are the cells where a nought would tell of everybody who is meant, so that it may not be shown.
    """

    rows: tuple[tuple[int, ...], ...]
    row_totals: bool = False
    column_totals: bool = False
    telling: frozenset[Cell] = frozenset()


class Net:
    """The table as a net: a knot for each row and column, that of totals among them, an edge for each number.

    From a row to a column flows a count, from the column to the knot of all a total, and on round to the row.
    """

    def __init__(self, counts: Counts, smallest: int) -> None:
        self.limit = smallest
        self._height = len(counts.rows)
        self._width = len(counts.rows[0]) if counts.rows else 0
        self.values = self._summed(counts.rows)
        self._telling = {cell for cell in counts.telling if cell in self.values and not self._is_total(cell)}
        asked = {False: counts.row_totals, True: counts.column_totals}
        self.never = {cell for cell in self.values if self._is_total(cell) and not self._asked(cell, asked)}
        """The totals that nobody asked for, so that they are not there to reckon with."""
        self.small = {cell for cell in sorted(self.values) if cell not in self.never and self._is_small(cell)}
        self.hidden: set[Cell] = set()
        self._at: dict[Knot, set[Cell]] = {}
        for cell in (*self.small, *self.never):
            self.hide(cell)

    def hide(self, cell: Cell) -> None:
        """Leave a number out."""
        self.hidden.add(cell)
        for knot in self._ends(cell):
            self._at.setdefault(knot, set()).add(cell)

    def show(self, cell: Cell) -> None:
        """Put a number back."""
        self.hidden.remove(cell)
        for knot in self._ends(cell):
            self._at[knot].remove(cell)

    def _summed(self, rows: Sequence[Sequence[int]]) -> dict[Cell, int]:
        """The counts, with their totals."""
        values = {(r, c): n for r, row in enumerate(rows) for c, n in enumerate(row)}
        inner = dict(values)
        for (r, c), n in inner.items():
            for total in ((r, self._width), (self._height, c), (self._height, self._width)):
                values[total] = values.get(total, 0) + n
        return values

    def _is_total(self, cell: Cell) -> bool:
        return cell[0] == self._height or cell[1] == self._width

    def _asked(self, total: Cell, asked: dict[bool, bool]) -> bool:
        """Whether a total is to be shown; that of all where those of the rows and of the columns are."""
        if total == (self._height, self._width):
            return all(asked.values())
        return asked[total[0] == self._height]

    def _is_small(self, cell: Cell) -> bool:
        n = self.values[cell]
        return 0 < n < self.limit or (n == 0 and cell in self._telling)

    def _bounds(self, cell: Cell) -> tuple[int, int]:
        """Between what a reader knows a number to be, by what stands in its place."""
        if cell not in self.hidden:
            return self.values[cell], self.values[cell]
        if self._is_total(cell):
            return 0, _UNBOUNDED
        if cell in self.small:
            return (0 if cell in self._telling else 1), self.limit - 1
        return self.limit, _UNBOUNDED

    def _joined(self, cell: Cell) -> set[Knot]:
        """The knots that hidden numbers join to a number."""
        found, waiting = {*self._ends(cell)}, [*self._ends(cell)]
        while waiting:
            near = {knot for one in self._at.get(waiting.pop(), ()) for knot in self._ends(one)} - found
            found |= near
            waiting += near
        return found

    def _ends(self, cell: Cell) -> tuple[Knot, Knot]:
        """From which knot to which a number flows."""
        row, column = ("row", cell[0]), ("column", cell[1])
        inner_or_all = (cell[1] == self._width) == (cell[0] == self._height)
        return (row, column) if inner_or_all else (column, row)

    def beside(self, cell: Cell) -> Iterator[Cell]:
        """What could be hidden to protect a number, the smallest first and totals last; the nearest before the others.

        Noughts stay: they are often known, and hiding them protects little.
        """
        while True:
            knots = self._joined(cell)
            open_ = [
                one
                for one, n in self.values.items()
                if one not in self.hidden and (n >= self.limit or self._is_total(one))
            ]
            if not open_:
                return
            yield min(
                open_,
                key=lambda one: (
                    self._is_total(one),
                    knots.isdisjoint(self._ends(one)),
                    self.values[one],
                    one,
                ),
            )

    def protection_of(self, cell: Cell) -> set[Cell] | None:
        """The hidden numbers by which one could be enough others, by all that is shown; None where it could not."""
        low, high = self._bounds(cell)
        values = min(high, low + self.limit) - low + 1
        wanted = min(values, max(_FEWEST_VALUES, -(-values // 2)))
        begin, end = self._ends(cell)
        more, by_more = self._flow(end, begin, cell, min(wanted - 1, high - self.values[cell]))
        less, by_less = self._flow(begin, end, cell, min(wanted - 1 - more, self.values[cell] - low))
        return by_more | by_less if more + less + 1 >= wanted else None

    def _flow(self, begin: Knot, end: Knot, left_out: Cell, most: int) -> tuple[int, set[Cell]]:
        """How much more could flow from one knot to another by the hidden numbers but one, and by which.

        No more is looked for than `most`.
        """
        moved: dict[Cell, int] = {left_out: 0}
        flowed = 0
        while flowed < most and (way := self._way(begin, end, left_out, moved)):
            amount = min(most - flowed, *(self._room(cell, moved, up=up) for cell, up in way))
            for cell, up in way:
                moved[cell] = moved.get(cell, 0) + (amount if up else -amount)
            flowed += amount
        return flowed, {cell for cell, by in moved.items() if by}

    def _room(self, cell: Cell, moved: dict[Cell, int], *, up: bool) -> int:
        """How much more, or less, a hidden number could be once it was moved so far."""
        low, high = self._bounds(cell)
        now = self.values[cell] + moved.get(cell, 0)
        return high - now if up else now - low

    def _way(self, begin: Knot, end: Knot, left_out: Cell, moved: dict[Cell, int]) -> list[tuple[Cell, bool]]:
        """The numbers of a shortest way from knot to knot, each with whether it grows; none where there is no way."""
        came: dict[Knot, tuple[Knot, tuple[Cell, bool]]] = {}
        waiting = deque([begin])
        while waiting and end not in came:
            knot = waiting.popleft()
            for cell in self._at.get(knot, ()):
                first, second = self._ends(cell)
                up, to = knot == first, second if knot == first else first
                if to not in came and to != begin and cell != left_out and self._room(cell, moved, up=up) > 0:
                    came[to] = (knot, (cell, up))
                    waiting.append(to)
        way: list[tuple[Cell, bool]] = []
        knot = end
        while knot in came:
            knot, step = came[knot]
            way.append(step)
        return way
