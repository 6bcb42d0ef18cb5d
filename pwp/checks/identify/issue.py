"""ISS: the issue, who set the focus, what should come of it, and what is in proportion."""

from collections.abc import Iterator

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing
from pwp.model.engagement import Profile
from pwp.model.lookups import only_deciding, settled_on, unopened_before, with_participants
from pwp.model.plan import Approved, Outcome, Plan
from pwp.model.status import last_word
from pwp.spelling import same_word, says_nothing


@check("ISS01", step="identify", over=subjects.plan)
def partners_help_to_set_the_focus(plan: Plan, ctx: Context) -> Verdicts:
    """The focus was agreed with groups that take part before the plan was approved and people were engaged.

    Why: people who are asked only once everything is settled can influence nothing; what matters to them may not
    even be on the table.

    Put it right: in plan.yaml, under `focus_agreed`, give the day and the groups that helped to set the focus. If
    the plan was approved first, go back to the groups, and log what changed.
    """
    agreed = plan.focus_agreed
    if agreed is None:
        yield missing("focus_agreed", "the record does not say with whom the focus was agreed")
    elif agreed.not_done:
        yield failed("focus_agreed/not_done", f"the focus was not agreed with anybody: {agreed.not_done}")
    elif only_deciding(ctx.workspace, agreed.with_):
        yield missing("focus_agreed/with", "the focus was agreed only with those who decide or run it")
    elif not with_participants(ctx.workspace, agreed.with_):
        yield missing("focus_agreed/with", "the record names no group on the map that the focus was agreed with")
    elif agreed.date is None:
        yield missing("focus_agreed/date", "the record does not say when the focus was agreed")
    else:
        yield _in_time(agreed.date, plan.approved, ctx)


def _in_time(agreed: When, approved: Approved | None, ctx: Context) -> Verdict:
    """Whether the focus was agreed before the plan was approved and people were engaged."""
    where = "focus_agreed/date"
    settled = settled_on(ctx.workspace)
    unopened = unopened_before(ctx.workspace, agreed, ctx.today)
    if ctx.has_come(agreed) is not True:
        return missing(where, ctx.not_yet("agreeing the focus", agreed))
    if settled is not None and before(settled, agreed):
        return failed(where, f"the focus was agreed on {agreed}, after things were settled ({settled})")
    if approved is not None and approved.by and approved.date is None and not approved.not_done:
        return missing("approved/date", "nothing says when the plan was approved, so the focus may have come later")
    if unopened is not None:
        return missing(where, f"nothing says when {unopened.id} opened, so the focus may have come later")
    if settled is not None and before(settled, agreed) is None:
        return missing(where, f"give the days: was the focus agreed ({agreed}) by {settled}?")
    return met("focus_agreed")


def _repeats(text: str, others: dict[str, str | None]) -> str:
    """What a text only repeats, by its name, if anything."""
    return next((name for name, other in others.items() if other and same_word(text, other)), "")


@check("ISS02", step="identify", over=subjects.plan)
def matter_and_purpose_are_clear(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what the matter is and what the engagement is for, in words of their own.

    Why: people who cannot see what is wrong, and what their time is for, stay away, or come to talk of something
    else.

    Put it right: in plan.yaml, write under `statement` of the `issue` what the matter is, as people would say it, and
    under `purpose` what the engagement is to achieve, and for which decision.
    """
    title, issue = ctx.workspace.engagement.title, plan.issue
    statement = issue.statement if issue else None
    if issue is not None and issue.not_done:
        yield failed("issue/not_done", f"the matter was not set out: {issue.not_done}")
    elif statement is None:
        yield missing("issue/statement", "the plan does not say what the matter is that people are engaged on")
    elif _repeats(statement, {"title": title}):
        yield missing("issue/statement", "what is said of the matter only repeats the title")
    else:
        yield met("issue/statement")
    if plan.purpose is None:
        yield missing("purpose", "the plan does not say what the engagement is to achieve")
    elif repeated := _repeats(plan.purpose, {"the title": title, "what the matter is": statement}):
        yield missing("purpose", f"the purpose only repeats {repeated}")
    else:
        yield met("purpose")


@check("ISS03", step="identify", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_says_what_should_be_different(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome says what should be different, and is more than the name of an activity.

    Why: drop-ins that were held are work done, not a change in anybody's life; whoever takes the one for the other
    can never tell whether it was worth people's time.

    Put it right: in plan.yaml, say under `outcome` what will be different for people when it has worked, in words
    that stand nowhere else in the plan.
    """
    if outcome.not_done:
        yield failed("not_done", f"{outcome.id} did not come about: {outcome.not_done}")
    elif outcome.outcome is None:
        yield missing("outcome", f"{outcome.id} does not say what should be different")
    elif repeated := next((name for name, text in _said_before(outcome, ctx) if same_word(outcome.outcome, text)), ""):
        yield missing("outcome", f"{outcome.id} repeats {repeated}, and does not say what should be different")
    else:
        yield met("outcome")


def _said_before(outcome: Outcome, ctx: Context) -> Iterator[tuple[str, str]]:
    """What an outcome may only repeat: the other texts of the plan, each with what it is."""
    plan = ctx.workspace.plan
    texts: list[tuple[str, str | None]] = [("the title", ctx.workspace.engagement.title), ("the purpose", plan.purpose)]
    texts += [("a method", text) for method in plan.methods for text in (method.method, method.title)]
    texts += [("a part of the timetable", row.what) for row in plan.timetable]
    for other in plan.outcomes:
        if other is outcome:
            break
        texts.append(("another outcome", other.outcome))
    return ((name, text) for name, text in texts if text)


@check(
    "ISS04",
    step="identify",
    over=subjects.lighter,
    none="not-applicable: nothing is set aside as out of proportion",
)
def less_is_asked_in_proportion(profile: Profile, ctx: Context) -> Verdicts:
    """What is set aside as out of proportion has a reason, somebody agreed to it, and it fits the change.

    Why: a small change needs no great engagement; but whoever runs it is the last who should say alone how little is
    enough.

    Put it right: in engagement.yaml, under `profile`, give the `level`, the reason under `why`, and under `agreed_by`
    the post or meeting that agreed to it. For a major change raise the level, or correct in change.yaml what is said
    of it.
    """
    engagement = f"a {profile.level} engagement"
    light = profile.level == "light"
    if profile.not_done:
        yield failed("not_done", f"what is in proportion was not weighed: {profile.not_done}")
    elif profile.level is None:
        yield missing("level", "nothing says how much of the guidance is in proportion here")
    elif light and (major := _said_of_change(ctx, "major")):
        yield failed("level", f"{engagement} is not in proportion: the change is {major} to be major")
    elif profile.why is None or says_nothing(profile.why) or same_word(profile.why, profile.level):
        yield missing("why", f"nothing says why {engagement} is in proportion")
    elif not profile.agreed_by:
        yield missing("agreed_by", f"nothing says who agreed that {engagement} is in proportion")
    else:
        yield met("why", because=profile.why)
        if light and _said_of_change(ctx, "undecided"):
            sentence = "it is undecided whether the change is major; then a light engagement is too little"
            yield advice("level", sentence)


def _said_of_change(ctx: Context, status: str) -> str:
    """How the last word on the change came about, where it is this: `ruled` or `held`."""
    change = ctx.workspace.change
    said = last_word(change, ctx.today)
    if said is None or said.status != status or said.not_done:
        return ""
    return "ruled" if said is change.ruling else "held"
