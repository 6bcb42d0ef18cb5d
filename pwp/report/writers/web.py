"""A document as one page for a browser: nothing on it is fetched from elsewhere, and nothing on it runs.

The page is made to WCAG 2.2 AA; what it looks like stands in templates/reports/page.css. The same document gives the
same bytes.
"""

import base64
import hashlib
from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markdown_it.token import Token
from markupsafe import Markup

from pwp import resources
from pwp.calendar.when import When
from pwp.plain import clean
from pwp.report.view import Layout, View
from pwp.report.writers.page_body import Body, running_text

FEWEST_FOR_CONTENTS = 4
"""From how many sections on a page lists them at its head."""


def write(view: View, tokens: Sequence[Token], layout: Layout) -> bytes:
    """The document as the bytes of an HTML file."""
    title, rest = _title(view, tokens)
    body = Body(view)
    body.walk(rest)
    style = Markup(_style() + body.column_widths())  # noqa: S704 - a file of ours, and numbers
    mark = clean(layout.mark or "")
    page = _frame().render(
        style=style,
        policy=_policy(style),
        name=f"{mark} | {clean(view.title)}" if mark else clean(view.title),
        author=clean(view.author),
        day=str(When.of(view.date)),
        large=layout.large,
        mark=mark,
        title=title,
        sections=body.sections if len(body.sections) >= FEWEST_FOR_CONTENTS else (),
        main=body.markup(),
    )
    return page.encode()


def _title(view: View, tokens: Sequence[Token]) -> tuple[Markup, Sequence[Token]]:
    """The one heading of level 1, which stands in the page's header, and the tokens that are left."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return running_text(tokens[1].children or ()), tokens[3:]
    return Markup.escape(clean(view.title)), tokens


def _frame() -> Template:
    """What stands around the text of every page."""
    environment = Environment(
        loader=FileSystemLoader(str(resources.folder("templates") / "reports"), encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


def _style() -> str:
    """What every page looks like."""
    return (resources.folder("templates") / "reports" / "page.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """What a browser may load for the page: its own style, told by its hash, and pictures that stand in it."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
