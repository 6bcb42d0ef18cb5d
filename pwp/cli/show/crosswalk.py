"""The crosswalk as a list: each check with the requirements it serves, then what people alone can judge."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from pwp.cli.show.json_text import json_text
from pwp.cli.show.lists import Columns, as_csv, as_text, line_width
from pwp.spelling import listed

if TYPE_CHECKING:
    from pwp.frameworks import Framework

PAIRS = Columns(("check", "framework", "editions", "requirement", "title", "severity"))
SERVED = Columns(("check", "requirements"))


def crossed(frameworks: "Iterable[Framework]", format_: str) -> str:
    """Which requirements of these frameworks each check serves, in one of the formats."""
    from pwp.frameworks.crosswalk import crosswalk, for_people_alone

    frameworks = list(frameworks)
    found = crosswalk(frameworks)
    alone = for_people_alone(frameworks)
    pairs = [
        {
            "check": one.code,
            "framework": one.framework.id,
            "editions": " ".join(one.editions),
            "requirement": one.requirement.id,
            "title": one.requirement.title,
            "severity": one.requirement.severity,
        }
        for one in found
    ]
    if format_ == "csv":
        return as_csv(PAIRS, pairs)
    if format_ == "json":
        people = [{"framework": framework.id, "requirement": one.id} for framework, one in alone]
        return json_text({"version": 1, "crosswalk": pairs, "people_alone": people})
    rows = [
        {"check": code, "requirements": listed([one.requirement.id for one in served])}
        for code, served in groupby(found, key=lambda one: one.code)
    ]
    rows.append({"check": "people", "requirements": listed([one.id for _, one in alone]) or "none"})
    return "".join(f"{line}\n" for line in as_text(SERVED, rows, line_width()))
