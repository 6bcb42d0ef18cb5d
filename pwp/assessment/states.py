"""How a state is worked out: the worst of the parts. Pure, so that every combination can be tested."""

from collections.abc import Iterable

from pwp.findings import State
from pwp.model.words import STEPS, Step

WORST_FIRST = (
    State.FAILED,
    State.ERROR,
    State.MISSING,
    State.PARTLY,
    State.TO_JUDGE,
    State.WAIVED,
    State.NOT_DUE,
    State.MET,
)
_RANK = {state: rank for rank, state in enumerate(WORST_FIRST)}


def worst(states: Iterable[State]) -> State:
    """The worst of several states; those not applicable are left out, and with none left so is the whole."""
    counted = [state for state in states if state in _RANK]
    return min(counted, key=_RANK.__getitem__, default=State.NOT_APPLICABLE)


def is_due(asked_at: str, now: Step) -> bool:
    """Whether what is asked at a step is due now; `throughout` is asked from `engage` on."""
    if asked_at == "organisation":
        return False
    return STEPS.index("engage" if asked_at == "throughout" else asked_at) <= STEPS.index(now)


def until_due(state: State, *, due: bool) -> State:
    """A state before its time: what is not shown, or only partly, is not yet due; what is done or wrong stands."""
    waits = state in (State.MISSING, State.PARTLY, State.TO_JUDGE)
    return State.NOT_DUE if waits and not due else state
