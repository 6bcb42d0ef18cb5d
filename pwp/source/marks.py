"""Where every key and item of a file stands: line and column, looked up by route."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

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
from pwp.source.faults import Fault

_LOST = re.compile(r"\S[ \t]+(#[^\s#!].*)")


class _Node(NamedTuple):
    """One key or item: where it starts, what stands below it, and its text where it is a text."""

    line: int
    column: int
    below: "dict[str | int, _Node]"
    text: str | None


class Marks:
    """The places of one file that was read without a fault. Lines and columns count from 1."""

    def __init__(self, data: bytes) -> None:
        self._root = _tree(events(data), [])

    def find(self, route: Route) -> tuple[int, int]:
        """Line and column of the key or item at `route`, or of the nearest one above it that exists."""
        node = self._root
        for step in route:
            below = node.below.get(step)
            if below is None:
                break
            node = below
        return node.line, node.column

    def holds(self, route: Route) -> bool:
        """True where every key and item on the route is written in the file."""
        node = self._root
        for step in route:
            if step not in node.below:
                return False
            node = node.below[step]
        return True

    def keyed(self) -> list[tuple[Route, int, int]]:
        """Every key of the file: the route that leads to it, its line and its column."""
        found: list[tuple[Route, int, int]] = []
        waiting: list[tuple[Route, _Node]] = [((), self._root)]
        while waiting:
            route, node = waiting.pop()
            if route and isinstance(route[-1], str):
                found.append((route, node.line, node.column))
            waiting.extend(((*route, step), below) for step, below in reversed(node.below.items()))
        return found

    def texts(self) -> list[tuple[Route, str]]:
        """Every text of the file and the route that leads to it, in the order of the file."""
        found: list[tuple[Route, str]] = []
        waiting: list[tuple[Route, _Node]] = [((), self._root)]
        while waiting:
            route, node = waiting.pop()
            if node.text is not None:
                found.append((route, node.text))
            waiting.extend(((*route, step), below) for step, below in reversed(node.below.items()))
        return found


def first_duplicate(data: bytes) -> Fault:
    """The first key of a file that stands twice in one mapping, with both its lines."""
    duplicates: list[Fault] = []
    _tree(events(data), duplicates)
    return duplicates[0]


def _tree(next_event: Callable[[], Any], duplicates: list[Fault]) -> _Node:
    while not isinstance(event := next_event(), ScalarEvent | MappingStartEvent | SequenceStartEvent):
        if isinstance(event, StreamEndEvent):
            return _Node(1, 1, {}, None)
    return _node(event, next_event, event, duplicates)


def _node(at: Any, next_event: Callable[[], Any], event: Any, duplicates: list[Fault]) -> _Node:
    """The node whose value starts with `event` and which is shown at the start of the event `at`."""
    line, column = at.start_mark.line + 1, at.start_mark.column + 1
    below: dict[str | int, _Node] = {}
    if isinstance(event, MappingStartEvent):
        while not isinstance(key := next_event(), MappingEndEvent):
            node = _node(key, next_event, next_event(), duplicates)
            if key.value in below:
                first = below[key.value].line
                sentence = f"'{key.value}' stands here and on line {first}; keep one of the two"
                duplicates.append(Fault(node.line, node.column, sentence))
            below.setdefault(key.value, node)
    elif isinstance(event, SequenceStartEvent):
        while not isinstance(item := next_event(), SequenceEndEvent):
            below[len(below)] = _node(item, next_event, item, duplicates)
    return _Node(line, column, below, event.value if isinstance(event, ScalarEvent) else None)


def lost_to_comments(data: bytes) -> list[tuple[int, int, str]]:
    """Line, column and text of each end of a line that reads like text and is lost as a comment.

    A comment that a person means has a space after its `#`; `Ward #3` has not.
    """
    lines = data.removeprefix(BOM).decode("utf-8").split("\n")
    candidates = [
        (row, found.start(1), found[1].rstrip())
        for row, line in enumerate(lines)
        if not line.lstrip().startswith("#") and (found := _LOST.search(line))
    ]
    if not candidates:
        return []
    spans = _spans(events(data))
    return [
        (row + 1, column + 1, text)
        for row, column, text in candidates
        if not any(start <= (row, column) < end for start, end in spans)
    ]


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
