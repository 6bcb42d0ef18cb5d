"""PLN: with whom the plan is made, and with what other engagement it is joined up."""

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.findings import State
from pwp.model.lookups import (
    approved_on,
    never_approved,
    only_deciding,
    open_by,
    settled_on,
    unopened_before,
    with_participants,
)
from pwp.model.plan import Coordination, NoCoordination, Plan, TeamMember
from pwp.spelling import same_word, says_nothing


@check("PLN16", step="identify", over=subjects.plan)
def engagement_is_joined_up(plan: Plan, ctx: Context) -> Verdicts:
    """It was looked for who else is engaging the same people, and what is done together is said.

    Why: people who are asked the same things by one body after another stop answering all of them.

    Put it right: in plan.yaml, say under `coordination` with whom `what` is done together, or under `no_coordination`
    where it was `searched` and nobody found, and on which `date`. Name the other body or its engagement; look before
    people are engaged.
    """
    named = [(f"coordination/{number}", one) for number, one in enumerate(plan.coordination)]
    undone = next(((where, one) for where, one in named if one.not_done), None)
    lacking = [(where, _lacking(one, ctx)) for where, one in named if not one.not_done]
    joined = next((where for where, gap in lacking if gap is None), None)
    if joined is not None:
        yield met(f"{joined}/with")
    elif undone is not None:
        where, one = undone
        together = f" with {one.with_}" if one.with_ else ""
        yield failed(f"{where}/not_done", f"nothing was done together{together}: {one.not_done}")
    elif plan.no_coordination is not None:
        yield _searched(plan.no_coordination, ctx)
    elif lacking:
        yield from (missing(f"{where}/{gap[0]}", gap[1]) for where, gap in lacking if gap)
    else:
        yield missing("coordination", "nothing says that anybody looked for who else is engaging the same people")


def _lacking(one: Coordination, ctx: Context) -> tuple[str, str] | None:
    """What keeps something done together from being told: the key, and a sentence."""
    engagement = ctx.workspace.engagement
    body = engagement.body.name if engagement.body else None
    own = {"the body that runs this, or its own work": body, "this engagement itself": engagement.title}
    if not one.with_:
        return "with", "nothing says with whom this is done together"
    if itself := next((what for what, name in own.items() if name and _is_own(one.with_, name)), ""):
        return "with", f"{one.with_} is {itself}"
    if says_nothing(one.what) or same_word(one.what or "", one.with_):
        return "what", f"nothing says what is done together with {one.with_}"
    return None


def _is_own(text: str, name: str) -> bool:
    """Whether a text names only what is one's own, such as one's own survey."""
    return same_word(text, name) or text.casefold().startswith(f"{name.casefold()}'s ")


def _searched(search: NoCoordination, ctx: Context) -> Verdict:
    """Whether it was looked for others before people were engaged."""
    where, day, opened = "no_coordination/date", search.date, open_by(ctx.workspace)
    unopened = unopened_before(ctx.workspace, day, ctx.today) if day else None
    if search.not_done:
        return failed("no_coordination/not_done", f"others were not looked for: {search.not_done}")
    if not search.searched:
        return missing("no_coordination/searched", "nothing says where others were looked for")
    if day is None:
        return missing(where, "nothing says when others were looked for")
    if ctx.has_come(day) is not True:
        return missing(where, ctx.not_yet("looking for others", day))
    if opened is not None and before(opened, day):
        return missing(where, f"others were looked for on {day}, after people were engaged ({opened})")
    if unopened is not None:
        return missing(where, f"nothing says when {unopened.id} opened, so others may have been looked for later")
    if opened is not None and before(opened, day) is None:
        return missing(where, f"give the days: were others looked for ({day}) before it opened ({opened})?")
    return met("no_coordination/searched", because=search.searched)


@check("PLN17", step="stakeholders", over=subjects.plan)
def communities_help_to_plan(plan: Plan, ctx: Context) -> Verdicts:
    """Somebody who speaks for a group that takes part joined the planning team before the plan was settled.

    Why: a plan made without the people it is for asks what its makers want to know, at times and in places that suit
    its makers.

    Put it right: ask a group to send somebody; in plan.yaml, under `team`, say whom each member `represents`, and
    when the member `joined`. Where somebody joined late, look again at the plan with them, and log under `changes`
    what came of it.
    """
    groups = [one.represents for one in plan.team if one.represents]
    speaking = [
        (f"team/{number}", one)
        for number, one in enumerate(plan.team)
        if one.represents and with_participants(ctx.workspace, (one.represents,))
    ]
    there = [_in_time(where, one, ctx) for where, one in speaking if not one.not_done]
    if not plan.team:
        yield missing("team", "nothing says who is in the planning team")
    elif there:
        yield min(there, key=lambda verdict: _KINDEST.index(verdict.state))
    elif speaking:
        where, one = speaking[0]
        yield failed(f"{where}/not_done", f"nobody joined the planning team for {one.represents}: {one.not_done}")
    elif only_deciding(ctx.workspace, groups):
        yield missing("team", "the planning team has members only for those who decide or run it")
    else:
        yield missing("team", "no member of the planning team is said to speak for a group that takes part")


_KINDEST = (State.MET, State.MISSING, State.FAILED)


def _in_time(where: str, member: TeamMember, ctx: Context) -> Verdict:
    """Whether a member joined before the plan was approved and people were engaged."""
    joined, group = member.joined, member.represents
    settled, unknown = _settled(joined, ctx)
    where_joined = f"{where}/joined"
    if joined is None:
        return missing(where_joined, f"nothing says when the member for {group} joined the planning team")
    if ctx.has_come(joined) is not True:
        return missing(where_joined, ctx.not_yet(f"bringing {group} into the planning team", joined))
    if settled is not None and before(settled, joined):
        return failed(where_joined, f"the member for {group} joined on {joined}, after things were settled ({settled})")
    if unknown:
        return missing(where_joined, f"nothing says when {unknown}, so {group} may have joined later")
    if settled is not None and before(settled, joined) is None:
        return missing(where_joined, f"give the days: did the member for {group} join ({joined}) by {settled}?")
    return met(where)


def _settled(joined: When | None, ctx: Context) -> tuple[When | None, str]:
    """When the plan was settled, as far as recorded, and what would have to be known to be sure."""
    workspace = ctx.workspace
    approved, settled = workspace.plan.approved, settled_on(workspace)
    unopened = unopened_before(workspace, joined, ctx.today) if joined else None
    goes_on = settled is not None or unopened is not None or (approved is not None and approved.by)
    if goes_on and approved_on(workspace) is None and not never_approved(workspace):
        return settled, "the plan was approved"
    return settled, f"{unopened.id} opened" if unopened else ""
