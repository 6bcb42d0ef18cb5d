"""A number that a body's own policy sets binds: beyond it a requirement fails, where the same is advice without it."""

import json
from typing import Any, NamedTuple

import pytest
from conftest import Run, Tree

POLICY = """\
id: mine
title: Our own policy
requirements:
  - id: MY-1
    title: Our own number is kept
    asks: What is recorded keeps within the number that our policy sets.
    step: identify
    judged: machine
    checks: [{code}]
    thresholds: {{{code}: {{{limits}}}}}
"""
PLAN = "timetable: [{id: asking, kind: consultation, opened: %s, closed: %s}]\n"
OPTIONS = """\
options: [{id: stay}, {id: move}]
appraisal:
  criteria:
    - {id: travel, criterion: How far people travel, weight: 60}
    - {id: cost, criterion: What it costs, weight: 40}
  scores:
    - {option: stay, criterion: travel, score: 5}
    - {option: stay, criterion: cost, score: 2}
    - {option: move, criterion: travel, score: 3}
    - {option: move, criterion: cost, score: 4.5}
"""
FACTORS = (
    "impact-on-patients-and-carers",
    "change-in-accessibility",
    "public-or-political-concern",
    "consequences-for-other-services",
)
CHANGE = "designation: {status: not-major, date: 2026-03-24, by: Board meeting}\nfactors:\n" + "".join(
    f"  - {{factor: {one}, applies: yes}}\n" for one in FACTORS
)
QUOTE = "quotes: [{id: no-lift, text: I wait below, attributed_as: a teacher with epilepsy in Lerwick}]\n"
SPEAKERS = "stakeholders: [{id: deaf, name: Deaf Gaelic speakers, size: {number: 6}}]\n"
SENSITIVE = "themes: [{id: bus, characteristics: [disability], count: {n: 7}}]\n"


class Case(NamedTuple):
    """A record that is beyond the number advised, and numbers of a policy that it keeps, and that it breaks."""

    code: str
    files: dict[str, str]
    kept: str
    broken: str


CASES = (
    Case("CON05", {"plan.yaml": PLAN % ("2026-02-02", "2026-05-03")}, "margin_days: 2", "margin_days: 3"),
    Case("CON05", {"plan.yaml": PLAN % ("2026-02-02", "2026-05-01")}, "margin_days: 0", "margin_days: 1"),
    Case("OPT13", {"options.yaml": OPTIONS}, "points: 2", "points: 10"),
    Case("CHG04", {"change.yaml": CHANGE}, "factors: 5", "factors: 4"),
    Case("PRV07", {"themes.yaml": QUOTE}, "things: 4", "things: 3"),
    Case(
        "PRV07",
        {"themes.yaml": QUOTE.replace("a teacher with", "Deaf Gaelic speakers, not "), "stakeholders.yaml": SPEAKERS},
        "smallest: 6",
        "smallest: 7",
    ),
    Case("PRV08", {"themes.yaml": "themes: [{id: bus, count: {n: 4}}]\n"}, "smallest: 4", "smallest: 5"),
    Case("PRV08", {"themes.yaml": SENSITIVE}, "smallest_if_sensitive: 7", "smallest_if_sensitive: 8"),
    Case("PRV08", {"themes.yaml": SENSITIVE}, "smallest: 7", "smallest: 8"),
    Case(
        "PRV08",
        {"themes.yaml": SENSITIVE},
        "smallest: 20, smallest_if_sensitive: 7",
        "smallest: 5, smallest_if_sensitive: 8",
    ),
)
EACH = pytest.mark.parametrize("case", CASES, ids=[f"{one.code} {one.broken}" for one in CASES])


def told(pwp: Run, workspace: Tree, case: Case, limits: str) -> tuple[str, set[tuple[str, tuple[str, ...]]]]:
    """The state of the policy's requirement, and the state of each finding of the check with who of ours asks it."""
    policy = {"frameworks/mine.yaml": POLICY.format(code=case.code, limits=limits)} if limits else {}
    ran = pwp(
        "check", "-C", workspace({**case.files, **policy}), "--as-of", "2026-06-01", "--sign-off", "--format", "json"
    )
    result: dict[str, Any] = json.loads(ran.out)
    state = next((one["state"] for one in result["requirements"] if one["id"] == "MY-1"), "")
    findings = {
        (one["state"], tuple(name for name in one["requirements"] if name == "MY-1"))
        for one in result["findings"]
        if one["code"] == case.code
    }
    return state, findings


@EACH
def test_a_number_of_the_policy_that_is_broken_fails(pwp: Run, workspace: Tree, case: Case) -> None:
    state, found = told(pwp, workspace, case, case.broken)
    assert state == "failed"
    assert ("failed", ("MY-1",)) in found


@EACH
def test_a_number_of_the_policy_that_is_kept_does_not(pwp: Run, workspace: Tree, case: Case) -> None:
    state, found = told(pwp, workspace, case, case.kept)
    assert state == "met"
    assert not [one for one in found if one[0] == "failed"]


@EACH
def test_without_a_policy_nothing_of_it_fails(pwp: Run, workspace: Tree, case: Case) -> None:
    _, found = told(pwp, workspace, case, "")
    assert not [one for one in found if one[0] == "failed"]


def test_where_the_day_is_not_known_the_margin_is_neither_kept_nor_broken(pwp: Run, workspace: Tree) -> None:
    case = Case("CON05", {"plan.yaml": PLAN % ("2026-02-02", "2026-05")}, "", "")
    assert told(pwp, workspace, case, "margin_days: 3")[0] == "missing"


def test_a_consultation_that_is_still_open_breaks_no_margin(pwp: Run, workspace: Tree) -> None:
    plan = "timetable: [{id: asking, kind: consultation, opened: 2026-04-06, end: 2026-07-06}]\n"
    state, found = told(pwp, workspace, Case("CON05", {"plan.yaml": plan}, "", ""), "margin_days: 5")
    assert (state, {one[0] for one in found}) == ("not-due", {"advice"})
