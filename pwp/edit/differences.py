"""What has to change in a text for it to hold other values: the stretches that differ, and what is to stand there."""

import json
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.edit.written import below, in_brackets, is_nothing, item_lines, key_lines, key_order, scalar
from pwp.source import Node, comments
from pwp.source.layout import Key

_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """A stretch of a text and what is to stand in its place."""

    start: int
    end: int
    new: str


def normal(value: Any) -> Any:
    """A value without what records nothing, so that two ways of writing the same are equal."""
    if isinstance(value, Mapping):
        held = {key: normal(one) for key, one in value.items()}
        return {key: one for key, one in held.items() if one is not None} or None
    if isinstance(value, list | tuple):
        return [normal(one) for one in value] or None
    return None if value == "" else value


class Differences:
    """The splices by which a text comes to hold other values."""

    def __init__(self, text: str, newline: str) -> None:
        self._text = text
        self._newline = newline
        self._comments = comments(text)

    def of_keys(self, node: Node, wanted: Mapping[str, Any], record: type[Struct] | None) -> list[Splice]:
        """For a mapping: keys changed, emptied and added."""
        keys = node.keys or {}
        splices: list[Splice] = []
        for name, (key, held) in keys.items():
            if normal(held.value) != normal(wanted.get(name)):
                splices += self._value(key, held, wanted.get(name), below(record, name), within=bool(node.style))
        new = [name for name in key_order(record, wanted) if name not in keys and not is_nothing(wanted[name])]
        if node.style:
            return splices + self._keys_in_brackets(node, [(name, wanted[name], below(record, name)) for name in new])
        order = key_order(record, [*keys, *new])
        for name in new:
            before = [one for one in order[: order.index(name)] if one in keys]
            lines = key_lines(name, wanted[name], below(record, name), self._column(node))
            if before:
                after = keys[before[-1]][1]
                splices.append(self._line_after(max(after.end, keys[before[-1]][0].end), lines))
            else:
                splices.append(self._line_before(node, lines))
        return splices

    def _column(self, node: Node) -> int:
        return next(iter(node.keys.values()))[0].column if node.keys else node.column

    def _keys_in_brackets(self, node: Node, new: list[tuple[str, Any, type[Struct] | None]]) -> list[Splice]:
        if not new:
            return []
        shown = ", ".join(in_brackets({name: value}, None)[1:-1] for name, value, _ in new)
        inside = self._text[node.start + 1 : node.end - 1]
        if not node.keys:
            return [Splice(node.start + 1, node.end - 1, shown)]
        at = node.start + 1 + len(inside.rstrip().removesuffix(",").rstrip())
        return [Splice(at, at, f", {shown}")]

    def _value(self, key: Key, held: Node, value: Any, record: type[Struct] | None, *, within: bool) -> list[Splice]:
        """For a key: another value, or none."""
        if isinstance(value, Mapping) and held.keys:
            return self.of_keys(held, value, record)
        if isinstance(value, list | tuple) and held.items and not is_nothing(value):
            return self._items(held, list(value), record)
        return self._instead(key.column, held, value, record, within=within)

    def _instead(
        self, column: int, held: Node, value: Any, record: type[Struct] | None, *, within: bool
    ) -> list[Splice]:
        """Another value in the place of one: texts, or what is of another kind."""
        block = not held.style and held.text is None
        if is_nothing(value):
            if within:  # the space stays: before a comma it parts the key from it
                return [Splice(held.start, held.end, "")]
            return self._without(held, held.start) if block else [self._emptied(held)]
        if within or (held.text is not None and isinstance(value, str)):
            return [self._text_instead(column, held, value, record, within=within)]
        gone = self._without(held, held.start) if block else [self._emptied(held)]
        line = self._line_start(held.start) if block else held.start
        at = self._text.rindex(":", 0, line) + 1 if block else held.end
        if isinstance(value, str):
            return [*gone, Splice(at, at, " " + scalar(value))]
        shown = key_lines("x", value, record, column)
        if len(shown) == 1:
            return [*gone, Splice(at, at, shown[0].strip().removeprefix("x:"))]
        return [*gone, self._line_after(at, shown[1:])]

    def _text_instead(
        self, column: int, held: Node, value: Any, record: type[Struct] | None, *, within: bool
    ) -> Splice:
        before = self._text[held.start - 1 : held.start]
        space = "" if not before or before.isspace() or before in "[{," else " "
        if within:
            return Splice(held.start, held.end, space + in_brackets(value, record))
        old = self._text[held.start : held.end]
        header = _BREAK.split(old, maxsplit=1)[0] if held.style in ("|", ">") else ""
        comment = header[header.index("#") :].rstrip() if "#" in header else ""
        behind = self._text[held.end : self._line_end(held.end)].strip()
        indent = None if behind and not comment else column + 2
        new = scalar(value, style="" if held.is_empty else held.style, indent=indent)
        if comment:
            first, _, others = new.partition("\n")
            new = f"{first}  {comment}" + (f"\n{others}" if others else "")
        return Splice(held.start, held.end, space + new.replace("\n", self._newline))

    def _emptied(self, held: Node) -> Splice:
        """The value of a key taken out, with the space before it."""
        start = held.start
        while self._text[start - 1 : start] in (" ", "\t"):
            start -= 1
        return Splice(start, held.end, "")

    def _without(self, held: Node, start: int) -> list[Splice]:
        """A stretch of whole lines taken out, with its comments left where they are."""
        first, last = self._line_start(start), self._line_end(held.end)
        kept = [f"{' ' * (start - first)}{comment}" for at, comment in self._comments if first <= at < last]
        if kept:
            return [Splice(first, last, self._newline.join(kept))]
        behind = _BREAK.match(self._text, last)
        return [Splice(first, behind.end() if behind else last, "")]

    def _items(self, node: Node, wanted: list[Any], record: type[Struct] | None) -> list[Splice]:
        """For a list: items changed, taken out and added, each known by its id or by what it says."""
        items = node.items or []
        pairs = SequenceMatcher(
            a=[known_by(one.value) for one in items], b=[known_by(one) for one in wanted], autojunk=False
        )
        splices: list[Splice] = []
        for kind, first, last, from_, to in pairs.get_opcodes():
            olds, news = list(range(first, last)), wanted[from_:to]
            in_place = kind == "equal" or (
                kind == "replace" and len(olds) == len(news) and self._alike(node, olds, news)
            )
            if in_place:
                for position, new in zip(olds, news, strict=True):
                    splices += self._item(node, items[position], new, record)
            elif node.style:
                shown = ", ".join(in_brackets(new, record) for new in news if not is_nothing(new))
                splices += _within_brackets(items, first, last, shown)
            else:
                splices += [
                    one for position in olds for one in self._without(items[position], self._dash(node, position))
                ]
                splices += self._new_items(node, first, news, record)
        return splices

    def _alike(self, node: Node, olds: list[int], news: list[Any]) -> bool:
        """Whether items that differ stand for one another: they are of one kind, and none has an id of its own."""
        pairs = [((node.items or [])[old].value, new) for old, new in zip(olds, news, strict=True)]
        return all(type(old) is type(new) and not (_has_id(old) or _has_id(new)) for old, new in pairs)

    def _item(self, node: Node, old: Node, new: Any, record: type[Struct] | None) -> list[Splice]:
        if normal(old.value) == normal(new):
            return []
        if old.keys is not None and isinstance(new, Mapping):
            return self.of_keys(old, new, record)
        if old.items is not None and isinstance(new, list):
            return self._items(old, list(new), record)
        if node.style:
            return [Splice(old.start, old.end, in_brackets(new, record))]
        return [self._text_instead(node.column, old, new, record, within=False)]

    def _new_items(self, node: Node, position: int, news: list[Any], record: type[Struct] | None) -> list[Splice]:
        lines = [line for new in news for line in item_lines(new, record, node.column)]
        items = node.items or []
        if not lines:
            return []
        if position:
            return [self._line_after(max(items[position - 1].end, self._dash(node, position - 1) + 1), lines)]
        return [Splice((at := self._line_start(self._dash(node, 0))), at, self._joined(lines) + self._newline)]

    def _dash(self, node: Node, position: int) -> int:
        """Where the hyphen of an item stands."""
        items = node.items or []
        line = self._line_start(items[position].start)
        while line and self._text[line + node.column : line + node.column + 1] != "-":
            line = self._line_start(line - 1)
        return line + node.column

    def _line_after(self, position: int, lines: list[str]) -> Splice:
        """Lines put below the line in which a position is."""
        end = self._line_end(position)
        return Splice(end, end, self._newline + self._joined(lines))

    def _line_before(self, node: Node, lines: list[str]) -> Splice:
        """Keys put before the first key of a mapping."""
        start = self._line_start(node.start)
        if self._text[start : node.start].strip():  # behind the hyphen of an item, where the other keys then follow
            joined = self._joined(lines).lstrip(" ")
            return Splice(node.start, node.start, joined + self._newline + " " * self._column(node))
        return Splice(start, start, self._joined(lines) + self._newline)

    def _joined(self, lines: list[str]) -> str:
        return self._newline.join(line for one in lines for line in one.split("\n"))

    def _line_start(self, position: int) -> int:
        if self._text[position - 1 : position + 1] == "\r\n":
            position -= 1
        return max(self._text.rfind(one, 0, position) for one in "\r\n") + 1

    def _line_end(self, position: int) -> int:
        """Where the line ends in which a position is, before its break."""
        if position and self._text[position - 1] in "\r\n":
            return position - (2 if self._text[position - 2 : position] == "\r\n" else 1)
        found = _BREAK.search(self._text, position)
        return found.start() if found else len(self._text)


def _within_brackets(items: list[Node], first: int, last: int, shown: str) -> list[Splice]:
    """For a list within brackets: other items in the place of some, which take a comma beside them along."""
    if first == last:
        at = items[first].start if first < len(items) else items[-1].end
        new = f"{shown}, " if first < len(items) else f", {shown}"
        return [Splice(at, at, new)] if shown else []
    start, end = items[first].start, items[last - 1].end
    if not shown and last < len(items):
        end = items[last].start
    elif not shown and first:
        start = items[first - 1].end
    return [Splice(start, end, shown)]


def _has_id(value: Any) -> bool:
    return isinstance(value, Mapping) and "id" in value


def known_by(value: Any) -> str:
    """What an item of a list is known by: its id, or else what it says."""
    if isinstance(value, Mapping) and value.get("id"):
        return f"id {value['id']}"
    return json.dumps(normal(value), sort_keys=True)
