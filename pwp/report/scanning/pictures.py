"""The texts a picture carries unseen: what a camera, a program or a person wrote beside its points."""

import re
import zlib
from collections.abc import Iterator

from pwp.privacy.shown import Piece

DETAILS = "the details of a picture"
MOST = 1_000_000
"""So many bytes of text are taken from one place in a picture."""

_UTF_8 = re.compile(rb"(?:[\x20-\x7e]++|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2})++")
_LITTLE, _BIG = rb"(?:[\x20-\x7e\xa0-\xff]\x00)", rb"(?:\x00[\x20-\x7e\xa0-\xff])"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_POINTS = (b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"fdAT", b"iCCP", b"sRGB", b"gAMA", b"cHRM")
_FEWEST, _FEWEST_ANYWHERE = 4, 6
"""How many letters in a row are text: among details, and where points may look like letters."""
_SCAN, _END = 0xDA, b"\xff\xd9"
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Marks in a JPEG that nothing belongs to."""


def texts_in_picture(data: bytes) -> Iterator[Piece]:
    """The texts in the details of a picture."""
    if data.startswith(_PNG):
        found = _in_png(data)
    elif data.startswith(_JPEG):
        found = _in_jpeg(data)
    elif data.lstrip()[:1] == b"<":
        from pwp.report.scanning.markup import decoded, texts_in_markup

        yield from texts_in_markup(decoded(data), "a picture")
        return
    else:
        found = letters(data, _FEWEST_ANYWHERE)
    for text in found:
        yield Piece(text, DETAILS)


def letters(data: bytes, fewest: int = _FEWEST) -> Iterator[str]:
    """The runs of letters in some bytes, in the encodings in which details are kept."""
    for run in _UTF_8.findall(data):
        if len(text := run.decode("utf-8", "replace")) >= fewest:
            yield text
    if b"\0" not in data:
        return
    for one, encoding in ((_LITTLE, "utf-16-le"), (_BIG, "utf-16-be")):
        for run in re.findall(one + b"{%d,}" % fewest, data):
            yield run.decode(encoding, "replace")


def _in_png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        held = data[at + 8 : at + 8 + size]
        if kind not in _POINTS:
            yield from letters(kind + b" " + held if kind.isalpha() else held)
            yield from _unpacked(kind, held)
        at += size + 12
        if kind == b"IEND":
            yield from letters(data[at:], _FEWEST_ANYWHERE)
            return


def _unpacked(kind: bytes, held: bytes) -> Iterator[str]:
    """The text of a part of a PNG that is kept packed."""
    if kind not in (b"zTXt", b"iTXt"):
        return
    for start in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", held[:400])):
        try:
            yield zlib.decompressobj().decompress(held[start:], MOST).decode("utf-8", "replace")
        except zlib.error:
            continue


def _in_jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - each part of a JPEG begins so
        kind = data[at + 1]
        if kind in _BARE or kind == 0xFF:  # noqa: PLR2004 - as above
            at += 1 if kind == 0xFF else 2  # noqa: PLR2004 - as above
            continue
        if kind == _SCAN:
            yield from letters(data[data.rfind(_END) :], _FEWEST_ANYWHERE)
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield from letters(data[at + 4 : at + 2 + size])
        at += 2 + max(size, 2)
    yield from letters(data[at:], _FEWEST_ANYWHERE)
