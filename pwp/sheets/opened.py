"""A workbook somebody sends back, opened with care: it may be no workbook, a bomb, or hold what no table should."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from pwp.errors import BadSheet
from pwp.sheets.cells import Typed

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 150_000_000
MOST_PARTS = 2_000
MOST_CELLS = 6_000_000
"""How many cells a sheet may span, from A1 to its last: a single cell far out would fill the memory with empty ones."""
NARROW = 78
"""How many columns have names before CA: a sheet that has no more need not be measured column by column."""
_BEYOND = re.compile(rb'<c r="(?:[C-Z][A-Z]|[A-Z]{3})\d')
_LARGEST_PART = 2_000_000
_AT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMNS = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})')
_ROWS = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
_FORMULA = re.compile(rb"<f[ >/]")
_ERROR = re.compile(rb'<c\b[^>]*?\bt="e"')
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_MERGED = re.compile(rb'<mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_WIDTH = re.compile(rb"<col\b([^>]*)/?>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


class Opened(NamedTuple):
    """A workbook: its sheets by name, in their order."""

    file: str
    sheets: dict[str, "Sheet"]


class Sheet:
    """One sheet: its rows from the first cell on, and what its XML says that its values do not."""

    def __init__(self, name: str, rows: list[list[Typed]], xml: bytes = b"") -> None:
        self.name = name
        self.rows = rows
        self._xml = xml

    @cached_property
    def formulas(self) -> frozenset[str]:
        """The cells that hold a formula, by their addresses."""
        return frozenset(self._cells(_FORMULA, b"<f>", b"<f ", b"<f/"))

    @cached_property
    def errors(self) -> frozenset[str]:
        """The cells that hold an error value such as #N/A."""
        return frozenset(self._cells(_ERROR, b't="e"'))

    @cached_property
    def merged(self) -> list[str]:
        """The stretches of cells that are merged into one, such as B5:C6."""
        return [found[1].decode() for found in _MERGED.finditer(self._xml)]

    def _cells(self, pattern: re.Pattern[bytes], *signs: bytes) -> Iterator[str]:
        """The addresses of the cells in whose XML a pattern is found, once one of its signs is there at all."""
        if not any(sign in self._xml for sign in signs):
            return
        for found in pattern.finditer(self._xml):
            start = max(self._xml.rfind(b"<c ", 0, found.start() + 3), 0)
            if at := _REFERENCE.search(self._xml, start, start + 200):
                yield at[1].decode()

    @cached_property
    def widths(self) -> dict[int, float]:
        """The widths of its columns, by their numbers from 0."""
        widths: dict[int, float] = {}
        for found in _WIDTH.finditer(self._xml, 0, max(self._xml.find(b"<sheetData"), 0)):
            said = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(found[1])}
            try:
                first, last, width = int(said["min"]), int(said["max"]), float(said["width"])
            except (KeyError, ValueError):
                continue
            if first <= last and 0 < width < _WIDEST:
                widths.update(dict.fromkeys(range(first - 1, min(last, first + _WIDEST)), round(width - _PADDING, 2)))
        return widths


_WIDEST = 255
_PADDING = 0.7109375
"""What a spreadsheet adds to the width that was asked for."""


def opened(path: Path) -> Opened:
    """The workbook at a path; raises BadSheet."""
    file = path.as_posix()
    data = read(path)
    parts = _unpacked(file, data)
    xml = {name: parts[part] for name, part in _sheets(file, parts).items()}
    for name, one in xml.items():
        _refuse_wide(file, name, one)
    return Opened(file, {name: Sheet(name, rows, xml[name]) for name, rows in _values(file, data, list(xml))})


def read(path: Path) -> bytes:
    """The bytes of a file that somebody sends; raises BadSheet."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
        raise BadSheet(path.as_posix(), f"it cannot be opened: {reason}") from error
    if len(data) > LARGEST_FILE:
        raise BadSheet(
            path.as_posix(), f"it is larger than {LARGEST_FILE // 1_000_000} MB, which is more than pwp reads"
        )
    if not data:
        raise BadSheet(path.as_posix(), "the file is empty; was it still being copied or fetched?")
    return data


def _unpacked(file: str, data: bytes) -> dict[str, bytes]:
    """The parts of a workbook, none of them larger than it says or than anybody needs; raises BadSheet."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadSheet(file, "this is an old .xls file, or locked with a password; save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            every = parts.infolist()
            if len(every) > MOST_PARTS or sum(one.file_size for one in every) > LARGEST_UNPACKED:
                raise BadSheet(file, "unpacked it is far larger than a workbook of notes; pwp does not open it")
            names = {one.filename for one in every}
            if "xl/workbook.xml" not in names:
                raise BadSheet(file, _other_kind(names))
            return {name: parts.read(name) for name in names if name.startswith("xl/") and not name.endswith("/")}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise BadSheet(file, "this is not a workbook, or it is damaged; save it as .xlsx") from error


def _other_kind(names: set[str]) -> str:
    """What a packed file is that is no workbook."""
    if "word/document.xml" in names:
        return "this is a Word file; copy its table into a spreadsheet and save that as .xlsx"
    if "content.xml" in names:
        return "this is an OpenDocument file; save it as Excel (.xlsx)"
    if "xl/workbook.bin" in names:
        return "this is a binary workbook (.xlsb); save it as .xlsx"
    return "this is not a workbook; save it as .xlsx"


def _sheets(file: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """For each sheet by its name: the part that holds it; raises BadSheet where days are counted another way."""
    book = _tree(file, parts.get("xl/workbook.xml", b""))
    if any(one.get("date1904") in ("1", "true") for one in book.iter() if one.tag.endswith("}workbookPr")):
        raise BadSheet(
            file,
            "this workbook counts days from 1904, so days copied into it may be four years off; turn that off "
            "(Excel: File, Options, Advanced, 'Use 1904 date system'), see that the days are right, and save it",
        )
    ways = _tree(file, parts.get("xl/_rels/workbook.xml.rels", b""))
    targets = {one.get("Id"): str(one.get("Target", "")) for one in ways.iter()}
    found: dict[str, str] = {}
    for one in book.iter():
        target = targets.get(one.get(_AT), "") if one.tag.endswith("}sheet") else ""
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if target and part in parts and "worksheets" in part:
            found[str(one.get("name"))] = part
    return found


def _tree(file: str, data: bytes) -> ET.Element:
    """A small part of the workbook that says what the others are."""
    if len(data) > _LARGEST_PART or b"<!DOCTYPE" in data:
        raise BadSheet(file, "this is no workbook that a spreadsheet has saved; open it in one and save it again")
    try:
        return ET.fromstring(data)  # noqa: S314 - without a document type there is nothing to expand
    except ET.ParseError as error:
        raise BadSheet(file, "the workbook is damaged; open it in a spreadsheet and save it again as .xlsx") from error


def _refuse_wide(file: str, name: str, xml: bytes) -> None:
    """Stop at a sheet that spans more cells than pwp reads."""
    usual = xml.count(b"<c ") == xml.count(b'<c r="') and not _BEYOND.search(xml)
    last = NARROW if usual else max((column_number(one.decode()) for one in set(_COLUMNS.findall(xml))), default=0) + 1
    rows = max((int(found) for found in _ROWS.findall(xml)), default=0)
    if last * rows > MOST_CELLS:
        raise BadSheet(
            file, f"sheet '{name}' goes to row {rows}, column {last}; delete what stands far out and save it"
        )


def _values(file: str, data: bytes, names: list[str]) -> Iterator[tuple[str, Any]]:
    """The values of each sheet, row by row from its first cell on."""
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for name in names:
                yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise BadSheet(file, "the workbook is damaged; open it in a spreadsheet and save it again as .xlsx") from error


def column_number(letters: str) -> int:
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


MOST_COVERED = 2_000
"""Of how many rows and columns of a merged cell the addresses are listed; a whole column may be merged."""


def address(row: int, column: int) -> str:
    """A cell by its address, such as B5; row and column count from 0."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def by_row(addresses: frozenset[str]) -> Mapping[int, set[str]]:
    """Addresses by the number of their row."""
    found: dict[int, set[str]] = {}
    for one in addresses:
        found.setdefault(parted(one)[1], set()).add(one)
    return found


def covered(stretch: str) -> set[str]:
    """The addresses that a merged cell hides: all of its stretch but the first."""
    (left, top), (right, bottom) = map(parted, (stretch.partition(":")[0], stretch.rpartition(":")[2]))
    across, down = range(left, min(right, left + MOST_COVERED) + 1), range(top, min(bottom, top + MOST_COVERED) + 1)
    return {address(row, column) for row in down for column in across} - {address(top, left)}


def parted(cell: str) -> tuple[int, int]:
    """The column and the row of an address, from 0."""
    letters = cell.rstrip("0123456789")
    return column_number(letters), int(cell[len(letters) :]) - 1
