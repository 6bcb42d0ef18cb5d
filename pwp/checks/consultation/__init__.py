"""Formal consultation: its bounds, what comes before it, its length, and what people had to answer it with."""

from pwp.checks.consultation import bounds, elections, given, informing, lasting, opening, responding

TOPICS = (bounds, responding, opening, elections, lasting, given, informing)
