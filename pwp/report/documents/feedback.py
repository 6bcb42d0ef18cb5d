"""The feedback document: what we asked, what you said, what we did or did not do and why; for all, or one group."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.logbook import HEARD, Logbook
from pwp.model.lookups import final_decisions, taken, takes_part
from pwp.model.themes import Theme, Total
from pwp.model.workspace import Workspace
from pwp.privacy.permission import may_show
from pwp.privacy.references import refers_to_somebody
from pwp.report.documents import answers, promises, weighing
from pwp.report.documents.counting import Fewest, fewest, took_part
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heard import occasions
from pwp.report.documents.single_views import under_no_theme
from pwp.report.documents.taking_part import readable_log
from pwp.report.view import Said, Table, View, cell


def parts(assessment: Assessment) -> Mapping[str, str]:
    """The stakeholder groups that feedback can be written for alone, each by its id with its name."""
    groups = assessment.loaded.workspace.stakeholders.stakeholders
    return {one.id: one.name or one.id for one in groups if takes_part(one)}


def view(assessment: Assessment, part: str | None = None) -> View:
    """The feedback document of an assessment's record; of what one group raised, where a `part` names it."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    themes = [one for one in workspace.themes.themes if part is None or part in one.raised_by]
    answered = [theme for theme in themes if theme.response and theme.response.outcome]
    did = [theme for theme in answered if answers.outcome(theme) != "not-done"]
    did_not = [theme for theme in answered if answers.outcome(theme) in answers.NOT_DONE]
    open_ = [theme for theme in themes if theme not in answered]
    log, few = readable_log(assessment), fewest(assessment)
    if not themes and part is None and not _anything_to_tell(workspace, log):
        raise NothingYet(
            "what people were asked is not recorded in plan.yaml, what they said not in themes.yaml, "
            "and no occasion on which they were heard in log/"
        )
    doubtful = frozenset(unclear(assessment))
    made = [one for one in workspace.commitments.commitments if part is None or _concerns(one, part, themes)]
    to_keep, _, changed = promises.standing(made, log.today)
    left_over = under_no_theme(workspace, log, part)
    heard = occasions(workspace, part, assessment.as_of, few) if part else None
    values = {
        "engagement": title,
        "body": body,
        "asked_on": str(log.today),
        "group": parts(assessment)[part] if part else "",
        "summary": engagement.summary or "",
        "purpose": workspace.plan.purpose or "",
        "open": [point.what for point in (workspace.plan.scope.open if workspace.plan.scope else ()) if point.what],
        "fixed": list(_fixed(workspace)),
        "did": bool(did),
        "did_not": bool(did_not),
        "unanswered": [waiting(theme, doubtful) for theme in open_],
        "themes": bool(themes),
        "left_over": bool(left_over.rows),
        "took_part": bool(workspace.themes.totals),
        "heard": bool(heard and heard.rows),
        "quotes": list(quotes(assessment, {one.id for one in themes if one.raised_by == (part,)} if part else None)),
        "decisions": list(_decisions(workspace, log.today)),
        "promises": bool(to_keep),
        "changed": bool(changed),
        "challenge": list(ways_to_challenge(workspace)),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
    }
    tables = {
        "took-part": _took_part(workspace, workspace.themes.totals, few),
        "did": answers.did(did, few, log.today),
        "did-not": answers.did_not(did_not, few),
        "left-over": left_over,
        "promises": promises.to_be_kept(to_keep, log.today),
        "changed": promises.changed(changed),
        **({"heard": heard} if heard else {}),
    }
    whom = f" ({values['group']})" if part else ""
    heading = f"What you told us, and what we did: {title}{whom}"
    return View("feedback", heading, body or title, assessment.as_of, values, tables)


def _concerns(promise: Commitment, group: str, themes: Iterable[Theme]) -> bool:
    """Whether a promise was made to a group, or about what it raised."""
    return group in promise.to or any(promise.theme == one.id for one in themes)


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
    """A theme without an answer that can be shown, saying so where one is recorded."""
    said = theme.theme or theme.id
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


def _took_part(workspace: Workspace, totals: Iterable[Total], few: Fewest) -> Table:
    """How many took part, in each part of the timetable; people and responses are never added up."""
    phases = {row.id: row for row in workspace.plan.timetable}
    rows = []
    for total in totals:
        row = phases.get(total.for_) if total.for_ else None
        shown = took_part(total, few)
        rows.append((cell((row.what if row else None) or total.for_), cell(shown.people), cell(shown.responses)))
    return Table(
        "Who took part",
        "For each part of the engagement, how many people took part and how many responses there were.",
        ("Part", "People", "Responses"),
        (50, 25, 25),
        tuple(rows),
    )
