"""The closed lists of words that a record may use, and other words accepted for the same thing."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

Step = Literal["identify", "stakeholders", "plan", "engage", "evaluate", "decide", "feedback"]
STEPS: tuple[Step, ...] = ("identify", "stakeholders", "plan", "engage", "evaluate", "decide", "feedback")

BodyType = Literal["nhs-board", "special-board", "ijb", "council", "cpp", "third-sector", "contractor", "other"]
PartnerType = Literal[
    "nhs-board", "special-board", "ijb", "council", "cpp", "hscp", "third-sector", "contractor", "other"
]

LEVELS = ("inform", "consult", "involve", "collaborate", "empower")
_OTHER_LEVELS = {"information": "inform", "co-produce": "collaborate", "delegate": "empower"}
Level = Annotated[
    Literal["inform", "consult", "involve", "collaborate", "empower"],
    Meta(extra={"aliases": _OTHER_LEVELS}),
]

Characteristic = Literal[
    "age",
    "disability",
    "gender-reassignment",
    "marriage-and-civil-partnership",
    "pregnancy-and-maternity",
    "race",
    "religion-or-belief",
    "sex",
    "sexual-orientation",
]
"""The nine protected characteristics: Equality Act 2010, section 4."""

ImpactKind = Literal[
    "equality", "fairer-scotland", "islands", "childrens-rights", "human-rights", "environment",
    "sustainability", "consumer", "data-protection", "health-inequalities", "transport", "other",
]  # fmt: skip
"""The kinds of impact that an assessment may look at."""

CHARACTERISTICS: tuple[Characteristic, ...] = get_args(Characteristic)

Stance = Literal["support", "concern", "mixed", "suggestion", "question"]
Mode = Literal["in-person", "online", "phone", "post", "mixed"]
Affected = Literal["direct", "indirect", "interest"]
ThreeWay = Literal["yes", "partly", "no"]
Result = Literal["met", "partly", "not-met"]
Audience = Literal["participants", "public", "decision-makers"]
Covers = Literal["process", "options", "decisions", "reasons", "next-steps", "how-to-challenge"]
