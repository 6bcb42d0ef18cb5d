"""The Word file, opened and read back: pictures, links, print size, marks, and what a body's own template brings."""

import io
import re
import struct
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree
from test_naughty_texts import EVERY
from test_pdf import NUMBERS, SVG, a_table, document
from test_reports import shown_in

from pwp.plain import visible
from pwp.report import markdown
from pwp.report.view import AS_USUAL, Cell, Figure, Layout, Table, View, cell
from pwp.report.writers import word
from pwp.report.writers.house_style import missing_styles
from pwp.report.writers.picture import png

ON = ("--as-of", "2026-03-02")
MARK = "Internal: not for publication"
FIGURE = Figure("Who is near", "One group: carers, with little influence.", SVG, NUMBERS)
EVERY_HEADING = "# The title\n\n## Two\n\n### Three\n\nText\n"


def written(view: View, layout: Layout = AS_USUAL) -> bytes:
    return word.write(view, markdown.parse(view.text, view), layout)


def read(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.namelist()


def saved(house: WordDocument, folder: Path) -> Path:
    file = folder / "house.docx"
    house.save(str(file))
    return file


def lacking(folder: Path, *lost: str) -> Path:
    """A body's own Word file without some styles."""
    house = Document()
    for style in list(house.styles):
        if style.name in lost:
            style.element.getparent().remove(style.element)
    return saved(house, folder)


def test_a_figure_is_a_picture_in_the_line_with_its_words_and_its_numbers_below() -> None:
    data = written(document(figure=FIGURE))
    (drawn,) = read(data).element.body.iter(qn("wp:inline"))
    described = drawn.find(qn("wp:docPr"))
    assert described.get("descr") == FIGURE.alt
    assert "." not in described.get("name")
    order = [one.tag for one in read(data).element.body if one.find(f".//{qn('w:drawing')}") is not None]
    assert len(order) == 1
    below = shown_in(data).partition("Who is near")[2]
    assert "The numbers of the map" in below
    assert [name for name in names(data) if "media" in name] == ["word/media/image1.png"]


def test_no_two_pictures_have_the_same_number_not_even_one_in_a_header(tmp_path: Path) -> None:
    house = Document()
    house.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(SVG, 100) or b""), width=Cm(3))
    view = document(figure=FIGURE)
    view = view._replace(text=view.text + "\n```pwp-figure\nf\n```\n")
    made = read(written(view, Layout(reference=saved(house, tmp_path))))
    roots = (made.element.body, made.sections[0].header._element)  # noqa: SLF001 - there is no other way to the XML
    numbers = [one.get("id") for root in roots for one in root.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 3


def test_a_picture_is_never_higher_than_its_page() -> None:
    tall = SVG.replace('width="400" height="200" viewBox="0 0 400 200"', 'width="40" height="400" viewBox="0 0 40 400"')
    made = read(written(document(figure=FIGURE._replace(svg=tall))))
    (extent,) = made.element.body.iter(qn("wp:extent"))
    assert int(extent.get("cy")) < Cm(21)
    assert int(extent.get("cx")) * 9 < int(extent.get("cy"))


def test_a_picture_holds_dots_and_nothing_else_and_is_the_same_each_time() -> None:
    first, second = png(SVG, 300), png(SVG, 300)
    assert first is not None
    assert first == second
    chunks, at = set(), 8
    while at < len(first):
        (length,) = struct.unpack(">I", first[at : at + 4])
        chunks.add(first[at + 4 : at + 8])
        at += 12 + length
    assert chunks == {b"IHDR", b"IDAT", b"IEND"}
    (width,) = struct.unpack(">I", first[16:20])
    assert width == pytest.approx(300 / 72 * 200, abs=1)


def test_without_typst_the_numbers_are_there_and_a_line_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert png(SVG, 300) is None
    data = written(document(figure=FIGURE))
    shown = shown_in(data).splitlines()
    at = shown.index("Who is near")
    assert "pwp[pdf]" in shown[at + 1]
    assert shown[at + 2] == "The numbers of the map"
    assert not [name for name in names(data) if "media" in name]


@pytest.mark.parametrize("before", ["A paragraph", "- a point", "> a quote"])
def test_the_last_line_is_kept_with_what_stands_before_it(before: str) -> None:
    view = View("none", "X", "X", date(2026, 3, 2), {}, {}, {}, f"# X\n\nFirst\n\n{before}\n\nLast\n")
    kept = [one.paragraph_format.keep_with_next for one in read(written(view)).paragraphs]
    assert kept[-3:] == [None, True, None]


def test_a_link_leads_where_it_says_and_is_underlined() -> None:
    view = document()
    text = "# The title\n\nRead [the **whole** plan](https://a.example/?x=1&y=2), or [here below](#below).\n"
    made = read(written(view._replace(text=text)))
    (link,) = made.element.body.iter(qn("w:hyperlink"))
    assert made.part.rels[link.get(qn("r:id"))].target_ref == "https://a.example/?x=1&y=2"
    assert "".join(one.text for one in link.iter(qn("w:t"))) == "the whole plan"
    (underlined,) = {one.get(qn("w:val")) for one in link.iter(qn("w:rStyle"))}
    assert made.styles.element.find(f"w:style[@w:styleId='{underlined}']/w:rPr/w:u", made.element.nsmap) is not None
    assert "or here below." in shown_in(written(view._replace(text=text)))


def test_a_link_is_underlined_where_the_house_style_has_none_for_it(tmp_path: Path) -> None:
    view = document()._replace(text="# The title\n\n[The plan](https://a.example/)\n")
    made = read(written(view, Layout(reference=saved(Document(), tmp_path))))
    (link,) = made.element.body.iter(qn("w:hyperlink"))
    assert link.find(f".//{qn('w:u')}") is not None


def test_any_house_style_becomes_a_file_of_todays_word_in_british_english(tmp_path: Path) -> None:
    house = Document()
    gaelic = etree.SubElement(house.styles["Quote"].element.get_or_add_rPr(), qn("w:lang"))
    gaelic.set(qn("w:val"), "gd-GB")
    data = written(document("One"), Layout(reference=saved(house, tmp_path)))
    settings, styles = part(data, "word/settings.xml"), part(data, "word/styles.xml")
    assert re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings) == ["15"]
    assert re.search(r'<w:themeFontLang [^>]*w:val="en-GB"', settings)
    defaults = styles.partition("</w:docDefaults>")[0]
    assert re.search(r'<w:lang [^>]*w:val="en-GB"', defaults)
    assert "en-US" not in re.sub(r'w:(?:eastAsia|bidi)="[^"]*"', "", styles)
    assert 'w:val="gd-GB"' in styles


def test_our_own_style_names_its_fonts_and_leaves_none_to_a_theme() -> None:
    styles = part(written(document("One")), "word/styles.xml")
    assert "Theme=" not in styles
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) == {"Arial"}


def test_large_print_has_no_letter_under_eighteen_points_and_keeps_the_title_largest(pwp: Run, tmp_path: Path) -> None:
    file = tmp_path / "large.docx"
    assert pwp("report", "feedback", "-C", EXAMPLES / "day-service", *ON, "--large-print", "-o", file).status == 0
    data = file.read_bytes()
    made = read(data)
    parts = [name for name in names(data) if re.search(r"(document|styles|header\d|footer\d)\.xml$", name)]
    sizes = [int(size) for name in parts for size in re.findall(r'<w:szC?s? w:val="(\d+)"', part(data, name))]
    assert min(sizes) == 36
    assert made.styles["Heading 1"].font.size == Pt(33)
    assert made.styles["Normal"].paragraph_format.line_spacing == pytest.approx(1.3)
    assert made.styles["Normal"].paragraph_format.space_after == Pt(12)


@pytest.mark.parametrize("size", [None, 9, 11, 24])
def test_large_print_is_at_least_eighteen_points_in_any_house_style(tmp_path: Path, size: int | None) -> None:
    house = Document()
    house.styles["Normal"].font.size = Pt(size) if size else None
    for one in house.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:sz')}"):
        one.getparent().remove(one)
    house.sections[0].footer.paragraphs[0].add_run("Page").font.size = Pt(8)
    data = written(document("One"), Layout(reference=saved(house, tmp_path), large=True))
    styles = part(data, "word/styles.xml") + "".join(part(data, name) for name in names(data) if "footer" in name)
    sizes = [int(one) for one in re.findall(r'<w:sz w:val="(\d+)"', styles)]
    assert min(sizes) >= 36
    normal = read(data).styles["Normal"].font.size
    defaults = re.search(r'<w:sz w:val="(\d+)"', styles.partition("</w:docDefaults>")[0])
    assert (normal.pt if normal else defaults and int(defaults[1]) / 2) == max(18, size or 0)


def test_a_mark_is_on_every_page_at_the_top_in_words_and_in_the_title(tmp_path: Path) -> None:
    house = Document()
    house.sections[0].different_first_page_header_footer = True
    house.sections[0].first_page_header.paragraphs[0].text = "NHS Strathglen"
    house.settings.odd_and_even_pages_header_footer = True
    data = written(document("One"), Layout(reference=saved(house, tmp_path), mark=MARK))
    assert shown_in(data).splitlines()[0] == MARK
    assert read(data).core_properties.title == f"{MARK}: The title"
    section = read(data).sections[0]
    headers = (section.header, section.first_page_header, section.even_page_header)
    for header in headers:
        assert f'string="{MARK}"' in etree.tostring(header._element).decode()  # noqa: SLF001 - as above
    assert section.first_page_header.paragraphs[0].text == "NHS Strathglen"
    assert "string=" not in part(written(document("One")), "word/document.xml")


def test_headers_logo_and_margins_of_a_house_style_stay_whichever_section_they_were_set_in(tmp_path: Path) -> None:
    house = Document()
    logo = png(SVG, 50) or b""
    house.sections[0].header.paragraphs[0].add_run("NHS Strathglen").add_picture(io.BytesIO(logo), width=Cm(2))
    house.sections[0].footer.paragraphs[0].text = "Strathglen House"
    house.add_paragraph("Text of the template itself")
    house.add_section()
    house.sections[1].left_margin = Cm(4)
    data = written(document("One"), Layout(reference=saved(house, tmp_path)))
    section = read(data).sections[0]
    assert "NHS Strathglen" in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text == "Strathglen House"
    assert section.left_margin == pytest.approx(Cm(4), abs=1000)
    assert any(name.startswith("word/media/") for name in names(data))
    assert "Text of the template itself" not in shown_in(data)


def test_what_a_house_style_lacks_is_listed_by_the_command(pwp: Run, tmp_path: Path) -> None:
    house = lacking(tmp_path, "Quote", "Heading 2", "List Paragraph", "List Bullet", "Table Grid")
    ran = pwp(
        *("report", "feedback", "-C", EXAMPLES / "day-service", *ON),
        *("--reference-doc", house, "-o", tmp_path / "out.docx"),
    )
    assert ran.status == 0
    told = [line for line in ran.err.splitlines() if "the reference document" in line]
    assert told == [f"pwp: {one}" for one in missing_styles(house)]
    assert missing_styles(house) == (
        "the reference document has no style 'Heading 2': pwp's own is used",
        "the reference document has no style 'Pwp Table': pwp's own is used",
        "the reference document has no style 'Table Text': Normal is used",
        "the reference document has no style 'Quote': Normal is used",
        "the reference document has no style 'List Bullet': Normal is used",
    )


def test_headings_stay_headings_in_a_house_style_that_has_none(tmp_path: Path) -> None:
    house = lacking(tmp_path, "Heading 1", "Heading 2", "Heading 3")
    made = read(written(document()._replace(text=EVERY_HEADING), Layout(reference=house)))
    assert [one.style.name for one in made.paragraphs if one.style][:3] == ["Heading 1", "Heading 2", "Heading 3"]


def test_a_house_style_without_a_page_of_its_own_gets_one(tmp_path: Path) -> None:
    house = Document()
    for section in house.element.body.findall(qn("w:sectPr")):
        house.element.body.remove(section)
    made = read(written(document("One", table=a_table("x")), Layout(reference=saved(house, tmp_path))))
    assert made.sections[0].page_width == pytest.approx(Cm(21), abs=1000)
    assert made.tables[0].rows[1].cells[0].text == "x"


def test_ten_thousand_rows_stand_in_their_order_and_each_keeps_to_one_page() -> None:
    table = a_table(*(f"Row {number}" for number in range(10_000)))
    (made,) = etree.fromstring(part(written(document(table=table)), "word/document.xml").encode()).iter(qn("w:tbl"))
    rows = made.findall(qn("w:tr"))
    first = ["".join(t.text or "" for t in row[1].iter(qn("w:t"))) for row in rows]
    assert first == ["What you said", *(f"Row {number}" for number in range(10_000))]
    assert len(made.findall(f".//{qn('w:cantSplit')}")) == 10_001
    assert len(made.findall(f".//{qn('w:tblHeader')}")) == 1


def test_any_text_in_a_cell_comes_out_as_it_was_written() -> None:
    said = [one for one in (*EVERY, "<?pwp-rows 0?>", "]]>", "<!--", "&amp;", "</w:t>") if one.strip()]
    rows = tuple((Cell((one,)), cell("x")) for one in said)
    view = document("<?pwp-rows 0?>", table=Table("<?pwp-rows 0?>", "Each.", ("A", "B"), (1, 1), rows))
    data = written(view)
    (made,) = etree.fromstring(part(data, "word/document.xml").encode()).iter(qn("w:tbl"))
    shown = ["".join(t.text or "" for t in row[1].iter(qn("w:t"))) for row in made.findall(qn("w:tr"))][1:]
    assert [one.split() for one in shown] == [visible(one).split() for one in said]
    assert shown_in(data).count("<?pwp-rows 0?>") == 6


def test_the_same_figure_mark_and_print_give_the_same_bytes() -> None:
    layout = Layout(large=True, mark=MARK)
    assert written(document("One", figure=FIGURE), layout) == written(document("One", figure=FIGURE), layout)
    properties = read(written(document("One"), layout)).core_properties
    assert properties.created.date() == properties.modified.date() == date(2026, 3, 2)
