"""What the law asks of an integration joint board: its strategic plan, and what it decides outside it."""

from pwp.checks.joint_board import asked, drafting, plan, planning_group

TOPICS = (plan, planning_group, drafting, asked)
