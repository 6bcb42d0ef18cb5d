"""Ids and what refers to them: one walk over the types of a record finds both."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.findings import Route
from pwp.model import fields as ids
from pwp.model.structure import fields, leads

NAMES = {
    ids.StakeholderId: "stakeholder",
    ids.MethodId: "method",
    ids.PhaseId: "timetable row",
    ids.OutcomeId: "outcome",
    ids.ScopeId: "point of the scope",
    ids.InformationId: "piece of information",
    ids.OptionId: "option",
    ids.CriterionId: "criterion",
    ids.AssessmentId: "impact assessment",
    ids.EntryId: "log entry",
    ids.ThemeId: "theme",
    ids.DecisionId: "decision",
    ids.CommitmentId: "commitment",
    ids.DocumentId: "document",
    ids.OutsideId: "outside finding",
    ids.PersonRef: "person",
}
"""What each id type names, in words."""

SEVERAL = {
    ids.EvidenceId: ("document", "log entry", "impact assessment", "outside finding"),
    ids.PlanId: (
        "method",
        "timetable row",
        "outcome",
        "point of the scope",
        "piece of information",
        "indicator",
        "barrier",
    ),
}
"""The id types that may refer to more than one sort of thing."""

OUTSIDE_THE_WORKSPACE = (ids.RequirementId, ids.PersonRef)


class Named(NamedTuple):
    """Something that has an id, and where its file holds it."""

    id: str
    sort: str
    route: Route
    record: Any


Reference = tuple[str, tuple[str, ...], Route, int | None]
"""An id written where it refers to something else, the sorts of thing it may refer to, the key that holds it, and
its position there where the key holds a list. A plain tuple: a log of ten thousand entries makes many.
"""


def route_of(reference: Reference) -> Route:
    """Where in its file a reference is written."""
    _, _, route, position = reference
    return route if position is None else (*route, position)


class _Way(NamedTuple):
    """A key worth following when looking for ids: it holds some, or leads to records that may (no `sorts`).

    `shallow` is true where those records can refer to nothing but documents, as every record can.
    """

    key: str
    many: bool
    sorts: tuple[str, ...]
    shallow: bool


class _Ways(NamedTuple):
    """Where in a record type ids are defined and used; `values` gives what stands at each way, in one go."""

    sort: str | None
    ways: tuple[_Way, ...]
    values: Callable[[Any], tuple[Any, ...]]


@cache
def _ways(record: type[Struct]) -> _Ways:
    """The keys of a record type that hold ids, or lead to records that do."""
    sort: str | None = None
    ways: list[_Way] = []
    attributes: list[str] = []
    for attribute, key, many, to in leads(record):
        if key == "id":
            sort = NAMES.get(to, _in_words(record))
        elif isinstance(to, type):
            ways.append(_Way(key, many, (), _is_shallow(to)))
            attributes.append(attribute)
        elif to not in OUTSIDE_THE_WORKSPACE:
            ways.append(_Way(key, many, SEVERAL.get(to) or (NAMES[to],), shallow=False))
            attributes.append(attribute)
    if sort is None and "id" in record.__struct_fields__:
        sort = _in_words(record)
    return _Ways(sort, tuple(ways), _getter(attributes))


def _is_shallow(record: type[Struct]) -> bool:
    """Whether a record type has no id, leads to no other records, and refers to nothing but documents."""
    return "id" not in record.__struct_fields__ and [key for _, key, _, _ in leads(record)] == ["documents"]


def _getter(attributes: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the values of these attributes, always as a tuple."""
    if len(attributes) > 1:
        return attrgetter(*attributes)
    return lambda held: tuple(getattr(held, attribute) for attribute in attributes)


def _in_words(record: type[Struct]) -> str:
    """The name of a record type in small words: EarlierWork is an earlier work."""
    name = record.__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def sort_of(record: type[Struct]) -> str:
    """What a record with an id is, in words: a stakeholder, a timetable row."""
    return _ways(record).sort or _in_words(record)


def walk(record: Any) -> tuple[list[Named], list[Reference]]:
    """Everything with an id in a file's record, and every reference it makes."""
    named: list[Named] = []
    references: list[Reference] = []
    waiting: list[tuple[Any, Route]] = [(record, ())]
    for held, route in waiting:  # which grows as it is walked
        kind: type[Struct] = type(held)
        sort, ways, values = _ways(kind)
        if sort is not None and held.id is not None:
            named.append(Named(held.id, sort, route, held))
        there = values(held)
        for (key, many, sorts, shallow), value in compress(zip(ways, there, strict=True), there):
            at = (*route, key)
            if sorts:
                if many:
                    references += [(one, sorts, at, number) for number, one in enumerate(value)]
                else:
                    references.append((value, sorts, at, None))
            elif many:
                waiting += [(one, (*at, number)) for number, one in enumerate(value) if not shallow or one.documents]
            elif not shallow or value.documents:
                waiting.append((value, at))
    return named, references


def steps(record: Any, route: Route) -> Iterator[tuple[str | int, Any]]:
    """Each step of a route and what it leads to in a record; ends early where the record holds no more."""
    held = record
    for step in route:
        if isinstance(step, int):
            held = held[step] if isinstance(held, tuple) and step < len(held) else None
        elif isinstance(held, Struct):
            attribute = _attributes(type(held)).get(step)
            held = getattr(held, attribute) if attribute else None
        else:
            held = None
        yield step, held


@cache
def _attributes(record: type[Struct]) -> dict[str, str]:
    return {field.key: field.attribute for field in fields(record)}


def shown(file: str, record: Any, route: Route) -> str:
    """A place as people read and write it: file and keys, with the id of an item where it has one."""
    parts = [file]
    for step, held in steps(record, route):
        parts.append(str(getattr(held, "id", None) or step))
    return "/".join(parts)


NOTHING_THERE = object()
"""What `found_by_name` gives for a place that a record cannot have."""


def found_by_name(records: Mapping[str, Any], name: str) -> Any:
    """What stands at a place written as `shown` writes it; None where nothing is recorded there."""
    file = next((one for one in records if name.startswith(f"{one}/")), None)
    held = records.get(file) if file else NOTHING_THERE
    for step in name.removeprefix(f"{file}/").split("/") if file else ():
        if isinstance(held, tuple):
            by_position = held[int(step)] if step.isdecimal() and int(step) < len(held) else NOTHING_THERE
            held = next((one for one in held if getattr(one, "id", None) == step), by_position)
        elif isinstance(held, Struct):
            kind: type[Struct] = type(held)
            attribute = _attributes(kind).get(step)
            held = getattr(held, attribute) if attribute else NOTHING_THERE
        elif held is not None:
            return NOTHING_THERE
    return held


@cache
def sorts_of(record: type[Struct]) -> tuple[str, ...]:
    """The sorts of thing with an id that a file's record may hold, at any depth."""
    found: list[str] = []
    waiting: list[type[Struct]] = [record]
    seen: set[type[Struct]] = set()
    while waiting:
        held = waiting.pop()
        if held in seen:
            continue
        seen.add(held)
        ways = _ways(held)
        found.extend([ways.sort] if ways.sort else [])
        waiting.extend(field.record for field in fields(held) if field.record is not None)
    return tuple(found)
