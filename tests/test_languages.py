"""Words in another language than the document's: said in a record or a template, and told in every format."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import Run, Tree
from docx import Document
from docx.oxml.ns import qn
from portable import opened
from web_pages import page

from pwp.languages import Language
from pwp.report.markdown import escaped, parse
from pwp.report.templates import shipped
from pwp.report.view import Said

GAELIC, URDU = "Chan eil bus ann às dèidh sia uairean", "شام چھ بجے کے بعد کوئی بس نہیں ہے"
PERMITTED = "    permission:\n      written: 2026-02-01\n"
THEMES = (
    "themes:\n  - id: buses\n    theme: Later buses\nquotes:\n"
    f"  - id: one\n    text: {GAELIC}\n    language: gd\n    attributed_as: Somebody who lives there\n{PERMITTED}"
    f"  - id: two\n    text: {URDU}\n    language: ur\n{PERMITTED}"
    f"  - id: three\n    text: I cannot get home after six\n{PERMITTED}"
)
TITLE = "# [Bòrd Slàinte]{lang=gd}: {{ title }}\n"
ON = ("--as-of", "2026-03-02")


@pytest.fixture
def engagement(workspace: Tree) -> Path:
    """An engagement with quotes in three languages, whose own template has a title in two."""
    template = shipped("feedback").replace("# {{ title }}\n", TITLE, 1)
    assert TITLE in template
    return workspace({"themes.yaml": THEMES, "templates/feedback.md.j2": template})


@pytest.fixture
def written(pwp: Run, engagement: Path) -> Any:
    """Writes the engagement's feedback in a format, and gives the file."""

    def write(format_: str, *options: str) -> bytes:
        ran = pwp("report", "feedback", "--format", format_, *ON, *options, folder=engagement)
        assert ran.status == 0, ran.err
        return next((engagement / "reports").glob(f"*.{format_}")).read_bytes()

    return write


def test_a_page_tells_the_language_of_words_and_which_way_they_run(written: Any) -> None:
    root = page(written("html"))
    spans = {one.text: one for one in root.iter("span") if one.get("lang")}
    assert {text: (one.get("lang"), one.get("dir")) for text, one in spans.items()} == {
        "Bòrd Slàinte": ("gd", None),
        GAELIC: ("gd", None),
        URDU: ("ur", "rtl"),
    }
    assert spans["Bòrd Slàinte"].getparent().tag == "h1"
    assert spans[URDU].getparent().get("dir") == "rtl"
    assert spans[GAELIC].getparent().get("dir") is None


def test_a_word_file_tells_the_language_of_each_run(written: Any) -> None:
    body = Document(io.BytesIO(written("docx"))).element.body
    told = {one.getparent().getparent().text: one for one in body.iter(qn("w:lang"))}
    tags = {text: one.get(qn("w:val")) for text, one in told.items()}
    assert tags == {"Bòrd Slàinte": "gd-GB", GAELIC: "gd-GB", URDU: "ur-PK"}
    assert [one.tag for one in told[URDU].getparent()] == [qn("w:rtl"), qn("w:lang")]
    assert told[URDU].get(qn("w:bidi")) == "ur-PK"
    turned = [one for one in body.iter(qn("w:p")) if one.pPr.find(qn("w:bidi")) is not None]
    assert [one.text for one in turned] == [URDU]


def test_letters_of_every_script_have_one_size_in_large_print_too(written: Any) -> None:
    styles = Document(io.BytesIO(written("docx", "--large-print"))).styles.element
    sizes = list(styles.iter(qn("w:sz")))
    assert len(sizes) > 5
    for size in sizes:
        assert size.getnext().tag == qn("w:szCs")
        assert size.getnext().get(qn("w:val")) == size.get(qn("w:val"))


def test_what_checks_word_files_finds_the_gaelic_marked(pwp: Run, written: Any, engagement: Path) -> None:
    written("docx")
    checked = pwp("check-docx", "reports/feedback.docx", folder=engagement)
    assert "ACC18" not in checked.out + checked.err


def languages_of(pdf: pikepdf.Pdf) -> set[str]:
    """The languages told in a PDF beside its own, of a tag or of a part of one."""
    told = {str(one.get("/Lang")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
    for number in pdf.pages:
        for one in pikepdf.parse_content_stream(number):
            if str(one.operator) == "BDC" and isinstance(one.operands[1], pikepdf.Dictionary):
                told.add(str(one.operands[1].get("/Lang")))
    return told - {"None", "en-GB"}


def test_a_pdf_tells_the_language_of_words(written: Any) -> None:
    assert languages_of(opened(written("pdf"))) == {"gd", "ur"}


def test_markdown_holds_the_words_alone(written: Any) -> None:
    text = written("md").decode()
    assert "# Bòrd Slàinte: " in text
    assert f"> {GAELIC}\n" in text
    assert f"> {URDU}\n" in text
    assert "{lang" not in text


def test_words_may_be_bold_or_linked_within_another_language(pwp: Run, engagement: Path) -> None:
    line = "**[Bòrd [*mòr*]{lang=ga}]{lang=gd}** [[Duilleag]{lang=gd}](https://a.example) [[x](https://b.example)]{lang=pl}"
    (engagement / "templates" / "feedback.md.j2").write_text(f"# {{{{ title }}}}\n\n{line}\n", encoding="utf-8")
    for format_ in ("html", "docx", "pdf", "md"):
        ran = pwp("report", "feedback", "--format", format_, *ON, folder=engagement)
        assert ran.status == 0, ran.err
    reports = engagement / "reports"
    html = (reports / "feedback.html").read_text(encoding="utf-8")
    assert '<strong><span lang="gd">Bòrd <span lang="ga"><em>mòr</em></span></span></strong>' in html
    assert '<a href="https://a.example"><span lang="gd">Duilleag</span></a>' in html
    assert '<span lang="pl"><a href="https://b.example">x</a></span>' in html
    assert languages_of(opened((reports / "feedback.pdf").read_bytes())) == {"gd", "ga", "pl"}
    assert "**Bòrd *mòr*** [Duilleag](https://a.example) [x](https://b.example)" in (reports / "feedback.md").read_text(
        encoding="utf-8"
    )


def test_every_other_way_to_write_a_language_is_told_with_its_line(pwp: Run, engagement: Path) -> None:
    lines = [
        "# {{ title }}",
        "[Bòrd]{lang=gd} and \\[not\\]{this} and [{{ body }}]{lang=gd}",
        "[Bòrd]{.red}",
        "[Bòrd]{lang=Gaelic}",
        "[Bòrd]{lang=x_y}",
        "[Bòrd]{lang={{ body }}}",
        "[Bòrd",
        "Slàinte]{lang=gd}",
        "[Bòrd] {lang=gd}",
        "[Bòrd]{lang=gd .red}",
    ]
    file = engagement / "templates" / "feedback.md.j2"
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = pwp("report", "feedback", "--check-template", *ON, folder=engagement)
    form = (
        "text in another language is written on one line, as [Bòrd Slàinte]{lang=gd}, with nothing else in the braces"
    )
    said = {4: "'Gaelic' is no language tag; write gd", 5: "'x_y' is no language tag such as gd or pl"}
    expected = [f"templates/feedback.md.j2:{line}: {said.get(line, form)}" for line in (3, 4, 5, 6, 8, 9, 10)]
    assert ran.status == 2
    assert ran.err.removeprefix("pwp: ").splitlines() == expected
    assert not (engagement / "reports").exists()


@pytest.mark.parametrize("said", ["{lang=gd}", "[a]{lang=gd}", "a]{lang=gd}", "](x){lang=gd}", "\\", "{lang=pl}]"])
def test_no_text_of_a_record_is_taken_for_a_language(said: str) -> None:
    for around in ("[b]{}", "{}", "[{}]{{lang=gd}}", "[b {}"):
        (inline,) = [one for one in parse(around.format(escaped(said))) if one.type == "inline"]
        spans = [one for one in inline.children or () if one.type == "span_open"]
        assert len(spans) == around.count("lang=gd")
        assert said in "".join(one.content for one in inline.children or ())


@pytest.mark.parametrize("said", ["[a]{lang=pl}", "a]", "\\", "]{lang=pl}", "*a* `b`", "{{ title }}"])
def test_words_in_a_language_come_out_as_they_were_said(said: str) -> None:
    (inline,) = [one for one in parse(escaped(Said(said, Language("gd")))) if one.type == "inline"]
    children = inline.children or []
    assert [one.type for one in (children[0], children[-1])] == ["span_open", "span_close"]
    assert "".join(one.content for one in children) == said


def test_a_language_in_words_is_told_with_its_tag_and_the_quote_is_not_shown(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": THEMES.replace("language: gd", "language: Gaelic")})
    ran = pwp("check", folder=folder)
    assert "'language' takes a language tag such as gd or pl, not 'Gaelic'; write gd" in ran.out
    shown = pwp("report", "feedback", *ON, "-o", "-", folder=folder)
    assert GAELIC not in shown.out
    assert "I cannot get home" in shown.out


@pytest.mark.parametrize(("typed", "kept"), [("Gaelic", "gd"), ("ur-PK", "ur-PK")])
def test_a_quote_is_added_with_its_language(pwp: Run, workspace: Tree, typed: str, kept: str) -> None:
    folder = workspace({})
    ran = pwp("add", "quote", GAELIC, "--language", typed, folder=folder)
    assert ran.status == 0, ran.err
    assert f"language: {kept}\n" in (folder / "themes.yaml").read_text(encoding="utf-8")


def test_a_language_that_is_none_is_not_added(pwp: Run, workspace: Tree) -> None:
    folder = workspace({})
    ran = pwp("add", "quote", GAELIC, "--language", "what we speak", folder=folder)
    assert ran.status == 2
    assert "'what we speak' is no language tag; write one such as gd or pl" in ran.err
    assert not (folder / "themes.yaml").exists()


@pytest.mark.parametrize(
    ("tag", "leftward", "country"),
    [
        ("gd", False, None),
        ("ur", True, None),
        ("ur-Latn-pk", False, "PK"),
        ("pa-Arab", True, None),
        ("AR-sa", True, "SA"),
        ("es-419", False, None),
        ("de-1996", False, None),
    ],
)
def test_a_tag_tells_which_way_its_language_runs(tag: str, *, leftward: bool, country: str | None) -> None:
    language = Language.parse(tag)
    assert (language.leftward, language.country) == (leftward, country)
