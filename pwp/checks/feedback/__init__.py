"""What people said is answered, and the difference it made is shown."""

from pwp.checks.feedback import answers, difference

TOPICS = (answers, difference)
