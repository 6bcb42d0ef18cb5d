"""The timetable as a strip: rows of bars over months, days off and days to avoid below them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pwp.calendar import When
from pwp.report.figures.axis import Axis
from pwp.report.figures.drawing import INK, PALE, RULE, WHITE, WIDTH, Drawing
from pwp.report.figures.letters import LEADING, SIZE, width, wrapped
from pwp.report.figures.phases import Mark, Part

LEFT, RIGHT = 172.0, WIDTH - 6
_EDGE = 4.0
_NAMES = LEFT - _EDGE - 8
_BAR = 8.0
_LEAST = 3.0
_FULL, _OPEN = "#3f6fa3", WHITE
_PAD = 4.0
_LANE = 15.0
_MOST_LINES = 4


class Lane(NamedTuple):
    """Days that are marked below the rows: what they are, each from its first to its last, and how they look."""

    name: str
    days: tuple[tuple[date, date], ...]
    look: str


def heading(drawing: Drawing, axis: Axis, y: float, top: float, bottom: float) -> None:
    """The years, months or weeks above the strip, with a fine line down from each through the rows."""
    ticks = axis.ticks
    months = bool(ticks) and not ticks[0].label.isdigit()
    for one in axis.years if months else ():
        drawing.text(axis.at(one.day), y + SIZE, one.label)
    for one in ticks:
        x = axis.at(one.day)
        drawing.line(x, top, x, bottom, line=0.5, ink=RULE)
        if x + width(one.label) <= WIDTH:
            drawing.text(x, y + LEADING + SIZE, one.label)


def height_of(part: Part) -> float:
    """How much room a row takes."""
    return max(len(_lines(part)) * LEADING, 2 * _BAR + 4) + 2 * _PAD


def _lines(part: Part) -> list[str]:
    return [*wrapped(part.name, _NAMES, lines=_MOST_LINES), *(wrapped(part.days, _NAMES) if part.days else ())]


def band(drawing: Drawing, axis: Axis, parts: Iterable[Part], top: float, bottom: float) -> None:
    """The days of each formal consultation, as a band through all rows."""
    for one in parts:
        if one.consultation and one.marks:
            happened = [mark for mark in one.marks if mark.look == "happened"] or one.marks
            left, right = axis.span(min(mark.first for mark in happened), max(mark.last for mark in happened))
            drawing.box(left, top, right - left, bottom - top, fill=PALE, line=0)
            for x in (left, right):
                drawing.line(x, top, x, bottom, line=1.0, dashes="1,2")


def row(drawing: Drawing, axis: Axis, part: Part, y: float) -> float:
    """A part's name and days, and its bars; gives back where the next row begins."""
    for position, line in enumerate(_lines(part)):
        drawing.text(_EDGE, y + _PAD + SIZE + position * LEADING - 1, line)
    middle = y + height_of(part) / 2
    happened = any(mark.look == "happened" for mark in part.marks)
    for mark in part.marks:
        _bar(drawing, axis, mark, middle, happened=happened)
    y += height_of(part)
    drawing.line(_EDGE, y, RIGHT, y, line=0.5, ink=RULE)
    return y


def _bar(drawing: Drawing, axis: Axis, mark: Mark, middle: float, *, happened: bool) -> None:
    """One mark of a row: the plan above the middle, what happened below."""
    left, right = axis.span(mark.first, mark.last)
    if right - left < _LEAST:
        left, right = (left + right - _LEAST) / 2, (left + right + _LEAST) / 2
    above, below = middle - _BAR - 1, middle + 1
    if mark.look in ("decision", "decision-planned"):
        diamond(drawing, (left + right) / 2, (below if mark.look == "decision" else above) + _BAR / 2, mark.look)
        return
    top = below if mark.look == "happened" or (happened and mark.look.endswith("paused")) else above
    BARS[mark.look](drawing, left, top, right - left)
    if mark.since:
        drawing.shape(((right, top), (right + _BAR / 2, top + _BAR / 2), (right, top + _BAR)))
    if mark.until:
        drawing.shape(((left, top), (left - _BAR / 2, top + _BAR / 2), (left, top + _BAR)))


def _planned(drawing: Drawing, x: float, y: float, long: float) -> None:
    drawing.box(x, y, long, _BAR, fill=_OPEN, dashes="4,2")


def _extended(drawing: Drawing, x: float, y: float, long: float) -> None:
    drawing.box(x, y, long, _BAR, fill=_OPEN, dashes="1,2")
    drawing.line(x, y + _BAR / 2, x + long, y + _BAR / 2)


def _happened(drawing: Drawing, x: float, y: float, long: float) -> None:
    drawing.box(x, y, long, _BAR, fill=_FULL)


def _paused(drawing: Drawing, x: float, y: float, long: float) -> None:
    drawing.box(x, y, long, _BAR, fill=_OPEN)
    drawing.hatching(x, y, long, _BAR)


def _partly_paused(drawing: Drawing, x: float, y: float, long: float) -> None:
    drawing.box(x, y, long, _BAR / 2, fill=_OPEN)
    drawing.hatching(x, y, long, _BAR / 2)


BARS: dict[str, Callable[[Drawing, float, float, float], None]] = {
    "planned": _planned,
    "extended": _extended,
    "happened": _happened,
    "paused": _paused,
    "partly-paused": _partly_paused,
}


def diamond(drawing: Drawing, x: float, y: float, look: str) -> None:
    """A decision: full where it was taken, open where it is planned."""
    half = _BAR / 2 + 1
    drawing.shape(
        ((x - half, y), (x, y - half), (x + half, y), (x, y + half)), fill=INK if look == "decision" else WHITE
    )


def lane(drawing: Drawing, axis: Axis, held: Lane, y: float) -> float:
    """Marked days below the rows; gives back where the next may stand."""
    lines = wrapped(held.name, _NAMES)
    for position, line in enumerate(lines):
        drawing.text(_EDGE, y + SIZE + 1 + position * LEADING, line)
    for first, last in held.days:
        left, right = axis.span(first, last)
        sign(drawing, held.look, left, right, y + _LANE / 2)
    return y + max(_LANE, len(lines) * LEADING + 3)


def sign(drawing: Drawing, look: str, left: float, right: float, middle: float) -> None:
    """How marked days look: bank holidays as triangles, festivals as rings or open bars, days to avoid hatched."""
    x = (left + right) / 2
    if look == "bank-holiday":
        drawing.shape(((x - 2.5, middle + 3), (x, middle - 3), (x + 2.5, middle + 3)))
    elif look == "avoid":
        wide = max(right - left, _LEAST + 1)
        drawing.box(x - wide / 2, middle - 4, wide, _BAR)
        drawing.hatching(x - wide / 2, middle - 4, wide, _BAR, apart=3.0)
    elif right - left > _BAR:
        drawing.box(left, middle - 2.5, right - left, 5.0)
    else:
        drawing.circle(x, middle, 2.5)


def today(drawing: Drawing, axis: Axis, day: date, top: float, bottom: float) -> None:
    """A line through all rows at a day, which stands right above it."""
    x, said = axis.at(day), str(When.of(day))
    drawing.line(x, top, x, bottom, line=1.5, dashes="6,2,1,2")
    half = width(said) / 2
    drawing.text(min(max(x, half + _EDGE), WIDTH - half - _EDGE), top - 4, said, anchor="middle")


def legend(drawing: Drawing, looks: Sequence[tuple[str, str]], y: float) -> float:
    """What each look means, side by side in as many lines as it takes."""
    x = _EDGE
    for look, said in looks:
        wide = 26 + width(said) + 12
        if x > _EDGE and x + wide > WIDTH:
            x, y = _EDGE, y + LEADING + 4
        _sample(drawing, look, x, y)
        drawing.text(x + 26, y + SIZE, said)
        x += wide
    return y + LEADING + 6


def _sample(drawing: Drawing, look: str, x: float, y: float) -> None:
    if look in BARS:
        BARS[look](drawing, x, y + 2, 20.0)
    elif look.startswith("decision"):
        diamond(drawing, x + 10, y + 6, look)
    elif look == "consultation":
        drawing.box(x, y, 20.0, 12.0, fill=PALE, line=0)
        for edge in (x, x + 20):
            drawing.line(edge, y, edge, y + 12, dashes="1,2")
    elif look == "today":
        drawing.line(x + 10, y, x + 10, y + 12, line=1.5, dashes="6,2,1,2")
    else:
        sign(drawing, look, x + 9, x + 11, y + 6)
