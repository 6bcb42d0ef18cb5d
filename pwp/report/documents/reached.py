"""What the engagement set out to reach, and what it reached, as far as is recorded: outcomes, methods and groups."""

from collections.abc import Iterator

from pwp.calendar import When, by
from pwp.model.evaluation import OutcomeReached
from pwp.model.log import Entry
from pwp.model.logbook import Logbook
from pwp.model.lookups import methods_for, takes_part
from pwp.model.plan import Outcome
from pwp.model.workspace import Workspace
from pwp.report.documents.asking import method_name, occasions, used
from pwp.report.documents.counting import Fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.taking_part import where_heard
from pwp.report.documents.wording import RATINGS, days, evidence, not_done, planned_or_done
from pwp.report.view import Cell, Table, cell


def outcomes(workspace: Workspace) -> Table:
    """What the engagement set out to achieve, how that was to be seen, and what is recorded as reached."""
    found = workspace.evaluation.outcomes
    planned = workspace.plan.outcomes
    rows = [
        (
            cell(one.outcome or one.id),
            _indicators(one),
            _result(workspace, [each for each in found if each.outcome == one.id]),
        )
        for one in planned
    ]
    known = {one.id for one in planned}
    rows += [
        (cell(one.outcome), cell("Not in the plan"), _result(workspace, [one]))
        for one in found
        if one.outcome not in known
    ]
    return Table(
        "What was to be achieved, and what was",
        "Each outcome of the plan, how it was to be seen whether it is reached, and what is recorded as reached.",
        ("What was to be achieved", "How it was to be seen", "What was reached"),
        (30, 36, 34),
        tuple(rows),
        below_heading=True,
    )


def _indicators(outcome: Outcome) -> Cell:
    """How it was to be seen whether an outcome is reached: measure, how things stood, and what was aimed at."""
    return cell(
        *(
            f"{sentence(one.measure or one.id)} At the start: {one.baseline or 'not recorded'}. "
            f"Aim: {one.target or 'not recorded'}."
            for one in outcome.indicators
        )
    )


def _result(workspace: Workspace, found: list[OutcomeReached]) -> Cell:
    """What is recorded as reached of an outcome, and what shows it."""
    return cell(*(said for one in found for said in _reached(workspace, one)))


def _reached(workspace: Workspace, one: OutcomeReached) -> Iterator[str]:
    if one.not_done:
        yield not_done(one, "Not looked at")
        return
    yield RATINGS.get(one.result or "", "Whether it was reached is not recorded")
    if one.baseline:
        yield f"Before: {one.baseline}"
    yield f"Now: {one.value}" if one.value else "How things stand now is not recorded"
    shown = evidence(workspace, one.evidence)
    yield f"Shown by: {shown}" if shown else "Nothing is recorded that shows it"


def service_changes(workspace: Workspace, today: When) -> list[str]:
    """What became better, since when, and when it is looked at again."""
    return [
        not_done(one, f"{one.what or 'A change'}: not done")
        or " ".join(
            (
                sentence(one.what or "what changed is not recorded"),
                sentence(planned_or_done(one.date, today, "Changed")),
                _looked_at_again(one.follow_up, today),
            )
        )
        for one in workspace.evaluation.service_changes
    ]


def _looked_at_again(day: When | None, today: When) -> str:
    """When a change was looked at again, or is to be."""
    if day is None:
        return "When it is looked at again is not recorded."
    return f"To be looked at again {day.on}." if by(day, today) is not True else f"Looked at again {day.on}."


def methods(workspace: Workspace, log: Logbook) -> Table:
    """Each method as it was planned, and as it was used."""
    rows = tuple(
        (
            cell(method_name(one), not_done(one, "Not used")),
            cell(days(one.start, one.end), occasions(one.occasions)),
            cell(
                *used([entry for _, entry in log.by_method.get(one.id, ())]),
                otherwise="The log does not show that it was used",
            ),
            cell(*_worked([entry for _, entry in log.by_method.get(one.id, ())])),
        )
        for one in workspace.plan.methods
    )
    return Table(
        "Methods as planned and as used",
        "Each method: when and how often it was planned, when it was used, and how it worked.",
        ("Method", "Planned", "Used", "How it worked"),
        (22, 20, 28, 30),
        rows,
    )


def _worked(entries: list[Entry]) -> Iterator[str]:
    """How a method worked, by the notes of the occasions on which it was used."""
    noted = [one.method_review for one in entries if one.method_review and not one.method_review.not_done]
    well, badly = sum(one.worked is True for one in noted), sum(one.worked is False for one in noted)
    if well:
        yield "It worked" if well == len(entries) else f"It worked on {well} of {len(entries)} recorded occasions"
    if badly:
        yield f"It did not work on {badly} of {len(entries)} recorded occasions"
    yield from (sentence(f"Changed: {one.changed}") for one in noted if one.changed)


def groups(workspace: Workspace, log: Logbook, few: Fewest) -> Table:
    """Each group that the engagement is with: by which methods it was to be heard, and where it was."""
    rows = tuple(
        (
            cell(one.name or one.id),
            cell(
                *(method_name(method) for method in methods_for(workspace, one.id)),
                otherwise="No method was planned for them",
            ),
            cell(
                *(where_heard(one, workspace, log, few) if one.id in log.heard else ()),
                otherwise="The log does not show that they were heard",
            ),
        )
        for one in workspace.stakeholders.stakeholders
        if takes_part(one)
    )
    return Table(
        "Groups as planned and as heard",
        "Each group of the stakeholder map: the methods planned for it, and the occasions on which it was heard.",
        ("Group", "Planned", "Where it was heard"),
        (32, 24, 44),
        rows,
    )
