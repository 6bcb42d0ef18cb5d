"""What the matter is, what comes of it for whom, and who has to hear of it first."""

from pwp.checks.identify import (
    impact,
    impact_answered,
    impact_content,
    impact_groups,
    issue,
    major_change,
    national_change,
    planning_together,
    service_change,
    status,
)

TOPICS = (
    issue,
    impact,
    impact_content,
    service_change,
    major_change,
    status,
    planning_together,
    impact_groups,
    impact_answered,
    national_change,
)
