"""The annex of the assurance report: every requirement, in the fewest rows that leave none out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pwp.assessment import Assessed, Assessment
from pwp.assessment.grouping import Standards, by_standard
from pwp.findings import State
from pwp.frameworks import VERIFIED, Framework
from pwp.model.waivers import Waiver
from pwp.report.documents.evidence import sentence
from pwp.report.documents.resting import Resting
from pwp.report.view import Table, cell
from pwp.spelling import listed

ALWAYS_COUNTED = (State.MET, State.FAILED, State.MISSING, State.TO_JUDGE)
NOT_CHECKED = ("carried-over", "unverified")
STATE_WORDS = {
    State.MET: "Met",
    State.FAILED: "Failed",
    State.ERROR: "Unclear",
    State.MISSING: "Missing",
    State.PARTLY: "Partly met",
    State.TO_JUDGE: "People to judge",
    State.WAIVED: "Waived",
    State.NOT_DUE: "Not due yet",
    State.NOT_APPLICABLE: "Not applicable",
}
OPEN = (State.FAILED, State.PARTLY, State.ERROR, State.MISSING, State.TO_JUDGE, State.WAIVED)
"""The states of what stands in full before the annex: it is lacking, open, or was accepted as it is."""
NOT_ASKED = (State.NOT_DUE, State.NOT_APPLICABLE)
ABOVE, BELOW = "on the pages before", "the reason stands at the end of the annex"
"""Where it stands in full what is only named by its code."""
NOTHING_AGAINST = "The record was looked through, and nothing in it speaks against this."


class Row(NamedTuple):
    """Requirements in the same state of which the same is to be said."""

    state: State
    requirements: tuple[Assessed, ...]
    words: tuple[str, ...]


def overview(assessment: Assessment) -> Table:
    """For each framework that is asked: how many of its requirements are in each state."""
    asked = [one for one in by_standard(assessment) if not one.why_not]
    columns = _columns(asked)
    rows = tuple(
        (
            cell(one.framework.brief),
            *(cell(str(sum(tally.counts[state] for tally in one.tallies))) for state in columns),
        )
        for one in asked
    )
    return Table(
        "How many requirements are in each state",
        "For each piece of guidance that is asked, how many of its requirements are in each state.",
        ("Guidance", *(STATE_WORDS[state] for state in columns)),
        (28, *(72 // len(columns) for _ in columns)),
        rows,
    )


def _columns(asked: Sequence[Standards]) -> list[State]:
    """The states that are counted: those that always are, and those that some requirement is in."""
    there = {state for one in asked for tally in one.tallies for state, number in tally.counts.items() if number}
    applying = (state for state in STATE_WORDS if state is not State.NOT_APPLICABLE)
    return [state for state in applying if state in ALWAYS_COUNTED or state in there]


def _by_standard(one: Standards) -> Table:
    """How many requirements of each standard of a framework are in each state."""
    columns = _columns([one])
    rows = tuple((cell(tally.name), *(cell(str(tally.counts[state])) for state in columns)) for tally in one.tallies)
    return Table(
        f"{one.framework.brief}, by standard",
        f"For each standard of {one.framework.brief}, how many of its requirements are in each state.",
        ("Standard", *(STATE_WORDS[state] for state in columns)),
        (28, *(72 // len(columns) for _ in columns)),
        rows,
    )


def frameworks(assessment: Assessment, resting: Resting) -> tuple[list[dict[str, Any]], dict[str, Table]]:
    """Each framework in the order in which they are listed, with the names of its tables; and these tables."""
    said: list[dict[str, Any]] = []
    tables: dict[str, Table] = {}
    for one, own in zip(by_standard(assessment), _by_framework(assessment), strict=True):
        framework = one.framework
        told = framework.edition in framework.title  # as none is in any title, and some titles name their own
        made = {} if one.why_not else _tables(one, own, resting)
        tables |= made
        said.append(
            {
                "name": framework.title if told else f"{framework.title}, {framework.edition}",
                "publisher": framework.publisher or "",
                "why_not": one.why_not,
                "elsewhere": _elsewhere(own),
                "notes": _notes(own),
                "tables": list(made),
            }
        )
    return said, tables


def _by_framework(assessment: Assessment) -> list[list[Assessed]]:
    """The requirements of each framework, in the order in which they are listed."""
    found: dict[str, list[Assessed]] = {one.framework.name: [] for one in assessment.frameworks}
    for one in assessment.requirements:
        found[one.framework.name].append(one)
    return list(found.values())


def _tables(one: Standards, own: Sequence[Assessed], resting: Resting) -> dict[str, Table]:
    """The tables of one framework: by standard where something in it is open, and what is met."""
    made = {}
    if len(one.tallies) > 1 and any(asked.state in OPEN for asked in own):
        made[f"{one.framework.id}, by standard"] = _by_standard(one)
    met = _folded((asked for asked in own if asked.state is State.MET), resting)
    if met:
        made[f"{one.framework.id}, met"] = _met(one.framework, met, below_heading=not made)
    return made


def not_asked(assessment: Assessment, resting: Resting) -> dict[str, Table]:
    """One table of the requirements of all frameworks that are not due yet or not applicable; none without a row."""
    asked = {one.framework.name for one in assessment.frameworks if one.applies.holds is not False}
    rows = _folded(
        (one for one in assessment.requirements if one.state in NOT_ASKED and one.framework.name in asked), resting
    )
    if not rows:
        return {}
    table = Table(
        "What is not due yet, or not applicable",
        "The requirements that are not due yet or not applicable, together where the reason is the same.",
        ("State and reason", "Requirement"),
        (36, 64),
        tuple(
            (cell(STATE_WORDS[one.state], *one.words), cell("; ".join(map(named, one.requirements))))
            for one in sorted(rows, key=lambda one: NOT_ASKED.index(one.state))
        ),
        below_heading=True,
    )
    return {"not asked": table}


def _folded(own: Iterable[Assessed], resting: Resting) -> list[Row]:
    """Requirements in as few rows as there are things to say of them, where the first of each stands."""
    found: dict[tuple[State, tuple[str, ...]], list[Assessed]] = {}
    for one in own:
        found.setdefault((one.state, resting.words(one)), []).append(one)
    return [
        Row(state, tuple(requirements), resting.once(words, requirements[0]))
        for (state, words), requirements in found.items()
    ]


def _met(framework: Framework, rows: Iterable[Row], *, below_heading: bool) -> Table:
    return Table(
        f"{framework.brief}: what is met",
        f"The requirements of {framework.brief} that are met, with what shows it.",
        ("Requirement", "What shows that it is met"),
        (32, 68),
        tuple((cell(*map(named, one.requirements)), cell(*one.words, otherwise=NOTHING_AGAINST)) for one in rows),
        below_heading,
    )


def named(one: Assessed) -> str:
    """A requirement by its title and its id, with the verb of what was published."""
    return f"{one.requirement.title} ({one.requirement.id}, {one.requirement.says})"


def _elsewhere(own: Iterable[Assessed]) -> list[str]:
    """The ids of the requirements that stand before or after the tables of their framework, by state."""
    ids: dict[State, list[str]] = {}
    for one in own:
        ids.setdefault(one.state, []).append(one.requirement.id)
    return [
        f"{STATE_WORDS[state]} ({ABOVE if state in OPEN else BELOW}): {listed(ids[state])}."
        for state in (*OPEN, *NOT_ASKED)
        if state in ids
    ]


def _notes(own: Iterable[Assessed]) -> list[str]:
    """How far requirements were checked against what was published, where there is cause to say so, and which."""
    ids: dict[str, list[str]] = {}
    for one in own:
        if note := _checked(one):
            ids.setdefault(note, []).append(one.requirement.id)
    return [f"{note.rstrip('.')}: {listed(of_it)}." for note, of_it in ids.items()]


def _checked(one: Assessed) -> str | None:
    """How far a requirement was checked against what was published, where there is cause to say so."""
    verified = one.requirement.verified
    if not one.framework.carry and verified not in NOT_CHECKED:
        return None
    edition = one.requirement.source.edition if one.requirement.source else None
    if verified == "carried-over" and edition:
        return f"Carried over from {edition}, not checked against this edition."
    return sentence(VERIFIED[verified])


def waived(name: str, titles: Mapping[str, str]) -> str:
    """What is waived: the title of a check or requirement with its code or id."""
    return f"{titles[name]} ({name})" if name in titles else name


def waivers(waivers: Iterable[Waiver], titles: Mapping[str, str]) -> Table:
    """The shortfalls that were accepted."""
    rows = tuple(
        (
            cell(waived(one.of or "", titles), one.where),
            cell(one.why),
            cell(one.approved_by),
            cell(f"{one.date or 'no date'} to {one.until or 'no end date'}"),
        )
        for one in waivers
    )
    return Table(
        "Accepted shortfalls",
        "Each waiver with its reason, who approved it, and from when to when it holds.",
        ("What is waived", "Why", "Approved by", "Holds"),
        (26, 34, 20, 20),
        rows,
    )
