"""What a decision followed: the consultations before it, what was put to people in them, and what they answered."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, latest
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.logbook import HEARD, Logbook, is_unasked, method_of
from pwp.model.lookups import (
    begins_on,
    decisions_taken,
    ends_on,
    final_decisions,
    rows_with_people,
    unmarked_decisions,
)
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace


def is_consultation(row: Phase) -> bool:
    """Whether a row of the timetable is a formal consultation, and is not known not to have happened."""
    return row.kind == "consultation" and not row.not_done


def follows(workspace: Workspace, decision: Decision, row: Phase) -> bool | None:
    """Whether a decision follows a part of the timetable with people; None where nothing says so.

    It does where it names it under `after`. Where it names others that took place, it does not follow this one: of
    the consultations, where one of them is named.
    """
    if row.id in decision.after:
        return True
    named = [one for one in rows_with_people(workspace) if one.id in decision.after]
    settled = any(map(is_consultation, named)) if row.kind == "consultation" else bool(named)
    return False if settled else None


def followed(workspace: Workspace, decision: Decision) -> list[Phase]:
    """The parts of the timetable with people that a decision follows, or may follow."""
    return [row for row in rows_with_people(workspace) if follows(workspace, decision, row) is not False]


def consultations(workspace: Workspace) -> list[Phase]:
    """The consultations; one that is known not to have taken place is among them only where there is no other."""
    rows = [row for row in workspace.plan.timetable if row.kind == "consultation"]
    return [row for row in rows if not row.not_done] or rows


def final_follows(workspace: Workspace, row: Phase) -> bool | None:
    """Whether the final decision follows a consultation; None where nothing says so.

    The only decision follows the only consultation, unless it names other rows. Before there is a decision, it is the
    only consultation that one will follow.
    """
    final = [one for _, one in final_decisions(workspace) if not one.not_done]
    said = [follows(workspace, one, row) for one in final]
    alone = len(consultations(workspace)) == 1
    if True in said:
        return True
    if final and None not in said:
        return False
    if final:
        return True if alone and len(final) == 1 and not final[0].after else None
    unmarked = [one for _, one in unmarked_decisions(workspace)]
    return True if alone and all(_before_it(one, row) for one in unmarked) else None


def _before_it(decision: Decision, row: Phase) -> bool:
    """Whether a decision surely came no later than a consultation began, so that it is not the one that follows it."""
    begin = begins_on(row)
    return bool(decision.date and begin and by(decision.date, begin))


def may_follow(workspace: Workspace, row: Phase, today: When) -> Decision | None:
    """A decision taken by a day of which nothing says whether it follows a consultation, if there is one."""
    if final_follows(workspace, row) is not None:
        return None
    return next((one for _, one in decisions_taken(workspace, today)), None)


def consultations_before_the_decision(workspace: Workspace) -> list[Phase]:
    """The consultations that took place, or are to, and that the final decision is known to follow."""
    return [row for row in consultations(workspace) if not row.not_done and final_follows(workspace, row)]


def consultations_followed(workspace: Workspace, decision: Decision) -> list[Phase]:
    """The formal consultations that a decision follows, or may follow."""
    return [row for row in followed(workspace, decision) if is_consultation(row)]


def consultations_passed_over(workspace: Workspace, decision: Decision) -> list[Phase]:
    """The consultations that began after those a decision names, and not surely after it; none where it names none."""
    named = [row for row in consultations_followed(workspace, decision) if row.id in decision.after]
    begun = latest(begins_on(row) for row in named)
    found = [row for row in workspace.plan.timetable if is_consultation(row) and row.id not in decision.after]
    return [row for row in found if begun and _between(begun, begins_on(row), decision.date)]


def _between(first: When, day: When | None, last: When | None) -> bool:
    """Whether a day surely came after one day, and may have come before another."""
    return bool(day and last and before(first, day) and not before(last, day))


def decided_after_consulting(workspace: Workspace) -> Iterator[tuple[Place, Decision]]:
    """The final decisions that follow a formal consultation."""
    decisions = final_decisions(workspace)
    return ((place, one) for place, one in decisions if consultations_followed(workspace, one))


def days_of(row: Phase) -> tuple[When, When] | None:
    """The first and the last day on which people could answer, as they were or, else, as they were planned."""
    first, last = begins_on(row), row.closed or ends_on(row)
    return (first, last) if first and last else None


def answers_to(workspace: Workspace, log: Logbook, row: Phase) -> list[Entry]:
    """The entries of what people said in one part of the timetable: while it ran, or by a method planned within it."""
    days = days_of(row)
    if days is None:
        return []
    used: set[str] = {
        one.id
        for one in workspace.plan.methods
        if one.start and _meet((one.start, one.end or one.start), days) and not one.not_done
    }
    return [entry for _, entry in log.of(*HEARD) if _answers(entry, days, used, log)]


def _answers(entry: Entry, days: tuple[When, When], methods: set[str], log: Logbook) -> bool:
    """Whether people answered in an entry, and not only those who decide or run it."""
    if is_unasked(entry) or ((entry.stakeholders or entry.reached) and not log.is_with_people(entry)):
        return False
    held = entry.date is not None and _meet((entry.date, entry.until or entry.date), days)
    return held or method_of(entry) in methods


def _meet(one: tuple[When, When], other: tuple[When, When]) -> bool:
    """Whether two stretches of days surely have some day in common."""
    return bool(by(one[0], other[1]) and by(other[0], one[1]))


def nobody_answered(workspace: Workspace, row: Phase) -> bool:
    """Whether the totals say that nobody answered in one part of the timetable."""
    totals = [one for one in workspace.themes.totals if one.for_ == row.id and not one.not_done]
    counted = [count for one in totals for count in (one.people, one.responses) if count is not None]
    return bool(counted) and not any(counted)
