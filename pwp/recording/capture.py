"""Something new for the record, put together from what was entered, and everything that is wrong with it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.decode import decode
from pwp.decode.misfits import WRITE_YES
from pwp.model.references import walk
from pwp.model.structure import Field, Kind
from pwp.plain import brief, clean
from pwp.recording.columns import columns, held, put
from pwp.recording.days import Days
from pwp.recording.entered import About, Wrong, entered, meant, parts, sorts, unknown
from pwp.recording.naming import short_id
from pwp.recording.register import Register
from pwp.spelling import is_one_letter_off

MAY_BE_NEW = ("stakeholder", "theme")
"""The sorts of thing that can be made by naming them."""
LONG_TITLE = 60
_SENTENCE = re.compile(r"[.;:!?](?=\s)|\n")


class New(NamedTuple):
    """Something that is made because it was named: what it is, its id, what it is called, and what is called alike."""

    sort: str
    id: str
    name: str
    like: str = ""


class Draft(NamedTuple):
    """Values for the record as they would stand in its file, what is made along with them, and what is wrong.

    `unclear` are the keys at which something is.
    """

    values: dict[str, Any]
    new: tuple[New, ...] = ()
    problems: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


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
    problems: dict[str, list[str]] = {}
    estimates: list[tuple[str, ...]] = []
    for column in columns(record):
        found: list[str] = []
        for text in given.get(column.key, ()):
            for one in _understood(column.field, text, register, days, making=making):
                if isinstance(one, Wrong):
                    way = " (or say --new to make it)" if one.word and not making and _may_be_new(column.field) else ""
                    problem = f"{called.get(column.key, column.heading)}: {one.sentence}{way}"
                    problems.setdefault(column.key, []).append(problem)
                    continue
                if isinstance(one, New):
                    new.append(one)
                if isinstance(one, About):
                    estimates.append((*column.route[:-1], "approximate"))
                found.append(one.id if isinstance(one, New) else one.number if isinstance(one, About) else one)
        if found:
            put(values, column.route, list(dict.fromkeys(found)) if column.field.many else found[-1])
    for route in estimates:
        if held(values, route) is None:
            put(values, route, "yes")
    every = tuple(dict.fromkeys(problem for some in problems.values() for problem in some))
    return Draft(values, tuple(new), every, tuple(problems))


def _understood(
    field: Field, text: str, register: Register, days: Days, *, making: bool
) -> Iterator[str | About | New | Wrong]:
    """Each value that was written in one place: as the record holds it, made new, or why it cannot be taken."""
    value = entered(field, text, register, days)
    if not isinstance(value, Wrong):
        yield from [value] if isinstance(value, str | About) else value or ()
        return
    words = parts(field, text) if field.many else [text]
    each = [entered(field, word, register, days) for word in words]
    sort = _may_be_new(field) if making else None
    if sort and len(words) > 1 and not re.search("[;\n]", text) and all(isinstance(one, Wrong) for one in each):
        yield Wrong(
            f"'{brief(text)}' may be one name or several; put semicolons between several, and one behind a single name"
        )
        return
    for word, one in zip(words, each, strict=True):
        if isinstance(one, Wrong) and one.word and sort:
            yield _made(word.strip(), sort, register)
        elif isinstance(one, Wrong):
            yield one
        else:
            yield from [one] if isinstance(one, str | About) else one or ()


def _may_be_new(field: Field) -> str | None:
    """The sort of thing that a field names and that can be made by naming it."""
    return next((one for one in sorts(field) if one in MAY_BE_NEW), None)


def _made(name: str, sort: str, register: Register) -> New | str:
    """The group or theme that a name stands for which names none yet; its id where it was made just before."""
    known = meant(name, (sort,), register)
    if isinstance(known, str):
        return known
    like = (id_ for id_, other in register.names(sort).items() if is_one_letter_off(name, other or id_))
    made = New(sort, short_id(name, sort, register.taken()), name, next(like, ""))
    register.add(made.sort, made.id, made.name)
    return made


def taken_apart(values: Mapping[str, Any], record: type[Struct]) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """Values as they are to stand in a file: those that have to be understood, and those to be kept as they are."""
    given: dict[str, list[str]] = {}
    rest: dict[str, Any] = copied(values)
    for column in columns(record):
        value = held(rest, column.route)
        words = [value] if isinstance(value, str) else value if column.field.many else None
        plain = column.field.kind is Kind.TEXT and not sorts(column.field)
        if not plain and isinstance(words, list) and all(isinstance(one, str) for one in words):
            given[column.key] = words
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


def checked(
    values: Mapping[str, Any], record: type[Struct], register: Register, unclear: Collection[str] = ()
) -> list[str]:
    """What is wrong with values as they are to stand in the file: kinds, keys, ids that name nothing.

    Of keys that are `unclear` enough is said; they are not there.
    """
    named = "id" in record.__struct_fields__
    decoded = decode({**({"id": "new"} if named else {}), **values}, record)
    misfits = [one for one in decoded.misfits if one.rule is not WRITE_YES and (one.route or not unclear)]
    wrong = [f"{_keys(one.route)}{one.sentence}" for one in misfits]
    if decoded.record is not None:
        for id_, of, route, _ in walk(decoded.record)[1]:
            if not any(id_ in register.names(sort) for sort in of):
                wrong.append(f"{_keys(route)}{unknown(id_, of, register).sentence}")
    return wrong + [f"'{brief(one)}' holds half a character, which no file can" for one in texts(values) if _torn(one)]


def texts(value: Any) -> Iterator[str]:
    """Every text within values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from texts(one)


def _torn(text: str) -> bool:
    """Whether a text holds one half of a character that is written as two."""
    return not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)


def _keys(route: Iterable[str | int]) -> str:
    """The way to a value that is not at the top, for a message."""
    steps = [str(one + 1) if isinstance(one, int) else one for one in route]
    return f"{'/'.join(steps)}: " if len(steps) > 1 else ""


def title_and_summary(text: str) -> tuple[str, str]:
    """A title of a few words for what somebody wrote in one go, and the whole of it as the summary where it is more."""
    whole = text.strip()
    if len(whole) <= LONG_TITLE and "\n" not in whole:
        return whole, ""
    first = _SENTENCE.split(whole, maxsplit=1)[0].strip()
    clauses = first.split(", ")
    title = clauses[0]
    while len(clauses) > 1 and len(title) < LONG_TITLE // 4 and len(", ".join(clauses[:2])) <= LONG_TITLE:
        clauses[:2] = [", ".join(clauses[:2])]
        title = clauses[0]
    if len(title) > LONG_TITLE:
        title = title[:LONG_TITLE].rpartition(" ")[0] or title[:LONG_TITLE]
    return clean(title), whole
