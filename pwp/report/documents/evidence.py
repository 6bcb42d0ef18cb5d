"""What a record says, in its own words, with the place where it says it."""

import textwrap
from typing import Any

from pwp.findings import Place
from pwp.folder import Loaded
from pwp.model.references import steps
from pwp.model.workspace import PEOPLE
from pwp.spelling import listed

LONGEST_SHOWN = 100
"""How many letters of a recorded text are shown."""


def sentence(text: str) -> str:
    """A text with a capital at its start and a stop at its end."""
    said = text.strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")


def reason(given: str, place: Place, loaded: Loaded) -> str:
    """A recorded reason that stands in for the deed, and where it stands."""
    return f"{sentence(f'Reason given: {given}')} ({line_of(place, loaded.locate(place)[0])})"


def line_of(place: Place, line: int) -> str:
    """A file and a line in it, as a document says it; a folder has no lines."""
    return "the log" if place.file.endswith("/") else f"{place.file}, line {line}"


def recorded(place: Place, loaded: Loaded) -> str:
    """What the record says at a place, in its own words, and where that is; nothing of what is private."""
    where = line_of(place, loaded.locate(place)[0])
    if place.file == PEOPLE:
        return f"Recorded ({where})"
    key, held = "", loaded.workspace.record_of(place.file)
    whose = _called(held) if place.file.startswith("log/") else ""
    for step, below in steps(held, place.route):
        held = below
        key = str(step).replace("_", " ") if isinstance(step, str) else key
        whose = _called(held) or whose
    said = _words(held)
    parts = [whose, *([key] if said and key.casefold() not in whose.casefold() else []), said]
    shown = ": ".join(dict.fromkeys(part for part in parts if part)) or key or "recorded"
    return f"{shown[:1].upper()}{shown[1:]} ({where})"


def _called(held: Any) -> str:
    """What a record is called, in its own words; nothing for what is no record."""
    if not _is_record(held):
        return ""
    for key in ("title", "name", "theme", "outcome", "promise", "what", "barrier", "role", "lesson", "id"):
        if (text := getattr(held, key, None)) and isinstance(text, str):
            return _brief(text).rstrip(".")
    return ""


def _words(held: Any) -> str:
    """A recorded value as people say it; nothing for a record, which is called by its name."""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, tuple):
        return _brief(listed(words for one in held if (words := _words(one))))
    if isinstance(held, float):
        return f"{held:g}"
    return "" if held is None or _is_record(held) else _brief(str(held))


def _is_record(held: Any) -> bool:
    return hasattr(type(held), "__struct_fields__")


def _brief(text: str) -> str:
    return textwrap.shorten(text, LONGEST_SHOWN, placeholder="...")
