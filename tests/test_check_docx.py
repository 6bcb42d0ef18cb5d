"""`pwp check-docx`: one fault in a sound Word file is found, and only that; and hostile files do no harm."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Run
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from word_files import ALT, SPACES, element, field, link, packed, picture, repacked, saved, sound, table

from pwp import assess, load, render
from pwp.accessible import check, rules
from pwp.assessment import published_frameworks

Spoil = Callable[[Any], object]


def found(folder: Path, data: bytes) -> list[tuple[str, str, str]]:
    """The code, the place and the sentence of each finding in a Word file."""
    findings = check(saved(folder, data))
    return [(one.code, " ".join(map(str, one.place.route)), one.sentence) for one in findings]


def codes(folder: Path, data: bytes) -> list[str]:
    return [code for code, _, _ in found(folder, data)]


def test_in_a_sound_document_nothing_is_found(pwp: Run, tmp_path: Path) -> None:
    ran = pwp("check-docx", saved(tmp_path, packed(sound())), "--format", "text")
    assert (ran.status, ran.err) == (0, "")
    assert "Nothing found wrong." in ran.out
    assert "In all: 0 wrong and 0 advised." in ran.out


# --- one fault each


def inserted(xml: str) -> Spoil:
    """Puts XML into the last paragraph of a document."""
    return lambda document: document.paragraphs[-1]._p.append(element(xml))  # noqa: SLF001 - python-docx lacks it


def drawing(kind: str, within: str = "", properties: str = "") -> str:
    """A drawing as Word writes it: `inline` in the text, or an `anchor` that floats."""
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="9" name="Shape 9" {properties}/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{within}'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


TEXT_BOX = (
    "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
)
LONG = "We " + "and they " * 13 + "agreed."
HARD = (
    "Proportionate engagement arrangements necessitate comprehensive organisational collaboration throughout. "
    "Consequently, responsible authorities commission independent facilitators. "
    "Subsequently, participating organisations evaluate recommendations systematically. "
    "Implementation requirements including governance accountability structures complement daily operational delivery."
)


def without_language(document: Any) -> None:
    for one in document.styles.element.iter(qn("w:lang")):
        one.attrib.pop(qn("w:val"))


def without_footer(document: Any) -> None:
    for one in list(document.sections[0].footer.paragraphs[0]._p):  # noqa: SLF001 - a field has runs of its own
        one.getparent().remove(one)


def in_old_mode(document: Any) -> None:
    for one in document.settings.element.iter(qn("w:compatSetting")):
        one.set(qn("w:val"), "14")


def ungrouped(document: Any) -> Any:
    return document.tables[0]._tbl  # noqa: SLF001 - the rows and cells as elements


def with_unmarked_header(document: Any) -> None:
    for one in list(ungrouped(document).iter(qn("w:tblHeader"))):
        one.getparent().remove(one)


def with_header_in_second_row(document: Any) -> None:
    with_unmarked_header(document)
    document.tables[0].rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def with_breaking_rows(document: Any) -> None:
    for one in list(ungrouped(document).iter(qn("w:cantSplit"))):
        one.getparent().remove(one)


def undescribed(document: Any) -> None:
    for one in list(ungrouped(document).iter(qn("w:tblCaption"))):
        one.getparent().remove(one)


def with_nested_table(document: Any) -> None:
    document.tables[0].cell(1, 1).add_table(2, 2).cell(0, 0).text = "Inner"


def with_empty_cell(document: Any) -> None:
    document.tables[0].cell(2, 1).paragraphs[0].clear()


def with_frame(document: Any) -> None:
    table(document, [["Mind this", "well"]])


def merged(one: tuple[int, int], other: tuple[int, int]) -> Spoil:
    return lambda document: document.tables[0].cell(*one).merge(document.tables[0].cell(*other))


def skipping(document: Any) -> None:
    second = document.paragraphs[2]
    second.style = document.styles["Normal"]
    document.add_heading("Deep", 3)


def captioned(document: Any) -> None:
    picture(document, "Where people live.")
    document.add_paragraph("Figure 2: Where people live", "Caption")


def linked_by_a_field(document: Any) -> None:
    field(document.add_paragraph("For the plan go "), 'HYPERLINK "https://x.example"', "here")


def underlined_after_a_link(document: Any) -> None:
    said = document.add_paragraph("See ")
    field(said, 'HYPERLINK "https://x.example"', "the whole report")
    said.add_run(" by Friday").underline = True


def numbered_in_the_text_alone(document: Any) -> None:
    without_footer(document)
    field(document.add_paragraph("You are on page "), "PAGE", "1")


def highlighted(document: Any) -> None:
    styled(colour="FFFFFF")(document)
    document.paragraphs[1].runs[0]._r.rPr.append(element('<w:highlight w:val="yellow"/>'))  # noqa: SLF001 - as above


def with_hidden_text(document: Any) -> None:
    document.add_paragraph("And ").add_run("not this").font.hidden = True


def with_comment(document: Any) -> None:
    document.add_comment(document.paragraphs[1].runs[0], text="Is that so?", author="x", initials="x")


def styled(**changes: Any) -> Spoil:
    """Changes the font of the first paragraph of text."""

    def change(document: Any) -> None:
        font = document.paragraphs[1].runs[0].font
        for name, value in changes.items():
            if name == "colour":
                font.color.rgb = RGBColor.from_string(value)
            else:
                setattr(font, name, value)

    return change


def aligned(document: Any) -> None:
    document.paragraphs[1].alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def spaced(document: Any) -> None:
    for _ in range(3):
        document.add_paragraph("")
    document.add_paragraph("And then?")


def paragraph(text: str, style: str | None = None) -> Spoil:
    return lambda document: document.add_paragraph(text, style)


def in_a_cell(text: str) -> Spoil:
    def change(document: Any) -> None:
        document.tables[0].cell(1, 0).text = text

    return change


def heading(text: str, level: int) -> Spoil:
    return lambda document: document.add_heading(text, level)


def linked(text: str, address: str = "https://glenmarra.example/other") -> Spoil:
    return lambda document: link(document.add_paragraph("See "), text, address)


def pictured(alt: str) -> Spoil:
    return lambda document: picture(document, alt)


def properties(**given: str) -> Spoil:
    def change(document: Any) -> None:
        for name, value in given.items():
            setattr(document.core_properties, name, value)

    return change


def bold(text: str, style: str | None = None) -> Spoil:
    """Puts a paragraph all in bold before the last one."""

    def change(document: Any) -> None:
        document.paragraphs[-1].insert_paragraph_before("", style).add_run(text).bold = True

    return change


def bold_above(thing: Spoil) -> Spoil:
    """Adds a bold line at the end, and something below it."""

    def change(document: Any) -> None:
        document.add_paragraph().add_run("How many came").bold = True
        thing(document)

    return change


def in_a_bold_style(document: Any) -> None:
    style = document.styles.add_style("Strong line", 1)
    style.base_style, style.font.bold = document.styles["Normal"], True
    document.paragraphs[-1].insert_paragraph_before("What happens next", style)


def with_pale_headings(document: Any) -> None:
    document.styles["Heading 2"].font.color.rgb = RGBColor(0x99, 0x99, 0x99)
    for text in ("What next", "What you said", "What we did"):
        document.add_heading(text, 2)
        document.add_paragraph("As agreed.")


def lowered(document: Any) -> None:
    document.paragraphs[0].style = document.styles["Heading 2"]


AFTER = "after the heading 'Who took part'"


def here_with_its_address(document: Any) -> None:
    held = document.add_paragraph("The plan is ")
    link(held, "here", "https://glenmarra.example/pages")
    held.add_run(": https://glenmarra.example/pages")


FAULTS: dict[str, tuple[Spoil, str, str]] = {
    "no title": (lowered, "ACC01", "the whole document"),
    "two titles": (heading("Another", 1), "ACC01", "the heading 'Another'"),
    "a level left out": (skipping, "ACC02", "the heading 'Deep'"),
    "the style Title": (paragraph("A grand title", "Title"), "ACC03", f"the paragraph 'A grand title' {AFTER}"),
    "an empty heading": (heading("", 2), "ACC04", f"an empty line {AFTER}"),
    "typed dashes": (paragraph("- evenings"), "ACC05", f"the paragraph '- evenings' {AFTER}"),
    "typed bullets": (paragraph("\u2022\tevenings"), "ACC05", "evenings"),
    "typed numbers": (paragraph("1. Evenings"), "ACC05", "'1. Evenings'"),
    "numbers in a cell": (in_a_cell("1. Buses\n2. Taxis"), "ACC05", "table 1, row 2"),
    "a dash in a cell": (in_a_cell("- Buses"), "ACC05", "table 1, row 2"),
    "dashes after line breaks": (paragraph("These:\n- one\n- two"), "ACC05", "'These: - one - two'"),
    "empty lines": (spaced, "ACC06", "the empty lines after 'Read the draft plan for day...'"),
    "no header row": (with_unmarked_header, "ACC07", "table 1"),
    "a header in row 2": (with_header_in_second_row, "ACC07", "table 1"),
    "a table for a frame": (with_frame, "ACC08", "table 2"),
    "cells merged across": (merged((1, 0), (1, 1)), "ACC09", "table 1, row 2"),
    "cells merged down": (merged((1, 0), (2, 0)), "ACC09", "table 1, row 2"),
    "a nested table": (with_nested_table, "ACC10", "table 1, row 2"),
    "an empty cell": (with_empty_cell, "ACC11", "table 1, row 3"),
    "rows that break": (with_breaking_rows, "ACC12", "table 1"),
    "a table that says nothing": (undescribed, "ACC13", "table 1"),
    "no alt text": (pictured(""), "ACC14", f"picture 2 {AFTER}"),
    "no alt text of a shape": (inserted(drawing("inline")), "ACC14", f"shape 2 {AFTER}"),
    "no alt text of an old picture": (
        inserted('<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'),
        "ACC14",
        f"picture 2 {AFTER}",
    ),
    "a file name": (pictured("IMG_2031.JPG"), "ACC15", f"picture 2 {AFTER}"),
    "only a word": (pictured("Picture 2"), "ACC15", "picture 2"),
    "what Word guessed": (pictured("A bus on a road Description automatically generated"), "ACC15", "picture 2"),
    "the caption again": (captioned, "ACC15", "picture 2"),
    "a floating picture": (inserted(drawing("anchor", properties=f'descr="{ALT}"')), "ACC16", f"shape 2 {AFTER}"),
    "a text box": (inserted(drawing("anchor", TEXT_BOX)), "ACC16", f"shape 2 {AFTER}"),
    "no language": (without_language, "ACC17", "the whole document"),
    "Gaelic not marked": (
        paragraph("Tha sinn a\u2019 faighneachd do dhaoine anns a\u2019 ghleann agus airson na seirbheis"),
        "ACC18",
        "'Tha sinn",
    ),
    "Urdu not marked": (
        paragraph(
            "\u06c1\u0645 \u0646\u06d2 \u0644\u0648\u06af\u0648\u06ba \u0633\u06d2 \u067e\u0648\u0686\u06be\u0627"
        ),
        "ACC18",
        "the paragraph",
    ),
    "no title set": (properties(title=""), "ACC19", "the whole document"),
    "a title of nothing": (properties(title="Microsoft Word - Document1"), "ACC19", "the whole document"),
    "no author set": (properties(author=""), "ACC20", "the whole document"),
    "no page number": (without_footer, "ACC21", "the whole document"),
    "a page number in the text alone": (numbered_in_the_text_alone, "ACC21", "the whole document"),
    "an older mode": (in_old_mode, "ACC22", "the whole document"),
    "click here": (linked("Click here!"), "ACC23", "'See Click here!'"),
    "click here and an address that is no link": (
        paragraph("Click here https://glenmarra.example/other to have your say."),
        "ACC23",
        f"the paragraph 'Click here https://glenmarra.example/other to ha...' {AFTER}",
    ),
    "a link of here with its address": (here_with_its_address, "ACC23", "'The plan is here"),
    "a link named and written out": (paragraph("Follow this link: www.glenmarra.example"), "ACC23", "'Follow this"),
    "more, and an address": (paragraph("Read more (glenmarra.example/plan)."), "ACC23", "'Read more"),
    "a bare address": (linked("https://glenmarra.example/other"), "ACC23", "'See"),
    "a field that leads nowhere": (linked_by_a_field, "ACC23", "'For the plan go here'"),
    "two targets": (linked("the draft plan for day services"), "ACC24", "'See the draft plan for day...'"),
    "small text": (styled(size=Pt(9)), "ACC25", "the paragraph 'We asked people when the day...'"),
    "serifs": (styled(name="Times New Roman"), "ACC26", "the paragraph 'We asked"),
    "pale text": (styled(colour="999999"), "ACC27", "the paragraph 'We asked"),
    "pale text on a highlight": (highlighted, "ACC27", "'We asked"),
    "justified text": (aligned, "ACC28", "'We asked"),
    "underlined text": (styled(underline=True), "ACC29", "'We asked"),
    "underlined text after a link": (underlined_after_a_link, "ACC29", "'See the whole report by Friday'"),
    "typed capitals": (paragraph("PLEASE READ THIS FIRST"), "ACC30", "'PLEASE READ THIS FIRST'"),
    "set in capitals": (styled(all_caps=True), "ACC30", "'We asked"),
    "a tracked insertion": (
        inserted('<w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>'),
        "ACC31",
        "the whole document",
    ),
    "a tracked deletion": (
        inserted('<w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>'),
        "ACC31",
        "the whole document",
    ),
    "a comment": (with_comment, "ACC32", "the whole document"),
    "hidden text": (with_hidden_text, "ACC33", "'And'"),
    "a long sentence": (paragraph(LONG), "ACC34", "'We and they and they and...'"),
    "a long sentence with short forms": (
        paragraph("We " + "and they " * 6 + "met Dr. Example " + "and they " * 6 + "again."),
        "ACC34",
        "'We and they and they and...'",
    ),
    "hard words": (paragraph(HARD), "ACC35", "'Proportionate engagement"),
    "a bold line for a heading": (bold("What happens next"), "ACC36", f"the paragraph 'What happens next' {AFTER}"),
    "a bold question for a heading": (bold("How will you get there?"), "ACC36", "'How will you get there?'"),
    "a bold style for a heading": (in_a_bold_style, "ACC36", "'What happens next'"),
    "a bold line above a list": (bold_above(paragraph("Evenings", "List Bullet")), "ACC36", "'How many came'"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_found_where_it_is_and_nothing_else(tmp_path: Path, fault: str) -> None:
    spoil, code, place = FAULTS[fault]
    document = sound()
    spoil(document)
    findings = found(tmp_path, packed(document))
    assert [one for one, _, _ in findings] == [code], findings
    assert place in findings[0][1]


def test_each_rule_has_a_fault_that_breaks_it() -> None:
    assert {code for _, code, _ in FAULTS.values()} == set(rules())


def test_one_colour_is_told_once_with_the_places(tmp_path: Path) -> None:
    document = sound()
    with_pale_headings(document)
    assert found(tmp_path, packed(document)) == [
        (
            "ACC27",
            "the heading 'Who took part', the heading 'What next', the heading 'What you said' and 1 more",
            "contrast of 2.8 to 1 (#999999 on #FFFFFF), where 4.5 to 1 is needed: 4 places",
        )
    ]


def test_two_colours_are_told_apart(tmp_path: Path) -> None:
    document = sound()
    for number, pale in enumerate(("999999", "AAAAAA", "999999")):
        document.add_paragraph().add_run(f"Pale {number}").font.color.rgb = RGBColor.from_string(pale)
    assert [(place, sentence.partition(" (")[0]) for _, place, sentence in found(tmp_path, packed(document))] == [
        (f"the paragraph 'Pale 1' {AFTER}", "contrast of 2.3 to 1"),
        (f"the paragraph 'Pale 0' {AFTER} and the paragraph 'Pale 2' {AFTER}", "contrast of 2.8 to 1"),
    ]


def test_contrast_is_never_rounded_up_to_what_would_be_enough(tmp_path: Path) -> None:
    document = sound()
    styled(colour="777777")(document)  # 4.478 to 1
    sentences = [sentence for _, _, sentence in found(tmp_path, packed(document))]
    assert sentences == ["contrast of 4.4 to 1 (#777777 on #FFFFFF), where 4.5 to 1 is needed"]


def test_what_stands_in_a_text_box_is_read_too(tmp_path: Path) -> None:
    document = sound()
    inserted(drawing("anchor", TEXT_BOX.replace("Aside", "- aside")))(document)
    assert codes(tmp_path, packed(document)) == ["ACC05", "ACC16"]


# --- what is sound, though it looks like a fault


def decorative(document: Any) -> None:
    mark = '<a:extLst><a:ext uri="x"><adec:decorative xmlns:adec="urn:d" val="1"/></a:ext></a:extLst>'
    picture(document, "").append(element(mark))


def in_header(xml: str) -> Spoil:
    return lambda document: document.sections[0].header.paragraphs[0]._p.append(element(xml))  # noqa: SLF001 - as above


def pale_on_dark(document: Any) -> None:
    """White text in a header row that the style of the table shades."""
    style = (
        '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:rPr>'
        '<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1B3A5C"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
    document.styles.element.append(element(style))
    ungrouped(document).tblPr.style = "Dark"
    document.styles["Normal"].font.color.rgb = None
    document.tables[0].cell(0, 0).paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def shaded(document: Any) -> None:
    cell = document.tables[0].cell(1, 0)
    cell._tc.get_or_add_tcPr().append(element('<w:shd w:val="clear" w:fill="000080"/>'))  # noqa: SLF001 - as above
    cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def large_and_paler(document: Any) -> None:
    styled(colour="767676")(document)  # 4.54 to 1
    document.add_paragraph().add_run("Read on").font.size = Pt(18)
    document.paragraphs[-1].runs[0].font.color.rgb = RGBColor(0x94, 0x94, 0x94)  # 3.03 to 1


def marked_gaelic(document: Any) -> None:
    said = document.add_paragraph("Tha sinn anns a' ghleann agus airson na seirbheis")
    said.runs[0]._r.get_or_add_rPr().append(element('<w:lang w:val="gd-GB"/>'))  # noqa: SLF001 - as above


def written_twice(document: Any) -> None:
    """A picture in two ways of writing, of which Word takes the first."""
    drawn = drawing("inline", properties=f'descr="{ALT}"').removeprefix("<w:r>").removesuffix("</w:r>")
    old = '<w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict>'
    inserted(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )(document)


def of_two_paragraphs(document: Any) -> None:
    """A paragraph in two ways of writing, of which Word takes the first."""
    paragraphs = ("<w:p><w:r><w:t>Evenings</w:t></w:r></w:p>", "<w:p><w:r><w:t>- evenings</w:t></w:r></w:p>")
    both = "<mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>".format(*paragraphs)
    document.element.body.insert(2, element(f"<mc:AlternateContent>{both}</mc:AlternateContent>"))


def with_contents(document: Any) -> None:
    """A table of contents, in which each heading leads to its place, and two are called the same."""
    style = document.styles.add_style("toc 1", 1)
    style.base_style = document.styles["Normal"]
    for number in ("1. Who", "2. Who", "2. Who", "More"):
        link(document.add_paragraph("", style), number, f"#{number}{id(style)}")


def in_two_pieces(document: Any) -> None:
    """One link that Word has cut in two."""
    held = document.add_paragraph("See ")
    link(held, "here", "https://x.example")
    link(held, " is the whole report", "https://x.example")


def on_a_new_page(document: Any) -> None:
    for _ in range(3):
        document.add_page_break()
    document.add_paragraph("The end.")


def two_lines_apart(document: Any) -> None:
    document.add_paragraph("")
    document.add_paragraph("")
    document.add_paragraph("The end.")


def within_content_control(document: Any) -> None:
    """A cell whose text stands in a content control, as forms have it."""
    cell = document.tables[0].cell(2, 1)._tc  # noqa: SLF001 - as above
    old = cell.find(qn("w:p"))
    control = element("<w:sdt><w:sdtContent><w:p><w:r><w:t>9</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    cell.replace(old, control)


def partly_bold(document: Any) -> None:
    held = document.paragraphs[-1].insert_paragraph_before("")
    held.add_run("Closing date").bold = True
    held.add_run(": 12 March")


def bold_lines_in_a_row(document: Any) -> None:
    """A name and address at the end, all in bold."""
    for line in ("Day service", "1 Main Street", "Glenmarra"):
        document.add_paragraph().add_run(line).bold = True


def in_a_bold_cell(document: Any) -> None:
    document.tables[0].cell(1, 0).paragraphs[0].runs[0].bold = True


def a_bold_link(document: Any) -> None:
    held = document.paragraphs[-1].insert_paragraph_before("")
    link(held, "the whole report", "https://glenmarra.example/report")
    document.styles["Normal"].font.bold = False
    for run in held._p.iter(qn("w:rPr")):  # noqa: SLF001 - as above
        run.append(element("<w:b/>"))


def numbered_rows(document: Any) -> None:
    for row in (1, 2):
        document.tables[0].cell(row, 0).paragraphs[0].runs[0].text = f"{row}. Carers"


def here_after_its_link(document: Any) -> None:
    held = document.add_paragraph("The plan is ")
    link(held, "on the board's pages", "https://glenmarra.example/pages")
    held.add_run(" (https://glenmarra.example/pages)")


SOUND: dict[str, Spoil] = {
    "rows that bear numbers": numbered_rows,
    "a whole sentence in bold": bold("The closing date is 12 March 2026."),
    "a long passage in bold": bold("Please tell us what you think of " + "the plan and " * 5 + "all the rest"),
    "a quote in bold": bold("\u201cI am not walking home in the dark\u201d"),
    "a figure in bold": bold("66"),
    "a caption in bold": bold("Figure 2: How people came", "Caption"),
    "a point of a list in bold": bold("Evenings", "List Bullet"),
    "a line that is bold in part": partly_bold,
    "bold lines in a row": bold_lines_in_a_row,
    "a bold cell": in_a_bold_cell,
    "a bold link": a_bold_link,
    "a bold line above a table": bold_above(lambda document: table(document, [["Group", "People"], ["Users", "31"]])),
    "a bold line above a picture": bold_above(picture),
    "a bold line above a heading": bold_above(heading("Who came", 2)),
    "an address written out after its name": paragraph("The plan for day services: https://glenmarra.example/plan"),
    "here, and nothing to click": paragraph("Here is what we did. See www.glenmarra.example for all of it."),
    "a link with its address": here_after_its_link,
    "a decorative picture": decorative,
    "a watermark": in_header(
        '<w:r><w:pict><v:shape style="position:absolute"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    ),
    "a rule across the page": inserted('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'),
    "white text on a dark header row": pale_on_dark,
    "white text in a dark cell": shaded,
    "large text with less contrast": large_and_paler,
    "Gaelic that is marked": marked_gaelic,
    "a picture written in two ways": written_twice,
    "a paragraph written in two ways": of_two_paragraphs,
    "a table of contents": with_contents,
    "a link in two pieces": in_two_pieces,
    "the same link twice": linked("the draft plan for day services", "https://glenmarra.example/plan/"),
    "an e-mail address": linked("engagement@glenmarra.example", "mailto:engagement@glenmarra.example"),
    "page breaks": on_a_new_page,
    "two empty lines": two_lines_apart,
    "a cell with a content control": within_content_control,
    "a number at the start": paragraph("12 March was the day."),
    "a decimal at the start": paragraph("4.5 of 10 said so."),
    "a dash within": paragraph("Open from 9 - 5."),
    "names in capitals": paragraph("NHS GGC HSCP IJB and NS-COM-1, NHS (A-1), GGCS (A-2), HSCP (A-3), HIGHLAND"),
    "somebody else's long sentence": paragraph(LONG, "Quote"),
    "many short sentences": paragraph("And so on. " * 12),
    "a sentence of 25 words": paragraph("We " + "and they " * 11 + "all agreed."),
}


@pytest.mark.parametrize("what", SOUND)
def test_what_only_looks_like_a_fault_is_none(tmp_path: Path, what: str) -> None:
    document = sound()
    SOUND[what](document)
    assert found(tmp_path, packed(document)) == []


USUAL = b"http://schemas.openxmlformats.org/"
STRICT = {
    USUAL + b"wordprocessingml/2006/": b"http://purl.oclc.org/ooxml/wordprocessingml/",
    USUAL + b"drawingml/2006/": b"http://purl.oclc.org/ooxml/drawingml/",
    USUAL + b"officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
}


def strict(parts: dict[str, bytes]) -> None:
    """The names that Word writes into a Strict Open XML Document."""
    for usual, other in STRICT.items():
        parts.update({name: data.replace(usual, other) for name, data in parts.items()})


def test_a_strict_open_xml_document_is_read_like_any_other(tmp_path: Path) -> None:
    assert found(tmp_path, repacked(packed(sound()), strict)) == []
    document = sound()
    with_breaking_rows(document)
    assert codes(tmp_path, repacked(packed(document), strict)) == ["ACC12"]


def test_text_in_a_footnote_may_be_smaller_but_not_too_small(tmp_path: Path) -> None:
    def noted(size: int) -> bytes:
        document = sound()
        notes = (
            f"<w:footnotes {SPACES}><w:footnote w:type='separator'><w:p><w:r><w:t>- -</w:t></w:r></w:p></w:footnote>"
            "<w:footnote><w:p>"
            f"<w:r><w:rPr><w:sz w:val='{2 * size}'/></w:rPr><w:t>As asked</w:t></w:r></w:p></w:footnote></w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return packed(document)

    assert found(tmp_path, noted(10)) == []
    assert found(tmp_path, noted(9)) == [("ACC25", "the note 'As asked'", "1 note with text in 9 point")]


# --- every problem, in every file, each time the same


def spoilt() -> bytes:
    document = sound()
    for name in ("two titles", "typed dashes", "no header row", "no alt text", "click here", "pale text", "a comment"):
        FAULTS[name][0](document)
    return packed(document)


ALL = ["ACC01", "ACC05", "ACC07", "ACC14", "ACC23", "ACC27", "ACC32"]


def test_every_problem_is_told_in_one_run(pwp: Run, tmp_path: Path) -> None:
    file = saved(tmp_path, spoilt())
    before = file.read_bytes()
    first, again = (pwp("check-docx", file, "--format", "text") for _ in range(2))
    assert first == again
    assert first.status == 1
    assert re.findall(r"^    (ACC\d\d) ", first.out, re.MULTILINE) == ALL
    assert "Layout (the one for tables), Repeat Header Rows" in " ".join(first.out.split())
    assert "(WCAG 2.2, 1.1.1 Non-text Content (A))" in " ".join(first.out.split())
    assert file.read_bytes() == before
    assert max(map(len, first.out.splitlines()[1:])) <= 80


def test_what_is_only_advised_fails_nothing(pwp: Run, tmp_path: Path) -> None:
    document = sound()
    with_comment(document)
    ran = pwp("check-docx", saved(tmp_path, packed(document)))
    assert ran.status == 0
    assert "paper.docx: the whole document: ACC32 advice 1 comment left in it" in ran.out


def test_several_files_are_told_of_one_by_one_and_the_highest_status_holds(pwp: Run, tmp_path: Path) -> None:
    saved(tmp_path, packed(sound()), "sound.docx")
    saved(tmp_path, spoilt(), "spoilt.docx")
    saved(tmp_path, b"PK no", "broken.docx")
    assert pwp("check-docx", "sound.docx").status == 0
    assert pwp("check-docx", "sound.docx", "spoilt.docx").status == 1
    ran = pwp("check-docx", "broken.docx", "spoilt.docx", "sound.docx", "absent.docx", "--format", "json")
    told = json.loads(ran.out)
    assert (ran.status, told["exit_status"], ran.err) == (2, 2, "")
    assert told["not_read"] == ["broken.docx", "absent.docx"]
    assert [one["file"] for one in told["files"]] == ["broken.docx", "spoilt.docx", "sound.docx", "absent.docx"]
    assert [one["code"] for one in told["findings"] if one["file"] == "spoilt.docx"] == ALL
    assert set(told["findings"][0]) >= {"code", "state", "severity", "file", "place", "sentence", "requirements"}
    assert pwp("check-docx", "broken.docx", "-q").out == ""


def test_of_many_places_three_are_shown_unless_all_are_asked_for(pwp: Run, tmp_path: Path) -> None:
    document = sound()
    for number in range(5):
        link(document.add_paragraph(f"{number} "), "here", "https://x.example")
    file = saved(tmp_path, packed(document))
    shown = pwp("check-docx", file, "--format", "text").out
    assert shown.count("do not say where it leads") == 3
    assert "and 2 more; 'pwp check-docx --all' shows every place" in shown
    assert pwp("check-docx", file, "--format", "text", "--all").out.count("do not say where it leads") == 5


def test_words_of_the_document_are_shown_without_anybodys_number(pwp: Run, tmp_path: Path) -> None:
    document = sound()
    for text in ("- CHI 0101755122 rang", "- ring 07700 900123", "- morven@mail.example wrote", "- CHI 010175 5122"):
        document.add_paragraph(text)
        document.add_paragraph("Then:")
    document.add_paragraph(LONG.replace("agreed", "wrote to morven@mail.example and 07700 900123"))
    ran = pwp("check-docx", saved(tmp_path, packed(document)), "--format", "json")
    assert "*****" in ran.out
    for part in ("0101755122", "010175", "5122", "900123", "morven"):
        assert part not in ran.out


def test_marks_that_turn_the_screen_around_are_shown_as_escapes(pwp: Run, tmp_path: Path) -> None:
    document = sound()
    document.add_paragraph("- \u202eevenings")
    ran = pwp("check-docx", saved(tmp_path, packed(document)))
    assert "\u202e" not in ran.out
    assert "\\u202e" in ran.out


@pytest.mark.parametrize("code", ["ACC00", "ACC07", "acc23"])
def test_each_rule_is_explained(pwp: Run, code: str) -> None:
    ran = pwp("explain", code)
    assert ran.status == 0
    assert ran.out.startswith(f"# {code.upper()}: ")
    assert "**Why.**" in ran.out
    assert "**Put it right.**" in ran.out
    assert json.loads(pwp("explain", code, "--format", "json").out)["code"] == code.upper()


def test_a_rule_that_is_not_there_is_told_as_such(pwp: Run) -> None:
    ran = pwp("explain", "ACC7")
    assert ran.status == 2
    assert "there is no rule for Word files called 'ACC7'" in ran.err


def test_every_page_says_what_why_and_how() -> None:
    for one in rules().values():
        page = one.rule.page
        assert all(re.fullmatch(r"\S.*[.]", part) for part in page), one.code


ON = {"day-service": date(2026, 3, 2), "day-service-flawed": date(2026, 3, 2)}


@pytest.mark.parametrize("document", ["assurance", "feedback", "stakeholder-map"])
@pytest.mark.parametrize("example", ON)
def test_what_pwp_writes_itself_breaks_no_rule(tmp_path: Path, example: str, document: str) -> None:
    assessment = assess(load(EXAMPLES / example), as_of=ON[example], frameworks=published_frameworks())
    findings = found(tmp_path, render(assessment, document))
    assert {code for code, _, _ in findings} <= {"ACC34", "ACC35"}  # the words are those of the record
