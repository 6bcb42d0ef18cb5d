"""CON: how long the consultation was that the decision follows, and what was done on the way."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.consultation.following import NONE, before_the_decision, not_followed, not_opened
from pwp.model.evaluation import Review
from pwp.model.lengths import (
    DAY,
    NUMBERS,
    announced_end,
    days_from,
    days_still,
    full_on,
    ran_for,
    shorter_than,
    told_late,
)
from pwp.model.lookups import begins_on
from pwp.model.plan import Phase


@check("CON05", step="engage", over=before_the_decision, none=NONE, months=3, margin_days=3)
def consultation_lasts_its_months(row: Phase, ctx: Context) -> Verdicts:
    """The consultation that the decision follows ran for at least three calendar months, both end days counted.

    Why: a consultation on a major change has to last that long: from 1 March, that is until 31 May. Twelve weeks are
    always too few. A decision that follows a shorter consultation can be sent back.

    Put it right: in plan.yaml, give the days on which it `opened` and `closed`. While it is open, extend it, with the
    reason under `extended`; a consultation that closed too early is opened again and, where it is decided already, is
    decided on again with those answers. An extension that is announced (its `date`) when people have been told it is
    over reaches few of them: correct the day, or open it again. Days on which `all` of it was `paused` do not count;
    those on which `part` was, do. Name it under `after` of the decision. What is too short as planned, and a margin of
    fewer than three days, is advice.
    """
    months = int(ctx.thresholds["months"])
    end = row.closed or announced_end(row)
    if row.not_done:
        yield failed("not_done", f"{row.id} did not take place: {row.not_done}")
    elif unsure := not_followed(row, ctx):
        yield unsure
        yield from _planned_too_short(row, end, months, ctx)
    elif running := _not_over(row, end, ctx):
        yield running
        yield from _planned_too_short(row, end, months, ctx)
    elif unknown := _days_unknown(row, months):
        yield unknown
    elif row.opened and row.closed and ran_for(row, row.opened, row.closed, months) is False:
        full = _full(row, row.opened, row.closed, months)
        yield failed("closed", f"{row.id} closed on {row.closed}; {full}")
    elif (late := told_late(row)) and row.opened and not ran_for(row, row.opened, late[2], months):
        yield missing(f"extended/{late[0]}/date", f"{row.id} was extended on {late[1]}, when it had ended ({late[2]})")
    else:
        yield met("closed")
        yield from _narrowly(row, ctx)


def _not_over(row: Phase, end: When | None, ctx: Context) -> Verdict | None:
    """That people can still respond, or that nothing says until when they could; None once it has closed."""
    if row.closed is not None and ctx.has_come(row.closed):
        return None
    if waits := not_opened(row, ctx):
        return waits
    if end is None:
        return missing("end", f"nothing says until when people can respond to {row.id}")
    if before(end, ctx.today) is False:
        return not_due("", f"people can respond to {row.id} until {end}")
    return missing("closed", f"nothing says when {row.id} closed")


def _days_unknown(row: Phase, months: int) -> Verdict | None:
    """That the days are not known well enough to tell whether it ran for so many months; None where they are."""
    if row.opened is None or row.closed is None:
        return missing("opened", f"nothing says when {row.id} opened")
    if before(row.closed, row.opened):
        return missing("closed", f"one of the days is wrong: {row.id} closes ({row.closed}) before it opens")
    if ran_for(row, row.opened, row.closed, months) is not None:
        return None
    if not (row.opened.is_day and row.closed.is_day):
        key, day = ("closed", row.closed) if row.opened.is_day else ("opened", row.opened)
        return missing(key, f"give the day: {row.id} {key} in {day}")
    if any(one.what is None and not one.not_done for one in row.paused):
        return missing("paused", f"nothing says whether all of {row.id} was paused, or part of it")
    return missing("paused", f"give the first and the last day on which {row.id} was paused")


def _in_words(months: int) -> str:
    """A number of months in words, as far as there is one: three months."""
    number = NUMBERS[months - 1] if 0 < months <= len(NUMBERS) else str(months)
    return f"{number} month{'' if months == 1 else 's'}"


def _full(row: Phase, begin: When, end: When, months: int) -> str:
    """Until when so many months last; with pauses where there are any."""
    last = When.of(full_on(row, begin.last, end.last, months))
    paused = " with its pauses" if days_still(row, begin.first, end.last) else ""
    return f"{_in_words(months)} from {begin}{paused} last until {last}"


def _planned_too_short(row: Phase, end: When | None, months: int, ctx: Context) -> Iterator[Verdict]:
    """Advice while there is time: what was announced, or the days planned, are fewer than the months it takes."""
    begin = begins_on(row)
    if row.closed is not None and ctx.has_come(row.closed):
        return
    if shorter_than(row, months):
        yield advice("length", f"{row.id} is announced as {row.length}, which is less than {_in_words(months)}")
    elif begin and end and begin.is_day and end.is_day and not before(end, begin):
        key = "closed" if row.closed else "end"
        if ran_for(row, begin, end, months) is False:
            yield advice(key, f"{row.id} is to close on {end}; {_full(row, begin, end, months)}")
        else:
            yield from (advice(key, one.sentence) for one in _margin(row, begin, end, ctx))


def _narrowly(row: Phase, ctx: Context) -> Iterator[Verdict]:
    """Advice on what was long enough: a narrow margin, and days on which part of it stood still."""
    if row.opened is None or row.closed is None:
        return
    yield from _margin(row, row.opened, row.closed, ctx)
    if part := days_still(row, row.opened.first, row.closed.last, ("part",)):
        days = days_from(row.opened.last, row.closed.first)
        yield advice("paused", f"part of {row.id} was paused on {part} of its {days} days; these count all the same")


def _margin(row: Phase, begin: When, end: When, ctx: Context) -> Iterator[Verdict]:
    """That it lasts hardly longer than it has to: one slip in a day would make it too short."""
    months, fewest = int(ctx.thresholds["months"]), ctx.thresholds["margin_days"]
    spare = (end.first - full_on(row, begin.last, end.first, months)) // DAY
    most = (end.last - full_on(row, begin.first, end.last, months, ("all",))) // DAY
    if not 0 <= spare < fewest:
        return
    if "margin_days" in ctx.binding and most >= fewest:
        yield missing("closed", f"give the days: did {row.id} last {fewest:g} days more than {_in_words(months)}?")
    elif spare == 0:
        sentence = f"{row.id} lasts just {_in_words(months)}; a slip of one day would make it too short"
        yield ctx.beyond("margin_days", "closed", sentence)
    else:
        sentence = f"{row.id} lasts only {spare} day{'' if spare == 1 else 's'} more than {_in_words(months)}"
        yield ctx.beyond("margin_days", "closed", sentence)


@check("CON06", step="engage", over=before_the_decision, none=NONE)
def consultation_is_reviewed_midway(row: Phase, ctx: Context) -> Verdicts:
    """The consultation was reviewed half-way, while there was still time to reach whoever was missing.

    Why: half-way it is plain who has answered and who has not, and there is still time to go to those who have not.

    Put it right: in evaluation.yaml, under `reviews`, list the review with its `date` and `when: midway`, and say what
    was `changed`. A review of the engagement before the consultation does not count.
    """
    found = [(place, one) for place, one in subjects.reviews.find(ctx.workspace) if one.when == "midway"]
    held = [(place, one) for place, one in found if not one.not_done]
    fits = [(place, _within(one, row, ctx)) for place, one in held]
    undone = next(((place, one.not_done) for place, one in found if one.not_done), None)
    closes = row.closed or announced_end(row)
    if row.not_done:
        yield failed("not_done", f"{row.id} did not take place: {row.not_done}")
    elif waits := not_followed(row, ctx) or not_opened(row, ctx):
        yield waits
    elif sure := next((place for place, fit in fits if fit), None):
        yield met(sure.at("date"))
    elif closes is not None and before(closes, ctx.today) is False:
        yield not_due("", f"people can respond to {row.id} until {closes}, so it can still be reviewed in time")
    elif unsure := next((place for place, fit in fits if fit is None), None):
        yield missing(unsure.at("date"), f"give the days: was this review held while {row.id} was open?")
    elif undone is not None:
        yield failed(undone[0].at("not_done"), f"{row.id} was not reviewed midway: {undone[1]}")
    else:
        yield missing(subjects.reviews.home, f"no midway review is recorded from when {row.id} was open")


def _within(review: Review, row: Phase, ctx: Context) -> bool | None:
    """Whether a review was held while a consultation was open; None where that is not known."""
    begin, end = begins_on(row), row.closed or announced_end(row) or ctx.today
    if review.date is None or begin is None:
        return None
    sure = (by(begin, review.date), by(review.date, end), ctx.has_come(review.date))
    return False if False in sure else None if None in sure else True
