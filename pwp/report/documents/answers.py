"""What people said, theme by theme, and what was answered: the tables that several documents show."""

from collections.abc import Iterable

from pwp.calendar import When
from pwp.model.themes import Theme
from pwp.report.documents.counting import Fewest
from pwp.report.documents.wording import by_when, not_done
from pwp.report.view import Cell, Table, cell

NOT_DONE = ("not-done", "partly")
TO_COME = ("will-do", "partly", "considering")
"""What may have become of a theme of which a day to come matters still."""
OUTCOMES = {
    "done": "Done",
    "will-do": "We will do this",
    "partly": "Done in part",
    "not-done": "Not done",
    "already": "In place already",
    "considering": "Being considered",
}


def outcome(theme: Theme) -> str:
    """What became of a theme, by the record's word; nothing where that is not recorded, or it was not answered."""
    return (theme.response.outcome if theme.response and not theme.response.not_done else None) or ""


def said(theme: Theme, few: Fewest) -> Cell:
    """What people said, and how many of how many said it."""
    return cell(
        theme.theme or theme.id,
        few.how_many(theme),
        "Only a few people held this view." if theme.minority else None,
    )


def did(themes: Iterable[Theme], few: Fewest, today: When) -> Table:
    """What people said, and what was done or is to be done about it."""
    rows = tuple(
        (said(theme, few), action(theme, today), cell(theme.response.difference if theme.response else None))
        for theme in themes
    )
    return Table(
        "What you said and what we did",
        "Each thing people said, with what was done or will be done, and the difference it makes.",
        ("What you said", "What we did or will do", "What difference it makes"),
        (36, 38, 26),
        rows,
        below_heading=True,
    )


def action(theme: Theme, today: When) -> Cell:
    """What was done or will be done about a theme, by when, and whether that day is past."""
    answer = theme.response
    if answer is None or answer.not_done:
        return cell(not_done(answer, "Not answered") if answer else None)
    due = by_when(answer.due, today) if answer.outcome in TO_COME else None
    return cell(OUTCOMES.get(answer.outcome or "", ""), answer.what, due)


def did_not(themes: Iterable[Theme], few: Fewest) -> Table:
    """What people said that was not done, or only in part, and why."""
    rows = tuple(
        (said(theme, few), cell(OUTCOMES[outcome(theme)]), cell(theme.response.why if theme.response else None))
        for theme in themes
    )
    return Table(
        "What we did not do, and why",
        "Each thing people said that was not done, or only in part, with the reason.",
        ("What you said", "Answer", "Why"),
        (40, 16, 44),
        rows,
        below_heading=True,
    )
