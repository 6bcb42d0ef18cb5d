"""What is drawn in a Word file: pictures, shapes and charts, in the present way of writing them and in the old one."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.accessible.markup import Element, W, local

_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "line", "polyline", "group", "image", "arc", "curve"))


class Drawn(NamedTuple):
    """Something drawn, with what the file says of it."""

    kind: str
    alt: str
    decorative: bool
    floating: bool
    boxed: bool


def drawn(element: Element, story: str) -> Iterator[Drawn]:
    """What is drawn in a part of a run; not a line across the page, nor a mark written across each."""
    for one in _seen(element):
        if local(one) in ("inline", "anchor"):
            properties = next((each for each in one if local(each) == "docPr"), None)
            if story == "body" or not _is_watermark(properties):
                yield _placed(one, properties)
        elif one.tag.startswith(_VML) and local(one) in _SHAPES and not _says_nothing(one, story):
            yield _old(one)


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, which stand neither in another nor in a table within one."""
    for one in _seen(paragraph):
        if one.tag == f"{W}txbxContent":
            yield one


def _seen(element: Element) -> Iterator[Element]:
    """An element and all within it that Word shows: one of several ways to write the same; text boxes unopened."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        name = local(one)
        if name == "txbxContent":
            continue
        within = list(one)
        if name == "AlternateContent":
            chosen = [each for each in within if local(each) == "Choice"] or within
            within = chosen[:1]
        waiting.extend(reversed(within))


def _placed(element: Element, properties: Element | None) -> Drawn:
    kind = "picture"
    boxed = decorative = False
    for one in element.iter():
        name = local(one)
        if name == "graphicData":
            kind = _kind(str(one.get("uri", "")))
        boxed = boxed or name == "txbxContent"
        decorative = decorative or (name == "decorative" and str(one.get("val", "")).lower() in ("1", "true"))
    alt = str(properties.get("descr", "")) if properties is not None else ""
    return Drawn(kind, " ".join(alt.split()), decorative, local(element) == "anchor", boxed)


def _kind(address: str) -> str:
    """What a drawing is, by the address of the way it is written."""
    last = address.rpartition("/")[2]
    return {"picture": "picture", "chart": "chart", "chartex": "chart", "diagram": "diagram"}.get(last, "shape")


def _old(shape: Element) -> Drawn:
    style = str(shape.get("style", "")).replace(" ", "").lower()
    names = {local(one) for one in shape.iter()}
    kind = "picture" if "imagedata" in names else "shape"
    alt = " ".join(str(shape.get("alt", "")).split())
    return Drawn(kind, alt, decorative=False, floating="position:absolute" in style, boxed="txbxContent" in names)


def _says_nothing(shape: Element, story: str) -> bool:
    """Whether an old shape is part of another, which speaks for it; a line across the page; or a mark across each."""
    above = shape.getparent()
    if above is not None and str(above.tag).startswith(_VML):
        return True
    mark = story != "body" and any(local(one) == "textpath" for one in shape.iter())
    return shape.get(f"{_OFFICE}hr") is not None or mark


def _is_watermark(properties: Element | None) -> bool:
    return properties is not None and "watermark" in str(properties.get("name", "")).lower()
