"""The XML of a story to what a person sees: paragraphs, tables and pictures in the order in which they are read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pwp.accessible.document import Cell, Paragraph, Picture, Row, Run, Spot, Table
from pwp.accessible.drawn import drawn, text_boxes
from pwp.accessible.fields import Fields
from pwp.accessible.looks import Look, Styles, shading, with_properties
from pwp.accessible.markup import VAL, Element, R, W, child, is_on, local, number, val
from pwp.accessible.package import Relation

_AROUND = frozenset(("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))
"""What may stand around paragraphs, rows, cells and text without being anything to a reader."""
_DRAWN = frozenset(("drawing", "pict", "object"))
_BREAKS = frozenset(("page", "column"))
_EACH_PAGE = frozenset(("header", "footer"))
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "sym": "\u25a1"}


class _Held(NamedTuple):
    """The colours of a cell, for the text in it."""

    ground: str = ""
    text: str = ""


class Walk:
    """Goes through the stories of one document; what it finds is in `paragraphs`, `tables` and `pictures`."""

    def __init__(self, styles: Styles, page: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.pictures: list[Picture] = []
        self.numbers_pages = False
        self._styles = styles
        self._page = page
        self._spot = Spot()
        self._cell = _Held()
        self._fields = Fields()
        self._relations: Mapping[str, Relation] = {}
        self._pictures_here = 0
        self._drawn_in: list[int] = []

    def story(self, root: Element, name: str, relations: Mapping[str, Relation]) -> None:
        """Go through one story: the text itself, a header, a footer, or a note."""
        self._spot, self._relations, self._pictures_here = Spot(name), relations, 0
        self._cell, self._fields = _Held(), Fields()
        self._blocks(root)
        self.numbers_pages |= name in _EACH_PAGE and self._fields.numbers_pages

    def _blocks(self, parent: Element) -> None:
        for one in _inside(parent):
            if one.tag == f"{W}p":
                self._paragraph(one)
            elif one.tag == f"{W}tbl":
                self._table(one)

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        manner = with_properties(self._styles.paragraph(val(child(properties, "pStyle"))), properties)
        look = manner.look._replace(
            ground=manner.look.ground or manner.ground or self._cell.ground or self._page,
            colour=manner.look.colour or self._cell.text,
        )
        drawn_before = len(self.pictures)
        runs = tuple(self._runs(element, look, None))
        self._drawn_in.extend([len(self.paragraphs)] * (len(self.pictures) - drawn_before))
        text = "".join(run.text for run in runs if not run.look.hidden)
        if manner.level and text.strip() and self._spot.story == "body":
            self._spot = self._spot._replace(heading=" ".join(text.split()))
            self._pictures_here = 0
        self.paragraphs.append(Paragraph(self._spot, manner, runs, text, _breaks(element, properties)))
        around = self._spot
        for box in text_boxes(element) if any(run.pictured for run in runs) else ():
            self._spot = around._replace(boxed=True)
            self._blocks(box)
            self._spot = around

    def captioned(self) -> tuple[Picture, ...]:
        """The pictures, each with the caption that stands next to it, or in its own paragraph."""
        found = []
        for picture, at in zip(self.pictures, self._drawn_in, strict=True):
            near = (self.paragraphs[one] for one in (at, at + 1, at - 1) if 0 <= one < len(self.paragraphs))
            caption = next((one.text for one in near if one.manner.name == "caption"), "")
            found.append(picture._replace(caption=" ".join(caption.split())))
        return tuple(found)

    def _runs(self, parent: Element, look: Look, target: str | None) -> Iterator[Run]:
        for one in parent:
            name = local(one)
            if name == "r" and one.tag == f"{W}r":
                yield from self._run(one, look, target)
            elif name == "hyperlink":
                yield from self._runs(one, look, self._target(one))
            elif name == "fldSimple":
                leads_to = self._fields.simple(str(one.get(f"{W}instr", "")))
                yield from self._runs(one, look, target if leads_to is None else leads_to)
            elif name in _AROUND:
                yield from self._runs(one, look, target)
            elif name in ("oMath", "oMathPara"):  # a formula, which is no picture and is read in its own way
                yield Run("", look, target, pictured=True)
            elif name == "AlternateContent":
                yield from (run for each in _chosen(one) for run in self._runs(each, look, target))

    def _run(self, element: Element, look: Look, target: str | None) -> Iterator[Run]:
        own = self._styles.look(look, child(element, "rPr"))
        for one in element:
            name = local(one)
            if name == "t":
                yield Run(one.text or "", own, self._fields.target if target is None else target)
            elif name in _LETTERS and val(one) not in _BREAKS:
                yield Run(_LETTERS[name], own, self._fields.target if target is None else target)
            elif name in ("fldChar", "instrText"):
                self._fields.take(one)
            elif (name in _DRAWN or name == "AlternateContent") and self._draw(one):
                yield Run("", own, self._fields.target if target is None else target, pictured=True)

    def _draw(self, element: Element) -> bool:
        """Note down what is drawn here; false where it is nothing to a reader, such as a line across the page."""
        found = False
        for one in drawn(element, self._spot.story):
            self._pictures_here += 1
            self.pictures.append(
                Picture(self._spot, one.kind, self._pictures_here, one.alt, one.decorative, one.floating, one.boxed)
            )
            found = True
        return found

    def _target(self, link: Element) -> str:
        """Where a link leads, within the document or out of it."""
        relation = self._relations.get(str(link.get(f"{R}id", "")))
        anchor = str(link.get(f"{W}anchor", ""))
        return f"{relation.target if relation else ''}{'#' if anchor else ''}{anchor}"

    def _table(self, element: Element) -> None:
        """A table of the text is counted and kept; one within a table, or on each page, is only gone through."""
        counted = self._spot.story == "body" and not self._spot.table
        around, colours = self._spot, self._cell
        number_ = len(self.tables) + 1
        if counted:  # its place is taken now, since tables in its text boxes come after it
            self.tables.append(Table(number_, around.heading, described=False, rows=()))
        properties = child(element, "tblPr")
        rows = []
        for position, row in enumerate((one for one in _inside(element) if one.tag == f"{W}tr"), 1):
            if counted:
                self._spot = around._replace(table=number_, row=position)
            rows.append(self._row(row, properties, colours, is_first=position == 1))
        self._spot, self._cell = around._replace(heading=self._spot.heading), colours
        if counted:
            described = any(val(child(properties, name)).strip() for name in ("tblCaption", "tblDescription"))
            self.tables[number_ - 1] = Table(number_, around.heading, described, tuple(rows))

    def _row(self, element: Element, table: Element | None, beneath: _Held, *, is_first: bool) -> Row:
        properties = child(element, "trPr")
        header_look = is_first and _shows_header(child(table, "tblLook"))
        style = self._styles.table(val(child(table, "tblStyle")), is_header=header_look)
        cells = []
        for column, cell in enumerate((one for one in _inside(element) if one.tag == f"{W}tc"), 1):
            own = shading(child(cell, "tcPr", "shd")) or shading(child(table, "shd")) or style.ground
            self._cell = _Held(own or beneath.ground, style.text or beneath.text)
            if self._spot.table:
                self._spot = self._spot._replace(column=column)
            cells.append(self._of_cell(cell))
        may_break = not is_on(child(properties, "cantSplit"))
        return Row(is_on(child(properties, "tblHeader")), may_break, tuple(cells))

    def _of_cell(self, element: Element) -> Cell:
        first = len(self.paragraphs)
        self._blocks(element)
        properties = child(element, "tcPr")
        span = number(val(child(properties, "gridSpan"))) or 1
        down, across = child(properties, "vMerge"), child(properties, "hMerge")
        goes_on = any(one is not None and one.get(VAL) != "restart" for one in (down, across))
        empty = all(one.is_blank for one in self.paragraphs[first:])
        nested = any(one.tag == f"{W}tbl" for one in _inside(element))
        return Cell(span > 1 or down is not None or across is not None, goes_on, nested, empty)


def _inside(parent: Element) -> Iterator[Element]:
    """What stands in an element, through what is nothing to a reader."""
    for one in parent:
        name = local(one)
        if name in _AROUND:
            yield from _inside(one)
        elif name == "AlternateContent":
            for each in _chosen(one):
                yield from _inside(each)
        else:
            yield one


def _chosen(alternatives: Element) -> Iterator[Element]:
    """Of several ways to write the same, the one that Word takes."""
    found = next((one for one in alternatives if local(one) == "Choice"), None)
    if found is None:
        found = next((one for one in alternatives if local(one) == "Fallback"), None)
    if found is not None:
        yield found


def _breaks(element: Element, properties: Element | None) -> bool:
    """Whether a paragraph begins a new page or ends a section."""
    if child(properties, "sectPr") is not None or child(properties, "pageBreakBefore") is not None:
        return True
    return any(one.get(f"{W}type") in _BREAKS for one in element.findall(f"{W}r/{W}br"))


def _shows_header(look: Element | None) -> bool:
    """Whether a table asks its style for the look of a header row."""
    if look is None:
        return False
    if look.get(f"{W}firstRow") is not None:
        return str(look.get(f"{W}firstRow")).lower() in ("1", "true", "on")
    try:
        return bool(int(str(look.get(VAL, "0")), 16) & 0x20)
    except ValueError:
        return False
