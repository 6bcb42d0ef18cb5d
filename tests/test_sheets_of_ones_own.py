"""A list that somebody kept in a spreadsheet of their own, with their own headings, is taken into the record."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from conftest import Run, Tree

from pwp.errors import ChangedMeanwhile
from pwp.recording.days import Days
from pwp.sheets.applying import apply
from pwp.sheets.lists import headings
from pwp.sheets.tables import chosen, columns
from pwp.sheets.taking import taken

FILES = {
    "stakeholders.yaml": "stakeholders:\n  - id: carers\n    name: Unpaid carers\n",
    "plan.yaml": "methods:\n  - id: drop-ins\n    title: Drop-ins\n",
}
Rows = Sequence[Sequence[object]]
HEADINGS = ("Date", "Venue", "Activity", "Type of activity", "Group", "Attendance", "Issues raised", "Email", "Mood")
FIRST = (
    date(2025, 4, 2),
    "Village hall",
    "Tea",
    "Drop-ins",
    "Unpaid carers",
    14,
    "Bus is late",
    "jean@example.org",
    "ok",
)
SECOND = (date(2025, 4, 9), "Library", "Tea", "", "unpaid carers", 9, "", "a@example.org", "")


def save(path: Path, rows: Rows, name: str = "Log", merged: str = "") -> None:
    """Write a list as somebody would have it."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, at, cell, day)
            elif cell != "":
                sheet.write(number, at, cell)
    if merged:
        sheet.merge_range(merged, "merged")
    book.add_worksheet("Contacts").write(0, 0, "Phone")
    book.close()


@pytest.fixture
def folder(workspace: Tree) -> Path:
    made = workspace(FILES)
    save(made / "log.xlsx", [("Engagement log 2025",), (), HEADINGS, FIRST, (), SECOND, ("Total", "", "", "", "", 23)])
    return made


def entries(folder: Path) -> dict[str, str]:
    """The text of every entry of the log, without the line for editors."""
    return {one.name: one.read_text("utf-8").partition("\n")[2] for one in sorted((folder / "log").glob("*.yaml"))}


def test_it_is_shown_which_column_is_taken_as_what_and_nothing_is_written(folder: Path, pwp: Run) -> None:
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log")
    assert (ran.status, ran.err) == (0, "")
    for line in (
        "  Date -> date: 2025-04-02; 2025-04-09",
        "  Venue -> place: Village hall; Library",
        "  Activity -> title: Tea",
        "  Type of activity -> method: Drop-ins",
        "  Group -> stakeholders: Unpaid carers; unpaid carers",
        "  Attendance -> reached/people: 14; 9",
        "  Issues raised -> summary: Bus is late",
        "  Email: not taken (it holds e-mail addresses, and pwp keeps no persons)",
        "  Mood: not taken (no key is called so)",
        "Rows: 0 changed, 2 new, 0 gone, 0 untouched.",
        "Row 7 was passed over: it looks like totals.",
        "Of the sheets only 'Log' was read, not Contacts (--sheet reads another).",
        "The list does not say what kind each entry is; all were taken as 'activity'.",
        "  pwp sheet import log.xlsx --as log --apply",
    ):
        assert f"{line}\n" in ran.out
    assert "@" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not (folder / "log").exists()
    assert not (folder / ".pwp").exists()


def test_it_is_taken_in_once_and_a_grown_list_adds_only_what_is_new(folder: Path, pwp: Run) -> None:
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply", "--column", "Mood=note")
    assert (ran.status, ran.err) == (0, "")
    assert entries(folder) == {
        "2025-04-02-tea.yaml": (
            "kind: activity\ntitle: Tea\ndate: 2025-04-02\nmethod: drop-ins\nstakeholders: [carers]\n"
            "place: Village hall\nreached:\n  people: 14\nsummary: Bus is late\nnote: ok\n"
        ),
        "2025-04-09-tea.yaml": (
            "kind: activity\ntitle: Tea\ndate: 2025-04-09\nstakeholders: [carers]\nplace: Library\n"
            "reached:\n  people: 9\n"
        ),
    }
    kept = (folder / ".pwp/columns/log.yaml").read_text("utf-8")
    assert "  - heading: Venue\n    key: place\n" in kept
    assert "  - heading: Email\n    key: leave-out\n" in kept
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log")
    assert "  Mood -> note: ok\n" in ran.out
    assert "Nothing to do: the record has all of the columns that are taken." in ran.out
    third = (date(2025, 4, 9), "Hall", "Tea", "Drop-ins", "", 3, "", "", "")
    filled = (*SECOND[:6], "No shelter", *SECOND[7:])
    save(folder / "log.xlsx", [HEADINGS, (date(2025, 4, 1), "", "Soup", "", "", "", "", "", ""), third, filled, FIRST])
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert "Rows: 1 changed, 2 new, 0 gone, 1 untouched." in ran.out
    assert "reached:\n  people: 9\nsummary: No shelter\n" in entries(folder)["2025-04-09-tea.yaml"]
    assert "place: Hall\n" in entries(folder)["2025-04-09-tea-2.yaml"]
    assert "title: Soup\n" in entries(folder)["2025-04-01-soup.yaml"]
    assert "Nothing to do" in pwp("sheet", "import", "log.xlsx", "--as", "log").out


def test_an_estimate_in_a_list_is_shown_and_kept_as_one(folder: Path, pwp: Run) -> None:
    save(folder / "log.xlsx", [HEADINGS, (*FIRST[:5], "about 14", *FIRST[6:]), (*SECOND[:5], "9 people", *SECOND[6:])])
    assert "'about 14' is 14, an estimate" in pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply").out
    assert "reached:\n  people: 14\n  approximate: yes\n" in entries(folder)["2025-04-02-tea.yaml"]
    assert "reached:\n  people: 9\n" in entries(folder)["2025-04-09-tea.yaml"]
    assert "Nothing to do" in pwp("sheet", "import", "log.xlsx", "--as", "log").out
    (folder / "log" / "2025-04-02-tea.yaml").write_text("kind: activity\ntitle: Tea\ndate: 2025-04-02\n", "utf-8")
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert "reached:\n  people: 14\n  approximate: yes\n" in (folder / "log/2025-04-02-tea.yaml").read_text("utf-8")
    assert (ran.status, ran.err) == (0, "")


def test_what_differs_is_left_alone_and_what_is_missing_is_filled(folder: Path, pwp: Run) -> None:
    pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    save(folder / "log.xlsx", [HEADINGS, (*FIRST[:5], 15, *FIRST[6:]), (*SECOND[:6], "No shelter", *SECOND[7:])])
    before = entries(folder)
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert ran.status == 2
    assert "Not what the record has, and left alone there:\n  Log F2, 2025-04-02-tea, Reached: people\n" in ran.out
    assert "    sheet: 15\n    record: 14\n" in ran.out
    assert entries(folder) == before
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply", "--leave-out")
    assert (ran.status, "Summary (G3): (empty) -> No shelter" in ran.out) == (0, True)
    assert entries(folder) == {
        **before,
        "2025-04-09-tea.yaml": before["2025-04-09-tea.yaml"] + "summary: No shelter\n",
    }


@pytest.mark.parametrize(("version", "people"), [("sheet", 15), ("record", 14)])
def test_it_can_be_said_whether_a_list_or_the_record_counts(folder: Path, pwp: Run, version: str, people: int) -> None:
    pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    save(folder / "log.xlsx", [HEADINGS, (*FIRST[:5], 15, *FIRST[6:]), (*SECOND[:6], "No shelter", *SECOND[7:])])
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply", "--take", version)
    assert (ran.status, f"people: {people}\n" in entries(folder)["2025-04-02-tea.yaml"]) == (0, True), ran.out
    assert "summary: No shelter\n" in entries(folder)["2025-04-09-tea.yaml"]


def test_what_a_cell_cannot_hold_is_never_written_over(workspace: Tree, pwp: Run) -> None:
    map_ = "stakeholders:\n  - id: carers\n    name: Carers\n    support_needs: ['a lift; or a bus']\n"
    folder = workspace({"stakeholders.yaml": map_, "l.csv": "Name,Support needs\nCarers,a lift\n"})
    ran = pwp("sheet", "import", "l.csv", "--as", "stakeholders", "--apply", "--take", "sheet")
    assert (ran.status, (folder / "stakeholders.yaml").read_text("utf-8")) == (2, map_)


BOB = "ask Bob, 07700 900555"


def test_what_identifies_a_person_is_named_before_anything_is_written(workspace: Tree, pwp: Run) -> None:
    people = "people:\n  - id: p1\n    name: Jean Dunbar\n"
    rows = f'Date,Activity,Notes\n2026-10-03,Tea,"{BOB}"\n2026-10-04,Soup with Jean Dunbar,Cold\n'
    folder = workspace({"l.csv": rows, "private/people.yaml": people})
    ran = pwp("sheet", "import", "l.csv", "--as", "log")
    said = " ".join(ran.out.split())
    assert (ran.status, "l C2: this holds a phone number (0*********5); what identifies a person" in said) == (2, True)
    assert "l B3: this holds the name of p1;" in said
    for options in ((), ("--format", "json"), ("--format", "csv")):
        out = pwp("sheet", "import", "l.csv", "--as", "log", *options).out
        assert ("900555" not in out, "Dunbar" not in out) == (True, True)
    ran = pwp("sheet", "import", "l.csv", "--as", "log", "--apply", "--leave-out")
    assert (ran.status, ran.err, "Left out: 1 cell and 1 row, listed above." in ran.out) == (0, "", True)
    assert entries(folder) == {"2026-10-03-tea.yaml": "kind: activity\ntitle: Tea\ndate: 2026-10-03\n"}


def test_what_says_nothing_yet_is_not_taken_from_a_list(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"l.csv": "Date,Activity,Group,Attendance\n2026-10-03,Tea,TBC,tbc\n"})
    for _ in range(2):
        ran = pwp("sheet", "import", "l.csv", "--as", "log", "--apply", "--new")
        assert (ran.status, "l C2 and 1 more say nothing yet ('TBC' and 'tbc'), and" in ran.out) == (0, True), ran.out
        assert entries(folder) == {"2026-10-03-tea.yaml": "kind: activity\ntitle: Tea\ndate: 2026-10-03\n"}
    assert "Nothing to do" in ran.out


def test_groups_that_are_not_there_are_asked_about_or_made(folder: Path, pwp: Run) -> None:
    row = (date(2025, 5, 1), "", "Quiz", "", "Carers unpaid; Young people, Glen", 4, "", "", "")
    save(folder / "log.xlsx", [HEADINGS, row, (*row[:2], "Chess", "", "Young people", *row[5:])])
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert ran.status == 2
    assert "Log E2: there is no stakeholder 'Carers unpaid'" in ran.out
    assert "(--new makes" in ran.out
    assert not (folder / "log").exists()
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply", "--new")
    assert ran.status == 0, ran.out
    map_ = (folder / "stakeholders.yaml").read_text("utf-8")
    assert map_.endswith(  # where semicolons part, a comma belongs to a name
        "  - id: young-people-glen\n    name: Young people, Glen\n  - id: young-people\n    name: Young people\n"
    )
    assert "stakeholders: [carers-unpaid, young-people-glen]\n" in entries(folder)["2025-05-01-quiz.yaml"]
    assert "stakeholders: [young-people]\n" in entries(folder)["2025-05-01-chess.yaml"]


def test_a_stakeholder_register_keeps_groups_and_not_their_contacts(workspace: Tree, pwp: Run) -> None:
    folder = workspace({})
    rows = [
        ("Name", "Organisation", "Role", "Phone number", "Influence", "Interest", "Key issues"),
        ("Jean Smith", "Friends of the hall", "Chair", "01463 123456", "High", "Low", "Tea"),
        ("A Brown", "Bus company", "Manager", "01463 654321", "M", 4, ""),
        ("B Green", "Friends of the hall", "Treasurer", "01463 222222", "High", "Low", "Tea"),
    ]
    save(folder / "register.xlsx", rows, "Register")
    ran = pwp("sheet", "import", "register.xlsx", "--as", "stakeholders", "--apply")
    assert ran.status == 0, ran.out
    assert "Name: not taken (it seems to hold names or addresses of people" in ran.out
    assert "Row 4 says just what row 2 says; it was taken once." in ran.out
    assert "'High' is 5" in " ".join(ran.out.split())
    text = (folder / "stakeholders.yaml").read_text("utf-8")
    assert (
        "  - id: friends-hall\n    name: Friends of the hall\n    interests: Tea\n    influence: 5\n    interest: 1\n"
        in text
    )
    assert "  - id: bus-company\n    name: Bus company\n    influence: 3\n    interest: 4\n" in text
    assert "Jean" not in text
    assert "01463" not in text
    assert "Nothing to do" in pwp("sheet", "import", "register.xlsx", "--as", "stakeholders").out


def test_promises_and_themes_of_a_csv_list_are_taken_in(workspace: Tree, pwp: Run) -> None:
    folder = workspace({})
    (folder / "actions.csv").write_bytes(
        "Action;Owner;By when;Status\nA warmer café;Manager;31/12/2025;Completed\n".encode("cp1252")
    )
    (folder / "said.csv").write_text("You said,We did,Number\nThe hall is cold,New heater,12\n", "utf-8")
    ran = pwp("sheet", "import", "actions.csv", "--as", "commitments", "--apply")
    assert (ran.status, "read as Windows text (1252)" in " ".join(ran.out.split())) == (0, True)
    assert (
        (folder / "commitments.yaml")
        .read_text("utf-8")
        .endswith(
            "  - id: warmer-cafe\n    promise: A warmer café\n    owner: Manager\n"
            "    due: 2025-12-31\n    state: done\n"
        )
    )
    assert pwp("sheet", "import", "said.csv", "--as", "themes", "--apply").status == 0
    assert "theme: The hall is cold\n    count:\n      n: 12\n    response:\n      what: New heater\n" in (
        folder / "themes.yaml"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("row", "said", "left"),
    [
        (("03/04/2025", "", "Tea"), "Log A2: '03/04/2025' is 3 April or 4 March", "1 row"),
        ((date(2025, 4, 2), "", "Tea", "", "", "a few"), "Log F2: 'a few' is not a whole number", "1 cell"),
        (("", "Hall"), "Log row 2: this row has no 'title'", "1 row"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_cell(
    folder: Path, pwp: Run, row: Sequence[object], said: str, left: str
) -> None:
    save(folder / "log.xlsx", [HEADINGS, [*row, *[""] * (len(HEADINGS) - len(row))], SECOND])
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert (ran.status, said in " ".join(ran.out.split())) == (2, True), ran.out
    assert not (folder / "log").exists()
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply", "--leave-out")
    whole = ["2025-04-02-tea.yaml"] if left == "1 cell" else []
    assert (ran.status, list(entries(folder))) == (0, [*whole, "2025-04-09-tea.yaml"])
    assert f"Left out: {left}, listed above." in ran.out


def test_what_is_left_out_is_counted_in_cells_and_rows_and_not_said_to_be_recorded(folder: Path, pwp: Run) -> None:
    rows = [("some", "x", "2025-05-01"), ("few", "x", "2025-05-02"), ("few", "x", "soon"), ("few", "", "later")]
    text = "".join(f"{day},Quiz,{venue},{people}\n" for people, venue, day in rows)
    (folder / "l.csv").write_text(f"Date,Activity,Venue,Attendance\n{text}2025-05-09,Tea,Hall,4\n", "utf-8")
    ran = pwp("sheet", "import", "l.csv", "--as", "log", "--leave-out")
    assert "Left out: 2 cells and 2 rows, listed above." in ran.out
    ran = pwp("sheet", "import", "l.csv", "--as", "log", "--leave-out", "--apply")
    assert (ran.status, len(entries(folder))) == (0, 3)
    for options in ((), ("--apply",)):
        ran = pwp("sheet", "import", "l.csv", "--as", "log", "--leave-out", *options)
        assert "There is nothing to write. Left out: 2 cells and 2 rows, listed above." in " ".join(ran.out.split())
        assert "the record has all" not in ran.out


OWN = "Day,What we did,Where,Headcount\n2026-10-03,Tea and talk,Village hall,14\n2026-10-04,Soup,Library,9\n"


def test_entries_without_a_title_are_not_made_until_a_column_is_taken_as_it(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"own.csv": OWN})
    ran = pwp("sheet", "import", "own.csv", "--as", "log", "--apply", "--column", "What we did=")
    assert (ran.status, entries(folder)) == (2, {})
    said = "own row 2: a new entry needs a title: say which column has it with --column"
    assert f"{said} 'What we did=title' (and 1 more)" in " ".join(ran.out.replace('"', "'").split())
    ran = pwp("sheet", "import", "own.csv", "--as", "log", "--apply", "--leave-out")
    assert "There is nothing to write. Left out: 2 rows, listed above." in ran.out
    pwp("sheet", "import", "own.csv", "--as", "log", "--apply", "--column", "What we did=title")
    assert list(entries(folder)) == ["2026-10-03-tea-and-talk.yaml", "2026-10-04-soup.yaml"]


@pytest.mark.parametrize(
    ("there", "is_alike"),
    [
        ("kind: activity\ndate: 2026-10-03\nplace: village hall\n", True),
        ("kind: activity\ndate: 2026-10-03\nreached: {people: 14}\n", True),
        (
            "kind: activity\ntitle: Tea & a talk\ndate: 2026-10-03\nplace: Village hall, Glen\nreached: {people: 14}\n",
            True,
        ),
        ("kind: activity\ntitle: Board meeting\ndate: 2026-10-03\nplace: Village hall\n", False),
        ("kind: activity\ndate: 2026-10-03\nplace: Church\nreached: {people: 14}\n", False),
        ("kind: activity\ndate: 2026-10-02\nplace: Village hall\n", False),
    ],
)
def test_an_entry_like_one_that_is_there_is_asked_about(
    workspace: Tree, pwp: Run, there: str, *, is_alike: bool
) -> None:
    folder = workspace({"own.csv": OWN, "log/2026-10-03-entry.yaml": there})
    line = ("sheet", "import", "own.csv", "--as", "log", "--column", "What we did=title", "--apply")
    ran = pwp(*line)
    asked = "2026-10-03-entry; is it the same?" in " ".join(ran.out.split())
    assert (ran.status, asked) == ((2, True) if is_alike else (0, False)), ran.out
    if is_alike:
        assert "Left out: 1 row, listed above." in pwp(*line, "--leave-out").out
        assert sorted(one.name for one in (folder / "log").iterdir()) == [
            "2026-10-03-entry.yaml",
            "2026-10-04-soup.yaml",
        ]
        (folder / "log/2026-10-03-entry.yaml").write_text(
            f"title: Tea and Talk\n{there.replace('title: Tea & a talk', '')}", "utf-8"
        )
        assert "is it the same" not in pwp(*line[:-1]).out


def test_headings_of_another_list_keep_their_keys_from_nobody(workspace: Tree, pwp: Run) -> None:
    folder = workspace({"one.csv": "Community,Kind\nCarers,need\n", "other.csv": "Name\nYoung people\n"})
    pwp("sheet", "import", "one.csv", "--as", "stakeholders", "--column", "Community=name", "--apply")
    ran = pwp("sheet", "import", "other.csv", "--as", "stakeholders", "--apply")
    assert (ran.status, "  Name -> name: Young people\n" in ran.out) == (0, True), ran.out
    assert "name: Young people\n" in (folder / "stakeholders.yaml").read_text("utf-8")


def test_merged_cells_in_the_list_are_named(folder: Path, pwp: Run) -> None:
    save(folder / "log.xlsx", [HEADINGS, FIRST], merged="B3:B4")
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log")
    assert (ran.status, "Log B3:B4: these cells are merged into one" in ran.out) == (2, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--as", "logs"), "did you mean 'log'?"),
        (("--as", "log", "--sheet", "Logg"), "there is no sheet 'Logg'; did you mean 'Log'?"),
        (("--as", "log", "--column", "Venu=place"), "did you mean 'Venue'?"),
        (("--as", "log", "--column", "Venue=plce"), "there is no key 'plce' for --column; did you mean 'place'?"),
        (("--new",), "say --as as well"),
        (("--take", "mine"), "--take takes sheet or record, not 'mine'"),
    ],
)
def test_an_option_that_names_nothing_is_refused(folder: Path, pwp: Run, options: tuple[str, ...], said: str) -> None:
    ran = pwp("sheet", "import", "log.xlsx", *options)
    assert (ran.status, ran.out, said in ran.err) == (2, "", True), ran.err
    assert not (folder / "log").exists()


def test_what_people_call_their_columns_leads_to_keys_there_are() -> None:
    for name in ("stakeholders", "log", "themes", "commitments"):
        keys = {one.key: one.field for one in columns(chosen([name])[0])}
        assert keys.keys() >= headings()[name].keys()


def test_a_word_of_a_list_is_shown_with_the_word_it_is_taken_for(folder: Path, pwp: Run) -> None:
    headings = (*HEADINGS[:-1], "In person or online")
    save(folder / "log.xlsx", [headings, (*FIRST[:-1], "Face to Face"), (*SECOND[:-1], "in person")])
    ran = pwp("sheet", "import", "log.xlsx", "--as", "log", "--apply")
    assert "Mode: 'Face to Face' is in-person.\n" in ran.out
    assert [text.count("mode: in-person") for text in entries(folder).values()] == [1, 1]


def test_a_group_that_somebody_added_since_the_comparison_is_not_added_again(folder: Path) -> None:
    save(folder / "more.xlsx", [HEADINGS, (*FIRST[:4], "Young people", *FIRST[5:])])
    found = taken(folder, folder / "more.xlsx", chosen(["log"])[0], Days(), making=True)
    theirs = FILES["stakeholders.yaml"] + "  - id: young-people\n    name: Young people\n"
    (folder / "stakeholders.yaml").write_text(theirs, "utf-8")
    with pytest.raises(ChangedMeanwhile, match=r"stakeholders\.yaml"):
        apply(folder, found.outcome)
    assert (folder / "stakeholders.yaml").read_text("utf-8") == theirs
    assert not entries(folder)


@pytest.mark.parametrize("title", ["Total Place workshop", "Sum of us", "Average day", "Total", "Meaning of home"])
def test_an_entry_that_is_called_like_totals_is_an_entry(folder: Path, pwp: Run, title: str) -> None:
    save(
        folder / "more.xlsx",
        [("Activity", "Date", "Venue"), ("Tea", date(2025, 4, 2), ""), (title, date(2025, 4, 9), "Hall")],
    )
    ran = pwp("sheet", "import", "more.xlsx", "--as", "log", "--apply")
    assert (ran.status, "looks like totals" in ran.out) == (0, False), ran.out
    assert f"title: {title}\n" in "".join(entries(folder).values())


@pytest.mark.parametrize("word", ["Total", "totals:", "Sum", "Average", "Grand total :", "Sub-total"])
def test_totals_are_passed_over_whatever_they_are_called(folder: Path, pwp: Run, word: str) -> None:
    save(folder / "more.xlsx", [HEADINGS, FIRST, (word, "", "", "", "", 1400.5), ("", "", word, "", "", "1,400")])
    ran = pwp("sheet", "import", "more.xlsx", "--as", "log")
    assert ran.out.count("was passed over: it looks like totals.") == len(("one", "other"))


def test_of_two_groups_that_are_called_alike_it_is_asked_which_and_no_third_is_made(workspace: Tree, pwp: Run) -> None:
    alike = "stakeholders:\n  - {id: one, name: Carers Forum}\n  - {id: other, name: Carer's Forum}\n"
    folder = workspace({"stakeholders.yaml": alike, "l.csv": "Date,Activity,Group\n2026-04-01,Tea,carers forum\n"})
    for line in (
        ("sheet", "import", "l.csv", "--as", "log", "--column", "Group=stakeholders", "--new"),
        ("log", "add", "Tea", "--with", "carers forum", "--new"),
    ):
        ran = pwp(*line)
        assert ran.status == 2
        assert "'carers forum' could be one or other; say which, by its id" in " ".join((ran.out + ran.err).split())
    assert (folder / "stakeholders.yaml").read_text("utf-8") == alike
