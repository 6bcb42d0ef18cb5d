"""A list of somebody's own, with headings that are not ours: found in a workbook or a CSV file, under its titles."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pwp.errors import BadSheet
from pwp.sheets import commas, kept
from pwp.sheets.cells import Typed, typed
from pwp.sheets.found import DEEPEST, is_totals
from pwp.sheets.opened import Sheet, opened
from pwp.sheets.tables import Table, columns
from pwp.source import Fault, Reader
from pwp.spelling import did_you_mean, listed


class Listed(NamedTuple):
    """A list: its sheet, the number of the row of its headings, its columns by heading, and what is to be said."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    notes: list[str]

    def rows(self) -> Iterator[tuple[int, list[Typed]]]:
        """The rows below the headings that hold anything, each with its number from 0."""
        for number, cells in enumerate(self.sheet.rows[self.row + 1 :], start=self.row + 1):
            if self.texts(cells):
                yield number, cells

    def samples(self, at: int, most: int = 3) -> list[str]:
        """The first different values of a column, but for totals."""
        every = (cells for _, cells in self.rows() if not is_totals(self.texts(cells)))
        found = dict.fromkeys(text for cells in every if (text := typed(cells[at]).strip()))
        return list(found)[:most]

    def texts(self, cells: Sequence[Typed]) -> list[str]:
        """What stands in the columns of a row, as text."""
        return [text for at in self.columns.values() if (text := typed(cells[at]).strip())]


@cache
def headings() -> Mapping[str, Any]:
    """What people call their columns."""
    reading = Reader().read((Path(__file__).parent / "headings.yaml").read_bytes())
    assert not isinstance(reading, Fault)  # noqa: S101 - a file of ours, which the tests read
    return reading.value  # type: ignore[return-value] # it holds keys


def plain(heading: str) -> str:
    """A heading without capitals, marks and doubled spaces."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in heading.casefold()).split())


def listed_in(file: Path, table: Table, name: str = "", known: Sequence[str] = ()) -> Listed:
    """The list in a file; `name` is its sheet, and `known` are headings that were taken in before. Raises BadSheet."""
    if file.suffix.casefold() in (".csv", ".txt", ".tsv"):
        rows, notes = commas.table_of(file)
        cells: list[list[Typed]] = [[*row] for row in rows]
        sheets = {file.stem: Sheet(file.stem, cells)}
    else:
        notes = []
        sheets = {one: sheet for one, sheet in opened(file).sheets.items() if sheet.rows and one != kept.SHEET}
    if name and name not in sheets:
        near = did_you_mean(name, sheets) or f"; there are {listed(sheets)}"
        raise BadSheet(file.as_posix(), f"there is no sheet '{name}'{near}")
    words = {plain(one) for one in (*known, *_words(table))}
    best = max(((_best(sheets[one], words), one) for one in ([name] if name else sheets)), default=None)
    if best is None or best[0][0] == 0:
        raise BadSheet(
            file.as_posix(), "no row of headings was found in it; the first row should say what is in each column"
        )
    (_, above), chosen = best
    row = -above
    others = [one for one in sheets if one != chosen]
    if others:
        notes.append(f"Of the sheets only '{chosen}' was read, not {listed(others)} (--sheet reads another).")
    return Listed(sheets[chosen], row, _columns(sheets[chosen].rows[row]), notes)


def _best(sheet: Sheet, words: set[str]) -> tuple[int, int]:
    """How many headings are known in the row with most of them, and that row, from 0, counted down."""
    counts = [
        (sum(plain(typed(cell)) in words for cell in row if cell != ""), -number)
        for number, row in enumerate(sheet.rows[:DEEPEST])
    ]
    return max(counts, default=(0, 0))


def _words(table: Table) -> Iterator[str]:
    """Every heading that is known for a table."""
    for synonyms in headings()[table.name].values():
        yield from synonyms
    yield from headings()["people"]["heading"]
    for one in columns(table):
        yield from (one.heading, one.key)


def _columns(row: Sequence[Typed]) -> dict[str, int]:
    """The columns of a list by their headings; of two that are called the same, the second has a number."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = " ".join(typed(cell).split())
        number, heading = 1, name
        while heading in found:
            number += 1
            heading = f"{name} ({number})"
        if name:
            found[heading] = at
    return found
