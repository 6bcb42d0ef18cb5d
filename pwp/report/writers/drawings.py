"""A picture in the line of a Word document, described in words for who cannot see it."""

from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml.etree import SubElement

from pwp.plain import visible

_HIGHEST = 0.8
"""The share of a page's text height that a picture may take: its caption stands above it."""


def put(document: Any, paragraph: Any, picture: bytes, alt: str, room: tuple[int, int]) -> None:
    """Put a PNG into a paragraph, as wide as the text unless it would be too high; `room` is in EMU."""
    width, height = room
    inline = document.part.new_pic_inline(BytesIO(picture), Emu(width), None)
    if (high := inline.extent.cy) > _HIGHEST * height:
        share = _HIGHEST * height / high
        _resize(inline, round(width * share), round(_HIGHEST * height))
    number = _next_number(document)
    described = inline.docPr
    described.set("id", str(number))
    described.set("name", f"Picture {number}")
    described.set("descr", visible(alt))
    inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", f"Picture {number}")
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    SubElement(paragraph, qn("w:r")).append(drawing)


def _resize(inline: Any, width: int, height: int) -> None:
    inline.extent.cx, inline.extent.cy = Emu(width), Emu(height)
    properties = inline.graphic.graphicData.pic.spPr
    properties.cx, properties.cy = Emu(width), Emu(height)


def _next_number(document: Any) -> int:
    """A number that no drawing of the document has yet, those in its headers and footers included."""
    numbers = [
        int(one.get("id"))
        for part in document.part.package.iter_parts()
        if hasattr(part, "element")
        for one in part.element.iter(qn("wp:docPr"))
        if (one.get("id") or "").isdecimal()
    ]
    return max(numbers, default=0) + 1
