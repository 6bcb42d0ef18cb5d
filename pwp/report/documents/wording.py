"""How documents say the small things: some days, the name of a group, what is not recorded or not done."""

from collections.abc import Iterable

from pwp.calendar import When, by
from pwp.model.attendance import participating_groups
from pwp.model.fields import Record
from pwp.model.log import Entry
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.spelling import listed

STANCES = {
    "support": "Support",
    "concern": "Concern",
    "mixed": "Mixed view",
    "suggestion": "Suggestion",
    "question": "Question",
}
RATINGS = {
    "met": "Met",
    "partly": "Partly met",
    "not-met": "Not met",
    "too-early": "Too early to tell",
    "none": "No conclusion",
}
IMPACTS = {
    "equality": "equality",
    "fairer-scotland": "Fairer Scotland",
    "islands": "islands",
    "childrens-rights": "children's rights",
    "human-rights": "human rights",
    "environment": "environment",
    "sustainability": "sustainability",
    "consumer": "consumers",
    "data-protection": "data protection",
    "health-inequalities": "health inequalities",
    "transport": "transport",
    "other": "other",
}


def groups(workspace: Workspace, ids: Iterable[str]) -> str:
    """Groups of the map as a list in a sentence; one that is not on the map by its id."""
    return "; ".join(group(workspace, one) for one in ids)


def group(workspace: Workspace, id_: str) -> str:
    """What a group on the map is called."""
    found = next((one for one in workspace.stakeholders.stakeholders if one.id == id_), None)
    return found.name if found and found.name else id_


def groups_or_all(workspace: Workspace, ids: Iterable[str]) -> tuple[str, ...]:
    """Groups of the map by their names, in one word where they are all that the engagement is with."""
    named = tuple(ids)
    everybody = participating_groups(workspace)
    if len(everybody) > 1 and everybody.issubset(named):
        rest = [group(workspace, one) for one in named if one not in everybody]
        return ("All groups on the stakeholder map", *rest)
    return tuple(group(workspace, one) for one in named)


def evidence(workspace: Workspace, ids: Iterable[str]) -> str:
    """What shows something, by the titles of documents, log entries and assessments; nothing where none is named."""
    return "; ".join(_titled(workspace, one) for one in ids)


def _titled(workspace: Workspace, id_: str) -> str:
    """The title of something that is evidence; its id, where it has none or is not there."""
    records = (one.record for _, one in workspace.named.get(id_, ()))
    return next((title for one in records if (title := getattr(one, "title", None))), id_)


def days(first: When | None, last: When | None) -> str:
    """From when to when, as far as it is known; nothing where neither day is."""
    if first and last and first != last:
        return f"{first} to {last}"
    if first or not last:
        return str(first or "")
    return f"until {last}"


def held(entry: Entry) -> str:
    """The days of an occasion in the log."""
    return days(entry.date, entry.until) or "Day not recorded"


def in_order_of_days(entries: Iterable[Entry]) -> list[Entry]:
    """Occasions by their first day, those without one last."""
    return sorted(entries, key=lambda one: (one.date is None, one.date.first if one.date else None, one.id))


def is_ahead(day: When | None, today: When) -> bool:
    """Whether a day is surely still to come."""
    return day is not None and by(day, today) is False


def planned_or_done(day: When | None, today: When, verb: str) -> str:
    """That something was done on a day, or is planned for it; `verb` is the word for its being done."""
    if day is None:
        return f"{verb}; the day is not recorded"
    return f"Planned for {day}" if is_ahead(day, today) else f"{verb} {day.on}"


def by_when(day: When | None, today: When) -> str:
    """By when something is to be done, and whether that day is past; nothing where there is none."""
    if day is None:
        return ""
    return f"By {day}" if day.last >= today.first else f"By {day}; that day is past"


def not_done(record: Record, said: str = "Not done") -> str:
    """That something was called for and did not happen, with the reason; nothing where that is not said."""
    return sentence(f"{said}: {record.not_done}") if record.not_done else ""


def yes_or_no(*, value: bool | None) -> str:
    """Yes or no, or that it is not recorded, as it stands in a sentence."""
    return "not recorded" if value is None else "yes" if value else "no"


def covered(kinds: Iterable[str]) -> str:
    """The kinds of impact that an assessment covers."""
    return listed(IMPACTS.get(one, one) for one in kinds)
