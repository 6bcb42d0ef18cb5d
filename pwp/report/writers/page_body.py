"""What a page says: the one Markdown tree walked block by block, with every text escaped as it is put in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markdown_it.token import Token
from markupsafe import Markup, escape

from pwp.plain import clean, visible
from pwp.report import spans
from pwp.report.markdown import PAGE_BREAK, TABLE
from pwp.report.view import Cell, Figure, Table, View
from pwp.report.writers.page_drawing import drawing

IDS_OF_THE_FRAME = ("top", "contents", "main")
_LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_LEFTWARD = ' dir="rtl"'
_LONGEST_ID = 60
_TOO_LONG = re.compile(r"\S{24}(?=\S)")


class Section(NamedTuple):
    """A heading of level 2: the address within the page, and what it says."""

    address: str
    text: Markup


class Body:
    """The main part of a page, as it is put together."""

    def __init__(self, view: View) -> None:
        self.sections: list[Section] = []
        self._view = view
        self._parts: list[str] = []
        self._ids: Counter[str] = Counter(IDS_OF_THE_FRAME)
        self._regions: Counter[str] = Counter()
        self._widths: dict[tuple[int, ...], str] = {}
        self._new_page = False

    def markup(self) -> Markup:
        """All that was walked, as HTML."""
        return Markup("".join(self._parts))  # noqa: S704 - each part was escaped as it was put in

    def column_widths(self) -> str:
        """The style rules that give the tables' columns their shares of the page."""
        return "".join(
            f".{name} col:nth-child({number}) {{ width: {100 * share / sum(shares):.4g}%; }}\n"
            for shares, name in self._widths.items()
            for number, share in enumerate(shares, start=1)
        )

    def walk(self, tokens: Sequence[Token]) -> None:
        """Write every block of the tree."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._parts.append(running_text(token.children or ()))
            elif token.type == "heading_open":
                self._heading(token, tokens[index + 1].children or ())
            elif token.type == "fence":
                self._placed(token.info, token.content.strip())
            elif not token.hidden:
                turned = token.type == "paragraph_open" and spans.leftward(tokens[index + 1].children or ())
                self._parts.append(self._tag(token, _LEFTWARD if turned else ""))

    def _tag(self, token: Token, way: str) -> str:
        """The tag that begins or ends a block; `way` is which way its text runs, where it is not the page's."""
        if token.nesting < 0:
            return f"</{_level(token)}>\n"
        start = f' start="{int(token.attrs["start"])}"' if "start" in token.attrs else ""
        return f"<{token.tag}{start}{way}{self._where()}>"

    def _where(self, kind: str = "") -> str:
        """The class of a block: what kind it is, and that it stands on a new page where a page break came before."""
        classes = " ".join(filter(None, (kind, "new-page" if self._new_page else "")))
        self._new_page = False
        return f' class="{classes}"' if classes else ""

    def _heading(self, token: Token, children: Sequence[Token]) -> None:
        words = "".join(child.content or " " for child in children)
        id_ = self._id(re.sub(r"\W+", "-", clean(words).casefold()).strip("-_")[:_LONGEST_ID].strip("-_") or "section")
        if _level(token) == "h2":
            self.sections.append(Section(f"#{quote(id_)}", running_text(children)))
        self._parts.append(f'<{_level(token)} id="{id_}"{self._where()}>')

    def _id(self, wanted: str) -> str:
        """A name for a place that no other has."""
        id_ = wanted
        while id_ in self._ids:
            self._ids[wanted] += 1
            id_ = f"{wanted}-{self._ids[wanted]}"
        self._ids[id_] = 1
        return id_

    def _placed(self, kind: str, name: str) -> None:
        """Write what stands where a marker is."""
        if kind == PAGE_BREAK:
            self._new_page = True
        elif kind == TABLE:
            self._table(self._view.tables[name])
        else:
            self._figure(self._view.figures[name])

    def _figure(self, figure: Figure) -> None:
        """A picture below its caption, with the table of its numbers after it."""
        id_ = self._id("figure")
        self._parts.append(
            f'<figure role="group" aria-labelledby="{id_}"{self._where()}>'
            f'<figcaption id="{id_}">{self._region_name(figure.caption)}</figcaption>'
            f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{id_}">'
            f"{drawing(figure.svg, clean(figure.alt), id_)}</div></figure>\n"
        )
        self._table(figure.table)

    def _table(self, table: Table) -> None:
        """A table with its caption, and a row of headers that each say they head a column.

        Where the screen is too narrow for its words it is scrolled, so the keyboard has to reach it. On a small screen
        each row becomes a block; the roles say that it is a table still, which browsers else forget.
        """
        id_ = self._id("table")
        unseen = ' class="unseen"' if table.below_heading else ""
        widths = self._widths.setdefault(table.widths, f"widths-{len(self._widths) + 1}")
        headers = "".join(f'<th scope="col" role="columnheader">{_breakable(header)}</th>' for header in table.headers)
        self._parts.append(
            f'<div{self._where("scroll table")} role="region" tabindex="0" aria-labelledby="{id_}">'
            f'<table class="{widths}" role="table"><caption>'
            f'<span id="{id_}"{unseen}>{self._region_name(table.caption)}</span> '
            f'<span class="unseen">{escape(clean(table.summary))}</span></caption>\n'
            f"<colgroup>{'<col>' * len(table.headers)}</colgroup>\n"
            f'<thead role="rowgroup"><tr role="row">{headers}</tr></thead>\n<tbody role="rowgroup">\n'
        )
        self._parts.extend(_rows(table))
        self._parts.append("</tbody></table></div>\n")

    def _region_name(self, caption: str) -> Markup:
        """A caption that no other region of the page has: from the second on, a number nobody sees sets it apart."""
        said = clean(caption)
        self._regions[said] += 1
        number = self._regions[said]
        return escape(said) + (Markup(' <span class="unseen">({})</span>').format(number) if number > 1 else "")


def running_text(children: Sequence[Token]) -> Markup:
    """The inline text of a block: bold, italic, code, links, other languages and line breaks; all else is only text."""
    return Markup("".join(_pieces(children)))  # noqa: S704 - each piece was escaped, or is a tag of the parser's own


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    leading = False
    for child in children:
        if child.type == "link_open":
            target = str(child.attrs.get("href", ""))
            leading = _LEADS_SOMEWHERE.match(target) is not None
            yield f'<a href="{escape(target)}">' if leading else ""
        elif child.type == "link_close":
            yield "</a>" if leading else ""
        elif child.type in ("softbreak", "hardbreak"):
            yield " " if child.type == "softbreak" else "<br>"
        elif child.type == spans.OPEN:
            spoken = spans.spoken(child)
            yield f'<span lang="{escape(spoken)}"{_LEFTWARD if spoken.leftward else ""}>'
        elif child.nesting:
            yield f"<{'/' if child.nesting < 0 else ''}{child.tag}>"
        else:
            said = escape(visible(child.content))
            yield f"<code>{said}</code>" if child.type == "code_inline" else said


def _level(token: Token) -> str:
    """The tag of a block; the page has one title already, so a further one heads a section."""
    return "h2" if token.tag == "h1" else token.tag


def _rows(table: Table) -> Iterator[str]:
    """The rows; each cell holds its column's heading too, which is shown where the row is a block."""
    begun = [f'<td role="cell" data-heading="{escape(clean(header))}">' for header in table.headers]
    for row in table.rows:
        yield '<tr role="row">'
        yield from (f"{tag}{_cell(one)}</td>" for tag, one in zip(begun, row, strict=True))
        yield "</tr>\n"


def _cell(one: Cell) -> str:
    """The paragraphs of a cell."""
    said = [_breakable(paragraph) for paragraph in one.paragraphs]
    return said[0] if len(said) == 1 else "".join(f"<p>{paragraph}</p>" for paragraph in said)


def _breakable(text: str) -> Markup:
    """Text of a cell, which may go on in the next line within a word too long for any column, and in no other."""
    return Markup("<wbr>").join(_TOO_LONG.sub("\\g<0>\n", clean(text)).split("\n"))
