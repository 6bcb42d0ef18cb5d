"""How text is laid out for a person: its width, its style, and the words for states."""

import textwrap
from typing import NamedTuple, Protocol

from pwp.findings import State
from pwp.plain import clean

FIRST = 3
"""How many places of a finding are shown before the rest is only counted."""

STATES = {
    State.MET: "met",
    State.FAILED: "failed",
    State.ERROR: "unclear",
    State.MISSING: "missing",
    State.PARTLY: "partly met",
    State.TO_JUDGE: "to judge",
    State.WAIVED: "waived",
    State.NOT_DUE: "not due yet",
    State.NOT_APPLICABLE: "not applicable",
}


class Style(Protocol):
    """Makes a text bold or coloured, or leaves it alone."""

    def __call__(self, text: str, *, bold: bool = False, fg: str | None = None) -> str:
        """The text, styled."""


class Page(NamedTuple):
    """How the text is laid out: its width in characters, its style, and whether every place is shown."""

    width: int
    style: Style
    everything: bool


def wrapped(sentence: str, first: str, later: str, page: Page) -> list[str]:
    """A sentence over as many lines as it needs; words are never broken."""
    return textwrap.wrap(
        clean(sentence),
        page.width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
