"""What was assessed, said, promised, decided and learned, as checks are asked of it."""

from collections.abc import Iterator

from pwp.checks.check import Subjects
from pwp.checks.looking import ASSESSMENTS
from pwp.checks.subjects.listing import COMMITMENTS, DECISIONS, DOCUMENTS, EVALUATION, THEMES, items
from pwp.findings import Place
from pwp.model.commitments import Commitment
from pwp.model.decisions import Decision
from pwp.model.documents import Document
from pwp.model.evaluation import Lesson, Review, ServiceChanged, Shared
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.lookups import effects_found, final_decisions
from pwp.model.themes import Quote, Theme
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

RESULTS = ("done", "partly")
"""The answers to a theme by which something came of it."""


assessments: Subjects[Assessment] = items(
    "impact assessment", "impact assessments", ASSESSMENTS, lambda one: one.impact.assessments
)._replace(part_of=lambda assessment, assessments: assessment.id in assessments)
unneeded_assessments = assessments.where(
    lambda assessment: assessment.needed is False,
    "impact assessment that is said not to be needed",
    "impact assessments that are said not to be needed",
)
strategic_assessments = assessments.where(
    lambda assessment: bool({"fairer-scotland", "consumer"} & set(assessment.covers)) and not assessment.not_done,
    "impact assessment of a strategic decision",
    "impact assessments of a strategic decision",
)
accounted_assessments = assessments.where(
    lambda assessment: assessment.needed is not False or not says_nothing(assessment.why),
    "impact assessment",
    "impact assessments",
)

themes: Subjects[Theme] = items("theme", "themes", Place(THEMES, ("themes",)), lambda one: one.themes.themes)
quotes: Subjects[Quote] = items("quote", "quotes", Place(THEMES, ("quotes",)), lambda one: one.themes.quotes)
commitments: Subjects[Commitment] = items(
    "commitment",
    "commitments",
    Place(COMMITMENTS, ("commitments",)),
    lambda one: one.commitments.commitments,
)
final: Subjects[Decision] = Subjects(
    "final decision", "final decisions", Place(DECISIONS, ("decisions",)), final_decisions
)
documents: Subjects[Document] = items(
    "listed document", "listed documents", Place(DOCUMENTS, ("documents",)), lambda one: one.documents.documents
)
reviews: Subjects[Review] = items(
    "review", "reviews", Place(EVALUATION, ("reviews",)), lambda one: one.evaluation.reviews
)
lessons: Subjects[Lesson] = items(
    "lesson", "lessons", Place(EVALUATION, ("lessons",)), lambda one: one.evaluation.lessons
)
service_changes: Subjects[ServiceChanged] = items(
    "change", "changes", Place(EVALUATION, ("service_changes",)), lambda one: one.evaluation.service_changes
)
shared: Subjects[Shared] = items(
    "sharing of what was learned",
    "sharings of what was learned",
    Place(EVALUATION, ("shared",)),
    lambda one: one.evaluation.shared,
)


def _effects(workspace: Workspace) -> Iterator[tuple[Place, tuple[Assessment, GroupEffect]]]:
    """Every effect on somebody that an assessment names, with its assessment."""
    return ((place, (assessment, effect)) for place, assessment, effect in effects_found(workspace))


effects: Subjects[tuple[Assessment, GroupEffect]] = Subjects(
    "effect that is assessed",
    "effects that are assessed",
    ASSESSMENTS,
    _effects,
    part_of=lambda placed, assessments: placed[0].id in assessments,
)

mitigated_effects = effects.where(
    lambda placed: placed[1].effect == "negative" and bool(placed[1].mitigation),
    "negative effect about which something is done",
    "negative effects about which something is done",
)
people_affected = effects.where(
    lambda placed: bool(placed[1].stakeholder or placed[1].characteristic or "islands" in placed[0].covers),
    "effect on a group of people",
    "effects on a group of people",
)
