"""Texts that others collected to try readers with: each is read, or refused at a line in one sentence."""

import json
import time
from pathlib import Path
from typing import Any

from test_reading import held_to_its_promise

from pwp.edit.written import scalar
from pwp.source import Reader, Reading, is_placeholder, layout

CORPORA = Path(__file__).parent / "corpora"
SECONDS = 2
FORMS = ("note: {}\n", "- {}\n", "{}: one\n", "note: '{}'\n", 'note: "{}"\n', "note: |\n  {}\n", "{}", "a: 1 # {}\n")
"""The places of a file in which a text may stand."""


def corpus(name: str) -> list[Any]:
    """The texts of a corpus; a plain string, or a mapping with its name and more."""
    found: list[Any] = json.loads((CORPORA / f"{name}.json").read_text("utf-8"))
    return found


YAML, JSON, STRINGS = (corpus(name) for name in ("yaml-test-suite", "json-test-suite", "blns"))


def test_the_corpora_are_whole_and_small() -> None:
    assert (len(YAML), len(JSON), len(STRINGS)) == (402, 340, 485)
    assert sum(file.stat().st_size for file in CORPORA.iterdir()) < 1_500_000


def test_every_text_is_read_or_refused_at_a_line_in_one_sentence() -> None:
    texts = [one["text"] for one in (*YAML, *JSON)]
    texts += [form.format(text) for form in FORMS for text in STRINGS]
    for text in texts:
        began = time.process_time()
        held_to_its_promise(text.encode("utf-8", "surrogatepass"))
        assert time.process_time() - began < SECONDS, text[:200]


READ_THOUGH_INVALID = {"9C9N", "9JBA", "CVW2", "DK95-1", "G5U8", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-3", "YJV2"}
"""Texts of the suite that are no YAML 1.2 and that libyaml takes: comments, tabs and hyphens nobody writes so."""
READ_OTHERWISE = {"652Z", "L24T-1"}
"""Texts that libyaml reads otherwise than YAML 1.2 has it: `{ ?foo: bar }`, and spaces below the end of a text."""


def test_what_is_read_is_what_the_text_stands_for() -> None:
    readings = {one["name"]: Reader().read(one["text"].encode()) for one in YAML}
    read = {name: one.value for name, one in readings.items() if isinstance(one, Reading)}
    assert {one["name"] for one in YAML if one.get("invalid")} & set(read) == READ_THOUGH_INVALID
    told = {
        one["name"]: one["json"] for one in YAML if "json" in one and not one.get("invalid") and one["name"] in read
    }
    assert len(told) > 140
    differ = {name for name, text in told.items() if not agrees(read[name], json.loads(text or "null"))}
    assert differ == READ_OTHERWISE


def agrees(read: Any, meant: Any) -> bool:
    """Whether what was read is what is meant, where each text stays as it is written, and what says nothing is None."""
    if isinstance(meant, dict) and isinstance(read, dict):
        return set(read) <= set(meant) and all(agrees(read.get(key), held) for key, held in meant.items())
    if isinstance(meant, list) and isinstance(read, list):
        return len(read) == len(meant) and all(map(agrees, read, meant))
    if isinstance(meant, str) and isinstance(read, str):
        return read == meant
    return read is None if isinstance(meant, dict | list | None) else read is None or isinstance(read, str)


def test_every_string_that_is_written_as_a_value_comes_back() -> None:
    for text in filter(str.strip, STRINGS):
        written = f"key: {scalar(text)}\n"
        reading, node = Reader().read(written.encode()), layout(written)
        assert isinstance(reading, Reading)
        assert node is not None
        assert node.value == {"key": text}
        assert reading.value == {"key": text} or (reading.value == {} and is_placeholder(text))
