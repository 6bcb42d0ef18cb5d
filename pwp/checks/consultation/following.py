"""The consultation that the final decision follows: what the checks of a gate are asked of."""

from collections.abc import Iterator

from pwp.calendar import When
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdict, missing, not_due
from pwp.findings import Place
from pwp.model.consulted import consultations, final_follows, may_follow
from pwp.model.lookups import begins_on
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace

NONE = "missing: no consultation is recorded"


def _followed(workspace: Workspace) -> Iterator[tuple[Place, Phase]]:
    """The consultations that the final decision follows, or may follow."""
    asked = {row.id for row in consultations(workspace) if final_follows(workspace, row) is not False}
    for place, row in subjects.phases.find(workspace):
        if row.kind == "consultation" and row.id in asked:
            yield place, row


before_the_decision: Subjects[Phase] = Subjects(
    "consultation that the decision follows",
    "consultations that the decision follows",
    Place("plan.yaml", ("timetable",)),
    _followed,
)


def not_followed(row: Phase, ctx: Context) -> Verdict | None:
    """That nothing says whether the final decision follows a consultation; None where it is known to."""
    if final_follows(ctx.workspace, row):
        return None
    decision = may_follow(ctx.workspace, row, ctx.today)
    if decision is None:
        return not_due("", f"nothing says yet whether the decision will follow {row.id}")
    return awaited.follows_no_consultation(decision, ctx)


def not_opened(row: Phase, ctx: Context) -> Verdict | None:
    """That a consultation did not take place, or has not opened, or that nothing says when; None where it opened."""
    begin = begins_on(row)
    if ctx.has_come(begin) is False:
        return not_due("", f"{row.id} has not opened yet")
    if begin is None:
        return missing("opened", f"nothing says when {row.id} opened")
    if ctx.has_come(begin) is None:
        return missing("opened" if row.opened else "start", ctx.not_yet(f"the opening of {row.id}", begin))
    return None


def opening(row: Phase) -> When:
    """The day on which a consultation opened, or was to; asked only of one that `not_opened` says nothing of."""
    begin = begins_on(row)
    assert begin is not None  # noqa: S101 - else not_opened has said that nothing says when it opened
    return begin
