"""A worksheet that takes many rows at once. Cell by cell, xlsxwriter takes longer than all the rest of an export."""

import re
from collections.abc import Sequence
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pwp.sheets.cells import Cell, serial

_AS_CODES = re.compile("[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


_SHORT = 60
LINE = 15
"""The height of a line, in points."""
MOST_LINES = 12


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column of this width; no more than a row is to be high."""
    return min(MOST_LINES, text.count("\n") + 1 + int(len(text) / width))


class QuickSheet(Worksheet):
    """A worksheet whose own rows may be followed by others that were made into its XML in one go."""

    def __init__(self) -> None:
        super().__init__()
        self._rows_below: list[str] = []
        self._once: set[str] = set()
        self._again: dict[str, str] = {}

    def put_rows(
        self,
        first: int,
        rows: Sequence[Sequence[Cell | date]],
        formats: Sequence[Format],
        widths: Sequence[float],
        of_days: Format,
    ) -> None:
        """Put rows below one another, from the row with this number on, each column in its format. Days are dates.

        Each row gets the height that its texts need: not all programs work it out on opening a file.
        """
        if not rows:
            return
        day = f'" s="{of_days._get_xf_index()}"'  # noqa: SLF001 - as xlsxwriter's own cells do
        starts = [f'" s="{one._get_xf_index()}"' for one in formats]  # noqa: SLF001 - as xlsxwriter's own cells do
        names = [f'<c r="{xl_col_to_name(number)}' for number in range(len(formats))]
        columns = list(zip(names, starts, widths, strict=True))
        again, text = self._again, self._text
        parts = self._rows_below
        for number, row in enumerate(rows, start=first + 1):
            start, lines = len(parts), 1
            parts.append("")
            for (name, look, width), cell in zip(columns, row, strict=True):
                if cell == "":
                    continue
                kind = cell.__class__
                if kind is str:
                    parts.append(f"{name}{number}{look}{again.get(cell) or text(cell)}")  # type: ignore[arg-type] # a str
                    if len(cell) > width:  # type: ignore[arg-type] # a str
                        lines = max(lines, _lines(cell, width))  # type: ignore[arg-type] # a str
                elif kind is date:
                    parts.append(f"{name}{number}{day}><v>{serial(cell)}</v></c>")  # type: ignore[arg-type] # a date
                elif kind is bool:
                    parts.append(f'{name}{number}{look} t="b"><v>{cell:d}</v></c>')
                else:
                    parts.append(f"{name}{number}{look}><v>{cell!r}</v></c>")
            parts[start] = f'<row r="{number}" ht="{lines * LINE}">' if lines > 1 else f'<row r="{number}">'
            parts.append("</row>")
        self._check_dimensions(first + len(rows) - 1, len(formats) - 1)

    def _text(self, text: str) -> str:
        """A text as the rest of its cell's XML.

        One that comes again is shared, as spreadsheets do with all; the others stand in their cells, since sharing
        them takes longer than it saves.
        """
        if text in self._once:
            index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - as xlsxwriter's own cells do
            made = f' t="s"><v>{index}</v></c>'
            self._again[text] = made
            return made
        if len(text) < _SHORT:
            self._once.add(text)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if not text.isprintable() or "_x" in text:
            escaped = _AS_CODES.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
        space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
        return f' t="inlineStr"><is><t{space}>{escaped}</t></is></c>'

    def _write_rows(self) -> None:
        """What xlsxwriter calls once the sheet's own rows are to be written."""
        super()._write_rows()
        self.fh.write("".join(self._rows_below))
