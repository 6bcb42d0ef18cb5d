"""OPT: the options, who helped to weigh them, and what became of those that were dropped."""

from pwp.calendar import When, before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.lookups import begins_on, final_decisions, only_deciding, taken, with_participants
from pwp.model.options import Appraisal, Option, Options
from pwp.spelling import same_word, says_nothing

FEWEST = 2
"""So many options there are at least where there is anything to choose."""
LEAST_CHANGE = ("status-quo", "do-minimum")


@check("OPT01", step="plan", over=subjects.appraised_options)
def people_help_to_appraise_the_options(options: Options, ctx: Context) -> Verdicts:
    """Options were appraised together with groups that take part.

    Why: those who use a service know what an option would do to them; an appraisal by managers alone finds what
    managers look for.

    Put it right: in options.yaml, list the options, appraise them with people, and give under `appraisal` the days on
    which it was `held` and the groups among its `participants`. Advice where none of the options is to leave things
    as they are, or to do as little as possible: people will ask what that would mean.
    """
    appraisal = options.appraisal
    recorded = [one for one in options.options if not one.not_done]
    undone = options.not_done or (appraisal.not_done if appraisal else None)
    if undone:
        yield failed("not_done" if options.not_done else "appraisal/not_done", f"no options were appraised: {undone}")
    elif appraisal and (waits := _all_to_come(appraisal, ctx)):
        yield waits
    elif len(recorded) < FEWEST:
        yield missing("options", "only one option is recorded" if recorded else "no options are recorded")
    elif appraisal is None:
        yield missing("appraisal", "nothing says that the options were appraised")
    elif nobody := _nobody_took_part(appraisal, ctx):
        yield missing("appraisal/participants", nobody)
    elif unknown := _not_shown_as_held(appraisal, ctx):
        yield unknown
    else:
        yield met("appraisal/participants")
        if not any(one.kind in LEAST_CHANGE for one in recorded):
            yield advice("options", "no option is marked as leaving things as they are, or doing as little as possible")


def _days(appraisal: Appraisal) -> list[When | None]:
    """The days of the occasions of an appraisal, and of its result."""
    days = [one.date for one in appraisal.held if not one.not_done]
    return [*days, *([appraisal.result.date] if appraisal.result and appraisal.result.date else [])]


def _all_to_come(appraisal: Appraisal, ctx: Context) -> Verdict | None:
    """That every occasion of the appraisal still lies ahead, as far as there are any."""
    days = _days(appraisal)
    if days and all(ctx.has_come(day) is False for day in days):
        return not_due("appraisal/held", f"the options are to be appraised on {days[0]}")
    return None


def _not_shown_as_held(appraisal: Appraisal, ctx: Context) -> Verdict | None:
    """That no day shows that the appraisal took place."""
    days = _days(appraisal)
    if any(ctx.has_come(day) for day in days):
        return None
    vague = next((day for day in days if day is not None and ctx.has_come(day) is None), None)
    sentence = ctx.not_yet("the appraisal", vague) if vague else "nothing says when the options were appraised"
    return missing("appraisal/held", sentence)


def _nobody_took_part(appraisal: Appraisal, ctx: Context) -> str:
    """Why nothing shows that people took part in an appraisal; nothing where it shows that they did."""
    counted = [(one.stakeholder, one.people) for one in appraisal.participants if one.stakeholder and not one.not_done]
    named = [group for group, _ in counted]
    if with_participants(ctx.workspace, [group for group, people in counted if people != 0]):
        return ""
    if with_participants(ctx.workspace, named):
        return "nobody came to the appraisal from the groups that take part"
    if only_deciding(ctx.workspace, named):
        return "only those who decide or run it appraised the options"
    return "the record names no group on the map that helped to appraise the options"


@check(
    "OPT02",
    step="plan",
    over=subjects.dropped_options,
    none="not-applicable: no option is recorded as having been dropped",
)
def dropped_option_has_its_reason(option: Option, ctx: Context) -> Verdicts:
    """Every option that was dropped has its day and its reason, and stayed dropped.

    Why: people who would have chosen it will ask; and to put to them what is ruled out already, or to decide for it in
    the end, makes a show of the rest.

    Put it right: in options.yaml, give the day and the reason under `discarded`. Take the option out of the `options`
    of the timetable row; or, where it was taken up again, remove `discarded` and say under `note` why.
    """
    dropped = option.discarded
    day = dropped.date if dropped else None
    if dropped is None or day is None:
        yield missing("discarded/date", f"nothing says when {option.id} was dropped")
    elif ctx.has_come(day) is False:
        yield not_due("discarded/date", f"{option.id} is to be dropped on {day}")
    elif ctx.has_come(day) is None:
        yield missing("discarded/date", ctx.not_yet(f"dropping {option.id}", day))
    elif back := _taken_up_again(option, day, ctx):
        yield back
    elif dropped.why is None or says_nothing(dropped.why):
        yield missing("discarded/why", f"nothing says why {option.id} was dropped")
    elif any(one and same_word(dropped.why, one) for one in (option.title, option.what)):
        yield missing("discarded/why", f"the reason for dropping {option.id} only says what it is")
    else:
        yield met("discarded")


def _taken_up_again(option: Option, day: When, ctx: Context) -> Verdict | None:
    """That an option was put to people, or decided for, after it had been dropped, or may have been."""
    uses = [
        (f"{row.id} puts it to people from {begin}", begin)
        for row in ctx.workspace.plan.timetable
        if option.id in row.options and not row.not_done and (begin := begins_on(row))
    ]
    uses += [
        (f"{one.id} decided for it on {one.date}", one.date)
        for _, one in final_decisions(ctx.workspace)
        if option.id in one.options and one.outcome != "rejected" and one.date and taken(one, ctx.today)
    ]
    for what, when in uses:
        if before(day, when):
            return failed("discarded/date", f"{option.id} was dropped on {day}, and {what}")
    vague = next((what for what, when in uses if before(day, when) is None), None)
    if vague:
        return missing("discarded/date", f"give the days: {option.id} was dropped ({day}), and {vague}")
    return None


@check("OPT11", step="plan", over=subjects.appraised_options)
def leaving_things_as_they_are_is_an_option(options: Options, ctx: Context) -> Verdicts:
    """One of the options is to leave things as they are, or to do as little as possible, and it was appraised.

    Why: without it nobody can see what any change would improve, or cost.

    Put it right: in options.yaml, give each option its `kind`, and add one of the kind status-quo or do-minimum. Where
    the service cannot go on as it is, that option is appraised all the same, so that people see why.
    """
    del ctx
    least = [(n, one) for n, one in enumerate(options.options) if one.kind in LEAST_CHANGE]
    appraisal = options.appraisal
    first = earliest(one.date for one in appraisal.held if not one.not_done) if appraisal else None
    kept = [(n, one) for n, one in least if not one.not_done]
    in_time = [n for n, one in kept if not (first and (day := _dropped(one)) and before(day, first))]
    unsaid = next(((n, one) for n, one in enumerate(options.options) if one.kind is None and not one.not_done), None)
    if in_time:
        yield met(f"options/{in_time[0]}/kind")
    elif kept:
        position, one = kept[0]
        sentence = f"{one.id} was dropped before the options were appraised ({first})"
        yield missing(f"options/{position}/discarded", sentence)
    elif least:
        position, one = least[0]
        yield failed(f"options/{position}/not_done", f"{one.id} was not considered: {one.not_done}")
    elif unsaid:
        yield missing(f"options/{unsaid[0]}", f"nothing says whether {unsaid[1].id} leaves things as they are")
    elif options.options:
        yield missing("options", "no option leaves things as they are, or does as little as possible")
    else:
        yield missing("options", "no options are recorded")


def _dropped(option: Option) -> When | None:
    """The day on which an option was dropped, where it was."""
    return option.discarded.date if option.discarded and not option.discarded.not_done else None
