"""PRV: what is held about people, since when they know, and until when."""

import re

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.lookups import unopened_before
from pwp.model.plan import Plan
from pwp.model.workspace import PEOPLE
from pwp.spelling import same_word, says_nothing

_BASES = (
    r"(?i)consent|contract|legal (?:obligation|duty)|vital interest|public (?:task|interest|function)"
    r"|official authority|legitimate interest"
)
"""The six grounds on which personal data may be held, as people call them: UK GDPR, Article 6."""


def _nothing_held(plan: Plan) -> Verdict | None:
    """That the plan says that no personal data is held, and why."""
    privacy = plan.privacy
    return met("privacy/not_done", because=privacy.not_done) if privacy and privacy.not_done else None


@check("PRV03", step="plan", over=subjects.plan)
def personal_data_has_its_purpose_and_basis(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what personal data is held for, and names a lawful basis for it.

    Why: what is collected because it might be useful is kept for ever, and nobody can say who may see it.

    Put it right: in plan.yaml, under `privacy`, say under `purpose` what is held and what for, and under `basis` on
    which ground: most public bodies rely on public task, others often on legitimate interests or consent. Where no
    personal data is held at all, say why under `not_done`.
    """
    privacy = plan.privacy
    quote = next((one for one in ctx.workspace.themes.quotes if one.person), None)
    if privacy and privacy.not_done and quote is not None:
        yield failed("privacy/not_done", f"the plan says it holds no personal data, but {quote.id} is {quote.person}'s")
    elif nothing := _nothing_held(plan):
        yield nothing
    elif privacy is None:
        yield missing("privacy", "nothing says what personal data is held for, or on which lawful basis")
    elif lacking := [*_no_purpose(privacy.purpose, privacy.basis), *_no_basis(privacy.basis)]:
        yield from lacking
    else:
        yield met("privacy/basis")


def _no_purpose(purpose: str | None, basis: str | None) -> Verdicts:
    """That nothing says what personal data is held for."""
    if purpose is None or says_nothing(purpose):
        yield missing("privacy/purpose", "nothing says what personal data is held for")
    elif basis and same_word(purpose, basis):
        yield missing("privacy/purpose", "what personal data is held for is only the lawful basis again")


def _no_basis(basis: str | None) -> Verdicts:
    """That no lawful basis is named."""
    if basis is None:
        yield missing("privacy/basis", "nothing says on which lawful basis personal data is held")
    elif not re.search(_BASES, basis):
        yield missing("privacy/basis", "what is given names no lawful basis, such as public task or consent")


@check("PRV04", step="plan", over=subjects.plan)
def people_know_first_how_their_data_is_kept(plan: Plan, ctx: Context) -> Verdicts:
    """People could read how their data is kept before they first took part.

    Why: whoever learns afterwards what becomes of an answer can no longer choose to keep it back.

    Put it right: in plan.yaml, under `privacy`, say under `notice` where people can read it, and under `notice_since`
    since when. Where people took part before that, tell them now, and say under `changes` what was done.
    """
    privacy = plan.privacy
    since = privacy.notice_since if privacy else None
    if nothing := _nothing_held(plan):
        yield nothing
    elif privacy is None or privacy.notice is None or says_nothing(privacy.notice):
        yield missing("privacy/notice", "nothing says where people can read how their data is kept")
    elif since is None and ctx.taking_part.begun_by is None and not ctx.log.with_people:
        yield not_due("privacy/notice_since", "nobody has taken part yet, as far as is recorded")
    elif since is None:
        yield missing("privacy/notice_since", "nothing says since when people could read how their data is kept")
    else:
        yield _known_first(since, ctx)


def _known_first(since: When, ctx: Context) -> Verdict:
    """Whether people could read a notice before they took part."""
    where, begun = "privacy/notice_since", ctx.taking_part.begun_by
    undated = next((entry.id for _, entry in ctx.log.with_people if entry.date is None), None)
    unopened = unopened_before(ctx.workspace, since, ctx.today)
    if begun is not None and before(begun, since):
        return failed(where, f"people could read the privacy notice from {since}, and took part by {begun}")
    if ctx.has_come(since) is False and begun is None:
        return not_due(where, f"people can read the privacy notice from {since}")
    if ctx.has_come(since) is not True:
        return missing(where, ctx.not_yet("the privacy notice", since))
    if begun is not None and by(since, begun) is None:
        return missing(where, f"give the days: was the notice there ({since}) when people first took part ({begun})?")
    if undated or unopened:
        what = f"{undated} was held" if undated else f"{unopened.id} opened" if unopened else ""
        return missing(where, f"nothing says when {what}, so people may have taken part before the notice was there")
    return met("privacy/notice")


@check("PRV05", step="plan", over=subjects.plan)
def personal_data_is_kept_no_longer_than_said(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says until when personal data is kept, and once that day is past, that it was deleted.

    Why: names and answers that nobody needs any more can only do harm.

    Put it right: in plan.yaml, under `privacy`, give the day as `retention_until`, and once it is all deleted, that day
    as `deleted`. Where it has to be kept longer, correct the day, and say why under `changes`.
    """
    privacy = plan.privacy
    until = privacy.retention_until if privacy else None
    deleted = privacy.deleted if privacy else None
    if nothing := _nothing_held(plan):
        yield nothing
    elif deleted is not None and ctx.has_come(deleted):
        yield from _deleted(deleted, until, ctx)
    elif until is None:
        yield missing("privacy/retention_until", "nothing says until when personal data is kept")
    elif before(until, ctx.today):
        said = ctx.not_yet("deleting it", deleted) if deleted else "nothing says that it was deleted"
        yield missing("privacy/deleted", f"personal data was to be kept until {until}, and {said}")
    elif before(until, ctx.today) is None:
        yield missing("privacy/retention_until", f"give the day: data is kept until {until}, which may be past")
    else:
        yield met("privacy/retention_until")


def _deleted(deleted: When, until: When | None, ctx: Context) -> Verdicts:
    """Whether personal data that is said to be deleted is gone, and was in time."""
    if ctx.workspace.people.people:
        sentence = f"personal data is said to be deleted on {deleted}, but {PEOPLE} still lists people"
        yield failed("privacy/deleted", sentence)
        return
    yield met("privacy/deleted")
    if until is not None and before(until, deleted):
        yield advice("privacy/deleted", f"personal data was to be kept until {until}, and was deleted on {deleted}")
