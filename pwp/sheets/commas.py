"""A table as CSV: safe to open in a spreadsheet, and read back whatever spreadsheet saved it.

The last column holds a fingerprint of each row as it was exported, so that an import can tell whether the record has
changed since; its heading says of which table and engagement the file is.
"""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pwp.errors import BadSheet
from pwp.plain import guarded, unguarded
from pwp.sheets.cells import Typed, tidy, typed
from pwp.sheets.opened import Sheet, read
from pwp.sheets.pages import Page
from pwp.sheets.tables import EVERY, Table, columns

VERSION = "1"
SEPARATORS = ",;\t"
LONGEST_CELL = 1_000_000
SIGN = "p"
"""What a fingerprint begins with: one that was figures alone, a spreadsheet would take for a number."""
_WITHOUT_SIGN = re.compile(r"[0-9a-f]{18}")
_MARK = re.compile(r"pwp ([^ ]+) (\w+) ?(.*)")


class Commas(NamedTuple):
    """A CSV file that pwp wrote: its table, the id of its engagement, its cells, and the fingerprints by row."""

    table: Table
    engagement: str
    sheet: Sheet
    prints: list[str]
    notes: list[str]


def written(page: Page, engagement: str) -> bytes:
    """The bytes of a table as CSV: with the mark by which Excel knows UTF-8, and with the line ends it likes."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow((*(one.heading for one in columns(page.table)), f"pwp {VERSION} {page.table.sheet} {engagement}"))
    for row in (*page.rows.rows.values(), *page.open):
        rows.writerow(
            (*(guarded(cell) if isinstance(cell, str) else cell for cell in row), fingerprint(page.table, row))
        )
    return out.getvalue().encode("utf-8-sig", "replace")


def fingerprint(table: Table, row: Sequence[Typed]) -> str:
    """What a row of cells is known by while nobody changes it, whatever spaces a spreadsheet leaves or drops."""
    says = row if table.has_ids else row[1:] if table.within else row[2:]
    cells = "\0".join(tidy(typed(cell)) for cell in says)
    return SIGN + hashlib.blake2b(cells.encode("utf-8", "replace"), digest_size=9).hexdigest()


def _signed(text: str) -> str:
    """A fingerprint as it is written today; the first files had them without the sign."""
    return SIGN + text if _WITHOUT_SIGN.fullmatch(text) else text


def opened(path: Path) -> Commas:
    """A CSV file that pwp wrote, as it came back; raises BadSheet."""
    rows, notes = table_of(path)
    file = path.as_posix()
    head = rows[0] if rows else []
    marks = [(number, found) for number, cell in enumerate(head) if (found := _MARK.fullmatch(cell.strip()))]
    if not marks:
        raise BadSheet(file, "pwp did not write this file, or its last column is gone; for a list of your own say --as")
    at, mark = marks[0]
    table = next((one for one in EVERY if one.sheet == mark[2]), None)
    if mark[1] != VERSION or table is None:
        raise BadSheet(file, "a later version of pwp wrote this file; it needs a newer pwp")
    prints = [_signed(row[at].strip()) for row in rows]
    cells: list[list[Typed]] = [[*row[:at], *row[at + 1 :]] for row in rows]
    return Commas(table, mark[3], Sheet(table.sheet, cells), prints, notes)


def table_of(path: Path) -> tuple[list[list[str]], list[str]]:
    """The rows of any CSV file, all of one width, and what ought to be said of how it was read; raises BadSheet."""
    text, notes = _decoded(path.as_posix(), read(path))
    first, _, rest = text.partition("\n")
    if first.startswith("sep="):
        text = rest
    separator = _separator(text)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise BadSheet(path.as_posix(), f"this is no CSV file that can be read ({error})") from error
    width = max(map(len, rows), default=0)
    return [[*map(unguarded, row), *[""] * (width - len(row))] for row in rows], notes


def _decoded(file: str, data: bytes) -> tuple[str, list[str]]:
    """The text of a file, in the encoding that its bytes show."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), []
    if b"\0" in data:
        raise BadSheet(file, "this is no text; save the list as CSV, or as .xlsx")
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = f"{file} is not UTF-8; it was read as Windows text (1252). Look at letters with accents."
        return data.decode("cp1252", "replace"), [note]


def _separator(text: str) -> str:
    """What parts the cells: the sign that stands most often in the first line, outside quotes."""
    line, quoted, counts = text.splitlines()[0] if text.strip() else "", False, Counter[str]()
    for letter in line:
        quoted ^= letter == '"'
        counts[letter] += not quoted
    return max(SEPARATORS, key=lambda sign: counts[sign])
