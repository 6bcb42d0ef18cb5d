"""The text of a Word paragraph: runs, each with its looks and its language, and line breaks where meant."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import SubElement
from markdown_it.token import Token

from pwp.languages import Language
from pwp.plain import visible
from pwp.report import spans

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
        speech = spans.Speech()
        if spans.leftward(children):
            _turn(paragraph)
        for child in children:
            if speech.turns(child):
                continue
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
                self._form(run, bold=bold > 0, italic=italic > 0, linked=linked, spoken=speech.now)

    def _link(self, paragraph: Any, target: str) -> tuple[Any, bool]:
        """A link in the paragraph, which runs are put into; only text where it leads nowhere outside."""
        if not target or target.startswith("#"):
            return paragraph, False
        link = SubElement(paragraph, qn("w:hyperlink"))
        link.set(qn("r:id"), self._part.relate_to(visible(target), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link, True

    def _form(self, run: Any, *, bold: bool, italic: bool, linked: bool, spoken: Language | None) -> None:
        """Say how a run looks, and its language; in the order that Word wants."""
        if not (bold or italic or linked or spoken):
            return
        properties = run.makeelement(qn("w:rPr"))
        run.insert(0, properties)
        if linked and self._link_style:
            SubElement(properties, qn("w:rStyle")).set(qn("w:val"), self._link_style)
        for wanted, name in ((bold, "w:b"), (italic, "w:i")):
            if wanted:
                SubElement(properties, qn(name))
            if wanted and spoken:
                SubElement(properties, qn(f"{name}Cs"))  # the same for letters that are not Latin
        if linked and not self._link_style:
            SubElement(properties, qn("w:color")).set(qn("w:val"), _LINK_COLOUR)
            SubElement(properties, qn("w:u")).set(qn("w:val"), "single")
        if spoken:
            _speak(properties, spoken)


def words(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """Write a text as one run of a paragraph."""
    run = _run(paragraph, text)
    if bold:
        properties = run.makeelement(qn("w:rPr"))
        SubElement(properties, qn("w:b"))
        run.insert(0, properties)


def _speak(properties: Any, spoken: Language) -> None:
    """Say in which language a run is: of each kind of script Word asks by a name of its own."""
    if spoken.leftward:
        SubElement(properties, qn("w:rtl"))
    named = SubElement(properties, qn("w:lang"))
    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        named.set(qn(kind), spoken.with_country)


def _turn(paragraph: Any) -> None:
    """Let a paragraph run from right to left; in the order that Word wants."""
    properties = paragraph.find(qn("w:pPr"))
    way = properties.makeelement(qn("w:bidi"))
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        properties.append(way)
    else:
        spacing.addprevious(way)


def _run(within: Any, text: str) -> Any:
    """A run of text as it is, its spaces kept."""
    run = SubElement(within, qn("w:r"))
    held = SubElement(run, qn("w:t"))
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    held.text = visible(text)
    return run
