"""The files where git stopped are written anew: ours, with what they did spliced in. Git's own books are left alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from pwp.edit.desk import Desk, at_desk
from pwp.edit.differences import normal
from pwp.edit.splice import rewritten, values
from pwp.errors import BadQuestion, CannotEdit, NotReadable
from pwp.merging.stopped import Unmerged
from pwp.merging.together import Conflict, Side, together
from pwp.model.log import Entry
from pwp.model.workspace import FILES, PEOPLE
from pwp.source import comments, conflict

_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_CHANGED_BY_HAND = (
    "it was changed by hand since git stopped; go on by hand, or say 'git checkout --merge {0}' to begin again"
)
_NOT_WITHOUT_DISTURBING = "this cannot be put in without disturbing the lines around it; put it in by hand:"
_LABELS = re.compile(r"^<{7} (.+)(?s:.*)^>{7} (.+)$", re.MULTILINE)


class Outcome(NamedTuple):
    """What became of a file where git stopped.

    It is left as it was where it has `conflicts`, or where there is a `problem`; it was put right before where it is
    `whole`. `beside` is the file that their entry of the same name is now in, `mentioned` the files that name it, and
    `lost` are comments of theirs that are not in the file any more.
    """

    file: str
    conflicts: tuple[Conflict, ...] = ()
    problem: str = ""
    whole: bool = False
    removed: bool = False
    beside: str = ""
    mentioned: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    """What git calls our side and theirs, where both changed something."""

    @property
    def open(self) -> bool:
        """Whether somebody has to put it right yet."""
        return bool(self.problem or self.conflicts)


def merge(folder: Path, files: Sequence[Unmerged], take: Side | None) -> list[Outcome]:
    """Put together each of these files that can be, taking one side's where both changed something if that is said."""
    with at_desk(folder) as desk:
        outcomes = [_merged(desk, one, take) for one in files]
        desk.finish()
    return outcomes


def _merged(desk: Desk, one: Unmerged, take: Side | None) -> Outcome:
    there = desk.read(one.file)
    if one.ours is None or one.theirs is None:
        return _kept_or_not(desk, one, there, take)
    if there is None:
        return Outcome(one.file, whole=True, removed=True)
    if conflict(there) is None:
        try:
            values(one.file, there)
        except NotReadable as error:
            return Outcome(one.file, problem=f"line {error.line}: {error.sentence}")
        return Outcome(one.file, whole=True, beside=_put_before(desk, one))
    if _was_changed_by_hand(there, one):
        return Outcome(one.file, problem=_CHANGED_BY_HAND.format(one.file))
    sides = found.groups() if (found := _LABELS.search(there.decode("utf-8", "replace"))) else ()
    one = Unmerged(one.file, *(_with_breaks_of(there, data) for data in one[1:]))
    try:
        return _put(desk, one, take)._replace(sides=sides)
    except NotReadable as error:
        return Outcome(one.file, problem=f"{error.file} cannot be read: line {error.line}: {error.sentence}")
    except CannotEdit as error:
        return Outcome(one.file, problem=f"{_NOT_WITHOUT_DISTURBING}\n{error.would}")
    except BadQuestion as error:
        return Outcome(one.file, problem=str(error))


def _values(file: str, whose: str, data: bytes | None) -> Any:
    """What a version of a file holds; raises NotReadable, saying whose it is."""
    try:
        return values(file, data)
    except NotReadable as error:
        raise NotReadable(whose, error.line, error.sentence) from error


def _put(desk: Desk, one: Unmerged, take: Side | None) -> Outcome:
    assert one.ours is not None  # noqa: S101 - see `_merged`
    assert one.theirs is not None  # noqa: S101 - as above
    before = _values(one.file, "what was there before", one.before)
    ours, theirs = _values(one.file, "ours", one.ours), _values(one.file, "theirs", one.theirs)
    if one.before is None and one.file not in FILES and normal(ours) != normal(theirs):
        return _put_both(desk, one.file, one.ours, one.theirs)
    found = together(before, ours, theirs, take=take or "ours")
    if found.conflicts and take is None:
        return Outcome(one.file, conflicts=found.conflicts)
    new = rewritten(one.file, one.ours, found.value, FILES.get(one.file, Entry))
    desk.put(one.file, new)
    gone = _comments(one.theirs) - _comments(one.before or b"") - _comments(new)
    return Outcome(one.file, lost=tuple(gone.elements()))


def _comments(data: bytes) -> Counter[str]:
    return Counter(comment for _, comment in comments(data.decode("utf-8-sig")))


def _put_both(desk: Desk, file: str, ours: bytes, theirs: bytes) -> Outcome:
    """Two entries of one name are two: theirs gets a name that is free, and is written first, so that none is lost."""
    stem = file.removesuffix(".yaml")
    beside = next(name for name in _besides(file) if desk.meant(name) in (None, theirs))
    if desk.meant(beside) is None:
        desk.put(beside, theirs)
    desk.put(file, ours)
    id_ = re.compile(rf"(?<![\w-]){re.escape(stem.rpartition('/')[2])}(?![\w-])".encode())
    mentioned = [name for name in FILES if name != PEOPLE and id_.search(desk.meant(name) or b"")]
    return Outcome(file, beside=beside, mentioned=tuple(mentioned))


def _besides(file: str) -> Iterator[str]:
    """The names a second entry of a name may get, in turn."""
    return (f"{file.removesuffix('.yaml')}-{number}.yaml" for number in count(2))


def _put_before(desk: Desk, one: Unmerged) -> str:
    """The file in which their entry of the same name was put already, that git may be told of it again."""
    if one.before is not None or one.theirs is None:
        return ""
    for name in _besides(one.file):
        data = desk.meant(name)
        if data is None or _lines(data) == _lines(one.theirs):
            return name if data else ""
    return ""  # pragma: no cover - there is always a name that is free


def _kept_or_not(desk: Desk, one: Unmerged, there: bytes | None, take: Side | None) -> Outcome:
    """A file that one side took away and the other changed: git leaves it there as it was changed."""
    changed = one.ours if one.theirs is None else one.theirs
    if there is None:
        return Outcome(one.file, whole=True, removed=True)
    if _lines(there) != _lines(changed or b""):
        return Outcome(one.file, whole=True)
    if take is None:
        before, ours, theirs = (None if data is None else data.decode("utf-8", "replace") for data in one[1:])
        return Outcome(one.file, conflicts=(Conflict((), before, ours, theirs),))
    if (one.ours if take == "ours" else one.theirs) is None:
        desk.remove(one.file)
        return Outcome(one.file, removed=True)
    return Outcome(one.file)


def _was_changed_by_hand(there: bytes, one: Unmerged) -> bool:
    """Whether a file with markers lacks a line that git had in it, or has one that no side has."""
    now, before, ours, theirs = (
        [line for line in _lines(data or b"") if line and not line.startswith(_MARKERS)] for data in (there, *one[1:])
    )
    added = set(ours) - set(before) | set(theirs) - set(before)
    had = added | set(before) & set(ours) & set(theirs)
    return not had <= set(now) <= {*before, *ours, *theirs} or not _at_least(before, ours, theirs) <= Counter(now)


def _at_least(before: list[str], ours: list[str], theirs: list[str]) -> Counter[str]:
    """How often each line is there in what git made of two sides: what both added may be there once."""
    least = Counter([*ours, *theirs])
    least.subtract(before)
    least.subtract(_new(before, ours) & _new(before, theirs))
    return +least


def _new(before: list[str], side: list[str]) -> Counter[str]:
    """The lines that a side added, each with how often it did."""
    steps = SequenceMatcher(a=before, b=side).get_opcodes()
    return Counter(line for kind, _, _, first, last in steps if kind != "equal" for line in side[first:last])


def _lines(data: bytes) -> list[str]:
    return [line.strip() for line in data.decode("utf-8-sig", "replace").splitlines()]


def _with_breaks_of(there: bytes, data: bytes | None) -> bytes | None:
    """A version with its lines broken as in the folder, where git may have them otherwise than in its own store."""
    if data is None or b"\r\n" not in there or b"\r\n" in data:
        return data
    return data.replace(b"\n", b"\r\n")
