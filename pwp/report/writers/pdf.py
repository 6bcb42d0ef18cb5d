"""A document as PDF, tagged as PDF/UA-1 asks, set by Typst from plain data."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from markdown_it.token import Token

from pwp.errors import NotAccessible
from pwp.plain import brief, visible
from pwp.report.view import Layout, View
from pwp.report.writers.blocks import Block, blocks, every
from pwp.report.writers.columns import at_most, breaking, columns, least_width, lines
from pwp.report.writers.sound import faults
from pwp.report.writers.typesetting import Unset, typeset

LANGUAGE, REGION = "en", "GB"
SIZE, LARGE = 12.0, 18.0
ROOM = {SIZE: 465.0, LARGE: 510.0}
"""The width between the margins of templates/reports/document.typ, in points; large print has narrower ones."""
HEADINGS = {1: 22 / 12, 2: 16 / 12, 3: 13 / 12}
"""How much higher than the text headings are."""
INDENTED = 60.0
"""What a list within a list, or a quote, may take of the width."""
MARGINS = 11.0
"""What a cell leaves free at its sides, with the line between cells."""
BOLD = 1.1
"""How much wider bold letters are."""
MOST_LINES = {SIZE: 34, LARGE: 18}
"""The lines of the longest row that is kept on one page: fewer than fit below a header, since they are estimated."""
ROUNDS = 5


def write(view: View, tokens: Sequence[Token], layout: Layout) -> bytes:
    """The document as the bytes of a PDF file."""
    whole = blocks(view, tokens)
    if found := tuple(faults(view, whole)):
        raise NotAccessible(found)
    size = LARGE if layout.large else SIZE
    for block in every(whole):
        _fit(block, size)
    content = {
        "title": visible(layout.entitled(view.title)),
        "author": visible(view.author),
        "language": LANGUAGE,
        "region": REGION,
        "date": [view.date.year, view.date.month, view.date.day],
        "large": layout.large,
        "mark": visible(layout.mark) if layout.mark else None,
        "blocks": whole,
    }
    day = datetime(view.date.year, view.date.month, view.date.day, tzinfo=UTC)
    return _set(json.dumps(content, ensure_ascii=False), day)


def _set(content: str, day: datetime) -> bytes:
    """The content set; what no font can show is shown as the number of its letter."""
    how = {"format": "pdf", "pdf_standards": "ua-1", "timestamp": day}
    for number in range(ROUNDS):
        try:
            return typeset("document.typ", {"document": content}, all_letters=number > 0, **how)
        except Unset as refused:
            if not refused.unshown:
                raise
            if number:
                content = content.translate({ord(one): f"\\\\u{ord(one):04x}" for one in refused.unshown})
    return typeset("document.typ", {"document": content}, all_letters=True, **how)


def _fit(block: Block, size: float) -> None:
    """Let words that are wider than their room break, in the one place where that is worked out."""
    if block["kind"] == "table":
        _fit_table(block, size)
    for run in block.get("runs", ()):
        if "text" in run:
            run["text"] = breaking(run["text"], ROOM[size] - INDENTED, size * HEADINGS.get(block.get("level", 0), 1))


def _fit_table(block: Block, size: float) -> None:
    """Give a table's columns their widths, and say which rows are too long to be kept on one page."""
    cells = list(zip(*block["rows"], strict=True)) or [()] * len(block["headers"])
    least = [
        least_width(header, (text for cell in column for text in cell), size, MARGINS)
        for header, column in zip(block["headers"], cells, strict=True)
    ]
    widths = columns(block["widths"], least, ROOM[size])
    rooms = [width - MARGINS for width in widths]
    block["widths"] = [round(width, 2) for width in widths]
    block["headers"] = [breaking(one, room, size, bold=True) for one, room in zip(block["headers"], rooms, strict=True)]
    block["rows"] = [
        [[breaking(text, room, size) for text in cell] for cell, room in zip(row, rooms, strict=True)]
        for row in block["rows"]
    ]
    most, heads = MOST_LINES[size], [[header] for header in block["headers"]]
    if _longer(heads, rooms, size * BOLD, most):
        raise NotAccessible((f"the headers of the table '{brief(block['headers'][0])}' are longer than a page",))
    block["repeats"] = not _longer(heads, rooms, size * BOLD, most // 4)
    block["long"] = [number for number, row in enumerate(block["rows"]) if _longer(row, rooms, size, most)]


def _longer(row: Sequence[Sequence[str]], rooms: Sequence[float], size: float, most: int) -> bool:
    """Whether a row takes more lines than that; only where it well might are they counted."""
    return any(
        sum(at_most(text, room, size) for text in cell) > most and sum(lines(text, room, size) for text in cell) > most
        for cell, room in zip(row, rooms, strict=True)
    )
