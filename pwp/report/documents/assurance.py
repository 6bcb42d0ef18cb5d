"""The assurance report: for the meeting that signs an engagement off, or sends it back."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pwp.assessment import Assessment, rules
from pwp.assessment.decided_without import decided_without
from pwp.assessment.grouping import Group, groups
from pwp.calendar import When
from pwp.findings import State
from pwp.model.waivers import Waiver
from pwp.model.words import STEPS
from pwp.model.workspace import Workspace
from pwp.report.documents import annex, lacking
from pwp.report.documents.called import concerned
from pwp.report.documents.evidence import sentence
from pwp.report.documents.process import outline
from pwp.report.documents.resting import Resting
from pwp.report.view import View
from pwp.spelling import listed

MOST_SHOWN = 3
"""How many of each on the first page, so that it stays one page."""
MOST_CONCERNED = 1
"""How many of those whom something concerns are named on the first page."""
FEWER_SHOWN = 2
"""How many of each where there are several kinds of gap."""
COUNTED = {
    State.MET: ("is met", "are met"),
    State.FAILED: ("has failed", "have failed"),
    State.PARTLY: ("is partly met", "are partly met"),
    State.ERROR: ("cannot be told", "cannot be told"),
    State.MISSING: ("is missing", "are missing"),
    State.TO_JUDGE: ("is for people to judge", "are for people to judge"),
    State.WAIVED: ("was accepted as it is", "were accepted as they are"),
    State.NOT_DUE: ("is not due yet", "are not due yet"),
}
"""How requirements in each state are counted in a sentence: one, and several."""
_BEGINNING = re.compile(r"(?:`[^`]*`|\([^)]*\)|[^`(])*?(?=[.;:] )")
"""The first thing that a remedy says is to be done: up to a stop outside of keys and brackets."""


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The assurance report of an assessment."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    body = engagement.body.name if engagement.body and engagement.body.name else "Not recorded"
    title = engagement.title or engagement.id or "Engagement"
    resting = Resting(assessment)
    full = lacking.tables(assessment, resting)
    evidence = outline(assessment) if _goes_to_his(workspace) else {}
    asked, of_frameworks = annex.frameworks(assessment, resting)
    not_asked = annex.not_asked(assessment, resting)
    tables = {**full, "overview": annex.overview(assessment), **evidence, **of_frameworks, **not_asked}
    titles = {code: rule.page.summary for code, rule in rules().items()}
    titles |= {one.requirement.id: one.requirement.title for one in assessment.requirements}
    if workspace.waivers.waivers:
        tables["waivers"] = annex.waivers(workspace.waivers.waivers, titles)
    counts = Counter(one.state for one in assessment.requirements)
    found = groups(assessment)
    decided = _decided(assessment)
    values: dict[str, Any] = {
        "engagement": title,
        "body": body,
        "asked_on": str(When.of(assessment.as_of)),
        "step": assessment.step,
        "step_number": STEPS.index(assessment.step) + 1,
        "steps": len(STEPS),
        "sign_off": assessment.sign_off,
        "verdict": _verdict(counts),
        "summary": _summary(counts),
        "decided": decided,
        "unclear": _unclear(assessment, counts[State.ERROR]),
        "sections": _sections(
            found, resting, workspace, tight=bool(counts[State.ERROR] or (decided and decided["number"]))
        ),
        "questions": _questions([one for one in found if one.state is State.TO_JUDGE], assessment),
        "accepted": [_accepted(one, titles) for one in workspace.waivers.waivers[:FEWER_SHOWN]],
        "accepted_more": _more(len(workspace.waivers.waivers) - FEWER_SHOWN, "accepted shortfall"),
        "lacking": [{"name": name, "title": table.caption} for name, table in full.items()],
        "process": list(evidence),
        "frameworks": asked,
        "not_asked": list(not_asked),
        "waivers": bool(workspace.waivers.waivers),
        "advice": [resting.finding(one) for one in assessment.findings if one.state is State.ADVICE],
    }
    return View("assurance", f"Assurance report: {title}", body, assessment.as_of, values, tables)


def _goes_to_his(workspace: Workspace) -> bool:
    """Whether Healthcare Improvement Scotland may ask for evidence on the process: a health service changes."""
    proposal = workspace.engagement.proposal
    return proposal is not None and proposal.kind == "service-change" and "health" in proposal.services


def _verdict(counts: Counter[State]) -> str:
    """Whether it is in order, in a sentence or two."""
    if counts[State.FAILED] or counts[State.PARTLY]:
        return "No: the record shows that some of what is asked was not done, or not done right."
    if counts[State.ERROR]:
        return "That cannot be told, as part of the record is not understood."
    if counts[State.MISSING]:
        return "Not yet: nothing that the record shows was done wrong, but some of what is due is missing from it."
    if counts[State.TO_JUDGE]:
        return "As far as a record can tell, yes. What only people can tell is not all judged yet."
    if counts[State.WAIVED]:
        return "As far as the record shows, yes, but for what was accepted as it is."
    return "As far as the record shows, yes."


def _summary(counts: Counter[State]) -> str:
    """One sentence with every count that is not nothing."""
    asked = sum(counts.values()) - counts[State.NOT_APPLICABLE]
    parts = [f"{counts[state]} {words[counts[state] > 1]}" for state, words in COUNTED.items() if counts[state]]
    others = counts[State.NOT_APPLICABLE]
    more = f" {others} more {'do' if others > 1 else 'does'} not apply here." if others else ""
    return f"Of {asked} requirements that apply, {listed(parts)}.{more}"


def _decided(assessment: Assessment) -> dict[str, Any] | None:
    """What a final decision was taken without: its day, and what had to be done by then and is not shown as done.

    None before a decision.
    """
    without = decided_without(assessment)
    if without is None:
        return None
    titles = [
        f"{one.requirement.title} ({one.requirement.cited}: {annex.STATE_WORDS[one.state].lower()})"
        for one in without.requirements
    ]
    return {
        "on": without.date.on,
        "musts": without.musts,
        "number": len(titles),
        "items": titles[:FEWER_SHOWN],
        "more": _more(len(titles) - FEWER_SHOWN, "of them", ""),
    }


def _sections(found: Sequence[Group], resting: Resting, workspace: Workspace, *, tight: bool) -> list[dict[str, Any]]:
    """What is wrong and what is missing, for the first page; less of it where that page holds more than usual."""
    wrong = [one for one in found if one.state in lacking.KINDS["wrong"].states]
    missing = [one for one in found if one.state in lacking.KINDS["missing"].states]
    most = FEWER_SHOWN if wrong and missing else MOST_SHOWN
    most_missing = 1 if wrong and tight else most
    return [
        {
            "title": title,
            "nothing": nothing,
            "items": [_item(one, resting, workspace) for one in of_it[:shown]],
            "more": _more(len(of_it) - shown, "gap"),
        }
        for title, nothing, of_it, shown in (
            ("What is wrong", "Nothing that the record shows was done wrong.", wrong, most),
            ("What is missing", "Nothing that is due is missing from the record.", missing, most_missing),
        )
    ]


def _more(number: int, what: str, several: str = "s") -> str:
    return "" if number < 1 else f"And {number} more {what}{several if number > 1 else ''}, on the pages that follow."


def _item(group: Group, resting: Resting, workspace: Workspace) -> dict[str, str]:
    """What was found first, how many more of the same there are, whom it concerns, and what closes it."""
    first = group.findings[0]
    said = resting.sentence(first).rstrip(".")
    others = f" ({len(group.findings) - 1} more of the same)" if len(group.findings) > 1 else ""
    groups_ = [one for one in concerned(first, workspace) if one not in said]
    more = len(groups_) - MOST_CONCERNED
    whom = "; ".join(groups_[:MOST_CONCERNED]) + (f"; and {more} more" if more > 0 else "")
    begins = _BEGINNING.match(group.remedy)
    return {
        "title": sentence(f"{said}{others}"),
        "concerns": sentence(f"It concerns {whom}") if whom else "",
        "closes": lacking.in_sentences(begins[0] if begins else group.remedy),
    }


def _questions(found: Sequence[Group], assessment: Assessment) -> str:
    """What is left to people, in a sentence or two; why there is nothing, where that is so."""
    if not found:
        return _no_questions(assessment)
    shown = "; ".join(f"{one.title.rstrip('.')} ({_cited(one)})" for one in found[:FEWER_SHOWN])
    if len(found) == 1:
        return f"One question, which nobody has judged yet: {shown}."
    which = ": " if len(found) <= FEWER_SHOWN else ", all on the pages that follow. The first of them: "
    return f"{len(found)} questions, which nobody has judged yet{which}{shown}."


def _cited(group: Group) -> str:
    return ", ".join(dict.fromkeys(one.requirement.cited for one in group.requirements))


def _unclear(assessment: Assessment, number: int) -> str:
    """What is not understood, and how many requirements turn on it; nothing where all is."""
    if not number:
        return ""
    places = lacking.not_understood(assessment)
    where = f": {listed(places[:MOST_SHOWN])}" if places else ""
    more = f", and {len(places) - MOST_SHOWN} more" if len(places) > MOST_SHOWN else ""
    many = f"{number} requirements turn" if number > 1 else "one requirement turns"
    return f"{many} on what is not understood in the record{where}{more}."


def _accepted(one: Waiver, titles: dict[str, str]) -> dict[str, str]:
    """A shortfall that was accepted: what it is of, who accepted it, until when, and why."""
    by = f"accepted by {one.approved_by}" if one.approved_by else "accepted; by whom is not recorded"
    until = f"until {one.until}" if one.until else "with no end date"
    why = sentence(one.why) if one.why else "No reason is recorded."
    return {"title": annex.waived(one.of or "", titles).rstrip("."), "text": f"{by} {until}. {why}"}


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
