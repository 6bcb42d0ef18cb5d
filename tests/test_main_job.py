"""The main job from the outside: init, check and report, through the real command."""

from pathlib import Path

from conftest import Run
from docx import Document


def test_a_fresh_engagement_is_missing_things_and_has_failed_nothing(pwp: Run, tmp_path: Path) -> None:
    assert pwp("init", "new", "--title", "Evening opening").status == 0
    ran = pwp("check", "-C", "new")
    assert ran.status in (0, 1)
    assert " failed " not in ran.out
    assert ran.err == ""
    assert (tmp_path / "new" / ".gitignore").read_text("utf-8").splitlines()[1] == "private/"


def test_the_real_example_shows_gaps_and_no_failure(pwp: Run) -> None:
    assert pwp("init", "x", "--example", "our-place-our-future").status == 0
    ran = pwp("check", "-C", "x", "--as-of", "2019-02-28")
    assert ran.status == 1
    assert "themes.yaml:1:1: FBK02 missing no themes are recorded [NS-IMP-2]" in ran.out
    assert " failed " not in ran.out


def test_the_assurance_report_is_a_word_document_with_one_title(pwp: Run, tmp_path: Path) -> None:
    pwp("init", "x", "--example", "our-place-our-future")
    ran = pwp("report", "assurance", "-C", "x", "--as-of", "2019-02-28")
    assert ran.out == "Wrote x/reports/assurance.docx\n"
    document = Document(str(tmp_path / "x" / "reports" / "assurance.docx"))
    titles = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert titles == ["Assurance report: Our Place, Our Future"]
    assert document.core_properties.author == "Inverclyde Community Planning Partnership"
