"""SUP: what helps people to take part."""

from collections.abc import Iterator

from pwp.calendar import When, before, earliest, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.lookups import takes_part
from pwp.model.plan import Barrier, Plan, SupportAssessed
from pwp.model.stakeholders import Stakeholder
from pwp.spelling import listed, same_word


@check("SUP01", step="plan", over=subjects.plan)
def support_needs_are_asked_of_everyone(plan: Plan, ctx: Context) -> Verdicts:
    """What support people need was asked of every group that takes part, before they took part.

    Why: people who need a lift, an interpreter or an earlier start will not come unless somebody asked in time.

    Put it right: in plan.yaml, under `support` and `assessed`, give the day, how people were asked, and all the
    groups that were asked.
    """
    assessed = plan.support.assessed if plan.support else None
    if assessed is None:
        yield missing("support/assessed", "the record does not say how support needs were found out")
    elif assessed.not_done:
        yield failed("support/assessed/not_done", f"support needs were not asked about: {assessed.not_done}")
    elif assessed.date is None or not assessed.how:
        yield missing("support/assessed", "the record does not say when and how people were asked")
    elif unasked := _unasked(assessed, ctx):
        yield missing("support/assessed/with", f"nothing says that these were asked: {listed(unasked)}")
    else:
        yield from _in_time(assessed.date, ctx)


def _unasked(assessed: SupportAssessed, ctx: Context) -> list[str]:
    """The groups that take part and were not asked."""
    groups = ctx.workspace.stakeholders.stakeholders
    return [one.id for one in groups if takes_part(one) and one.id not in assessed.with_]


def _in_time(asked: When, ctx: Context) -> Iterator[Verdict]:
    """Asking after everything was over helped nobody; asking after the first activity came late for some."""
    days = [entry.date for _, entry in ctx.log.activities if entry.date]
    first, last = earliest(days), latest(days)
    where = "support/assessed/date"
    if first is None or last is None or before(first, asked) is not True:
        yield met("support/assessed")
    elif before(last, asked) and not ctx.log.still_open:
        yield failed(where, f"support needs were asked about on {asked}, after the last activity ({last})")
    else:
        yield met("support/assessed")
        yield advice(where, f"support needs were asked about on {asked}, after the first activity ({first})")


@check("SUP02", step="plan", over=subjects.barriers, none="missing: no barrier to taking part is recorded")
def barrier_has_an_action(barrier: Barrier, ctx: Context) -> Verdicts:
    """Every barrier to taking part has an action, and somebody who sees to it.

    Why: a barrier on a list still keeps people out; an action that nobody owns is not taken.

    Put it right: in plan.yaml, under `support` and `barriers`, give the barrier an `action` and an `owner` (a post,
    not a name).
    """
    del ctx
    if barrier.not_done:
        yield failed("not_done", f"nothing was done about {barrier.id}: {barrier.not_done}")
    elif not barrier.action:
        yield missing("action", f"nothing says what is done about {barrier.id}")
    elif not barrier.owner:
        yield missing("owner", f"nobody is named who sees to {barrier.id}")
    else:
        yield met("action")


@check("SUP03", step="engage", over=subjects.barriers, none="missing: no barrier to taking part is recorded")
def barrier_is_removed(barrier: Barrier, ctx: Context) -> Verdicts:
    """What was planned against each barrier was done before people stopped taking part.

    Why: a good plan for lifts home helps nobody who stayed away; what counts is that it was there in time.

    Put it right: in plan.yaml, give the barrier the day on which the action was `done`; or say under `not_done` why
    it was not.
    """
    if barrier.not_done:
        yield failed("not_done", f"nothing was done about {barrier.id}: {barrier.not_done}")
    elif barrier.done is not None and barrier.done.first <= ctx.as_of:
        yield from _done_in_time(barrier, barrier.done, ctx)
    elif ctx.log.still_open:
        yield not_due("done", f"people can still take part, so {barrier.id} can still be seen to")
    else:
        yield missing("done", f"nothing says that anything was done about {barrier.id}")


def _done_in_time(barrier: Barrier, done: When, ctx: Context) -> Iterator[Verdict]:
    last = latest([entry.date for _, entry in ctx.log.activities if entry.date])
    if last and not ctx.log.still_open and before(last, done):
        yield failed("done", f"{barrier.id} was seen to on {done}, after the last activity ({last})")
    else:
        yield met("done")


@check("SUP04", step="plan", over=subjects.plan)
def groups_can_get_independent_support(plan: Plan, ctx: Context) -> Verdicts:
    """Groups taking part can get support from somebody who is not party to the decision.

    Why: groups that have to rely on those who decide for help to argue their case are not on an equal footing.

    Put it right: in plan.yaml, under `support` and `independent`, name the `provider`, or say under `why_none` why
    none is called for.
    """
    independent = plan.support.independent if plan.support else None
    where = "support/independent"
    if independent is None or not (independent.provider or independent.why_none or independent.not_done):
        yield missing(where, "nothing says who gives groups independent support, or why nobody does")
    elif independent.not_done:
        yield failed(f"{where}/not_done", f"no independent support was given: {independent.not_done}")
    elif independent.provider is None:
        yield met(f"{where}/why_none", because=independent.why_none)
    elif same_word(independent.provider, _body(ctx)):
        yield missing(f"{where}/provider", "the provider is the body itself, which is not independent")
    else:
        yield met(f"{where}/provider")


def _body(ctx: Context) -> str:
    body = ctx.workspace.engagement.body
    return body.name if body and body.name else ""


@check("SUP05", step="engage", over=subjects.plan)
def people_are_helped_to_build_skills(plan: Plan, ctx: Context) -> Verdicts:
    """People were helped to build skills and confidence, and the log shows it.

    Why: training in a plan is a promise; what counts is that people had it while they took part.

    Put it right: log what people were given under `support_given` of the activity. Training that is planned goes
    under `resources` and `training` in plan.yaml.
    """
    given = next((place for place, entry in ctx.log.activities if entry.support_given), None)
    planned = plan.resources.training if plan.resources else ()
    if given is not None:
        yield met(given.at("support_given"))
    elif ctx.log.still_open:
        yield not_due("resources/training", "people can still take part, so support can still be given")
    elif planned:
        yield missing("resources/training", "training is planned, and no activity records that any was given")
    else:
        yield missing("resources/training", "nothing shows that people were helped to build skills")


@check(
    "SUP06",
    step="engage",
    over=subjects.needing_formats,
    none="missing: no group on the map says which formats it needs",
)
def needed_formats_are_made(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every format that a group needs was made, not only promised.

    Why: large print that is on offer but never made reaches nobody who needs it.

    Put it right: give the format where it was made: under `formats` of the information in plan.yaml, of a log entry,
    or of the document in documents.yaml.
    """
    made = _made(ctx)
    lacking = [one for one in group.formats if not any(same_word(one, other) for other in made)]
    if not lacking:
        yield met("formats")
    elif ctx.log.still_open:
        yield not_due("formats", f"people can still take part, so {group.id} can still get {listed(lacking)}")
    else:
        yield missing("formats", f"{group.id} needs {listed(lacking)}, and nothing shows that it was made")


def _made(ctx: Context) -> set[str]:
    """The formats that something was made in, as the record shows."""
    workspace = ctx.workspace
    sources = (
        *(one.formats for one in workspace.plan.information),
        *(one.formats for one in workspace.documents.documents),
        *(entry.formats for _, entry in ctx.log.entries if entry.formats),
    )
    return {one for formats in sources for one in formats}
