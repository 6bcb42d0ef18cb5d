"""How well it was done, what was learned on the way, and what came of it."""

from pwp.checks.evaluate import evaluation, learning, results, reviewing

TOPICS = (evaluation, reviewing, learning, results)
