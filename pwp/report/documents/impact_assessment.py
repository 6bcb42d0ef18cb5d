"""The impact assessment: who is affected, how, what it rests on and what is done; of one kind of impact, or of all."""

from collections.abc import Iterable, Mapping
from typing import get_args

from pwp.assessment import Assessment as Assessed
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.findings import Place
from pwp.model.impact import Assessment
from pwp.model.words import ImpactKind
from pwp.model.workspace import Workspace
from pwp.report.documents import effects, impact_record, wording
from pwp.report.documents.counting import fewest
from pwp.report.documents.heading import document, gaps, heading, left_out
from pwp.report.view import Table, View

KINDS = {
    "equality": "Equality impact assessment",
    "fairer-scotland": "Fairer Scotland assessment",
    "islands": "Island communities impact assessment",
    "childrens-rights": "Children's rights impact assessment",
    "human-rights": "Human rights impact assessment",
    "environment": "Environment impact assessment",
    "sustainability": "Sustainability impact assessment",
    "consumer": "Consumer impact assessment",
    "data-protection": "Data protection impact assessment",
    "health-inequalities": "Health inequalities impact assessment",
    "transport": "Transport impact assessment",
    "other": "Impact assessment of other matters",
}
"""What an assessment of each kind of impact is called."""
FILES = ("impact.yaml", "themes.yaml", "decisions.yaml")


def parts(assessment: Assessed) -> Mapping[str, str]:
    """The kinds of impact that an assessment in the record covers, each with what such an assessment is called."""
    covered = {kind for one in assessment.loaded.workspace.impact.assessments for kind in one.covers}
    return {kind: KINDS[kind] for kind in get_args(ImpactKind) if kind in covered}


def view(assessment: Assessed, part: str | None = None) -> View:
    """The impact assessments of an assessment's record as one document; only of one kind where a `part` names it."""
    workspace, today = assessment.loaded.workspace, heading(assessment).today
    chosen = [one for one in workspace.impact.assessments if part is None or part in one.covers]
    undone = wording.not_done(workspace.impact, "No impact assessment was carried out")
    if not chosen and not undone:
        raise NothingYet("no impact assessment is recorded in impact.yaml")
    made = [one for one in chosen if one.needed is not False and not one.not_done]
    whom, on_whom = _affected(workspace, made, today)
    named, by_name = _by_name(workspace, chosen, part)
    themes = list(impact_record.themes(workspace, made, tagged=part in (None, "equality")))
    values = {
        **whom,
        **named,
        "undone": undone,
        "summary": workspace.engagement.summary or "",
        "shared": _shared(made, part),
        "made": bool(made),
        "themes": bool(themes),
        "evidence": any(one.evidence for one in made),
        "revisions": any(one.revisions for one in made),
        "decisions": list(impact_record.decisions(workspace, chosen, today)),
        "gaps": gaps(assessment, "IMP", within=_about(assessment, part)),
        "left_out": left_out(assessment, *FILES),
    }
    tables = {
        "assessments": impact_record.assessments(chosen, workspace, today),
        **on_whom,
        **by_name,
        "said": effects.said(themes, workspace, fewest(assessment)),
        "evidence": impact_record.evidence(made, today),
        "revisions": impact_record.revisions(made, today),
    }
    kind = KINDS[part] if part else "Integrated impact assessment"
    return document("impact-assessment", kind, assessment, values, tables)


def _affected(workspace: Workspace, made: list[Assessment], today: When) -> tuple[dict[str, object], dict[str, Table]]:
    """Whom the assessments say there is an effect on, or none: what the document says and shows of that."""
    found = effects.of(made)
    shown = [one for one in found if one.effect != "none" or one.not_done]
    values = {
        "affected": bool(shown),
        "unaffected": effects.others_unaffected(found, workspace),
        "silent": effects.silent(found, workspace),
    }
    return values, {"affected": effects.affected(shown, workspace, today)}


def _by_name(
    workspace: Workspace, chosen: list[Assessment], part: str | None
) -> tuple[dict[str, object], dict[str, Table]]:
    """What is answered for by name, characteristics, needs and islands, in the assessments that look at those."""
    made = [one for one in chosen if one.needed is not False and not one.not_done]
    on_equality = [one for one in made if "equality" in one.covers]
    on_islands = [one for one in made if "islands" in one.covers]
    wanted = part in (None, "equality")
    names = workspace.engagement.area.islands if workspace.engagement.area else ()
    values = {
        "equality": wanted and bool(on_equality),
        "no_equality": _no_equality(chosen) if wanted and not on_equality else "",
        "islands": bool(names and on_islands) and part in (None, "islands"),
        "no_islands": bool(on_islands) and not names and part in (None, "islands"),
    }
    tables = {
        "characteristics": effects.characteristics(effects.of(on_equality)),
        "needs": effects.needs(on_equality),
        "islands": effects.islands(effects.of(on_islands), names),
    }
    return values, tables


def _about(assessment: Assessed, part: str | None) -> list[Place] | None:
    """The places that a document on one kind of impact is about; None where it is about all there are."""
    if part is None:
        return None
    numbered = enumerate(assessment.loaded.workspace.impact.assessments)
    places = [Place("impact.yaml", ("assessments", number)) for number, one in numbered if part in one.covers]
    return [*places, *([Place("plan.yaml", ("privacy",))] if part == "data-protection" else [])]


def _shared(made: Iterable[Assessment], part: str | None) -> list[str]:
    """Of each assessment that looks at more than one kind of impact: what else it looks at."""
    return [
        f"{impact_record.called(one)} also looks at {wording.covered(kind for kind in one.covers if kind != part)}. "
        "The record does not say which effect belongs to which, so all of it is shown."
        for one in made
        if part and len(one.covers) > 1
    ]


def _no_equality(chosen: Iterable[Assessment]) -> str:
    """That no assessment looks at equality, with the reason where it is recorded as not needed or not done."""
    whys = [one for one in chosen if "equality" in one.covers]
    said = [
        wording.not_done(one, "It was not carried out") or f"It is recorded as not needed. {impact_record.why(one)}"
        for one in whys
    ]
    return " ".join(("No assessment in the record looks at equality.", *said))
