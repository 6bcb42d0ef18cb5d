"""SUP: what helps people to take part."""

from collections.abc import Iterator

from pwp.calendar import When, before, earliest, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due, to_judge
from pwp.findings import Place
from pwp.model.attendance import came
from pwp.model.documents import Document
from pwp.model.log import Entry
from pwp.model.lookups import can_be_had, open_by, parties, with_participants
from pwp.model.plan import Barrier, IndependentSupport, Plan
from pwp.model.stakeholders import Stakeholder
from pwp.spelling import listed, same_word, says_nothing

ASSESSED = Place("plan.yaml", ("support", "assessed"))


@check("SUP01", step="plan", over=subjects.groups, none="missing: no group that takes part is on the map")
def support_needs_are_asked_of_everyone(group: Stakeholder, ctx: Context) -> Verdicts:
    """What support people need was asked of every group that takes part, in time for it to help.

    Why: people who need a lift, an interpreter or an earlier start will not come unless somebody asked in time.

    Put it right: in plan.yaml, under `support` and `assessed`, give the day, how people were asked, and all the
    groups that were asked; and in the timetable the days on which its rows `opened` and `closed`.
    """
    support = ctx.workspace.plan.support
    assessed = support.assessed if support else None
    if support is not None and support.not_done:
        yield failed(Place("plan.yaml", ("support", "not_done")), f"no support was planned: {support.not_done}")
    elif assessed is None:
        yield missing(ASSESSED, "the record does not say how support needs were found out")
    elif assessed.not_done:
        yield failed(ASSESSED.at("not_done"), f"support needs were not asked about: {assessed.not_done}")
    elif assessed.date is None or says_nothing(assessed.how):
        yield missing(ASSESSED, "the record does not say when and how people were asked what they need")
    elif group.id not in assessed.with_:
        yield missing(ASSESSED.at("with"), f"nothing says that {group.id} was asked what support it needs")
    elif ctx.has_come(assessed.date) is not True:
        yield missing(ASSESSED.at("date"), ctx.not_yet("asking what people need", assessed.date))
    else:
        yield from _in_time(group, assessed.date, ctx)


def _in_time(group: Stakeholder, asked: When, ctx: Context) -> Iterator[Verdict]:
    """Asking a group once it could take part no more helped it no more; asking after its first time came late."""
    entries = [entry for _, entry in ctx.log.heard.get(group.id, ())]
    first = earliest(entry.date for entry in entries)
    last = latest(entry.until or entry.date for entry in entries)
    where, in_time = ASSESSED.at("date"), ctx.taking_part.in_time(asked)
    if in_time is False:
        yield failed(where, f"{group.id} was asked what it needs on {asked}, when it could take part no more")
    elif in_time is None:
        yield missing(where, f"nothing shows that people could still take part when they were asked ({asked})")
    elif last is not None and before(last, asked) and not ctx.taking_part.still_open:
        yield failed(where, f"{group.id} was asked what it needs on {asked}, after it had taken part ({last})")
    else:
        yield met(ASSESSED)
        if first is not None and before(first, asked):
            yield advice(where, f"{group.id} was asked what it needs on {asked}, after its first activity ({first})")


@check("SUP02", step="plan", over=subjects.barriers, none="missing: no barrier to taking part is recorded")
def barrier_has_an_action(barrier: Barrier, ctx: Context) -> Verdicts:
    """Every barrier to taking part has an action, and somebody who sees to it.

    Why: a barrier on a list still keeps people out; an action that nobody owns is not taken.

    Put it right: in plan.yaml, under `support` and `barriers`, list each barrier with an `action` and an `owner` (a
    post, not a name).
    """
    del ctx
    if not says_nothing(barrier.action) and barrier.owner:
        yield met("action")
    elif barrier.not_done:
        yield failed("not_done", f"nothing was done about {barrier.id}: {barrier.not_done}")
    elif says_nothing(barrier.action):
        yield missing("action", f"nothing says what is done about {barrier.id}")
    else:
        yield missing("owner", f"nobody is named who sees to {barrier.id}")


@check("SUP03", step="engage", over=subjects.barriers, none="missing: no barrier to taking part is recorded")
def barrier_is_removed(barrier: Barrier, ctx: Context) -> Verdicts:
    """What was planned against each barrier was done while people could still take part.

    Why: a good plan for lifts home helps nobody who stayed away; what counts is that it was there in time.

    Put it right: in plan.yaml, give the barrier the day on which the action was `done`, or say under `not_done` why
    it was not; and give each row of the timetable the day on which it `closed`.
    """
    done = barrier.done
    in_time = ctx.taking_part.in_time(done) if done is not None else None
    if barrier.not_done:
        yield failed("not_done", f"nothing was done about {barrier.id}: {barrier.not_done}")
    elif done is not None and in_time is False:
        over = ctx.taking_part.over_by
        yield failed("done", f"{barrier.id} was seen to on {done}, when nobody could take part any more ({over})")
    elif done is not None and ctx.has_come(done) is not True:
        yield missing("done", ctx.not_yet(f"seeing to {barrier.id}", done))
    elif done is not None and not barrier.action:
        yield missing("action", f"{barrier.id} is marked as done, and nothing says what was done about it")
    elif done is not None and in_time:
        yield met("done")
    elif done is not None:
        yield missing("done", f"nothing shows that people could still take part when {barrier.id} was seen to ({done})")
    elif ctx.taking_part.still_open:
        yield not_due("done", f"people can still take part, so {barrier.id} can still be seen to")
    else:
        yield missing("done", f"nothing says that anything was done about {barrier.id}")


def _names_somebody(independent: IndependentSupport) -> bool:
    """Whether it is said who gives independent support, or why nobody does."""
    return not (says_nothing(independent.provider) and says_nothing(independent.why_none))


@check("SUP04", step="plan", over=subjects.plan)
def groups_can_get_independent_support(plan: Plan, ctx: Context) -> Verdicts:
    """Groups taking part can get support from somebody who is not party to the decision.

    Why: groups that have to rely on those who decide for help to argue their case are not on an equal footing.

    Put it right: in plan.yaml, under `support` and `independent`, name a `provider` that neither decides nor runs
    the engagement, or say under `why_none` why none is called for. Where the provider's name holds the name of one
    that does, people judge whether it is independent all the same.
    """
    support = plan.support
    independent = support.independent if support else None
    where = "support/independent"
    if support is not None and support.not_done:
        yield failed("support/not_done", f"no support was planned: {support.not_done}")
    elif independent is None or not (_names_somebody(independent) or independent.not_done):
        yield missing(where, "nothing says who gives groups independent support, or why nobody does")
    elif independent.not_done:
        yield failed(f"{where}/not_done", f"no independent support was given: {independent.not_done}")
    elif independent.provider is None:
        yield met(f"{where}/why_none", because=independent.why_none)
    elif any(same_word(independent.provider, one) for one in parties(ctx.workspace)):
        yield failed(f"{where}/provider", f"{independent.provider} is party to the decision, so not independent")
    elif any(_part_of(one, independent.provider) for one in parties(ctx.workspace)):
        yield to_judge(f"{where}/provider", f"{independent.provider} may be party to the decision, by its name")
    else:
        yield met(f"{where}/provider")


def _part_of(whole: str, name: str) -> bool:
    """Whether a name holds another, as that of a team may hold that of its council."""
    return whole.casefold() in name.casefold()


@check("SUP05", step="engage", over=subjects.plan)
def people_are_helped_to_build_skills(plan: Plan, ctx: Context) -> Verdicts:
    """People were helped to build skills and confidence, and the log shows it.

    Why: training in a plan is a promise; what counts is that people had it while they took part. Tea and a taxi
    help people to come, and teach them nothing.

    Put it right: log what people were helped to learn or practise under `learning` of the activity, with the groups
    that took part. Training for staff alone does not count. Training that is planned goes under `resources` and
    `training` in plan.yaml.
    """
    resources = plan.resources
    given = next((place for place, entry in ctx.log.activities if _teaches(entry, ctx)), None)
    if given is not None:
        yield met(given.at("learning"))
    elif resources and resources.not_done:
        yield failed("resources/not_done", f"there were no resources for it: {resources.not_done}")
    elif ctx.taking_part.still_open:
        yield not_due("resources/training", "people can still take part, so they can still be helped to learn")
    elif resources and resources.training:
        yield missing(
            "resources/training", "training is planned, and no activity shows that any group had some in time"
        )
    else:
        yield missing("resources/training", "no activity shows that any group was helped to learn something in time")


def _teaches(entry: Entry, ctx: Context) -> bool:
    """Whether people who take part were helped to learn something while they could still use it."""
    in_time = entry.date is None or ctx.taking_part.in_time(entry.date) is not False
    return bool(entry.learning) and in_time and with_participants(ctx.workspace, came(entry))


@check(
    "SUP06",
    step="engage",
    over=subjects.needing_formats,
    none="missing: no group that takes part says which formats it needs",
)
def needed_formats_are_made(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every format that a group needs was made for it, not only promised.

    Why: large print that is on offer but never made reaches nobody who needs it.

    Put it right: say in stakeholders.yaml under `formats` which formats a group needs, and give each where it was
    made. That is under `formats` of information `given_to` the group in plan.yaml, of a log entry that the group
    took part in or was told by, or of a document in documents.yaml that is no older than the engagement and says
    where it can be had (`file` or `url`).
    """
    made = list(_made_for(group, ctx))
    lacking = [one for one in group.formats if not any(same_word(one, other) for other in made)]
    if not lacking:
        yield met("formats")
    elif ctx.taking_part.still_open:
        yield not_due("formats", f"people can still take part, so {group.id} can still get {listed(lacking)}")
    else:
        yield missing("formats", f"{group.id} needs {listed(lacking)}, and nothing shows that it was made")


def _made_for(group: Stakeholder, ctx: Context) -> Iterator[str]:
    """The formats, and languages, in which the record shows something made for a group."""
    workspace = ctx.workspace
    for piece in workspace.plan.information:
        if group.id in piece.given_to and not piece.not_done and not piece.withheld_because:
            yield from piece.formats
    for document in workspace.documents.documents:
        if _made_for_this(document, ctx):
            yield from (*document.formats, *document.languages)
    for _, entry in ctx.log.entries:
        if entry.formats and group.id in (*entry.stakeholders, *entry.groups):
            yield from entry.formats


def _made_for_this(document: Document, ctx: Context) -> bool:
    """Whether a document can be had, has come, and is not from before the engagement."""
    started = earliest((ctx.workspace.engagement.started, open_by(ctx.workspace), *_first_days(ctx)))
    too_old = document.date is not None and started is not None and before(document.date, started) is True
    has_come = document.date is None or ctx.has_come(document.date) is True
    return can_be_had(document) and has_come and not too_old


def _first_days(ctx: Context) -> Iterator[When]:
    """The days on which the log shows that work was done."""
    return (entry.date for _, entry in ctx.log.entries if entry.date)
