"""The days of the appraisal of the options, and how far it had come when a consultation on them opened."""

from pwp.calendar import When, before, by, latest
from pwp.findings import Place
from pwp.model.lookups import begins_on
from pwp.model.options import Appraisal
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


def appraised_on(appraisal: Appraisal) -> list[tuple[str, When]]:
    """The days of the occasions of an appraisal, each with its key; of its result where there are no others."""
    days = [(f"held/{number}/date", one.date) for number, one in enumerate(appraisal.held) if not one.not_done]
    held = [(key, day) for key, day in days if day]
    result = appraisal.result.date if appraisal.result else None
    return held or ([("result/date", result)] if result else [])


def appraised_until(appraisal: Appraisal) -> When | None:
    """The last day of an appraisal."""
    return latest(day for _, day in appraised_on(appraisal))
