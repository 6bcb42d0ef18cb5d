"""The documents: a module each, which makes its view from an assessment; what each is, for whom, and when."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pwp.assessment import Assessment
from pwp.model.words import STEPS, Step
from pwp.report.documents import (
    assurance,
    commitments,
    consultation,
    decision_annex,
    engagement_plan,
    evaluation,
    feedback,
    findings,
    impact_assessment,
    option_appraisal,
    screening,
    stakeholder_map,
)
from pwp.report.view import View


class Document(NamedTuple):
    """A document that can be written: what it is, for whom, at which step, and how its view is made.

    A `public` one goes to everybody, so nothing in it may tell who somebody is. `parts` gives what it can be written
    about alone, each by the name to ask for it, such as one stakeholder group; the view takes that name, or None for
    the whole, and raises NothingYet where the record holds nothing of it.
    """

    what: str
    whom: str
    step: Step
    view: Callable[[Assessment, str | None], View]
    public: bool = True
    parts: Callable[[Assessment], Mapping[str, str]] | None = None


_DOCUMENTS: dict[str, Document] = {
    "assurance": Document(
        "Every requirement, its state and what shows it.", "for the sign-off meeting", "decide", assurance.view
    ),
    "feedback": Document(
        "What we asked, what you said, what we did and why.",
        "for the public",
        "feedback",
        feedback.view,
        parts=feedback.parts,
    ),
    "findings": Document(
        "Who was asked and how, what they said, and apart from that what was made of it.",
        "for those who decide, and the public",
        "evaluate",
        findings.view,
    ),
    "decision-annex": Document(
        "What people said and how it was weighed, the options, and what was considered when.",
        "for those who decide, with the decision paper",
        "decide",
        decision_annex.view,
    ),
    "evaluation": Document(
        "How well it was done by the word of those concerned, what came of it, and what was learned.",
        "for those who took part, and who engage next",
        "evaluate",
        evaluation.view,
    ),
    "commitments": Document(
        "Every promise, who keeps it, by when, how it stands, and what else is due.",
        "for those who keep them, and the public",
        "feedback",
        commitments.view,
    ),
    "stakeholder-map": Document(
        "Who is concerned and how, what is done to reach and support them, and who is missing.",
        "for those who plan it, and those concerned",
        "stakeholders",
        stakeholder_map.view,
    ),
    "engagement-plan": Document(
        "What it is for, what can change, who is heard and how, when, with what, and what becomes of it.",
        "for whoever approves it, and the public",
        "plan",
        engagement_plan.view,
    ),
    "impact-assessment": Document(
        "Who is affected, how, what that rests on and what is done about it.",
        "for those who decide, and the public",
        "identify",
        impact_assessment.view,
        parts=impact_assessment.parts,
    ),
    "screening": Document(
        "The eight factors, and whether the change is major.",
        "for the board, and Healthcare Improvement Scotland",
        "stakeholders",
        screening.view,
    ),
    "option-appraisal": Document(
        "Which ways forward there were, who weighed them, how, and what it recommends.",
        "for those who took part, those who decide, and the public",
        "plan",
        option_appraisal.view,
    ),
    "consultation": Document(
        "The outline of a consultation paper, and a checklist of what it still lacks.",
        "for those who write the paper",
        "plan",
        consultation.view,
        public=False,
        parts=consultation.parts,
    ),
}

DOCUMENTS = dict(sorted(_DOCUMENTS.items(), key=lambda named: STEPS.index(named[1].step)))
"""The documents by name, in the order of the steps at which they are due."""
