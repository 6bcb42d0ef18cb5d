"""The annex of the assurance report: every requirement with its state, and what shows it or is lacking."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pwp.assessment import Assessed, Assessment
from pwp.assessment.grouping import Standards, by_standard
from pwp.findings import Finding, State
from pwp.folder import Loaded
from pwp.frameworks import VERIFIED, Framework
from pwp.model.waivers import Waiver
from pwp.report.documents.evidence import line_of, reason, recorded, sentence, told
from pwp.report.view import Cell, Table, cell

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


def overviews(assessment: Assessment) -> dict[str, Table]:
    """For each framework that is asked: how many requirements of each standard are in each state."""
    asked = [one for one in by_standard(assessment) if not one.why_not]
    there = {state for one in asked for tally in one.tallies for state, number in tally.counts.items() if number}
    applying = (state for state in STATE_WORDS if state is not State.NOT_APPLICABLE)
    columns = [state for state in applying if state in ALWAYS_COUNTED or state in there]
    return {_overview_name(one.framework): _overview(one, columns) for one in asked}


def _overview(standards: Standards, columns: Sequence[State]) -> Table:
    """How many requirements of each standard of a framework are in each state."""
    rows = tuple(
        (cell(tally.name), *(cell(str(tally.counts[state])) for state in columns)) for tally in standards.tallies
    )
    return Table(
        f"{standards.framework.brief}, by standard",
        f"For each standard of {standards.framework.brief}, how many of its requirements are in each state.",
        ("Standard", *(STATE_WORDS[state] for state in columns)),
        (22, *(78 // len(columns) for _ in columns)),
        rows,
    )


def _overview_name(framework: Framework) -> str:
    return f"{framework.id}, by standard"


def in_order(assessment: Assessment) -> Iterator[dict[str, Any]]:
    """Each framework with its standards, in the order in which they are listed; one that is not asked says why."""
    for chosen in assessment.frameworks:
        framework = chosen.framework
        told = framework.edition in framework.title  # as none is in any title, and some titles name their own
        name = framework.title if told else f"{framework.title}, {framework.edition}"
        standards = dict.fromkeys(_standard(one) for one in assessment.requirements if one.framework is framework)
        yield {
            "name": name,
            "publisher": framework.publisher or "",
            "overview": _overview_name(framework),
            "why_not": "" if chosen.applies.holds is not False else chosen.applies.reason,
            "standards": [{"name": one, "table": _table_name(framework.id, one)} for one in standards],
        }


def _standard(one: Assessed) -> str:
    return one.requirement.group or "Requirements"


def _table_name(framework: str, standard: str) -> str:
    return f"{framework}: {standard}"


def every_requirement(assessment: Assessment) -> dict[str, Table]:
    """One table for each standard of each framework that is asked: every requirement with its state."""
    located = {(one.code, one.place, one.sentence): one for one in assessment.findings}
    tables = {}
    for chosen in assessment.frameworks:
        if chosen.applies.holds is False:
            continue
        own = [one for one in assessment.requirements if one.framework is chosen.framework]
        for standard in dict.fromkeys(map(_standard, own)):
            rows = tuple(_row(one, assessment.loaded, located) for one in own if _standard(one) == standard)
            tables[_table_name(chosen.framework.id, standard)] = Table(
                standard,
                f"Each requirement of {standard} with its state and what shows it or is lacking.",
                ("Requirement", "State", "What shows it, or what is lacking"),
                (34, 14, 52),
                rows,
                below_heading=True,
            )
    return tables


def _row(one: Assessed, loaded: Loaded, located: dict[Any, Finding]) -> tuple[Cell, ...]:
    requirement = one.requirement
    about = f"{requirement.id}, {requirement.says}"
    return (
        cell(requirement.title, about, _checked(one)),
        cell(STATE_WORDS[one.state]),
        cell(*dict.fromkeys(_evidence(one, loaded, located)), otherwise="Nothing further is recorded"),
    )


def _checked(one: Assessed) -> str | None:
    """How far a requirement was checked against what was published, where there is cause to say so."""
    verified = one.requirement.verified
    if not one.framework.carry and verified not in NOT_CHECKED:
        return None
    edition = one.requirement.source.edition if one.requirement.source else None
    if verified == "carried-over" and edition:
        return f"Carried over from {edition}, not checked against this edition."
    return sentence(VERIFIED[verified])


def _evidence(one: Assessed, loaded: Loaded, located: dict[Any, Finding]) -> Iterator[str]:
    """What a state rests on, a paragraph each: findings with their places first, then what shows it was done."""
    if one.reason:
        yield sentence(one.reason)
    for finding in (*one.findings, *(finding for answer in one.answers for finding in answer.findings)):
        placed = located.get((finding.code, finding.place, finding.sentence))
        if placed is not None:
            yield f"{sentence(told(finding))} ({line_of(placed.place, placed.line)})"
        elif finding.state is State.NOT_DUE:
            yield sentence(f"Not due yet: {told(finding)}")
    for answer in one.answers:
        if answer.why and not answer.findings:
            yield sentence(answer.why)
        for place, because in answer.met_at:
            yield reason(because, place, loaded) if because else recorded(place, loaded)
    if one.judged is not None and one.judged.state is State.MET:
        judgement = one.judged.judgement
        by = ", ".join(judgement.by)
        yield sentence(f"Judged {judgement.rating} by {by} on {judgement.date}: {judgement.why}")


def _waived(name: str, titles: Mapping[str, str]) -> str:
    """What is waived: the title of a check or requirement with its code or id."""
    return f"{titles[name]} ({name})" if name in titles else name


def waivers(waivers: Iterable[Waiver], titles: Mapping[str, str]) -> Table:
    """The shortfalls that were accepted."""
    rows = tuple(
        (
            cell(_waived(one.of or "", titles), one.where),
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
