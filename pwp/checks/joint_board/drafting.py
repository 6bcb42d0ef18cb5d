"""IJB: the rounds in which a strategic plan is drafted."""

from collections.abc import Iterator

from pwp.calendar import When, before, in_brackets
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.joint_board import Draft, StrategicPlan
from pwp.model.lookups import final_decisions, only_deciding, taken, with_participants

ROUNDS = {"proposals": "the set of proposals", "first": "the first draft", "second": "the second draft"}
"""The rounds in their order, as a sentence calls them: section 33."""

Round = tuple[int, Draft]
"""A round of drafting, and its position in the record."""


@check("IJB07", step="engage", over=subjects.strategic_plan)
def planning_group_is_asked_round_by_round(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The planning group gave its views on the proposals before the first draft, and on that before the second.

    Why: views that come when the next draft is out already cannot have shaped it.

    Put it right: in change.yaml, under `strategic_plan`, `drafts`, give each round its `stage`, the `date` on which it
    went to the planning group, and the day on which the group's views were in (`views_given`); where it gave none, the
    last day on which it could (`views_due`). Correct a day that is a slip.
    """
    unmarked = next((number for number, one in enumerate(plan.drafts) if one.stage is None), None)
    if not plan.drafts:
        yield missing("drafts", "no round in which the strategic plan was drafted is recorded")
    elif unmarked is not None:
        yield missing(f"drafts/{unmarked}", "a draft is listed, and nothing says which round it belongs to")
    else:
        told = list(_rounds(plan, ctx))
        yield from told
        if not told:
            yield met("drafts")


def _round(plan: StrategicPlan, stage: str) -> Round | None:
    """The first draft listed for a round, if there is one."""
    return next(((number, one) for number, one in enumerate(plan.drafts) if one.stage == stage), None)


def _rounds(plan: StrategicPlan, ctx: Context) -> Iterator[Verdict]:
    """What is lacking in the rounds before the planning group, and in their order."""
    earlier: Round | None = None
    for stage in ROUNDS:
        found = _round(plan, stage)
        if found is not None and stage != "second":
            yield from _asked(found, ctx)
        elif found is None and stage != "second":
            yield _absent(stage, plan, ctx)
        if earlier is not None and found is not None:
            yield from _follows(found, earlier)
        earlier = found


def _absent(stage: str, plan: StrategicPlan, ctx: Context) -> Verdict:
    """That a round is not recorded: it is still to come, or nothing shows it."""
    name = ROUNDS[stage]
    later = list(ROUNDS)[list(ROUNDS).index(stage) + 1 :]
    if ctx.taking_part.still_open and not any(_round(plan, one) for one in later):
        return not_due("drafts", f"{name} can still go to the planning group")
    return missing("drafts", f"nothing shows that the planning group was asked about {name}")


def _asked(found: Round, ctx: Context) -> Iterator[Verdict]:
    """What is lacking in what is said of one round before the planning group."""
    number, draft = found
    where, name = f"drafts/{number}", ROUNDS[draft.stage or ""]
    if draft.not_done:
        yield failed(f"{where}/not_done", f"the planning group was not asked about {name}: {draft.not_done}")
    elif draft.date is None:
        yield missing(where, f"nothing says when {name} went to the planning group")
    elif ctx.has_come(draft.date) is False:
        yield not_due(f"{where}/date", f"{name} is to go to the planning group on {draft.date}")
    elif ctx.has_come(draft.date) is None:
        yield missing(f"{where}/date", ctx.not_yet(name, draft.date))
    elif draft.views_given and before(draft.views_given, draft.date):
        days = f"{name} went out on {draft.date}, with views in on {draft.views_given}"
        yield missing(f"{where}/views_given", f"one of the days is wrong: {days}")
    elif draft.views_given and ctx.has_come(draft.views_given) is False:
        yield not_due(f"{where}/views_given", f"the planning group's views on {name} are due on {draft.views_given}")
    elif draft.views_given and ctx.has_come(draft.views_given) is None:
        yield missing(f"{where}/views_given", ctx.not_yet(f"the group's answer on {name}", draft.views_given))
    elif draft.views_given is None and draft.views_due is None:
        yield missing(where, f"nothing says when the planning group's views on {name} were in")
    elif draft.views_given is None and draft.views_due and before(draft.views_due, ctx.today) is not True:
        yield not_due(f"{where}/views_due", f"the planning group has until {draft.views_due} for {name}")


def _follows(found: Round, earlier: Round) -> Iterator[Verdict]:
    """Whether a round came once the views on the one before it were in, where days are given."""
    number, draft = found
    _, last = earlier
    where, name, other = f"drafts/{number}/date", ROUNDS[draft.stage or ""], ROUNDS[last.stage or ""]
    given = last.views_given
    if draft.date is None or draft.not_done or last.not_done:
        return
    if given is not None and before(draft.date, given):
        yield failed(where, f"{name} ({draft.date}) came before views on {other} were in ({given})")
    elif given is not None and before(draft.date, given) is None:
        yield missing(where, f"give the days: did {name} ({draft.date}) come after views on {other} ({given})?")
    elif given is None and last.views_due is not None and before(last.views_due, draft.date) is not True:
        yield missing(where, f"nothing says that views on {other} were in when {name} went out ({draft.date})")


@check("IJB08", step="engage", over=subjects.strategic_plan)
def second_draft_is_open_to_others_for_a_time(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The second draft went to groups beyond the planning group for a stated time, and the decision came after that.

    Why: this is the round in which everybody else has a say; those who are told no last day, or find the plan agreed
    before it, had none.

    Put it right: in change.yaml, under `strategic_plan`, `drafts`, give the round of the stage `second` its `date`, the
    groups it went `to`, and the last day for views (`views_due`). A plan agreed too early has to be agreed again.
    """
    found = _round(plan, "second")
    if found is None and ctx.taking_part.still_open:
        yield not_due("drafts", "the second draft can still go out for views")
    elif found is None:
        yield missing("drafts", "nothing shows that a second draft went out for views")
    else:
        yield _second(found, ctx)


def _second(found: Round, ctx: Context) -> Verdict:
    """How the second draft was put to others."""
    number, draft = found
    where, due = f"drafts/{number}", draft.views_due
    if draft.not_done:
        return failed(f"{where}/not_done", f"the second draft did not go out for views: {draft.not_done}")
    if draft.date is None:
        return missing(where, "nothing says when the second draft went out for views")
    if due is None:
        return missing(where, "nothing says until when views on the second draft could be given")
    if before(due, draft.date):
        days = f"the second draft went out on {draft.date}, with views due on {due}"
        return missing(f"{where}/views_due", f"one of the days is wrong: {days}")
    if before(due, draft.date) is None:
        return missing(f"{where}/date", f"give the day: was the second draft ({draft.date}) out before {due}?")
    if decided := _decided_in_it(due, ctx):
        return decided
    if ctx.has_come(draft.date) is False:
        return not_due(f"{where}/date", f"the second draft is to go out on {draft.date}")
    if not with_participants(ctx.workspace, draft.to):
        return missing(f"{where}/to", _to_nobody(draft, ctx))
    if before(due, ctx.today) is not True:
        return not_due(f"{where}/views_due", f"views on the second draft can be given until {due}")
    return met(f"{where}/views_due")


def _to_nobody(draft: Draft, ctx: Context) -> str:
    """A sentence that says why those whom the second draft went to are not enough."""
    if only_deciding(ctx.workspace, draft.to):
        return "the second draft went only to those who decide or run it"
    return "nothing says to which groups on the map the second draft went"


def _decided_in_it(due: When, ctx: Context) -> Verdict | None:
    """That the plan was decided before the time for views on the second draft was over, or may have been."""
    for place, decision in final_decisions(ctx.workspace):
        day = decision.date
        if day is None or taken(decision, ctx.today) is False or before(due, day):
            continue
        at = Place(place.file, (*place.route, "date"))
        if before(day, due):
            return failed(at, f"{decision.id} was taken on {day}, before the time for views was over{in_brackets(due)}")
        if before(due, day) is None:
            return missing(at, f"give the days: was {decision.id} ({day}) after the time for views ({due})?")
    return None
