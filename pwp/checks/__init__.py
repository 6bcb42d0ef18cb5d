"""The checks, one folder a step and one module a topic: each one question asked of the record."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pwp.checks import (
    consultation,
    decide,
    engage,
    evaluate,
    feedback,
    identify,
    joint_board,
    plan,
    privacy,
    record,
    stakeholders,
)
from pwp.checks.check import BadCheck, Check

__all__ = ["BadCheck", "Check", "catalogue"]

ROOMS = (record, identify, stakeholders, plan, consultation, engage, evaluate, decide, feedback, joint_board, privacy)
RETIRED: frozenset[str] = frozenset()
"""Codes of checks that are no more; a code is never used again."""


@cache
def catalogue() -> Mapping[str, Check]:
    """Every check by its code, gathered from the modules; a code given twice, or retired, raises BadCheck."""
    found: dict[str, Check] = {}
    topics = (topic for room in ROOMS for topic in room.TOPICS)
    for one in (held for topic in topics for held in vars(topic).values() if isinstance(held, Check)):
        if one.code in found or one.code in RETIRED:
            raise BadCheck(f"{one.code}: this code is taken")
        found[one.code] = one
    return MappingProxyType(dict(sorted(found.items())))
