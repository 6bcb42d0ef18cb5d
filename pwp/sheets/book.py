"""A workbook as a person would want it: headings that stay, sentences that explain, drop-downs, days that are days."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pwp.model.structure import Field, Kind
from pwp.recording.entered import sorts
from pwp.sheets import kept
from pwp.sheets.cells import Cell, day_of
from pwp.sheets.guide import guide
from pwp.sheets.laid import days
from pwp.sheets.pages import Ours, Own, Page
from pwp.sheets.quick import QuickSheet
from pwp.sheets.tables import Column, columns

GUIDE = "Read me"
LISTS = "Lists"
HEADINGS = 1
"""The number of the row of headings; above it stands what each column is for."""
READY = 200
"""How many empty rows below the last are ready with drop-downs."""
WIDTH = 14
"""The width of a column that the user added, where none is known."""
PAGE = 200
"""How many letters beside one another can still be read on a page."""
_GREY = "#F2F2F2"
_BLUE = "#1F3864"
_YES_NO = ("yes", "no")
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the file says no more than this, so that the same record gives the same bytes


def written(pages: Sequence[Page], record: kept.Kept, ids: Mapping[str, Sequence[str]], title: str) -> bytes:
    """The bytes of a workbook with these sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": _EPOCH})
    looks = _looks(book)
    guide(book.add_worksheet(GUIDE), looks, title, [page.table for page in pages])
    lists = _Lists(ids)
    for page in pages:
        _sheet(book.add_worksheet(page.table.sheet, QuickSheet), page, looks, lists)
    lists.write(book.add_worksheet(LISTS))
    unseen = book.add_worksheet(kept.SHEET)
    for number, text in enumerate(kept.packed(record)):
        unseen.write_string(number, 0, text)
    unseen.very_hidden()
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Format]:
    """The formats of the workbook, each made once."""
    plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D9D9"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "font_color": _BLUE}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "part": book.add_format({"bold": True, "font_color": _BLUE, "valign": "top"}),
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": _BLUE, "font_color": "#FFFFFF", "border": 1}
        ),
        "meaning": book.add_format(
            {"italic": True, "font_size": 8, "font_color": "#404040", "text_wrap": True, "valign": "bottom"}
        ),
        "cell": book.add_format(plain),
        "number": book.add_format({**plain, "num_format": "0.####"}),
        "whole": book.add_format({**plain, "num_format": "0"}),
        "day": book.add_format({**plain, "num_format": "dd mmm yyyy", "align": "left"}),
        "ours": book.add_format({**plain, "bg_color": _GREY, "font_color": "#595959"}),
    }


def _look(column: Column | None, looks: Mapping[str, Format]) -> Format:
    """The format of a column's cells; None stands for a column of the user's own."""
    if column is None:
        return looks["cell"]
    if column.field is None or column.field.defines_id:
        return looks["ours"]
    return looks[{Kind.DAY: "day", Kind.WHOLE: "whole", Kind.NUMBER: "number"}.get(column.field.kind, "cell")]


def _sheet(sheet: QuickSheet, page: Page, looks: Mapping[str, Format], lists: "_Lists") -> None:
    """Write one sheet."""
    every = columns(page.table)
    shown = [every[one.number] if isinstance(one, Ours) else None for one in page.columns]
    first = HEADINGS + 1
    filled = [*page.rows.rows.values(), *page.open]
    last = first + len(filled) + READY - 1
    folded = _folded(page, filled)
    widths = [
        one.width if one.width is not None else (column.width if column else WIDTH)
        for one, column in zip(page.columns, shown, strict=True)
    ]
    for number, (one, column, width) in enumerate(zip(page.columns, shown, widths, strict=True)):
        level = {"level": 1, "hidden": True} if folded[number] else {"collapsed": number > 0 and folded[number - 1]}
        blank = looks["cell"] if column is None or column.field is None or column.field.defines_id else None
        sheet.set_column(number, number, width, blank or _look(column, looks), level)
        sheet.write_string(HEADINGS, number, one.heading if isinstance(one, Own) else every[one.number].heading)
        sheet.write_string(HEADINGS - 1, number, column.meaning if column else "", looks["meaning"])
        if column is not None:
            _rules(sheet, column, number, (first, first + len(filled) - 1, last), lists)
    sheet.set_row(HEADINGS - 1, 64)
    sheet.set_row(HEADINGS, 30, looks["heading"])
    sheet.put_rows(first, _ordered(page, filled), [_look(column, looks) for column in shown], widths, looks["day"])
    sheet.freeze_panes(first, 1 if shown and shown[0] is not None else 0)
    sheet.autofilter(HEADINGS, 0, max(HEADINGS + 1, first + len(filled) - 1), len(shown) - 1)
    _for_printing(sheet, page.table.sheet, sum(width for width, away in zip(widths, folded, strict=True) if not away))


def _for_printing(sheet: Worksheet, name: str, width: float) -> None:
    """Have a sheet printed on A4 across, as many pages wide as it takes to be read, with headings and ids on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(ceil(width / PAGE), 0)
    sheet.repeat_rows(HEADINGS)
    sheet.repeat_columns(0)
    sheet.set_footer(f"&L{name}&RPage &P of &N")


def _folded(page: Page, filled: Sequence[Sequence[Cell]]) -> list[bool]:
    """For each column, whether it is folded away: nothing is recorded in it, and few ever need it."""
    every = columns(page.table)
    return [
        isinstance(one, Ours)
        and one.number > 1
        and every[one.number].key not in page.table.open
        and not any(row[one.number] != "" for row in filled)
        for one in page.columns
    ]


def _ordered(page: Page, filled: Sequence[list[Cell]]) -> list[list[Cell | date]]:
    """The rows with their columns in the order of the sheet, and whole days as dates."""
    rows: list[list[Cell | date]] = [list(row) for row in filled]
    for number in days(page.table):
        for row in rows:
            if row[number] != "":
                row[number] = day_of(row[number]) or row[number]
    if [one.number if isinstance(one, Ours) else -1 for one in page.columns] == list(range(len(columns(page.table)))):
        return rows
    return [
        [row[one.number] if isinstance(one, Ours) else one.cells.get(str(row[0]), "") for one in page.columns]
        for row in rows
    ]


def _rules(sheet: Worksheet, column: Column, number: int, rows: tuple[int, int, int], lists: "_Lists") -> None:
    """What a spreadsheet itself asks of a column's cells: choices, days, and ids that stay."""
    first, filled, last = rows
    if column.field is None or column.field.defines_id:
        _locked(sheet, column, number, first, filled)
        return
    rule = _rule(column, lists)
    if rule:
        sheet.data_validation(first, number, last, number, rule)


def _locked(sheet: Worksheet, column: Column, number: int, first: int, filled: int) -> None:
    """Have a spreadsheet refuse typing in cells that say which row it is.

    Not by protecting the sheet: protected, neither Excel nor LibreOffice lets anybody sort, filter, add rows or add
    columns of their own. What this does not catch, such as a paste, the import does.
    """
    if filled < first:
        return
    sheet.data_validation(
        first,
        number,
        filled,
        number,
        {
            "validate": "custom",
            "value": "=FALSE",
            "error_title": f"{column.heading} stays as it is",
            "error_message": "This cell says which row of the record it is. Press Esc to leave it as it was. "
            "For something new, use an empty row below.",
        },
    )


def _rule(column: Column, lists: "_Lists") -> dict[str, Any] | None:
    """The rule for the cells of a field: a list to choose from."""
    field = column.field
    assert field is not None  # noqa: S101 - the caller has seen to it
    source, name = lists.source(field)
    if not source:
        return None
    several = "Several may stand here, with a semicolon between them. " if field.many else ""
    fixed = not field.many and not sorts(field)
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if fixed else "information" if field.many else "warning",
        "error_title": f"{column.heading}"[:32],
        "error_message": f"{several}The list shows {name}.",
    }


class _Lists:
    """The hidden sheet of what may be chosen: a column for each set of words or sort of id."""

    def __init__(self, ids: Mapping[str, Sequence[str]]) -> None:
        self._ids = ids
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, field: Field) -> tuple[str, str]:
        """Where what may be chosen for a field stands, and what that is in words; nothing where all may be typed."""
        words = field.choices or (_YES_NO if field.kind is Kind.YES_NO else ())
        name = "the words there are for this"
        if not words:
            of = sorts(field)
            words = tuple(id_ for sort in of for id_ in self._ids.get(sort, ()))
            name = "what the record has"
        if not words:
            return "", ""
        column = xl_col_to_name(self._columns.setdefault(tuple(words), len(self._columns)))
        return f"={LISTS}!${column}$1:${column}${len(words)}", name

    def write(self, sheet: Worksheet) -> None:
        """Write the lists, and hide the sheet."""
        for words, number in self._columns.items():
            for row, word in enumerate(words):
                sheet.write_string(row, number, word)
        sheet.hide()
