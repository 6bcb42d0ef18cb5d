"""PLN: the engagement plan."""

from collections.abc import Iterator

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.model.lookups import (
    only_deciding,
    open_by,
    unopened_before,
    with_participants,
)
from pwp.model.plan import Indicator, Outcome, Plan, Role
from pwp.model.stakeholders import Stakeholder
from pwp.spelling import listed, same_word, says_nothing


@check("PLN01", step="plan", over=subjects.plan, asks_presence_only=True)
def plan_says_what_and_how(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says what the engagement is for, how far people can influence it, how and when.

    Why: people can only decide whether to give their time when they know what it is for and what it can change.
    This check only asks whether something is recorded; whether it is clear, people judge.

    Put it right: fill `purpose`, `level` (`offered`), `methods` and `timetable` in plan.yaml.
    """
    del ctx
    parts = {
        "purpose": (plan.purpose, "the plan does not say what the engagement is for"),
        "level/offered": (
            plan.level.offered if plan.level else None,
            "the plan does not say how far people can influence the outcome",
        ),
        "methods": (plan.methods, "the plan names no methods"),
        "timetable": (plan.timetable, "the plan has no timetable"),
    }
    for where, (value, sentence) in parts.items():
        yield met(where) if value else missing(where, sentence)


@check("PLN02", step="plan", over=subjects.plan)
def plan_is_agreed_before_it_is_carried_out(plan: Plan, ctx: Context) -> Verdicts:
    """The plan was agreed with groups that take part, and approved before people were engaged.

    Why: a plan approved when the engagement is already running was never open to change.

    Put it right: in plan.yaml, fill `approved` (the day, and by whom) and `agreed_with` (groups on the map), or
    correct a day that is a slip.
    """
    approved = plan.approved
    day = approved.date if approved else None
    opened = open_by(ctx.workspace)
    unopened = unopened_before(ctx.workspace, day, ctx.today) if day else None
    if approved is not None and approved.not_done:
        yield failed("approved/not_done", f"the plan was not approved: {approved.not_done}")
    elif day is not None and opened is not None and before(opened, day):
        yield failed("approved/date", f"the plan was approved on {day}, after the engagement was under way ({opened})")
    elif approved is None or day is None or says_nothing(approved.by):
        yield missing("approved", "the record does not say when the plan was approved, and by whom")
    elif ctx.has_come(day) is not True:
        yield missing("approved/date", ctx.not_yet("approving the plan", day))
    elif unopened is not None:
        yield missing("approved/date", f"nothing says when {unopened.id} opened, so the plan may have come later")
    elif opened is not None and before(opened, day) is None:
        yield missing("approved/date", f"give the days: was the plan approved ({day}) before it opened ({opened})?")
    elif only_deciding(ctx.workspace, plan.agreed_with):
        yield missing("agreed_with", "the plan was agreed only with those who decide or run it")
    elif not with_participants(ctx.workspace, plan.agreed_with):
        yield missing("agreed_with", "the record names no group on the map that the plan was agreed with")
    else:
        yield met("approved")


@check("PLN04", step="plan", over=subjects.outcomes, none="missing: the plan names no outcomes")
def outcome_has_indicators_and_evidence(outcome: Outcome, ctx: Context) -> Verdicts:
    """Every outcome has indicators that measure it, and says what evidence will be gathered.

    Why: an outcome nobody can measure can never be shown to be reached, or to be missed.

    Put it right: in plan.yaml, list each outcome with at least one of `indicators`, each with a `measure` and with
    `how` the evidence will be gathered.
    """
    del ctx
    if says_nothing(outcome.outcome):
        yield missing("outcome", f"{outcome.id} does not say what should be different")
    if not outcome.indicators:
        yield missing("indicators", f"{outcome.id} has no indicators")
    for position, indicator in enumerate(outcome.indicators):
        yield from _measured(indicator, f"indicators/{position}")


def _measured(indicator: Indicator, where: str) -> Iterator[Verdict]:
    """Whether an indicator says what is measured, and what evidence is gathered."""
    if indicator.not_done:
        yield failed(f"{where}/not_done", f"{indicator.id} is not measured: {indicator.not_done}")
    elif indicator.measure is None or says_nothing(indicator.measure):
        yield missing(f"{where}/measure", f"{indicator.id} does not say what is looked at or counted")
    elif says_nothing(indicator.how) or same_word(indicator.how or "", indicator.measure):
        yield missing(f"{where}/how", f"{indicator.id} does not say what evidence is gathered, and how")
    else:
        yield met(where)


@check("PLN07", step="plan", over=subjects.roles, none="missing: no roles are recorded", asks_presence_only=True)
def role_has_a_responsibility(role: Role, ctx: Context) -> Verdicts:
    """Every role in the engagement says what it is responsible for.

    Why: where nobody knows who does what, people are told twice or not at all. This check only asks whether
    something is recorded.

    Put it right: in plan.yaml, under `roles`, give each role its name and its `responsibility`.
    """
    del ctx
    if not role.role:
        yield missing("role", "a responsibility is recorded, and nothing says whose it is")
    elif says_nothing(role.responsibility):
        yield missing("responsibility", f"nothing says what {role.role} is responsible for")
    else:
        yield met("responsibility")


@check("PLN08", step="plan", over=subjects.groups, none="missing: no group that takes part is on the map")
def channels_suit_every_group(group: Stakeholder, ctx: Context) -> Verdicts:
    """For every group that takes part, at least one channel in use is one that it prefers.

    Why: a group that is written to by e-mail and reads none has not been written to.

    Put it right: ask the group and fill `prefers` in stakeholders.yaml; then use one of those channels, and list it
    under `communication` and `channels` in plan.yaml.
    """
    communication = ctx.workspace.plan.communication
    channels = communication.channels if communication and not communication.not_done else ()
    if not group.prefers:
        yield missing("prefers", f"nothing says how {group.id} prefers to be in touch")
    elif any(same_word(one, other) for one in group.prefers for other in channels):
        yield met("prefers")
    else:
        yield missing("prefers", f"{group.id} prefers {listed(group.prefers, 'or')}, which the plan does not use")


@check("PLN12", step="plan", over=subjects.plan, asks_presence_only=True)
def anybody_can_keep_having_a_say(plan: Plan, ctx: Context) -> Verdicts:
    """There is a channel by which the wider community can keep shaping the process.

    Why: people hear of an engagement late, or think of something afterwards; a door that stays open lets them in.
    This check only asks whether something is recorded.

    Put it right: in plan.yaml, under `communication` and `open_channel`, say how anybody can have a say, and who
    looks at it.
    """
    del ctx
    communication = plan.communication
    if communication and communication.not_done:
        yield failed("communication/not_done", f"there is no such channel: {communication.not_done}")
    elif communication and not says_nothing(communication.open_channel):
        yield met("communication/open_channel")
    else:
        yield missing("communication/open_channel", "nothing says how anybody can keep having a say")
