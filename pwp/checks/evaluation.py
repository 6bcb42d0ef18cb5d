"""EVL: how well the engagement was done, and what came of it."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due, partly
from pwp.model.evaluation import Evaluation, Lesson, Review, ServiceChanged
from pwp.model.lookups import with_participants
from pwp.model.plan import Method, Outcome


@check("EVL01", step="evaluate", over=subjects.methods, none="missing: the plan names no methods")
def method_is_reviewed(method: Method, ctx: Context) -> Verdicts:
    """Every method that was used was reviewed, and changed where it did not work.

    Why: a method that fails people should fail them once. The review is worth something only if what did not work
    was changed.

    Put it right: in the log entry of an activity that used the method, fill `method_review`: whether it `worked`,
    and what was `changed`.
    """
    used = ctx.log.using.get(method.id, [])
    reviewed = [(place, entry.method_review) for place, entry in used if entry.method_review]
    stuck = next(
        (place for place, review in reviewed if review.worked is False and not (review.changed or review.not_done)),
        None,
    )
    if not used:
        yield missing("", f"no activity in the log used {method.id}, so nothing shows how it worked")
    elif stuck is not None:
        yield missing(stuck.at("method_review"), f"{method.id} did not work here, and nothing says what was changed")
    elif not any(review.worked is not None or review.changed for _, review in reviewed):
        yield missing(used[0][0].at("method_review"), f"nothing says how {method.id} worked")
    else:
        yield met(reviewed[0][0].at("method_review"))


@check("EVL02", step="evaluate", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_is_reached(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome that the plan set out to achieve was reached, and something shows it.

    Why: engagement is for something. Whether it came about is the first thing to ask, and a result without evidence
    is only a hope.

    Put it right: in evaluation.yaml, under `outcomes`, give each outcome of the plan its `result` and the `evidence`
    that shows it.
    """
    listed = enumerate(ctx.workspace.evaluation.outcomes)
    found = [(position, one) for position, one in listed if one.outcome == outcome.id]
    if not found:
        yield missing("", f"nothing says whether {outcome.id} was reached")
    for position, one in found:
        place = subjects.evaluation.home.at(f"outcomes/{position}")
        if one.result == "not-met":
            yield failed(place.at("result"), f"{outcome.id} was not reached")
        elif one.result == "partly":
            yield partly(place.at("result"), f"{outcome.id} was reached in part")
        elif one.result == "too-early":
            yield not_due(place.at("result"), f"it is too early to tell whether {outcome.id} was reached")
        elif one.result is None:
            yield missing(place.at("result"), f"nothing says whether {outcome.id} was reached")
        elif not one.evidence:
            yield missing(place.at("evidence"), f"{outcome.id} is said to be reached, and nothing shows it")
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
    elif not change.what or change.date is None:
        yield missing("date", "nothing says what changed, and when")
    elif change.date.first > ctx.as_of:
        yield missing("date", f"the change is given as {change.date}, which has not come")
    elif change.follow_up is None:
        yield missing("follow_up", "nothing says when it will be looked at again")
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
    if said is None:
        yield missing("participants", "nothing says what participants gained")
    elif said.not_done:
        yield failed("participants/not_done", f"participants were not asked: {said.not_done}")
    elif not said.answered:
        yield missing("participants/answered", "nothing shows that participants themselves were asked and answered")
    elif not said.skills_gained:
        yield missing("participants/skills_gained", "nothing says which skills participants gained")
    else:
        yield met("participants")


@check("EVL05", step="evaluate", over=subjects.reviews, none="missing: no review is recorded")
def review_is_shared(review: Review, ctx: Context) -> Verdicts:
    """Partners and communities took part in every review of quality and results.

    Why: those who ran the engagement are the last to see what went wrong for the people in it.

    Put it right: in evaluation.yaml, name under `with_groups` of the review the groups that shared in it.
    """
    if review.not_done:
        yield failed("not_done", f"the review was not held: {review.not_done}")
    elif review.date is None:
        yield missing("date", "nothing says when the review was held")
    elif review.date.first > ctx.as_of:
        yield not_due("date", f"the review is planned for {review.date}")
    elif not with_participants(ctx.workspace, review.with_groups):
        yield missing("with_groups", "no group that takes part shared in this review")
    else:
        yield met("with_groups")


@check("EVL06", step="evaluate", over=subjects.lessons, none="missing: no lessons are recorded")
def lesson_is_carried_forward(lesson: Lesson, ctx: Context) -> Verdicts:
    """Every lesson has somebody who carries it forward, a day, and by that day was acted on.

    Why: most lessons are written down and never read again.

    Put it right: in evaluation.yaml, give the lesson an `owner` (a post) and a `due` day; once acted on, `acted` or
    `used_in`.
    """
    if lesson.acted or lesson.used_in:
        yield met("acted" if lesson.acted else "used_in")
    elif lesson.not_done:
        yield failed("not_done", f"the lesson was not acted on: {lesson.not_done}")
    elif not lesson.owner:
        yield missing("owner", "nobody is named who carries this lesson forward")
    elif lesson.due is None:
        yield missing("due", "nothing says by when this lesson is acted on")
    elif lesson.due.last < ctx.as_of:
        yield missing("acted", f"this was to be acted on by {lesson.due}, and nothing shows that it was")
    else:
        yield met("due")
