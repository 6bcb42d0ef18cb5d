"""CON: the time that people had to answer a formal consultation, and the ways to respond."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.model.lengths import DAY, announced, announced_end, as_good_as, days_from, days_still, told_late
from pwp.model.log import Entry
from pwp.model.lookups import (
    begins_on,
    only_deciding,
    takes_part,
)
from pwp.model.plan import Method, Phase
from pwp.model.status import status_of
from pwp.spelling import same_word, says_nothing


@check(
    "CON04",
    step="engage",
    over=subjects.consultations,
    none=subjects.NO_CONSULTATION,
    days=84,
    days_for_few=42,
    many=1000,
)
def people_have_time_and_ways_to_respond(row: Phase, ctx: Context) -> Verdicts:
    """People had the whole time that was announced, and more than one way, to respond.

    Why: people plan their answer by the day they were told; groups meet once a month. One way to respond, such as an
    online form, shuts out whoever cannot use it. Less than twelve weeks, or six where the matter is local and touches
    few (no group of a thousand), is advice: that is a custom, and no law or guidance sets a number.

    Put it right: in plan.yaml, give the day on which the row `opened` and `closed`, and the methods their `method`,
    `mode` and days; log what came in by each. Where it was `paused`, or `extended` when people had been told it was
    over (the `date`), extend it or open it again by the days lost, or say under `changes`, `about` the row, why not.
    Where it `closed` early, open it again, or say why there; so too where less than is usual was enough. A survey
    online and on paper is two ways: its `mode` is mixed.
    """
    end, because = announced_end(row), _reason_for_less(row, ctx)
    closes = row.closed or end
    if closes is not None and before(closes, ctx.today) is False:
        yield not_due("closed" if row.closed else "end", f"people can respond to {row.id} until {closes}")
    elif closes is None and ctx.has_come(begins_on(row)) is False:
        yield not_due("start", f"{row.id} has not opened yet")
    elif unknown := _days_unknown(row, end):
        yield unknown
    elif (less := _shut_early(row, end) or _told_late(row) or _days_lost(row, ctx)) and not because:
        yield less
    elif one_way := _one_way(row, ctx):
        yield one_way
    else:
        yield met("closed", because=because if less else _why_paused(row))
        if not because or "days" in ctx.binding:
            yield from _short(row, ctx)


def _reason_for_less(row: Phase, ctx: Context) -> str:
    """Why the plan was last changed about a consultation, as far as it says."""
    name: str = row.id
    changes = [one for one in ctx.workspace.plan.changes if name in one.about and not one.not_done]
    reasons = [one.why for one in changes if one.why and ctx.has_come(one.date) is not False]
    return reasons[-1] if reasons else ""


def _days_unknown(row: Phase, end: When | None) -> Verdict | None:
    """That the days between which people could respond, or were to, are not known well enough to count."""
    for key, day in (("closed", row.closed), ("opened", row.opened)):
        if day is None:
            return missing(key, f"nothing says when {row.id} {key}")
        if not day.is_day:
            return missing(key, f"give the day: {row.id} {key} in {day}")
    if row.opened and row.closed and before(row.closed, row.opened):
        return missing("closed", f"one of the days is wrong: {row.id} closes ({row.closed}) before it opens")
    if end is None:
        return missing("end", f"nothing says until when people were told that they could respond to {row.id}")
    return None if end.is_day else missing("end", f"give the day: {row.id} was to end in {end}")


def _shut_early(row: Phase, end: When | None) -> Verdict | None:
    """That a consultation closed before the last day that was announced."""
    if end is None or row.closed is None or not before(row.closed, end):
        return None
    only_a_length = row.end is None and not row.extended
    if only_a_length and as_good_as(row.closed.first, end.first):
        return None
    return failed("closed", f"{row.id} closed on {row.closed}, and people were told that it ran until {end}")


def _told_late(row: Phase) -> Verdict | None:
    """That people were told of an extension when the last day they knew of was over."""
    if late := told_late(row):
        number, day, end = late
        return missing(f"extended/{number}/date", f"{row.id} was extended on {day}, when it had ended ({end})")
    return None


def _why_paused(row: Phase) -> str:
    """Why all of a consultation stood still, where each such pause has its reason; nothing where one has none."""
    reasons = [one.why or "" for one in row.paused if one.what != "part" and not one.not_done]
    return "" if any(says_nothing(one) for one in reasons) else "; ".join(reasons)


def _days_lost(row: Phase, ctx: Context) -> Verdict | None:
    """That people had fewer days than were announced, since all of it stood still or it opened late.

    A pause with its reason is no loss where as many days were left as are usual.
    """
    first, last, length = row.opened, row.closed, announced(row)
    if first is None or last is None:
        return None
    begin, still = row.start or first, days_still(row, first.first, last.first)
    given = days_from(first.first, last.first) - still
    due = length.last_day(first.first) if length else None
    wanted = [days_from(first.first, due)] if due else []
    if row.end and row.end.is_day and begin.is_day:
        wanted.append(days_from(begin.first, row.end.first))
    whole = due is not None and as_good_as(last.first, due + still * DAY)
    enough = bool(still and _why_paused(row)) and given >= _usual_days(ctx)
    if whole or enough or not wanted or min(wanted) - given <= 1:
        return None
    sentence = f"people had {given} of the {min(wanted)} days announced for {row.id}"
    return missing("paused", f"{sentence}, as it was paused") if still else missing("opened", sentence)


def _usual_days(ctx: Context) -> int:
    """How many days people usually have: fewer where the matter is surely local, and touches no big group.

    A number that what is asked sets itself holds for each.
    """
    if "days" in ctx.binding:
        return int(ctx.thresholds["days"])
    proposal, major = ctx.workspace.engagement.proposal, status_of(ctx.workspace.change, ctx.today) == "major"
    sizes = [one.size for one in ctx.workspace.stakeholders.stakeholders if one.size and takes_part(one)]
    big = any(max(one.number or 0, one.to or 0) >= ctx.thresholds["many"] for one in sizes)
    local = proposal is not None and proposal.reach == "local" and not proposal.strategic
    few = local and not big and not major
    return int(ctx.thresholds["days_for_few" if few else "days"])


def _short(row: Phase, ctx: Context) -> Iterator[Verdict]:
    """That people had fewer days than is usual, or than is asked."""
    usual = _usual_days(ctx)
    if row.opened and row.closed:
        first, last = row.opened.first, row.closed.first
        days = days_from(first, last) - days_still(row, first, last)
        if days < usual and not as_good_as(last, first + (usual - 1) * DAY):
            asked = "asked for" if "days" in ctx.binding else "usual"
            yield ctx.beyond("days", "closed", f"people had {days} days to respond to {row.id}; {usual} are {asked}")


def _one_way(row: Phase, ctx: Context) -> Verdict | None:
    """That the record does not show more than one way in which people could respond to a consultation."""
    ways: list[tuple[str, set[str | None]]] = []
    for method in ctx.workspace.plan.methods:
        modes = _modes(method, row, ctx)
        name = method.method or method.title or method.id
        same = next((known for word, known in ways if same_word(word, name)), None)
        if modes and same is not None:
            same |= modes
        elif modes:
            ways.append((name, modes))
    others = any(_responds(entry, ctx) and _held_in(entry, row) for _, entry in ctx.log.by_method.get(None, ()))
    several = sum(max(1, len(modes - {None}) + ("mixed" in modes)) for _, modes in ways) + others
    if several > 1:
        return None
    place = subjects.methods.home
    if several == 0:
        return missing(place, f"nothing shows how people could respond to {row.id}")
    by_what = f": {ways[0][0]}" if ways else ""
    return missing(place, f"nothing shows more than one way to respond to {row.id}{by_what}")


def _modes(method: Method, row: Phase, ctx: Context) -> set[str | None]:
    """How people could respond by a method while a consultation ran, as far as the log shows that it was used."""
    if method.not_done or method.level == "inform" or only_deciding(ctx.workspace, method.for_):
        return set()
    entries = (entry for _, entry in ctx.log.by_method.get(method.id, ()))
    used = [entry for entry in entries if not entry.stakeholders or ctx.log.is_with_people(entry)]
    first, last = method.start or method.end, method.end or method.start
    planned = first is not None and last is not None and _within(first, last, row)
    return {entry.mode or method.mode for entry in used if planned or _held_in(entry, row)}


def _held_in(entry: Entry, row: Phase) -> bool:
    """Whether an entry surely falls, with one of its days, while people could respond to a consultation."""
    last = entry.until or entry.date
    return entry.date is not None and last is not None and _within(entry.date, last, row)


def _within(first: When, last: When, row: Phase) -> bool:
    """Whether the days from one to another surely have some in common with those of a consultation."""
    return bool(row.opened and row.closed and by(first, row.closed) and by(row.opened, last))


def _responds(entry: Entry, ctx: Context) -> bool:
    """Whether an entry that names no method shows one more way in which people were asked, or answered."""
    if entry.kind == "submission":
        return bool(entry.received and entry.received.form == "response")
    return bool(entry.stakeholders or entry.reached) and ctx.log.is_with_people(entry)
