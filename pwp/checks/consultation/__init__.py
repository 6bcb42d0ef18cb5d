"""Formal consultation: its bounds, what comes before it, its length, and what people had to answer it with."""

from pwp.checks.consultation import bounds, given, informing, lasting, opening, responding

TOPICS = (bounds, responding, opening, lasting, given, informing)
