"""STK: whether each group has its part at the steps at which the map says so."""

from pwp.calendar import When, by, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, met, missing, not_due
from pwp.model.lookups import open_by, settled_on
from pwp.model.plan import FocusAgreed, TeamMember
from pwp.model.stakeholders import Stakeholder
from pwp.model.words import STEPS, Step
from pwp.spelling import listed


@check("STK08", step="stakeholders", over=subjects.groups, none="missing: no group that takes part is on the map")
def groups_take_part_when_the_map_says(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every group takes part at the steps at which the map says that it does.

    Why: a tick for every step costs nothing; people who were promised a part in the plan or in the decision look for
    it there.

    Put it right: in stakeholders.yaml, list under `steps` only those that the group was really offered. What shows
    it: for identify and stakeholders, contact by the day on which the plan was approved; for plan, `agreed_with`,
    the `team` or `chosen_with` of a method in plan.yaml; for engage, the log; for evaluate, `with_groups` of a review;
    for decide, a decision-point in the log at which it was there; for feedback, feedback in the log that was for it.
    """
    shown = {step: _shows(step, group, ctx) for step in STEPS if step in group.steps}
    lacking = [step for step, seen in shown.items() if not seen]
    overdue = [step for step in lacking if _is_over(step, ctx)]
    unreached = (group.not_reached or group.not_done) if "engage" in shown else None
    where = "not_reached" if group.not_reached else "not_done"
    contact, settled = _first_contact(group, ctx), settled_on(ctx.workspace)
    if not shown:
        yield missing("steps", f"nothing says at which steps {group.id} takes part")
    elif unreached and shown["engage"]:
        yield missing(where, f"{group.id} is said not to be reached, and the log names it as heard")
    elif unreached:
        yield missing(where, f"{group.id} was to take part, and was not reached: {unreached}")
    elif any(shown[step] is None for step in overdue):
        yield missing("steps", f"give the days: was {group.id} in contact ({contact}) by {settled}?")
    elif overdue:
        yield missing("steps", f"nothing shows that {group.id} took part at: {listed(overdue)}")
    elif lacking:
        yield not_due("steps", f"{group.id} is still to take part at: {listed(lacking)}")
    else:
        yield met("steps")


OVER_AT: dict[Step, Step] = {
    "identify": "stakeholders",
    "stakeholders": "plan",
    "plan": "engage",
    "engage": "engage",
    "evaluate": "decide",
    "decide": "feedback",
    "feedback": "feedback",
}
"""At which step a group should have had its part in another: engage is over once nobody can take part any more."""


def _is_over(step: Step, ctx: Context) -> bool:
    """Whether a step lies behind, as far as the record says or shows."""
    opened, decided = open_by(ctx.workspace), ctx.taking_part.decided is not None
    come: list[Step] = [ctx.workspace.engagement.step or "identify"]
    come += ["engage"] if opened is not None and ctx.has_come(opened) else []
    come += ["decide"] if decided else []
    over = max(STEPS.index(one) for one in come) >= STEPS.index(OVER_AT[step]) or (step == "decide" and decided)
    return over and (step in ("identify", "stakeholders", "plan") or not ctx.taking_part.still_open)


def _shows(step: Step, group: Stakeholder, ctx: Context) -> bool | None:
    """Whether the record shows a group's part in a step; None where the days do not tell."""
    if step in ("identify", "stakeholders"):
        return _came_first(group, ctx)
    if step == "plan":
        return _helped_to_plan(group, ctx)
    if step == "evaluate":
        reviews = ctx.workspace.evaluation.reviews
        return any(group.id in one.with_groups and _held(one.date, one.not_done, ctx) for one in reviews)
    seen = {"engage": ctx.log.heard, "decide": ctx.log.at_decisions, "feedback": ctx.log.fed_back}
    return group.id in seen[step]


def _held(day: When | None, not_done: str | None, ctx: Context) -> bool:
    """Whether something was held, as far as its day and what is said of it show."""
    return not not_done and ctx.has_come(day) is True


def _came_first(group: Stakeholder, ctx: Context) -> bool | None:
    """Whether a group was in contact before the plan was settled, or set the focus; None where days do not tell."""
    contact, settled, focus = _first_contact(group, ctx), settled_on(ctx.workspace), _focus_set_with(group, ctx)
    if focus is not None and focus.date is None:
        return True
    return contact is not None and (settled is None or by(contact, settled))


def _focus_set_with(group: Stakeholder, ctx: Context) -> FocusAgreed | None:
    """The agreement on the focus, where a group had its part in it."""
    agreed = ctx.workspace.plan.focus_agreed
    return agreed if agreed and group.id in agreed.with_ and not agreed.not_done else None


def _first_contact(group: Stakeholder, ctx: Context) -> When | None:
    """When a group was first in contact, by the day asked about."""
    focus = _focus_set_with(group, ctx)
    days = (group.first_contact, focus.date if focus else None, ctx.log.first_contact.get(group.id))
    return earliest(day for day in days if ctx.has_come(day) is not False)


def _helped_to_plan(group: Stakeholder, ctx: Context) -> bool:
    """Whether a group agreed the plan, was in the team, or was asked about a method."""
    plan = ctx.workspace.plan
    in_team = any(one.represents == group.id and _in_team(one, ctx) for one in plan.team)
    return in_team or group.id in plan.agreed_with or any(group.id in one.chosen_with for one in plan.methods)


def _in_team(member: TeamMember, ctx: Context) -> bool:
    """Whether a member was in the planning team before the plan was settled, as far as recorded."""
    settled = settled_on(ctx.workspace)
    too_late = settled is not None and member.joined is not None and by(member.joined, settled) is False
    return not member.not_done and not too_late and ctx.has_come(member.joined) is not False
