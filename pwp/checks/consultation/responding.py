"""CON: what people had to answer a formal consultation with: information, time, and ways to respond."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.lengths import DAY, announced, announced_end, as_good_as, days_from, days_still
from pwp.model.log import Entry
from pwp.model.lookups import (
    begins_on,
    documents_named,
    only_deciding,
    open_to_all,
    with_participants,
)
from pwp.model.plan import Information, Method, Phase
from pwp.spelling import listed, same_word

NEEDED = {
    "the proposal or the options": ("proposal", "options"),
    "the reasons": ("reasons",),
    "how to respond": ("how-to-respond",),
}
"""What nobody can answer well without, with the words for it under `covers`."""
HELPFUL = ("alternatives", "impacts", "costs", "dates", "next-steps")


@check("CON03", step="engage", over=subjects.consultations, none=subjects.NO_CONSULTATION)
def people_have_what_they_need_to_answer(row: Phase, ctx: Context) -> Verdicts:
    """What people need for an answer was there, for those who were asked, while they could answer.

    Why: an answer is worth as much as what people knew when they gave it: what is proposed, why, and how to respond.

    Put it right: list the information in plan.yaml with the consultation under `for`. Say what it `covers`, and how
    people could have it: `documents` that are `public: yes` with a `file` or a `url` and a `date`, groups under
    `given_to`, or a log entry that names it. Where people answered without it, extend, and tell them.
    """
    pieces = [one for one in ctx.workspace.plan.information if row.id in one.for_]
    given = [one for one in pieces if not one.not_done and not one.withheld_because]
    in_time = [one for one in given if not _not_in_time(one, row, ctx)]
    if ctx.has_come(begins_on(row)) is False:
        yield not_due("", f"{row.id} has not opened yet")
    elif not pieces:
        yield missing("", f"no information is listed as being for {row.id}")
    elif not given:
        yield _kept_back(pieces, row, ctx)
    elif lacking := _lacking(given):
        place = ctx.place_of(given[0]).at("covers")
        yield missing(place, f"the information for {row.id} does not cover {listed(lacking)}")
    elif all(_late(one, row, ctx) for one in given):
        late = given[0]
        yield failed(ctx.place_of(late), f"{late.id} came out only after {row.id} had closed ({row.closed})")
    elif _lacking(in_time):
        wanting = next(one for one in given if one not in in_time)
        yield missing(ctx.place_of(wanting), _not_in_time(wanting, row, ctx))
    else:
        yield met(ctx.place_of(in_time[0]).at("covers"))
        yield from _fuller(in_time, row, ctx)


def _lacking(pieces: list[Information]) -> list[str]:
    """What people need for an answer, in words, and none of some information covers."""
    covered = {one for piece in pieces for one in piece.covers}
    return [words for words, enough in NEEDED.items() if not covered & set(enough)]


def _kept_back(pieces: list[Information], row: Phase, ctx: Context) -> Verdict:
    """That people got none of the information there is, with the reason recorded for the first of it."""
    piece = pieces[0]
    key = "withheld_because" if piece.withheld_because else "not_done"
    why = piece.withheld_because or piece.not_done
    return failed(ctx.place_of(piece).at(key), f"people got no information for {row.id}: {why}")


def _out(piece: Information, ctx: Context) -> list[When | None]:
    """The days on which people could first have some information, by its documents and by the log."""
    papers = [one.date for one in documents_named(ctx.workspace, piece.documents) if open_to_all(one)]
    days = [*papers, *(entry.date for _, entry in ctx.log.handed_out.get(piece.id, ()))]
    return [day for day in days if ctx.has_come(day) is not False]


def _late(piece: Information, row: Phase, ctx: Context) -> bool:
    """Whether people could have some information surely only after a consultation had closed."""
    days = _out(piece, ctx)
    given = with_participants(ctx.workspace, piece.given_to)
    return bool(days) and not given and all(day and row.closed and before(row.closed, day) for day in days)


def _not_in_time(piece: Information, row: Phase, ctx: Context) -> str:
    """Why nothing shows that people could have some information before a consultation closed; nothing where it does."""
    if with_participants(ctx.workspace, piece.given_to):
        return ""
    days = _out(piece, ctx)
    first = earliest(days)
    if not days:
        only = only_deciding(ctx.workspace, piece.given_to)
        return f"nothing shows that {'more than those who decide' if only else 'people'} could have {piece.id}"
    if first is None:
        return f"nothing says when people could first have {piece.id}"
    if row.closed is None or by(first, row.closed):
        return ""
    if None in days or not before(row.closed, first):
        return f"give the days: could people have {piece.id} ({first}) before {row.id} closed ({row.closed})?"
    return f"{piece.id} ({first}) came out only after {row.id} had closed ({row.closed})"


def _fuller(pieces: list[Information], row: Phase, ctx: Context) -> Iterator[Verdict]:
    """Advice where the information could say more, or could have been there sooner."""
    covered = {one for piece in pieces for one in piece.covers}
    covered.update({"alternatives"} if "options" in covered else ())
    unsaid = [one.replace("-", " ") for one in HELPFUL if one not in covered]
    if unsaid:
        place = ctx.place_of(pieces[0]).at("covers")
        yield advice(place, f"the information for {row.id} could also cover {listed(unsaid)}")
    late = {one.id: first for one in pieces if (first := _after_opening(one, row, ctx))}
    if _lacking([one for one in pieces if one.id not in late]):
        piece = next(one for one in pieces if one.id in late)
        sentence = f"{piece.id} came out on {late[piece.id]}, after {row.id} had opened ({row.opened})"
        yield advice(ctx.place_of(piece), sentence)


def _after_opening(piece: Information, row: Phase, ctx: Context) -> When | None:
    """The day on which people could first have some information, where that was surely after the opening."""
    first = earliest(_out(piece, ctx))
    given = with_participants(ctx.workspace, piece.given_to)
    return first if first and row.opened and not given and before(row.opened, first) else None


@check("CON04", step="engage", over=subjects.consultations, none=subjects.NO_CONSULTATION, days=84)
def people_have_time_and_ways_to_respond(row: Phase, ctx: Context) -> Verdicts:
    """People had the whole time that was announced, and more than one way, to respond.

    Why: people plan their answer by the day they were told; groups meet once a month. One way to respond, such as an
    online form, shuts out whoever cannot use it. Less than twelve weeks is advice: that is a custom, and no edition of
    the guidance asks for it.

    Put it right: in plan.yaml, give the day on which the row `opened` and `closed`, and the methods their `method`,
    `mode` and days; log what came in by each. Where time was lost, open it again, or say under `changes`, `about`
    the row, why not. A survey online and on paper is two ways: its `mode` is mixed.
    """
    end, because = announced_end(row), _reason_for_less(row, ctx)
    closes = row.closed or end
    if closes is not None and before(closes, ctx.today) is False:
        yield not_due("closed" if row.closed else "end", f"people can respond to {row.id} until {closes}")
    elif closes is None and ctx.has_come(begins_on(row)) is False:
        yield not_due("start", f"{row.id} has not opened yet")
    elif unknown := _days_unknown(row, end):
        yield unknown
    elif (less := _shut_early(row, end) or _days_lost(row)) and not because:
        yield less
    elif one_way := _one_way(row, ctx):
        yield one_way
    else:
        yield met("closed", because=because if less else "")
        yield from _short(row, int(ctx.thresholds["days"]))


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


def _days_lost(row: Phase) -> Verdict | None:
    """That people had fewer days than were announced, since all of it stood still or it opened late."""
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
    if whole or not wanted or min(wanted) - given <= 1:
        return None
    sentence = f"people had {given} of the {min(wanted)} days announced for {row.id}"
    return missing("paused", f"{sentence}, as it stood still") if still else missing("opened", sentence)


def _short(row: Phase, usual: int) -> Iterator[Verdict]:
    """Advice where people had fewer days than is usual."""
    if row.opened and row.closed:
        first, last = row.opened.first, row.closed.first
        days = days_from(first, last) - days_still(row, first, last)
        if days < usual and not as_good_as(last, first + (usual - 1) * DAY):
            yield advice("closed", f"people had {days} days to respond to {row.id}; {usual} are usual")


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
