"""Who took part, as the findings report, the evaluation report and the decision annex show it.

People, responses, attendances and signatures are each counted apart, and never added up over occasions: whoever came
twice would be two.
"""

from collections.abc import Iterable, Iterator

from pwp.assessment import Assessment
from pwp.calendar import When, before
from pwp.model.log import Entry, Reached
from pwp.model.logbook import HEARD, Logbook, method_of
from pwp.model.lookups import takes_part
from pwp.model.stakeholders import Size, Stakeholder
from pwp.model.workspace import Workspace
from pwp.privacy.small_numbers import NOT_SHOWN
from pwp.report.documents.counting import Fewest, by_group, of_whole, running, took_part
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import group, held, in_order_of_days, not_done
from pwp.report.view import Table, cell

MOST_OCCASIONS = 5
"""So many occasions are named for one group; the others are counted."""
FORMS = {"petition": "A petition", "complaint": "A complaint", "legal-challenge": "A legal challenge"}


def readable_log(assessment: Assessment) -> Logbook:
    """The log of an assessment's record by its day; no document is written where an entry cannot be read."""
    return Logbook(assessment.loaded.workspace, assessment.as_of)


def phase(workspace: Workspace, id_: str | None) -> str:
    """What a part of the timetable is called; nothing where none is named."""
    found = next((row for row in workspace.plan.timetable if row.id == id_), None)
    return (found.what if found else None) or id_ or ""


def totals(workspace: Workspace, few: Fewest) -> Table:
    """How many took part in each part of the timetable, by each kind of number."""
    found = [(one, took_part(one, few)) for one in workspace.themes.totals]
    told = any(shown.senders for _, shown in found)
    rows = tuple(
        (
            cell(phase(workspace, one.for_), not_done(one)),
            cell(_with_noun(shown.people, "people")),
            cell(_with_noun(shown.responses, "responses")),
            *([cell(*shown.senders)] if told else []),
        )
        for one, shown in found
    )
    return Table(
        "How many took part",
        f"For each part of the engagement: how many people, how many responses{', and from whom' if told else ''}.",
        ("Part", "People", "Responses", *(["From whom the responses came"] if told else [])),
        (34, 16, 18, 32) if told else (50, 25, 25),
        rows,
    )


def _with_noun(shown: str | None, what: str) -> str | None:
    """A number as it is shown, with what it counts."""
    return shown if shown is None or shown == NOT_SHOWN else f"{shown} {what}"


def came(workspace: Workspace, entry: Entry, few: Fewest) -> Iterator[str]:
    """How many came to one occasion, or how many responses came in, each number with what it counts."""
    if entry.reached:
        yield from of_whole(entry.reached, few, shown=by_group(workspace, entry.reached, few)[1])
    if entry.received:
        for n, what in ((entry.received.responses, "responses"), (entry.received.signatures, "signatures")):
            if n is not None:
                yield few.number(n, what, about=entry.received.approximate)


def groups_there(workspace: Workspace, reached: Reached, few: Fewest) -> dict[str, str]:
    """How many people of each group took part in one occasion, by the group's name."""
    return {
        group(workspace, one.stakeholder)
        if one.stakeholder
        else (one.characteristic or "a group").replace("-", " "): many
        for one, many in by_group(workspace, reached, few)[0]
    }


def occasions(workspace: Workspace, log: Logbook, few: Fewest) -> Table:
    """Every occasion on which people were heard, by day, with where it was, who was there and how many."""
    so_far = running(_with_running_totals(log), workspace.themes.totals, few)
    rows = tuple(
        (
            cell(held(entry)),
            cell(entry.title or entry.id, entry.place, _how_often(entry)),
            cell(*(group(workspace, one) for one in entry.stakeholders)),
            cell(
                *_numbers(workspace, entry, few), *(f"Running total by then: {one}" for one in so_far.get(entry.id, ()))
            ),
        )
        for entry in in_order_of_days(entry for _, entry in log.of(*HEARD))
    )
    return Table(
        "Every occasion on which people were heard",
        "Each occasion with its days, its place, the groups that were there, and how many took part.",
        ("When", "What and where", "Which groups", "How many"),
        (17, 29, 27, 27),
        rows,
        below_heading=True,
    )


def _how_often(entry: Entry) -> str | None:
    """How many occasions an entry stands for, where it is not one."""
    return f"{entry.occasions} occasions" if entry.occasions and entry.occasions > 1 else None


def is_counted(entry: Entry) -> bool:
    """Whether anything is counted of one occasion."""
    if entry.reached and any(one.people is not None for one in entry.reached.by_group):
        return True
    return any(
        getattr(held, key, None) is not None
        for held in (entry.reached, entry.received, entry.so_far, entry.sent)
        for key in ("people", "responses", "attendances", "signatures", "number")
    )


def _numbers(workspace: Workspace, entry: Entry, few: Fewest) -> Iterator[str]:
    """What is counted of one occasion: who came, what came in, and what was sent."""
    if entry.received and entry.received.form in FORMS:
        yield FORMS[entry.received.form]
    yield from came(workspace, entry, few)
    if entry.reached:
        for name, many in groups_there(workspace, entry.reached, few).items():
            yield f"{name}: {many}"
    if entry.sent and entry.sent.number is not None:
        yield f"Sent out: {few.number(entry.sent.number, entry.sent.what or 'items', about=entry.sent.approximate)}"


def groups_heard(workspace: Workspace, log: Logbook, few: Fewest) -> Table:
    """The groups that took part, how great each is, and the occasions on which it was heard."""
    rows = tuple(
        (cell(one.name or one.id), cell(size(one.size, few)), cell(*where_heard(one, workspace, log, few)))
        for one in workspace.stakeholders.stakeholders
        if takes_part(one) and one.id in log.heard
    )
    return Table(
        "Groups that took part",
        "Each group of the stakeholder map that was heard, how many people it is, and where it was heard.",
        ("Group", "How many people it is", "Where it was heard"),
        (32, 22, 46),
        rows,
        below_heading=True,
    )


def size(known: Size | None, few: Fewest) -> str | None:
    """How many people a group is, and where the figure comes from; None where that is not recorded.

    What a source gives that others can read is shown, however few they are.
    """
    if known is None or known.number is None:
        return None
    many = f"{known.number:,} to {known.to:,}" if known.to else f"{known.number:,}"
    if not known.source and few.is_small(known.number):
        many = f"up to {few.figure(known.to)}" if known.to and not few.is_small(known.to) else few.figure(known.number)
    elif known.approximate:
        many = f"about {many}"
    return f"{many[:1].upper()}{many[1:]} people{f' ({known.source})' if known.source else ''}"


def where_heard(one: Stakeholder, workspace: Workspace, log: Logbook, few: Fewest) -> Iterator[str]:
    """The occasions on which a group was heard, each with its days and how many of the group were there."""
    entries = in_order_of_days(entry for _, entry in log.heard[one.id])
    for entry in entries[:MOST_OCCASIONS]:
        many = groups_there(workspace, entry.reached, few).get(one.name or one.id) if entry.reached else None
        yield f"{entry.title or entry.id} ({held(entry)}){f': {many}' if many else ''}"
    if (more := len(entries) - MOST_OCCASIONS) > 0:
        yield f"And {more} more {'occasion' if more == 1 else 'occasions'}"


def not_heard(workspace: Workspace, log: Logbook) -> list[dict[str, str]]:
    """The groups of the map that took no part as far as the log shows, each with the reason there is."""
    return [
        {"name": one.name or one.id, "why": _why_not(one, workspace, log)}
        for one in workspace.stakeholders.stakeholders
        if takes_part(one) and one.id not in log.heard
    ]


def _why_not(one: Stakeholder, workspace: Workspace, log: Logbook) -> str:
    """Why a group was not heard, or that nothing says so."""
    if said := one.not_reached or one.not_done:
        return sentence(f"not reached: {said}")
    invited = [entry.title or entry.id for _, entry in log.entries if one.id in entry.invited]
    came = f"They were invited ({'; '.join(invited)}). " if invited else ""
    named = any(one.id in theme.raised_by for theme in workspace.themes.themes)
    but = " They are named as having raised a theme; the record does not show where." if named else ""
    return f"{came}The log does not show that they were heard.{but}"


def running_totals(workspace: Workspace, log: Logbook, few: Fewest) -> list[str]:
    """The last running total of each method, by its day; they are never added up."""
    latest: dict[str | None, Entry] = {}
    so_far = running(_with_running_totals(log), workspace.themes.totals, few)
    for entry in _with_running_totals(log):
        if entry.date:
            latest[method_of(entry)] = entry
    titles: dict[str, str] = {one.id: one.title or one.method or one.id for one in workspace.plan.methods}
    return [
        f"{titles.get(method or '', entry.title or entry.id)}, by {entry.date}: {'; '.join(so_far[entry.id])}"
        for method, entry in latest.items()
    ]


def _with_running_totals(log: Logbook) -> list[Entry]:
    """The entries that give a running total, by their days."""
    return in_order_of_days(entry for _, entry in log.entries if entry.so_far)


def on_the_other_side(workspace: Workspace, log: Logbook) -> list[str]:
    """The groups of those who decide or run it that were on an occasion on which people were heard."""
    return [
        one.name or one.id for one in workspace.stakeholders.stakeholders if not takes_part(one) and one.id in log.heard
    ]


def fell_through(workspace: Workspace, today: When) -> Iterator[str]:
    """What was planned with people and did not happen, with the reason."""
    rows: Iterable[tuple[str, str]] = (
        *((one.what or one.id, not_done(one, "not held")) for one in workspace.plan.timetable),
        *((one.title or one.method or one.id, not_done(one, "not used")) for one in workspace.plan.methods),
        *(
            (f"{one.title or one.id} ({held(one)})", not_done(one, "not held"))
            for _, one in workspace.entries
            if one.date is None or not before(today, one.date)
        ),
    )
    yield from (f"{name}: {said[:1].lower()}{said[1:]}" for name, said in rows if said)
