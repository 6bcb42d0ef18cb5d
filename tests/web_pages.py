"""A page read back as a browser would take it: its elements, its text, and what it would load."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

LOADING = ("src", "href", "srcset", "data", "action", "formaction", "poster", "background", "ping", "manifest")


def page(data: bytes) -> Any:
    """The root element of a page."""
    return html.document_fromstring(data.decode())


def words_of(element: Any) -> list[str]:
    """The words that somebody sees in an element, what is there only for who cannot see it left out."""
    return "".join(_seen(element)).split()


def _seen(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or "unseen" in element.get("class", "").split():
        return
    inline = element.tag in ("strong", "em", "a", "code", "span", "wbr", "tspan")
    yield "" if inline else " "
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield "" if inline else " "


def targets(root: Any) -> set[str]:
    """Everything that the page leads to or would load, within itself left out."""
    held = {value for one in root.iter() for key, value in one.attrib.items() if key.rpartition(":")[2] in LOADING}
    styles = "".join(one.text or "" for one in root.iter("style"))
    held |= set(re.findall(r"url\(([^)]*)\)|@import", styles))
    return {one for one in held if not one.startswith("#")}
