"""IMP: whether the risk to people's data was looked at before any was collected."""

from pwp.calendar import before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.model.plan import Plan
from pwp.spelling import says_nothing


@check("IMP16", step="plan", over=subjects.plan)
def need_for_a_data_protection_assessment_is_settled(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says whether a data protection impact assessment is needed, and why.

    Why: it has to be known before the first form is handed out. Where much is kept on people's health, beliefs or
    origin, the law asks for it.

    Put it right: in plan.yaml, under `privacy`, `dpia`, answer `needed` and give the reason under `why`. Ask the data
    protection officer.
    """
    del ctx
    privacy = plan.privacy
    dpia = privacy.dpia if privacy else None
    if privacy is not None and privacy.not_done:
        yield met("privacy/not_done", because=privacy.not_done)
    elif dpia is not None and dpia.not_done:
        yield failed("privacy/dpia/not_done", f"the risk to people's data was not assessed: {dpia.not_done}")
    elif dpia is None or dpia.needed is None:
        yield missing("privacy/dpia/needed", "nothing says whether a data protection impact assessment is needed")
    elif says_nothing(dpia.why):
        answer = "is" if dpia.needed else "is not"
        yield missing("privacy/dpia/why", f"nothing says why a data protection impact assessment {answer} needed")
    else:
        yield met("privacy/dpia/why", because=None if dpia.needed else dpia.why)


@check(
    "IMP17",
    step="plan",
    over=subjects.plan_with_risk_to_data,
    none="not-applicable: no data protection impact assessment is said to be needed",
)
def data_protection_assessment_comes_before_any_data(plan: Plan, ctx: Context) -> Verdicts:
    """The data protection impact assessment was done before anything was collected from people.

    Why: what was collected cannot be uncollected; the assessment decides what is asked, and how it is kept.

    Put it right: in plan.yaml, under `privacy`, `dpia`, give the day on which it was `done`. The first day on which
    people were asked comes from the log and from `opened` in the timetable. Where it came late, stop, assess, and say
    under `why` what became of what had been collected.
    """
    dpia = plan.privacy.dpia if plan.privacy else None
    done, where = dpia.done if dpia else None, "privacy/dpia/done"
    collected = earliest((ctx.log.engaged_since, ctx.log.sent_in_since))
    if done is None and collected is None:
        yield not_due(where, "the risk to people's data is to be assessed before anybody is asked")
    elif done is None:
        yield missing(where, f"nothing shows that the risk to data was assessed before people were asked ({collected})")
    elif collected is not None and before(collected, done):
        yield failed(where, f"the risk to data was assessed on {done}, and people were asked from {collected}")
    elif ctx.has_come(done) is False:
        yield not_due(where, f"the risk to people's data is to be assessed on {done}")
    elif ctx.has_come(done) is None:
        yield missing(where, ctx.not_yet("assessing the risk to people's data", done))
    elif collected is not None and not before(done, collected):
        sentence = f"give the days: was the risk to data assessed ({done}) before {collected}?"
        yield missing(where, sentence)
    else:
        yield met(where)
