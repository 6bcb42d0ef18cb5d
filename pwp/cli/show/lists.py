"""A list, as lines for people, as JSON or as CSV for programs: the same rows and columns in each."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pwp.cli import options
from pwp.cli.show.json_text import json_text
from pwp.errors import BadQuestion
from pwp.plain import clean, guarded
from pwp.spelling import did_you_mean, listed

FORMATS = ("text", "json", "csv")
GAP = "  "
LEAST = 24
"""How many characters of a line the last column needs; with fewer, a row is set as a paragraph."""

Cell = str | int | bool | None


class Columns(NamedTuple):
    """The columns of a list by their names, which JSON and CSV show; `text` are those that people see, the last wide.

    No names in `text` are all of them.
    """

    names: tuple[str, ...]
    text: tuple[str, ...] = ()


Rows = Sequence[Mapping[str, Cell]]


def known_format(word: str, formats: Sequence[str] = FORMATS) -> str:
    """The format asked for; raises BadQuestion where there is none of that name."""
    if word not in formats:
        raise BadQuestion(f"--format takes {listed(formats, 'or')}, not '{word}'{did_you_mean(word, formats)}")
    return word


def shown(name: str, columns: Columns, rows: Rows, format_: str, **beside: Any) -> str:
    """A list in one of the formats; `name` is its key in JSON, `beside` what JSON says beside it."""
    if format_ == "json":
        return as_json(name, columns, rows, **beside)
    if format_ == "csv":
        return as_csv(columns, rows)
    return "".join(f"{line}\n" for line in as_text(columns, rows, line_width()))


def line_width() -> int | None:
    """How many characters a line of a terminal has; None in a pipe, where each row stays whole for what reads it."""
    return shutil.get_terminal_size().columns if options.is_terminal() else None


def as_text(columns: Columns, rows: Rows, width: int | None, indent: str = "") -> Iterator[str]:
    """The rows, a line each, the columns aligned; what does not fit into `width` goes on below, words whole."""
    room = None if width is None else max(width - len(indent), 1)
    return (f"{indent}{line}" for line in _aligned(columns, rows, room))


def _aligned(columns: Columns, rows: Rows, width: int | None) -> Iterator[str]:
    names = columns.text or columns.names
    cells = [[clean(str(row.get(name) or "")) for name in names] for row in rows]
    spans = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    before = sum(span + len(GAP) for span in spans if span)
    for row in cells:
        start = "".join(f"{cell:{span}}{GAP}" for cell, span in zip(row, spans, strict=False) if span)
        if width is None or len(start) + len(row[-1]) <= width:
            yield f"{start}{row[-1]}".rstrip()
        elif width - before >= LEAST:
            yield from _wrapped(row[-1], start, " " * before, width)
        else:
            yield from _wrapped(GAP.join(filter(None, row)), "", GAP, width)


def _wrapped(text: str, first: str, later: str, width: int) -> list[str]:
    """A text over as many lines as it needs; a word that is longer than a line stays whole."""
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def as_json(name: str, columns: Columns, rows: Rows, **beside: Any) -> str:
    """The rows for programs: versioned, and only ever added to."""
    held = {"version": 1, **beside, name: [{key: row.get(key) for key in columns.names} for row in rows]}
    return json_text(held)


def as_csv(columns: Columns, rows: Rows) -> str:
    """The rows for a spreadsheet, a heading first; no cell is one that a spreadsheet would work out."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns.names)
    writer.writerows([_harmless(row.get(name)) for name in columns.names] for row in rows)
    return text.getvalue()


def _harmless(cell: Cell) -> str:
    """A cell on one line, without control characters, and with a mark before what would be worked out."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = "" if cell is None else clean(str(cell))
    return guarded(text) if isinstance(cell, str) else text
