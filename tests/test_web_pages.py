"""The documents as pages for a browser: their structure, what they say, and that nothing is fetched or run."""

import base64
import hashlib
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, SMALLEST, Run, Tree
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XMLSyntaxError
from markdown_it import MarkdownIt
from test_naughty_texts import EVERY
from test_reports import ASKED, DOCUMENTS, made
from web_pages import page, targets, words_of

from pwp.plain import clean
from pwp.privacy.identifiers import identifiers
from pwp.report.made import marked
from pwp.report.markdown import escaped, parse
from pwp.report.view import AS_USUAL, Figure, Layout, Table, View, cell
from pwp.report.writers import writer

DAY = date(2026, 6, 1)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "h5", "h6", "div"),
    *("nav", "ul", "ol", "li", "main", "p", "blockquote", "strong", "em", "table", "caption", "span", "colgroup"),
    *("col", "thead", "tbody", "tr", "th", "td", "wbr", "footer", "br", "code", "pre", "hr"),
}


@pytest.fixture(scope="module", params=[(name, document) for name in ASKED for document in DOCUMENTS], ids="-".join)
def finished(request: pytest.FixtureRequest) -> Any:
    """Each document of each example, as a page."""
    name, document = request.param
    return page(made(EXAMPLES / name, document, "html", ASKED[name]))


def written(markdown: str, *, layout: Layout = AS_USUAL, **parts: Any) -> bytes:
    """A page of a Markdown text, without a record behind it."""
    view = View("feedback", "A title", "A body", DAY, {}, **{"tables": {}, **parts})
    return writer("html")(view, parse(markdown, view), layout)


def table(caption: str = "Who took part", columns: int = 3, *, below_heading: bool = False) -> Table:
    cells = tuple(cell(f"Cell {number}") for number in range(columns))
    headers = tuple(f"Column {number}" for number in range(columns))
    return Table(caption, "All of them.", headers, (1,) * columns, (cells,), below_heading=below_heading)


def figure(svg: str, alt: str = "Two circles.") -> Figure:
    return Figure("A map", alt, svg, table("Numbers of the map"))


def drawn(inner: str, alt: str = "Two circles.") -> Any:
    """The page of a figure whose drawing holds this."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inner}</svg>'
    return page(written("```pwp-figure\nmap\n```\n", figures={"map": figure(svg, alt)}))


def words_of_markdown(data: bytes) -> list[str]:
    """The words that a reader of a Markdown file sees."""
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode())
    return words_of(page(f"<main>{rendered}</main>".encode()))


def test_a_page_has_one_title_and_its_headings_skip_no_level(finished: Any) -> None:
    levels = [int(one.tag[1]) for one in finished.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= sooner + 1 for sooner, later in pairwise(levels))


def test_a_page_says_its_language_its_title_and_has_its_landmarks(finished: Any) -> None:
    assert finished.get("lang") == "en-GB"
    assert " ".join(words_of(finished.find(".//title"))) == " ".join(words_of(finished.find(".//h1")))
    for landmark in ("header", "main", "footer"):
        assert len(list(finished.iter(landmark))) == 1
    viewport = finished.xpath('//meta[@name="viewport"]/@content')
    assert viewport == ["width=device-width, initial-scale=1"]
    first = finished.find("body")[0]
    assert (first.tag, first.get("href")) == ("a", "#main")
    assert finished.xpath('//main[@id="main"]')


def test_every_name_of_a_place_is_there_once_and_every_link_within_the_page_finds_it(finished: Any) -> None:
    ids = finished.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in finished.xpath("//@href") if link.startswith("#")} <= set(ids)
    assert {one for held in finished.xpath("//@aria-labelledby") for one in held.split()} <= set(ids)


def test_the_contents_list_every_section_where_there_are_four_or_more() -> None:
    headings = ["Bus times", "Costs & fares", "*Bold* words", "Bus times"]
    text = "# Title\n\n" + "".join(f"## {one}\n\nText\n\n### Not listed\n\n" for one in headings)
    contents = page(written(text)).xpath("//nav//a")
    assert [" ".join(words_of(one)) for one in contents] == ["Bus times", "Costs & fares", "Bold words", "Bus times"]
    links = [one.get("href") for one in contents]
    assert links == ["#bus-times", "#costs-fares", "#bold-words", "#bus-times-2"]
    assert not page(written("# Title\n\n## One\n\n## Two\n\n## Three\n")).xpath("//nav")


def test_a_heading_named_like_a_place_of_the_frame_gets_a_name_of_its_own() -> None:
    text = "# T\n\n## Main\n\n## Contents\n\n## Top\n\n## Table\n\n## ...\n\n## A 2\n\n## A\n\n## A\n"
    root = page(written(f"{text}\n```pwp-table\nwho\n```\n", tables={"who": table()}))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [one.get("id") for one in root.xpath("//main/h2")][:2] == ["main-2", "contents-2"]


def test_tables_have_captions_and_headers_that_say_what_they_head(finished: Any) -> None:
    for one in finished.iter("table"):
        assert words_of(one.find("caption")) or one.find("caption").text_content().strip()
        assert {header.get("scope") for header in one.xpath("./thead/tr/th")} == {"col"}
        assert len(one.xpath("./thead/tr")) == 1
        width = len(one.xpath("./thead/tr/th"))
        assert all(len(row) == width for row in one.xpath("./tbody/tr"))
        assert all(held.text_content().strip() for held in one.iter("td", "th"))


def test_tables_can_be_reached_and_scrolled_and_each_has_a_name_of_its_own(finished: Any) -> None:
    regions = finished.xpath('//*[@role="region"]')
    named = [finished.get_element_by_id(one.get("aria-labelledby")).text_content() for one in regions]
    assert len(named) == len(set(named))
    assert all(one.get("tabindex") == "0" for one in regions)
    assert [one.getparent() for one in finished.iter("table")] == regions


def test_a_caption_that_the_heading_says_already_is_there_only_for_who_cannot_see_the_table() -> None:
    for below_heading in (False, True):
        held = table(below_heading=below_heading)
        caption = page(written("```pwp-table\nwho\n```\n", tables={"who": held})).find(".//caption")
        assert " ".join(caption.text_content().split()) == "Who took part All of them."
        assert words_of(caption) == ([] if below_heading else ["Who", "took", "part"])


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_says_what_the_markdown_says_word_for_word(name: str, document: str) -> None:
    root = page(made(EXAMPLES / name, document, "html", ASKED[name]))
    shown = [*words_of(root.find(".//h1")), *words_of(root.find(".//main"))]
    assert shown == words_of_markdown(made(EXAMPLES / name, document, "md", ASKED[name]))


def test_nothing_of_a_page_is_fetched_or_run(finished: Any) -> None:
    assert targets(finished) == set()
    assert {one.tag for one in finished.iter() if isinstance(one.tag, str)} <= ALLOWED
    attributes = {key for one in finished.iter() for key in one.attrib}
    assert not {key for key in attributes if key.startswith("on")} | attributes & {"style"}


def test_the_page_allows_its_own_style_and_nothing_else(finished: Any) -> None:
    (policy,) = finished.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    (style,) = finished.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.split("; ")[:3] == ["default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:"]


def test_links_are_kept_where_they_lead_to_the_web_or_the_page_and_are_only_text_elsewhere() -> None:
    said = (
        "[a](https://example.org/a?b=1&c=2) [b](mailto:a@b.example) [c](#main) [d](//evil.example) [e](x.html) ![f](y)"
    )
    root = page(written(f"{said}\n\n[g](javascript:alert(1)) [h](data:text/html,x) [i](file:///etc/hosts)\n"))
    links = root.xpath("//main//a/@href")
    assert links == ["https://example.org/a?b=1&c=2", "mailto:a@b.example", "#main"]
    assert words_of(root.find(".//main"))[:6] == ["a", "b", "c", "d", "e", "f"]
    assert not list(root.iter("img"))


def test_lists_quotes_code_and_rules_are_what_they_are() -> None:
    text = "# T\n\n3. three\n4. four\n   - inner\n\n> said\n>\n> who\n\n```\n<b>\n```\n\n`a < b`  \nnext\n\n---\n\n"
    main = page(written(f"{text}# Second\n")).find(".//main")
    assert main.find("ol").get("start") == "3"
    assert [one.text for one in main.iterfind("ol/li/ul/li")] == ["inner"]
    assert [one.text for one in main.iterfind("blockquote/p")] == ["said", "who"]
    assert (main.findtext("p"), main.find(".//code").text) == ("<b>", "a < b")
    assert main.find("hr") is not None
    assert main.find("h2").text == "Second"


def test_the_block_after_a_page_break_stands_on_a_new_page() -> None:
    held = {"who": table()}
    for after in ("## Annex\n", "Text\n", "- item\n", "```pwp-table\nwho\n```\n"):
        main = page(written(f"# T\n\nBefore\n\n```pwp-page-break\n\n```\n\n{after}\nLast\n", tables=held)).find(
            ".//main"
        )
        assert ["new-page" in one.get("class", "").split() for one in main] == [False, True, False]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_naughty_texts_are_shown_as_they_are_and_none_becomes_markup(workspace: Tree, document: str) -> None:
    texts = [one for one in (clean(text)[:400] for text in EVERY) if one and not list(identifiers(one))]
    texts += [
        "</main><script>x</script>",
        "</style>",
        "--><!--",
        '" onload="x',
        "&lt;b&gt; &amp;amp;",
        "]]>",
        "{{ 7*7 }}",
    ]
    held = "".join(f"    - id: point-{number}\n      what: {quoted(text)}\n" for number, text in enumerate(texts))
    folder = workspace(
        {
            "engagement.yaml": f"format: 1\nid: x\ntitle: {quoted(texts[-7])}\nbody:\n  name: {quoted(texts[-6])}\n",
            "plan.yaml": f"scope:\n  open:\n{held}",
            "themes.yaml": "themes:\n" + "".join(theme(number, text) for number, text in enumerate(texts)),
        }
    )
    root = page(made(folder, document, "html", DAY))
    markdown = words_of_markdown_with_text_only(made(folder, document, "md", DAY))
    assert [*words_of(root.find(".//h1")), *words_of(root.find(".//main"))] == markdown
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= ALLOWED
    assert targets(root) == set()


def quoted(text: str) -> str:
    """A text as a value of a YAML file."""
    return "'" + text.replace("'", "''") + "'"


def theme(number: int, text: str) -> str:
    said = f"  - id: theme-{number}\n    theme: {quoted(text)}\n    response:\n      outcome: done\n"
    return f"{said}      what: {quoted(text)}\n"


def words_of_markdown_with_text_only(data: bytes) -> list[str]:
    """As words_of_markdown, where text may look like markup: only a line break in a cell is one."""
    text = re.sub(r"(?<!\\)<br>", " ", data.decode())
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return words_of(page(f"<main>{rendered}</main>".encode()))


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=200)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_stands_on_the_page_as_it_is_wherever_it_is_put(heading: str, inline: str, held: str) -> None:
    who = Table(held, held, (held, "B", "C"), (1, 2, 3), ((cell(held), cell(held, inline), cell("x")),))
    view = View("feedback", heading, inline, DAY, {}, {"who": who})
    text = f"## {escaped(heading)}\n\nBefore {escaped(inline)} after\n\n```pwp-table\nwho\n```\n"
    root = page(writer("html")(view, parse(text, view), Layout(mark=held)))
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= ALLOWED
    assert targets(root) == set()
    assert root.find(".//h1").text_content().split() == clean(heading).split()
    assert root.find(".//th").text_content().split() == clean(held).split()
    assert root.find(".//td").text_content().split() == clean(cell(held).paragraphs[0]).split()
    assert root.find(".//main/p").text_content().split() == ["Before", *clean(inline).split(), "after"]


def test_a_long_word_in_a_cell_may_go_on_in_the_next_line_and_a_common_one_may_not() -> None:
    address = "https://www.example.org/" + "publications/" * 8
    held = Table("T", "S", ("A", "B"), (1, 1), ((cell(address), cell("Responsibilities of organisations")),))
    first, second = page(written("```pwp-table\nt\n```\n", tables={"t": held})).iter("td")
    assert first.text_content() == address
    assert first.find("wbr") is not None
    assert second.find("wbr") is None


def test_a_figure_is_a_picture_with_its_words_and_the_table_of_its_numbers_below() -> None:
    root = drawn('<circle cx="5" cy="5" r="3" fill="#fff"/><text x="1" y="2">A &lt; B</text>', 'Two "circles" <b>')
    (held,) = root.iter("figure")
    svg = held.find(".//svg")
    assert held.get("role") == "group"
    assert held.find("figcaption").text_content() == "A map"
    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'Two "circles" <b>')
    assert svg.find("text").text == "A < B"
    assert held.getnext().find(".//caption").text_content().startswith("Numbers of the map")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" onclick="x" style="fill:url(http://evil.example)"/>',
        '<image href="http://evil.example/x.png"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<a href="http://evil.example"><text>x</text></a>',
        '<use href="http://evil.example#x"/><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://evil/x"/>',
        '<rect fill="url(http://evil.example/x)"/><rect fill="url( \'//evil.example/x\' )"/>',
        '<rect fill="\\75rl(http://evil.example)"/><rect stroke="image-set(\'http://evil.example\' 1x)"/>',
        "<style>* { background: url(http://evil.example) }</style>",
        '<animate attributeName="href" to="http://evil.example"/><set attributeName="x" to="y"/>',
        "<!-- http://evil.example --><?xml-stylesheet href='http://evil.example'?>",
    ],
)
def test_a_drawing_can_neither_run_nor_load_anything(inner: str) -> None:
    root = drawn(inner)
    allowed = {*ALLOWED, "figure", "figcaption", "svg", "rect", "use"}
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= allowed
    assert b"evil" not in written("```pwp-figure\nmap\n```\n", figures={"map": figure(wrapped(inner))})
    assert not {key for one in root.iter() for key in one.attrib if key.startswith("on") or key == "style"}


def wrapped(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inner}</svg>'


def test_the_entities_of_a_drawing_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret-words", encoding="utf-8")
    start = f'<!DOCTYPE svg [<!ENTITY words SYSTEM "{secret.as_uri()}">]>'
    data = written("```pwp-figure\nm\n```\n", figures={"m": figure(start + wrapped("<text>A &words; B</text>"))})
    assert b"secret" not in data
    assert page(data).find(".//svg/text").text == "A  B"


def test_a_drawing_that_would_grow_without_end_is_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    held = figure(f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{wrapped("<text>&l8;</text>")}')
    with pytest.raises(XMLSyntaxError, match="entity"):
        written("```pwp-figure\nm\n```\n", figures={"m": held})


def test_two_drawings_that_use_the_same_names_do_not_clash() -> None:
    pattern = (
        '<defs><pattern id="dots" width="2" height="2"/></defs><rect id="main" fill="url(#dots)"/><use href="#main"/>'
    )
    text = "```pwp-figure\na\n```\n\n```pwp-figure\nb\n```\n"
    root = page(written(text, figures={"a": figure(wrapped(pattern)), "b": figure(wrapped(pattern))}))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for one in root.iter("rect"):
        assert one.get("fill")[5:-1] in ids
        assert one.getnext().get("href") == f"#{one.get('id')}"
    assert len(set(root.xpath("//rect/@id"))) == 2
    names = [root.get_element_by_id(one).text_content() for one in root.xpath('//*[@role="region"]/@aria-labelledby')]
    assert len(names) == len(set(names)) == 4


def test_a_drawing_without_a_frame_of_its_own_gets_one_from_its_size() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="90.5mm"/>'
    root = page(written("```pwp-figure\nm\n```\n", figures={"m": figure(svg)}))
    assert b'viewBox="0 0 160 90.5"' in written("```pwp-figure\nm\n```\n", figures={"m": figure(svg)})
    assert root.find(".//svg") is not None


def test_large_print_and_a_mark_are_said_on_the_page() -> None:
    plain, large = (page(written("# Title\n", layout=one)) for one in (AS_USUAL, Layout(large=True, mark="Draft <2>")))
    assert (plain.get("class"), large.get("class")) == (None, "large")
    assert plain.xpath('//*[@class="mark"]') == []
    assert [one.text for one in large.xpath("//header/*")] == ["Draft <2>", "Title"]
    assert large.find(".//title").text == "Draft <2> | A title"
    (across,) = large.xpath('//*[@class="across"]')
    assert (across.get("aria-hidden"), across.text_content().strip()) == ("true", "Draft <2>")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_record_gives_the_same_page(document: str) -> None:
    first, second = (made(EXAMPLES / "day-service", document, "html", ASKED["day-service"]) for _ in range(2))
    assert first == second
    assert b"\r" not in first


def test_a_page_is_written_by_its_name_or_its_format_and_to_standard_output(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"plan.yaml": "purpose: To ask\n"})
    expected = made(folder, "feedback", "html", DAY)
    asked = ("report", "feedback", "-C", folder, "--as-of", "2026-06-01")
    assert pwp(*asked, "--format", "html").out == f"Wrote {(folder / 'reports' / 'feedback.html').as_posix()}\n"
    assert (folder / "reports" / "feedback.html").read_bytes() == marked("html", expected)
    assert pwp(*asked, "-o", folder / "page.html").status == 0
    assert (folder / "page.html").read_bytes() == marked("html", expected)
    assert pwp(*asked, "-o", "-", "--format", "html").out.encode() == expected
    refused = pwp(*asked, "-o", "-", "--format", "docx")
    assert (refused.status, refused.out) == (2, "")
    assert "--format html" in refused.err


def test_a_page_that_would_name_a_person_is_not_written(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {
            **SMALLEST,
            "engagement.yaml": 'format: 1\nid: x\ntitle: "Ask Morven Example"\n',
            "plan.yaml": "purpose: To ask\n",
            "private/people.yaml": PEOPLE,
        }
    )
    ran = pwp("report", "feedback", "-C", folder, "--format", "html")
    assert ran.status == 1
    assert "Morven" not in ran.err
    assert not (folder / "reports").exists()


PEOPLE = "people:\n  - id: P014\n    name: Morven Example\n"


def test_what_stands_around_the_text_of_a_page_is_text_too() -> None:
    naughty = '"></title></p><script>x</script>\u202e'
    view = View("feedback", naughty, naughty, DAY, {}, {})
    root = page(writer("html")(view, parse("Turned \u202e about\n"), Layout(mark=naughty)))
    shown = naughty.replace("\u202e", "\\u202e")
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= ALLOWED
    assert root.find(".//title").text == f"{shown} | {shown}"
    assert root.xpath('//meta[@name="author"]/@content') == [shown]
    assert [one.text for one in root.xpath("//header/*")] == [shown, shown]
    assert root.find(".//main/p").text == "Turned \\u202e about"
