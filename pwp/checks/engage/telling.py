"""ENG: what people were given to read and told, and whether in time."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, working_days
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.model.attendance import came
from pwp.model.log import Entry
from pwp.model.lookups import for_later, only_deciding, with_participants
from pwp.model.plan import Information, PlannedUpdate
from pwp.model.workspace import Workspace


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
    of inclusive communication (Scottish Government, 2011), not from the standard. Working days are Monday to Friday,
    without Scottish bank holidays and the local holidays listed under `avoid` in plan.yaml. It is asked of activities
    that say when papers went out, or that people were invited to with information.

    Put it right: give the day under `papers_sent` of the log entry, and send the next papers earlier.
    """
    sent, held = entry.papers_sent, entry.date
    if held is not None and ctx.has_come(held) is False:
        yield not_due("date", f"it is to be held on {held}")
    elif sent is None:
        yield missing("papers_sent", "nothing says when the papers for this were sent out")
    elif held is None:
        yield missing("date", "nothing says when this was held, so whether papers came in time is not known")
    elif by(held, sent):
        yield failed("papers_sent", f"the papers went out on {sent}, not before it was held ({held})")
    elif before(sent, held) is None:
        vague = "papers_sent" if not sent.is_day else "date"
        yield missing(vague, f"give the days: did the papers go out ({sent}) before it was held ({held})?")
    else:
        yield met("papers_sent")
        yield from _hurried(sent, held, ctx)


def _hurried(sent: When, held: When, ctx: Context) -> Verdicts:
    """That there were fewer working days than is advised, or than is asked, as far as that can be counted."""
    wanted, binding = int(ctx.thresholds["working_days"]), "working_days" in ctx.binding
    if not (sent.is_day and held.is_day):
        if binding:
            vague = "date" if sent.is_day else "papers_sent"
            yield missing(vague, f"give the days: how long before it was held ({held}) did the papers go out ({sent})?")
        return
    days = working_days(sent.first, held.first, ctx.log.local_holidays)
    if days is not None and days < wanted:
        ahead = f"{days} working {'day' if days == 1 else 'days'} ahead"
        asked = "asked for" if binding else "advised"
        yield ctx.beyond("working_days", "papers_sent", f"the papers went out {ahead}; {wanted} are {asked}")


@check("ENG06", step="engage", over=subjects.information, none="missing: no information is recorded in the plan")
def information_reaches_participants(information: Information, ctx: Context) -> Verdicts:
    """All information that bears on the engagement reached people who take part, or there is a reason why not.

    Why: people cannot weigh up a proposal when only one side has the facts.

    Put it right: in plan.yaml, name under `given_to` the groups that got the information; or say under
    `withheld_because` why it has to stay confidential.
    """
    entries = ctx.log.giving.get(information.id, ())
    given = next((place for place, entry in entries if with_participants(ctx.workspace, came(entry))), None)
    if information.not_done:
        yield failed("not_done", f"{information.id} did not reach people: {information.not_done}")
    elif with_participants(ctx.workspace, information.given_to):
        yield met("given_to")
    elif information.withheld_because:
        yield met("withheld_because", because=information.withheld_because)
    elif given is not None:
        yield met(given.at("information"))
    elif for_later(ctx.workspace, information, ctx.today):
        yield not_due("for", f"{information.id} is for a part of the timetable that has not begun")
    elif only_deciding(ctx.workspace, information.given_to):
        yield missing("given_to", f"{information.id} was given only to those who decide or run it")
    else:
        yield missing("given_to", f"nothing says that {information.id} was given to a group on the map")


@check("ENG07", step="engage", over=subjects.updates, none="missing: the plan promises no updates")
def promised_update_is_given(update: PlannedUpdate, ctx: Context) -> Verdicts:
    """Every update that people were promised by now was given.

    Why: silence after a promise of news is how trust is lost.

    Put it right: log the update (kind: update or feedback), with whom it was for. If it comes late, tell people why.
    """
    due = update.due
    if due is None:
        yield missing("due", "nothing says when people were promised to hear")
    elif due.last >= ctx.as_of:
        yield not_due("due", f"the update is due on {due}")
    elif update.not_done:
        yield failed("not_done", f"the update due on {due} was not given: {update.not_done}")
    elif (given := ctx.log.updates_given.get(id(update))) is not None:
        place, entry = given
        yield met(place)
        if entry.date and before(due, entry.date):
            yield advice(place.at("date"), f"the update due on {due} came on {entry.date}")
    else:
        yield missing("due", f"an update was due on {due}, and the log shows none for it")


@check("ENG12", step="engage", over=subjects.record, days=56)
def people_hear_how_it_is_going(record: Workspace, ctx: Context) -> Verdicts:
    """While people could take part, they were told how it was going.

    Why: who hears nothing for weeks thinks that nothing happens, and does not come again. News once in more than eight
    weeks is advice: the guidance names no number.

    Put it right: log each update (kind: update or feedback) with its `date` and with whom it was for, and give the rows
    of the timetable in plan.yaml the days on which they `opened` and `closed`.
    """
    del record
    told = [placed for placed in ctx.log.of("update", "feedback") if ctx.log.tells_people(placed[1])]
    given = [(place, entry.date) for place, entry in told if entry.date and ctx.taking_part.under_way(entry.date)]
    vague = next(
        (place for place, entry in told if entry.date is None or ctx.taking_part.under_way(entry.date) is None), None
    )
    if given:
        yield met(given[0][0])
        yield from _seldom([day for _, day in given], ctx)
    elif ctx.taking_part.still_open:
        yield not_due(subjects.LOG, "people can still take part, so they can still be told how it is going")
    elif vague is not None:
        yield missing(vague.at("date"), "nothing shows that people could still take part when they were told this")
    elif told:
        yield missing(told[0][0].at("date"), "people were told this when they could not take part")
    else:
        yield missing(subjects.LOG, "no update in the log tells people how it was going")


def _seldom(given: list[When], ctx: Context) -> Iterator[Verdict]:
    """That people heard once in a long time."""
    begun, over, limit = ctx.taking_part.begun_by, ctx.taking_part.open_until, ctx.thresholds["days"]
    length = (over.first - begun.last).days + 1 if begun and over else 0
    if len(given) == 1 and length > limit:
        sentence = f"people were told once how it was going, in the {length} days they could take part"
        yield ctx.beyond("days", subjects.LOG, sentence)
