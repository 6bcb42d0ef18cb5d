"""CON: the information that people had to answer a formal consultation with."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.lengths import announced_end
from pwp.model.lookups import begins_on, documents_named, only_deciding, open_to_all, with_participants
from pwp.model.plan import Information, Phase
from pwp.spelling import listed

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
    in_time = [one for one in given if not why_not_in_time(one, row, ctx)]
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
        yield missing(ctx.place_of(wanting), why_not_in_time(wanting, row, ctx))
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


def came_out(piece: Information, ctx: Context) -> list[When | None]:
    """The days on which people could first have some information, by its documents and by the log."""
    papers = [one.date for one in documents_named(ctx.workspace, piece.documents) if open_to_all(one)]
    days = [*papers, *(entry.date for _, entry in ctx.log.handed_out.get(piece.id, ()))]
    return [day for day in days if ctx.has_come(day) is not False]


def _late(piece: Information, row: Phase, ctx: Context) -> bool:
    """Whether people could have some information surely only after a consultation had closed."""
    days = came_out(piece, ctx)
    given = with_participants(ctx.workspace, piece.given_to)
    return bool(days) and not given and all(day and row.closed and before(row.closed, day) for day in days)


def why_not_in_time(piece: Information, row: Phase, ctx: Context) -> str:
    """Why nothing shows that people could have some information before a consultation closed; nothing where it does.

    As long as nothing says when it closed, it is the last day announced that counts.
    """
    if with_participants(ctx.workspace, piece.given_to):
        return ""
    days, end = came_out(piece, ctx), row.closed or announced_end(row)
    first, ended = earliest(days), f"{row.id} {'had closed' if row.closed else 'was to end'} ({end})"
    if not days:
        only = only_deciding(ctx.workspace, piece.given_to)
        return f"nothing shows that {'more than those who decide' if only else 'people'} could have {piece.id}"
    if first is None:
        return f"nothing says when people could first have {piece.id}"
    if end is None or by(first, end):
        return ""
    if None in days or not before(end, first):
        return f"give the days: could people have {piece.id} ({first}) before {ended}?"
    return f"{piece.id} ({first}) came out only after {ended}"


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
    first = earliest(came_out(piece, ctx))
    given = with_participants(ctx.workspace, piece.given_to)
    return first if first and row.opened and not given and before(row.opened, first) else None
