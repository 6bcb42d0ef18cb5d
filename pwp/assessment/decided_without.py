"""What was decided without: the musts that the record does not show were done by the final decision."""

from typing import NamedTuple

from pwp.assessment import Assessed, Assessment
from pwp.calendar import When
from pwp.errors import Unknown
from pwp.findings import Severity, State
from pwp.frameworks import OURS
from pwp.model.lookups import final_decisions, taken
from pwp.model.words import STEPS

AT_A_DECISION = (*STEPS[: STEPS.index("decide") + 1], "throughout")
"""The steps of what is to be done by the time of a decision."""
NOT_ASKED = (State.NOT_APPLICABLE, State.NOT_DUE)
"""The states of what was not asked by then; what is waived was, since a waiver does not undo a law."""


class DecidedWithout(NamedTuple):
    """The first day of a final decision, how many musts were due by then, and those not shown as done."""

    date: When
    musts: int
    requirements: tuple[Assessed, ...]


def decided_without(assessment: Assessment) -> DecidedWithout | None:
    """What a final decision was taken without; None before one that is dated, or where no must applies."""
    today = When.of(assessment.as_of)
    try:
        decisions = [one for _, one in final_decisions(assessment.loaded.careful)]
    except Unknown:
        return None
    days = [one.date for one in decisions if one.date and taken(one, today)]
    musts = [one for one in assessment.requirements if _is_must(one) and one.state not in NOT_ASKED]
    if not days or not musts:
        return None
    lacking = tuple(one for one in musts if one.state is not State.MET)
    return DecidedWithout(min(days, key=lambda day: day.first), len(musts), lacking)


def _is_must(one: Assessed) -> bool:
    """Whether something was a must by the time of the decision; what is asked of the record itself is not meant."""
    asked = one.requirement
    return Severity(asked.severity) is Severity.MUST and asked.step in AT_A_DECISION and one.framework.publisher != OURS
