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
from pwp.findings import Severity, State
from pwp.frameworks import Framework, Requirement, read
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
    assert len([each for _, each in EVERY if each.id == one.id]) == 1
    assert one.verified != "unverified"
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
        ("working_days: 15", "working_days: many", (16, 17, 18), "thresholds"),
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
    "health-service": (proposal("{services: [social-care, health]}"), proposal("{services: [social-care]}")),
    "major-or-undecided": (
        {**proposal("{change: [withdrawn]}"), "change.yaml": "designation: {status: undecided}\n"},
        {**proposal("{change: [withdrawn]}"), "change.yaml": "designation: {status: not-major}\n"},
    ),
    "strategic": (proposal("{strategic: yes}"), proposal("{strategic: no}")),
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


@pytest.mark.parametrize("word", WHEN_WORDS)
def test_what_nobody_answered_applies_and_is_missing_where_the_answer_belongs(workspace: Tree, word: str) -> None:
    one, assessment = one_requirement(workspace({}), f"    applies: {{when: [{word}]}}\n")
    assert one.state is State.MISSING
    asked = [finding for finding in assessment.findings if finding.code == "WSP30"]
    assert [finding.sentence for finding in asked] == [one.reason]
    assert asked[0].place.file in ANSWERS[word][0]


@pytest.mark.parametrize("word", WHEN_WORDS)
def test_what_cannot_be_read_is_an_error_and_is_not_asked_for_again(workspace: Tree, word: str) -> None:
    so, _ = ANSWERS[word]
    folder = workspace({**so, **{name: f"{text}note: '\n" for name, text in so.items()}})
    one, assessment = one_requirement(folder, f"    applies: {{when: [{word}]}}\n")
    assert one.state is State.ERROR
    assert "WSP30" not in {finding.code for finding in assessment.findings}


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
