"""How people were asked: the methods, what was told to whom, the support, and what people were given to know."""

from collections.abc import Iterator
from typing import Any

from pwp.calendar import When
from pwp.model.log import Entry
from pwp.model.logbook import HEARD, TOLD, Logbook, method_of
from pwp.model.plan import Barrier, Information, Method
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import capital
from pwp.report.documents.taking_part import MOST_OCCASIONS
from pwp.report.documents.wording import days, group, groups_or_all, held, in_order_of_days, not_done, planned_or_done
from pwp.report.view import Table, cell
from pwp.spelling import listed

AUDIENCES = {
    "participants": "Those who took part",
    "public": "The public",
    "decision-makers": "Those who decide",
}
TOLD_ABOUT = {
    "process": "how it was done",
    "options": "the options",
    "decisions": "the decisions",
    "reasons": "the reasons",
    "next-steps": "the next steps",
    "how-to-challenge": "how to challenge it",
}
MODES = {
    "in-person": "In person",
    "online": "Online",
    "phone": "By telephone",
    "post": "By post",
    "mixed": "In several ways",
}
INFORMS_OF = {
    "proposal": "what is proposed",
    "reasons": "the reasons",
    "options": "the options",
    "alternatives": "what was left out",
    "preferred": "the preferred option",
    "costs": "the costs",
    "impacts": "the impacts",
    "how-to-respond": "how to respond",
    "dates": "the dates",
    "next-steps": "the next steps",
}


def methods(workspace: Workspace, log: Logbook) -> Table:
    """The methods of the plan, whom each was for, when it was planned, and when and where it was used."""
    known = {method.id for method in workspace.plan.methods}
    rows = [
        (
            cell(method_name(one), _kind(one), MODES.get(one.mode or ""), not_done(one, "Not used")),
            cell(*(group(workspace, id_) for id_ in one.for_)),
            cell(days(one.start, one.end), occasions(one.occasions)),
            cell(
                *used([entry for _, entry in log.by_method.get(one.id, ())]),
                otherwise="The log does not show that it was used",
            ),
        )
        for one in workspace.plan.methods
    ]
    others = [entry for _, entry in log.of(*HEARD) if method_of(entry) not in known]
    if others:
        rows.append(
            (
                cell("By no method of the plan"),
                cell("See appendix 1"),
                cell("Not planned as a method"),
                cell(*used(others, titled=True)),
            )
        )
    return Table(
        "Methods",
        "Each method with the groups it was for, when it was planned, and when and where it was used.",
        ("Method", "For whom", "Planned", "Used"),
        (25, 27, 20, 28),
        tuple(rows),
        below_heading=True,
    )


def method_name(method: Method) -> str:
    """What a method is known as, with a capital."""
    return capital(method.title or method.method or method.id)


def _kind(method: Method) -> str | None:
    """What kind of method it is, where its title is another."""
    return sentence(method.method).rstrip(".") if method.method and method.title else None


def occasions(n: int | None) -> str | None:
    """On how many occasions; None where that is not recorded."""
    return None if n is None else f"{n} occasion{'' if n == 1 else 's'}"


def used(entries: list[Entry], *, titled: bool = False) -> Iterator[str]:
    """When and where a method was used; the first few times."""
    in_order = in_order_of_days(entries)
    for entry in in_order[:MOST_OCCASIONS]:
        where = entry.title or entry.id if titled or entry.date is None else entry.place
        many = f" ({entry.occasions} occasions)" if entry.occasions and entry.occasions > 1 else ""
        yield f"{held(entry)}{f': {where}' if where else ''}{many}"
    if (more := len(in_order) - MOST_OCCASIONS) > 0:
        yield f"And {more} more, in appendix 1"


def publicity(workspace: Workspace) -> list[dict[str, str]]:
    """How people could learn of it and be in touch: channels, formats, languages; each says where none is recorded."""
    known = workspace.plan.communication
    return [
        {"name": name, "what": listed(said) if isinstance(said, tuple) else said or ""}
        for name, said in (
            ("Channels", known.channels if known else ()),
            ("Formats", known.formats if known else ()),
            ("Languages", known.languages if known else ()),
            ("To be in touch at any time", known.open_channel if known else None),
        )
    ]


def news(workspace: Workspace, log: Logbook) -> Table:
    """What people were told on the way and afterwards: when, whom, about what and how."""
    rows = tuple(
        (
            cell(held(one)),
            cell(one.title or one.id, _told_about(one)),
            cell(*(AUDIENCES[each] for each in one.audience), *groups_or_all(workspace, _groups(one))),
            cell(capital(listed(one.channels)), f"In {listed(one.formats)}" if one.formats else None),
        )
        for one in in_order_of_days(entry for _, entry in log.of(*TOLD))
    )
    return Table(
        "What people were told, and when",
        "Each update and each feedback, with its day, what it was about, whom it was for, and how it was given.",
        ("When", "What", "To whom", "How"),
        (17, 30, 31, 22),
        rows,
        below_heading=True,
    )


def _groups(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entry.groups, *entry.stakeholders)))


def _told_about(entry: Entry) -> str | None:
    """What an update or feedback told people about."""
    return f"About {listed(TOLD_ABOUT[one] for one in entry.covers)}" if entry.covers else None


def barriers(workspace: Workspace, today: When) -> Table:
    """What made it hard to take part, for whom, and what was done about it."""
    found = workspace.plan.support.barriers if workspace.plan.support else ()
    rows = tuple(
        (
            cell(one.barrier or one.id),
            cell(*(group(workspace, id_) for id_ in one.for_)),
            cell(one.action),
            cell(_state(one, today)),
        )
        for one in found
    )
    return Table(
        "What made it hard to take part, and what was done",
        "Each barrier, whom it stood in the way of, what was to be done about it, and whether it was.",
        ("What made it hard", "For whom", "What was to be done", "Done"),
        (28, 26, 28, 18),
        rows,
        below_heading=True,
    )


def _state(one: Barrier, today: When) -> str:
    """Whether something was done about a barrier, as far as it is recorded."""
    if one.not_done:
        return not_done(one)
    return planned_or_done(one.done, today, "Done") if one.done else "Not recorded as done"


def independent_support(workspace: Workspace) -> str:
    """Who gave independent support to groups, or why nobody; else that it is not recorded."""
    support = workspace.plan.support
    known = support.independent if support else None
    if known and known.not_done:
        return not_done(known, "There was no independent support for groups")
    if known and known.provider:
        return f"Independent support for groups: {known.provider}."
    if known and known.why_none:
        return sentence(f"No independent support was held to be called for: {known.why_none}")
    return "Whether groups had independent support is not recorded."


def information(workspace: Workspace) -> Table:
    """What people were given to know: what it was about, in which formats, and to whom it was given."""
    rows = tuple(
        (
            cell(one.what or one.id, _about(one), _withheld(one)),
            cell(capital(listed((*one.formats, *one.languages)))),
            cell(*groups_or_all(workspace, one.given_to)),
        )
        for one in workspace.plan.information
    )
    return Table(
        "What people were given to know",
        "Each piece of information, what it is about, its formats and languages, and the groups it was given to.",
        ("What", "Formats and languages", "Given to"),
        (44, 22, 34),
        rows,
        below_heading=True,
    )


def _about(one: Information) -> str | None:
    return f"About {listed(INFORMS_OF[each] for each in one.covers)}" if one.covers else None


def _withheld(one: Information) -> str:
    """That a piece of information was not given out, with the reason."""
    return sentence(f"Not given out: {one.withheld_because}") if one.withheld_because else not_done(one, "Not given")


def scope(workspace: Workspace) -> dict[str, Any]:
    """What people could influence and could not, with the reasons, and what else was to weigh."""
    known = workspace.plan.scope
    return {
        "open": [sentence(one.what) for one in (known.open if known else ()) if one.what],
        "fixed": [
            {
                "what": sentence(one.what),
                "why": sentence(one.why) if one.why else "Why is not recorded.",
                "evidence": sentence(f"What shows it: {one.evidence}") if one.evidence else "",
            }
            for one in (known.fixed if known else ())
            if one.what
        ],
        "factors": list(known.other_factors) if known else [],
    }
