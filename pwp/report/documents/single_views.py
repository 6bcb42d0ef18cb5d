"""Single views: what was noted on each occasion, and what became of it; never somebody's own words without leave."""

import re
from collections.abc import Iterable, Iterator

from pwp.model.log import Entry, View
from pwp.model.logbook import HEARD, Logbook
from pwp.model.lookups import theme_of
from pwp.model.workspace import Workspace
from pwp.privacy.permission import may_show
from pwp.report.documents.wording import STANCES, held, in_order_of_days
from pwp.report.view import Table, cell

_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE)
"""Words in which people speak of themselves."""
_ORDER = ("concern", "mixed", "question", "suggestion", "support", None)
"""Those first that are the easiest to lose."""


def views(workspace: Workspace, log: Logbook) -> Table:
    """The views that were noted, with the theme of each and the occasion; but for those `kept_back`."""
    themes: dict[str, str | None] = {one.id: one.theme for one in workspace.themes.themes}
    rows = tuple(
        (
            cell(STANCES.get(one.stance or "")),
            cell(one.what, f"Theme: {name}" if (name := themes.get(theme_of(one, entry) or "")) else None),
            cell(entry.title or entry.id, held(entry)),
        )
        for one, entry in sorted(_shown(workspace, log), key=lambda pair: _ORDER.index(pair[0].stance))
    )
    return Table(
        "The range of views",
        "Each view that was noted, of which kind it is, the theme it belongs to, and on which occasion it was voiced.",
        ("Kind", "What was said", "Where"),
        (17, 47, 36),
        rows,
        below_heading=True,
    )


def under_no_theme(workspace: Workspace, log: Logbook, group: str | None) -> Table:
    """The views that belong to no theme, and so are answered nowhere; of the occasions one group was at, or of all."""
    themes = {one.id for one in workspace.themes.themes}
    found = [
        (one, entry)
        for one, entry in _shown(workspace, log)
        if theme_of(one, entry) not in themes and (group is None or group in entry.stakeholders)
    ]
    return Table(
        "What else people said",
        "Each thing that was said and belongs to none of what is answered above, and where it was said.",
        ("What was said", "Where"),
        (60, 40),
        tuple((cell(one.what), cell(entry.title or entry.id, held(entry))) for one, entry in found),
        below_heading=True,
    )


def kept_back(workspace: Workspace, log: Logbook) -> list[View]:
    """The views that are somebody's own words: in the first person, or a quote that may not be shown."""
    quotes = [one for one in workspace.themes.quotes if not may_show(one, log.today.first)]
    texts = [_bare(one.text) for one in quotes if one.text]
    return [
        one
        for entry in _heard(log)
        for one in entry.views
        if one.what and (_FIRST_PERSON.search(one.what) or _is_quoted(one.what, texts))
    ]


def _shown(workspace: Workspace, log: Logbook) -> Iterator[tuple[View, Entry]]:
    """The views that may be shown, each with its occasion, by day."""
    held_back = {id(one) for one in kept_back(workspace, log)}
    return ((one, entry) for entry in _heard(log) for one in entry.views if one.what and id(one) not in held_back)


def _heard(log: Logbook) -> list[Entry]:
    return in_order_of_days(entry for _, entry in log.of(*HEARD))


def _bare(text: str) -> str:
    """A text as it is compared: its letters and numbers alone."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_quoted(view: str, quotes: Iterable[str]) -> bool:
    """Whether a view is a quote, or one holds the other."""
    said = _bare(view)
    return any(said in one or one in said for one in quotes)
