"""What options and keys are called, which serves for one another: --theme and themes, --people and reached/people."""

from collections.abc import Callable, Mapping
from typing import Any

from pwp.recording.capture import copied
from pwp.recording.columns import columns, put

SHORTEST = 3
"""How many letters a name has that may stand for another; shorter ones are those of a dash and a letter."""


def option_names(record: Any, names: Mapping[str, str]) -> Callable[[str], str]:
    """A function that gives, for what an option was called, its name: for its key, for a plural or singular of it.

    `names` are the options of a record's keys that are not called as the keys are, such as `--with`.
    """
    keys = {one.key: one.key.replace("/", "-").replace("_", "-") for one in columns(record)}
    own = {keys[key]: name.removeprefix("--") for key, name in names.items() if key in keys}
    known = {*own.values(), *(name for key, name in keys.items() if key not in names)}

    def meant(word: str) -> str:
        if word in known or len(word) < SHORTEST:
            return word
        found = (own.get(one) or (one if one in known else "") for one in _forms(word))
        return next(filter(None, found), word)

    return meant


def under_keys(values: Mapping[str, Any], record: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """What was given as JSON or YAML, with what is called as an option is, or in the other number, under its key."""
    every = {one.key: one.route for one in columns(record)}
    called = {name.removeprefix("--").replace("-", "_"): key for key, name in names.items()}
    own = {key: value for key, value in copied(values).items() if key in record.__struct_encode_fields__}
    found = dict(own)
    for key, value in copied(values).items():
        if key in own:
            continue
        meant = next((every[it] for one in _forms(key) if (it := called.get(one, one)) in every), (key,))
        put(found, meant, value)
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A word, and the same in the plural and the singular."""
    return word, f"{word}s", word.removesuffix("s")
