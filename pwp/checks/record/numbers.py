"""WSP: numbers that do not add up."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, advice, check, failed, met, missing
from pwp.findings import Place, Route
from pwp.model.evaluation import Participants
from pwp.model.log import Entry, Reached
from pwp.model.themes import Total
from pwp.model.workspace import Workspace
from pwp.spelling import listed

ROUNDING, ESTIMATE = 0.02, 0.1
"""How far, as a share of the whole, figures may be apart and be put down to rounding, or to being estimates."""


SENDERS = {
    "organisations": "organisations",
    "individuals": "individuals",
    "unknown": "those who did not say",
    "campaign": "a campaign",
}


class Part(NamedTuple):
    """A number that can be no greater than another, and its route from what holds it."""

    route: Route
    what: str
    number: int
    whole: str
    of: int
    approximate: bool = False


Figures = list[Part]
"""The numbers of one entry, theme, total or group that are part of others there."""


def _figures(workspace: Workspace) -> Iterator[tuple[Place, Figures]]:
    """Everything in the record that holds numbers of which one is part of another."""
    found = ((Place(file), _of_entry(entry)) for file, entry in workspace.log.items())
    yield from ((place, figures) for place, figures in found if figures)
    for position, theme in enumerate(workspace.themes.themes):
        count = theme.count
        if count and count.n is not None and count.of is not None:
            part = Part(("count", "n"), f"those who raised {theme.id}", count.n, "those it is out of", count.of)
            yield Place("themes.yaml", ("themes", position)), [part]
    for position, total in enumerate(workspace.themes.totals):
        if figures := _of_total(total):
            yield Place("themes.yaml", ("totals", position)), figures
    for position, group in enumerate(workspace.stakeholders.stakeholders):
        size = group.size
        if size and size.number is not None and size.to is not None:
            part = Part(("size", "number"), f"the lower figures for {group.id}", size.number, "the upper ones", size.to)
            yield Place("stakeholders.yaml", ("stakeholders", position)), [part]
    if (said := workspace.evaluation.participants) and (figures := _of_participants(said)):
        yield Place("evaluation.yaml", ("participants",)), figures


def _of_participants(said: Participants) -> Figures:
    figures = []
    if said.asked is not None and said.answered is not None:
        figures.append(
            Part(("answered",), "participants who answered", said.answered, "participants asked", said.asked)
        )
    for position, question in enumerate(said.questions):
        route: Route = ("questions", position)
        if question.answered is None:
            continue
        if question.positive is not None:
            part = Part((*route, "positive"), "good answers", question.positive, "answers", question.answered)
            figures.append(part)
        for whole, of in (("participants asked", said.asked), ("participants who answered", said.answered)):
            if of is not None:
                part = Part((*route, "answered"), "participants who answered this", question.answered, whole, of)
                figures.append(part)
    return figures


def _of_entry(entry: Entry) -> Figures:
    figures = []
    reached, asked = entry.reached, entry.experience
    if reached and reached.people is not None:
        about = bool(reached.approximate)
        for position, group in enumerate(reached.by_group):
            if group.people is not None:
                route: Route = ("reached", "by_group", position, "people")
                name = group.stakeholder or group.characteristic or "this group"
                figures.append(Part(route, f"people of {name}", group.people, "people in all", reached.people, about))
        if reached.attendances is not None:
            part = Part(("reached", "people"), "people", reached.people, "attendances", reached.attendances, about)
            figures.append(part)
    if asked and asked.asked is not None:
        figures.extend(_of_experience(asked.asked, asked.positive, reached))
    return figures


def _of_experience(asked: int, positive: int | None, reached: Reached | None) -> Iterator[Part]:
    if positive is not None:
        yield Part(("experience", "positive"), "people who found it good", positive, "people asked", asked)
    came = max(reached.people or 0, reached.attendances or 0) if reached else 0
    if reached and came:
        about = bool(reached.approximate)
        yield Part(("experience", "asked"), "people asked what it was like", asked, "people who came", came, about)


def _of_total(total: Total) -> Figures:
    of = total.responses
    numbers = ((key, who, getattr(total, key)) for key, who in SENDERS.items() if of is not None)
    return [
        Part((key,), f"responses from {who}", number, "responses in all", of or 0)
        for key, who, number in numbers
        if number is not None
    ]


figures: Subjects[Figures] = Subjects("set of figures", "sets of figures", Place("themes.yaml"), _figures)


@check("WSP19", step="identify", over=figures, none="not-applicable: no number recorded is part of another")
def part_is_no_greater_than_the_whole(figures: Figures, ctx: Context) -> Verdicts:
    """No part is greater than its whole: a group than all people, good answers than all answers.

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
