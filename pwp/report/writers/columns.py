"""How wide the columns of a table are to be, so that no word runs out of its own; and where longer words may break."""

import re
from collections.abc import Iterable, Sequence
from heapq import nlargest

MAY_BREAK = "\u200b"
"""Stands within a word where a line may end; no text of a record holds one, since it is shown as an escape there."""
LONGEST = 18
"""The letters of the longest word that a column is widened for: one that is longer breaks."""
_COMPARED = 5
"""So many of a column's longest words are measured: the longest is not always the widest."""
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


def least_width(header: str, texts: Iterable[str], size: float, margins: float) -> float:
    """The width that a column needs, so that no word in it has to break but one that is longer than most.

    In the unit of `size`, the height of the text; `margins` is what each cell leaves free at its two sides.
    """
    words = nlargest(_COMPARED, set(" ".join(texts).split()), key=len)
    widest = max((width_of(word[:LONGEST], size) for word in words), default=0.0)
    heads = (width_of(word[:LONGEST], size, bold=True) for word in header.split())
    return margins + max(widest, *heads, 0.0)


def columns(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The widths of columns: their shares of the room, moved so that each has the least it needs where there is room.

    Where there is not, the widest give way, down to one width for all.
    """
    if sum(least) >= room:
        most = _cut(sorted(least), room)
        return [min(low, most) for low in least]
    return _at_least([room * share / sum(shares) for share in shares], least)


def _cut(least: Sequence[float], room: float) -> float:
    """The width that no column may go beyond, if all together are to fill the room."""
    left = room
    for number, low in enumerate(least):
        share = left / (len(least) - number)
        if low >= share:
            return share
        left -= low
    return least[-1]


def _at_least(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares with none under its least, what is added to some taken from what the others have to spare."""
    wanted = sum(max(0.0, low - share) for share, low in zip(shares, least, strict=True))
    spare = sum(max(0.0, share - low) for share, low in zip(shares, least, strict=True))
    part = wanted / spare if spare else 0.0
    return [max(low, share - part * (share - low)) for share, low in zip(shares, least, strict=True)]


def breaking(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text with places to break in each word that is wider than its room."""
    widest = size * _WIDEST * (_BOLD if bold else 1)
    if len(text) * widest <= room:
        return text
    short = int(room / widest)
    return _WORD.sub(
        lambda found: (
            _broken(found[0]) if len(found[0]) > short and width_of(found[0], size, bold=bold) > room else found[0]
        ),
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
