"""The words that people write for the fixed words of the record, and for 1 to 5: face to face, completed, high."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pwp.model.structure import Field
from pwp.source import Fault, Reader

ONE_TO_FIVE = (1.0, 5.0)


@cache
def words() -> Mapping[str, Mapping[str, list[str]]]:
    """What people write, for each key that takes fixed words; `five` for the keys that take 1 to 5."""
    reading = Reader().read((Path(__file__).parent / "words.yaml").read_bytes())
    assert not isinstance(reading, Fault)  # noqa: S101 - a file of ours, which the tests read
    return reading.value  # type: ignore[return-value] # it holds keys


@cache
def _plainly(key: str) -> Mapping[str, list[str]]:
    return {_plain(word): ours for word, ours in words().get(key, {}).items()}


def in_our_words(field: Field, text: str) -> str | None:
    """The record's own word for what somebody wrote; None where it is no word that is known."""
    if (field.low, field.high) == ONE_TO_FIVE:
        return next(iter(_plainly("five").get(_plain(text), ())), None)
    if not field.choices:
        return None
    return next((one for one in _plainly(field.key).get(_plain(text), ()) if one in field.choices), None)


def _plain(word: str) -> str:
    """A word without capitals, spaces and marks."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())
