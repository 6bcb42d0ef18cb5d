"""Large print: 18 point, and no column so narrow that its words are cut."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run
from docx import Document

from pwp.report.large_print import in_large_print
from pwp.report.view import Table, View, cell

ON = ("--as-of", "2025-10-01")
DAY = date(2026, 6, 1)
LONG = "Somebody who writes down on the telephone what is said"


def view(*rows: tuple[str, ...], columns: int = 4) -> View:
    headers = ("What", "Who", "When", "Why", "How")[:columns]
    cells = tuple(tuple(cell(*text.split("|")) for text in row) for row in rows)
    return View("feedback", "T", "A", DAY, {}, {"t": Table("Caption", "Summary.", headers, (1,) * columns, cells)})


def test_columns_of_long_texts_stand_below_one_another_each_with_its_heading() -> None:
    table = in_large_print(view(("A form", "Everybody", f"In May|{LONG}", "Asked for"))).tables["t"]
    assert table.headers == ("What", "Who; When; Why")
    [(what, rest)] = table.rows
    assert what.paragraphs == ("A form",)
    assert rest.paragraphs == ("Who: Everybody", "When: In May", LONG, "Why: Asked for")


@pytest.mark.parametrize(
    "kept",
    [
        view(("A form", LONG, LONG), columns=3),
        view((LONG, "2", "5", "5")),
        view(("A form", "1", "2", "3", "4"), columns=5),
    ],
)
def test_a_table_that_large_print_can_hold_stays_as_it_is(kept: View) -> None:
    assert in_large_print(kept) == kept


def words_of(file: Path) -> set[str]:
    document = Document(str(file))
    cells = (one.text for table in document.tables for row in table.rows for one in row.cells)
    return {word for text in (*cells, *(one.text for one in document.paragraphs)) for word in re.findall(r"\w+", text)}


def test_large_print_says_all_that_the_usual_document_says(pwp: Run, tmp_path: Path) -> None:
    for document in ("engagement-plan", "stakeholder-map", "findings"):
        for look in ((), ("--large-print",)):
            file = tmp_path / f"{document}-{len(look)}.docx"
            ran = pwp("report", document, "-C", EXAMPLES / "rehabilitation-beds", *ON, *look, "-o", file)
            assert ran.status == 0, ran.err
        usual, large = (words_of(tmp_path / f"{document}-{number}.docx") for number in (0, 1))
        assert usual - large == set()
        widest = max(len(table.columns) for table in Document(str(tmp_path / f"{document}-1.docx")).tables)
        assert widest <= 4
