"""STK: the groups on the map, and how they are brought in."""

from collections.abc import Iterator

from pwp.calendar import When, before, earliest
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing
from pwp.model.lookups import approved_on, methods_for, never_approved, open_by, options_appraised_on
from pwp.model.stakeholders import Stakeholder


@check(
    "STK01",
    step="stakeholders",
    over=subjects.directly_affected,
    none="missing: no group that takes part is marked as directly affected",
)
def affected_groups_are_met_early(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every directly affected group was in contact before the plan was approved and options were appraised.

    Why: the earlier those affected take part, the more they can still change; contact after the choices are made
    is too late for that.

    Put it right: give the group's `first_contact` in stakeholders.yaml, or log the contact with the group among its
    `stakeholders`. If contact came late, say so in the plan's `changes`, and look again at what was settled.
    """
    contact = earliest((group.first_contact, ctx.log.first_contact.get(group.id)))
    settled, open_question = _settled(ctx)
    if unreached := group.not_reached or group.not_done:
        where = "not_reached" if group.not_reached else "not_done"
        yield failed(where, f"{group.id} was not reached: {unreached}")
    elif contact is None:
        yield missing("first_contact", f"the record does not say when {group.id} was first in contact")
    elif ctx.has_come(contact) is not True:
        yield missing("first_contact", ctx.not_yet(f"first contact with {group.id}", contact))
    elif settled is not None and before(settled, contact):
        sentence = f"{group.id} was first in contact on {contact}, after choices were settled ({settled})"
        yield failed("first_contact", sentence)
    elif open_question:
        yield missing("first_contact", f"{open_question}, so whether {group.id} came first is not known")
    elif settled is not None and before(settled, contact) is None:
        yield missing("first_contact", f"give the days: was {group.id} in contact ({contact}) by {settled}?")
    else:
        yield met("first_contact")


def _settled(ctx: Context) -> tuple[When | None, str]:
    """When choices were first settled, as far as recorded, and what keeps that from being known."""
    approved = ctx.workspace.plan.approved
    settled = earliest((approved_on(ctx.workspace), options_appraised_on(ctx.workspace)))
    unknown = approved_on(ctx.workspace) is None and not never_approved(ctx.workspace)
    if unknown and (open_by(ctx.workspace) is not None or (approved is not None and approved.by)):
        return settled, "nothing says when the plan was approved"
    return settled, ""


@check(
    "STK02",
    step="plan",
    over=subjects.protected,
    none="missing: no group that takes part shares a protected characteristic, as far as the map says",
)
def protected_groups_have_a_way_in(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every group that shares a protected characteristic has a planned way to take part.

    Why: naming a group on the map brings nobody in; people who face discrimination take part where somebody has
    worked out how to reach them.

    Put it right: mark each such group with its `characteristics` in stakeholders.yaml. Name it under `for` of a
    method that suits it in plan.yaml, or say under `route` how, and through whom, it is reached. A method that only
    informs is not a way to take part.
    """
    yield from _way_in(group, ctx)


@check(
    "STK03",
    step="plan",
    over=subjects.disadvantaged,
    none="missing: no group that takes part is shut out by social or economic disadvantage, as far as the map says",
)
def disadvantaged_groups_have_a_way_in(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every group shut out by disadvantage has a planned way to take part.

    Why: people with little money, time or confidence are the first to be missed, and this half of the standard is
    the one most often forgotten.

    Put it right: mark each such group with its `disadvantage` in stakeholders.yaml. Name it under `for` of a method
    that suits it in plan.yaml, or say under `route` how, and through whom, it is reached. A method that only
    informs is not a way to take part.
    """
    yield from _way_in(group, ctx)


def _way_in(group: Stakeholder, ctx: Context) -> Iterator[Verdict]:
    """Whether something is planned that reaches the group."""
    if unreached := group.not_reached or group.not_done:
        where = "not_reached" if group.not_reached else "not_done"
        yield failed(where, f"{group.id} was not reached: {unreached}")
    elif methods := methods_for(ctx.workspace, group.id):
        yield met(ctx.place_of(methods[0]).at("for"))
    elif group.route:
        yield met("route")
    else:
        yield missing("", f"{group.id} can take part in no method, and nothing says how it is reached")


@check(
    "STK04",
    step="evaluate",
    over=subjects.represented,
    none="not-applicable: no group on the map is spoken for by somebody else",
)
def representatives_keep_two_way_contact(group: Stakeholder, ctx: Context) -> Verdicts:
    """Whoever speaks for a group hears from it and reports back to it, and the log shows that it was told.

    Why: a representative who does not report back speaks for nobody, and the group never learns what was said in
    its name.

    Put it right: say in stakeholders.yaml under `reports_back` how it is done. Name the group under `stakeholders`
    of the activity or submission in which it was heard, and log each update or feedback with the group among its
    `groups`.
    """
    entries = ctx.log.heard.get(group.id, ())
    heard = earliest(entry.date for _, entry in entries)
    told = [(place, entry.date) for place, entry in ctx.log.told.get(group.id, ()) if entry.date]
    if not group.reports_back:
        yield missing("reports_back", f"nothing says how {group.represented_by} reports back to {group.id}")
    elif not entries:
        yield missing("", f"no activity or submission names {group.id}, so nothing shows that it was heard")
    elif heard is None:
        yield missing(entries[0][0].at("date"), f"nothing says when {group.id} was heard")
    elif after := next((place for place, day in told if before(day, heard) is False), None):
        yield met(after)
    elif vague := next(((place, day) for place, day in told if before(day, heard) is None), None):
        yield missing(
            vague[0].at("date"), f"give the days: was this ({vague[1]}) after {group.id} was heard ({heard})?"
        )
    else:
        yield missing("reports_back", f"no dated update or feedback was for {group.id} after it was heard ({heard})")
