"""CHG: a major change before Scottish Ministers: what goes to them, and what they ask for."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.checks.identify.service_change import HIS
from pwp.findings import Place
from pwp.model.change import Ministers, ServiceChange
from pwp.model.decisions import Decision
from pwp.model.lookups import TAKING_PART, decisions_taken, final_decisions
from pwp.model.plan import Phase
from pwp.model.status import report_of_his
from pwp.model.workspace import Workspace

MINISTERS = Place("change.yaml", ("ministers",))


def _board_said(ctx: Context) -> list[Decision]:
    """The final decisions that were taken, or may have been."""
    return [one for _, one in decisions_taken(ctx.workspace, ctx.today)]


def nothing_to_send(ctx: Context) -> Verdict | None:
    """That there is nothing for Ministers, so far or at all: it is not decided yet, or the board rejected it."""
    taken = _board_said(ctx)
    if not taken:
        return not_due("ministers", "the proposal goes to Scottish Ministers once the board has decided")
    if all(one.outcome == "rejected" for one in taken):
        return not_due("ministers", f"{taken[0].id} rejected the proposal, so nothing goes to Scottish Ministers")
    return None


@check("CHG13", step="decide", over=subjects.change)
def proposal_goes_to_ministers_after_the_decision(change: ServiceChange, ctx: Context) -> Verdicts:
    """Once the board had decided, the proposal went to Scottish Ministers.

    Why: for a major change the last word is with Ministers. What goes to them is what the board decided with the
    responses in hand, not what it intended before that.

    Put it right: in change.yaml, under `ministers`, give the day on which it was `submitted`; in decisions.yaml, the
    `date` of the decision.
    """
    sent, taken = change.ministers, _board_said(ctx)
    day = sent.submitted if sent else None
    undated = next((one for one in taken if one.date is None), None)
    early = next((one for one in taken if day and one.date and before(day, one.date)), None)
    unsure = next((one for one in taken if day and one.date and by(one.date, day) is None), None)
    if sent is not None and sent.not_done:
        yield failed("ministers/not_done", f"the proposal did not go to Scottish Ministers: {sent.not_done}")
    elif day and early:
        yield failed("ministers/submitted", f"it went to Scottish Ministers on {day}, before {early.id} ({early.date})")
    elif nothing := nothing_to_send(ctx):
        yield nothing
    elif day is None:
        yield missing("ministers/submitted", "nothing says when the proposal went to Scottish Ministers")
    elif undated:
        yield awaited.undated(undated, ctx)
    elif unsure:
        sentence = f"give the days: did it go to Scottish Ministers ({day}) after {unsure.id} ({unsure.date})?"
        yield missing("ministers/submitted", sentence)
    elif ctx.has_come(day) is False:
        yield not_due("ministers/submitted", f"the proposal is to go to Scottish Ministers on {day}")
    elif ctx.has_come(day) is None:
        yield missing("ministers/submitted", ctx.not_yet("sending it to Scottish Ministers", day))
    else:
        yield met("ministers/submitted")


def _asked_for_more(workspace: Workspace) -> Iterator[tuple[Place, Ministers]]:
    """The answer of Ministers, where they asked for more engagement."""
    answer = workspace.change.ministers
    if answer is not None and answer.outcome == "more-engagement":
        yield MINISTERS, answer


asked_for_more: Subjects[Ministers] = Subjects(
    "request for more engagement", "requests for more engagement", MINISTERS, _asked_for_more
)


@check(
    "CHG15",
    step="decide",
    over=asked_for_more,
    none="not-applicable: nothing says that Scottish Ministers asked for more engagement",
)
def more_engagement_is_carried_out(answer: Ministers, ctx: Context) -> Verdicts:
    """Where Scottish Ministers asked for more engagement, people were engaged again after that.

    Why: what Ministers found wanting is not made up for by what was done before they looked.

    Put it right: add a row to the timetable in plan.yaml, `kind: engagement` or `consultation`, with its days; a row
    that ran before does not count.
    """
    day = answer.date
    rows = [row for row in ctx.workspace.plan.timetable if row.kind in TAKING_PART]
    if answer.not_done:
        yield failed("not_done", f"the engagement that Ministers asked for was not carried out: {answer.not_done}")
    elif day is None:
        yield missing("date", "nothing says when Scottish Ministers asked for more engagement")
    elif again := next((row for row in rows if _since(row.opened, day) and not row.not_done), None):
        yield _opened_again(again, ctx)
    elif undone := next((row for row in rows if _since(row.start, day) and row.not_done), None):
        yield failed(ctx.place_of(undone).at("not_done"), f"{undone.id} did not take place: {undone.not_done}")
    elif planned := next((row for row in rows if _since(row.start, day) and not row.opened), None):
        yield _opened_again(planned, ctx)
    else:
        yield missing("outcome", f"nothing shows that people were engaged again after {day}, as Ministers asked")


def _since(begin: When | None, day: When) -> bool:
    """Whether something surely began no earlier than a day."""
    return begin is not None and by(day, begin) is True


def _opened_again(row: Phase, ctx: Context) -> Verdict:
    """Whether a part of the timetable has opened."""
    place = ctx.place_of(row)
    begin = row.opened or row.start
    if ctx.has_come(begin) is False:
        return not_due(place, f"{row.id} is to open on {begin}, as Scottish Ministers asked")
    if row.opened is None or ctx.has_come(row.opened) is None:
        return missing(place.at("opened"), f"nothing says when {row.id} opened, which Scottish Ministers asked for")
    return met(place.at("opened"))


@check("CHG17", step="decide", over=subjects.change)
def submission_carries_the_report_and_the_responses(change: ServiceChange, ctx: Context) -> Verdicts:
    """What went to Scottish Ministers included the report of Healthcare Improvement Scotland, and what people said.

    Why: Ministers weigh all that there is, and they can only weigh what reaches them.

    Put it right: in change.yaml, list the papers that went to them under `ministers`, `documents`: the document of the
    report, and those on what people said that the decision considered.
    """
    sent = change.ministers
    report = report_of_his(ctx.workspace)
    theirs = report.document if report else None
    if sent is not None and sent.not_done:
        yield failed("ministers/not_done", f"the proposal did not go to Scottish Ministers: {sent.not_done}")
    elif sent is None or sent.submitted is None or ctx.has_come(sent.submitted) is False:
        yield not_due("ministers", "the proposal is not with Scottish Ministers yet")
    elif not sent.documents:
        yield missing("ministers/documents", "nothing says which papers went to Scottish Ministers")
    elif theirs is None:
        yield missing("ministers/documents", f"no document of the report of {HIS} is listed")
    elif theirs not in sent.documents:
        yield missing("ministers/documents", f"the papers for Scottish Ministers do not list {theirs}")
    elif not _responses(ctx, theirs) & set(sent.documents):
        yield missing("ministers/documents", "no paper on what people said is listed among those for Ministers")
    else:
        yield met("ministers/documents")


def _responses(ctx: Context, theirs: str) -> set[str]:
    """The documents that a final decision considered, but for the report of Healthcare Improvement Scotland."""
    considered = [one.considered for _, one in final_decisions(ctx.workspace) if one.considered]
    return {str(name) for one in considered for name in one.documents} - {theirs}
