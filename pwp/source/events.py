"""libyaml's events: the one seam to the parser, which comes without types."""

from collections.abc import Callable
from typing import Any

from pwp.errors import NoCParser

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out
except ImportError as absent:  # PyYAML without its C parser; another one would accept and refuse other files
    raise NoCParser from absent

BOM = b"\xef\xbb\xbf"


def events(data: bytes) -> Callable[[], Any]:
    """A function that gives the next event of a text each time it is called."""
    get: Callable[[], Any] = CParser(data.removeprefix(BOM)).get_event
    return get
