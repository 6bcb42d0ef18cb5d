"""What was done with people: who was heard, what was kept, and what they were told."""

from pwp.checks.engage import engaging, heard_in_time, involving, listening, telling

TOPICS = (engaging, involving, listening, telling, heard_in_time)
