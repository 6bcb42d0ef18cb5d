"""Impact assessments as documents: written, opened and read back."""

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree
from docx import Document
from docx.oxml.ns import qn

ASKED = {
    "rehabilitation-beds": "2025-10-01",
    "day-service": "2026-03-02",
    "day-service-flawed": "2026-03-02",
}
WRITTEN = [
    *((name, "impact-assessment") for name in ASKED),
]
CHARACTERISTICS = (
    *("Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity"),
    *("Race", "Religion or belief", "Sex", "Sexual orientation"),
)
TODAY = "2026-06-01"


def written(pwp: Run, folder: Path, document: str, *options: str, as_of: str = TODAY) -> str:
    """A document as Markdown, by the real command."""
    ran = pwp("report", document, "-C", folder, "--as-of", as_of, "-o", "-", *options)
    assert ran.status == 0, ran.err
    return ran.out.replace("\\", "")


def example(pwp: Run, name: str, document: str, *options: str) -> str:
    return written(pwp, EXAMPLES / name, document, *options, as_of=ASKED[name])


def row(text: str, begins: str) -> list[str]:
    """The cells of the first row of a table that begins so."""
    line = next(one for one in text.splitlines() if one.startswith(f"| {begins} |"))
    return [one.strip() for one in line.strip("|").split(" | ")]


def under(text: str, heading: str) -> str:
    """What stands under a heading, up to the next."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize(("name", "document"), WRITTEN, ids="-".join)
def test_word_has_headings_in_order_header_rows_and_no_empty_cell(
    pwp: Run, tmp_path: Path, name: str, document: str
) -> None:
    file = tmp_path / "out.docx"
    assert pwp("report", document, "-C", EXAMPLES / name, "--as-of", ASKED[name], "-o", file).status == 0
    opened = Document(str(file))
    headings = [one for one in opened.paragraphs if one.style is not None and one.style.name.startswith("Heading ")]
    levels = [int(one.style.name[-1]) for one in headings if one.style is not None]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= sooner + 1 for sooner, later in pairwise(levels))
    assert opened.tables
    for table in opened.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001 - no other way to its XML
        assert len(table.rows) > 1
        assert all(cell.text.strip() for line in table.rows for cell in line.cells)


@pytest.mark.parametrize(("name", "document"), WRITTEN, ids="-".join)
def test_every_document_says_whose_it_is_and_as_of_when(pwp: Run, name: str, document: str) -> None:
    text = example(pwp, name, document)
    day = {"2025-10-01": "1 October 2025", "2026-03-02": "2 March 2026"}[ASKED[name]]
    title, _, first, *_, last = text.splitlines()
    assert title.startswith("# ")
    assert first.startswith("Glenmarra ")
    assert first.endswith(f", {day}.")
    assert last == f"Made with pwp from the record as it stood on {day}."
    assert "None" not in text
    assert "How to" not in title


@pytest.mark.parametrize(
    ("document", "lacks"),
    [
        ("impact-assessment", "impact.yaml"),
    ],
)
def test_nothing_is_written_of_what_the_record_does_not_hold(
    pwp: Run, workspace: Tree, document: str, lacks: str
) -> None:
    folder = workspace({})
    ran = pwp("report", document, "-C", folder)
    assert ran.status == 2
    assert lacks in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (folder / "reports").exists()


# Impact assessments


def test_each_of_the_nine_characteristics_is_answered_for_by_name(pwp: Run) -> None:
    table = under(example(pwp, "rehabilitation-beds", "impact-assessment"), "The nine protected characteristics")
    assert [row(table, one)[1] for one in CHARACTERISTICS] == [
        "Negative effect: Older visitors of older patients find the longer way hardest.",
        "Positive effect: Each patient gets therapy on six days and not on four.",
        "No effect found, because: Single rooms for everybody in the new ward.",
        "No effect found, because: Partners visit as before.",
        "No effect found, because: The wards take no maternity patients.",
        "No effect found, because: Interpreters come to either hospital.",
        "No effect found, because: Both hospitals have a quiet room.",
        "Negative effect: Most who visit and care are women, and they lose the time.",
        "No effect found, because: Nothing in the change touches it.",
    ]


def test_the_whole_shows_who_is_affected_what_was_said_and_whether_it_was_considered(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "impact-assessment")
    assert text.startswith("# Integrated impact assessment: ")
    affected = under(text, "Who is affected, and how")
    assert (
        "The minibus begins in the Upper Glen twice a day, and is free.<br>Who sees to it: Transport officer"
        in affected
    )
    said = under(text, "What people said")
    assert "402 of 618 responses" in said
    assert "They do not show what everybody thinks." in said
    assert "Age and sex" in said
    assert "- Adults who were patients on either ward since 2022: It was asked at the forum" in said
    assert "Nobody spoke of it." not in said  # where there is no effect, nothing is expected to be said
    assert "What people answered to the consultation" in under(text, "What was changed in it, and why")
    decided = under(text, "The decision")
    assert "approved by Glenmarra Health Board on 25 March 2025" in decided
    assert "Not recorded as considered: \u201cWhat is kept of what patients say\u201d" in decided
    assert "Not published: It says where forms are kept." in text


def test_an_assessment_of_one_kind_says_what_else_it_looks_at(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "impact-assessment", "--about", "equality")
    assert text.startswith("# Equality impact assessment: ")
    assert "also looks at human rights, Fairer Scotland, sustainability, environment and consumers" in text
    assert "What is kept of what patients say" not in text
    other = example(pwp, "rehabilitation-beds", "impact-assessment", "--about", "data-protection")
    assert "The risk is low once no names are kept." in other
    assert "protected characteristics" not in other
    ran = pwp("report", "impact-assessment", "-C", EXAMPLES / "rehabilitation-beds", "--about", "islands", "-o", "-")
    assert ran.status == 2
    assert "islands" in ran.err


def test_the_flawed_twin_says_what_came_too_late_and_what_cannot_be_shown(pwp: Run) -> None:
    text = example(pwp, "day-service-flawed", "impact-assessment")
    wrong = under(text, "What is not in order")
    assert "was begun on 28 April 2025, not before people were engaged (4 February 2025)" in wrong
    assert "evenings-assessed" not in text
    assert "It was signed off later, on 2 September 2025." in text
    assert "Something is not understood, and is left out here (themes.yaml, line 49)" in wrong
    assert "No answer can be shown" in text
    sound = example(pwp, "day-service", "impact-assessment")
    assert "signed off later" not in sound
    assert "find nothing wrong or missing" in under(sound, "What is not in order")


IMPACT = """
assessments:
  - id: assessed
    title: Who gains or loses
    covers: [equality, islands]
    started: 2026-09
    groups:
      - {characteristic: age, effect: negative, what: The bus stops early.}
      - {characteristic: race, effect: none}
      - {characteristic: sex, not_done: Nobody was free to look}
      - {characteristic: disability, effect: unknown, due: 2026-05-01, mitigation: A lift, owner: Estates officer}
      - {place: Fara, effect: positive, what: A second boat, mitigation: It sails at noon, done: 2026-08-03}
      - {place: Graemsay, effect: none, what: It has its own nurse}
    signed_off: {date: 2026-06, by: Chief officer}
    revisions:
      - {date: 2026-03, what_changed: Boats were put in, because: A meeting}
    evidence:
      - {what: One in three has no car, source: A count}
"""


LIKE_A_BOARD = "format: 1\nid: peat\ntitle: Peat\nbody: {name: NHS Orrin, type: nhs-board}\nstarted: 2026-01-05\n"


def islands_record(workspace: Tree) -> Path:
    return workspace(
        {
            "engagement.yaml": (
                "format: 1\nid: boats\ntitle: Boats\narea: {islands: [Fara, Graemsay, Hoy]}\n"
                "body: {name: Orrin Council}\n"
            ),
            "impact.yaml": IMPACT,
            "decisions.yaml": (
                "decisions:\n  - {id: boats-decided, title: The boats, date: 2026-11-02, stage: final}\n"
            ),
        }
    )


def test_what_nobody_looked_at_is_told_as_that(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, islands_record(workspace), "impact-assessment")
    nine = under(text, "The nine protected characteristics")
    assert row(nine, "Age")[1] == "Negative effect: The bus stops early."
    assert row(nine, "Race")[1] == "No effect found. How that is known is not recorded."
    assert row(nine, "Sex")[1] == "Not looked at yet: Nobody was free to look."
    assert row(nine, "Disability")[1] == "The effect is not known yet."
    assert row(nine, "Religion or belief")[1] == "Not looked at yet"
    assert row(under(text, "The three needs of the equality duty"), "Foster good relations between people")[1] == (
        "Not looked at yet"
    )
    islands = under(text, "Island communities")
    assert row(islands, "Fara")[1] == "Positive effect: A second boat."
    assert row(islands, "Graemsay")[1] == "No effect found, because: It has its own nurse."
    assert row(islands, "Hoy")[1] == "Not looked at yet"


def test_what_is_still_to_come_is_planned_and_a_vague_day_stays_vague(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, islands_record(workspace), "impact-assessment")
    assert "Begun: September 2026 (planned)" in text
    assert "Signed off: June 2026 (this may still be to come), by Chief officer" in text
    assert "| March 2026 | Boats were put in | A meeting |" in text
    assert "It sails at noon<br>Who sees to it: not recorded<br>To be done: 3 August 2026 (planned)" in text
    assert "To be done by 1 May 2026. This day is past, and the record does not say that it was done." in text
    assert "Nothing is recorded that is done about it" in row(under(text, "Who is affected, and how"), "Age")[2]
    assert "- The boats: planned for 2 November 2026. The assessment is not recorded as considered." in text
    assert "| One in three has no car | A count | Not recorded | Not said |" in text


def test_that_no_assessment_was_made_is_told_with_its_reason(pwp: Run, workspace: Tree) -> None:
    none = workspace({"impact.yaml": "not_done: It was thought that nobody would be affected\n"})
    assert "No impact assessment was carried out: It was thought that nobody would be affected." in written(
        pwp, none, "impact-assessment"
    )
    record = (
        "assessments:\n  - {id: a, covers: [equality], needed: no, why: Only a form is printed anew}\n"
        "  - {id: b, covers: [environment], not_done: Nobody was asked to}\n"
    )
    text = written(pwp, workspace({"impact.yaml": record}), "impact-assessment")
    assert "Recorded as not needed. The reason given: Only a form is printed anew." in text
    assert "Not carried out: Nobody was asked to." in text
    assert "No assessment in the record looks at equality." in text
    assert "| Age |" not in text


def test_an_assessment_of_one_kind_tells_of_its_own_faults_alone(pwp: Run, workspace: Tree) -> None:
    record = (
        "assessments:\n  - {id: on-people, covers: [human-rights], not_done: Nobody had time}\n"
        "  - {id: on-peat, covers: [environment], not_done: Nobody could get there}\n"
    )
    folder = workspace({"impact.yaml": record, "engagement.yaml": LIKE_A_BOARD})
    whole = under(written(pwp, folder, "impact-assessment"), "What is not in order")
    assert "Nobody had time" in whole
    one = under(written(pwp, folder, "impact-assessment", "--about", "environment"), "What is not in order")
    assert "Nobody had time" not in one
    assert "human rights" not in one


def test_no_quote_stands_in_them_be_it_allowed_or_withdrawn(pwp: Run, workspace: Tree) -> None:
    quotes = (
        "themes:\n  - id: bus\n    theme: The bus stops early\n    characteristics: [age]\n"
        "    count: {what: people, n: 3, of: 40}\n"
        "quotes:\n  - id: one\n    text: I walk home\n    theme: bus\n"
        "    permission: {written: 2026-03-01, withdrawn: 2026-04-01}\n"
        "  - {id: two, text: I stay in, theme: bus, permission: {written: 2026-03-01}}\n"
    )
    folder = workspace({"impact.yaml": IMPACT, "themes.yaml": quotes})
    text = written(pwp, folder, "impact-assessment")
    assert "I walk home" not in text
    assert "I stay in" not in text
    assert "fewer than 5 of 40 people" in text
