"""The evaluation report: how well it was done by the word of those concerned, what came of it, and what was learned."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.findings import State
from pwp.model.evaluation import Evaluation, Outside
from pwp.model.logbook import Logbook
from pwp.model.workspace import Workspace
from pwp.report.documents import judged, reached, scored, taking_part
from pwp.report.documents.counting import Fewest, fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.scored import day_or_plan
from pwp.report.documents.wording import RATINGS, by_when, not_done, planned_or_done
from pwp.report.view import Table, View, cell
from pwp.spelling import listed

ALL_HEARD = "each group on the stakeholder map that the engagement is with"
KINDS = {"worked": "It worked", "improve": "To do better"}
POINTS = {"good": "Found good", "shortfall": "Found wanting", "recommendation": "Recommended"}


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The evaluation report of an assessment's record; raises NothingYet where nothing is evaluated."""
    workspace, log = assessment.loaded.workspace, taking_part.readable_log(assessment)
    held = workspace.evaluation
    if held == Evaluation():
        raise NothingYet("no review, score, judgement, outcome or lesson is recorded in evaluation.yaml")
    engagement = workspace.engagement
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    given = scored.judgements(assessment)
    few = fewest(assessment)
    tables = _tables(workspace, log, few)
    values = {
        "body": body,
        "asked_on": str(log.today),
        "not_judged": _not_judged(assessment),
        "summary": list(_summary(workspace, log, sum(bool(one["lacking"]) for one in given))),
        "planned": _planned(workspace),
        "asked": [one.question for one in _questions(workspace) if one.question],
        "not_heard": taking_part.not_heard(workspace, log),
        "fell_through": [sentence(one) for one in taking_part.fell_through(workspace, log.today)],
        "participants": judged.participants(workspace, few),
        "community_view": judged.community_view(workspace),
        "judgements": given,
        "short_of_met": [one for one in given if scored.falls_short(one)],
        "reviews": judged.reviews(workspace, log.today),
        "improved": reached.service_changes(workspace, log.today),
        "shared": [
            f"{one.what or 'What was shared is not recorded'}, with {one.to or 'whom is not recorded'}"
            f" ({not_done(one) or planned_or_done(one.date, log.today, 'shared')})"
            for one in held.shared
        ],
        "outside": [_outside(one, position, log.today) for position, one in enumerate(held.outside)],
        "contact": engagement.lead.contact if engagement.lead and engagement.lead.contact else "",
        "has": {name: bool(table.rows) for name, table in tables.items()},
    }
    return View("evaluation", f"Evaluation report: {title}", body or title, assessment.as_of, values, tables)


def _tables(workspace: Workspace, log: Logbook, few: Fewest) -> dict[str, Table]:
    """The tables of the report."""
    held = workspace.evaluation
    return {
        "outcomes": reached.outcomes(workspace),
        "methods": reached.methods(workspace, log),
        "groups": reached.groups(workspace, log, few),
        "totals": taking_part.totals(workspace, few),
        "experience": judged.experience(log, few),
        "scores": scored.scores(workspace, log.today),
        "changes": _changes(workspace, log.today),
        "lessons": _lessons(workspace, log.today),
        **{f"points-{position}": _points(one, log.today) for position, one in enumerate(held.outside)},
    }


def _not_judged(assessment: Assessment) -> str:
    """How many questions for people are not answered yet, in a sentence; nothing where all are."""
    left = sum(one.state is State.TO_JUDGE for one in assessment.requirements)
    return f"Not judged yet: {left}, listed in the assurance report." if left else ""


def _summary(workspace: Workspace, log: Logbook, uncounted: int) -> Iterator[str]:
    """The report in a few sentences, each with its numbers; `uncounted` judgements do not count yet."""
    held, planned = workspace.evaluation, workspace.plan.outcomes
    results = Counter(one.result for one in held.outcomes if not one.not_done)
    if planned or held.outcomes:
        told = _told(results, ("met", "partly", "not-met", "too-early"))
        yield f"Outcomes: {len(planned)} in the plan. Recorded: {told or 'none as reached'}."
    if unheard := len(taking_part.not_heard(workspace, log)):
        were = "was" if unheard == 1 else "were"
        yield f"Groups: the record does not show that {unheard} on the stakeholder map {were} heard."
    elif log.participating:
        yield f"Groups: the log shows that {ALL_HEARD} was heard."
    scores = [one.score for one in held.standards if one.score is not None and not one.not_done]
    many = f"{len(scores)} given, from {min(scores)} to {max(scores)} of 6" if scores else "no standard is scored"
    yield f"Scores: {many}."
    ratings = Counter(one.rating for one in held.judgements if not one.not_done)
    told = _told(ratings, ("met", "partly", "not-met")) or "none has a rating"
    but = f". Of these, {uncounted} {'does' if uncounted == 1 else 'do'} not count yet" if uncounted else ""
    yield f"Judgements: {f'{len(held.judgements)} recorded: {told}{but}' if held.judgements else 'none is recorded'}."
    waiting = sum(not one.acted and not one.not_done and not one.used_in for one in held.lessons)
    learned = f"{len(held.lessons)} recorded; {waiting} of them not recorded as acted on or used"
    yield f"Lessons: {learned if held.lessons else 'none is recorded'}."


def _told(counts: Counter[Any], words: tuple[str, ...]) -> str:
    """How many there are of each result, in words."""
    return listed(f"{counts[each]} {RATINGS[each].lower()}" for each in words if counts[each])


def _questions(workspace: Workspace) -> Iterable[Any]:
    planned = workspace.plan.evaluation
    return planned.questions if planned else ()


def _planned(workspace: Workspace) -> list[str]:
    """How the evaluation was planned, or that this is not recorded."""
    planned = workspace.plan.evaluation
    if planned is None:
        return ["How the engagement was to be evaluated is not recorded."]
    if planned.not_done:
        return [not_done(planned, "No evaluation was planned")]
    return [
        sentence(f"How: {planned.how or 'not recorded'}"),
        sentence(f"When: {listed(map(str, planned.when)) or 'not recorded'}"),
        sentence(f"By whom: {'; '.join(planned.by) or 'not recorded'}"),
    ]


def _changes(workspace: Workspace, today: When) -> Table:
    """What was changed in the plan on the way, why, and what prompted it."""
    rows = tuple(
        (cell(day_or_plan(one.date, today)), cell(one.what, not_done(one)), cell(one.why), cell(one.prompted_by))
        for one in workspace.plan.changes
    )
    return Table(
        "What was changed on the way",
        "Each change to the plan, with its day, the reason, and what prompted it.",
        ("When", "What was changed", "Why", "What prompted it"),
        (18, 30, 30, 22),
        rows,
    )


def _lessons(workspace: Workspace, today: When) -> Table:
    """What was learned, who carries it forward and by when, and what became of it."""
    rows = tuple(
        (
            cell(one.lesson, KINDS.get(one.kind or "")),
            cell(one.owner, by_when(None if one.acted else one.due, today)),
            cell(
                not_done(one),
                planned_or_done(one.acted, today, "Acted on") if one.acted else None,
                f"Used in: {one.used_in}" if one.used_in else None,
                otherwise="Not recorded as acted on",
            ),
        )
        for one in workspace.evaluation.lessons
    )
    return Table(
        "Lessons",
        "Each lesson, who carries it forward and by when, and what became of it.",
        ("Lesson", "Who acts, and by when", "What became of it"),
        (44, 28, 28),
        rows,
        below_heading=True,
    )


def _outside(one: Outside, position: int, today: When) -> dict[str, Any]:
    """What an outside body found: who it is, when, what it concluded, and the table of its points."""
    conclusion = RATINGS.get(one.conclusion or "", "not recorded").lower()
    until = f" It looks at what was done until {one.covers_until}." if one.covers_until else ""
    return {
        "by": one.by or one.id,
        "said": not_done(one, "No report was made")
        or f"{planned_or_done(one.date, today, 'Reported')}. Its conclusion: {conclusion}.{until}",
        "table": f"points-{position}",
        "has_points": bool(one.points),
    }


def _points(outside: Outside, today: When) -> Table:
    """What an outside body found, point by point, and what was answered and done."""
    rows = tuple(
        (
            cell(one.point or one.id, f"About: {', '.join(one.about)}" if one.about else None),
            cell(POINTS.get(one.result or "")),
            cell(
                one.answer,
                not_done(one) or (planned_or_done(one.done, today, "Done") if one.done else None),
                otherwise="No answer is called for" if one.result == "good" else "No answer is recorded",
            ),
        )
        for one in outside.points
    )
    return Table(
        f"What {outside.by or outside.id} found",
        "Each point, whether it was found good or wanting or is a recommendation, and the answer to it.",
        ("Point", "What kind", "Answer"),
        (40, 22, 38),
        rows,
    )
