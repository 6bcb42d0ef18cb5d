"""The published frameworks as one quickly read file, made from their own, which are what counts.

YAML takes ten times as long to read as JSON does. Each file's fingerprint is kept with what was read from it, so that
what is older than its file is never used.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

from msgspec import DecodeError, json

from pwp.frameworks.editions import Shelf

NAME = "published.json"
"""The file, beside those that it is made from."""


def compiled(files: Iterable[Path]) -> bytes:
    """What the frameworks in some files hold, with what they carry over, as it is kept."""
    shelf, sources = Shelf(), list(files)
    held = {file.name: shelf.values(file) for file in sources}
    return json.encode({"made_from": _fingerprints(sources), "values": held}, order="sorted") + b"\n"


def read_compiled(files: Iterable[Path]) -> dict[str, Any]:
    """For each file by its name what it holds; nothing where that is not kept, or no longer true."""
    sources = list(files)
    try:
        held = json.decode(sources[0].with_name(NAME).read_bytes())
    except (OSError, DecodeError):
        return {}
    return dict(held["values"]) if held["made_from"] == _fingerprints(sources) else {}


def _fingerprints(files: Iterable[Path]) -> dict[str, int]:
    """A number for each file, by its name, that changes with what it holds; against a slip, not against malice."""
    return {file.name: crc32(file.read_bytes()) for file in files}
