"""PLN: the news that is planned for people, on the way and afterwards."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pwp.calendar import When, by, earliest, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.model.lookups import begins_on, ends_on, final_decisions, rows_with_people
from pwp.model.plan import Phase, Plan


@check("PLN23", step="plan", over=subjects.plan, days=56)
def news_is_planned(plan: Plan, ctx: Context) -> Verdicts:
    """News is planned for while people take part, and for after the decision.

    Why: people who hear nothing until the end stop believing that anybody listens; those who never hear what came of
    it do not come again. One piece of news in more than eight weeks is advice: no number is in the guidance.

    Put it right: in plan.yaml, under `communication` and `updates`, promise days on the way, and one after the
    decision; a row of the timetable for feedback does as well. Give the rows of the timetable their days, that of the
    decision among them.
    """
    communication = plan.communication
    news = _news(plan)
    if communication and communication.not_done:
        yield failed("communication/not_done", f"no news was planned for people: {communication.not_done}")
    elif not news:
        yield missing("communication/updates", "the plan promises people no news")
    else:
        yield from _planned_news(news, _meanwhile(ctx), _afterwards(ctx), ctx)


class _News(NamedTuple):
    """News that is planned for people: where it stands, its day, and why it was not given, where it was not."""

    where: str
    day: When | None
    not_done: str | None


class _Span(NamedTuple):
    """The days from one to another; without an end where `last` is not given."""

    first: When
    last: When | None = None

    def holds(self, day: When) -> bool | None:
        """Whether a day lies within; None where that is not known."""
        inside = (by(self.first, day), True if self.last is None else by(day, self.last))
        return False if False in inside else (None if None in inside else True)

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else str(self.first)


class _Time(NamedTuple):
    """A time for which news is planned: what to call it, its days, and what keeps them from being known.

    Of several spans the first is how it was, as far as recorded; news may fall within any of them.
    """

    words: str
    spans: tuple[_Span, ...]
    unknown: str = ""

    def holds(self, one: _News) -> bool | None:
        """Whether news falls within this time; None where that is not known."""
        within = [span.holds(one.day) for span in self.spans] if one.day else []
        return True if True in within else (None if None in within or not within else False)

    def of(self, news: list[_News]) -> list[_News]:
        """The news that surely falls within this time, and was not left out."""
        return [one for one in news if self.holds(one) and not one.not_done]


def _news(plan: Plan) -> list[_News]:
    """The updates that people are promised, and the rows of the timetable that are for telling them."""
    updates = plan.communication.updates if plan.communication else ()
    news = [_News(f"communication/updates/{place}", one.due, one.not_done) for place, one in enumerate(updates)]
    rows = ((place, row) for place, row in enumerate(plan.timetable) if row.kind == "feedback")
    return news + [_News(f"timetable/{place}", _last_day(row), row.not_done) for place, row in rows]


def _last_day(row: Phase) -> When | None:
    """The last day of a row of the timetable, as planned or as it was, whichever is later."""
    return latest((row.start, row.end, row.opened, ends_on(row)))


def _meanwhile(ctx: Context) -> _Time:
    """The time in which people take part, as it was and as it was planned."""
    rows = rows_with_people(ctx.workspace)
    vague = next((row.id for row in rows if begins_on(row) is None or ends_on(row) is None), None)
    part = f"{vague} begins and ends" if vague else "people take part"
    unknown = f"nothing says when {part}, so no news is known to come meanwhile" if vague or not rows else ""
    as_it_was = _span((begins_on(row), ends_on(row)) for row in rows)
    as_planned = _span((row.start, row.end) for row in rows)
    return _Time("while people take part", (*as_it_was, *as_planned), unknown)


def _span(days: Iterable[tuple[When | None, When | None]]) -> Iterator[_Span]:
    """From the first to the last of the days between which rows lie, as far as both are given."""
    known = [(begin, end) for begin, end in days if begin is not None and end is not None]
    first, last = earliest(begin for begin, _ in known), latest(end for _, end in known)
    if first is not None:
        yield _Span(first, last)


def _afterwards(ctx: Context) -> _Time:
    """The time after the decision, the last where there are several, as planned where a plan for it is recorded."""
    words = "after the decision"
    rows = [row for row in ctx.workspace.plan.timetable if row.kind == "decision" and not row.not_done]
    if undated := next((row.id for row in rows if _planned(row) is None), None):
        return _Time(words, (), f"nothing says when {undated} is, so no news is known to come after it")
    taken = [one.date for _, one in final_decisions(ctx.workspace) if not one.not_done]
    decided = latest(map(_planned, rows)) or latest(taken)
    if decided is None:
        return _Time(words, (), "nothing says when it is decided, so no news is known to come after that")
    return _Time(words, (_Span(decided),))


def _planned(row: Phase) -> When | None:
    """The day by which something is to be over, as planned where that is recorded."""
    return row.end or row.start or row.closed or row.opened


def _planned_news(news: list[_News], meanwhile: _Time, afterwards: _Time, ctx: Context) -> Iterator[Verdict]:
    """Whether there is news for both times, and no one piece has to do for more than so many days."""
    during = meanwhile.of(news)
    alone = during[0] if len(during) == 1 else None
    if alone and during == afterwards.of(news):
        sentence = "this news alone is planned for while people take part and for after the decision"
        yield missing(alone.where, sentence)
        return
    yield _falls(news, meanwhile)
    yield _falls(news, afterwards)
    span = next(iter(meanwhile.spans), None)
    if alone and span and span.last:
        length = (span.last.first - span.first.last).days + 1
        if length > ctx.thresholds["days"]:
            sentence = f"this is the only news planned in the {length} days in which people take part"
            yield ctx.beyond("days", alone.where, sentence)


def _falls(news: list[_News], time: _Time) -> Verdict:
    """Whether any news surely falls within a time."""
    undone = next((one for one in news if time.holds(one) and one.not_done), None)
    unclear = next((one for one in news if time.holds(one) is None and not one.not_done), None)
    if due := time.of(news):
        return met(due[0].where)
    if time.unknown:
        return missing("timetable", time.unknown)
    if undone is not None:
        sentence = f"the news of {undone.day} was not given, and no other is planned for {time.words}"
        return missing(f"{undone.where}/not_done", sentence)
    if unclear is not None and unclear.day is not None:
        return missing(unclear.where, f"give the days: does the news of {unclear.day} come {time.words}?")
    if unclear is not None:
        return missing(unclear.where, f"nothing says when this news is due, so it may not come {time.words}")
    return missing("communication/updates", f"no news is planned for {time.words} ({time.spans[0]})")
