"""Reading a PDF back as its reader would: the tags in their order, and the text of what is not mere decoration."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf

_DIGITS = rb"\s*<([0-9a-fA-F]+)>"
_MAPS = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)


def opened(data: bytes) -> Pdf:
    """A PDF file, opened."""
    return pikepdf.open(io.BytesIO(data))


def tags(pdf: Pdf) -> list[tuple[str, Dictionary]]:
    """Every tag of the tree, with its element, in the order in which it is read out."""
    return list(_below(pdf.Root.StructTreeRoot.K))


def _below(node: Any) -> Iterator[tuple[str, Dictionary]]:
    if isinstance(node, Array):
        for one in node:
            yield from _below(one)
    elif isinstance(node, Dictionary):
        if "/S" in node:
            yield str(node.S).removeprefix("/"), node
        if "/K" in node:
            yield from _below(node.K)


def named(pdf: Pdf, tag: str) -> list[Dictionary]:
    """The elements with a tag."""
    return [element for name, element in tags(pdf) if name == tag]


def text(pdf: Pdf, *, decoration: bool = False) -> str:
    """The text of all pages, in the order in which it is drawn; with `decoration`, the running lines too."""
    return "".join(_of_page(page, decoration=decoration) for page in pdf.pages)


def sizes(pdf: Pdf) -> set[float]:
    """The sizes of all letters, in points."""
    return {
        float(one.operands[1])
        for page in pdf.pages
        for one in pikepdf.parse_content_stream(page)
        if str(one.operator) == "Tf"
    }


def _of_page(page: pikepdf.Page, *, decoration: bool) -> str:
    maps = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, letters, artifact, depth = [], {}, 0, 0
    for one in pikepdf.parse_content_stream(page):
        name, operands = str(one.operator), one.operands
        if name in ("BMC", "BDC"):
            depth += 1
            artifact = artifact or (depth if str(operands[0]) == "/Artifact" else 0)
        elif name == "EMC":
            artifact = 0 if artifact == depth else artifact
            depth -= 1
        elif name == "Tf":
            letters = maps[str(operands[0])]
        elif name in ("Tj", "TJ") and (decoration or not artifact):
            found.append("".join(_shown(part, letters) for part in _strings(operands[0])))
    return "".join(found)


def _strings(operand: Any) -> list[bytes]:
    parts = operand if isinstance(operand, Array) else [operand]
    return [bytes(one) for one in parts if isinstance(one, pikepdf.String)]


def _shown(data: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(data[at : at + 2]), "") for at in range(0, len(data), 2))


def _letters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for, as the font itself says for whoever copies text."""
    if "/ToUnicode" not in font:
        return {}
    letters: dict[int, str] = {}
    for kind, body in _MAPS.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            letters |= {int(glyph, 16): _from(shown) for glyph, shown in re.findall(_DIGITS * 2, body)}
            continue
        for first, last, shown in re.findall(_DIGITS * 3, body):
            start = _from(shown)
            for number in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + number] = start[:-1] + chr(ord(start[-1]) + number)
    return letters


def _from(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
