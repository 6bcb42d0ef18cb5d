"""What is not understood, hidden or empty never makes anything green, and never names anybody."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, SMALLEST, Run, Tree

from pwp import assess, load, render
from pwp.errors import NamesUnknown
from pwp.findings import State

ON = date(2026, 3, 2)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the flawed twin."""
    return Path(shutil.copytree(EXAMPLES / "day-service-flawed", tmp_path / "copy"))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A copy of the sound example."""
    return Path(shutil.copytree(EXAMPLES / "day-service", tmp_path / "sound"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def states(folder: Path) -> dict[str, State]:
    result = assess(load(folder), as_of=ON, sign_off=True, raise_crashes=True)
    return {one.requirement.id: one.state for one in result.requirements}


GREEN = (State.MET, State.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plan.yaml", "- id: main-engagement", "- idd: main-engagement"),
        ("stakeholders.yaml", "- id: living-alone", "- idd: living-alone"),
        ("stakeholders.yaml", "- id: living-alone", "- nothing: here\n  - idd: living-alone"),
        ("decisions.yaml", "- id: new-hours", "- idd: new-hours"),
        ("themes.yaml", "- id: quiet-room", "- idd: quiet-room"),
        ("plan.yaml", "timetable:", "timetabel:"),
    ],
)
def test_what_is_lost_turns_nothing_green_that_was_not(copied: Path, file: str, old: str, new: str) -> None:
    before = states(copied)
    change(copied, file, old, new)
    turned = {name for name, state in states(copied).items() if state in GREEN and before[name] not in GREEN}
    assert turned == set()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plan.yaml", "    - item: Talks, cameras, print and post\n      amount: 1200", "    - Talks 1200"),
        ("documents.yaml", "documents:\n  - id: what", "document:\n  - id: what"),
        ("stakeholders.yaml", "- id: unpaid-carers", "- idd: unpaid-carers"),
        ("log/2025-01-28-first-visits.yaml", "kind: contact", "kind: ["),
    ],
)
def test_what_is_lost_fails_nothing_and_is_not_missing(sound: Path, file: str, old: str, new: str) -> None:
    change(sound, file, old, new)
    found = assess(load(sound), as_of=ON, sign_off=True).findings
    told = {(one.code, one.state) for one in found if one.code not in ("WSP01", "WSP02", "WSP03")}
    assert {state for _, state in told} <= {State.ERROR}, told


@pytest.mark.parametrize("broken", ["  - what: Gala\n    kind: [local-holiday]\n", "  - [\n"])
def test_holidays_that_are_not_understood_hide_no_papers_that_came_too_late(sound: Path, broken: str) -> None:
    change(sound, "log/2025-05-08-carers-evening.yaml", "papers_sent: ", "papers_sent: 2025-05-08 #")
    change(sound, "plan.yaml", "  - what: The glen's gala week\n", broken)
    answers = assess(load(sound), as_of=ON, sign_off=True, raise_crashes=True).answers
    assert [(one.state, set(one.counts)) for one in answers if one.rule.code == "ENG05"] == [
        (State.FAILED, {State.FAILED, State.MET})
    ]


def test_the_other_items_of_a_list_are_asked_all_the_same(copied: Path) -> None:
    change(copied, "themes.yaml", "- id: two-evenings", "- idd: two-evenings")
    result = assess(load(copied), as_of=ON, sign_off=True)
    assert "quiet-room is answered not-done, and no reason is recorded" in {one.sentence for one in result.findings}


def test_what_cannot_be_told_is_never_status_zero(pwp: Run, sound: Path) -> None:
    change(sound, "themes.yaml", "written: 2025-06-03", "written: last spring")
    ran = pwp("check", "-C", sound, "--as-of", "2026-03-02", "--sign-off", "--severity", "must")
    assert ran.status == 1


@pytest.mark.parametrize("filler", ["-", "...", "\u2014", "see above", "TBC", "not known yet"])
def test_a_text_that_says_nothing_is_not_recorded(workspace: Tree, filler: str) -> None:
    folder = workspace({"plan.yaml": f'purpose: "{filler}"\n'})
    assert load(folder).workspace.plan.purpose is None
    found = [one for one in assess(load(folder), as_of=ON).findings if one.code == "WSP06"]
    assert [one.place.route for one in found] == [("purpose",)]


def test_evidence_from_before_the_engagement_shows_no_outcome(sound: Path) -> None:
    change(
        sound,
        "evaluation.yaml",
        "result: met\n    evidence: [spring-notes]",
        "result: met\n    evidence: [2025-01-28-first-visits]",
    )
    found = assess(load(sound), as_of=ON, sign_off=True).findings
    assert [(one.code, one.state) for one in found] == [("EVL02", State.MISSING)]


NAMES = (
    "people:\n  - id: P014\n    name: Jean: MacSecret\n",
    "people:\n  - id: P014\n    also: Jeanie MacSecret\n",
    "people:\n  - id: P014\n    name: [Jean, MacSecret]\n",
    "people:\n  - id: P014\n    nmae: Jean MacSecret\n",
    "people:\n  - id: P014\n    contact: Ward #MacSecret\n",
    "MacSecret\n",
    "people: MacSecret\n",
    'people:\n  - id: P014\n    name: "MacSecret\n',
    "people:\n  - id: MacSecret\n    name: \n",
)


@pytest.mark.parametrize("text", NAMES)
def test_nothing_of_the_file_of_names_is_ever_printed(pwp: Run, workspace: Tree, text: str) -> None:
    folder = workspace({"private/people.yaml": text, "themes.yaml": "quotes:\n  - id: q\n    person: P014\n"})
    for form in ("text", "concise", "json", "github"):
        ran = pwp("check", "-C", folder, "--format", form, "--all")
        assert "MacSecret" not in ran.out + ran.err
    assert "MacSecret" not in pwp("status", "-C", folder).out


@pytest.mark.parametrize("text", NAMES[1:5])
def test_no_document_is_made_while_a_name_cannot_be_compared(workspace: Tree, text: str) -> None:
    folder = workspace({"private/people.yaml": text, "plan.yaml": "purpose: Jean MacSecret told us\n"})
    if load(folder).misread:
        with pytest.raises(NamesUnknown):
            render(assess(load(folder), as_of=ON), "feedback")


def test_a_reference_in_any_text_is_somebody(workspace: Tree) -> None:
    folder = workspace({"log/2026-02-02-call.yaml": "kind: contact\ndate: 2026-02-02\nsummary: P014 rang about it\n"})
    loaded = load(folder)
    found = [(one.code, one.place.route) for one in assess(loaded, as_of=ON).findings if one.code == "PRV01"]
    assert found == [("PRV01", ("summary",))]


def test_every_place_in_which_a_name_stands_is_told(workspace: Tree) -> None:
    folder = workspace(
        {
            "private/people.yaml": "people:\n  - id: P014\n    name: Morven Example\n",
            "plan.yaml": "purpose: Morven Example asked\n",
            "stakeholders.yaml": "stakeholders:\n  - id: a\n    name: Morven Example's group\n",
        }
    )
    found = [one.place.file for one in assess(load(folder), as_of=ON).findings if one.code == "PRV01"]
    assert found == ["plan.yaml", "stakeholders.yaml"]


def test_a_theme_whose_answer_is_not_understood_is_not_said_to_be_unanswered(copied: Path) -> None:
    text = render(assess(load(copied), as_of=ON), "feedback", format_="md").decode()
    said = "Mornings should stay as calm as they are (an answer is recorded, and cannot be shown here yet)"
    assert said.replace("(", r"\(").replace(")", r"\)") in text or said in text


def test_a_number_lost_to_a_comma_is_told(workspace: Tree) -> None:
    folder = workspace({"stakeholders.yaml": "stakeholders:\n  - id: a\n    size: {number: 1,200}\n"})
    found = [one for one in assess(load(folder), as_of=ON).findings if one.code == "WSP07"]
    assert [(one.line, "200" in one.sentence) for one in found] == [(3, True)]


def test_a_record_without_judgements_waivers_or_outside_findings_is_not_praised_for_them(workspace: Tree) -> None:
    charity = SMALLEST["engagement.yaml"] + "body: {type: third-sector}\n"
    plan = "privacy: {not_done: Nothing is kept on anybody}\ntimetable: [{id: talks, kind: engagement}]\n"
    folder = workspace({"engagement.yaml": charity, "plan.yaml": plan})
    found = states(folder)
    assert {found[name] for name in ("REC-14", "REC-15", "REC-16")} == {State.NOT_APPLICABLE}
    text = render(assess(load(folder), as_of=ON), "assurance", format_="md").decode()
    assert "Every question for people has its answer" not in text


WAIVER = """\
waivers:
  - of: MY
    where: themes.yaml/quotes/q
    why: The person died, and the family agreed by word of mouth
    approved_by: Chief officer
    date: 2026-01-05
    until: {until}
"""


@pytest.mark.parametrize(("until", "state"), [("2026-06-30", "waived"), ("2026-03", "waived"), ("2026-02", "missing")])
def test_a_waived_must_still_counts_and_a_vague_end_holds_until_it_is_surely_over(
    pwp: Run, workspace: Tree, until: str, state: str
) -> None:
    waiver = WAIVER.replace("MY", "PRV02").replace("{until}", until)
    folder = workspace({"themes.yaml": "quotes:\n  - id: q\n    text: Too far\n", "waivers.yaml": waiver})
    ran = pwp(
        "check", "-C", folder, "--as-of", "2026-03-02", "--step", "feedback", "--severity", "must", "--format", "json"
    )
    told = json.loads(ran.out)
    assert {one["state"] for one in told["requirements"] if one["id"] == "REC-13"} == {state}
    assert ran.status == 1


def test_of_two_judgements_of_one_day_the_worse_holds(sound: Path) -> None:
    text = (sound / "evaluation.yaml").read_text("utf-8")
    start = text.index("  - requirements: [NS-INC-2]")
    one = text[start : text.index("  - requirements:", start + 5)]
    for both in (
        one.replace("rating: met", "rating: not-met") + one,
        one + one.replace("rating: met", "rating: not-met"),
    ):
        (sound / "evaluation.yaml").write_text(text.replace(one, both), "utf-8")
        assert states(sound)["NS-INC-2"] is State.FAILED


def test_an_entry_of_the_month_that_is_running_shows_what_was_done(workspace: Tree) -> None:
    files = {
        "stakeholders.yaml": "stakeholders:\n  - id: carers\n",
        "log/2026-03-talk.yaml": "kind: activity\ndate: 2026-03\nstakeholders: [carers]\n",
    }
    result = assess(load(workspace(files)), as_of=ON, sign_off=True)
    assert {one.rule.code: one.state for one in result.answers}["ENG01"] is State.MET


def test_a_row_that_has_closed_shows_that_people_were_engaged(workspace: Tree) -> None:
    row = "timetable:\n  - id: talks\n    kind: engagement\n    closed: 2026-02-20\n"
    assert assess(load(workspace({"plan.yaml": row})), as_of=ON).step == "engage"


def test_a_sentence_cannot_break_out_of_a_github_annotation(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n    stance: 100% of us%0A::error::x\n"})
    ran = pwp("check", "-C", folder, "--format", "github")
    line = next(one for one in ran.out.splitlines() if "WSP03" in one)
    assert "100%25 of us%250A::error::x" in line
    assert all(one.startswith("::") for one in ran.out.splitlines())
