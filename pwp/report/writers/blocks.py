"""The tree of a document as nested blocks of plain values, for formats that are handed data and not told steps."""

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from pwp.languages import Language
from pwp.plain import visible
from pwp.report import spans
from pwp.report.markdown import FIGURE, TABLE
from pwp.report.view import Figure, Table, View

Block = dict[str, Any]


def blocks(view: View, tokens: Sequence[Token]) -> list[Block]:
    """The blocks of a document; a list holds its items, an item and a quote their own blocks."""
    whole: list[Block] = []
    within = [whole]
    lists: list[Block] = []
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            said = list(runs(token.children or ()))
            kind = {"kind": "heading", "level": level} if level else _paragraph(said)
            within[-1].append({**kind, "leftward": spans.leftward(token.children or ()), "runs": said})
            level = 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(_list(token))
            within[-1].append(lists[-1])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            within.append([])
            lists[-1]["items"].append(within[-1])
        elif token.type == "blockquote_open":
            within.append([])
            within[-2].append({"kind": "quote", "blocks": within[-1]})
        elif token.type in ("list_item_close", "blockquote_close"):
            within.pop()
        elif token.type == "fence":
            within[-1].append(_placed(view, token))
    _keep_the_last(whole)
    return whole


def _keep_the_last(whole: Sequence[Block]) -> None:
    """Keep a last paragraph with the one before it, so that its line is on no page alone."""
    if [block["kind"] for block in whole[-2:]] == ["paragraph", "paragraph"]:
        whole[-2]["leads"] = True


def every(among: Sequence[Block]) -> Iterator[Block]:
    """Every block there is, those within others and the tables of figures too."""
    for block in among:
        yield block
        if block["kind"] == "list":
            for item in block["items"]:
                yield from every(item)
        elif block["kind"] == "quote":
            yield from every(block["blocks"])
        elif block["kind"] == "figure":
            yield block["table"]


def _list(token: Token) -> Block:
    numbered = token.type == "ordered_list_open"
    return {"kind": "list", "numbered": numbered, "start": int(token.attrs.get("start", 1)), "items": []}


def _paragraph(said: Sequence[Block]) -> Block:
    """A paragraph; one that ends in a colon leads on to what follows, and is kept with it."""
    return {"kind": "paragraph", "leads": bool(said) and said[-1].get("text", "").endswith(":")}


def _placed(view: View, token: Token) -> Block:
    """What stands where a marker is."""
    name = token.content.strip()
    if token.info == TABLE:
        return table(view.tables[name])
    if token.info == FIGURE:
        return figure(view.figures[name])
    return {"kind": "page-break"}


def table(one: Table) -> Block:
    """A table as a block; its caption only where the heading above does not say it."""
    return {
        "kind": "table",
        "caption": None if one.below_heading else visible(one.caption),
        "headers": [visible(header) for header in one.headers],
        "widths": list(one.widths),
        "rows": [[[visible(text) for text in cell.paragraphs] for cell in row] for row in one.rows],
    }


def figure(one: Figure) -> Block:
    """A figure as a block, with the table of its numbers."""
    return {
        "kind": "figure",
        "caption": visible(one.caption),
        "alt": visible(one.alt),
        "svg": one.svg,
        "table": table(one.table),
    }


def runs(children: Sequence[Token]) -> Iterator[Block]:
    """The inline text of a paragraph: its looks and its language, and line breaks where they are meant."""
    bold = italic = 0
    speech = spans.Speech()
    link = ""
    for child in children:
        if speech.turns(child):
            continue
        if child.type in ("strong_open", "strong_close"):
            bold += child.nesting
        elif child.type in ("em_open", "em_close"):
            italic += child.nesting
        elif child.type in ("link_open", "link_close"):
            link = str(child.attrs.get("href", ""))
        elif child.type == "hardbreak":
            yield {"break": True}
        elif child.type == "softbreak" or child.content:
            form = {
                "bold": bold > 0,
                "italic": italic > 0,
                "link": link,
                "language": speech.now and _language(speech.now),
            }
            yield {"text": visible(child.content) or " ", **{name: value for name, value in form.items() if value}}


def _language(one: Language) -> Block:
    """A language as Typst is told it."""
    return {"lang": one.primary, "region": one.country, "leftward": one.leftward}
