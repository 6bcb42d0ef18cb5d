"""What a record says, in its own words, with the place where it says it."""

import re
import textwrap
from typing import Any

from pwp.findings import Finding, Place
from pwp.folder import Loaded
from pwp.model.references import steps
from pwp.model.workspace import PEOPLE
from pwp.spelling import listed

LONGEST_SHOWN = 100
"""How many letters of a recorded text are shown."""


_COUNTS = frozenset(
    (
        *("people", "responses", "attendances", "signatures", "organisations", "individuals", "unknown", "campaign"),
        *("n", "of", "asked", "answered", "positive"),
    )
)
"""The keys under which people and responses are counted."""
_TELLING = {
    "ENG09": "how many were asked what it was like, and how many found it good, is not recorded so that it fits",
    "OPT04": "more than half of those who appraised the options see it from one side",
    "PRV08": "a number of people or responses is so small that it may show who they were",
    "PRV09": "everybody who was counted raised the same theme, so it is known of each of them",
    "WSP19": "a part comes to more than its whole",
    "WSP20": "the responses from each kind of sender do not come to the responses given in all",
    "WSP21": "a running total is lower than one before it",
}
"""What is said in the place of sentences that give numbers of people, by the check that finds them."""
_NUMBER = re.compile(r"(?<![\w/-])\d")
"""The beginning of a number that is no part of a name or a day."""


def told(finding: Finding) -> str:
    """What was found, without numbers of people, from which small ones could be worked out."""
    instead = _TELLING.get(finding.code)
    return instead if instead and _NUMBER.search(finding.sentence) else finding.sentence


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
    """What the record says at a place, in its own words, and where that is; nothing of what is private.

    A number of people is not repeated: it stands where it is told what it is out of, and small ones are hidden there.
    """
    where = line_of(place, loaded.locate(place)[0])
    if place.file == PEOPLE:
        return f"Recorded ({where})"
    key, held = "", loaded.workspace.record_of(place.file)
    whose = _called(held) if place.file.startswith("log/") else ""
    for step, below in steps(held, place.route):
        held = below
        key = str(step).replace("_", " ") if isinstance(step, str) else key
        whose = (_called(held) if key != "count" else "") or whose  # which is called by what it counts
    said = "" if key in _COUNTS and isinstance(held, int) else _words(held)
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
