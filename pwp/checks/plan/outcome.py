"""OPT: what came of the scores: the ranking, and whether it hangs on one weight."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, advice, check, failed, met, missing
from pwp.findings import Place
from pwp.model.options import Options
from pwp.model.weighing import Weighed, weighed
from pwp.model.workspace import Workspace
from pwp.spelling import listed

SHOWN = 3


def _worked_out(workspace: Workspace) -> Iterator[tuple[Place, tuple[Options, Weighed]]]:
    """The options and how they come out, where every score and weight is there."""
    outcome = None if workspace.options.not_done else weighed(workspace.options)
    if outcome is not None:
        yield Place(subjects.OPTIONS), (workspace.options, outcome)


worked_out: Subjects[tuple[Options, Weighed]] = Subjects(
    "set of scored options", "sets of scored options", Place(subjects.OPTIONS), _worked_out
)
NOT_WORKED_OUT = "not-applicable: scores or weights are lacking, so no order can be worked out"


@check("OPT09", step="plan", over=worked_out, none=NOT_WORKED_OUT)
def ranking_follows_from_the_scores(worked: tuple[Options, Weighed], ctx: Context) -> Verdicts:
    """The ranking is the one that the weighted scores give.

    Why: where the ranking is not what the figures say, one of the two is wrong, or something else decided.

    Put it right: correct the score, the weight or the `ranking` in options.yaml, whichever is the slip. A higher score
    is the better one. Where those who appraised had reasons to recommend another option than the first, the ranking
    stays as it came out, and the reasons stand in the report.
    """
    del ctx
    options, outcome = worked
    result = options.appraisal.result if options.appraisal else None
    ranked: list[str] = [one for one in result.ranking if one in outcome.scores] if result else []
    left = [one for one in outcome.scores if one not in ranked]
    if not ranked:
        yield missing("appraisal/result", "nothing says in which order the options came out")
    elif wrong := _out_of_order(outcome, ranked):
        yield wrong
    elif left:
        yield missing("appraisal/result/ranking", f"the ranking leaves out {listed(left[:SHOWN])}")
    else:
        yield met("appraisal/result/ranking")
    recommended = result.recommendation if result else None
    if recommended in outcome.scores and not set(outcome.first()) & {recommended}:
        sentence = f"{recommended} is recommended, and {outcome.first()[0]} comes out first"
        yield advice("appraisal/result/recommendation", sentence)


def _out_of_order(outcome: Weighed, ranked: list[str]) -> Verdict | None:
    """That an option is ranked before one that surely came out ahead of it."""
    for position, higher in enumerate(ranked):
        for lower in ranked[position + 1 :]:
            if outcome.ahead(lower, higher):
                figures = f"{outcome.total(lower):.4g} to {outcome.total(higher):.4g}"
                sentence = f"{higher} is ranked before {lower}, but by the scores {lower} is ahead ({figures})"
                return failed("appraisal/result/ranking", sentence)
    return None


@check("OPT13", step="plan", over=worked_out, none=NOT_WORKED_OUT, points=10)
def outcome_does_not_hang_on_one_weight(worked: tuple[Options, Weighed], ctx: Context) -> Verdicts:
    """The same option still comes first when any one weight is somewhat greater or smaller.

    Why: an outcome that changes with a small change of one weight is a choice of weights, not of options; those who
    decide should know. That is no fault, and only advice. Each weight is changed by ten points of a hundred, and the
    others keep their proportion; no source sets that number.

    Put it right: say it in the report of the appraisal, and to those who decide. Where the options come out alike, say
    what else speaks for one of them.
    """
    _, outcome = worked
    points = ctx.thresholds["points"]
    first = outcome.first()
    yield met("appraisal/criteria")
    if len(first) > 1:
        yield advice("appraisal/scores", f"{listed(first[:SHOWN])} come out alike")
    for flip in outcome.flips(points):
        than = "more" if flip.more else "less"
        sentence = f"{flip.option} would come first if {flip.criterion} counted {points:g} points of a hundred {than}"
        yield ctx.beyond("points", "appraisal/criteria", sentence)
