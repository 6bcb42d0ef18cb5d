"""EVL: what was done about what the evaluation found on the way."""

from collections.abc import Iterator

from pwp.calendar import When, before, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.evaluation import Evaluation, Review
from pwp.model.lookups import first_decided_on, review_name, rows_with_people
from pwp.model.plan import Change
from pwp.model.workspace import Workspace
from pwp.spelling import same_word

FELL_SHORT = ("partly", "no")
NOTHING = ("no", "none", "nothing", "no change", "nothing changed", "nothing was changed", "not applicable")
"""What says that nothing was changed, and not why."""


def _falling_short(workspace: Workspace) -> Iterator[tuple[Place, Review]]:
    """The reviews on the way that found something missed."""
    closed = [row.closed for row in rows_with_people(workspace)]
    over = first_decided_on(workspace) if None in closed or not closed else latest(closed)
    for place, one in subjects.reviews.find(workspace):
        at_the_end = one.when is None and one.date and over and before(over, one.date)
        if one.when != "final" and not at_the_end and not one.not_done and _shortfall(one):
            yield place, one


def _shortfall(review: Review) -> str:
    """What a review found missed, as a sentence says it."""
    aims, reach = review.objectives_met in FELL_SHORT, review.reached_everyone in FELL_SHORT
    if aims and reach:
        return "aims and reach lacking"
    if aims:
        return "aims not fully met"
    return "not everyone reached" if reach else ""


falling_short: Subjects[Review] = Subjects(
    "review on the way that found something missed",
    "reviews on the way that found something missed",
    subjects.reviews.home,
    _falling_short,
)


@check(
    "EVL09",
    step="engage",
    over=falling_short,
    none="not-applicable: no review on the way found anything missed",
)
def shortfall_on_the_way_is_answered(review: Review, ctx: Context) -> Verdicts:
    """Where a review on the way found aims or groups missed, something was done about it, or considered.

    Why: a review that finds out who is missing, and leaves it there, has only measured the harm.

    Put it right: in evaluation.yaml, say under `changed` of the review what was done because of it, or what was
    considered and why nothing was changed. A change to the plan counts too, under `changes` in plan.yaml, where it
    has a day no earlier than the review, while people could still take part, and says why it was made.
    """
    name, changed = review_name(review), review.changed
    if review.date is not None and ctx.has_come(review.date) is False:
        yield not_due("date", f"{name} is planned for {review.date}")
    elif changed and not _is_a_change(changed):
        yield missing("changed", f"{name} found shortfalls, and nothing says why nothing was changed")
    elif changed and same_word(changed, review.learning_useful or ""):
        yield missing("changed", f"what {name} is said to have changed is what was learned")
    elif changed:
        yield met("changed")
    else:
        yield _plan_changed_after(review, ctx)


def _plan_changed_after(review: Review, ctx: Context) -> Verdict:
    """Whether the plan was changed after a review, while people could still take part."""
    name, held = review_name(review), review.date
    changes = [
        (place, day) for place, one in _changes(ctx) if (day := one.date) and ctx.taking_part.in_time(day) is not False
    ]
    if held is not None:
        for place, day in changes:
            if before(day, held) is False:
                return met(place)
        for place, day in changes:
            if before(day, held) is None:
                sentence = f"give the days: was the plan changed ({day}) after {name} ({held})?"
                return missing(place.at("date"), sentence)
    return missing("", f"{name} found {_shortfall(review)}, and nothing says what was done about it")


def _changes(ctx: Context) -> Iterator[tuple[Place, Change]]:
    """The changes to the plan by now that say what was changed, and why or because of whom."""
    for position, one in enumerate(ctx.workspace.plan.changes):
        if one.what and (one.why or one.prompted_by) and not one.not_done and ctx.has_come(one.date) is not False:
            yield Place(subjects.PLAN, ("changes", position)), one


def _is_a_change(text: str) -> bool:
    """Whether a text says what was changed, and not only that nothing was."""
    return not any(same_word(text, one) for one in NOTHING)


@check("EVL11", step="engage", over=subjects.evaluation)
def lessons_are_acted_on_in_time(evaluation: Evaluation, ctx: Context) -> Verdicts:
    """Something that was learned was acted on while people could still take part.

    Why: a lesson kept for next time does nothing for the people who taught it.

    Put it right: give the day on which a lesson was `acted` on, in evaluation.yaml. What was changed on the way goes
    where it was changed: `changed` of the review, `method_review` of the log entry, or `changes` in plan.yaml with
    what it was `prompted_by`. Lessons for later work may stay as they are.
    """
    acts = list(_acts(ctx))
    unsure = next(((place, day) for place, day in acts if day is None or _may_be_in_time(day, ctx)), None)
    in_time = next((place for place, day in acts if day and ctx.taking_part.under_way(day)), None)
    if in_time is not None:
        yield met(in_time)
    elif evaluation.not_done:
        yield failed("not_done", f"it was not evaluated: {evaluation.not_done}")
    elif ctx.taking_part.still_open:
        yield not_due("lessons", "people can still take part, so what is learned can still be acted on")
    elif unsure is not None:
        place, day = unsure
        when = f" ({day})" if day else ""
        yield missing(place, f"nothing shows that people could take part when this was acted on{when}")
    elif evaluation.lessons:
        yield missing(
            "lessons", "lessons are recorded, and nothing shows one acted on while people could still take part"
        )
    else:
        yield missing("lessons", "nothing shows that anything learned was acted on while people could still take part")


def _may_be_in_time(day: When, ctx: Context) -> bool:
    """Whether it is not known that people could take part on a day, nor that it was before they could."""
    begun = ctx.taking_part.begun_by
    return ctx.taking_part.under_way(day) is None and not (begun and before(day, begun))


def _acts(ctx: Context) -> Iterator[tuple[Place, When | None]]:
    """What was done with what was learned, each with its day, that of the occasion where it was changed on one."""
    for place, entry in ctx.log.method_reviews:
        review = entry.method_review
        if review and not review.not_done and review.changed and _is_a_change(review.changed):
            yield place.at("method_review/changed"), entry.date
    for place, one in subjects.reviews.find(ctx.workspace):
        if one.date and one.changed and _is_a_change(one.changed) and one.when != "final" and not one.not_done:
            yield place.at("changed"), one.date
    for place, lesson in subjects.lessons.find(ctx.workspace):
        if lesson.acted and lesson.lesson and not lesson.not_done:
            yield place.at("acted"), lesson.acted
    for place, change in _changes(ctx):
        if change.date and change.prompted_by:
            yield place.at("date"), change.date
