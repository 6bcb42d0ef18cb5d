"""Something new for the record, put together from what was entered, and everything that is wrong with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.decode import decode
from pwp.decode.misfits import WRITE_YES
from pwp.model.references import walk
from pwp.model.structure import Kind
from pwp.plain import clean
from pwp.recording.columns import columns, held, put
from pwp.recording.entered import Days, Wrong, entered, sorts, unknown
from pwp.recording.naming import short_id
from pwp.recording.register import Register

MAY_BE_NEW = ("stakeholder", "theme")
"""The sorts of thing that can be made by naming them."""
LONG_TITLE = 60
_SENTENCE = re.compile(r"[.;:!?](?=\s)|\n")


class New(NamedTuple):
    """Something that is made because it was named: what it is, its id, and what it is called."""

    sort: str
    id: str
    name: str


class Draft(NamedTuple):
    """Values for the record as they would stand in its file, what is made along with them, and what is wrong."""

    values: dict[str, Any]
    new: tuple[New, ...] = ()
    problems: tuple[str, ...] = ()


def drafted(  # noqa: PLR0913 - what it is told, and how that is to be taken
    record: type[Struct],
    given: Mapping[str, Sequence[str]],
    register: Register,
    days: Days,
    *,
    making: bool = False,
    names: Mapping[str, str] | None = None,
) -> Draft:
    """The values of a record for what was entered under its keys, such as `reached/people`.

    With `making`, a group or theme that the record does not have is made new. `names` says how a key was called
    where it was given, such as `--people`, so that what is wrong can be found there.
    """
    called = names or {}
    values: dict[str, Any] = {}
    new: list[New] = []
    problems: list[str] = []
    for column in columns(record):
        found: list[str] = []
        for text in given.get(column.key, ()):
            value = entered(column.field, text, register, days)
            if isinstance(value, Wrong) and making and (made := _made(value, text, sorts(column.field), register)):
                new.append(made)
                value = made.id
            if isinstance(value, Wrong):
                way = " (or say --new to make it)" if value.word and set(sorts(column.field)) & set(MAY_BE_NEW) else ""
                problems.append(f"{called.get(column.key, column.heading)}: {value.sentence}{way}")
            elif value is not None:
                found += [value] if isinstance(value, str) else value
        if found:
            put(values, column.route, list(dict.fromkeys(found)) if column.field.many else found[-1])
    return Draft(values, tuple(new), tuple(problems))


def _made(wrong: Wrong, text: str, of: tuple[str, ...], register: Register) -> New | None:
    """The group or theme that a text stands for which names none yet; its commas are its own."""
    sort = next((one for one in of if one in MAY_BE_NEW), None)
    if not wrong.word or sort is None:
        return None
    name = text.strip()
    made = New(sort, short_id(name, sort, register.taken()), name)
    register.add(*made)
    return made


def taken_apart(values: Mapping[str, Any], record: type[Struct]) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """Values as they are to stand in a file: those that have to be understood, and those to be kept as they are."""
    given: dict[str, list[str]] = {}
    rest: dict[str, Any] = copied(values)
    for column in columns(record):
        value = held(rest, column.route)
        texts = [value] if isinstance(value, str) else value
        plain = column.field.kind is Kind.TEXT and not sorts(column.field)
        if not plain and isinstance(texts, list) and all(isinstance(one, str) for one in texts):
            given[column.key] = texts
            put(rest, column.route, None)
    return given, rest


def copied(value: Any) -> Any:
    """A value of its own, to be changed."""
    if isinstance(value, Mapping):
        return {key: copied(one) for key, one in value.items()}
    return [copied(one) for one in value] if isinstance(value, list) else value


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two parts of the same values put together; where both say something, the other counts."""
    whole = dict(one)
    for key, value in other.items():
        mine = whole.get(key)
        whole[key] = joined(mine, value) if isinstance(mine, Mapping) and isinstance(value, Mapping) else value
    return whole


def checked(values: Mapping[str, Any], record: type[Struct], register: Register) -> list[str]:
    """What is wrong with values as they are to stand in the file: kinds, keys, ids that name nothing."""
    named = "id" in record.__struct_fields__
    decoded = decode({**({"id": "new"} if named else {}), **values}, record)
    wrong = [f"{_keys(one.route)}{one.sentence}" for one in decoded.misfits if one.rule is not WRITE_YES]
    if decoded.record is not None:
        for id_, of, route, _ in walk(decoded.record)[1]:
            if of != ("person",) and not any(id_ in register.names(sort) for sort in of):
                wrong.append(f"{_keys(route)}{unknown(id_, of, register).sentence}")
    return wrong


def _keys(route: Iterable[str | int]) -> str:
    """The way to a value that is not at the top, for a message."""
    steps = [str(one + 1) if isinstance(one, int) else one for one in route]
    return f"{'/'.join(steps)}: " if len(steps) > 1 else ""


def as_written(value: Any) -> Any:
    """A value from JSON as the text that a file holds: yes and no in words, numbers in figures."""
    if isinstance(value, Mapping):
        return {str(key): as_written(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [as_written(one) for one in value if one is not None]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)


def title_and_summary(text: str) -> tuple[str, str]:
    """A title of a few words for what somebody wrote in one go, and the whole of it as the summary where it is more."""
    whole = text.strip()
    if len(whole) <= LONG_TITLE and "\n" not in whole:
        return whole, ""
    first = _SENTENCE.split(whole, maxsplit=1)[0].strip()
    clauses = first.split(", ")
    title = clauses[0]
    while len(clauses) > 1 and len(title) < LONG_TITLE // 4:
        clauses[:2] = [", ".join(clauses[:2])]
        title = clauses[0]
    if len(title) > LONG_TITLE:
        title = title[:LONG_TITLE].rpartition(" ")[0] or title[:LONG_TITLE]
    return clean(title), whole
