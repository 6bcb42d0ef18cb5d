"""The decision annex: for those who decide, what people said and how it was weighed, and what was considered when."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When, before, by, latest
from pwp.errors import NothingYet
from pwp.model.decisions import Decision
from pwp.model.logbook import Logbook
from pwp.model.lookups import final_decisions, rows_with_people, taken
from pwp.model.plan import Phase
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.report.documents import choices, taking_part, weighing
from pwp.report.documents.assessed import assessments
from pwp.report.documents.choices import option_title
from pwp.report.documents.considered import considered, open_points
from pwp.report.documents.counting import fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.feedback import unclear, ways_to_challenge
from pwp.report.documents.wording import days, group, not_done, yes_or_no
from pwp.report.view import Table, View, cell

KINDS = {"engagement": "Engagement", "consultation": "Consultation"}


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The annex to a decision paper; raises NothingYet where neither a theme nor a decision is recorded."""
    workspace, log = assessment.loaded.workspace, taking_part.readable_log(assessment)
    engagement, today = workspace.engagement, log.today
    decisions = weighing.in_order_of_decisions(workspace.decisions.decisions)
    few = fewest(assessment)
    themes = weighing.most_raised_first(workspace.themes.themes, few)
    if not themes and not decisions:
        raise NothingYet("neither what people said is recorded in themes.yaml, nor a decision in decisions.yaml")
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    doubtful = frozenset(unclear(assessment))
    final = [one for _, one in final_decisions(workspace) if taken(one, today) is not False]
    tables = {
        "asked": _asked(workspace, today),
        "totals": taking_part.totals(workspace, few),
        "weighed": _weighed(assessment, themes, final, doubtful),
        "options": choices.options(workspace, final, today),
        "left-open": open_points(decisions),
        **{f"considered-{position}": considered(workspace, one) for position, one in enumerate(decisions)},
    }
    values = {
        "body": body,
        "asked_on": str(today),
        "question": engagement.summary or "",
        "maker": _maker(workspace),
        "groups": [group(workspace, one.id) for one in workspace.stakeholders.stakeholders if one.id in log.heard],
        "not_heard": taking_part.not_heard(workspace, log),
        "ordered": weighing.is_counted_alike(themes),
        "appraisal": list(choices.appraisal(workspace)),
        "assessments": assessments(workspace, today),
        "decisions": [_decision(one, position, workspace, log) for position, one in enumerate(decisions)],
        "challenge": list(ways_to_challenge(workspace)),
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
        "has": {name: bool(table.rows) for name, table in tables.items()},
    }
    return View("decision-annex", f"Decision annex: {title}", body or title, assessment.as_of, values, tables)


def _asked(workspace: Workspace, today: When) -> Table:
    """When people were asked: the parts of the timetable with people, as planned and as they were."""
    rows = tuple(
        (
            cell(row.what or row.id, KINDS.get(row.kind), not_done(row, "Not held")),
            cell(days(row.start, row.end), f"Length announced: {row.length}" if row.length else None),
            cell(*_opened(row, today)),
            cell(*(option_title(workspace, one) for one in row.options), otherwise="No options are recorded"),
        )
        for row in workspace.plan.timetable
        if row.kind in KINDS
    )
    return Table(
        "When people were asked",
        "Each part of the timetable with people: when it was planned, when it was open, and the options put to them.",
        ("Part", "Planned", "Open", "Options put to people"),
        (28, 20, 24, 28),
        rows,
        below_heading=True,
    )


def _opened(row: Phase, today: When) -> Iterator[str]:
    """When a part was open, how long it was extended, and when it stood still."""
    if row.not_done:
        yield "Not held"
        return
    if row.opened and by(row.opened, today) is False:
        yield f"Planned for {row.opened}"
    elif row.opened:
        yield days(row.opened, row.closed) if row.closed else f"Since {row.opened}; the last day is not recorded"
    elif row.closed:
        yield f"Until {row.closed}; the first day is not recorded"
    for one in row.extended:
        yield not_done(one, "Not extended") or sentence(
            f"Extended to {one.to or 'a day not recorded'}: {one.why or 'why is not recorded'}"
        )
    for pause in row.paused:
        when = f"{'in part ' if pause.what == 'part' else ''}{days(pause.from_, pause.to) or 'on days not recorded'}"
        yield not_done(pause, "Not paused") or sentence(f"Paused {when}: {pause.why or 'why is not recorded'}")


def _maker(workspace: Workspace) -> list[str]:
    """Who decides, and how it was agreed that it is decided."""
    known = workspace.plan.decision
    if known is None:
        return ["Who decides, and how, is not recorded in the plan."]
    if known.not_done:
        return [not_done(known, "The way of deciding was not set out")]
    return [
        sentence(f"Who decides: {known.maker or 'not recorded'}"),
        sentence(f"How it is decided: {known.process or 'not recorded'}"),
        f"This was agreed {known.agreed.on}." if known.agreed else "When this was agreed is not recorded.",
    ]


def _weighed(
    assessment: Assessment, themes: Sequence[Theme], final: Sequence[Decision], doubtful: Collection[str]
) -> Table:
    """What people said, who and how many, what is made of it and why, and whether it was weighed in a decision."""
    workspace, today, few = assessment.loaded.workspace, When.of(assessment.as_of), fewest(assessment)
    rows = tuple(
        (
            cell(
                one.theme or one.id,
                few.how_many(one) or "How many is not recorded",
                "Only a few people held this view." if one.minority else None,
            ),
            cell(*(group(workspace, id_) for id_ in one.raised_by)),
            cell(*weighing.answer(one, doubtful, today), _because(one)),
            cell(_weighed_in(one, final)),
        )
        for one in themes
    )
    return Table(
        "What people said, and how it was weighed",
        "Each theme with how many raised it and which groups, what is made of it and why, and whether it was weighed.",
        ("What people said", "Who said it", "What is made of it, and why", "Weighed in the decision"),
        (28, 24, 32, 16),
        rows,
        below_heading=True,
    )


def _because(theme: Theme) -> str | None:
    """The reason for what is made of a theme; that there is none where there is an answer."""
    if theme.response is None or theme.response.not_done:
        return None
    return sentence(f"Why: {theme.response.why or 'no reason is recorded'}")


def _weighed_in(theme: Theme, final: Sequence[Decision]) -> str:
    """Whether a theme was weighed in a decision at the end, as far as one was taken."""
    if not final:
        return "No final decision yet"
    return "Yes" if any(theme.id in one.themes_weighed for one in final) else "Not recorded as weighed"


def _decision(one: Decision, position: int, workspace: Workspace, log: Logbook) -> dict[str, Any]:
    """One decision: what was decided, why, on what conditions, and how far the way of deciding was kept to."""
    come = taken(one, log.today) is not False
    chosen = "; ".join(option_title(workspace, each) for each in one.options)
    final = any(one is each for _, each in final_decisions(workspace))
    return {
        "title": one.title or one.id,
        "stage": weighing.STAGES.get(one.stage or "", ""),
        "what": weighing.decided(one, log.today),
        "early": _too_early(workspace, one) if come else "",
        "taken": come,
        "points": [
            sentence(f"Options: {chosen or 'not recorded'}"),
            sentence(f"Reasons: {one.reasons or 'not recorded'}"),
            *_way_of_deciding(one, told=final),
        ],
        "conditions": [
            sentence(f"{each.what or each.id} ({not_done(each) or _met(each.met, log.today)})")
            for each in one.conditions
        ],
        "table": f"considered-{position}",
        "considered": bool(considered(workspace, one).rows),
        "final": final,
    }


def _way_of_deciding(one: Decision, *, told: bool) -> Iterator[str]:
    """How a decision was taken; what is not recorded of it is `told` of a final one alone."""
    priority = one.same_priority
    for question, answer in (
        ("How well people had been engaged was considered", one.engagement_quality_considered),
        ("What people said had the same weight as clinical and money matters", priority.given if priority else None),
        ("It was decided in the way that had been agreed", one.process_followed),
        ("The papers are open to the public", one.papers_public),
    ):
        if told or answer is not None:
            yield f"{question}: {yes_or_no(value=answer)}."
    if priority and priority.why_not:
        yield sentence(f"Why what people said had less weight: {priority.why_not}")


def _met(day: When | None, today: When) -> str:
    if day is None:
        return "not recorded as met"
    return f"planned to be met {day.on}" if by(day, today) is False else f"met {day.on}"


def _too_early(workspace: Workspace, one: Decision) -> str:
    """That a final decision was taken while people could still take part, where the record shows that."""
    final = [decision for _, decision in final_decisions(workspace)]
    closed = [row.closed for row in rows_with_people(workspace)] if one in final and one.date else []
    late = [day for day in closed if day and one.date and before(one.date, day)]
    return f"People could still take part after it, until {latest(late)}." if late else ""
