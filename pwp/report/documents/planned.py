"""The tables of the engagement plan: outcomes, methods, barriers, budget, risks."""

from collections.abc import Iterable

from pwp.model.lookups import on_the_map
from pwp.model.plan import Method, Plan
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.figures.stakeholder_map import called
from pwp.report.view import Table, cell
from pwp.spelling import listed


def names(workspace: Workspace, ids: Iterable[str]) -> str:
    """What groups are called, by their ids."""
    return listed(called(one) for one in on_the_map(workspace, ids))


def outcomes(plan: Plan) -> Table:
    """What the engagement is to achieve, and how it will be seen."""
    rows = tuple(
        (
            cell(one.outcome or one.id),
            cell(*(of.measure or of.id for of in one.indicators)),
            cell(
                *(f"{of.baseline or 'Not recorded'}, to {of.target or 'no target recorded'}" for of in one.indicators)
            ),
            cell(*(of.how for of in one.indicators)),
        )
        for one in plan.outcomes
    )
    return Table(
        "What is to be different",
        "For each outcome, what will be looked at, how things stood, what would be success, and how that is found out.",
        ("Outcome", "Indicator", "From, and to", "How it is found out"),
        (28, 26, 22, 24),
        rows,
        below_heading=True,
    )


def methods(workspace: Workspace) -> Table:
    """The ways of engaging, for whom, when, and what supports people in them."""
    rows = tuple(
        (
            cell(one.title or one.method or one.id, one.method if one.title and one.method else None),
            cell(names(workspace, one.for_), otherwise="For whom is not recorded"),
            cell(one.purpose, sentence(one.why) if one.why else None),
            cell(_when(one), f"Did not happen: {one.not_done}" if one.not_done else None),
            cell(*(f"{of.need or 'Need not recorded'}: {of.how or 'how is not recorded'}" for of in one.accessible)),
        )
        for one in workspace.plan.methods
    )
    return Table(
        "Who is to be heard, and how",
        "For each method, for whom it is, what for and why, when, and what supports people to take part in it.",
        ("Method", "For whom", "What for, and why", "When", "Support"),
        (16, 22, 26, 14, 22),
        rows,
        below_heading=True,
    )


def _when(method: Method) -> str | None:
    """When a method is planned, and how often."""
    begin, end = method.start, method.end
    days = f"{begin} to {end}" if begin and end and begin != end else str(begin or end or "")
    often = f"{method.occasions} times" if method.occasions and method.occasions > 1 else ""
    return ", ".join(filter(None, (days, often))) or None


def barriers(workspace: Workspace) -> Table:
    """What makes it hard to take part, and what is done about it."""
    support = workspace.plan.support
    rows = tuple(
        (
            cell(one.barrier or one.id),
            cell(names(workspace, one.for_)),
            cell(one.action, f"Done {one.done.on}" if one.done else None),
            cell(one.owner),
        )
        for one in (support.barriers if support else ())
    )
    return Table(
        "What makes it hard to take part, and what is done about it",
        "For each barrier, whom it stands in the way of, what is done and who sees to it.",
        ("Barrier", "For whom", "What is done", "Who sees to it"),
        (26, 26, 30, 18),
        rows,
    )


def budget(plan: Plan) -> Table:
    """The money there is, item by item, as it is recorded."""
    held = plan.resources
    rows = tuple(
        (cell(one.item), cell(None if one.amount is None else _pounds(one.amount)))
        for one in (held.budget if held else ())
    )
    return Table(
        "The money there is",
        "For each item of the budget, how much there is for it.",
        ("Item", "Amount"),
        (74, 26),
        rows,
    )


def _pounds(amount: float) -> str:
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"


def risks(plan: Plan) -> Table:
    """What could go wrong, what is done to prevent it, and who watches over it."""
    rows = tuple((cell(one.risk), cell(one.action), cell(one.owner)) for one in plan.risks)
    return Table(
        "What could go wrong",
        "For each risk, what is done to prevent it and who watches over it.",
        ("Risk", "What is done", "Who watches over it"),
        (36, 40, 24),
        rows,
        below_heading=True,
    )
