"""Files that are no workbook, or not one of this engagement, are refused in plain words, and change nothing."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES, SMALLEST, Run, Tree
from workbooks import Book

THEMES = "themes:\n  - id: cold\n    theme: The hall is cold\n"


def packed(**parts: str) -> bytes:
    """A zip file with these parts; two underscores stand for a slash, one for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def lying() -> bytes:
    """A zip file whose part unpacks to far more than it says."""
    data = packed(xl__workbook_xml="<workbook/>" + " " * 40_000_000)
    return data.replace(struct.pack("<I", 40_000_011), struct.pack("<I", 11))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty; was it still being copied"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "this is an old .xls file, or locked with a password"),
        (packed(word__document_xml="<w/>"), "this is a Word file; copy its table"),
        (packed(content_xml="<c/>", mimetype="x"), "this is an OpenDocument file; save it as Excel"),
        (packed(xl__workbook_bin="x"), "this is a binary workbook (.xlsb)"),
        (packed(notes_txt="x"), "this is not a workbook; save it as .xlsx"),
        (b"PK\x03\x04 and then nothing", "this is not a workbook, or it is damaged"),
        (packed(xl__workbook_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><workbook>&a;</workbook>"), "no workbook that"),
        (packed(xl__workbook_xml="<workbook"), "the workbook is damaged"),
        (packed(xl__workbook_xml="<w/>", xl__a_xml=" " * 160_000_000), "far larger than a workbook"),
        (lying(), "this is not a workbook, or it is damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_refused(workspace: Tree, pwp: Run, data: bytes, said: str) -> None:
    folder = workspace({"book.xlsx": data})
    before = sorted(folder.rglob("*"))
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("pwp: book.xlsx: ")
    assert sorted(folder.rglob("*")) == before


@pytest.fixture
def book(workspace: Tree, pwp: Run) -> Book:
    folder = workspace({"themes.yaml": THEMES})
    assert pwp("sheet", "export", "themes", "-o", "book.xlsx").status == 0
    return Book(folder / "book.xlsx")


def refused(pwp: Run) -> str:
    """Why the workbook is refused."""
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert (ran.status, ran.out) == (2, "")
    return ran.err


@pytest.mark.parametrize("yes", ["1", "true"])
def test_a_workbook_that_counts_days_from_1904_is_refused(book: Book, pwp: Run, yes: str) -> None:
    book.replace("xl/workbook.xml", "<workbookPr ", f'<workbookPr date1904="{yes}" ').save()
    assert "counts days from 1904" in refused(pwp)


def test_a_cell_far_out_is_refused_before_the_sheet_is_read(book: Book, pwp: Run) -> None:
    book.put("Themes", "XFD1048576", "far").save()
    assert "sheet 'Themes' goes to row 1048576, column 16384" in refused(pwp)


def test_a_workbook_of_another_engagement_is_refused(book: Book, pwp: Run, tmp_path: Path) -> None:
    other = SMALLEST["engagement.yaml"].replace("id: smallest", "id: other")
    (tmp_path / "engagement.yaml").write_text(other, "utf-8")
    assert "this workbook is of another engagement, 'smallest'; this one is 'other'" in refused(pwp)
    book.save()


def test_a_workbook_of_a_later_version_is_refused(book: Book, pwp: Run) -> None:
    book.put("pwp", "A1", "pwp sheet 2").save()
    assert "a later version of pwp made this workbook" in refused(pwp)


def test_a_workbook_whose_memory_was_changed_is_refused(book: Book, pwp: Run) -> None:
    book.put("pwp", "A2", "AAAA").save()
    assert "its hidden sheet 'pwp' was changed" in refused(pwp)


@pytest.mark.parametrize(
    ("what", "damaged"),
    [
        ("rows", [["cold"]]),
        ("rows", [[]]),
        ("headings", []),
        ("keys", []),
        ("fixed", {"gone": [1]}),
        ("fixed", {"cold": [1_000]}),
    ],
)
def test_a_workbook_whose_memory_has_too_little_is_refused(book: Book, pwp: Run, what: str, damaged: object) -> None:
    memory = book.memory()
    memory["sheets"]["Themes"][what] = damaged
    book.remember(memory).save()
    assert "its hidden sheet 'pwp' was changed" in refused(pwp)


def test_a_workbook_that_pwp_did_not_make_is_refused_with_the_way_to_take_it_in(book: Book, pwp: Run) -> None:
    book.replace("xl/workbook.xml", 'name="pwp"', 'name="pwp2"').save()
    assert "pwp did not make this workbook; to take in a list of your own, say --as" in refused(pwp)


def test_a_sheet_that_is_gone_is_named(book: Book, pwp: Run) -> None:
    book.replace("xl/workbook.xml", '<sheet name="Themes" sheetId="2" r:id="rId2"/>', "").save()
    ran = pwp("sheet", "import", "book.xlsx")
    assert (ran.status, "Themes: this sheet is gone; export again to have it back" in ran.out) == (2, True)


def test_a_record_that_cannot_be_read_is_named_line_by_line(book: Book, pwp: Run, tmp_path: Path) -> None:
    book.save()
    (tmp_path / "themes.yaml").write_text("themes: [\n", "utf-8")
    (tmp_path / "log").mkdir()
    (tmp_path / "log/a.yaml").write_text("title: *bold*\n", "utf-8")
    ran = pwp("sheet", "export")
    assert (ran.status, ran.out) == (2, "")
    assert "log/a.yaml:1: " in ran.err
    assert "themes.yaml:" in ran.err
    assert not (tmp_path / "reports").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows makes links only for administrators, and no pipes")
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to(path.with_name("other.yaml")),
        lambda path: os.mkfifo(path),  # noqa: PLW0108 - Windows has none, not even by name
    ],
)
def test_a_file_of_the_record_that_is_a_link_or_a_pipe_is_not_read(
    workspace: Tree, pwp: Run, make: Callable[[Path], None]
) -> None:
    folder = workspace({"other.yaml": THEMES})
    make(folder / "themes.yaml")
    ran = pwp("sheet", "export", "themes", "-o", "book.xlsx")
    assert (ran.status, ran.out, (folder / "book.xlsx").exists()) == (2, "", False)
    assert "themes.yaml: this cannot be opened: this is not an ordinary file but a link" in ran.err


def test_an_empty_file_in_the_log_is_no_entry_and_stands_in_no_ones_way(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"log/2026-03-01-tea.yaml": ""})
    assert pwp("sheet", "export", "log", "-o", "book.xlsx").status == 0
    ran = pwp("sheet", "import", "book.xlsx")
    assert (ran.status, ran.err, (folder / "log/2026-03-01-tea.yaml").read_bytes()) == (0, "", b"")


def test_an_id_given_twice_in_the_record_is_named(workspace: Tree, pwp: Run) -> None:
    workspace({"themes.yaml": THEMES + "  - id: cold\n    theme: Again\n"})
    ran = pwp("sheet", "export", "themes")
    assert (ran.status, "themes.yaml: the id 'cold' is given twice" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "theme"), "there is no sheet of 'theme'; did you mean 'themes'?"),
        (("export", "-o", "book.ods"), "book.ods"),
        (("import", "nothing.xlsx"), "nothing.xlsx: it cannot be opened: there is no such file"),
        (("import", "book.xlsx", "--format", "xml"), "--format takes"),
        (("import", "book.xlsx", "--day-first", "--month-first"), "not both"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    book: Book, pwp: Run, arguments: tuple[str, ...], said: str
) -> None:
    book.save()
    ran = pwp("sheet", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_an_engagement_that_is_not_there_is_said(pwp: Run, tmp_path: Path) -> None:
    for command in (("export",), ("import", EXAMPLES / "none.xlsx")):
        ran = pwp("sheet", *command)
        assert (ran.status, "no engagement found" in ran.err) == (2, True)
    assert not list(tmp_path.iterdir())
