"""What is read from a file or standard input for the record: lines of JSON, or YAML."""

import json
import sys
from pathlib import Path
from typing import Any

from pwp.errors import BadQuestion, NotUnderstood
from pwp.recording.capture import as_written
from pwp.recording.keeping import Said
from pwp.source import LARGEST, Fault, Reader


def read(source: str) -> list[Said]:
    """What a file, or standard input for `-`, gives for the record; raises NotUnderstood and BadQuestion."""
    data = _bytes(source)
    text = data.decode("utf-8-sig", "replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        raise BadQuestion("what was given is not UTF-8; save it as UTF-8")
    return _lines(text) if text.lstrip().startswith("{") else _yaml(data)


def _bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(LARGEST * 10) if sys.stdin else b""
    try:
        with Path(source).open("rb") as opened:
            return opened.read(LARGEST * 10)
    except OSError as error:
        raise BadQuestion(f"{source} cannot be read: {error.strerror or error}") from error


def _lines(text: str) -> list[Said]:
    """Objects of JSON, one in a line."""
    found, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(f"line {number}: this is not JSON ({getattr(error, 'msg', 'nested too deep')})")
            continue
        if isinstance(value, dict):
            found.append(Said({}, as_written(value), f"line {number}"))
        else:
            problems.append(f'line {number}: an object is needed here, such as {{"title": "Drop-in"}}')
    if problems:
        raise NotUnderstood(tuple(problems))
    return found


def _yaml(data: bytes) -> list[Said]:
    """One thing as YAML, or a list of them."""
    reading = Reader().read(data)
    if isinstance(reading, Fault):
        raise NotUnderstood((f"line {reading.line}: {reading.sentence}",))
    every: Any = reading.value if isinstance(reading.value, list) else [reading.value]
    if not all(isinstance(one, dict) and one for one in every):
        raise BadQuestion("keys are needed, such as 'title: Drop-in'; nothing like it was given")
    several = len(every) > 1
    return [Said({}, one, f"number {at}" if several else "") for at, one in enumerate(every, start=1)]
