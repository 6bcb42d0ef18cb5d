"""Where every key and item of a file stands: line and column, looked up by route."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from pwp.findings import Route
from pwp.source.events import BOM, events
from pwp.source.faults import Fault, Refused

_HASH = re.compile(r"(?<=\S)[ \t]+(#.*)")


_Node = tuple[int, int, Any, str | None]
"""One key or item: its line and column, what stands below it, and its text where it is a text.

What stands below is a dict by key, a list, or None. Plain tuples: a file with findings has hundreds of them.
"""


class Marks:
    """The places of one file that was read without a fault. Lines and columns count from 1."""

    def __init__(self, data: bytes) -> None:
        self._root = _tree(events(data))

    def find(self, route: Route) -> tuple[int, int]:
        """Line and column of the key or item at `route`, or of the nearest one above it that exists."""
        node = self._root
        for step in route:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return node[0], node[1]

    def keyed(self) -> list[tuple[Route, int, int]]:
        """Every key of the file: the route that leads to it, its line and its column."""
        return [(route, node[0], node[1]) for route, node in self._nodes() if route and isinstance(route[-1], str)]

    def empty_keys(self) -> list[tuple[Route, int, int]]:
        """Every key without a value: the route that leads to it, its line and its column."""
        nodes = ((route, node) for route, node in self._nodes() if route and isinstance(route[-1], str))
        return [(route, node[0], node[1]) for route, node in nodes if node[3] == ""]

    def texts(self) -> list[tuple[Route, str]]:
        """Every text of the file and the route that leads to it, in the order of the file."""
        return [(route, node[3]) for route, node in self._nodes() if node[3] is not None]

    def _nodes(self) -> Iterator[tuple[Route, _Node]]:
        """Every node and the route that leads to it, in the order of the file."""
        waiting: list[tuple[Route, _Node]] = [((), self._root)]
        while waiting:
            route, node = waiting.pop()
            yield route, node
            below = node[2] or ()
            steps = list(below.items()) if isinstance(below, dict) else list(enumerate(below))
            waiting.extend(((*route, step), one) for step, one in reversed(steps))


def _below(node: _Node, step: str | int) -> _Node | None:
    """The node that a step leads to, or None."""
    below = node[2]
    if isinstance(below, dict):
        return below.get(step)
    if isinstance(below, list) and isinstance(step, int) and step < len(below):
        found: _Node = below[step]
        return found
    return None


def first_duplicate(data: bytes) -> Fault:
    """The first key of a file that stands twice in one mapping, with both its lines.

    What comes after it may be wrong too, and is not looked at.
    """
    try:
        _tree(events(data))
    except Refused as refused:
        return refused.fault
    raise AssertionError("no key stands twice")


def _tree(next_event: Callable[[], Any]) -> _Node:
    while (event := next_event()).__class__ not in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
        if event.__class__ is StreamEndEvent:
            return 1, 1, None, None
    return _node(event, next_event, event)


def _node(at: Any, next_event: Callable[[], Any], event: Any) -> _Node:
    """The node whose value starts with `event` and which is shown at the start of the event `at`."""
    mark = at.start_mark
    line, column = mark.line + 1, mark.column + 1
    if event.__class__ is ScalarEvent:
        return line, column, None, event.value
    if event.__class__ is MappingStartEvent:
        keys: dict[str, _Node] = {}
        while (key := next_event()).__class__ is not MappingEndEvent:
            if key.value in keys:
                sentence = f"'{key.value}' stands here and on line {keys[key.value][0]}; keep one of the two"
                raise Refused(key.start_mark.line + 1, key.start_mark.column + 1, sentence)
            held = next_event()
            if held.__class__ is ScalarEvent:  # as most are; a call for each would be felt
                at_key = key.start_mark
                keys[key.value] = (at_key.line + 1, at_key.column + 1, None, held.value)
            else:
                keys[key.value] = _node(key, next_event, held)
        return line, column, keys, None
    items: list[_Node] = []
    while (item := next_event()).__class__ is not SequenceEndEvent:
        items.append(_node(item, next_event, item))
    return line, column, items, None


def lost_to_comments(data: bytes) -> list[tuple[int, int, str]]:
    """Line, column and text of each end of a line that reads like text and is lost as a comment.

    A comment that a person means has a space after its `#`; `Ward #3` has not.
    """
    lines = data.removeprefix(BOM).decode("utf-8").split("\n")
    if not any(_suspect(found[1]) for line in lines for found in _HASH.finditer(line)):
        return []
    spans = _spans(events(data))
    lost = []
    for row, line in enumerate(lines):
        start = _comment_start(row, line, spans)
        if start is not None and line[:start].strip() and _suspect(line[start:]):
            lost.append((row + 1, start + 1, line[start:].rstrip()))
    return lost


def ends_at_a_comma(data: bytes, key: str, line: int, column: int) -> bool:
    """Whether a key without a value, which stands at a line and column, has no colon, as what a comma cut off."""
    text = data.removeprefix(BOM).decode("utf-8").split("\n")[line - 1][column - 1 :]
    return text.startswith(key) and not text[len(key) :].lstrip().startswith(":")


def _suspect(comment: str) -> bool:
    """Whether what stands behind a # looks like text: a comment that is meant has a space after its #."""
    return len(comment) > 1 and not comment[1].isspace() and comment[1] not in "#!"


def _comment_start(row: int, line: str, spans: list[tuple[tuple[int, int], tuple[int, int]]]) -> int | None:
    """Where the comment of a line starts, which is at the first # after a space that is not within a text."""
    for column, letter in enumerate(line):
        opens = letter == "#" and (column == 0 or line[column - 1] in " \t")
        before = bisect_right(spans, ((row, column), (row + 1, 0))) if opens else 0
        if opens and not (before and (row, column) < spans[before - 1][1]):
            return column
    return None


def _spans(next_event: Callable[[], Any]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each text of a document starts and ends."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
    while (event := next_event()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent:
            spans.append(_span(event))
    return spans


def _span(event: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column), (end.line, end.column)
