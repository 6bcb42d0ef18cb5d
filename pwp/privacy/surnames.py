"""Whether a surname in a text is somebody's, though no first name stands with it.

Young, Walker and Lewis are words and places as well, so it goes by what stands around: `Mrs Walker` is a person, a
`Walker` in the middle of a sentence may be one, a walker is none.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property

from pwp.model.people import NamedPerson
from pwp.privacy.lettering import lettered, lowered, words


class Called(Enum):
    """How sure it is that a text calls somebody by a surname."""

    NOT = auto()
    PERHAPS = auto()
    FOR_CERTAIN = auto()


_SHORT_TITLE = r"(?i:mrs?|ms|mx|dr|prof|cllr|rev|mgr|(?:a'\s?)?bh-ph|t-oll)"
_WORD_TITLE = (
    "Miss|Madam|Professor|Doctor|Councillor|Reverend|Provost|Bailie|Sir|Dame|Lord|Lady|Sister|Brother|Father|Mother|"
    "Canon|Pastor|Minister|Nurse|Matron|Midwife|Captain|Major|Colonel|Sergeant|Constable|Auntie|Aunt|Uncle|Granny"
)
_TITLE = rf"(?:{_SHORT_TITLE}|{_WORD_TITLE}|{_WORD_TITLE.upper()})"
"""Forms of address; one that is a word of its own counts only with a capital, since we miss young people."""
_PARTICLE = "(?i:van|von|der|den|de|la|le|du|di|da|dos|ter|al|el|bin|ibn)"
_BETWEEN = r"[\s.,-]{1,3}"
_WORD_INITIALS = frozenset("AI")
"""Letters that are words by themselves, and an initial only with a stop."""
_MONTHS = frozenset(("march", "april", "may", "june", "august"))
"""Surnames that a calendar writes with a capital."""
_BEGINS = re.compile(r"(?:^|[.!?:;|\n\u2022])[^\w\n]*$")
"""What stands before the first word of a sentence, a line or a cell."""
_FARTHEST = 80
"""So many letters before a surname are looked at, and fewer after it."""
_FEWEST = 2
"""A surname has so many letters."""


class Surname:
    """One surname of somebody, with the first names that go with it: each found as people write it."""

    def __init__(self, last: str, first: str) -> None:
        apart = (part for part in re.split(r"[\s-]+", lettered(last)) if words(part))
        self._parts = [re.sub(r"^O(?=[A-Z][a-z])", "O'", part).lower() for part in apart]
        self._first = [re.escape(one) for one in words(first).split()]
        self._initials = {one[0].upper() for one in words(first).split()}
        self._least = max(map(_stem, self._parts), key=len, default="")
        self._widest = 2 * sum(map(len, self._parts)) + len("mac '")

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the surname, as other texts hold them."""
        return frozenset(word for part in self._parts for word in words(part).split())

    def called(self, text: str) -> Called:
        """How surely a text calls somebody by this surname."""
        if len(self._least) < _FEWEST or self._least not in lowered(text):  # that is quick, and rules out most texts
            return Called.NOT
        plain, called = lettered(text), Called.NOT
        for start, end in self._places(lowered(text)):
            before, name = plain[max(0, start - _FARTHEST) : start], plain[start:end]
            after = plain[end : end + _FARTHEST]
            if re.match(r"-[A-Z]", after):
                continue  # the first half of another name
            if self._before.search(before) or self._after.match(after) or self._initialled(before, name, after):
                return Called.FOR_CERTAIN
            if name[0].isupper() and not before.endswith("-") and self._is_no_word(before, name):
                called = Called.PERHAPS
        return called

    def _places(self, low: str) -> Iterator[tuple[int, int]]:
        """Where the surname stands in a text of small letters; a pattern is held only against what is near its stem."""
        at = low.find(self._least)
        while at >= 0:
            near = self._written.finditer(low, max(0, at - self._widest), at + 2 * self._widest)
            yield from (found.span() for found in near if found.start() <= at < found.end())
            at = low.find(self._least, at + 1)

    def _is_no_word(self, before: str, name: str) -> bool:
        """Whether a capital says that this is a name; at the beginning of a sentence only one within the word does."""
        if self.words & _MONTHS:
            return False
        return _BEGINS.search(before) is None or not (name[1:].islower() or name.isupper())

    def _initialled(self, before: str, name: str, after: str) -> bool:
        """Whether an initial of the person stands before the surname, or behind it and a comma."""
        led = re.search(r"(?<![\w'])((?:[A-Z](?:\.\s?|\s|-)){1,4})$", before)
        followed = re.match(r",\s?([A-Z](?:\.|(?![\w'])))", after)
        return name[0].isupper() and any(self._is_initial(one[1]) for one in (led, followed) if one)

    def _is_initial(self, said: str) -> bool:
        """Whether what stands by a surname is the person's initial, and no word."""
        return said[0] in self._initials and ("." in said or said[0] not in _WORD_INITIALS)

    @cached_property
    def _written(self) -> re.Pattern[str]:
        """The surname as it is written in small letters: with or without hyphens, apostrophes, and as Mac or Mc."""
        return re.compile(rf"(?<![\w']){'[ -]?'.join(map(_spelt, self._parts))}(?!\w|'(?!s\b)\w)")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """A title, with or without first names, initials and particles."""
        known = (rf"(?i:{one})(?:\s[A-Z][\w'-]+){{0,2}}" for one in self._first)
        between = "|".join((*known, r"[A-Z]\b", _PARTICLE))
        return re.compile(rf"(?<![\w']){_TITLE}{_BETWEEN}(?:(?:{between}){_BETWEEN}){{0,4}}$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        """A title behind the surname, as in a list."""
        return re.compile(rf"\s?[,(]\s?{_TITLE}(?!\w|\.?\s?\w)")


def surnames(person: NamedPerson) -> tuple[Surname, ...]:
    """The surnames of somebody, as far as the names given of them have one."""
    return tuple(_surnames(person))


def _surnames(person: NamedPerson) -> Iterator[Surname]:
    by_names = [name for name in person.also if all(word[0].isupper() for word in name.split())]
    for name in filter(None, (person.name, *by_names)):
        before, comma, after = re.sub(r"\([^)]*\)", " ", name).partition(",")
        *first, last = before.split() or [""]
        first = after.split() if comma and not first else first
        if first:
            yield Surname(last, " ".join(first))


def _stem(part: str) -> str:
    """What of a part of a surname stays in every way it is written."""
    return max(re.sub(r"^(?:ma?c|m')(?=\w{3})", "", part).split("'"), key=len)


def _spelt(part: str) -> str:
    """A part of a surname in every way it is written, as a pattern."""
    if found := re.fullmatch(r"(?:ma?c|m')(\w{3,})", part):
        return rf"(?:ma?c|m')[ ]?{re.escape(found[1])}"
    return "['.]?[ ]?".join(map(re.escape, part.split("'")))
