"""A workbook goes out, is filled in, and comes back: just what was changed in it changes in the record."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, Tree
from workbooks import Book, Error, Formula, Value

from pwp.sheets.opened import address

STAKEHOLDERS = """\
# The map.
stakeholders:
  - id: carers    # asked first
    name: Unpaid carers
    kind: need
    size: {number: 31, approximate: yes}
    support_needs: [transport, "somebody to sit in; at home"]
  - id: friends
    name: 'Friends of the hall'
    first_contact: 2026-03
    support_needs: ["a lift; or a bus"]
    interests: |
      Tea, and company.
      And a hall that is warm.
"""
ENTRY = """\
# by hand
kind: activity
title: Tea at the hall
date: 2026-03-14
stakeholders: [carers, friends]   # both
reached:
  people: 14
  by_group:
    - {stakeholder: carers, people: 9}
summary: "Cold: it was cold"
themes: [bus-times]
"""
THEMES = """\
themes:
  - id: bus-times
    theme: The bus comes too late
    raised_by: [carers]
    count: {what: people, n: 12, of: 14}
  - id: cold
    theme: The hall is cold
quotes:
  - {id: one, text: Brr, theme: cold}
"""
IMPACT = """\
assessments:
  - id: equality
    title: Who gains
    groups:
      - {stakeholder: carers, effect: negative, what: No bus home}
      - {stakeholder: friends, effect: positive, what: More tea}
"""
FILES = {
    "stakeholders.yaml": STAKEHOLDERS,
    "log/2026-03-14-tea.yaml": ENTRY,
    "themes.yaml": THEMES,
    "impact.yaml": IMPACT,
    "commitments.yaml": "commitments:\n  - id: minibus\n    promise: A minibus\n    due: 2026\n    theme: bus-times\n",
}

Sent = tuple[Path, Book]


@pytest.fixture
def sent(workspace: Tree, pwp: Run) -> Sent:
    """A workspace, and its workbook as somebody got it."""
    folder = workspace(FILES)
    ran = pwp("sheet", "export", "-o", "book.xlsx")
    assert (ran.status, ran.out, ran.err) == (0, "Wrote book.xlsx\n", "")
    return folder, Book(folder / "book.xlsx")


def held(folder: Path) -> dict[str, str]:
    """The text of every file of the record."""
    files = (one for one in folder.rglob("*.yaml") if ".pwp" not in one.parts)
    return {one.relative_to(folder).as_posix(): one.read_bytes().decode() for one in files}


@pytest.mark.parametrize("example", ["day-service", "day-service-flawed", "tec-pathfinder-discovery"])
def test_a_workbook_that_nobody_touched_changes_no_byte(tmp_path: Path, pwp: Run, example: str) -> None:
    folder = shutil.copytree(EXAMPLES / example, tmp_path / "engagement")
    before = held(folder)
    assert pwp("sheet", "export", folder=folder).out == "Wrote reports/record.xlsx\n"
    ran = pwp("sheet", "import", "reports/record.xlsx", "--apply", folder=folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Rows: 0 changed, 0 new, 0 gone, ")
    assert held(folder) == before


def test_the_same_record_gives_the_same_workbook(sent: Sent, pwp: Run) -> None:
    folder, _ = sent
    pwp("sheet", "export", "-o", "again.xlsx")
    assert (folder / "again.xlsx").read_bytes() == (folder / "book.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("sheet", "key", "heading", "value", "old", "new"),
    [
        ("Stakeholders", "carers", "Name", "Carers, unpaid", "name: Unpaid carers", "name: Carers, unpaid"),
        ("Stakeholders", "carers", "Size: number", 40.0, "number: 31", "number: 40"),
        ("Stakeholders", "carers", "Size: number", "1,400", "number: 31", "number: 1400"),
        ("Stakeholders", "carers", "Kind", "Identity", "kind: need", "kind: identity"),
        ("Stakeholders", "carers", "Size: approximate", "No", "approximate: yes", "approximate: no"),
        ("Stakeholders", "friends", "First contact", date(2026, 3, 2), "contact: 2026-03", "contact: 2026-03-02"),
        ("Stakeholders", "friends", "First contact", "14 March 2026", "contact: 2026-03", "contact: 2026-03-14"),
        ("Stakeholders", "friends", "First contact", "31/12/2025", "contact: 2026-03", "contact: 2025-12-31"),
        ("Log", "2026-03-14-tea", "Summary", "Warm", '"Cold: it was cold"', '"Warm"'),
        ("Log", "2026-03-14-tea", "Stakeholders", "carers", "[carers, friends]   # both", "[carers]   # both"),
        ("Log", "2026-03-14-tea", "Themes", "bus-times; The hall is cold", "[bus-times]", "[bus-times, cold]"),
        ("Log", "2026-03-14-tea", "Reached: people", 15.0, "people: 14\n", "people: 15\n"),
        ("Log", "2026-03-14-tea", "Place", "=1+1 Main Street", "reached:\n", "place: =1+1 Main Street\nreached:\n"),
        ("Themes", "cold", "Response: outcome", "Will do", "The hall is cold\n",
         "The hall is cold\n    response:\n      outcome: will-do\n"),
        ("Themes", "bus-times", "Count: n", None, "{what: people, n: 12, of: 14}", "{what: people, n: , of: 14}"),
        ("Commitments", "minibus", "Due", "2027-01", "due: 2026", "due: 2027-01"),
        ("Assessments", "equality", "Needed", True, "title: Who gains\n", "title: Who gains\n    needed: yes\n"),
        ("Effects", "equality/2", "What", "Far more tea", "More tea", "Far more tea"),
    ],
)  # fmt: skip
def test_a_cell_that_was_changed_changes_just_its_value(
    sent: Sent, pwp: Run, sheet: str, key: str, heading: str, value: Value | None, old: str, new: str
) -> None:
    folder, book = sent
    before = held(folder)
    book.edit(sheet, key, heading, value).save()
    ran = pwp("sheet", "import", "book.xlsx")
    assert ran.status == 0, ran.out
    assert "1 changed, 0 new, 0 gone" in ran.out
    assert f"  {heading} ({book.at(sheet, key, heading)}): " in ran.out
    assert held(folder) == before
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert "Changed 1 file." in ran.out
    after = held(folder)
    changed = [file for file in after if after[file] != before[file]]
    assert [(after[file], before[file].count(old)) for file in changed] == [(before[changed[0]].replace(old, new), 1)]
    assert "Nothing to do: the record has all of it." in pwp("sheet", "import", "book.xlsx").out


def test_rows_that_were_sorted_and_columns_that_were_moved_are_the_same_rows_and_columns(sent: Sent, pwp: Run) -> None:
    _, book = sent
    width = len({column for row, column in book.grids["Themes"] if row == 1})
    book.turn("Themes").turn("Stakeholders").move("Themes", [*range(3, width), 0, 1, 2])
    book.save()
    assert pwp("sheet", "import", "book.xlsx").out.startswith("Rows: 0 changed, 0 new, 0 gone, 9 untouched.")


def test_a_workbook_of_a_version_with_other_columns_in_another_order_is_understood(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    memory = book.memory()
    sheet = memory["sheets"]["Stakeholders"]
    note, interests = sheet["keys"].index("note"), sheet["keys"].index("interests")
    for row in (sheet["keys"], sheet["headings"], *sheet["rows"]):
        row[note], row[interests] = row[interests], row[note]
        row.append("mood")  # which there is no more
    gone = sheet["keys"].index("route")  # which there was not yet
    for row in (sheet["keys"], sheet["headings"], *sheet["rows"]):
        del row[gone]
    old = book.remember(memory).put("Stakeholders", address(1, book.column("Stakeholders", "Route")), None)
    old.edit("Stakeholders", "carers", "Interests", "Tea and cake").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.out.partition(",")[0], ran.err) == (0, "Rows: 1 changed", "")
    after = held(folder)["stakeholders.yaml"]
    assert after == STAKEHOLDERS.replace("    support_needs: [t", "    interests: Tea and cake\n    support_needs: [t")


def test_new_rows_become_what_they_are(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.add("Stakeholders", {"Name": "Young people", "Kind": "identity"})
    book.add("Log", {"Kind": "activity", "Title": "Soup", "Date": date(2026, 4, 1), "Stakeholders": "Young people"})
    book.add("Log", {"Kind": "activity", "Title": "Soup", "Date": date(2026, 4, 1), "Themes": "No shelter"})
    book.add("Themes", {"Id": "rain", "Theme": "No shelter", "Raised by": "young-people; carers"})
    book.add("Commitments", {"Promise": "A roof over the stop", "Theme": "rain"})
    book.add("Effects", {"Assessment": "equality", "Stakeholder": "young-people", "Effect": "unknown"})
    book.save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.err) == (0, ""), ran.out
    assert "Rows: 0 changed, 6 new, 0 gone, 9 untouched." in ran.out
    after = held(folder)
    assert (
        after["stakeholders.yaml"]
        == STAKEHOLDERS + "  - id: young-people\n    name: Young people\n    kind: identity\n"
    )
    assert (
        "kind: activity\ntitle: Soup\ndate: 2026-04-01\nstakeholders: [young-people]\n"
        in after["log/2026-04-01-soup.yaml"]
    )
    assert "themes: [rain]\n" in after["log/2026-04-01-soup-2.yaml"]
    assert "  - id: rain\n    theme: No shelter\n    raised_by: [young-people, carers]\nquotes:" in after["themes.yaml"]
    assert "  - id: roof-over-stop\n    promise: A roof over the stop\n    theme: rain\n" in after["commitments.yaml"]
    assert after["impact.yaml"] == IMPACT + "      - stakeholder: young-people\n        effect: unknown\n"
    book.turn("Log").save()
    assert "Nothing to do: the record has all of it." in pwp("sheet", "import", "book.xlsx").out
    assert held(folder) == after


def test_a_judgement_is_a_row_filled_in_beside_its_question(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    asked = [str(value) for (row, column), (value, _) in book.grids["Judgements"].items() if column == 0 and row > 1]
    assert len(asked) > 20
    book.edit("Judgements", asked[0], "Rating", "partly").edit("Judgements", asked[0], "By", "Board; Carers")
    book.edit("Judgements", asked[0], "Date", date(2026, 5, 1)).edit(
        "Judgements", asked[0], "Evidence", "2026-03-14-tea"
    )
    book.save()
    assert "1 new" in pwp("sheet", "import", "book.xlsx", "--apply").out
    assert (folder / "evaluation.yaml").read_text("utf-8").partition("\n")[2] == (
        f"judgements:\n  - requirements: [{asked[0]}]\n    rating: partly\n    by: [Board, Carers]\n"
        "    date: 2026-05-01\n    evidence: [2026-03-14-tea]\n"
    )
    assert "Nothing to do" in pwp("sheet", "import", "book.xlsx").out
    pwp("sheet", "export", "judgements", "-o", "next.xlsx")
    rows = Book(folder / "next.xlsx")
    assert rows.grids["Judgements"][2, 0][0] == "judgement 1"
    assert asked[0] not in [value for (_, column), (value, _) in rows.grids["Judgements"].items() if column == 0]


def test_a_row_that_is_gone_is_listed_and_taken_out_only_when_told(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.delete("Themes", "bus-times").delete("Effects", "equality/1").delete("Log", "2026-03-14-tea").save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert ran.status == 0
    assert "3 gone" in ran.out
    assert "Themes: bus-times; referred to in commitments.yaml (minibus)," in ran.out
    assert held(folder) == before
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--remove")
    assert "Changed 3 files." in ran.out
    after = held(folder)
    assert "log/2026-03-14-tea.yaml" not in after
    assert after["impact.yaml"] == IMPACT.replace(
        "      - {stakeholder: carers, effect: negative, what: No bus home}\n", ""
    )
    assert after["themes.yaml"] == "themes:\n" + THEMES[THEMES.index("  - id: cold") :]
    assert "Nothing to do" in pwp("sheet", "import", "book.xlsx").out


def test_what_the_record_alone_changed_is_kept_and_said(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    (folder / "themes.yaml").write_text(THEMES.replace("n: 12", "n: 13"), "utf-8")
    (folder / "log/2026-03-20-more.yaml").write_text("kind: update\ntitle: More\n", "utf-8")
    book.edit("Themes", "cold", "Theme", "It is cold").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert ran.status == 0
    assert "Changed in the record since the export, and kept:\n  Themes: bus-times, Count: n: 12 -> 13\n" in ran.out
    assert "The record has 1 row since the export that the sheets do not show." in ran.out
    assert held(folder)["themes.yaml"] == THEMES.replace("n: 12", "n: 13").replace("The hall is cold", "It is cold")


def test_what_both_changed_alike_is_nothing_and_otherwise_a_conflict(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    now = THEMES.replace("n: 12", "n: 13").replace("The hall is cold", "Cold hall")
    (folder / "themes.yaml").write_text(now, "utf-8")
    book.edit("Themes", "bus-times", "Count: n", 13.0).edit("Themes", "cold", "Theme", "The hall is very cold")
    book.edit("Commitments", "minibus", "Owner", "Transport officer").save()
    for options in ((), ("--apply",)):
        ran = pwp("sheet", "import", "book.xlsx", *options)
        assert ran.status == 2
        assert (
            "  Themes B4, cold, Theme\n    was: The hall is cold\n    sheet: The hall is very cold\n"
            "    record: Cold hall\n"
        ) in ran.out
        assert "Nothing was written." in ran.out
        assert held(folder) == {**held(folder), "themes.yaml": now, "commitments.yaml": FILES["commitments.yaml"]}
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert (ran.status, "Changed 1 file. Left out: 1 cell, listed above." in ran.out) == (0, True)
    assert held(folder)["themes.yaml"] == now
    assert "owner: Transport officer\n" in held(folder)["commitments.yaml"]


@pytest.mark.parametrize("version", ["sheet", "record"])
def test_it_can_be_said_which_version_counts_where_both_changed(sent: Sent, pwp: Run, version: str) -> None:
    folder, book = sent
    now = THEMES.replace("The hall is cold", "Cold hall")
    (folder / "themes.yaml").write_text(now, "utf-8")
    book.edit("Themes", "cold", "Theme", "The hall is very cold").edit("Themes", "bus-times", "Count: n", 13.0)
    book.edit("Themes", "cold", "Note", "Said twice").save()
    out = pwp("sheet", "import", "book.xlsx").out
    assert "--take sheet or --take record says which counts" in " ".join(out.split())
    ran = pwp("sheet", "import", "book.xlsx", "--take", version)
    assert (ran.status, f"  pwp sheet import book.xlsx --take {version} --apply\n" in ran.out) == (0, True), ran.out
    assert ("Theme (B4): Cold hall -> The hall is very cold" in ran.out) == (version == "sheet")
    assert (ran.out.count("Themes: cold\n"), "Rows: 2 changed" in ran.out) == (1, True)
    pwp("sheet", "import", "book.xlsx", "--take", version, "--apply")
    after = held(folder)["themes.yaml"]
    assert ("theme: The hall is very cold\n" in after, "n: 13" in after) == (version == "sheet", True)
    assert "note: Said twice\n" in after
    last = "record has all of it" if version == "sheet" else "record counts for 1 cell that differs, and has the rest"
    assert f"Nothing to do: the {last}." in pwp("sheet", "import", "book.xlsx", "--take", version).out


def test_a_row_gone_from_the_sheet_and_changed_in_the_record_is_a_conflict(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.delete("Themes", "cold").save()
    (folder / "themes.yaml").write_text(THEMES.replace("The hall is cold", "Cold hall"), "utf-8")
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--remove")
    assert (ran.status, "the row is gone" in ran.out) == (2, True)


def test_effects_are_known_by_what_they_said_though_others_came_before_them(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    other = "      - {place: Glen, effect: none}\n"
    now = IMPACT.replace("    groups:\n", f"    groups:\n{other}")
    (folder / "impact.yaml").write_text(now, "utf-8")
    book.edit("Effects", "equality/2", "Themes", "cold").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert ran.status == 0, ran.out
    assert held(folder)["impact.yaml"] == now.replace("More tea}", "More tea, themes: [cold]}")


def test_a_judgement_that_came_in_the_place_of_another_is_not_taken_for_it(workspace: Tree, pwp: Run) -> None:
    old = "judgements:\n  - requirements: [NS-INC-1]\n    rating: partly\n    by: [Board]\n"
    folder = workspace(FILES | {"evaluation.yaml": old})
    pwp("sheet", "export", "judgements", "-o", "book.xlsx")
    now = old.replace("NS-INC-1", "NS-SUP-1")
    (folder / "evaluation.yaml").write_text(now, "utf-8")
    Book(folder / "book.xlsx").edit("Judgements", "judgement 1", "Note", "Seen").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, "record: (taken out)" in ran.out) == (2, True), ran.out
    pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert held(folder)["evaluation.yaml"] == now


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stakeholder: friends", "place: Glen", "record: (taken out)"),
        ("stakeholder: carers, effect: negative", "stakeholder: friends, effect: negative", "record: (taken out)"),
        ("effect: positive", "effect: none", "Changed 1 file."),
    ],
)
def test_an_effect_is_the_same_while_it_is_on_the_same(sent: Sent, pwp: Run, old: str, new: str, said: str) -> None:
    folder, book = sent
    (folder / "impact.yaml").write_text(IMPACT.replace(old, new).replace("More tea", "Much tea"), "utf-8")
    book.edit("Effects", "equality/2", "Themes", "cold").save()
    assert said in pwp("sheet", "import", "book.xlsx", "--apply").out
    assert ("Much tea, themes: [cold]" in held(folder)["impact.yaml"]) == (said == "Changed 1 file.")


@pytest.mark.parametrize(
    ("cell", "id_"), [("A4", "carers"), ("A3", "friends"), ("A4", "Friends!"), ("A4", "bus-times")]
)
def test_no_row_counts_as_gone_while_an_id_is_in_doubt(sent: Sent, pwp: Run, cell: str, id_: str) -> None:
    folder, book = sent
    key = "carers" if cell == "A3" else "friends"
    for heading in ("Name", "Support needs", "Interests"):
        book.edit("Stakeholders", key, heading, "Something else altogether")
    book.put("Stakeholders", cell, id_).save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out", "--remove")
    assert "0 gone" in ran.out
    assert f"Stakeholders: nothing counts as gone while an id is in doubt; not there: {key}." in " ".join(
        ran.out.split()
    )
    assert held(folder) == before


@pytest.mark.parametrize("sheet", ["Stakeholders", "Themes", "Effects"])
@pytest.mark.parametrize("and_more", [False, True])
def test_ids_that_changed_places_are_not_taken_for_changed_rows(
    sent: Sent, pwp: Run, sheet: str, *, and_more: bool
) -> None:
    folder, book = sent
    one, two = str(book.grids[sheet][2, 0][0]), str(book.grids[sheet][3, 0][0])
    if and_more:
        book.edit(sheet, one, "Note", "Seen")
    book.put(sheet, "A3", two).put(sheet, "A4", one).save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out", "--remove")
    assert f"{sheet} A3: beside '{two}' stands what '{one}' had when it was exported" in " ".join(ran.out.split())
    assert f"{sheet} A4: beside '{one}' stands what '{two}' had" in " ".join(ran.out.split())
    assert held(folder) == before
    assert pwp("sheet", "import", "book.xlsx").status == 2


def test_a_judgement_filled_in_beside_the_question_of_another_is_not_taken(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    one, two = str(book.grids["Judgements"][2, 0][0]), str(book.grids["Judgements"][3, 0][0])
    book.edit("Judgements", one, "Rating", "partly").put("Judgements", "A3", two).put("Judgements", "A4", one).save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert f"Judgements B3: this is not the question of '{two}'" in " ".join(ran.out.split())
    assert "evaluation.yaml" not in held(folder)


def test_ids_that_moved_up_by_a_row_are_named_and_no_row_comes_to_be_twice(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.put("Stakeholders", "A3", "friends").put("Stakeholders", "A4", None).save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out", "--remove")
    assert "Rows: 0 changed, 0 new, 0 gone" in ran.out
    assert held(folder) == before


def test_what_each_row_says_may_move_on_to_the_next(workspace: Tree, pwp: Run) -> None:
    ids = "".join(f"  - {{id: t{number}, theme: Told {number}}}\n" for number in range(4))
    folder = workspace({"themes.yaml": f"themes:\n{ids}"})
    pwp("sheet", "export", "themes", "-o", "book.xlsx")
    book = Book(folder / "book.xlsx")
    for number in range(4):
        book.edit("Themes", f"t{number}", "Theme", f"Told {number + 1}")
    book.save()
    assert "Rows: 4 changed" in pwp("sheet", "import", "book.xlsx").out


def test_an_id_changed_in_a_row_of_one_cell_is_a_changed_id(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.put("Themes", "A4", "chill").save()
    ran = pwp("sheet", "import", "book.xlsx")
    assert (ran.status, "Themes A4: this row was 'cold' when it was exported" in ran.out) == (2, True)
    assert "0 new, 0 gone" in ran.out


def test_a_row_that_is_called_like_totals_is_a_row(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.add("Themes", {"Theme": "Total Place", "Count: n": 12.0})
    book.add("Themes", {"Id": "sums", "Theme": "Total"})
    book.add("Themes", {"Theme": "Sum", "Note": "Said of money"})
    book.save()
    assert "3 new" in pwp("sheet", "import", "book.xlsx", "--apply").out
    assert "theme: Total Place\n" in held(folder)["themes.yaml"]


PROBLEMS: list[tuple[str, Callable[[Book], object], str]] = [
    ("a number in words", lambda book: book.edit("Themes", "bus-times", "Count: n", "a dozen"),
     "Themes G3: 'a dozen' is not a whole number"),
    ("a day that could be two", lambda book: book.edit("Log", "2026-03-14-tea", "Date", "03/04/2026"),
     "Log D3: '03/04/2026' is 3 April or 4 March"),
    ("a year that became a day", lambda book: book.edit("Log", "2026-03-14-tea", "Date", 2026.0),
     "Log D3: 18 July 1905 is what a spreadsheet makes of 2026; if the year is meant,"),
    ("a word that is no choice", lambda book: book.edit("Stakeholders", "carers", "Kind", "ned"),
     "Stakeholders C3: 'ned' is not one of"),
    ("a group that is not there", lambda book: book.edit("Themes", "cold", "Raised by", "carer"),
     "did you mean 'carers'?"),
    ("a formula", lambda book: book.edit("Themes", "bus-times", "Count: n", Formula("SUM(G3:G9)", 12)),
     "Themes G3: a formula stands here"),
    ("an error value", lambda book: book.edit("Themes", "bus-times", "Count: n", Error("#N/A")),
     "Themes G3: an error value stands here"),
    ("merged cells", lambda book: book.replace("Themes", "</sheetData>", '</sheetData><mergeCells count="1">'
     '<mergeCell ref="B3:B4"/></mergeCells>'), "Themes B3:B4: these cells are merged into one"),
    ("an id given twice", lambda book: book.put("Themes", "A4", "bus-times"),
     "Themes A4: 'bus-times' stands here and in A3"),
    ("an id that was changed", lambda book: book.put("Log", "A3", "tea"),
     "Log A3: this row was '2026-03-14-tea' when it was exported"),
    ("an id that was emptied", lambda book: book.put("Themes", "A3", None),
     "Themes A3: this row was 'bus-times' when it was exported"),
    ("a row of totals", lambda book: book.add("Themes", {"Theme": "Total", "Count: n": 12.0}),
     "Themes A5: this looks like a row of totals"),
    ("a row of bare numbers", lambda book: book.add("Themes", {"Count: n": 12.0, "Count: of": 14.0}),
     "Themes A5: this row holds nothing but numbers"),
    ("a total worked out", lambda book: book.add("Themes", {"Count: n": Formula("SUM(G3:G4)", 12)}),
     "Themes A5: this row holds nothing but numbers"),
    ("a new row without a name", lambda book: book.add("Stakeholders", {"Kind": "need"}),
     "Stakeholders B5: a group needs 'Name'"),
    ("a new entry without its kind", lambda book: book.add("Log", {"Title": "Soup"}),
     "Log B4: an entry needs 'Kind': activity,"),
    ("an effect of nothing", lambda book: book.add("Effects", {"Effect": "none"}), "say which assessment this is of"),
    ("an id that is none", lambda book: book.add("Themes", {"Id": "Bus Times!", "Theme": "x"}),
     "Themes A5: an id takes small letters, digits and hyphens, such as bus-times"),
    ("an id of something else", lambda book: book.add("Themes", {"Id": "carers", "Theme": "x"}),
     "Themes A5: the id 'carers' is given to something else"),
    ("a cell that no cell can give back",
     lambda book: book.edit("Stakeholders", "friends", "Support needs", "a lift"),
     "a cell cannot hold all of this without loss; change it in stakeholders.yaml:11"),
    ("a grey cell", lambda book: book.edit("Effects", "equality/1", "Assessment", "islands"),
     "Effects B3: this cell stays as it is"),
    ("a heading renamed", lambda book: book.put("Log", "J2", "Places"),
     "Log row 2: the heading 'Place' is gone (is it 'Places' now?)"),
    ("a heading twice", lambda book: book.put("Log", "K2", "Place"), "Log J2 and K2: the heading 'Place' stands twice"),
    ("a sheet renamed", lambda book: book.replace("xl/workbook.xml", 'name="Log"', 'name="Log 2026"'),
     "Log: this sheet is called 'Log 2026' now; call it 'Log' again"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "said"), [case[1:] for case in PROBLEMS], ids=[case[0] for case in PROBLEMS])
def test_what_cannot_be_taken_is_named_by_its_cell_and_nothing_is_written(
    sent: Sent, pwp: Run, spoil: Callable[[Book], object], said: str
) -> None:
    folder, book = sent
    spoil(book)
    book.edit("Commitments", "minibus", "Owner", "Transport officer").save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.err) == (2, "")
    assert said in " ".join(ran.out.split())
    assert held(folder) == before
    assert max(map(len, ran.out.splitlines())) <= 80
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert (ran.status, "Left out: " in ran.out) == (0, True)
    after = held(folder)
    assert [file for file in after if after[file] != before[file]] == ["commitments.yaml"]


def test_cells_that_a_merged_cell_hides_are_not_taken_as_emptied(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="F3:G4"/></mergeCells>'
    book.replace("Themes", "</sheetData>", merged)
    book.edit("Themes", "bus-times", "Count: n", None).save()
    before = held(folder)
    assert pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out").status == 0
    assert held(folder) == before


def test_a_new_row_is_taken_without_its_cells_that_are_wrong_where_it_can_be(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.add("Themes", {"Theme": "No shelter", "Count: n": "many"})
    book.add("Themes", {"Theme": Formula("A1"), "Count: n": "many"})
    book.add("Log", {"Kind": "activity", "Title": "Soup", "Date": "03/04/2026"})
    book.save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert (ran.status, "Left out: 1 cell and 2 rows, listed above." in ran.out) == (0, True), ran.out
    after = held(folder)
    assert "  - id: no-shelter\n    theme: No shelter\nquotes:" in after["themes.yaml"]
    assert after.keys() == {*FILES, "engagement.yaml", "plan.yaml"}
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert "There is nothing to write. Left out: 1 cell and 2 rows, listed above." in " ".join(ran.out.split())


def test_the_file_of_an_entry_follows_its_day(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    (folder / "log/2026-03-15-tea.yaml").write_text("kind: update\ntitle: More\n", "utf-8")
    book.edit("Log", "2026-03-14-tea", "Date", date(2026, 3, 15)).edit(
        "Log", "2026-03-14-tea", "Summary", "Warm"
    ).save()
    before = held(folder)
    said = "log/2026-03-14-tea.yaml is called by its day, and becomes log/2026-03-15-tea-2.yaml. Export again"
    assert said in " ".join(pwp("sheet", "import", "book.xlsx").out.split())
    assert held(folder) == before
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, "Changed 1 file." in ran.out) == (0, True)
    entry = (
        before.pop("log/2026-03-14-tea.yaml")
        .replace("2026-03-14", "2026-03-15")
        .replace('"Cold: it was cold"', '"Warm"')
    )
    assert held(folder) == {**before, "log/2026-03-15-tea-2.yaml": entry}
    assert "WSP13" not in pwp("check", "--format", "concise").out


def test_a_sheet_that_moved_an_entry_has_nothing_more_to_say(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.edit("Log", "2026-03-14-tea", "Date", "April 2026").save()
    pwp("sheet", "import", "book.xlsx", "--apply")
    assert "log/2026-04-tea.yaml" in held(folder)
    assert "Nothing to do: the record has all of it." in pwp("sheet", "import", "book.xlsx").out
    book.edit("Log", "2026-03-14-tea", "Summary", "Warm").save()
    assert pwp("sheet", "import", "book.xlsx", "--apply").status == 0
    assert 'summary: "Warm"' in held(folder)["log/2026-04-tea.yaml"]


@pytest.mark.parametrize("where", ["record", "sheet"])
def test_an_entry_that_something_refers_to_keeps_its_file_and_its_day(sent: Sent, pwp: Run, where: str) -> None:
    folder, book = sent
    if where == "record":
        why = "waivers:\n  - of: ENG01\n    where: log/2026-03-14-tea.yaml\n"
        (folder / "waivers.yaml").write_text(why, "utf-8")
    else:
        book.edit("Themes", "cold", "Note", "See 2026-03-14-tea")
    book.edit("Log", "2026-03-14-tea", "Date", date(2026, 4, 1)).save()
    before = held(folder)
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    there = "waivers.yaml" if where == "record" else "this sheet"
    assert f"Log D3: log/2026-03-14-tea.yaml is called by its day, and {there} refers to it" in " ".join(
        ran.out.split()
    )
    assert (ran.status, held(folder)) == (2, before)
    ran = pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out")
    assert "Left out: 1 cell, listed above." in ran.out
    assert held(folder)["log/2026-03-14-tea.yaml"] == before["log/2026-03-14-tea.yaml"]


def test_what_identifies_a_person_is_a_problem_in_a_cell_that_changed(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.edit("Themes", "cold", "Note", "ask Bob, 07700 900555")
    book.add("Themes", {"Theme": "No shelter", "Note": "bob.brown@example.org said so"})
    book.save()
    ran = pwp("sheet", "import", "book.xlsx")
    said = " ".join(ran.out.split())
    assert (ran.status, said.count("what identifies a person belongs in private/people.yaml")) == (2, 2), ran.out
    assert ("900555" in said, "bob.brown" in said) == (False, False)
    assert pwp("sheet", "import", "book.xlsx", "--apply", "--leave-out").err == ""
    assert "  - id: no-shelter\n    theme: No shelter\nquotes:" in held(folder)["themes.yaml"]
    assert "Bob" not in held(folder)["themes.yaml"]


def test_what_says_nothing_yet_is_no_change_from_nothing(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    before = held(folder)
    asked = next(
        str(value) for (row, column), (value, _) in book.grids["Judgements"].items() if (row, column) == (2, 0)
    )
    book.edit("Themes", "cold", "Note", "TBC").edit("Log", "2026-03-14-tea", "Until", "n/a")
    book.edit("Judgements", asked, "Rating", "tbc").edit("Stakeholders", "friends", "Kind", "-")
    book.edit("Themes", "bus-times", "Raised by", "tbc").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, "Raised by (E3): carers -> (empty)" in ran.out) == (0, True), ran.out
    said = "Stakeholders C4 and 3 more say nothing yet ('-', 'n/a', 'tbc' and 'TBC'), and count as not recorded."
    assert said in " ".join(ran.out.split())
    assert held(folder) == {**before, "themes.yaml": THEMES.replace("raised_by: [carers]", "raised_by:")}
    assert "Nothing to do: the record has all of it." in pwp("sheet", "import", "book.xlsx").out
    book.add("Themes", {"Theme": "tbc", "Note": "Later"})
    book.save()
    assert "Themes B5: a theme needs 'Theme'" in pwp("sheet", "import", "book.xlsx").out


def test_a_day_in_figures_is_taken_once_it_is_said_which_way_round_it_is(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.edit("Log", "2026-03-14-tea", "Date", "03/04/2026").save()
    asked = pwp("sheet", "import", "book.xlsx").out
    assert "3 April 2026 or 4 March 2026, or say --day-first or --month-first for all such days" in " ".join(
        asked.split()
    )
    assert "-> 2026-04-03" in pwp("sheet", "import", "book.xlsx", "--day-first").out
    assert "-> 2026-03-04" in pwp("sheet", "import", "book.xlsx", "--month-first").out


def test_high_medium_and_low_are_understood_in_the_workbook_as_in_a_list(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.edit("Stakeholders", "carers", "Influence", "H").edit("Stakeholders", "carers", "Impact", "Medium").save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.err) == (0, "")
    assert "influence: 5" in (text := held(folder)["stakeholders.yaml"])
    assert "impact: 3" in text


def test_an_estimate_typed_into_the_workbook_is_shown_and_kept_as_one(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.edit("Log", "2026-03-14-tea", "Reached: people", "about 20")
    book.add("Log", {"Kind": "activity", "Title": "Walk", "Date": "15 March 2026", "Reached: people": "~ 30 people"})
    book.save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    assert "Reached: people (M3): 14 -> 20" in shown
    assert "Reached: approximate (M3): (empty) -> yes" in shown
    assert "  people: 20\n" in (tea := held(folder)["log/2026-03-14-tea.yaml"])
    assert "  approximate: yes\n" in tea
    assert "reached:\n  people: 30\n  approximate: yes\n" in held(folder)["log/2026-03-15-walk.yaml"]


@pytest.mark.parametrize("text", ["a" * 20_000, "a" * 32_767, "\U0001f600" * 16_383])
def test_a_text_as_long_as_a_cell_holds_comes_and_goes(sent: Sent, pwp: Run, text: str) -> None:
    folder, book = sent
    book.edit("Themes", "cold", "Note", text).save()
    assert pwp("sheet", "import", "book.xlsx", "--apply").out.startswith("Rows: 1 changed")
    assert pwp("sheet", "import", "book.xlsx").out.startswith("Rows: 0 changed, 0 new, 0 gone")
    assert pwp("sheet", "export", "-o", "book.xlsx").status == 0
    Book(folder / "book.xlsx").edit("Themes", "cold", "Note", text[:-1]).save()
    assert pwp("sheet", "import", "book.xlsx", "--apply").out.startswith("Rows: 1 changed")
    assert pwp("sheet", "import", "book.xlsx").out.startswith("Rows: 0 changed, 0 new, 0 gone")


@pytest.mark.parametrize("text", ["a" * 32_768, "\U0001f600" * 16_384])
def test_a_text_longer_than_a_cell_holds_is_not_taken(sent: Sent, pwp: Run, text: str) -> None:
    folder, book = sent
    before = held(folder)
    book.edit("Themes", "cold", "Note", text).save()
    ran = pwp("sheet", "import", "book.xlsx", "--apply")
    assert (ran.status, "letters, and a cell holds 32,767" in " ".join(ran.out.split())) == (2, True)
    assert held(folder) == before


def test_what_nobody_sees_is_no_change_and_typed_words_may_be_curly(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    before = held(folder)
    book.edit("Themes", "cold", "Theme", " The hall\u00a0is cold  ").edit("Themes", "bus-times", "Count: n", "12 ")
    book.edit("Stakeholders", "friends", "Interests", "Tea, and company. \r\nAnd a hall that is warm.")
    book.edit("Log", "2026-03-14-tea", "Themes", "bus-times;").put("Log", "A3", "2026-03-14-tea ")
    book.edit("Stakeholders", "carers", "Kind", "\u201cneed\u201d".strip("\u201c\u201d") + "\u00a0").save()
    assert "Nothing to do: the record has all of it." in pwp("sheet", "import", "book.xlsx", "--apply").out
    assert held(folder) == before


def test_the_next_export_keeps_the_users_own_columns_their_order_and_the_widths(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    width = len({column for row, column in book.grids["Themes"] if row == 1})
    for cell, value in {"1": None, "2": "Seen by me", "3": "yes", "4": date(2026, 5, 1)}.items():
        book.put("Themes", f"W{cell}", value)
    row = book.add("Themes", {"Theme": "No shelter"})
    book.put("Themes", f"W{row}", "new").move("Themes", [0, 1, width, *range(2, width)])
    book.replace("Themes", '<col min="2" max="2" width="40.7109375"', '<col min="2" max="2" width="61.5"').save()
    assert pwp("sheet", "import", "book.xlsx", "--apply").status == 0
    assert pwp("sheet", "export", "-o", "book.xlsx").status == 0
    again = Book(folder / "book.xlsx")
    assert [again.grids["Themes"][1, column][0] for column in range(4)] == ["Id", "Theme", "Seen by me", "Stance"]
    assert [again.grids["Themes"][row, 2][0] for row in (2, 3, 4)] == ["yes", 46143.0, "new"]
    assert '<col min="2" max="2" width="61.5' in again.parts["xl/worksheets/sheet4.xml"]
    assert pwp("sheet", "import", "book.xlsx").out.startswith("Rows: 0 changed, 0 new, 0 gone, 10 untouched.")


def test_an_export_does_not_write_over_edits_or_other_files(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.edit("Themes", "cold", "Theme", "Very cold").save()
    edited = (folder / "book.xlsx").read_bytes()
    ran = pwp("sheet", "export", "-o", "book.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "it holds edits that are not in the record yet" in ran.err
    assert (folder / "book.xlsx").read_bytes() == edited
    assert pwp("sheet", "export", "-o", "book.xlsx", "--discard-edits").status == 0
    (folder / "notes.xlsx").write_bytes(b"my notes")
    assert pwp("sheet", "export", "-o", "notes.xlsx").status == 2
    assert (folder / "notes.xlsx").read_bytes() == b"my notes"


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ({"W2": "Seen", "X2": "Seen", "X3": "yes"}, "column X of 'Themes', whose heading is empty or stands twice"),
        ({"W3": "yes"}, "column W of 'Themes', whose heading is empty or stands twice"),
        ({"W2": "Seen", "W9": "two of us"}, "W9 of 'Themes'"),
    ],
)
def test_an_export_does_not_write_over_what_it_cannot_keep(
    sent: Sent, pwp: Run, cells: dict[str, str], lost: str
) -> None:
    _, book = sent
    for cell, value in cells.items():
        book.put("Themes", cell, value)
    _is_not_written_over(pwp, book.save(), lost)
    assert pwp("sheet", "export", "-o", "book.xlsx", "--discard-edits").status == 0


def test_a_note_of_ones_own_beside_a_question_that_waits_is_kept(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    asked = max(row for row, _ in book.grids["Judgements"])
    place = 1 + max(column for row, column in book.grids["Judgements"] if row == 1)
    book.put("Judgements", address(1, place), "Seen").put("Judgements", address(asked, place), "ask Ann's post").save()
    assert pwp("sheet", "export", "-o", "book.xlsx").status == 0
    assert Book(folder / "book.xlsx").grids["Judgements"][asked, place][0] == "ask Ann's post"


def test_an_export_does_not_write_over_a_sheet_of_ones_own(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.replace("xl/workbook.xml", "</sheets>", '<sheet name="Totals" sheetId="99" r:id="rId1"/></sheets>')
    _is_not_written_over(pwp, book.save(), "your own sheet 'Totals'")


def test_an_export_of_one_table_does_not_write_over_a_workbook_of_all(sent: Sent, pwp: Run) -> None:
    _, book = sent
    _is_not_written_over(pwp, book.path, "the sheet 'Stakeholders', which was not asked for", "themes")


def _is_not_written_over(pwp: Run, path: Path, lost: str, *tables: str) -> None:
    before = path.read_bytes()
    ran = pwp("sheet", "export", *tables, "-o", "book.xlsx")
    assert (ran.status, ran.out, path.read_bytes()) == (2, "", before)
    assert lost in ran.err
    assert "Write to another file with -o, or say --discard-edits" in ran.err


def test_an_import_that_was_interrupted_goes_on(sent: Sent, pwp: Run) -> None:
    folder, book = sent
    book.add("Stakeholders", {"Name": "Young people"})
    book.add("Log", {"Kind": "activity", "Title": "Soup", "Date": date(2026, 4, 1)})
    book.edit("Themes", "cold", "Theme", "Very cold").edit("Commitments", "minibus", "Due", "2027").save()
    before = held(folder)
    pwp("sheet", "import", "book.xlsx", "--apply")
    after = held(folder)
    changed = sorted(file for file in after if after[file] != before.get(file))
    for done in range(len(changed)):
        for file, text in before.items():
            (folder / file).write_bytes(text.encode())
        (folder / "log/2026-04-01-soup.yaml").unlink()
        for file in changed[:done]:
            (folder / file).write_bytes(after[file].encode())
        assert pwp("sheet", "import", "book.xlsx", "--apply").status == 0
        assert held(folder) == after


def test_rows_that_a_filter_hides_are_still_there(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.hidden = {("Themes", 2), ("Log", 2)}
    book.save()
    assert pwp("sheet", "import", "book.xlsx").out.startswith("Rows: 0 changed, 0 new, 0 gone, 9 untouched.")


def test_formulas_and_errors_in_columns_of_ones_own_are_nobodys_business(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.put("Themes", "W2", "Mine").put("Themes", "W3", Formula("G3*2", 24)).put("Themes", "W4", Error("#N/A")).save()
    assert "Nothing to do" in pwp("sheet", "import", "book.xlsx").out


def test_what_a_workbook_comes_to_is_there_for_programs_too(sent: Sent, pwp: Run) -> None:
    _, book = sent
    book.edit("Themes", "bus-times", "Theme", "=1+1").edit("Themes", "bus-times", "Count: n", "few")
    book.add("Themes", {"Theme": "No shelter"})
    book.save()
    ran = pwp("sheet", "import", "book.xlsx", "--format", "json")
    held = json.loads(ran.out)
    assert ran.status == 2
    assert held["version"] == 1
    assert held["changed"] == [
        {"sheet": "Themes", "cell": "B3", "row": "bus-times", "column": "theme", "was": "The bus comes too late",
         "sheet_has": "=1+1"}
    ]  # fmt: skip
    assert held["new"] == [
        {"sheet": "Themes", "cell": "row 5", "row": "no-shelter", "values": {"theme": "No shelter"}}
    ]  # fmt: skip
    assert [one["cell"] for one in held["problems"]] == ["G3"]
    rows = list(csv.reader(pwp("sheet", "import", "book.xlsx", "--format", "csv").out.splitlines()))
    assert rows[1][:7] == ["changed", "Themes", "B3", "bus-times", "theme", "The bus comes too late", "'=1+1"]
