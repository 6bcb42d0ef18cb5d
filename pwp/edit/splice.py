"""A file with other values: only what differs is written anew, and all else stays byte for byte.

The file is laid out, its values are compared with those wanted, and each difference becomes a splice: a stretch of
the text, and what is to stand there. Comments stay, also those beside what is taken out. The result is read again;
where it does not hold just what was wanted, or a comment is gone, the edit is refused.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from pwp.edit.differences import Differences, Splice, normal
from pwp.edit.written import lines_of
from pwp.errors import CannotEdit, NotReadable
from pwp.source import Fault, Reader, comments, layout

_BOM = "\ufeff"


def values(file: str, data: bytes | None) -> dict[str, Any]:
    """What a file holds, as it is written; nothing for one that is not there. Raises NotReadable."""
    if data is None:
        return {}
    reading = Reader().read(data)
    fault = reading if isinstance(reading, Fault) else None
    node = None if fault else layout(data.decode("utf-8-sig"))
    if fault is None and node is not None and node.keys is None:
        fault = Fault(1, 1, "the file should hold keys, each with a colon: 'key: value'; what is here has none")
    if fault:
        raise NotReadable(file, fault.line, fault.sentence)
    return (node.value if node else None) or {}  # type: ignore[return-value] # of a node with keys it is a dict


def rewritten(file: str, data: bytes | None, wanted: Mapping[str, Any], record: type[Struct] | None) -> bytes:
    """The file's bytes with the values wanted; raises CannotEdit where that cannot be done with nothing else touched.

    `record` is the type of what the file holds: its keys decide where a new one goes.
    """
    held, wanted = values(file, data), normal(wanted) or {}
    if (normal(held) or {}) == wanted:
        return data or b""
    text = (data or b"").decode("utf-8-sig")
    bom = data is not None and data.decode("utf-8").startswith(_BOM)
    newline = next((one for one in ("\r\n", "\n", "\r") if one in text), "\n")
    node = layout(text) if data else None
    if node is None:
        new = _with_lines(text, len(text), lines_of(wanted, record, 0), newline)
    else:
        new = _applied(text, Differences(text, newline).of_keys(node, wanted, record))
    made = ((_BOM if bom else "") + new).encode()
    _prove(file, data or b"", made, wanted)
    return made


def _applied(text: str, splices: list[Splice]) -> str:
    """The text with every splice in its place; of several at one place, the first comes first."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda one: one[:2]):
        parts += [text[at : splice.start], splice.new]
        at = max(at, splice.end)
    return "".join((*parts, text[at:]))


def _prove(file: str, old: bytes, new: bytes, wanted: Mapping[str, Any]) -> None:
    """Raise CannotEdit unless the new bytes are read as just what was wanted, with every comment there was."""
    try:
        same = (normal(values(file, new)) or {}) == wanted
    except NotReadable:
        same = False
    if not same or _said(old) - _said(new):
        raise CannotEdit(file, "\n".join(lines_of(_other(values(file, old), wanted), None, 2)))


def _other(before: Any, wanted: Any) -> Any:
    """What of the values wanted is not there before: the keys and items that are new, or hold something else."""
    if isinstance(before, Mapping) and isinstance(wanted, Mapping):
        keys = [key for key in wanted if normal(before.get(key)) != normal(wanted[key])]
        return {key: _other(before.get(key), wanted[key]) for key in keys}
    if isinstance(before, list) and isinstance(wanted, list):
        return [one for one in wanted if normal(one) not in (normal(before) or [])] or wanted
    return wanted


def _said(data: bytes) -> Counter[str]:
    """The comments of a file, each with how often it stands there."""
    return Counter(comment for _, comment in comments(data.decode("utf-8-sig")))


def _with_lines(text: str, position: int, lines: list[str], newline: str) -> str:
    """A text that holds nothing but comments, with lines at its end."""
    before = text[:position]
    if before and not before.endswith(("\n", "\r")):
        before += newline
    return before + newline.join(line for one in lines for line in one.split("\n")) + newline
