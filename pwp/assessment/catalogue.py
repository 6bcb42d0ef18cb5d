"""Every rule there is: what reading finds, what assessing finds, and the checks."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pwp.assessment.applying import UNANSWERED
from pwp.assessment.choosing import UNKNOWN_FRAMEWORK
from pwp.assessment.judging import INCOMPLETE_JUDGEMENT, OUTSIDE_FINDING
from pwp.assessment.progress import STEP_BEHIND
from pwp.assessment.waiving import NOT_IN_FORCE
from pwp.checks import catalogue as checks
from pwp.findings import Rule
from pwp.folder import RULES as READING
from pwp.frameworks import Takes

ASSESSING = (
    NOT_IN_FORCE,
    INCOMPLETE_JUDGEMENT,
    OUTSIDE_FINDING,
    UNANSWERED,
    UNKNOWN_FRAMEWORK,
    STEP_BEHIND,
)
"""What assessing finds by itself."""


def limits() -> Mapping[str, Takes]:
    """For every rule by its code: what a requirement may set for it."""
    known = checks()
    return {
        code: Takes(tuple(known[code].thresholds), narrows=known[code].narrows) if code in known else Takes()
        for code in rules()
    }


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    known = {rule.code: rule for rule in (*READING, *ASSESSING)}
    known.update((code, check.rule) for code, check in checks().items())
    return MappingProxyType(dict(sorted(known.items())))
