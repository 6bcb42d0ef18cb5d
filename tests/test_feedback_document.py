"""The feedback document answers "where did what I said go?": nothing said is lost, nothing to come is told as done."""

from pathlib import Path

import pytest
from conftest import Run, Tree

THEMES = """\
themes:
  - id: hours
    theme: Open later
    response: {outcome: will-do, what: It opens late, due: 2026-04-30}
  - {id: lift, theme: A lift is needed, stance: concern}
"""
TALK = """\
kind: activity
title: Talk in the hall
date: 2026-02-03
stakeholders: [{who}]
themes: [{themes}]
views:
"""
RECORD = {
    "engagement.yaml": "format: 1\nid: x\ntitle: The hours\n",
    "stakeholders.yaml": "stakeholders:\n  - {id: users, name: People who use it, kind: need}\n"
    "  - {id: carers, name: Their carers, kind: need}\n",
    "themes.yaml": THEMES,
}


def feedback(pwp: Run, folder: Path, *more: str, on: str = "2026-03-02") -> str:
    ran = pwp("report", "feedback", "-C", folder, "--as-of", on, "-o", "-", *more)
    assert ran.status == 0, ran.err
    return ran.out


def talk(views: str, who: str = "users", themes: str = "hours, lift") -> dict[str, str]:
    return {"log/2026-02-03-talk.yaml": TALK.format(who=who, themes=themes) + views}


def else_said(text: str) -> str:
    return text.partition("## What else was said")[2].partition("\n## ")[0]


def test_what_was_said_and_belongs_to_no_theme_is_shown_as_answered_nowhere(pwp: Run, workspace: Tree) -> None:
    views = "  - {what: Paint it blue}\n  - {what: Evenings suit carers, theme: hours}\n"
    said = else_said(feedback(pwp, workspace({**RECORD, **talk(views)})))
    assert "| Paint it blue | Talk in the hall<br>3 February 2026 |" in said
    assert "Evenings suit carers" not in said
    assert "please tell us" in said


def test_a_view_of_an_occasion_with_one_theme_belongs_to_that(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, **talk("  - {what: Paint it blue}\n", themes="hours")})
    assert else_said(feedback(pwp, folder)) == ""


def test_a_view_of_a_theme_that_is_not_there_is_answered_nowhere(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, **talk("  - {what: Paint it blue, theme: colour}\n")})
    assert "Paint it blue" in else_said(feedback(pwp, folder))


@pytest.mark.parametrize(
    "view", ["  - {what: I cannot climb the stairs}\n", "  - {what: The stairs are cruel to old knees}\n"]
)
def test_somebodys_own_words_are_not_shown_without_permission(pwp: Run, workspace: Tree, view: str) -> None:
    quotes = THEMES + "quotes:\n  - {id: q, text: The stairs are cruel to old knees}\n"
    folder = workspace({**RECORD, **talk(view), "themes.yaml": quotes})
    assert "stairs" not in feedback(pwp, folder)


def test_one_group_is_told_of_the_occasions_it_was_at(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, **talk("  - {what: Paint it blue}\n")})
    assert "Paint it blue" in else_said(feedback(pwp, folder, "--about", "users"))
    others = feedback(pwp, folder, "--about", "carers")
    assert else_said(others) == ""
    assert "No occasion on which you were heard is recorded." in others


def test_an_occasion_to_come_has_heard_nothing_yet(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, **talk("  - {what: Paint it blue}\n")})
    assert "Paint it blue" not in feedback(pwp, folder, on="2026-02-02")


def test_the_findings_name_the_theme_of_each_view(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, **talk("  - {what: Evenings suit carers, theme: hours}\n")})
    ran = pwp("report", "findings", "-C", folder, "--as-of", "2026-03-02", "-o", "-")
    assert "| Evenings suit carers<br>Theme: Open later |" in ran.out


TAKEN = "Approved by The board on 20 March 2026. Most asked for it."
OPEN = "Left open: Which evening. The bus decides. Told in May."
DECIDED = """\
decisions:
  - id: hours
    title: The hours.
    date: 2026-03-20
    by: The board
    stage: final
    outcome: approved
    reasons: Most asked for it
    left_open: [{what: Which evening, why: The bus decides, next: Told in May}]
"""


@pytest.mark.parametrize(
    ("on", "said", "unsaid"),
    [
        ("2026-03-02", "The hours. Planned for 20 March 2026 by The board.", "Most asked for it|Which evening"),
        ("2026-03-21", f"The hours. {TAKEN}\n\n- {OPEN}", "Planned"),
    ],
)
def test_a_decision_to_come_is_told_as_planned(pwp: Run, workspace: Tree, on: str, said: str, unsaid: str) -> None:
    text = feedback(pwp, workspace({**RECORD, "decisions.yaml": DECIDED}), on=on)
    assert said in text
    assert [one for one in unsaid.split("|") if one in text] == []


@pytest.mark.parametrize(("on", "said"), [("2026-03-02", "By 30 April 2026"), ("2026-05-01", "that day is past")])
def test_an_answer_of_which_the_day_is_past_says_so(pwp: Run, workspace: Tree, on: str, said: str) -> None:
    assert f"{said} |" in feedback(pwp, workspace(RECORD), on=on)


PROMISED = """\
commitments:
  - {id: lift, promise: A lift, owner: Head of estates, due: 2026-06-30, state: done, state_date: 2026-06-01}
  - {id: bus, promise: A bus, owner: Head of estates, state: changed, state_date: 2026-06-01, why: No driver}
  - {id: sign, promise: A sign, owner: Head of estates, state: in-progress, state_date: 2026-06-01}
  - {id: map, promise: A map, owner: Head of estates, not_done: The printer closed}
"""


def test_a_promise_kept_or_changed_on_a_day_to_come_is_still_to_be_kept(pwp: Run, workspace: Tree) -> None:
    folder = workspace({**RECORD, "commitments.yaml": PROMISED})
    text = feedback(pwp, folder).partition("What we have promised")[2]
    assert [one for one in ("A lift", "A bus", "A sign") if f"| {one} | Head of estates |" not in text] == []
    assert "No driver" not in text
    assert "| A map | Given up | The printer closed |" in text
    register = pwp("report", "commitments", "-C", folder, "--as-of", "2026-03-02", "-o", "-").out
    assert "4 promises are recorded: 0 kept, 3 still to be kept. 1 changed, passed on or given up." in register
    assert "| Kept from 1 June 2026, which is still to come |" in register
    assert "| Begun from 1 June 2026, which is still to come |" in register
    assert "Since" not in register
    later = pwp("report", "commitments", "-C", folder, "--as-of", "2026-06-01", "-o", "-").out
    assert "1 kept, 1 still to be kept. 2 changed, passed on or given up." in later
    assert "Begun<br>Since 1 June 2026" in later


UNDONE = "themes:\n  - {id: t, theme: It is loud, response: {outcome: done, what: Quieter, not_done: Nobody did it}}\n"


@pytest.mark.parametrize("document", ["feedback", "findings", "decision-annex", "assurance"])
def test_an_answer_that_was_not_given_is_none(pwp: Run, workspace: Tree, document: str) -> None:
    folder = workspace({**RECORD, "themes.yaml": UNDONE})
    said = pwp("report", document, "-C", folder, "--as-of", "2026-03-02", "-o", "-").out
    assert "Quieter" not in said
    assert "Nobody did it" in said


def test_what_was_not_answered_stands_with_what_has_no_answer_and_says_why(pwp: Run, workspace: Tree) -> None:
    text = feedback(pwp, workspace({**RECORD, "themes.yaml": UNDONE}))
    waiting = text.partition("## What we have not answered yet")[2].partition("\n## ")[0]
    assert waiting.strip() == "- It is loud. Not answered: Nobody did it."
    assert "No answer that led to action is recorded yet." in text


def test_what_is_not_recorded_is_said_and_not_left_out(pwp: Run, workspace: Tree) -> None:
    text = feedback(pwp, workspace(RECORD))
    assert "What you could influence, and what not, is not recorded yet." in text
    assert "How many took part in all is not recorded yet." in text


def test_of_a_record_without_anything_to_tell_no_feedback_is_written(pwp: Run, workspace: Tree) -> None:
    folder = workspace({})
    ran = pwp("report", "feedback", "-C", folder)
    assert (ran.status, ran.out) == (2, "")
    assert "there is nothing to tell people yet" in ran.err
    assert "Not yet: feedback: " in pwp("report", "--all", "-C", folder).out
    assert not (folder / "reports" / "feedback.docx").exists()
