"""How much a quote tells of the person who said it."""

import re

_JOINS = re.compile(r"[,;/&]|\b(?:and|with|in|from|at|near|on|who|whose|aged)\b", re.IGNORECASE)
"""What joins one thing that is said of somebody to the next."""
_NOTHING_TOLD = frozenset(
    ("a", "an", "the", "one", "somebody", "someone", "person", "people", "lives", "living", "is", "has", "had", "said")
)
"""Words that by themselves tell nothing of anybody."""


def things_told(attribution: str) -> int:
    """How many things an attribution tells of the speaker, one joined to the next.

    `a teacher with epilepsy in Lerwick` tells three. Nothing is looked up: what is joined is counted.
    """
    parts = (re.findall(r"\w+", part.casefold()) for part in _JOINS.split(attribution))
    return sum(any(word not in _NOTHING_TOLD for word in words) for words in parts)
