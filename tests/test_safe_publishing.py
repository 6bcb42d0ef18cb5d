"""Safe to publish: wherever in a finished document something hides that tells who somebody is, it goes nowhere.

The numbers are those kept for tests and drama, the people are invented.
"""

import base64
import html
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, SMALLEST, Run, Tree
from docx import Document as WordDocument
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pwp import assess, load, render
from pwp.assessment import Assessment
from pwp.errors import NameShown, NamesUnchecked, NotLookedThrough
from pwp.privacy.home_and_birth import births, postcodes
from pwp.privacy.identifiers import identifiers
from pwp.privacy.shown import Against, not_to_be_shown
from pwp.report import DOCUMENTS, FORMATS, INTERNAL, Document, Layout
from pwp.report.scanning import texts_in
from pwp.report.templates import Template
from pwp.report.view import Figure, Table, View, cell

ON = date(2026, 6, 1)
QUOTED = "I was left to wait outside in the rain"
KINDS = {
    "a CHI number": "CHI 010175 5122",
    "an NHS number": "999 476 5914",
    "a National Insurance number": "AB 12 34 56 C",
    "an e-mail address": "morven@example.com",
    "a phone number": "07700 900123",
    "a full postcode": "EH6 5AA",
    "a date of birth": "born 3 May 1951",
    "the name": "Morven Example",
    "the words of": QUOTED,
}
"""For each sort of finding, something that is one."""
SECRETS = ("5122", "4765914", "476 5914", "34 56", "morven", "Morven", "900123", "5AA", "May 1951", "Example", "rain")
PEOPLE = "people:\n  - id: P014\n    name: Morven Example\n"
RECORD = {
    **SMALLEST,
    "private/people.yaml": PEOPLE,
    "themes.yaml": f"quotes:\n  - id: q1\n    text: {QUOTED}\n    person: P014\n",
}


def judged(folder: Path) -> Assessment:
    return assess(load(folder), as_of=ON)


def against(folder: Path) -> Against:
    loaded = load(folder)
    return Against(loaded.workspace, ON, loaded.locate, lambda _: False)


# What is a postcode or a birth, and what is not


@pytest.mark.parametrize(
    "text",
    [
        *(
            "EH6 5AA",
            "eh6 5aa",
            "EH65AA",
            "G1 1AA",
            "W1A 0AX",
            "EC1A 1BB",
            "KW15 1HE",
            "B33 8TH",
            "IV2-3UJ",
            "HS1  2BW",
        ),
        *(
            "EH6\u00a05AA",
            "EH6\u200b 5AA",
            "Eh6 5Aa",
            "EH12   5JQ",
            "eh12\t5jq",
            "EH12, 5JQ",
            "EH12_5JQ",
            "EH12\u00a0\u00a0 5JQ",
        ),
        *("EH12,5JQ", "EH12.5JQ", "EH12/5JQ", "_EH6 5AA_", "EH12\u22125JQ", "\uff25\uff28\uff16 \uff15\uff21\uff21"),
    ],
)
def test_a_full_postcode_is_found_as_people_write_it_and_masked(text: str) -> None:
    found = list(postcodes(f"She lives at 3 High Street, {text}."))
    assert [hit.sort for hit in found] == ["a full postcode"]
    assert len(found[0].masked.replace("*", "")) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("EH6", "EH6 5", "EH6 5A", "A1 1AA", "form EH6 5AAA", "#BD92DE", "phase W4 2nd", "S1 1st", "e17ab", "P014"),
        *(
            "room G1 3am",
            "in E5 3PM",
            "v1.2.3",
            "NH 24444 12222",
            "Unit 5, 5 High Street",
            "M8, 9AM",
            "S1, 2ND",
            "s1_2ab",
        ),
        *("figure b1.2ab", "ch10, 3pp", "in G1, 2 came", "S1/2 and S3/4", "EH12, 5 JQ", "EH12      5JQ", "P1, 2AB"),
    ],
)
def test_a_district_a_sector_and_what_only_looks_like_a_postcode_stop_nothing(text: str) -> None:
    assert not list(postcodes(f"In the report: {text}, as agreed."))


def test_the_postcode_of_the_body_is_nobodys() -> None:
    assert not list(postcodes("Write to eh6 5aa.", shared=["Freepost, EH65AA"]))
    assert list(postcodes("Write to EH6 5AB.", shared=["Freepost, EH6 5AA"]))


@pytest.mark.parametrize(
    "text",
    [
        *("born 3 May 1951", "Born on the 3rd of May 1951", "born on Thursday, 3 May 1951", "born May 3, 1951"),
        *("DOB 03/05/51", "DOB: 3.5.1951", "D.O.B 3 May 51", "d.o.b. 03-05-1951", "DOB 03 05 1951", "(b. 3 May 1951)"),
        *("DOB (dd/mm/yyyy): 03/05/1951", "DOB 1951/05/03", "DoB\n03/05/1951", "DOB:\r\n03/05/1951", "b. 3 May 1951"),
        *("born on the 3rd of May 1951", "born on the 3rd day of May, 1951", "born 3.May.1951", "Jean, b. 03/05/1951"),
        *(
            "date_of_birth: 1951.05.03",
            "D/O/B 3_5_1951",
            "DOB 030551",
            "dob 19510503",
            "**Date of birth**\n\n3 May 1951",
        ),
        *(
            "DOB\u00a0\u2013 03\u20440\uff15\u20441951",
            "born\n3 May 1951",
            "DOB (dd-mm-yy) 03-05-51",
            "birth day 3 May 1951",
        ),
        *("date of birth 1951-05-03", "Her date of birth is 03/05/1951", "Date of birth | 03/05/1951"),
    ],
)
def test_a_date_of_birth_is_found_where_the_words_say_that_it_is_one(text: str) -> None:
    found = list(births(f"She was {text}, and stayed."))
    assert [hit.sort for hit in found] == ["a date of birth"]
    assert len(found[0].masked.replace("*", "")) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("on 3 May 1951", "3/5/1951", "children born after 1 January 2020", "born in 1951", "born in May 1951"),
        *(
            "first\nb. 3 May 2026, the meeting",
            "a. 2 May 2026; b. 3 May 2026",
            "(b) 3 May 2026",
            "B. 3 May 1998",
            "A.b. 3 May 1998",
        ),
        *(
            "in the place where they were born.\n\n3 May 2026",
            "born 12 years ago",
            "DOB of 1,200 people",
            "DOB (see 3/5/26)",
        ),
        *("adobe 3 May 2026", "newborn 3 May 2026", "stubborn 3/5/26", "born to 130526 parents"),
        *("option B 12.10.26", "plan b 3 4 26", "by 3 May 2026", "the date of the birth group, 3 May 2026"),
    ],
)
def test_a_plain_day_is_no_birth(text: str) -> None:
    assert not list(births(f"It was said {text}, and written down."))


SPELLINGS = {
    "\uff10\uff11\uff10\uff11\uff17\uff15\u22125122": "a CHI number",
    "01/01/75/5122": "a CHI number",
    "AB.12.34.56.C": "a National Insurance number",
    "0131/496 0000": "a phone number",
    "07700\\t900123": "a phone number",
    "morven\uff20example.com": "an e-mail address",
    "consult_morven_example@gmail.com": "an e-mail address",
    "EH6_5AA": "a full postcode",
    "EH6   5AA": "a full postcode",
    "DOB (dd/mm/yyyy): 03/05/1951": "a date of birth",
    "DoB\\n03/05/1951": "a date of birth",
}


@pytest.mark.parametrize("format_", ["docx", "md"])
def test_each_spelling_stops_a_document_at_its_own_line_and_is_never_echoed(
    pwp: Run, workspace: Tree, format_: str
) -> None:
    themes = "".join(f'  - {{id: t{at}, theme: "Said {one} twice"}}\n' for at, one in enumerate(SPELLINGS))
    folder = workspace({"themes.yaml": f"themes:\n{themes}"})
    ran = pwp("report", "feedback", "-C", folder, "--format", format_)
    assert ran.status == 1
    for line, sort in enumerate(SPELLINGS.values(), 2):
        assert re.search(rf"themes\.yaml:{line}:\d+: failed {sort} ", ran.err), line
    for part in ("5122", "496", "900123", "orven", "5AA", "1951", "34"):
        assert part not in ran.err
    assert not (folder / "reports").exists()


@settings(max_examples=300)
@given(st.text() | st.text(st.sampled_from("EH6 5Aa-bornDOB.1/0"), max_size=60))
def test_any_text_can_be_looked_through_for_homes_and_births(text: str) -> None:
    for hit in (*postcodes(text, shared=[text[:5]]), *births(text)):
        assert "*" in hit.masked


# Every kind, in every hiding place of a view, in every format that there is

PLACES = (
    *("note", "file name", "alternative text", "details of a picture", "details of the document", "label in a chart"),
    *("table cell", "heading", "quote", "template"),
)
_TEMPLATE = """# {{ title }}

{{ note }} TEMPLATE

## {{ heading }}

> {{ quote }}

{{ table("files") }}

{{ figure("chart") }}
"""


def made_with(place: str, said: str) -> Callable[[Assessment, str | None], View]:
    """The view of a document in which something stands in just one place."""

    def put(where: str, form: str = "{}") -> str:
        return form.format(said) if where == place else "Nothing"

    def view(assessment: Assessment, _part: str | None) -> View:
        rows = ((cell(put("file name", "documents/{}.docx")), cell(put("table cell"))),)
        table = Table("Files", "What there is.", ("File", "What"), (50, 50), rows)
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200">'
            f"<metadata><creator>{put('details of a picture')}</creator></metadata>"
            f"<path d='M100 200 1000 300'/><text x='1'>{put('label in a chart')}</text></svg>"
        )
        figure = Figure("Chart", put("alternative text"), svg, table)
        note = (assessment.loaded.workspace.engagement.note or "") if place == "note" else "Nothing"
        values = {"note": note, "heading": put("heading"), "quote": put("quote")}
        author = put("details of the document")
        return View("feedback", "Title", author, ON, values, {"files": table}, {"chart": figure})

    return view


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_that_tells_who_somebody_is_leaves_in_any_place_of_a_document(
    tree: Tree, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = 0
    for sort, said in KINDS.items():
        noted = f"{SMALLEST['engagement.yaml']}note: '{said}'\n"
        assessment = judged(tree({**RECORD, "engagement.yaml": noted}))
        for place in PLACES:
            document = Document("It.", "for all", "plan", made_with(place, said))
            monkeypatch.setitem(DOCUMENTS, "everything", document)
            template = Template(
                "templates/it.md.j2", _TEMPLATE.replace("TEMPLATE", said if place == "template" else "")
            )
            with pytest.raises(NameShown) as stopped:
                render(assessment, "everything", format_=format_, template=template)
            findings = stopped.value.findings
            assert [one.sentence for one in findings if one.sentence.startswith(sort)], (sort, place)
            assert not [one for one in SECRETS if one in str(stopped.value)], (sort, place)
            assert place != "note" or sort == "the words of" or findings[0].place.file == "engagement.yaml"
            ran += 1
    assert ran == len(KINDS) * len(PLACES) == 90


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_document_with_nothing_of_it_is_written(
    tree: Tree, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DOCUMENTS, "everything", Document("It.", "for all", "plan", made_with("nowhere", "")))
    template = Template("templates/it.md.j2", _TEMPLATE)
    assert render(judged(tree(RECORD)), "everything", format_=format_, template=template)


# Every kind, in every place in which a finished file can hide it

PNG = b"\x89PNG\r\n\x1a\n"


def png(kind: bytes, held: bytes) -> bytes:
    """A picture of one point, with a part of some kind before its end."""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (kind, held))
    chunks = (
        struct.pack(">I", len(one)) + name + one + struct.pack(">I", zlib.crc32(name + one)) for name, one in parts
    )
    return PNG + b"".join(chunks) + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def jpeg(kind: int, held: bytes) -> bytes:
    """The beginning of a photograph, with a part of some kind, as far as the points of it."""
    part = bytes((0xFF, kind)) + struct.pack(">H", len(held) + 2) + held
    return b"\xff\xd8\xff\xe0\x00\x04AA" + part + b"\xff\xda\x00\x02\x12\x34\xff\xd9"


def word(**parts: bytes | str) -> bytes:
    """A Word file with some parts beside its text; `_` stands for a slash, and `__` for a dot."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document><w:p><w:r><w:t>Nothing</w:t></w:r></w:p></w:document>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", ".").replace("_", "/"), data)
    return out.getvalue()


def in_runs(said: str) -> str:
    """A text of a Word file, each letter of which looks another way."""
    return "".join(f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{one}</w:t></w:r>' for size, one in enumerate(said))


def workbook(said: str) -> bytes:
    """A workbook behind a chart, with a label in it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{said}</t></si><si><t>Nothing</t></si></sst>")
    return out.getvalue()


def named(said: str) -> bytes:
    """A Word file with a picture that is called so."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:p/>")
        archive.writestr(f"word/media/{said}.png", png(b"tEXt", b"Software\0pwp"))
    return out.getvalue()


def pdf(described: bytes, held: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<" + described + b">>\nstream\n" + held + b"\nendstream\nendobj\n%%EOF\n"


def page(said: bytes) -> bytes:
    address = base64.b64encode(said).decode()
    return f'<!doctype html><title>x</title><p><img src="data:image/png;base64,{address}" alt="x">'.encode()


FILES: dict[tuple[str, str], Callable[[str], bytes]] = {
    ("docx", "text in runs"): lambda said: word(word_header1__xml=f"<w:p>{in_runs(said)}</w:p>"),
    ("docx", "footer"): lambda said: word(word_footer1__xml=f"<w:p><w:t>{said}</w:t></w:p>"),
    ("docx", "footnote"): lambda said: word(word_footnotes__xml=f"<w:p><w:t>{said}</w:t></w:p>"),
    ("docx", "comment"): lambda said: word(word_comments__xml=f"<w:comment><w:p><w:t>{said}</w:t></w:p></w:comment>"),
    ("docx", "who commented"): lambda said: word(word_comments__xml=f'<w:comment w:author="{said}"/>'),
    ("docx", "deleted text"): lambda said: word(word_header1__xml=f"<w:p><w:delText>{said}</w:delText></w:p>"),
    ("docx", "text in another code"): lambda said: word(word_header1__xml=f"<w:p>{said}</w:p>".encode("utf-16")),
    ("docx", "text as references"): lambda said: word(
        word_header1__xml="<w:p>" + "".join(f"&#{ord(one)};" for one in said) + "</w:p>"
    ),
    ("docx", "text marked as no markup"): lambda said: word(word_header1__xml=f"<w:p><![CDATA[{said}]]></w:p>"),
    ("docx", "comment in the markup"): lambda said: word(word_styles__xml=f"<a/><!-- {said} -->"),
    ("docx", "entity"): lambda said: word(word_styles__xml=f'<!DOCTYPE a [<!ENTITY b "{said}">]><a>&b;</a>'),
    ("docx", "title"): lambda said: word(docProps_core__xml=f"<p><dc:title>{said}</dc:title><dc:x>1</dc:x></p>"),
    ("docx", "property of ones own"): lambda said: word(docProps_custom__xml=f"<vt:lpwstr>{said}</vt:lpwstr>"),
    ("docx", "alternative text"): lambda said: word(word_header1__xml=f'<wp:docPr id="1" name="x" descr="{said}"/>'),
    ("docx", "link"): lambda said: word(word_rels__rels=f'<Relationship Target="mailto:{said}" Id="r1"/>'),
    ("docx", "label in a chart"): lambda said: word(word_charts_chart1__xml=f"<c:pt><c:v>{said}</c:v></c:pt>"),
    ("docx", "workbook behind a chart"): lambda said: word(word_embeddings_a__xlsx=workbook(said)),
    ("docx", "name of a picture"): named,
    ("docx", "details of a picture"): lambda said: word(word_media_a__png=png(b"tEXt", b"Author\0" + said.encode())),
    ("docx", "packed details"): lambda said: word(
        word_media_a__png=png(b"zTXt", b"Author\0\0" + zlib.compress(said.encode()))
    ),
    ("docx", "details in any script"): lambda said: word(
        word_media_a__png=png(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(said.encode()))
    ),
    ("docx", "details of a photograph"): lambda said: word(
        word_media_a__jpeg=jpeg(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + said.encode())
    ),
    ("docx", "author of a photograph, as Windows keeps it"): lambda said: word(
        word_media_a__jpg=jpeg(0xE1, b"Exif\0\0" + said.encode("utf-16-le"))
    ),
    ("docx", "comment in a photograph"): lambda said: word(word_media_a__jpg=jpeg(0xFE, said.encode())),
    ("docx", "picture of another kind"): lambda said: word(word_media_a__emf=b"\1\0\0\0" + said.encode("utf-16-le")),
    ("docx", "drawing"): lambda said: word(word_media_a__svg=f"<svg><desc>{said}</desc></svg>"),
    ("html", "text"): lambda said: f"<p>{html.escape(said)}</p>".encode(),
    ("html", "text across tags"): lambda said: f"<p>{said[:6]}<b>{said[6:]}</b></p>".encode(),
    ("html", "title"): lambda said: f"<title>{said}</title>".encode(),
    ("html", "comment"): lambda said: f"<p>x</p><!-- {said} -->".encode(),
    ("html", "attribute"): lambda said: f'<img alt="{said}">'.encode(),
    ("html", "address"): lambda said: f'<a href="mailto:x?subject={said.replace(" ", "%20")}">x</a>'.encode(),
    ("html", "script"): lambda said: f"<script>let a = '{said}'</script>".encode(),
    ("html", "drawing"): lambda said: f"<svg><text x='1' y='2'>{said}</text></svg>".encode(),
    ("html", "picture within the page"): lambda said: page(png(b"tEXt", b"Author\0" + said.encode())),
    ("md", "text"): lambda said: said.replace("@", "\\@").replace(" ", " ").encode(),
    ("md", "comment"): lambda said: f"# x\n\n<!-- {said} -->\n".encode(),
    ("md", "picture"): lambda said: f"![{said}](x.png)\n".encode(),
    ("pdf", "title"): lambda said: b"%PDF-1.7\n1 0 obj\n<</Title (" + said.encode() + b")>>\nendobj\n",
    ("pdf", "title in another code"): lambda said: (
        b"1 0 obj\n<</Title <" + b"feff" + said.encode("utf-16-be").hex().encode() + b">>>\nendobj\n"
    ),
    ("pdf", "title in escapes"): lambda said: (
        b"1 0 obj\n<</Title (" + b"".join(b"\\%03o" % one for one in said.encode()) + b")>>\nendobj\n"
    ),
    ("pdf", "packed object"): lambda said: pdf(
        b"/Filter /FlateDecode", zlib.compress(b"<</Alt (" + said.encode() + b")>>")
    ),
    ("pdf", "packed object behind another"): lambda said: (
        pdf(b"", b"x") + pdf(b"/Filter /FlateDecode", zlib.compress(b"<</Alt (" + said.encode() + b")>>"))
    ),
    ("pdf", "details"): lambda said: pdf(b"/Type /Metadata", f"<dc:creator>{said}</dc:creator>".encode()),
    ("pdf", "photograph"): lambda said: pdf(b"/Subtype /Image /Filter /DCTDecode", jpeg(0xFE, said.encode())),
}
"""For each format, and each place in which a file of it can hide something: a file that does."""


@pytest.mark.parametrize(("format_", "place"), FILES)
def test_whatever_hides_in_a_finished_file_is_found_and_not_echoed(tree: Tree, format_: str, place: str) -> None:
    held = against(tree(RECORD))
    ran = 0
    for sort, said in KINDS.items():
        pieces = texts_in(format_, FILES[format_, place](said))
        found = not_to_be_shown(pieces, held, f"it.{format_}")
        assert [one for one in found if one.sentence.startswith(sort)], sort
        assert not [one for one in SECRETS for finding in found if one in finding.sentence], sort
        ran += 1
    assert ran == len(KINDS)


def test_every_hiding_place_named_has_its_file() -> None:
    assert len(FILES) * len(KINDS) == 405
    assert {format_ for format_, _ in FILES} == {"docx", "html", "md", "pdf"}


@pytest.mark.parametrize("name", ["day-service", "day-service-flawed", "rehabilitation-beds"])
def test_the_examples_hold_nothing_of_the_kind_in_any_format(name: str) -> None:
    assessment = judged(EXAMPLES / name)
    assert all(
        render(assessment, document, format_=format_) for document in ("assurance", "feedback") for format_ in FORMATS
    )


# Through the command


def house_style(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A Word file of a body's own, some of whose parts are changed."""
    original = BytesIO()
    document = WordDocument()
    document.sections[0].header.add_paragraph().add_run().add_picture(BytesIO(png(b"tEXt", b"Software\0x")))
    document.save(original)
    with zipfile.ZipFile(original) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    change(held)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def in_the_picture(parts: dict[str, bytes]) -> None:
    name = next(one for one in parts if one.startswith("word/media/"))
    parts[name] = png(b"tEXt", b"Author\x0007700 900123")


def in_the_header(parts: dict[str, bytes]) -> None:
    name = next(one for one in parts if one.startswith("word/header"))
    parts[name] = (
        parts[name]
        .replace(b'descr="', b'descr="07700 900123')
        .replace(b"<wp:docPr ", b'<wp:docPr descr="07700 900123" ')
    )


@pytest.mark.parametrize(
    ("change", "where"), [(in_the_picture, "the details of a picture"), (in_the_header, "a header")]
)
def test_what_a_house_style_hides_stops_the_document(
    pwp: Run, workspace: Tree, change: Callable[[dict[str, bytes]], object], where: str
) -> None:
    folder = workspace({"house.docx": house_style(change), "plan.yaml": "purpose: To ask\n"})
    ran = pwp("report", "feedback", "-C", folder, "--reference-doc", folder / "house.docx")
    assert (ran.status, ran.out) == (1, "")
    assert f"feedback.docx: failed a phone number 0*********3 would be shown, in {where}\n" in ran.err
    assert not (folder / "reports").exists()


def test_all_that_stops_a_document_is_said_in_one_run_each_with_its_place(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {
            "engagement.yaml": "format: 1\nid: x\ntitle: X\nsummary: Ring 07700 900123\nnote: She has 07700 900123\n",
            "plan.yaml": f"purpose: As Morven Example of EH6 5AA said, {QUOTED.lower()}!\n",
            "private/people.yaml": PEOPLE,
            "themes.yaml": RECORD["themes.yaml"],
        }
    )
    ran = pwp("report", "feedback", "-C", folder)
    assert ran.status == 1
    assert re.findall(r"^  (.*)$", ran.err, re.MULTILINE) == [
        "engagement.yaml:4:1: failed a phone number 0*********3 would be shown",
        "plan.yaml:1:1: failed a full postcode E*****A would be shown",
        "plan.yaml:1:1: PRV01 failed the name of P014 would be shown",
        "themes.yaml:3:5: PRV02 failed the words of q1 would be shown, and no written permission is recorded",
    ]
    assert not (folder / "reports").exists()


@pytest.mark.parametrize(
    ("permission", "why"),
    [
        ("{written: 2026-03-01}", ""),
        ("{written: 2026-03-01, withdrawn: 2026-04-01}", "the permission was taken back"),
        ("{written: 2026-07-01}", "no written permission is recorded"),
        ("{written: 2026-03-01, withdrawn: soon}", "what is recorded of it is not understood"),
    ],
)
def test_words_of_a_quote_are_shown_nowhere_once_permission_is_taken_back(
    workspace: Tree, permission: str, why: str
) -> None:
    quotes = f"quotes:\n  - id: q1\n    text: {QUOTED}\n    permission: {permission}\n"
    assessment = judged(
        workspace({"themes.yaml": quotes, "plan.yaml": f"purpose: 'We heard: \u201c{QUOTED}\u201d.'\n"})
    )
    if not why:
        assert QUOTED in render(assessment, "feedback", format_="md").decode()
        return
    with pytest.raises(NameShown) as stopped:
        render(assessment, "feedback", format_="md")
    assert [one.sentence for one in stopped.value.findings] == [f"the words of q1 would be shown, and {why}"]


def test_a_few_words_that_anybody_says_are_no_quote(workspace: Tree) -> None:
    quotes = "quotes:\n  - id: far\n    text: Too far\n"
    assert render(judged(workspace({"themes.yaml": quotes, "plan.yaml": "purpose: Too far away\n"})), "feedback")


def test_a_public_document_whose_names_cannot_be_looked_for_says_so_or_is_not_written(
    pwp: Run, workspace: Tree
) -> None:
    folder = workspace({"themes.yaml": "quotes:\n  - id: q\n    text: Too far\n    person: P014\n"})
    ran = pwp("report", "feedback", "-C", folder, "--format", "md")
    assert (ran.status, ran.out) == (2, "")
    assert "private/people.yaml is not here" in ran.err
    assert "--names-unchecked" in ran.err
    for format_ in FORMATS:
        with pytest.raises(NamesUnchecked):
            render(judged(folder), "feedback", format_=format_)
    assert pwp("report", "feedback", "-C", folder, "--format", "md", "--names-unchecked").status == 0
    said = (folder / "reports" / "feedback.md").read_text(encoding="utf-8")
    assert "Names of people were not checked" in said


def test_a_list_of_names_that_lacks_one_is_not_whole(workspace: Tree) -> None:
    quotes = "".join(f"  - id: q{one}\n    text: Far\n    person: P01{one}\n" for one in range(4, 9))
    folder = workspace({"private/people.yaml": PEOPLE, "themes.yaml": f"quotes:\n{quotes}"})
    with pytest.raises(NamesUnchecked, match=r"gives no name for P015, P016, P017 and 1 more"):
        render(judged(folder), "feedback")


def test_a_record_that_refers_to_nobody_needs_no_list_of_names(workspace: Tree) -> None:
    nobody = judged(workspace({"plan.yaml": "purpose: To ask\n"}))
    text = render(nobody, "feedback", format_="md", names_unchecked=True).decode()
    assert "not checked" not in text


def test_an_internal_document_may_name_people_and_says_what_it_is(pwp: Run, workspace: Tree) -> None:
    said = "Morven Example, 07700 900123"
    folder = workspace({"plan.yaml": f"purpose: {said}\n", "private/people.yaml": PEOPLE})
    ran = pwp("report", "feedback", "-C", folder, "--format", "md", "--internal")
    assert ran.status == 0, ran.err
    text = (folder / "reports" / "feedback-internal.md").read_text(encoding="utf-8")
    assert text.startswith(f"**{INTERNAL}**\n\n# ")
    assert said in text


@pytest.mark.parametrize("sort", ["a CHI number", "an NHS number", "a National Insurance number"])
@pytest.mark.parametrize("format_", FORMATS)
def test_no_document_at_all_shows_a_number_that_is_somebodys_for_life(workspace: Tree, sort: str, format_: str) -> None:
    assessment = judged(workspace({"plan.yaml": f"purpose: {KINDS[sort]}\n"}))
    with pytest.raises(NameShown):
        render(assessment, "feedback", format_=format_, layout=Layout(mark=INTERNAL))


def test_another_mark_lets_nothing_through(workspace: Tree) -> None:
    with pytest.raises(NameShown):
        render(judged(workspace({"plan.yaml": "purpose: 07700 900123\n"})), "feedback", layout=Layout(mark="Draft"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("A teacher with epilepsy in Lerwick, 94, told us.", "where they live, their health and their age"),
        ("One deaf man from Unst came.", "where they live and their health"),
        ("We met two Polish women in Stranraer.", "where they live and where they come from"),
        ("Only one wheelchair user lives in Foula", "where they live and their health"),
    ],
)
def test_a_few_people_of_whom_much_is_told_are_advice_with_the_line(
    pwp: Run, workspace: Tree, said: str, told: str
) -> None:
    folder = workspace({"plan.yaml": f"issue:\npurpose: {said}\n"})
    ran = pwp("report", "feedback", "-C", folder)
    assert ran.status == 0
    assert ran.err == (
        f"pwp: plan.yaml:2:1: PRV07 advice one or a few people are told of with {told}; "
        "whoever knows the place may think of somebody\n"
    )
    assert pwp("report", "feedback", "-C", folder, "--internal").err == ""


@pytest.mark.parametrize(
    "said",
    [
        "A teacher told us",
        "People in Lerwick with epilepsy told us",
        "One of the people in Stornoway came",
        "The 40 people aged 60 and over in Leith",
        "We held a meeting in Leith with people with dementia",
        "Four people in Leith came. Dementia was spoken of",
        "Two women came in March",
        "Twelve parents from Leith with autistic children",
    ],
)
def test_a_crowd_and_what_tells_one_thing_are_no_advice(pwp: Run, workspace: Tree, said: str) -> None:
    ran = pwp("report", "feedback", "-C", workspace({"plan.yaml": f"purpose: {said}\n"}))
    assert (ran.status, ran.err) == (0, "")


# Hostile files


def bomb() -> bytes:
    """An archive of a few kilobytes that unpacks to a gigabyte, and says so."""
    parts = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(parts.compress(b"<" * 1_000_000) for _ in range(300)) + parts.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(packed), 300_000_000, 5, 0)
    begun = b"PK\x03\x04" + head + b"a.xml" + packed
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a.xml"
    return begun + listed + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(listed), len(begun), 0)


def nested(depth: int) -> bytes:
    data = b"x"
    for _ in range(depth):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/embeddings/a.docx", data)
        data = out.getvalue()
    return data


def damaged() -> bytes:
    data = bytearray(word(word_header1__xml="<w:p>" + "x" * 5000 + "</w:p>"))
    at = data.index(b"header1.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


def locked() -> bytes:
    data = bytearray(word(word_header1__xml="<w:p/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark) + offset
        data[at] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "made",
    [bomb, lambda: nested(6), damaged, locked, bytes, lambda: b"PK\x03\x04", lambda: b"\xd0\xcf\x11\xe0" * 99],
    ids=["bomb", "nested", "damaged", "locked", "empty", "begun", "old"],
)
def test_a_file_that_cannot_be_taken_apart_goes_nowhere(made: Callable[[], bytes]) -> None:
    with pytest.raises(NotLookedThrough):
        list(texts_in("docx", made()))


@pytest.mark.parametrize(
    "unit",
    ["<", "<!--", "<![CDATA[", "<a b=", "a=", 'a="', "<!", "a" * 50, " =", "&#", "<p><b>", "data:;base64,", "\\("],
)
@pytest.mark.parametrize("format_", ["html", "pdf", "md"])
def test_markup_without_an_end_is_looked_through_without_a_hang(format_: str, unit: str) -> None:
    began = time.process_time()
    list(texts_in(format_, (unit * (300_000 // len(unit))).encode()))
    assert time.process_time() - began < 10


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from([b"", PNG, b"\xff\xd8\xff\xe1", b"<svg ", b"1 0 obj <<", b"stream\n"]))
@example(b"\xff" * 9, b"\xff\xd8")
def test_any_bytes_can_be_looked_through(data: bytes, start: bytes) -> None:
    for format_ in ("html", "md", "pdf"):
        list(texts_in(format_, start + data))
    list(texts_in("docx", word(word_media_a__png=start + data, word_header1__xml=start + data)))


def test_what_a_font_or_drawn_letters_hold_by_chance_stops_no_document() -> None:
    drawn = b"BT (\0m@\0x.\0o) Tj (\xdd\xf1q@\xe9.\xfc\xe0n) Tj ET" + bytes(range(128, 256))
    for described in (
        b"/Filter /FlateDecode",
        b"/Filter /FlateDecode /Length1 9",
        b"/Type /ObjStm /Filter /FlateDecode",
    ):
        pieces = [piece.text for piece in texts_in("pdf", pdf(described, zlib.compress(drawn)))]
        assert not [hit for piece in pieces for hit in identifiers(piece)], described


def rewritten(document: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as parts, zipfile.ZipFile(out, "w") as archive:
        for one in parts.namelist():
            archive.writestr(one, change(parts.read(one)) if one == name else parts.read(one))
    return out.getvalue()


def test_what_a_scan_of_the_file_sees_is_all_that_a_reader_sees(workspace: Tree) -> None:
    folder = workspace({"plan.yaml": "purpose: The *purpose* & <all> of it\n"})
    data = render(judged(folder), "feedback")
    said = {piece.text for piece in texts_in("docx", data)}
    assert "The *purpose* & <all> of it" in said
    changed = rewritten(data, "word/document.xml", lambda xml: xml.replace(b"of it", b"of 07700 900123"))
    found: Any = not_to_be_shown(texts_in("docx", changed), against(folder), "feedback.docx")
    assert [one.sentence for one in found] == ["a phone number 0*********3 would be shown"]


@pytest.mark.parametrize(
    "hidden",
    [
        rb"1 0 obj <</Alt (Morven Example)>> endobj",
        rb"1 0 obj <</Alt (\376\377\000M\000o\000r\000v\000e\000n\000 \000E\000x\000a\000m\000p\000l\000e)>> endobj",
        b"1 0 obj <</Alt (" + "Morven Example".encode("utf-16") + b")>> endobj",
        b"1 0 obj <</Alt <feff" + "Morven Example".encode("utf-16-be").hex().encode() + b">>> endobj",
        rb"<</Type/StructElem/S/Figure/Alt (Morven Example)/P 1 0 R>>",
        b"% Morven Example was here\n",
        b"1 0 obj <<>>\nstream\n/Span <</ActualText (Morven Example)>> BDC\n(\\000\\001) Tj\nEMC\nendstream endobj",
    ],
)
def test_a_name_in_any_string_of_a_pdf_or_beside_them_is_read(hidden: bytes) -> None:
    assert "Morven Example" in " ".join(one.text for one in texts_in("pdf", b"%PDF-1.7\n" + hidden + b"\n%%EOF"))
