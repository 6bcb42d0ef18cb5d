"""The tables of a record found in a workbook: by the names of the sheets and the texts of the headings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pwp.sheets.cells import Typed, typed
from pwp.sheets.kept import Sheet as Kept
from pwp.sheets.opened import Sheet, address
from pwp.sheets.outcome import Place, Problem
from pwp.sheets.tables import Table
from pwp.spelling import nearest

DEEPEST = 15
"""Among how many rows at the top the headings are looked for."""


class Found(NamedTuple):
    """A table in a sheet: the row of its headings, and for each of its columns the one of the sheet, or None.

    `own` are the columns that the user added, with their headings.
    """

    table: Table
    sheet: Sheet
    row: int
    columns: list[int | None]
    own: dict[int, str]

    @property
    def first(self) -> int:
        """The column of the sheet that says which row it is."""
        return self.columns[0] or 0

    def rows(self) -> Iterator[tuple[int, list[Typed]]]:
        """The rows below the headings, each with its number from 0."""
        yield from enumerate(self.sheet.rows[self.row + 1 :], start=self.row + 1)


def found(table: Table, kept: Kept, sheets: dict[str, Sheet], problems: list[Problem]) -> Found | None:
    """Where a table stands, having added to the problems what is wrong with its sheet and headings."""
    sheet = sheets.get(table.sheet)
    if sheet is None:
        problems.append(Problem(Place(table.sheet), _missing(table, kept, sheets)))
        return None
    row = heading_row(sheet.rows, kept.headings)
    if row is None:
        problems.append(Problem(Place(table.sheet), "its row of headings is gone; put it back, or export again"))
        return None
    places = _places(sheet.rows[row])
    columns: list[int | None] = []
    own = {at[0]: heading for heading, at in places.items() if heading not in kept.headings and heading}
    for heading in kept.headings:
        if not heading:  # what there was no column for when the workbook was made
            columns.append(None)
            continue
        at = places.get(heading, [])
        if not at:
            problems.append(Problem(Place(sheet.name, f"row {row + 1}"), _renamed(heading, own.values())))
        elif len(at) > 1:
            where = " and ".join(address(row, one) for one in at)
            problems.append(
                Problem(Place(sheet.name, where), f"the heading '{heading}' stands twice; rename one of them")
            )
        columns.append(at[0] if len(at) == 1 else None)
    return Found(table, sheet, row, columns, own) if columns[0] is not None else None


def heading_row(rows: Sequence[Sequence[Typed]], headings: Sequence[str]) -> int | None:
    """The number of the row that holds most of these headings; None where none holds a few of them."""
    wanted = {_plain(one) for one in headings if one}
    counts = [len(wanted & {_plain(cell) for cell in row if isinstance(cell, str)}) for row in rows[:DEEPEST]]
    best = max(counts, default=0)
    return counts.index(best) if best >= min(len(wanted), 2) else None


def _plain(cell: Typed) -> str:
    """A heading without what nobody sees."""
    return " ".join(typed(cell).split())


def _places(row: Sequence[Typed]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, cell in enumerate(row):
        places[_plain(cell)].append(number)
    return places


def _missing(table: Table, kept: Kept, sheets: dict[str, Sheet]) -> str:
    """That a sheet is gone, and which one it may be now."""
    few = [one for one in kept.headings if one][: len(kept.headings) // 2 + 1]
    for name, sheet in sheets.items():
        row = heading_row(sheet.rows, kept.headings)
        if row is not None and set(few) <= {_plain(cell) for cell in sheet.rows[row]}:
            return f"this sheet is called '{name}' now; call it '{table.sheet}' again"
    return "this sheet is gone; export again to have it back"


def _renamed(heading: str, others: Iterable[str]) -> str:
    """That a heading is gone, and which one it may be now."""
    near = nearest(heading, others)
    other = f" (is it '{near}' now?)" if near else ""
    return f"the heading '{heading}' is gone{other}; put it back. Until then its column counts as unchanged"


_TOTALS = re.compile(r"(?:totals?|sum|average|grand totals?|sub[- ]?totals?) ?:?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[£$€]? ?[\d., ]*\d ?%?")


def is_totals(texts: Iterable[str]) -> bool:
    """Whether the filled cells of a row are totals of the rows above: that word, and nothing but numbers after it."""
    first, *others = [text for text in texts if text] or [""]
    return bool(_TOTALS.fullmatch(first)) and all(_NUMBER.fullmatch(one) for one in others)
