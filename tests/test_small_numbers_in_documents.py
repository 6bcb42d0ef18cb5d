"""No document shows a number so small that it may tell who somebody was, nor what it can be worked out from."""

import re
from pathlib import Path

import pytest
from conftest import Run, Tree

RECORD = {
    "engagement.yaml": "format: 1\nid: x\ntitle: X\nproposal: {kind: service-change, services: [health]}\n",
    "stakeholders.yaml": "stakeholders:\n  - {id: deaf, name: Deaf people, kind: identity, affected: direct}\n"
    "  - {id: old, name: Older people, kind: identity, affected: direct}\n",
    "plan.yaml": "purpose: To ask\ntimetable:\n  - {id: talks, what: Talks, kind: engagement, opened: 2026-01-12}\n",
    "themes.yaml": "totals:\n"
    "  - {for: talks, people: 71, responses: 71, organisations: 30, individuals: 3, unknown: 38}\n"
    "themes:\n  - {id: quiet, theme: Quieter, raised_by: [deaf], count: {what: people, n: 3, of: 71},"
    " response: {outcome: done, what: Yes}}\n"
    "  - {id: warm, theme: Warmer, raised_by: [old], count: {what: people, n: 44, of: 71},"
    " response: {outcome: done, what: Yes}}\n",
    "options.yaml": "options:\n  - {id: a, title: Stay, kind: status-quo}\n  - {id: b, title: Move, kind: change}\n"
    "appraisal:\n  held: [{date: 2026-01-20}]\n  participants: [{stakeholder: deaf, people: 3}]\n",
    "evaluation.yaml": "participants:\n  asked: 71\n  answered: 3\n  questions:\n"
    "    - {question: Were you heard?, positive: 3, answered: 71}\n",
    "log/2026-01-12-talk.yaml": "kind: activity\ntitle: A talk\ndate: 2026-01-12\nstakeholders: [deaf, old]\n"
    "reached: {people: 71, groups: [{stakeholder: deaf, people: 3}, {stakeholder: old, people: 68}]}\n"
    "experience: {asked: 71, positive: 3}\nthemes: [quiet, warm]\n",
    "log/2026-01-13-form.yaml": "kind: submission\ntitle: A form\ndate: 2026-01-13\nstakeholders: [old]\n"
    "received: {form: response, responses: 3}\nthemes: [warm]\n",
}
ALONE = re.compile(r"(?<![\w.:/-])3(?![\w.:/%-])")
"""A three that stands alone, and is no part of a day, a place in a list or a longer number."""


@pytest.fixture
def documents(pwp: Run, workspace: Tree) -> dict[str, str]:
    folder = workspace(RECORD)
    assert pwp("report", "--all", "--format", "md", "-C", folder, "--as-of", "2026-03-02").status == 0
    assert (
        pwp("report", "feedback", "--about", "deaf", "--format", "md", "-C", folder, "--as-of", "2026-03-02").status
        == 0
    )
    return {file.stem: file.read_text(encoding="utf-8") for file in (folder / "reports").glob("*.md")}


def counted(text: str) -> list[str]:
    """The lines in which people or responses are counted, without days and steps."""
    lines = [line for line in text.splitlines() if not line.startswith("#") and "step 3 of" not in line.casefold()]
    return [re.sub(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", "a day", line) for line in lines]


def test_no_small_number_is_shown(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        if name != "assurance":  # which counts requirements
            assert [line for line in counted(text) if ALONE.search(line)] == [], name
    shown = [name for name, text in documents.items() if "ewer than 5" in text]
    assert {"feedback", "feedback-deaf", "findings", "evaluation", "option-appraisal", "decision-annex"} <= set(shown)


def test_no_small_number_can_be_worked_out_from_those_beside_it(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        if name == "assurance":
            continue
        for line in counted(text):
            shown = {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", line)}
            assert not {30, 38, 71} <= shown, (name, line)
            assert not {68, 71} <= shown, (name, line)


def test_great_numbers_are_shown(documents: dict[str, str]) -> None:
    assert "44 of 71 people" in documents["feedback"]


def test_nobody_is_a_number_that_is_shown(pwp: Run, workspace: Tree) -> None:
    none = RECORD["themes.yaml"].replace("n: 3, of: 71", "n: 0, of: 71")
    folder: Path = workspace({**RECORD, "themes.yaml": none})
    assert "0 of 71 people" in pwp("report", "feedback", "-o", "-", "-C", folder, "--as-of", "2026-03-02").out
