"""What a document needs so that everybody can read it, looked for before it is set: Typst lets some of it pass."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pwp.plain import brief
from pwp.report.view import View
from pwp.report.writers.blocks import Block, every


def faults(view: View, whole: Sequence[Block]) -> Iterator[str]:
    """Each thing that would shut somebody out, as a sentence."""
    if not view.title.strip():
        yield "it has no title"
    levels = [block["level"] for block in whole if block["kind"] == "heading"]
    yield from _of_headings(levels)
    for block in every(whole):
        if block["kind"] == "heading" and not "".join(run.get("text", "") for run in block["runs"]).strip():
            yield "a heading has no words"
        elif block["kind"] == "table":
            yield from _of_table(block)
        elif block["kind"] == "figure" and not block["alt"].strip():
            yield f"the picture '{brief(block['caption'])}' is not described in words"


def _of_headings(levels: Sequence[int]) -> Iterator[str]:
    """One heading of the first level, at the start, and none skipped on the way down."""
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "it must begin with its one heading of the first level"
    for sooner, later in pairwise(levels):
        if later > sooner + 1:
            yield f"a heading of level {later} follows one of level {sooner}"


def _of_table(block: Block) -> Iterator[str]:
    """A header over every column, and something in every cell."""
    headers = block["headers"]
    name = brief(block["caption"] or ", ".join(headers) or "without a name")
    if not headers or not all(header.strip() for header in headers):
        yield f"the table '{name}' has a column without a header"
    if any(len(row) != len(headers) for row in block["rows"]):
        yield f"the table '{name}' has a row with more or fewer cells than headers"
    if not all(any(text.strip() for text in cell) for row in block["rows"] for cell in row):
        yield f"the table '{name}' has an empty cell"
