"""OPT: what the options were judged by, who set the weights, and how the options were scored."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, advice, check, failed, met, missing
from pwp.checks.plan.appraising import NO_APPRAISAL, appraisals
from pwp.findings import Place
from pwp.model.lookups import parties, shown_by
from pwp.model.options import Appraisal, Criterion, Score
from pwp.model.weighing import judged_by, means, scores_given, to_be_scored
from pwp.model.workspace import Workspace
from pwp.spelling import listed, same_word, says_nothing

SHOWN = 3
HIGHEST_MARK = 10
"""Weights that are whole numbers up to this one may be marks, and not parts of a whole."""
CRITERIA = Place(subjects.OPTIONS, ("appraisal", "criteria"))
ROUNDING = 0.01
"""By how much of the whole weights may miss it, since each was rounded."""


def _criteria(workspace: Workspace) -> Iterator[tuple[Place, Criterion]]:
    """What options were judged by."""
    for _, appraisal in appraisals.find(workspace):
        for position, one in enumerate(appraisal.criteria):
            if not one.not_done:
                yield Place(CRITERIA.file, (*CRITERIA.route, position)), one


criteria: Subjects[Criterion] = Subjects(
    "criterion",
    "criteria",
    CRITERIA,
    _criteria,
)


@check("OPT07", step="plan", over=appraisals, none=NO_APPRAISAL)
def every_option_is_scored_on_evidence(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """Every option was scored on every criterion, and each score says who gave it and what it rests on.

    Why: a score that rests on nothing is a preference with a number on it; and an option that was not scored was not
    appraised. Options that were dropped before the scoring need no score.

    Put it right: in options.yaml, list under `scores` each option on each criterion: the `score`, who gave it (`by`),
    and what it rests on, as `evidence` that is in the record, or in a sentence under `why`.
    """
    options = to_be_scored(ctx.workspace.options, appraisal)
    names, given = [one.id for one in judged_by(appraisal)], means(appraisal)
    if not names:
        yield missing("criteria", "nothing says what the options were judged by")
    elif not given:
        yield missing("scores", "no scores of the options are recorded")
    else:
        gaps = [
            missing("scores", f"{one.id} has no score for {listed(lacks[:SHOWN])}")
            for one in options
            if (lacks := [name for name in names if (one.id, name) not in given])
        ]
        gaps += _unfounded(appraisal, ctx)
        yield from gaps or [met("scores")]


def _unfounded(appraisal: Appraisal, ctx: Context) -> Iterator[Verdict]:
    """That some scores do not say who gave them, or what they rest on: each said once, with how many there are."""
    given = scores_given(appraisal)
    nobody = [(n, one) for n, one in given if says_nothing(one.by)]
    nothing = [(n, one) for n, one in given if not _rests_on_something(one, appraisal, ctx)]
    for (position, one), why, many in (
        *((nobody[0], "who gave", nobody) for _ in nobody[:1]),
        *((nothing[0], "what is behind", nothing) for _ in nothing[:1]),
    ):
        more = f", nor for {len(many) - 1} more" if len(many) > 1 else ""
        yield missing(f"scores/{position}", f"nothing says {why} the score of {one.option} for {one.criterion}{more}")


def _rests_on_something(score: Score, appraisal: Appraisal, ctx: Context) -> bool:
    """Whether a score names evidence that is in the record, or says in words what it rests on."""
    if score.evidence and shown_by(ctx.workspace, score.evidence, ctx.today):
        return True
    texts = {one.criterion for one in appraisal.criteria if one.id == score.criterion}
    named = (score.option, score.criterion, *texts)
    return not says_nothing(score.why) and not any(one and same_word(score.why or "", one) for one in named)


@check("OPT08", step="plan", over=appraisals, none=NO_APPRAISAL)
def weights_make_up_a_whole(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """Every criterion has its weight, and the weights add up.

    Why: people can only see how much each thing counts where the weights are parts of one whole. Whole numbers up to
    ten may be marks, which need not add up: for them it is advice to give shares.

    Put it right: in options.yaml, say under `criteria` what each `criterion` is, and give it its `weight`, so that they
    add up to 100, or to 1. A point more or less is taken for rounding.
    """
    del ctx
    judged = [(n, one) for n, one in enumerate(appraisal.criteria) if not one.not_done]
    weights = [one.weight for _, one in judged if one.weight is not None]
    below = next(((n, one) for n, one in judged if one.weight is not None and one.weight < 0), None)
    whole = sum(weights)
    if not judged:
        yield missing("criteria", "nothing says what the options were judged by")
    elif below:
        yield failed(f"criteria/{below[0]}/weight", f"the weight of {below[1].id} is less than zero")
    elif len(weights) < len(judged) or not all(one.criterion for _, one in judged):
        for position, one in judged:
            if one.weight is None:
                yield missing(f"criteria/{position}", f"nothing says how much {one.id} counts")
            if not one.criterion:
                yield missing(f"criteria/{position}", f"nothing says what {one.id} means")
    elif _is_whole(whole):
        yield met("criteria")
    elif whole and all(one <= HIGHEST_MARK and float(one).is_integer() for one in weights):
        yield met("criteria")
        yield advice("criteria", f"the weights add up to {whole:g}; as shares of 100 they are easier to follow")
    else:
        yield missing("criteria", f"the weights add up to {whole:g}, and not to 100")


def _is_whole(weights: float) -> bool:
    """Whether weights add up to 100, or to 1, but for their rounding."""
    return any(abs(weights / whole - 1) <= ROUNDING + 1e-9 for whole in (1, 100))


@check("OPT12", step="plan", over=criteria, none="missing: nothing says what the options were judged by")
def it_is_said_who_set_each_weight(criterion: Criterion, ctx: Context) -> Verdicts:
    """Every criterion says who set it and its weight.

    Why: whoever sets the weights settles much of the outcome before anything is scored.

    Put it right: in options.yaml, say under `set_by` of each criterion who set it: the workshop, the groups, the post.
    Where only those who decide set them, have those who take part look at them again, and say so.
    """
    deciding = list(parties(ctx.workspace))
    if says_nothing(criterion.set_by) or same_word(criterion.set_by or "", criterion.criterion or criterion.id):
        yield missing("set_by", f"nothing says who set the weight of {criterion.id}")
    else:
        yield met("set_by")
        if any(same_word(criterion.set_by or "", one) for one in deciding):
            yield advice("set_by", f"the weight of {criterion.id} was set by those who decide or run it")
