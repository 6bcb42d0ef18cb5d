"""The assurance report: for the meeting that signs an engagement off, or sends it back."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
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
from pwp.report.documents.evidence import line_of, sentence
from pwp.report.documents.heading import left_out
from pwp.report.documents.process import outline
from pwp.report.documents.resting import Resting
from pwp.report.view import View
from pwp.spelling import listed

MOST_SHOWN = 3
"""How many of each on the first page, so that it stays one page."""
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
_FIRST_SENTENCE = re.compile(r"^.*?[.;](?= )")


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
    tables = {**full, "overview": annex.overview(assessment), **evidence, **of_frameworks}
    titles = {code: rule.page.summary for code, rule in rules().items()}
    titles |= {one.requirement.id: one.requirement.title for one in assessment.requirements}
    if workspace.waivers.waivers:
        tables["waivers"] = annex.waivers(workspace.waivers.waivers, titles)
    counts = Counter(one.state for one in assessment.requirements)
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
        "decided": _decided(assessment),
        "sections": _sections(assessment, resting, counts),
        "accepted": [_accepted(one, titles) for one in workspace.waivers.waivers[:FEWER_SHOWN]],
        "accepted_more": _more(len(workspace.waivers.waivers) - FEWER_SHOWN, "accepted shortfall"),
        "lacking": [{"name": name, "title": table.caption} for name, table in full.items()],
        "process": list(evidence),
        "frameworks": asked,
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


def _sections(assessment: Assessment, resting: Resting, counts: Counter[State]) -> list[dict[str, Any]]:
    """The sections of the first page: what is wrong, what cannot be told, what is missing, what people must judge."""
    found = groups(assessment)
    kinds = lacking.KINDS
    wrong = [one for one in found if one.state in kinds["wrong"].states]
    missing = [one for one in found if one.state in kinds["missing"].states]
    questions = [one for one in found if one.state in kinds["judge"].states]
    most = FEWER_SHOWN if wrong and missing else MOST_SHOWN
    return [
        _section("What is wrong", _items(wrong[:most], assessment, resting), len(wrong), "gap")
        | {"nothing": "Nothing that the record shows was done wrong."},
        *([_unclear(assessment, counts[State.ERROR])] if counts[State.ERROR] else []),
        _section("What is missing", _items(missing[:most], assessment, resting), len(missing), "gap")
        | {"nothing": "Nothing that is due is missing from the record."},
        _section("What people must judge", [_question(one) for one in questions[:most]], len(questions), "question")
        | {"nothing": _no_questions(assessment), "intro": "Nobody has judged yet:"},
    ]


def _section(title: str, items: Sequence[dict[str, str]], number: int, what: str) -> dict[str, Any]:
    """A section of the first page: the first items, and how many more there are."""
    return {"title": title, "intro": "", "nothing": "", "items": items, "more": _more(number - len(items), what)}


def _more(number: int, what: str, several: str = "s") -> str:
    return "" if number < 1 else f"And {number} more {what}{several if number > 1 else ''}, on the pages that follow."


def _items(found: Iterable[Group], assessment: Assessment, resting: Resting) -> list[dict[str, str]]:
    return [_item(one, assessment, resting) for one in found]


def _item(group: Group, assessment: Assessment, resting: Resting) -> dict[str, str]:
    """What was found first, how many more of the same there are, whom it concerns, and what closes it."""
    first = group.findings[0]
    more = len(group.findings) - 1
    others = f" ({more} more of the same)" if more else ""
    whom = concerned(first, assessment.loaded.workspace)
    closes = _FIRST_SENTENCE.match(group.remedy)
    return {
        "title": sentence(resting.sentence(first).rstrip(".") + others),
        "text": f"It concerns {whom}." if whom else "",
        "closes": sentence((closes[0] if closes else group.remedy).rstrip(".;")),
    }


def _question(group: Group) -> dict[str, str]:
    """A question for people, by what it is about."""
    ids = ", ".join(dict.fromkeys(one.requirement.cited for one in group.requirements))
    return {"title": group.title.rstrip("."), "text": f"({ids})" if ids else "", "closes": ""}


def _unclear(assessment: Assessment, number: int) -> dict[str, Any]:
    """A section of the first page: what is not understood, and how many requirements turn on it."""
    files = dict.fromkeys(place.file for place in assessment.loaded.misread)
    places = left_out(assessment, *files)
    where = f"What stands here is not understood: {listed(places[:MOST_SHOWN])}" if places else "It is not understood"
    many = f"{number} requirements turn" if number > 1 else "One requirement turns"
    item = {"title": sentence(where), "text": f"{many} on it.", "closes": "Mend it; 'pwp check' says how."}
    return _section("What cannot be told", [item], 1, "") | {
        "more": _more(len(places) - MOST_SHOWN, "place") if places else ""
    }


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
