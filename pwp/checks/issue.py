"""ISS: the issue, and who set the focus."""

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.model.lookups import with_participants
from pwp.model.plan import Plan


@check("ISS01", step="identify", over=subjects.plan)
def partners_help_to_set_the_focus(plan: Plan, ctx: Context) -> Verdicts:
    """The focus was agreed with partners and communities before the plan was approved.

    Why: people who are asked only once everything is settled can influence nothing; what matters to them may not
    even be on the table.

    Put it right: in plan.yaml, under `focus_agreed`, give the day and the groups that helped to set the focus. If
    the plan was approved first, go back to the groups, and log what changed.
    """
    agreed, approved = plan.focus_agreed, plan.approved
    if agreed is None:
        yield missing("focus_agreed", "the record does not say with whom the focus was agreed")
    elif agreed.not_done:
        yield failed("focus_agreed/not_done", f"the focus was not agreed with anybody: {agreed.not_done}")
    elif not agreed.with_:
        yield missing("focus_agreed/with", "the record does not say with whom the focus was agreed")
    elif not with_participants(ctx.workspace, agreed.with_):
        yield missing("focus_agreed/with", "the focus was agreed only with those who decide or run it")
    elif agreed.date is None:
        yield missing("focus_agreed/date", "the record does not say when the focus was agreed")
    elif approved and approved.date and (late := before(approved.date, agreed.date)) is not False:
        if late:
            sentence = f"the focus was agreed on {agreed.date}, after the plan was approved ({approved.date})"
            yield failed("focus_agreed/date", sentence)
        else:
            yield missing("focus_agreed/date", "give the day: was the focus agreed before the plan was approved?")
    else:
        yield met("focus_agreed")
