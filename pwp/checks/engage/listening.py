"""ENG: people are asked what taking part is like, what they say is kept, and challenge is answered."""

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.log import Challenge, Entry, Experience
from pwp.model.lookups import documents_named
from pwp.model.plan import Method
from pwp.spelling import same_word


@check(
    "ENG09",
    step="engage",
    over=subjects.used_methods,
    none="missing: no entry in which people were heard names the method it used",
)
def people_are_asked_how_it_is_to_take_part(method: Method, ctx: Context) -> Verdicts:
    """For every method that was used, people were asked there what it was like to take part, and their answer is kept.

    Why: what is hard about a method shows while it runs, when it can still be changed; a survey at the end finds only
    those who stayed. How many found it good fails nothing.

    Put it right: ask at the activity; in its log entry, under `experience`, give how many were `asked` and how many of
    them were `positive`.
    """
    entries = ctx.log.using.get(method.id, ())
    said = [(place, entry.experience) for place, entry in entries if entry.experience]
    whole = [(place, one) for place, one in said if one.asked and one.positive is not None and not one.not_done]
    sound = next((place for place, one in whole if (one.positive or 0) <= (one.asked or 0)), None)
    if sound is not None:
        yield met(sound.at("experience"))
    elif whole:
        place, one = whole[0]
        sentence = f"of {one.asked} asked about {method.id}, {one.positive} are said to have found it good"
        yield failed(place.at("experience/positive"), sentence)
    elif not entries:
        yield not_due("", f"{method.id} is to be used, and has not been yet")
    elif ctx.taking_part.still_open:
        yield not_due("", f"people can still take part, so they can still be asked about {method.id}")
    elif said:
        yield _not_asked(method.id, *next((one for one in said if one[1].not_done), said[-1]))
    else:
        yield missing("", f"no entry that used {method.id} says that people were asked what it was like")


def _not_asked(name: str, place: Place, said: Experience) -> Verdict:
    """Why an entry does not show what it was like to take part."""
    where = place.at("experience")
    if said.not_done:
        return failed(where.at("not_done"), f"people were not asked what {name} was like: {said.not_done}")
    if said.asked is None:
        return missing(where, f"nothing says how many people were asked what {name} was like")
    if said.asked == 0:
        return missing(where.at("asked"), f"nobody was asked here what {name} was like")
    return missing(where, f"people were asked what {name} was like ({said.asked}), and nothing says what they said")


@check("ENG10", step="engage", over=subjects.activities_with_people, none="missing: no activity with people is logged")
def what_people_say_is_kept(entry: Entry, ctx: Context) -> Verdicts:
    """What people said at every activity is kept, and not only that it was held.

    Why: what nobody wrote down cannot be weighed, answered or fed back. A summary tells what happened; only themes,
    views or documents let others follow what was said to what became of it.

    Put it right: in the log entry, name the `themes` that people raised, note the `views` with `what` was said, or list
    the notes, pictures or recordings under `documents`.
    """
    views = [number for number, view in enumerate(entry.views) if view.what and not view.not_done]
    if entry.date is not None and ctx.has_come(entry.date) is False:
        yield not_due("date", f"it is to be held on {entry.date}")
    elif entry.themes:
        yield met("themes")
    elif views:
        yield met(f"views/{views[0]}")
    elif documents_named(ctx.workspace, entry.documents):
        yield met("documents")
    elif entry.date is not None and ctx.has_come(entry.date) is None:
        yield missing("date", ctx.not_yet("this", entry.date))
    elif entry.views:
        yield missing("views", "a view is listed, and nothing says what was said")
    elif entry.summary:
        yield missing("summary", "beside the summary, no theme, view or document keeps what people said here")
    else:
        yield missing("", "nothing keeps what people said here")


@check("ENG11", step="engage", over=subjects.challenges, none="not-applicable: no challenge is recorded")
def challenge_is_answered(challenged: tuple[Challenge, Entry], ctx: Context) -> Verdicts:
    """Every challenge has an answer that says something, and the day on which it was given.

    Why: people who question the process and hear that it was noted know that nobody looked.

    Put it right: in the log entry, under `challenges`, say in the `response` what was looked at because of it and what
    came of that, and give the day on which it was `answered`.
    """
    one, entry = challenged
    if one.not_done:
        yield failed("not_done", f"this challenge was not answered: {one.not_done}")
    elif entry.date is not None and ctx.has_come(entry.date) is False:
        yield not_due("", f"this is dated {entry.date}, which has not come yet")
    elif not one.challenge:
        yield missing("", "a challenge is listed, and nothing says what was challenged")
    elif not one.response:
        yield missing("", "this challenge has no answer")
    elif same_word(one.response, one.challenge):
        yield missing("response", "the answer only repeats the challenge")
    elif _says_nothing(one.response):
        yield missing("response", "the answer says only that the challenge was noted, or thanks for it")
    elif one.answered is None:
        yield missing("", "nothing says when this challenge was answered")
    else:
        yield _in_order(one.answered, entry, ctx)


def _in_order(answered: When, entry: Entry, ctx: Context) -> Verdict:
    """Whether an answer was given by now, and not before the challenge was made."""
    if ctx.has_come(answered) is not True:
        return missing("answered", ctx.not_yet("the answer", answered))
    if entry.date is not None and before(answered, entry.date):
        return failed("answered", f"the answer is dated {answered}, before the challenge was made ({entry.date})")
    if entry.date is not None and before(answered, entry.date) is None:
        return missing("answered", f"give the days: was this answered ({answered}) after it was made ({entry.date})?")
    return met("response")


_NOTED = frozenset({
    "acknowledged", "appreciate", "appreciated", "heard", "note", "noted", "noting", "received", "recorded", "thank",
    "thanked", "thanks",
})  # fmt: skip
_AROUND = frozenset({
    "attention", "bringing", "comment", "comments", "concern", "concerns", "contribution", "duly", "feedback", "input",
    "back", "fed", "forward", "interest", "into", "know", "letting", "on", "passed", "point", "points", "process",
    "question", "questions", "raised", "raising", "sharing", "taken", "team", "time", "view", "views",
    "a", "all", "and", "are", "be", "been", "for", "has", "have", "i", "in", "is", "it", "its", "many", "much", "of",
    "our", "that", "the", "them", "these", "they", "this", "those", "to", "us", "very", "was", "we", "were", "will",
    "with", "you", "your",
})  # fmt: skip
"""The words of an answer that says only that something was noted, or is thanked for, and those they stand among."""


def _says_nothing(response: str) -> bool:
    """Whether an answer says only that something was noted, or is thanked for."""
    words = {word.strip(".,;:!?()'\"-") for word in response.casefold().split()} - {""}
    return words <= _NOTED | _AROUND and (not words or bool(words & _NOTED))
