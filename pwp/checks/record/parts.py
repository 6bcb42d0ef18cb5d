"""The numbers of the record of which one is part of another: a group of all people, an evening of all evenings."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.checks.check import Subjects
from pwp.findings import Place, Route
from pwp.model.evaluation import Participants
from pwp.model.log import Entry, Reached
from pwp.model.occasions import occasions_of
from pwp.model.themes import Total
from pwp.model.workspace import Workspace

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
        if figures := [*_of_total(total), *_of_occasions(total, workspace)]:
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


def _of_occasions(total: Total, workspace: Workspace) -> Iterator[Part]:
    """The people, and the responses, of the one occasion in a part of the timetable that had the most of them."""
    for what, of in (("people", total.people), ("responses", total.responses)):
        if of is None:
            continue
        held = [
            (number, file, bool(entry.reached.approximate))
            for file, entry in occasions_of(total.for_, workspace)
            if entry.reached and (number := getattr(entry.reached, what)) is not None
        ]
        if held:
            number, file, about = max(held)
            yield Part((what,), f"{what} in {file}", number, f"{what} in all of {total.for_}", of, about)


figures: Subjects[Figures] = Subjects("set of figures", "sets of figures", Place("themes.yaml"), _figures)
