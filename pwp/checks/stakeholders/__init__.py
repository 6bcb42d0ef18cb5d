"""Who is on the map, and how they are brought in."""

from pwp.checks.stakeholders import bringing_in, on_the_map, steps

TOPICS = (on_the_map, bringing_in, steps)
