"""DEC: how the decision was taken, and what it rests on."""

from pwp.calendar import before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.model.decisions import Decision
from pwp.model.lookups import decided_on
from pwp.model.plan import Plan
from pwp.spelling import listed


@check("DEC01", step="plan", over=subjects.plan)
def decision_process_is_agreed(plan: Plan, ctx: Context) -> Verdicts:
    """Who decides, and how, was agreed before the decision was taken.

    Why: people can only trust a process that was settled before anybody knew the answer.

    Put it right: in plan.yaml, under `decision`, fill `maker`, `process` and the day on which it was `agreed`.
    """
    process = plan.decision
    decided = decided_on(ctx.workspace)
    if process is None or not process.maker or not process.process:
        yield missing("decision", "the plan does not say who decides, and how")
    elif process.not_done:
        yield failed("decision/not_done", f"no process was agreed: {process.not_done}")
    elif process.agreed is None:
        yield missing("decision/agreed", "nothing says when the way of deciding was agreed")
    elif decided and before(decided, process.agreed):
        sentence = f"the way of deciding was agreed on {process.agreed}, after the decision ({decided})"
        yield failed("decision/agreed", sentence)
    else:
        yield met("decision")


@check("DEC02", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_process_is_followed(decision: Decision, ctx: Context) -> Verdicts:
    """The decision was taken in the way that had been agreed.

    Why: a process that is agreed and then left aside is worse than none.

    Put it right: in decisions.yaml, say under `process_followed` whether it was; the process itself belongs into
    plan.yaml, under `decision`.
    """
    agreed = ctx.workspace.plan.decision
    if decision.process_followed is False:
        yield failed("process_followed", f"{decision.id} was not taken in the way that had been agreed")
    elif decision.process_followed is None:
        yield missing("process_followed", f"nothing says whether {decision.id} was taken as agreed")
    elif agreed is None or not agreed.process:
        yield missing("process_followed", f"{decision.id} is said to be taken as agreed, and no process is recorded")
    else:
        yield met("process_followed")


@check("DEC03", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_weighs_what_people_said(decision: Decision, ctx: Context) -> Verdicts:
    """Every theme people raised was weighed in the decision, and its reasons are given.

    Why: the courts and the guidance ask the same: was what people said before those who decided, and what did they
    make of it?

    Put it right: in decisions.yaml, name the themes under `themes_weighed`, and give the `reasons`.
    """
    themes = ctx.workspace.themes.themes
    left = [theme.id for theme in themes if theme.id not in decision.themes_weighed]
    if not themes:
        yield missing("themes_weighed", "no themes are recorded that the decision could have weighed")
    elif left:
        more = f", and {len(left) - 3} more" if len(left) > len(left[:3]) else ""
        yield missing("themes_weighed", f"{decision.id} does not say it weighed {listed(left[:3])}{more}")
    elif not decision.reasons:
        yield missing("reasons", f"{decision.id} gives no reasons")
    else:
        yield met("themes_weighed")


@check("DEC04", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_comes_after_the_engagement(decision: Decision, ctx: Context) -> Verdicts:
    """The final decision was taken after people had had their say.

    Why: a decision taken while people are still being asked cannot rest on what they say; courts have overturned
    decisions for it.

    Put it right: in decisions.yaml, give the `date`, and name under `after` the rows of the timetable it had to wait
    for; in plan.yaml, give those rows the day on which they `closed`. A decision taken too early has to be taken
    again.
    """
    rows = [row for row in ctx.workspace.plan.timetable if row.id in decision.after]
    early = next((row for row in rows if decision.date and row.closed and before(decision.date, row.closed)), None)
    unknown = next((row for row in rows if not row.closed or not decision.date), None)
    if decision.not_done:
        yield failed("not_done", f"{decision.id} was not taken: {decision.not_done}")
    elif early is not None:
        sentence = f"{decision.id} was taken on {decision.date}, before {early.id} closed ({early.closed})"
        yield failed("date", sentence)
    elif decision.date is None:
        yield missing("date", f"nothing says when {decision.id} was taken")
    elif not rows:
        yield missing("after", f"nothing says which part of the timetable {decision.id} had to wait for")
    elif unknown is not None:
        yield missing("date", f"nothing says when {unknown.id} closed, so {decision.id} may have come first")
    elif any(row.closed and by(row.closed, decision.date) is not True for row in rows):
        yield missing("date", f"give the days: was {decision.id} taken after the engagement closed?")
    else:
        yield met("date")
