"""JSON Schema (draft-07) for each file of the workspace, made from the same records that reading uses."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from pwp.calendar import EARLIEST, LATEST, When
from pwp.languages import SHAPE, Language
from pwp.model.log import Entry
from pwp.model.structure import CARRIED, Field, fields
from pwp.model.workspace import FILES

DRAFT = "http://json-schema.org/draft-07/schema#"
ENTRY = "log-entry"
_CENTURIES = "|".join(str(century) for century in range(EARLIEST // 100, LATEST // 100 + 1))
_DATE = {
    "type": ["string", "integer"],
    "pattern": f"^({_CENTURIES})[0-9]{{2}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    "minimum": EARLIEST,
    "maximum": LATEST,
}
_LANGUAGE = {"type": "string", "pattern": f"^{SHAPE}$"}
_YES_NO = {"enum": ["yes", "no", True, False]}


def names() -> Mapping[str, type[Struct]]:
    """The name of each schema, and the record it describes: `plan` for plan.yaml, `log-entry` for log/*.yaml."""
    files = {file.removesuffix(".yaml").rsplit("/", 1)[-1]: record for file, record in FILES.items()}
    return {**files, ENTRY: Entry}


def schema(name: str) -> str:
    """The schema of one file, as the text of a JSON file."""
    return of(names()[name], name)


def of(record: type[Struct], name: str) -> str:
    """The schema of files that hold a record, as the text of a JSON file."""
    (root,), parts = msgspec.json.schema_components([record], schema_hook=_special, ref_template="#/definitions/{name}")
    definitions = {key: _draft07(part) for key, part in parts.items()}
    own = definitions.pop(root["$ref"].rsplit("/", 1)[-1])
    for owner, field in _aliased(record):
        _accept(own if owner is record else definitions[owner.__name__], field)
    if record is Entry:
        del own["properties"]["id"]
        own["required"] = [key for key in own["required"] if key != "id"]
    document = {
        "$schema": DRAFT,
        "$id": f"urn:pwp:schema:1:{name}",
        **_relaxed(own),
        "definitions": {key: _relaxed(part) for key, part in sorted(definitions.items())},
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _aliased(record: type[Struct]) -> Iterator[tuple[type[Struct], Field]]:
    """The fields, of a record and of those below it, in which other words are read as one of the listed words."""
    for field in fields(record):
        if field.aliases:
            yield record, field
        if field.record is not None:
            yield from _aliased(field.record)


def _accept(part: dict[str, Any], field: Field) -> None:
    """Let a key take the other words for its listed words too, which come last."""
    held = part["properties"][field.key]
    for one in (held, *held.get("anyOf", ())):
        if "enum" in one:
            one["enum"] = [*one["enum"], *(word for word in field.aliases if word not in one["enum"])]


def _special(wanted: type) -> dict[str, Any]:
    return dict(_DATE if wanted is When else _LANGUAGE if wanted is Language else _YES_NO)


def _draft07(part: Any) -> Any:
    """A part of a schema as draft-07 has it: a description beside a `$ref` moves into an `allOf`."""
    if isinstance(part, list):
        return [_draft07(one) for one in part]
    if not isinstance(part, dict):
        return part
    turned = {key: _draft07(held) for key, held in part.items() if key != "default"}
    kinds = [set(one) == {"type"} for one in turned.get("anyOf", [{}])]
    if all(kinds):
        turned["type"] = [one["type"] for one in turned.pop("anyOf")]
    if "$ref" in turned and len(turned) > 1:
        return {"allOf": [{"$ref": turned.pop("$ref")}], **turned}
    return turned


def _relaxed(part: dict[str, Any]) -> dict[str, Any]:
    """A record whose keys may stand without a value, which means that nothing is recorded.

    A word of digits may stand without quotes, as in `format: 1`. What every record may carry comes last.
    """
    keys = part.get("properties", {})
    for key, held in keys.items():
        digits = [int(word) for word in held.get("enum", ()) if str(word).isdigit()]
        if digits:
            held["enum"] = [*held["enum"], *digits]
        if key not in part.get("required", ()) and "anyOf" not in held and "null" not in held.get("type", ""):
            described = {"description": held.pop("description")} if "description" in held else {}
            keys[key] = {"anyOf": [held, {"type": "null"}], **described}
    carried = {key: keys.pop(key) for key in CARRIED if key in keys and len(keys) > len(CARRIED)}
    return {**part, "properties": {**keys, **carried}} if keys else part
