"""CHG: that nothing of a major change is carried out until Scottish Ministers have approved it."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.decide.ministers import nothing_to_send
from pwp.findings import Place
from pwp.model.change import Ministers, ServiceChange

ANSWERS = {"rejected": "rejected it", "more-engagement": "asked for more engagement"}
"""The answers of Ministers by which nothing can be carried out, and how a sentence says them."""


class Begun(NamedTuple):
    """Something of a change that was carried out: what it is, since when, and where that stands."""

    place: Place
    what: str
    day: When


@check("CHG14", step="decide", over=subjects.change)
def nothing_is_carried_out_before_ministers_approve(change: ServiceChange, ctx: Context) -> Verdicts:
    """Scottish Ministers have answered, and nothing was carried out before they approved.

    Why: once a service is closed, no answer can keep it.

    Put it right: in change.yaml, under `ministers`, give the `outcome` and its `date`. Carrying it out is a row of the
    timetable, `kind: implementation`; give the day on which it `opened`. What was carried out too early, or though they
    rejected it, is stopped and they are told; a day that is a slip is corrected, in evaluation.yaml too. Where the
    change is in effect already for the time being, say in engagement.yaml, under `proposal`, `in_effect`, whether
    people were told that it is temporary.
    """
    answer, begun = change.ministers, _carried_out(ctx)
    yield from _in_effect_for_the_time_being(ctx)
    approved = answer.date if answer and answer.outcome == "approved" else None
    sent = answer.submitted if answer else None
    if answer is not None and answer.not_done:
        yield failed("ministers/not_done", f"Scottish Ministers did not answer: {answer.not_done}")
    elif early := next((one for one in begun if _too_early(one, answer)), None):
        yield failed(early.place, f"{early.what} on {early.day}, {_too_early(early, answer)}")
    elif begun and not approved:
        yield missing(begun[0].place, f"{begun[0].what} on {begun[0].day}; nothing says when Ministers approved it")
    elif nothing := nothing_to_send(ctx):
        yield nothing
    elif sent is None or ctx.has_come(sent) is False:
        yield not_due("ministers", "the proposal is not with Scottish Ministers yet")
    elif unanswered := _unanswered(answer, sent, ctx):
        yield unanswered
    elif approved and (unsure := next((one for one in begun if by(approved, one.day) is None), None)):
        sentence = f"give the days: did Ministers approve it ({approved}) before {unsure.what} ({unsure.day})?"
        yield missing(unsure.place, sentence)
    else:
        yield met("ministers/outcome")


def _unanswered(answer: Ministers | None, sent: When, ctx: Context) -> Verdict | None:
    """That Scottish Ministers are not known to have answered what went to them on a day."""
    if answer is None or answer.outcome is None:
        return missing("ministers/outcome", f"nothing says what Scottish Ministers answered; it went to them on {sent}")
    if answer.date is None:
        return missing("ministers/date", "nothing says when Scottish Ministers answered")
    if before(answer.date, sent):
        sentence = f"Scottish Ministers answered on {answer.date}, before it went to them ({sent})"
        return failed("ministers/date", sentence)
    if ctx.has_come(answer.date) is not True:
        return missing("ministers/date", ctx.not_yet("the answer of Scottish Ministers", answer.date))
    return None


def _carried_out(ctx: Context) -> list[Begun]:
    """What was carried out of the change: rows of the timetable, and what is in effect and was not meant for a time."""
    rows = [row for row in ctx.workspace.plan.timetable if row.kind == "implementation" and not row.not_done]
    found = [
        Begun(ctx.place_of(row).at("opened" if row.opened else "closed"), f"{row.id} began", day)
        for row in rows
        if (day := row.opened or row.closed) and ctx.has_come(day) is not False
    ]
    proposal = ctx.workspace.engagement.proposal
    made = proposal.in_effect if proposal else None
    if made and made.since and made.temporary is False and not made.not_done and ctx.has_come(made.since) is not False:
        place = Place("engagement.yaml", ("proposal", "in_effect", "since"))
        found.append(Begun(place, "the change was made", made.since))
    return [*found, *_changed(ctx)]


def _changed(ctx: Context) -> Iterator[Begun]:
    """What the evaluation says has changed in the service, where it says when."""
    for place, one in subjects.service_changes.find(ctx.workspace):
        if one.date and not one.not_done and ctx.has_come(one.date) is not False:
            yield Begun(place.at("date"), "the service was changed", one.date)


def _too_early(begun: Begun, answer: Ministers | None) -> str:
    """Why something was surely carried out before Ministers had approved it; nothing where it may not have been."""
    if answer is None:
        return ""
    if answer.outcome in ANSWERS:
        return f"and Scottish Ministers {ANSWERS[answer.outcome]}"
    if answer.date and before(begun.day, answer.date):
        return f"before Scottish Ministers answered ({answer.date})"
    if answer.submitted and before(begun.day, answer.submitted):
        return f"before it went to Scottish Ministers ({answer.submitted})"
    return ""


def _in_effect_for_the_time_being(ctx: Context) -> Iterator[Verdict]:
    """Advice where the change is in effect already, and what people were told about it."""
    proposal = ctx.workspace.engagement.proposal
    made = proposal.in_effect if proposal else None
    if made is None or made.not_done or made.temporary is False or ctx.has_come(made.since) is False:
        return
    since = f" since {made.since}" if made.since else ""
    told = " as a temporary one" if made.temporary else "; nothing says what people were told of it"
    place = Place("engagement.yaml", ("proposal", "in_effect"))
    yield advice(place, f"the change has been in effect{since}{told}")
