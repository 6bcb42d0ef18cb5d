"""What to do first, and what the next step brings."""

from typing import NamedTuple

from pwp.assessment import Assessed, Assessment, rules
from pwp.assessment.grouping import Group, groups
from pwp.findings import SEVERITIES, Severity, State
from pwp.model.words import STEPS, Step

FIRST = 3


class ToDo(NamedTuple):
    """Something worth doing now, and why it comes first."""

    group: Group
    because: str


def first_to_do(assessment: Assessment) -> tuple[ToDo, ...]:
    """The most useful things to do now: failed musts, then what is overdue, then what closes most requirements."""
    now = STEPS.index(assessment.step)
    open_ = [one for one in groups(assessment) if one.state in (State.FAILED, State.MISSING) or _stops(one)]
    ranked = sorted(open_, key=lambda one: (_rank(one, now), -len(one.requirements), one.code))
    return tuple(ToDo(one, _because(one, now)) for one in ranked[:FIRST])


def _stops(group: Group) -> bool:
    """Whether a group is of what cannot be read itself, and not of what cannot be judged because of it."""
    return group.state is State.ERROR and group.code in rules()


def _rank(group: Group, now: int) -> tuple[int, int, int]:
    """Failed musts first; then what was due at an earlier step, musts and the earliest first; then the rest."""
    weight = SEVERITIES.index(group.severity)
    if group.state is State.FAILED and group.severity is Severity.MUST:
        return (0, 0, 0)
    earliest = _earliest(group)
    if group.state is not State.MISSING or earliest < now or group.severity is Severity.MUST:
        return (1, weight, earliest)
    return (2, weight, 0)


def _earliest(group: Group) -> int:
    """The earliest step at which a requirement asks for it."""
    steps = [STEPS.index(one.requirement.step) for one in group.requirements if one.requirement.step in STEPS]
    return min(steps, default=len(STEPS))


def _because(group: Group, now: int) -> str:
    if group.state is State.FAILED:
        return "it was done wrong, and it is a must" if group.severity is Severity.MUST else "it was done wrong"
    if group.state is State.ERROR:
        return "nothing that depends on it can be judged"
    if (earliest := _earliest(group)) < now:
        return f"it has been due since the step {STEPS[earliest]}"
    number = len(group.requirements)
    return f"it stands in the way of {number} requirements" if number > 1 else "it is due now"


class Coming(NamedTuple):
    """The next step, and the requirements that become due with it."""

    step: Step
    requirements: tuple[Assessed, ...]


def coming(assessment: Assessment) -> Coming | None:
    """What the next step brings; None at the last, or where nobody can tell which step this is."""
    position = STEPS.index(assessment.step) + 1
    if position == len(STEPS) or "engagement.yaml" in assessment.unread:
        return None
    step = STEPS[position]
    due = (one for one in assessment.requirements if one.state is State.NOT_DUE and one.requirement.step == step)
    return Coming(step, tuple(due))
