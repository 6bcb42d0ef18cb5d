"""The examples: what pwp says of each, to the character, and that the real ones say only what their sources say."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, Golden, Run

from pwp import assess, load
from pwp.assessment import published_frameworks
from pwp.cli.show.counts import FEW
from pwp.findings import State
from pwp.report import DOCUMENTS
from pwp.scaffold import twins

REAL = {
    "our-place-our-future": "2019-02-28",
    "midlothian-participatory-budget": "2019-02-28",
    "tec-pathfinder-discovery": "2020-11-26",
}
ASKED = {
    **REAL,
    "day-service": "2026-03-02",
    "day-service-flawed": "2026-03-02",
    "rehabilitation-beds": "2025-10-01",
}
SCREEN = 52
"""The lines of a terminal window that fills the screen of a laptop."""


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@pytest.mark.parametrize("name", ASKED)
def test_check_says_of_each_example_what_it_said(pwp: Run, golden: Golden, name: str, form: str) -> None:
    ran = pwp("check", "-C", EXAMPLES / name, "--as-of", ASKED[name], "--sign-off", "--format", form)
    golden(f"{name}.check.{form}", ran.out)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", ASKED)
def test_each_document_of_each_example_says_what_it_said(pwp: Run, golden: Golden, name: str, document: str) -> None:
    ran = pwp("report", document, "-C", EXAMPLES / name, "--as-of", ASKED[name], "-o", "-")
    assert ran.status == (0 if ran.out else 2)
    golden(f"{name}.{document}.md", ran.out or ran.err)


@pytest.mark.parametrize("name", ASKED)
def test_status_says_of_each_example_what_it_said(pwp: Run, golden: Golden, name: str) -> None:
    golden(f"{name}.status.text", pwp("status", "-C", EXAMPLES / name, "--as-of", ASKED[name]).out)


def test_the_sound_example_is_clean_before_sign_off() -> None:
    result = assess(load(EXAMPLES / "day-service"), as_of=date(2026, 3, 2), sign_off=True)
    of_this_engagement = {one.state for one in result.requirements if one.requirement.step != "organisation"}
    assert of_this_engagement == {State.MET, State.NOT_APPLICABLE}
    of_the_body = {one.state for one in result.requirements if one.requirement.step == "organisation"}
    assert of_the_body == {State.NOT_DUE, State.NOT_APPLICABLE}
    assert result.findings == ()


def test_every_flaw_of_the_twin_is_found_and_nothing_else() -> None:
    page = (EXAMPLES / "day-service-flawed" / "README.md").read_text("utf-8")
    rows = [row.split("|") for row in re.findall(r"^\| .*\|$", page, re.MULTILINE)][2:]
    listed = {(code, file) for row in rows for file in _words(row[1]) for code in _words(row[3])}
    found = assess(load(EXAMPLES / "day-service-flawed"), as_of=date(2026, 3, 2), sign_off=True).findings
    codes = {code for code, _ in listed}
    assert {one.code for one in found} == codes
    assert {one.place.file for one in found} - {"log/", "stakeholders.yaml"} <= {file for _, file in listed}


MAJOR, MAJOR_ON = EXAMPLES / "rehabilitation-beds", "2025-10-01"
GATES = {"major-service-change", "equality", "fairer-scotland", "gunning", "option-appraisal", "data-protection"}


def _states(pwp: Run, folder: Path) -> dict[tuple[str, str], str]:
    held = json.loads(pwp("check", "-C", folder, "--as-of", MAJOR_ON, "--format", "json").out)
    return {(one["framework"], one["id"]): one["state"] for one in held["requirements"]}


def test_the_major_change_meets_what_the_gates_ask_and_lacks_nothing_but_what_people_judge(pwp: Run) -> None:
    states = _states(pwp, MAJOR)
    assert {state for (framework, _), state in states.items() if framework in GATES} <= {
        "met",
        "not-applicable",
        "not-due",
    }
    assert all(any(state == "met" for (one, _), state in states.items() if one == gate) for gate in GATES)
    assert not {"failed", "missing", "partly", "error"} & set(states.values())


@pytest.mark.parametrize("name", twins())
def test_a_twin_of_the_major_change_falls_short_by_its_one_fault_alone(pwp: Run, tmp_path: Path, name: str) -> None:
    sound = _states(pwp, MAJOR)
    pwp("init", tmp_path / "twin", "--example", name)
    short = {id_: state for (one, id_), state in _states(pwp, tmp_path / "twin").items() if sound[one, id_] != state}
    assert tuple(sorted(short)) == twins()[name].finds
    assert set(short.values()) <= {"failed", "missing"}


BY_NOBODY = "ruling: {status: not-major, by: Head of Planning, date: 2024-06-01}\ndesignation: {"
BOARD = "designation: {status: major, date: 2024-04-16, by: Board of Glenmarra Health Board}"
CONSULTANT = "by: Smith and Jones Consulting\n    kind"
TEMPTING = [
    ("change.yaml", "designation: {", BY_NOBODY, {"MSC-10": "met", "MSC-16": "met"}),
    ("change.yaml", BOARD, "designation: {status: not-major}", {"MSC-10": "met", "MSC-11": "met"}),
    ("change.yaml", "outcome: approved, date: 2025-07-15", "outcome: approved, date: 2025-02-15", {"MSC-20": "failed"}),
    ("plan.yaml", "start: 2025-09-01, opened: 2025-09-01", "closed: 2025-05-01", {"MSC-20": "failed"}),
    (
        "evaluation.yaml",
        "by: Healthcare Improvement Scotland\n    kind",
        CONSULTANT,
        {"MSC-16": "missing", "MSC-18": "missing", "MSC-28": "missing"},
    ),
]
"""What would tempt: a ruling by nobody, a bare word, an approval before the papers, only an end, another report."""


@pytest.mark.parametrize(("file", "right", "wrong", "then"), TEMPTING)
def test_a_gate_is_not_opened_by_what_only_looks_like_its_key(
    pwp: Run, tmp_path: Path, file: str, right: str, wrong: str, then: dict[str, str]
) -> None:
    shutil.copytree(MAJOR, tmp_path / "record")
    text = (MAJOR / file).read_text("utf-8")
    assert right in text
    (tmp_path / "record" / file).write_text(text.replace(right, wrong, 1), "utf-8")
    states = {id_: state for (_, id_), state in _states(pwp, tmp_path / "record").items()}
    assert {id_: states[id_] for id_ in then} == then


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",")]


def test_the_flawed_twin_fits_three_screens_and_a_fresh_engagement_one_but_for_a_line_or_two_a_law(pwp: Run) -> None:
    laws = 2 * sum(1 for one in published_frameworks() if len(one.requirements) <= FEW)
    flawed = pwp("check", "-C", EXAMPLES / "day-service-flawed", "--as-of", "2026-03-02", "--format", "text").out
    assert len(flawed.splitlines()) <= 3 * SCREEN + laws
    pwp("init", "new", "--kind", "service-change", "--body", "nhs-board", "--title", "New clinic hours")
    fresh = pwp("check", "-C", "new", "--as-of", "2026-11-22", "--format", "text").out
    assert len(fresh.splitlines()) <= SCREEN + laws
    assert all(len(line) <= 80 for line in (*flawed.splitlines(), *fresh.splitlines()))


@pytest.mark.parametrize("name", REAL)
def test_a_real_example_shows_gaps_and_nothing_failed(name: str) -> None:
    result = assess(load(EXAMPLES / name), as_of=date.fromisoformat(REAL[name]), sign_off=True)
    states = {one.state for one in result.requirements}
    assert State.FAILED not in states
    assert {State.MET, State.MISSING, State.TO_JUDGE} <= states


@pytest.mark.parametrize("name", REAL)
def test_every_recorded_line_of_a_real_example_ends_with_the_line_of_its_source(name: str) -> None:
    for file in sorted((EXAMPLES / name).rglob("*.yaml")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            recorded = line.strip() and not line.lstrip().startswith("#")
            holds_value = recorded and not re.fullmatch(r"\s*(- )?[\w-]+:", line) and line.strip() != "format: 1"
            if holds_value:
                assert re.search(r"#.*\b\d{2,4}\b", line), f"{file.name}:{number}: {line}"
