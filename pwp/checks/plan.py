"""PLN: the engagement plan."""

from collections.abc import Iterator

from pwp.calendar import When, before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing
from pwp.model.lookups import level_rank, opened_on, rows_with_people, takes_part, with_participants
from pwp.model.plan import Information, Method, Outcome, Phase, Plan, Role
from pwp.model.stakeholders import Stakeholder
from pwp.spelling import listed, same_word


@check("PLN01", step="plan", over=subjects.plan, asks_presence_only=True)
def plan_says_what_and_how(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what the engagement is for, how far people can influence it, how and when.

    Why: people can only decide whether to give their time when they know what it is for and what it can change.
    This check only asks whether something is recorded; whether it is clear, people judge.

    Put it right: fill `purpose`, `level` (`offered`), `methods` and `timetable` in plan.yaml.
    """
    del ctx
    offered = plan.level.offered if plan.level else None
    parts = {
        "purpose": plan.purpose,
        "level/offered": offered,
        "methods": plan.methods,
        "timetable": plan.timetable,
    }
    for where, value in parts.items():
        if value:
            yield met(where)
        else:
            yield missing(where, f"the plan has no {where.partition('/')[0]}")


@check("PLN02", step="plan", over=subjects.plan)
def plan_is_agreed_before_it_is_carried_out(plan: Plan, ctx: Context) -> Verdicts:
    """The plan was agreed with groups that take part, and approved before people were engaged.

    Why: a plan approved when the engagement is already running was never open to change.

    Put it right: in plan.yaml, fill `approved` (the day, and by whom) and `agreed_with` (groups on the map).
    """
    approved = plan.approved
    opened = opened_on(ctx.workspace)
    if approved is None or approved.date is None or not approved.by:
        yield missing("approved", "the record does not say when the plan was approved, and by whom")
    elif approved.not_done:
        yield failed("approved/not_done", f"the plan was not approved: {approved.not_done}")
    elif not plan.agreed_with:
        yield missing("agreed_with", "the record does not say with whom the plan was agreed")
    elif not with_participants(ctx.workspace, plan.agreed_with):
        yield missing("agreed_with", "the plan was agreed only with those who decide or run it")
    elif opened and before(opened, approved.date):
        yield failed("approved/date", f"the plan was approved on {approved.date}, after it opened ({opened})")
    else:
        yield met("approved")


@check("PLN03", step="plan", over=subjects.information, none="missing: no information is recorded in the plan")
def information_is_used_for_the_plan(information: Information, ctx: Context) -> Verdicts:
    """All information that bears on the engagement was shared and used to build the plan.

    Why: figures and earlier reports that stay in a drawer lead to asking people again what they have said before.

    Put it right: in plan.yaml, say under `used_for` of the information how it shaped the plan; or under
    `withheld_because` why it cannot be shared.
    """
    del ctx
    if information.not_done:
        yield failed("not_done", f"{information.id} was not used: {information.not_done}")
    elif information.withheld_because:
        yield met("withheld_because", because=information.withheld_because)
    elif not information.used_for:
        yield missing("used_for", f"nothing says how {information.id} was used to build the plan")
    else:
        yield met("used_for")


@check("PLN04", step="plan", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_has_indicators_and_evidence(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome has indicators that measure it, and says what evidence will be gathered.

    Why: an outcome nobody can measure can never be shown to be reached, or to be missed.

    Put it right: in plan.yaml, give the outcome at least one of `indicators`, each with a `measure` and with `how`
    the evidence will be gathered.
    """
    del ctx
    if not outcome.indicators:
        yield missing("indicators", f"{outcome.id} has no indicators")
    for position, indicator in enumerate(outcome.indicators):
        where = f"indicators/{position}"
        if not indicator.measure:
            yield missing(f"{where}/measure", f"{indicator.id} does not say what is looked at or counted")
        elif not indicator.how:
            yield missing(f"{where}/how", f"{indicator.id} does not say what evidence is gathered, and how")
        else:
            yield met(where)


@check("PLN05", step="plan", over=subjects.phases, none="missing: the timetable has no rows")
def timetable_runs_in_order(row: Phase, ctx: Context) -> Verdicts:
    """Every row of the timetable has dates, and no decision is planned before people have had their say.

    Why: a timetable that puts the decision before the end of the engagement tells people that it is already made.

    Put it right: in plan.yaml, give the row its `start` and `end`; move the decision to after the engagement; and
    keep the engagement clear of the days under `avoid`.
    """
    if row.start is None and row.opened is None:
        yield missing("start", f"{row.id} has no dates")
        return
    start = row.start or row.opened
    if row.kind == "decision" and start and (early := _cut_short(start, ctx)):
        yield failed("start", f"{row.id} is planned for {start}, before {early.id} ends ({early.end})")
        return
    yield met("start" if row.start else "opened")
    for days in ctx.workspace.plan.avoid:
        if row in rows_with_people(ctx.workspace) and _overlap(row, days.start, days.end) and not row.extended:
            yield advice("start", f"{row.id} runs over days to avoid: {days.what}")


def _cut_short(decision: When, ctx: Context) -> Phase | None:
    """A row in which people take part that is planned to end only after the decision."""
    rows = rows_with_people(ctx.workspace)
    return next((row for row in rows if row.end and before(decision, row.end)), None)


def _overlap(row: Phase, start: When | None, end: When | None) -> bool:
    """Whether a planned row surely shares a day with the days given."""
    if not (row.start and row.end and start and end):
        return False
    return row.start.last <= end.first and start.last <= row.end.first


@check("PLN06", step="plan", over=subjects.plan)
def resources_cover_the_methods(plan: Plan, ctx: Context) -> Verdicts:
    """The plan names the people, the money and the lead, and the money covers what the methods cost.

    Why: an engagement that runs out of money drops first what reaches the people hardest to reach.

    Put it right: in plan.yaml, under `resources`, fill `people`, `budget` (items with an `amount`) and `lead`. Where
    the methods cost more than the budget holds, change one or the other.
    """
    del ctx
    resources = plan.resources
    if resources is None or not resources.people:
        yield missing("resources/people", "the plan does not say which people and skills there are for it")
        return
    amounts = [item.amount for item in resources.budget if item.amount is not None]
    costs = [method.cost for method in plan.methods if method.cost is not None]
    if not resources.lead:
        yield missing("resources/lead", "the plan does not say which post leads the work")
    elif not amounts:
        yield missing("resources/budget", "the plan does not say how much money there is for it")
    elif sum(amounts) < sum(costs):
        sentence = f"the methods cost {sum(costs):,.0f} pounds, and the budget holds {sum(amounts):,.0f}"
        yield failed("resources/budget", sentence)
    else:
        yield met("resources")


@check("PLN07", step="plan", over=subjects.roles, none="missing: no roles are recorded", asks_presence_only=True)
def role_has_a_responsibility(role: Role, ctx: Context) -> Verdicts:
    """Every role in the engagement says what it is responsible for.

    Why: where nobody knows who does what, people are told twice or not at all. This check only asks whether
    something is recorded.

    Put it right: in plan.yaml, under `roles`, give each role its `responsibility`.
    """
    del ctx
    if role.role and role.responsibility:
        yield met("responsibility")
    else:
        yield missing("responsibility", f"nothing says what {role.role or 'this role'} is responsible for")


@check("PLN08", step="plan", over=subjects.groups, none="missing: no group is on the map")
def channels_suit_every_group(group: Stakeholder, ctx: Context) -> Verdicts:
    """For every group that takes part, at least one channel in use is one that it prefers.

    Why: a group that is written to by e-mail and reads none has not been written to.

    Put it right: ask the group and fill `prefers` in stakeholders.yaml; then use one of those channels, and list it
    under `communication` and `channels` in plan.yaml.
    """
    communication = ctx.workspace.plan.communication
    channels = communication.channels if communication else ()
    if not group.prefers:
        yield missing("prefers", f"nothing says how {group.id} prefers to be in touch")
    elif any(same_word(one, other) for one in group.prefers for other in channels):
        yield met("prefers")
    else:
        yield missing("prefers", f"{group.id} prefers {listed(group.prefers)}, which the plan does not use")


@check("PLN09", step="plan", over=subjects.methods, none="missing: the plan names no methods")
def method_fits_its_purpose(method: Method, ctx: Context) -> Verdicts:
    """Every method says what it is to achieve, and why it suits that purpose and these people.

    Why: a survey cannot start a conversation, and a public meeting cannot count opinions; choosing by habit wastes
    people's time.

    Put it right: in plan.yaml, give the method its `purpose`, and under `why` the reason for choosing it.
    """
    del ctx
    if not method.purpose:
        yield missing("purpose", f"nothing says what {method.id} is to find out or achieve")
    elif not method.why:
        yield missing("why", f"nothing says why {method.id} suits its purpose")
    elif same_word(method.why, method.purpose):
        yield missing("why", f"the reason for {method.id} only repeats its purpose")
    else:
        yield met("why")


@check("PLN10", step="plan", over=subjects.plan)
def methods_can_deliver_the_level(plan: Plan, ctx: Context) -> Verdicts:
    """At least one method lets people influence the outcome as far as the plan offers.

    Why: to offer people a share in the decision and then only inform them is a promise broken.

    Put it right: in plan.yaml, give each method its `level`; choose a method that reaches the level offered, or
    offer no more than the methods can deliver.
    """
    del ctx
    offered = plan.level.offered if plan.level else None
    levels = [method.level for method in plan.methods if method.level]
    if offered is None:
        yield missing("level/offered", "the plan does not say how far people can influence the outcome")
    elif not levels:
        yield missing("methods", "no method says how far it lets people influence the outcome")
    elif max(map(level_rank, levels)) < level_rank(offered):
        yield failed("level/offered", f"the plan offers to {offered} people, and no method goes that far")
    else:
        yield met("level/offered")


@check("PLN11", step="plan", over=subjects.methods, none="missing: the plan names no methods")
def method_meets_access_needs(method: Method, ctx: Context) -> Verdicts:
    """Every method was chosen with people it is for, and meets the support needs recorded for them.

    Why: only the people themselves know whether a method is acceptable to them; a need on the map that no method
    meets keeps them out.

    Put it right: in plan.yaml, name under `chosen_with` the groups that were asked, and under `accessible` each need
    with `how` the method meets it, in the words used on the map.
    """
    unmet = list(_unmet(method, ctx))
    bare = next((place for place, one in enumerate(method.accessible) if not one.how), None)
    if not method.chosen_with:
        yield missing("chosen_with", f"nothing says that anybody was asked whether {method.id} suits them")
    elif not with_participants(ctx.workspace, method.chosen_with):
        yield missing("chosen_with", f"{method.id} was chosen only with those who decide or run it")
    elif bare is not None:
        yield missing(f"accessible/{bare}", f"{method.id} names a need and does not say how it meets it")
    elif unmet:
        yield missing("accessible", f"{method.id} does not say how it meets: {listed(unmet)}")
    else:
        yield met("chosen_with")


def _unmet(method: Method, ctx: Context) -> Iterator[str]:
    """The support needs of the groups a method is for that it does not say how to meet."""
    for group in ctx.workspace.stakeholders.stakeholders:
        if group.id in method.for_ and takes_part(group):
            for need in group.support_needs:
                if not any(one.need and same_word(one.need, need) for one in method.accessible):
                    yield f"{need} ({group.id})"


@check("PLN12", step="plan", over=subjects.plan, asks_presence_only=True)
def anybody_can_keep_having_a_say(plan: Plan, ctx: Context) -> Verdicts:
    """There is a channel by which the wider community can keep shaping the process.

    Why: people hear of an engagement late, or think of something afterwards; a door that stays open lets them in.
    This check only asks whether something is recorded.

    Put it right: in plan.yaml, under `communication` and `open_channel`, say how anybody can have a say, and who
    looks at it.
    """
    del ctx
    if plan.communication and plan.communication.open_channel:
        yield met("communication/open_channel")
    else:
        yield missing("communication/open_channel", "nothing says how anybody can keep having a say")
