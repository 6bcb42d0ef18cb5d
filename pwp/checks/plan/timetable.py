"""PLN: the timetable, and whether its parts come in an order that gives people their say."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.model.lookups import TAKING_PART, begins_on, ends_on, rows_with_people
from pwp.model.plan import Phase


@check("PLN05", step="plan", over=subjects.phases, none="missing: the timetable has no rows")
def timetable_runs_in_order(row: Phase, ctx: Context) -> Verdicts:
    """Every row of the timetable has its dates, and no decision comes before people have had their say.

    Why: a timetable that puts the decision before the end of the engagement tells people that it is already made.

    Put it right: in plan.yaml, give the row its `kind`, `start` and `end`, and move the decision to after the
    engagement. Talks on how to carry a decision out are of the kind implementation.
    """
    begin = begins_on(row)
    if row.not_done:
        yield failed("not_done", f"{row.id} did not take place: {row.not_done}")
    elif row.kind is None:
        yield missing("kind", f"nothing says what kind of work {row.id} is")
    elif begin is None:
        yield missing("start", f"nothing says when {row.id} starts")
    elif row.kind in TAKING_PART and ends_on(row) is None:
        yield missing("end", f"nothing says when {row.id} ends")
    elif row.kind == "decision":
        yield from _decision(row, begin, ctx)
    else:
        yield met("opened" if row.opened else "start")


def _decision(row: Phase, begin: When, ctx: Context) -> Iterator[Verdict]:
    """Whether a decision falls while people can still take part, or is the last and comes before their say ends."""
    key = "opened" if row.opened else "start"
    timetable = ctx.workspace.plan.timetable
    decisions = [one for one in timetable if one.kind == "decision" and not one.not_done and one is not row]
    is_last = not any(before(begin, other) for one in decisions if (other := begins_on(one)))
    undated = next((one for one in decisions if begins_on(one) is None), None)
    doubts = []
    for part in rows_with_people(ctx.workspace):
        end, start = ends_on(part), begins_on(part)
        running = start is not None and by(start, begin) is True
        too_soon = by(begin, end) if end is not None and (running or is_last) else False
        if too_soon is None:
            doubts.append(f"give the days: does {row.id} ({begin}) come after {part.id} ends ({end})?")
        elif too_soon and start == end == begin:
            doubts.append(f"nothing says that {part.id} is over before {row.id}, as both are on {begin}")
        elif too_soon and undated is not None and not running:
            doubts.append(
                f"nothing says when {undated.id} is taken, and no decision comes after {part.id} ends ({end})"
            )
        elif too_soon:
            yield failed(key, f"{row.id} comes on {begin}, and {part.id} ends on {end}")
            return
    yield missing(key, doubts[0]) if doubts else met(key)
