"""Telling a document that pwp wrote, and that nobody has edited since, from any other.

Each file bears a digest of itself where no reader sees it: a comment at the end, or that of a Word file's archive. Who
edits the file in Word, or by hand, leaves a digest that no longer fits, or none. It guards against slips, not malice.
"""

import hashlib
import re

_MARK = "pwp-made "
_ENDS = {"docx": (b"", b""), "md": (b"<!-- ", b" -->\n"), "html": (b"<!-- ", b" -->\n"), "pdf": (b"%", b"\n")}
"""For each format: what stands before and after the mark at a file's end."""
_DIGEST = 24
"""So many hexadecimal digits of the digest are kept."""
_ARCHIVE_END = b"PK\x05\x06"
_COMMENT_AT = 20
"""So many bytes behind the signature, the end of an archive has the length of its comment: two bytes."""


def marked(format_: str, data: bytes) -> bytes:
    """A document with the digest of itself."""
    mark = f"{_MARK}{_digest(format_, data)}".encode()
    if format_ == "docx":
        at = data.rindex(_ARCHIVE_END) + _COMMENT_AT
        return data[:at] + len(mark).to_bytes(2, "little") + mark
    before, after = _ENDS[format_]
    return data + before + mark + after


def as_it_was_made(format_: str, data: bytes) -> bool:
    """Whether a file is a document that pwp wrote, and nobody has edited since; line endings may have changed."""
    before, after = (re.escape(one.rstrip(b"\n")) for one in _ENDS.get(format_, (b"", b"")))
    found = re.search(before + _MARK.encode() + rb"([0-9a-f]+)" + after + rb"(?:\r?\n)?\Z", data)
    if found is None or format_ not in _ENDS:
        return False
    whole = data[: found.start()]
    if format_ == "docx":
        whole = whole[:-2] + b"\0\0"
    return found[1].decode() == _digest(format_, whole)


def _digest(format_: str, data: bytes) -> str:
    """The digest of a document without its mark, whatever its line endings."""
    plain = data.replace(b"\r\n", b"\n") if format_ in ("md", "html") else data
    return hashlib.sha256(plain).hexdigest()[:_DIGEST]
