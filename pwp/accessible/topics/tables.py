"""Tables that can be read row by row, by the ear as by the eye."""

from collections.abc import Callable

from pwp.accessible.document import Cell, WordDocument
from pwp.accessible.rule import SCOTTISH_GOVERNMENT, Findings, advice, failed, good_practice, must, should
from pwp.spelling import listed

_RELATIONSHIPS = "1.3.1 Info and Relationships (A)"
_SEQUENCE = "1.3.2 Meaningful Sequence (A)"


@must("ACC07", _RELATIONSHIPS)
def tables_have_a_header_row_that_repeats(document: WordDocument) -> Findings:
    """The first row of each table is marked as its header, and is repeated on each page.

    Why: with a marked header a screen reader says with each cell what it is about; and on the second page of a table
    nobody remembers the columns.

    Put it right: select the first row, then Layout (the one for tables), Repeat Header Rows. It has to be the first
    row.
    """
    for table in document.tables:
        if len(table.rows) > 1 and not table.rows[0].is_header:
            later = any(row.is_header for row in table.rows)
            yield failed(
                f"table {table.number}",
                "a row is marked as header, but not the first, so it has no effect"
                if later
                else "the first row is not marked as header",
            )


@good_practice("ACC08", SCOTTISH_GOVERNMENT)
def tables_hold_data(document: WordDocument) -> Findings:
    """A table holds data in rows and columns, not text in a frame.

    Why: a table of one row is announced as a table all the same, with its rows and columns, and says nothing by it.

    Put it right: move the text out of the table (Layout, Convert to Text). For a frame select the text, then Home,
    Borders.
    """
    for table in document.tables:
        if len(table.rows) == 1:
            yield advice(f"table {table.number}", "a table of one row, which has nothing to compare")


@must("ACC09", _RELATIONSHIPS, _SEQUENCE)
def no_cells_are_merged(document: WordDocument) -> Findings:
    """No cells of a table are merged, or split.

    Why: a merged cell belongs to several columns or rows, and a screen reader says only one of them, or counts wrong.

    Put it right: select the cell, then Layout, Split Cells, and repeat in each what held for all; or divide the table
    in two.
    """
    yield from _by_row(document, lambda cell: cell.merged and not cell.goes_on, "merged")


@must("ACC10", _SEQUENCE)
def no_table_stands_within_another(document: WordDocument) -> Findings:
    """No table stands in a cell of another.

    Why: a screen reader loses count of the rows and columns, and at high zoom there is no room for a table in a cell.

    Put it right: cut the inner table out, and paste it below the outer one with a heading of its own.
    """
    yield from _by_row(document, lambda cell: cell.nested, "with a table in it")


@should("ACC11")
def no_cell_is_empty(document: WordDocument) -> Findings:
    """No cell of a table is empty.

    Why: who hears "blank" cannot tell whether there is nothing, whether it is not known, or whether it was forgotten.

    Put it right: write what holds: None, Not known, Not asked, or 0.
    """
    yield from _by_row(document, lambda cell: cell.empty and not cell.goes_on and not cell.nested, "empty")


def _by_row(document: WordDocument, holds: Callable[[Cell], bool], what: str) -> Findings:
    """For each row of a table, what is wrong with cells in it."""
    for table in document.tables:
        for position, row in enumerate(table.rows, 1):
            wrong = [str(column) for column, cell in enumerate(row.cells, 1) if holds(cell)]
            if wrong:
                which = f"cell {wrong[0]} is" if len(wrong) == 1 else f"cells {listed(wrong)} are"
                yield failed(f"table {table.number}, row {position}", f"{which} {what}")


@should("ACC12")
def rows_do_not_break_across_pages(document: WordDocument) -> Findings:
    """No row of a table breaks across two pages.

    Why: half a row at the foot of a page and half on the next are read as two rows, the second without its beginning.

    Put it right: select the table, then Layout, Properties, Row, and clear 'Allow row to break across pages'.
    """
    for table in document.tables:
        if breaking := [row for row in table.rows if row.may_break]:
            which = "every row" if len(breaking) == len(table.rows) else f"{len(breaking)} of {len(table.rows)} rows"
            yield failed(f"table {table.number}", f"{which} may break across two pages")


@good_practice("ACC13", "WCAG 2.2, 1.3.1 Info and Relationships (A)")
def tables_say_what_they_hold(document: WordDocument) -> Findings:
    """Each table has a title or a description, which stands for it where it cannot be seen.

    Why: a sentence such as "how many people took part, by group" spares a listener to go through a table to learn
    what it is.

    Put it right: click in the table, then Layout, Properties, Alt Text, and write a sentence there.
    """
    for table in document.tables:
        if not table.described:
            yield advice(f"table {table.number}", "no title or description is set for who cannot see it")
