"""The stakeholder map and the engagement plan, written by the real command and read back."""

from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree
from docx import Document

BOTH = ("stakeholder-map", "engagement-plan")
MAP = """\
stakeholders:
  - id: carers
    name: Unpaid carers
    affected: direct
    influence: 1
    interest: 5
    impact: 5
    size: {number: 4711}
    support_needs: [somebody to sit in]
  - id: drivers
    name: Bus drivers
    affected: indirect
    influence: 3
    interest: 2
    impact: 2
  - id: shops
    name: The shops
"""
PLAN = """\
purpose: To choose a bus route together.
methods:
  - id: talks
    title: Talks at the stop
    for: [drivers]
    level: involve
"""


def written(pwp: Run, folder: Path, document: str, day: str = "2026-03-02") -> str:
    ran = pwp("report", document, "-C", folder, "--as-of", day, "--format", "md", "-o", "-")
    assert (ran.status, [line for line in ran.err.splitlines() if " advice " not in line]) == (0, [])
    return ran.out


def section(text: str, heading: str) -> str:
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_the_map_says_who_needs_support_who_is_missing_and_who_has_no_place(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, workspace({"stakeholders.yaml": MAP, "plan.yaml": PLAN}), "stakeholder-map")
    assert "- Unpaid carers. Needs somebody to sit in." in section(text, "Who needs support to take part")
    assert "- Unpaid carers (affected directly, impact 5 of 5)" in section(text, "Who is missing")
    assert "Bus drivers" not in section(text, "Who is missing")
    assert "The shops<br>Not on the map: no influence or interest recorded | Not recorded | Not recorded" in text
    assert "Heard through: Talks at the stop" in section(text, "Each group, and what is done to reach and support it")
    assert "4711" not in text


def test_without_a_single_value_the_map_is_a_table_and_says_so(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, workspace({"stakeholders.yaml": "stakeholders:\n  - id: a\n    name: A\n"}), "stakeholder-map")
    assert "No group can be put on the map yet" in text
    assert "Which groups are affected is not recorded yet." in text


def test_each_section_of_a_plan_with_only_a_purpose_says_what_is_not_recorded(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, workspace({"plan.yaml": "purpose: To choose a route.\n"}), "engagement-plan")
    assert "To choose a route." in section(text, "What it is for")
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert len(headings) == 10
    for heading in headings:
        assert any(said in section(text, heading) for said in ("not recorded", "No ", "Nothing is")), heading


def test_what_is_planned_stands_in_the_plan_with_its_support_and_days(pwp: Run) -> None:
    text = written(pwp, EXAMPLES / "day-service", "engagement-plan", "2025-07-01")
    assert "- The building itself: The lease runs until 2031. To challenge it: Write to the chief officer" in text
    assert "7 April 2025 to 27 June 2025, 4 times" in section(text, "Who is to be heard, and how")
    assert "| The glen's gala week | 5 July 2025 to 12 July 2025 |" in section(text, "When")
    assert "| Talks, cameras, print and post | £1,200 |" in section(text, "With what")
    assert "20 people" in section(text, "What is to be different, and how it will be seen")


@pytest.mark.parametrize(("document", "lacking"), [*zip(BOTH, ("stakeholders.yaml", "plan.yaml"), strict=True)])
def test_a_document_of_nothing_is_not_written_and_says_what_is_lacking(
    pwp: Run, workspace: Tree, document: str, lacking: str
) -> None:
    folder = workspace({})
    ran = pwp("report", document, "-C", folder)
    assert ran.status != 0
    assert lacking in ran.err
    assert not (folder / "reports").exists()


@pytest.mark.parametrize("document", BOTH)
def test_somebody_who_is_named_in_the_record_stops_the_document(pwp: Run, workspace: Tree, document: str) -> None:
    named = "stakeholders:\n  - id: a\n    name: Friends of Una Quill\n    affected: direct\n"
    plan = "purpose: To hear Una Quill.\n"
    people = "people:\n  - id: P001\n    name: Una Quill\n"
    ran = pwp(
        "report",
        document,
        "-C",
        workspace({"stakeholders.yaml": named, "plan.yaml": plan, "private/people.yaml": people}),
    )
    assert ran.status == 1
    assert "Quill" not in ran.out + ran.err


@pytest.mark.parametrize("document", BOTH)
@pytest.mark.parametrize("name", ["day-service", "rehabilitation-beds", "our-place-our-future"])
def test_the_documents_of_the_examples_are_whole_in_word(pwp: Run, tmp_path: Path, name: str, document: str) -> None:
    target = tmp_path / "made.docx"
    ran = pwp("report", document, "-C", EXAMPLES / name, "--as-of", "2026-03-02", "-o", target)
    assert ran.status == 0
    made = Document(str(target))
    assert sum(one.style is not None and one.style.name == "Heading 1" for one in made.paragraphs) == 1
    assert all(held.text.strip() for table in made.tables for row in table.rows for held in row.cells)


def test_names_with_a_comma_of_their_own_are_parted_by_semicolons(pwp: Run, workspace: Tree) -> None:
    groups = (
        "stakeholders:\n  - {id: a, name: 'People of the Glen, who live far off'}\n  - {id: b, name: Unpaid carers}\n"
    )
    folder = workspace({"stakeholders.yaml": groups, "plan.yaml": "purpose: X\nagreed_with: [a, b]\n"})
    assert "Agreed with: People of the Glen, who live far off; and Unpaid carers." in written(
        pwp, folder, "engagement-plan"
    )
