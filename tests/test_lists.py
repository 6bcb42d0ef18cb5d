"""Lists from the outside: the same rows as text, as JSON and as CSV, at any width of a terminal."""

import csv
import io
import json

import pytest
from conftest import EXAMPLES, Run, Tree

from pwp.cli.show.lists import Cell, Columns, Rows, as_csv, as_text

OF_BUSES = Columns(("id", "day", "what"))
ROWS: Rows = [
    {"id": "bus", "day": "2026-03-14", "what": "Buses stop too early for those who work in the evening"},
    {"id": "a-longer-one", "day": None, "what": "Fares"},
]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_checks_are_the_same_in_a_spreadsheet_as_for_programs(pwp: Run) -> None:
    told = json.loads(pwp("checks", "--format", "json").out)["checks"]
    assert table(pwp("checks", "--format", "csv").out) == told


def test_frameworks_are_rows_and_with_a_name_so_is_what_one_asks(pwp: Run) -> None:
    told = json.loads(pwp("frameworks", "--format", "json").out)["frameworks"]
    rows = table(pwp("frameworks", "--format", "csv").out)
    assert [(row["framework"], int(row["requirements"])) for row in rows] == [
        (one["id"], len(one["requirements"])) for one in told
    ]
    named = next(one for one in told if one["id"] == "national-standards")
    asked = table(pwp("frameworks", "national-standards", "--format", "csv").out)
    assert [(row["id"], row["asks"]) for row in asked] == [(one["id"], one["asks"]) for one in named["requirements"]]


def test_findings_are_rows_of_a_spreadsheet(pwp: Run) -> None:
    asked = ("check", "-C", EXAMPLES / "day-service-flawed", "--as-of", "2026-03-02", "--format")
    ran = pwp(*asked, "csv")
    told = json.loads(pwp(*asked, "json").out)["findings"]
    assert ran.status == 1
    rows = table(ran.out)
    assert [(row["code"], row["place"], row["sentence"]) for row in rows] == [
        (one["code"], one["place"], one["sentence"]) for one in told
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", " +", "\uff1d"])
def test_a_cell_that_a_spreadsheet_would_work_out_is_marked_as_text(start: str) -> None:
    (row,) = table(as_csv(Columns(("what",)), [{"what": f"{start}1+1"}]))
    assert row["what"] == f"'{start.strip()}1+1"


def test_ids_days_numbers_and_yes_or_no_stay_plain_in_a_spreadsheet() -> None:
    row: dict[str, Cell] = {"id": "a-1", "day": "2026-03-14", "number": -5, "so": True, "none": None}
    assert as_csv(Columns(tuple(row)), [row]) == "id,day,number,so,none\na-1,2026-03-14,-5,yes,\n"


def test_in_a_pipe_each_row_is_one_line_however_long(pwp: Run) -> None:
    lines = pwp("checks", COLUMNS="20").out.splitlines()
    assert len(lines) == len(json.loads(pwp("checks", "--format", "json").out)["checks"])


def test_columns_are_aligned_and_the_last_goes_on_below_itself() -> None:
    assert list(as_text(OF_BUSES, ROWS, 60)) == [
        "bus           2026-03-14  Buses stop too early for those who",
        "                          work in the evening",
        "a-longer-one              Fares",
    ]
    assert next(iter(as_text(OF_BUSES, ROWS, None))).endswith("work in the evening")


def test_a_narrow_terminal_gets_each_row_as_a_paragraph() -> None:
    assert list(as_text(OF_BUSES, ROWS, 20)) == [
        "bus  2026-03-14",
        "  Buses stop too",
        "  early for those",
        "  who work in the",
        "  evening",
        "a-longer-one  Fares",
    ]


@pytest.mark.parametrize("width", [1, 2, 3, 7, 19, 20, 21, 40, 79, 500])
def test_no_word_is_lost_or_broken_at_any_width(width: int) -> None:
    words = [word for row in ROWS for cell in row.values() if cell for word in str(cell).split()]
    lines = list(as_text(OF_BUSES, ROWS, width))
    assert " ".join(lines).split() == words
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)


def test_text_from_the_record_moves_no_cursor(workspace: Tree, pwp: Run) -> None:
    wild = 'commitments:\n  - {id: a, promise: "\\e[2J\\u202e\\a gone", owner: "\\x9b31m"}\n'
    folder = workspace({"commitments.yaml": wild})
    for format_ in ("text", "csv", "json"):
        shown = pwp("due", "-C", folder, "--format", format_).out
        assert shown.replace("\n", "").isprintable()
        assert "\\u001b[2J\\u202e" in shown
    assert json.loads(shown)["due"][0]["what"] == "\x1b[2J\u202e\a gone"
