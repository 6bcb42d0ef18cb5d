"""EVL: how well the engagement was done, and what came of it."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due, partly
from pwp.model.plan import Outcome


@check("EVL02", step="evaluate", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_is_reached(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome the plan set out to achieve was reached, and something shows it.

    Why: engagement is for something; whether it came about is the first thing to ask, and a result without
    evidence is only a hope.

    Put it right: in evaluation.yaml, under `outcomes`, give each outcome of the plan its `result` and the
    `evidence` that shows it.
    """
    found = [
        (position, one)
        for position, one in enumerate(ctx.workspace.evaluation.outcomes)
        if one.outcome == outcome.id
    ]
    if not found:
        yield missing("", f"nothing says whether {outcome.id} was reached")
    for position, one in found:
        place = subjects.evaluation.home.at(f"outcomes/{position}")
        if one.result == "not-met":
            yield failed(place.at("result"), f"{outcome.id} was not reached")
        elif one.result == "partly":
            yield partly(place.at("result"), f"{outcome.id} was reached in part")
        elif one.result == "too-early":
            yield not_due(place.at("result"), f"it is too early to tell whether {outcome.id} was reached")
        elif one.result is None:
            yield missing(place.at("result"), f"nothing says whether {outcome.id} was reached")
        elif not one.evidence:
            yield missing(place.at("evidence"), f"{outcome.id} is said to be reached, and nothing shows it")
        else:
            yield met(place)
