"""What a Word file holds as a person sees it: paragraphs in their order, tables, pictures, and its settings."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pwp.accessible.looks import Look, Manner


class Spot(NamedTuple):
    """Where something stands: in which story, below which heading, and in which cell of which table, from 1."""

    story: str = "body"
    heading: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    boxed: bool = False


class Run(NamedTuple):
    """A stretch of text that looks the same. `target` is where it leads, where it is part of a link."""

    text: str
    look: Look
    target: str | None = None
    pictured: bool = False


class Link(NamedTuple):
    """A link: its words, where it leads, and whether a picture stands for words."""

    text: str
    target: str
    pictured: bool


class Paragraph(NamedTuple):
    """A paragraph. `text` is what can be read of it; `breaks` is true where it begins a new page or section."""

    spot: Spot
    manner: Manner
    runs: tuple[Run, ...]
    text: str
    breaks: bool

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it at all."""
        return not self.breaks and not any(run.pictured or run.text.strip() for run in self.runs)

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents, which Word writes by itself."""
        return self.manner.name.startswith("toc ")

    @property
    def links(self) -> Iterator[Link]:
        """The links in it."""
        for target, run in groupby(self.runs, key=lambda one: one.target):
            if target is not None:
                parts = list(run)
                words = "".join(part.text for part in parts).strip()
                yield Link(words, target, any(part.pictured for part in parts))


class Cell(NamedTuple):
    """A cell of a table. `goes_on` is true where it is the rest of one that began in the row above."""

    merged: bool
    goes_on: bool
    nested: bool
    empty: bool


class Row(NamedTuple):
    """A row of a table."""

    is_header: bool
    may_break: bool
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table of the text, counted from 1; `described` where words stand for it."""

    number: int
    heading: str
    described: bool
    rows: tuple[Row, ...]


class Picture(NamedTuple):
    """A picture, shape or chart. `number` counts those below one heading; `caption` stands next to it."""

    spot: Spot
    kind: str
    number: int
    alt: str
    decorative: bool
    floating: bool
    boxed: bool
    caption: str = ""


class WordDocument(NamedTuple):
    """One Word file, understood as far as the rules ask. `tracked` counts changes by their kind."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    title: str
    author: str
    language: str
    mode: int
    page_numbered: bool
    tracked: dict[str, int]
    comments: int

    @property
    def headings(self) -> Iterator[Paragraph]:
        """The headings, in their order."""
        return (one for one in self.paragraphs if one.manner.level and one.spot.story == "body")

    @property
    def flow(self) -> Iterator[Paragraph]:
        """The paragraphs that come one after the other, notes last; not what repeats on each page."""
        return (one for one in self.paragraphs if one.spot.story in ("body", "note"))

    @property
    def read(self) -> Iterator[Paragraph]:
        """Of these paragraphs, those in which there is something to read."""
        return (one for one in self.flow if one.runs)
