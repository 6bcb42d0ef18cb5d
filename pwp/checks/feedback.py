"""FBK: what people said is answered, and they are told."""

from collections.abc import Callable

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.log import Entry
from pwp.model.lookups import decided_on
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.spelling import listed

NOT_FULLY = ("partly", "not-done")
BEFORE, AFTER = ("process", "options"), ("decisions", "reasons")
"""What feedback has to cover, before and after the decision: National Standards, Communication 6."""


@check("FBK01", step="feedback", over=subjects.record)
def participants_are_told_what_was_decided(record: Workspace, ctx: Context) -> Verdicts:
    """Those who took part were told what was decided, once it was.

    Why: people who gave their time and hear nothing will not give it again.

    Put it right: log the feedback (kind: feedback) with `participants` among its `audience`, and `decisions` among
    what it `covers`, after the decision.
    """
    del record
    yield from _told("those who took part", ctx.log.tells_participants, ctx, needs=("decisions",))


@check("FBK05", step="feedback", over=subjects.record)
def wider_community_is_told_what_changed(record: Workspace, ctx: Context) -> Verdicts:
    """The wider community was told how the decision was influenced and what changed.

    Why: far more people are affected than take part; they too need to see that taking part makes a difference.

    Put it right: log the feedback (kind: feedback) with `public` among its `audience`, and `decisions` and `reasons`
    among what it `covers`, after the decision.
    """
    del record
    yield from _told("the public", lambda entry: "public" in entry.audience, ctx, needs=AFTER)


def _told(people: str, tells: Callable[[Entry], bool], ctx: Context, needs: tuple[str, ...]) -> Verdicts:
    """Whether feedback went to people, after the decision, and covered what it has to."""
    sent = [(place, entry) for place, entry in ctx.log.feedback if tells(entry)]
    after = [(place, entry) for place, entry in sent if _after_decision(entry, ctx)]
    lacking = [one for one in needs if not any(one in entry.covers for _, entry in after)]
    if decided_on(ctx.workspace) is None:
        yield not_due(subjects.LOG, f"nothing final is decided yet that {people} could be told about")
    elif not sent:
        yield missing(subjects.LOG, f"no feedback in the log was for {people}")
    elif not after:
        place, entry = sent[-1]
        said = f"({entry.date})" if entry.date else "has no date, so it"
        yield missing(place.at("date"), f"the feedback for {people} {said} may have come before the decision")
    elif lacking:
        yield missing(after[-1][0].at("covers"), f"the feedback for {people} does not cover {listed(lacking)}")
    else:
        yield met(after[-1][0])


def _after_decision(entry: Entry, ctx: Context) -> bool:
    """Whether an entry surely came no earlier than the final decision."""
    decided = decided_on(ctx.workspace)
    return bool(decided and entry.date and before(entry.date, decided) is False)


@check("FBK02", step="feedback", over=subjects.themes, none="missing: no themes are recorded")
def theme_is_answered(theme: Theme, ctx: Context) -> Verdicts:
    """Every theme people raised has an answer: what was done, or why not.

    Why: people who took part need to see what became of what they said; an unanswered theme is the commonest reason
    a community says it was not listened to.

    Put it right: fill `response` for the theme in themes.yaml: an `outcome`, `what` was or will be done, and, where
    the answer is no or partly, `why`.
    """
    answer = theme.response
    if answer is None:
        yield missing("response", f"{theme.id} has no answer")
    elif answer.not_done:
        yield failed("response/not_done", f"{theme.id} was not answered: {answer.not_done}")
    elif answer.outcome is None or not (answer.what or answer.why):
        yield missing("response", f"the answer to {theme.id} does not say what became of it")
    elif answer.outcome in NOT_FULLY and not answer.why:
        yield missing("response", f"{theme.id} is answered {answer.outcome}, and no reason is recorded")
    elif answer.outcome == "done" and (promise := _open_promise(theme, ctx)):
        yield failed("response/outcome", f"{theme.id} is answered done, but {promise.id} is still open")
    else:
        yield met("response")


def _open_promise(theme: Theme, ctx: Context) -> Commitment | None:
    """A promise made about the theme that is not kept yet."""
    promises = ctx.workspace.commitments.commitments
    return next((one for one in promises if one.theme == theme.id and one.state in ("open", "in-progress")), None)


@check("FBK03", step="feedback", over=subjects.themes, none="missing: no themes are recorded")
def theme_is_fed_back(theme: Theme, ctx: Context) -> Verdicts:
    """Every theme people raised is in the feedback, the unwelcome ones too.

    Why: feedback that leaves out what was awkward to hear is not a true picture of what was said. Feedback that went
    only to those who decide is none.

    Put it right: name the theme under `themes` of the log entry that gave the feedback, or name that entry under
    `told` of the theme's response.
    """
    told = theme.response.told if theme.response else None
    fed_back = next((place for place, one in ctx.log.feedback if theme.id in one.themes or one.id == told), None)
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

    Put it right: say under `covers` of the feedback in the log what it told people; send more where something was
    left out. Decisions and reasons count only in feedback that came after the decision.
    """
    del record
    decided = decided_on(ctx.workspace)
    for part in (*BEFORE, *AFTER):
        waits = part in AFTER
        place = next(
            (
                place
                for place, entry in ctx.log.feedback
                if part in entry.covers and (not waits or _after_decision(entry, ctx))
            ),
            None,
        )
        if place is not None:
            yield met(place.at("covers"))
        elif waits and decided is None:
            yield not_due(subjects.LOG, f"nothing final is decided yet, so there are no {part} to tell")
        else:
            yield missing(_last_feedback(ctx), f"no feedback tells people about the {part}")


def _last_feedback(ctx: Context) -> Place:
    return ctx.log.feedback[-1][0].at("covers") if ctx.log.feedback else subjects.LOG
