"""The first sheet of a workbook: how to use it, in plain words."""

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pwp.sheets.quick import LINE
from pwp.sheets.tables import Table, columns

WIDTH = 84

STEPS = (
    ("Fill in", "Change what you like on the other sheets. The small words above each heading say what belongs there."),
    (
        "New rows",
        (
            "Write in the empty rows below the last. Leave the grey first cell empty there: pwp finds a short name for "
            "the row."
        ),
    ),
    (
        "Several in one cell",
        "Where several groups, themes or documents belong, put a semicolon between them: carers; young-people.",
    ),
    ("Days", "Type a day such as 14 Mar 2026. Where you know no more, a month (2026-03) or a year (2026) will do."),
    ("Names", "No names, phone numbers or addresses of people. Write groups, posts and organisations."),
    (
        "As you please",
        (
            "Sort, filter, move columns, make them wider, and add columns of your own to the right: pwp leaves those "
            "alone and keeps them in the next export."
        ),
    ),
    (
        "Please leave",
        (
            "The headings, the names of the sheets, and the grey cells: by them pwp knows what is what. No formulas "
            "and no totals in the tables, and no sheets of your own: another workbook is a good place for them."
        ),
    ),
    (
        "Bring it back",
        (
            "pwp sheet import shows what would change, and changes nothing. pwp sheet import with --apply writes it to "
            "the record. What somebody else changed in the record in the meantime is never overwritten: where both "
            "changed the same cell, you are asked."
        ),
    ),
)


def guide(sheet: Worksheet, looks: Mapping[str, Format], title: str, tables: Sequence[Table]) -> None:
    """Write the guide."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 22, looks["part"])
    sheet.set_column(1, 1, WIDTH, looks["words"])
    sheet.write_string(0, 0, title, looks["title"])
    row = 2
    for part, words in STEPS:
        sheet.write_string(row, 0, part, looks["part"])
        sheet.write_string(row, 1, words, looks["words"])
        sheet.set_row(row, LINE * (1 + len(words) // WIDTH) + LINE / 3)
        row += 1
    row += 1
    sheet.write_string(row, 0, "The sheets", looks["part"])
    for table in tables:
        last = len(columns(table))
        sheet.write_string(row, 1, f"{table.sheet}: {table.called} in each row, in {last} columns.", looks["words"])
        row += 1
    folded = "Columns that few need are folded away while they are empty: press the + above the headings."
    sheet.write_string(row, 1, folded, looks["words"])
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
