"""How it was decided, and what those who decided had before them."""

from pwp.checks.decide import board, carrying_out, decided, decision, impact_decided, ministers, reported, weighing

TOPICS = (decision, decided, reported, board, ministers, carrying_out, impact_decided, weighing)
