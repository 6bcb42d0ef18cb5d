"""One table as CSV: safe in a spreadsheet, read back whichever spreadsheet saved it."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run, Tree

from pwp.plain import guarded, unguarded

THEMES = """\
themes:
  - id: bus-times
    theme: The bus, "the late one"
    count: {n: 12}
  - id: cold   # in winter
    theme: "=cmd|'/c calc'!A1"
    note: "'=quoted"
    response: {due: 2026-03}
"""
Grid = list[list[str]]


@pytest.fixture
def folder(workspace: Tree, pwp: Run) -> Path:
    made = workspace({"themes.yaml": THEMES})
    assert pwp("sheet", "export", "themes", "-o", "themes.csv").out == "Wrote themes.csv\n"
    return made


def grid(folder: Path) -> Grid:
    """The cells of the file."""
    return list(csv.reader(io.StringIO((folder / "themes.csv").read_bytes().decode("utf-8-sig"), newline="")))


def save(folder: Path, cells: Grid, separator: str = ",", encoding: str = "utf-8-sig", ends: str = "\r\n") -> None:
    """Write the cells as a spreadsheet would."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(cells)
    (folder / "themes.csv").write_bytes(out.getvalue().encode(encoding))


def at(cells: Grid, heading: str) -> int:
    return cells[0].index(heading)


def test_no_cell_is_a_formula_and_excel_knows_the_letters(folder: Path) -> None:
    data = (folder / "themes.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfId,Theme,")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    assert not [cell for row in grid(folder) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert grid(folder)[2][1] == "'=cmd|'/c calc'!A1"
    assert grid(folder)[2][at(grid(folder), "Note")] == "''=quoted"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_whatever_saved_it_just_the_edit_is_taken(folder: Path, pwp: Run, separator: str, encoding: str) -> None:
    cells = grid(folder)
    cells[1][1] = "The last bus \u2013 too late"
    cells[1][at(cells, "Count: n")] = "13"
    save(folder, cells, separator, encoding, "\n")
    ran = pwp("sheet", "import", "themes.csv", "--apply")
    assert (ran.status, ran.err) == (0, "")
    assert "Rows: 1 changed, 0 new, 0 gone, 1 untouched." in ran.out
    assert ("read as Windows text (1252)" in ran.out) == (encoding == "cp1252")
    after = THEMES.replace('The bus, "the late one"', "The last bus \u2013 too late").replace("n: 12", "n: 13")
    assert (folder / "themes.yaml").read_text(encoding="utf-8") == after
    assert "Nothing to do" in pwp("sheet", "import", "themes.csv").out


def test_a_file_that_nobody_touched_changes_no_byte(folder: Path, pwp: Run) -> None:
    ran = pwp("sheet", "import", "themes.csv", "--apply")
    assert ran.out == "Rows: 0 changed, 0 new, 0 gone, 2 untouched.\n\nNothing to do: the record has all of it.\n"
    assert (folder / "themes.yaml").read_text("utf-8") == THEMES


def test_a_new_row_is_added_and_a_missing_one_is_not_taken_for_deleted(folder: Path, pwp: Run) -> None:
    cells = grid(folder)
    save(folder, [cells[0], cells[2], ["", "No shelter"]])
    ran = pwp("sheet", "import", "themes.csv", "--apply", "--remove")
    assert ran.status == 0
    assert "0 changed, 1 new, 0 gone, 1 untouched" in ran.out
    assert "1 row of the record are not in this file" in ran.out
    assert (folder / "themes.yaml").read_text("utf-8") == THEMES + "  - id: no-shelter\n    theme: No shelter\n"


def test_a_row_that_both_changed_is_a_conflict_and_one_that_only_the_record_changed_is_kept(
    folder: Path, pwp: Run
) -> None:
    now = THEMES.replace("n: 12", "n: 14").replace("due: 2026-03", "due: 2026-04")
    (folder / "themes.yaml").write_text(now, "utf-8")
    cells = grid(folder)
    cells[1][at(cells, "Count: n")] = "13"
    save(folder, cells)
    ran = pwp("sheet", "import", "themes.csv", "--apply")
    assert ran.status == 2
    assert "Themes row 2, bus-times\n    sheet: this row\n    record: changed since the export" in ran.out
    assert "Themes: cold, Response: due: 2026-03 -> 2026-04" in ran.out
    assert (folder / "themes.yaml").read_text("utf-8") == now


def test_a_day_that_a_spreadsheet_wrote_its_own_way_is_no_change_once_it_can_be_told(folder: Path, pwp: Run) -> None:
    (folder / "themes.yaml").write_text(THEMES.replace("due: 2026-03", "due: 2026-03-04"), "utf-8")
    pwp("sheet", "export", "themes", "-o", "themes.csv", "--discard-edits")
    cells = grid(folder)
    cells[2][at(cells, "Response: due")] = "04/03/2026"
    save(folder, cells, ";")
    ran = pwp("sheet", "import", "themes.csv")
    assert (ran.status, "'04/03/2026' is 4 March or 3 April" in ran.out) == (2, True)
    assert "Nothing to do" in pwp("sheet", "import", "themes.csv", "--day-first").out


def test_a_file_of_many_tables_or_another_engagement_is_refused(folder: Path, pwp: Run) -> None:
    ran = pwp("sheet", "export", "impact", "-o", "impact.csv")
    assert (ran.status, "a CSV file holds one table: say assessments or effects" in ran.err) == (2, True)
    cells = grid(folder)
    save(folder, [[*cells[0][:-1], "pwp 1 Themes other"], *cells[1:]])
    ran = pwp("sheet", "import", "themes.csv")
    assert (ran.status, "of another engagement, 'other'" in ran.err) == (2, True)
    save(folder, [row[:-1] for row in cells])
    ran = pwp("sheet", "import", "themes.csv")
    assert (ran.status, "its last column is gone" in ran.err) == (2, True)


def test_an_export_does_not_write_over_edits(folder: Path, pwp: Run) -> None:
    cells = grid(folder)
    cells[1][1] = "Another"
    save(folder, cells)
    ran = pwp("sheet", "export", "themes", "-o", "themes.csv")
    assert (ran.status, "it holds edits that are not in the record yet" in ran.err) == (2, True)
    assert pwp("sheet", "export", "themes", "-o", "themes.csv", "--discard-edits").status == 0


def test_an_export_does_not_write_over_a_column_of_ones_own(folder: Path, pwp: Run) -> None:
    save(folder, [[*row, mine] for row, mine in zip(grid(folder), ("Seen", "yes", ""), strict=True)])
    assert "Nothing to do" in pwp("sheet", "import", "themes.csv").out
    ran = pwp("sheet", "export", "themes", "-o", "themes.csv")
    assert (ran.status, "an export does not keep your own column 'Seen', which would be lost" in ran.err) == (2, True)
    assert "Import them first" not in ran.err
    assert pwp("sheet", "export", "themes", "-o", "themes.csv", "--discard-edits").status == 0
    save(folder, [[*row, ""] for row in grid(folder)])
    assert pwp("sheet", "export", "themes", "-o", "themes.csv").status == 0


def test_standard_output_takes_a_table(folder: Path, pwp: Run) -> None:
    ran = pwp("sheet", "export", "themes", "-o", "-")
    assert ran.out.lstrip("\ufeff").replace("\r\n", "\n").startswith("Id,Theme,")
    assert (folder / "themes.csv").read_bytes().decode() == ran.out.replace("\n", "\r\n").replace("\r\r", "\r")


@pytest.mark.parametrize(("id_", "typed"), [("007", "7"), ("1e5", "100000"), ("cold", "colder")])
def test_a_row_whose_id_a_spreadsheet_changed_is_no_new_row(workspace: Tree, pwp: Run, id_: str, typed: str) -> None:
    themes = f"themes:\n  - id: '{id_}'\n    theme: The hall is cold\n"
    folder = workspace({"themes.yaml": themes})
    pwp("sheet", "export", "themes", "-o", "themes.csv")
    cells = grid(folder)
    cells[1][:2] = typed, "It is cold"
    save(folder, cells)
    ran = pwp("sheet", "import", "themes.csv", "--apply")
    assert ran.status == 2
    assert f"row 2: this row was written as '{id_}', and its first cell says '{typed}'" in " ".join(ran.out.split())
    assert (folder / "themes.yaml").read_text("utf-8") == themes


def test_a_fingerprint_is_never_a_number_and_those_of_before_are_known(folder: Path, pwp: Run) -> None:
    cells = grid(folder)
    assert [row[-1][:1] for row in cells] == ["p", "p", "p"]
    cells[1][1] = "The late bus"
    for row in cells[1:]:
        row[-1] = row[-1][1:]
    save(folder, cells)
    ran = pwp("sheet", "import", "themes.csv", "--apply")
    assert (ran.status, ran.out.partition(",")[0]) == (0, "Rows: 1 changed")
    assert "The late bus" in (folder / "themes.yaml").read_text("utf-8")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_text_that_a_spreadsheet_might_work_out_is_marked_and_comes_back_as_it_was(
    workspace: Tree, pwp: Run, sign: str
) -> None:
    text = f"{sign}A1*B1"
    folder = workspace(
        {"themes.yaml": f"themes:\n  - {{id: cold, theme: {json.dumps(text)}, note: {json.dumps(text)}}}\n"}
    )
    pwp("sheet", "export", "themes", "-o", "themes.csv")
    cells = grid(folder)
    assert cells[1][1] == cells[1][at(cells, "Note")] == f"'{text}"
    cells[1][0] = cells[1][-1] = ""
    cells[1][1] = f"'{sign}x"
    save(folder, cells)
    ran = pwp("sheet", "import", "themes.csv", "--format", "json")
    (new,) = json.loads(ran.out)["new"]
    assert new["values"]["theme"] == f"{sign}x".strip()
    assert new["values"]["note"] == text.strip()


@pytest.mark.parametrize("text", ["\r=1", "\t1", "=1", "'=1", "''\uff20", "it's", "'tis", ""])
def test_what_was_marked_is_read_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff20")
