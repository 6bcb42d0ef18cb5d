"""Frameworks: the published ones are whole, one's own is read with care, and what applies or does not says why."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import SMALLEST, Tree
from typer.testing import CliRunner, Result

from pwp import assess, load, render
from pwp.assessment import Assessed, Assessment, limits, published_frameworks, rules
from pwp.cli.app import app
from pwp.errors import BadFramework
from pwp.findings import Finding, Severity, State
from pwp.frameworks import FILES, Framework, Requirement, read
from pwp.frameworks.compiled import NAME, compiled, read_compiled
from pwp.frameworks.editions import Shelf
from pwp.frameworks.records import WHEN_WORDS
from pwp.model.words import STEPS

ASKED_ON = date(2026, 6, 1)
STANDARDS = {
    "INC": ("Inclusion", 4),
    "SUP": ("Support", 3),
    "PLN": ("Planning", 6),
    "WRK": ("Working together", 7),
    "MET": ("Methods", 5),
    "COM": ("Communication", 6),
    "IMP": ("Impact", 7),
}
"""The seven National Standards of 2016: letters, name, and how many indicators each has."""


def published(name: str) -> Framework:
    return next(one for one in published_frameworks() if one.name == name)


NATIONAL = published("national-standards-2016")
EVERY = [(framework, one) for framework in published_frameworks() for one in framework.requirements]
every_requirement = pytest.mark.parametrize(("framework", "one"), EVERY, ids=[one.id for _, one in EVERY])


def test_the_national_standards_are_seven_with_thirty_eight_indicators() -> None:
    expected = [
        (f"NS-{letters}-{number}", name, f"{name} {number}")
        for letters, (name, count) in STANDARDS.items()
        for number in range(1, count + 1)
    ]
    assert len(expected) == 38
    assert [(one.id, one.group, one.source and one.source.section) for one in NATIONAL.requirements] == expected
    assert NATIONAL.left_out == ()


def test_the_national_standards_are_good_practice_and_bind_nobody_by_law() -> None:
    assert {one.severity for one in NATIONAL.requirements} == {"should"}
    assert {one.says for one in NATIONAL.requirements} == {"should"}
    assert NATIONAL.applies is None
    assert {one.applies for one in NATIONAL.requirements} == {None}


def test_indicators_that_are_often_shortened_are_whole() -> None:
    asks = {one.id: " ".join(one.asks.casefold().split()) for one in NATIONAL.requirements}
    assert "protected characteristics" in asks["NS-INC-2"]
    assert "disadvantage" in asks["NS-INC-2"]
    assert "work with or speak for" in asks["NS-INC-3"]
    assert not re.search("cost|travel|venue|digital", asks["NS-SUP-2"]), "the standard lists no barriers"
    assert "evaluation" in asks["NS-IMP-7"]


@every_requirement
def test_a_requirement_says_where_it_stands_in_what_was_published(framework: Framework, one: Requirement) -> None:
    assert [(other.id, other.edition) for other, each in EVERY if each.id == one.id].count(
        (framework.id, framework.edition)
    ) == 1
    assert {other.id for other, each in EVERY if each.id == one.id} == {framework.id}
    assert one.verified != "unverified" or one.severity == "advice"
    if framework.publisher != "pwp":
        assert one.source
        assert one.source.section
        assert framework.url
        assert framework.accessed


@every_requirement
def test_what_people_judge_is_put_to_them_as_a_question_of_its_own(framework: Framework, one: Requirement) -> None:
    assert (one.question is not None) == (one.judged != "machine"), framework.name
    assert bool(one.checks) == (one.judged != "people")
    if one.question is not None:
        asked, asks = (re.findall(r"\w+", text.casefold()) for text in (one.question, one.asks))
        assert one.question.strip().endswith("?")
        assert len(set(asked) & set(asks)) < len(set(asks)) / 2, "it is the requirement with a question mark"


POINTS = [
    line.split()
    for line in Path(__file__).with_name("points_of_the_sources.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FAMILIES = {
    "NS": "national-standards",
    "PWP": "planning-with-people",
    "MSC": "major-service-change",
    "EQ": "equality",
    "FSD": "fairer-scotland",
    "ICIA": "island-communities",
    "CR": "childrens-rights",
    "HR": "human-rights",
    "CD": "consumer-duty",
    "SEA": "environmental-assessment",
    "DP": "data-protection",
    "GUN": "gunning",
    "OPT": "option-appraisal",
    "IJB": "integration-joint-boards",
    "LA": "councils",
    "NHS": "public-involvement",
    "HIS": "public-involvement",
    "NAT": "nationally-determined-change",
    "SDC": "handling-what-people-say",
    "GD": "handling-what-people-say",
}


@pytest.mark.parametrize(
    "framework", [one for one in published_frameworks() if one.id in FAMILIES.values()], ids=lambda one: one.name
)
def test_every_point_of_a_source_is_asked_or_left_out_with_a_reason(framework: Framework) -> None:
    points = {
        name
        for name, *since in POINTS
        if FAMILIES[name.split("-")[0]] == framework.id and framework.edition >= "".join(since)
    }
    asked = [one.id for one in framework.requirements]
    left_out = [one.id for one in framework.left_out]
    assert sorted(asked + left_out) == sorted(points)
    assert all(len(one.why.split()) > 3 for one in framework.left_out)


def test_every_check_that_is_named_is_there_and_every_check_there_is_named() -> None:
    named = {code for _, one in EVERY for code in one.checks}
    assert named == set(rules())


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
    thresholds:
      ENG05:
        working_days: 15
"""


def test_a_framework_of_ones_own_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    mine = read(tmp_path / "mine.yaml", limits())
    assert [(one.id, one.checks) for one in mine.requirements] == [("MY-1", ("FBK02",)), ("MY-2", ("ENG05",))]
    assert mine.requirements[1].thresholds == {"ENG05": {"working_days": 15}}


@pytest.mark.parametrize(
    ("right", "wrong", "lines", "said"),
    [
        ("[FBK02]", "[FBK92]", (9,), "FBK92"),
        ("id: MY-2", "id: MY-1", (10,), "twice"),
        ("    asks: Every", "    aks: Every", (6,), "did you mean 'asks'?"),
        ("step: engage", "step: engag", (13,), "did you mean 'engage'?"),
        ("judged: machine\n    checks: [FBK02]", "judged: people", (4, 8), "question"),
        ("judged: machine", "judged: people", (4, 8, 9), "judged: both"),
        ("      ENG05:", "      ENG95:", (17,), "ENG95"),
        ("working_days: 15", "working_dais: 15", (18,), "working_dais"),
        ("working_days: 15", "working_days: many", (18,), "'working_days' takes a whole number such as 21"),
        ("title: Our own policy", "title: Our: own policy", (2,), "quotes"),
        ("[ENG05]", "[ENG05", (15,), "]"),
    ],
)
def test_what_is_wrong_in_a_framework_of_ones_own_is_told_with_its_line(
    workspace: Tree, right: str, wrong: str, lines: tuple[int, ...], said: str
) -> None:
    folder = workspace({"frameworks/mine.yaml": MINE.replace(right, wrong, 1)})
    with pytest.raises(BadFramework) as stopped:
        read(folder / "frameworks" / "mine.yaml", limits())
    first, *problems = str(stopped.value).splitlines()
    assert "mine.yaml" in first
    assert any(f"line {line}:" in one and said in one for line in lines for one in problems), problems
    ran = CliRunner().invoke(app, ["check", "-C", str(folder)], standalone_mode=False)
    assert isinstance(ran.exception, BadFramework)
    assert ran.output == ""


@pytest.mark.parametrize("name", ["mine.yml", "MINE.YAML", "policies/mine.yaml", "mine.yaml.txt"])
def test_a_framework_under_a_name_that_is_not_read_is_not_passed_over(workspace: Tree, name: str) -> None:
    """It is judged by, or it is said that it is not."""
    told = checked(workspace({f"frameworks/{name}": MINE})).output
    assert "MY-1" in told or name in told


@pytest.mark.parametrize("framework", published_frameworks(), ids=[one.id for one in published_frameworks()])
def test_a_framework_of_ones_own_takes_no_published_one_away(workspace: Tree, framework: Framework) -> None:
    named = f'id: {framework.id}\nedition: "{framework.edition}"'
    ran = checked(workspace({"frameworks/mine.yaml": MINE.replace("id: mine", named)}))
    if ran.exception is None or isinstance(ran.exception, SystemExit):
        asked = {one["id"] for one in json.loads(ran.output)["requirements"]}
        assert asked >= {one.id for _, one in EVERY}
    else:
        assert isinstance(ran.exception, BadFramework)


def test_a_requirement_of_ones_own_is_explained_in_whatever_capitals_it_has(workspace: Tree) -> None:
    folder = workspace({"frameworks/mine.yaml": MINE.replace("MY-1", "Our-1")})
    for name in ("Our-1", "our-1", "OUR-1"):
        ran = CliRunner().invoke(app, ["explain", name, "-C", str(folder)], standalone_mode=False)
        assert "Every theme has an answer" in ran.output, name


def checked(folder: Path) -> Result:
    """What `pwp check` tells of a workspace, as JSON."""
    arguments = ["check", "-C", str(folder), "--as-of", ASKED_ON.isoformat(), "--format", "json"]
    return CliRunner().invoke(app, arguments, standalone_mode=False)


FIRST = """\
id: mine
edition: "2021"
title: Our own policy
publisher: The council
from: 2021-01
applies: {bodies: [council]}
requirements:
  - id: MY-1
    group: Starting
    title: Somebody asked
    asks: Somebody was asked.
    source: {section: "Page 3"}
    verified: text
    step: identify
    question: Whom did you ask, and what did they say?
  - id: MY-2
    group: Starting
    title: Something dropped later
    asks: Something was done.
    source: {section: "Page 4"}
    verified: text
    step: identify
    question: What was done, and when?
  - id: MY-3
    group: Ending
    title: Every theme has an answer
    asks: Every theme that people raised has an answer.
    source: {section: "Page 5"}
    verified: text
    step: feedback
    judged: machine
    checks: [FBK02]
left_out:
  - id: MY-9
    why: It asks nothing of anybody.
"""
NEXT = """\
id: mine
edition: "2024"
title: Our own policy, renewed
from: 2024-01
carry: "2021"
groups: {Ending: Closing}
requirements:
  - id: MY-4
    group: Starting
    title: Something new
    asks: Something new was done.
    source: {section: "Page 2"}
    verified: page
    step: plan
    question: What was done for the first time?
  - id: MY-3
    asks: Every theme has an answer within a month.
    source: {section: "Page 7"}
    verified: text
left_out:
  - id: MY-2
    why: It is not asked any more.
"""


def editions(folder: Path, later: str = NEXT) -> Path:
    """A folder with two editions of a policy, of which the second carries the first over."""
    folder.mkdir(exist_ok=True)
    (folder / "mine-2021.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "mine-2024.yaml").write_text(later, encoding="utf-8")
    return folder


def test_an_edition_keeps_what_it_carries_over_and_says_what_it_changes_adds_and_drops(tmp_path: Path) -> None:
    later = read(editions(tmp_path) / "mine-2024.yaml", limits())
    assert [(one.id, one.group) for one in later.requirements] == [
        ("MY-1", "Starting"),
        ("MY-4", "Starting"),
        ("MY-3", "Closing"),
    ]
    kept, new, changed = later.requirements
    assert (kept.title, kept.verified) == ("Somebody asked", "carried-over")
    assert later.clause(kept) == (
        "Our own policy, renewed 2024, as in 2021: Page 3; carried over, not checked against this edition"
    )
    assert later.clause(new) == "Our own policy, renewed 2024: Page 2; checked against the publisher's own page"
    assert (changed.title, changed.asks) == (
        "Every theme has an answer",
        "Every theme has an answer within a month.",
    )
    assert later.clause(changed) == "Our own policy, renewed 2024: Page 7; checked against the published text"
    assert changed.checks == ("FBK02",)
    assert later.applies is not None
    assert later.applies.bodies == ("council",)
    assert [one.id for one in later.left_out] == ["MY-9", "MY-2"]
    assert (later.title, later.publisher, later.brief) == (
        "Our own policy, renewed",
        "The council",
        "Our own policy, renewed 2024",
    )


def test_what_an_edition_asks_after_all_is_no_longer_left_out(tmp_path: Path) -> None:
    asked = (
        "    group: Closing\n    title: It is asked\n    asks: It is asked.\n    step: plan\n    question: By whom?\n"
    )
    more = NEXT.replace("  - id: MY-3\n", f"  - id: MY-9\n{asked}  - id: MY-3\n")
    later = read(editions(tmp_path, more) / "mine-2024.yaml", limits())
    assert [one.id for one in later.requirements] == ["MY-1", "MY-4", "MY-3", "MY-9"]
    assert [one.id for one in later.left_out] == ["MY-2"]


def test_what_was_checked_against_one_edition_was_not_checked_against_the_next(tmp_path: Path) -> None:
    folder = editions(tmp_path)
    third = 'id: mine\nedition: "2026"\ntitle: Our own policy, again\ncarry: "2024"\n'
    (folder / "mine-2026.yaml").write_text(third, encoding="utf-8")
    found = read(folder / "mine-2026.yaml", limits())
    sections = {one.id: (one.source.edition, one.source.section) for one in found.requirements if one.source}
    assert {one.verified for one in found.requirements} == {"carried-over"}
    assert sections == {"MY-1": ("2021", "Page 3"), "MY-4": ("2024", "Page 2"), "MY-3": ("2024", "Page 7")}


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ('carry: "2021"', 'carry: "2020"', 5, "no edition '2020'"),
        ('carry: "2021"', 'carry: "2024"', 5, "no edition '2024'"),
        ("    verified: page", "    verfied: page", 13, "did you mean 'verified'?"),
        ("step: plan", "step: planing", 14, "did you mean 'plan'?"),
        ('{section: "Page 7"}', "{section: [7]}", 18, "section"),
        ("    verified: text", "    checks: [FBK92]", 19, "FBK92"),
        ("from: 2024-01", "from: 2024: 01", 4, "quotes"),
    ],
)
def test_what_is_wrong_in_an_edition_that_carries_another_is_told_with_its_own_line(
    tmp_path: Path, right: str, wrong: str, line: int, said: str
) -> None:
    folder = editions(tmp_path, NEXT.replace(right, wrong, 1))
    with pytest.raises(BadFramework) as stopped:
        read(folder / "mine-2024.yaml", limits())
    first, *problems = str(stopped.value).splitlines()
    assert "mine-2024.yaml" in first
    assert any(f"line {line}:" in one and said in one for one in problems), problems


@pytest.mark.parametrize(
    ("started", "edition"),
    [("2021-05-04", "2021"), ("2023-03-01", "2023"), ("2024-05-20", "2023"), ("2024-06-01", "2024")],
)
def test_the_edition_that_stood_when_the_engagement_began_judges_it(
    workspace: Tree, started: str, edition: str
) -> None:
    assert judging(workspace, f"started: {started}\n") == edition


def test_a_record_can_name_the_edition_and_where_no_day_is_known_the_last_judges(workspace: Tree) -> None:
    named = 'started: 2026-01-05\nframeworks: {editions: {planning-with-people: "2021"}}\n'
    assert judging(workspace, named) == "2021"
    assert judging(workspace, "") == "2024"


def judging(workspace: Tree, more: str) -> str:
    """The edition of Planning with People that judges a council's engagement about day care."""
    engagement = f"format: 1\nid: day-care\nbody: {{type: council}}\nproposal: {{services: [social-care]}}\n{more}"
    assessment = assess(load(workspace({"engagement.yaml": engagement})), as_of=ASKED_ON)
    chosen = next(one for one in assessment.frameworks if one.framework.id == "planning-with-people")
    assert chosen.applies.holds is True
    return chosen.framework.edition


def test_what_is_not_asked_of_an_edition_is_in_the_others_under_the_same_id() -> None:
    first, second, third = (published(f"planning-with-people-{year}") for year in ("2021", "2023", "2024"))
    ids = [{one.id for one in each.requirements} for each in (first, second, third)]
    assert ids[0] < ids[1] == ids[2]
    assert {one.verified for one in first.requirements} == {"text"}
    assert {one.verified for one in third.requirements} == {"carried-over", "page"}
    assert [*dict.fromkeys(one.group for one in first.requirements)][-3:] == [
        "Decision-making",
        "Feedback",
        "Organisation",
    ]
    assert [*dict.fromkeys(one.group for one in third.requirements)][-2:] == [
        "Feedback and decision making",
        "Organisation",
    ]


SHARED = """\
id: ours
title: Our own policy
requirements:
  - id: OUR-1
    title: What nobody agreed with is kept
    asks: What nobody agreed with is kept.
    step: evaluate
    judged_with: NS-INC-4
"""
JUDGED = """\
judgements:
  - requirements: [{name}]
    rating: {rating}
    by: [Panel of carers]
    date: 2026-05-20
    why: Two of them found what they had said
    evidence: [2026-05-01-drop-in]
"""


@pytest.mark.parametrize("name", ["NS-INC-4", "OUR-1"])
@pytest.mark.parametrize(("rating", "state"), [("met", State.MET), ("partly", State.PARTLY), ("not-met", State.FAILED)])
def test_where_two_frameworks_ask_the_same_one_judgement_serves_both_and_is_told_once(
    workspace: Tree, name: str, rating: str, state: State
) -> None:
    folder = workspace(
        {
            "frameworks/ours.yaml": SHARED,
            "evaluation.yaml": JUDGED.format(name=name, rating=rating),
            "log/2026-05-01-drop-in.yaml": "kind: activity\ndate: 2026-05-01\n",
        }
    )
    known = [*published_frameworks(), read(folder / "frameworks" / "ours.yaml", limits(), published_frameworks())]
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=known, sign_off=True)
    states = {one.requirement.id: one for one in assessment.requirements}
    assert states["OUR-1"].state is state
    assert [one.judged.state for one in (states["OUR-1"], states["NS-INC-4"]) if one.judged] == [state, state]
    told = [one for one in assessment.findings if "Two of them found" in one.sentence]
    assert [set(one.requirements) for one in told] == ([] if state is State.MET else [{"NS-INC-4", "OUR-1"}])


def test_a_question_that_two_frameworks_put_is_open_once(workspace: Tree) -> None:
    folder = workspace({"frameworks/ours.yaml": SHARED})
    known = [*published_frameworks(), read(folder / "frameworks" / "ours.yaml", limits(), published_frameworks())]
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=known, sign_off=True)
    states = {one.requirement.id: one for one in assessment.requirements}
    assert states["OUR-1"].state is State.TO_JUDGE
    question = states["NS-INC-4"].requirement.question
    assert states["OUR-1"].requirement.question == question
    assert [one.requirements for one in assessment.findings if one.sentence == question] == [("NS-INC-4", "OUR-1")]


def test_a_question_can_only_be_shared_with_one_that_is_put(workspace: Tree) -> None:
    folder = workspace({"frameworks/ours.yaml": SHARED.replace("NS-INC-4", "NS-INC-1")})
    with pytest.raises(BadFramework, match=r"line 8: OUR-1: there is no requirement NS-INC-1 that people judge"):
        read(folder / "frameworks" / "ours.yaml", limits(), published_frameworks())


OF_THE_BODY = """\
id: mine
title: Our own policy
applies: {when: [care-service]}
requirements:
  - id: MY-1
    title: Engagement is routine
    asks: Engagement is routine.
    step: organisation
    question: Whom did you last ask about nothing in particular?
"""


def test_what_is_asked_of_the_organisation_is_never_due_though_nobody_knows_whether_it_applies(workspace: Tree) -> None:
    folder = workspace({"frameworks/mine.yaml": OF_THE_BODY})
    known = [read(folder / "frameworks" / "mine.yaml", limits())]
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=known, sign_off=True)
    assert [(one.state, one.reason) for one in assessment.requirements] == [
        (State.NOT_DUE, "asked of the organisation as a whole")
    ]


FOR_PEOPLE = """\
id: mine
title: Our own policy
requirements:
  - id: MY-1
    title: Somebody asked
    asks: Somebody was asked.
    step: identify
    question: Whom did you ask, and what did they say?
"""


def one_requirement(folder: Path, more: str) -> tuple[Assessed, Assessment]:
    """How a requirement that people judge comes out, with more said about whom it is asked of."""
    (folder / "frameworks").mkdir(exist_ok=True)
    (folder / "frameworks" / "mine.yaml").write_text(FOR_PEOPLE + more, encoding="utf-8")
    known = [*published_frameworks(), read(folder / "frameworks" / "mine.yaml", limits())]
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=known, step=STEPS[-1], raise_crashes=True)
    return next(one for one in assessment.requirements if one.requirement.id == "MY-1"), assessment


def proposal(text: str) -> Mapping[str, str]:
    """An engagement with a proposal."""
    return {"engagement.yaml": f"{SMALLEST['engagement.yaml']}proposal: {text}\n"}


ANSWERS: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "consultation": (
        {"plan.yaml": "timetable: [{id: a, kind: engagement}, {id: b, kind: consultation}]\n"},
        {"plan.yaml": "timetable: [{id: a, kind: engagement}]\n"},
    ),
    "service-change": (proposal("{kind: service-change}"), proposal("{kind: policy}")),
    "care-service": (proposal("{services: [social-care]}"), proposal("{services: [other]}")),
    "mostly-online": (
        {"plan.yaml": "methods: [{id: a, mode: online}]\n"},
        {"plan.yaml": "methods: [{id: a, mode: online}, {id: b, mode: post}]\n"},
    ),
    "capital": (proposal("{capital: yes}"), proposal("{capital: no}")),
    "health-service": (proposal("{services: [social-care, health]}"), proposal("{services: [social-care]}")),
    "major-or-undecided": (
        {**proposal("{change: [withdrawn]}"), "change.yaml": "designation: {status: undecided}\n"},
        {**proposal("{change: [withdrawn]}"), "change.yaml": "designation: {status: not-major, date: 2025-02-03}\n"},
    ),
    "strategic": (proposal("{strategic: yes}"), proposal("{strategic: no}")),
    "plan-or-programme": (proposal("{kind: locality-plan}"), proposal("{kind: budget}")),
    "islands": (
        proposal("{affects: [{who: islands, answer: yes}]}"),
        proposal("{affects: [{who: islands, answer: no, why: It is on the mainland}]}"),
    ),
    "under-18s": (
        proposal("{affects: [{who: under-18s, answer: yes}]}"),
        proposal("{affects: [{who: under-18s, answer: no, why: The service is for adults}]}"),
    ),
    "personal-data": (
        {"plan.yaml": "privacy: {basis: public task}\n"},
        {"plan.yaml": "privacy: {not_done: Nothing is written down}\n"},
    ),
    "data-at-risk": (
        {"plan.yaml": "privacy: {dpia: {needed: yes}}\n"},
        {"plan.yaml": "privacy: {dpia: {needed: no, why: Only a number is kept}}\n"},
    ),
    "strategic-plan": (proposal("{kind: strategic-plan}"), proposal("{kind: service-change}")),
    "localities": (
        {"engagement.yaml": f"{SMALLEST['engagement.yaml']}area: {{localities: [North]}}\n"},
        {"engagement.yaml": f"{SMALLEST['engagement.yaml']}area: {{no_localities_because: Only the offices move}}\n"},
    ),
    "significant-decision": (
        {"change.yaml": "ijb: {significant: yes}\n"},
        {"change.yaml": "ijb: {significant: no}\n"},
    ),
    "national": (proposal("{origin: national}"), proposal("{origin: local}")),
}
"""For each word about what a requirement applies to: a record in which it is so, and one in which it is not."""


def test_there_is_a_record_for_every_word() -> None:
    assert set(ANSWERS) == set(WHEN_WORDS)


@pytest.mark.parametrize("word", WHEN_WORDS)
def test_what_is_so_applies_what_is_not_does_not_and_the_reason_is_shown(workspace: Tree, word: str) -> None:
    so, not_so = ANSWERS[word]
    applies = f"    applies: {{when: [{word}]}}\n"
    applying, _ = one_requirement(workspace(so), applies)
    assert applying.state is State.TO_JUDGE
    folder = workspace(not_so)
    not_applying, assessment = one_requirement(folder, applies)
    assert not_applying.state is State.NOT_APPLICABLE
    assert len(not_applying.reason.split()) > 3
    assert not_applying.reason.casefold() in render(assessment, "assurance", format_="md").decode().casefold()
    listed = json.loads(checked(folder).output)["requirements"]
    assert [one["reason"] for one in listed if one["id"] == "MY-1"] == [not_applying.reason]


def ids_waiting(asked: Finding, assessment: Assessment) -> list[str]:
    """The requirements that wait on the fact a finding asks for."""
    return [one.requirement.id for one in assessment.requirements if one.reason == asked.sentence]


@pytest.mark.parametrize("word", WHEN_WORDS)
def test_what_nobody_answered_applies_and_is_missing_where_the_answer_belongs(workspace: Tree, word: str) -> None:
    one, assessment = one_requirement(workspace({}), f"    applies: {{when: [{word}]}}\n")
    assert one.state is State.MISSING
    asked = [one for one in assessment.findings if one.code == "WSP30" and "MY-1" in ids_waiting(one, assessment)]
    assert [finding.sentence for finding in asked] == [one.reason]
    assert asked[0].place.file in ANSWERS[word][0]


@pytest.mark.parametrize("word", WHEN_WORDS)
def test_what_cannot_be_read_is_an_error_and_is_not_asked_for_again(workspace: Tree, word: str) -> None:
    so, _ = ANSWERS[word]
    folder = workspace({**so, **{name: f"{text}note: '\n" for name, text in so.items()}})
    one, assessment = one_requirement(folder, f"    applies: {{when: [{word}]}}\n")
    assert one.state is State.ERROR
    asked = [one for one in assessment.findings if one.code == "WSP30"]
    assert "MY-1" not in {name for finding in asked for name in ids_waiting(finding, assessment)}


BODIES = ("nhs-board", "special-board", "ijb", "council", "cpp", "third-sector", "contractor", "other")


@pytest.mark.parametrize("body", BODIES)
def test_a_requirement_is_asked_of_the_bodies_it_names_and_of_no_other(workspace: Tree, body: str) -> None:
    folder = workspace({"engagement.yaml": f"{SMALLEST['engagement.yaml']}body: {{type: {body}}}\n"})
    asked, _ = one_requirement(folder, f"    applies: {{bodies: [{body}]}}\n")
    assert asked.state is State.TO_JUDGE
    others = ", ".join(one for one in BODIES if one != body)
    not_asked, _ = one_requirement(folder, f"    applies: {{bodies: [{others}]}}\n")
    assert not_asked.state is State.NOT_APPLICABLE
    assert not_asked.reason.startswith("not asked of a")


def test_where_the_body_is_not_recorded_the_requirement_applies(workspace: Tree) -> None:
    one, _ = one_requirement(workspace({}), "    applies: {bodies: [council]}\n")
    assert one.state is State.MISSING


def test_of_several_conditions_each_must_hold(workspace: Tree) -> None:
    folder = workspace(proposal("{strategic: yes, services: [social-care]}"))
    one, _ = one_requirement(folder, "    applies: {when: [strategic, health-service, islands]}\n")
    assert one.state is State.NOT_APPLICABLE
    assert "health service" in one.reason


@pytest.mark.parametrize(
    ("profile", "severity", "state"),
    [
        ("{level: light, why: Forty people on one street}", "should", State.NOT_APPLICABLE),
        ("{level: light, why: Forty people on one street}", "must", State.TO_JUDGE),
        ("{level: full, why: Everybody is affected}", "should", State.TO_JUDGE),
        ("{level: light}", "should", State.TO_JUDGE),
    ],
)
def test_a_smaller_engagement_is_asked_less_but_never_less_than_the_law_and_says_why(
    workspace: Tree, profile: str, severity: str, state: State
) -> None:
    folder = workspace({"engagement.yaml": f"{SMALLEST['engagement.yaml']}profile: {profile}\n"})
    one, assessment = one_requirement(folder, f"    profile: standard\n    severity: {Severity(severity)}\n")
    assert one.state is state
    if state is State.NOT_APPLICABLE:
        assert "Forty people on one street" in render(assessment, "assurance", format_="md").decode()


def test_no_edition_judges_what_began_before_it_and_the_record_itself_always_counts(workspace: Tree) -> None:
    folder = workspace({"engagement.yaml": "format: 1\nid: old\nstarted: 2015-12-31\n"})
    states = {one.requirement.id: one for one in assess(load(folder), as_of=ASKED_ON).requirements}
    for one in NATIONAL.requirements:
        assert states[one.id].state is State.NOT_APPLICABLE
        assert "31 December 2015" in states[one.id].reason
    assert states["REC-1"].state is State.MET


def test_what_does_not_apply_is_not_said_to_be_due_later(workspace: Tree) -> None:
    folder = workspace({"engagement.yaml": "format: 1\nid: old\nstep: feedback\nstarted: 2015-12-31\n"})
    told = CliRunner().invoke(app, ["check", "-C", str(folder), "--format", "text"], standalone_mode=False).output
    assert re.search(r"In all: .* not applicable", told)
    assert "Not due yet: Inclusion" not in told


ONLY_OF = {
    "PWP-116": {"nhs-board", "special-board", "ijb"},
    "PWP-117": {"nhs-board", "special-board", "ijb"},
    "PWP-309": {"nhs-board", "special-board", "ijb"},
    "PWP-607": {"nhs-board", "special-board"},
    "PWP-904": {"ijb"},
}
"""The requirements of Planning with People that are asked only of some of the bodies with statutory duties."""
STATUTORY = {"nhs-board", "special-board", "ijb", "council"}
CARE = "proposal: {kind: service-change, services: [health], change: [reduced], capital: yes}\n"


@pytest.mark.parametrize("body", BODIES)
def test_each_body_sees_of_planning_with_people_what_is_asked_of_it_and_why_not_the_rest(
    workspace: Tree, body: str
) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: {body}}}\n{CARE}"
    plan = "timetable: [{id: asking, kind: consultation, start: 2025-03-03, end: 2025-06-06}]\n"
    folder = workspace({"engagement.yaml": engagement, "plan.yaml": plan})
    assessment = assess(load(folder), as_of=ASKED_ON, sign_off=True)
    own = [one for one in assessment.requirements if one.framework.id == "planning-with-people"]
    not_asked = {one.requirement.id: one.reason for one in own if one.state is State.NOT_APPLICABLE and one.reason}
    if body in ("cpp", "third-sector"):
        assert len(not_asked) == len(own)
    elif body in STATUTORY:
        assert set(not_asked) == {name for name, bodies in ONLY_OF.items() if body not in bodies}
    else:
        assert set(not_asked) == {
            one.requirement.id for one in own if one.requirement.applies and one.requirement.applies.bodies
        }
    assert {reason for reason in not_asked.values() if not reason.startswith("not asked of a")} == set()
    told = CliRunner().invoke(app, ["check", "-C", str(folder), "--format", "text", "--all"], standalone_mode=False)
    for name in not_asked if len(not_asked) < len(own) else ():
        assert re.search(rf"Not asked: [^(]*\b{name}\b", told.output), name


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ("{id: talks, kind: engagement}", State.NOT_APPLICABLE),
        ("{id: talks, kind: engagement}, {id: asking, kind: consultation}", State.MISSING),
        ("{id: talks}", State.MISSING),
    ],
)
def test_the_rows_on_consultation_are_asked_of_a_formal_consultation_only(
    workspace: Tree, rows: str, state: State
) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: council}}\n{CARE}"
    folder = workspace({"engagement.yaml": engagement, "plan.yaml": f"timetable: [{rows}]\n"})
    states = {one.requirement.id: one for one in assess(load(folder), as_of=ASKED_ON, sign_off=True).requirements}
    for name in ("PWP-451", "PWP-452", "PWP-453", "PWP-454"):
        assert states[name].state is state
        assert state is not State.NOT_APPLICABLE or "no row of the timetable is a formal" in states[name].reason


@pytest.mark.parametrize("name", [f"PWP-{number}" for number in (113, 606, *range(901, 911))])
def test_what_planning_with_people_asks_of_the_organisation_is_listed_apart_and_never_due(
    workspace: Tree, name: str
) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: ijb}}\n{CARE}"
    assessment = assess(load(workspace({"engagement.yaml": engagement})), as_of=ASKED_ON, sign_off=True)
    one = next(one for one in assessment.requirements if one.requirement.id == name)
    assert (one.state, one.requirement.step, one.requirement.group) == (State.NOT_DUE, "organisation", "Organisation")
    assert one.reason == "asked of the organisation as a whole"


def test_what_is_kept_of_the_published_frameworks_is_what_their_files_hold() -> None:
    kept = read_compiled(FILES)
    assert set(kept) == {file.name for file in FILES}
    shelf = Shelf()
    for file in FILES:
        assert shelf.framework(file, kept[file.name]) == shelf.framework(file)


def test_what_is_kept_of_a_framework_is_not_used_once_its_file_is_another(tmp_path: Path) -> None:
    folder = editions(tmp_path)
    files = sorted(folder.glob("*.yaml"))
    (folder / NAME).write_bytes(compiled(files))
    assert set(read_compiled(files)) == {"mine-2021.yaml", "mine-2024.yaml"}
    files[0].write_text(FIRST.replace("Somebody was asked", "Everybody was asked"), encoding="utf-8")
    assert read_compiled(files) == {}
    (folder / NAME).write_bytes(b"{")
    assert read_compiled(files) == {}


def test_an_edition_of_the_month_in_which_the_engagement_began_judges_it(workspace: Tree) -> None:
    assert judging(workspace, "started: 2021-03-15\n") == "2021"


@pytest.mark.parametrize(("started", "asked"), [("2023", True), ("2024-05", True), ("2022", False), ("2025", False)])
def test_where_only_a_month_or_a_year_is_known_the_day_is_asked_for_if_it_decides_the_edition(
    workspace: Tree, started: str, asked: bool
) -> None:
    engagement = f"format: 1\nid: ward\nstarted: {started}\nbody: {{type: council}}\n{CARE}"
    found = assess(load(workspace({"engagement.yaml": engagement})), as_of=ASKED_ON, sign_off=True).findings
    told = [one for one in found if one.code == "WSP30" and "more than one edition" in one.sentence]
    assert [one.place.route for one in told] == ([("started",)] if asked else [])


def test_explain_says_with_which_other_requirement_a_judgement_is_shared() -> None:
    for name, other in (("NS-MET-1", "PWP-302"), ("PWP-302", "NS-MET-1")):
        ran = CliRunner().invoke(app, ["explain", name], standalone_mode=False)
        assert f"{other} puts the same question; one judgement serves all." in ran.output


def test_explain_shows_the_edition_that_judges_the_engagement_at_hand(workspace: Tree) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2022-02-03\nbody: {{type: council}}\n{CARE}"
    folder = workspace({"engagement.yaml": engagement})
    here = CliRunner().invoke(app, ["explain", "PWP-606", "-C", str(folder)], standalone_mode=False).output
    anywhere = CliRunner().invoke(app, ["explain", "PWP-606"], standalone_mode=False).output
    assert here.startswith("# PWP-606: The principles are embedded\n")
    assert anywhere.startswith("# PWP-606: There is evidence that the principles work in practice\n")


@pytest.mark.parametrize("why", ["Yes", "ok.", "Met", "Not needed"])
def test_a_judgement_whose_reason_says_nothing_does_not_count(workspace: Tree, why: str) -> None:
    judged = JUDGED.format(name="NS-INC-4", rating="met").replace("Two of them found what they had said", why)
    folder = workspace({"evaluation.yaml": judged, "log/2026-05-01-drop-in.yaml": "kind: activity\ndate: 2026-05-01\n"})
    found = assess(load(folder), as_of=ASKED_ON, sign_off=True)
    assert [one.place.route[-1] for one in found.findings if one.code == "WSP29"] == ["why"]
    assert next(one for one in found.requirements if one.requirement.id == "NS-INC-4").judged is None


def test_naming_an_edition_asks_nothing_of_whom_it_is_not_meant_for(workspace: Tree) -> None:
    named = 'frameworks: {editions: {planning-with-people: "2021"}}\n'
    for body, holds in (("cpp", False), ("council", True)):
        engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: {body}}}\n{CARE}{named}"
        chosen = assess(load(workspace({"engagement.yaml": engagement})), as_of=ASKED_ON).frameworks
        found = next(one for one in chosen if one.framework.id == "planning-with-people")
        assert (found.framework.edition, found.applies.holds) == ("2021", holds)


WAIVED = """\
waivers:
  - of: {of}
    where: {where}
    why: Accepted by the board
    approved_by: Chief officer
    date: 2026-05-04
    until: 2026-12-31
"""


def test_what_a_check_finds_outside_its_subject_can_be_waived_at_that_very_place(workspace: Tree) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: nhs-board}}\n{CARE}"
    rows = "timetable: [{id: asking, kind: consultation, opened: 2025-03-03, closed: 2025-06-06, options: [a, b]}]\n"
    decided = "decisions: [{id: early, date: 2025-04-01, stage: final, outcome: approved, options: [a]}]\n"
    for where, state in (("decisions.yaml/decisions/early/date", "waived"), ("decisions.yaml", "failed")):
        waiver = WAIVED.format(of="CON02", where=where)
        files = {"engagement.yaml": engagement, "plan.yaml": rows, "decisions.yaml": decided, "waivers.yaml": waiver}
        found = assess(load(workspace(files)), as_of=ASKED_ON, sign_off=True).findings
        assert [str(one.state) for one in found if one.code == "CON02"] == [state], where


def test_a_waiver_of_a_judgement_that_two_frameworks_share_holds_for_both(workspace: Tree) -> None:
    folder = workspace(
        {
            "frameworks/ours.yaml": SHARED,
            "evaluation.yaml": JUDGED.format(name="NS-INC-4", rating="partly"),
            "waivers.yaml": WAIVED.format(of="NS-INC-4", where=""),
            "log/2026-05-01-drop-in.yaml": "kind: activity\ndate: 2026-05-01\n",
        }
    )
    known = [*published_frameworks(), read(folder / "frameworks" / "ours.yaml", limits(), published_frameworks())]
    assessment = assess(load(folder), as_of=ASKED_ON, frameworks=known, sign_off=True)
    assert [str(one.state) for one in assessment.findings if "Two of them found" in one.sentence] == ["waived"]


@pytest.mark.parametrize("name", ["PWP-451", "PWP-452", "PWP-453"])
def test_a_question_on_the_consultation_waits_for_the_consultation_and_for_no_other_part(
    workspace: Tree, name: str
) -> None:
    engagement = f"format: 1\nid: ward\nstarted: 2025-02-03\nbody: {{type: nhs-board}}\n{CARE}"
    talks = "{id: talks, kind: engagement, opened: 2026-02-02, closed: 2026-03-06}"
    asking = "{id: asking, kind: consultation, start: 2026-07-01, end: 2026-10-02}"
    plan = f"timetable: [{talks}, {asking}]\n"
    folder = workspace({"engagement.yaml": engagement, "plan.yaml": plan})
    one = next(
        one for one in assess(load(folder), as_of=ASKED_ON, step="engage").requirements if one.requirement.id == name
    )
    assert one.reason.startswith("waits until")
    assert State.TO_JUDGE not in {finding.state for finding in one.findings}
