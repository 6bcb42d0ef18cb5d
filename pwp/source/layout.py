"""How a file is laid out: every key, item and text with the stretch of characters that holds it."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from pwp.source.events import events
from pwp.source.reader import Value

_SPACES = re.compile("[ \t]*")
_LINE = re.compile(r"[^\r\n]*")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Key(NamedTuple):
    """Where a key's own word stands: its first character, the one after its last, and its column from 0."""

    start: int
    end: int
    column: int


class Node(NamedTuple):
    """One value of a file. `start` and `end` are positions in the file's text; `column` counts from 0.

    `style` is the sign that a text starts with (a quote, `|` or `>`), or nothing for a plain one; of keys and lists it
    is `{` or `[` where they stand within brackets. `end` of what stands without brackets is that of its last text.
    """

    start: int
    end: int
    column: int
    style: str
    text: str | None = None
    keys: dict[str, tuple[Key, "Node"]] | None = None
    items: list["Node"] | None = None

    @property
    def is_empty(self) -> bool:
        """True where nothing is written, or a word that YAML has for nothing."""
        return self.text is not None and not self.style and self.text in _NOTHING

    @property
    def value(self) -> Value:
        """The value as it is written, placeholders and all; None for what is empty."""
        if self.keys is not None:
            held = {key: node.value for key, (_, node) in self.keys.items()}
            return {key: value for key, value in held.items() if value is not None} or None
        if self.items is not None:
            return [item.value for item in self.items] or None
        return None if self.is_empty else self.text


def layout(text: str) -> Node | None:
    """The layout of a file that the reader reads without a fault; None where it holds nothing but comments."""
    next_event = events(text.encode())
    event: Any
    while (event := next_event()).__class__ not in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
        if event.__class__ is StreamEndEvent:
            return None
    return _node(event, next_event, text)


def _node(event: Any, next_event: Callable[[], Any], text: str) -> Node:
    """The node whose value starts with `event`."""
    (start, end), column = _span(event), event.start_mark.column
    if event.__class__ is ScalarEvent:
        kept = event.style in ("|", ">") and "+" in text[start : _line_ended(text, start)].split(" #", maxsplit=1)[0]
        if event.style in ("|", ">") and not kept:
            end = _last_line_ended(text, start, end)
        return Node(start, end, column, event.style or "", text=event.value)
    sign = text[start : start + 1] if event.flow_style else ""
    if event.__class__ is MappingStartEvent:
        keys: dict[str, tuple[Key, Node]] = {}
        key: Any
        last = start
        while (key := next_event()).__class__ is not MappingEndEvent:
            at = Key(*_span(key), key.start_mark.column)
            held = _node(next_event(), next_event, text)
            if held.is_empty and held.start == held.end:
                colon = text.index(":", at.end) + 1
                held = held._replace(start=colon, end=colon)
            keys[key.value] = (at, held)
            last = held.end
        return Node(start, _span(key)[1] if sign else last, column, sign, keys=keys)
    items: list[Node] = []
    item: Any
    last = start + 1
    while (item := next_event()).__class__ is not SequenceEndEvent:
        items.append(_node(item, next_event, text))
        last = max(last, items[-1].end)
    return Node(start, _span(item)[1] if sign else last, column, sign, items=items)


def _last_line_ended(text: str, start: int, end: int) -> int:
    """Where the last line of a block of lines ends that holds more than spaces: behind the spaces at its own end."""
    last = start + len(text[start:end].rstrip())
    found = _SPACES.match(text, last, end)
    return found.end() if found else last


def _line_ended(text: str, start: int) -> int:
    """Where the line ends in which a position is, before its break."""
    return _LINE.match(text, start).end()  # type: ignore[union-attr] # which matches nothing at least


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def comments(text: str) -> list[tuple[int, str]]:
    """Every comment of a file: where it starts, and its text with the sign before it."""
    found = []
    for start, end in _gaps(text):
        found += [(at.start(), at[0].rstrip()) for at in _COMMENT.finditer(text, start, end)]
    return found


_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a file that are no text of its own: between its values, and the first line of a block."""
    next_event = events(text.encode())
    event: Any
    at = 0
    while (event := next_event()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent:
            start, end = _span(event)
            yield at, start
            if event.style in ("|", ">"):
                yield start, min(_line_ended(text, start), end)
            at = max(at, end)
    yield at, len(text)
