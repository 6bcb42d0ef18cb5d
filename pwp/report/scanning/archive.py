"""The texts of a Word file: of every part of the archive that it is, down to the archives within it."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from pwp.errors import NotLookedThrough
from pwp.privacy.shown import Piece
from pwp.report.scanning.markup import decoded, texts_in_markup
from pwp.report.scanning.pictures import texts_in_picture

MOST = 200_000_000
"""So many bytes, unpacked, are looked through."""
MOST_PARTS = 10_000
DEEPEST = 3
"""So many archives may stand one within another: a workbook behind a chart is the second."""
FILE_NAME = "the name of a file within it"
_MARKUP = frozenset((".xml", ".rels", ".vml", ".svg", ".html", ".htm", ".xhtml", ".txt", ".rtf"))
_NO_TEXT = frozenset((".odttf", ".ttf", ".otf", ".fntdata"))
_WHERE = (
    ("word/document.xml", ""),
    ("word/header", "a header"),
    ("word/footer", "a footer"),
    ("word/footnotes", "a footnote"),
    ("word/endnotes", "an endnote"),
    ("word/comments", "a comment"),
    ("word/people", "the names of those who commented"),
    ("word/charts", "a chart"),
    ("docProps/", "the details of the file"),
    ("customXml/", "the details of the file"),
)
_IN_RUNS = ("word/", "xl/", "ppt/")
_ELSEWHERE = "a part of the file that nobody sees"
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What taking apart an archive may raise: damaged, locked with a password, or packed in a way nobody knows."""


class _Left:
    """How much more is looked through."""

    def __init__(self) -> None:
        self.size, self.parts = MOST, MOST_PARTS

    def allow(self, archive: zipfile.ZipFile) -> None:
        """Raises NotLookedThrough where an archive says of itself that there is more in it; nothing is unpacked."""
        parts = archive.infolist()
        if len(parts) > self.parts or sum(part.file_size for part in parts) > self.size:
            raise NotLookedThrough("there is too much in it")

    def take(self, stream: IO[bytes]) -> bytes:
        """A part, unpacked no further than is looked through; raises NotLookedThrough where there is more."""
        data = stream.read(self.size + 1)
        self.size -= len(data)
        self.parts -= 1
        if self.size < 0 or self.parts < 0:
            raise NotLookedThrough("there is too much in it")
        return data


def texts_in_archive(data: bytes) -> Iterator[Piece]:
    """The texts of an archive, wherever they hide; raises NotLookedThrough where it cannot be taken apart."""
    try:
        yield from _texts(data, _Left(), 1)
    except _BROKEN as error:
        raise NotLookedThrough("part of it is damaged, or locked") from error


def _texts(data: bytes, left: _Left, depth: int) -> Iterator[Piece]:
    if depth > DEEPEST:
        raise NotLookedThrough("there are too many files one within another in it")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        left.allow(archive)
        yield Piece(archive.comment.decode("latin-1"), _ELSEWHERE)
        for info in archive.infolist():
            yield Piece(PurePosixPath(info.filename).stem, FILE_NAME)
            yield Piece(info.comment.decode("latin-1"), _ELSEWHERE)
            with archive.open(info) as stream:
                yield from _of_part(info.filename, left.take(stream), left, depth)


def _of_part(name: str, data: bytes, left: _Left, depth: int) -> Iterator[Piece]:
    """The texts of one part of an archive."""
    ending = PurePosixPath(name).suffix.casefold()
    if data.startswith(b"PK\x03\x04"):
        yield from _texts(data, left, depth + 1)
    elif ending in _MARKUP or data.lstrip()[:1] == b"<":
        where = next((said for start, said in _WHERE if name.startswith(start)), _ELSEWHERE)
        yield from texts_in_markup(decoded(data), where, in_runs=name.startswith(_IN_RUNS))
    elif ending not in _NO_TEXT:
        yield from texts_in_picture(data)
