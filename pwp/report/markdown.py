"""A view to Markdown text, and that text to the one tree that every writer walks.

Data is never read as Markdown or as a template: each value is escaped as it is put in, so that
`Smith & Sons <b> {{ x }} *y*` comes out just as it was written.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pwp.plain import clean
from pwp.report.scanning.markup import texts_in_markup
from pwp.report.spans import Speech, span
from pwp.report.templates import Template, filled
from pwp.report.view import Said, Table, View

TABLE = "pwp-table"
FIGURE = "pwp-figure"
PAGE_BREAK = "pwp-page-break"

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^([-+={]|\d{1,9}(?=[.)](?:\s|$)))")
"""What would begin a list or a line below a heading; 4.05 begins none."""


class Markup(str):
    """Text that is Markdown already, and is not escaped again."""

    __slots__ = ()


def escaped(value: Any) -> Markup:
    """A value as Markdown that shows it just as it is, on one line; control and direction characters as escapes."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Said) and value.language:
        return Markup(f"[{escaped(str(value))}]{{lang={value.language}}}")
    text = within_a_line(value)
    found = _AT_START.match(text)
    if found is None:
        return Markup(text)
    digits = found[1].isdigit()
    return Markup(f"{found[1]}\\{text[found.end() :]}" if digits else f"\\{text}")


def within_a_line(value: Any) -> str:
    """A value as Markdown that shows it just as it is where something stands before it, as in the cell of a table."""
    return _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", clean(str(value))))


def _fence(kind: str, name: str = "") -> Markup:
    return Markup(f"\n\n```{kind}\n{name}\n```\n\n")


def render(view: View, own: Template | None = None) -> str:
    """The document's Markdown, with a marker where each table, figure and page break goes.

    `own` is a body's own template for it; raises BadTemplate where that cannot be used.
    """
    marks = {"table": _placing(TABLE, view.tables), "figure": _placing(FIGURE, view.figures)}
    values = {**view.values, **marks, "title": view.title, "page_break": _fence(PAGE_BREAK)}
    text = filled(view.template, own, values, escaped)
    text = re.sub(r"(?<=\S) $", "", text, flags=re.MULTILINE)  # where what would have followed is not recorded
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _placing(kind: str, things: Mapping[str, Any]) -> Callable[[str], Markup]:
    """What a template calls to have one of some tables or figures stand in its place."""

    def place(name: str) -> Markup:
        if name not in things:
            raise KeyError(name)
        return _fence(kind, name)

    place.places = True  # type: ignore[attr-defined]  # by which the sandbox knows what may be called
    return place


def parse(text: str, view: View | None = None) -> list[Token]:
    """The tree of Markdown, as a flat list of tokens, with marks for what is in a view; HTML and code are only text."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("code")
    parser.inline.ruler.before("link", "span", span)
    return [said for token in parser.parse(text) for said in _told(token, view)]


def _told(token: Token, view: View | None) -> Iterator[Token]:
    """A token as it is; a fence that marks nothing of the view as a paragraph, so that it is read and searched."""
    marked = {TABLE: view.tables, FIGURE: view.figures, PAGE_BREAK: ("",)} if view else {}
    if token.type != "fence" or token.content.strip() in marked.get(token.info, ()):
        yield token
        return
    text = Token("text", "", 0, content=" ".join((f"{token.info} {token.content}").split()))
    yield Token("paragraph_open", "p", 1)
    yield Token("inline", "", 0, content=text.content, children=[text])
    yield Token("paragraph_close", "p", -1)


def plain_text(view: View, tokens: Sequence[Token]) -> str:
    """All the text that a reader of the document would see, whatever its format."""
    return "\n".join((view.title, view.author, *_texts(view, tokens)))


def _texts(view: View, tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(child.content or " " for child in token.children or ())
        elif token.type == "fence" and token.info == TABLE:
            yield from _of_table(view.tables[token.content.strip()])
        elif token.type == "fence" and token.info == FIGURE:
            figure = view.figures[token.content.strip()]
            yield from (figure.caption, figure.alt, *(piece.text for piece in texts_in_markup(figure.svg)))
            yield from _of_table(figure.table)


def prose(view: View, tokens: Sequence[Token]) -> Iterator[str]:
    """What a document says in sentences of its own: paragraphs, points and cells; no headings, and nobody's quotes."""
    quoted, before = 0, ""
    for token in tokens:
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        if token.type == "inline" and not quoted and before != "heading_open":
            yield _in_its_language(token)
        elif token.type == "fence" and token.info in (TABLE, FIGURE):
            name = token.content.strip()
            yield from _of_cells(view.tables[name] if token.info == TABLE else view.figures[name].table)
        before = token.type


def _in_its_language(block: Token) -> str:
    """The text of a block as far as it is in the document's language."""
    speech, said = Speech(), list[str]()
    for child in block.children or ():
        if not speech.turns(child) and speech.now is None:
            said.append(child.content or " ")
    return "".join(said)


def _of_table(table: Table) -> Iterator[str]:
    """The texts of a table."""
    yield from (table.caption, table.summary, *table.headers)
    yield from _of_cells(table)


def _of_cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for one in row:
            yield from one.paragraphs
