"""The facts of a record on which it turns what is asked: each `when` word is one function of the record."""

from collections.abc import Callable

from pwp.assessment.applicability import Applicability
from pwp.assessment.facts.of_the_plan import consultation, data_at_risk, mostly_online, personal_data
from pwp.assessment.facts.of_the_proposal import (
    affects,
    localities,
    major_or_undecided,
    national,
    plan_or_programme,
    said,
    service_change,
    services,
    significant_decision,
    strategic_plan,
)
from pwp.calendar import When
from pwp.model.workspace import Workspace

WORDS: dict[str, Callable[[Workspace, When], Applicability]] = {
    "care-service": services("health or social care", "health", "social-care"),
    "consultation": consultation,
    "service-change": service_change,
    "health-service": services("health", "health"),
    "major-or-undecided": major_or_undecided,
    "capital": said(
        "capital", "the proposal calls for capital investment", "the proposal calls for no capital investment"
    ),
    "mostly-online": mostly_online,
    "strategic": said("strategic", "the decision is strategic", "the decision is not strategic"),
    "plan-or-programme": plan_or_programme,
    "islands": affects("islands", "island communities"),
    "under-18s": affects("under-18s", "people under 18"),
    "personal-data": personal_data,
    "data-at-risk": data_at_risk,
    "strategic-plan": strategic_plan,
    "localities": localities,
    "significant-decision": significant_decision,
    "national": national,
}
MEANS = {
    "care-service": "a health or social care service is concerned",
    "consultation": "there is a formal consultation",
    "service-change": "a service changes",
    "health-service": "a health service is concerned",
    "major-or-undecided": "the change is major, or it is not decided whether it is",
    "capital": "the proposal calls for capital investment",
    "mostly-online": "most of it is to happen online",
    "strategic": "the decision is strategic",
    "plan-or-programme": "a plan, programme or strategy is proposed",
    "islands": "island communities are affected",
    "under-18s": "people under 18 are affected",
    "personal-data": "personal data is held",
    "data-at-risk": "a data protection impact assessment is needed",
    "strategic-plan": "the proposal is a strategic plan",
    "localities": "planning localities are named where the people affected live",
    "significant-decision": "it is a significant decision outside the strategic plan",
    "national": "the change was determined nationally",
}
"""What each word means, as it is said of whom something is asked."""
