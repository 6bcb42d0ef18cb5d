"""What a document is made of before it has a form: plain texts and tables, with nothing left to work out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """One cell of a table: its paragraphs. Never empty: what is not known says so."""

    paragraphs: tuple[str, ...]


def cell(*paragraphs: str | None, otherwise: str = "Not recorded") -> Cell:
    """A cell of the paragraphs that say something."""
    said = tuple(" ".join(one.split()) for one in paragraphs if one and one.strip())
    return Cell(said or (otherwise,))


class Table(NamedTuple):
    """A table with a header row. `summary` says in a sentence what it holds, for who cannot see it.

    `widths` are the columns' shares of the page. `below_heading` is true where the heading above the table says
    what the caption would; then the caption is there only for who cannot see the table.
    """

    caption: str
    summary: str
    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below_heading: bool = False


class View(NamedTuple):
    """One document, ready to be written: its template, the values it shows, and its tables by name."""

    template: str
    title: str
    author: str
    date: date
    values: Mapping[str, Any]
    tables: Mapping[str, Table]
