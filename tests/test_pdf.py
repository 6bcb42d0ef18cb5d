"""The PDF, read back: its tags, its text and its details, and that nothing of a record is ever taken for Typst."""

import os
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Run, Tree
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import OutlineItem, Page
from portable import named, opened, sizes, tags, text
from test_naughty_texts import EVERY
from test_reports import ASKED, AUTHORS, made

from pwp import assess, load
from pwp.errors import NotAccessible, NothingYet
from pwp.plain import clean, visible
from pwp.report import DOCUMENTS, markdown
from pwp.report.view import AS_USUAL, Cell, Figure, Layout, Table, View, cell
from pwp.report.writers import pdf
from pwp.report.writers.columns import LONGEST, MAY_BREAK, breaking, columns, least_width, width_of

ON = ("--as-of", "2026-03-02")
DAY = date(2026, 3, 2)
TYPST = [
    '#include "/etc/passwd"',
    "#sys.inputs",
    "#{panic()}",
    "$ x^2 $",
    "`raw` ```raw```",
    "a \\ b \\u{41}",
    "<label> @label",
    "*bold* _italic_ ~ -- ---",
    "= heading",
    "[content] (a: 1) { }",
    "// comment /* comment */",
    "https://a.example/#b",
    '"quoted" \\"',
    "#import sys: *",
]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">'
    '<rect width="400" height="200" fill="#fff"/><circle cx="80" cy="90" r="40" fill="none" stroke="#000"/>'
    '<text x="20" y="180" font-family="sans-serif" font-size="16">Carers</text></svg>'
)
NUMBERS = Table("The numbers of the map", "Each group.", ("Group", "Influence"), (3, 1), ((cell("Carers"), cell("2")),))


def bare(said: str) -> str:
    """A text without its spaces, which a PDF does not keep as they are."""
    return re.sub(r"\s+", "", said)


def document(*said: str, table: Table | None = None, figure: Figure | None = None) -> View:
    """A small document: its title, then a heading, a point and a quote for each text, then a table and a figure."""
    lines = ["# The title"]
    for one in map(markdown.escaped, said):
        lines += [f"## {one}", f"Bold: **{one}**", f"- {one}", f"> {one}"]
    lines += ["```pwp-table\nt\n```"] if table else []
    lines += ["```pwp-figure\nf\n```"] if figure else []
    tables, figures = {"t": table} if table else {}, {"f": figure} if figure else {}
    return View("none", "The title", "The board", DAY, {}, tables, figures, "\n\n".join(lines) + "\n")


def written(view: View, layout: Layout = AS_USUAL) -> bytes:
    return pdf.write(view, markdown.parse(view.text, view), layout)


def a_table(*rows: str) -> Table:
    """A table with these texts in its narrow first column."""
    headers = ("What you said", "Our answer, and what difference it makes to you")
    return Table("Answers", "Each answer.", headers, (1, 4), tuple((cell(one), cell("Done")) for one in rows))


@pytest.fixture(params=[(name, one) for name in ASKED for one in DOCUMENTS], ids="-".join)
def finished(request: pytest.FixtureRequest) -> bytes:
    """Each document of each example, in PDF."""
    name, one = request.param
    try:
        return made(EXAMPLES / name, one, "pdf", ASKED[name])
    except NothingYet as not_yet:
        pytest.skip(str(not_yet))


def test_it_says_what_it_is_in_the_words_of_a_tagged_accessible_file(finished: bytes) -> None:
    file = opened(finished)
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == "en-GB"
    assert file.Root.ViewerPreferences.DisplayDocTitle
    with file.open_metadata() as details:
        assert details["pdfuaid:part"] == "1"
        assert details["dc:title"] == str(file.docinfo.Title)
    assert str(file.docinfo.Author) in AUTHORS
    assert str(file.docinfo.Title)


def test_headings_have_one_title_skip_no_level_and_are_all_bookmarks(finished: bytes) -> None:
    file = opened(finished)
    levels = [int(tag[1]) for tag, _ in tags(file) if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= sooner + 1 for sooner, later in pairwise(levels))
    with file.open_outline() as outline:
        assert levels == depths(outline.root)


def depths(items: Sequence[OutlineItem], depth: int = 1) -> list[int]:
    return [found for one in items for found in (depth, *depths(one.children, depth + 1))]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("which", ["assurance", "feedback"])
def test_every_table_has_its_headers_and_every_list_is_one(name: str, which: str) -> None:
    view = DOCUMENTS[which].view(assess(load(EXAMPLES / name), as_of=ASKED[name]), None)
    view = view._replace(text=markdown.render(view))
    file = opened(written(view))
    tokens = markdown.parse(view.text, view)
    placed = [view.tables[one.content.strip()] for one in tokens if one.info == markdown.TABLE]
    heads = named(file, "TH")
    assert len(heads) == sum(len(table.headers) for table in placed)
    assert all("/Column" in str(head.A) for head in heads)
    assert len(named(file, "Table")) == len(placed)
    assert len(named(file, "Caption")) == sum(not table.below_heading for table in placed)
    assert len(named(file, "TD")) == sum(len(row) for table in placed for row in table.rows)
    assert len(named(file, "LI")) == sum(one.type == "list_item_open" for one in tokens)
    assert len(named(file, "BlockQuote")) == sum(one.type == "blockquote_open" for one in tokens)


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("which", ["assurance", "feedback"])
@pytest.mark.parametrize("large", [False, True])
def test_it_says_all_that_the_markdown_says_and_no_more(name: str, which: str, large: bool) -> None:
    view = DOCUMENTS[which].view(assess(load(EXAMPLES / name), as_of=ASKED[name]), None)
    view = view._replace(text=markdown.render(view))
    shown = bare(text(opened(written(view, Layout(large=large)))).replace("•", ""))
    said = bare("".join(in_order(view)))
    assert sorted(shown) == sorted(said)
    assert which == "assurance" or shown == said  # a row too long for a page is drawn page by page


def in_order(view: View) -> list[str]:
    """The text of a document as it is read, tables where they stand."""
    found: list[str] = []
    for token in markdown.parse(view.text, view):
        if token.type == "inline":
            found += [child.content for child in token.children or ()]
        elif token.info == markdown.TABLE:
            table = view.tables[token.content.strip()]
            found += [] if table.below_heading else [table.caption]
            found += [*table.headers, *(text for row in table.rows for one in row for text in one.paragraphs)]
    return found


WHOLE = "rehabilitation-beds"
"""The example of which every document can be written."""


@pytest.mark.parametrize("which", DOCUMENTS)
def test_the_command_writes_it_and_the_same_bytes_each_time(pwp: Run, tmp_path: Path, which: str) -> None:
    runs = [
        pwp("report", which, "-C", EXAMPLES / WHOLE, "--as-of", "2025-09-01", "-o", tmp_path / f"{number}.pdf")
        for number in "12"
    ]
    assert [ran.status for ran in runs] == [0, 0]
    first, second = ((tmp_path / f"{number}.pdf").read_bytes() for number in "12")
    assert first == second
    assert {font for page in opened(first).pages for font in fonts(page)} <= {"LiberationSans", "LiberationSans-Bold"}
    assert b"2025-09-01" in first


def fonts(page: Page) -> set[str]:
    held: dict[str, Any] = dict(page.Resources.get("/Font", {}))
    return {str(font.BaseFont).rpartition("+")[2] for font in held.values()}


def test_without_the_extra_it_says_what_to_install_and_writes_nothing(pwp: Run, tree: Tree) -> None:
    folder = tree({"hidden/typst.py": "raise ImportError('typst is not installed')\n"})
    paths = os.pathsep.join((str(folder / "hidden"), os.environ.get("PYTHONPATH", "")))
    ran = pwp("report", "feedback", "-C", EXAMPLES / "day-service", *ON, "-o", folder / "out.pdf", PYTHONPATH=paths)
    assert ran.status == 2
    assert ran.err == 'pwp: to write PDF, install pwp[pdf]: pip install "pwp[pdf]"\n'
    assert not (folder / "out.pdf").exists()


@pytest.mark.parametrize("said", TYPST)
def test_what_typst_would_run_is_shown_as_it_is_written(said: str) -> None:
    shown = text(opened(written(document(said, table=a_table(said)))))
    assert bare(shown).count(bare(said)) == 5


def test_a_record_that_holds_typst_comes_out_as_it_was_written(pwp: Run, workspace: Tree) -> None:
    quoted = "'" + " ".join(TYPST[:-2]) + "'"
    folder = workspace(
        {
            "engagement.yaml": f"format: 1\nid: x\ntitle: {quoted}\nbody:\n  name: {quoted}\n",
            "themes.yaml": f"themes:\n  - id: bus\n    theme: {quoted}\n    response:\n      outcome: done\n",
        }
    )
    assert pwp("report", "feedback", "-C", folder, "-o", "out.pdf", *ON).status == 0
    file = opened((folder / "out.pdf").read_bytes())
    assert quoted[1:-1] in str(file.docinfo.Title)
    assert bare(text(file)).count(bare(quoted[1:-1])) == 3


NAUGHTY = [one for one in EVERY if len(one) < 50_000 and one.strip()]


@pytest.mark.parametrize("part", range(8))
def test_naughty_texts_never_stop_a_document(part: int) -> None:
    said = NAUGHTY[part::8]
    shown = bare(text(opened(written(document(*said, table=a_table(*said))))))
    plain = [one for one in map(clean, said) if one.isascii()]
    assert len(plain) > 10
    assert [one for one in plain if shown.count(bare(one)) < 5] == []


def test_letters_that_no_font_has_are_shown_by_their_number() -> None:
    shown = text(opened(written(document("One \U0010fff0 and two \U0010fff1", "Three"))))
    assert "\\u10fff0" in shown
    assert "\\u10fff1" in shown
    assert "Three" in shown


def test_european_letters_and_signs_need_nothing_of_the_computer() -> None:
    said = "Èisdeachd: Là an Fhèilidh, Ł Ğ Ș Ω Ж ש “quoted” £5 €6 … •"
    file = opened(written(document(said)))
    assert bare(text(file)).count(bare("Èisdeachd: Là an Fhèilidh, Ł Ğ Ș Ω Ж")) == 4
    assert {font for page in file.pages for font in fonts(page)} <= {"LiberationSans", "LiberationSans-Bold"}


def test_a_figure_is_described_and_its_numbers_stand_below_it() -> None:
    figure = Figure("Who is near", "One group: carers, with little influence.", SVG, NUMBERS)
    file = opened(written(document(figure=figure)))
    (found,) = named(file, "Figure")
    assert str(found.Alt) == figure.alt
    order = [tag for tag, _ in tags(file)]
    assert order.index("Figure") < order.index("Table")
    shown = text(file)
    assert shown.index("Who is near") < shown.index("The numbers of the map")


def test_large_print_has_no_letter_under_eighteen_points() -> None:
    view = document("Said", table=a_table("One"))
    assert min(sizes(opened(written(view)))) == 12
    assert min(sizes(opened(written(view, Layout(large=True))))) == 18


def test_a_mark_is_on_every_page_at_the_top_in_words_and_in_the_title() -> None:
    mark = "Internal: not for publication"
    file = opened(written(document(*map(str, range(60))), Layout(mark=mark)))
    assert str(file.docinfo.Title) == f"{mark}: The title"
    assert text(file).startswith(mark)
    assert text(file).count(mark) == 1
    assert len(file.pages) > 3
    assert text(file, decoration=True).count(mark) == len(file.pages) + 1


def test_every_page_has_its_number_and_every_page_of_a_table_its_headers() -> None:
    file = opened(written(document(table=a_table(*(f"Row {number}" for number in range(200))))))
    drawn, pages = text(file, decoration=True), len(file.pages)
    assert pages > 3
    assert all(bare(f"Page {number} of {pages}") in bare(drawn) for number in range(1, pages + 1))
    assert drawn.count("What you said") == pages
    assert len(named(file, "TH")) == 2


LONG = " ".join(f"word{number}" for number in range(3000))


@pytest.mark.parametrize("where", ["cell", "caption"])
def test_what_is_longer_than_a_page_goes_on_on_the_next(where: str) -> None:
    rows = ((cell("a"), cell(LONG if where == "cell" else "b")), (cell("c"), cell("d")))
    table = Table(LONG if where == "caption" else "Caption", "Summary", ("First", "Second"), (1, 3), rows)
    file = opened(written(document(table=table)))
    assert len(file.pages) > 6
    assert bare(LONG) in bare(text(file))


def test_no_last_page_holds_a_line_alone() -> None:
    pages = set()
    for number in range(15, 35):
        said = "\n\n".join(["# The title", *(f"Paragraph{one}." for one in range(number)), "Made."])
        view = View("none", "The title", "The board", DAY, {}, {}, {}, f"{said}\n")
        file = opened(written(view))
        pages.add(len(file.pages))
        del file.pages[:-1]
        assert text(file).count(".") >= 2, f"of {number} paragraphs, and the last line"
    assert pages == {1, 2}


def test_headers_that_no_page_has_room_for_are_refused_and_not_cut_off() -> None:
    table = Table("Caption", "Summary", ("First", LONG), (1, 3), ((cell("a"), cell("b")),))
    with pytest.raises(NotAccessible, match="the headers of the table 'First' are longer than a page"):
        written(document(table=table))


def test_headers_of_many_lines_stand_once() -> None:
    wordy = " ".join(["Which"] * 80)
    rows = tuple((cell(f"Row {number}"), cell("x")) for number in range(200))
    drawn = text(
        opened(written(document(table=Table("Caption", "S", ("First", wordy), (1, 1), rows)))), decoration=True
    )
    assert bare(drawn).count(bare(wordy)) == 1
    assert bare(drawn).count("Row") == 200


def test_a_list_counts_on_from_where_it_begins() -> None:
    file = opened(written(document()._replace(text="# The title\n\n3. Third\n4. Fourth\n")))
    assert bare(text(file)) == "Thetitle3.Third4.Fourth"


def test_a_word_wider_than_its_column_stays_one_word_for_who_copies_it() -> None:
    address = "a.very.long.mailbox.for.everybody@strathglen-health-and-social-care.example"
    file = opened(written(document(address, table=a_table(address))))
    assert text(file).count(address) == 5


def test_all_that_would_shut_somebody_out_is_said_at_once_and_nothing_is_written() -> None:
    table = Table("Counts", "All.", ("Group", " "), (1, 1), ((cell("Carers"), Cell((" ",))), (cell("x"),)))
    figure = Figure("Who is near", "", SVG, NUMBERS)
    view = document(table=table, figure=figure)
    view = view._replace(text=view.text.replace("# The title", "# The title\n\n### Deep\n\n# Again"))
    with pytest.raises(NotAccessible) as raised:
        written(view)
    for fault in (
        "it must begin with its one heading of the first level",
        "a heading of level 3 follows one of level 1",
        "the table 'Counts' has a column without a header",
        "the table 'Counts' has a row with more or fewer cells than headers",
        "the table 'Counts' has an empty cell",
        "the picture 'Who is near' is not described in words",
    ):
        assert fault in str(raised.value)


def test_a_link_is_a_link_and_says_where_it_leads() -> None:
    view = document()
    view = view._replace(
        text="# The title\n\nRead [the plan](https://a.example/plan?x=1&y=%23) or [mail](mailto:a@b.example).\n"
    )
    file = opened(written(view))
    targets = [str(one.A.URI) for page in file.pages for one in page.get("/Annots", [])]
    assert targets == ["https://a.example/plan?x=1&y=%23", "mailto:a@b.example"]
    assert len(named(file, "Link")) == 2


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.floats(20, 400), st.sampled_from([12.0, 18.0]))
def test_where_a_word_may_break_nothing_is_lost_and_short_words_stay_whole(said: str, room: float, size: float) -> None:
    said = visible(said)
    broken = breaking(said, room, size)
    assert broken.replace(MAY_BREAK, "") == said
    for word in broken.split():
        assert MAY_BREAK not in word or width_of(word.replace(MAY_BREAK, ""), size) > room


@given(
    st.lists(st.tuples(st.integers(1, 60), st.text("abcmW ", max_size=30)), min_size=1, max_size=8),
    st.sampled_from([12.0, 18.0]),
)
def test_columns_fill_the_room_and_hold_their_longest_words_where_they_can(
    wanted: list[tuple[int, str]], size: float
) -> None:
    shares, texts = zip(*wanted, strict=True)
    least = [least_width("When", [text], size, 11) for text in texts]
    widths = columns(shares, least, 465)
    assert sum(widths) == pytest.approx(465)
    enough = [width >= low - 1e-6 for width, low in zip(widths, least, strict=True)]
    if sum(least) < 465:
        assert all(enough)
        words = [word for text in texts for word in text.split() if len(word) <= LONGEST]
        assert all(any(11 + width_of(word, size) <= width + 1e-6 for width in widths) for word in words)
    else:
        assert all(
            width == pytest.approx(max(widths)) for width, whole in zip(widths, enough, strict=True) if not whole
        )


def test_the_widest_word_counts_and_not_only_the_longest() -> None:
    assert least_width("It", ["interest", "recorded"], 12, 0) == width_of("recorded", 12)
    assert least_width("Widow", ["iiiiiiii"], 12, 0) == width_of("Widow", 12, bold=True)
