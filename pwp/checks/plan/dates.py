"""PLN: the days that do not suit people, and what is planned or held on them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pwp.calendar import When, each_day, notable_days
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing
from pwp.model.lookups import days_to_avoid, only_deciding
from pwp.model.plan import Avoid, NothingToAvoid, Plan
from pwp.model.spans import Span, planned_or_held
from pwp.spelling import listed, same_word, says_nothing

HANDFUL = 5
"""So many pieces of advice are read; where there are more, the last of them counts the rest."""


@check("PLN18", step="plan", over=subjects.plan, few_days=3, percent_of_days=33)
def plan_minds_days_that_do_not_suit(plan: Plan, ctx: Context) -> Verdicts:
    """The plan gives the days that do not suit people, or says where they were looked up and none was found.

    Why: a meeting on a holiday or at a festival leaves out just those who keep it, and few of them will say so. What
    lies on such days all the same is advice and no fault, since it may be right: an activity of a few days on a bank
    holiday, at a main festival (the day is only expected where the moon decides; Jewish festivals begin the evening
    before) or on days listed; and what runs for longer, such as a consultation, where more than a third of its days
    are listed. That number is ours.

    Put it right: in plan.yaml, list under `avoid` the local and school holidays, elections and festivals that matter
    here, each with its days; or say under `nothing_to_avoid` where they were looked up, and when. Where such a day is
    right for people, say why under `why_these_days` of the log entry or method, or in a change to the plan about it.
    """
    yield from _says_which(plan, ctx)
    spans = planned_or_held(plan, ctx.log)
    asked = [one for one in spans if not one.answered]
    short = [one for one in asked if one.days <= ctx.thresholds["few_days"]]
    long = [one for one in asked if one.days > ctx.thresholds["few_days"]]
    found = [*_mostly_avoided(long, plan, ctx), *_on_such_days(short, plan, ctx)]
    listed_years = _years(days for row in plan.avoid if (days := days_to_avoid(row)))
    yield from (*_handful(found), *_not_on_file(short, listed_years), *_of_other_years(spans, listed_years))


# --- which days


def _says_which(plan: Plan, ctx: Context) -> Verdicts:
    """Whether the plan says which days do not suit people, or that none were found."""
    none = plan.nothing_to_avoid
    vague = [one for position, row in enumerate(plan.avoid) for one in _vague(row, f"avoid/{position}")]
    if plan.avoid and none is not None and none.searched:
        yield missing("nothing_to_avoid", "the plan lists days to avoid, and says that none were found")
    elif any(not row.not_done for row in plan.avoid):
        yield from vague or [met("avoid")]
    elif plan.avoid:
        yield missing("avoid", "the plan lists days to avoid, and says of each that it was not kept clear of")
    elif none is None:
        yield missing("avoid", "the plan does not say which days do not suit people")
    elif none.not_done:
        yield failed("nothing_to_avoid/not_done", f"it was not looked up which days do not suit: {none.not_done}")
    else:
        yield _looked_up(none, ctx)


def _vague(row: Avoid, where: str) -> Iterator[Verdict]:
    """What keeps days to avoid from being known."""
    what = f": {row.what}" if row.what else ""
    vague = next((day for day in (row.start, row.end) if day and not day.is_day), None)
    if row.start is None:
        yield missing(where, f"nothing says which days to avoid these are{what}")
    elif vague is not None:
        yield missing(f"{where}/start", f"give the first and the last day, not only {vague}{what}")
    elif days_to_avoid(row) is None:
        yield missing(f"{where}/end", f"these days to avoid end before they begin{what}")


def _looked_up(none: NothingToAvoid, ctx: Context) -> Verdict:
    """Whether it was looked up which days do not suit people."""
    if says_nothing(none.searched):
        return missing("nothing_to_avoid/searched", "nothing says where days that do not suit people were looked up")
    if none.date is None:
        return missing("nothing_to_avoid/date", "nothing says when days that do not suit people were looked up")
    if ctx.has_come(none.date) is not True:
        return missing("nothing_to_avoid/date", ctx.not_yet("looking up days that do not suit people", none.date))
    return met("nothing_to_avoid", because=f"none were found: {none.searched}")


# --- what lies on them


def _handful(found: list[Verdict]) -> list[Verdict]:
    """So much advice as is read."""
    if len(found) <= HANDFUL:
        return found
    rest = found[HANDFUL - 1 :]
    more = f"{len(rest)} more days or stretches of days may not suit everybody, the first of them here"
    return [*found[: HANDFUL - 1], advice(rest[0].where, more)]


def _on_such_days(spans: Iterable[Span], plan: Plan, ctx: Context) -> Iterator[Verdict]:
    """Advice on what lies on a holiday, at a festival or on days to avoid: one piece for all on the same."""
    by_days: dict[tuple[date, date], list[Span]] = defaultdict(list)
    for one in spans:
        by_days[one.first, one.last].append(one)
    by_names: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for (first, last), held in sorted(by_days.items()):
        if names := tuple(dict.fromkeys(_names(first, last, plan.avoid))):
            by_names[names] += [one for one in held if not only_deciding(ctx.workspace, one.groups)]
    for names, held in by_names.items():
        if held:
            one = held[0]
            days = f"the {'day' if one.days == 1 else 'days'} of {one.name}"
            of = days if len(held) == 1 else f"the days of {len(held)} activities"
            yield advice(one.place, f"{of} may not suit everybody: {_few(names)}")


def _names(first: date, last: date, avoid: Iterable[Avoid]) -> Iterator[str]:
    """The holidays, festivals and days to avoid from one day to another."""
    notable = dict.fromkeys(one for day in each_day([(first, last)]) for one in notable_days(day) or ())
    for one in notable:
        yield f"{one.name} ({'expected ' if one.expected else ''}{_written(one.first, one.last)})"
    for row in _touched(first, last, avoid):
        if not any(same_word(row.what or "", one.name) for one in notable):
            yield row.what or "days to avoid"


def _written(first: date, last: date) -> str:
    """A stretch of days as people write it: 18 February to 19 March 2026."""
    begin, end = str(When.of(first)), str(When.of(last))
    if first == last:
        return end
    shared = f" {last.year}" if first.month != last.month else end.removeprefix(str(last.day))
    return f"{begin.removesuffix(shared)} to {end}"


def _touched(first: date, last: date, avoid: Iterable[Avoid]) -> Iterator[Avoid]:
    """The days to avoid of which any lies from one day to another; not those of which it is said why it cannot be."""
    for row in avoid:
        days = days_to_avoid(row)
        if days is not None and days[0] <= last and first <= days[1] and not row.not_done:
            yield row


def _few(names: Sequence[str]) -> str:
    """Some names as a sentence lists them, and how many more there are."""
    return listed(names if len(names) <= len("abc") else [*names[:2], f"{len(names) - 2} more"])


def _mostly_avoided(spans: Iterable[Span], plan: Plan, ctx: Context) -> Iterator[Verdict]:
    """Advice on what runs over days to avoid for more than a share of the days on which it did not stand still."""
    avoided = list(each_day(days for row in plan.avoid if not row.not_done and (days := days_to_avoid(row))))
    found: dict[tuple[str, ...], list[tuple[Span, int, int]]] = defaultdict(list)
    for one in spans:
        within = avoided[bisect_left(avoided, one.first) : bisect_right(avoided, one.last)]
        on = sum(day not in one.paused for day in within)
        total = one.days - sum(one.first <= day <= one.last for day in one.paused)
        too_many = on * 100 > ctx.thresholds["percent_of_days"] * total
        if too_many and not only_deciding(ctx.workspace, one.groups):
            touched = _touched(one.first, one.last, plan.avoid)
            found[tuple(dict.fromkeys(row.what for row in touched if row.what))].append((one, on, total))
    for names, held in found.items():
        one, on, total = held[0]
        of = f"{on} of the {total} days of {one.name}" if len(held) == 1 else f"many days of {len(held)} activities"
        yield advice(one.place, f"{of} are days to avoid{': ' if names else ''}{_few(names)}")


def _years(stretches: Iterable[tuple[date, date]]) -> list[str]:
    """The years in which any of some stretches lie, in order."""
    return [str(year) for year in sorted({year for one in stretches for year in range(one[0].year, one[1].year + 1)})]


def _not_on_file(spans: Iterable[Span], listed_years: Sequence[str]) -> Iterator[Verdict]:
    """Advice on days in years that no calendar at hand knows, and for which the plan lists none either."""
    unknown = [one for one in spans if notable_days(one.first) is None and str(one.first.year) not in listed_years]
    if unknown:
        single, many = f"the day of {unknown[0].name} is a holiday", f"{len(unknown)} activities are on holidays"
        years = _few(_years((one.first, one.first) for one in unknown))
        what = single if len(unknown) == 1 else many
        yield advice(unknown[0].place, f"whether {what} is not known: those of {years} are not on file")


def _of_other_years(spans: Iterable[Span], listed_years: Sequence[str]) -> Iterator[Verdict]:
    """Advice where days to avoid are listed, and none for a year in which anything is planned or held."""
    years = _years((one.first, one.last) for one in spans)
    if years and listed_years and not set(years) & set(listed_years):
        yield advice("avoid", f"the days to avoid are of {_few(listed_years)}, and people are engaged in {_few(years)}")
