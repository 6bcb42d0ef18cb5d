"""Word files for the tests of 'pwp check-docx': a sound one, and ways to spoil it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
ALT = "Bar chart: of 40 people, 31 chose evenings and 9 chose Saturdays"


def element(xml: str) -> Any:
    """An element of Word, from XML whose first tag names no namespaces yet."""
    tag, rest = (
        xml.split(None, 1) if " " in xml.partition(">")[0] else (xml.partition(">")[0], ">" + xml.partition(">")[2])
    )
    return parse_xml(f"{tag} {SPACES} {rest}" if not tag.endswith("/") else f"{tag[:-1]} {SPACES}/>")


def png() -> io.BytesIO:
    """A picture of one white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    start = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    drawn = chunk(b"IHDR", start) + chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + drawn)


def sound() -> Any:
    """A Word document in which there is nothing to find: a bit of everything, each as it should be."""
    document = Document()
    _styled(document)
    document.core_properties.title = "Evenings and Saturdays at the day service"
    document.core_properties.author = "Glenmarra Integration Joint Board"
    field(document.sections[0].footer.paragraphs[0], "PAGE", "1")
    document.add_heading("Evenings and Saturdays", 1)
    document.add_paragraph("We asked people when the day service should open.")
    document.add_heading("Who took part", 2)
    for point in ("People who use the service", "People who care for them"):
        document.add_paragraph(point, style="List Bullet")
    picture(document)
    document.add_paragraph("Figure 1: When people want the service to open", style="Caption")
    table(document, [["Group", "People"], ["Users", "31"], ["Carers", "9"]])
    link(document.add_paragraph("Read "), "the draft plan for day services", "https://glenmarra.example/plan")
    return document


def _styled(document: Any) -> None:
    """Arial in 12 point everywhere, black, British English, and the mode of present Word."""
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet"):
        style = document.styles[name]
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(qn("w:rFonts")):
            properties.remove(old)
        properties.insert(0, parse_xml(fonts))
        style.font.size, style.font.color.rgb = Pt(12), RGBColor(0, 0, 0)
    for one in document.settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field as Word writes it."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            run._r.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))  # noqa: SLF001 - python-docx has no fields
        else:
            told = OxmlElement("w:instrText")
            told.text = text
            run._r.append(told)  # noqa: SLF001 - as above


def picture(document: Any, alt: str = ALT) -> Any:
    """Add a picture with alt text, and give back its properties."""
    document.add_picture(png())
    properties = document.inline_shapes[len(document.inline_shapes) - 1]._inline.docPr  # noqa: SLF001 - python-docx sets no alt text
    properties.attrib.pop("descr", None)
    if alt:
        properties.set("descr", alt)
    return properties


def table(document: Any, rows: list[list[str]]) -> Any:
    """Add a table whose first row is its header, and repeats."""
    made = document.add_table(len(rows), len(rows[0]))
    made._tbl.tblPr.append(element('<w:tblCaption w:val="Who took part, by group"/>'))  # noqa: SLF001 - python-docx sets none
    for position, texts in enumerate(rows):
        row = made.rows[position]
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx sets none of these
        properties.append(OxmlElement("w:cantSplit"))
        if not position:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def link(paragraph: Any, text: str, address: str) -> None:
    """Add a link as Word writes it."""
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = element(f'<w:hyperlink r:id="{id_}"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t/></w:r></w:hyperlink>')
    made.find(f".//{qn('w:t')}").text = text
    paragraph._p.append(made)  # noqa: SLF001 - python-docx makes no links


def packed(document: Any) -> bytes:
    """A document as the bytes of its file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


Parts = dict[str, bytes]


def repacked(data: bytes, change: Callable[[Parts], object]) -> bytes:
    """The bytes of a Word file whose parts are changed, added to or taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, part in held.items():
            parts.writestr(name, part)
    return out.getvalue()


def saved(folder: Path, data: bytes, name: str = "paper.docx") -> Path:
    """A file in a folder, with these bytes."""
    file = folder / name
    file.write_bytes(data)
    return file
