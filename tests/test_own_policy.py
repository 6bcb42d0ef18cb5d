"""A body's own policy: a file of checks with its own limits and of questions, with no code, and safe to get wrong."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Run, Tree
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

POLICY = EXAMPLES / "policies" / "glenmarra-engagement-policy.yaml"
ON = ("--as-of", "2026-06-01", "--step", "feedback")
NOTHING_HELD = "privacy: {not_done: Nobody is asked for a name}\n"
PLAN = f"""\
timetable:
  - {{id: asking, kind: consultation, opened: 2026-01-05, closed: 2026-02-20, length: 47 days}}
methods:
  - {{id: survey, method: Survey, mode: mixed, start: 2026-01-05, end: 2026-02-20}}
{NOTHING_HELD}"""
RECORD = {
    "engagement.yaml": "format: 1\nid: library\ntitle: The library\nstarted: 2025-11-03\nbody: {type: council}\n",
    "plan.yaml": PLAN,
    "stakeholders.yaml": "stakeholders:\n  - {id: readers, name: Readers, kind: interest}\n",
    "themes.yaml": "themes:\n  - {id: saturdays, response: {outcome: done, what: Open on Saturdays}}\n",
    "decisions.yaml": "decisions:\n  - {id: hours, date: 2026-04-13, stage: final, outcome: approved}\n",
    "log/2026-01-19-meeting.yaml": (
        "kind: activity\ndate: 2026-01-19\npapers_sent: 2026-01-08\nstakeholders: [readers]\nmethod: survey\n"
    ),
    "log/2026-05-08-letter.yaml": (
        "kind: feedback\ndate: 2026-05-08\naudience: [participants]\ncovers: [decisions, process, options]\n"
        "groups: [readers]\n"
    ),
}
"""A council's engagement that is as people advise, and not as its own policy asks: letters after 25 days, not 21."""


def found(pwp: Run, folder: Path, *more: str | Path) -> tuple[int, dict[str, str], list[dict[str, Any]]]:
    """The exit status, the states of the policy's requirements and the findings, as `pwp check` gives them."""
    ran = pwp("check", "-C", folder, *ON, "--format", "json", *more)
    told = json.loads(ran.out)
    states = {one["id"]: one["state"] for one in told["requirements"] if one["framework"] == "glenmarra-policy"}
    return ran.status, states, told["findings"]


@pytest.fixture
def library(workspace: Tree) -> Path:
    """The engagement, in a folder below which the policy is not."""
    return workspace(RECORD)


@pytest.mark.parametrize("beside", [True, False], ids=["in frameworks/", "by --framework"])
def test_a_council_is_held_to_the_numbers_of_its_own_policy(pwp: Run, library: Path, beside: bool) -> None:
    if beside:
        (library / "frameworks").mkdir()
        shutil.copy(POLICY, library / "frameworks")
    _, states, told = found(pwp, library, *(() if beside else ("--framework", POLICY)))
    assert {name: states[name] for name in ("GLEN-3", "GLEN-4", "GLEN-6", "GLEN-7")} == {
        "GLEN-3": "failed",
        "GLEN-4": "failed",
        "GLEN-6": "failed",
        "GLEN-7": "met",
    }
    assert {states[name] for name in ("GLEN-2", "GLEN-5", "GLEN-8")} == {"to-judge"}
    sentences = {one["sentence"] for one in told if one["state"] == "failed"}
    assert "the papers went out 7 working days ahead; 10 are asked for" in sentences
    assert "people had 47 days to respond to asking; 56 are asked for" in sentences
    assert "the feedback came on 8 May 2026, more than 21 days after the decision (13 April 2026)" in sentences, (
        sentences
    )


def test_without_the_policy_the_same_numbers_are_advice(pwp: Run, library: Path) -> None:
    _, states, told = found(pwp, library)
    assert states == {}
    assert {one["state"] for one in told if one["code"] in ("ENG05", "CON04", "FBK01")} == {"advice"}


def test_a_number_of_the_policy_that_is_kept_to_is_met(pwp: Run, library: Path) -> None:
    (library / "log" / "2026-05-08-letter.yaml").rename(library / "log" / "2026-05-04-letter.yaml")
    letter = library / "log" / "2026-05-04-letter.yaml"
    letter.write_text(letter.read_text("utf-8").replace("2026-05-08", "2026-05-04"), "utf-8")
    assert found(pwp, library, "--framework", POLICY)[1]["GLEN-6"] == "met"


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("log/2026-01-19-meeting.yaml", "papers_sent: 2026-01-08", "papers_sent: 2026-01", "GLEN-3"),
        ("log/2026-05-08-letter.yaml", "date: 2026-05-08", "date: 2026-05", "GLEN-6"),
    ],
)
def test_where_the_day_is_not_known_a_number_of_the_policy_is_neither_kept_nor_broken(
    pwp: Run, library: Path, file: str, old: str, new: str, name: str
) -> None:
    text = (library / file).read_text("utf-8")
    assert old in text
    (library / file).write_text(text.replace(old, new), "utf-8")
    assert found(pwp, library, "--framework", POLICY)[1][name] == "missing"


def test_a_must_of_the_policy_counts_in_the_exit_status(pwp: Run, library: Path) -> None:
    engagement = library / "engagement.yaml"
    engagement.write_text(engagement.read_text("utf-8").replace("council", "third-sector"), "utf-8")  # no law asks
    (library / "plan.yaml").write_text(f"timetable: [{{id: talks, kind: engagement}}]\n{NOTHING_HELD}", "utf-8")
    of_all = library.parent / "of-all.yaml"
    of_all.write_text(POLICY.read_text("utf-8").replace("bodies: [council]", "bodies: []"), "utf-8")
    with_policy = pwp("check", "-C", library, *ON, "-q", "--severity", "must", "--framework", of_all).status
    without = pwp("check", "-C", library, *ON, "-q", "--severity", "must").status
    assert (with_policy, without) == (1, 0)


def test_the_policy_is_asked_of_the_bodies_it_names_and_of_no_other(pwp: Run, library: Path) -> None:
    engagement = library / "engagement.yaml"
    engagement.write_text(engagement.read_text("utf-8").replace("council", "third-sector"), "utf-8")
    assert set(found(pwp, library, "--framework", POLICY)[1].values()) == {"not-applicable"}


def test_explain_frameworks_and_the_assurance_document_know_the_policy(pwp: Run, library: Path) -> None:
    named = ("-C", library, "--framework", POLICY)
    page = pwp("explain", "glen-6", *named).out
    assert page.startswith("# GLEN-6: People hear within three weeks of the decision\n")
    assert "It is held to: days 21, not 28 as advised." in page
    assert "Source: Ask first: Section 4, Telling people" in page
    assert "GLEN-6" in pwp("explain", "FBK01", *named).out
    listed = pwp("frameworks", "glenmarra-policy", *named).out
    assert all(f"GLEN-{number}" in listed for number in range(1, 9))
    report = pwp("report", "assurance", "--format", "md", *ON[:2], *named)
    assert report.status == 0, report.err
    text = "".join(one.read_text("utf-8") for one in library.glob("reports/*.md")) + report.out
    assert "Ask first" in text
    assert "GLEN-6" in text


def test_no_example_of_an_engagement_is_taken_for_a_policy_nor_the_other_way_round(pwp: Run) -> None:
    ran = pwp("init", "new", "--example", "policies")
    assert ran.status == 2
    assert "there is no example called 'policies'" in ran.err
    assert "policies" not in pwp("init", "--help").out


MINE = """\
id: mine
title: Our own policy
requirements:
  - id: MY-1
    title: Every theme has an answer
    asks: Every theme that people raised has an answer.
    step: feedback
    judged: machine
    checks: [FBK02]
  - id: MY-2
    title: Papers come early
    asks: Papers come early enough to be read.
    step: engage
    judged: machine
    checks: [ENG05]
    thresholds: {ENG05: {working_days: 15}}
"""
FAULTS = [
    ("{ENG05: {working_days: 15}}", "{FBK02: {days: 15}}", 16, "MY-2: FBK02 has no limit that could be set"),
    ("working_days: 15", "working_dais: 15", 16, "ENG05 has no limit 'working_dais'; did you mean 'working_days'?"),
    ("working_days: 15", "weeks: 3", 16, "MY-2: ENG05 has no limit 'weeks'; it has working_days"),
    ("working_days: 15", "working_days: three", 16, "'working_days' takes a whole number such as 21, not 'three'"),
    ("working_days: 15", "working_days: -2", 16, "'working_days' takes a whole number such as 21, not '-2'"),
    ("working_days: 15", "working_days: 2.5", 16, "'working_days' takes a whole number such as 21, not '2.5'"),
    ("{ENG05: {working_days: 15}}", "{ENG05: 15}", 16, "'ENG05' takes limits by their names; write {days: 21}"),
    ("{ENG05: {working_days: 15}}", "15", 16, "'thresholds' takes checks with their limits"),
    ("{ENG05: {working", "{FBK01: {working", 16, "MY-2: sets a limit of FBK01, which is not among"),
    ("{ENG05: {working_days: 15}}", "{FBK01: {days: 15}}", 16, "a limit of FBK01, which is not among its 'checks'"),
    ("[ENG05]", "[ENG5]", 15, "MY-2: there is no check ENG5; did you mean 'ENG05'?"),
    ("title: Our own policy", "title: A\napplies: {when: [consultations]}", 3, "did you mean 'consultation'?"),
    ("title: Our own policy", "title: A\napplies: {bodies: [councill]}", 3, "did you mean 'council'?"),
    ("id: MY-1", "id: NS-INC-1", 4, "the id NS-INC-1 is given twice, also in national-standards-2016"),
    ("id: MY-1", "id: ns-inc-1", 4, "the id ns-inc-1 is given twice, also in national-standards-2016"),
    ("id: MY-1", "id: FBK02", 4, "the id FBK02 is the code of a check; give the requirement an id of its own"),
    ("id: MY-1", "id: My first", 4, "'My first' is no id; write it with letters, digits and hyphens, and no spaces"),
    ("id: mine", "id: National-Standards", 1, "'National-Standards' is the id of another framework"),
    ("id: mine", "id: our policy", 1, "'our policy' is no id"),
    ("judged: machine\n    checks: [FBK02]", "checks: [FBK02]", 8, "say 'judged: machine', or 'judged: both' and ask"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "said"), FAULTS, ids=[wrong for _, wrong, _, _ in FAULTS])
def test_each_fault_of_a_policy_is_told_at_its_line_and_nothing_changes(
    pwp: Run, library: Path, right: str, wrong: str, line: int, said: str
) -> None:
    assert right in MINE
    (library / "frameworks").mkdir()
    (library / "frameworks" / "mine.yaml").write_text(MINE.replace(right, wrong, 1), "utf-8")
    before = held(library)
    ran = pwp("check", "-C", library, *ON)
    assert ran.status == 2
    assert ran.out == ""
    first, *told = ran.err.splitlines()
    assert first == "pwp: mine.yaml cannot be used:"
    assert [one for one in told if one.startswith(f"  line {line}: ") and said in one], told
    assert len(told) == 1, told
    assert held(library) == before


def held(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder with what it holds."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


ALL_WRONG = """\
idd: mine
title: Our own policy
applies: {when: [consultations]}
requirements:
  - id: MY-1
    asks: Every theme that people raised has an answer.
    step: feedbak
    judged: machine
    checks: [FBK92]
  - id: NS-INC-1
    title: Papers come early
    asks: Papers come early enough to be read.
    step: engage
    judged: machin
    checks: [ENG05]
    thresholds:
      ENG05:
        working_days: soon
        weeks: 3
  - just a line
  - id: MY-4
    title: A question that is shared
    asks: A question is shared.
    step: engage
    judged_with: NS-INC-44
"""


def test_every_fault_of_every_policy_is_told_in_one_run(pwp: Run, library: Path) -> None:
    (library / "frameworks").mkdir()
    (library / "frameworks" / "first.yaml").write_text(ALL_WRONG, "utf-8")
    (library / "frameworks" / "second.yaml").write_text(MINE.replace("FBK02", "FBK99"), "utf-8")
    ran = pwp("check", "-C", library, *ON)
    assert ran.status == 2
    first, second = ran.err.split("second.yaml cannot be used:")
    for line, said in (
        (1, "there is no key 'idd' here; did you mean 'id'?"),
        (3, "did you mean 'consultation'?"),
        (5, "'title' is not there"),
        (7, "did you mean 'feedback'?"),
        (9, "there is no check FBK92"),
        (10, "the id NS-INC-1 is given twice"),
        (14, "did you mean 'machine'?"),
        (18, "'working_days' takes a whole number such as 21, not 'soon'"),
        (19, "ENG05 has no limit 'weeks'; it has working_days"),
        (20, "an item here takes keys"),
        (25, "there is no requirement NS-INC-44 that people judge; did you mean 'NS-INC-4'?"),
    ):
        assert [one for one in first.splitlines() if f"line {line}: " in one and said in one], (line, said, first)
    assert "line 9: MY-1: there is no check FBK99" in second
    assert "Traceback" not in ran.err


def test_a_policy_that_asks_nothing_says_so(pwp: Run, library: Path) -> None:
    (library / "mine.yaml").write_text("id: mine\ntitle: Our own policy\n", "utf-8")
    ran = pwp("check", "-C", library, *ON, "--framework", library / "mine.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert "it asks nothing; list what it asks under 'requirements'" in ran.err


def underlined(pwp: Run, text: str) -> list[str]:
    """What an editor that has the schema underlines in a policy."""
    schema = json.loads(pwp("schema", "framework").out)
    Draft7Validator.check_schema(schema)
    policy = YAML(typ="safe", pure=True).load(text.replace("2024-04-01", "'2024-04-01'"))
    return [one.message for one in Draft7Validator(schema).iter_errors(policy)]


def test_an_editor_underlines_nothing_in_the_example_and_what_is_wrong_in_another(pwp: Run) -> None:
    assert underlined(pwp, POLICY.read_text("utf-8")) == []
    assert underlined(pwp, MINE) == []
    for right, wrong in (
        ("step: engage", "step: engag"),
        ("asks: Papers", "aks: Papers"),
        ("working_days: 15", "working_days: soon"),
        ("id: mine", "idd: mine"),
    ):
        assert underlined(pwp, MINE.replace(right, wrong)), wrong


def test_every_new_engagement_has_the_schema_for_its_policies(pwp: Run, tmp_path: Path) -> None:
    pwp("init", "new", "--title", "The library", "--started", "2026-03-02")
    beside = (tmp_path / "new" / ".pwp" / "schema" / "framework.schema.json").read_text("utf-8")
    pwp("schema", "--write", tmp_path / "schemas")
    assert (
        beside == (tmp_path / "schemas" / "framework.schema.json").read_text("utf-8") == pwp("schema", "framework").out
    )
