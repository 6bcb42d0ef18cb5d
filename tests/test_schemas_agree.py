"""What a schema accepts in an editor, reading takes without a misfit; generated from the fields of the records."""

import json
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from msgspec import Struct
from test_any_record import DAYS, DEEPEST, WORDS

from pwp.decode import decode
from pwp.findings import State
from pwp.model.log import Entry
from pwp.model.structure import Field, Kind, fields
from pwp.schema import ENTRY, names, schema
from pwp.source import Reader, Reading

ODD: tuple[Any, ...] = (
    *(True, False, -1, 0, 1, 3, 5, 6, 7, 14, 1899, 1900, 2026, 2199, 2200, 10**8, 10**9, 10**12, 2.0, 2.5, 1e300),
    *("yes", "no", "true", "Yes", "on", "y", "5", "2.5", "1,200", "about 40", "some words", "Inform", "co-produce"),
    *("2026-3-14", "14/03/2026", "2026-13", "2026-13-01", "2026-00-10", "2026-03-32", "1899-01-01", "2200-01-01"),
    *("2026-03-14T10:00", "~2026", "01899", "2026-", ["one"], [["one"]], {"one": "two"}),
)
"""What may stand in a file where something else belongs; nothing that says nothing, of which a schema knows little."""


def written(record: type[Struct], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """A record with what it needs and a few of the keys that it may have, some of which hold something odd."""
    known = [field for field in fields(record) if not (record is Entry and field.defines_id)]
    free = [field for field in known if not field.required and (field.record is None or depth < DEEPEST)]
    chosen = st.lists(st.sampled_from(free), max_size=3, unique_by=lambda field: field.key)
    return chosen.flatmap(
        lambda several: st.fixed_dictionaries(
            {field.key: _held(field, depth) for field in (*(one for one in known if one.required), *several)}
        )
    ).filter(bool)


def _held(field: Field, depth: int) -> st.SearchStrategy[Any]:
    """What stands under a key: mostly what belongs there, as an editor or another program may write it."""
    fitting: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: st.sampled_from(WORDS),
        Kind.DAY: st.sampled_from([*DAYS, 2026]),
        Kind.YES_NO: st.sampled_from(["yes", "no", True, False]),
        Kind.LANGUAGE: st.sampled_from(["gd", "ur-PK", "zh-Hant-TW", "es-419", "Gaelic", "gd-", "no"]),
        Kind.NUMBER: st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9),
        Kind.WHOLE: st.integers(int(field.low or 0), int(field.high or 0)),
        Kind.CHOICE: st.sampled_from([*field.choices, *field.aliases] or [""]),
        Kind.WORDS: st.dictionaries(st.sampled_from(WORDS), st.sampled_from(WORDS), min_size=1, max_size=2),
    }
    one = written(field.record, depth + 1) if field.record is not None else fitting[field.kind]
    mostly = st.integers(0, 9).flatmap(lambda chance: st.sampled_from(ODD) if chance == 9 else one)
    return st.lists(mostly, min_size=1, max_size=2) if field.many else mostly


@cache
def validator(name: str) -> Any:
    """What judges by a schema, as an editor does."""
    return Draft7Validator(json.loads(schema(name)))


@pytest.mark.parametrize("name", names())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_a_schema_accepts_reading_takes_without_a_misfit(name: str, data: st.DataObject) -> None:
    """But for days such as 2026-02-30, and for years such as 2026.0, which a schema cannot tell from others."""
    held = data.draw(written(names()[name]))
    accepted = validator(name).is_valid(held)
    event("accepted" if accepted else "refused")
    if accepted:
        reading = Reader().read(yaml.safe_dump(held, sort_keys=False, allow_unicode=True).encode())
        assert isinstance(reading, Reading), reading
        assert isinstance(reading.value, dict)
        stem = {"id": "2026-03-14-drop-in"} if name == ENTRY else {}  # the id of an entry is the name of its file
        found = decode({**reading.value, **stem}, names()[name]).misfits
        assert [one for one in found if one.state is State.FAILED] == []
