"""Tables as large print can hold them: columns that would be a few letters wide stand below one another instead."""

from pwp.report.view import Cell, Figure, Table, View, cell

_FEW_COLUMNS = 3
"""So many columns stand side by side whatever is in them."""
_SHORT = 40
"""Where no cell beside the first has more letters than this, as in a table of numbers, more columns do too."""
_WIDTHS = (32, 68)


def in_large_print(view: View) -> View:
    """A view with every table of long texts in many columns as one of two: what each row is about, and all of it."""
    tables = {name: _below_one_another(table) for name, table in view.tables.items()}
    figures = {name: _with_table(figure) for name, figure in view.figures.items()}
    return view._replace(tables=tables, figures=figures)


def _with_table(figure: Figure) -> Figure:
    return figure._replace(table=_below_one_another(figure.table))


def _below_one_another(table: Table) -> Table:
    """A table as it is, or with all columns but the first in one, each text led by what heads it."""
    longest = max((len(text) for row in table.rows for one in row[1:] for text in one.paragraphs), default=0)
    if len(table.headers) <= _FEW_COLUMNS or longest <= _SHORT:
        return table
    first, *others = table.headers
    rows = tuple((row[0], _together(others, row[1:])) for row in table.rows)
    return table._replace(headers=(first, "; ".join(others)), widths=_WIDTHS, rows=rows)


def _together(headers: list[str], cells: tuple[Cell, ...]) -> Cell:
    """Several cells in one."""
    return cell(
        *(
            f"{header}: {text}" if number == 0 else text
            for header, one in zip(headers, cells, strict=True)
            for number, text in enumerate(one.paragraphs)
        )
    )
