"""A view to Markdown text, and that text to the one tree that every writer walks.

Data is never read as Markdown or as a template: each value is escaped as it is put in, so that
`Smith & Sons <b> {{ x }} *y*` comes out just as it was written.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pwp import resources
from pwp.plain import clean
from pwp.report.view import Table, View

TABLE = "pwp-table"
FIGURE = "pwp-figure"
PAGE_BREAK = "pwp-page-break"

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")


class Markup(str):
    """Text that is Markdown already, and is not escaped again."""

    __slots__ = ()


def escaped(value: Any) -> Markup:
    """A value as Markdown that shows it just as it is, on one line; control and direction characters as escapes."""
    if isinstance(value, Markup):
        return value
    text = _SPECIAL.sub(r"\\\1", clean(str(value)))
    text = _ENTITY.sub(r"\\&", text)
    found = _AT_START.match(text)
    if found is None:
        return Markup(text)
    digits = found[1].isdigit()
    return Markup(f"{found[1]}\\{text[found.end() :]}" if digits else f"\\{text}")


def _fence(kind: str, name: str = "") -> Markup:
    return Markup(f"\n\n```{kind}\n{name}\n```\n\n")


def render(view: View) -> str:
    """The document's Markdown, with a marker where each table and page break goes."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(str(resources.folder("templates") / "reports"), encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    template = environment.get_template(f"{view.template}.md.j2")

    def table(name: str) -> Markup:
        if name not in view.tables:
            raise KeyError(name)
        return _fence(TABLE, name)

    def figure(name: str) -> Markup:
        if name not in view.figures:
            raise KeyError(name)
        return _fence(FIGURE, name)

    marks = {"table": table, "figure": figure, "page_break": _fence(PAGE_BREAK)}
    text = template.render(**view.values, title=view.title, **marks)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def parse(text: str) -> list[Token]:
    """The tree of a document's Markdown, as a flat list of tokens. HTML in it is only text."""
    return MarkdownIt("commonmark", {"html": False}).parse(text)


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
            yield from (figure.caption, figure.alt, figure.svg)
            yield from _of_table(figure.table)


def _of_table(table: Table) -> Iterator[str]:
    """The texts of a table."""
    yield from (table.caption, table.summary, *table.headers)
    for row in table.rows:
        for one in row:
            yield from one.paragraphs
