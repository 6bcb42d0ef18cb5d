"""A Word file somebody has, opened with care: it may be no Word file, a bomb, or hold what no Word writes.

A Word file is a zip of parts, and this is all that is known here: which parts there are, what leads from one to
another, and the tree of a part that is asked for. Nothing outside the file is ever fetched.
"""

import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from typing import IO, Any, NamedTuple

from pwp.errors import NotAWordFile

Element = Any
"""An element of a part; lxml's, which is imported only where one is read."""

LARGEST_FILE = 200_000_000
MOST_PARTS = 10_000
LARGEST_UNPACKED = 60_000_000
"""How many bytes the parts of a file may have together that are read; pictures are not among them."""
STEEPEST = 400
"""How many times larger than packed a part may be; the most that repeating rows of a long table reach is near 200."""
SMALL = 2_000_000
"""Up to so many bytes a part may be packed as steeply as it likes."""
MOST_MARKS = {b"<": 1_000_000, b"=": 1_000_000}
"""How many tags and how many attributes the parts that are read may hold: they take far more memory than letters."""
LARGEST_DIRECTORY = 2_000_000
SAVE_AGAIN = "open it in Word and save it again as a Word document (.docx)"

_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/" + kind + b"/": b"http://schemas.openxmlformats.org/" + kind + b"/2006/"
    for kind in (b"wordprocessingml", b"officeDocument", b"drawingml")
}
"""The names that Word uses where somebody saves a file as Strict Open XML, and its usual ones."""
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_KNOWN_ENCODINGS = frozenset((b"utf-8", b"utf-16", b"us-ascii"))
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, OSError, ValueError, EOFError)


class Relation(NamedTuple):
    """What one part says of another, or of an address: of what kind it is, and where it is."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file, each read when it is asked for, and all together no more than they may be."""

    def __init__(self, file: str, packed: zipfile.ZipFile) -> None:
        self._file = file
        self._packed = packed
        self._parts = {one.filename: one for one in packed.infolist()}
        self._by_plain_name = {name.casefold(): name for name in self._parts}
        self._bytes_left = LARGEST_UNPACKED
        self._marks_left = dict(MOST_MARKS)
        if len(self._parts) != len(packed.infolist()) or len(self._by_plain_name) != len(self._parts):
            raise NotAWordFile(file, f"it holds two parts of one name, so nobody can tell which counts; {SAVE_AGAIN}")

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._parts)

    def damaged(self, part: str) -> NotAWordFile:
        """What is raised where a part cannot be understood."""
        return NotAWordFile(self._file, f"its part {part[:80]} is damaged, or is not as Word writes it; {SAVE_AGAIN}")

    def tree(self, part: str) -> Element | None:
        """The root of a part's XML, or None where there is no such part; raises NotAWordFile."""
        name = part if part in self._parts else self._by_plain_name.get(part.casefold())
        if name is None:
            return None
        from lxml import etree

        data = self._read(self._parts[name])
        for mark in self._marks_left:
            self._marks_left[mark] -= data.count(mark)
        if min(self._marks_left.values()) < 0:
            raise self._too_large()
        said = _ENCODING.match(data)
        if b"<!DOCTYPE" in data or (said and said[1].lower() not in _KNOWN_ENCODINGS):
            raise self.damaged(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(_usual(data), parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self.damaged(name) from error
        about: Any = root.getroottree().docinfo
        if about.doctype:
            raise self.damaged(name)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part leads to, by the ids it uses; those of the whole file where the part is ''."""
        folder, _, name = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found = {}
        for one in root.iter(_RELATED) if root is not None else ():
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target, external)
        return found

    def _read(self, part: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, of which no more are unpacked than may be."""
        if part.file_size > max(SMALL, STEEPEST * part.compress_size) or part.file_size > self._bytes_left:
            raise self._too_large()
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.damaged(part.filename)
        try:
            with self._packed.open(part) as unpacked:
                data = unpacked.read(self._bytes_left + 1)
        except _DAMAGED as error:
            raise self.damaged(part.filename) from error
        if len(data) > self._bytes_left:
            raise self._too_large()
        self._bytes_left -= len(data)
        return data

    def _too_large(self) -> NotAWordFile:
        return NotAWordFile(
            self._file,
            "unpacked it is far larger than a document that people read; divide it, or save it again in Word",
        )


def _usual(data: bytes) -> bytes:
    """The bytes of a part with the names that Word usually writes."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    return data


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The parts of the Word file at a path; raises NotAWordFile."""
    file = path.as_posix()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAWordFile(file, "this is a folder or something else; name a Word document (.docx)")
        held = path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotAWordFile(file, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise NotAWordFile(file, f"it cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    with held:
        yield _package(file, held)


def _package(file: str, held: IO[bytes]) -> Package:
    try:
        _refuse_other_kinds(file, held)
        package = Package(file, zipfile.ZipFile(held))
    except _DAMAGED as error:
        raise NotAWordFile(file, f"this is not a Word document, or it is damaged; {SAVE_AGAIN}") from error
    if "[Content_Types].xml" not in package.names:
        raise NotAWordFile(file, _other_packed(package.names))
    return package


def _refuse_other_kinds(file: str, held: IO[bytes]) -> None:
    """Stop at what is no zip, before anything of it is unpacked; raises NotAWordFile."""
    size = held.seek(0, SEEK_END)
    held.seek(0)
    start = held.read(4096)
    if not size:
        raise NotAWordFile(file, "the file is empty; was it still being copied or fetched?")
    if size > LARGEST_FILE:
        raise NotAWordFile(file, f"it is larger than {LARGEST_FILE // 1_000_000} MB; make its pictures smaller")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotAWordFile(file, _of_old_word(start + held.read(SMALL)))
    for sign, kind in _OTHERS.items():
        if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(sign):
            raise NotAWordFile(file, f"this is {kind}, not a Word document; {SAVE_AGAIN}")
    if not start.startswith(b"PK"):
        raise NotAWordFile(file, f"this is not a Word document, or it is damaged; {SAVE_AGAIN}")
    _refuse_long_directory(file, held, size)
    held.seek(0)


_OTHERS = {
    b"%pdf": "a PDF",
    b"{\\rtf": "a rich text file (.rtf)",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
}
"""How files begin that people take for a Word document."""


def _of_old_word(start: bytes) -> str:
    """What a file is that begins as those of old Word do; so does one that is locked."""
    if "EncryptedPackage".encode("utf-16-le") in start:
        return (
            "it is locked with a password; in Word open it, take the password off (File, Info, Protect Document, "
            "Encrypt with Password) and save it"
        )
    if "WordDocument".encode("utf-16-le") in start:
        return "this is an old Word document (.doc); open it in Word and save it as a Word document (.docx)"
    return f"this is an old Office file, or one locked with a password; {SAVE_AGAIN}, without a password"


_END, _END_OF_LARGE = b"PK\x05\x06", b"PK\x06\x07"
_LENGTH_OF_END = 22


def _refuse_long_directory(file: str, held: IO[bytes], size: int) -> None:
    """Stop at a zip whose list of parts alone would fill the memory."""
    held.seek(max(0, size - _LENGTH_OF_END - 65_536))
    tail = held.read()
    at = tail.rfind(_END)
    end = tail[at : at + _LENGTH_OF_END] if at >= 0 else b""
    if len(end) < _LENGTH_OF_END:
        raise NotAWordFile(file, f"this is not a Word document, or only half of it is there; {SAVE_AGAIN}")
    parts, directory = struct.unpack("<HL", end[10:16])
    if parts > MOST_PARTS or directory > LARGEST_DIRECTORY or _END_OF_LARGE in tail[max(0, at - 20) : at]:
        raise NotAWordFile(file, f"it holds far more parts than a Word document has; {SAVE_AGAIN}")


def _other_packed(names: frozenset[str]) -> str:
    """What a zip is that is no Office file."""
    if "content.xml" in names:
        return "this is an OpenDocument file (.odt); open it in Word or LibreOffice and save it as .docx"
    return f"this is a zip file of something else, not a Word document; {SAVE_AGAIN}"
