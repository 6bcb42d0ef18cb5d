"""CON: formal consultation, its bounds, and that nothing is decided before it closes."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, in_brackets
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.lengths import DAY, announced, as_good_as, days_from, days_still
from pwp.model.lookups import (
    TAKING_PART,
    begins_on,
    ends_on,
    taken,
)
from pwp.model.plan import Phase
from pwp.spelling import same_word

ONLY_ITS_NAME = ("consultation", "public consultation", "formal consultation")
"""Words for what a consultation is about that say no more than that it is one."""
with_people = subjects.phases.where(
    lambda row: (row.kind is None or row.kind in TAKING_PART) and not row.not_done,
    "part of the timetable with people",
    "parts of the timetable with people",
)


@check("CON01", step="plan", over=with_people, none="missing: no part of the timetable has people in it")
def consultation_has_its_bounds(row: Phase, ctx: Context) -> Verdicts:
    """Every part of the timetable with people says whether it is a consultation, and a consultation has its bounds.

    Why: people have to know whether they are asked formally, about what, and until when. Where the length announced
    does not go with the days, some of them have the wrong last day.

    Put it right: in plan.yaml, give the row its `kind`; a consultation its first and last day, and under `what` the
    matter it is about, or under `options` those put to people; and name under `scope`, `open`, what they can
    influence. Correct the day or the `length`; where people were told the wrong one, extend, and say why.
    """
    scope = ctx.workspace.plan.scope
    if row.kind is None:
        yield missing("kind", f"nothing says whether {row.id} is a consultation")
    elif row.kind != "consultation":
        yield met("kind")
        if "consultation" in (row.what or "").casefold():
            yield advice("kind", f"{row.id} is called a consultation, and is not marked as one")
    elif unbounded := _unbounded(row):
        yield unbounded
    elif contradiction := _length_and_days(row):
        yield failed("length", contradiction)
    elif not row.options and (not row.what or any(same_word(row.what, one) for one in ONLY_ITS_NAME)):
        yield missing("what", f"nothing says what {row.id} is about")
    elif scope is None or not any(one.what and not one.not_done for one in scope.open):
        yield missing(Place("plan.yaml", ("scope", "open")), f"nothing says what people can influence by {row.id}")
    else:
        yield met()


def _unbounded(row: Phase) -> Verdict | None:
    """That the first or the last day of a consultation is not known, where it is not."""
    bounds = {
        "opened" if row.opened else "start": ("begins", begins_on(row)),
        "closed" if row.closed else "end": ("ends", ends_on(row)),
    }
    for key, (does, day) in bounds.items():
        if day is None:
            return missing(key, f"nothing says when {row.id} {does}")
        if not day.is_day:
            return missing(key, f"give the day: {row.id} {does} in {day}")
    (_, begin), (_, end) = bounds.values()
    if begin and end and before(end, begin):
        return missing(key, f"one of the days is wrong: {row.id} begins on {begin} and ends on {end}")
    return None


def _length_and_days(row: Phase) -> str:
    """That the length announced does not go with the days planned, however they are counted; nothing where it may.

    Pauses may be part of the length or not, and it may be the length before an extension or the one after it.
    """
    length = announced(row)
    first = next((one.first for one in (row.start, row.opened) if one and one.is_day), None)
    ends = [one for one in (row.end, *(one.to for one in row.extended if not one.not_done)) if one is not None]
    if length is None or first is None or not ends or not all(one.is_day for one in ends):
        return ""
    due = length.last_day(first)
    for end in ends:
        if any(as_good_as(end.first, one) for one in (due, due + days_still(row, first, end.first) * DAY)):
            return ""
    days = days_from(first, ends[-1].first)
    return f"{row.id} is announced as {row.length}, and {When.of(first)} to {ends[-1]} is {days} days"


@check("CON02", step="engage", over=subjects.consultations, none=subjects.NO_CONSULTATION)
def nothing_is_decided_beforehand(row: Phase, ctx: Context) -> Verdicts:
    """Nothing that a consultation asks about was decided before it closed.

    Why: to ask people about what is settled already wastes their time and their trust, and courts have set decisions
    aside for it.

    Put it right: a decision that was taken too early has to be taken again, with the responses in hand; a day that is
    a slip is corrected. In decisions.yaml, mark a decision to consult as `stage: interim`, with all the options that
    people are asked about, or none, under `options`; and one from before this engagement as `stage: earlier`.
    Where the change is `in_effect` already, say in engagement.yaml whether people were told that it is `temporary`.
    """
    told = [*_made_already(row, ctx), *_decided_already(row, ctx)]
    begin, end = begins_on(row), row.closed or ends_on(row)
    if told:
        yield from told
    elif begin is not None and ctx.has_come(begin) is False:
        yield not_due("", f"{row.id} has not opened yet")
    elif end is not None and before(end, ctx.today) is False:
        yield not_due("", f"people can respond to {row.id} until {end}, and nothing is decided so far")
    elif row.closed is None:
        yield missing("closed", f"nothing says when {row.id} closed")
    elif ctx.has_come(row.closed) is not True:
        yield missing("closed", ctx.not_yet(f"the end of {row.id}", row.closed))
    else:
        yield met("closed")


def _before_close(day: When, row: Phase, ctx: Context) -> bool | None:
    """Whether people could still respond to a consultation on a day that has come; None where that is not known."""
    begin, end = begins_on(row), ends_on(row)
    if row.closed is not None:
        after = before(row.closed, day)
        return None if after is None else not after
    if end is not None and before(end, ctx.today) is False:
        return True
    return True if begin is not None and before(day, begin) else None


def _made_already(row: Phase, ctx: Context) -> Iterator[Verdict]:
    """That the change was made before a consultation on it closed, and not as one for the time being."""
    proposal = ctx.workspace.engagement.proposal
    made = proposal.in_effect if proposal else None
    if made is None or made.not_done or made.temporary or ctx.has_come(made.since) is False:
        return
    place = Place("engagement.yaml", ("proposal", "in_effect"))
    early = _before_close(made.since, row, ctx) if made.since else None
    if made.since is None:
        yield missing(place, "nothing says since when the change has been in effect")
    elif early and made.temporary is None:
        yield missing(place, f"nothing says whether people were told that the change ({made.since}) is temporary")
    elif early:
        sentence = f"the change was made on {made.since}, before {row.id} closed, and not announced as temporary"
        yield failed(place.at("temporary"), sentence)
    elif early is None:
        yield missing(place.at("since"), f"give the days: was the change made ({made.since}) before {row.id} closed?")


def _decided_already(row: Phase, ctx: Context) -> Iterator[Verdict]:
    """The decisions taken before a consultation closed, or that may have been, which may settle what it asks."""
    for decision in ctx.workspace.decisions.decisions:
        settles = _settles(decision, row)
        if settles is False or taken(decision, ctx.today) is False:
            continue
        early = _before_close(decision.date, row, ctx) if decision.date else None
        place = ctx.place_of(decision)
        if early and settles:
            then = "on the day on which" if decision.date == row.closed else "before"
            when = decision.date.on if decision.date else ""
            sentence = f"{decision.id} was taken {when}, {then} {row.id} closed{in_brackets(row.closed)}"
            yield failed(place.at("date"), sentence)
        elif early:
            yield missing(
                place, f"{decision.id} came before {row.id} closed; nothing says if it settles what that asks"
            )
        elif early is None and decision.date is None:
            yield awaited.undated(decision, ctx)
        elif early is None and row.closed is None:
            yield missing("closed", f"nothing says when {row.id} closed, so {decision.id} may have come first")
        elif early is None:
            closed = f"{row.id} closed{in_brackets(row.closed)}"
            sentence = f"give the days: was {decision.id} ({decision.date}) after {closed}?"
            yield missing(place.at("date"), sentence)


def _settles(decision: Decision, row: Phase) -> bool | None:
    """Whether a decision settles what a consultation asks; None where the record does not tell.

    A decision on the way for all the options put to people, or for none, is the one to consult on them. One that came
    before it opened, for some of them, may be so too, since others may have been added.
    """
    options, shared = set(row.options), set(row.options) & set(decision.options)
    others_only = bool(options and decision.options and not shared)
    opened = _had_opened(decision, row)
    earlier = decision.stage == "earlier" and not opened
    if earlier or decision.outcome in ("deferred", "rejected") or others_only:
        return False
    if decision.stage == "interim" and not opened and shared in (set(), options):
        return False
    final = decision.stage == "final"
    chosen = bool(shared) and (final or (shared != options and opened))
    return True if (chosen or row.id in decision.after) and decision.outcome else None


def _had_opened(decision: Decision, row: Phase) -> bool:
    """Whether a consultation had surely opened when a decision was taken."""
    begin = begins_on(row)
    return bool(begin and decision.date and by(begin, decision.date))
