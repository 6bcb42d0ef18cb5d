"""Ids and file names made from what people wrote."""

import re
import unicodedata
from collections.abc import Container

from pwp.names import NOT_ON_WINDOWS

LONGEST = 60
WORDS_OF_AN_ID = 4
_NO_ID = NOT_ON_WINDOWS | {"null"}
"""Words that name no file on Windows, or that YAML reads as nothing."""
_SMALL = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it", "its"}
    | {"of", "on", "or", "our", "should", "that", "the", "their", "there", "they", "this", "to", "was", "we", "were"}
    | {"will", "with", "would"}
)


def slug(text: str) -> str:
    """A text as an id: small letters, digits and hyphens, 60 at most; nothing where that leaves none, or no id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) > LONGEST:
        made = made[:LONGEST].strip("-")
    return "" if made in _NO_ID else made


def short_id(text: str, sort: str, taken: Container[str]) -> str:
    """An id for something called so: its first words that say something, and a number where that is taken."""
    words = [one for one in slug(text).split("-") if one]
    telling = [one for one in words if one not in _SMALL] or words
    made = "-".join(telling[:WORDS_OF_AN_ID]) or slug(sort)
    return numbered("x-" + made if made in _NO_ID else made, taken)


def numbered(name: str, taken: Container[str]) -> str:
    """The name, or the first of name-2, name-3 that is not taken."""
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    return made


def entry_name(day: str, title: str) -> str:
    """The id of a log entry: its day as far as it is known, and its title; its file is called so."""
    words = slug(title)
    while len(words) > LONGEST - len("2026-03-14-") and "-" in words:
        words = words.rpartition("-")[0]
    return f"{day}-{words}".strip("-") if words else f"{day or 'undated'}-entry"
