"""What the matter is, what comes of it for whom, and who has to hear of it first."""

from pwp.checks.identify import impact, impact_content, issue, planning_together, service_change

TOPICS = (issue, impact, impact_content, service_change, planning_together)
