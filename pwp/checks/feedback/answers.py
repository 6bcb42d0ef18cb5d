"""FBK: what people said is answered, and they are told."""

from collections.abc import Callable

from pwp.calendar import before
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.log import Entry
from pwp.model.lookups import final_decisions, taken, unmarked_decisions
from pwp.model.owed import OF_DECISIONS, OF_REASONS, came_after, fed_back_in, left_out, told_since
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.spelling import listed, same_word, says_nothing

NOT_FULLY = ("partly", "not-done")
BEFORE, AFTER = ("process", "options"), OF_REASONS
"""What feedback has to cover, before and after the decision: National Standards, Communication 6."""


@check("FBK01", step="feedback", over=subjects.record, days=28)
def participants_are_told_what_was_decided(record: Workspace, ctx: Context) -> Verdicts:
    """Those who took part were told what was decided, once it was.

    Why: people who gave their time and hear nothing will not give it again. More than 28 days after the decision is
    advice: people should hear soon, and no source sets a number.

    Put it right: log the feedback (kind: feedback) to participants after the decision. It has `participants` among
    its `audience`, and `decisions` among what it `covers`; the final decision has its `date` in decisions.yaml.
    """
    del record
    yield from _told("those who took part", ctx.log.tells_participants, ctx, needs=OF_DECISIONS)
    yield from _late(ctx)


def _late(ctx: Context) -> Verdicts:
    """That those who took part were told what was decided later than is advised, or than is asked."""
    decided, days = ctx.taking_part.decided, int(ctx.thresholds["days"])
    told = [
        (entry.date.first, place, entry.date)
        for place, entry in ctx.log.feedback
        if entry.date and ctx.log.tells_participants(entry) and "decisions" in entry.covers and _came_after(entry, ctx)
    ]
    if decided is None or not told:
        return
    earliest, place, day = min(told)
    if (earliest - decided.last).days > days:
        sentence = f"the feedback came on {day}, more than {days} days after the decision ({decided})"
        yield ctx.beyond("days", place.at("date"), sentence)
    elif "days" in ctx.binding and (day.last - decided.first).days > days:
        yield missing(place.at("date"), f"give the days: did this ({day}) come within {days} days of {decided}?")


@check("FBK05", step="feedback", over=subjects.record)
def wider_community_is_told_what_changed(record: Workspace, ctx: Context) -> Verdicts:
    """The wider community was told how the decision was influenced and what changed.

    Why: far more people are affected than take part; they too need to see that taking part makes a difference.

    Put it right: log the feedback (kind: feedback) to the public after the decision. It has `public` among its
    `audience`, and `decisions` and `reasons` among what it `covers`; the final decision has its `date` in
    decisions.yaml.
    """
    del record
    yield from _told("the public", lambda entry: "public" in entry.audience, ctx, needs=OF_REASONS)


def _told(people: str, tells: Callable[[Entry], bool], ctx: Context, needs: tuple[str, ...]) -> Verdicts:
    """Whether feedback went to people, after the decision, and covered what it has to."""
    sent = [(place, entry) for place, entry in ctx.log.feedback if tells(entry)]
    after = told_since(ctx.log, tells, ctx.taking_part.decided)
    lacking = left_out(after, needs)
    if waits := _not_decided(f" that {people} could be told about", ctx):
        yield waits
    elif not sent:
        yield missing(subjects.LOG, f"no feedback in the log was for {people}")
    elif not after:
        place, entry = sent[-1]
        yield missing(place.at("date"), f"the feedback for {people} {_before_it(entry, ctx)}")
    elif lacking:
        yield missing(after[-1][0].at("covers"), f"the feedback for {people} does not cover {listed(lacking)}")
    else:
        yield met(next(place for place, entry in after if set(needs) & set(entry.covers)))


def _not_decided(what: str, ctx: Context) -> Verdict | None:
    """That no final decision is recorded yet, or that the record does not say when or which; None once it is."""
    if ctx.taking_part.decided is not None:
        return None
    for place, decision in final_decisions(ctx.workspace):
        if taken(decision, ctx.today) is None and decision.date is None:
            return awaited.undated(decision, ctx)
        if taken(decision, ctx.today) is None and decision.date is not None:
            return missing(place.at("date"), ctx.not_yet(f"taking {decision.id}", decision.date))
    which = [one for one in unmarked_decisions(ctx.workspace) if taken(one[1], ctx.today) is not False]
    if len(which) > 1:
        return missing(which[0][0], "nothing says which of the decisions is the final one")
    if which:
        return awaited.unmarked(which[0][1], ctx)
    return not_due(subjects.LOG, f"no final decision is recorded yet{what}")


def _came_after(entry: Entry, ctx: Context) -> bool:
    """Whether an entry surely came no earlier than the final decision."""
    return came_after(entry, ctx.taking_part.decided)


def _before_it(entry: Entry, ctx: Context) -> str:
    """How an entry that does not surely come after the decision stands to it."""
    decided = ctx.taking_part.decided
    if entry.date is None or decided is None:
        return "has no date, so it may have come before the decision"
    sure = before(entry.date, decided)
    return f"({entry.date}) {'came' if sure else 'may have come'} before the decision ({decided})"


@check("FBK02", step="feedback", over=subjects.themes, none="missing: no themes are recorded")
def theme_is_answered(theme: Theme, ctx: Context) -> Verdicts:
    """Every theme people raised has an answer: what was done, or why not.

    Why: people who took part need to see what became of what they said; an unanswered theme is the commonest reason
    a community says it was not listened to.

    Put it right: list each theme in themes.yaml and fill its `response`: an `outcome`, `what` was or will be done,
    and, where the answer is no or partly, `why`; a promise made about a theme that is done is `state: done` in
    commitments.yaml.
    """
    answer = theme.response
    if answer is None:
        yield missing("response", f"{theme.id} has no answer")
    elif answer.not_done:
        yield failed("response/not_done", f"{theme.id} was not answered: {answer.not_done}")
    elif answer.outcome is None or (says_nothing(answer.what) and says_nothing(answer.why)):
        yield missing("response", f"the answer to {theme.id} does not say what became of it")
    elif answer.outcome in NOT_FULLY and says_nothing(answer.why):
        yield missing("response", f"{theme.id} is answered {answer.outcome}, and no reason is recorded")
    elif answer.outcome in NOT_FULLY and answer.what and same_word(answer.why or "", answer.what):
        yield missing("response/why", f"the reason given for {theme.id} only repeats the answer")
    elif answer.outcome == "done" and (promise := _open_promise(theme, ctx)):
        yield failed(
            "response/outcome", f"{theme.id} is answered done, but {promise.id} in commitments.yaml is still open"
        )
    else:
        yield met("response")
        kept = any(one.state == "done" for one in _promises(theme, ctx))
        if answer.outcome == "will-do" and answer.due and before(answer.due, ctx.today) and not kept:
            yield advice("response/due", f"this was to be done by {answer.due}, and nothing says that it was")


def _promises(theme: Theme, ctx: Context) -> list[Commitment]:
    """The promises made about the theme."""
    return [one for one in ctx.workspace.commitments.commitments if one.theme == theme.id]


def _open_promise(theme: Theme, ctx: Context) -> Commitment | None:
    """A promise made about the theme that is not kept yet."""
    return next((one for one in _promises(theme, ctx) if one.state in ("open", "in-progress")), None)


@check("FBK03", step="feedback", over=subjects.themes, none="missing: no themes are recorded")
def theme_is_fed_back(theme: Theme, ctx: Context) -> Verdicts:
    """Every theme people raised is in the feedback, the unwelcome ones too.

    Why: feedback that leaves out what was awkward to hear is not a true picture of what was said. Feedback that went
    only to those who decide is none.

    Put it right: name the theme under `themes` of the log entry that gave the feedback, or name that entry under
    `told` of the theme's response.
    """
    fed_back = fed_back_in(theme, ctx.log)
    kind = "minority view" if theme.minority else "theme"
    if fed_back is not None:
        yield met(fed_back)
    elif ctx.log.feedback:
        yield missing("", f"no feedback in the log mentions the {kind} {theme.id}")
    else:
        yield missing("", f"no feedback to people is logged, so {theme.id} was not fed back")


@check("FBK04", step="feedback", over=subjects.record)
def feedback_covers_process_options_decisions_and_reasons(record: Workspace, ctx: Context) -> Verdicts:
    """Feedback covers the process, the options considered, the decisions and actions, and the reasons.

    Why: to be told only what was decided leaves people guessing what else was possible, and why it was not done.

    Put it right: say under `covers` of the feedback in the log what it told people, and send more where something
    was left out. Give the final decision its `date` in decisions.yaml; send more where something was left out.
    Decisions and reasons count only in feedback that came after the decision.
    """
    del record
    for part in (*BEFORE, *AFTER):
        told = [(place, entry) for place, entry in ctx.log.feedback if part in entry.covers]
        after = told if part in BEFORE else [one for one in told if _came_after(one[1], ctx)]
        waits = _not_decided(f", so there are no {part} to tell", ctx) if part in AFTER else None
        if after:
            yield met(after[0][0].at("covers"))
        elif waits is not None:
            yield waits
        elif told:
            place, entry = told[-1]
            yield missing(place.at("covers"), f"the feedback on the {part} {_before_it(entry, ctx)}")
        else:
            yield missing(_last_feedback(ctx), f"no feedback tells people about the {part}")


def _last_feedback(ctx: Context) -> Place:
    return ctx.log.feedback[-1][0].at("covers") if ctx.log.feedback else subjects.LOG
