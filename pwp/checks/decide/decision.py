"""DEC: how the decision was taken, and what it rests on."""

from collections.abc import Iterator

from pwp.calendar import When, before
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.model.decisions import Decision
from pwp.model.lookups import (
    TAKING_PART,
    begins_on,
    final_decisions,
    first_decided_on,
    rows_with_people,
    taken,
    unmarked_decisions,
)
from pwp.model.plan import Phase, Plan
from pwp.model.themes import Theme
from pwp.spelling import listed, says_nothing

SHOWN = 3


@check("DEC01", step="plan", over=subjects.plan)
def decision_process_is_agreed(plan: Plan, ctx: Context) -> Verdicts:
    """Who decides, and how, was agreed before the decision was taken.

    Why: people can only trust a process that was settled before anybody knew the answer.

    Put it right: in plan.yaml, under `decision`, fill `maker`, `process` and the day on which it was `agreed`.
    """
    process = plan.decision
    decided = first_decided_on(ctx.workspace)
    if process is not None and process.not_done:
        yield failed("decision/not_done", f"no way of deciding was agreed: {process.not_done}")
    elif process is None or not process.maker:
        yield missing("decision/maker", "the plan does not say who decides")
    elif not process.process:
        yield missing("decision/process", "the plan does not say how the decision is taken")
    elif process.agreed is None:
        yield missing("decision/agreed", "nothing says when the way of deciding was agreed")
    elif decided is not None and before(decided, process.agreed):
        sentence = f"the way of deciding was agreed on {process.agreed}, after the decision ({decided})"
        yield failed("decision/agreed", sentence)
    elif ctx.has_come(process.agreed) is not True:
        yield missing("decision/agreed", ctx.not_yet("agreeing the way of deciding", process.agreed))
    elif decided is not None and before(process.agreed, decided) is not True:
        sentence = f"nothing shows that the way of deciding ({process.agreed}) came before the decision ({decided})"
        yield missing("decision/agreed", sentence)
    elif undated := next((one for _, one in final_decisions(ctx.workspace) if _undated(one, ctx)), None):
        yield awaited.undated(undated, ctx)
    elif decided is None and (unmarked := _maybe_final(process.agreed, ctx)):
        yield awaited.unmarked(unmarked, ctx)
    else:
        yield met("decision")


def _maybe_final(agreed: When, ctx: Context) -> Decision | None:
    """A decision that may be the final one, and that is not known to come after the day given."""
    decisions = (one for _, one in unmarked_decisions(ctx.workspace) if taken(one, ctx.today) is not False)
    return next((one for one in decisions if one.date is None or not before(agreed, one.date)), None)


def _undated(decision: Decision, ctx: Context) -> bool:
    """Whether a decision is said to be taken, and not when."""
    return decision.date is None and taken(decision, ctx.today) is None


def not_taken(decision: Decision, ctx: Context) -> Iterator[Verdict]:
    """That a decision was not taken, or is still to come."""
    if decision.not_done:
        yield failed("not_done", f"{decision.id} was not taken: {decision.not_done}")
    elif decision.date is not None and ctx.has_come(decision.date) is False:
        yield not_due("date", f"{decision.id} is to be taken on {decision.date}")
    elif decision.date is not None and ctx.has_come(decision.date) is None:
        yield missing("date", ctx.not_yet(f"taking {decision.id}", decision.date))


@check("DEC02", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_process_is_followed(decision: Decision, ctx: Context) -> Verdicts:
    """The decision was taken in the way that had been agreed.

    Why: a process that is agreed and then left aside is worse than none.

    Put it right: in decisions.yaml, say under `process_followed` whether it was; the process itself belongs in
    plan.yaml, under `decision`.
    """
    agreed = ctx.workspace.plan.decision
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif decision.process_followed is False:
        yield failed("process_followed", f"{decision.id} was not taken in the way that had been agreed")
    elif decision.process_followed is None:
        yield missing("process_followed", f"nothing says whether {decision.id} was taken as agreed")
    elif agreed is None or not agreed.process or agreed.not_done:
        yield missing("process_followed", f"{decision.id} is said to be taken as agreed, and no process is recorded")
    else:
        yield met("process_followed")


@check("DEC03", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_weighs_what_people_said(decision: Decision, ctx: Context) -> Verdicts:
    """Every theme that people had raised by then was weighed in the decision, and its reasons are given.

    Why: the courts and the guidance ask the same: was what people said before those who decided, and what did they
    make of it?

    Put it right: in decisions.yaml, name the themes under `themes_weighed`, and give the `reasons`.
    """
    themes = [theme for theme in ctx.workspace.themes.themes if not _only_later(theme, decision, ctx)]
    left = [theme.id for theme in themes if theme.id not in decision.themes_weighed]
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif not themes:
        yield missing("themes_weighed", "no themes are recorded that the decision could have weighed")
    elif left:
        more = f", and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
        yield missing("themes_weighed", f"{decision.id} does not say it weighed {listed(left[:SHOWN])}{more}")
    elif says_nothing(decision.reasons):
        yield missing("reasons", f"{decision.id} gives no reasons")
    else:
        yield met("themes_weighed")


def _only_later(theme: Theme, decision: Decision, ctx: Context) -> bool:
    """Whether a theme was raised only after the decision."""
    raised = ctx.log.raised.get(theme.id, ())
    days = [entry.date for _, entry in raised]
    return bool(days) and all(day and decision.date and before(decision.date, day) for day in days)


@check("DEC04", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def decision_comes_after_the_engagement(decision: Decision, ctx: Context) -> Verdicts:
    """The final decision was taken after people had had their say.

    Why: a decision taken while people are still being asked cannot rest on what they say; courts have overturned
    decisions for it.

    Put it right: give the decision its `date`, and each row of the timetable the day on which it `closed`; name under
    `after` every row that the decision had to wait for. A day that is a slip is corrected, in decisions.yaml. A row
    that only carries a decision out is of the kind implementation. A decision taken too early has to be taken again.
    """
    rows = {row.id: row for row in ctx.workspace.plan.timetable}
    named = [rows[one] for one in decision.after if one in rows]
    waited = [row for row in named if not row.not_done]
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif decision.date is None:
        yield awaited.undated(decision, ctx)
    elif early := next((why for row in waited if (why := _early(decision.date, row))), ""):
        yield failed("date", f"{decision.id} had to wait for {early}")
    elif len(named) < len(decision.after) or not any(row.kind in TAKING_PART for row in waited):
        yield _after_nothing(decision, named, ctx)
    elif still := next((row for row in waited if not row.closed), None):
        yield missing("date", f"nothing says when {still.id} closed, so {decision.id} may have come first")
    elif vague := next((row for row in waited if row.closed and before(row.closed, decision.date) is None), None):
        yield missing("date", f"give the days: was {decision.id} ({decision.date}) after {vague.id} ({vague.closed})?")
    elif running := next((row for row in rows_with_people(ctx.workspace) if _running(row, decision)), None):
        yield missing("after", _not_over(running, decision))
    else:
        yield met("date")


def _after_nothing(decision: Decision, named: list[Phase], ctx: Context) -> Verdict:
    """Why what a decision is said to have waited for is not enough."""
    undone = next((row for row in named if row.not_done and row.kind in TAKING_PART), None)
    if undone is not None:
        sentence = f"{decision.id} had to wait for {undone.id}, which did not take place: {undone.not_done}"
        return missing("after", sentence)
    return awaited.follows_nothing(decision, ctx)


def _not_over(row: Phase, decision: Decision) -> str:
    """A sentence that says why people may still have had their say when a decision was taken."""
    if row.closed is None:
        return f"nothing says when {row.id} closed, so {decision.id} may have come first"
    return f"{row.id} was not over ({row.closed}) when {decision.id} was taken ({decision.date})"


def _early(decided: When, row: Phase) -> str:
    """Why a decision that had to wait for a row of the timetable surely came too early."""
    if row.closed and before(row.closed, decided) is False:
        return f"{row.id}, which closed on {row.closed}, and was taken on {decided}"
    if row.opened and not row.closed and before(decided, row.opened):
        return f"{row.id}, which opened on {row.opened}, and was taken on {decided}"
    return ""


def _running(row: Phase, decision: Decision) -> bool:
    """Whether people could still take part in a row that the decision is not said to have waited for."""
    begin = begins_on(row)
    if row.id in decision.after or not (begin and decision.date) or before(decision.date, begin):
        return False
    return row.closed is None or before(row.closed, decision.date) is not True
