"""Real Word lists, whatever numbering the reference document has: bullets, and numbers that start anew."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from lxml.etree import SubElement

_INDENT = 360
_LEVELS = 3


class Lists:
    """The lists of one document, as they are opened and closed."""

    def __init__(self, document: Any, grown: float = 1.0) -> None:
        self._document = document
        self._indent = round(_INDENT * grown)
        self._open: list[tuple[str, int]] = []
        self._numbering: Any = None
        self._bullets = 0

    @property
    def style(self) -> str:
        """The style of a paragraph here: a list's, or plain text."""
        return self._open[-1][0] if self._open else "Normal"

    @property
    def within(self) -> bool:
        """Whether a list is open."""
        return bool(self._open)

    def open(self, *, numbered: bool) -> None:
        """Begin a list; each numbered one counts from 1."""
        if numbered:
            self._open.append(("List Number", self._new("decimal", "%{level}.")))
            return
        self._bullets = self._bullets or self._new("bullet", "•")
        self._open.append(("List Bullet", self._bullets))

    def close(self) -> None:
        """End the innermost list."""
        self._open.pop()

    def mark(self, paragraph: Any) -> None:
        """Make a paragraph an item of the innermost list, if there is one."""
        if not self._open:
            return
        properties = paragraph.find(qn("w:pPr"))
        numbering = SubElement(properties, qn("w:numPr"))
        if (spacing := properties.find(qn("w:spacing"))) is not None:
            spacing.addprevious(numbering)  # Word wants them in this order
        SubElement(numbering, qn("w:ilvl")).set(qn("w:val"), str(len(self._open) - 1))
        SubElement(numbering, qn("w:numId")).set(qn("w:val"), str(self._open[-1][1]))

    def _new(self, form: str, mark: str) -> int:
        """Define a list in the document and return its number."""
        root = self._root()
        abstract_ids = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
        numbers = [int(one.get(qn("w:numId"))) for one in root.findall(qn("w:num"))]
        abstract, number = max(abstract_ids, default=0) + 1, max(numbers, default=0) + 1
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{mark.replace("{level}", str(level + 1))}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{self._indent * (level + 1)}" w:hanging="{self._indent}"/></w:pPr></w:lvl>'
            for level in range(_LEVELS)
        )
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )
        first = root.find(qn("w:num"))
        if first is None:
            root.append(definition)
        else:
            first.addprevious(definition)
        used = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        root.append(used)
        return number

    def _root(self) -> Any:
        """The part of the document that defines lists; it is made where the reference document has none."""
        if self._numbering is None:
            part = self._document.part
            try:
                numbering = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
            except KeyError:
                element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
                name = PackURI("/word/numbering.xml")
                numbering = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element, part.package)
                part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
            self._numbering = numbering.element
        return self._numbering
