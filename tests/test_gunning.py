"""The Gunning principles: a consultation that is fair, and its twins that each fall short in one thing."""

import json
from collections.abc import Mapping

import pytest
from conftest import Run, Tree

ENGAGEMENT = """\
format: 1
id: libraries
title: The branch libraries
body: {name: A council, type: council}
proposal: {kind: service-change, services: [other], reach: local}
started: 2025-09-01
step: decide
"""
MAP = """\
stakeholders:
  - {id: readers, name: People who use the libraries, kind: need, affected: direct, size: {number: 600}}
  - {id: councillors, name: The councillors, kind: decision-maker}
"""
PLAN = """\
scope: {open: [{id: hours, what: When each branch opens}]}
avoid: [{what: School holidays, kind: school-holiday, start: 2026-04-06, end: 2026-04-17}]
information:
  - id: paper
    what: What is proposed, and how to answer
    for: [consultation]
    documents: [consultation-paper]
    covers: [proposal, reasons, options, alternatives, costs, impacts, how-to-respond, dates, next-steps]
methods:
  - {id: survey, method: survey, mode: mixed}
timetable:
  - id: consultation
    kind: consultation
    what: The hours of the branch libraries
    start: 2026-01-12
    end: 2026-03-01
    opened: 2026-01-12
    closed: 2026-03-01
    options: [stay, shared]
  - {id: analysis, kind: analysis, start: 2026-03-02, opened: 2026-03-02, closed: 2026-03-20}
"""
OPTIONS = """\
options:
  - {id: stay, title: As it is, kind: status-quo}
  - {id: shared, title: Shared with the schools, kind: change}
  - id: closed
    title: Two branches close
    discarded: {date: 2025-11-03, why: No bus goes from there to the next branch}
"""
DOCUMENTS = """\
documents:
  - {id: consultation-paper, title: Your libraries, date: 2026-01-12, public: yes, url: "https://example.org/paper"}
  - {id: report, title: What people said, date: 2026-03-20}
"""
THEMES = "themes: [{id: after-school, theme: Open after school}]\n"
ANSWERS = """\
kind: activity
date: 2026-02-10
method: survey
stakeholders: [readers]
reached: {responses: 212}
themes: [after-school]
"""
DECISIONS = """\
decisions:
  - id: hours
    date: 2026-04-21
    stage: final
    outcome: approved
    after: [consultation]
    options: [shared]
    considered: {documents: [report]}
    themes_weighed: [after-school]
    reasons: Most who answered want the branches open when school is over
"""
EVALUATION = """\
judgements:
  - requirements: [GUN-1, GUN-2, GUN-3]
    rating: met
    by: [Panel of readers]
    date: 2026-05-04
    why: Two who were against it said that it was open
    evidence: [2026-02-10-survey]
"""
FAIR = {
    "engagement.yaml": ENGAGEMENT,
    "stakeholders.yaml": MAP,
    "plan.yaml": PLAN,
    "options.yaml": OPTIONS,
    "documents.yaml": DOCUMENTS,
    "themes.yaml": THEMES,
    "log/2026-02-10-survey.yaml": ANSWERS,
    "decisions.yaml": DECISIONS,
    "evaluation.yaml": EVALUATION,
}
PRINCIPLES = ("GUN-1", "GUN-2", "GUN-3", "GUN-4")


def states(pwp: Run, tree: Tree, files: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The state of each principle in a record, and what was found about them."""
    folder = tree(files)
    ran = pwp("check", "-C", folder, "--as-of", "2026-06-01", "--format", "json")
    assert ran.status in (0, 1), ran.err
    told = json.loads(ran.out)
    found = {one["id"]: one["state"] for one in told["requirements"] if one["id"] in PRINCIPLES}
    about = [one["sentence"] for one in told["findings"] if set(one["requirements"]) & set(PRINCIPLES)]
    return found, about


def test_a_fair_consultation_meets_all_four(pwp: Run, tree: Tree) -> None:
    found, about = states(pwp, tree, FAIR)
    assert found == dict.fromkeys(PRINCIPLES, "met"), about
    assert about == []


TWINS = {
    "the final decision was taken while people could answer": (
        "decisions.yaml", "date: 2026-04-21", "date: 2026-02-20", "GUN-1", "failed", "before consultation closed",
    ),
    "the final decision was taken before anybody was asked": (
        "decisions.yaml", "date: 2026-04-21", "date: 2025-12-02", "GUN-1", "failed", "before consultation closed",
    ),
    "the proposal was not named": (
        "plan.yaml", "[proposal, reasons", "[reasons", "GUN-2", "missing", "does not name the proposal itself",
    ),
    "the reasons were not given": (
        "plan.yaml", "reasons, options", "options", "GUN-2", "missing", "does not cover the reasons",
    ),
    "what was ruled out was not told": (
        "plan.yaml", "alternatives, ", "", "GUN-2", "missing", "does not say what was ruled out, and why",
    ),
    "the options were not given": (
        "plan.yaml", "options, alternatives", "alternatives", "GUN-2", "missing", "does not give the options",
    ),
    "the costs were not given": ("plan.yaml", "costs, ", "", "GUN-2", "missing", "does not give the costs"),
    "what it would mean for people was not told": (
        "plan.yaml", "impacts, ", "", "GUN-2", "missing", "does not say what it would mean for people",
    ),
    "the paper came out after the close": (
        "documents.yaml", "date: 2026-01-12", "date: 2026-03-09", "GUN-2", "failed",
        "only after consultation had closed",
    ),
    "only those who decide had the paper": (
        "plan.yaml", "documents: [consultation-paper]", "given_to: [councillors]", "GUN-2", "missing",
        "more than those who decide",
    ),
    "it closed before the last day announced": (
        "plan.yaml", "closed: 2026-03-01", "closed: 2026-02-20", "GUN-3", "failed", "it ran until 1 March 2026",
    ),
    "a theme was not weighed": (
        "decisions.yaml", "themes_weighed: [after-school]", "themes_weighed: []", "GUN-4", "missing",
        "does not say it weighed after-school",
    ),
    "the report was made after the decision": (
        "documents.yaml", "date: 2026-03-20", "date: 2026-05-02", "GUN-4", "failed", "was made after hours was taken",
    ),
    "the answers were analysed after the decision": (
        "plan.yaml", "opened: 2026-03-02, closed: 2026-03-20", "opened: 2026-03-02, closed: 2026-05-08", "GUN-4",
        "failed", "before analysis",
    ),
    "what people answered has no theme": (
        "log/2026-02-10-survey.yaml", "themes: [after-school]\n", "", "GUN-4", "missing", "nothing that people said",
    ),
    "it was decided for what nobody was asked about": (
        "decisions.yaml", "options: [shared]", "options: [closed]", "GUN-4", "failed",
        "people were not asked about that",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TWINS)
def test_a_consultation_falls_short_where(pwp: Run, tree: Tree, what: str) -> None:
    file, right, wrong, principle, state, said = TWINS[what]
    assert FAIR[file].count(right) == 1, "the twin differs in one place"
    found, about = states(pwp, tree, {**FAIR, file: FAIR[file].replace(right, wrong)})
    assert found[principle] == state, about
    assert any(said in one for one in about), about


def test_few_days_are_advice_and_a_recorded_reason_takes_it_away(pwp: Run, tree: Tree) -> None:
    month = PLAN.replace("end: 2026-03-01", "end: 2026-02-10").replace("closed: 2026-03-01", "closed: 2026-02-10")
    found, about = states(pwp, tree, {**FAIR, "plan.yaml": month})
    assert found["GUN-3"] == "met"
    assert about == ["people had 30 days to respond to consultation; 42 are usual"]
    because = "changes: [{id: sooner, date: 2026-01-05, about: [consultation], why: The lease ends in May}]\n"
    found, about = states(pwp, tree, {**FAIR, "plan.yaml": month + because})
    assert (found["GUN-3"], about) == ("met", [])


def test_a_decision_to_consult_leaves_the_matter_open(pwp: Run, tree: Tree) -> None:
    to_consult = "  - {id: to-consult, date: 2025-12-02, stage: interim, outcome: approved}\n"
    found, about = states(pwp, tree, {**FAIR, "decisions.yaml": DECISIONS + to_consult})
    assert found["GUN-1"] == "met", about


@pytest.mark.parametrize("body", ["nhs-board", "ijb", "council", "cpp", "third-sector"])
def test_they_are_asked_of_every_body_that_consults_and_only_then(pwp: Run, tree: Tree, body: str) -> None:
    engagement = ENGAGEMENT.replace("type: council", f"type: {body}")
    found, _ = states(pwp, tree, {**FAIR, "engagement.yaml": engagement})
    assert found == dict.fromkeys(PRINCIPLES, "met")
    talks = PLAN.replace("kind: consultation", "kind: engagement")
    found, _ = states(pwp, tree, {**FAIR, "engagement.yaml": engagement, "plan.yaml": talks})
    assert found == dict.fromkeys(PRINCIPLES, "not-applicable")
