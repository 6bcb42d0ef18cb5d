"""IJB: who helps to plan: for whom the members of the strategic planning group speak."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing
from pwp.checks.joint_board.plan import SHOWN, locality_names
from pwp.model.joint_board import PlanningGroupMember, StrategicPlan
from pwp.spelling import listed, same_word

SPOKEN_FOR = {
    "the health board": ("health-board",),
    "the council": ("council",),
    "people who use the services": ("users-of-health-care", "users-of-social-care"),
    "unpaid carers": ("carers-of-users-of-health-care", "carers-of-users-of-social-care"),
    "those who work in health or social care": ("health-professionals", "social-care-professionals"),
    "the third sector": ("third-sector",),
}
"""Those for whom somebody in the planning group speaks, and the words for them in the record: section 32."""
PROVIDERS = ("commercial-providers", "non-commercial-providers")


@check("IJB06", step="plan", over=subjects.strategic_plan)
def planning_group_speaks_for_everybody(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The strategic planning group has somebody to speak for each group that it should, and for each locality.

    Why: the planning group hears of the plan before anybody else does; whoever has no seat comes last.

    Put it right: in change.yaml, under `strategic_plan`, `planning_group`, list the members by their posts or roles,
    and say for whom each speaks, under `represents` and `localities`; each of those groups has a member of its own. A
    seat that is empty has its reason under `not_done`. It is advice where nobody speaks for providers of care or
    housing: the regulations on members were not checked.
    """
    del ctx
    there = [one for one in plan.planning_group if not one.not_done]
    empty = [(number, one) for number, one in enumerate(plan.planning_group) if one.not_done]
    lacking = [who for who, kinds in SPOKEN_FOR.items() if not _seats(there, kinds)]
    lacking += [name for name in locality_names(plan) if not any(_speaks_for(one, name) for one in there)]
    if not plan.planning_group:
        yield missing("planning_group", "no member of the strategic planning group is recorded")
        return
    for number, one in empty:
        for who in [who for who in lacking if who in SPOKEN_FOR and set(SPOKEN_FOR[who]) & set(one.represents)]:
            lacking.remove(who)
            where = f"planning_group/{number}/not_done"
            yield failed(where, f"nobody in the planning group speaks for {who}: {one.not_done}")
    if lacking:
        more = f", and {len(lacking) - SHOWN} more" if len(lacking) > SHOWN else ""
        yield missing("planning_group", f"no member of the planning group speaks for {listed(lacking[:SHOWN])}{more}")
    elif not empty and (without := _without_a_seat(there)):
        sentence = f"a member speaks for several, and none of their own is left to speak for {without}"
        yield missing("planning_group", sentence)
    elif not empty:
        yield met("planning_group")
        yield from _advised(there)


def _seats(members: list[PlanningGroupMember], kinds: tuple[str, ...]) -> bool:
    """Whether any member speaks for one of these kinds of people."""
    return any(kind in one.represents for one in members for kind in kinds)


def _without_a_seat(members: list[PlanningGroupMember]) -> str:
    """Those for whom no member is left, once each member is to speak for one of the groups; nothing where all have one.

    Members are moved to another group for which they speak as long as that frees one.
    """
    seated: dict[int, str] = {}

    def find(who: str, tried: set[int]) -> bool:
        for number, one in enumerate(members):
            if number in tried or not set(SPOKEN_FOR[who]) & set(one.represents):
                continue
            tried.add(number)
            if number not in seated or find(seated[number], tried):
                seated[number] = who
                return True
        return False

    return next((who for who in SPOKEN_FOR if not find(who, set())), "")


def _speaks_for(member: PlanningGroupMember, locality: str) -> bool:
    """Whether a member speaks for a locality."""
    return any(same_word(name, locality) for name in member.localities)


def _advised(members: list[PlanningGroupMember]) -> Iterator[Verdict]:
    """Advice where nobody speaks for those who provide care or housing."""
    if not any(kind.startswith(PROVIDERS) for one in members for kind in one.represents):
        yield advice("planning_group", "no member of the planning group speaks for providers of care or housing")
