"""What people said, and what was made of it: themes, challenges, answers and decisions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from pwp.calendar import When
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.logbook import HEARD, Logbook
from pwp.model.lookups import taken
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.report.documents.answers import NOT_DONE, OUTCOMES, TO_COME, outcome
from pwp.report.documents.counting import Fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import (
    STANCES,
    by_when,
    group,
    in_order_of_days,
    not_done,
    planned_or_done,
)
from pwp.report.view import Cell, Table, cell
from pwp.spelling import listed

STAGES = {
    "earlier": "A decision before this engagement",
    "interim": "A decision on the way",
    "final": "The decision at the end",
}
NO_ANSWER = "No answer is recorded"
UNSHOWN = "An answer is recorded, and cannot be shown here yet"


def most_raised_first(themes: Sequence[Theme], few: Fewest) -> list[Theme]:
    """The themes by how often each was raised, where all are counted alike; else in the order of the record.

    Those with a small number stand in the order of the record too, since theirs would rank them.
    """
    counts = [one.count for one in themes]
    alike = {(one.what, one.of) if one and one.n is not None else None for one in counts}
    if len(alike) != 1 or None in alike:
        return list(themes)
    return sorted(themes, key=lambda one: -few.rank(one))


def is_counted_alike(themes: Sequence[Theme]) -> bool:
    """Whether all themes are counted, out of the same number of the same."""
    found = {(one.count.what, one.count.of) if one.count and one.count.n is not None else None for one in themes}
    return len(found) == 1 and None not in found


def themes_said(workspace: Workspace, themes: Sequence[Theme], few: Fewest) -> Table:
    """What people said, with its kind, how often it was raised and by whom, as far as any of that is recorded."""
    columns = {
        "Kind": (17, [cell(STANCES.get(one.stance or "")) for one in themes], any(one.stance for one in themes)),
        "How many raised it": (18, [cell(few.how_many(one)) for one in themes], any(map(few.how_many, themes))),
        "Who raised it": (
            30,
            [cell(*(group(workspace, id_) for id_ in one.raised_by)) for one in themes],
            any(one.raised_by for one in themes),
        ),
    }
    shown = {name: (width, cells) for name, (width, cells, recorded) in columns.items() if recorded}
    rows = tuple(
        (_theme(one), *(cells[position] for _, cells in shown.values())) for position, one in enumerate(themes)
    )
    return Table(
        "What people said",
        "Each theme that people raised, with what is recorded of it: its kind, how many raised it, and which groups.",
        ("What people said", *shown),
        (36, *(width for width, _ in shown.values())),
        rows,
        below_heading=True,
    )


def not_recorded_of(themes: Sequence[Theme]) -> list[str]:
    """What is recorded of no theme at all, and so has no column, each as a sentence."""
    return [
        said
        for said, known in (
            ("Whether people were for or against is not recorded for any theme.", any(one.stance for one in themes)),
            (
                "How many raised each theme is not recorded.",
                any(one.count and one.count.n is not None for one in themes),
            ),
            ("Which groups raised which theme is not recorded.", any(one.raised_by for one in themes)),
        )
        if not known
    ]


def _theme(theme: Theme) -> Cell:
    return cell(theme.theme or theme.id, "Only a few people held this view." if theme.minority else None)


def challenges(log: Logbook, today: When) -> Table:
    """What people challenged in the process, and what they were answered."""
    rows = tuple(
        (
            cell(one.challenge),
            cell(one.response, otherwise="No answer is recorded"),
            cell(planned_or_done(one.answered, today, "Answered") if one.answered else None),
        )
        for entry in _heard(log)
        for one in entry.challenges
    )
    return Table(
        "What people challenged",
        "Each thing in the process that people challenged, with the answer and its day.",
        ("What was challenged", "Answer", "When"),
        (38, 42, 20),
        rows,
        below_heading=True,
    )


def _heard(log: Logbook) -> list[Entry]:
    return in_order_of_days(entry for _, entry in log.of(*HEARD))


def answer(theme: Theme, unclear: Collection[str], today: When) -> Iterator[str]:
    """What became of a theme: the answer, what is done and by when."""
    given = theme.response
    if given is None:
        yield UNSHOWN if theme.id in unclear else NO_ANSWER
        return
    if given.not_done:
        yield not_done(given, "Not answered")
        return
    yield OUTCOMES.get(given.outcome or "", "What became of it is not recorded")
    yield from filter(None, (given.what, by_when(given.due, today) if given.outcome in TO_COME else None))


def answers(themes: Iterable[Theme], today: When) -> Table:
    """What became of each theme, why, and what difference it makes."""
    rows = tuple(
        (
            cell(one.theme or one.id),
            cell(*answer(one, (), today)),
            cell(one.response.why if one.response else None, otherwise=_no_reason(one)),
            cell(one.response.difference if one.response else None),
        )
        for one in themes
    )
    return Table(
        "What was answered",
        "Each theme, what became of it, the reason, and what difference that makes.",
        ("What people said", "Answer", "Why", "What difference it makes"),
        (27, 29, 24, 20),
        rows,
        below_heading=True,
    )


def _no_reason(theme: Theme) -> str:
    """What stands where no reason is recorded; where people were refused something, that is said."""
    refused = outcome(theme) in NOT_DONE
    return "No reason is recorded" if refused else "Not recorded"


def in_order_of_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions by their day, those without one last."""
    return sorted(decisions, key=lambda one: (one.date is None, one.date.first if one.date else None))


def decided(decision: Decision, today: When) -> str:
    """What was decided, by whom and when, and nothing of it where it is still to come; as one sentence."""
    if decision.not_done:
        return not_done(decision, "Not taken")
    whom = f" by {decision.by}" if decision.by else ""
    if taken(decision, today) is False:
        return f"Planned for {decision.date}{whom}." if decision.date else "Not taken yet, as far as is recorded."
    when = f" {decision.date.on}" if decision.date else ""
    unknown = [what for what, known in (("by whom", whom), ("the day", when)) if not known]
    lacking = f"; {listed(unknown)} {'is' if len(unknown) == 1 else 'are'} not recorded" if unknown else ""
    return f"{(decision.outcome or 'decided').capitalize()}{whom}{when}{lacking}."


def decisions(workspace: Workspace, today: When) -> list[dict[str, Any]]:
    """The decisions by their day: what each was on, what was decided, the reasons, and what is left open."""
    return [
        {
            "title": one.title or one.id,
            "what": decided(one, today),
            "reasons": sentence(one.reasons) if one.reasons else "The reasons are not recorded.",
            "left_open": left_open(one),
        }
        for one in in_order_of_decisions(workspace.decisions.decisions)
    ]


def left_open(decision: Decision) -> list[str]:
    """What a decision leaves open, why, and what comes next."""
    return [
        " ".join(sentence(part) for part in (one.what, one.why, one.next) if part)
        for one in decision.left_open
        if one.what
    ]
