"""The formats a document is written in: each a module whose `write` makes the bytes of a file."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from pwp.report.view import Layout, View

WRITERS = {
    "docx": "pwp.report.writers.word",
    "html": "pwp.report.writers.web",
    "md": "pwp.report.writers.text",
    "pdf": "pwp.report.writers.pdf",
}
"""For each format, the module that writes it; it is imported only where it is used."""


def writer(format_: str) -> Callable[[View, Sequence[Any], Layout], bytes]:
    """What writes a view and the tokens of its Markdown in a format."""
    write: Callable[[View, Sequence[Any], Layout], bytes] = import_module(WRITERS[format_]).write
    return write
