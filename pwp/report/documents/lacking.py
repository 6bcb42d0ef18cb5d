"""What is wrong, missing, left to people or accepted, as tables in which nothing is said twice and nothing left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pwp.assessment import Assessed, Assessment, rules
from pwp.assessment.grouping import Group, groups
from pwp.findings import State
from pwp.report.documents.annex import named
from pwp.report.documents.called import concerned
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import left_out
from pwp.report.documents.resting import Resting
from pwp.report.view import Cell, Table, cell
from pwp.spelling import listed


class Kind(NamedTuple):
    """One kind of what is lacking: its states, what it is called, and its columns."""

    states: tuple[State, ...]
    caption: str
    summary: str
    headers: tuple[str, str]
    widths: tuple[int, int] = (50, 50)


FOUND = ("What was found, and what asks for it", "What closes it")
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
        ("What to ask, and what asks for it", "What the record holds"),
        (60, 40),
    ),
    "accepted": Kind(
        (State.WAIVED,), "What was accepted as it is", "Every shortfall that a waiver in force covers.", FOUND
    ),
}
NOT_UNDERSTOOD = "It turns on what is not understood."


def tables(assessment: Assessment, resting: Resting) -> Mapping[str, Table]:
    """For each kind of what is lacking, by its name: a table of all there is; none without a row."""
    found = groups(assessment)
    made = {name: _table(kind, tuple(_rows(kind, found, assessment, resting))) for name, kind in KINDS.items()}
    return {name: table for name, table in made.items() if table.rows}


def _table(kind: Kind, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(kind.caption, kind.summary, kind.headers, kind.widths, rows, below_heading=True)


def _rows(kind: Kind, found: Iterable[Group], assessment: Assessment, resting: Resting) -> Iterator[tuple[Cell, ...]]:
    """A row for each thing that was found, and for each requirement in such a state of which nothing was found."""
    told: set[str] = set()
    for group in found:
        if group.state in kind.states:
            told.update(one.requirement.id for one in group.requirements)
            yield _row(group, assessment, resting)
    rest: dict[tuple[str, ...], list[Assessed]] = {}
    for one in assessment.requirements:
        if one.state in kind.states and one.requirement.id not in told:
            words = tuple(resting.found(one)) or (
                NOT_UNDERSTOOD if one.state is State.ERROR else sentence(one.requirement.asks),
            )
            rest.setdefault(words, []).append(one)
    for words, requirements in rest.items():
        closes = sentence(requirements[0].requirement.asks)
        yield (cell(*words, _asking(requirements)), cell(_unread(assessment) if State.ERROR in kind.states else closes))


def _row(group: Group, assessment: Assessment, resting: Resting) -> tuple[Cell, ...]:
    """What one rule found with the requirements that ask for it, what closes it, and whom it concerns."""
    asking = _asking(group.requirements)
    if is_question(group):
        held = dict.fromkeys(resting.shown(*group.requirements))
        asked = dict.fromkeys(sentence(resting.sentence(one)) for one in group.findings)
        return (cell(*asked, asking), cell(*held, otherwise="Nothing: it can only be asked"))
    names = (name for one in group.findings for name in concerned(one, assessment.loaded.workspace))
    whom = "; ".join(dict.fromkeys(names))
    concerns = f"It concerns: {whom}" if whom else None
    return (cell(*map(resting.finding, group.findings), asking), cell(in_sentences(group.remedy), concerns))


def in_sentences(remedy: str) -> str:
    """What closes a gap, in sentences, with the keys of files in quotation marks."""
    return sentence(remedy.replace("`", "'"))


def _asking(requirements: Iterable[Assessed]) -> str | None:
    """The requirements that ask for something; nothing where only the record itself does."""
    asking = "; ".join(map(named, requirements))
    return f"Asked for by: {asking}" if asking else None


def _unread(assessment: Assessment) -> str:
    """What closes a gap that is there because something is not understood."""
    places = not_understood(assessment)
    return sentence(f"Mend what is not understood: {listed(places)}" if places else "Mend what 'pwp check' shows")


def not_understood(assessment: Assessment) -> list[str]:
    """Where the record is not understood, each place once."""
    return left_out(assessment, *dict.fromkeys(place.file for place in assessment.loaded.misread))


def is_question(group: Group) -> bool:
    """Whether a group is a question that is put to people, and not what a check found."""
    return group.state is State.TO_JUDGE and group.code not in rules()
