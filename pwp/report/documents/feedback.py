"""The feedback document: what we asked, what you said, what we did or did not do and why; for all, or one group."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.findings import Place
from pwp.model.logbook import HEARD, Logbook
from pwp.model.lookups import final_decisions, taken, takes_part
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.privacy.permission import may_show
from pwp.privacy.references import refers_to_somebody
from pwp.report.documents import answers, promises, taking_part, weighing
from pwp.report.documents.counting import Fewest, fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heard import occasions
from pwp.report.documents.single_views import under_no_theme
from pwp.report.documents.taking_part import readable_log
from pwp.report.view import Said, Table, View


def parts(assessment: Assessment) -> Mapping[str, str]:
    """The stakeholder groups that feedback can be written for alone, each by its id with its name."""
    groups = assessment.loaded.workspace.stakeholders.stakeholders
    return {one.id: one.name or one.id for one in groups if takes_part(one)}


def view(assessment: Assessment, part: str | None = None) -> View:
    """The feedback document of an assessment's record; of what one group raised, where a `part` names it.

    Raises NothingYet where there is nothing that people could be told.
    """
    workspace, log = assessment.loaded.workspace, readable_log(assessment)
    themes = [one for one in workspace.themes.themes if part is None or part in one.raised_by]
    if not themes and part is None and not _anything_to_tell(workspace, log):
        raise NothingYet(
            "there is nothing to tell people yet: nothing is recorded of what they were asked (plan.yaml), "
            "of what they said (themes.yaml), or of where they were heard (log/)"
        )
    engagement = workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    group = parts(assessment)[part] if part else ""
    tables = _tables(workspace, log, themes, part, fewest(assessment))
    doubtful = frozenset(unclear(assessment))
    values = {
        "engagement": title,
        "body": body,
        "asked_on": str(log.today),
        "group": group,
        "summary": engagement.summary or "",
        **_asked(workspace),
        "unanswered": [waiting(theme, doubtful) for theme in themes if not answers.outcome(theme)],
        "themes": bool(themes),
        "quotes": list(quotes(assessment, {one.id for one in themes if one.raised_by == (part,)} if part else None)),
        "decisions": list(_decisions(workspace, log.today)),
        "challenge": list(ways_to_challenge(workspace)),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
        **{name.replace("-", "_"): bool(table.rows) for name, table in tables.items()},
    }
    heading = f"What you told us, and what we did: {title}{f' ({group})' if group else ''}"
    return View("feedback", heading, body or title, assessment.as_of, values, tables)


def _asked(workspace: Workspace) -> dict[str, Any]:
    """What people were asked: what for, what they could influence, and what not."""
    scope = workspace.plan.scope
    return {
        "purpose": workspace.plan.purpose or "",
        "open": [point.what for point in (scope.open if scope else ()) if point.what],
        "fixed": list(_fixed(workspace)),
    }


def _tables(
    workspace: Workspace, log: Logbook, themes: Sequence[Theme], group: str | None, few: Fewest
) -> dict[str, Table]:
    """The tables of what was said and became of it, of one group or of all; and of who took part, or where."""
    answered = [theme for theme in themes if answers.outcome(theme)]
    made = workspace.commitments.commitments
    raised = {one.id for one in themes}
    to_keep, _, changed = promises.standing(
        (one for one in made if group is None or group in one.to or one.theme in raised), log.today
    )
    return {
        "took-part": taking_part.totals(workspace, few),
        **({"heard": occasions(workspace, group, log, few)} if group else {}),
        "did": answers.did([one for one in answered if answers.outcome(one) != "not-done"], few, log.today),
        "did-not": answers.did_not([one for one in answered if answers.outcome(one) in answers.NOT_DONE], few),
        "left-over": under_no_theme(workspace, log, group),
        "promises": promises.to_be_kept(to_keep, log.today),
        "changed": promises.changed(changed),
    }


def unclear(assessment: Assessment) -> Iterator[str]:
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


def waiting(theme: Theme, doubtful: Collection[str]) -> str:
    """A theme without an answer that can be shown, saying so where one is recorded, or why there is none."""
    said = theme.theme or theme.id
    if theme.response and theme.response.not_done:
        return sentence(f"{said.rstrip('.')}. Not answered: {theme.response.not_done}")
    return f"{said} (an answer is recorded, and cannot be shown here yet)" if theme.id in doubtful else said


def _fixed(workspace: Workspace) -> Iterator[dict[str, str]]:
    """What could not be influenced, with the reason."""
    scope = workspace.plan.scope
    for point in scope.fixed if scope else ():
        if point.what:
            yield {"what": point.what, "why": point.why or ""}


def quotes(assessment: Assessment, themes: Collection[str] | None) -> Iterator[dict[str, str]]:
    """The quotes that may be shown, on some themes or on all; never who said them, but as they agreed to be described.

    A quote about which reading found anything at all, such as a date that cannot be understood, is not shown.
    """
    loaded = assessment.loaded
    for position, quote in enumerate(loaded.workspace.themes.quotes):
        place = loaded.texts.as_written(Place("themes.yaml", ("quotes", position)))
        doubtful = any(place.holds(finding.place) for finding in loaded.findings)
        wanted = themes is None or quote.theme in themes
        if quote.text and wanted and not doubtful and may_show(quote, assessment.as_of):
            who = quote.attributed_as or ""
            yield {"text": Said(quote.text, quote.language), "who": "" if refers_to_somebody(who) else who}


def _decisions(workspace: Workspace, today: When) -> Iterator[dict[str, Any]]:
    """The decisions at the end: what was decided and why, and nothing of that where one is still to be taken."""
    for _, decision in final_decisions(workspace):
        come = taken(decision, today) is not False
        yield {
            "title": (decision.title or decision.id).rstrip("."),
            "what": weighing.decided(decision, today),
            "reasons": sentence(decision.reasons) if decision.reasons and come else "",
            "left_open": weighing.left_open(decision) if come else [],
        }


def _anything_to_tell(workspace: Workspace, log: Logbook) -> bool:
    """Whether the record holds anything at all that people could be told of."""
    asked, said = workspace.plan.purpose or workspace.plan.scope, workspace.themes.totals or workspace.themes.quotes
    told = workspace.decisions.decisions or workspace.commitments.commitments
    return bool(asked or said or told or any(log.of(*HEARD)))


def ways_to_challenge(workspace: Workspace) -> Iterator[str]:
    """The ways recorded to challenge what was decided or held to be fixed, each once."""
    scope = workspace.plan.scope
    yield from dict.fromkeys(point.challenge for point in (scope.fixed if scope else ()) if point.challenge)
