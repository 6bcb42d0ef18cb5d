"""IMP: when the impact assessments began, and what they look at."""

from collections.abc import Iterator

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.identify.impact_named import names_no_island
from pwp.checks.looking import ASSESSMENTS, LACKING, affected_all_the_same, harmful, looked_at, looking
from pwp.model.impact import Assessment
from pwp.model.lookups import begins_on, rows_with_people, unopened_before
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

NO_ASSESSMENT = "missing: no impact assessment is recorded, nor a reason why none is needed"
NEEDED = ("equality", "human-rights", "sustainability", "environment")
"""What the assessments look at between them: Planning with People, parts 2 and 3."""


@check("IMP01", step="identify", over=subjects.assessments, none="missing: no impact assessment is recorded", days=28)
def assessment_begins_before_people_are_engaged(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment that is needed was begun before people were engaged.

    Why: what an assessment finds decides who has to be asked, and about what; begun later, it can change neither.
    Fewer than 28 days between the two is advice: the guidance asks for a good while, and no source sets a number.

    Put it right: in impact.yaml, give the day on which the assessment was `started`, or mark it `needed: no` with the
    reason under `why`, which stands where nobody it would look at is affected; and in plan.yaml give the day on which
    each row of the timetable `opened`. A day that is a slip is corrected. Where it did come late, or the need for it
    only showed on the way, have that accepted in waivers.yaml.
    """
    name, started = assessment.id, assessment.started
    if assessment.needed is False:
        yield _not_needed(assessment, ctx)
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


def _not_needed(assessment: Assessment, ctx: Context) -> Verdict:
    """Whether an assessment that is said not to be needed has a reason, and nothing in the record speaks against it."""
    said, number = f"{assessment.id} is said not to be needed", harmful(assessment)
    kinds = (ctx.about,) if ctx.about else assessment.covers
    if number is not None:
        return failed(f"groups/{number}/effect", f"{said}, and names a negative effect")
    if says_nothing(assessment.why):
        return missing("why", f"{said}, and nothing says why")
    if people := affected_all_the_same(assessment, kinds, ctx):
        return missing("needed", f"{said}, though {people} are affected")
    return met("why", because=assessment.why)


def set_aside(assessment: Assessment, ctx: Context) -> Iterator[Verdict]:
    """That an assessment is not needed, was not carried out, or is still to come."""
    name, started = assessment.id, assessment.started
    if assessment.needed is False:
        yield _not_needed(assessment, ctx)
    elif assessment.not_done:
        yield failed("not_done", f"{name} was not carried out: {assessment.not_done}")
    elif started is not None and ctx.has_come(started) is False:
        yield not_due("started", f"{name} is to be begun on {started}")


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
    """That there was, or as planned will be, less time between the two than is advised, or than is asked."""
    days = int(ctx.thresholds["days"])
    planned = (begins_on(row) for row in rows_with_people(ctx.workspace))
    engaged = ctx.log.engaged_since or min((day for day in planned if day), key=lambda day: day.first, default=None)
    if engaged is None or not (started.is_day and engaged.is_day):
        if engaged is not None and "days" in ctx.binding:
            yield missing("started", f"give the days: how long before {engaged} was {name} begun ({started})?")
        return
    apart = (engaged.first - started.first).days
    if apart < days:
        ahead = f"{apart} {'day' if apart == 1 else 'days'}"
        asked = "asked for" if "days" in ctx.binding else "advised"
        sentence = f"{name} was begun {ahead} before people were engaged; {days} are {asked}"
        yield ctx.beyond("days", "started", sentence) if ctx.log.engaged_since else advice("started", sentence)


@check(LACKING, step="identify", over=subjects.looked_at)
def assessments_look_at_what_they_have_to(record: Workspace, ctx: Context) -> Verdicts:
    """The assessments made for this proposal look at equality, human rights, sustainability and the environment.

    Why: an assessment of a whole strategy says little about one street or one ward; what nobody looks at, nobody
    finds. Whether they look hard enough, people judge. Some requirements ask this of one thing alone, such as island
    communities.

    Put it right: in impact.yaml, name under `covers` what each assessment looks at, and say under `specific` whether it
    was made for this proposal. For what is not needed, list one with `needed: no` and the reason under `why`. One
    assessment may cover several.
    """
    if not record.impact.assessments:
        yield missing(ASSESSMENTS, "no impact assessment is recorded")
        return
    if ctx.about == "islands" and (wanting := _no_island(ctx)):
        yield wanting
        return
    said = [looked_at(part, ctx) for part in ([ctx.about] if ctx.about else NEEDED)]
    yield from sorted(dict.fromkeys(said), key=lambda verdict: not verdict.because)


def _no_island(ctx: Context) -> Verdict | None:
    """That the assessments of island communities name those on whom there is an effect, and no island."""
    said = looking("islands", ctx)
    if said and all(one.needed is not False and names_no_island(one, ctx) for _, one in said):
        place, one = said[0]
        return missing(place.at("groups"), f"{one.id} covers island communities, and names no island that is concerned")
    return None
