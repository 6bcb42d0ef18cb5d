"""How wide the columns of a table are to be, so that no word runs out of its own; and where longer words may break."""

import re
from collections.abc import Iterable, Sequence

MAY_BREAK = "\u200b"
"""Stands within a word where a line may end; no text of a record holds one, since it is shown as an escape there."""
LONGEST = 18
"""The letters of the longest word that a column is widened for: one that is longer breaks."""
PIECE = 4
"""The letters of a piece of a word that is too long and has no sign to break after."""

_AFTER_A_SIGN = re.compile(r"(?<=[@./\\_?&=:;,-])(?=.)")
_OF_FOUR = re.compile(f".{{1,{PIECE}}}")
_WORD = re.compile(r"\S+")
_WIDEST = 1.02
_BOLD = 1.1
_USUAL, _WIDE = 0.6, 1.0
_FIRST_WIDE = 0x2E80
"""From here on are the scripts whose signs are as wide as they are high."""
_WIDTHS = {
    ord(letter): width
    for letters, width in (
        ("ijl'|", 0.23),
        ("!,.:;/\\ftI[]", 0.28),
        ('r-()`"{}*', 0.4),
        ("kvxyzcsJ", 0.5),
        ("0123456789abdeghnopqu?#$_L", 0.56),
        ("FTZABEKPSVXY&~+=<>", 0.67),
        ("CDHNRUw", 0.73),
        ("GOQ", 0.78),
        ("mM", 0.84),
        ("W%@", _WIDEST),
    )
    for letter in letters
}
"""How wide letters are, as a share of their height, in Arial and what was cut to match it."""


def width_of(word: str, size: float, *, bold: bool = False) -> float:
    """About how wide a word comes out, in the unit of its height."""
    ems = sum(_WIDTHS.get(ord(one), _WIDE if ord(one) >= _FIRST_WIDE else _USUAL) for one in word)
    return ems * size * (_BOLD if bold else 1)


def longest_word(texts: Iterable[str]) -> str:
    """The longest word of all the texts of a column."""
    return max(" ".join(texts).split(), key=len, default="")


def columns(shares: Sequence[float], longest: Sequence[str], room: float, size: float, margins: float) -> list[float]:
    """The widths of columns: their shares of the room, moved so that the longest word of each fits where it can.

    All in the unit of `size`, the height of the text; `margins` is what each cell leaves free at its two sides.
    """
    wanted = [room * share / sum(shares) for share in shares]
    least = [margins + width_of(word[:LONGEST], size, bold=True) for word in longest]
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    return _at_least(wanted, least)


def _at_least(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares with none under its least, what is added to some taken from what the others have to spare."""
    wanted = sum(max(0.0, low - share) for share, low in zip(shares, least, strict=True))
    spare = sum(max(0.0, share - low) for share, low in zip(shares, least, strict=True))
    part = wanted / spare if spare else 0.0
    return [max(low, share - part * (share - low)) for share, low in zip(shares, least, strict=True)]


def breaking(text: str, room: float, size: float) -> str:
    """The text with places to break in each word that is wider than its room."""
    if len(text) * size * _WIDEST <= room:
        return text
    short = int(room / (size * _WIDEST))
    return _WORD.sub(
        lambda found: _broken(found[0]) if len(found[0]) > short and width_of(found[0], size) > room else found[0],
        text,
    )


def at_most(text: str, room: float, size: float) -> float:
    """The lines that a text cannot take more than: any two of them hold more than one is wide."""
    return 1 + 2 * len(text) * size * _WIDEST / room


def lines(text: str, room: float, size: float) -> int:
    """About how many lines a text takes in so much room."""
    taken, at = 1, 0.0
    for word in text.replace(MAY_BREAK, "").split():
        wide = width_of(f"{word} ", size)
        if at and at + wide > room:
            taken, at = taken + 1, 0.0
        at += wide
        taken, at = taken + int(at // room), at % room
    return taken


def _broken(word: str) -> str:
    """A word with places to break: after signs that join, else every few letters."""
    parts = _AFTER_A_SIGN.split(word)
    return MAY_BREAK.join(
        piece for part in parts for piece in ([part] if len(part) <= LONGEST else _OF_FOUR.findall(part))
    )
