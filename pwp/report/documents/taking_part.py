"""Who took part, as the findings report, the evaluation report and the decision annex show it.

People, responses, attendances and signatures are each counted apart, and never added up over occasions: whoever came
twice would be two.
"""

from collections.abc import Iterable, Iterator

from pwp.assessment import Assessment
from pwp.calendar import When, before
from pwp.model.log import Entry, Reached, SoFar
from pwp.model.logbook import HEARD, Logbook, method_of
from pwp.model.lookups import takes_part
from pwp.model.stakeholders import Size, Stakeholder
from pwp.model.themes import Total
from pwp.model.workspace import Workspace
from pwp.privacy.small_numbers import Counts, suppressed
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import figure, group, held, in_order_of_days, is_small, not_done, number
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


def totals(workspace: Workspace) -> Table:
    """How many took part in each part of the timetable, by each kind of number."""
    rows = tuple(
        (
            cell(phase(workspace, one.for_), not_done(one)),
            cell(None if one.people is None else number(one.people, "people")),
            cell(None if one.responses is None else number(one.responses, "responses")),
            cell(*_from_whom(one)),
        )
        for one in workspace.themes.totals
    )
    return Table(
        "How many took part",
        "For each part of the engagement: how many people, how many responses, and from whom the responses came.",
        ("Part", "People", "Responses", "From whom the responses came"),
        (34, 16, 18, 32),
        rows,
    )


def _from_whom(total: Total) -> Iterator[str]:
    """From whom the responses of one part came, as far as it is recorded."""
    sorts = (
        (total.organisations, "from organisations"),
        (total.individuals, "from individuals"),
        (total.unknown, "that do not say from whom"),
    )
    known = [(n, of_them) for n, of_them in sorts if n is not None]
    shown = [f"{n:,}" for n, _ in known]
    if is_small(total.individuals) or is_small(total.unknown):  # the others and the total would tell how many
        shown = list(suppressed(Counts((tuple(n for n, _ in known),), row_totals=True)).rows[0])
    for said, (_, of_them) in zip(shown, known, strict=True):
        yield f"{said} {of_them}"
    if total.campaign is not None:
        yield f"{figure(total.campaign)} as part of a campaign"


def counted(reached: Reached | SoFar) -> Iterator[str]:
    """The numbers of one occasion, or of a running total, each with what it counts."""
    for what in ("people", "responses", "attendances"):
        n = getattr(reached, what)
        if n is not None:
            yield number(n, what, about=reached.approximate)


def by_group(workspace: Workspace, reached: Reached) -> dict[str, str]:
    """How many people of each group took part in one occasion, by the group's name.

    Where one group is very small, no group's number is shown: the others would tell it.
    """
    known = [one for one in reached.by_group if one.people is not None]
    few = any(is_small(one.people) for one in known)
    return {
        group(workspace, one.stakeholder) if one.stakeholder else (one.characteristic or "a group").replace("-", " "): (
            "number not shown, as one group was very small"
            if few
            else number(one.people or 0, "people", about=reached.approximate)
        )
        for one in known
    }


def occasions(workspace: Workspace, log: Logbook) -> Table:
    """Every occasion on which people were heard, by day, with where it was, who was there and how many."""
    rows = tuple(
        (
            cell(held(entry)),
            cell(entry.title or entry.id, entry.place, _how_often(entry)),
            cell(*(group(workspace, one) for one in entry.stakeholders)),
            cell(*numbers(workspace, entry)),
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


def numbers(workspace: Workspace, entry: Entry) -> Iterator[str]:
    """What is counted of one occasion: who came, what came in, what was sent, and what a running total stood at."""
    reached, received = entry.reached, entry.received
    if reached:
        yield from counted(reached)
        for name, many in by_group(workspace, reached).items():
            yield f"{name}: {many}"
    if received:
        if received.form in FORMS:
            yield FORMS[received.form]
        for n, what in ((received.responses, "responses"), (received.signatures, "signatures")):
            if n is not None:
                yield number(n, what, about=received.approximate)
    if entry.so_far:
        for said in counted(entry.so_far):
            yield f"Running total by then: {said}"
    if entry.sent and entry.sent.number is not None:
        about = "about " if entry.sent.approximate else ""
        yield f"Sent out: {about}{entry.sent.number:,} {entry.sent.what or 'items'}"


def groups_heard(workspace: Workspace, log: Logbook) -> Table:
    """The groups that took part, how great each is, and the occasions on which it was heard."""
    rows = tuple(
        (cell(one.name or one.id), cell(size(one.size)), cell(*where_heard(one, workspace, log)))
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


def size(known: Size | None) -> str | None:
    """How many people a group is, and where the figure comes from; None where that is not recorded."""
    if known is None or known.number is None:
        return None
    many = f"{known.number:,} to {known.to:,} people" if known.to else number(known.number, "people")
    about = "About " if known.approximate else ""
    said = f"{about}{many}"
    return f"{said[:1].upper()}{said[1:]} ({known.source})" if known.source else f"{said[:1].upper()}{said[1:]}"


def where_heard(one: Stakeholder, workspace: Workspace, log: Logbook) -> Iterator[str]:
    """The occasions on which a group was heard, each with its days and how many of the group were there."""
    entries = in_order_of_days(entry for _, entry in log.heard[one.id])
    for entry in entries[:MOST_OCCASIONS]:
        many = by_group(workspace, entry.reached).get(one.name or one.id) if entry.reached else None
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


def running_totals(workspace: Workspace, log: Logbook) -> list[str]:
    """The last running total of each method, by its day; they are never added up."""
    latest: dict[str | None, Entry] = {}
    for entry in in_order_of_days(entry for _, entry in log.entries if entry.so_far and entry.date):
        latest[method_of(entry)] = entry
    titles: dict[str, str] = {one.id: one.title or one.method or one.id for one in workspace.plan.methods}
    return [
        f"{titles.get(method or '', entry.title or entry.id)}, by {entry.date}: {'; '.join(counted(entry.so_far))}"
        for method, entry in latest.items()
        if entry.so_far
    ]


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
