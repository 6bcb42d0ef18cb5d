"""Whatever is typed into a workbook, by whatever program: just that changes in the record."""

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALLEST, Run
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import Book, Value

from pwp.edit.splice import values
from pwp.errors import ChangedMeanwhile
from pwp.recording.days import Days
from pwp.sheets.applying import apply
from pwp.sheets.exporting import exported
from pwp.sheets.importing import compared
from pwp.sheets.tables import EVERY

THEMES = "".join(
    f"  - id: theme-{number}   # number {number}\n    theme: What people said, {number}\n    count: {{n: {number}}}\n"
    for number in range(6)
)
ENTRIES = {
    f"log/2026-03-0{day}-tea.yaml": (
        f"kind: activity # tea\ntitle: Tea {day}\ndate: 2026-03-0{day}\nthemes: [theme-{day}]\n"
    )
    for day in range(1, 5)
}
FILES = {**SMALLEST, "themes.yaml": f"# The frame.\nthemes:\n{THEMES}", **ENTRIES}

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))).filter(
    lambda text: text == text.strip() and any(letter.isalnum() for letter in text) and "\xa0" not in text
)
NUMBER = st.integers(0, 1_000_000).map(float)
DAY = st.dates(date(1990, 1, 1), date(2090, 1, 1))
CELLS: dict[tuple[str, str], tuple[tuple[str, ...], st.SearchStrategy[Any]]] = {
    ("Themes", "Theme"): (("theme",), TEXT),
    ("Themes", "Note"): (("note",), TEXT),
    ("Themes", "Count: n"): (("count", "n"), NUMBER),
    ("Themes", "Response: due"): (("response", "due"), DAY),
    ("Themes", "Minority"): (("minority",), st.sampled_from(["yes", "no"])),
    ("Log", "Summary"): (("summary",), TEXT),
    ("Log", "Date"): (("date",), DAY),
    ("Log", "Reached: people"): (("reached", "people"), NUMBER),
    ("Log", "Kind"): (("kind",), st.sampled_from(["update", "contact"])),
}
"""For columns that are edited: the way to their values, and what is typed there."""


@st.composite
def edits(draw: st.DrawFn) -> dict[tuple[str, str, str], Value]:
    """Some cells by sheet, row and heading, and what is typed into each."""
    chosen = draw(st.lists(st.tuples(st.sampled_from(sorted(CELLS)), st.integers(1, 4)), unique=True, max_size=8))
    found = {}
    for (sheet, heading), number in chosen:
        key = f"theme-{number}" if sheet == "Themes" else f"2026-03-0{number}-tea"
        found[sheet, key, heading] = draw(CELLS[sheet, heading][1])
    return found


def record(folder: Path) -> dict[str, Any]:
    """The values of every file."""
    files = (one for one in folder.rglob("*.yaml") if ".pwp" not in one.parts)
    return {one.relative_to(folder).as_posix(): values(one.name, one.read_bytes()) for one in files}


def expected(before: dict[str, Any], made: dict[tuple[str, str, str], Value]) -> dict[str, Any]:
    """The record with just these edits."""
    for (sheet, key, heading), value in made.items():
        held = before[f"log/{key}.yaml"] if sheet == "Log" else before["themes.yaml"]["themes"][int(key[-1])]
        *above, last = CELLS[sheet, heading][0]
        for step in above:
            held = held.setdefault(step, {})
        held[last] = str(int(value)) if isinstance(value, float) else str(value)
    return before


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record and its workbook, to be copied."""
    folder = tmp_path_factory.mktemp("fresh")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    (folder / "book.xlsx").write_bytes(exported(folder, EVERY))
    return folder


@settings(max_examples=60)
@given(made=edits())
def test_any_edits_are_applied_and_nothing_else(fresh: Path, made: dict[tuple[str, str, str], Value]) -> None:
    folder = fresh.with_name("edited")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(fresh, folder)
    book = Book(folder / "book.xlsx")
    for (sheet, key, heading), value in made.items():
        book.edit(sheet, key, heading, value)
    book.save()
    outcome = compared(folder, folder / "book.xlsx", Days())
    assert outcome.is_clear, outcome.problems
    apply(folder, outcome)
    assert record(folder) == expected(record(fresh), made)
    comments = (folder / "themes.yaml").read_text(encoding="utf-8").count("#")
    assert comments >= THEMES.count("#") + 1
    assert not compared(folder, folder / "book.xlsx", Days()).is_edited


def test_a_file_that_somebody_changed_since_the_comparison_is_left_alone(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "engagement")
    book = Book(folder / "book.xlsx")
    book.edit("Themes", "theme-1", "Theme", "Cold").edit("Log", "2026-03-01-tea", "Title", "Soup").save()
    outcome = compared(folder, folder / "book.xlsx", Days())
    (folder / "themes.yaml").write_bytes((folder / "themes.yaml").read_bytes() + b"# mine\n")
    before = record(folder)
    with pytest.raises(ChangedMeanwhile, match=r"themes\.yaml"):
        apply(folder, outcome)
    assert record(folder) == before


def test_an_entry_changed_since_the_comparison_is_left_alone(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "engagement")
    Book(folder / "book.xlsx").edit("Log", "2026-03-01-tea", "Title", "Soup").save()
    outcome = compared(folder, folder / "book.xlsx", Days())
    entry = folder / "log/2026-03-01-tea.yaml"
    theirs = entry.read_bytes().replace(b"Tea 1", b"Tea and cake")
    entry.write_bytes(theirs)
    with pytest.raises(ChangedMeanwhile, match=r"log/2026-03-01-tea\.yaml"):
        apply(folder, outcome)
    assert entry.read_bytes() == theirs


def test_an_entry_that_somebody_added_since_the_comparison_is_not_written_over(
    fresh: Path, tmp_path: Path, pwp: Run
) -> None:
    folder = shutil.copytree(fresh, tmp_path / "engagement")
    book = Book(folder / "book.xlsx")
    book.add("Log", {"Kind": "activity", "Title": "Walk", "Date": date(2026, 4, 1)})
    book.edit("Themes", "theme-1", "Theme", "Cold").save()
    outcome = compared(folder, folder / "book.xlsx", Days())
    walk = ("log", "add", "Walk", "--date", "2026-04-01", "--note", "theirs", "--place", "Kirkwall")
    assert pwp(*walk, folder=folder).status == 0
    before = record(folder)
    with pytest.raises(ChangedMeanwhile, match=r"log/2026-04-01-walk\.yaml"):
        apply(folder, outcome)
    assert record(folder) == before
    apply(folder, compared(folder, folder / "book.xlsx", Days()))
    assert record(folder)["log/2026-04-01-walk.yaml"] == before["log/2026-04-01-walk.yaml"]


NAUGHTY = [
    "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "'quoted", "\ttab", "_x0041_", "<b>&amp;</b>", "]]>", "1E2", "TRUE",
    "#N/A", "2026-03-14", "03/04/2026", "007", "1,5", "a; b", "\u202eback", "e\u0301", "\U0001f600", "no", "~",
    "two\nlines", " spaces around ", "{{ config }}", "\u2028", "\ufeffbom", "line\r\nbreak", "\x07bell", "\u0085", "%s",
    "x" * 20_000,
]  # fmt: skip


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def test_naughty_texts_go_out_and_come_back_unchanged(tmp_path: Path, pwp: Run) -> None:
    written = [re.sub("[\u0085\u2028\u202e\ufeff]", _escaped, json.dumps(text, ensure_ascii=False)) for text in NAUGHTY]
    texts = "".join(f"  - id: t{number}\n    theme: {text}\n" for number, text in enumerate(written))
    for name, text in {**SMALLEST, "themes.yaml": f"themes:\n{texts}"}.items():
        (tmp_path / name).write_bytes(text.encode())
    before = (tmp_path / "themes.yaml").read_bytes()
    assert pwp("sheet", "export", "themes", "-o", "book.xlsx").status == 0
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (
        ran.out
        == f"Rows: 0 changed, 0 new, 0 gone, {len(NAUGHTY)} untouched.\n\nNothing to do: the record has all of it.\n"
    )
    assert (tmp_path / "themes.yaml").read_bytes() == before


def by_libreoffice(book: Path, folder: Path) -> Path:
    """The workbook opened and saved by LibreOffice, without a screen."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command: list[str | Path] = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, book]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    if not (folder / book.name).exists():
        pytest.skip("LibreOffice is installed without its spreadsheet, Calc")
    return folder / book.name


def test_a_workbook_saved_by_libreoffice_is_untouched_and_keeps_its_edits(
    fresh: Path, tmp_path: Path, pwp: Run
) -> None:
    folder = shutil.copytree(fresh, tmp_path / "engagement")
    saved = by_libreoffice(folder / "book.xlsx", tmp_path / "once")
    ran = pwp("sheet", "import", saved, folder=folder)
    assert ran.out == "Rows: 0 changed, 0 new, 0 gone, 10 untouched.\n\nNothing to do: the record has all of it.\n"
    made: dict[tuple[str, str, str], Value] = {
        ("Themes", "theme-2", "Theme"): "Cold, and \u201cwet\u201d",
        ("Themes", "theme-3", "Response: due"): date(2027, 1, 2),
        ("Log", "2026-03-03-tea", "Reached: people"): 14.0,
    }
    book = Book(folder / "book.xlsx")
    for (sheet, key, heading), value in made.items():
        book.edit(sheet, key, heading, value)
    book.put("Themes", "W2", "Mine").put("Themes", "W3", "seen").save()
    again = by_libreoffice(folder / "book.xlsx", tmp_path / "twice")
    ran = pwp("sheet", "import", again, "--apply", folder=folder)
    assert "Rows: 3 changed, 0 new, 0 gone, 7 untouched." in ran.out
    assert record(folder) == expected(record(fresh), made)
    shutil.copy(again, folder / "book.xlsx")
    assert pwp("sheet", "export", "-o", "book.xlsx", folder=folder).status == 0
    kept = Book(folder / "book.xlsx").grids["Themes"]
    assert [value for (_, column), (value, _) in kept.items() if column == 22 and value] == ["Mine", "seen"]
