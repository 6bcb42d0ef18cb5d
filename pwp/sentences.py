"""Sentences that are hard to read, by their length and their words.

No reading age is worked out: it would say more than is known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONG, HARD_WORDS = "ACC34", "ACC35"
"""The codes of the rules by which a sentence is too long, and by which its words are hard."""
MOST_WORDS = 25
HARD = 60
"""The LIX from which on a text is hard even for practised readers; newspapers have 40 to 50, laws near 60."""
LONG_WORD = 7
_ENOUGH_WORDS = 30
"""Of fewer words a measure of how hard they are says little."""
_LONGEST = 50_000
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_END = re.compile(
    r"(?<=[.!?:;])[\"'\u2019\u201d)\]]{0,3}\s+(?=[\"'\u2018\u201c(\[]{0,3}[A-Z0-9\u00a3])|\n|(?<=[!?;])\s+"
)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|no|nos|dr|mr|mrs|ms|st|vs|approx|cf|ref|para|fig)\.$", re.IGNORECASE)


class Hard(NamedTuple):
    """A sentence that is hard to read: by which rule, how hard in words, the sentence, and its own LIX."""

    code: str
    measure: str
    sentence: str
    lix: float


def too_long(passage: str) -> Iterator[Hard]:
    """The sentences of a passage that have too many words."""
    for said in sentences(passage):
        words = _WORD.findall(said)
        if len(words) > MOST_WORDS:
            yield Hard(LONG, f"{len(words)} words", said, _lix([words]))


def of_hard_words(passage: str) -> Hard | None:
    """The hardest sentence of a passage that is hard by its words, though each of its sentences is short enough."""
    said = list(sentences(passage))
    words = [_WORD.findall(one) for one in said]
    if sum(map(len, words)) < _ENOUGH_WORDS or max(map(len, words)) > MOST_WORDS or (measure := _lix(words)) <= HARD:
        return None
    hardest = max(range(len(words)), key=lambda at: _lix([words[at]]))
    return Hard(HARD_WORDS, f"LIX {measure:.0f}, hardest here", said[hardest], _lix([words[hardest]]))


def hard_in(passage: str) -> Iterator[Hard]:
    """The sentences of a passage that are hard to read, by either rule."""
    if len(_WORD.findall(passage)) <= MOST_WORDS:
        return
    yield from too_long(passage)
    if found := of_hard_words(passage):
        yield found


def _lix(said: list[list[str]]) -> float:
    """How hard a text is to read, after Björnsson: words a sentence, and long words in a hundred."""
    words = [word for one in said for word in one]
    long = sum(len(word) >= LONG_WORD for word in words)
    return len(words) / len(said) + 100 * long / len(words) if words else 0.0


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a full stop after an abbreviation ends none."""
    begun = ""
    for part in _END.split(text[:_LONGEST]):
        begun = f"{begun} {part}".strip() if begun else part.strip()
        if begun and not _ABBREVIATED.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun
