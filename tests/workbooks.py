"""Workbooks as people send them back: the cells of one that pwp wrote, changed in its XML as a spreadsheet would."""

import base64
import json
import re
import zipfile
import zlib
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

from pwp.sheets.opened import address, column_number

_ROWS = re.compile(r"<sheetData>.*</sheetData>|<sheetData/>", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_SHARED = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_TEXT = re.compile(r"<t[^>]*>(.*?)</t>", re.DOTALL)
_VALUE = re.compile(r"<v>(.*?)</v>")


class Formula(NamedTuple):
    """A formula, and what it last came to."""

    formula: str
    value: float = 0


class Error(NamedTuple):
    """An error value, such as #N/A."""

    value: str


Value = str | float | date | Formula | Error
Grid = dict[tuple[int, int], tuple[Value, str]]
"""By row and column, from 0: what a cell holds, and the number of its look."""


class Book:
    """A workbook in hand: change its cells, then save it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as parts:
            self.parts = {name: parts.read(name).decode() for name in parts.namelist()}
        shared = self.parts.get("xl/sharedStrings.xml", "")
        self._shared = [unescape("".join(_TEXT.findall(one))) for one in _SHARED.findall(shared)]
        names = re.findall(r'<sheet name="([^"]*)" sheetId="\d+"', self.parts["xl/workbook.xml"])
        looks = re.findall(
            r"<xf [^>]*", self.parts["xl/styles.xml"].partition("<cellXfs")[2].partition("</cellXfs>")[0]
        )
        self._day = next(number for number, look in enumerate(looks) if 'numFmtId="164"' in look)
        self._where = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, start=1)}
        self.hidden: set[tuple[str, int]] = set()
        self.grids = {name: self._grid(self.parts[part]) for name, part in self._where.items()}

    def _grid(self, xml: str) -> Grid:
        found: Grid = {}
        for letters, row, look, rest, inside in _CELL.findall(xml):
            at = int(row) - 1, column_number(letters)
            if 't="s"' in rest:
                found[at] = self._shared[int(_VALUE.findall(inside)[0])], look
            elif "inlineStr" in rest:
                found[at] = unescape("".join(_TEXT.findall(inside))), look
            elif value := _VALUE.findall(inside):
                found[at] = float(value[0]), look
        return found

    def at(self, sheet: str, key: str, heading: str) -> str:
        """The address of the cell of a row, by what is in its first column, and of a column by its heading."""
        row = next(row for (row, column), (value, _) in self.grids[sheet].items() if column == 0 and value == key)
        return address(row, self.column(sheet, heading))

    def column(self, sheet: str, heading: str) -> int:
        """The number of a column by its heading."""
        found = (column for (row, column), (value, _) in self.grids[sheet].items() if row == 1 and value == heading)
        return next(found)

    def below(self, sheet: str, further: int = 0) -> int:
        """The number of the first row below the last, from 1."""
        return max(row for row, _ in self.grids[sheet]) + 2 + further

    def put(self, sheet: str, cell: str, value: Value | None) -> "Book":
        """Put a value into a cell, or empty it; its look stays."""
        letters = cell.rstrip("0123456789")
        at = int(cell[len(letters) :]) - 1, column_number(letters)
        look = self.grids[sheet].pop(at, ("", ""))[1]
        if value is not None:
            self.grids[sheet][at] = value, look
        return self

    def edit(self, sheet: str, key: str, heading: str, value: Value | None) -> "Book":
        """Put a value into the cell of a row and a column."""
        return self.put(sheet, self.at(sheet, key, heading), value)

    def add(self, sheet: str, cells: dict[str, Value]) -> str:
        """Fill in a row below the last; its number."""
        row = self.below(sheet)
        for heading, value in cells.items():
            self.put(sheet, address(row - 1, self.column(sheet, heading)), value)
        return str(row)

    def delete(self, sheet: str, key: str) -> "Book":
        """Delete a row, and move those below it up."""
        gone = int(re.sub(r"\D", "", self.at(sheet, key, self._first(sheet)))) - 1
        rows = {at: one for at, one in self.grids[sheet].items() if at[0] != gone}
        self.grids[sheet] = {(row - (row > gone), column): one for (row, column), one in rows.items()}
        return self

    def _first(self, sheet: str) -> str:
        return str(self.grids[sheet][1, 0][0])

    def turn(self, sheet: str) -> "Book":
        """Sort the rows the other way round."""
        last = max(row for row, _ in self.grids[sheet])
        turned = {(row if row < 2 else last + 2 - row, column): one for (row, column), one in self.grids[sheet].items()}
        self.grids[sheet] = turned
        return self

    def move(self, sheet: str, order: list[int]) -> "Book":
        """Put the columns into another order: for each place, the number of the column that is to stand there."""
        where = {column: place for place, column in enumerate(order)}
        self.grids[sheet] = {(row, where[column]): one for (row, column), one in self.grids[sheet].items()}
        return self

    def replace(self, part: str, old: str, new: str) -> "Book":
        """Change the XML of a part: of a sheet by its name, or of another by its own."""
        name = self._where.get(part, part)
        assert old in self.parts[name]
        self.parts[name] = self.parts[name].replace(old, new)
        return self

    def memory(self) -> Any:
        """What the hidden sheet keeps of the record, as plain values."""
        cells = [str(value) for _, (value, _) in sorted(self.grids["pwp"].items())]
        return json.loads(zlib.decompress(base64.b64decode("".join(cells[1:]))))

    def remember(self, memory: object) -> "Book":
        """Have the hidden sheet keep something else."""
        self.grids["pwp"] = {(0, 0): ("pwp sheet 1", "")}
        return self.put("pwp", "A2", base64.b64encode(zlib.compress(json.dumps(memory).encode())).decode())

    def save(self, path: Path | None = None) -> Path:
        """Write the workbook, over itself unless told otherwise."""
        for name, part in self._where.items():
            rows: dict[int, list[str]] = {}
            for (row, column), (value, look) in sorted(self.grids[name].items()):
                rows.setdefault(row, []).append(_xml(address(row, column), value, look, self._day))
            away = {row: ' hidden="1"' for sheet, row in self.hidden if sheet == name}
            data = "".join(
                f'<row r="{row + 1}"{away.get(row, "")}>{"".join(cells)}</row>' for row, cells in rows.items()
            )
            self.parts[part] = _ROWS.sub(lambda _, data=data: f"<sheetData>{data}</sheetData>", self.parts[part])  # type: ignore[misc] # the default is of this turn
        target = path or self.path
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
            for name, text in self.parts.items():
                parts.writestr(name, text)
        return target


def _xml(cell: str, value: Value, look: str, day: int) -> str:
    style = f' s="{look}"' if look else ""
    if isinstance(value, Formula):
        return f'<c r="{cell}"{style}><f>{escape(value.formula)}</f><v>{value.value}</v></c>'
    if isinstance(value, Error):
        return f'<c r="{cell}"{style} t="e"><v>{value.value}</v></c>'
    if isinstance(value, date):
        return f'<c r="{cell}" s="{day}"><v>{value.toordinal() - date(1899, 12, 30).toordinal()}</v></c>'
    if isinstance(value, str):
        text = escape(value, quote=False).replace("\r", "_x000D_")
        return f'<c r="{cell}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{cell}"{style}><v>{value!r}</v></c>'
