"""The rows of a Word table as XML text: put into the file as it is packed, so that a long table costs little more."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from pwp.plain import visible
from pwp.report.view import Table

_KEPT = "<w:cantSplit/>"
_REPEATED = "<w:cantSplit/><w:tblHeader/>"


def rows(table: Table, widths: Sequence[int], style: str) -> str:
    """The header row, which is repeated on each page, and the rows below it, none of which breaks across pages.

    `widths` are in twentieths of a point; `style` is the id of the paragraphs' style, if they have one.
    """
    begun = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    plain, bold = (f'<w:p>{begun}<w:r>{form}<w:t xml:space="preserve">' for form in ("", "<w:rPr><w:b/></w:rPr>"))
    headers = [[header] for header in table.headers]
    return "".join(
        (
            _row(headers, cells, bold, _REPEATED),
            *(_row([cell.paragraphs for cell in row], cells, plain, _KEPT) for row in table.rows),
        )
    )


def _row(texts: Sequence[Sequence[str]], cells: Sequence[str], begun: str, kept: str) -> str:
    """One row: a cell for each width, its paragraphs begun as given."""
    within = [
        "".join([cell, *[f"{begun}{escape(visible(text))}</w:t></w:r></w:p>" for text in paragraphs], "</w:tc>"])
        for cell, paragraphs in zip(cells, texts, strict=True)
    ]
    return f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(within)}</w:tr>"
