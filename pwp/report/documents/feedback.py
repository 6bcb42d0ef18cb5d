"""The feedback document: what we asked, what you said, what we did, what we did not do and why."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.lookups import final_decisions
from pwp.model.themes import Theme, Total
from pwp.model.workspace import Workspace
from pwp.privacy.permission import may_show
from pwp.privacy.references import refers_to_somebody
from pwp.report.view import Cell, Table, View, cell

NOT_DONE = ("not-done", "partly")
OUTCOMES = {
    "done": "Done",
    "will-do": "We will do this",
    "partly": "Done in part",
    "not-done": "Not done",
    "already": "In place already",
    "considering": "Being considered",
}
CHANGED = {"changed": "Changed", "referred": "Passed on"}
"""What became of a promise that is not kept as it was made."""


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The feedback document of an assessment's record."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    themes = workspace.themes.themes
    answered = [theme for theme in themes if theme.response and theme.response.outcome]
    did = [theme for theme in answered if _outcome(theme) != "not-done"]
    did_not = [theme for theme in answered if _outcome(theme) in NOT_DONE]
    open_ = [theme for theme in themes if theme not in answered]
    unclear = frozenset(_unclear(assessment))
    commitments = workspace.commitments.commitments
    promises = [one for one in commitments if one.state != "done" and one.state not in CHANGED]
    changed = [one for one in commitments if one.state in CHANGED]
    values = {
        "engagement": title,
        "body": body,
        "asked_on": str(When.of(assessment.as_of)),
        "summary": engagement.summary or "",
        "purpose": workspace.plan.purpose or "",
        "open": [point.what for point in (workspace.plan.scope.open if workspace.plan.scope else ()) if point.what],
        "fixed": list(_fixed(workspace)),
        "did": bool(did),
        "did_not": bool(did_not),
        "unanswered": [_open(theme, unclear) for theme in open_],
        "themes": bool(themes),
        "took_part": bool(workspace.themes.totals),
        "quotes": list(_quotes(assessment)),
        "decisions": list(_decisions(workspace)),
        "promises": bool(promises),
        "changed": bool(changed),
        "challenge": list(_challenge(workspace)),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
    }
    tables = {
        "took-part": _took_part(workspace, workspace.themes.totals),
        "did": _did(did),
        "did-not": _did_not(did_not),
        "promises": _promises(promises),
        "changed": _changed(changed),
    }
    return View(
        "feedback", f"What you told us, and what we did: {title}", body or title, assessment.as_of, values, tables
    )


def _unclear(assessment: Assessment) -> Iterator[str]:
    """The themes, by their ids, whose answer is written and not understood."""
    for place in assessment.loaded.misread:
        if place.file == "themes.yaml" and len(place.route) > 1 and place.route[0] == "themes":
            theme = _called_there(assessment, Place(place.file, place.route[:2]))
            if theme is not None:
                yield theme


def _called_there(assessment: Assessment, written: Place) -> str | None:
    """The id of the theme that stands at a place of its file."""
    themes = enumerate(assessment.loaded.workspace.themes.themes)
    places = ((Place("themes.yaml", ("themes", position)), theme.id) for position, theme in themes)
    return next((id_ for place, id_ in places if assessment.loaded.texts.as_written(place) == written), None)


def _open(theme: Theme, unclear: Collection[str]) -> str:
    """A theme without an answer that can be shown, saying so where one is recorded."""
    said = theme.theme or theme.id
    return f"{said} (an answer is recorded, and cannot be shown here yet)" if theme.id in unclear else said


def _outcome(theme: Theme) -> str:
    return (theme.response.outcome if theme.response else None) or ""


def _fixed(workspace: Workspace) -> Iterator[dict[str, str]]:
    """What could not be influenced, with the reason."""
    scope = workspace.plan.scope
    for point in scope.fixed if scope else ():
        if point.what:
            yield {"what": point.what, "why": point.why or ""}


def _quotes(assessment: Assessment) -> Iterator[dict[str, str]]:
    """The quotes that may be shown; never who said them, beyond the description recorded for that.

    A quote about which reading found anything at all, such as a date that cannot be understood, is not shown.
    """
    loaded = assessment.loaded
    for position, quote in enumerate(loaded.workspace.themes.quotes):
        place = loaded.texts.as_written(Place("themes.yaml", ("quotes", position)))
        doubtful = any(place.holds(finding.place) for finding in loaded.findings)
        if quote.text and not doubtful and may_show(quote, assessment.as_of):
            who = quote.attributed_as or ""
            yield {"text": quote.text, "who": "" if refers_to_somebody(who) else who}


def _decisions(workspace: Workspace) -> Iterator[dict[str, Any]]:
    for _, decision in final_decisions(workspace):
        yield {
            "title": decision.title or decision.id,
            "by": decision.by or "",
            "date": str(decision.date) if decision.date else "",
            "outcome": decision.outcome or "",
            "reasons": decision.reasons or "",
            "left_open": [one.what for one in decision.left_open if one.what],
        }


def _challenge(workspace: Workspace) -> Iterator[str]:
    """The ways recorded to challenge what was decided or held to be fixed, each once."""
    scope = workspace.plan.scope
    yield from dict.fromkeys(point.challenge for point in (scope.fixed if scope else ()) if point.challenge)


def _took_part(workspace: Workspace, totals: Iterable[Total]) -> Table:
    """How many took part, in each part of the timetable; people and responses are never added up."""
    phases = {row.id: row for row in workspace.plan.timetable}
    rows = []
    for total in totals:
        row = phases.get(total.for_) if total.for_ else None
        rows.append(
            (
                cell((row.what if row else None) or total.for_),
                cell(None if total.people is None else f"{total.people:,}"),
                cell(None if total.responses is None else f"{total.responses:,}"),
            )
        )
    return Table(
        "Who took part",
        "For each part of the engagement, how many people took part and how many responses there were.",
        ("Part", "People", "Responses"),
        (50, 25, 25),
        tuple(rows),
    )


def _said(theme: Theme) -> Cell:
    """What people said, and how many of how many said it."""
    return cell(
        theme.theme or theme.id,
        _how_many(theme),
        "Only a few people held this view." if theme.minority else None,
    )


def _how_many(theme: Theme) -> str | None:
    """How often a theme was raised, never without what it is out of, where that is recorded."""
    count = theme.count
    if count is None or count.n is None:
        return None
    what = count.what or "people or responses"
    return f"{count.n:,} of {count.of:,} {what}" if count.of is not None else f"{count.n:,} {what}"


def _did(themes: Iterable[Theme]) -> Table:
    rows = tuple(
        (_said(theme), _action(theme), cell(theme.response.difference if theme.response else None)) for theme in themes
    )
    return Table(
        "What you said and what we did",
        "Each thing people said, with what was done or will be done, and the difference it makes.",
        ("What you said", "What we did or will do", "What difference it makes"),
        (36, 38, 26),
        rows,
        below_heading=True,
    )


def _action(theme: Theme) -> Cell:
    """What was done or will be done about a theme, and by when."""
    answer = theme.response
    if answer is None:
        return cell(None)
    due = f"By {answer.due}" if answer.due and answer.outcome in ("will-do", "partly", "considering") else None
    return cell(OUTCOMES.get(answer.outcome or "", ""), answer.what, due)


def _did_not(themes: Iterable[Theme]) -> Table:
    rows = tuple(
        (_said(theme), cell(OUTCOMES[_outcome(theme)]), cell(theme.response.why if theme.response else None))
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


def _promises(promises: Iterable[Commitment]) -> Table:
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(one.owner),
            cell(str(one.due) if one.due else None),
        )
        for one in promises
    )
    return Table(
        "What we have promised",
        "Each promise that is still to be kept, who keeps it, and by when.",
        ("Promise", "Who keeps it", "By when"),
        (52, 26, 22),
        rows,
    )


def _changed(promises: Iterable[Commitment]) -> Table:
    rows = tuple(
        (
            cell(one.promise or one.id),
            cell(CHANGED[one.state or ""], str(one.state_date) if one.state_date else None),
            cell(one.why or "Not recorded."),
        )
        for one in promises
    )
    return Table(
        "What we promised and then changed",
        "Each promise that was changed or passed on to somebody else, since when, and why.",
        ("Promise", "What became of it", "Why"),
        (42, 20, 38),
        rows,
    )
