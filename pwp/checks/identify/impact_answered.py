"""IMP: what an assessment has to answer for by name: nine characteristics, three needs, each island."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.looking import looked_at, looking
from pwp.findings import Place
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.words import CHARACTERISTICS
from pwp.model.workspace import Workspace
from pwp.spelling import same_word, says_nothing

ANSWERS = ("positive", "negative", "none")
"""The kinds of effect that answer for somebody; that it is unknown does not."""
NEEDS = {
    "eliminate-discrimination": "to end discrimination",
    "advance-equality": "to advance equal opportunity",
    "foster-good-relations": "to foster good relations",
}
"""The three needs of the equality duty: Equality Act 2010, section 149."""


def _made(what: str, ctx: Context) -> tuple[list[tuple[Place, Assessment]], Verdict | None]:
    """The assessments that were made of something; with none, why there are none, or why none is needed."""
    said = looking(what, ctx)
    made = [placed for placed in said if placed[1].needed is not False]
    if made:
        return made, None
    return [], met(said[0][0].at("why"), because=said[0][1].why) if said else looked_at(what, ctx)


def _effects(made: list[tuple[Place, Assessment]]) -> list[tuple[Place, GroupEffect]]:
    """The effects that assessments name, but for those of which it is said that nothing was done."""
    return [
        (place.at(f"groups/{number}"), one)
        for place, assessment in made
        for number, one in enumerate(assessment.groups)
        if not one.not_done
    ]


@check("IMP08", step="plan", over=subjects.looked_at)
def every_protected_characteristic_is_answered_for(record: Workspace, ctx: Context) -> Verdicts:
    """The equality assessment says of each of the nine protected characteristics what the effect is, or that none is.

    Why: the groups that nobody thinks of are the ones left out. To look at all nine is how they are found.

    Put it right: in impact.yaml, under `groups` of the equality assessment, give each characteristic a row, with its
    `effect` (positive, negative, or none) and `what` shows it. Where it is not known, find out from those concerned.
    """
    del record
    made, otherwise = _made("equality", ctx)
    if otherwise is not None:
        yield otherwise
        return
    effects = _effects(made)
    gaps: list[Verdict] = []
    for characteristic in CHARACTERISTICS:
        rows = [placed for placed in effects if placed[1].characteristic == characteristic]
        gaps.extend(_unanswered(characteristic.replace("-", " "), rows, made[0][0].at("groups"), ctx))
    yield from gaps or [met(made[0][0].at("groups"))]
    yield from _bare(effects)


def _unanswered(whom: str, rows: list[tuple[Place, GroupEffect]], place: Place, ctx: Context) -> Iterator[Verdict]:
    """That nothing, or only that it is not known, is said of the effect on somebody."""
    if any(one.effect in ANSWERS for _, one in rows):
        return
    if rows and ctx.taking_part.still_open:
        yield not_due(rows[0][0], f"people can still take part, so the effect on {whom} can still be found out")
    elif rows:
        yield missing(rows[0][0].at("effect"), f"{whom} is listed, but not what the effect is")
    else:
        yield missing(place, f"nothing is said of the effect on {whom}")


def _bare(effects: list[tuple[Place, GroupEffect]]) -> Iterator[Verdict]:
    """Advice where it is only said that there is no effect, and not how that is known."""
    for place, one in effects:
        if one.characteristic and one.effect == "none" and says_nothing(one.what):
            name = one.characteristic.replace("-", " ")
            yield advice(place.at("effect"), f"nothing says how it is known that there is no effect on {name}")


@check("IMP09", step="plan", over=subjects.looked_at)
def the_three_needs_of_the_equality_duty_are_looked_at(record: Workspace, ctx: Context) -> Verdicts:
    """The equality assessment says what it finds on each of the three needs of the equality duty.

    Why: to treat nobody unlawfully is only the first of them. The other two ask what could be made better: for people
    who have less of a chance, and between people.

    Put it right: in impact.yaml, under `needs` of the equality assessment, give each `need` its own `finding`. Marriage
    and civil partnership count for the first alone.
    """
    del record
    made, otherwise = _made("equality", ctx)
    if otherwise is not None:
        yield otherwise
        return
    found: dict[str, list[tuple[Place, str]]] = {need: [] for need in NEEDS}
    undone = []
    for place, assessment in made:
        for number, one in enumerate(assessment.needs):
            if one.not_done:
                undone.append(failed(place.at(f"needs/{number}/not_done"), f"a need was not looked at: {one.not_done}"))
            elif one.need is not None and not says_nothing(one.finding, at_least=3):
                found[one.need].append((place.at(f"needs/{number}/finding"), one.finding or ""))
    gaps = [*undone, *_needs_without_finding(found, made[0][0].at("needs"))]
    yield from gaps or [met(made[0][0].at("needs"))]


def _needs_without_finding(found: dict[str, list[tuple[Place, str]]], place: Place) -> Iterator[Verdict]:
    """The needs on which nothing is found, or only what is found on another."""
    told: list[str] = []
    for need, words in NEEDS.items():
        own = next(((at, text) for at, text in found[need] if not any(same_word(text, one) for one in told)), None)
        if own is not None:
            told.append(own[1])
        elif found[need]:
            yield missing(found[need][0][0], f"on the need {words}, only the finding on another need is repeated")
        else:
            yield missing(place, f"no finding is given on the need {words}")


@check("IMP10", step="plan", over=subjects.looked_at)
def each_island_is_looked_at_by_itself(record: Workspace, ctx: Context) -> Verdicts:
    """The assessment of island communities says of each island concerned what the effect is, or that there is none.

    Why: islands differ, and what suits one may close the only way to another. A single answer for all of them says
    little about any.

    Put it right: name the islands under `area`, `islands` in engagement.yaml; and in impact.yaml, under `groups` of the
    assessment of island communities, give each a row with the island under `place`, and its `effect`.
    """
    made, otherwise = _made("islands", ctx)
    islands = record.engagement.area.islands if record.engagement.area else ()
    if otherwise is not None:
        yield otherwise
    elif not islands:
        yield missing(Place("engagement.yaml", ("area", "islands")), "nothing says which islands are concerned")
    else:
        effects = [placed for placed in _effects(made) if placed[1].place]
        gaps: list[Verdict] = []
        for island in islands:
            rows = [placed for placed in effects if same_word(placed[1].place or "", island)]
            gaps.extend(_unanswered(island, rows, made[0][0].at("groups"), ctx))
        yield from gaps or [met(made[0][0].at("groups"))]


@check(
    "IMP11",
    step="identify",
    over=subjects.strategic_assessments,
    none="not-applicable: no assessment depends on whether the decision is strategic",
)
def an_assessment_of_strategic_decisions_is_left_out_for_a_reason(assessment: Assessment, ctx: Context) -> Verdicts:
    """Where an assessment for strategic decisions is left out, it is said why, and whether the decision is strategic.

    Why: whether a decision is strategic settles whether the law asks for the assessment. It is settled early, by a post
    that can answer for it, and not by leaving the question open.

    Put it right: answer `strategic` under `proposal` in engagement.yaml; keep `needed: no` with the reason under `why`.
    Where the decision is strategic after all, the reason has to be that it affects nobody whom the assessment is meant
    for.
    """
    proposal = ctx.workspace.engagement.proposal
    strategic = proposal.strategic if proposal else None
    if assessment.needed is not False:
        yield met("covers")
    elif says_nothing(assessment.why):
        yield missing("why", f"nothing says why {assessment.id} is not needed")
    elif strategic is None:
        yield missing("needed", f"nothing says whether the decision is strategic, so {assessment.id} may be needed")
    else:
        yield met("why", because=assessment.why)
        if strategic:
            yield advice("why", f"the decision is strategic: is it plain why {assessment.id} is not needed?")
