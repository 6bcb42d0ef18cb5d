"""ISS: the issue, and who set the focus."""

from pwp.calendar import When, before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.model.lookups import only_deciding, open_by, unopened_before, with_participants
from pwp.model.plan import Approved, Plan


@check("ISS01", step="identify", over=subjects.plan)
def partners_help_to_set_the_focus(plan: Plan, ctx: Context) -> Verdicts:
    """The focus was agreed with groups that take part before the plan was approved and people were engaged.

    Why: people who are asked only once everything is settled can influence nothing; what matters to them may not
    even be on the table.

    Put it right: in plan.yaml, under `focus_agreed`, give the day and the groups that helped to set the focus. If
    the plan was approved first, go back to the groups, and log what changed.
    """
    agreed = plan.focus_agreed
    if agreed is None:
        yield missing("focus_agreed", "the record does not say with whom the focus was agreed")
    elif agreed.not_done:
        yield failed("focus_agreed/not_done", f"the focus was not agreed with anybody: {agreed.not_done}")
    elif only_deciding(ctx.workspace, agreed.with_):
        yield missing("focus_agreed/with", "the focus was agreed only with those who decide or run it")
    elif not with_participants(ctx.workspace, agreed.with_):
        yield missing("focus_agreed/with", "the record names no group on the map that the focus was agreed with")
    elif agreed.date is None:
        yield missing("focus_agreed/date", "the record does not say when the focus was agreed")
    else:
        yield _in_time(agreed.date, plan.approved, ctx)


def _in_time(agreed: When, approved: Approved | None, ctx: Context) -> Verdict:
    """Whether the focus was agreed before the plan was approved and people were engaged."""
    where = "focus_agreed/date"
    settled = earliest((approved.date if approved else None, open_by(ctx.workspace)))
    unopened = unopened_before(ctx.workspace, agreed, ctx.today)
    if ctx.has_come(agreed) is not True:
        return missing(where, ctx.not_yet("agreeing the focus", agreed))
    if settled is not None and before(settled, agreed):
        return failed(where, f"the focus was agreed on {agreed}, after things were settled ({settled})")
    if approved is not None and approved.by and approved.date is None:
        return missing("approved/date", "nothing says when the plan was approved, so the focus may have come later")
    if unopened is not None:
        return missing(where, f"nothing says when {unopened.id} opened, so the focus may have come later")
    if settled is not None and before(settled, agreed) is None:
        return missing(where, f"give the days: was the focus agreed ({agreed}) by {settled}?")
    return met("focus_agreed")
