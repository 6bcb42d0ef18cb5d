"""WSP: numbers that do not add up."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, advice, check, failed, met, missing
from pwp.checks.record.parts import SENDERS, Figures, Part, figures
from pwp.findings import Place
from pwp.model.themes import Total
from pwp.model.workspace import Workspace
from pwp.spelling import listed

ROUNDING, ESTIMATE = 0.02, 0.1
"""How far, as a share of the whole, figures may be apart and be put down to rounding, or to being estimates."""


@check("WSP19", step="identify", over=figures, none="not-applicable: no number recorded is part of another")
def part_is_no_greater_than_the_whole(figures: Figures, ctx: Context) -> Verdicts:
    """No part is greater than its whole: a group than all people, one occasion than all of its row of the timetable.

    Why: one number that cannot be right makes readers doubt all the others.

    Put it right: correct the number that is wrong. Where figures are estimates, say so with `approximate: yes`
    beside them, where that key is there.
    """
    del ctx
    greater = [part for part in figures if part.number > part.of]
    if not greater:
        yield met()
    for part in greater:
        where = "/".join(map(str, part.route))
        if part.approximate and part.number - part.of <= ESTIMATE * part.of:
            yield met(where)
            yield advice(where, f"{_more(part)}: estimates?")
        else:
            yield failed(where, _more(part))


def _more(part: Part) -> str:
    """A sentence that says that a part is greater than its whole."""
    return f"{part.what} ({part.number:,}) come to more than {part.whole} ({part.of:,})"


def _totals(workspace: Workspace) -> Iterator[tuple[Place, Total]]:
    """The totals that are given with all their parts."""
    for position, total in enumerate(workspace.themes.totals):
        if None not in (total.responses, total.organisations, total.individuals):
            yield Place("themes.yaml", ("totals", position)), total


totals: Subjects[Total] = Subjects("total", "totals", Place("themes.yaml", ("totals",)), _totals)


@check("WSP20", step="identify", over=totals, none="not-applicable: no totals are given with all their parts")
def responses_add_up(total: Total, ctx: Context) -> Verdicts:
    """Responses from organisations and individuals, and from a campaign, add up to all responses.

    Why: a total that differs from its parts means that somebody was counted twice or left out.

    Put it right: correct the number that is wrong; give under `unknown` how many did not say who they were. A small
    difference from rounding is only advice. Responses from a campaign may be among those from individuals or beside
    them, or some of each.
    """
    del ctx
    responses = total.responses or 0
    given = {who: number for key, who in SENDERS.items() if (number := getattr(total, key))}
    together = (total.organisations or 0) + (total.individuals or 0) + (total.unknown or 0)
    with_campaign = together + (total.campaign or 0)
    apart = max(together - responses, responses - with_campaign, 0)
    parts = listed(f"{number:,} from {who}" for who, number in given.items())
    sentence = f"{parts} do not come to the {responses:,} responses given in all"
    if not parts:
        sentence = f"{responses:,} responses are given in all, and none of them from anybody"
    if apart == 0:
        yield met("responses")
    elif apart <= ROUNDING * responses:
        yield met("responses")
        yield advice("responses", sentence)
    elif with_campaign < responses:
        yield missing("responses", f"{sentence}; who sent the others?")
    else:
        yield failed("responses", sentence)


class Running(NamedTuple):
    """A running total, and the greatest that surely came before it of the same method."""

    what: str
    number: int
    earlier: int
    earlier_file: str
    approximate: bool


class _Known(NamedTuple):
    """A running total as an entry gives it."""

    day: When
    file: str
    number: int
    approximate: bool


def _running(workspace: Workspace) -> Iterator[tuple[Place, Running]]:
    """Every running total that surely follows another of the same method."""
    for key in ("occasions", "people", "responses", "attendances"):
        totals: dict[str, list[_Known]] = {}
        for file, entry in workspace.log.items():
            so_far = entry.so_far
            number = getattr(so_far, key, None)
            day = entry.until or entry.date
            if so_far is not None and number is not None and day is not None:
                known = _Known(day, file, number, bool(so_far.approximate))
                totals.setdefault(so_far.method or entry.method or "", []).append(known)
        for several in totals.values():
            yield from _following(key, several)


def _following(key: str, known: list[_Known]) -> Iterator[tuple[Place, Running]]:
    for one in known:
        sooner = [other for other in known if before(other.day, one.day)]
        if sooner:
            most = max(sooner, key=lambda other: other.number)
            about = one.approximate or most.approximate
            yield Place(one.file, ("so_far", key)), Running(key, one.number, most.number, most.file, about)


running: Subjects[Running] = Subjects("running total", "running totals", subjects.LOG, _running)


@check("WSP21", step="identify", over=running, none="not-applicable: no running total follows another")
def running_total_rises(total: Running, ctx: Context) -> Verdicts:
    """A running total never falls.

    Why: people who took part by March took part by April too; a total that falls is a slip, or counts something
    else.

    Put it right: correct the number that is wrong, or count the other thing under another key or method.
    """
    del ctx
    sentence = f"{total.number:,} {total.what} so far, after {total.earlier:,} in {total.earlier_file}"
    if total.number >= total.earlier:
        yield met()
    elif total.approximate and total.earlier - total.number <= ESTIMATE * total.earlier:
        yield met()
        yield advice("", f"{sentence}: estimates?")
    else:
        yield failed("", sentence)
