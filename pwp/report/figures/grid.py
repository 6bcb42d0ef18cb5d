"""Where each group stands on the stakeholder map: cells of influence by interest, as high and wide as they must be."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pwp.report.figures.drawing import WIDTH
from pwp.report.figures.letters import LEADING, wrapped

STEPS = (1, 2, 3, 4, 5)
LOW_INFLUENCE = 2
"""The highest influence that is little."""
HIGH_IMPACT = 4
"""The lowest impact that is hard."""
LEFT = 62.0
_RIGHT = WIDTH - 4
_LOWEST_ROW = 46.0
_NARROWEST = 46.0
BAND_TITLE = 16.0
"""The room above the rows of little influence for saying what is marked in them."""
_GAP = 5.0
_MOST_NAMED = 2
_MOST_LINES = 4
_MIDDLING = 2
_CROWD = 8
"""From so many groups in one cell on, all are drawn smaller."""


class Spot(NamedTuple):
    """A group as the map shows it; `impact` is None where it is not recorded.

    `deciding` is True for those on the side of those who decide or run it; `radius` is how large it is drawn.
    """

    number: int
    name: str
    interest: int
    influence: int
    impact: int | None
    deciding: bool
    radius: float = 0.0

    @property
    def needs_support(self) -> bool:
        """Whether the group is hit hard and has little influence, so that it needs support to take part."""
        return needs_support(self.influence, self.impact)


def needs_support(influence: int | None, impact: int | None) -> bool:
    """Whether somebody is hit hard and has little influence, as far as both are recorded."""
    return influence is not None and impact is not None and influence <= LOW_INFLUENCE and impact >= HIGH_IMPACT


def radius(impact: int | None, *, crowded: bool = False) -> float:
    """How large a group is drawn: the harder it is hit, the larger; less so in a crowd."""
    return 9.0 + 0.8 * (impact or _MIDDLING) if crowded else 8.0 + 2 * (impact or _MIDDLING)


class At(NamedTuple):
    """The middle of a group's shape, and the lines of its name below it; none where it bears only its number."""

    spot: Spot
    x: float
    y: float
    name: tuple[str, ...]


class Grid(NamedTuple):
    """The map's cells. `columns` and `rows` are their edges: from little interest, and from much influence."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    placed: tuple[At, ...]
    named: bool

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.rows[-1]

    def top_of(self, influence: int) -> float:
        """The upper edge of a row."""
        return self.rows[STEPS[-1] - influence]


def laid_out(spots: Sequence[Spot], top: float) -> Grid:
    """The groups in their cells, each with its name where all names fit, else with its number only."""
    cells = _cells(spots)
    columns = _edges([(_RIGHT - LEFT) / len(STEPS)] * len(STEPS))
    named = _all_fit(cells.values(), columns[1] - columns[0] - _GAP)
    if not named:
        columns = _edges(_widths(cells))
    heights = [
        max([_LOWEST_ROW, *(_height(cells.get((interest, row), []), columns, named=named) for interest in STEPS)])
        for row in reversed(STEPS)
    ]
    rows = [top]
    for influence, height in zip(reversed(STEPS), heights, strict=True):
        rows.append(rows[-1] + height + (BAND_TITLE if influence == LOW_INFLUENCE else 0))
    placed: list[At] = []
    for (interest, influence), held in cells.items():
        upper = rows[STEPS[-1] - influence] + (BAND_TITLE if influence == LOW_INFLUENCE else 0)
        lower = rows[STEPS[-1] - influence + 1]
        placed.extend(_in_cell(held, columns[interest - 1], columns[interest], upper, lower, named=named))
    return Grid(columns, tuple(rows), tuple(placed), named)


def _cells(spots: Sequence[Spot]) -> dict[tuple[int, int], list[Spot]]:
    """The groups of each cell, with their sizes."""
    cells: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        cells.setdefault((spot.interest, spot.influence), []).append(spot)
    crowded = any(len(held) >= _CROWD for held in cells.values())
    return {
        cell: [one._replace(radius=radius(one.impact, crowded=crowded)) for one in held] for cell, held in cells.items()
    }


def _edges(widths: Iterable[float]) -> tuple[float, ...]:
    edges = [LEFT]
    for one in widths:
        edges.append(edges[-1] + one)
    return tuple(edges)


def _all_fit(cells: Iterable[list[Spot]], room: float) -> bool:
    """Whether each name fits below its shape in a few lines."""
    return all(
        len(held) <= _MOST_NAMED and all(len(wrapped(one.name, room)) <= _MOST_LINES for one in held) for held in cells
    )


def _widths(cells: dict[tuple[int, int], list[Spot]]) -> list[float]:
    """Columns as wide as each other, unless one is so crowded that its cells would be much higher than wide."""
    crowd = [max((len(held) for (at, _), held in cells.items() if at == interest), default=0) for interest in STEPS]
    whole = _RIGHT - LEFT
    if max(crowd) <= len(STEPS):
        return [whole / len(STEPS)] * len(STEPS)
    spare = whole - _NARROWEST * len(STEPS)
    return [_NARROWEST + spare * one / sum(crowd) for one in crowd]


def _slot(held: Sequence[Spot]) -> float:
    """The side of the square that each shape of a cell stands in."""
    return 2 * max(one.radius for one in held) + _GAP


def _in_a_row(held: Sequence[Spot], room: float) -> int:
    return max(1, int(room / _slot(held)))


def _height(held: Sequence[Spot], columns: Sequence[float], *, named: bool) -> float:
    """How high the cell of these groups has to be."""
    if not held:
        return 0.0
    left, right = columns[held[0].interest - 1], columns[held[0].interest]
    if named:
        return sum(2 * one.radius + len(wrapped(one.name, right - left - _GAP)) * LEADING + 2 * _GAP for one in held)
    return -(-len(held) // _in_a_row(held, right - left)) * _slot(held) + _GAP


def _in_cell(  # noqa: PLR0913 - the groups, and the four edges of the cell
    held: Sequence[Spot], left: float, right: float, upper: float, lower: float, *, named: bool
) -> Iterator[At]:
    """The groups of a cell, in its middle: names below each other, or numbers side by side."""
    columns = [left] * held[0].interest + [right]
    y = (upper + lower - _height(held, columns, named=named)) / 2
    if named:
        for one in held:
            lines = tuple(wrapped(one.name, right - left - _GAP))
            yield At(one, (left + right) / 2, y + _GAP + one.radius, lines)
            y += 2 * one.radius + len(lines) * LEADING + 2 * _GAP
        return
    side, most = _slot(held), _in_a_row(held, right - left)
    for start in range(0, len(held), most):
        line = held[start : start + most]
        for position, one in enumerate(line):
            middle = (left + right - side * len(line)) / 2 + side * (position + 0.5)
            yield At(one, middle, y + side * (start // most + 0.5) + _GAP / 2, ())
