"""EVL: how well the engagement was done, and what came of it."""

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing, not_due, partly
from pwp.model.evaluation import Evaluation, Lesson, Review, ServiceChanged
from pwp.model.lookups import open_by, review_name, shown_by, with_participants
from pwp.model.plan import Change, Method, Outcome
from pwp.spelling import says_nothing


@check(
    "EVL01",
    step="evaluate",
    over=subjects.used_methods,
    none="missing: no entry in which people were heard names the method it used",
)
def method_is_reviewed(method: Method, ctx: Context) -> Verdicts:
    """Every method that was used was reviewed, and changed where it did not work.

    Why: a method that fails people should fail them once. The review is worth something only if what did not work
    was changed.

    Put it right: in a log entry that used the method, fill `method_review`: whether it `worked`, and what was
    `changed`. A change to the whole plan goes under `changes` in plan.yaml, `about` the method.
    """
    reviewed = [(place, entry, entry.method_review) for place, entry in ctx.log.using.get(method.id, ())]
    said = [(place, entry, one) for place, entry, one in reviewed if one and (one.worked is not None or one.changed)]
    undone = next(((place, one.not_done) for place, _, one in reviewed if one and one.not_done), None)
    changed = [entry.date for _, entry, one in said if one.changed]
    changed += [one.date for one in _changes(method.id, ctx) if one.date and ctx.has_come(one.date) is not False]
    undated = next((one for one in _changes(method.id, ctx) if one.date is None), None)
    failing = [(place, entry.date) for place, entry, one in said if one.worked is False and not one.changed]
    stuck = next((place for place, day in failing if not any(_no_sooner(one, day) for one in changed)), None)
    if stuck is not None and undated is not None:
        sentence = f"nothing says when the plan was changed about {method.id}, so it may not be the answer"
        yield missing(ctx.place_of(undated), sentence)
    elif stuck is not None:
        yield missing(stuck.at("method_review"), f"{method.id} did not work here, and nothing says what was changed")
    elif said:
        yield met(said[0][0].at("method_review"))
    elif undone is not None:
        place, why = undone
        yield failed(place.at("method_review/not_done"), f"{method.id} was not reviewed: {why}")
    elif reviewed:
        yield missing(reviewed[0][0].at("method_review"), f"no entry that used {method.id} says how it worked")
    else:
        yield not_due("", f"{method.id} is to be used, and has not been yet")


def _changes(method: str, ctx: Context) -> list[Change]:
    """The changes to the plan about a method that say what was changed."""
    return [one for one in ctx.workspace.plan.changes if method in one.about and one.what and not one.not_done]


def _no_sooner(change: When | None, failing: When | None) -> bool:
    """Whether a change can be the answer to something that did not work: it has a day, and did not come first."""
    return change is not None and (failing is None or before(change, failing) is not True)


@check("EVL02", step="evaluate", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_is_reached(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome that the plan set out to achieve was reached, and something shows it.

    Why: engagement is for something. Whether it came about is the first thing to ask, and a result without evidence
    is only a hope.

    Put it right: list the outcomes in plan.yaml; and in evaluation.yaml, under `outcomes`, give each of them by its
    id its `result` and the `evidence` that shows it.
    """
    listed = enumerate(ctx.workspace.evaluation.outcomes)
    found = [(position, one) for position, one in listed if one.outcome == outcome.id]
    if not found:
        yield missing("", f"nothing says whether {outcome.id} was reached")
    for position, one in found:
        place = subjects.evaluation.home.at(f"outcomes/{position}")
        if one.not_done:
            yield failed(place.at("not_done"), f"whether {outcome.id} was reached was not looked at: {one.not_done}")
        elif one.result == "not-met":
            yield failed(place.at("result"), f"{outcome.id} was not reached")
        elif one.result == "partly":
            yield partly(place.at("result"), f"{outcome.id} was reached in part")
        elif one.result == "too-early":
            yield not_due(place.at("result"), f"it is too early to tell whether {outcome.id} was reached")
        elif one.result is None:
            yield missing(place.at("result"), f"nothing says whether {outcome.id} was reached")
        elif not shown_by(ctx.workspace, one.evidence, ctx.today):
            yield missing(place.at("evidence"), f"{outcome.id} is said to be reached, and nothing shows it")
        elif not shown_by(ctx.workspace, one.evidence, ctx.today, since=open_by(ctx.workspace)):
            sentence = f"{outcome.id} is said to be reached, and what is to show it is older than the engagement"
            yield missing(place.at("evidence"), sentence)
        else:
            yield met(place)


@check(
    "EVL03",
    step="feedback",
    over=subjects.service_changes,
    none="missing: nothing says what became better in services or in people's lives",
)
def improvement_is_followed_up(change: ServiceChanged, ctx: Context) -> Verdicts:
    """What became better has happened, and there is a day on which it is looked at again.

    Why: a change announced is not yet a change made, and a change made may not last.

    Put it right: in evaluation.yaml, under `service_changes`, give the `date` on which it changed and the day of the
    `follow_up`.
    """
    if change.not_done:
        yield failed("not_done", f"the change did not come about: {change.not_done}")
    elif says_nothing(change.what):
        yield missing("what", "nothing says what became better")
    elif change.date is None:
        yield missing("date", "nothing says when it became better")
    elif ctx.has_come(change.date) is False:
        yield not_due("date", f"the change is planned for {change.date}")
    elif ctx.has_come(change.date) is None:
        yield missing("date", ctx.not_yet("the change", change.date))
    elif change.follow_up is None:
        yield missing("follow_up", "nothing says when it will be looked at again")
    elif before(change.follow_up, change.date):
        yield failed("follow_up", f"it is looked at again on {change.follow_up}, before the change ({change.date})")
    else:
        yield met("follow_up")


@check("EVL04", step="evaluate", over=subjects.evaluation)
def participants_say_what_they_gained(evaluation: Evaluation, ctx: Context) -> Verdicts:
    """Participants were asked what they gained, and what they said is recorded.

    Why: that people gained skills and confidence is for them to say, not for those who ran the engagement.

    Put it right: ask participants; in evaluation.yaml, under `participants`, fill how many were `asked`, how many
    `answered`, and the `skills_gained` they named.
    """
    del ctx
    said = evaluation.participants
    answered = (said.answered or any(one.answered for one in said.questions)) if said else None
    if said is None:
        yield missing("participants", "nothing says what participants gained")
    elif said.not_done:
        yield failed("participants/not_done", f"participants were not asked: {said.not_done}")
    elif not answered and said.answered == 0:
        yield missing("participants/answered", "participants were asked, and none answered")
    elif not answered:
        yield missing("participants/answered", "nothing shows that participants themselves answered")
    elif not said.skills_gained:
        yield missing("participants/skills_gained", "nothing says which skills participants gained")
    else:
        yield met("participants")


@check("EVL05", step="evaluate", over=subjects.reviews, none="missing: no review is recorded")
def review_is_shared(review: Review, ctx: Context) -> Verdicts:
    """Partners or communities took part in every review of quality and results.

    Why: those who ran the engagement are the last to see what went wrong for the people in it.

    Put it right: in evaluation.yaml, name under `with_groups` of the review the groups that shared in it.
    """
    name = review_name(review)
    if review.not_done:
        yield failed("not_done", f"{name} was not held: {review.not_done}")
    elif review.date is None:
        yield missing("date", f"nothing says when {name} was held")
    elif ctx.has_come(review.date) is False:
        yield not_due("date", f"{name} is planned for {review.date}")
    elif ctx.has_come(review.date) is None:
        yield missing("date", ctx.not_yet(name, review.date))
    elif not with_participants(ctx.workspace, review.with_groups):
        yield missing("with_groups", f"no group that takes part is named as sharing in {name}")
    else:
        yield met("with_groups")


@check("EVL06", step="evaluate", over=subjects.lessons, none="missing: no lessons are recorded")
def lesson_is_carried_forward(lesson: Lesson, ctx: Context) -> Verdicts:
    """Every lesson has somebody who carries it forward, and a day, and by that day was acted on.

    Why: most lessons are written down and never read again.

    Put it right: in evaluation.yaml, give the lesson an `owner` (a post) and a `due` day; once acted on, `acted` or
    `used_in`.
    """
    acted = lesson.acted
    if lesson.not_done:
        yield failed("not_done", f"a lesson was not acted on: {lesson.not_done}")
    elif not lesson.lesson:
        yield missing("lesson", "a lesson is listed, and nothing says what was learned")
    elif acted is not None and ctx.has_come(acted):
        yield met("acted")
        if lesson.due and before(lesson.due, acted):
            yield advice("acted", f"this was to be acted on by {lesson.due}, and was on {acted}")
    elif lesson.used_in:
        yield met("used_in")
    elif says_nothing(lesson.owner):
        yield missing("owner", "nobody is named who carries this lesson forward")
    elif lesson.due is None:
        yield missing("due", "nothing says by when this lesson is acted on")
    elif lesson.due.last < ctx.as_of:
        yield missing("acted", f"this was to be acted on by {lesson.due}, and nothing shows that it was")
    else:
        yield met("due")
