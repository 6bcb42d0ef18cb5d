"""The findings report, the evaluation report and the decision annex: written by the real command, and read back."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree
from docx import Document
from docx.oxml.ns import qn

from pwp import assess, load, render
from pwp.assessment import published_frameworks

ON = ("--as-of", "2026-03-02")
NEW = ("findings", "evaluation", "decision-annex")
LIVED = ("day-service", "day-service-flawed", "rehabilitation-beds")
MAP = """\
stakeholders:
  - {id: users, name: People who use it, kind: need}
  - {id: carers, name: Their carers, kind: need}
  - {id: ferry, name: The ferry committee, kind: interest, not_reached: They had no meeting that spring.}
"""
THEMES = """\
totals: []
themes:
  - {id: hours, theme: Open later, stance: suggestion, raised_by: [users], count: {what: people, n: 30, of: 41}}
  - {id: lift, theme: A lift is needed, stance: concern, minority: yes, count: {what: people, n: 3, of: 41}}
"""
EVALUATION = "lessons:\n  - {lesson: Ask sooner., kind: improve, owner: Lead officer}\n"
PLAN = """\
purpose: To set the hours.
timetable:
  - {id: asking, what: The talks, kind: engagement, start: 2025-05, end: 2025-06, opened: 2025-05, closed: 2025-06}
  - {id: stall, what: A stall at the fair, kind: engagement, not_done: The fair was called off.}
methods:
  - {id: talks, method: drop-in, title: Tea and talk, for: [users]}
  - {id: bus, method: bus tour, title: The bus, for: [carers], not_done: The bus broke down.}
"""
RECORD = {"stakeholders.yaml": MAP, "themes.yaml": THEMES, "evaluation.yaml": EVALUATION, "plan.yaml": PLAN}


def said(pwp: Run, folder: Path, document: str, on: str = "2026-03-02") -> str:
    """What a document says in Markdown."""
    ran = pwp("report", document, "-C", folder, "--as-of", on, "--format", "md", "-o", "-")
    assert ran.status == 0, ran.err
    return ran.out


def section(text: str, heading: str) -> str:
    """What stands below one heading, up to the next of any level."""
    below = text.split(f"# {heading}\n", 1)[1]
    return below.split("\n#", 1)[0]


@pytest.fixture(scope="module")
def of_the_examples() -> dict[tuple[str, str], str]:
    """Each document of the examples that were lived through to the end, in Markdown."""
    found = {}
    for example in LIVED:
        assessment = assess(load(EXAMPLES / example), as_of=date(2026, 3, 2), frameworks=published_frameworks())
        for document in NEW:
            found[example, document] = render(assessment, document, format_="md").decode()
    return found


@pytest.mark.parametrize("document", NEW)
@pytest.mark.parametrize("example", LIVED)
def test_word_files_have_one_title_whole_headings_header_rows_and_no_empty_cell(
    pwp: Run, tmp_path: Path, example: str, document: str
) -> None:
    file = tmp_path / "made.docx"
    assert pwp("report", document, "-C", EXAMPLES / example, *ON, "-o", file).status == 0
    word = Document(str(file))
    levels = [
        int(one.style.name.removeprefix("Heading "))
        for one in word.paragraphs
        if one.style is not None and one.style.name is not None and one.style.name.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= sooner + 1 for sooner, later in pairwise(levels))
    first_rows = [next(table.iter(qn("w:tr"))) for table in word.element.body.iter(qn("w:tbl"))]
    assert first_rows
    assert all(next(row.iter(qn("w:tblHeader")), None) is not None for row in first_rows)
    assert all(cell.text.strip() for table in word.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("document", NEW)
@pytest.mark.parametrize("example", LIVED)
def test_each_begins_with_the_body_and_the_day_and_ends_with_the_record(
    of_the_examples: dict[tuple[str, str], str], example: str, document: str
) -> None:
    lines = [line for line in of_the_examples[example, document].splitlines() if line]
    body = "Glenmarra Health Board" if example == "rehabilitation-beds" else "Glenmarra Integration Joint Board"
    assert lines[1] == f"{body}, 2 March 2026."
    assert "Made with pwp from the record as it stood on 2 March 2026." in lines[-1] + lines[-2]


@pytest.mark.parametrize("document", NEW)
def test_a_record_with_nothing_of_it_is_told_in_a_sentence_and_nothing_is_written(
    pwp: Run, workspace: Tree, document: str
) -> None:
    folder = workspace({})
    ran = pwp("report", document, "-C", folder, *ON)
    assert ran.status == 2
    assert ".yaml" in ran.err
    assert "Traceback" not in ran.err
    assert not (folder / "reports").exists()


def test_findings_stand_apart_from_conclusions(of_the_examples: dict[tuple[str, str], str]) -> None:
    text = of_the_examples["rehabilitation-beds", "findings"]
    assert text.index("## What people said") < text.index("## Conclusions") < text.index("## What was answered")
    assert "The appraisal recommends" not in text[: text.index("## Conclusions")]
    assert "The appraisal recommends: One ward of 18 beds in Kinmarra." in section(text, "Conclusions")


def test_findings_keep_each_kind_of_number_apart_and_beside_its_base(
    of_the_examples: dict[tuple[str, str], str],
) -> None:
    text = of_the_examples["day-service", "findings"]
    assert "| 110 people | 134 responses | 4 from organisations<br>130 from individuals |" in text
    assert "66 of 110 people" in text
    assert "49 people<br>88 attendances" in text
    assert "cannot be read as public support" in text
    assert "%" not in text


def test_the_flawed_twin_says_who_is_not_shown_to_have_been_heard(of_the_examples: dict[tuple[str, str], str]) -> None:
    name = "Older people who live alone in the Upper Glen and do not use the service"
    flawed = section(of_the_examples["day-service-flawed", "findings"], "Groups that did not take part")
    assert f"- {name}: They were invited" in flawed
    assert "The log does not show that they were heard." in flawed
    assert name not in section(of_the_examples["day-service", "findings"], "Groups that did not take part")


def test_the_flawed_twin_smooths_nothing_over(of_the_examples: dict[tuple[str, str], str]) -> None:
    findings = of_the_examples["day-service-flawed", "findings"]
    assert "| There is no second room. |" not in findings
    assert "Not done<br>There is no second room. | No reason is recorded |" in findings
    assert "Mornings should stay as calm as they are (an answer is recorded, and cannot be shown here yet)" in findings
    annex = of_the_examples["day-service-flawed", "decision-annex"]
    assert "People could still take part after it, until 27 June 2025." in annex
    assert "2 September 2025 | No, after it |" in annex
    assert "What people said about the day service | Document" not in annex
    judged = section(of_the_examples["day-service-flawed", "evaluation"], "What people judged")
    assert "it does not count yet" in judged
    assert "NS-INC-4" in judged
    assert "51 met. Of these, 1 does not count yet." in of_the_examples["day-service-flawed", "evaluation"]


def test_a_quote_without_permission_is_in_no_document_nor_are_the_same_words_as_a_view(
    pwp: Run, workspace: Tree
) -> None:
    words = "The stairs are a wall to anyone in a chair."
    quote = "quotes:\n  - {id: q, text: WORDS, theme: lift, attributed_as: A visitor, permission: PERMISSION}\n"
    entry = f"kind: activity\ndate: 2025-05-06\nstakeholders: [users]\nviews:\n  - {{stance: concern, what: {words}}}\n"
    for permission, shown in (("{written: 2025-05-06}", True), ("{written: 2025-05-06, withdrawn: 2025-06}", False)):
        quotes = quote.replace("WORDS", words).replace("PERMISSION", permission)
        folder = workspace({**RECORD, "themes.yaml": THEMES + quotes, "log/2025-05-06-talk.yaml": entry})
        texts = {name: said(pwp, folder, name) for name in NEW}
        assert (words in texts["findings"]) is shown
        assert ("One view is not shown" in texts["findings"]) is not shown
        assert words not in texts["evaluation"] + texts["decision-annex"]


def test_a_view_in_the_first_person_is_counted_and_not_shown(pwp: Run, workspace: Tree) -> None:
    entry = (
        "kind: activity\ndate: 2025-05-06\nstakeholders: [users]\nviews:\n"
        "  - {stance: concern, what: I cannot see my wife any more}\n  - {stance: support, what: Later is better}\n"
    )
    text = said(pwp, workspace({**RECORD, "log/2025-05-06-talk.yaml": entry}), "findings")
    assert "my wife" not in text
    assert "One view is not shown" in text
    assert "| Support | Later is better |" in text


def test_what_did_not_happen_is_told_as_not_done_with_its_reason(pwp: Run, workspace: Tree) -> None:
    entry = "kind: activity\ntitle: Talk in the hall\ndate: 2025-05-06\nstakeholders: [carers]\nnot_done: Snow.\n"
    folder = workspace({**RECORD, "log/2025-05-06-talk.yaml": entry})
    findings = said(pwp, folder, "findings")
    assert "The bus: not used: The bus broke down." in findings
    assert "| The bus<br>Bus tour<br>Not used: The bus broke down. |" in findings
    assert "A stall at the fair: not held: The fair was called off." in findings
    assert "Talk in the hall (6 May 2025): not held: Snow." in findings
    assert "Their carers: The log does not show that they were heard." in findings
    assert "The ferry committee: Not reached: They had no meeting that spring." in findings
    assert "The fair was called off." in said(pwp, folder, "evaluation")
    assert "| Not held |" in said(pwp, folder, "decision-annex")


def test_a_vague_day_is_shown_as_vague_and_a_day_to_come_as_planned(pwp: Run, workspace: Tree) -> None:
    decisions = (
        "decisions:\n  - {id: hours, title: The hours, date: 2026-06, by: The board, stage: final, outcome: approved}\n"
    )
    record = {**RECORD, "decisions.yaml": decisions}
    annex = said(pwp, workspace(record), "decision-annex")
    assert "May 2025 to June 2025" in annex
    assert "Planned for June 2026 by The board." in annex
    assert "Approved" not in annex
    assert "No final decision yet" in annex
    later = said(pwp, workspace(record), "decision-annex", on="2026-09-01")
    assert "Approved by The board in June 2026." in later
    assert "Not recorded as weighed" in later


def test_running_totals_are_shown_as_the_last_of_each_method_and_never_added(pwp: Run, workspace: Tree) -> None:
    entry = "kind: activity\ntitle: Talks so far\ndate: 2025-05-{day}\nstakeholders: [users]\n"
    files = {
        f"log/2025-05-{day}-talk.yaml": entry.format(day=day)
        + f"so_far: {{method: talks, people: {people}, approximate: yes}}\n"
        for day, people in (("06", 20), ("20", 41))
    }
    text = said(pwp, workspace({**RECORD, **files}), "findings")
    running = section(text, "Who took part")
    assert "- Tea and talk, by 20 May 2025: about 41 people" in running
    assert "20 people" not in running
    assert "61" not in text


def test_numbers_that_are_very_small_are_not_shown_nor_what_would_tell_them(pwp: Run, workspace: Tree) -> None:
    entry = (
        "kind: activity\ntitle: Talk\ndate: 2025-05-06\nstakeholders: [users, carers]\n"
        "reached: {people: 22, by_group: [{stakeholder: users, people: 19}, {stakeholder: carers, people: 3}]}\n"
    )
    text = said(pwp, workspace({**RECORD, "log/2025-05-06-talk.yaml": entry}), "findings")
    assert "22 people" in text
    assert "19 people" not in text
    assert "3 people" not in text
    assert "carers: fewer than 5 people" in text.lower()
    assert "number not shown" in text
    assert "fewer than 5 of 41 people" in text


def test_themes_counted_alike_stand_by_number_and_others_as_recorded(pwp: Run, workspace: Tree) -> None:
    both = "themes:\n  - {{id: hours, theme: Open later, count: {{what: people, n: 30, of: 41}}}}\n{second}"
    more = "  - {id: cars, theme: Free parking, count: {what: people, n: 35, of: 41}}\n"
    other = "  - {id: cars, theme: Free parking, count: {what: responses, n: 35, of: 90}}\n"
    alike = said(pwp, workspace({**RECORD, "themes.yaml": both.format(second=more)}), "findings")
    table = section(alike, "What people said")
    assert table.index("Free parking") < table.index("Open later")
    mixed = said(pwp, workspace({**RECORD, "themes.yaml": both.format(second=other)}), "findings")
    table = section(mixed, "What people said")
    assert table.index("Open later") < table.index("Free parking")
    assert "stands first" not in mixed


def test_the_evaluation_tells_scores_with_reason_and_by_whom(pwp: Run, workspace: Tree) -> None:
    evaluation = (
        "standards:\n"
        "  - {standard: Inclusion, score: 2, why: Carers who work were missed., scored_by: [Carers' group]}\n"
        "  - {standard: Planning, score: 5}\n"
        "  - {standard: Impact, not_done: It was too soon.}\n"
        "judgements:\n"
        "  - {requirements: [NS-INC-2], rating: met}\n"
        "  - {requirements: [NS-INC-3], rating: not-met, by: [Council], date: 2025-11-04, why: Nobody reported back.}\n"
    )
    text = said(pwp, workspace({**RECORD, "evaluation.yaml": evaluation}), "evaluation")
    assert "- Scores: 2 given, from 2 to 5 of 6." in text
    assert "| Inclusion | 2 of 6 | Carers who work were missed." in text
    assert "| Impact | Not scored: It was too soon. |" in text
    assert "Carers' group<br>Day not recorded |" in text
    judged = section(text, "What people judged")
    assert judged.index("NS-INC-3") < judged.index("NS-INC-2")
    assert "Not met.** Nobody reported back. Judged by: Council; 4 November 2025." in judged
    assert "does not count yet" in judged


def test_the_evaluation_sets_what_was_reached_beside_the_plan(of_the_examples: dict[tuple[str, str], str]) -> None:
    text = of_the_examples["rehabilitation-beds", "evaluation"]
    assert "Aim: 85 of 100 visitors. | Met<br>Before: 71 of 100 visitors<br>Now: 88 of 100 visitors" in text
    assert "Too early to tell<br>Before: 61 days in 2023" in text
    assert "171 of the 212 answers were positive." in text
    assert "Each was visited once more in May 2025.<br>Done on 16 May 2025" in text
    assert "To be looked at again on 31 March 2026." in text
    assert "By 31 December 2025; that day is past" in text


def test_the_annex_tells_what_was_weighed_what_became_of_each_option_and_what_was_considered_when(
    of_the_examples: dict[tuple[str, str], str],
) -> None:
    text = of_the_examples["rehabilitation-beds", "decision-annex"]
    assert "19 of 618 responses<br>Only a few people held this view." in text
    assert "Recommended by the appraisal<br>Approved: One ward of 18 beds in Kinmarra" in text
    assert "Ruled out on 11 June 2024: It would cost £31 million" in text
    assert "| Report of Healthcare Improvement Scotland | Outside finding | 28 February 2025 | Yes |" in text
    assert "(met on 18 August 2025)" in text
    assert "Write to the board secretary" in section(text, "How to challenge this")


def test_a_published_case_study_says_what_its_record_does_not_hold(pwp: Run) -> None:
    text = said(pwp, EXAMPLES / "our-place-our-future", "findings")
    for silence in (
        "How many took part in all is not recorded.",
        "What people said is not recorded by theme yet.",
        "No impact assessment is recorded.",
        "by whom and the day are not recorded.",
        "How many took part is not recorded for 5 of the 5 occasions.",
    ):
        assert silence in text


@pytest.mark.parametrize("document", NEW)
def test_what_identifies_a_person_stops_each_of_them_and_is_not_echoed(
    pwp: Run, workspace: Tree, document: str
) -> None:
    told = "Open later (CHI 010175 5120)"
    files = {
        "themes.yaml": THEMES.replace("Open later", told),
        "evaluation.yaml": EVALUATION.replace("Ask sooner.", told),
    }
    folder = workspace({**RECORD, **files})
    ran = pwp("report", document, "-C", folder, *ON)
    assert ran.status == 1
    assert "a CHI number" in ran.err
    assert "5120" not in ran.out + ran.err
    assert not (folder / "reports").exists()


def test_a_group_that_only_decides_is_not_among_those_the_engagement_missed(pwp: Run, workspace: Tree) -> None:
    board = "  - {id: board, name: The board itself, kind: decision-maker}\n"
    text = said(pwp, workspace({**RECORD, "stakeholders.yaml": MAP + board}), "findings")
    assert "The board itself" not in text


def test_a_theme_without_an_answer_is_listed_as_not_answered_yet_and_stands_in_no_table_of_answers(
    pwp: Run, workspace: Tree
) -> None:
    answered = THEMES.replace("of: 41}}\n", "of: 41}, response: {outcome: done, what: Open till 8.}}\n", 1)
    text = section(
        said(pwp, workspace({**RECORD, "themes.yaml": answered}), "findings"), "What was answered and decided"
    )
    assert "| Open later | Done<br>Open till 8. |" in text
    assert "- A lift is needed" in text
    assert "| A lift is needed" not in text


def test_a_review_or_sign_off_to_come_is_planned_and_a_few_who_came_are_not_counted_out(
    pwp: Run, workspace: Tree
) -> None:
    files = {
        "evaluation.yaml": "reviews:\n  - {date: 2026-05-20, when: final, by: [The group]}\n",
        "impact.yaml": "assessments:\n  - {id: all, title: Who gains, signed_off: {date: 2026-04, by: The chief}}\n",
        "log/2025-05-06-talk.yaml": "kind: activity\ndate: 2025-05-06\nstakeholders: [users]\nreached: {people: 3}\n",
    }
    folder = workspace({**RECORD, **files})
    evaluation, findings = said(pwp, folder, "evaluation"), said(pwp, folder, "findings")
    assert "Planned for 20 May 2026. By: The group." in evaluation
    assert "Held on" not in evaluation
    assert "Planned for April 2026." in section(findings, "Who gains")
    assert "Signed off" not in findings
    assert "fewer than 5 people" in findings
    assert "3 people" not in findings
