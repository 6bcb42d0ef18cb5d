"""A body's own house style that makes documents hard to read is told of when one is written in it."""

import shutil
from pathlib import Path
from typing import Any

from conftest import EXAMPLES, Run, Tree
from docx.shared import Pt, RGBColor
from test_start_up import imported
from word_files import png, sound

ON = ("-C", EXAMPLES / "day-service", "--as-of", "2026-03-02", "--names-unchecked")
SHORT = "pwp: the house style falls short of "


def saved(house: Any, folder: Path) -> Path:
    file = folder / "house.docx"
    house.save(str(file))
    return file


def short_of(pwp: Run, house: Any, folder: Path, *asked: str) -> list[str]:
    """What is said of a house style when feedback is written in it."""
    ran = pwp("report", "feedback", *ON, "--reference-doc", saved(house, folder), "-o", folder / "x.docx", *asked)
    assert ran.status == 0
    return [line.removeprefix(SHORT) for line in ran.err.splitlines() if line.startswith(SHORT)]


def test_a_sound_house_style_is_passed_over_in_silence(pwp: Run, tmp_path: Path) -> None:
    assert short_of(pwp, sound(), tmp_path) == []


def test_small_captions_pale_headings_and_no_page_number_are_told_each_once(pwp: Run, tmp_path: Path) -> None:
    house = sound()
    house.styles["Caption"].font.size = Pt(9)
    house.styles["Heading 2"].font.color.rgb = RGBColor(0x99, 0x99, 0x99)
    for run in list(house.sections[0].footer.paragraphs[0].runs):
        run._r.getparent().remove(run._r)  # noqa: SLF001 - a field has runs of its own
    told = short_of(pwp, house, tmp_path)
    assert told[0] == "ACC21 (Each page bears its number): the whole document, no page number in a header or footer"
    assert told[1] == (
        "ACC25 (Text is 12 point or larger, and notes 10 point or larger): "
        "the style 'caption', 2 paragraphs with text in 9 point"
    )
    assert [line.partition(" (")[0] for line in told] == ["ACC21", "ACC25", "ACC27"]
    assert "the style 'heading 2', contrast of 2.8 to 1 (#999999 on #FFFFFF)" in told[2]


def test_serifs_justified_text_and_capitals_of_a_style_are_told(pwp: Run, tmp_path: Path) -> None:
    house = sound()
    house.styles["Heading 1"].font.all_caps = True
    house.styles["Heading 2"].font.name = "Georgia"
    house.styles["Heading 2"].element.rPr.rFonts.set(  # the names of the theme go before that of a font
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ascii", "Georgia"
    )
    house.styles["List Bullet"].paragraph_format.alignment = 3
    told = [(line[:5], line.partition("): ")[2].partition(", ")[0]) for line in short_of(pwp, house, tmp_path)]
    assert told == [
        ("ACC26", "the style 'heading 2'"),
        ("ACC28", "the style 'list bullet'"),
        ("ACC30", "the style 'heading 1'"),
    ]


def test_a_logo_without_alt_text_is_told(pwp: Run, tmp_path: Path) -> None:
    house = sound()
    house.sections[0].header.paragraphs[0].add_run().add_picture(png())
    for one in house.sections[0].header._element.iter():  # noqa: SLF001 - python-docx sets no alt text
        one.attrib.pop("descr", None)
    (told,) = short_of(pwp, house, tmp_path)
    assert told.startswith("ACC14 ")
    assert told.endswith(": the picture in the header, no alt text")


def test_capitals_of_the_record_are_not_the_house_styles(pwp: Run, workspace: Tree, tmp_path: Path) -> None:
    folder = workspace({"plan.yaml": "purpose: PLEASE TELL US WHAT YOU THINK OF EVENINGS\n"})
    style = saved(sound(), tmp_path)
    ran = pwp("report", "feedback", "-C", folder, "--reference-doc", style, "-o", tmp_path / "x.docx")
    assert ran.status == 0
    assert SHORT not in ran.err


def test_all_documents_tell_of_each_shortfall_once(pwp: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "day-service", tmp_path / "copy")
    house = sound()
    house.styles["Caption"].font.size = Pt(9)
    ran = pwp(
        *("report", "--all", "-C", tmp_path / "copy", "--as-of", "2026-03-02", "--names-unchecked"),
        *("--reference-doc", saved(house, tmp_path)),
    )
    told = [line for line in ran.err.splitlines() if line.startswith(SHORT)]
    assert len(told) == 1
    assert told[0].count("the style 'caption', ") == 1


def test_only_a_document_in_a_house_style_is_looked_at(tmp_path: Path) -> None:
    asked = ("report", "feedback", *ON, "-o", tmp_path / "x.docx")
    assert "pwp.accessible" not in imported(*asked)
    assert "pwp.accessible" in imported(*asked, "--reference-doc", saved(sound(), tmp_path))
