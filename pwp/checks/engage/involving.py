"""ENG: people have a part all the way, from before the plan to the decision."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, in_brackets, latest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, met, missing, not_due
from pwp.findings import Place
from pwp.model.logbook import HEARD, is_unasked
from pwp.model.lookups import (
    approved_on,
    begins_on,
    decisions_taken,
    ends_on,
    never_approved,
    rows_with_people,
    settled_on,
    with_participants,
)
from pwp.model.plan import Phase, TeamMember
from pwp.model.workspace import Workspace

APPROVED, TIMETABLE = Place(subjects.PLAN, ("approved",)), Place(subjects.PLAN, ("timetable",))


@check("ENG08", step="engage", over=subjects.record)
def people_have_a_part_all_the_way(record: Workspace, ctx: Context) -> Verdicts:
    """People had a part before the plan was made, in making it, and between the engagement and the decision.

    Why: people who are met only during the consultation can say yes or no to what others worked out, and have no part
    in what is made of their answer. A plan is settled once it is approved or the first part of the timetable for people
    opens, whichever comes first. A petition or a complaint is not yet a part in it.

    Put it right: log what groups that take part did before the plan was settled, and before the decision. In
    plan.yaml, give the day on which the plan was `approved` and on which each row `closed`, and name under
    `agreed_with` or `team` the groups that helped to plan. If there was nothing, bring people in now, before it is
    decided.
    """
    yield _worked_out(settled_on(record), ctx)
    yield _planned(approved_on(record), ctx)
    yield _decided(ctx)


def _worked_out(settled: When | None, ctx: Context) -> Verdict:
    """Whether people had a part before the plan was approved and the engagement opened."""
    parts = list(_first_parts(ctx))
    early = next((place for place, day in parts if settled and day and before(day, settled)), None)
    vague = next(((place, day) for place, day in parts if settled and (not day or before(day, settled) is None)), None)
    if parts and approved_on(ctx.workspace) is None and not never_approved(ctx.workspace):
        return missing(APPROVED, "nothing says when the plan was approved, so it is not known who had a part before")
    if early is not None:
        return met(early)
    if vague is not None:
        return missing(
            vague[0], f"give the day: was this{in_brackets(vague[1])} before the plan was settled ({settled})?"
        )
    return missing(subjects.LOG, f"nothing shows a part for people before the plan was settled{in_brackets(settled)}")


def _first_parts(ctx: Context) -> Iterator[tuple[Place, When | None]]:
    """What may have given people a part before the plan was made, with its day."""
    for place, entry in ctx.log.of(*HEARD, "contact"):
        if ctx.log.names_people(entry) and not is_unasked(entry):
            yield place, entry.date
    agreed, appraisal = ctx.workspace.plan.focus_agreed, ctx.workspace.options.appraisal
    if agreed and not agreed.not_done and with_participants(ctx.workspace, agreed.with_):
        yield Place(subjects.PLAN, ("focus_agreed",)), agreed.date
    there = [one.stakeholder for one in appraisal.participants if one.stakeholder] if appraisal else []
    if appraisal and with_participants(ctx.workspace, there):
        for number, session in enumerate(appraisal.held):
            if not session.not_done and ctx.has_come(session.date) is not False:
                yield Place("options.yaml", ("appraisal", "held", number)), session.date


def _planned(approved: When | None, ctx: Context) -> Verdict:
    """Whether groups that take part agreed the plan, or were in the team that made it."""
    plan = ctx.workspace.plan
    team = [(number, one) for number, one in enumerate(plan.team) if _speaks_for_people(one, ctx)]
    if with_participants(ctx.workspace, plan.agreed_with):
        return met(subjects.plan.home.at("agreed_with"))
    for number, one in team:
        if approved is None or one.joined is None or by(one.joined, approved):
            return met(subjects.plan.home.at(f"team/{number}"))
    for number, one in team:
        if approved is not None and one.joined is not None and by(one.joined, approved) is None:
            place = subjects.plan.home.at(f"team/{number}/joined")
            return missing(place, f"give the days: had this member joined ({one.joined}) by {approved}?")
    return missing(
        subjects.plan.home.at("agreed_with"),
        "nothing says that a group that takes part agreed the plan, or was in the team",
    )


def _speaks_for_people(member: TeamMember, ctx: Context) -> bool:
    """Whether somebody in the planning team by now speaks for a group that takes part."""
    known = member.represents and with_participants(ctx.workspace, [member.represents])
    return bool(known) and not member.not_done and ctx.has_come(member.joined) is not False


def _decided(ctx: Context) -> Verdict:
    """Whether people had a part between the end of the engagement and the decision."""
    decisions = [one for _, one in decisions_taken(ctx.workspace, ctx.today)]
    decided = latest(one.date for one in decisions)
    undated = next((one for one in decisions if one.date is None), None)
    if undated is not None:
        return awaited.undated(undated, ctx)
    if decided is None:
        return not_due(subjects.LOG, "nothing is decided yet, so people can still have a part in the decision")
    rows = [row for row in rows_with_people(ctx.workspace) if _over_by(row, decided)]
    closed = latest(row.closed for row in rows)
    unclosed = next((row for row in rows if row.closed is None), None)
    if unclosed is not None:
        sentence = f"nothing says when {unclosed.id} closed, so it is not known who had a part after it"
        return missing(ctx.place_of(unclosed), sentence)
    if closed is None:
        return missing(TIMETABLE, f"no part of the timetable for people closed before the decision ({decided})")
    return _between(closed, decided, ctx)


def _over_by(row: Phase, decided: When) -> bool:
    """Whether a row of the timetable was, or may have been, over when it was decided."""
    days = (begins_on(row), ends_on(row))
    return not any(day is not None and before(decided, day) for day in days)


def _between(closed: When, decided: When, ctx: Context) -> Verdict:
    """Whether the log shows people at something between two days."""
    unknown = None
    for place, entry in ctx.log.of("activity", "decision-point"):
        after, ahead = (before(closed, entry.date), by(entry.date, decided)) if entry.date else (None, None)
        if after is False or ahead is False or not ctx.log.names_people(entry):
            continue
        if after and ahead:
            return met(place)
        unknown = unknown or (place, entry.date)
    if unknown is not None:
        place, day = unknown
        return missing(
            place, f"give the day: was this{in_brackets(day)} after {closed} and by the decision ({decided})?"
        )
    when = f"between the close ({closed}) and the decision ({decided})"
    return missing(subjects.LOG, f"nothing shows a part for people {when}")
