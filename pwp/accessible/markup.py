"""The names in a Word file's XML, and what its attributes say."""

import re
from typing import Any

Element = Any
"""An element; lxml's, which is imported only where a part is read."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off", "none"))
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?", re.ASCII)


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def val(element: Element | None) -> str:
    """What an element's `w:val` says; nothing where there is none."""
    return "" if element is None else str(element.get(VAL, ""))


def child(element: Element | None, *names: str) -> Element | None:
    """The element that these names of Word lead to, one below the other; None where one is not there."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def is_on(element: Element | None) -> bool:
    """Whether an element that stands for a yes or no is there and does not say no."""
    return element is not None and element.get(VAL, "true").lower() not in _OFF


def number(text: str | None) -> float | None:
    """A number as Word writes it, or None for anything else."""
    return float(text) if text and _NUMBER.fullmatch(text) else None


def colour(text: str | None) -> str:
    """A colour as six digits, or nothing for `auto` and anything else."""
    return text.upper() if text and _COLOUR.fullmatch(text) else ""
