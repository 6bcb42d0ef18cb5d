"""The stakeholder map: who is concerned, by influence and interest, the larger the harder they are hit."""

from collections.abc import Iterator, Sequence

from pwp.model.lookups import takes_part
from pwp.model.stakeholders import Stakeholder
from pwp.report.figures import numbered
from pwp.report.figures.drawing import PALE, RULE, WHITE, Drawing
from pwp.report.figures.grid import BAND_TITLE, LOW_INFLUENCE, STEPS, At, Grid, Spot, laid_out, needs_support, radius
from pwp.report.figures.letters import LEADING, SIZE, width
from pwp.report.view import Figure, Table, cell
from pwp.spelling import listed

CAPTION = "Who is concerned: influence, interest, and how hard they are hit"
NEEDS_SUPPORT = "Needs support to take part: hit hard, with little influence"
_TOP = 20.0
_FEW = 6
"""So many names are said in the words that stand for the picture; more are in the table."""
_HIGHEST = 690.0
"""A picture no higher than this stands on one page; to keep to it, names are left to the table."""
_LOWER_PART = 8.0
_IN_NEED, _OTHERS = "#ffe08a", "#dce9f5"
"""Grounds that only please the eye: outlines and words say the same."""


def figure(groups: Sequence[Stakeholder]) -> Figure:
    """The map of these groups, numbered in their order, with a table of what it shows."""
    alt = _in_words(groups)
    return Figure(CAPTION, alt, _svg(groups, alt), table(groups))


def placed(groups: Sequence[Stakeholder]) -> list[Spot]:
    """The groups that can be put on the map, since their influence and interest are recorded."""
    return [
        Spot(number, called(one), one.interest, one.influence, one.impact, not takes_part(one))
        for number, one in enumerate(groups, 1)
        if one.interest is not None and one.influence is not None
    ]


def called(group: Stakeholder) -> str:
    """What to call a group."""
    return group.name or group.id


def in_need(groups: Sequence[Stakeholder]) -> list[Stakeholder]:
    """The groups that are hit hard and have little influence."""
    return [one for one in groups if needs_support(one.influence, one.impact)]


def table(groups: Sequence[Stakeholder]) -> Table:
    """What the map shows, group by group."""
    rows = tuple(
        (
            cell(f"{number}. {called(one)}", *_shown(one)),
            *(cell(None if value is None else str(value)) for value in (one.influence, one.interest, one.impact)),
        )
        for number, one in enumerate(groups, 1)
    )
    return Table(
        "The groups on the map",
        "For each group, its influence, its interest and how hard it is hit, from 1 (low) to 5 (high).",
        ("Number and group", "Influence", "Interest", "Impact"),
        (55, 15, 15, 15),
        rows,
    )


def _missing(group: Stakeholder) -> str:
    """What keeps a group off the map; nothing where it is on it."""
    said = {"influence": group.influence, "interest": group.interest}
    return listed(name for name, value in said.items() if value is None)


def _shown(group: Stakeholder) -> Iterator[str]:
    """What is to be known of a group beside its numbers."""
    if in_need([group]):
        yield "Needs support to take part"
    if lacking := _missing(group):
        yield f"Not on the map: no {lacking.replace(' and ', ' or ')} recorded"


def _in_words(groups: Sequence[Stakeholder]) -> str:
    """What the map shows, for who cannot see it."""
    if not groups:
        return "An empty map: no group is recorded."
    on, need = len(placed(groups)), in_need(groups)
    many = f"{len(groups)} groups" if len(groups) > 1 else "one group"
    said = [f"A map of {many} by influence (upwards) and interest (across), larger where they are hit harder"]
    some = (
        f"{on} of {len(groups)} can be placed" if on else "None can be placed, since influence or interest is missing"
    )
    said.append("All are placed" if on == len(groups) else some)
    if need:
        who = f": {listed(called(one) for one in need)}" if len(need) <= _FEW else ", as the table shows"
        verb = (
            "is hit hard, has little influence and needs"
            if len(need) == 1
            else ("are hit hard, have little influence and need")
        )
        said.append(f"{len(need)} {verb} support to take part{who}")
    else:
        said.append("None is recorded as hit hard with little influence")
    return f"{'. '.join(one.rstrip('.') for one in said)}."


def _svg(groups: Sequence[Stakeholder], alt: str) -> str:
    drawing = Drawing()
    grid = laid_out(placed(groups), _TOP)
    _ground(drawing, grid)
    for at in grid.placed:
        _shape(drawing, at.spot, at.x, at.y)
        _name(drawing, at)
    y = _symbols(drawing, grid.bottom + LEADING + _LOWER_PART + 4)
    on = [(one.number, one.name) for one in placed(groups)]
    off = [(number, called(one)) for number, one in enumerate(groups, 1) if _missing(one)]
    lists = [("The numbers on the map", [] if grid.named else on)]
    lists.append(("Not placed, since influence or interest is not recorded", off))
    spelt_out = y + sum(numbered.height(title, entries) for title, entries in lists) <= _HIGHEST
    for title, entries in lists:
        if spelt_out:
            y = numbered.names(drawing, y, title, entries)
        elif entries and title == lists[0][0]:
            drawing.text(4.0, y + SIZE, "The table says which group each number is.")
            y += LEADING + 4
        else:
            y = numbered.numbers(drawing, y, title, [one for one, _ in entries])
    return drawing.svg(CAPTION, alt, y + 4)


def _ground(drawing: Drawing, grid: Grid) -> None:
    """The cells, the two scales, and the rows in which a hard-hit group needs support."""
    left, right = grid.columns[0], grid.columns[-1]
    band = grid.top_of(LOW_INFLUENCE)
    drawing.box(left, band, right - left, grid.bottom - band, fill=PALE, line=0)
    for x in grid.columns[1:-1]:
        drawing.line(x, grid.rows[0], x, grid.bottom, line=0.5, ink=RULE)
    for y in grid.rows[1:-1]:
        drawing.line(left, y, right, y, line=0.5, ink=RULE)
    drawing.box(left, band, right - left, BAND_TITLE, fill=PALE, line=0)
    drawing.line(left, band, right, band, line=1.5, dashes="5,3")
    drawing.box(left, grid.rows[0], right - left, grid.bottom - grid.rows[0], fill="none")
    drawing.text(
        left + 5, band + BAND_TITLE - 4, "Little influence: whoever is hit hard here needs support to take part"
    )
    drawing.text(4.0, _TOP - 8, "Influence", bold=True)
    for step in STEPS:
        upper = grid.top_of(step) + (BAND_TITLE if step == LOW_INFLUENCE else 0)
        middle = (upper + grid.rows[STEPS[-1] - step + 1]) / 2
        drawing.text(left - 5, middle + 3, _step(step), anchor="end")
        x = (grid.columns[step - 1] + grid.columns[step]) / 2
        drawing.text(x, grid.bottom + LEADING, _step(step), anchor="middle")
    drawing.text(4.0, grid.bottom + LEADING, "Interest", bold=True)


def _step(step: int) -> str:
    return {STEPS[0]: "1 low", STEPS[-1]: "5 high"}.get(step, str(step))


def _shape(drawing: Drawing, spot: Spot, x: float, y: float) -> None:
    """A circle, or for those who decide a square, with its number; a second outline where support is needed."""
    dashes = "" if spot.impact is not None else "3,2"
    outlines = ((0.0, 2.5), (3.0, 1.0)) if spot.needs_support else ((0.0, 1.0),)
    for inside, line in outlines:
        fill = _IN_NEED if inside else WHITE if spot.needs_support or spot.impact is None else _OTHERS
        if spot.deciding:
            side = spot.radius * 0.9 - inside
            drawing.box(x - side, y - side, 2 * side, 2 * side, fill=fill, dashes=dashes, line=line)
        else:
            drawing.circle(x, y, spot.radius - inside, fill=fill, dashes=dashes, line=line)
    if spot.number:
        drawing.text(x, y + 3.4, str(spot.number), anchor="middle", bold=spot.needs_support)


def _name(drawing: Drawing, at: At) -> None:
    for position, line in enumerate(at.name):
        drawing.text(at.x, at.y + at.spot.radius + SIZE + 2 + position * LEADING, line, anchor="middle")


def _symbols(drawing: Drawing, y: float) -> float:
    """What the shapes mean, below the map; gives back where the next thing may stand."""
    low, high = STEPS[0], STEPS[-1]
    small, large = radius(low), radius(high)
    in_lines = (
        (
            (Spot(0, "", low, low, high, deciding=False, radius=small), NEEDS_SUPPORT),
            (Spot(0, "", low, high, high, deciding=True, radius=small), "Decides or runs it"),
        ),
        (
            (Spot(0, "", low, high, low, deciding=False, radius=small), "Hardly hit (impact 1)"),
            (Spot(0, "", low, high, high, deciding=False, radius=large), "Hit hard (impact 5)"),
            (Spot(0, "", low, high, None, deciding=False, radius=small), "Impact not recorded"),
        ),
    )
    for entries in in_lines:
        x, down = 6.0, 2 * max(spot.radius for spot, _ in entries) + 6
        for spot, said in entries:
            _shape(drawing, spot, x + spot.radius, y + down / 2)
            drawing.text(x + 2 * spot.radius + 6, y + down / 2 + 3, said)
            x += 2 * spot.radius + 6 + width(said) + 14
        y += down
    return y + 6
