"""Which column of somebody's list is which key of the record: as they said, as they said before, or as it is called."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pwp.edit.desk import Desk
from pwp.edit.splice import rewritten, values
from pwp.errors import BadQuestion
from pwp.model.structure import Kind
from pwp.recording.days import Days
from pwp.recording.entered import Known, Wrong, sorts
from pwp.recording.register import read
from pwp.recording.words import in_our_words
from pwp.sheets.cells import understood
from pwp.sheets.lists import Listed, headings, plain
from pwp.sheets.tables import Column, Table, columns
from pwp.spelling import did_you_mean

LEFT_OUT = "leave-out"
MADE = ("stakeholder", "theme")
"""The sorts of thing that can be made because a list names them."""
_BESIDE = re.compile(r"\([^()]*\)")
"""What stands beside a heading in brackets, such as (H/M/L)."""
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+44|0)[\d ()-]{9,15}")


class Mapped(NamedTuple):
    """A column of a list: the key of the record that it is taken as, or with no key why it is not taken."""

    heading: str
    key: str
    why: str = ""
    samples: tuple[str, ...] = ()
    filled: bool = True
    """Whether anything stands in it."""


def file_of(table: Table) -> str:
    """The file of the workspace that keeps how the columns of a list are taken."""
    return f".pwp/columns/{table.name}.yaml"


def saved(folder: Path, table: Table) -> dict[str, str]:
    """How the columns of a list were taken before; raises NotReadable."""
    held = values(file_of(table), read(folder, file_of(table))).get("columns")
    every = held if isinstance(held, list) else []
    return {str(one.get("heading")): str(one.get("key")) for one in every if isinstance(one, dict)}


def save(desk: Desk, table: Table, mapped: Sequence[Mapped]) -> None:
    """Keep how the columns of a list were taken, beside those kept before."""
    file = file_of(table)
    old = desk.read(file)
    held = values(file, old)
    before = held.get("columns")
    kept = [one for one in before if isinstance(one, dict)] if isinstance(before, list) else []
    now = {one.heading: one.key or LEFT_OUT for one in mapped}
    every = [one for one in kept if one.get("heading") not in now]
    wanted = {**held, "columns": [*every, *({"heading": heading, "key": key} for heading, key in now.items())]}
    start = f"# How the columns of a list are taken in with: pwp sheet import FILE --as {table.name}\n".encode()
    desk.put(file, rewritten(file, old or start, wanted, None))


def told(table: Table, listed: Listed, options: Sequence[str]) -> dict[str, str]:
    """What somebody said of columns, such as `Venue=place` or `Notes=`; raises BadQuestion."""
    keys = {one.key: one.key for one in columns(table) if one.field}
    keys.update({plain(one.heading): one.key for one in columns(table) if one.field})
    names = {plain(heading): heading for heading in listed.columns}
    found = {}
    for option in options:
        heading, sign, key = option.rpartition("=")
        if not sign or plain(heading) not in names:
            near = did_you_mean(heading, listed.columns)
            raise BadQuestion(
                f"--column takes a heading of the list and a key, such as 'Venue=place', not '{option}'{near}"
            )
        known = keys.get(key.strip()) or keys.get(plain(key))
        if key.strip() and known is None:
            raise BadQuestion(f"there is no key '{key.strip()}' for --column{did_you_mean(key, keys)}")
        found[names[plain(heading)]] = known or LEFT_OUT
    return found


def mapped(
    table: Table, listed: Listed, said: Mapping[str, str], before: Mapping[str, str], known: Known
) -> list[Mapped]:
    """How each column of a list is taken: as was said now, else as before, else by what it is called."""
    keys = {one.key: one for one in columns(table) if one.field}
    there = {heading: key for heading, key in before.items() if heading in listed.columns}
    free = {heading: key for heading, key in there.items() if key == LEFT_OUT or key not in said.values()}
    given = {**free, **said}
    every = {heading: listed.samples(at, _MOST_LOOKED_AT) for heading, at in listed.columns.items()}
    people = {one: _people(table, one, every[one], listed) for one in every if one not in given}
    proposed = _proposed(table, [one for one in people if not people[one]], set(given.values()))
    found = []
    for heading, values_there in every.items():
        key = given.get(heading, proposed.get(heading, ""))
        if heading in given:
            why = "left out" if key not in keys else ""
        else:
            why = people[heading] or (_unlike(keys[key], values_there, known) if key else "no key is called so")
        samples = () if why else tuple(values_there[:_SAMPLES])
        found.append(Mapped(heading, "" if why else key, why, samples, bool(values_there)))
    return found


_MOST_LOOKED_AT = 200
_SAMPLES = 3


def _proposed(table: Table, open_: Sequence[str], taken: set[str]) -> dict[str, str]:
    """A key for each heading that is called like one; each key once."""
    found: dict[str, str] = {}
    names = {plain(_BESIDE.sub("", one)): one for one in open_} | {plain(one): one for one in open_}
    for column in columns(table):
        if column.field is None or column.key in taken:
            continue
        words = (column.heading, *headings()[table.name].get(column.key, ()))
        heading = next(
            (names[plain(word)] for word in words if plain(word) in names and names[plain(word)] not in found), None
        )
        if heading:
            found[heading] = column.key
    return found


def _people(table: Table, heading: str, every: Sequence[str], listed: Listed) -> str:
    """Why a column is taken to be about persons, if it is: pwp keeps groups and posts."""
    half = len(every) / 2
    if every and sum(bool(_MAIL.search(one)) for one in every) >= half:
        return "it holds e-mail addresses, and pwp keeps no persons"
    if every and sum(bool(_PHONE.fullmatch(one)) for one in every) >= half:
        return "it holds phone numbers, and pwp keeps no persons"
    called = plain(heading)
    if called == "name" and table.name == "stakeholders":
        groups = {plain(one) for one in headings()["stakeholders"]["name"]} - {"name"}
        return _NAMES if groups & {plain(one) for one in listed.columns} else ""
    return _NAMES if called in headings()["people"]["heading"] else ""


_NAMES = "it seems to hold names or addresses of people, and pwp keeps groups and posts"


def _unlike(column: Column, every: Sequence[str], known: Known) -> str:
    """Why the values of a column are not such as its key takes, if none of them is."""
    field = column.field
    of = sorts(field) if field else ()
    unlike = field is not None and (field.kind in (Kind.WHOLE, Kind.NUMBER, Kind.CHOICE) or (of and of[0] not in MADE))
    if field is None or not every or not unlike:
        return ""
    words = [ours(column, one) for one in every]
    if any(not isinstance(understood(field, one, known, Days()), Wrong) for one in words):
        return ""
    return (
        f"none of its values is a {of[0]} that the record has"
        if of
        else f"none of its values is one that '{column.key}' takes"
    )


def ours(column: Column, text: str) -> str:
    """A value in the record's own words, where people use others: high is 5, completed is done."""
    field = column.field
    if field is None or text.strip().casefold() in field.choices:
        return text
    return in_our_words(field, text) or text
