"""CHG: a change to a health service, and who has to hear of it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.lookups import open_by, options_appraised_on, unopened_before
from pwp.model.workspace import Workspace

HIS = "Healthcare Improvement Scotland"


@check("CHG01", step="identify", over=subjects.record)
def his_is_kept_informed(record: Workspace, ctx: Context) -> Verdicts:
    """Healthcare Improvement Scotland was told before people were engaged, and again as the work went on.

    Why: it can only advise on engagement that has not happened yet; and what was said once, at the start, does not
    show it how the work went.

    Put it right: log each contact (kind: contact, `with: his`) with its `date`; a view or a confirmation of theirs in
    change.yaml counts as well. Where they were not told, tell them now. Contact only after the plan was approved, or
    the options were appraised, is advice, since the guidance names no day.
    """
    contacts = _contacts(ctx)
    dated = sorted((one for one in contacts if one.day is not None), key=_first_day)
    undated = next((one.place for one in contacts if one.day is None), None)
    again = _since_it_opened(dated[1:], open_by(record))
    if not contacts:
        yield missing(subjects.LOG, f"no contact with {HIS} is logged")
    elif (late := _late(dated, ctx)) and undated is None:
        yield late
    elif again and not late:
        yield met(again.place)
        yield from _rather_late(dated[0], ctx)
    elif undated is not None:
        yield missing(undated.at("date"), f"nothing says when this contact with {HIS} was")
    elif open_by(record) is None or ctx.taking_part.still_open:
        yield not_due(dated[-1].place, f"{HIS} is to hear more as the work goes on")
    else:
        yield missing(dated[-1].place, f"nothing shows that {HIS} heard more once people were engaged")


class Contact(NamedTuple):
    """Something that shows that Healthcare Improvement Scotland was in contact, and when; `logged`, or its own word."""

    place: Place
    day: When | None
    logged: bool


_NONE = Contact(subjects.LOG, None, logged=False)


def _contacts(ctx: Context) -> list[Contact]:
    """All that shows contact with Healthcare Improvement Scotland: log entries, and its own words on the change."""
    found = [Contact(place, entry.date, logged=True) for place, entry in ctx.log.entries if entry.with_ == "his"]
    his = ctx.workspace.change.his
    said = {"view": his.view, "confirmation": his.confirmation} if his else {}
    for key, one in said.items():
        if one and one.date and not one.not_done:
            found.append(Contact(Place("change.yaml", ("his", key, "date")), one.date, logged=False))
    return [one for one in found if one.day is None or ctx.has_come(one.day) is not False]


def _first_day(contact: Contact) -> date:
    return contact.day.first if contact.day else date.max


def _since_it_opened(contacts: list[Contact], opened: When | None) -> Contact | None:
    """The first of some contacts that surely came once people were engaged."""
    return next((one for one in contacts if opened and one.day and by(opened, one.day)), None)


def _late(dated: list[Contact], ctx: Context) -> Verdict | None:
    """That the first contact came after people were engaged, or may have."""
    place, first, logged = dated[0] if dated else _NONE
    if first is None:
        return None
    opened = open_by(ctx.workspace)
    after = before(opened, first) if opened else False
    unopened = unopened_before(ctx.workspace, first, ctx.today)
    if after and logged:
        return failed(place.at("date"), f"{HIS} was first told on {first}, after people were engaged ({opened})")
    if after:
        return missing(place, f"nothing shows that {HIS} was told before people were engaged ({opened})")
    if after is None:
        return missing(place, f"give the days: was {HIS} told ({first}) by {opened}?")
    if unopened is not None:
        return missing(place, f"nothing says when {unopened.id} opened, so {HIS} may have been told later")
    return None


def _rather_late(first: Contact, ctx: Context) -> Iterator[Verdict]:
    """Advice where choices had been settled when Healthcare Improvement Scotland was first told."""
    approved = ctx.workspace.plan.approved
    settled = {
        "the plan was approved": approved.date if approved else None,
        "options were appraised": options_appraised_on(ctx.workspace),
    }
    for what, day in settled.items():
        if day and first.day and before(day, first.day):
            yield advice(first.place, f"{HIS} was first told on {first.day}, after {what} ({day})")
            return
