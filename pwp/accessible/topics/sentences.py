"""Sentences that are hard to read, as `pwp.sentences` finds them."""

from collections.abc import Iterator

from pwp.accessible import wording
from pwp.accessible.document import Paragraph, WordDocument
from pwp.accessible.rule import GOVERNMENT_DIGITAL_SERVICE, Findings, advice, good_practice
from pwp.sentences import HARD_WORDS, LONG, of_hard_words, too_long

_QUOTES = frozenset(("quote", "intense quote"))
"""The styles of what somebody else said, which nobody may make easier."""


@good_practice(LONG, GOVERNMENT_DIGITAL_SERVICE)
def sentences_are_short(document: WordDocument) -> Findings:
    """No sentence has more than 25 words.

    Why: by the end of a long sentence its beginning is forgotten, most of all when it is heard.

    Put it right: make two of it, or a list. Say first who does what.
    """
    for one in _prose(document):
        for found in too_long(one.text):
            yield advice(wording.of(one), f"{found.measure}: {wording.sentence(found.sentence)}")


@good_practice(HARD_WORDS)
def words_are_easy(document: WordDocument) -> Findings:
    """No passage is hard by its long words, where its sentences are short enough.

    Why: long words stand for things that people do not deal with every day. The measure is LIX: the words in a
    sentence, and the share in a hundred of words longer than six letters.

    Put it right: say it with the words that people used who took part; explain those that must stay.
    """
    for one in _prose(document):
        if found := of_hard_words(one.text):
            yield advice(wording.of(one), f"{found.measure}: {wording.sentence(found.sentence)}")


def _prose(document: WordDocument) -> Iterator[Paragraph]:
    """The paragraphs that hold sentences of the writer's own: no headings, no quotes, and no table of contents."""
    return (
        one for one in document.read if not one.manner.level and not one.is_contents and one.manner.name not in _QUOTES
    )
