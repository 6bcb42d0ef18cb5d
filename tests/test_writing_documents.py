"""`pwp report` on disk: which documents there are, all of them at once, and never over what somebody edited."""

import json
import zipfile
from pathlib import Path

import pytest
from conftest import Run, Tree
from docx import Document

from pwp.report.made import as_it_was_made, marked

ON = ("--as-of", "2026-03-02")
FORMATS = ("docx", "md")


@pytest.fixture
def sound(pwp: Run, tmp_path: Path) -> Path:
    assert pwp("init", tmp_path / "x", "--example", "day-service").status == 0
    return tmp_path / "x"


def test_the_list_says_what_each_document_is_for_whom_and_when(pwp: Run, tmp_path: Path) -> None:
    told = json.loads(pwp("report", "--list", "--format", "json", cwd=tmp_path).out)["documents"]
    names = {one["document"] for one in told}
    assert {"assurance", "feedback"} <= names
    assert all(one["what"] and one["whom"] and one["step"] for one in told)
    text = pwp("report", "--list", cwd=tmp_path).out
    assert all(name in text for name in names)


def test_all_writes_what_can_be_written_and_says_why_the_rest_cannot(pwp: Run, sound: Path) -> None:
    ran = pwp("report", "--all", "-C", sound, *ON)
    known = {one["document"] for one in json.loads(pwp("report", "--list", "--format", "json").out)["documents"]}
    lines = ran.out.splitlines()
    written = {Path(line.removeprefix("Wrote ")).stem for line in lines if line.startswith("Wrote ")}
    left = {line.split(": ")[1] for line in lines if line.startswith("Not yet: ")}
    assert (ran.status, written | left) == (0, known)
    assert {file.stem for file in (sound / "reports").glob("*.docx")} == written


@pytest.mark.parametrize("format_", FORMATS)
def test_a_document_that_nobody_edited_is_replaced(pwp: Run, sound: Path, format_: str) -> None:
    for _ in range(2):
        assert pwp("report", "feedback", "-C", sound, "--format", format_, *ON).status == 0
    file = sound / "reports" / f"feedback.{format_}"
    assert as_it_was_made(format_, file.read_bytes())


def test_a_document_edited_in_word_is_kept(pwp: Run, sound: Path) -> None:
    pwp("report", "feedback", "-C", sound, *ON)
    file = sound / "reports" / "feedback.docx"
    document = Document(str(file))
    document.add_paragraph("A line of ours")
    document.save(str(file))
    before = file.read_bytes()
    ran = pwp("report", "feedback", "-C", sound, *ON)
    assert (ran.status, file.read_bytes()) == (2, before)
    assert "somebody has edited it" in ran.err
    assert "--force" in ran.err
    assert pwp("report", "feedback", "-C", sound, "--force", *ON).status == 0
    assert as_it_was_made("docx", file.read_bytes())


def test_a_text_edited_by_hand_is_kept_and_one_whose_line_endings_git_changed_is_not(pwp: Run, sound: Path) -> None:
    pwp("report", "feedback", "-C", sound, "--format", "md", *ON)
    file = sound / "reports" / "feedback.md"
    made = file.read_bytes()
    file.write_bytes(made.replace(b"\n", b"\r\n"))
    assert pwp("report", "feedback", "-C", sound, "--format", "md", *ON).status == 0
    assert file.read_bytes() == made
    file.write_bytes(made.replace(b"What we asked", b"What we did ask"))
    assert pwp("report", "feedback", "-C", sound, "--format", "md", *ON).status == 2
    assert b"What we did ask" in file.read_bytes()


def test_a_marked_word_file_is_a_sound_archive(pwp: Run, sound: Path) -> None:
    pwp("report", "feedback", "-C", sound, *ON)
    with zipfile.ZipFile(sound / "reports" / "feedback.docx") as archive:
        assert archive.testzip() is None
        assert archive.comment.startswith(b"pwp-made ")


@pytest.mark.parametrize("format_", [*FORMATS, "html", "pdf"])
def test_a_mark_fits_only_the_bytes_it_was_made_for(format_: str) -> None:
    data = b"PK\x05\x06" + bytes(18) if format_ == "docx" else b"some text\n"
    whole = marked(format_, data)
    assert as_it_was_made(format_, whole)
    assert not as_it_was_made(format_, data)
    assert not as_it_was_made(format_, b"x" + whole)
    assert not as_it_was_made(format_, whole + b"x")


def test_a_template_is_copied_changed_and_used(pwp: Run, sound: Path) -> None:
    assert pwp("report", "feedback", "--eject", "-C", sound).status == 0
    file = sound / "templates" / "feedback.md.j2"
    assert pwp("report", "feedback", "--check-template", "-C", sound, *ON).status == 0
    again = pwp("report", "feedback", "--eject", "-C", sound)
    assert (again.status, "it is there already" in again.err) == (2, True)
    file.write_text(file.read_text(encoding="utf-8") + "\nOurs: {{ bodi }}\n", encoding="utf-8")
    ran = pwp("report", "feedback", "--format", "md", "-C", sound, *ON)
    assert ran.status == 2
    assert "templates/feedback.md.j2:" in ran.err
    assert "did you mean 'body'?" in ran.err
    assert not (sound / "reports").exists()
    file.write_text(file.read_text(encoding="utf-8").replace("bodi", "body"), encoding="utf-8")
    assert "Ours: Glenmarra" in pwp("report", "feedback", "-o", "-", "-C", sound, *ON).out


def test_every_changed_template_is_checked_at_once(pwp: Run, sound: Path) -> None:
    for document in ("feedback", "findings"):
        pwp("report", document, "--eject", "-C", sound)
    (sound / "templates" / "findings.md.j2").write_text("# {{ titel }}\n", encoding="utf-8")
    ran = pwp("report", "--all", "--check-template", "-C", sound, *ON)
    assert (ran.status, ran.out) == (2, "templates/feedback.md.j2 can be used\n")
    assert "templates/findings.md.j2:1: there is nothing called 'titel'" in ran.err
    assert not (sound / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say which document"),
        (("feedbak",), "did you mean 'feedback'?"),
        (("feedback", "--all"), "say which document"),
        (("--all", "-o", "x.docx"), "leave out -o"),
        (("feedback", "-o", "x.rtf"), "not 'rtf'"),
        (("feedback", "-o", "-", "--format", "docx"), "standard output"),
        (("feedback", "--about", "nobody"), "nobody"),
        (("feedback", "--reference-doc", "x.docx", "--format", "html"), "--reference-doc is for Word"),
        (("feedback", "--check-template"), "there is no feedback.md.j2 in templates/: --eject puts one there"),
        (("--all", "--check-template"), "there is no template of a document in templates/"),
        (("--all", "--eject"), "say whose template"),
        (("feedback", "-o", "x.pdf", "--format", "docx"), "'x.pdf' ends as pdf, and --format says docx"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why_and_writes_nothing(
    pwp: Run, workspace: Tree, arguments: tuple[str, ...], said: str
) -> None:
    folder = workspace({"engagement.yaml": "format: 1\nid: x\ntitle: X\n"})
    ran = pwp("report", *arguments, "-C", folder)
    assert (ran.status, said in ran.err) == (2, True), ran.err
    assert not (folder / "reports").exists()


# --- feedback for one group, and promises


def test_feedback_for_one_group_holds_what_it_raised_and_no_more(pwp: Run, sound: Path) -> None:
    text = pwp("report", "feedback", "--about", "unpaid-carers", "-C", sound, "-o", "-", *ON).out
    assert "Open on two evenings a week" in text
    assert "Carers' evenings" in text
    whole = pwp("report", "feedback", "-C", sound, "-o", "-", *ON).out
    others = [line for line in whole.splitlines() if line.startswith("| ") and "Open on two evenings" not in line]
    assert [line for line in others if "minibus" in line]
    assert not [line for line in text.splitlines() if "minibus" in line and line.startswith("| ")]
    assert pwp("report", "feedback", "--about", "unpaid-carers", "-C", sound, *ON).status == 0
    assert (sound / "reports" / "feedback-unpaid-carers.docx").exists()


def test_feedback_for_a_misspelt_group_says_which_was_meant(pwp: Run, sound: Path) -> None:
    ran = pwp("report", "feedback", "--about", "unpaid-carer", "-C", sound, *ON)
    assert (ran.status, "did you mean 'unpaid-carers'?" in ran.err) == (2, True)


def test_a_quote_on_another_theme_is_not_in_the_feedback_for_a_group(pwp: Run, workspace: Tree) -> None:
    files = {
        "engagement.yaml": "format: 1\nid: x\ntitle: X\n",
        "stakeholders.yaml": "stakeholders:\n  - {id: young, name: Young people}\n  - {id: old, name: Older people}\n",
        "themes.yaml": "themes:\n  - {id: a, theme: Warmer, raised_by: [young]}\n"
        "  - {id: b, theme: Quieter, raised_by: [old]}\nquotes:\n"
        "  - {id: q1, text: It is cold, theme: a, permission: {written: 2026-01-05}}\n"
        "  - {id: q2, text: It is loud, theme: b, permission: {written: 2026-01-05}}\n",
    }
    text = pwp("report", "feedback", "--about", "young", "-C", workspace(files), "-o", "-", *ON).out
    assert ("It is cold" in text, "It is loud" in text) == (True, False)
    assert ("- Warmer" in text, "- Quieter" in text) == (True, False)


PROMISES = """\
commitments:
  - {id: one, promise: Mend the ramp, owner: Estates, due: 2026-02-01, state: open}
  - {id: two, promise: Print the timetable large, owner: Office, due: 2026-05-01, state: in-progress}
  - {id: three, promise: Reopen the cafe, owner: Office, state: changed, why: The cook left}
  - {id: four, promise: Call back, state: done, state_date: 2026-02-20}
"""


def test_promises_are_shown_by_how_they_stand(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"engagement.yaml": "format: 1\nid: x\ntitle: X\n", "commitments.yaml": PROMISES})
    text = pwp("report", "commitments", "-C", folder, "-o", "-", *ON).out
    assert "4 promises are recorded: 1 kept, 2 still to be kept, and the day of 1 of these is past. 1 changed" in text
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in text.splitlines() if line.startswith("| ")}
    assert "This day is past." in rows["Mend the ramp"]
    assert "This day is past." not in rows["Print the timetable large"]
    assert "The cook left" in rows["Reopen the cafe"]
    assert "Nothing is recorded that shows it" in rows["Call back"]


def test_without_a_promise_there_is_no_document_of_promises_yet(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"engagement.yaml": "format: 1\nid: x\ntitle: X\n"})
    ran = pwp("report", "commitments", "-C", folder, *ON)
    assert (ran.status, "commitments.yaml" in ran.err) == (2, True)
    assert not (folder / "reports").exists()


# --- house style


def test_the_house_style_that_the_record_names_is_taken_over(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {"engagement.yaml": "format: 1\nid: x\ntitle: X\nhouse_style: ours.docx\n", "plan.yaml": "purpose: To ask\n"}
    )
    ran = pwp("report", "feedback", "-C", folder, *ON)
    assert (ran.status, "'ours.docx' in templates/" in ran.err) == (2, True)
    style = Document()
    style.sections[0].header.paragraphs[0].text = "Glenmarra Partnership"
    (folder / "templates").mkdir()
    style.save(str(folder / "templates" / "ours.docx"))
    assert pwp("report", "feedback", "-C", folder, *ON).status == 0
    made = Document(str(folder / "reports" / "feedback.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Glenmarra Partnership"


def test_the_help_says_that_the_ending_of_a_file_chooses_the_format(pwp: Run, workspace: Tree) -> None:
    said = " ".join(pwp("report", "--help").out.split())
    assert "its ending says the format. - is standard output, as md or --format html." in said
    folder = workspace({"plan.yaml": "purpose: To ask\n"})
    for ending, begins in (("pdf", b"%PDF"), ("html", b"<!DOCTYPE"), ("docx", b"PK"), ("md", b"# ")):
        assert pwp("report", "feedback", "-C", folder, "-o", folder / f"x.{ending}", *ON).status == 0
        assert (folder / f"x.{ending}").read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["../secret.docx", "/etc/hostname", "sub/ours.docx"])
def test_a_house_style_outside_templates_is_refused(pwp: Run, workspace: Tree, name: str) -> None:
    folder = workspace({"engagement.yaml": f"format: 1\nid: x\ntitle: X\nhouse_style: {name}\n"})
    ran = pwp("report", "feedback", "-C", folder, *ON)
    assert (ran.status, "templates/" in ran.err) == (2, True)
