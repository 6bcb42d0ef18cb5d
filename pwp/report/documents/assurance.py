"""The assurance report: for the meeting that signs an engagement off, or sends it back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pwp.assessment import Assessed, Assessment, rules
from pwp.assessment.decided_without import decided_without
from pwp.assessment.grouping import Group, Standards, by_standard, groups
from pwp.calendar import When
from pwp.findings import Finding, State
from pwp.folder import Loaded
from pwp.frameworks import VERIFIED, Framework
from pwp.model.waivers import Waiver
from pwp.model.words import STEPS
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import line_of, reason, recorded, sentence
from pwp.report.documents.process import outline
from pwp.report.view import Cell, Table, View, cell

WRONG = (State.FAILED, State.PARTLY)
MISSING = (State.MISSING,)
TO_JUDGE = (State.TO_JUDGE,)

ALWAYS_COUNTED = (State.MET, State.FAILED, State.MISSING, State.TO_JUDGE)
MOST_SHOWN = 4
"""How many of each on the first page, so that it stays one page; fewer where it opens with a decision."""

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


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The assurance report of an assessment."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    body = engagement.body.name if engagement.body and engagement.body.name else "Not recorded"
    title = engagement.title or engagement.id or "Engagement"
    found = groups(assessment)
    counts = Counter(one.state for one in assessment.requirements)
    decided = _decided(assessment)
    most = MOST_SHOWN - (1 if decided else 0)
    values: dict[str, Any] = {
        "engagement": title,
        "body": body,
        "asked_on": str(When.of(assessment.as_of)),
        "step": assessment.step,
        "step_number": STEPS.index(assessment.step) + 1,
        "steps": len(STEPS),
        "sign_off": assessment.sign_off,
        "summary": _summary(counts),
        "decided": decided,
        "sections": [
            _section(found, "What is wrong", WRONG, "Nothing that the record shows was done wrong.", most),
            *([_unclear(assessment)] if counts[State.ERROR] else []),
            _section(found, "What is missing", MISSING, "Nothing that is due is missing from the record.", most),
            _section(
                found,
                "What people must judge",
                TO_JUDGE,
                _no_questions(assessment),
                most - (1 if decided and decided["number"] else 0),
            ),
        ],
        "frameworks": list(_frameworks(assessment)),
        "waivers": bool(workspace.waivers.waivers),
        "advice": [_line(finding) for group in found if group.state is State.ADVICE for finding in group.findings],
    }
    evidence = outline(assessment) if _goes_to_his(workspace) else {}
    values["process"] = list(evidence)
    tables = {**_overviews(assessment), **_annex(assessment), **evidence}
    if workspace.waivers.waivers:
        titles = {code: rule.page.summary for code, rule in rules().items()}
        titles |= {one.requirement.id: one.requirement.title for one in assessment.requirements}
        tables["waivers"] = _waivers(workspace.waivers.waivers, titles)
    return View("assurance", f"Assurance report: {title}", body, assessment.as_of, values, tables)


def _goes_to_his(workspace: Workspace) -> bool:
    """Whether Healthcare Improvement Scotland may ask for evidence on the process: a health service changes."""
    proposal = workspace.engagement.proposal
    return proposal is not None and proposal.kind == "service-change" and "health" in proposal.services


def _summary(counts: Counter[State]) -> str:
    """One sentence with every count that is not nothing."""
    asked = sum(counts.values()) - counts[State.NOT_APPLICABLE]
    words = {state: word for state, word in STATE_WORDS.items() if state is not State.NOT_APPLICABLE}
    parts = [f"{counts[state]} {word.lower()}" for state, word in words.items() if counts[state]]
    others = f" {counts[State.NOT_APPLICABLE]} more do not apply here." if counts[State.NOT_APPLICABLE] else ""
    return f"Of {asked} requirements that apply: {', '.join(parts)}.{others}"


def _decided(assessment: Assessment) -> dict[str, Any] | None:
    """What a final decision was taken without: its day, and the musts not shown as done by then; none before one."""
    without = decided_without(assessment)
    if without is None:
        return None
    titles = [
        f"{one.requirement.title} ({one.requirement.cited}: {STATE_WORDS[one.state].lower()})"
        for one in without.requirements
    ]
    more = len(titles) - (MOST_SHOWN - 1)
    return {
        "on": without.date.on,
        "musts": without.musts,
        "number": len(titles),
        "items": titles[: MOST_SHOWN - 1],
        "more": _more(more, "must") if more > 0 else "",
    }


def _section(found: Iterable[Group], title: str, states: tuple[State, ...], nothing: str, most: int) -> dict[str, Any]:
    """A section of the first page: the first groups in some states, and how many more the annex lists."""
    chosen = [group for group in found if group.state in states]
    return {
        "title": title,
        "nothing": nothing,
        "items": [_item(group) for group in chosen[:most]],
        "more": _more(len(chosen) - most, "question" if states == TO_JUDGE else "gap"),
    }


def _more(number: int, what: str) -> str:
    return "" if number < 1 else f"And {number} more {what}{'s' if number > 1 else ''}, listed in the annex."


def _item(group: Group) -> dict[str, str]:
    """What was found: the first finding, how many more of the same there are, and which requirement it is about."""
    ids = ", ".join(dict.fromkeys(one.requirement.cited for one in group.requirements))
    if group.state is State.TO_JUDGE and group.code not in rules():
        return {"title": f"{group.title.rstrip('.')}:", "text": f"nobody has judged it yet ({ids})"}
    more = len(group.findings) - 1
    others = f", and {more} more" if more else ""
    return {
        "title": sentence(f"{group.findings[0].sentence}{others}"),
        "text": f"({group.requirements[0].requirement.title}: {ids})" if ids else "",
    }


def _unclear(assessment: Assessment) -> dict[str, Any]:
    """A section of the first page: the requirements that cannot be told."""
    unclear = [one for one in assessment.requirements if one.state is State.ERROR]
    return {
        "title": "What cannot be told, as something is not understood",
        "nothing": "",
        "items": [
            {"title": one.requirement.title, "text": f"({one.requirement.cited})"} for one in unclear[:MOST_SHOWN]
        ],
        "more": _more(len(unclear) - MOST_SHOWN, "requirement"),
    }


def _no_questions(assessment: Assessment) -> str:
    """What is said where people have nothing to judge now."""
    asked = [
        one
        for one in assessment.requirements
        if one.requirement.judged != "machine" and one.requirement.step != "organisation"
    ]
    if any(one.state is State.NOT_DUE for one in asked):
        return "No question for people is open now; more fall due at later steps."
    return "Every question for people has its answer."


def _line(finding: Finding) -> str:
    return f"{finding.sentence} ({line_of(finding.place, finding.line)})"


def _overviews(assessment: Assessment) -> dict[str, Table]:
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


def _frameworks(assessment: Assessment) -> Iterator[dict[str, Any]]:
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


def _annex(assessment: Assessment) -> dict[str, Table]:
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
            yield f"{sentence(finding.sentence)} ({line_of(placed.place, placed.line)})"
        elif finding.state is State.NOT_DUE:
            yield sentence(f"Not due yet: {finding.sentence}")
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


def _waivers(waivers: Iterable[Waiver], titles: Mapping[str, str]) -> Table:
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
