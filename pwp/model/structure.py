"""What a record is made of, read off its type once: keys, meanings, kinds of value, what ids refer to.

Everything that needs to know the format asks here: reading with its messages, references, the comments that
`pwp init` writes, the field reference. There is no second definition of the format.
"""

from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, NewType, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct

from pwp.calendar import When
from pwp.languages import Language
from pwp.model.fields import YesNo


class Kind(StrEnum):
    """What sort of value a key takes."""

    TEXT = "text"
    YES_NO = "yes or no"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    CHOICE = "choice"
    RECORD = "record"
    LANGUAGE = "language"
    WORDS = "words"  # keys of the user's own, each with a text


class Field(NamedTuple):
    """One key of a record.

    `attribute` is its name in code, `key` its name in a file. `many` is true for a list. `low` and `high` bound
    a number; `value` is what one value of it converts to. `refers` is the id type of a key that holds ids,
    `record` the type of what stands below it. `past` is
    true for a day that lies in the past when it is written down, `estimable` for a number beside which its record
    can say that it is an estimate.
    """

    attribute: str
    key: str
    meaning: str
    kind: Kind
    many: bool
    required: bool
    value: Any
    choices: tuple[str, ...] = ()
    aliases: dict[str, str] = {}  # noqa: RUF012 - a shared empty mapping that nothing changes
    low: float | None = None
    high: float | None = None
    refers: Any = None
    record: type[Struct] | None = None
    past: bool = False
    estimable: bool = False

    @property
    def defines_id(self) -> bool:
        """True for the key that names its record."""
        return self.key == "id"


@cache
def fields(record: type[Struct]) -> tuple[Field, ...]:
    """The keys of a record type, in the order in which they are written; what every record may carry last."""
    annotations: dict[str, Any] = {}
    for ancestor in reversed(record.__mro__):
        annotations.update(getattr(ancestor, "__annotations__", {}))
    names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    required = len(record.__struct_fields__) - len(record.__struct_defaults__)
    defaults = (NODEFAULT,) * required + record.__struct_defaults__
    found = [
        _field(attribute, key, annotations[attribute], required=default is NODEFAULT)
        for (attribute, key), default in zip(names, defaults, strict=True)
    ]
    if any(field.key == "approximate" for field in found):
        found = [field._replace(estimable=field.kind in {Kind.WHOLE, Kind.NUMBER}) for field in found]
    own = [field for field in found if field.key not in CARRIED or field.key in record.__annotations__]
    return (*own, *(field for field in found if field not in own))


CARRIED = ("note", "documents", "not_done")
"""The keys that every record may carry."""


@cache
def leads(record: type[Struct]) -> tuple[tuple[str, str, bool, Any], ...]:
    """The keys of a record type that hold ids, or lead to records: attribute, key, whether many, and to what.

    As `fields` tells, but quickly: every run asks this of every type.
    """
    annotations: dict[str, Any] = {}
    for ancestor in reversed(record.__mro__):
        annotations.update(vars(ancestor).get("__annotations__", {}))
    found = []
    for attribute, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        many, to = _innermost(annotations[attribute])
        if type(to) is NewType or (isinstance(to, type) and issubclass(to, Struct)):
            found.append((attribute, key, many, to))
    return tuple(sorted(found, key=lambda lead: lead[1] in CARRIED and lead[1] not in record.__annotations__))


def _innermost(annotation: Any) -> tuple[bool, Any]:
    """Whether an annotation is of a list, and the type in its midst."""
    many = False
    while True:
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        elif type(annotation) is UnionType or getattr(annotation, "__origin__", None) is Union:
            annotation = annotation.__args__[0]
        elif getattr(annotation, "__origin__", None) is tuple:
            many, annotation = True, annotation.__args__[0]
        else:
            return many, annotation


def field_named(record: type[Struct], key: str) -> Field | None:
    """The field of a record type with this key."""
    return _by_key(record).get(key)


@cache
def _by_key(record: type[Struct]) -> dict[str, Field]:
    return {field.key: field for field in fields(record)}


def _field(attribute: str, key: str, annotation: Any, *, required: bool) -> Field:
    """The field that an annotation describes."""
    meaning, low, high, many = "", None, None, False
    extra: dict[str, Any] = {}
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            for meta in get_args(annotation)[1:]:
                if isinstance(meta, Meta):
                    meaning = meaning or meta.description or ""
                    extra = extra or meta.extra or {}
                    low, high = (meta.ge if low is None else low), (meta.le if high is None else high)
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        elif origin is tuple:
            many, annotation = True, get_args(annotation)[0]
        else:
            break
    kind, choices, refers, record = _kind(annotation)
    aliases = extra.get("aliases", {})
    bound = annotation if low is None else Annotated[annotation, Meta(ge=low, le=high)]
    past = bool(extra.get("past"))
    return Field(
        attribute, key, meaning, kind, many, required, bound, choices, aliases, low, high, refers, record, past
    )


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...], Any, type[Struct] | None]:
    """The kind of value of the innermost type, its choices, what it refers to, the record it is."""
    if get_origin(annotation) is Literal:
        return Kind.CHOICE, get_args(annotation), None, None
    if get_origin(annotation) is dict:
        return Kind.WORDS, (), None, None
    if isinstance(annotation, NewType):
        return Kind.TEXT, (), annotation, None
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return Kind.RECORD, (), None, annotation
    kinds = {str: Kind.TEXT, int: Kind.WHOLE, float: Kind.NUMBER, When: Kind.DAY, YesNo: Kind.YES_NO}
    kinds[Language] = Kind.LANGUAGE
    return kinds[annotation], (), None, None
