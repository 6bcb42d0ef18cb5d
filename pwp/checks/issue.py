"""ISS: the issue, and who set the focus."""

from pwp.calendar import before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.model.lookups import only_deciding, opened_on, with_participants
from pwp.model.plan import Plan


@check("ISS01", step="identify", over=subjects.plan)
def partners_help_to_set_the_focus(plan: Plan, ctx: Context) -> Verdicts:
    """The focus was agreed with groups that take part before the plan was approved and people were engaged.

    Why: people who are asked only once everything is settled can influence nothing; what matters to them may not
    even be on the table.

    Put it right: in plan.yaml, under `focus_agreed`, give the day and the groups that helped to set the focus. If
    the plan was approved first, go back to the groups, and log what changed.
    """
    agreed = plan.focus_agreed
    settled = earliest((plan.approved.date if plan.approved else None, opened_on(ctx.workspace)))
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
    elif ctx.has_come(agreed.date) is not True:
        yield missing("focus_agreed/date", ctx.not_yet("agreeing the focus", agreed.date))
    elif settled is None or before(settled, agreed.date) is False:
        yield met("focus_agreed")
    elif before(settled, agreed.date):
        sentence = f"the focus was agreed on {agreed.date}, after things were settled ({settled})"
        yield failed("focus_agreed/date", sentence)
    else:
        yield missing("focus_agreed/date", f"give the days: was the focus agreed ({agreed.date}) by {settled}?")
