"""Which row of the record is which row of an export: by its id, or else by what it is about."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pwp.sheets.cells import Cell
from pwp.sheets.laid import Rows, days
from pwp.sheets.renaming import tail
from pwp.sheets.tables import Table, columns


def paired(table: Table, before: Rows, now: Rows) -> Mapping[str, str]:
    """For each row of an export: the row of the record that it is now; none where that has gone."""
    if table.has_ids or now is before:
        same = {key: key for key in before.rows if key in now.rows}
        return {**same, **_moved(table, before, now)} if table.is_log and len(same) < len(before.rows) else same
    pairs: dict[str, str] = {}
    for above in dict.fromkeys(_above(table, row) for row in (*before.rows.values(), *now.rows.values())):
        old = {key: row for key, row in before.rows.items() if _above(table, row) == above}
        new = {key: row for key, row in now.rows.items() if _above(table, row) == above}
        _pair(table, old, new, pairs)
    return pairs


def _moved(table: Table, before: Rows, now: Rows) -> dict[str, str]:
    """The entries whose files are called by another day now, and that say the same but for it."""
    free: dict[_Like, list[str]] = defaultdict(list)
    for key, row in now.rows.items():
        if key not in before.rows:
            free[_like(table, key, row)].append(key)
    gone = {key: _like(table, key, row) for key, row in before.rows.items() if key not in now.rows}
    rivals = Counter(gone.values())
    return {key: free[one][0] for key, one in gone.items() if len(free.get(one, ())) == rivals[one] == 1}


_Like = tuple[str, tuple[Cell, ...]]


def _like(table: Table, key: str, row: Sequence[Cell]) -> _Like:
    """What an entry is called and says, beside its days."""
    return tail(key), tuple(cell for at, cell in enumerate(row) if at and at not in days(table))


def _above(table: Table, row: Sequence[Cell]) -> Cell:
    return row[1] if table.within else ""


def _pair(table: Table, old: dict[str, list[Cell]], new: dict[str, list[Cell]], pairs: dict[str, str]) -> None:
    """Pair the rows that say the same, then those that are about the same; what is neither stays alone."""
    free = dict(new)
    for key, row in old.items():
        same = next((one for one, other in free.items() if other[2:] == row[2:]), None)
        if same is not None:
            pairs[key] = same
            del free[same]
    left = [key for key in old if key not in pairs]
    for key in left:
        about = _about(table, old[key])
        rivals = [one for one in left if _about(table, old[one]) == about]
        near = [one for one in free if _about(table, new[one]) == about]
        if any(cell != "" for cell in about) and len(rivals) == len(near) == 1:
            pairs[key] = near[0]


_ABOUT = {"requirements", "characteristic", "place", "stakeholder"}
"""The keys that say what a judgement or an effect is about."""


def _about(table: Table, row: Sequence[Cell]) -> tuple[Cell, ...]:
    """What a row without an id is about; two that are about something else are not the same, however alike."""
    return tuple(cell for column, cell in zip(columns(table), row, strict=True) if column.key in _ABOUT)
