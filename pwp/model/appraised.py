"""How far the appraisal of the options had come when a consultation on them opened."""

from pwp.calendar import When, before, by
from pwp.findings import Place
from pwp.model.lookups import begins_on
from pwp.model.workspace import Workspace

APPRAISAL = Place("options.yaml", ("appraisal",))


def finished_late(workspace: Workspace, opened: When) -> tuple[Place, str, When] | None:
    """What of the appraisal surely came after a consultation opened: where it stands, what it is, and its day.

    A session after people's answers were in is another look, and nothing of the appraisal that comes before.
    """
    appraisal = workspace.options.appraisal
    if appraisal is None or appraisal.not_done:
        return None
    result = appraisal.result
    stood = result.date if result and not result.not_done else None
    late: list[tuple[Place, str, When | None]] = [(APPRAISAL.at("result/date"), "the result stood", stood)]
    for number, row in enumerate(workspace.plan.timetable):
        if row.kind == "option-appraisal" and not row.not_done and not _again(workspace, row.opened, opened):
            place = Place("plan.yaml", ("timetable", number, "closed"))
            late.append((place, f"{row.id} closed", row.closed))
    for number, one in enumerate(appraisal.held):
        if not one.not_done and not _again(workspace, one.date, opened):
            late.append((APPRAISAL.at(f"held/{number}/date"), "options were still appraised", one.date))
    return next(((place, what, day) for place, what, day in late if day and before(opened, day)), None)


def _again(workspace: Workspace, day: When | None, opened: When) -> bool:
    """Whether something may have come once the consultation that opened on a day had closed."""
    rows = [row for row in workspace.plan.timetable if row.kind == "consultation" and begins_on(row) == opened]
    return day is not None and any(row.closed and by(day, row.closed) is not True for row in rows)
