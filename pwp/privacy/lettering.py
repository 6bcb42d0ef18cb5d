"""Texts with the many ways taken out in which the same letters can be written."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4)  # several look through the same text one after the other, and it may be long
def typed(text: str) -> str:
    """A text with the digits, spaces and hyphens of a typewriter in the place of all others, without invisible marks.

    Line for line it is the text. A raised digit stays, since it is the number of a note and belongs to no other.
    """
    if text.isascii():
        return text
    return text.translate({ord(one): _as_typed(one) for one in set(text) if one > "~"})


def _as_typed(character: str) -> str:
    """What a typewriter has for a character; nothing for an invisible one, itself for what has no other form."""
    if character in _STRAY:
        return _STRAY[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category not in _TYPED and unicodedata.decomposition(character).startswith(_OTHER_SHAPES):
        plain = unicodedata.normalize("NFKC", character)
        return plain if len(plain) == 1 else character
    return _TYPED.get(category, character)


_TYPED = {"Zs": " ", "Pd": "-", "Cf": ""}
_OTHER_SHAPES = ("<wide>", "<narrow>", "<small>", "<font>")
"""How Unicode marks a character that is another one in another shape, such as a full-width @."""
_STRAY = (
    dict.fromkeys("\u2212\u2043\u02d7", "-")
    | dict.fromkeys("\u2044\u2215", "/")
    | dict.fromkeys("\u2024\u2027\u00b7", ".")
    | dict.fromkeys("\u034f\u20e3\ufe0e\ufe0f", "")
)
"""Minus signs, slashes and dots that Unicode does not hold to be such, and marks nobody sees between two digits."""


@lru_cache(maxsize=100_000)  # each text is compared with every name
def words(text: str) -> str:
    """A text as bare words: without case, accents and punctuation, so that O'Neill is found in ONEILL'S."""
    plain = _OWNER.sub("", _APOSTROPHE.sub("'", text)).replace("'", "")
    folded = unicodedata.normalize("NFKD", _apart(plain)).upper().casefold()
    letters = (one for one in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(one))
    return " ".join(_apart("".join(letters)).translate(_LIKE).split())


@lru_cache(maxsize=100_000)  # as above
def lettered(text: str) -> str:
    """A text without accents and with one sort of space, hyphen and apostrophe; its case and its marks stay.

    It is as long in small letters as it is here, so that a place in the one is a place in the other.
    """
    plain = typed(_APOSTROPHE.sub("'", text.replace("\u2014", " - ").replace("_", " ")))
    apart = (one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    return "".join(apart).translate(_LIKE | _LIKE_CAPITALS)


@lru_cache(maxsize=100_000)  # as above
def lowered(text: str) -> str:
    """A text that is `lettered`, in small letters."""
    return lettered(text).lower()


def _apart(text: str) -> str:
    """A text with spaces for its marks and symbols, and without what is invisible."""
    return text.translate({ord(one): _APART.get(unicodedata.category(one)[0], one) for one in set(text)} | _INVISIBLE)


_APART = {"P": " ", "S": " ", "Z": " ", "C": " "}
_INVISIBLE = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF), "")
_APOSTROPHE = re.compile("[\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\u00b4`]")
_OWNER = re.compile(r"'s\b", re.IGNORECASE)
_LIKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that no decomposition takes apart, as people write them without their strokes."""
_LIKE_CAPITALS = {ord(chr(one).upper()): plain.title() for one, plain in _LIKE.items()} | {0xDF: "ss", 0x1E9E: "SS"}
