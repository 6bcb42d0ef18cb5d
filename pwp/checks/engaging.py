"""ENG: what was done with people, as the log shows it."""

from pwp.calendar import before, by, working_days
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.log import Entry, View
from pwp.model.lookups import with_participants
from pwp.model.plan import Information, Plan, PlannedUpdate
from pwp.model.stakeholders import Stakeholder
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.spelling import listed

NOT_IN_FAVOUR = ("concern", "mixed")


@check("ENG01", step="engage", over=subjects.groups, none="missing: no group is on the map")
def group_is_heard(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every group on the map that takes part was heard: it took part in an activity, or sent something in.

    Why: a group that was planned for and never reached is the first thing a reviewer looks for, and often the group
    that stands to lose most.

    Put it right: name the group under `stakeholders` of the activity or submission in which it was heard. An
    invitation is not enough. If it could not be reached, say why under `not_reached` in stakeholders.yaml.
    """
    heard = ctx.log.heard.get(group.id)
    if heard:
        yield met(heard[0][0].at("stakeholders"))
    elif group.not_reached:
        yield failed("not_reached", f"{group.id} was not reached: {group.not_reached}")
    elif ctx.log.still_open:
        yield not_due("", f"people can still take part, so {group.id} can still be heard")
    else:
        yield missing("", f"no activity or submission in the log names {group.id}")


@check("ENG02", step="engage", over=subjects.plan)
def several_methods_are_used(plan: Plan, ctx: Context) -> Verdicts:
    """More than one kind of method was used, so that different people could be heard.

    Why: whichever single method is chosen, it suits some and shuts out others.

    Put it right: name the `method` of each activity in the log, by its id in the plan. Two surveys are one kind of
    method.
    """
    kinds = {
        method.method or method.id: place
        for method in plan.methods
        if (place := next((place for place, _ in ctx.log.using.get(method.id, ())), None))
    }
    if len(kinds) > 1:
        for place in list(kinds.values())[:2]:
            yield met(place.at("method"))
    elif ctx.log.still_open:
        yield not_due("methods", "people can still take part, so another method can still be used")
    elif kinds:
        yield missing("methods", f"the log shows one kind of method only: {listed(kinds)}")
    else:
        yield missing("methods", "no activity in the log names a method of the plan")


@check("ENG03", step="evaluate", over=subjects.views, none="missing: no entry records what was said for and against")
def opposing_view_is_kept(said: tuple[View, Entry], ctx: Context) -> Verdicts:
    """Every concern that was voiced lives on in a theme that carries it.

    Why: minority and opposing views are the easiest to lose between the notes of a meeting and the report.

    Put it right: name under `themes` of the entry a theme whose stance is concern or mixed, or that is marked as a
    minority view.
    """
    view, entry = said
    if view.stance is None:
        yield missing("stance", "nothing says whether this view was for or against")
    elif view.stance not in NOT_IN_FAVOUR or any(theme.id in entry.themes for theme in _carriers(ctx.workspace)):
        yield met()
    else:
        yield missing("", f"a {view.stance} was voiced here, and no theme of the entry carries it")


def _carriers(workspace: Workspace) -> list[Theme]:
    """The themes that carry concerns and minority views."""
    return [one for one in workspace.themes.themes if one.minority or one.stance in NOT_IN_FAVOUR]


@check("ENG04", step="engage", over=subjects.plan)
def creative_methods_are_used(plan: Plan, ctx: Context) -> Verdicts:
    """Creative methods were used, or the plan gives the reason why none was.

    Why: drama, mapping or photographs reach people whom a form or a meeting does not, and start better talk.

    Put it right: mark the method with `creative: yes` in plan.yaml and log its activity; or give the reason under
    `why_none_creative`.
    """
    creative = [method for method in plan.methods if method.creative]
    used = next((ctx.log.using[one.id][0][0] for one in creative if ctx.log.using.get(one.id)), None)
    if used is not None:
        yield met(used.at("method"))
    elif plan.why_none_creative and not creative:
        yield met("why_none_creative", because=plan.why_none_creative)
    elif ctx.log.still_open and creative:
        yield not_due("methods", f"people can still take part, so {creative[0].id} can still be used")
    elif creative:
        yield missing("methods", f"{creative[0].id} is planned as a creative method, and no activity used it")
    else:
        yield missing("why_none_creative", "no method is a creative one, and no reason is given")


@check(
    "ENG05",
    step="engage",
    over=subjects.with_papers,
    none="missing: no activity says when its papers were sent",
    working_days=10,
)
def papers_go_out_in_time(entry: Entry, ctx: Context) -> Verdicts:
    """Papers went out before the activity, in time to be read.

    Why: people who get the papers on the day cannot take part as equals; those who need them read out or
    translated cannot take part at all. Less than ten working days is advice: the number comes from the principles
    of inclusive communication (Scottish Government, 2011), not from the standard.

    Put it right: give the day under `papers_sent` of the log entry, and send the next papers earlier.
    """
    sent, held = entry.papers_sent, entry.date
    if sent is None:
        yield missing("papers_sent", "nothing says when the papers for this were sent out")
    elif held is None:
        yield missing("date", "nothing says when this was held, so whether papers came in time is not known")
    elif before(held, sent):
        yield failed("papers_sent", f"the papers went out on {sent}, after it was held ({held})")
    elif by(sent, held) is None:
        yield missing("papers_sent", f"give the day: did the papers go out before it was held ({held})?")
    else:
        yield met("papers_sent")
        days = working_days(sent.first, held.first) if sent.is_day and held.is_day else None
        wanted = int(ctx.thresholds["working_days"])
        if days is not None and days < wanted:
            yield advice("papers_sent", f"the papers went out {days} working days ahead; {wanted} are advised")


@check("ENG06", step="engage", over=subjects.information, none="missing: no information is recorded in the plan")
def information_reaches_participants(information: Information, ctx: Context) -> Verdicts:
    """All information that bears on the engagement reached people who take part, or there is a reason why not.

    Why: people cannot weigh up a proposal when only one side has the facts.

    Put it right: in plan.yaml, name under `given_to` the groups that got the information; or say under
    `withheld_because` why it has to stay confidential.
    """
    if information.withheld_because:
        yield met("withheld_because", because=information.withheld_because)
    elif not information.given_to:
        yield missing("given_to", f"nothing says that {information.id} was given to anybody")
    elif not with_participants(ctx.workspace, information.given_to):
        yield missing("given_to", f"{information.id} was given only to those who decide or run it")
    else:
        yield met("given_to")


@check("ENG07", step="engage", over=subjects.updates, none="missing: the plan promises no updates")
def promised_update_is_given(update: PlannedUpdate, ctx: Context) -> Verdicts:
    """Every update that people were promised by now was given.

    Why: silence after a promise of news is how trust is lost.

    Put it right: log the update (kind: update or feedback). If it comes late, tell people why.
    """
    if update.not_done:
        yield failed("not_done", f"the update due {update.due} was not given: {update.not_done}")
    elif update.due is None:
        yield missing("due", "nothing says when people were promised to hear")
    elif update.due.last > ctx.as_of:
        yield not_due("due", f"the update is due {update.due}")
    elif place := _update_given(update, ctx):
        yield met(place)
    else:
        yield missing("due", f"an update was due {update.due}, and the log shows none for it")


def _update_given(update: PlannedUpdate, ctx: Context) -> Place | None:
    """The entry that gave a promised update: the first promised takes the first given, and so on."""
    communication = ctx.workspace.plan.communication
    promised = sorted(
        (one for one in (communication.updates if communication else ()) if one.due),
        key=lambda one: one.due.last if one.due else ctx.as_of,
    )
    given = [place for place, _ in ctx.log.of("update", "feedback")]
    number = next(position for position, one in enumerate(promised) if one is update)
    return given[number] if number < len(given) else None
