"""The checks, one module a topic: each one question asked of the record."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pwp.checks import (
    consultation,
    dates,
    decided,
    decision,
    difference,
    engaging,
    evaluation,
    feedback,
    impact,
    impact_content,
    information,
    involving,
    issue,
    learning,
    listening,
    methods,
    news,
    options,
    plan,
    planning_together,
    privacy,
    record_dates,
    record_entries,
    record_files,
    record_names,
    record_numbers,
    resources,
    responding,
    results,
    reviewing,
    scope,
    service_change,
    stakeholder_map,
    stakeholder_steps,
    stakeholders,
    support,
    telling,
    timetable,
)
from pwp.checks.check import BadCheck, Check

__all__ = ["BadCheck", "Check", "catalogue"]

TOPICS = (
    record_names,
    record_dates,
    record_entries,
    record_numbers,
    record_files,
    issue,
    stakeholder_map,
    impact,
    impact_content,
    stakeholders,
    stakeholder_steps,
    planning_together,
    plan,
    scope,
    methods,
    resources,
    timetable,
    dates,
    news,
    information,
    consultation,
    responding,
    options,
    service_change,
    support,
    engaging,
    involving,
    listening,
    telling,
    evaluation,
    reviewing,
    learning,
    results,
    decision,
    decided,
    feedback,
    difference,
    privacy,
)
RETIRED: frozenset[str] = frozenset()
"""Codes of checks that are no more; a code is never used again."""


@cache
def catalogue() -> Mapping[str, Check]:
    """Every check by its code, gathered from the modules; a code given twice, or retired, raises BadCheck."""
    found: dict[str, Check] = {}
    for topic in TOPICS:
        for one in vars(topic).values():
            if not isinstance(one, Check):
                continue
            if one.code in found or one.code in RETIRED:
                raise BadCheck(f"{one.code}: this code is taken")
            found[one.code] = one
    return MappingProxyType(dict(sorted(found.items())))
