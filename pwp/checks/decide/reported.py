"""DEC: that those who decided had a report of what people said, in time."""

from pwp.calendar import When, before, by, latest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.checks.decide.decision import not_taken
from pwp.model.decisions import Decision
from pwp.model.documents import Document
from pwp.model.logbook import HEARD
from pwp.model.lookups import begins_on, documents_named, rows_with_people
from pwp.model.plan import Phase

NO_REPORT = (*HEARD, "decision-point")
"""The kinds of entry that are no report: single occasions, and decisions themselves."""


@check("DEC06", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def report_of_what_people_said_is_there_in_time(decision: Decision, ctx: Context) -> Verdicts:
    """Those who decided had a report made after people had had their say, and before the decision.

    Why: a decision cannot rest on answers that nobody had put together yet. An interim report leaves out whoever
    answered late. The minute of the meeting itself was not there before it.

    Put it right: name the report under `considered` of the decision, `documents` or `log`, and give it its `date`.
    Correct a day that is a slip; else put the report before those who decided, and have them look at it again. pwp
    cannot tell what a paper holds: name the one that says what people said.
    """
    reports = _reports(decision, ctx)
    considered = decision.considered
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif considered is not None and considered.not_done:
        yield failed("considered/not_done", f"nothing was considered for {decision.id}: {considered.not_done}")
    elif not reports and considered is not None and considered.log:
        yield missing("considered", f"{decision.id} considered single occasions, and no report of all that was said")
    elif not reports and considered is not None and considered.documents:
        name = considered.documents[0]
        sentence = f"{name} may be of the meeting that took {decision.id}, and no report of what people said"
        yield missing("considered/documents", sentence)
    elif not reports:
        yield missing("considered", f"nothing says which report of what people said was there for {decision.id}")
    elif decision.date is None:
        yield awaited.undated(decision, ctx)
    else:
        yield _in_time(reports, decision, decision.date, ctx)


def _reports(decision: Decision, ctx: Context) -> list[tuple[str, When | None]]:
    """What may be the report that a decision considered, each with its day; what was said on one occasion is none.

    Nor is a paper of the meeting that decided.
    """
    considered = decision.considered
    if considered is None:
        return []
    named = documents_named(ctx.workspace, considered.documents)
    papers = {one.id: one.date for one in named if not _of_the_meeting(one, decision, ctx)}
    entries = {entry.id: entry for _, entry in ctx.log.entries} if considered.log else {}
    written = {
        name: entries[name] for name in considered.log if name in entries and entries[name].kind not in NO_REPORT
    }
    found = [(f"considered/documents/{n}", papers[one]) for n, one in enumerate(considered.documents) if one in papers]
    for position, name in enumerate(considered.log):
        if name in written:
            found.append((f"considered/log/{position}", written[name].until or written[name].date))
    return found


def _of_the_meeting(document: Document, decision: Decision, ctx: Context) -> bool:
    """Whether a document may be the minute of a decision: its own, or of its very day with no analysis before it.

    A paper of its own that surely came before the meeting is none.
    """
    made, decided = document.date, decision.date
    if document.id in decision.documents:
        return not (made and decided and before(made, decided))
    analyses = (row.closed for row in ctx.workspace.plan.timetable if row.kind == "analysis" and not row.not_done)
    analysed = any(closed and decided and by(closed, decided) for closed in analyses)
    return made is not None and made.is_day and made == decided and not analysed


def _in_time(reports: list[tuple[str, When | None]], decision: Decision, decided: When, ctx: Context) -> Verdict:
    """Whether a report was made once people had had their say, and before the decision."""
    where, first = reports[0]
    rows = _waited_for(decision, decided, ctx)
    over = latest(row.closed for row in rows)
    running = next((row.id for row in rows if row.closed is None), "")
    if all(day is not None and before(decided, day) for _, day in reports):
        return failed(where, f"the report ({first}) was made after {decision.id} was taken ({decided})")
    if over is None or running:
        closed = f"{running} closed" if running else "people had had their say"
        return missing(where, f"nothing says when {closed}, so the report may be an interim one")
    fits = [(place, _between(day, over, decided)) for place, day in reports]
    if in_time := next((place for place, sure in fits if sure), None):
        return met(in_time)
    if unsure := next((place for place, sure in fits if sure is None), None):
        return missing(unsure, f"give the day: was this made between {over} and {decision.id} ({decided})?")
    return missing(where, f"no report was made between the end of people's say ({over}) and {decision.id} ({decided})")


def _between(day: When | None, first: When, last: When) -> bool | None:
    """Whether something was made between two days; None where that is not known."""
    sure = (by(first, day), by(day, last)) if day else (None,)
    return False if False in sure else None if None in sure else True


def _waited_for(decision: Decision, decided: When, ctx: Context) -> list[Phase]:
    """The parts of the timetable with people that a decision waited for: those it names, or those begun by then."""
    rows = rows_with_people(ctx.workspace)
    named = [row for row in rows if row.id in decision.after]
    begun = [row for row in rows if not ((begin := begins_on(row)) and before(decided, begin))]
    return named or begun
