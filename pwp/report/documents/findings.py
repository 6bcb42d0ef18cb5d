"""The findings report: who was asked and how, what they said, and apart from that what was made of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When, in_brackets
from pwp.errors import NothingYet
from pwp.model.logbook import HEARD, Logbook
from pwp.model.lookups import review_name
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.privacy.small_numbers import NOT_SHOWN
from pwp.report.documents import asking, choices, judged, promises, single_views, taking_part, weighing
from pwp.report.documents.assessed import assessments
from pwp.report.documents.counting import Fewest, fewest, took_part
from pwp.report.documents.evidence import sentence
from pwp.report.documents.feedback import quotes, unclear, waiting, ways_to_challenge
from pwp.report.documents.wording import STANCES, is_ahead, not_done
from pwp.report.view import Table, View, cell

MOST_MESSAGES = 5
"""So many themes stand in the summary; the others are counted there."""


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The findings report of an assessment's record; raises NothingYet where it holds nothing that people said."""
    workspace, log = assessment.loaded.workspace, taking_part.readable_log(assessment)
    engagement, today = workspace.engagement, log.today
    few = fewest(assessment)
    themes = weighing.most_raised_first(workspace.themes.themes, few)
    if not themes and not workspace.themes.totals and not any(log.of(*HEARD)):
        raise NothingYet(
            "nothing that people said is recorded in themes.yaml, and no occasion on which they were heard in log/"
        )
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    doubtful = frozenset(unclear(assessment))
    tables = {
        **_asked(workspace, log, few),
        **_said(workspace, log, themes, few),
        **_answered(workspace, log, themes, few),
    }
    values = {
        "body": body,
        "asked_on": str(today),
        **_about(workspace),
        "summary": engagement.summary or "",
        "messages": list(_messages(workspace, log, themes, few)),
        "still_open": log.taking_part.still_open,
        **_background(workspace),
        "support": asking.independent_support(workspace),
        "publicity": asking.publicity(workspace),
        "running": taking_part.running_totals(workspace, log, few),
        "not_heard": taking_part.not_heard(workspace, log),
        "deciding": taking_part.on_the_other_side(workspace, log),
        "limits": list(_limits(workspace, log)),
        "ordered": weighing.is_counted_alike(themes),
        "unrecorded": weighing.not_recorded_of(themes) if themes else [],
        "kept_back": _kept_back(len(single_views.kept_back(workspace, log))),
        "unanswered": [waiting(one, doubtful) for one in themes if one.response is None],
        "few_held": [one.theme or one.id for one in themes if one.minority],
        "quotes": list(quotes(assessment, None)),
        "assessments": assessments(workspace, today),
        "conclusions": list(_conclusions(workspace, today)),
        "decisions": weighing.decisions(workspace, today),
        "challenge": list(ways_to_challenge(workspace)),
        "participants": judged.participants(workspace, few),
        "community_view": judged.community_view(workspace),
        "data": _data(workspace),
        "has": {name: bool(table.rows) for name, table in tables.items()},
    }
    return View("findings", f"Findings report: {title}", body or title, assessment.as_of, values, tables)


def _asked(workspace: Workspace, log: Logbook, few: Fewest) -> dict[str, Table]:
    """The tables of how people were asked, and of who took part."""
    return {
        "methods": asking.methods(workspace, log),
        "news": asking.news(workspace, log),
        "barriers": asking.barriers(workspace, log.today),
        "information": asking.information(workspace),
        "totals": taking_part.totals(workspace, few),
        "groups": taking_part.groups_heard(workspace, log, few),
        "occasions": taking_part.occasions(workspace, log, few),
    }


def _said(workspace: Workspace, log: Logbook, themes: Sequence[Theme], few: Fewest) -> dict[str, Table]:
    """The tables of what people said."""
    return {
        "themes": weighing.themes_said(workspace, themes, few),
        "views": single_views.views(workspace, log),
        "challenges": weighing.challenges(log, log.today),
    }


def _answered(workspace: Workspace, log: Logbook, themes: Sequence[Theme], few: Fewest) -> dict[str, Table]:
    """The tables of what was made of it, of how people judged it, and of what can be read elsewhere."""
    to_keep = promises.standing(workspace.commitments.commitments, log.today).to_keep
    return {
        "answers": weighing.answers([one for one in themes if one.response], log.today),
        "promises": promises.with_their_state(to_keep, log.today)._replace(below_heading=False),
        "experience": judged.experience(log, few),
        "documents": _documents(workspace, log.today),
    }


def _about(workspace: Workspace) -> dict[str, Any]:
    """Who wrote the report, with whom, and whom to turn to."""
    engagement = workspace.engagement
    partners = [
        f"{one.name}{f' ({one.role[:1].lower()}{one.role[1:]})' if one.role else ''}"
        for one in engagement.partners
        if one.name and not one.not_done
    ]
    contact = engagement.lead.contact if engagement.lead and engagement.lead.contact else ""
    return {"partners": partners, "contact": contact}


def _messages(workspace: Workspace, log: Logbook, themes: Sequence[Theme], few: Fewest) -> Iterator[str]:
    """The report in a few sentences: how many took part, who was not heard, what was said, and what was decided."""
    for total in workspace.themes.totals:
        shown = took_part(total, few)
        numbers = [
            f"{said} {done}"
            for said, done in ((shown.people, "people took part"), (shown.responses, "responses came in"))
            if said is not None and said != NOT_SHOWN
        ]
        if numbers and not total.not_done:
            yield f"{taking_part.phase(workspace, total.for_) or 'In all'}: {', and '.join(numbers)}."
    for theme in themes[:MOST_MESSAGES]:
        many = few.how_many(theme)
        said = f"{STANCES.get(theme.stance or '', 'Theme')}: {theme.theme or theme.id}"
        yield sentence(f"{said.rstrip('.')}{f' ({many})' if many else ''}")
    if (more := len(themes) - MOST_MESSAGES) > 0:
        yield f"{more} more {'theme is' if more == 1 else 'themes are'} set out below."
    if unheard := taking_part.not_heard(workspace, log):
        yield f"The record does not show that these were heard: {'; '.join(one['name'] for one in unheard)}."
    for one in weighing.decisions(workspace, log.today):
        yield f"{one['title']}: {one['what'][:1].lower()}{one['what'][1:]}"


def _background(workspace: Workspace) -> dict[str, Any]:
    """What it was about, what it was for, and how far people could influence it."""
    plan = workspace.plan
    issue, level = plan.issue, plan.level
    offered = level.offered if level else None
    return {
        "issue": sentence(issue.statement) if issue and issue.statement else "",
        "known_from": list(issue.evidence) if issue else [],
        "raised_by": issue.raised_by if issue and issue.raised_by else "",
        "purpose": sentence(plan.purpose) if plan.purpose else "",
        "level": f"The level of engagement offered was: {offered}." if offered else "",
        "level_why": sentence(level.why) if level and level.why else "",
        "scope": asking.scope(workspace),
        "changes": [
            " ".join(sentence(part) for part in (f"{one.date or 'Day not recorded'}: {one.what}", one.why) if part)
            for one in plan.changes
            if one.what and not one.not_done
        ],
    }


def _limits(workspace: Workspace, log: Logbook) -> Iterator[str]:
    """What the findings cannot show: who is not in them, what was not counted, and what did not happen."""
    yield (
        "The numbers count those who took part. They do not show what everybody thinks, "
        "and cannot be read as public support or opposition."
    )
    yield "One person may raise several themes and come to several occasions, so the numbers are not added up."
    entries = [entry for _, entry in log.of(*HEARD)]
    uncounted = [one for one in entries if not taking_part.is_counted(one)]
    if uncounted:
        yield f"How many took part is not recorded for {len(uncounted)} of the {len(entries)} occasions."
    unnamed = [one for one in entries if not one.stakeholders]
    if unnamed:
        yield f"Which groups took part is not recorded for {len(unnamed)} of the {len(entries)} occasions."
    if any(one.reached and one.reached.approximate for one in entries):
        yield "Numbers with the word 'about' are estimates."
    for review in workspace.evaluation.reviews:
        if review.reached_everyone in ("no", "partly") and not review.not_done:
            far = "reached only in part" if review.reached_everyone == "partly" else "not all reached"
            yield sentence(
                f"{review_name(review)}{in_brackets(review.date)} found that those who should be heard were {far}"
            )
    for said in taking_part.fell_through(workspace, log.today):
        yield sentence(said)


def _conclusions(workspace: Workspace, today: When) -> Iterator[str]:
    """What was concluded from the findings: the appraisal of the options, and what the assessments conclude."""
    held, result = workspace.options.appraisal, choices.appraised(workspace, today)
    if held and held.not_done:
        yield not_done(held, "The options were not appraised")
    if result and result.ranking:
        ranked = "; ".join(choices.option_title(workspace, one) for one in result.ranking)
        yield f"The options from best to worst, as they were appraised{in_brackets(result.date)}: {ranked}."
    if result and result.recommendation:
        yield f"The appraisal recommends: {choices.option_title(workspace, result.recommendation)}."
    for one in workspace.impact.assessments:
        if one.conclusion and not one.not_done:
            yield sentence(f"Impact assessment, {one.title or one.id}. It concludes: {one.conclusion}")


def _kept_back(n: int) -> str:
    """How many views are not shown, and why; nothing where each is."""
    if n == 0:
        return ""
    views = "One view is not shown, as it is" if n == 1 else f"{n} views are not shown, as they are"
    return f"{views} in somebody's own words, and no permission to publish that is recorded."


def _data(workspace: Workspace) -> list[str]:
    """How what people told is kept, and who looked at whether anybody could be recognised."""
    known = workspace.plan.privacy
    if known is None:
        return ["How personal data is kept is not recorded."]
    if known.not_done:
        return [sentence(f"No personal data is held: {known.not_done}")]
    looked = known.disclosure_assessed
    return [
        sentence(f"What is held: {known.purpose or 'not recorded'}"),
        sentence(f"Privacy notice: {known.notice or 'where it can be read is not recorded'}"),
        f"Kept until: {known.retention_until or 'not recorded'}.",
        sentence(f"Looked at whether anybody could be recognised: {looked.outcome}")
        if looked and looked.outcome and not looked.not_done
        else "Whether anybody could be recognised from this report is not recorded to have been looked at.",
    ]


def _documents(workspace: Workspace, today: When) -> Table:
    """The documents that the public can have, and where."""
    rows = tuple(
        (
            cell(one.title or one.id),
            cell(str(one.date) if one.date else None, "Still to come" if is_ahead(one.date, today) else None),
            cell(one.url or one.file),
        )
        for one in workspace.documents.documents
        if one.public
    )
    return Table(
        "Documents that the public can have",
        "Each document with its date and where it is kept.",
        ("Document", "Date", "Where it is kept"),
        (50, 20, 30),
        rows,
    )
