"""IMP: what the impact assessments rest on, and whether they were looked at again."""

from collections.abc import Iterator
from datetime import date

from pwp.calendar import When, before, by, in_brackets, latest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.checks.identify.impact import NO_ASSESSMENT, set_aside
from pwp.checks.identify.impact_named import not_named
from pwp.checks.looking import best
from pwp.findings import State
from pwp.model.impact import Assessment, EvidenceUsed, GroupEffect, Revision
from pwp.model.lookups import decisions_taken
from pwp.spelling import same_word, says_nothing


@check("IMP03", step="plan", over=subjects.accounted_assessments, none=NO_ASSESSMENT)
def assessment_rests_on_what_people_say(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment rests on evidence, some of it from the people affected, and deals with each effect.

    Why: an assessment that names no evidence and no group can be signed off by anybody, about anything; what a change
    means for people, they know best.

    Put it right: in impact.yaml, give each piece of `evidence` its `source`, and mark what people themselves said with
    `from_people_affected: yes`; under `groups`, name each group, characteristic or place with the `effect` on it, and
    say for each negative one under `mitigation` what is done about it. An assessment of island communities names the
    islands under `place`; one of children's rights, groups of children under `stakeholder`.
    """
    if aside := list(set_aside(assessment, ctx)):
        yield from aside
    elif gaps := [*_evidence(assessment, ctx), *_effects(assessment, ctx), *not_named(assessment, ctx)]:
        yield from gaps
    else:
        yield met("groups")


def _evidence(assessment: Assessment, ctx: Context) -> Iterator[Verdict]:
    """What is lacking in the evidence that an assessment names."""
    name = assessment.id
    usable = [one for one in assessment.evidence if _usable(one, ctx)]
    from_people = [one for one in usable if one.from_people_affected]
    if not usable:
        yield missing("evidence", f"{name} names no evidence with its source")
    elif not from_people and ctx.taking_part.still_open:
        yield not_due("evidence", f"people can still take part, so {name} can still use what they say")
    elif not from_people:
        yield missing("evidence", f"none of the evidence in {name} is marked as coming from the people affected")


def _usable(evidence: EvidenceUsed, ctx: Context) -> bool:
    """Whether something was used by now as evidence, and it is said where it comes from."""
    return bool(evidence.source) and not evidence.not_done and ctx.has_come(evidence.date) is not False


def _effects(assessment: Assessment, ctx: Context) -> Iterator[Verdict]:
    """What is lacking in what an assessment says of those affected."""
    if not any(_whom(one) for one in assessment.groups):
        yield missing("groups", f"{assessment.id} names nobody on whom the proposal has an effect")
    for number, one in enumerate(assessment.groups):
        yield from _effect(one, f"groups/{number}", ctx)


def _whom(one: GroupEffect) -> str:
    """Whom an effect falls on, as the assessment says."""
    return one.stakeholder or one.place or (one.characteristic or "").replace("-", " ")


def _effect(one: GroupEffect, where: str, ctx: Context) -> Iterator[Verdict]:
    """What is lacking in what is said of one effect."""
    whom = _whom(one)
    if not whom:
        yield missing(where, "an effect is listed, and nothing says on whom")
    elif one.not_done:
        yield failed(f"{where}/not_done", f"nothing was done about the effect on {whom}: {one.not_done}")
    elif one.effect is None:
        yield missing(where, f"nothing says whether the effect on {whom} is good or bad")
    elif one.effect == "unknown" and ctx.taking_part.still_open:
        yield not_due(f"{where}/effect", f"people can still take part, so the effect on {whom} can still be found out")
    elif one.effect == "unknown":
        yield missing(f"{where}/effect", f"it is not known what the effect on {whom} is")
    elif one.effect == "negative" and says_nothing(one.mitigation):
        yield missing(where, f"nothing says what is done about the effect on {whom}")
    elif one.effect == "negative" and same_word(one.mitigation or "", one.what or ""):
        yield missing(f"{where}/mitigation", f"what is done about the effect on {whom} only repeats what the effect is")


@check("IMP04", step="engage", over=subjects.accounted_assessments, none=NO_ASSESSMENT)
def assessment_is_looked_at_again(assessment: Assessment, ctx: Context) -> Verdicts:
    """Every impact assessment was looked at again after people were heard and before the decision.

    Why: people name effects that nobody had thought of; an assessment that stays as it was has not heard them. Once is
    the least that can be asked; that nothing had to change is an answer too.

    Put it right: look at it again with what people said, before it is decided; in impact.yaml, under `revisions`, give
    the day and `what_changed`. The days on which people were heard come from the log and from `opened` in the
    timetable.
    """
    if aside := list(set_aside(assessment, ctx)):
        yield from aside
        return
    name, heard = assessment.id, _heard_since(ctx)
    said = [_again(number, one, assessment, ctx) for number, one in _last_first(assessment)]
    answer = best(said)
    if answer is not None and answer.state is State.MET:
        yield answer
    elif ctx.taking_part.still_open or (heard is None and not decisions_taken(ctx.workspace, ctx.today)):
        yield not_due("revisions", f"{name} can be looked at again once people have been heard")
    elif heard is None:
        yield missing("revisions", f"nothing says when people were heard, nor that {name} was looked at again")
    elif answer is not None:
        yield answer
    else:
        yield missing("revisions", f"nothing shows that {name} was looked at again once people were heard ({heard})")


def _last_first(assessment: Assessment) -> list[tuple[int, Revision]]:
    """The revisions with their positions: those without a day, and then from the last to the first."""
    numbered = enumerate(assessment.revisions)
    return sorted(numbered, key=lambda pair: pair[1].date.last if pair[1].date else date.max, reverse=True)


def _again(number: int, revision: Revision, assessment: Assessment, ctx: Context) -> Verdict:
    """Whether a revision shows that an assessment was looked at again in time."""
    name, where = assessment.id, f"revisions/{number}"
    if revision.not_done:
        return failed(f"{where}/not_done", f"{name} was not looked at again: {revision.not_done}")
    if revision.date is None:
        return missing(where, f"nothing says when {name} was looked at again")
    if assessment.started is not None and before(revision.date, assessment.started):
        sentence = f"{name} was looked at again on {revision.date}, before it was begun ({assessment.started})"
        return failed(f"{where}/date", sentence)
    if ctx.has_come(revision.date) is None:
        return missing(f"{where}/date", ctx.not_yet(f"the revision of {name}", revision.date))
    if out_of_time := _out_of_time(revision.date, name, where, ctx):
        return out_of_time
    if not revision.what_changed:
        return missing(where, f"{name} was looked at again on {revision.date}, and nothing says what that changed")
    return met(where)


def _out_of_time(day: When, name: str, where: str, ctx: Context) -> Verdict | None:
    """Why a revision does not surely lie between people being heard and the decision; None where it does."""
    heard, place = _heard_since(ctx), f"{where}/date"
    decisions = [one for _, one in decisions_taken(ctx.workspace, ctx.today)]
    decided = latest(one.date for one in decisions)
    undated = next((one for one in decisions if one.date is None), None)
    if decided is not None and before(decided, day):
        return missing(place, f"{name} was looked at again on {day}, after the decision ({decided})")
    if ctx.has_come(day) is False:
        return not_due(place, f"{name} is to be looked at again on {day}")
    if heard is None or before(day, heard):
        return missing(place, f"{name} was last looked at on {day}, before people were heard{in_brackets(heard)}")
    if by(heard, day) is None:
        return missing(place, f"give the days: was {name} looked at ({day}) after people were heard ({heard})?")
    if decided is not None and by(day, decided) is None:
        return missing(place, f"give the days: was {name} looked at ({day}) before the decision ({decided})?")
    if undated is not None:
        return awaited.undated(undated, ctx)
    return None


def _heard_since(ctx: Context) -> When | None:
    """When people were first heard, as far as recorded."""
    return ctx.log.engaged_since or ctx.log.sent_in_since
