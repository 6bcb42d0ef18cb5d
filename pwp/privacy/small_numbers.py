"""Tables of counts without numbers so small that they show somebody, nor numbers by which those can be worked out.

Whoever knows a total and all but one of the numbers in it knows that one as well. So beside a small number others are
left out, until the table tells too little of each.
"""

from typing import NamedTuple

from pwp.privacy.worked_out import Cell, Counts, Net

__all__ = ["LOWEST_LIMIT", "NOT_SHOWN", "SMALLEST", "Counts", "Shown", "is_hidden", "share", "suppressed"]

SMALLEST = 5
"""The smallest number of people that is shown, where nobody sets another; that of the check PRV08."""
LOWEST_LIMIT = 3
"""Where fewer than this are hidden, `fewer than 2` would tell that it is one."""
NOT_SHOWN = "not shown"


class Shown(NamedTuple):
    """The same table as it may be shown, each number in words or figures; totals only where they were asked for."""

    rows: tuple[tuple[str, ...], ...]
    row_totals: tuple[str, ...] = ()
    column_totals: tuple[str, ...] = ()
    total: str = ""

    @property
    def whole(self) -> bool:
        """Whether every number is shown."""
        every = (*(one for row in self.rows for one in row), *self.row_totals, *self.column_totals, self.total)
        return not any(is_hidden(one) for one in every)


def is_hidden(shown: str) -> bool:
    """Whether this stands in the place of a number."""
    return bool(shown) and not shown.replace(",", "").isdecimal()


def suppressed(counts: Counts, smallest: int = SMALLEST) -> Shown:
    """The table as it may be shown: each number below `smallest` hidden, and as few others as that takes.

    The numbers hidden beside them are the smallest that will do; totals stay where they can. A hidden total is `not
    shown`, and so is a number that is not small; a small one is `fewer than 5`. Raises ValueError for a table whose
    rows differ in length, a number below nought, or a limit that would give numbers away.
    """
    if len({len(row) for row in counts.rows}) > 1 or any(n < 0 for row in counts.rows for n in row):
        raise ValueError("a table has rows of one length, and no number in it is below nought")
    if smallest < LOWEST_LIMIT:
        raise ValueError(f"the smallest number that is shown is at least {LOWEST_LIMIT}")
    net = Net(counts, smallest)
    protected = {cell: _protect(net, cell) for cell in net.small}
    _show_again(net, protected)
    return _as_shown(counts, net)


def share(shown: str, base: int | None) -> str:
    """A shown number with what it is out of, and the percentage where that is known and the number is not hidden."""
    if not base or is_hidden(shown):
        return shown
    return f"{shown} of {base:,} ({round(100 * int(shown.replace(',', '')) / base)}%)"


def _protect(net: "Net", cell: Cell) -> set[Cell]:
    """What protects a small number, having hidden what it takes."""
    for other in net.beside(cell):
        if (by := net.protection_of(cell)) is not None:
            return by
        net.hide(other)
    return net.protection_of(cell) or set()


def _show_again(net: "Net", protected: dict[Cell, set[Cell]]) -> None:
    """Show whatever was hidden beside the small numbers and does not protect them; the greatest first."""
    changed = True
    while changed:
        changed = False
        for cell in sorted(net.hidden - net.small - net.never, key=lambda one: (-net.values[one], one)):
            net.show(cell)
            otherwise = {one: net.protection_of(one) for one, by in protected.items() if cell in by}
            if None in otherwise.values():
                net.hide(cell)
            else:
                protected |= {one: by for one, by in otherwise.items() if by is not None}
                changed = True


def _as_shown(counts: Counts, net: Net) -> Shown:
    """The table in words and figures."""
    height, width = len(counts.rows), len(counts.rows[0]) if counts.rows else 0

    def said(cell: Cell) -> str:
        if cell not in net.hidden:
            return f"{net.values.get(cell, 0):,}"
        inner = cell[0] < height and cell[1] < width
        return f"fewer than {net.limit}" if inner and cell in net.small else NOT_SHOWN

    return Shown(
        tuple(tuple(said((r, c)) for c in range(width)) for r in range(height)),
        tuple(said((r, width)) for r in range(height)) if counts.row_totals else (),
        tuple(said((height, c)) for c in range(width)) if counts.column_totals else (),
        said((height, width)) if counts.row_totals and counts.column_totals else "",
    )
