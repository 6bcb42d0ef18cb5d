"""FBK: what people said is answered, and they are told."""

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.log import Entry
from pwp.model.lookups import decided_on
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.spelling import listed

NOT_FULLY = ("partly", "not-done")
PARTS = ("process", "options", "decisions", "reasons")
"""What feedback has to cover: National Standards, Communication, indicator 6."""


@check("FBK01", step="feedback", over=subjects.record)
def participants_are_told_what_happened(record: Workspace, ctx: Context) -> Verdicts:
    """Those who took part were told what came of it, once it was decided.

    Why: people who gave their time and hear nothing will not give it again.

    Put it right: log the feedback (kind: feedback) with `participants` among its `audience`, after the decision.
    """
    del record
    yield from _told("participants", "those who took part", ctx)


@check("FBK05", step="feedback", over=subjects.record)
def wider_community_is_told_what_changed(record: Workspace, ctx: Context) -> Verdicts:
    """The wider community was told how the decision was influenced and what changed.

    Why: far more people are affected than take part; they too need to see that taking part makes a difference.

    Put it right: log the feedback (kind: feedback) with `public` among its `audience`, and `decisions` and `reasons`
    among what it `covers`, after the decision.
    """
    del record
    yield from _told("public", "the public", ctx, needs=("decisions", "reasons"))


def _told(audience: str, people: str, ctx: Context, needs: tuple[str, ...] = ()) -> Verdicts:
    """Whether feedback went to an audience, after the decision, and covered what it has to."""
    sent = [(place, entry) for place, entry in ctx.log.feedback if audience in entry.audience]
    decided = decided_on(ctx.workspace)
    late = [(place, entry) for place, entry in sent if not _too_early(entry, ctx)]
    lacking = [one for one in needs if not any(one in entry.covers for _, entry in late)]
    if not sent:
        yield missing(subjects.LOG, f"no feedback in the log was for {people}")
    elif not late:
        yield missing(sent[-1][0].at("date"), f"the feedback for {people} came before the decision ({decided})")
    elif lacking:
        yield missing(late[-1][0].at("covers"), f"the feedback for {people} does not cover {listed(lacking)}")
    else:
        yield met(late[-1][0])


def _too_early(entry: Entry, ctx: Context) -> bool:
    """Whether an entry surely came before the final decision."""
    decided = decided_on(ctx.workspace)
    return bool(decided and entry.date and before(entry.date, decided))


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

    Why: feedback that leaves out what was awkward to hear is not a true picture of what was said.

    Put it right: name the theme under `themes` of the log entry that gave the feedback, or name that entry under
    `told` of the theme's response.
    """
    entry = next((place for place, one in ctx.log.feedback if theme.id in one.themes), None)
    told = theme.response.told if theme.response else None
    fed_back = entry or next((place for place, one in ctx.log.feedback if one.id == told), None)
    if fed_back is not None:
        yield met(fed_back)
    elif ctx.log.feedback:
        kind = "minority view" if theme.minority else "theme"
        yield missing("", f"no feedback in the log mentions the {kind} {theme.id}")
    else:
        yield missing("", f"no feedback is logged, so {theme.id} was not fed back")


@check("FBK04", step="feedback", over=subjects.record)
def feedback_covers_process_options_decisions_and_reasons(record: Workspace, ctx: Context) -> Verdicts:
    """Feedback covers the process, the options considered, the decisions and actions, and the reasons.

    Why: to be told only what was decided leaves people guessing what else was possible, and why it was not done.

    Put it right: say under `covers` of the feedback in the log what it told people; send more where something was
    left out.
    """
    del record
    for part in PARTS:
        place = next((place for place, entry in ctx.log.feedback if part in entry.covers), None)
        if place is not None:
            yield met(place.at("covers"))
        else:
            yield missing(_last_feedback(ctx), f"no feedback tells people about the {part}")


def _last_feedback(ctx: Context) -> Place:
    return ctx.log.feedback[-1][0].at("covers") if ctx.log.feedback else subjects.LOG
