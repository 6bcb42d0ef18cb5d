"""What is asked of impact assessments: of whom, from when, and what of a record meets it or falls short."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from conftest import Run, Tree

from pwp.assessment import published_frameworks
from pwp.frameworks import Framework

ENGAGEMENT = """\
format: 1
id: ferry
title: Where the clinic is held
step: feedback
started: 2025-01-13
body: {{name: The council, type: {body}}}
area: {{islands: [Yell, Unst]}}
proposal:
  kind: {kind}
  services: [social-care]
  strategic: {strategic}
  affects:
    - {{who: islands, answer: yes, why: Half of those who come live there}}
    - {{who: under-18s, answer: yes, why: The youth clinic moves too}}
"""
PLAN = """\
timetable:
  - {id: talks, kind: engagement, opened: 2025-04-07, closed: 2025-06-27}
methods:
  - {id: talks, for: [islanders, young], level: involve}
privacy:
  dpia: {needed: yes, why: Health is asked about, done: 2025-03-03}
"""
STAKEHOLDERS = """\
stakeholders:
  - {id: islanders, name: People on Yell and Unst, kind: place}
  - {id: young, name: Young people who come, kind: identity, characteristics: [age]}
"""
THEMES = """\
themes:
  - {id: boat, theme: There is no boat home, raised_by: [islanders, young]}
  - {id: noise, theme: The hall is noisy, raised_by: [islanders]}
"""
COVERS = "equality, fairer-scotland, islands, childrens-rights, human-rights, environment, consumer"
NONE = "        effect: none\n        what: Asked and looked for, and nothing found\n"
NINE = (
    "age", "disability", "gender-reassignment", "marriage-and-civil-partnership", "pregnancy-and-maternity", "race",
    "religion-or-belief", "sex", "sexual-orientation",
)  # fmt: skip
GROUPS = """\
      - characteristic: age
        stakeholder: young
        effect: negative
        what: Those who come after school miss the last boat
        themes: [boat]
        mitigation: One late sailing a week
        owner: Transport officer
        done: 2025-11-03
      - place: Yell
        stakeholder: islanders
        effect: negative
        what: The journey takes an hour more
        themes: [boat]
        mitigation: A nurse comes to the hall
        owner: Service manager
        due: 2026-09-01
      - place: Unst
        stakeholder: islanders
        effect: positive
        what: The clinic is nearer
        themes: [boat]
"""
IMPACT = (
    f"""\
assessments:
  - id: joint
    covers: [{COVERS}]
    specific: yes
    needed: yes
    started: 2025-01-20
    owner: Service manager
    evidence:
      - {{what: Half have no car, source: Talks in both halls, from_people_affected: yes}}
    groups:
{GROUPS}"""
    + "".join(f"      - characteristic: {one}\n{NONE}" for one in NINE[1:])
    + """\
    needs:
      - {need: eliminate-discrimination, finding: Nobody is turned away}
      - {need: advance-equality, finding: The late sailing lets young people come}
      - {need: foster-good-relations, finding: Both islands share the hall}
    revisions: [{date: 2025-07-01, what_changed: The late sailing was put in}]
    signed_off: {date: 2025-08-04, by: Chief officer}
    published: {date: 2025-09-22, where: With the papers of the council}
"""
)
DECISIONS = """\
decisions:
  - id: new-place
    date: 2025-09-16
    stage: final
    outcome: approved
    after: [talks]
    considered: {assessments: [joint]}
"""
SOUND = {
    "engagement.yaml": ENGAGEMENT.format(body="council", kind="strategic-plan", strategic="yes"),
    "plan.yaml": PLAN,
    "stakeholders.yaml": STAKEHOLDERS,
    "themes.yaml": THEMES,
    "impact.yaml": IMPACT,
    "decisions.yaml": DECISIONS,
}
FAMILIES = (
    "equality",
    "fairer-scotland",
    "island-communities",
    "childrens-rights",
    "human-rights",
    "consumer-duty",
    "environmental-assessment",
    "data-protection",
)
OURS: dict[str, Framework] = {one.id: one for one in published_frameworks() if one.id in FAMILIES}


def checked(pwp: Run, folder: Any) -> Any:
    """What `pwp check` tells of a record on 2 March 2026."""
    return json.loads(pwp("check", "-C", folder, "--as-of", "2026-03-02", "--format", "json").out)


def states(told: Any) -> dict[str, str]:
    """The state of every requirement of these frameworks, by its id."""
    return {one["id"]: one["state"] for one in told["requirements"] if one["framework"] in FAMILIES}


def changed(right: str, wrong: str, file: str = "impact.yaml") -> Mapping[str, str]:
    """The sound record with something in it changed."""
    assert right in SOUND[file]
    return {**SOUND, file: SOUND[file].replace(right, wrong, 1)}


def worse(pwp: Run, workspace: Tree, files: Mapping[str, str]) -> dict[str, str]:
    """The requirements in another state than in the sound record, with that state."""
    now = states(checked(pwp, workspace(files)))
    return {name: state for name, state in now.items() if state != EXPECTED[name]}


TO_JUDGE = {
    *("EQ-3", "EQ-6", "FSD-3", "FSD-4", "CR-2", "CR-6", "CR-7", "HR-P", "HR-A", "HR-N", "HR-E"),
    *("CD-1", "CD-2", "CD-5", "SEA-2", "SEA-3", "DP-2", "DP-3", "DP-4"),
}
OF_THE_BODY = {"EQ-9", "FSD-9", "ICIA-1", "ICIA-7", "CR-3", "CD-3", "CD-6"}
OTHERWISE = {"ICIA-4": "not-applicable", "HR-P": "missing", "HR-N": "missing", "HR-E": "missing"}
EXPECTED = {
    one.id: OTHERWISE.get(one.id)
    or ("to-judge" if one.id in TO_JUDGE else "not-due" if one.id in OF_THE_BODY else "met")
    for framework in OURS.values()
    for one in framework.requirements
}


def test_a_record_with_all_of_it_meets_all_that_can_be_told_from_it(pwp: Run, workspace: Tree) -> None:
    assert states(checked(pwp, workspace(SOUND))) == EXPECTED


FALLING_SHORT = [
    (
        "begun once people were engaged",
        "started: 2025-01-20",
        "started: 2025-05-05",
        "failed: EQ-7 FSD-8 ICIA-5 CR-4 CD-4",
    ),
    (
        "begun once it was decided",
        "started: 2025-01-20",
        "started: 2025-10-06",
        "failed: EQ-2 EQ-4 EQ-7 FSD-2 FSD-7 FSD-8 ICIA-5 CR-4 CD-1 CD-4 SEA-1",
    ),
    (
        "nobody affected was heard",
        ", from_people_affected: yes",
        "",
        "missing: EQ-3 FSD-2 FSD-3 FSD-4 ICIA-3 CR-4 CR-6 CD-1 SEA-3",
    ),
    (
        "not looked at again",
        "    revisions: [{date: 2025-07-01, what_changed: The late sailing was put in}]\n",
        "",
        "missing: EQ-7 FSD-8 ICIA-5 CR-4 CD-4",
    ),
    ("one characteristic was not thought of", f"      - characteristic: race\n{NONE}", "", "missing: EQ-1"),
    (
        "one characteristic is not known",
        "characteristic: race\n        effect: none",
        "characteristic: race\n        effect: unknown",
        "missing: EQ-1 EQ-3 EQ-7 FSD-2 FSD-3 FSD-4 ICIA-3 ICIA-5 CR-4 CR-6 CD-1 CD-5 SEA-3",
    ),
    (
        "one of the three needs was left out",
        "      - {need: foster-good-relations, finding: Both islands share the hall}\n",
        "",
        "missing: EQ-1",
    ),
    ("one island was left out", "place: Unst", "place: Lerwick", "missing: ICIA-6"),
    (
        "nobody sees to what is done",
        "        owner: Transport officer\n",
        "",
        "missing: EQ-6 ICIA-5 CR-4",
    ),
    (
        "an effect leads to no group on the map",
        "        stakeholder: islanders\n",
        "",
        "missing: EQ-7 ICIA-5 CR-6 CD-5",
    ),
    (
        "what is named was said by others",
        "themes: [boat]",
        "themes: [noise]",
        "missing: EQ-7 ICIA-5 CR-6 CD-5",
    ),
    ("signed off once it was decided", "date: 2025-08-04", "date: 2025-09-17", "failed: FSD-5"),
    (
        "not published, for a reason that the law does not take",
        "published: {date: 2025-09-22, where: With the papers of the council}",
        "published: {why_not: It is long}",
        "failed: EQ-5",
    ),
    (
        "not published",
        "    published: {date: 2025-09-22, where: With the papers of the council}\n",
        "",
        "missing: EQ-5 FSD-6 ICIA-5 CR-7 SEA-1",
    ),
]


@pytest.mark.parametrize(("fault", "right", "wrong", "short"), FALLING_SHORT)
def test_one_fault_turns_what_asks_about_it_and_nothing_else(
    pwp: Run, workspace: Tree, fault: str, right: str, wrong: str, short: str
) -> None:
    state, _, names = short.partition(": ")
    assert worse(pwp, workspace, changed(right, wrong)) == dict.fromkeys(names.split(), state), fault


def test_what_those_who_decided_did_not_have_is_missing_wherever_it_is_asked(pwp: Run, workspace: Tree) -> None:
    files = changed("considered: {assessments: [joint]}", "considered: {documents: []}", "decisions.yaml")
    asking = ("EQ-2", "EQ-4", "FSD-2", "FSD-7", "ICIA-5", "CR-4", "CD-1", "SEA-1")
    assert worse(pwp, workspace, files) == dict.fromkeys(asking, "missing")
    found = [one for one in checked(pwp, workspace(files))["findings"] if one["code"] == "IMP12"]
    assert [(one["sentence"], set(one["requirements"])) for one in found] == [
        ("new-place does not say it considered joint", set(asking))
    ]


def test_an_assessment_of_something_wider_is_none_for_this_proposal(pwp: Run, workspace: Tree) -> None:
    now = states(checked(pwp, workspace(changed("specific: yes", "specific: no"))))
    about = [one.id for framework in OURS.values() for one in framework.requirements if one.about]
    assert {now[name] for name in about} == {"missing"}


@pytest.mark.parametrize("word", ["equality", "islands", "childrens-rights", "consumer", "environment"])
def test_what_nobody_looked_at_is_one_finding_that_names_all_that_ask(pwp: Run, workspace: Tree, word: str) -> None:
    told = checked(pwp, workspace(changed(f"covers: [{COVERS}]", f"covers: [{COVERS.replace(word, 'transport')}]")))
    about = {one.id for framework in OURS.values() for one in framework.requirements if one.about == word}
    found = [one for one in told["findings"] if one["code"] == "IMP02" and about & set(one["requirements"])]
    assert [about <= set(one["requirements"]) for one in found] == [True]
    assert {states(told)[name] for name in about} == {"missing"}


def test_a_decision_that_is_not_strategic_needs_a_declaration_and_no_more(pwp: Run, workspace: Tree) -> None:
    engagement = ENGAGEMENT.format(body="council", kind="routine", strategic="no")
    covers = COVERS.replace("fairer-scotland, ", "").replace(", consumer", "")
    files = {**changed(COVERS, covers), "engagement.yaml": engagement}
    now = states(checked(pwp, workspace(files)))
    assert now["FSD-1"] == "missing"
    assert {now[f"FSD-{number}"] for number in range(2, 9)} == {now["CD-1"], now["CD-4"]} == {"not-applicable"}
    declared = "  - {id: declared, covers: [fairer-scotland], needed: no, why: One room moves across the street}\n"
    assert states(checked(pwp, workspace({**files, "impact.yaml": files["impact.yaml"] + declared})))["FSD-1"] == "met"


def test_why_no_island_was_looked_at_has_to_be_published(pwp: Run, workspace: Tree) -> None:
    covers = COVERS.replace("islands, ", "")
    files = dict(changed(f"covers: [{COVERS}]", f"covers: [{covers}]"))
    unneeded = "  - {id: isles, covers: [islands], needed: no, why: No sailing changes%s}\n"
    published = ", published: {date: 2025-09-22, where: At the pier}"
    for more, state in (("", "missing"), (published, "met")):
        now = states(checked(pwp, workspace({**files, "impact.yaml": files["impact.yaml"] + unneeded % more})))
        assert (now["ICIA-2"], now["ICIA-4"]) == ("met", state)


BOUND = ("nhs-board", "special-board", "ijb", "council")


@pytest.mark.parametrize("body", [*BOUND, "cpp", "third-sector", "contractor", "other"])
def test_the_law_binds_public_bodies_and_the_rest_is_for_everybody(pwp: Run, workspace: Tree, body: str) -> None:
    engagement = ENGAGEMENT.format(body=body, kind="strategic-plan", strategic="yes")
    told = checked(pwp, workspace({**SOUND, "engagement.yaml": engagement}))
    on = {one["framework"] for one in told["requirements"] if one["state"] != "not-applicable"}
    everybody = {"human-rights", "data-protection"}
    assert on & set(FAMILIES) == (set(FAMILIES) if body in BOUND else everybody)
    off = [one["reason"] for one in told["requirements"] if one["framework"] == "equality" and body not in BOUND]
    assert all(reason.startswith("not asked of a") for reason in off)


@pytest.mark.parametrize(
    ("family", "day"),
    [
        ("equality", "2012-05-26"),
        ("fairer-scotland", "2018-03-31"),
        ("island-communities", "2020-12-22"),
        ("childrens-rights", "2024-07-15"),
        ("consumer-duty", "2024-03-31"),
        ("environmental-assessment", "2006-02-19"),
        ("data-protection", "2018-05-24"),
    ],
)
def test_a_duty_is_not_asked_of_what_was_decided_before_it_and_is_of_what_only_began_so(
    pwp: Run, workspace: Tree, family: str, day: str
) -> None:
    decided = workspace(changed("date: 2025-09-16", f"date: {day}", "decisions.yaml"))
    asked = [one for one in checked(pwp, decided)["requirements"] if one["framework"] == family]
    assert {one["state"] for one in asked} == {"not-applicable"}
    began = workspace(changed("started: 2025-01-13", f"started: {day}", "engagement.yaml"))
    asked = [one for one in checked(pwp, began)["requirements"] if one["framework"] == family]
    assert {one["state"] for one in asked} != {"not-applicable"}


def test_only_a_plan_a_programme_or_a_strategy_is_assessed_for_the_environment(pwp: Run, workspace: Tree) -> None:
    for kind, state in (("locality-plan", "met"), ("policy", "met"), ("service-change", "not-applicable")):
        engagement = ENGAGEMENT.format(body="council", kind=kind, strategic="yes")
        assert states(checked(pwp, workspace({**SOUND, "engagement.yaml": engagement})))["SEA-1"] == state, kind


@pytest.mark.parametrize(
    ("dpia", "short"),
    [
        ("{needed: yes, why: Health is asked about, done: 2025-05-05}", {"DP-5": "failed"}),
        ("{needed: yes, why: Health is asked about}", {"DP-5": "missing"}),
        ("{needed: yes, done: 2025-03-03}", {"DP-1": "missing"}),
        (
            "{needed: no, why: Only how many came is kept}",
            {"DP-2": "not-applicable", "DP-3": "not-applicable", "DP-4": "not-applicable", "DP-5": "not-applicable"},
        ),
        ("{needed: no}", dict.fromkeys(("DP-1", "DP-2", "DP-3", "DP-4", "DP-5"), "missing")),
        ("{why: Health is asked about}", dict.fromkeys(("DP-1", "DP-2", "DP-3", "DP-4", "DP-5"), "missing")),
    ],
)
def test_the_risk_to_data_is_assessed_before_anything_is_collected(
    pwp: Run, workspace: Tree, dpia: str, short: dict[str, str]
) -> None:
    files = changed("{needed: yes, why: Health is asked about, done: 2025-03-03}", dpia, "plan.yaml")
    assert worse(pwp, workspace, files) == short
    told = checked(pwp, workspace(files))["findings"]
    asked = [one["code"] for one in told if "is needed" in one["sentence"] and "data protection" in one["sentence"]]
    assert asked in ([], ["IMP16"])


def test_whether_anything_is_kept_on_people_is_asked_before_what_turns_on_it(pwp: Run, workspace: Tree) -> None:
    dpia = "privacy:\n  dpia: {needed: yes, why: Health is asked about, done: 2025-03-03}\n"
    told = checked(pwp, workspace(changed(dpia, "", "plan.yaml")))["findings"]
    asked = [one["sentence"] for one in told if one["code"] == "WSP30" and "data" in one["sentence"]]
    assert asked == ["the record does not say whether personal data is held"]


def test_children_have_the_law_of_the_ministers_as_what_is_expected_of_others(pwp: Run, workspace: Tree) -> None:
    told = checked(pwp, workspace(SOUND))
    severity = {one["id"]: one["severity"] for one in told["requirements"] if one["framework"] == "childrens-rights"}
    assert {name for name, how in severity.items() if how == "must"} == {"CR-2", "CR-3"}
    judged = {one.id: one.judged for one in OURS["childrens-rights"].requirements}
    assert judged["CR-2"] == "people"


def test_no_must_is_set_aside_for_a_small_engagement() -> None:
    for framework in OURS.values():
        for one in framework.requirements:
            assert one.severity != "must" or one.profile == "light", one.id
            assert one.severity == "must" or one.says != "must" or one.verified == "unverified", one.id


@pytest.mark.parametrize("why", ["none", "No.", "n/a", "because", "None needed", "-"])
def test_a_word_does_not_open_what_an_assessment_is_asked(pwp: Run, workspace: Tree, why: str) -> None:
    files = {**SOUND, "impact.yaml": f'assessments: [{{id: all, covers: [{COVERS}], needed: no, why: "{why}"}}]\n'}
    now = states(checked(pwp, workspace(files)))
    asked = ("EQ-1", "EQ-2", "EQ-4", "EQ-5", "FSD-1", "ICIA-2", "ICIA-3", "CR-1", "CR-5", "CD-1")
    assert {now[one] for one in asked} == {"missing"}


def test_no_reason_stands_in_for_an_assessment_of_people_who_are_affected(pwp: Run, workspace: Tree) -> None:
    unneeded = f"assessments: [{{id: all, covers: [{COVERS}], needed: no, why: Everybody is treated alike}}]\n"
    concerned = "  affects:\n    - {who: protected-characteristics, answer: yes, why: Many are old}\n"
    engagement = SOUND["engagement.yaml"].replace("  affects:\n", concerned)
    now = states(checked(pwp, workspace({**SOUND, "impact.yaml": unneeded, "engagement.yaml": engagement})))
    assert {now[one] for one in ("EQ-1", "EQ-2", "EQ-4", "EQ-5", "CR-1", "CR-4", "CR-5", "CR-6")} == {"missing"}
    assert {now["ICIA-2"], now["FSD-1"]} == {"met"}, "of these the source lets a reason stand"


def test_an_assessment_of_islands_that_names_none_is_none_of_islands(pwp: Run, workspace: Tree) -> None:
    elsewhere = SOUND["impact.yaml"].replace("place: Yell", "place: Lerwick").replace("place: Unst", "place: Scalloway")
    now = states(checked(pwp, workspace({**SOUND, "impact.yaml": elsewhere})))
    assert {now[one] for one in ("ICIA-2", "ICIA-3", "ICIA-6")} == {"missing"}


@pytest.mark.parametrize(
    ("name", "state"),
    [("People over 80", "to-judge"), ("Parents of young children", "to-judge"), ("Pupils of the school", "met")],
)
def test_an_assessment_on_children_stands_only_where_they_are_named_and_people_judge_whether_they_were_asked(
    pwp: Run, workspace: Tree, name: str, state: str
) -> None:
    files = {file: text.replace("young", "others") for file, text in SOUND.items()}
    files["stakeholders.yaml"] = files["stakeholders.yaml"].replace("Young people who come", name)
    now = states(checked(pwp, workspace(files)))
    assert (now["CR-4"], now["CR-6"]) == (state, "to-judge")


def test_what_others_said_of_children_on_whom_no_effect_was_found_does_not_show_that_they_were_asked(
    pwp: Run, workspace: Tree
) -> None:
    files = changed("effect: negative\n        what: Those who come", "effect: none\n        what: Those who come")
    files = {**files, "themes.yaml": THEMES.replace("[islanders, young]", "[islanders]")}
    assert states(checked(pwp, workspace(files)))["CR-6"] == "to-judge"
