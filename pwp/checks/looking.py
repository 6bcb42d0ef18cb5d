"""Which impact assessments look at what, for this proposal; and, where none does, why not."""

from collections.abc import Iterable

from pwp.checks.check import Context, Verdict, failed, met, missing, not_due
from pwp.findings import Place, State
from pwp.model.impact import Assessment
from pwp.spelling import says_nothing

ASSESSMENTS = Place("impact.yaml", ("assessments",))
LACKING = "IMP02"
"""The check that says, for whatever else asks it, that no impact assessment looks at something."""
LOOKED_AT = {
    "equality": "equality",
    "fairer-scotland": "inequality from lack of money",
    "islands": "island communities",
    "childrens-rights": "children's rights",
    "human-rights": "human rights",
    "environment": "the environment",
    "sustainability": "sustainability",
    "consumer": "the effect on consumers",
    "data-protection": "data protection",
    "health-inequalities": "unequal health",
    "transport": "transport",
    "other": "other matters",
}
"""Everything that an assessment may cover, and what to call it."""

LOOKED_AT_FOR = {
    "equality": ("protected-characteristics", "people with protected characteristics"),
    "childrens-rights": ("under-18s", "people under 18"),
}
"""For whose sake an assessment cannot be left out: as the proposal names those affected, and what to call them."""


def looking(what: str, ctx: Context) -> list[tuple[Place, Assessment]]:
    """The assessments that look at something for this proposal, or that say with a reason that none is needed."""
    return [placed for placed in _covering(what, ctx) if _of_one(what, *placed, ctx).state is State.MET]


def looked_at(what: str, ctx: Context) -> Verdict:
    """The best that can be said of the assessments that cover something: that one looks at it, or why none does."""
    said = [_of_one(what, place, one, ctx) for place, one in _covering(what, ctx)]
    nothing = missing(ASSESSMENTS, f"no impact assessment looks at {LOOKED_AT[what]}")
    return best(said) or nothing


def best(said: list[Verdict]) -> Verdict | None:
    """The verdict that says most: done, still to come, not done; nothing known comes last. None of none."""
    order = (State.MET, State.NOT_DUE, State.FAILED, State.MISSING)
    return min(said, key=lambda verdict: order.index(verdict.state), default=None)


def _covering(what: str, ctx: Context) -> list[tuple[Place, Assessment]]:
    """The assessments that are said to cover something."""
    numbered = enumerate(ctx.workspace.impact.assessments)
    return [(ASSESSMENTS.at(str(number)), one) for number, one in numbered if what in one.covers]


def _of_one(what: str, place: Place, one: Assessment, ctx: Context) -> Verdict:
    """What one assessment that covers something shows of that."""
    name = LOOKED_AT[what]
    if one.needed is False:
        return _not_needed(what, place, one, ctx)
    if one.not_done:
        return failed(place.at("not_done"), f"{one.id}, on {name}, was not carried out: {one.not_done}")
    if one.specific is False:
        sentence = f"{name} is looked at only in {one.id}, which was made for something wider"
        return missing(place.at("specific"), sentence)
    if one.started is not None and ctx.has_come(one.started) is False:
        return not_due(place.at("started"), f"{one.id}, on {name}, is to be begun on {one.started}")
    return met(place.at("covers"))


def _not_needed(what: str, place: Place, one: Assessment, ctx: Context) -> Verdict:
    """Whether an assessment that is said not to be needed has a reason, and nothing in the record speaks against it."""
    said = f"{one.id}, on {LOOKED_AT[what]}, is said not to be needed"
    if says_nothing(one.why):
        return missing(place.at("why"), f"{said}, and nothing says why")
    if harmful(one) is not None:
        return missing(place.at("needed"), f"{said}, and names a negative effect")
    if people := affected_all_the_same(one, (what,), ctx):
        return missing(place.at("needed"), f"{one.id} is said not to be needed, though {people} are affected")
    return met(place.at("why"), because=one.why)


def affected_all_the_same(assessment: Assessment, kinds: Iterable[str], ctx: Context) -> str:
    """Those who by the record are affected, and whom only an assessment looks at that is said not to be needed.

    No reason stands in for it. Of islands one may: the Act asks only about effects that are different there.
    """
    proposal = ctx.workspace.engagement.proposal
    affected = {one.who for one in (proposal.affects if proposal else ()) if one.answer == "yes"}
    for kind in kinds:
        who, people = LOOKED_AT_FOR.get(kind, ("", ""))
        others = (one for _, one in _covering(kind, ctx) if one.id != assessment.id)
        if kind in assessment.covers and who in affected and all(one.needed is False for one in others):
            return people
    return ""


def harmful(assessment: Assessment) -> int | None:
    """The position of the first negative effect that an assessment names; None where it names none."""
    numbered = enumerate(assessment.groups)
    return next((number for number, one in numbered if one.effect == "negative" and not one.not_done), None)
