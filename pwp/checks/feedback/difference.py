"""FBK: what taking part led to is shown, and what people are told is made with them."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, met, missing, not_due
from pwp.model.log import Entry
from pwp.model.lookups import only_deciding, open_by, shown_by, with_participants
from pwp.model.themes import Response, Theme
from pwp.spelling import same_word


@check(
    "FBK06",
    step="feedback",
    over=subjects.themes,
    none="missing: no themes are recorded",
)
def difference_is_shown(theme: Theme, ctx: Context) -> Verdicts:
    """For every theme it is said what difference it made to people, and shown, or why it led to nothing.

    Why: that something was done says what the body did; what people can do now that they could not do before is what
    taking part was for. That a theme led to nothing, for a reason, is an answer too.

    Put it right: in themes.yaml, say under `difference` of the response what is different for people. Name what
    shows it under `documents` of the response, or under `evidence` of a promise about the theme in
    commitments.yaml. It has to be no older than the engagement.
    """
    answer = theme.response or Response()
    evidence = [*answer.documents, *_kept(theme, ctx)]
    if answer.outcome in ("will-do", "considering"):
        yield not_due("response", f"what comes of {theme.id} is still to come")
    elif answer.outcome in ("not-done", "already") and (said := answer.why or answer.what):
        yield met("response/why" if answer.why else "response/what", because=said)
    elif answer.outcome not in subjects.RESULTS:
        yield missing("response", f"nothing says what came of {theme.id}, or why nothing did")
    elif not answer.difference:
        yield missing("response", f"nothing says what difference the answer to {theme.id} makes to people")
    elif any(same_word(answer.difference, one) for one in (answer.what, answer.why, theme.theme) if one):
        yield missing("response/difference", f"the difference given for {theme.id} only repeats what is said above it")
    elif not shown_by(ctx.workspace, evidence, ctx.today):
        yield missing("response", f"nothing shows the difference that {theme.id} made")
    elif not shown_by(ctx.workspace, evidence, ctx.today, since=open_by(ctx.workspace)):
        yield missing("response", f"what is to show the difference that {theme.id} made is older than the engagement")
    else:
        yield met("response/difference")


def _kept(theme: Theme, ctx: Context) -> list[str]:
    """What is to show that promises about a theme were kept, by ids."""
    promises = (one for one in ctx.workspace.commitments.commitments if one.theme == theme.id)
    kept = (one for one in promises if not one.not_done and one.state != "open")
    return [name for one in kept for name in (*one.evidence, *one.documents)]


@check("FBK07", step="feedback", over=subjects.feedback, none="missing: no feedback to people is logged")
def feedback_is_made_with_people(entry: Entry, ctx: Context) -> Verdicts:
    """Feedback was made together with a group that takes part, and it is known by which channels it went out.

    Why: those who were there know which words their neighbours understand, and where they would look for them. One
    channel alone is advice: the guidance asks for a wide spread and sets no number.

    Put it right: have a group read and change it before it goes out, and name the group under `coproduced_with` of the
    log entry; list the `channels` that carried it.
    """
    if entry.date is not None and ctx.has_come(entry.date) is False:
        yield not_due("date", f"it is to go out on {entry.date}")
        return
    if with_participants(ctx.workspace, entry.coproduced_with):
        yield met("coproduced_with")
    elif only_deciding(ctx.workspace, entry.coproduced_with):
        yield missing("coproduced_with", "only those who decide or run it are named as having made this feedback")
    else:
        yield missing("coproduced_with", "no group that takes part is named as having helped to make this feedback")
    if not entry.channels:
        yield missing("channels", "nothing says by which channels this feedback went out")
    elif all(same_word(entry.channels[0], one) for one in entry.channels):
        yield advice("channels", f"this feedback went out by one channel only: {entry.channels[0]}")
