"""What of a decision many checks wait for, each in the same words at the same place, so that it is found once."""

from pwp.checks.check import Context, Verdict, missing
from pwp.model.decisions import Decision
from pwp.model.lookups import rows_with_people, unmarked_decisions


def undated(decision: Decision, ctx: Context) -> Verdict:
    """That nothing says when a decision was taken."""
    return missing(ctx.place_of(decision).at("date"), f"nothing says when {decision.id} was taken")


def unmarked(decision: Decision, ctx: Context) -> Verdict:
    """That nothing says whether a decision is the final one."""
    return missing(ctx.place_of(decision).at("stage"), f"nothing says whether {decision.id} is the final decision")


def follows_nothing(decision: Decision, ctx: Context) -> Verdict:
    """That nothing says which part of the timetable a decision waited for, or that a part with people is not named."""
    return missing(
        ctx.place_of(decision).at("after"),
        f"nothing says which part of the timetable, with people in it, {decision.id} came after",
    )


def follows_no_consultation(decision: Decision, ctx: Context) -> Verdict:
    """That nothing says which consultation a decision came after: as it is not known to be final, or names none."""
    if any(one is decision for _, one in unmarked_decisions(ctx.workspace)):
        return unmarked(decision, ctx)
    if not any(row.id in decision.after for row in rows_with_people(ctx.workspace)):
        return follows_nothing(decision, ctx)
    return missing(ctx.place_of(decision).at("after"), f"nothing says which consultation {decision.id} came after")
