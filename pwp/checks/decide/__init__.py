"""How it was decided, and what those who decided had before them."""

from pwp.checks.decide import decided, decision

TOPICS = (decision, decided)
