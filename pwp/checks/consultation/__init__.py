"""Formal consultation: its bounds, and what people had to answer it with."""

from pwp.checks.consultation import bounds, responding

TOPICS = (bounds, responding)
