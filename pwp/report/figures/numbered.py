"""Lists below a picture: what its numbers stand for, in two columns, or only the numbers."""

from collections.abc import Sequence

from pwp.report.figures.drawing import WIDTH, Drawing
from pwp.report.figures.letters import LEADING, SIZE, width, wrapped

Entry = tuple[int, str]

_EDGE = 4.0
_BETWEEN = 14.0
_COLUMN = (WIDTH - 2 * _EDGE - _BETWEEN) / 2
_AFTER = 4.0
_MOST_LINES = 4


def _halves(entries: Sequence[Entry]) -> tuple[list[tuple[Entry, list[str]]], list[tuple[Entry, list[str]]]]:
    """The entries, each with the lines of its name, in two columns that are about as long as each other."""
    room = _COLUMN - _hanging(entries)
    laid = [(one, wrapped(one[1], room, lines=_MOST_LINES)) for one in entries]
    half, so_far = sum(len(lines) for _, lines in laid) / 2, 0
    for position, (_, lines) in enumerate(laid):
        if so_far >= half:
            return laid[:position], laid[position:]
        so_far += len(lines)
    return laid, []


def _hanging(entries: Sequence[Entry]) -> float:
    """How far names stand to the right of their numbers."""
    return max(width(str(number)) for number, _ in entries) + 6


def height(title: str, entries: Sequence[Entry]) -> float:
    """How much room the list takes below its title; none where it is empty."""
    if not entries:
        return 0.0
    titles = len(wrapped(title, WIDTH - 2 * _EDGE, bold=True))
    lines = max(sum(len(lines) for _, lines in half) for half in _halves(entries))
    return (titles + lines) * LEADING + len(entries) + _AFTER


def _title(drawing: Drawing, y: float, title: str) -> float:
    for line in wrapped(title, WIDTH - 2 * _EDGE, bold=True):
        drawing.text(_EDGE, y + SIZE, line, bold=True)
        y += LEADING
    return y + 2


def names(drawing: Drawing, y: float, title: str, entries: Sequence[Entry]) -> float:
    """The numbers, each with its name; gives back where the next thing may stand."""
    if not entries:
        return y
    top = lowest = _title(drawing, y, title)
    hanging = _hanging(entries)
    for column, half in enumerate(_halves(entries)):
        x, y = _EDGE + column * (_COLUMN + _BETWEEN), top
        for (number, _), lines in half:
            drawing.text(x + hanging - 6, y + SIZE, str(number), anchor="end")
            for line in lines:
                drawing.text(x + hanging, y + SIZE, line)
                y += LEADING
            y += 1
        lowest = max(lowest, y)
    return lowest + _AFTER


def numbers(drawing: Drawing, y: float, title: str, entries: Sequence[int]) -> float:
    """The numbers alone, where the names would not fit; gives back where the next thing may stand."""
    if not entries:
        return y
    y = _title(drawing, y, f"{title}; the table names them")
    for line in wrapped(", ".join(map(str, entries)), WIDTH - 2 * _EDGE):
        drawing.text(_EDGE, y + SIZE, line)
        y += LEADING
    return y + _AFTER
