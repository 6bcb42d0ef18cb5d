"""Large print in Word: every letter 18 point or more, with the spacing that goes with it."""

from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

LARGE = 18
_HALF_POINTS = 2
_USUAL = 10
"""The size of letters where a Word file names none, in points."""
_LINE = 312
"""One and a half times the height of the letters, in 240ths of what Word takes for single."""
_TIGHT_LINE = 288
_SINGLE = 240


def size_of(document: Any) -> float:
    """The size of the document's text in points."""
    for form in _text_forms(document):
        if form is not None and (size := form.find(qn("w:sz"))) is not None:
            return _number(size, "w:val", _USUAL * _HALF_POINTS) / _HALF_POINTS
    return _USUAL


def enlarge(document: Any, *, whole_page: bool) -> float:
    """Make a document large print; by how much all of it has grown. `whole_page` lets its text take more of the page.

    That is for our own house style: the margins of another may hold more than nothing.
    """
    if whole_page:
        section = document.sections[0]
        section.left_margin = section.right_margin = Cm(1.5)
    grown = max(1.0, LARGE / size_of(document))
    for root in _roots(document):
        for size in (*root.iter(qn("w:sz")), *root.iter(qn("w:szCs"))):
            points = _number(size, "w:val", 0) / _HALF_POINTS * grown
            size.set(qn("w:val"), str(round(max(LARGE, points) * _HALF_POINTS)))
        for spacing in root.iter(qn("w:spacing")):
            _space(spacing, grown, lines=not _is_heading(spacing))
    _say_size(document)
    return grown


def _roots(document: Any) -> Iterator[Any]:
    """The styles, and the headers and footers, whose text may have a size of its own."""
    yield document.styles.element
    for part in document.part.package.iter_parts():
        if hasattr(part, "element") and part.element.tag in (qn("w:hdr"), qn("w:ftr")):
            yield part.element


def _is_heading(spacing: Any) -> bool:
    """Whether a spacing is that of a heading's style: its lines are large and few, and stand close."""
    style = next(spacing.iterancestors(qn("w:style")), None)
    name = None if style is None else style.find(qn("w:name"))
    return name is not None and str(name.get(qn("w:val"))).lower().startswith("heading")


def _space(spacing: Any, grown: float, *, lines: bool) -> None:
    """Grow the space around paragraphs, and between `lines` to what large print asks; not that between letters."""
    for side in ("w:before", "w:after"):
        if (found := _number(spacing, side, 0)) > 0:
            spacing.set(qn(side), str(round(found * grown)))
    line = _number(spacing, "w:line", 0)
    if not line or not lines:
        return
    if spacing.get(qn("w:lineRule"), "auto") == "auto":
        spacing.set(qn("w:line"), str(max(line, _LINE if line > _SINGLE else _TIGHT_LINE)))
    else:
        spacing.set(qn("w:line"), str(round(line * grown)))


def _number(element: Any, name: str, otherwise: int) -> int:
    """A whole number that an element gives; another where it gives none, or one with a unit of its own."""
    given = element.get(qn(name)) or ""
    return int(given) if given.isdecimal() else otherwise


def _text_forms(document: Any) -> Iterator[Any]:
    """Where the size of plain text may stand: the form of Normal, then what all styles begin from."""
    normal = next((one.element for one in document.styles if one.name == "Normal"), None)
    yield None if normal is None else normal.find(qn("w:rPr"))
    yield document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")


def _say_size(document: Any) -> None:
    """Write the size down where every style begins from, if it stood nowhere."""
    forms = [form for form in _text_forms(document) if form is not None]
    if forms and not any(form.find(qn("w:sz")) is not None for form in forms):
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), str(LARGE * _HALF_POINTS))
        forms[-1].find(qn("w:lang")).addprevious(size)  # it is there: the house style has been given its language
