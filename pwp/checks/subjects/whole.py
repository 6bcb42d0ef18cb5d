"""What every record has once, such as its plan, as checks are asked of it."""

from collections.abc import Iterator

from pwp.checks.check import Subjects
from pwp.checks.subjects.listing import CHANGE, EVALUATION, OPTIONS, PLAN, single
from pwp.findings import Place
from pwp.model.change import National, ServiceChange
from pwp.model.engagement import Profile
from pwp.model.evaluation import Evaluation
from pwp.model.joint_board import IjbSteps, StrategicPlan
from pwp.model.options import Options
from pwp.model.plan import (
    Plan,
)
from pwp.model.workspace import Workspace

record: Subjects[Workspace] = single("record", "engagement.yaml", lambda workspace: workspace)
looked_at: Subjects[Workspace] = record._replace(part_of=lambda _record, _assessments: True)
plan: Subjects[Plan] = single("plan", PLAN, lambda workspace: workspace.plan)
plan_with_risk_to_data: Subjects[Plan] = Subjects(
    "plan by which data at risk is held",
    "plans by which data at risk is held",
    Place(PLAN),
    lambda one: ((Place(PLAN), one.plan),) if _risk_to_data(one.plan) else (),
)
evaluation: Subjects[Evaluation] = single("evaluation", EVALUATION, lambda workspace: workspace.evaluation)
change: Subjects[ServiceChange] = single("service change", CHANGE, lambda workspace: workspace.change)
joint_board_steps: Subjects[IjbSteps] = single(
    "joint board's decision", CHANGE, lambda workspace: workspace.change.ijb or IjbSteps(), "ijb"
)
strategic_plan: Subjects[StrategicPlan] = single(
    "strategic plan", CHANGE, lambda workspace: workspace.change.strategic_plan or StrategicPlan(), "strategic_plan"
)
national_change: Subjects[National] = single(
    "national change", CHANGE, lambda workspace: workspace.change.national or National(), "national"
)
appraised_options: Subjects[Options] = single("set of options", OPTIONS, lambda workspace: workspace.options)


def _risk_to_data(plan: Plan) -> bool:
    """Whether a plan says that a data protection impact assessment is needed, and not that it was left undone."""
    dpia = plan.privacy.dpia if plan.privacy and not plan.privacy.not_done else None
    return bool(dpia and dpia.needed and not dpia.not_done)


def _lighter(workspace: Workspace) -> Iterator[tuple[Place, Profile]]:
    """What is set aside as out of proportion, where anything may be."""
    profile = workspace.engagement.profile
    if profile is not None and (profile.level != "full" or profile.not_done):
        yield lighter.home, profile


lighter: Subjects[Profile] = Subjects(
    "engagement of which less is asked",
    "engagements of which less is asked",
    Place("engagement.yaml", ("profile",)),
    _lighter,
)
