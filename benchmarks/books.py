"""The log as a workbook and back, and what the spreadsheet libraries alone take for the same cells."""

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from pwp.recording.days import Days
from pwp.sheets.exporting import exported
from pwp.sheets.importing import compared
from pwp.sheets.tables import EVERY

BOOKS = ("export", "import", "write-cells", "read-cells")
BOOK, BARE = "log.xlsx", "bare.xlsx"
LOG = [table for table in EVERY if table.is_log]
Sheets = list[list[list[Any]]]


def make(folder: Path) -> None:
    """Write the log of an engagement as a workbook beside it, and its cells as one without anything else."""
    (folder / BOOK).write_bytes(exported(folder, LOG))
    (folder / BARE).write_bytes(_write(_read(folder / BOOK)))


def jobs(folder: Path) -> dict[str, Callable[[], object]]:
    """What can be timed: each is made ready here, and done when it is called."""
    return {
        "export": partial(exported, folder, LOG),
        "import": partial(compared, folder, folder / BOOK, Days()),
        "write-cells": partial(_write, _read(folder / BARE)),
        "read-cells": partial(_read, folder / BARE),
    }


def _read(book: Path) -> Sheets:
    """Every cell of every sheet, but for what pwp keeps for itself."""
    opened = CalamineWorkbook.from_path(str(book))
    return [opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names if name != "pwp"]


def _write(sheets: Sheets) -> bytes:
    """The same cells in a new workbook, each as what it is."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd mmm yyyy"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell == "":
                        continue
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    else:
                        sheet.write_number(at, column, cell)
    return target.getvalue()
