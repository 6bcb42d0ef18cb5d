"""IMP: when the impact assessments began, and what they look at."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place, State
from pwp.model.impact import Assessment
from pwp.model.lookups import begins_on, rows_with_people, unopened_before
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

ASSESSMENTS = subjects.assessments.home
NEEDED = {
    "equality": "equality",
    "human-rights": "human rights",
    "sustainability": "sustainability",
    "environment": "the environment",
}
"""What the assessments look at between them, and what to call it: Planning with People, parts 2 and 3."""


@check("IMP01", step="identify", over=subjects.assessments, none="missing: no impact assessment is recorded", days=28)
def assessment_begins_before_people_are_engaged(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment that is needed was begun before people were engaged.

    Why: what an assessment finds decides who has to be asked, and about what; begun later, it can change neither.
    Fewer than 28 days between the two is advice: the guidance asks for a good while, and no source sets a number.

    Put it right: in impact.yaml, give the day on which the assessment was `started`, or mark it `needed: no` with the
    reason under `why`; and in plan.yaml give the day on which each row of the timetable `opened`. A day that is a slip
    is corrected. Where it did come late, or the need for it only showed on the way, have that accepted in waivers.yaml.
    """
    name, started = assessment.id, assessment.started
    if harmed := not_needed_and_harmful(assessment):
        yield harmed
    elif assessment.needed is False and not says_nothing(assessment.why):
        yield met("why", because=assessment.why)
    elif assessment.needed is False:
        yield missing("why", f"{name} is said not to be needed, and nothing says why")
    elif assessment.not_done:
        yield failed("not_done", f"{name} was not carried out: {assessment.not_done}")
    elif started is None:
        yield missing("started", f"nothing says when work on {name} began")
    elif (signed := assessment.signed_off) and signed.date and before(signed.date, started):
        yield failed("started", f"{name} was begun on {started}, after it was signed off ({signed.date})")
    elif why := _not_first(name, started, ctx):
        yield why
    else:
        yield met("started")
        yield from _hurried(name, started, ctx)


def not_needed_and_harmful(assessment: Assessment) -> Verdict | None:
    """That an assessment is said not to be needed, and itself names a negative effect; None where it is not so."""
    if assessment.needed is not False:
        return None
    for number, one in enumerate(assessment.groups):
        if one.effect == "negative" and not one.not_done:
            sentence = f"{assessment.id} is said not to be needed, and names a negative effect"
            return failed(f"groups/{number}/effect", sentence)
    return None


def _not_first(name: str, started: When, ctx: Context) -> Verdict | None:
    """Why an assessment was not, or may not have been, begun before people were engaged; None where it was."""
    engaged = ctx.log.engaged_since
    if engaged is not None and by(engaged, started):
        return failed("started", f"{name} was begun on {started}, not before people were engaged ({engaged})")
    if ctx.has_come(started) is False and engaged is None:
        return not_due("started", f"{name} is to be begun on {started}")
    if ctx.has_come(started) is not True:
        return missing("started", ctx.not_yet(f"the start of {name}", started))
    if unopened := unopened_before(ctx.workspace, started, ctx.today):
        return missing("started", f"nothing says when {unopened.id} opened, so {name} may have been begun later")
    if engaged is not None and before(started, engaged) is None:
        return missing(
            "started", f"give the days: was {name} begun ({started}) before people were engaged ({engaged})?"
        )
    return _engaged_unknown(name, started, ctx) if engaged is None else None


def _engaged_unknown(name: str, started: When, ctx: Context) -> Verdict | None:
    """What keeps the day on which people were first engaged from being known; None where they were not yet."""
    undated = next((place for place, entry in ctx.log.with_people if entry.kind == "activity"), None)
    sent = ctx.log.sent_in_since
    if undated is not None:
        return missing(undated.at("date"), f"nothing says when this was held, so {name} may have been begun later")
    if sent is not None and before(started, sent) is not True:
        return missing("started", f"something came in from people on {sent}, so {name} may have been begun later")
    if ctx.taking_part.decided is not None:
        return missing("started", f"nothing says when people were engaged, so {name} may have been begun later")
    return None


def _hurried(name: str, started: When, ctx: Context) -> Iterator[Verdict]:
    """Advice where there was, or as planned will be, less time between the two than is advised."""
    days = int(ctx.thresholds["days"])
    planned = (begins_on(row) for row in rows_with_people(ctx.workspace))
    engaged = ctx.log.engaged_since or min((day for day in planned if day), key=lambda day: day.first, default=None)
    if engaged is None or not (started.is_day and engaged.is_day):
        return
    apart = (engaged.first - started.first).days
    if apart < days:
        ahead = f"{apart} {'day' if apart == 1 else 'days'}"
        yield advice("started", f"{name} was begun {ahead} before people were engaged; {days} are advised")


@check("IMP02", step="identify", over=subjects.record)
def assessments_look_at_rights_equality_and_the_environment(record: Workspace, ctx: Context) -> Verdicts:
    """The assessments made for this proposal look at equality, human rights, sustainability and the environment.

    Why: an assessment of a whole strategy says little about one street or one ward; what nobody looks at, nobody
    finds. Whether they look hard enough, people judge.

    Put it right: in impact.yaml, name under `covers` what each assessment looks at, and say under `specific` whether it
    was made for this proposal. For what is not needed, list one with `needed: no` and the reason under `why`. One
    assessment may cover several.
    """
    assessments = record.impact.assessments
    if not assessments:
        yield missing(ASSESSMENTS, "no impact assessment is recorded")
        return
    said = []
    for part in NEEDED:
        found = [(number, one) for number, one in enumerate(assessments) if part in one.covers]
        said.append(_looked_at(part, found, ctx))
    yield from sorted(dict.fromkeys(said), key=lambda verdict: not verdict.because)


def _looked_at(part: str, found: list[tuple[int, Assessment]], ctx: Context) -> Verdict:
    """The best that can be said of the assessments that cover something."""
    said = [_of_one(NEEDED[part], ASSESSMENTS.at(str(number)), one, ctx) for number, one in found]
    nothing = missing(ASSESSMENTS, f"no impact assessment looks at {NEEDED[part]}")
    return best(said) or nothing


def best(said: list[Verdict]) -> Verdict | None:
    """The verdict that says most: done, still to come, not done; nothing known comes last. None of none."""
    order = (State.MET, State.NOT_DUE, State.FAILED, State.MISSING)
    return min(said, key=lambda verdict: order.index(verdict.state), default=None)


def _of_one(what: str, place: Place, one: Assessment, ctx: Context) -> Verdict:
    """What one assessment that covers something shows of that."""
    if one.needed is False and not says_nothing(one.why) and not not_needed_and_harmful(one):
        return met(place.at("why"), because=one.why)
    if one.needed is False and one.why:
        return missing(
            place.at("needed"), f"{one.id}, on {what}, is said not to be needed, and names a negative effect"
        )
    if one.needed is False:
        return missing(place.at("why"), f"{one.id}, on {what}, is said not to be needed, and nothing says why")
    if one.not_done:
        return failed(place.at("not_done"), f"{one.id}, on {what}, was not carried out: {one.not_done}")
    if one.specific is False:
        sentence = f"{what} is looked at only in {one.id}, which was made for something wider"
        return missing(place.at("specific"), sentence)
    if one.started is not None and ctx.has_come(one.started) is False:
        return not_due(place.at("started"), f"{one.id}, on {what}, is to be begun on {one.started}")
    return met(place.at("covers"))
