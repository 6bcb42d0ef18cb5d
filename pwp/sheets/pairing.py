"""Which row of the record is which row of an export. Those with ids are known by them; others by what they say."""

from collections.abc import Mapping, Sequence

from pwp.sheets.cells import Cell
from pwp.sheets.laid import Rows
from pwp.sheets.tables import Table


def paired(table: Table, before: Rows, now: Rows) -> Mapping[str, str]:
    """For each row of an export: the row of the record that it is now; none where that has gone."""
    if table.has_ids or now is before:
        return {key: key for key in before.rows if key in now.rows}
    pairs: dict[str, str] = {}
    for above in dict.fromkeys(_above(table, row) for row in (*before.rows.values(), *now.rows.values())):
        old = {key: row for key, row in before.rows.items() if _above(table, row) == above}
        new = {key: row for key, row in now.rows.items() if _above(table, row) == above}
        _pair(old, new, pairs)
    return pairs


def _above(table: Table, row: Sequence[Cell]) -> Cell:
    return row[1] if table.within else ""


def _pair(old: dict[str, list[Cell]], new: dict[str, list[Cell]], pairs: dict[str, str]) -> None:
    """Pair the rows that say the same, then what is left: by its order where as many are left, else by likeness."""
    free = dict(new)
    for key, row in old.items():
        same = next((one for one, other in free.items() if other[2:] == row[2:]), None)
        if same is not None:
            pairs[key] = same
            del free[same]
    left = [key for key in old if key not in pairs]
    if len(old) == len(new):
        pairs.update(zip(left, free, strict=True))
        return
    for key in left:
        near = max(free, key=lambda one: _alike(old[key], new[one]), default=None)
        if near is not None and _alike(old[key], new[near]) >= _ENOUGH:
            pairs[key] = near
            del free[near]


_ENOUGH = 0.5


def _alike(one: Sequence[Cell], other: Sequence[Cell]) -> float:
    """How much of what two rows say is the same."""
    both = [(a, b) for a, b in zip(one[2:], other[2:], strict=True) if a != "" or b != ""]
    return sum(a == b for a, b in both) / len(both) if both else 0
