"""EVL: evaluation while it goes on: planned, held on the way, and answered as the record shows."""

from collections.abc import Iterator

from pwp.calendar import before, by, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.evaluation import Evaluation, Review
from pwp.model.lookups import ends_on, review_name, rows_with_people
from pwp.model.plan import EvaluationPlan, Plan
from pwp.spelling import listed, same_word

QUESTIONS = {
    "objectives_met": "whether aims are met",
    "reached_everyone": "whether the right people are reached",
}
"""What a review on the way has to ask, and how a sentence says it."""
THREE_QUESTIONS = {
    "objectives_met": "whether aims were met",
    "reached_everyone": "whether all were reached",
    "learning_useful": "what was learned",
}
"""What every review has to ask."""
NOT_IN_TIME = "no review is recorded from when people could still take part"


@check("EVL07", step="plan", over=subjects.plan)
def evaluation_is_planned_from_the_start(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what the evaluation asks, how, by whom and when, and not only when it is all over.

    Why: an evaluation thought of at the end can only say what went wrong. One that is planned can still put it
    right, and knows from the start what to look at.

    Put it right: in plan.yaml, under `evaluation`, fill `questions`, `how`, `by` and the days under `when`, one of
    them no later than the last day for people. A review that was held on the way, in evaluation.yaml, stands for
    such a day. Mark each question as being `about` the process or the outcome.
    """
    planned = plan.evaluation
    if planned is None:
        yield missing("evaluation", "the plan does not say how the engagement will be evaluated")
    elif planned.not_done:
        yield failed("evaluation/not_done", f"no evaluation was planned: {planned.not_done}")
    elif unsaid := _unsaid(planned):
        sentence = f"the plan for the evaluation does not say {listed(unsaid.values(), 'or')}"
        yield missing(f"evaluation/{next(iter(unsaid))}", sentence)
    elif any(same_word(planned.how or "", one.question or "") for one in planned.questions):
        yield missing("evaluation/how", "how it will be found out only repeats the question")
    elif only_afterwards := _only_afterwards(planned, ctx):
        yield missing("evaluation/when", only_afterwards)
    else:
        yield met("evaluation")
        kinds = {"process": "how it was done", "outcome": "what came of it"}
        unasked = [words for kind, words in kinds.items() if all(one.about != kind for one in planned.questions)]
        if unasked:
            sentence = f"no question of the evaluation is said to ask {listed(unasked, 'or')}"
            yield advice("evaluation/questions", sentence)


def _unsaid(planned: EvaluationPlan) -> dict[str, str]:
    """What the plan for the evaluation leaves open, by its key."""
    parts = {
        "questions": (any(one.question and not one.not_done for one in planned.questions), "what it is to find out"),
        "how": (planned.how, "how"),
        "by": (planned.by, "by whom"),
        "when": (planned.when, "when"),
    }
    return {key: words for key, (said, words) in parts.items() if not said}


def _only_afterwards(planned: EvaluationPlan, ctx: Context) -> str:
    """A sentence that says why none of the days is known to lie on the way; nothing where one is, or a review was."""
    rows = rows_with_people(ctx.workspace)
    ends = [end for row in rows if (end := ends_on(row))]
    on_the_way = any(by(day, end) for day in planned.when for end in ends)
    if on_the_way or any(ctx.taking_part.under_way(day) for day in planned.when) or _held_on_the_way(ctx):
        return ""
    last, endless = latest(ends), next((row for row in rows if ends_on(row) is None), None)
    if endless is not None:
        return f"nothing says when {endless.id} ends, so no day is known to be on the way"
    if last is None:
        return "nothing says when people can last take part, so no day is known to be on the way"
    vague = next((day for day in planned.when if by(day, last) is None), None)
    if vague is not None:
        return f"give the days: is the evaluation ({vague}) before people can last take part ({last})?"
    return f"every day of the evaluation comes after people can last take part ({last})"


def _held_on_the_way(ctx: Context) -> list[tuple[Place, Review]]:
    """The reviews that were surely held while people could take part. One that is called final is none of them."""
    return [
        (place, one)
        for place, one in subjects.reviews.find(ctx.workspace)
        if one.when != "final" and not one.not_done and one.date and ctx.taking_part.under_way(one.date)
    ]


@check("EVL08", step="engage", over=subjects.evaluation)
def progress_is_reviewed_on_the_way(evaluation: Evaluation, ctx: Context) -> Verdicts:
    """While people could still take part, a review asked whether aims are met and the right people are reached.

    Why: those who are missing can only be brought in while the door is open.

    Put it right: in evaluation.yaml, list each review on the way with its `date`, `objectives_met` and
    `reached_everyone`, whatever the answer; mark one at the end as `when: final`. In plan.yaml, give each row of the
    timetable the days on which it `opened` and `closed`.
    """
    held = _held_on_the_way(ctx)
    answers = {key: next((place for place, one in held if getattr(one, key)), None) for key in QUESTIONS}
    unasked = [words for key, words in QUESTIONS.items() if answers[key] is None]
    if evaluation.not_done:
        yield failed("not_done", f"it was not evaluated: {evaluation.not_done}")
    elif held and unasked:
        yield missing(held[-1][0], f"no review on the way says {listed(unasked, 'or')}")
    elif held:
        for place in dict.fromkeys(filter(None, answers.values())):
            yield met(place)
    else:
        yield _not_held(ctx)


def _not_held(ctx: Context) -> Verdict:
    """What there is instead of a review on the way."""
    reviews = [(place, one) for place, one in subjects.reviews.find(ctx.workspace) if one.when != "final"]
    undone = next(((place, one) for place, one in reviews if one.not_done and one.when == "midway"), None)
    if undone is not None:
        place, review = undone
        return failed(place.at("not_done"), f"{review_name(review)} was not held: {review.not_done}")
    if ctx.taking_part.still_open:
        return _still_to_be_held(ctx)
    held = [(place, one) for place, one in reviews if not one.not_done]
    late = next((_late(place, one, ctx) for place, one in held if _is_late(one, ctx)), None)
    return late or next(_unsure(held, ctx), None) or missing("reviews", NOT_IN_TIME)


def _still_to_be_held(ctx: Context) -> Verdict:
    """That a review can still be held, or that the day planned for one has gone by."""
    planned = ctx.workspace.plan.evaluation
    days = planned.when if planned and not planned.not_done else ()
    gone_by = next((day for day in days if before(day, ctx.today) and ctx.taking_part.under_way(day)), None)
    if gone_by is None:
        return not_due("reviews", "people can still take part, so a review can still be held in time")
    return missing("reviews", f"evaluation was planned for {gone_by}, and no dated review on the way shows it")


def _is_late(review: Review, ctx: Context) -> bool:
    """Whether a review that is called midway was surely held when nobody could take part any more."""
    day = review.date
    return review.when == "midway" and bool(day and ctx.has_come(day) and ctx.taking_part.in_time(day) is False)


def _late(place: Place, review: Review, ctx: Context) -> Verdict:
    sentence = f"{review_name(review)} was held on {review.date}, when nobody could take part any more"
    return failed(place.at("date"), f"{sentence} ({ctx.taking_part.over_by})")


def _unsure(reviews: list[tuple[Place, Review]], ctx: Context) -> Iterator[Verdict]:
    """The reviews of which it is not known whether people could take part when they were held."""
    for place, one in reviews:
        name = review_name(one)
        if one.date is None:
            yield missing(place.at("date"), f"nothing says when {name} was held, so it may have come too late")
        elif ctx.has_come(one.date) is not False and ctx.taking_part.in_time(one.date) is not False:
            sentence = f"nothing shows that people could take part when {name} was held ({one.date})"
            yield missing(place.at("date"), sentence)


@check("EVL10", step="evaluate", over=subjects.reviews, none="missing: no review is recorded")
def review_answers_three_questions(review: Review, ctx: Context) -> Verdicts:
    """Every review says whether aims were met, whether all were reached and what was learned, and as the record shows.

    Why: the guidance asks these three of every evaluation. An answer that the rest of the record contradicts is worse
    than none.

    Put it right: in evaluation.yaml, answer `objectives_met`, `reached_everyone` and `learning_useful`, as it was.
    Where the map says that a group was not reached, and it was, correct the map and log the occasion.
    """
    name = review_name(review)
    unsaid = [words for key, words in THREE_QUESTIONS.items() if not getattr(review, key)]
    if review.not_done:
        yield failed("not_done", f"{name} was not held: {review.not_done}")
    elif review.date is not None and ctx.has_come(review.date) is False:
        yield not_due("date", f"{name} is planned for {review.date}")
    elif lost := _left_out(review, ctx):
        sentence = f"{name} says that everyone was reached, and the map says {lost} was not"
        yield failed("reached_everyone", sentence)
    elif unsaid:
        yield missing(next(key for key in THREE_QUESTIONS if not getattr(review, key)), _does_not_say(name, unsaid))
    else:
        yield met()


def _does_not_say(name: str, unsaid: list[str]) -> str:
    return f"{name} does not say {listed(unsaid, 'or')}"


def _left_out(review: Review, ctx: Context) -> str:
    """A group that the map says was not reached, where a review at the end says that everyone was."""
    late = review.when is None and review.date is not None and ctx.taking_part.in_time(review.date) is False
    if review.reached_everyone != "yes" or not (review.when == "final" or late):
        return ""
    groups = (group for _, group in subjects.to_be_heard.find(ctx.workspace))
    return next((one.id for one in groups if (one.not_reached or one.not_done) and one.id not in ctx.log.heard), "")
