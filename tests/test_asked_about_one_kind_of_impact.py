"""A requirement about one kind of impact looks only at the assessments that cover it, and says where none does."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from conftest import Run, Tree

POLICY = """\
id: mine
title: Our own policy
requirements:
  - {id: MY-EQ-1, title: On equality, asks: It rests on evidence., step: plan, judged: machine, about: equality,
     checks: [IMP03]}
  - {id: MY-EQ-2, title: Again, asks: It is looked at again., step: engage, judged: machine, about: equality,
     checks: [IMP04, FBK02]}
  - {id: MY-ISL-1, title: On islands, asks: It rests on evidence., step: plan, judged: machine, about: islands,
     checks: [IMP03]}
  - {id: MY-ALL-1, title: On all, asks: It rests on evidence., step: plan, judged: machine, checks: [IMP03]}
"""
SOUND = """\
  - id: eqia
    covers: [equality]
    started: 2025-11-03
    evidence: [{source: Talks with families, from_people_affected: yes}]
    groups: [{characteristic: age, effect: positive, what: The room is nearer}]
    revisions: [{date: 2026-04-07, what_changed: Nothing had to}]
"""
BARE = """\
  - id: isles
    covers: [islands]
    evidence: [{source: Talks on Yell, from_people_affected: yes}]
"""
HELD = {
    "engagement.yaml": "format: 1\nid: room\nstep: engage\nstarted: 2026-01-05\n",
    "plan.yaml": "timetable: [{id: talks, kind: engagement, opened: 2026-02-09, closed: 2026-03-27}]\n",
    "frameworks/mine.yaml": POLICY,
}


def checked(pwp: Run, workspace: Tree, assessments: str, files: Mapping[str, str] | None = None) -> Any:
    """What `pwp check` tells of a record with these assessments."""
    folder = workspace({**HELD, "impact.yaml": f"assessments:\n{assessments}", **(files or {})})
    ran = pwp("check", "-C", folder, "--as-of", "2026-06-01", "--format", "json")
    return json.loads(ran.out)


def states(told: Any) -> dict[str, str]:
    return {one["id"]: one["state"] for one in told["requirements"] if one["framework"] == "mine"}


def found(told: Any, code: str) -> dict[str, list[str]]:
    """The sentences of a rule, each with the requirements of the policy that ask for it."""
    return {
        one["sentence"]: [name for name in one["requirements"] if name.startswith("MY-")]
        for one in told["findings"]
        if one["code"] == code and any(name.startswith("MY-") for name in one["requirements"])
    }


def test_what_is_about_one_kind_of_impact_turns_on_the_assessments_of_that_kind(pwp: Run, workspace: Tree) -> None:
    told = checked(pwp, workspace, SOUND + BARE)
    assert states(told) == {"MY-EQ-1": "met", "MY-EQ-2": "not-due", "MY-ISL-1": "missing", "MY-ALL-1": "missing"}
    gap = {"isles names nobody on whom the proposal has an effect": ["MY-ISL-1", "MY-ALL-1"]}
    assert found(told, "IMP03") == gap
    asked = [(one.get("about"), one["subjects"]) for one in told["checks"] if one["code"] == "IMP03"]
    assert asked == [("equality", {"met": 1}), ("islands", {"missing": 1}), (None, {"met": 1, "missing": 1})]


def test_where_none_looks_at_it_that_is_found_once_for_all_that_ask(pwp: Run, workspace: Tree) -> None:
    told = checked(pwp, workspace, BARE)
    assert states(told)["MY-EQ-1"] == states(told)["MY-EQ-2"] == "missing"
    assert found(told, "IMP02") == {"no impact assessment looks at equality": ["MY-EQ-1", "MY-EQ-2"]}


def test_a_check_that_is_not_of_assessments_is_asked_as_ever(pwp: Run, workspace: Tree) -> None:
    told = checked(pwp, workspace, SOUND, {"themes.yaml": "themes: [{id: buses, theme: There are none}]\n"})
    assert [one for one in told["checks"] if one["code"] == "FBK02"] == [
        {"code": "FBK02", "state": "not-due", "subjects": {"not-due": 1}, "reason": ""}
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "state", "said"),
    [
        (
            "covers: [equality]",
            "covers: [equality]\n    specific: no",
            "missing",
            "equality is looked at only in eqia, which was made for something wider",
        ),
        (
            "    covers",
            "    not_done: The officer left\n    covers",
            "failed",
            "eqia, on equality, was not carried out: The officer left",
        ),
        (
            "    covers",
            "    needed: no\n    covers",
            "missing",
            "eqia, on equality, is said not to be needed, and nothing says why",
        ),
        ("2025-11-03", "2026-07-06", "not-due", ""),
        ("[equality]", "[equality, equal]", "error", ""),
    ],
)
def test_an_assessment_that_does_not_count_is_none_and_it_is_said_why(
    pwp: Run, workspace: Tree, right: str, wrong: str, state: str, said: str
) -> None:
    told = checked(pwp, workspace, SOUND.replace(right, wrong) + BARE)
    assert states(told)["MY-EQ-1"] == state
    assert found(told, "IMP02") == ({said: ["MY-EQ-1", "MY-EQ-2"]} if said else {})


def test_one_made_for_this_proposal_stands_for_one_that_was_made_for_something_wider(pwp: Run, workspace: Tree) -> None:
    wider = "  - {id: strategy, covers: [equality], specific: no}\n"
    assert states(checked(pwp, workspace, wider + SOUND))["MY-EQ-1"] == "met"


def test_that_none_is_needed_stands_with_its_reason(pwp: Run, workspace: Tree) -> None:
    none = "  - {id: eqia, covers: [equality], needed: no, why: Only the heating is renewed}\n"
    assert states(checked(pwp, workspace, none))["MY-EQ-1"] == "met"


def test_that_nobody_looks_can_be_accepted(pwp: Run, workspace: Tree) -> None:
    waiver = (
        "waivers: [{of: IMP02, why: The council's own is being written, approved_by: Chief officer, "
        "where: impact.yaml/assessments, date: 2026-05-04, until: 2026-12-31}]\n"
    )
    told = checked(pwp, workspace, BARE, {"waivers.yaml": waiver})
    assert states(told)["MY-EQ-1"] == "waived"


def test_a_policy_about_a_kind_of_impact_names_a_check_that_looks_at_assessments(pwp: Run, workspace: Tree) -> None:
    ran = pwp("check", "-C", workspace({**HELD, "frameworks/mine.yaml": POLICY.replace("IMP03", "FBK02")}))
    assert ran.status == 2
    assert "line 4: MY-EQ-1: none of its checks can be asked about equality alone" in ran.err
    ran = pwp("check", "-C", workspace({**HELD, "frameworks/mine.yaml": POLICY.replace("equality", "equal")}))
    assert ran.status == 2
    assert "did you mean 'equality'?" in ran.err


def test_explain_says_which_assessments_a_requirement_looks_at(pwp: Run, workspace: Tree) -> None:
    ran = pwp("explain", "MY-ISL-1", "-C", workspace(HELD))
    assert "Of the impact assessments, only in those on island communities." in ran.out
