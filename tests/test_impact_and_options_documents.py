"""Impact assessment, screening record, option appraisal and consultation outline: written, opened and read back."""

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
    *(("rehabilitation-beds", one) for one in ("impact-assessment", "screening", "option-appraisal", "consultation")),
    *(("day-service", one) for one in ("impact-assessment", "option-appraisal")),
    *(("day-service-flawed", one) for one in ("impact-assessment", "option-appraisal")),
]
CHARACTERISTICS = (
    *("Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity"),
    *("Race", "Religion or belief", "Sex", "Sexual orientation"),
)
FACTORS = (
    *("Impact on patients and carers", "Change in accessibility", "Emergency or unscheduled care"),
    *("Public or political concern", "Alignment with national policy", "Change in method of delivery"),
    *("Financial implications", "Consequences for other services"),
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
        ("screening", "change.yaml"),
        ("option-appraisal", "options.yaml"),
        ("consultation", "plan.yaml"),
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


def test_a_change_to_social_care_has_no_screening_record(pwp: Run) -> None:
    ran = pwp("report", "screening", "-C", EXAMPLES / "day-service", "-o", "-")
    assert ran.status == 2
    assert "change.yaml" in ran.err


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


# Screening


def test_the_screening_record_has_the_eight_factors_the_views_and_what_follows(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "screening")
    assert "The change is held to be major. Who says so: Board of Glenmarra Health Board, 16 April 2024." in text
    assert "Of the 8 factors, 4 apply, 3 apply in part and 1 does not apply." in text
    factors = under(text, "The eight factors")
    assert [row(factors, one)[1] for one in FACTORS] == ["Yes", "Yes", "No", "Yes", "Partly", "Partly", "Yes", "Partly"]
    assert "- Families and friends who visit" in under(text, "Who it was talked through with")
    assert row(text, "Healthcare Improvement Scotland")[1] in ("22 January 2024", "Major")
    assert row(under(text, "Whether the change is major"), "Healthcare Improvement Scotland")[1:] == [
        "Major",
        "7 May 2024",
    ]
    follows = under(text, "What follows from it")
    assert "Approved: 15 July 2025" in follows
    assert "it opened on 2 September 2024. It closed on 6 December 2024." in follows


def screened(workspace: Tree, change: str) -> Path:
    return workspace(
        {
            "engagement.yaml": (
                "format: 1\nid: wards\ntitle: Wards\nbody: {name: NHS Orrin, type: nhs-board}\nstarted: 2026-01-05\n"
                "proposal: {kind: service-change, services: [health], change: [withdrawn], origin: local}\n"
            ),
            "stakeholders.yaml": "stakeholders:\n  - {id: families, name: Families who visit, kind: need}\n",
            "change.yaml": change,
        }
    )


def test_factors_that_nobody_answered_are_told(pwp: Run, workspace: Tree) -> None:
    change = (
        "factors:\n  - {factor: financial-implications, applies: yes, why: It costs more}\n"
        "  - {factor: change-in-accessibility, not_done: Nobody had the bus times}\n"
        "  - {factor: public-or-political-concern, applies: yes, why: A march, evidence: The paper}\n"
        "  - {factor: public-or-political-concern, applies: no, why: No letter, evidence: The post}\n"
    )
    text = written(pwp, screened(workspace, change), "screening")
    assert "Nobody is recorded to have settled whether the change is major." in text
    assert "Of the 8 factors, 1 applies, 1 is answered in two ways and 6 are not answered." in text
    factors = under(text, "The eight factors")
    assert row(factors, "Financial implications") == [
        "Financial implications",
        "Yes",
        "It costs more",
        "Nothing is recorded that shows it",
    ]
    assert row(factors, "Change in accessibility")[1:3] == [
        "Not answered yet",
        "Not looked at: Nobody had the bus times.",
    ]
    assert row(factors, "Emergency or unscheduled care")[1:3] == ["Not answered yet", "Not recorded"]
    assert factors.count("| Public or political concern |") == 2
    assert "The record names no group with whom the factors were discussed." in text
    assert "Until it is settled, everything is asked that is asked of a major change." in text
    assert "No contact in the log is marked as with them" in text
    assert "Public or political concern is answered both yes and no" in under(text, "What is not in order")


def test_where_two_bodies_differ_nothing_is_settled(pwp: Run, workspace: Tree) -> None:
    change = (
        "designation: {status: not-major, date: 2026-03-02, by: Board}\nhis: {view: {status: major, date: 2026-04}}\n"
    )
    text = written(pwp, screened(workspace, change), "screening")
    assert "It is undecided whether the change is major: the body and Healthcare Improvement Scotland differ" in text
    assert "held not to be major" not in text
    assert "No ruling is recorded. One is called for, as the body and Healthcare Improvement Scotland differ." in text
    assert "| Healthcare Improvement Scotland | Major | April 2026 |" in text


def test_a_view_that_is_to_be_taken_later_settles_nothing(pwp: Run, workspace: Tree) -> None:
    text = written(
        pwp, screened(workspace, "designation: {status: not-major, date: 2026-09-01, by: Board}\n"), "screening"
    )
    assert "Nobody is recorded to have settled whether the change is major." in text
    assert "1 September 2026 (planned)" in text


def test_a_change_that_is_not_major_has_none_of_its_steps(pwp: Run, workspace: Tree) -> None:
    change = "designation: {status: not-major, date: 2026-03-02, by: Board}\n"
    text = written(pwp, screened(workspace, change), "screening")
    assert "The change is held not to be major. Who says so: Board, 2 March 2026." in text
    assert "The steps of a major change are not asked." in text
    assert "A full meeting of the board took the decision." not in text


# Options


def test_the_appraisal_shows_options_scores_totals_and_that_it_decides_nothing(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "option-appraisal")
    assert "The appraisal recommends: One ward of 18 beds in Kinmarra (25 June 2024)." in text
    assert "A recommendation is not the decision." in text
    assert "This leaves things as they are." in under(text, "The options on the short list")
    assert "It would cost £31 million and take nine years" in under(text, "The options that were ruled out")
    assert row(text, "1")[1:] == ["One ward of 18 beds in Kinmarra", "4.05", "1"]
    assert row(text, "3")[1:] == ["Both wards stay as they are", "2.85", "3"]
    assert "35 of 100" in text
    assert "The same option comes first when any one criterion counts 10 points of a hundred more, or less." in text
    assert "Staffing return, November 2023" in under(text, "What each score rests on")


def test_the_number_of_a_very_small_group_cannot_be_told(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "option-appraisal")
    took_part = under(text, "Who took part, and when")
    assert "| Unpaid carers, through Glenmarra Carers Centre | Directly affected | Fewer than 5 people |" in took_part
    assert "| Nurses and therapists of both wards | Staff | 8 people |" in took_part
    assert " 31 " not in text  # with the total, the hidden number could be reckoned
    assert "The numbers of people are not added up" in took_part


def test_scores_that_rest_on_nothing_recorded_say_so(pwp: Run) -> None:
    text = example(pwp, "day-service", "option-appraisal")
    assert (
        "Nothing is recorded that the scores rest on. Who gave them: The groups together and Finance officer." in text
    )
    assert "not recorded as taking part: Older people in the Upper Glen who speak Gaelic at home." in text


def options(appraisal: str, *more: str) -> dict[str, str]:
    """A record with two options to choose from, and an appraisal."""
    known = ("  - {id: stay, title: Stay, kind: status-quo}\n", "  - {id: move, title: Move}\n", *more)
    return {"options.yaml": f"appraisal:\n{appraisal}options:\n{''.join(known)}"}


SCORED = (
    "  criteria:\n    - {id: reach, criterion: Who can come, weight: 50}\n"
    "    - {id: cost, criterion: What it costs, weight: 50}\n"
    "  scores:\n    - {option: stay, criterion: reach, score: 2}\n    - {option: stay, criterion: cost, score: 4}\n"
    "    - {option: move, criterion: reach, score: 4}\n    - {option: move, criterion: cost, score: 1}\n"
    "    - {option: move, criterion: cost, score: 2}\n    - {option: move, criterion: cost, score: 2}\n"
)


def test_totals_are_worked_out_from_means_and_say_that_they_are_rounded(pwp: Run, workspace: Tree) -> None:
    held = "  held:\n    - {date: 2026-05-04, what: Scored}\n"
    result = "  result: {ranking: [move, stay], recommendation: move, date: 2026-05-04}\n"
    text = written(pwp, workspace(options(held + SCORED + result)), "option-appraisal")
    assert "1.67 (rounded)<br>Mean of 3 scores" in text
    assert row(text, "1")[1:] == ["Stay", "3", "2"]
    assert row(text, "2")[1:] == ["Move", "2.83 (rounded)", "1"]
    assert "By the weighted totals another comes first: Stay." in text
    assert "If \u201cWho can come\u201d counted 10 points of a hundred more, Move would come first." in text


def test_options_that_come_out_alike_share_a_place(pwp: Run, workspace: Tree) -> None:
    alike = SCORED.replace("option: move, criterion: cost, score: 1", "option: move, criterion: cost, score: 2")
    text = written(pwp, workspace(options(alike)), "option-appraisal")
    assert text.count("| 1<br>With another |") == 2
    assert "These come out alike, in the first place: Stay and Move." in text
    assert "No recommendation is recorded." in text


def test_without_every_weight_and_score_nothing_is_weighed(pwp: Run, workspace: Tree) -> None:
    lacking = SCORED.replace(", weight: 50}\n    - {id: cost", "}\n    - {id: cost").replace(
        "    - {option: stay, criterion: cost, score: 4}\n", ""
    )
    text = written(pwp, workspace(options(lacking)), "option-appraisal")
    assert "The options cannot be weighed against each other from what is recorded." in text
    assert "- No weight is recorded for Who can come." in text
    assert "- Stay has no score for What it costs." in text
    assert "Not scored" in row(text, "What it costs<br>Counts 50")[1]
    assert "Weighted total" not in text
    assert "When the options were appraised is not recorded." in text
    assert "Who took part in the appraisal is not recorded." in text


def test_what_was_not_done_or_is_still_to_come_is_told_as_such(pwp: Run, workspace: Tree) -> None:
    held = (
        "  held:\n    - {date: 2026-05-04, what: A first look, not_done: The hall was shut}\n"
        "    - {date: 2026-09, what: Scoring}\n"
        "  participants:\n    - {stakeholder: carers, not_done: They had no notice}\n"
        "  result: {not_done: The options were too far apart}\n"
    )
    more = (
        "  - {id: close, title: Close, discarded: {date: 2026-05}}\n",
        "  - {id: sell, title: Sell, discarded: {date: 2026-12-01, why: No buyer}}\n",
        "  - {id: build, title: Build, not_done: There was no site}\n",
    )
    text = written(pwp, workspace(options(held, *more)), "option-appraisal")
    assert "- A first look. Not held: The hall was shut." in text
    assert "- September 2026 (planned): Scoring." in text
    assert "Did not take part: They had no notice." in text
    assert "The appraisal came to no recommendation: The options were too far apart." in text
    out = under(text, "The options that were ruled out")
    assert row(out, "Close")[2:] == ["May 2026", "No reason is recorded"]
    assert row(out, "Sell")[2:] == ["To be ruled out on 1 December 2026 (planned)", "No buyer"]
    assert "- Build. Not considered: There was no site." in text
    assert "| Build |" not in text
    assert "No final decision is recorded." in text


def test_options_that_nobody_appraised_are_listed_all_the_same(pwp: Run, workspace: Tree) -> None:
    bare = workspace({"options.yaml": "options:\n  - {id: move, title: Move}\n"})
    text = written(pwp, bare, "option-appraisal")
    assert "Nothing says that the options were appraised." in text
    assert "None of these is recorded as leaving things as they are" in text
    undone = workspace(
        {"options.yaml": "appraisal: {not_done: There was no time}\noptions:\n  - {id: move, title: Move}\n"}
    )
    assert "The options were not appraised: There was no time." in written(pwp, undone, "option-appraisal")


# Consultation


def test_the_outline_holds_what_a_paper_must_hold(pwp: Run) -> None:
    text = example(pwp, "rehabilitation-beds", "consultation")
    assert "Two wards of nine beds each cannot be staffed on every shift" in under(text, "Why")
    assert "A new hospital half-way" in under(text, "The options")
    cannot = under(text, "What can change, and what cannot")
    assert "In which hospital the beds are, or whether both keep theirs" in cannot
    assert "To challenge this: Write to the board secretary" in cannot
    assert "because: The Health and Care (Staffing) (Scotland) Act 2019 asks for it" in cannot
    answering = under(text, "How to answer, and by when")
    assert "it opened on 2 September 2024. It closed on 6 December 2024." in answering
    assert "| The response form<br>Survey |" in answering
    assert "At the bedside and the ward door" not in answering  # it was over before the consultation opened
    assert "25 March 2025" in under(text, "How answers will be used")
    assert "On the back of each form, and read out on the telephone line." in under(text, "How personal data is kept")
    assert "engagement@glenmarra.example" in under(text, "Contact")
    assert "The record has something on each of the" in text
    assert "Lacking" not in text


def test_before_it_opens_all_of_it_is_planned(pwp: Run) -> None:
    text = written(pwp, EXAMPLES / "rehabilitation-beds", "consultation", as_of="2024-07-01")
    assert "it is planned to open on 2 September 2024. It is planned to close on 6 December 2024." in text
    assert "The full board decides in public: 25 March 2025 (planned)." in text
    assert "it opened" not in text
    assert "Published: 11 March 2025 (planned)." in text


ROW = "timetable:\n  - {id: asking, what: Where the ward should be, kind: consultation, start: 2026-03-02, end: 2026-07"


def test_the_checklist_says_what_is_lacking_and_where_to_write_it(pwp: Run, workspace: Tree) -> None:
    text = written(pwp, workspace({"plan.yaml": f"{ROW}}}\n"}), "consultation")
    listed = under(text, "Checklist")
    assert row(listed, "What people can influence")[1:] == ["Lacking", "plan.yaml: scope, open"]
    assert row(listed, "Whom to contact")[1:] == ["Lacking", "engagement.yaml: lead, contact"]
    assert row(listed, "From when to when people can answer")[1] == "In part: a day is vague"
    assert listed.count("| Lacking |") == 17
    assert "Of the 18 things that a consultation paper must hold, 18 are lacking, in whole or in part." in text
    assert "it was planned to open on 2 March 2026; the record does not say that it did." in text
    assert "When it closes" not in text
    assert "No way to answer is recorded within these days." in text
    assert "Whom to contact is not recorded yet." in text
    assert "No option is recorded as preferred." in text


def test_a_consultation_that_did_not_take_place_is_told_so(pwp: Run, workspace: Tree) -> None:
    plan = f"{ROW}, not_done: The money was gone}}\n"
    text = written(pwp, workspace({"plan.yaml": plan}), "consultation")
    assert "it did not take place: The money was gone." in text
    assert "planned to open" not in text


def test_pauses_extensions_and_what_was_held_back_are_told_with_their_reasons(pwp: Run, workspace: Tree) -> None:
    plan = (
        f"{ROW}, opened: 2026-03-02, extended: [{{to: 2026-08-14, why: The post was late}}], "
        "paused: [{from: 2026-04-01, to: 2026-04-20, why: An election}]}\n"
        "information:\n  - {id: costs, what: The costs, for: [asking], covers: [costs], withheld_because: A contract}\n"
        "methods:\n  - {id: forms, method: survey, start: 2026-03, not_done: Nobody could print}\n"
    )
    answering = under(written(pwp, workspace({"plan.yaml": plan}), "consultation"), "How to answer, and by when")
    assert "It is planned to close on 14 August 2026." in answering
    assert "Extended to 14 August 2026: The post was late." in answering
    assert "Paused (1 April 2026 to 20 April 2026): An election." in answering
    assert "The costs: not given out, because: A contract." in answering
    assert "Survey" not in answering


def test_one_consultation_of_several_has_an_outline_of_its_own(pwp: Run, workspace: Tree) -> None:
    plan = f"{ROW}}}\n  - {{id: again, what: When the ward should open, kind: consultation, start: 2027-01-04}}\n"
    folder = workspace({"plan.yaml": plan})
    assert "When the ward should open" not in written(pwp, folder, "consultation", "--about", "asking")
    assert "When the ward should open" in written(pwp, folder, "consultation")
