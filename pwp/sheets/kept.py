"""What a workbook keeps, unseen, of the record it was made from: every cell as it was, so that edits can be told.

It stands as text in a sheet that is never shown. Base64 and not a denser code, since it is made at the speed of C and
holds no mark that a spreadsheet could take for something else.
"""

import base64
import binascii
import zlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from pwp.sheets.cells import Cell
from pwp.sheets.laid import NOTHING, Rows
from pwp.sheets.tables import EVERY, columns

SHEET = "pwp"
NEWEST = 1
CHUNK = 30_000
LARGEST = 150_000_000


class Sheet(Struct):
    """One sheet as it was written: the headings of its own columns, their keys, its rows and their files.

    `open` are the rows that were there to be filled in, and that the record did not have.
    """

    table: str
    headings: list[str]
    keys: list[str]
    rows: list[list[Cell]]
    fixed: dict[str, list[int]]
    prints: dict[str, str]
    open: list[str] = []

    def as_rows(self) -> Rows:
        """Its rows that were in the record, by what each is known by."""
        return Rows({str(row[0]): row for row in self.rows if row[0] not in self.open}, self.fixed, self.prints)

    def fillable(self) -> dict[str, list[Cell]]:
        """Its rows that were there to be filled in."""
        return {str(row[0]): row for row in self.rows if row[0] in self.open}


class Kept(Struct):
    """The record as it was exported, sheet by sheet; `engagement` is its id."""

    engagement: str
    sheets: dict[str, Sheet]

    def rows(self, sheet: str) -> Rows:
        """The rows of a sheet as they were; none where it was not exported."""
        return self.sheets[sheet].as_rows() if sheet in self.sheets else NOTHING


class NotKept(Exception):
    """What the unseen sheet holds is not what was put there; `later` is true where a later version wrote it."""

    def __init__(self, *, later: bool = False) -> None:
        super().__init__()
        self.later = later


def packed(kept: Kept) -> list[str]:
    """What is kept, as the texts of cells below one another: the version first."""
    data = base64.b64encode(zlib.compress(msgspec.json.encode(kept), 1)).decode()
    return [f"pwp sheet {NEWEST}", *(data[at : at + CHUNK] for at in range(0, len(data), CHUNK))]


def unpacked(cells: Iterable[str]) -> Kept:
    """What is kept, from the texts of the cells, its columns in the order of today; raises NotKept."""
    first, *rest = [str(one) for one in cells] or [""]
    version = first.removeprefix("pwp sheet ")
    if version != str(NEWEST):
        raise NotKept(later=version.isdecimal())
    try:
        data = base64.b64decode("".join(rest), validate=True)
        plain = zlib.decompressobj().decompress(data, LARGEST)
        kept = msgspec.json.decode(plain, type=Kept)
    except (binascii.Error, zlib.error, msgspec.MsgspecError) as error:
        raise NotKept from error
    if not all(map(_is_sound, kept.sheets.values())):
        raise NotKept
    today = {table.sheet: [one.key for one in columns(table)] for table in EVERY}
    for name, sheet in kept.sheets.items():
        if name in today and sheet.keys != today[name]:
            kept.sheets[name] = _in_order(sheet, today[name])
    return kept


def _is_sound(sheet: Sheet) -> bool:
    """Whether each row of a sheet has its cells, and what is said of rows is of rows that are there."""
    width = len(sheet.keys)
    if not width or len(set(sheet.keys)) != width or len(sheet.headings) != width:
        return False
    if not all(len(row) == width for row in sheet.rows):
        return False
    keys = {str(row[0]) for row in sheet.rows}
    numbers = {number for fixed in sheet.fixed.values() for number in fixed}
    return sheet.fixed.keys() <= keys and numbers <= set(range(width))


def _in_order(sheet: Sheet, keys: Sequence[str]) -> Sheet:
    """A sheet that another version wrote, with its columns as they are today.

    A column that there is no more is left out; one that there was not yet is empty and has no heading.
    """
    was = {key: number for number, key in enumerate(sheet.keys)}
    if keys[0] not in was:
        raise NotKept
    places = [was.get(key) for key in keys]
    now = {place: number for number, place in enumerate(places)}
    return Sheet(
        sheet.table,
        ["" if place is None else sheet.headings[place] for place in places],
        list(keys),
        [["" if place is None else row[place] for place in places] for row in sheet.rows],
        {key: [now[one] for one in fixed if one in now] for key, fixed in sheet.fixed.items()},
        sheet.prints,
        sheet.open,
    )
