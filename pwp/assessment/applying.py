"""For whom, and for what, a requirement is asked: each `when` word is one function of the record."""

from collections.abc import Callable

from pwp.assessment.applicability import Applicability
from pwp.assessment.facts import WORDS
from pwp.calendar import When
from pwp.errors import Unknown
from pwp.findings import Finding, Place, Rule, State
from pwp.frameworks.records import Applies
from pwp.model.workspace import Workspace

UNANSWERED = Rule(
    "WSP30",
    """The facts that decide which requirements apply are recorded.

    Why: whether the law asks for more (an island impact assessment, a longer consultation) turns on a few facts.
    Until one is answered pwp takes it that the requirements apply, and shows them as missing.

    Put it right: answer the fact at the place named, with how you know. An honest no is an answer.
    """,
)


BODIES = {
    "nhs-board": "an NHS board",
    "special-board": "a special health board",
    "ijb": "an integration joint board",
    "council": "a council",
    "cpp": "a community planning partnership",
    "third-sector": "a third sector organisation",
    "contractor": "a contractor",
    "other": "another kind of organisation",
}


def applicability(workspace: Workspace, applies: Applies | None, today: When) -> Applicability:
    """Whether something is asked of a record on a day: no where a part does not hold, unknown where one is unknown."""
    everybody = Applicability(True, "", Place("engagement.yaml"))
    if applies is None:
        return everybody
    asked: list[Callable[[Workspace, When], Applicability]] = [WORDS[word] for word in applies.when]
    if applies.bodies:
        asked.insert(0, lambda record, _today: _body(record, applies))
    parts = [_answered(question, workspace, today) for question in asked]
    return min(parts, key=lambda part: _ORDER[part.holds], default=everybody)


def _answered(question: Callable[[Workspace, When], Applicability], workspace: Workspace, today: When) -> Applicability:
    """The answer to one question, or that what would answer it is unknown."""
    try:
        return question(workspace, today)
    except Unknown as unknown:
        return Applicability(None, str(unknown), Place(unknown.file), unknown=True)


_ORDER = {False: 0, None: 1, True: 2}


def _body(workspace: Workspace, applies: Applies) -> Applicability:
    place = Place("engagement.yaml", ("body", "type"))
    body = workspace.engagement.body
    if body is None or body.type is None:
        return Applicability(None, "the record does not say what kind of organisation is responsible", place)
    asked = body.type in applies.bodies
    reason = f"{'asked' if asked else 'not asked'} of {BODIES[body.type]}"
    return Applicability(asked, reason, place)


def unanswered(fact: Applicability) -> Finding:
    """The finding that a fact on which requirements turn is not recorded."""
    return Finding(UNANSWERED.code, State.MISSING, fact.place, fact.reason)
