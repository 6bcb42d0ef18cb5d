"""The exit statuses, each with what it means, and how that of `pwp check` is worked out."""

from collections.abc import Collection
from enum import IntEnum
from typing import TYPE_CHECKING

from pwp.findings import SEVERITIES, Severity, State

if TYPE_CHECKING:  # every command imports this module, and what judges the record is most of the start
    from pwp.assessment import Assessment


class Exit(IntEnum):
    """What the command tells the shell."""

    OK = 0
    """The question was answered, and nothing that counts is failed or missing."""
    FOUND = 1
    """Something that counts is failed or missing, or a document was stopped because it names a person."""
    UNREADABLE = 2
    """The question, or part of the workspace, cannot be read."""
    BROKEN = 3
    """pwp itself failed."""
    INTERRUPTED = 130
    """Somebody pressed Ctrl-C."""


FAIL_ON = (State.FAILED, State.MISSING)
FAIL_ON_AT_SIGN_OFF = (*FAIL_ON, State.PARTLY, State.TO_JUDGE)


def of_assessment(assessment: "Assessment", fail_on: Collection[State], severity: Severity) -> Exit:
    """The highest status that holds.

    A requirement counts at the severity asked or above it. A waived `must` counts as what it was before it was
    waived: a body cannot waive the law. What cannot be told always counts. A requirement of the organisation as a
    whole never does.
    """
    if assessment.crashed:
        return Exit.BROKEN
    if assessment.unread:
        return Exit.UNREADABLE
    for one in assessment.requirements:
        level = Severity(one.requirement.severity)
        if one.requirement.step == "organisation" or SEVERITIES.index(level) > SEVERITIES.index(severity):
            continue
        unknown = one.state is State.ERROR
        if unknown or one.state in fail_on or (one.state is State.WAIVED and level is Severity.MUST):
            return Exit.FOUND
    return Exit.OK
