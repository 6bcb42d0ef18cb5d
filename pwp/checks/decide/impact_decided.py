"""IMP: the impact assessments at the decision, and when they can be read."""

from pwp.calendar import When, before, by, in_brackets, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.checks.identify.impact import NO_ASSESSMENT, set_aside
from pwp.findings import Place
from pwp.model.decisions import Decision
from pwp.model.impact import Assessment
from pwp.model.lookups import decisions_taken
from pwp.spelling import says_nothing


@check("IMP12", step="decide", over=subjects.accounted_assessments, none=NO_ASSESSMENT)
def assessment_is_before_those_who_decide(assessment: Assessment, ctx: Context) -> Verdicts:
    """Those who took the final decision had every impact assessment before them, and each was begun by then.

    Why: an assessment that only officers have seen changes nothing, and one that is written afterwards only defends
    what was decided.

    Put it right: in decisions.yaml, name it under `considered`, `assessments`. They cannot have had one that was begun
    after the decision: take the decision again, with it. Correct a day that is a slip.
    """
    decisions = decisions_taken(ctx.workspace, ctx.today)
    if aside := list(set_aside(assessment, ctx)):
        yield from aside
    elif not decisions:
        yield not_due("", f"{assessment.id} is to be before those who take the decision")
    for place, decision in () if aside else decisions:
        yield _considered(assessment, place, decision, ctx)


def _considered(assessment: Assessment, place: Place, decision: Decision, ctx: Context) -> Verdict:
    """Whether an assessment was considered in a decision, as far as the record shows."""
    considered, started = decision.considered, assessment.started
    in_time = by(started, decision.date) if started and decision.date else True
    if in_time is False:
        sentence = f"{assessment.id} was begun on {started}, after {decision.id} was taken ({decision.date})"
        return failed("started", sentence)
    if considered is not None and considered.not_done:
        sentence = f"nothing was considered for {decision.id}: {considered.not_done}"
        return failed(place.at("considered/not_done"), sentence)
    if considered is None or assessment.id not in considered.assessments:
        return missing(place.at("considered/assessments"), f"{decision.id} does not say it considered {assessment.id}")
    if in_time is None:
        return missing("started", f"give the days: was {assessment.id} ({started}) before {decision.date}?")
    if decision.date is None:
        sentence = f"nothing says when {decision.id} was taken, so {assessment.id} may have been begun after it"
        return missing(place.at("date"), sentence)
    if ctx.has_come(decision.date) is None:
        return missing(place.at("date"), ctx.not_yet(f"taking {decision.id}", decision.date))
    return met(place.at("considered/assessments"))


@check("IMP13", step="decide", over=subjects.accounted_assessments, none=NO_ASSESSMENT)
def assessment_is_signed_off_as_it_stands(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment was signed off before the decision, as it now stands.

    Why: a post that stands behind it can be asked what became of it. Nobody has stood behind what was changed after it
    was signed.

    Put it right: in impact.yaml, give the post and the day under `signed_off`. Where the assessment changed afterwards,
    have it signed off again. Correct a day that is a slip.
    """
    if aside := list(set_aside(assessment, ctx)):
        yield from aside
    elif assessment.signed_off is None:
        if decisions_taken(ctx.workspace, ctx.today):
            yield missing("signed_off", f"nothing says who signed {assessment.id} off")
        else:
            yield not_due("signed_off", f"{assessment.id} is to be signed off before the decision")
    else:
        yield _signed(assessment, ctx)


def _signed(assessment: Assessment, ctx: Context) -> Verdict:
    """Whether an assessment was signed off in time and as it stands."""
    name, signed, where = assessment.id, assessment.signed_off, "signed_off/date"
    day = signed.date if signed else None
    if signed and signed.not_done:
        return failed("signed_off/not_done", f"{name} was not signed off: {signed.not_done}")
    if signed is None or says_nothing(signed.by):
        return missing("signed_off/by", f"nothing says who signed {name} off")
    if day is None:
        return missing(where, f"nothing says when {name} was signed off")
    if ctx.has_come(day) is False and not decisions_taken(ctx.workspace, ctx.today):
        return not_due(where, f"{name} is to be signed off on {day}")
    return _signed_in_time(name, day, _last_changed(assessment, ctx), ctx)


def _signed_in_time(name: str, day: When, changed: When | None, ctx: Context) -> Verdict:
    """Whether an assessment that was signed off on a day was so by the decision, and was not changed afterwards."""
    where, decided = "signed_off/date", in_brackets(ctx.taking_part.first_decided)
    in_time = ctx.taking_part.by_the_first_decision(day)
    if in_time is False:
        return failed(where, f"{name} was signed off on {day}, after the decision{decided}")
    if ctx.has_come(day) is not True:
        return missing(where, ctx.not_yet(f"signing {name} off", day))
    if changed is not None and before(day, changed):
        return missing(where, f"{name} was changed on {changed}, after it was signed off ({day})")
    if in_time is None:
        return missing(where, f"give the days: was {name} signed off ({day}) before the decision{decided}?")
    if changed is not None and before(day, changed) is None:
        return missing(where, f"give the days: was {name} changed ({changed}) after it was signed off ({day})?")
    return met("signed_off")


def _last_changed(assessment: Assessment, ctx: Context) -> When | None:
    """The last day by now on which an assessment was changed."""
    days = (one.date for one in assessment.revisions if not one.not_done)
    return latest(day for day in days if day is not None and ctx.has_come(day))


@check("IMP14", step="feedback", over=subjects.accounted_assessments, none=NO_ASSESSMENT, reasons_accepted=1)
def assessment_can_be_read(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment of a proposal that goes ahead is published, as it stands.

    Why: people can see then what was known of the effect on them, and hold the body to what it said it would do.

    Put it right: in impact.yaml, say `where` it can be read and from which `date`, under `published`. A reason under
    `why_not` is accepted in its place, unless a requirement accepts none. Publish it again where it has changed since.
    """
    published, decisions = assessment.published, decisions_taken(ctx.workspace, ctx.today)
    if aside := list(set_aside(assessment, ctx)):
        yield from aside
    elif published is not None and (published.where or published.date or published.why_not or published.not_done):
        yield _published(assessment, ctx)
    elif not decisions:
        yield not_due("published", f"{assessment.id} is to be published once it is decided")
    elif all(one.outcome == "rejected" for _, one in decisions):
        yield not_due("published", f"{assessment.id} is to be published if the proposal goes ahead after all")
    else:
        yield missing("published", f"nothing says where {assessment.id} can be read")


@check(
    "IMP15",
    step="feedback",
    over=subjects.unneeded_assessments,
    none="not-applicable: no assessment is said not to be needed",
)
def reason_for_no_assessment_can_be_read(assessment: Assessment, ctx: Context) -> Verdicts:
    """Where no assessment was made, the reason for that is published.

    Why: a community that is affected and not looked at has a right to know why.

    Put it right: in impact.yaml, give the reason under `why`, and under `published` say `where` it can be read and from
    which `date`.
    """
    if says_nothing(assessment.why):
        yield missing("why", f"{assessment.id} is said not to be needed, and nothing says why")
    elif assessment.published is None:
        yield missing("published", f"nothing says where it can be read why {assessment.id} was not needed")
    else:
        yield _published(assessment, ctx._replace(thresholds={"reasons_accepted": 0}))


def _published(assessment: Assessment, ctx: Context) -> Verdict:
    """Whether something can be read, as far as what is recorded of that shows."""
    name, published = assessment.id, assessment.published
    where = published.where if published else None
    why_not = (published.not_done or published.why_not) if published else None
    if why_not and not where:
        if ctx.thresholds["reasons_accepted"] and not says_nothing(why_not):
            return met("published/why_not", because=why_not)
        return failed("published", f"{name} is not published: {why_not}")
    if says_nothing(where):
        return missing("published", f"nothing says where {name} can be read")
    return _since(name, published.date if published else None, _last_changed(assessment, ctx), ctx)


def _since(name: str, day: When | None, changed: When | None, ctx: Context) -> Verdict:
    """Whether something that is said to be published was so by now, as it stands."""
    if day is None:
        return missing("published/date", f"nothing says since when {name} can be read")
    if ctx.has_come(day) is False:
        return not_due("published/date", f"{name} is to be published on {day}")
    if ctx.has_come(day) is None:
        return missing("published/date", ctx.not_yet(f"publishing {name}", day))
    if changed is not None and before(day, changed):
        return missing("published/date", f"{name} was published on {day}, before it was last changed ({changed})")
    if changed is not None and before(day, changed) is None:
        return missing(
            "published/date", f"give the days: was {name} changed ({changed}) after it was published ({day})?"
        )
    return met("published")
