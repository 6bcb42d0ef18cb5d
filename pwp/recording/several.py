"""Several things for the record at once: one in a line as JSON, or as YAML."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from pwp.errors import BadQuestion, NotUnderstood
from pwp.recording.keeping import Said
from pwp.source import LARGEST, Fault, Reader

DEEPEST = 20
"""How deep lists and keys may lie within one another; no key of the record lies half as deep."""


class _NotOne(ValueError):
    """A line of JSON is no one thing for the record."""


def several(data: bytes) -> list[Said]:
    """What a text gives for the record; what is wrong with one line is kept with it. Raises BadQuestion for all else.

    Yes and no may be written as true and false, and numbers as numbers; they are kept as they are written.
    """
    if len(data) > LARGEST:
        raise BadQuestion(f"what was given is larger than {LARGEST // 1_000_000} MB; give it in parts")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadQuestion("what was given is not UTF-8 text; save it again as UTF-8") from error
    found = [_again(one) for one in (_json(text) if text.lstrip().startswith("{") else _yaml(data))]
    if not found:
        raise BadQuestion("nothing was given; give one in a line as JSON, or as YAML")
    return found


def _again(said: Said) -> Said:
    """One that may say of itself that it is another of a name that is there."""
    if said.values.get("again") not in {"yes", "no", "true", "false"}:
        return said
    rest = {key: value for key, value in said.values.items() if key != "again"}
    return said._replace(values=rest, again=said.values["again"] in {"yes", "true"})


def _json(text: str) -> list[Said]:
    """One object of JSON over any lines, or an object in each line."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) > 1 and not isinstance(whole := _object(text, ""), str):
        return [whole]
    each = [_object(line, f"line {number}") for number, line in lines]
    return [
        Said({}, at=f"line {number}", wrong=(one,)) if isinstance(one, str) else one
        for (number, _), one in zip(lines, each, strict=True)
    ]


def _object(text: str, at: str) -> Said | str:
    """What an object of JSON gives for the record, or why it gives nothing."""
    try:
        value = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=_no_number, object_pairs_hook=_each_key_once
        )
        if isinstance(value, dict) and value:
            return Said({}, _as_written(value, 0), at)
    except json.JSONDecodeError as error:
        return f"this is not JSON from its character {error.pos + 1} on; a quote, comma or brace may be missing"
    except RecursionError:
        return _TOO_DEEP
    except _NotOne as wrong:
        return str(wrong)
    return 'keys are needed here, such as {"title": "Drop-in"}'


_TOO_DEEP = "this is nested too deep"


def _no_number(word: str) -> NoReturn:
    raise _NotOne(f"{word} is no number that a record can hold")


def _each_key_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The keys of an object of JSON with their values."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _NotOne(f"the key '{key}' is given twice")
        found[key] = value
    return found


def _as_written(value: Any, depth: int) -> Any:
    """A value of JSON as a file holds it: yes and no in words, and nothing left out where nothing is said."""
    if depth > DEEPEST:
        raise _NotOne(_TOO_DEEP)
    if isinstance(value, dict):
        return {key: _as_written(one, depth + 1) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_as_written(one, depth + 1) for one in value if one is not None]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _yaml(data: bytes) -> list[Said]:
    """One thing as YAML, or a list of them."""
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        raise NotUnderstood((f"line {reading.line}: {reading.sentence}",))
    value: Any = reading.value
    if value is None:
        return []
    every = value if isinstance(value, list) else [value]
    at = [f"number {number}" if len(every) > 1 else "" for number in range(1, len(every) + 1)]
    keys = "keys are needed here, such as 'title: Drop-in'"
    return [
        Said({}, one, where) if isinstance(one, dict) and one else Said({}, at=where, wrong=(keys,))
        for one, where in zip(every, at, strict=True)
    ]
