"""CHG: those a service is for are heard while it can still be changed."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.model.stakeholders import Stakeholder


@check(
    "CHG24",
    step="engage",
    over=subjects.directly_affected,
    none="missing: no group on the map is marked as directly affected",
)
def directly_affected_are_heard_before_the_decision(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every directly affected group was heard before the final decision.

    Why: the law speaks of those who use a service, and those who may come to. What they say once it is decided comes
    too late to count. People judge whether the map has everybody who may come to use it.

    Put it right: log each occasion on which the group was heard (kind activity or submission), with the group under
    `stakeholders` and its `date`. A group that was heard only afterwards has to be asked before it is decided again.
    """
    heard = ctx.log.heard.get(group.id, [])
    unreached = group.not_reached or group.not_done
    in_time = [(place, ctx.taking_part.before_the_decision(entry.date)) for place, entry in heard]
    if sure := next((place for place, answer in in_time if answer), None):
        yield met(sure)
    elif unreached:
        where = "not_reached" if group.not_reached else "not_done"
        yield failed(where, f"{group.id} was not reached: {unreached}")
    elif vague := next((place for place, answer in in_time if answer is None), None):
        yield missing(vague.at("date"), f"give the days: was {group.id} heard before the decision?")
    elif ctx.taking_part.still_open:
        yield not_due("", f"{group.id} can still be heard")
    elif heard:
        yield missing(heard[0][0], f"nothing shows that {group.id} was heard before the decision")
    else:
        yield missing("", f"nothing shows that {group.id} was heard")
