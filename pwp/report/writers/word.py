"""A document as a Word file: the one Markdown tree walked, tables built row by row as elements.

Styles come from a reference document, ours or the body's own. What it lacks falls back to the nearest style it
has. The same document gives the same bytes.
"""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import SubElement
from markdown_it.token import Token

from pwp import resources
from pwp.errors import CannotReport
from pwp.plain import visible
from pwp.report.markdown import FIGURE, PAGE_BREAK, TABLE
from pwp.report.view import Cell, Layout, Table, View
from pwp.report.writers.lists import Lists

LANGUAGE = "en-GB"
EMU_PER_TWIP = 635
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>pwp</Application></Properties>"
)
"""The part that names the program that made a file; a template's names another, and often a company."""
BELOW_TABLE = "160"
"""The space between a table and text below it, in twentieths of a point; headings bring their own."""
_FALLBACKS = {
    "Table Text": ("Normal",),
    "Caption": ("Normal",),
    "Quote": ("Normal",),
    "List Bullet": ("List Paragraph", "Normal"),
    "List Number": ("List Paragraph", "Normal"),
    "Pwp Table": ("Table Grid", "Normal Table"),
}
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write(view: View, tokens: Sequence[Token], layout: Layout) -> bytes:
    """The document as the bytes of a Word file."""
    document = _opened(layout.reference)
    _properties(document, view)
    _Writer(document, view).walk(tokens)
    return packed(document)


def _opened(reference: Path | None) -> Any:
    """The reference document without its text: its styles, margins, header and footer stay."""
    source = reference or resources.folder("templates") / "reports" / "reference.docx"
    try:
        document = Document(str(source))
    except Exception as error:  # python-docx has no one exception for a file that is no Word document
        raise CannotReport(f"{source.name} cannot be used as a reference document: it is not a Word file") from error
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    package = document.part.package
    for name in [name for name, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]  # a picture of what the reference document itself held
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APP  # noqa: SLF001 - python-docx reads and writes this part as it is
    return document


def _properties(document: Any, view: View) -> None:
    """The document's own details: nothing of the template's is left."""
    day = datetime(view.date.year, view.date.month, view.date.day)  # noqa: DTZ001 - Word keeps a calendar day
    properties = document.core_properties
    properties.title, properties.author = visible(view.title)[:255], visible(view.author)[:255]
    properties.last_modified_by, properties.language = visible(view.author)[:255], LANGUAGE
    properties.created = properties.modified = day
    properties.subject = properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def packed(document: Any) -> bytes:
    """A Word document as bytes that depend on nothing but its content: no clock, one order of parts."""
    stream, out = BytesIO(), BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            again.writestr(info, made.read(name))
    return out.getvalue()


class _Writer:
    """Walks the tree and adds to the document's body."""

    def __init__(self, document: Any, view: View) -> None:
        self._view = view
        self._body = document.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._styles = {style.name: style.style_id for style in document.styles}
        self._lists = Lists(document)
        self._break_before = False
        self._below_table = False
        self._width = _text_width(document)

    def _style(self, name: str) -> str:
        """The id of a style, or of the nearest there is in the reference document."""
        for known in (name, *_FALLBACKS.get(name, ("Normal",))):
            if known in self._styles:
                return str(self._styles[known])
        return ""

    def walk(self, tokens: Sequence[Token]) -> None:
        """Write every block of the tree."""
        style, quoted = "", 0
        for token in tokens:
            if token.type == "heading_open":
                style = f"Heading {token.tag[1:]}"
            elif token.type == "blockquote_open":
                quoted += 1
            elif token.type == "blockquote_close":
                quoted -= 1
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._lists.open(numbered=token.type == "ordered_list_open")
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._lists.close()
            elif token.type == "inline":
                self._paragraph(token, style or ("Quote" if quoted else self._lists.style))
                style = ""
            elif token.type == "fence":
                self._placed(token.info, token.content.strip())

    def _placed(self, kind: str, name: str) -> None:
        """Write what stands where a marker is."""
        if kind == PAGE_BREAK:
            self._break_before = True
        elif kind == TABLE:
            self._table(self._view.tables[name])
        elif kind == FIGURE:
            self._table(self._view.figures[name].table)

    def _add(self, element: Any) -> None:
        if self._end is None:
            self._body.append(element)
        else:
            self._end.addprevious(element)

    def _paragraph(self, token: Token, style: str) -> None:
        paragraph = self._new(style)
        if style == self._lists.style:
            self._lists.mark(paragraph)
        _runs(paragraph, token.children or ())
        self._add(paragraph)

    def _new(self, style: str) -> Any:
        """An empty paragraph in a style, on a new page where a page break came before."""
        paragraph = OxmlElement("w:p")
        properties = SubElement(paragraph, qn("w:pPr"))
        if style_id := self._style(style):
            SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style_id)
        if self._break_before:
            SubElement(properties, qn("w:pageBreakBefore"))
            self._break_before = False
        if self._below_table and not style.startswith("Heading"):
            SubElement(properties, qn("w:spacing")).set(qn("w:before"), BELOW_TABLE)
        self._below_table = False
        return paragraph

    def _table(self, table: Table) -> None:
        """A table below its caption: rows are built as elements, so a long one costs no more than its rows."""
        if not table.below_heading:
            caption = self._new("Caption")
            _run(caption, table.caption)
            self._add(caption)
        element = OxmlElement("w:tbl")
        element.append(self._table_properties(table))
        grid = SubElement(element, qn("w:tblGrid"))
        widths = [round(self._width * share / sum(table.widths)) for share in table.widths]
        for width in widths:
            SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(width))
        headers = tuple(Cell((header,)) for header in table.headers)
        text = self._style("Table Text")
        element.append(_row(headers, widths, text, header=True))
        for row in table.rows:
            element.append(_row(row, widths, text))
        self._add(element)
        self._below_table = True

    def _table_properties(self, table: Table) -> Any:
        """The table's style, width, and the words that stand for it where it cannot be seen."""
        properties = parse_xml(
            f"<w:tblPr {nsdecls('w')}>"
            f'<w:tblStyle w:val="{self._style("Pwp Table")}"/><w:tblW w:w="{self._width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        )
        for name, text in (("w:tblCaption", table.caption), ("w:tblDescription", table.summary)):
            SubElement(properties, qn(name)).set(qn("w:val"), visible(text))
        return properties


def _text_width(document: Any) -> int:
    """The width between the margins, in twentieths of a point."""
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin) // EMU_PER_TWIP


def _row(cells: Sequence[Cell], widths: Sequence[int], style: str, *, header: bool = False) -> Any:
    """A row that does not break across pages; a header row is repeated on each."""
    row = OxmlElement("w:tr")
    properties = SubElement(row, qn("w:trPr"))
    SubElement(properties, qn("w:cantSplit"))
    if header:
        SubElement(properties, qn("w:tblHeader"))
    for cell, width in zip(cells, widths, strict=True):
        element = SubElement(row, qn("w:tc"))
        size = SubElement(SubElement(element, qn("w:tcPr")), qn("w:tcW"))
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        for text in cell.paragraphs:
            paragraph = SubElement(element, qn("w:p"))
            if style:
                SubElement(SubElement(paragraph, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
            _run(paragraph, text, bold=header)
    return row


def _runs(paragraph: Any, children: Sequence[Token]) -> None:
    """The inline text of a paragraph: bold and italic, and line breaks where they are meant."""
    bold = italic = 0
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            bold += child.nesting
        elif child.type in ("em_open", "em_close"):
            italic += child.nesting
        elif child.type == "hardbreak":
            SubElement(SubElement(paragraph, qn("w:r")), qn("w:br"))
        elif child.type == "softbreak":
            _run(paragraph, " ")
        elif child.content:
            _run(paragraph, child.content, bold=bold > 0, italic=italic > 0)


def _run(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    run = SubElement(paragraph, qn("w:r"))
    if bold or italic:
        properties = SubElement(run, qn("w:rPr"))
        for wanted, name in ((bold, "w:b"), (italic, "w:i")):
            if wanted:
                SubElement(properties, qn(name))
    held = SubElement(run, qn("w:t"))
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    held.text = visible(text)
