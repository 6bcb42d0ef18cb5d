"""OPT: the appraisal of the options: when it was held, and what it came to."""

from collections.abc import Iterator
from typing import TypeVar

from pwp.calendar import When, before, by, earliest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.checks.consultation.opening import UNAPPRAISED, UNDATED, appraised_late, first_appraised
from pwp.findings import Place
from pwp.model.appraised import appraised_on
from pwp.model.consulted import is_consultation
from pwp.model.lookups import (
    begins_on,
    decisions_taken,
)
from pwp.model.options import Appraisal
from pwp.model.workspace import Workspace

T = TypeVar("T")
NO_APPRAISAL = f"missing: {UNAPPRAISED}"


def _appraisals(workspace: Workspace) -> Iterator[tuple[Place, Appraisal]]:
    """The appraisal, where there is one that is not known not to have happened."""
    appraisal = workspace.options.appraisal
    if appraisal is not None and not appraisal.not_done and not workspace.options.not_done:
        yield appraisals.home, appraisal


appraisals: Subjects[Appraisal] = Subjects(
    "option appraisal", "option appraisals", Place(subjects.OPTIONS, ("appraisal",)), _appraisals
)


@check("OPT03", step="plan", over=appraisals, none=NO_APPRAISAL)
def options_are_appraised_before_people_are_consulted(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """The options were appraised, and the result stood, before the consultation on them opened.

    Why: people are consulted on what the appraisal leaves; if it comes afterwards, it can only confirm what was asked.

    Put it right: in options.yaml, give the days on which the appraisal was `held`, and the `date` of its result; in
    plan.yaml, the day on which the consultation `opened`, and the `options` it puts to people. An appraisal that came
    too late is made good by asking people again. A session once the consultation has closed, with its answers in hand,
    is no fault.
    """
    first, result = earliest(day for _, day in appraised_on(appraisal)), appraisal.result
    opens, row = _first_asked(ctx.workspace)
    stood = result.date if result else None
    place = first_appraised(appraisal)
    if first is None:
        yield missing(place, UNDATED)
    elif ctx.has_come(first) is False:
        yield not_due(place, f"the options are to be appraised on {first}")
    elif ctx.has_come(first) is None:
        yield missing(place, ctx.not_yet("the appraisal", first))
    elif opens is None:
        yield met("held")
    elif late := appraised_late(appraisal, row, opens, ctx):
        yield late
    elif stood is not None and before(stood, opens) is not True:
        yield missing("result/date", f"the result stood on {stood}, and {row} opened on {opens}")
    else:
        yield met("held")


def _first_asked(workspace: Workspace) -> tuple[When | None, str]:
    """When a consultation first put options to people, and which; where none says so, the last of them."""
    rows = [(begin, row) for row in workspace.plan.timetable if is_consultation(row) and (begin := begins_on(row))]
    asking = [one for one in rows if one[1].options] or sorted(rows, key=lambda one: one[0].first)[-1:]
    begin, row = min(asking, key=lambda one: one[0].first, default=(None, None))
    return begin, row.id if row else ""


@check("OPT10", step="plan", over=appraisals, none=NO_APPRAISAL)
def appraisal_recommends_and_does_not_decide(appraisal: Appraisal, ctx: Context) -> Verdicts:
    """The appraisal came to a recommendation, and the decision was taken apart from it, and later.

    Why: those who appraise have no mandate to decide; and a decision that is there already makes their work a show.

    Put it right: in options.yaml, give under `result` the `recommendation` and its `date`; in decisions.yaml, give the
    decision its own `date`. Where the decision came first, it has to be taken again with the recommendation at hand.
    """
    result = appraisal.result
    if result is None or not result.recommendation:
        if result is not None and result.not_done:
            yield failed("result/not_done", f"the appraisal came to no recommendation: {result.not_done}")
        else:
            yield missing("result", "nothing says which option the appraisal recommends")
    elif result.date is None:
        yield missing("result/date", "nothing says when the appraisal came to its recommendation")
    elif ctx.has_come(result.date) is False:
        yield not_due("result/date", f"the recommendation is to stand on {result.date}")
    elif ctx.has_come(result.date) is None:
        yield missing("result/date", ctx.not_yet("the recommendation", result.date))
    else:
        yield from _before_the_decision(result.date, ctx) or [met("result/recommendation")]


def _before_the_decision(stood: When, ctx: Context) -> list[Verdict]:
    """What shows, or leaves open, that a recommendation did not come before the decision."""
    found = []
    for _, one in decisions_taken(ctx.workspace, ctx.today):
        if one.date is None:
            found.append(awaited.undated(one, ctx))
        elif before(one.date, stood):
            sentence = f"{one.id} was taken on {one.date}, before the recommendation ({stood})"
            found.append(failed("result/date", sentence))
        elif stood.is_day and by(one.date, stood):
            found.append(missing("result/date", f"{one.id} was taken on the very day of the recommendation ({stood})"))
        elif before(stood, one.date) is None:
            sentence = f"give the days: was {one.id} ({one.date}) taken after the recommendation ({stood})?"
            found.append(missing("result/date", sentence))
    return found
