"""WSP: numbers that do not add up."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdicts, advice, check, failed, met
from pwp.findings import Place
from pwp.model.log import Entry
from pwp.model.themes import Total
from pwp.model.workspace import Workspace

ROUNDING = 0.02
"""How far, as a share of the whole, figures may be apart and still be put down to rounding."""


class Part(NamedTuple):
    """A number that can be no greater than another."""

    what: str
    number: int
    whole: str
    of: int
    approximate: bool = False


def _parts(workspace: Workspace) -> Iterator[tuple[Place, Part]]:
    """Every number in the record that is part of another."""
    for file, entry in workspace.log.items():
        yield from _of_entry(Place(file), entry)
    for position, theme in enumerate(workspace.themes.themes):
        count = theme.count
        if count and count.n is not None and count.of is not None:
            place = Place("themes.yaml", ("themes", position, "count", "n"))
            yield place, Part(f"those who raised {theme.id}", count.n, "those it is out of", count.of)
    for position, total in enumerate(workspace.themes.totals):
        yield from _of_total(Place("themes.yaml", ("totals", position)), total)
    said = workspace.evaluation.participants
    if said and said.asked is not None and said.answered is not None:
        place = Place("evaluation.yaml", ("participants", "answered"))
        yield place, Part("participants who answered", said.answered, "participants asked", said.asked)
    for position, question in enumerate(said.questions if said else ()):
        if question.positive is not None and question.answered is not None:
            place = Place("evaluation.yaml", ("participants", "questions", position, "positive"))
            yield place, Part("good answers", question.positive, "answers", question.answered)


def _of_entry(place: Place, entry: Entry) -> Iterator[tuple[Place, Part]]:
    reached = entry.reached
    if reached and reached.people is not None:
        about = bool(reached.approximate)
        for position, group in enumerate(reached.by_group):
            if group.people is not None:
                name = group.stakeholder or group.characteristic or "this group"
                where = Place(place.file, ("reached", "by_group", position, "people"))
                yield where, Part(f"people of {name}", group.people, "people in all", reached.people, about)
    asked = entry.experience
    if asked and asked.asked is not None and asked.positive is not None:
        where = Place(place.file, ("experience", "positive"))
        yield where, Part("people who found it good", asked.positive, "people asked", asked.asked)


def _of_total(place: Place, total: Total) -> Iterator[tuple[Place, Part]]:
    for key in ("organisations", "individuals", "campaign"):
        number = getattr(total, key)
        if number is not None and total.responses is not None:
            yield place.at(key), Part(f"responses from {key}", number, "responses in all", total.responses)


parts: Subjects[Part] = Subjects("number", "numbers", Place("themes.yaml"), _parts)


@check("WSP19", step="identify", over=parts, none="not-applicable: no number recorded is part of another")
def part_is_no_greater_than_the_whole(part: Part, ctx: Context) -> Verdicts:
    """No part is greater than its whole: a group than all people, good answers than all answers.

    Why: one number that cannot be right makes readers doubt all the others.

    Put it right: correct the number that is wrong. Mark estimates with `approximate: yes`.
    """
    del ctx
    if part.number <= part.of:
        yield met()
    elif part.approximate or part.number - part.of <= ROUNDING * part.of:
        yield met()
        yield advice("", f"{part.what} ({part.number:,}) come to more than {part.whole} ({part.of:,}): rounding?")
    else:
        yield failed("", f"{part.what} ({part.number:,}) come to more than {part.whole} ({part.of:,})")


totals: Subjects[Total] = Subjects(
    "total",
    "totals",
    Place("themes.yaml", ("totals",)),
    lambda workspace: (
        (Place("themes.yaml", ("totals", position)), total) for position, total in enumerate(workspace.themes.totals)
    ),
)


@check("WSP20", step="identify", over=totals, none="not-applicable: no totals are recorded")
def responses_add_up(total: Total, ctx: Context) -> Verdicts:
    """Responses from organisations and from individuals add up to all responses.

    Why: a total that differs from its parts means that somebody was counted twice or left out.

    Put it right: correct the number that is wrong. A small difference from rounding is only advice.
    """
    del ctx
    if total.responses is None or total.organisations is None or total.individuals is None:
        yield met()
        return
    together = total.organisations + total.individuals
    sentence = (
        f"{total.organisations:,} from organisations and {total.individuals:,} from individuals make "
        f"{together:,}, not {total.responses:,}"
    )
    if together == total.responses:
        yield met("responses")
    elif abs(together - total.responses) <= ROUNDING * total.responses:
        yield met("responses")
        yield advice("responses", sentence)
    else:
        yield failed("responses", sentence)


class Running(NamedTuple):
    """A running total, and the one before it of the same method."""

    what: str
    number: int
    earlier: int
    earlier_file: str


def _running(workspace: Workspace) -> Iterator[tuple[Place, Running]]:
    """Every running total that follows another of the same method, in the order of their days."""
    latest: dict[tuple[str, str], tuple[int, str]] = {}
    dated = ((entry.date, file, entry) for file, entry in workspace.log.items() if entry.date and entry.so_far)
    for _, file, entry in sorted(dated, key=lambda one: (one[0].first, one[1])):
        so_far = entry.so_far
        for key in ("occasions", "people", "responses", "attendances"):
            number = getattr(so_far, key)
            if number is None:
                continue
            kept = (so_far.method if so_far and so_far.method else "", key)
            if kept in latest:
                yield Place(file, ("so_far", key)), Running(key, number, *latest[kept])
            latest[kept] = (number, file)


running: Subjects[Running] = Subjects("running total", "running totals", subjects.LOG, _running)


@check("WSP21", step="identify", over=running, none="not-applicable: no running total follows another")
def running_total_rises(total: Running, ctx: Context) -> Verdicts:
    """A running total never falls.

    Why: people who took part by March took part by April too; a total that falls is a slip, or counts something
    else.

    Put it right: correct the number that is wrong, or count the other thing under another key.
    """
    del ctx
    if total.number < total.earlier:
        sentence = f"{total.number:,} {total.what} so far, after {total.earlier:,} in {total.earlier_file}"
        yield failed("", sentence)
    else:
        yield met()
