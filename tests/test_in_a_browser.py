"""The documents in a real browser: no accessibility fault in any colours, on paper, large or on a narrow screen."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLES

from pwp import assess, load, render
from pwp.assessment import published_frameworks
from pwp.report import DOCUMENTS
from pwp.report.markdown import parse
from pwp.report.view import AS_USUAL, Figure, Layout, Table, View, cell
from pwp.report.writers import writer

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
EXAMPLE, DAY = "rehabilitation-beds", date(2025, 9, 1)
"""The example of which every document can be written."""


class Looked(NamedTuple):
    """How a page is looked at."""

    width: int = 1280
    scheme: str = "light"
    media: str = "screen"
    contrast: str = "no-preference"
    layout: Layout = AS_USUAL


LARGE = Layout(large=True, mark="Internal: not for publication")
WAYS = {
    "light": Looked(),
    "dark": Looked(scheme="dark"),
    "more contrast": Looked(contrast="more"),
    "more contrast, dark": Looked(contrast="more", scheme="dark"),
    "on paper": Looked(media="print"),
    "on paper, dark": Looked(media="print", scheme="dark"),
    "large print": Looked(layout=LARGE),
    "large print, dark": Looked(scheme="dark", layout=LARGE),
    "large print, on paper": Looked(media="print", layout=LARGE),
    "narrow": Looked(width=320),
    "narrow, dark": Looked(width=320, scheme="dark"),
    "narrow, large print": Looked(width=320, layout=LARGE),
}
EVERYTHING = """# Title of the page

A paragraph with a [link to a report](https://www.example.org/report), **bold** words, *some in italics* and `code`.

## Lists

- one
- two
   1. inner

## Quotes

> said
>
> who

## Code and a rule

```
code in lines, of which one is longer than a narrow screen would take if it were not wrapped at its end
```

---

## Tables

```pwp-table
wide
```

```pwp-table
wide
```

```pwp-table
narrow
```

### A heading with a word-that-is-very-long-https://www.example.org/a-very-long-address/that/goes/on/and/on

```pwp-figure
map
```
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, Layout], bytes]:
    """Each document of the example in each layout, and a page with all that a document may hold."""
    assessment = assess(load(EXAMPLES / EXAMPLE), as_of=DAY, frameworks=published_frameworks())
    held = {
        (name, layout): render(assessment, name, format_="html", layout=layout)
        for name in DOCUMENTS
        for layout in (AS_USUAL, LARGE)
    }
    return held | {("everything", layout): everything(layout) for layout in (AS_USUAL, LARGE)}


def everything(layout: Layout) -> bytes:
    """A page with all that a document may hold."""
    wide = Table(
        "Who took part in the conversations in the north",
        "For each part, how many.",
        ("Part", "People", "Where it was", "What they said"),
        (30, 10, 20, 40),
        ((cell("Talks"), cell("110"), cell("https://www.example.org/" + "a-long-address/" * 6), cell("A", "B")),) * 3,
    )
    narrow = Table("Numbers", "Two of them.", ("Group", "People"), (50, 50), ((cell("x" * 90), cell("2")),))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#fff"/></svg>'
    )
    view = View(
        "feedback",
        "Title of the page",
        "Glenmarra Integration Joint Board",
        DAY,
        {},
        {"wide": wide, "narrow": narrow},
        {"map": Figure("A map", "An empty map.", svg, Table("Groups", "None.", ("A", "B"), (1, 1), ()))},
    )
    return writer("html")(view, parse(EVERYTHING, view), layout)


Opened = Callable[[bytes, Looked], Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a page as a file, with all that it says of itself in force."""
    contexts = []

    def show(data: bytes, looked: Looked) -> Any:
        context = browser.new_context(
            viewport={"width": looked.width, "height": 800}, color_scheme=looked.scheme, contrast=looked.contrast
        )
        contexts.append(context)
        tab = context.new_page()
        file = tmp_path / "page.html"
        file.write_bytes(data)
        address = file.as_uri()
        tab.complaints = []
        tab.on("console", lambda said: tab.complaints.append(said.text))
        tab.on("request", lambda asked: tab.complaints.append(asked.url) if asked.url != address else None)
        tab.goto(address)
        tab.emulate_media(media=looked.media)
        return tab

    yield show
    for context in contexts:
        context.close()


def faults(tab: Any) -> list[str]:
    """What axe-core finds wrong with a page."""
    found = axe_playwright.Axe().run(tab, options=RULES)
    return [
        f"{one['id']}: {' '.join(map(str, node['target']))}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def sideways(tab: Any) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def tabbed(tab: Any, most: int = 200) -> list[str]:
    """What the Tab key reaches, one after the other: the address of a link, or the name of a region."""
    reached: list[str] = []
    for _ in range(most):
        tab.keyboard.press("Tab")
        held = tab.evaluate(
            "(() => { const a = document.activeElement; return a === document.body ? '' :"
            " a.getAttribute('href') || '@' + a.getAttribute('aria-labelledby') })()"
        )
        if not held:
            break
        reached.append(held)
    return reached


LOOKS = [
    *((name, way) for name in ("feedback", "everything") for way in WAYS),
    *((name, way) for name in DOCUMENTS if name != "feedback" for way in ("light", "dark", "on paper", "narrow")),
]
"""What holds all that a page may hold is looked at in every way, each document in the four that differ most."""


@pytest.mark.parametrize(("name", "way"), LOOKS)
def test_no_fault_is_found_and_only_tables_scroll_sideways(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, name: str, way: str
) -> None:
    looked = WAYS[way]
    tab = opened(pages[name, looked.layout], looked)
    assert faults(tab) == []
    assert sideways(tab) == 0
    assert tab.complaints == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "everything"])
def test_text_twice_as_large_still_fits_the_screen(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, name: str
) -> None:
    for width in (1280, 640):
        tab = opened(pages[name, AS_USUAL], Looked(width=width))
        tab.evaluate("document.documentElement.style.fontSize = '36px'")
        assert tab.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") == 36
        assert sideways(tab) == 0


def test_no_style_but_the_page_s_own_is_let_in(pages: dict[tuple[str, Layout], bytes], opened: Opened) -> None:
    sound = pages["everything", AS_USUAL]
    assert opened(sound, Looked()).evaluate("getComputedStyle(document.body).maxWidth") != "none"
    other = opened(sound.replace(b"font-size: 112.5%", b"font-size: 113.5%"), Looked())
    assert other.evaluate("getComputedStyle(document.body).maxWidth") == "none"


@pytest.mark.parametrize("name", [*DOCUMENTS, "everything"])
def test_the_tab_key_reaches_the_skip_link_then_the_contents_then_the_tables(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, name: str
) -> None:
    tab = opened(pages[name, AS_USUAL], Looked())
    reached = tabbed(tab)
    contents = tab.eval_on_selector_all("nav a", "found => found.map(one => one.getAttribute('href'))")
    inside = tab.eval_on_selector_all(
        "main a, main [tabindex='0']",
        "found => found.map(one => one.getAttribute('href') || '@' + one.getAttribute('aria-labelledby'))",
    )
    headings = tab.locator("main h2").count()
    assert len(contents) == (headings if headings >= 4 else 0)
    assert reached == ["#main", *contents, *inside, "#top"]
    assert any(one.startswith("@") for one in inside)


def test_what_has_the_focus_is_seen(pages: dict[tuple[str, Layout], bytes], opened: Opened) -> None:
    tab = opened(pages["everything", AS_USUAL], Looked(width=320))
    for _ in tabbed(tab, 1):
        box = tab.locator(".skip").bounding_box()
        assert box["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    shown = tab.evaluate("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle })()")
    assert shown == "solid"


@pytest.mark.parametrize("width", [320, 500])
@pytest.mark.parametrize("name", [*DOCUMENTS, "everything"])
def test_on_a_small_screen_no_cell_of_a_table_is_out_of_sight_and_each_has_its_heading(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, name: str, width: int
) -> None:
    tab = opened(pages[name, AS_USUAL], Looked(width=width))
    hidden = tab.eval_on_selector_all(
        "table:has(col:nth-child(3)) td",
        "found => found.filter(one => one.getBoundingClientRect().right > innerWidth).length",
    )
    assert hidden == 0
    led = tab.eval_on_selector_all(
        "table:has(col:nth-child(3)) td", "found => found.map(one => getComputedStyle(one, '::before').content)"
    )
    assert led
    assert not [one for one in led if one in ("none", '""')]
    rows = tab.get_by_role("table").first.get_by_role("row")
    assert rows.first.get_by_role("columnheader").count() == rows.nth(1).get_by_role("cell").count() > 1


def test_on_a_wide_screen_rows_are_rows(pages: dict[tuple[str, Layout], bytes], opened: Opened) -> None:
    tab = opened(pages["everything", AS_USUAL], Looked())
    assert tab.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
    assert tab.evaluate("getComputedStyle(document.querySelector('td'), '::before').content") == "none"


def test_a_figure_that_is_scrolled_moves_with_the_arrow_keys(
    pages: dict[tuple[str, Layout], bytes], opened: Opened
) -> None:
    tab = opened(pages["everything", AS_USUAL], Looked(width=320))
    tab.focus("figure .scroll")
    tab.keyboard.press("ArrowRight")
    for _ in range(100):
        if moved := tab.evaluate("document.querySelector('figure .scroll').scrollLeft > 0"):
            break
        tab.wait_for_timeout(50)
    assert moved


def test_lines_are_neither_too_long_nor_too_short_to_read(
    pages: dict[tuple[str, Layout], bytes], opened: Opened
) -> None:
    for layout in (AS_USUAL, LARGE):
        tab = opened(pages["feedback", layout], Looked(layout=layout))
        font, spacing, width = tab.evaluate(
            "(() => { const p = document.querySelector('main p'), s = getComputedStyle(p);"
            " return [parseFloat(s.fontSize), parseFloat(s.lineHeight), parseFloat(s.maxWidth)] })()"
        )
        assert font == (24 if layout.large else 18)
        assert spacing / font == 1.5
        assert 60 <= width / (font * 0.48) <= 70  # a letter or space of running English is about 0.48 em wide


@pytest.mark.parametrize("layout", [AS_USUAL, LARGE], ids=["usual", "large"])
def test_on_paper_nothing_is_cut_off_and_the_links_are_written_out(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, layout: Layout
) -> None:
    tab = opened(pages["everything", layout], Looked(width=658, media="print", layout=layout))  # A4 between its margins
    assert sideways(tab) == 0
    assert tab.evaluate("[...document.querySelectorAll('.scroll')].every(one => one.scrollWidth <= one.clientWidth)")
    written = tab.evaluate("getComputedStyle(document.querySelector('main a'), '::after').content")
    assert "https://www.example.org/report" in written or "attr(href)" in written
    assert tab.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert tab.evaluate("getComputedStyle(document.querySelector('tbody tr')).breakInside") == "avoid"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(28, 35, 40)"
    shown = tab.evaluate("(one => one && getComputedStyle(one).position)(document.querySelector('.across'))")
    assert shown == ("fixed" if layout.mark else None)


BREAKS: dict[str, tuple[bytes, bytes]] = {
    "html-has-lang": (b'<html lang="en-GB"', b"<html"),
    "document-title": (b"<title>", b"<title></title><desc>"),
    "image-alt": (b"<h1>", b'<img src="data:,"><h1>'),
    "svg-img-alt": (b'aria-label="An empty map."', b""),
    "heading-order": (b"<h3 ", b"<h5 "),
    "scrollable-region-focusable": (b'tabindex="0"', b""),
    "landmark-unique": (b' <span class="unseen">(2)</span>', b""),
    "page-has-heading-one": (b"h1>", b"p>"),
}


@pytest.mark.parametrize("rule", BREAKS)
def test_a_page_with_a_fault_would_be_found_out(
    pages: dict[tuple[str, Layout], bytes], opened: Opened, rule: str
) -> None:
    data = pages["everything", AS_USUAL]
    sound, broken = BREAKS[rule]
    assert sound in data
    tab = opened(data.replace(sound, broken), Looked(width=320))
    assert rule in {one.partition(":")[0] for one in faults(tab)}


def test_text_too_pale_to_read_would_be_found_out(pages: dict[tuple[str, Layout], bytes], opened: Opened) -> None:
    tab = opened(pages["everything", AS_USUAL], Looked())
    tab.evaluate("document.documentElement.style.setProperty('--text', '#999999')")
    assert {one.partition(":")[0] for one in faults(tab)} == {"color-contrast"}
