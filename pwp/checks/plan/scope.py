"""PLN: how far people can influence it, what is fixed, and what was changed."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.model.lookups import shown_by
from pwp.model.plan import Change, FixedPoint, OpenPoint, Plan
from pwp.spelling import same_word, says_nothing


def _open_points(plan: Plan) -> list[tuple[int, OpenPoint]]:
    """What people can influence, as far as the plan lists it, each with its position."""
    points = plan.scope.open if plan.scope and not plan.scope.not_done else ()
    return [(position, one) for position, one in enumerate(points) if not one.not_done]


@check("PLN13", step="plan", over=subjects.plan)
def level_has_its_reason(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says why people can influence so much and no more, and what they can influence goes with it.

    Why: a level chosen by habit promises too much or too little; and a promise of influence means nothing until
    people know over what.

    Put it right: in plan.yaml, give the `level` that is `offered`, and `why` it is no more and no less. Offer the level
    that the `open` points under `scope` need, or move them to `fixed` with the reason.
    """
    del ctx
    level = plan.level
    offered = level.offered if level else None
    named = [one for _, one in _open_points(plan) if one.what]
    if level and level.not_done:
        yield failed("level/not_done", f"how far people can influence it was not settled: {level.not_done}")
    elif level is None or offered is None:
        yield missing("level/offered", "the plan does not say how far people can influence the outcome")
    elif offered == "inform" and named:
        things = "something" if len(named) == 1 else f"{len(named)} things"
        sentence = f"people are only to be informed, and the plan names {things} that they can influence"
        yield failed("level/offered", sentence)
    elif level.why is None or says_nothing(level.why):
        yield missing("level/why", "nothing says why people can influence so much and no more")
    elif any(same_word(level.why, one) for one in (offered, plan.purpose) if one):
        repeated = "level" if same_word(level.why, offered) else "purpose"
        yield missing("level/why", f"the reason for the level only repeats the {repeated}")
    elif gaps := list(_unsaid_influence(plan, offered)):
        yield from gaps
    else:
        yield met("level/offered")


def _unsaid_influence(plan: Plan, offered: str) -> Iterator[Verdict]:
    """What keeps a reader from knowing what it is that people can influence."""
    points = _open_points(plan)
    unsaid = next(((position, one) for position, one in points if says_nothing(one.what)), None)
    if plan.scope and plan.scope.not_done and offered != "inform":
        yield failed("scope/not_done", f"what people can influence was not settled: {plan.scope.not_done}")
    elif unsaid is not None:
        position, point = unsaid
        yield missing(f"scope/open/{position}", f"nothing says what people can influence about {point.id}")
    elif not points and offered != "inform":
        only_fixed = plan.scope and plan.scope.fixed
        sentence = "the plan offers people influence, and names only what they cannot change"
        yield missing("scope/open", sentence if only_fixed else "nothing says what it is that people can influence")


@check(
    "PLN14",
    step="plan",
    over=subjects.fixed_points,
    none="not-applicable: the plan says of nothing that it cannot be changed",
)
def fixed_point_can_be_challenged(point: FixedPoint, ctx: Context) -> Verdicts:
    """Everything that people cannot change has its reason, its evidence, and a way to challenge it.

    Why: what is called fixed is often only preferred. People believe it when they can see what shows it, and can
    question it.

    Put it right: in plan.yaml, for each of the `fixed` points under `scope`, say `what` it is and `why` people cannot
    change it; under `evidence` (or `documents`) what shows that, such as a lease, a budget line or a rule; and under
    `challenge` whom people can write to. What people can influence after all belongs only under `open`.
    """
    named = [one for _, one in _open_points(ctx.workspace.plan) if one.what]
    same = next((one for one in named if point.what and same_word(one.what or "", point.what)), None)
    if point.not_done:
        yield failed("not_done", f"{point.id} was not explained: {point.not_done}")
    elif same is not None:
        sentence = f"{point.id} is said to be fixed, and {same.id}, which is the same, to be open"
        yield failed("what", sentence)
    else:
        yield _explained(point, ctx)


def _explained(point: FixedPoint, ctx: Context) -> Verdict:
    """Whether people can understand, believe and question that something is fixed."""
    before = [one for one in (point.what, point.why) if one]
    if point.what is None or says_nothing(point.what):
        return missing("what", f"nothing says what {point.id} is")
    if point.why is None or says_nothing(point.why):
        return missing("why", f"nothing says why people cannot change {point.id}")
    if same_word(point.why, point.what):
        return missing("why", f"the reason that people cannot change {point.id} only repeats what it is")
    if not shown_by(ctx.workspace, point.documents, ctx.today):
        if not point.evidence:
            return missing("evidence", f"nothing shows that people cannot change {point.id}")
        if any(same_word(point.evidence, one) for one in before):
            return missing("evidence", f"what is to show that {point.id} is fixed only says the same again")
    if not point.challenge or any(same_word(point.challenge, one) for one in before):
        return missing("challenge", f"nothing says how people can challenge {point.id}")
    return met("challenge")


@check("PLN15", step="plan", over=subjects.plan_changes, none="not-applicable: the plan records no change")
def change_to_the_plan_is_explained(change: Change, ctx: Context) -> Verdicts:
    """Every change to the plan says when it was made, what was changed, why, and what prompted it.

    Why: a plan that changes after talks with people shows that they were heard; a change without its reason looks
    like a plan that slipped.

    Put it right: in plan.yaml, under `changes`, give each its `date`, `what` was changed, `why`, and who or what it
    was `prompted_by`.
    """
    day = change.date
    if change.not_done:
        yield failed("not_done", f"{change.id} was called for and not made: {change.not_done}")
    elif change.what is None or says_nothing(change.what):
        yield missing("what", f"nothing says what was changed by {change.id}")
    elif change.why is None or says_nothing(change.why):
        yield missing("why", f"no reason is given for {change.id}")
    elif same_word(change.why, change.what):
        yield missing("why", f"the reason for {change.id} only repeats what was changed")
    elif not change.prompted_by or same_word(change.prompted_by, change.what):
        yield missing("prompted_by", f"nothing says who or what prompted {change.id}")
    elif day is None:
        yield missing("date", f"nothing says when {change.id} was made")
    elif ctx.has_come(day) is False:
        yield not_due("date", f"{change.id} is to be made on {day}")
    elif ctx.has_come(day) is None:
        yield missing("date", ctx.not_yet(change.id, day))
    else:
        yield met("prompted_by")
