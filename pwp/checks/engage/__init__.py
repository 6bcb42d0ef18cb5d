"""What was done with people: who was heard, what was kept, and what they were told."""

from pwp.checks.engage import engaging, involving, listening, telling

TOPICS = (engaging, involving, listening, telling)
