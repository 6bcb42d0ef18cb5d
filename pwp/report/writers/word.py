"""A document as a Word file: the one Markdown tree walked, tables put in as text when the file is packed.

Styles come from a reference document, ours or the body's own. The same document gives the same bytes.
"""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import ProcessingInstruction, SubElement
from markdown_it.token import Token

from pwp.plain import visible
from pwp.report.markdown import FIGURE, PAGE_BREAK, TABLE
from pwp.report.view import Figure, Layout, Table, View
from pwp.report.writers import drawings
from pwp.report.writers.columns import columns, least_width
from pwp.report.writers.house_style import LANGUAGE, NEAREST, missing_styles, opened
from pwp.report.writers.lists import Lists
from pwp.report.writers.picture import png
from pwp.report.writers.print_size import enlarge, size_of
from pwp.report.writers.rows import rows
from pwp.report.writers.runs import Runs, words
from pwp.report.writers.watermark import draw

__all__ = ["missing_styles", "packed", "write"]

EMU_PER_TWIP, EMU_PER_POINT, TWIPS_PER_POINT = 635, 12700, 20
BELOW = 160
"""The space between a table or a list and text below it, in twentieths of a point; headings bring their own."""
CELL_MARGINS = 11
"""About what a cell leaves free at its sides, in points."""
NO_PICTURE = "The picture is left out here: drawing it needs pwp[pdf]. The table below holds all that it shows."
_ROWS = "pwp-rows"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write(view: View, tokens: Sequence[Token], layout: Layout) -> bytes:
    """The document as the bytes of a Word file."""
    document = opened(layout.reference)
    _properties(document, view, layout)
    grown = enlarge(document, whole_page=layout.reference is None) if layout.large else 1.0
    writer = _Writer(document, view, grown)
    if layout.mark:
        draw(document, layout.mark)
        writer.line(layout.mark)
    writer.walk(tokens)
    return packed(document, writer.placed)


def _properties(document: Any, view: View, layout: Layout) -> None:
    """The document's own details: nothing of the template's is left."""
    day = datetime(view.date.year, view.date.month, view.date.day)  # noqa: DTZ001 - Word keeps a calendar day
    properties = document.core_properties
    properties.title, properties.author = visible(layout.entitled(view.title))[:255], visible(view.author)[:255]
    properties.last_modified_by, properties.language = visible(view.author)[:255], LANGUAGE
    properties.created = properties.modified = day
    properties.subject = properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def packed(document: Any, placed: Mapping[str, str] | None = None) -> bytes:
    """A Word document as bytes that depend on nothing but its content: no clock, one order of parts.

    `placed` is what goes where a mark of that name stands in the text.
    """
    stream, out = BytesIO(), BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            held = made.read(name)
            if placed and f"/{name}" == document.part.partname:
                held = _with(held, placed)
            again.writestr(info, held)
    return out.getvalue()


def _with(held: bytes, placed: Mapping[str, str]) -> bytes:
    """The text of a document with what was left out put in."""
    first, *others = held.split(f"<?{_ROWS} ".encode())
    parts = [first]
    for other in others:
        name, _, rest = other.partition(b"?>")
        parts += [placed[name.decode()].encode(), rest]
    return b"".join(parts)


class _Writer:
    """Walks the tree and adds to the document's body; `placed` is what goes in when the file is packed."""

    def __init__(self, document: Any, view: View, grown: float) -> None:
        self._document, self._view, self._grown = document, view, grown
        self._body = document.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._styles = {style.name: style.style_id for style in document.styles}
        self._lists = Lists(document, grown)
        self._runs = Runs(document.part, self._styles.get("Hyperlink", ""))
        self._size = size_of(document)
        self._break_before = False
        self._space = 0
        self._room = _room(document)
        self.placed: dict[str, str] = {}

    def _style(self, name: str) -> str:
        """The id of a style, or of the nearest there is in the reference document."""
        for known in (name, *NEAREST.get(name, ("Normal",))):
            if known in self._styles:
                return str(self._styles[known])
        return ""

    def walk(self, tokens: Sequence[Token]) -> None:
        """Write every block of the tree."""
        style, quoted = "", 0
        for token in tokens:
            if token.type == "heading_open":
                style = f"Heading {token.tag[1:]}"
            elif token.type in ("blockquote_open", "blockquote_close"):
                quoted += token.nesting
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._lists.open(numbered=token.type == "ordered_list_open")
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._lists.close()
                self._space = 0 if self._lists.within else BELOW
            elif token.type == "inline":
                self._paragraph(token, style or ("Quote" if quoted else self._lists.style))
                style = ""
            elif token.type == "fence":
                self._put(token.info, token.content.strip())
        last = self._end.getprevious()
        before = None if last is None else last.getprevious()
        if before is not None and before.tag == last.tag == qn("w:p"):
            before.get_or_add_pPr().get_or_add_keepNext()  # so that the last line is on no page alone

    def line(self, text: str) -> None:
        """Write a line of its own, in bold."""
        paragraph = self._new("Normal")
        words(paragraph, text, bold=True)
        self._add(paragraph)

    def _put(self, kind: str, name: str) -> None:
        """Write what stands where a marker is."""
        if kind == PAGE_BREAK:
            self._break_before = True
        elif kind == TABLE:
            self._table(self._view.tables[name])
        elif kind == FIGURE:
            self._figure(self._view.figures[name])

    def _add(self, element: Any) -> None:
        self._end.addprevious(element)

    def _paragraph(self, token: Token, style: str) -> None:
        leads = token.content.endswith(":") and style in ("Normal", "Quote")
        paragraph = self._new(style, kept=leads)
        if style == self._lists.style:
            self._lists.mark(paragraph)
        self._runs.add(paragraph, token.children or ())
        self._add(paragraph)

    def _new(self, style: str, *, kept: bool = False) -> Any:
        """An empty paragraph in a style, on a new page where a page break came before; or `kept` with what follows."""
        paragraph = OxmlElement("w:p")
        properties = SubElement(paragraph, qn("w:pPr"))
        if style_id := self._style(style):
            SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style_id)
        if kept:
            SubElement(properties, qn("w:keepNext"))
        if self._break_before:
            SubElement(properties, qn("w:pageBreakBefore"))
            self._break_before = False
        if self._space and not style.startswith(("Heading", "Caption")):
            SubElement(properties, qn("w:spacing")).set(qn("w:before"), str(round(self._space * self._grown)))
        self._space = 0
        return paragraph

    def _caption(self, text: str) -> None:
        caption = self._new("Caption", kept=True)
        words(caption, text)
        self._add(caption)

    def _figure(self, figure: Figure) -> None:
        """A picture below its caption, and the table of its numbers below that; without Typst, only the table."""
        self._caption(figure.caption)
        width, _ = self._room
        picture = png(figure.svg, width / EMU_PER_POINT)
        paragraph = self._new("Normal")
        if picture is None:
            words(paragraph, NO_PICTURE)
        else:
            drawings.put(self._document, paragraph, picture, figure.alt, self._room)
        self._add(paragraph)
        self._table(figure.table)

    def _table(self, table: Table) -> None:
        """A table below its caption; its rows are put in when the file is packed, however many they are."""
        if not table.below_heading:
            self._caption(table.caption)
        width = self._room[0] // EMU_PER_TWIP
        element = OxmlElement("w:tbl")
        element.append(self._table_properties(table, width))
        grid = SubElement(element, qn("w:tblGrid"))
        widths = [round(one * TWIPS_PER_POINT) for one in self._columns(table, width / TWIPS_PER_POINT)]
        for one in widths:
            SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(one))
        name = str(len(self.placed))
        element.append(ProcessingInstruction(_ROWS, name))
        self.placed[name] = rows(table, widths, self._style("Table Text"))
        self._add(element)
        self._space = BELOW

    def _columns(self, table: Table, room: float) -> list[float]:
        """The widths of a table's columns in points, so that no word has to be cut where there is room for it."""
        least = [
            least_width(
                header, (text for row in table.rows for text in row[number].paragraphs), self._size, CELL_MARGINS
            )
            for number, header in enumerate(table.headers)
        ]
        return columns(table.widths, least, room)

    def _table_properties(self, table: Table, width: int) -> Any:
        """The table's style, width, and the words that stand for it where it cannot be seen."""
        properties = parse_xml(
            f"<w:tblPr {nsdecls('w')}>"
            f'<w:tblStyle w:val="{self._style("Pwp Table")}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        )
        for name, text in (("w:tblCaption", table.caption), ("w:tblDescription", table.summary)):
            SubElement(properties, qn(name)).set(qn("w:val"), visible(text))
        return properties


def _room(document: Any) -> tuple[int, int]:
    """The width and the height between the margins, in EMU."""
    section = document.sections[0]
    return (
        int(section.page_width - section.left_margin - section.right_margin),
        int(section.page_height - section.top_margin - section.bottom_margin),
    )
