"""The text of a Word paragraph: bold, italic and linked runs, and line breaks where they are meant."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import SubElement
from markdown_it.token import Token

from pwp.plain import visible

_LINK_COLOUR = "1B3A5C"


class Runs:
    """Writes runs into the paragraphs of one document, whose links it registers."""

    def __init__(self, part: Any, link_style: str) -> None:
        self._part = part
        self._link_style = link_style

    def add(self, paragraph: Any, children: Sequence[Token]) -> None:
        """Write the inline tokens of a paragraph."""
        bold = italic = 0
        within, linked = paragraph, False
        for child in children:
            if child.type in ("strong_open", "strong_close"):
                bold += child.nesting
            elif child.type in ("em_open", "em_close"):
                italic += child.nesting
            elif child.type == "link_open":
                within, linked = self._link(paragraph, str(child.attrs.get("href", "")))
            elif child.type == "link_close":
                within, linked = paragraph, False
            elif child.type == "hardbreak":
                SubElement(SubElement(within, qn("w:r")), qn("w:br"))
            elif child.type == "softbreak" or child.content:
                run = _run(within, child.content or " ")
                self._form(run, bold=bold > 0, italic=italic > 0, linked=linked)

    def _link(self, paragraph: Any, target: str) -> tuple[Any, bool]:
        """A link in the paragraph, which runs are put into; only text where it leads nowhere outside."""
        if not target or target.startswith("#"):
            return paragraph, False
        link = SubElement(paragraph, qn("w:hyperlink"))
        link.set(qn("r:id"), self._part.relate_to(visible(target), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link, True

    def _form(self, run: Any, *, bold: bool, italic: bool, linked: bool) -> None:
        """Say how a run looks; in the order that Word wants."""
        if not (bold or italic or linked):
            return
        properties = run.makeelement(qn("w:rPr"))
        run.insert(0, properties)
        if linked and self._link_style:
            SubElement(properties, qn("w:rStyle")).set(qn("w:val"), self._link_style)
        for wanted, name in ((bold, "w:b"), (italic, "w:i")):
            if wanted:
                SubElement(properties, qn(name))
        if linked and not self._link_style:
            SubElement(properties, qn("w:color")).set(qn("w:val"), _LINK_COLOUR)
            SubElement(properties, qn("w:u")).set(qn("w:val"), "single")


def words(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """Write a text as one run of a paragraph."""
    run = _run(paragraph, text)
    if bold:
        properties = run.makeelement(qn("w:rPr"))
        SubElement(properties, qn("w:b"))
        run.insert(0, properties)


def _run(within: Any, text: str) -> Any:
    """A run of text as it is, its spaces kept."""
    run = SubElement(within, qn("w:r"))
    held = SubElement(run, qn("w:t"))
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    held.text = visible(text)
    return run
