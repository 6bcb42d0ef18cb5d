"""What a record says, in its own words, with the place where it says it."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from pwp.findings import Finding, Place
from pwp.folder import Loaded
from pwp.model.references import steps
from pwp.model.workspace import PEOPLE, Workspace
from pwp.report.documents.called import called, is_record, value_of
from pwp.spelling import listed

LONGEST_SHOWN = 140
"""How many letters of a recorded text are shown."""
LONGEST_SUBJECT = 60
"""How many letters of the name of that which it is recorded of."""


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


def recorded(places: Iterable[Place], loaded: Loaded) -> Iterator[str]:
    """What the record says at some places, in its own words, and where that is; nothing of what is private.

    What it says of one thing is one paragraph. A number of people is not repeated: it stands where it is told what it
    is out of, and small ones are hidden there.
    """
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for place in dict.fromkeys(places):
        if not place.route and not place.file.startswith("log/"):
            continue  # the whole of a file was looked at, which shows nothing in itself
        whose, said = ("", "") if place.file == PEOPLE else _said_at(place, loaded)
        line = 0 if place.file.endswith("/") else loaded.locate(place)[0]
        found.setdefault((place.file, whose), []).append((said, line))
    for (file, whose), parts in found.items():
        said = "; ".join(dict.fromkeys(one for one, _ in parts if one))
        shown = ": ".join(part for part in (whose, said) if part) or "Recorded"
        yield f"{shown[:1].upper()}{shown[1:]} ({_lines_of(file, [line for _, line in parts])})"


def _lines_of(file: str, lines: Iterable[int]) -> str:
    """A file and the lines in it that show something."""
    numbers = sorted(set(lines))
    if file.endswith("/") or len(numbers) == 1:
        return line_of(Place(file), numbers[0])
    return f"{file}, lines {listed(map(str, numbers))}"


def _said_at(place: Place, loaded: Loaded) -> tuple[str, str]:
    """What the thing at a place is called, and what is said there of it."""
    workspace = loaded.workspace
    held: Any = workspace.record_of(place.file)
    key, parent = "", held
    whose = called(held, workspace, LONGEST_SUBJECT) if place.file.startswith("log/") else ""
    for step, below in steps(held, place.route):
        if isinstance(step, str):
            key, parent = step, held
        held = below
        whose = (
            called(held, workspace, LONGEST_SUBJECT) if key != "count" else ""
        ) or whose  # which is called by what it counts
    said = "" if key in _COUNTS and isinstance(held, int) else _words(held, parent, key, workspace)
    named = key.replace("_", " ")
    if not said:
        return whose or named, ""
    if said.rstrip(".") == whose:
        return whose, ""
    return whose, said if named.casefold() in whose.casefold() else f"{named}: {said}"


def _words(held: Any, parent: Any, key: str, workspace: Workspace) -> str:
    """A recorded value as people say it; nothing for a record, which is called by its name."""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, tuple):
        said = (words for one in held if (words := _words(one, parent, key, workspace)))
        return textwrap.shorten(listed(said), LONGEST_SHOWN, placeholder="...")
    if isinstance(held, float):
        return f"{held:g}"
    return "" if held is None or is_record(held) else value_of(str(held), parent, key, workspace)
