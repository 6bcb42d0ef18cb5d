"""YAML to plain values: mappings, lists and text, with nothing where nothing is recorded."""

from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple, NoReturn

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from pwp.source.events import events
from pwp.source.faults import Fault, Refused, corrected, of_syntax, unfit
from pwp.source.marks import first_duplicate

Value = dict[str, Any] | list[Any] | str | None

DEEPEST = 40
LONGEST_KEY = 200
MOST_KEYS = 1_000
MOST_EVENTS = 300_000
"""How many keys, values, lists and ends of lists one file may hold, as libyaml counts them."""
TOO_MUCH = "up to here are more keys and values than pwp reads in one file; divide it, or is it another file?"
LARGEST = 5_000_000
PLACEHOLDERS = frozenset(
    {
        *("n/a", "tba", "tbc", "tbd", "to be agreed", "to be confirmed", "to be decided", "todo", "to do", "to follow"),
        *("xxx", "see above", "as above", "see below", "not known", "not known yet", "not yet known"),
    }
)
_NULLS = frozenset({"~", "null", "Null", "NULL"})
SHORT = 40
"""How many letters a text has at most that may stand where an answer is still to come."""


class Reading(NamedTuple):
    """What a file holds.

    `value` is None for a file without content, and empty for one whose keys all hold nothing. `placeholders` is
    true where a text such as TBC was found, and read as nothing; `hashes` where part of a line may be lost as a
    comment; `commas` where a key in braces has no value, as the 200 of `{people: 1,200}`; `escapes` where a backslash
    in quotes may have put something into a text that is not seen. Each asks for a closer look.
    """

    value: Value
    placeholders: bool
    hashes: bool
    commas: bool = False
    escapes: bool = False


class _Duplicate(Exception):
    """The same key stands twice in one mapping."""


class Reader:
    """Reads the files of one workspace, and remembers short texts so that each is in memory once."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._placeholders = self._commas = False

    def read(self, data: bytes) -> Reading | Fault:
        """The values of one file, or why it cannot be read."""
        if len(data) > LARGEST:
            return Fault(1, 1, "the file is larger than 5 MB, which is more than pwp reads")
        if fault := unfit(data):
            return fault
        self._placeholders = self._commas = False
        try:
            value = self._document(events(data))
        except _Duplicate:
            return first_duplicate(data)
        except Refused as refused:
            return _with_correction(refused.fault, data)
        except YAMLError as error:
            return of_syntax(error, data)
        hashes, escapes = b" #" in data or b"\t#" in data, b"\\" in data and b'"' in data
        return Reading(value, self._placeholders, hashes, self._commas, escapes)

    def _document(self, next_event: Callable[[], Any]) -> Value:  # noqa: C901, PLR0912 - one loop, for every event
        """The value of the only document, built from its events without recursion."""
        known_key, known_text = self._keys.get, self._texts.get
        stack: list[tuple[Any, str | None, bool]] = []
        outermost: list[Value] = []
        holder: Any = outermost
        key: str | None = None
        in_mapping = False
        value: Value
        event: Any = None
        for _ in repeat(None, MOST_EVENTS):
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if event.tag is not None or event.anchor is not None:
                    _refuse(event)
                text = event.value
                if in_mapping and key is None:
                    key = known_key(text) or self._new_key(event)
                    if key in holder:
                        raise _Duplicate
                    continue
                value = known_text(text) or self._new_text(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = holder or None
                if kind is MappingEndEvent and (None in holder.values() or len(holder) > MOST_KEYS):
                    value = self._filled(holder, event)
                holder, key, in_mapping = stack.pop()
                if holder is outermost and kind is MappingEndEvent:
                    value = value or {}
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if (key is None and in_mapping) or len(stack) == DEEPEST:
                    _refuse(event, deep=len(stack) == DEEPEST)
                if event.tag is not None or event.anchor is not None:
                    _refuse(event)
                stack.append((holder, key, in_mapping))
                in_mapping = kind is MappingStartEvent
                holder, key = ({} if in_mapping else []), None
                continue
            elif kind is StreamEndEvent:
                return outermost[0] if outermost else None
            else:
                if kind is AliasEvent or (kind is DocumentStartEvent and (outermost or _directed(event))):
                    _refuse(event)
                continue
            if in_mapping:
                holder[key] = value
                key = None
            else:
                holder.append(value)
        raise Refused(event.start_mark.line + 1, event.start_mark.column + 1, TOO_MUCH)

    def _filled(self, holder: dict[str, Value], event: Any) -> Value:
        """A mapping without the keys that have no value, or None where none has."""
        if len(holder) > MOST_KEYS:
            _refuse(event)
        self._commas |= event.start_mark.index != event.end_mark.index  # only braces have an end of their own
        return {name: held for name, held in holder.items() if held is not None} or None

    def _new_key(self, event: Any) -> str:
        """A key met for the first time; merge keys, those that are nothing and very long ones are refused."""
        key: str = event.value
        nothing = not key.strip() or (key in _NULLS and not event.style)
        if nothing or key == "<<" or len(key) > LONGEST_KEY:
            _refuse(event, key=True)
        if key not in _NULLS:
            self._keys[key] = key
        return key

    def _new_text(self, event: Any) -> str | None:
        """A text met for the first time, or None for one that records nothing."""
        text: str = event.value
        if len(text) <= SHORT:
            if not text or text.isspace() or (not event.style and text in _NULLS):
                return None
            if is_placeholder(text):
                self._placeholders = True
                return None
            if text not in _NULLS:
                self._texts[text] = text
        elif text.isspace():
            return None
        return text


def is_placeholder(text: str) -> bool:
    """Whether a text stands where an answer is still to come, such as TBC, or has no letter and no digit in it."""
    bare = text.strip(" .:!()").casefold()
    return bare in PLACEHOLDERS or not any(letter.isalnum() for letter in bare)


def _directed(event: Any) -> bool:
    return bool(event.version or event.tags)


def _refuse(event: Any, *, deep: bool = False, key: bool = False) -> NoReturn:
    """Stop at an event that YAML allows and pwp does not."""
    raise Refused(event.start_mark.line + 1, event.start_mark.column + 1, _why(event, deep=deep, key=key))


def _why(event: Any, *, deep: bool, key: bool) -> str:
    if deep:
        return f"lists and keys are nested more than {DEEPEST} deep here"
    if event.__class__ is MappingEndEvent:
        return f"more than {MOST_KEYS} keys stand together above; a record never holds as many"
    if event.__class__ is DocumentStartEvent:
        if _directed(event):
            return "lines that start with % are not used here; delete them"
        return "a second document starts here ('---'); keep one document in a file"
    if event.__class__ is AliasEvent:
        name = str(event.anchor)[:SHORT]
        return f"'*' starts an alias (*{name}), and aliases are not used here; put quotes round text"
    if getattr(event, "anchor", None) is not None:
        return f"'&' starts an anchor (&{event.anchor[:SHORT]}), and anchors are not used here; put quotes round text"
    if getattr(event, "tag", None) is not None:
        return f"'!' starts a tag ({event.tag[:SHORT]}), and tags are not used here; put quotes round text"
    if key and event.value == "<<":
        return "'<<' merges other keys in, which is not used here; write the keys out"
    if key and len(event.value) > LONGEST_KEY:
        return "this key is very long; is a colon in the middle of a text? Put quotes round the text"
    return "a key is a plain word followed by a colon; put quotes round text that holds braces or brackets"


def _with_correction(fault: Fault, data: bytes) -> Fault:
    """The fault with the line as it should be, where quotes around the text would mend it."""
    lines = data.decode("utf-8-sig").splitlines()
    better = corrected(lines[fault.line - 1]) if fault.line <= len(lines) else None
    return fault._replace(sentence=f"{fault.sentence}: {better}") if better else fault
