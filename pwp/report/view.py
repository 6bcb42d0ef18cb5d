"""What a document is made of before it has a form: plain texts and tables, with nothing left to work out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Self

from pwp.languages import Language


class Said(str):
    """Somebody's own words, with the language in which they were said where it is not the document's."""

    __slots__ = ("language",)
    language: Language | None

    def __new__(cls, text: str, language: Language | None) -> Self:
        """Words in a language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


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


class Figure(NamedTuple):
    """A picture with the table of its numbers, which stands below it and is all there is where it cannot be drawn.

    `alt` says in words what the picture shows; `svg` is the drawing, whole and with its own white ground.
    """

    caption: str
    alt: str
    svg: str
    table: Table


class View(NamedTuple):
    """One document, ready to be written: its template, the values it shows, and its tables and figures by name.

    `text` is its Markdown, once the template has been filled.
    """

    template: str
    title: str
    author: str
    date: date
    values: Mapping[str, Any]
    tables: Mapping[str, Table]
    figures: Mapping[str, Figure] = {}
    text: str = ""


class Layout(NamedTuple):
    """How a document is to look, whatever it says.

    `reference` is a Word file whose house style is taken over; `large` is large print, 18 point; `mark` is written
    across each page, and the document's title bears it.
    """

    reference: Path | None = None
    large: bool = False
    mark: str | None = None

    def entitled(self, title: str) -> str:
        """The title as the details of the file give it, with the mark where there is one."""
        return f"{self.mark}: {title}" if self.mark else title


AS_USUAL = Layout()
INTERNAL = "Internal: not for publication"
"""The mark of what only the body's own people get; names may stand in a document that bears it."""
