"""A document as Markdown: its text as it is, its tables as pipe tables; of a figure, the numbers it shows."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from pwp.report.markdown import FIGURE, PAGE_BREAK, TABLE, within_a_line
from pwp.report.spans import without
from pwp.report.view import Cell, Layout, Table, View


def write(view: View, _tokens: Sequence[Token], layout: Layout) -> bytes:
    """The document as the bytes of a Markdown file; its mark, where it bears one, stands before all else."""
    shown = {f"```{TABLE}\n{name}\n```": table for name, table in view.tables.items()}
    shown |= {f"```{FIGURE}\n{name}\n```": figure.table for name, figure in view.figures.items()}
    text = re.sub(
        rf"```(?:{TABLE}|{FIGURE})\n.*\n```",
        lambda found: _pipe_table(shown[found[0]]) if found[0] in shown else found[0],
        without(view.text),
    )
    mark = f"**{within_a_line(layout.mark)}**\n\n" if layout.mark else ""
    return (mark + re.sub(rf"```{PAGE_BREAK}\n\n```\n\n", "", text)).encode()


def _pipe_table(table: Table) -> str:
    """A table as Markdown, below its caption."""
    header = f"| {' | '.join(within_a_line(one) for one in table.headers)} |"
    rule = f"|{'|'.join(' --- ' for _ in table.headers)}|"
    rows = (f"| {' | '.join(_cell(one) for one in row)} |" for row in table.rows)
    caption = () if table.below_heading else (f"**{within_a_line(table.caption)}**", "")
    return "\n".join((*caption, header, rule, *rows))


def _cell(one: Cell) -> str:
    return "<br>".join(within_a_line(paragraph) for paragraph in one.paragraphs)
