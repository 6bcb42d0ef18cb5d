"""How much room text takes where nobody knows the font: never less than it does in the common sans serif fonts."""

import unicodedata
from functools import lru_cache

from pwp.plain import clean

SIZE = 9.5
"""The size of all text in a picture, in points where it is as wide as a page of A4 between its margins."""
LEADING = 11.5
"""From one line of text to the next."""
MORE = "…"
_OF_WIDTH = {
    0.34: " ',.ijlIJ/:;|\\\u2018\u2019",
    0.42: "f-()[]t!r",
    0.53: '"*_`sz?\u2013\u201c\u201d',
    0.65: "cLkFvxyPTYaeobdghnpquES0123456789${}£K",
    0.8: "ABVXZCRUNHDG&OQ",
}
"""Widths as parts of the size, those of DejaVu Sans rounded up: it is the widest of the fonts that are asked for."""
_WIDTHS = {letter: width for width, letters in _OF_WIDTH.items() for letter in letters}
_WIDEST_LATIN = 1.0
_OTHER_LETTER = 1.2
_PICTURE = 1.4
_BOLD = 1.2
_FIRST_PICTURE = 0x1F000
_LAST_OF_LATIN = 0x250


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """The width of a letter as a part of its size; accents take none."""
    if unicodedata.combining(letter):
        return 0.0
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare in _WIDTHS:
        return _WIDTHS[bare]
    if ord(bare) < _LAST_OF_LATIN:
        return _WIDEST_LATIN
    return _PICTURE if ord(bare) >= _FIRST_PICTURE else _OTHER_LETTER


def width(text: str, *, bold: bool = False) -> float:
    """How wide a line of text is at most, in points."""
    return sum(map(_letter, clean(text))) * SIZE * (_BOLD if bold else 1.0)


def wrapped(text: str, room: float, *, lines: int = 0, bold: bool = False) -> list[str]:
    """The text in lines that fit a room, words kept whole where they can be; at least one line.

    Where no more than so many `lines` are wanted, what is cut off ends in three dots.
    """
    found: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, bold=bold) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        *whole, line = _pieces(word, room, bold=bold)
        found.extend(whole)
        if lines and len(found) > lines:
            break
    found.append(line)
    if lines and len(found) > lines:
        found = [*found[: lines - 1], _shortened(found[lines - 1], room, bold=bold)]
    return found


def _pieces(word: str, room: float, *, bold: bool) -> list[str]:
    """A word in pieces that each fit."""
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, bold=bold) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _shortened(line: str, room: float, *, bold: bool) -> str:
    """A line that ends in three dots, with as much of it as fits."""
    while line and width(line + MORE, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + MORE
