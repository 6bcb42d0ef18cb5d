"""Joint boards, councils, the duty to involve people, and national changes: a sound record, and twins with one fault.

Each record is written here and judged by the real command; a twin differs from the sound one in the one place named.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from conftest import Run, Tree
from typer.testing import CliRunner

from pwp.assessment import published_frameworks
from pwp.cli.app import app
from pwp.model.joint_board import ConsulteeKind, Principle

ASKED_ON = "2026-06-01"
KINDS = get_args(ConsulteeKind)
PRINCIPLES = get_args(Principle)
CONSULTEES = "".join(f"    - {{kind: {one}, stakeholders: [patients]}}\n" for one in KINDS)
WEIGHED = "".join(f"    - {{principle: {one}, considered: The page on {one}}}\n" for one in PRINCIPLES)
ENGAGEMENT = """\
format: 1
id: strategic-plan
step: feedback
started: 2025-05-06
body: {name: North and South joint board, type: ijb}
area: {localities: [North, South]}
proposal: {kind: strategic-plan, services: [social-care], origin: local}
"""
SOUND = {
    "engagement.yaml": ENGAGEMENT,
    "plan.yaml": """\
issue:
timetable:
  - {id: consultation, kind: consultation, opened: 2026-01-12, closed: 2026-04-10}
""",
    "stakeholders.yaml": """\
stakeholders:
  - {id: patients, name: Those who use the services, kind: need, affected: direct}
  - {id: planners, name: Planning team, kind: staff}
""",
    "themes.yaml": "themes:\n  - {id: buses, theme: There is no bus home}\n",
    "change.yaml": f"""\
ijb:
  significant: yes
  spg_asked: 2026-03-10
  spg_views: Only once the bus runs
  spg_answer: It waits for the bus
  consultees:
{CONSULTEES}strategic_plan:
  start: 2026-06-01
  end: 2029-05-31
  documents: [plan]
  other_plans: The next county counts on ten beds here
  drafts:
    - {{stage: proposals, date: 2025-09-02, views_given: 2025-09-30}}
    - {{stage: first, date: 2025-11-04, views_given: 2025-12-02}}
    - {{stage: second, date: 2026-01-12, to: [patients], views_due: 2026-04-10}}
  planning_group:
    - {{role: Director, represents: [health-board]}}
    - {{role: Head of services, represents: [council]}}
    - {{role: Patients' forum, represents: [users-of-health-care], localities: [North]}}
    - {{role: Carers' centre, represents: [carers-of-users-of-social-care], localities: [South]}}
    - {{role: General practitioner, represents: [health-professionals]}}
    - {{role: Care home, represents: [commercial-providers-of-social-care, third-sector]}}
  localities:
    - {{name: North, section: Chapter 5, views: [2026-03-12-north]}}
    - {{name: South, section: Chapter 6, views: [2026-03-19-south]}}
  principles:
{WEIGHED}  published: {{date: 2026-05-26, where: On the website, statement: Annex B}}
""",
    "log/2026-03-12-north.yaml": "kind: activity\ndate: 2026-03-12\nstakeholders: [patients]\nthemes: [buses]\n",
    "log/2026-03-19-south.yaml": "kind: activity\ndate: 2026-03-19\nstakeholders: [patients]\n",
    "decisions.yaml": """\
decisions:
  - {id: agreed, date: 2026-05-19, stage: final, outcome: approved, after: [consultation], themes_weighed: [buses],
     reasons: The bus comes first, papers_public: yes, documents: [plan]}
""",
    "documents.yaml": "documents:\n  - {id: plan, public: yes, url: 'https://example.org/plan', date: 2026-05-12}\n",
}
"""A joint board's strategic plan, with everything that the record can show."""
BY_MACHINE = ("IJB-2", "IJB-5", "IJB-6", "IJB-7", "IJB-8", "IJB-11", "IJB-13", "IJB-18")
"""What the record alone shows of a strategic plan."""


def judged(folder: Path) -> Mapping[str, str]:
    """The state of every requirement, by its id, as the command tells it."""
    arguments = ["check", "-C", str(folder), "--as-of", ASKED_ON, "--format", "json"]
    told = json.loads(CliRunner().invoke(app, arguments, standalone_mode=False).output)
    return {one["id"]: one["state"] for one in told["requirements"]}


def twin(file: str, right: str, wrong: str, record: Mapping[str, str] = SOUND) -> dict[str, str]:
    """The sound record with one thing changed."""
    assert record[file].count(right) == 1, right
    return {**record, file: record[file].replace(right, wrong)}


def test_a_sound_strategic_plan_is_met_wherever_the_record_alone_can_tell(pwp: Run, workspace: Tree) -> None:
    ran = pwp("check", "-C", workspace(SOUND), "--as-of", ASKED_ON, "--format", "json")
    states = {one["id"]: one["state"] for one in json.loads(ran.out)["requirements"]}
    assert {name: states[name] for name in BY_MACHINE} == dict.fromkeys(BY_MACHINE, "met")
    assert {states[name] for name in ("IJB-1", "IJB-3", "IJB-4")} == {"to-judge"}
    assert states["IJB-9"] == "not-applicable"
    assert {states[name] for name in ("IJB-10", "IJB-12", "IJB-14", "IJB-20")} == {"not-due"}


@pytest.mark.parametrize(
    ("file", "right", "wrong", "state", "fallen"),
    [
        ("change.yaml", "stage: second, date: 2026-01-12", "stage: second, date: 2025-11-25", "failed", {"IJB-6"}),
        ("change.yaml", "stage: first, date: 2025-11-04", "stage: first, date: 2025-09-23", "failed", {"IJB-6"}),
        ("change.yaml", "views_given: 2025-12-02", "views_given: 2026-02", "failed", {"IJB-6"}),
        ("change.yaml", "views_given: 2025-12-02", "views_given: 2026-01", "missing", {"IJB-6"}),
        ("change.yaml", ", views_given: 2025-12-02", "", "missing", {"IJB-6"}),
        ("change.yaml", ", views_due: 2026-04-10", "", "missing", {"IJB-6", "IJB-7"}),
        ("change.yaml", "views_due: 2026-04-10", "views_due: 2026-05-29", "failed", {"IJB-6", "IJB-7"}),
        ("change.yaml", "to: [patients]", "to: [planners]", "missing", {"IJB-6", "IJB-7", "IJB-13"}),
        ("change.yaml", ", to: [patients]", "", "missing", {"IJB-6", "IJB-7", "IJB-13"}),
        ("change.yaml", "stage: second, date: 2026-01-12", "stage: second", "missing", {"IJB-6", "IJB-7", "IJB-13"}),
        ("change.yaml", "section: Chapter 6", "section: Chapter 5", "missing", {"IJB-2"}),
        ("change.yaml", "localities: [South]", "localities: [East]", "missing", {"IJB-5"}),
        ("change.yaml", ", third-sector]", "]", "missing", {"IJB-5"}),
        ("change.yaml", "kind: third-sector, stakeholders: [patients]", "kind: third-sector", "missing",
         {"IJB-11", "IJB-13"}),
        ("change.yaml", "kind: third-sector, stakeholders: [patients]", "kind: third-sector, none_because: no",
         "missing", {"IJB-11", "IJB-13"}),
        ("change.yaml", "kind: third-sector, stakeholders: [patients]", "kind: third-sector, not_done: No time",
         "failed", {"IJB-11", "IJB-13"}),
        ("change.yaml", ", statement: Annex B", "", "missing", {"IJB-8"}),
        ("change.yaml", "date: 2026-05-26, where", "date: 2026-05-12, where", "missing", {"IJB-8"}),
        ("change.yaml", "views: [2026-03-19-south]", "views: []", "missing", {"IJB-18"}),
        ("log/2026-03-19-south.yaml", "stakeholders: [patients]", "stakeholders: [planners]", "missing", {"IJB-18"}),
        ("decisions.yaml", "themes_weighed: [buses]", "themes_weighed: []", "missing", {"IJB-7"}),
        ("change.yaml", "considered: The page on safety", "considered: The page on rights", "missing", {"IJB-3"}),
        ("change.yaml", "other_plans: The next county counts on ten beds here", "other_plans: No effect", "missing",
         {"IJB-4"}),
        ("documents.yaml", ", url: 'https://example.org/plan'", "", "missing", {"IJB-1"}),
    ],
)  # fmt: skip
def test_one_fault_in_a_strategic_plan_brings_down_just_what_asks_for_it(
    workspace: Tree, file: str, right: str, wrong: str, state: str, fallen: set[str]
) -> None:
    sound = judged(workspace(SOUND))
    states = judged(workspace(twin(file, right, wrong)))
    mine = [name for name in sound if name.startswith("IJB-") and name not in {"IJB-15", "IJB-16", "IJB-17", "IJB-19"}]
    assert {name: states[name] for name in mine if states[name] != sound[name]} == dict.fromkeys(fallen, state)


def test_an_empty_record_of_a_strategic_plan_is_missing_and_never_failed(workspace: Tree) -> None:
    states = judged(workspace({"engagement.yaml": ENGAGEMENT}))
    asked = {name: states[name] for name in (*BY_MACHINE, "IJB-1", "IJB-3", "IJB-4")}
    assert asked == {**dict.fromkeys(asked, "missing"), "IJB-8": "not-due"}


OUTSIDE = {
    **twin("engagement.yaml", "kind: strategic-plan", "kind: service-change"),
    "change.yaml": SOUND["change.yaml"].split("strategic_plan:")[0],
}
"""A joint board's significant decision outside its strategic plan."""


def test_what_is_asked_of_a_strategic_plan_alone_is_not_asked_of_a_decision_outside_it(workspace: Tree) -> None:
    states = judged(workspace(OUTSIDE))
    for name in ("IJB-1", "IJB-2", "IJB-3", "IJB-4", "IJB-5", "IJB-6", "IJB-7", "IJB-8", "IJB-13", "IJB-18"):
        assert states[name] == "not-applicable", name
    assert (states["IJB-9"], states["IJB-11"]) == ("to-judge", "met")


@pytest.mark.parametrize(
    ("file", "right", "wrong", "state"),
    [
        ("change.yaml", "spg_asked: 2026-03-10", "spg_asked: 2026-05-20", "failed"),
        ("change.yaml", "spg_asked: 2026-03-10", "spg_asked: 2026-05", "missing"),
        ("change.yaml", "  spg_asked: 2026-03-10\n", "", "missing"),
        ("change.yaml", "  spg_answer: It waits for the bus\n", "", "missing"),
        ("change.yaml", "spg_views: Only once the bus runs", "spg_views: OK", "missing"),
        ("change.yaml", "significant: yes", "significant: no", "not-applicable"),
        ("change.yaml", "  significant: yes\n", "", "missing"),
        ("decisions.yaml", "date: 2026-05-19", "date: 2026-03-11", "missing"),
        ("stakeholders.yaml", "affected: direct", "affected: interest", "missing"),
        ("engagement.yaml", "type: ijb", "type: council", "not-applicable"),
    ],
)
def test_a_significant_decision_outside_the_plan_needs_the_planning_group_and_those_it_is_for(
    workspace: Tree, file: str, right: str, wrong: str, state: str
) -> None:
    assert judged(workspace(twin(file, right, wrong, OUTSIDE)))["IJB-9"] == state


@pytest.mark.parametrize(
    ("area", "state"),
    [
        ("{places: [Kirkwall]}", "missing"),
        ("{places: [Kirkwall], localities: []}", "missing"),
        ("{islands: [Sanday]}", "missing"),
        ("{places: [Kirkwall], no_localities_because: no}", "missing"),
        ("{places: [Kirkwall], no_localities_because: Only the offices of the board move}", "not-applicable"),
        ("{localities: [North], no_localities_because: Only the offices of the board move}", "met"),
    ],
)
def test_that_no_locality_is_concerned_has_to_be_said_with_its_reason(workspace: Tree, area: str, state: str) -> None:
    files = twin("engagement.yaml", "{localities: [North, South]}", area, OUTSIDE)
    assert judged(workspace(files))["IJB-11"] == state


@pytest.mark.parametrize(
    "body", ["nhs-board", "special-board", "council", "cpp", "third-sector", "contractor", "other"]
)
def test_the_law_for_joint_boards_is_asked_of_no_other_body(workspace: Tree, body: str) -> None:
    states = judged(workspace(twin("engagement.yaml", "type: ijb", f"type: {body}")))
    assert {state for name, state in states.items() if name.startswith("IJB-")} == {"not-applicable"}
    assert {states[name] == "not-applicable" for name in ("LA-1", "LA-2")} == {body != "council"}


def test_what_the_guidance_says_councils_must_do_is_shown_as_it_says_it_and_is_no_law(workspace: Tree) -> None:
    council = next(one for one in published_frameworks() if one.id == "councils")
    assert [(one.id, one.says, one.severity) for one in council.requirements] == [
        ("LA-1", "must", "should"),
        ("LA-2", "should", "should"),
    ]
    files = twin("engagement.yaml", "type: ijb", "type: council")
    assert judged(workspace(files))["LA-1"] == "to-judge"
    secret = {**files, "decisions.yaml": files["decisions.yaml"].replace("papers_public: yes", "papers_public: no")}
    assert judged(workspace(secret))["LA-1"] == "failed"


HOSPITAL = {
    "engagement.yaml": """\
format: 1
id: one-hospital
step: feedback
started: 2025-11-04
body: {name: NHS Example, type: nhs-board}
proposal: {kind: service-change, services: [health], origin: national}
""",
    "plan.yaml": """\
approved: {date: 2026-02-17, by: The board}
scope:
  open: [{id: transport, what: How people get there}]
  fixed: [{id: site, what: The operations are done in one hospital, why: It is settled, documents: [letter]}]
timetable:
  - {id: talks, kind: engagement, opened: 2026-03-02, closed: 2026-04-24}
""",
    "stakeholders.yaml": SOUND["stakeholders.yaml"],
    "change.yaml": "national: {by: The Scottish Government, notice: 2026-02-03, document: letter}\n",
    "documents.yaml": "documents: [{id: letter, date: 2026-02-02, file: letter.pdf}]\n",
    "log/2026-03-12-drop-in.yaml": "kind: activity\ndate: 2026-03-12\nstakeholders: [patients]\n",
    "decisions.yaml": """\
decisions: [{id: buses, date: 2026-05-19, stage: final, outcome: approved, after: [talks]}]
""",
}
"""A health board's part in a change that was determined nationally."""
NATIONAL = ("NAT-1", "NAT-3", "NAT-4", "NAT-5")


def test_a_national_change_with_its_notice_is_met_as_far_as_the_record_can_tell(workspace: Tree) -> None:
    states = judged(workspace(HOSPITAL))
    assert [states[name] for name in NATIONAL] == ["met", "to-judge", "met", "met"]
    assert states["NHS-1"] == "to-judge"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "name", "state"),
    [
        ("change.yaml", "by: The Scottish Government", "by: NHS Example", "NAT-1", "missing"),
        ("change.yaml", ", document: letter", "", "NAT-3", "missing"),
        ("change.yaml", "notice: 2026-02-03", "not_done: It was told by telephone", "NAT-3", "failed"),
        ("documents.yaml", "date: 2026-02-02", "date: 2026-02-04", "NAT-3", "missing"),
        ("documents.yaml", ", file: letter.pdf", "", "NAT-3", "missing"),
        ("plan.yaml", "date: 2026-02-17", "date: 2026-01-20", "NAT-4", "failed"),
        ("plan.yaml", "date: 2026-02-17", "date: 2026-02", "NAT-4", "missing"),
        ("plan.yaml", ", documents: [letter]", "", "NAT-5", "missing"),
        ("plan.yaml", "what: How people get there", "what: The operations are done in one hospital", "NAT-5", "failed"),
        ("plan.yaml", "  open: [{id: transport, what: How people get there}]\n", "", "NAT-5", "missing"),
        ("log/2026-03-12-drop-in.yaml", "date: 2026-03-12", "date: 2026-05-20", "NHS-1", "missing"),
        ("decisions.yaml", "date: 2026-05-19", "date: 2026-04-01", "NHS-1", "failed"),
        ("engagement.yaml", "services: [health]", "services: [social-care]", "NHS-1", "not-applicable"),
        ("engagement.yaml", "type: nhs-board", "type: council", "NHS-1", "not-applicable"),
    ],
)
def test_one_fault_in_a_national_change_is_told_where_it_belongs(
    workspace: Tree, file: str, right: str, wrong: str, name: str, state: str
) -> None:
    assert judged(workspace(twin(file, right, wrong, HOSPITAL)))[name] == state


@pytest.mark.parametrize(
    ("right", "wrong", "state"),
    [
        ("origin: national", "origin: local", "missing"),
        ("type: nhs-board", "type: council", "not-applicable"),
        ("kind: service-change", "kind: policy", "not-applicable"),
        ("started: 2025-11-04", "started: 2023-11-04", "not-applicable"),
    ],
)
def test_national_changes_are_asked_of_those_they_are_for_and_doubt_is_told(
    workspace: Tree, right: str, wrong: str, state: str
) -> None:
    """A local proposal that has a national notice in change.yaml contradicts itself, and is asked about."""
    states = judged(workspace(twin("engagement.yaml", right, wrong, HOSPITAL)))
    assert {states[name] for name in NATIONAL} == {state}


def test_a_local_change_is_not_asked_for_a_national_notice(workspace: Tree) -> None:
    local = twin("engagement.yaml", "origin: national", "origin: local", HOSPITAL)
    states = judged(workspace({**local, "change.yaml": "designation: {status: not-major}\n"}))
    assert {states[name] for name in NATIONAL} == {"not-applicable"}


def test_every_duty_in_law_is_asked_of_the_smallest_engagement_too() -> None:
    mine = {"integration-joint-boards", "councils", "public-involvement", "nationally-determined-change"}
    asked = [one for framework in published_frameworks() if framework.id in mine for one in framework.requirements]
    law = [one for one in asked if one.severity == "must"]
    assert {one.id for one in law} == {
        *(f"IJB-{number}" for number in range(1, 15)),
        "NHS-1",
    }
    assert {one.profile for one in law} == {"light"}
