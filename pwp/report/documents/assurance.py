"""The assurance report: for the meeting that signs an engagement off, or sends it back."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pwp.assessment import Assessment, rules
from pwp.assessment.decided_without import decided_without
from pwp.assessment.grouping import Group, groups
from pwp.calendar import When
from pwp.findings import Finding, State
from pwp.model.words import STEPS
from pwp.model.workspace import Workspace
from pwp.report.documents import annex
from pwp.report.documents.evidence import line_of, sentence, told
from pwp.report.documents.process import outline
from pwp.report.view import View

WRONG = (State.FAILED, State.PARTLY)
MISSING = (State.MISSING,)
TO_JUDGE = (State.TO_JUDGE,)

MOST_SHOWN = 4
"""How many of each on the first page, so that it stays one page; fewer where it opens with a decision."""


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
        "frameworks": list(annex.in_order(assessment)),
        "waivers": bool(workspace.waivers.waivers),
        "advice": [_line(finding) for group in found if group.state is State.ADVICE for finding in group.findings],
    }
    evidence = outline(assessment) if _goes_to_his(workspace) else {}
    values["process"] = list(evidence)
    tables = {**annex.overviews(assessment), **annex.every_requirement(assessment), **evidence}
    if workspace.waivers.waivers:
        titles = {code: rule.page.summary for code, rule in rules().items()}
        titles |= {one.requirement.id: one.requirement.title for one in assessment.requirements}
        tables["waivers"] = annex.waivers(workspace.waivers.waivers, titles)
    return View("assurance", f"Assurance report: {title}", body, assessment.as_of, values, tables)


def _goes_to_his(workspace: Workspace) -> bool:
    """Whether Healthcare Improvement Scotland may ask for evidence on the process: a health service changes."""
    proposal = workspace.engagement.proposal
    return proposal is not None and proposal.kind == "service-change" and "health" in proposal.services


def _summary(counts: Counter[State]) -> str:
    """One sentence with every count that is not nothing."""
    asked = sum(counts.values()) - counts[State.NOT_APPLICABLE]
    words = {state: word for state, word in annex.STATE_WORDS.items() if state is not State.NOT_APPLICABLE}
    parts = [f"{counts[state]} {word.lower()}" for state, word in words.items() if counts[state]]
    others = f" {counts[State.NOT_APPLICABLE]} more do not apply here." if counts[State.NOT_APPLICABLE] else ""
    return f"Of {asked} requirements that apply: {', '.join(parts)}.{others}"


def _decided(assessment: Assessment) -> dict[str, Any] | None:
    """What a final decision was taken without: its day, and the musts not shown as done by then; none before one."""
    without = decided_without(assessment)
    if without is None:
        return None
    titles = [
        f"{one.requirement.title} ({one.requirement.cited}: {annex.STATE_WORDS[one.state].lower()})"
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
        "title": sentence(f"{told(group.findings[0])}{others}"),
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
    return f"{told(finding)} ({line_of(finding.place, finding.line)})"
