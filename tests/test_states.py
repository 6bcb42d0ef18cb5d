"""How states are worked out: the pure rule over every combination, and the table that explains it, row by row."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from conftest import Tree

from pwp.assessment import Assessed, assess, limits
from pwp.assessment.states import WORST_FIRST, is_due, until_due, worst
from pwp.findings import State
from pwp.folder import load
from pwp.frameworks import read
from pwp.model.words import STEPS

ASKED_ON = date(2026, 6, 1)
PARTS = [state for state in State if state is not State.ADVICE]


@pytest.mark.parametrize("parts", list(product(PARTS, repeat=3)))
def test_the_whole_is_the_worst_of_its_parts(parts: tuple[State, ...]) -> None:
    whole = worst(parts)
    counted = [state for state in parts if state is not State.NOT_APPLICABLE]
    if not counted:
        assert whole is State.NOT_APPLICABLE
    else:
        assert whole in counted
        assert all(WORST_FIRST.index(whole) <= WORST_FIRST.index(state) for state in counted)


def test_nothing_at_all_is_not_applicable_and_never_met() -> None:
    assert worst([]) is State.NOT_APPLICABLE


@pytest.mark.parametrize("state", PARTS)
def test_before_its_time_only_what_is_not_shown_waits(state: State) -> None:
    waits = state in (State.MISSING, State.PARTLY, State.TO_JUDGE)
    assert until_due(state, due=False) is (State.NOT_DUE if waits else state)
    assert until_due(state, due=True) is state


@pytest.mark.parametrize(("asked_at", "now"), list(product(STEPS, repeat=2)))
def test_a_step_is_due_once_it_is_reached(asked_at: str, now: str) -> None:
    step = next(one for one in STEPS if one == now)
    assert is_due(asked_at, step) == (
        STEPS.index(step) >= [*STEPS].index(next(one for one in STEPS if one == asked_at))
    )


def test_throughout_is_asked_from_engage_on_and_the_organisation_never() -> None:
    assert [is_due("throughout", step) for step in STEPS] == [False, False, False, True, True, True, True]
    assert not any(is_due("organisation", step) for step in STEPS)


THEMES = {
    "met": "  - id: one\n    response: {outcome: done, what: It was done}\n",
    "missing": "  - id: two\n",
    "failed": "  - id: three\n    response: {not_done: Nobody had time}\n",
}
JUDGEMENT = """judgements:
  - requirements: [MY-1]
    rating: {rating}
    by: [Panel]
    date: 2026-05-01
    why: What people told the panel
    evidence: [report]
"""
WAIVER = """waivers:
  - of: FBK02
    where: themes.yaml/themes/two
    why: It came in on the last day
    approved_by: Chief officer
    date: 2026-05-01
    until: 2026-12-31
"""
QUOTES = "quotes:\n  - id: words\n    text: Too far to walk\n    permission: {written: 2026-05-01}\n"


def _framework(folder: Path, *, judged: str, checks: str) -> Path:
    """A framework of one requirement."""
    question = "" if judged == "machine" else "    question: Ask two people what they saw.\n"
    listed = "" if judged == "people" else f"    checks: [{checks}]\n"
    file = folder / "mine.txt"
    file.write_text(
        "id: mine\ntitle: Mine\nrequirements:\n  - id: MY-1\n    title: One thing\n    asks: One thing.\n"
        f"    step: feedback\n    judged: {judged}\n{question}{listed}",
        encoding="utf-8",
    )
    return file


REPORT = "documents:\n  - id: report\n    url: https://example.org\n"


def _assessed(folder: Path, *, judged: str, checks: str = "FBK02", step: str = "feedback") -> Assessed:
    framework = read(_framework(folder, judged=judged, checks=checks), limits())
    at = next(one for one in STEPS if one == step)
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=[framework], step=at, raise_crashes=True)
    return assessment.requirements[0]


ROWS = [
    ("machine", "met", "", "", "feedback", State.MET),
    ("machine", "", "", "", "feedback", State.MISSING),
    ("machine", "met missing", "", "", "engage", State.NOT_DUE),
    ("machine", "met failed", "", "", "engage", State.FAILED),
    ("machine", "met missing", "", "waived", "feedback", State.WAIVED),
    ("people", "", "", "", "feedback", State.TO_JUDGE),
    ("people", "", "", "", "engage", State.NOT_DUE),
    ("both", "met", "", "", "feedback", State.TO_JUDGE),
    ("both", "met", "partly", "", "feedback", State.PARTLY),
    ("both", "missing", "met", "", "feedback", State.MISSING),
    ("both", "met", "not-met", "", "feedback", State.FAILED),
    ("both", "met", "met", "", "feedback", State.MET),
]


@pytest.mark.parametrize(("judged", "themes", "rating", "waived", "step", "state"), ROWS)
def test_the_table_of_the_design_holds(
    workspace: Tree, judged: str, themes: str, rating: str, waived: str, step: str, state: State
) -> None:
    files = {"themes.yaml": "themes:\n" + "".join(THEMES[one] for one in themes.split())}
    files["documents.yaml"] = REPORT
    if rating:
        files["evaluation.yaml"] = JUDGEMENT.format(rating=rating)
    if waived:
        files["waivers.yaml"] = WAIVER
    assert _assessed(workspace(files), judged=judged, step=step).state is state


def test_checks_met_and_asked_of_nobody_together_are_met(workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "themes:\n" + THEMES["met"]})
    assert _assessed(folder, judged="machine", checks="FBK02, PRV02").state is State.MET


def test_a_check_asked_of_nobody_that_need_not_be_is_not_applicable(workspace: Tree) -> None:
    assert _assessed(workspace({}), judged="machine", checks="PRV02").state is State.NOT_APPLICABLE


@pytest.mark.parametrize(("judged", "rating"), [("machine", ""), ("both", ""), ("both", "met"), ("both", "partly")])
def test_a_file_that_cannot_be_read_is_an_error_whoever_judges(workspace: Tree, judged: str, rating: str) -> None:
    files = {"themes.yaml": "themes: [\n"}
    if rating:
        files["evaluation.yaml"] = JUDGEMENT.format(rating=rating)
    assert _assessed(workspace(files), judged=judged).state is State.ERROR


def test_a_file_that_cannot_be_read_does_not_hide_that_people_judged_it_not_met(workspace: Tree) -> None:
    files = {"themes.yaml": "themes: [\n", "evaluation.yaml": JUDGEMENT.format(rating="not-met")}
    files["documents.yaml"] = REPORT
    assert _assessed(workspace(files), judged="both").state is State.FAILED


@pytest.mark.parametrize(
    "lacking", ["by: [Panel]", "date: 2026-05-01", "why: What people told the panel", "evidence: [report]"]
)
def test_a_judgement_counts_only_when_it_is_complete(workspace: Tree, lacking: str) -> None:
    whole = JUDGEMENT.format(rating="met")
    folder = workspace({"evaluation.yaml": whole, "documents.yaml": REPORT})
    assert _assessed(folder, judged="people").state is State.MET
    folder = workspace({"evaluation.yaml": whole.replace(lacking, "note: to be filled in"), "documents.yaml": REPORT})
    assert _assessed(folder, judged="people").state is State.TO_JUDGE


def test_a_judgement_on_evidence_that_is_not_there_does_not_count(workspace: Tree) -> None:
    folder = workspace({"evaluation.yaml": JUDGEMENT.format(rating="met")})
    assert _assessed(folder, judged="people").state is State.TO_JUDGE


def test_a_judgement_dated_ahead_does_not_count(workspace: Tree) -> None:
    judgement = JUDGEMENT.format(rating="met").replace("2026-05-01", "2026-07-01")
    folder = workspace({"evaluation.yaml": judgement, "documents.yaml": REPORT})
    assert _assessed(folder, judged="people").state is State.TO_JUDGE


OUTSIDE = """outside:
  - id: inspection
    by: The inspectorate
    date: 2026-04-01
    points:
      - id: late
        point: Feedback came late
        result: {result}
        about: [MY-1]
{more}"""


@pytest.mark.parametrize(
    ("result", "more", "state"),
    [
        ("shortfall", "", State.FAILED),
        ("shortfall", "        answer: It will be earlier\n", State.FAILED),
        ("shortfall", "        answer: It is earlier\n        done: 2026-05-01\n", State.MET),
        ("shortfall", "        answer: It will be\n        done: 2026-07-01\n", State.FAILED),
        ("shortfall", "        answer: It is earlier\n        done: 2024-01-01\n", State.FAILED),
        ("shortfall", "        answer: ok\n        done: 2026-05-01\n", State.FAILED),
        ("recommendation", "", State.MET),
        ("good", "", State.MET),
    ],
)
def test_a_shortfall_found_from_outside_stands_until_it_is_answered_and_done(
    workspace: Tree, result: str, more: str, state: State
) -> None:
    files = {
        "themes.yaml": "themes:\n" + THEMES["met"],
        "evaluation.yaml": OUTSIDE.format(result=result, more=more),
    }
    assert _assessed(workspace(files), judged="machine").state is state


def test_a_waiver_covers_no_shortfall_found_from_outside(workspace: Tree) -> None:
    waiver = WAIVER.replace("of: FBK02", "of: MY-1").replace("    where: themes.yaml/themes/two\n", "")
    files = {
        "themes.yaml": "themes:\n" + THEMES["met"],
        "evaluation.yaml": OUTSIDE.format(result="shortfall", more=""),
        "waivers.yaml": waiver,
    }
    assert _assessed(workspace(files), judged="machine").state is State.FAILED


@pytest.mark.parametrize(
    "change",
    [
        ("until: 2026-12-31", "until: 2026-05-31"),
        ("date: 2026-05-01", "date: 2026-06-02"),
        ("approved_by: Chief officer", "approved_by:"),
        ("why: It came in on the last day", "why:"),
        ("themes/two", "themes/three"),
        ("where: themes.yaml/themes/two", "where: themes.yaml"),
    ],
)
def test_a_waiver_out_of_force_or_too_wide_waives_nothing(workspace: Tree, change: tuple[str, str]) -> None:
    files = {"themes.yaml": "themes:\n" + THEMES["missing"], "waivers.yaml": WAIVER.replace(*change)}
    assert _assessed(workspace(files), judged="machine").state is State.MISSING


def test_of_two_judgements_the_later_holds(workspace: Tree) -> None:
    earlier, later = JUDGEMENT.format(rating="met"), JUDGEMENT.format(rating="not-met").replace("05-01", "05-20")
    both = earlier + later.removeprefix("judgements:\n")
    assert (
        _assessed(workspace({"evaluation.yaml": both, "documents.yaml": REPORT}), judged="people").state is State.FAILED
    )


def test_while_an_entry_cannot_be_read_a_check_of_the_log_is_an_error_unless_it_failed(workspace: Tree) -> None:
    files = {
        "log/2026-02-01-drop-in.yaml": "kind: activity\ndate: 2026-02-01\npapers_sent: 2026-02-20\n",
        "log/2026-02-02-broken.yaml": "kind: [\n",
    }
    assert _assessed(workspace(files), judged="machine", checks="ENG05").state is State.FAILED
    files["log/2026-02-01-drop-in.yaml"] = "kind: activity\ndate: 2026-02-01\npapers_sent: 2026-01-05\n"
    assert _assessed(workspace(files), judged="machine", checks="ENG05").state is State.ERROR
