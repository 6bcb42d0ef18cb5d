"""FBK: what people said is answered, and they are told."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.model.commitments import Commitment
from pwp.model.themes import Theme

NOT_FULLY = ("partly", "not-done")


@check("FBK02", step="feedback", over=subjects.themes, none="missing: no themes are recorded")
def theme_is_answered(theme: Theme, ctx: Context) -> Verdicts:
    """Every theme people raised has an answer: what was done, or why not.

    Why: people who took part need to see what became of what they said; an unanswered theme is the commonest
    reason a community says it was not listened to.

    Put it right: fill `response` for the theme in themes.yaml: an outcome, what, and, where the answer is no or
    partly, why.
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
    return next(
        (
            promise
            for promise in ctx.workspace.commitments.commitments
            if promise.theme == theme.id and promise.state in ("open", "in-progress")
        ),
        None,
    )
