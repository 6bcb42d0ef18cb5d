"""Sentences that are hard to read. No reading age is worked out: it would say more than is known."""

import re
from collections.abc import Iterator

from pwp.accessible import wording
from pwp.accessible.document import Paragraph, WordDocument
from pwp.accessible.rule import GOVERNMENT_DIGITAL_SERVICE, Findings, advice, good_practice

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


@good_practice("ACC34", GOVERNMENT_DIGITAL_SERVICE)
def sentences_are_short(document: WordDocument) -> Findings:
    """No sentence has more than 25 words.

    Why: by the end of a long sentence its beginning is forgotten, most of all when it is heard.

    Put it right: make two of it, or a list. Say first who does what.
    """
    for one in _prose(document):
        for said in _sentences(one.text):
            number = len(_WORD.findall(said))
            if number > MOST_WORDS:
                yield advice(wording.of(one), f"{number} words: {wording.sentence(said)}")


@good_practice("ACC35")
def words_are_easy(document: WordDocument) -> Findings:
    """No passage is hard by its long words, where its sentences are short enough.

    Why: long words stand for things that people do not deal with every day. The measure is LIX: the words in a
    sentence, and the share in a hundred of words longer than six letters.

    Put it right: say it with the words that people used who took part; explain those that must stay.
    """
    for one in _prose(document):
        sentences = list(_sentences(one.text))
        words = [_WORD.findall(said) for said in sentences]
        number = sum(map(len, words))
        if number < _ENOUGH_WORDS or max(map(len, words)) > MOST_WORDS:
            continue
        if (measure := _lix(words)) > HARD:
            hardest = max(range(len(words)), key=lambda at: _lix([words[at]]))
            yield advice(wording.of(one), f"LIX {measure:.0f}, hardest here: {wording.sentence(sentences[hardest])}")


def _lix(sentences: list[list[str]]) -> float:
    """How hard a text is to read, after Björnsson: words a sentence, and long words in a hundred."""
    words = [word for one in sentences for word in one]
    long = sum(len(word) >= LONG_WORD for word in words)
    return len(words) / len(sentences) + 100 * long / len(words) if words else 0.0


def _prose(document: WordDocument) -> Iterator[Paragraph]:
    """The paragraphs that hold sentences: no headings, and no table of contents."""
    return (one for one in document.read if not one.manner.level and not one.is_contents)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a full stop after an abbreviation ends none."""
    begun = ""
    for part in _END.split(text[:_LONGEST]):
        begun = f"{begun} {part}".strip() if begun else part.strip()
        if begun and not _ABBREVIATED.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun
