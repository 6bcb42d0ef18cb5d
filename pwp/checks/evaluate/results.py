"""EVL: what came of the engagement, who said so, and who can read it."""

from collections.abc import Iterator
from datetime import date

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.documents import Document
from pwp.model.evaluation import Evaluation, OutcomeReached, ParticipantAnswer, Participants, Shared
from pwp.model.lookups import open_to_all, parties
from pwp.model.plan import Outcome
from pwp.spelling import same_word, says_nothing

RESULTS = ("met", "partly", "not met", "reached", "achieved", "yes", "no")
"""What says whether an outcome was reached, and not how things stand."""


@check("EVL12", step="evaluate", over=subjects.evaluation)
def report_of_all_of_it_can_be_had(evaluation: Evaluation, ctx: Context) -> Verdicts:
    """There is a report of all of it, made when people had finished taking part, and people can have it.

    Why: an interim report leaves out those who were heard last, and a report that stays in the office tells nobody
    what became of what they said.

    Put it right: list the report in documents.yaml, with its `date`, `public: yes` and its `file` or `url`; and name
    it under `documents` in evaluation.yaml, of the final review there, or of a feedback entry that covers the
    `process`. In plan.yaml, give each row of the timetable the day on which it `closed`.
    """
    reports = list(_reports(evaluation, ctx))
    whole = [report for report in reports if _whole(report, ctx)]
    if ctx.taking_part.still_open:
        yield not_due("documents", "people can still take part, so the report of all of it is still to come")
    elif not reports:
        yield missing("documents", "no report of the whole engagement is named")
    elif had := next((report for report in whole if open_to_all(report)), None):
        yield met(ctx.place_of(had))
    elif whole:
        yield _not_to_be_had(next((one for one in whole if one.public), whole[0]), ctx)
    else:
        yield _not_whole(_latest(reports), ctx)


def _reports(evaluation: Evaluation, ctx: Context) -> Iterator[Document]:
    """The documents named as reports of the engagement as a whole."""
    known = {one.id: one for one in ctx.workspace.documents.documents}
    named = [*evaluation.documents]
    for review in evaluation.reviews:
        named += review.documents if review.when != "midway" and not review.not_done else ()
    for _, entry in ctx.log.feedback:
        named += entry.documents if "process" in entry.covers else ()
    return (known[one] for one in dict.fromkeys(named) if one in known)


def _latest(reports: list[Document]) -> Document:
    """The report that is most probably the one of all of it: one without a day, or the latest."""
    undated = next((one for one in reports if one.date is None), None)
    return undated or max(reports, key=lambda one: one.date.last if one.date else date.min)


def _whole(report: Document, ctx: Context) -> bool:
    """Whether a report was surely made once people had finished taking part."""
    over = ctx.taking_part.over_by
    return bool(over and report.date and ctx.has_come(report.date) and before(report.date, over) is False)


def _not_to_be_had(report: Document, ctx: Context) -> Verdict:
    """Why nothing shows that people can have a report."""
    place = ctx.place_of(report)
    if report.public:
        return missing(place, f"nothing says where people can get {report.id}")
    if report.public is None:
        return missing(place.at("public"), f"nothing says that people can have {report.id}")
    return missing(place.at("public"), f"{report.id} is not public, and nothing shows a report that people can have")


def _not_whole(report: Document, ctx: Context) -> Verdict:
    """Why a report is not known to be about all of it."""
    place, last_day = ctx.place_of(report), ctx.taking_part.open_until
    if report.date is None:
        return missing(place, f"nothing says when {report.id} was written, so it may not be about all of it")
    if ctx.has_come(report.date) is not True:
        return missing(place.at("date"), ctx.not_yet(f"the report {report.id}", report.date))
    if last_day is None or before(report.date, last_day) is False:
        return missing(place, f"nothing says when people could last take part, so {report.id} may leave some out")
    if before(report.date, last_day) is None:
        days = f"is {report.id} ({report.date}) later than the last day for people ({last_day})?"
        return missing(place.at("date"), f"give the days: {days}")
    sentence = f"{report.id} is dated {report.date}, before people had finished taking part ({last_day})"
    return missing(place.at("date"), sentence)


@check("EVL13", step="evaluate", over=subjects.outcomes, none="missing: the plan names no outcomes")
def progress_on_outcome_is_recorded(outcome: Outcome, ctx: Context) -> Verdicts:
    """For every outcome of the plan it is recorded how things stand, and how they stood at the start.

    Why: without both, nobody can say how far the work has come. Whether the outcome was reached is not asked here.

    Put it right: in evaluation.yaml, under `outcomes`, give each outcome by its id its `value`, and its `baseline`
    there or at one of its indicators in plan.yaml. A word is enough where there is no figure. While it is too early
    to tell, say so under `result`.
    """
    everything = [one for one in enumerate(ctx.workspace.evaluation.outcomes) if one[1].outcome == outcome.id]
    found = [(_place(position), one) for position, one in everything if not one.not_done]
    undone = next(((_place(position), one) for position, one in everything if one.not_done), None)
    if found:
        yield _progress(outcome, found)
    elif outcome.not_done:
        yield failed("not_done", f"{outcome.id} was not pursued: {outcome.not_done}")
    elif undone is not None:
        place, one = undone
        yield failed(place.at("not_done"), f"how far {outcome.id} has come was not looked at: {one.not_done}")
    else:
        yield missing("", f"nothing says how far {outcome.id} has come")


def _place(position: int) -> Place:
    return Place(subjects.EVALUATION, ("outcomes", position))


def _progress(outcome: Outcome, found: list[tuple[Place, OutcomeReached]]) -> Verdict:
    """Whether what is recorded of an outcome says how things stood, and how they stand now."""
    place, last = found[-1]
    valued = [(where, one.value) for where, one in found if one.value]
    told = next((where for where, value in valued if not _repeats(value, outcome)), None)
    measured = [one.baseline for one in outcome.indicators if not one.not_done]
    if not any((*measured, *(one.baseline for _, one in found))):
        return missing(place.at("baseline"), f"nothing says how things stood with {outcome.id} at the start")
    if told is not None:
        return met(told.at("value"))
    if valued:
        where = valued[0][0].at("value")
        return missing(where, f"what is recorded of {outcome.id} does not say how things stand now")
    if last.result == "too-early":
        return not_due(place.at("result"), f"it is too early to tell how far {outcome.id} has come")
    return missing(place.at("value"), f"nothing says how things stand now with {outcome.id}")


def _repeats(value: str, outcome: Outcome) -> bool:
    """Whether what is to say how things stand is only what was hoped for, or that it was reached."""
    return any(same_word(value, one) for one in (outcome.outcome or "", *RESULTS))


@check("EVL14", step="feedback", over=subjects.evaluation)
def communities_say_how_well_they_were_engaged(evaluation: Evaluation, ctx: Context) -> Verdicts:
    """People were asked how well they had been engaged, and what they answered is recorded.

    Why: those who ran an engagement cannot say for others whether it was open and fair. A view of the community that
    nobody was asked for is a guess.

    Put it right: ask people; in evaluation.yaml, under `participants`, fill how many `answered`, with the `questions`
    and how many answered well of each, or put what they said under `community_view`. What was asked on one occasion
    goes under `experience` of the log entry.
    """
    said = evaluation.participants
    shown = _answer(evaluation, ctx)
    if shown is not None:
        yield met(shown)
    elif said is not None and said.not_done:
        yield failed("participants/not_done", f"people were not asked how well they had been engaged: {said.not_done}")
    elif evaluation.not_done:
        yield failed("not_done", f"it was not evaluated: {evaluation.not_done}")
    elif ctx.taking_part.still_open:
        yield not_due("participants", "people can still take part, and can be asked how well they are engaged")
    elif said is not None:
        yield _unanswered(said)
    elif evaluation.community_view:
        sentence = "a view of the community is given, and nothing says that anybody was asked"
        yield missing("community_view", sentence)
    else:
        yield missing("participants", "nothing says that people were asked how well they had been engaged")


def _answer(evaluation: Evaluation, ctx: Context) -> str | Place | None:
    """What shows how well people felt engaged."""
    said = evaluation.participants
    if evaluation.not_done or (said and said.not_done):
        return None
    judged = bool(evaluation.community_view) or any(_is_judgement(one) for one in (said.questions if said else ()))
    if said and judged and _some_answered(said):
        return "participants"
    for place, entry in ctx.log.asked_how_it_was:
        experience = entry.experience
        if experience and experience.asked and experience.positive is not None and not experience.not_done:
            return place.at("experience")
    return None


def _is_judgement(answer: ParticipantAnswer) -> bool:
    """Whether it is recorded how people answered a question, and what they were asked."""
    return bool(answer.question) and answer.positive is not None and answer.answered != 0 and not answer.not_done


def _some_answered(said: Participants) -> bool:
    """Whether some participants answered, as far as their numbers tell."""
    if said.answered == 0:
        return False
    return bool(said.answered) or any(one.answered or one.positive for one in said.questions if not one.not_done)


def _unanswered(said: Participants) -> Verdict:
    """What is lacking where participants are said to have been asked."""
    if said.asked == 0:
        return missing("participants/asked", "nobody is recorded as asked how well they had been engaged")
    if said.answered == 0:
        sentence = "people were asked how well they had been engaged, and none answered"
        return missing("participants/answered", sentence)
    if _some_answered(said):
        return missing("participants/questions", "people answered, and nothing says how well they felt engaged")
    return missing("participants/answered", "nothing says that anybody answered how well they had been engaged")


@check("EVL15", step="feedback", over=subjects.shared, none="missing: nothing says with whom learning was shared")
def learning_is_shared_outside(shared: Shared, ctx: Context) -> Verdicts:
    """What was learned was shared with somebody beyond those who decide or run the engagement.

    Why: what one body learns, others need not learn again at the expense of the people they engage.

    Put it right: in evaluation.yaml, under `shared`, say `what` was learned, with which other body or network it was
    shared (`to`), and the `date`. Sharing it inside as well is fine.
    """
    if shared.not_done:
        yield failed("not_done", f"learning was not shared: {shared.not_done}")
    elif says_nothing(shared.what):
        yield missing("what", "nothing says what was shared")
    elif not shared.to:
        yield missing("to", "nothing says with whom learning was shared")
    elif shared.date is None:
        yield missing("date", "nothing says when learning was shared")
    elif ctx.has_come(shared.date) is False:
        yield not_due("date", f"learning is to be shared on {shared.date}")
    elif ctx.has_come(shared.date) is None:
        yield missing("date", ctx.not_yet("sharing what was learned", shared.date))
    elif not any(_goes_outside(one, ctx) for one in ctx.workspace.evaluation.shared):
        yield missing("to", f"learning was shared only with those who decide or run it ({shared.to})")
    else:
        yield met("to")


def _goes_outside(shared: Shared, ctx: Context) -> bool:
    """Whether something was shared, by now, with somebody who neither decides nor runs it."""
    if not (shared.to and shared.what and shared.date) or shared.not_done or ctx.has_come(shared.date) is not True:
        return False
    return not any(same_word(shared.to, one) for one in parties(ctx.workspace))
