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
from pwp.report.view import Cell, Table, View

TABLE = "pwp-table"
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

    text = template.render(**view.values, title=view.title, table=table, page_break=_fence(PAGE_BREAK))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def parse(text: str) -> list[Token]:
    """The tree of a document's Markdown, as a flat list of tokens. HTML in it is only text."""
    return MarkdownIt("commonmark", {"html": False}).parse(text)


def as_markdown(view: View) -> str:
    """The document as Markdown, tables and all."""
    text = render(view)
    text = re.sub(rf"```{TABLE}\n(.*)\n```", lambda found: _pipe_table(view.tables[found[1]]), text)
    return re.sub(rf"```{PAGE_BREAK}\n\n```\n\n", "", text)


def _pipe_table(table: Table) -> str:
    """A table as Markdown, below its caption."""
    header = f"| {' | '.join(escaped(one) for one in table.headers)} |"
    rule = f"|{'|'.join(' --- ' for _ in table.headers)}|"
    rows = (f"| {' | '.join(_cell(one) for one in row)} |" for row in table.rows)
    caption = () if table.below_heading else (f"**{escaped(table.caption)}**", "")
    return "\n".join((*caption, header, rule, *rows))


def _cell(one: Cell) -> str:
    return "<br>".join(escaped(paragraph) for paragraph in one.paragraphs)


def plain_text(view: View, tokens: Sequence[Token]) -> str:
    """All the text that a reader of the document would see, whatever its format."""
    return "\n".join((view.title, view.author, *_texts(view, tokens)))


def _texts(view: View, tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(child.content or " " for child in token.children or ())
        elif token.type == "fence" and token.info == TABLE:
            table = view.tables[token.content.strip()]
            yield from (table.caption, table.summary, *table.headers)
            for row in table.rows:
                for one in row:
                    yield from one.paragraphs
