"""Long and hard sentences in documents for the public: advice with the sentence, where the body wrote it."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree
from test_check_docx import HARD, LONG

FORMATS = ("docx", "html", "pdf", "md")


def long_sentence(word: str, times: int = 13) -> str:
    """A sentence of so many times two words and two more, which no other word makes."""
    return f"We {f'and {word} ' * times}agreed."


def test_the_sound_examples_feedback_is_advised_on_once(pwp: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "day-service", folder)
    ran = pwp("report", "feedback", "-C", folder, "--as-of", "2026-03-02")
    assert ran.status == 0
    assert ran.err == (
        "pwp: plan.yaml:9:1: ACC34 advice 28 words: 'To decide with people who use the service, and people who could, "
        "whether it should open in the evening and on Saturdays, and how they would get there.'\n"
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_a_long_sentence_is_shown_in_each_format_and_changes_no_exit_status(
    pwp: Run, workspace: Tree, format_: str
) -> None:
    folder = workspace({"plan.yaml": f"issue:\npurpose: {LONG}\n"})
    ran = pwp("report", "feedback", "-C", folder, "--format", format_)
    assert (ran.status, ran.err) == (0, f"pwp: plan.yaml:2:1: ACC34 advice 28 words: '{LONG}'\n")
    assert (folder / "reports" / f"feedback.{format_}").is_file()


def test_hard_words_are_shown_with_their_measure_and_never_an_age(pwp: Run, workspace: Tree) -> None:
    ran = pwp("report", "feedback", "-C", workspace({"plan.yaml": f"purpose: >-\n  {HARD}\n"}), "-o", "-")
    assert ran.err == (
        "pwp: plan.yaml:1:1: ACC35 advice LIX 104, hardest here: 'Proportionate engagement arrangements necessitate "
        "comprehensive organisational collaboration throughout.'\n"
    )
    assert not re.search(r"\b(?:age|grade|year)", ran.err)


THEMES = "themes:\n" + "".join(
    f"  - {{id: {word}, theme: '{long_sentence(word, 13 + at)}'}}\n"
    for at, word in enumerate(("one", "two", "three", "four", "five"))
)


def test_of_many_the_three_hardest_are_shown_and_the_rest_counted_from_tables_too(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES})
    ran = pwp("report", "feedback", "-C", folder, "-o", "-", "--format", "html")
    lines = ran.err.splitlines()
    assert [line.partition(" words")[0] for line in lines[:3]] == [
        "pwp: themes.yaml:6:16: ACC34 advice 36",
        "pwp: themes.yaml:5:16: ACC34 advice 34",
        "pwp: themes.yaml:4:17: ACC34 advice 32",
    ]
    assert "\n".join(lines[3:]) == (
        "pwp: feedback.html: ACC34 advice 2 more sentences are long or hard to read; "
        "'pwp check-docx' shows each in a Word file"
    )


def test_a_point_of_a_list_is_looked_at(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"plan.yaml": f"scope:\n  open:\n    - {{id: when, what: {LONG}}}\n"})
    assert "plan.yaml:3:18: ACC34" in pwp("report", "feedback", "-C", folder, "-o", "-").err


def test_a_sentence_of_the_bodys_own_template_is_advised_on_at_its_line(pwp: Run, workspace: Tree) -> None:
    template = "# {{ title }}\n\nThank you.\n\n**Please** note: " + LONG + "\n"
    folder = workspace({"templates/feedback.md.j2": template, "plan.yaml": "purpose: To ask\n"})
    ran = pwp("report", "feedback", "-C", folder, "-o", "-")
    assert (ran.status, ran.err) == (0, f"pwp: templates/feedback.md.j2:5:1: ACC34 advice 28 words: '{LONG}'\n")


def test_what_is_not_for_the_public_is_not_advised_on(pwp: Run, workspace: Tree, tmp_path: Path) -> None:
    folder = workspace({"plan.yaml": f"purpose: {LONG}\n"})
    assert "ACC34" in pwp("report", "engagement-plan", "-C", folder).err
    assert pwp("report", "engagement-plan", "-C", folder, "--internal").err == ""
    copy = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "rehabilitation-beds", copy)
    plan = copy / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("purpose: ", f"purpose: {LONG} "), encoding="utf-8")
    asked = ("-C", copy, "--as-of", "2025-10-01", "--names-unchecked", "-o", "-")
    assert pwp("report", "consultation", *asked).err == ""


def test_peoples_own_words_are_not_to_be_made_easier(pwp: Run, workspace: Tree) -> None:
    quote = f"quotes:\n  - id: dark\n    text: '{LONG}'\n    permission:\n      written: 2026-03-01\n"
    ran = pwp("report", "feedback", "-C", workspace({"themes.yaml": quote}), "-o", "-", "--as-of", "2026-06-01")
    assert "> We and they" in ran.out
    assert ran.err == ""


def test_a_title_is_no_sentence(pwp: Run, workspace: Tree) -> None:
    engagement = f"format: 1\nid: x\ntitle: {LONG}\n"
    ran = pwp("report", "feedback", "-C", workspace({"engagement.yaml": engagement, "plan.yaml": "purpose: To ask\n"}))
    assert (ran.status, ran.err) == (0, "")


def test_all_documents_say_the_same_sentence_once(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"plan.yaml": f"issue:\npurpose: {LONG}\n"})
    ran = pwp("report", "--all", "-C", folder, "--format", "md")
    assert ran.err.count("ACC34") == 1
    holding = [one.name for one in (folder / "reports").iterdir() if "and they and they" in one.read_text("utf-8")]
    assert len(holding) > 1


def test_a_sentence_of_25_words_and_many_short_ones_are_no_advice(pwp: Run, workspace: Tree) -> None:
    just = "We " + "and they " * 11 + "all agreed."
    folder = workspace({"plan.yaml": f"purpose: {just} {'And so on. ' * 12}\n"})
    assert pwp("report", "feedback", "-C", folder, "-o", "-").err == ""
