"""What is wrong, missing, left to people or accepted, as tables in which nothing is said twice and nothing left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pwp.assessment import Assessed, Assessment, rules
from pwp.assessment.grouping import Group, groups
from pwp.findings import State
from pwp.report.documents.annex import named
from pwp.report.documents.called import concerned
from pwp.report.documents.evidence import sentence
from pwp.report.documents.resting import Resting
from pwp.report.view import Cell, Table, cell


class Kind(NamedTuple):
    """One kind of what is lacking: its states, what it is called, and the heads of its columns."""

    states: tuple[State, ...]
    caption: str
    summary: str
    headers: tuple[str, str, str]


FOUND = ("What was found", "What closes it", "What asks for it")
KINDS = {
    "wrong": Kind(
        (State.FAILED, State.PARTLY), "What is wrong", "Everything that was not done right, the worst first.", FOUND
    ),
    "unclear": Kind(
        (State.ERROR,), "What cannot be told", "Everything that cannot be told, as something is not understood.", FOUND
    ),
    "missing": Kind((State.MISSING,), "What is missing", "Everything due that the record does not show.", FOUND),
    "judge": Kind(
        (State.TO_JUDGE,),
        "What people must judge",
        "Every question that only people can answer, with what the record holds for it.",
        ("What to ask", "What the record holds", "What asks for it"),
    ),
    "accepted": Kind(
        (State.WAIVED,), "What was accepted as it is", "Every shortfall that a waiver in force covers.", FOUND
    ),
}
REMEDY_UNREAD = "Mend what is not understood: 'pwp check' shows each place."


def tables(assessment: Assessment, resting: Resting) -> Mapping[str, Table]:
    """For each kind of what is lacking, by its name: a table of all there is; none without a row."""
    found = groups(assessment)
    made = {name: _table(kind, tuple(_rows(kind, found, assessment, resting))) for name, kind in KINDS.items()}
    return {name: table for name, table in made.items() if table.rows}


def _table(kind: Kind, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(kind.caption, kind.summary, kind.headers, (40, 34, 26), rows, below_heading=True)


def _rows(
    kind: Kind, found: Iterable[Group], assessment: Assessment, resting: Resting
) -> Iterator[tuple[Cell, ...]]:
    """A row for each thing that was found, and for each requirement in such a state of which nothing was found."""
    told: set[str] = set()
    for group in found:
        if group.state in kind.states:
            told.update(one.requirement.id for one in group.requirements)
            yield _row(group, assessment, resting)
    rest: dict[tuple[str, ...], list[Assessed]] = {}
    for one in assessment.requirements:
        if one.state in kind.states and one.requirement.id not in told:
            rest.setdefault(resting.words(one), []).append(one)
    for words, requirements in rest.items():
        unclear = State.ERROR in kind.states
        closes = REMEDY_UNREAD if unclear else sentence(requirements[0].requirement.asks)
        said = words or ("What it turns on is not understood.",)
        yield (cell(*said), cell(closes), cell(*map(named, requirements)))


def _row(group: Group, assessment: Assessment, resting: Resting) -> tuple[Cell, ...]:
    """What one rule found, what closes it and whom it concerns, and the requirements that ask for it."""
    asks = cell(*map(named, group.requirements), otherwise="The record itself")
    if is_question(group):
        held = dict.fromkeys(shown for one in group.requirements for shown in resting.shown(one))
        asked = dict.fromkeys(sentence(resting.sentence(one)) for one in group.findings)
        return (cell(*asked), cell(*held, otherwise="Nothing: it can only be asked"), asks)
    workspace = assessment.loaded.workspace
    whom = "; ".join(dict.fromkeys(name for one in group.findings if (name := concerned(one, workspace))))
    concerns = f"It concerns: {whom}" if whom else None
    return (cell(*map(resting.finding, group.findings)), cell(sentence(group.remedy), concerns), asks)


def is_question(group: Group) -> bool:
    """Whether a group is a question that is put to people, and not what a check found."""
    return group.state is State.TO_JUDGE and group.code not in rules()
