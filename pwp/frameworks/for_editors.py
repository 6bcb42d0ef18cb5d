"""The JSON Schema of a framework file, so that editors help whoever writes a policy."""

import json
from typing import Any

from pwp import schema
from pwp.frameworks.records import Framework

NAME = "framework"


def framework_schema() -> str:
    """The schema as the text of a JSON file.

    A limit is a whole number. A requirement that is kept from the edition carried over gives only what differs.
    """
    held: dict[str, Any] = json.loads(schema.of(Framework, NAME))
    requirement = held["definitions"]["Requirement"]
    limits = requirement["properties"]["thresholds"]["anyOf"][0]["additionalProperties"]
    limits["additionalProperties"] = {"type": "integer", "minimum": 0}
    needed = requirement.pop("required")
    requirement["required"] = ["id"]
    held["if"] = {"not": {"required": ["carry"]}}
    held["then"] = {"properties": {"requirements": {"items": {"required": needed}}}}
    return json.dumps(held, indent=2, ensure_ascii=False) + "\n"
