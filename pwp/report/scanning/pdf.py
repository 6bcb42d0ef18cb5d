"""The texts of a PDF outside its pages: its details, bookmarks, alternative texts, and what its pictures carry."""

import re
import zlib
from collections.abc import Iterator

from pwp.errors import NotLookedThrough
from pwp.privacy.shown import Piece
from pwp.report.scanning.markup import texts_in_markup
from pwp.report.scanning.pictures import letters, texts_in_picture

MOST = 200_000_000
"""So many bytes, unpacked, are looked through."""
DETAILS = "the details of the file, or what stands behind its text"

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_BOUND = re.compile(rb"\\.|[()]", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{2,})>")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CONTROL = re.compile(rb"(?<!\\)\\0(?:0[0-7]|1[03467]|[23][0-7])")
"""A control character, as it is escaped: by these the letters of a font are drawn, a string after another."""
_IN_UTF_16 = (b"\xfe\xff", b"\xff\xfe", b"\\376\\377", b"\\377\\376")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NO_TEXT = re.compile(rb"/(?:FontFile\d?|CIDFontType0C|Type1C|OpenType|Length1|XRef)\b")
_DRAWS = re.compile(rb"[\s>\]](?:Tj|TJ|BDC)\s")
"""What only a stream that draws a page holds: outside its strings there is no text in it."""
_FRAME = re.compile(r"\d{1,9} \d obj\Z|endobj\Z|<</Type/StructElem(?:[^()<>%]|<<(?!<)|>>|\(U\d+x\d+y\d+\))*+\Z")
"""What only says where the parts of the file are and what belongs to which, with no string in it but a cell's name."""
_MARKUP = re.compile(rb"\s{0,9}<[?!\w]")
_WORD = re.compile("[^\\W\\d_]{3}")
"""What tells text from the numbers and marks that draw a page, one of which may look like anybody's."""
_PRINTABLE = bytes((9, 10, 13, *range(0x20, 0x7F)))
_MOSTLY = 8
"""Text holds one byte in so many that is no plain letter, at most."""
_DRAWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What stands in no text: a string that holds it says which letters of a font are drawn."""
_WIDEST = 4000
"""So far before a stream its description may begin."""


def texts_in_pdf(data: bytes) -> Iterator[Piece]:
    """The texts that a PDF holds as text; raises NotLookedThrough where there is too much in it."""
    left, at = MOST, 0
    for begun in _STREAM.finditer(data):
        if begun.start() < at:
            continue
        described = data[max(at, begun.start() - _WIDEST) : begun.start()]
        described = described[described.rfind(b" obj") + 1 :]
        yield from _strings(data[at : begun.start()])
        end = data.find(b"endstream", begun.end())
        at = len(data) if end < 0 else end
        held = _unpacked(data[begun.end() : at], described, left)
        left -= len(held)
        if left < 0:
            raise NotLookedThrough("there is too much in it")
        yield from _of_stream(held, described)
    yield from _strings(data[at:])


def _unpacked(held: bytes, described: bytes, most: int) -> bytes:
    """What a stream holds, unpacked no further than is looked through."""
    if b"/FlateDecode" not in described:
        return held
    try:
        return zlib.decompressobj().decompress(held, max(most, 0) + 1)
    except zlib.error:
        return held


def _of_stream(held: bytes, described: bytes) -> Iterator[Piece]:
    """The texts of a stream."""
    if b"/Image" in described:
        yield from texts_in_picture(held) if b"/DCTDecode" in described else ()
    elif b"/Metadata" in described or _MARKUP.match(held):
        yield from texts_in_markup(held.decode("utf-8", "replace"), DETAILS)
    elif b"/ObjStm" in described or (not _NO_TEXT.search(described) and _is_text(held)):
        yield from _strings(held, drawing=_DRAWS.search(held) is not None)


def _is_text(held: bytes) -> bool:
    """Whether some bytes read as text: those of a font or of drawn letters do not, and hold anything by chance."""
    return len(held.translate(None, _PRINTABLE)) * _MOSTLY <= len(held)


def _strings(held: bytes, *, drawing: bool = False) -> Iterator[Piece]:
    """The strings in some bytes of a PDF, and all else in them that reads as letters, but for what draws a page."""
    for string in _literals(held):
        if not _CONTROL.search(string) or string.startswith(_IN_UTF_16):
            yield Piece(_said(_ESCAPED.sub(_plain, string)), DETAILS)
    for found in _HEX.finditer(held):
        digits = re.sub(rb"\s", b"", found[1])
        yield Piece(_said(bytes.fromhex(digits[: len(digits) // 2 * 2].decode())), DETAILS)
    for line in () if drawing else letters(held):
        if not _FRAME.match(line) and _WORD.search(line):
            yield Piece(line, DETAILS)


def _literals(held: bytes) -> Iterator[bytes]:
    """The strings that stand between brackets, which may hold brackets themselves; one without an end is the last."""
    depth = start = 0
    for found in _BOUND.finditer(held):
        if found[0] == b"(":
            start = start if depth else found.end()
            depth += 1
        elif found[0] == b")" and depth:
            depth -= 1
            if not depth:
                yield held[start : found.start()]
    if depth:
        yield held[start:]


def _plain(escaped: re.Match[bytes]) -> bytes:
    """What an escape in a string stands for."""
    mark = escaped[1]
    if mark[:1] in b"01234567":
        return bytes([int(mark, 8) & 0xFF])
    return b"" if mark in (b"\n", b"\r", b"\r\n") else _LETTERS.get(mark, mark)


def _said(string: bytes) -> str:
    """A string of a PDF as text; nothing for one that is none."""
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    try:
        text = string.decode("utf-8")
    except UnicodeDecodeError:
        text = string.decode("latin-1") if _is_text(string) else ""
    return "" if _DRAWN.search(text) else text
