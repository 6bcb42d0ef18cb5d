"""Which frameworks an engagement is judged by, and which requirements each check serves."""

import csv
import io
import json
from typing import Any

import pytest
from conftest import SMALLEST, Run, Tree

from pwp.assessment import published_frameworks, rules
from pwp.frameworks import OURS

COUNCIL = (
    f"{SMALLEST['engagement.yaml']}body: {{name: Glenmarra Council, type: council}}\n"
    "proposal: {services: [social-care]}\n"
)


def test_why_says_of_each_framework_whether_it_is_asked_and_for_what_reason(pwp: Run, workspace: Tree) -> None:
    cpp = SMALLEST["engagement.yaml"] + "body: {name: Glenmarra CPP, type: cpp}\n"
    ran = pwp("frameworks", "--why", folder=workspace({**SMALLEST, "engagement.yaml": cpp}))
    assert ran.status == 0
    assert "national-standards-2016  asked  asked of everybody\n" in ran.out
    assert "planning-with-people-2024  not asked  not asked of a community planning partnership" in ran.out


def test_why_lists_what_of_a_framework_is_not_asked_and_what_waits_for_a_fact(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**SMALLEST, "engagement.yaml": COUNCIL})
    ran = pwp("frameworks", "planning-with-people", "--why", "--format", "json", folder=folder)
    rows: list[dict[str, Any]] = json.loads(ran.out)["frameworks"]
    answers = {row["requirement"]: (row["asked"], row["why"]) for row in rows}
    assert answers["PWP-117"] == ("no", "not asked of a council")
    assert answers["PWP-451"] == ("not known", "the timetable does not say whether there is a formal consultation")
    assert answers[""][0] == "yes"
    text = pwp("frameworks", "--why", folder=folder).out
    assert "  not asked  not asked of a council: " in text
    assert (
        "  not known  the timetable does not say whether there is a formal consultation: "
        "PWP-451, PWP-452, PWP-453 and PWP-454\n"
    ) in text


@pytest.mark.parametrize("format_", ["text", "csv", "json"])
def test_the_crosswalk_names_every_check_and_every_requirement_and_no_other(pwp: Run, format_: str) -> None:
    ran = pwp("frameworks", "--crosswalk", "--format", format_)
    assert ran.status == 0
    asked = {(one.id, each.id): each for one in published_frameworks() for each in one.requirements}
    if format_ == "text":
        codes = {line.split()[0] for line in ran.out.splitlines()}
        assert codes == {*rules(), "people"}
        return
    held = json.loads(ran.out) if format_ == "json" else {"crosswalk": list(csv.DictReader(io.StringIO(ran.out)))}
    pairs = {(row["framework"], row["requirement"], row["check"]) for row in held["crosswalk"]}
    assert pairs == {(*key, code) for key, each in asked.items() for code in each.checks}
    assert {code for *_, code in pairs} == set(rules())
    if format_ == "json":
        alone = {(row["framework"], row["requirement"]) for row in held["people_alone"]}
        assert alone == {key for key, each in asked.items() if not each.checks}


def test_a_requirement_that_no_check_serves_is_judged_by_people() -> None:
    for framework in published_frameworks():
        for one in framework.requirements:
            assert one.checks or (one.judged == "people" and one.question), one.id
            assert one.severity != "must" or one.profile == "light", one.id


def test_why_and_crosswalk_are_two_questions(pwp: Run) -> None:
    ran = pwp("frameworks", "--why", "--crosswalk")
    assert (ran.status, ran.err) == (2, "pwp: say --why or --crosswalk, not both\n")


DECIDED = """
decisions:
  - {id: move, title: Move the clinic, date: 2026-03-02, by: The Board, stage: final, outcome: approved}
"""
WHOLE = """
purpose: To choose where the clinic goes
level: {offered: consult}
methods:
  - {id: drop-in, method: drop-in}
timetable:
  - {id: talks, kind: engagement, start: 2026-01-10}
"""
POLICY = """
id: house
title: House rules
publisher: Glenmarra Council
requirements:
  - {id: H-1, title: The purpose is written down, asks: Write it down., step: plan, severity: must, judged: machine,
     checks: [PLN01]}
  - {id: H-2, title: People heard back, asks: Tell them., step: feedback, severity: must, judged: machine,
     checks: [FBK01]}
"""


@pytest.mark.parametrize(("purpose", "without"), [("", ["H-1"]), (WHOLE, [])])
def test_once_decided_it_opens_with_the_musts_that_are_not_shown_as_done(
    pwp: Run, workspace: Tree, purpose: str, without: list[str]
) -> None:
    files = {**SMALLEST, "decisions.yaml": DECIDED, "frameworks/house.yaml": POLICY, "engagement.yaml": COUNCIL}
    folder = workspace({**files, "plan.yaml": purpose or SMALLEST["plan.yaml"]})
    held = json.loads(pwp("check", "--format", "json", "--as-of", "2026-06-01", folder=folder).out)
    mine = [one for one in held["decided_without"]["requirements"] if one.startswith("H-")]
    assert held["decided_without"]["date"] == "2026-03-02"
    assert mine == without
    before = json.loads(pwp("check", "--format", "json", "--as-of", "2026-03-01", folder=folder).out)
    assert before["decided_without"] is None
    text = pwp("check", "--format", "text", "--as-of", "2026-06-01", folder=folder).out
    assert text.split("\n\n")[1].startswith("Decided on 2 March 2026. ")
    report = pwp("report", "assurance", "--format", "md", "--as-of", "2026-06-01", "-o", "-", folder=folder).out
    assert "The decision was taken on 2 March 2026. " in report
    number = len(held["decided_without"]["requirements"])
    assert f"had to be done before it, and {number} are not shown as done by then:" in report
    assert OURS not in held["decided_without"]["requirements"]


@pytest.mark.parametrize(
    ("decided", "on", "asked"),
    [
        ("2025-03-25", "2026-06-01", "yes"),
        ("2023-12-04", "2026-06-01", "no"),
        ("", "2023-12-31", "no"),
        ("", "2026-06-01", "yes"),
    ],
)
def test_a_law_that_came_in_meanwhile_counts_where_it_is_decided_after_that(
    pwp: Run, workspace: Tree, decided: str, on: str, asked: str
) -> None:
    began = COUNCIL.replace("2026-01-05", "2023-09-04").replace("[social-care]", "[social-care], strategic: yes")
    decision = f"decisions:\n  - {{id: move, date: {decided}, by: The council, stage: final, outcome: approved}}\n"
    files = {**SMALLEST, "engagement.yaml": began, **({"decisions.yaml": decision} if decided else {})}
    folder = workspace(files)
    held = json.loads(pwp("check", "--format", "json", "--as-of", on, folder=folder).out)
    duty = [one for one in held["requirements"] if one["framework"] == "consumer-duty"]
    assert {one["reason"].startswith("not in force yet on ") for one in duty} == {asked == "no"}
