"""Which word somebody probably meant."""

from collections.abc import Iterable
from functools import lru_cache

SHORTEST_BEGINNING = 3
"""How many letters of a word are enough to tell which word they begin."""


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A word without what the eye may miss: capitals, hyphens, spaces of any kind, invisible marks."""
    return "".join(filter(str.isalnum, word.casefold()))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` most probably stands for, or None where none is near."""
    return _nearest(word, tuple(words))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    same = {_plain(one): one for one in known}
    if _plain(word) in same:
        return same[_plain(word)]
    begun = [one for plain, one in same.items() if plain.startswith(_plain(word))]
    if len(begun) == 1 and len(_plain(word)) >= SHORTEST_BEGINNING:
        return begun[0]
    from difflib import get_close_matches  # only where something is misspelt

    close = get_close_matches(_plain(word), list(same), n=1, cutoff=0.66)
    return same[close[0]] if close else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing where no known word is near."""
    near = nearest(word, words)
    return f"; did you mean '{near}'?" if near else ""


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is more, less, another, or changed places with the next."""
    one, other = _plain(one), _plain(other)
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, theirs = one[at:], other[at:]
    turned = mine[1:2] + mine[:1] + mine[2:] == theirs
    return one != other and (turned or mine[1:] in {theirs, theirs[1:]} or mine == theirs[1:])


def same_word(one: str, other: str) -> bool:
    """Whether two words mean the same for people: e-mail and Email, letter and letters."""
    return _bare(one) == _bare(other)


def says_nothing(text: str | None, at_least: int = 1) -> bool:
    """Whether a text that is to give a reason, an answer or a post is absent, or only a yes, a none or the like.

    `at_least` is how many words it takes, where fewer cannot say it.
    """
    return not text or _plain(text) in _NOTHING_SAID or len(text.split()) < at_least


_NOTHING_SAID = frozenset(
    {
        *("", "yes", "no", "ok", "okay", "done", "good", "fine", "some", "more", "all", "met", "needed", "sure"),
        *("none", "nothing", "nil", "na", "because", "noted", "nobody", "noone", "somebody", "someone", "any"),
        *("notneeded", "notapplicable", "noneneeded", "noneisneeded", "nonepossible", "noneknown", "noreason"),
        *("nomitigation", "noeffect", "noimpact", "nochange", "nocomment", "noneed", "justbecause", "itisnot"),
    }
)
"""What says nothing, whatever was asked: without capitals, spaces and marks."""


def _bare(word: str) -> str:
    plain = _plain(word).removesuffix("s")
    return _SAME.get(plain, plain)


_SAME = {"telephone": "phone", "textmessage": "text", "inperson": "facetoface", "mail": "letter", "post": "letter"}
"""Words for the same channel."""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them: a, b and c; where one has a comma of its own, semicolons part them."""
    known = list(words)
    if len(known) < len(("one", "other")):
        return "".join(known)
    apart, before = ("; ", ";") if any(", " in one for one in known) else (", ", "")
    return f"{apart.join(known[:-1])}{before} {last} {known[-1]}"
