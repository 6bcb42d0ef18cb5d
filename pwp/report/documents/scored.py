"""The scores given to standards and the judgements of requirements, as the evaluation report shows them."""

from collections.abc import Iterable, Iterator, Mapping

from pwp.assessment import Assessment
from pwp.assessment.judging import INCOMPLETE_JUDGEMENT
from pwp.calendar import When, by
from pwp.findings import Finding, State
from pwp.model.evaluation import Judgement
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import RATINGS, evidence, not_done
from pwp.report.view import Table, cell

WORST_FIRST = ("not-met", "partly", None, "met")


def scores(workspace: Workspace, today: When) -> Table:
    """The scores given to standards, the lowest first, with the reason and who gave each."""
    found = sorted(workspace.evaluation.standards, key=lambda one: one.score or 0)
    rows = tuple(
        (
            cell(one.standard),
            cell(not_done(one, "Not scored") or (None if one.score is None else f"{one.score} of 6")),
            cell(one.why, _shown_by(workspace, one.evidence)),
            cell("; ".join(one.scored_by), day_or_plan(one.date, today)),
        )
        for one in found
    )
    return Table(
        "Scores",
        "Each standard that was scored, from 1, the lowest, to 6, with the reason, what shows it, and who scored it.",
        ("Standard", "Score", "Why", "By whom and when"),
        (22, 12, 42, 24),
        rows,
        below_heading=True,
    )


def judgements(assessment: Assessment) -> list[dict[str, str]]:
    """Every judgement, the worst first: what it is of, the rating and the reason, and what keeps it from counting."""
    found = enumerate(assessment.loaded.workspace.evaluation.judgements)
    in_order = sorted(found, key=lambda one: (WORST_FIRST.index(one[1].rating), one[0]))
    titles = {each.requirement.id: each.requirement.title for each in assessment.requirements}
    return [_judgement(one, position, assessment, titles) for position, one in in_order]


def _judgement(one: Judgement, position: int, assessment: Assessment, titles: Mapping[str, str]) -> dict[str, str]:
    """One judgement in sentences; `titles` are those of the requirements, by their ids."""
    of = [f"{titles[each]} ({each})" if each in titles else each for each in one.requirements]
    by_whom = "; ".join(one.by) or "by whom is not recorded"
    return {
        "of": "; ".join(of) or "What was judged is not recorded",
        "rating": (not_done(one, "Not judged") or RATINGS.get(one.rating or "", "Rating not recorded")).rstrip("."),
        "why": sentence(one.why) if one.why else "Why is not recorded.",
        "who": sentence(f"Judged by: {by_whom}; {day_or_plan(one.date, When.of(assessment.as_of))}"),
        "shown": sentence(_shown_by(assessment.loaded.workspace, one.evidence)),
        "lacking": " ".join(_lacking(assessment, position)),
    }


def falls_short(judged: dict[str, str]) -> bool:
    """Whether a judgement is not of something as met, or does not count yet."""
    return judged["rating"] != RATINGS["met"] or bool(judged["lacking"])


def _lacking(assessment: Assessment, position: int) -> Iterator[str]:
    """What keeps a judgement from counting, a sentence each."""
    for found in assessment.findings:
        if found.code == INCOMPLETE_JUDGEMENT.code and found.state is State.MISSING and _stands_at(found, position):
            yield sentence(found.sentence)


def _stands_at(found: Finding, position: int) -> bool:
    return found.place.file == "evaluation.yaml" and found.place.route[:2] == ("judgements", position)


def _shown_by(workspace: Workspace, ids: Iterable[str]) -> str:
    """What shows something, or that nothing is named that does."""
    named = evidence(workspace, ids)
    return f"Shown by: {named}" if named else "Nothing is named that shows it"


def day_or_plan(day: When | None, today: When) -> str:
    """A day as it is written, with the word planned where it is still to come; else that it is not recorded."""
    if day is None:
        return "Day not recorded"
    return f"Planned for {day}" if by(day, today) is False else str(day)
