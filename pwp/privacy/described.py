"""Where a text tells so much of one or a few people that whoever knows the place may think of somebody."""

import re
from collections.abc import Iterator

_ONE = (
    r"woman|man|person|lady|gentleman|boy|girl|child|teenager|pupil|student|mother|father|mum|dad|parent|"
    r"grand(?:mother|father|parent)|son|daughter|widow(?:er)?|carer|resident|patient|neighbour|user|teacher|nurse|doctor|GP|"
    r"farmer|fisherman|crofter|driver|worker|cleaner|shopkeeper|minister|officer|refugee|veteran|couple|family"
)
_SEVERAL = rf"(?:{_ONE})s|women|men|people|ladies|gentlemen|children|fishermen|families"
_BEFORE = r"(?:(?!(?:of|in|with|for|from|at|to|and|by|on|or|the|than)\b)[\w'\u2019-]+\s+){0,3}?"
_FEW = re.compile(
    rf"\b(?:(?:an?|one|only|single|1)\s+(?={_BEFORE}(?:{_ONE})\b)|(?:two|three|four|[2-4])\s+(?={_BEFORE}(?:{_SEVERAL})\b))"
    r"(?P<said>[^.!?\n]{0,160})",
    re.IGNORECASE,
)
"""A few people, by a number word and what they are, with what is said of them in the same sentence."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOLD = {
    "where they live": re.compile(rf"\b(?:in|from|at|near|on|of)\s+(?!(?:{_MONTHS}|The|A|An|Our|We|I)\b)[A-Z][a-z]\w+"),
    "their health": re.compile(
        r"(?i)\b(?:autis\w+|dementia|epilep\w+|cancer|leukaemia|diabet\w+|strokes?|arthritis|asthma|schizophrenia|bipolar|"
        r"depression|anxiety|psychosis|autism|ADHD|HIV|MS|ME|COPD|Parkinson\S+|Alzheimer\S+|Down['\u2019]?s?\s+syndrome|"
        r"\w+\s+(?:syndrome|disease|disorder|palsy|fibrosis)|deaf|blind|wheelchair|guide\s+dog|amput\w+|"
        r"learning\s+disabilit\w+|pregnan\w+|miscarri\w+|transplant\w*|dialysis)\b"
    ),
    "their age": re.compile(r"(?i)\baged?\s+\d{1,3}\b|\b\d{1,3}[\s-]years?[\s-]old\b|,\s*\d{2,3}\b(?!\s*\w)"),
    "where they come from": re.compile(
        r"\b(?:Polish|Ukrainian|Syrian|Afghan|Romanian|Lithuanian|Latvian|Bulgarian|Chinese|Indian|Pakistani|Nigerian|"
        r"Somali|Sudanese|Eritrean|Iranian|Iraqi|Kurdish|Roma|Gypsy|Traveller|Vietnamese|Filipino|Turkish|Arab)\b"
    ),
}
"""What, told together, lets somebody who knows the place think of one person."""
_ENOUGH = 2


def few_described(text: str) -> Iterator[tuple[str, ...]]:
    """What is told of one to four people in a text, for each place where that may be enough to think of somebody.

    It goes by words, so it misses much and now and then takes a crowd for a few: somebody has to look.
    """
    for found in _FEW.finditer(text):
        told = tuple(what for what, pattern in _TOLD.items() if pattern.search(found["said"]))
        if len(told) >= _ENOUGH:
            yield told
