"""What can be wrong with a key or value, and how the message says it."""

import re
from typing import Any, NamedTuple

from pwp.calendar import EARLIEST, LATEST, MONTHS, When
from pwp.findings import Route, Rule, State
from pwp.languages import named
from pwp.model.structure import Field, Kind

UNKNOWN_KEY = Rule(
    "WSP02",
    """Every key is one that pwp knows.

    Why: a misspelt key loses all that stands below it, and nobody would notice.

    Put it right: correct the spelling, or move the text to a `note`. An editor that knows the schema lists the
    keys as you type.
    """,
)
WRONG_VALUE = Rule(
    "WSP03",
    """Every value is of the kind that its key takes.

    Why: a number in words, or a choice that is not on the list, cannot be counted or compared, so it is left out
    until it is put right.

    Put it right: write the value as the message says. What cannot be said so belongs in a `note`.
    """,
)
NO_SUCH_DAY = Rule(
    "WSP04",
    """Every date is a real day, month or year, written as 2026-03-14, 2026-03 or 2026.

    Why: 03/04/2026 is March in one country and April in another, and deadlines are worked out from these days.

    Put it right: write year, month and day with hyphens. Where the day is not known, write the month or the year.
    """,
)
WRITE_YES = Rule(
    "WSP05",
    """Yes and no are written as the words yes and no.

    Why: true and false are read as well, but the record is for people, and one word for one thing reads best.

    Put it right: write yes for true, and no for false.
    """,
)


class Misfit(NamedTuple):
    """A key or value that could not be taken as it stands.

    `meant` is the route of the key that was probably meant, where a key is misspelt.
    """

    rule: Rule
    route: Route
    sentence: str
    meant: Route | None = None

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes at which something is written that is not understood: its own, and the one that was meant."""
        return (self.route,) if self.meant is None else (self.route, self.meant)

    @property
    def state(self) -> State:
        """Advice where the value was understood all the same, else failed."""
        return State.ADVICE if self.rule is WRITE_YES else State.FAILED


LONGEST_SHOWN = 40
SMALL = 100
EXAMPLES = {"id": "a-short-name", "kind": "activity", "format": "1"}


def short(text: str) -> str:
    """A value as a message shows it: one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}..."


def called(value: Any) -> str:
    """What sort of value this is, in words."""
    if isinstance(value, dict):
        return "keys"
    return "a list" if isinstance(value, list) else "a text"


def takes(field: Field) -> str:
    """What a field takes, in words."""
    about = ""
    if field.high is not None and field.high < SMALL:
        about = f" from {field.low:.0f} to {field.high:.0f}"
    kinds = {
        Kind.TEXT: "a text",
        Kind.DAY: "a date",
        Kind.YES_NO: "yes or no",
        Kind.CHOICE: "one word",
        Kind.LANGUAGE: "a language tag such as gd or pl",
    }
    return kinds.get(field.kind) or f"a {field.kind}{about}"


def way_to_write(text: str, field: Field) -> str:
    """How to write a language or a number that was not understood, where it can be told."""
    if field.kind is not Kind.LANGUAGE:
        return _number_hint(text, field)
    meant = named(text)
    return f"; write {meant}" if meant else ""


def _number_hint(text: str, field: Field) -> str:
    """How to write a number that was not understood, where it can be told."""
    found = re.fullmatch(_SAID_NUMBER, text.strip().casefold())
    if found is None or len(found["number"]) > len("100,000,000"):
        return ""
    plain = found["number"].replace(",", "").lstrip("0") or "0"
    if field.low is not None and field.high is not None and not field.low <= int(plain) <= field.high:
        return ""
    estimate = found["about"] and field.key in ("people", "responses", "attendances", "number", "signatures")
    return f"; write {plain}, and 'approximate: yes' beside it" if estimate else f"; write {plain}"


_SAID_NUMBER = (
    r"(?P<about>about |around |approx(imately|\.)? |roughly |some |circa |c\. ?|ca\. ?|~ ?)?£? ?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?: (?:people|persons|responses|attendances|signatures|letters|leaflets|copies|pounds|occasions|times))?"
)
"""A number as people say it where the words around it change nothing: about 40 people, £1,200, 12 responses."""


def date_hint(text: str) -> str:
    """How to write a date that was not understood, where it can be told."""
    day = _read_as_uk_date(text.strip())
    if day is not None:
        return f"write {day.iso} for {day}"
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text):
        if not EARLIEST <= int(found[1]) <= LATEST:
            return f"the year must be from {EARLIEST} to {LATEST}"
        padded = "-".join(part.zfill(2) for part in found.groups() if part)
        return f"write {padded}" if padded != text and _is_date(padded) else f"there is no such day as {text}"
    return f"write it as 2026-03-14, or 2026-03 or 2026 where no more is known, not '{short(text)}'"


def _is_date(text: str) -> bool:
    try:
        When.parse(text)
    except ValueError:
        return False
    return True


_UK_DATE = r"(?:(\d{1,2})(?:st|nd|rd|th)?[/. -]+)?(\d{1,2}|[A-Za-z]{3,9})\.?[/., -]+(\d{4})"


def _read_as_uk_date(text: str) -> When | None:
    """The day meant by 28/02/2026, 28-2-2026, 28 Feb 2026 or 28th February 2026, or the month by March 2026."""
    found = re.fullmatch(_UK_DATE, text)
    if found is None:
        return None
    day, month, year = found.groups()
    if not month.isdigit():
        names = [name[:3].casefold() for name in MONTHS]
        if month[:3].casefold() not in names:
            return None
        month = str(names.index(month[:3].casefold()) + 1)
    written = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return When.parse(written) if _is_date(written) else None
