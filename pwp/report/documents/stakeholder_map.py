"""The stakeholder map as a document: who is concerned and how, what is done to reach them, and who is missing."""

from collections.abc import Iterator

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.model.lookups import methods_for, takes_part
from pwp.model.stakeholders import Stakeholder
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.figures import stakeholder_map
from pwp.report.figures.stakeholder_map import called
from pwp.report.view import Cell, Table, View, cell
from pwp.spelling import listed

AFFECTED = {"direct": "Affected directly", "indirect": "Affected indirectly", "interest": "Interested, not affected"}


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The stakeholder map of an assessment's record; raises NothingYet where no group is on it."""
    workspace = assessment.loaded.workspace
    engagement = workspace.engagement
    groups = workspace.stakeholders.stakeholders
    if not groups:
        raise NothingYet("no group is recorded in stakeholders.yaml")
    title = engagement.title or engagement.id or "Our engagement"
    body = engagement.body.name if engagement.body and engagement.body.name else ""
    values = {
        "body": body,
        "asked_on": str(When.of(assessment.as_of)),
        "summary": engagement.summary or "",
        "drawn": bool(stakeholder_map.placed(groups)),
        "in_need": [_need(workspace, one) for one in stakeholder_map.in_need(groups)],
        "no_impact": [called(one) for one in groups if one.impact is None and one.kind != "decision-maker"],
        "affected": any(affected(one) for one in groups),
        "missing": [_concern(one) for one in missing(workspace)],
        "not_reached": [f"{called(one)}: {sentence(one.not_reached)}" for one in groups if one.not_reached],
    }
    tables = {"groups": _groups(workspace), "map": stakeholder_map.table(groups)}
    figures = {"map": stakeholder_map.figure(groups)}
    return View(
        "stakeholder-map", f"Who is concerned: {title}", body or title, assessment.as_of, values, tables, figures
    )


def affected(group: Stakeholder) -> bool:
    """Whether a group on the side of those who take part is recorded as affected."""
    return takes_part(group) and (group.impact is not None or group.affected in ("direct", "indirect"))


def missing(workspace: Workspace) -> list[Stakeholder]:
    """The groups that are affected, and for whom no method is planned in which they could be heard."""
    return [one for one in workspace.stakeholders.stakeholders if affected(one) and not methods_for(workspace, one.id)]


def _concern(group: Stakeholder) -> str:
    """A group, and how it is affected, on one line."""
    hit = f"impact {group.impact} of 5" if group.impact is not None else ""
    said = ", ".join(filter(None, (AFFECTED.get(group.affected or "", "").casefold(), hit)))
    return f"{called(group)} ({said})" if said else called(group)


def _need(workspace: Workspace, group: Stakeholder) -> str:
    """A group that needs support, and what is recorded as done for it."""
    done = list(_support(workspace, group))
    return f"{called(group)}. {' '.join(sentence(one) for one in done) or 'No support is recorded for it.'}"


def _groups(workspace: Workspace) -> Table:
    rows = tuple(
        (
            cell(called(one), "Essential to this engagement" if one.essential else None),
            _affected(one),
            _reached(workspace, one),
            cell(*_support(workspace, one)),
        )
        for one in workspace.stakeholders.stakeholders
    )
    return Table(
        "Each group, and what is done to reach and support it",
        "For each group, how it is affected, how it is reached and heard, and what supports it to take part.",
        ("Group", "How it is affected, and what matters to it", "How it is reached and heard", "What supports it"),
        (22, 26, 26, 26),
        rows,
        below_heading=True,
    )


def _affected(group: Stakeholder) -> Cell:
    """How a group is affected, what matters to it, and what shuts it out."""
    shared = listed((*(one.replace("-", " ") for one in group.characteristics), *group.disadvantage))
    return cell(
        AFFECTED.get(group.affected or ""),
        sentence(group.interests) if group.interests else None,
        f"Characteristics and disadvantage: {shared}" if shared else None,
    )


def _reached(workspace: Workspace, group: Stakeholder) -> Cell:
    """The way to a group, who speaks for it, and the methods in which it can be heard."""
    methods = listed(one.title or one.method or one.id for one in methods_for(workspace, group.id))
    unheard = "No method is planned in which it could be heard" if takes_part(group) else None
    return cell(
        sentence(group.route) if group.route else None,
        f"Represented by {group.represented_by}" if group.represented_by else None,
        f"Heard through: {methods}" if methods else unheard,
    )


def _support(workspace: Workspace, group: Stakeholder) -> Iterator[str]:
    """What people in a group need in order to take part, and what is done about it."""
    if group.support_needs:
        yield f"Needs {listed(group.support_needs)}"
    if group.formats:
        yield f"Formats: {listed(group.formats)}"
    support = workspace.plan.support
    for one in support.barriers if support else ():
        if group.id in one.for_ and one.barrier:
            yield f"{one.barrier.rstrip('.')}: {one.action or 'nothing is recorded as done'}"
