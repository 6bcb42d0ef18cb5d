"""A drawing as part of a page: read safely, and written anew from what is known to be only a drawing.

The drawings are ours, but they hold words of the record; so nothing is handed on that could run, load or clash.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from markupsafe import Markup, escape

from pwp.plain import visible


def _names(listed: str) -> frozenset[str]:
    """The names in a text that lists them."""
    return frozenset(listed.split())


_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = _names(
    "svg g defs pattern clipPath marker linearGradient stop use rect circle ellipse line polyline polygon path "
    "text tspan"
)
_WITH_WORDS = frozenset(("text", "tspan"))
_ATTRIBUTES = _names(
    "id x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points d transform viewBox preserveAspectRatio "
    "patternUnits patternContentUnits patternTransform gradientUnits gradientTransform clipPathUnits offset "
    "markerWidth markerHeight markerUnits refX refY orient textLength lengthAdjust "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stop-color stop-opacity opacity clip-path clip-rule marker-start marker-mid "
    "marker-end font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing href"
)
_WITHIN = re.compile(r"url\(#([\w.-]+)\)")
_LEADS_OUT = re.compile(r"\\|\(\s*[\"']?\s*(?:https?|data|file|//)|\burl\b|\bsrc\b|\bimage", re.IGNORECASE)


def drawing(svg: str, alt: str, name: str) -> Markup:
    """The drawing as a picture that says `alt`; the names within it begin with `name`, as others stand on the page."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(svg.encode(), parser)
    box = root.get("viewBox") or f"0 0 {_number(root.get('width'))} {_number(root.get('height'))}"
    inner = "".join(part for child in root for part in _written(child, name))
    start = Markup('<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" viewBox="{}">')
    return start.format(alt, box) + Markup(f"{inner}</svg>")  # noqa: S704 - each part was escaped as it was written


def _number(length: str | None) -> str:
    """The number of a length such as `160mm`."""
    found = re.match(r"[\d.]+", length or "")
    return found[0] if found else "100"


def _written(element: Any, name: str) -> Iterator[str]:
    """An element that is known, with what it holds."""
    tag = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
    if tag not in _ELEMENTS:
        return
    yield f"<{tag}"
    for key, value in element.attrib.items():
        held = _value(key, value, name) if key in _ATTRIBUTES else None
        if held is not None:
            yield f' {key}="{escape(held)}"'
    yield ">"
    if tag in _WITH_WORDS:
        yield escape(visible(element.text or ""))
    for child in element:
        yield from _written(child, name)
        if tag in _WITH_WORDS:
            yield escape(visible(child.tail or ""))
    yield f"</{tag}>"


def _value(key: str, value: str, name: str) -> str | None:
    """The value of an attribute, with the names in it made the drawing's own; None where it leads out of the page."""
    if key == "id":
        return f"{name}-{value}"
    if key == "href":
        return f"#{name}-{value[1:]}" if value.startswith("#") else None
    if found := _WITHIN.fullmatch(value.strip()):
        return f"url(#{name}-{found[1]})"
    return None if _LEADS_OUT.search(value) else value
