"""The reference document that a Word file takes its look from: ours, or the body's own.

Its styles, fonts, margins, headers, footers and logo stay; its text, its details and what names a program go. Where
it lacks a style, the nearest it has is used; without headings and a table of its own, ours are brought in.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from lxml.etree import SubElement

from pwp import resources
from pwp.errors import CannotReport
from pwp.plain import brief

LANGUAGE = "en-GB"
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>pwp</Application></Properties>"
)
"""The part that names the program that made a file; a template's names another, and often a company."""
NEAREST = {
    "Table Text": ("Normal",),
    "Caption": ("Normal",),
    "Quote": ("Normal",),
    "List Bullet": ("List Paragraph", "Normal"),
    "List Number": ("List Paragraph", "Normal"),
    "Pwp Table": ("Table Grid",),
}
"""For each style that a document uses, those that stand in for it."""
BROUGHT = ("Heading 1", "Heading 2", "Heading 3", "Pwp Table")
"""What no other style stands in for: without headings, or lines between cells, nobody finds their way."""
_LONGEST_PATH = 200
"""So many letters of a path are shown."""
_LATER = {
    "w:compat": ("w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults"),
    "w:themeFontLang": ("w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator"),
}
"""For each setting, those that Word wants to stand behind it."""


def opened(reference: Path | None) -> Any:
    """The reference document without its text, ready to be written into."""
    document = _read(reference)
    _emptied(document)
    _sized(document)
    package = document.part.package
    for name in [name for name, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]  # a picture of what the reference document itself held
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APP  # noqa: SLF001 - python-docx reads and writes this part as it is
    _speak_english(document)
    _one_size(document)
    _current(document.settings.element)
    if reference is not None:
        _bring(document)
    return document


def missing_styles(reference: Path) -> tuple[str, ...]:
    """A sentence for each style that a body's reference document lacks: what is used in its place."""
    held = {style.name for style in _read(reference).styles}
    wanted = dict.fromkeys((*BROUGHT, *NEAREST))
    return tuple(_instead(name, held) for name in wanted if name not in held)


def _instead(name: str, held: set[str]) -> str:
    used = next((other for other in NEAREST.get(name, ()) if other in held), None)
    if used is None:
        used = "pwp's own" if name in BROUGHT else "plain text"
    return f"the reference document has no style '{name}': {used} is used"


def _ours() -> Path:
    return resources.folder("templates") / "reports" / "reference.docx"


def _read(reference: Path | None) -> Any:
    source = reference or _ours()
    if reference is not None and not reference.is_file():
        raise CannotReport(
            f"there is no file '{brief(reference.as_posix(), _LONGEST_PATH)}' to take the house style from: "
            "check its name and folder, or leave out --reference-doc"
        )
    try:
        return Document(str(source))
    except Exception as error:  # python-docx has no one exception for a file that is no Word document
        raise CannotReport(f"{source.name} cannot be used as a reference document: it is not a Word file") from error


def _emptied(document: Any) -> None:
    """Take out all text; the last section keeps the headers and footers that it took over from those before it."""
    body = document.element.body
    sections = list(body.iter(qn("w:sectPr")))
    last = body.find(qn("w:sectPr"))
    if last is None:
        last = SubElement(body, qn("w:sectPr"))
    known = {_place_of(one) for one in _running(last)}
    for section in reversed([one for one in sections if one is not last]):
        for one in _running(section):
            if _place_of(one) not in known:
                known.add(_place_of(one))
                last.insert(0, deepcopy(one))
    for element in list(body):
        if element is not last:
            body.remove(element)


def _running(section: Any) -> Iterator[Any]:
    """What refers to a section's headers and footers."""
    yield from section.findall(qn("w:headerReference"))
    yield from section.findall(qn("w:footerReference"))


def _place_of(one: Any) -> tuple[str, str]:
    return str(one.tag), str(one.get(qn("w:type")))


def _sized(document: Any) -> None:
    """Give the page a size and margins where the reference document says none: A4."""
    section = document.sections[0]
    section.page_width, section.page_height = section.page_width or Cm(21), section.page_height or Cm(29.7)
    for name in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        if getattr(section, name) is None:
            setattr(section, name, Cm(2.3))


def _speak_english(document: Any) -> None:
    """British English, by default and wherever the English of another country is named; other languages stay."""
    defaults = _first(document.styles.element, "w:docDefaults")
    form = _first(_first(defaults, "w:rPrDefault"), "w:rPr")
    if form.find(qn("w:lang")) is None:
        SubElement(form, qn("w:lang")).set(qn("w:val"), LANGUAGE)
    for part in document.part.package.iter_parts():
        for one in part.element.iter(qn("w:lang")) if hasattr(part, "element") else ():
            if (one.get(qn("w:val")) or "en").startswith("en"):
                one.set(qn("w:val"), LANGUAGE)


def _one_size(document: Any) -> None:
    """Letters of every script in the one size that a style has: Word asks for that of Arabic or Hebrew apart."""
    for size in document.styles.element.iter(qn("w:sz")):
        other = size.getparent().find(qn("w:szCs"))
        if other is None:
            other = OxmlElement("w:szCs")
            size.addnext(other)
        other.set(qn("w:val"), size.get(qn("w:val"), ""))


def _first(parent: Any, name: str) -> Any:
    """An element's child of a name, made at its start where there is none."""
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.insert(0, found)
    return found


def _current(settings: Any) -> None:
    """Say that the file is one of today's Word, which then opens it in no compatibility mode."""
    compat = _setting(settings, "w:compat")
    for one in compat.findall(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            compat.remove(one)
    compat.append(
        parse_xml(
            f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        )
    )
    _setting(settings, "w:themeFontLang").set(qn("w:val"), LANGUAGE)


def _setting(settings: Any, name: str) -> Any:
    """A setting, made where there is none, before those that Word wants behind it."""
    found = settings.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        later = {qn(one) for one in _LATER[name]}
        following = next((one for one in settings if one.tag in later), None)
        if following is None:
            settings.append(found)
        else:
            following.addprevious(found)
    return found


def _bring(document: Any) -> None:
    """Bring in our headings and our table where the reference document has none, in its own font."""
    held = {style.name for style in document.styles}
    if all(_stands(name, held) for name in BROUGHT):
        return
    ours = {style.name: style.element for style in _read(None).styles}
    ids = {style.style_id for style in document.styles}
    for name in BROUGHT:
        if _stands(name, held):
            continue
        style = deepcopy(ours[name])
        if (id_ := style.get(qn("w:styleId"))) in ids:
            style.set(qn("w:styleId"), f"Pwp{id_}")
        for tag in ("w:link", "w:next", "w:basedOn"):
            for one in style.findall(qn(tag)):
                style.remove(one)
        for one in list(style.iter(qn("w:rFonts"))):
            one.getparent().remove(one)
        document.styles.element.append(style)


def _stands(name: str, held: set[str]) -> bool:
    """Whether a reference document has a style, or one that stands in for it."""
    return name in held or any(other in held for other in NEAREST.get(name, ()))
