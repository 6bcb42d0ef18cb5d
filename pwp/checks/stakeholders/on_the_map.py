"""STK: whether the map holds everybody, and says what is known of each group."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.lookups import effects_found, methods_for, on_the_map
from pwp.model.options import Option
from pwp.model.stakeholders import Stakeholder
from pwp.model.workspace import Workspace
from pwp.spelling import listed, same_word


@check("STK05", step="stakeholders", over=subjects.groups, none="missing: no group that takes part is on the map")
def map_says_how_each_group_is_affected(group: Stakeholder, ctx: Context) -> Verdicts:
    """For every group on the map it is said how the matter affects it, and no assessment says otherwise.

    Why: those who are affected have more at stake than those who are interested; where nobody tells them apart, the
    loudest are heard first.

    Put it right: give each group its `affected` in stakeholders.yaml; where the map and an assessment in impact.yaml
    differ, correct the one that is wrong. An assessment only of options that were ruled out is not counted.
    """
    found = _finding_effect(group, ctx) if group.affected == "interest" else None
    if group.affected is None:
        yield missing("affected", f"nothing says how the matter affects {group.id}")
    elif found is not None:
        yield failed("affected", f"{group.id} is marked as only interested, and {found.id} finds that it is affected")
    else:
        yield met("affected")


def _finding_effect(group: Stakeholder, ctx: Context) -> Assessment | None:
    """An assessment, begun by now, that finds an effect on a group by an option that was not ruled out."""
    for _, assessment, effect in effects_found(ctx.workspace):
        counts = effect.stakeholder == group.id and effect.effect in ("positive", "negative")
        if counts and ctx.has_come(assessment.started) is not False and not _only_of_past(assessment, ctx.workspace):
            return assessment
    return None


def _only_of_past(assessment: Assessment, workspace: Workspace) -> bool:
    """Whether all the options that an assessment is about were ruled out."""
    options = [workspace.find(one, Option) for one in assessment.options]
    return bool(options) and all(one is not None and one.discarded is not None for one in options)


@check(
    "STK06",
    step="stakeholders",
    over=subjects.effects,
    none="not-applicable: no impact assessment names anybody as affected",
)
def whoever_is_affected_is_on_the_map(found: tuple[Assessment, GroupEffect], ctx: Context) -> Verdicts:
    """Everybody whom an impact assessment finds affected is on the map.

    Why: an assessment that works out what people lose, and a map without those people, means that nobody will ask
    them.

    Put it right: put the group on the map in stakeholders.yaml, and name it in impact.yaml, under `stakeholder` of
    the effect. A protected characteristic is on the map where some group that takes part has it among its
    `characteristics`; a place, where the name of a group of the kind place holds it.
    """
    assessment, effect = found
    where = next(_on_the_map(effect, ctx), None)
    if assessment.started is not None and ctx.has_come(assessment.started) is False:
        yield not_due("", f"work on {assessment.id} begins on {assessment.started}")
    elif where is not None:
        yield met(where)
        if effect.effect == "negative" and isinstance(where, Place) and not effect.place:
            yield advice("characteristic", f"{assessment.id} does not say which group on the map this falls on")
    elif effect.characteristic:
        key, sentence = "characteristic", f"names {effect.characteristic}, and no group on the map shares it"
        yield missing(key, f"{assessment.id} {sentence}")
    elif effect.place:
        sentence = f"names {effect.place}, and nothing says which group on the map that is"
        yield missing("place", f"{assessment.id} {sentence}")
    elif effect.stakeholder:
        yield missing("stakeholder", f"{assessment.id} names {effect.stakeholder}, which is no group on the map to ask")
    else:
        yield missing("", f"{assessment.id} finds an effect, and does not say on whom")


def _on_the_map(effect: GroupEffect, ctx: Context) -> Iterator[str | Place]:
    """Where the map shows those on whom an effect falls: staff too, but not those who only decide."""
    named = on_the_map(ctx.workspace, [effect.stakeholder] if effect.stakeholder else [])
    yield from ("stakeholder" for one in named if one.kind != "decision-maker")
    for place, group in subjects.groups.find(ctx.workspace):
        if effect.characteristic and effect.characteristic in group.characteristics:
            yield place.at("characteristics")
        if effect.place and group.kind == "place" and any(_holds(one, effect.place) for one in (group.name, group.id)):
            yield place.at("name")


def _holds(name: str | None, place: str) -> bool:
    """Whether a name holds that of a place, as whole words."""
    whole, part = (" ".join(text.casefold().replace("-", " ").split()) for text in (name or "", place))
    return f" {part} " in f" {whole} "


@check(
    "STK07",
    step="stakeholders",
    over=subjects.essential,
    none="missing: no group that takes part is marked as essential",
)
def essential_groups_are_thought_through(group: Stakeholder, ctx: Context) -> Verdicts:
    """Whose engagement is essential is said, and each of those groups has its issues, its contact and a way in.

    Why: an engagement that misses a group it cannot do without has to be done again.

    Put it right: in stakeholders.yaml, mark each such group as `essential`; give its `interests` (what matters to it),
    its `interest` from 1 to 5, and who or what leads to it (`route`, `networks` or `represented_by`); and name it
    under `for` of a method in plan.yaml that does more than inform. Take back `essential` where the engagement would
    stand without the group.
    """
    lacking = dict(_not_thought_of(group, ctx))
    if unreached := group.not_reached or group.not_done:
        where = "not_reached" if group.not_reached else "not_done"
        yield failed(where, f"{group.id} is essential, and was not reached: {unreached}")
    elif lacking:
        yield missing(
            next(iter(lacking)), f"{group.id} is essential, and nothing says {listed(lacking.values(), 'or')}"
        )
    else:
        yield met("interests")


def _not_thought_of(group: Stakeholder, ctx: Context) -> Iterator[tuple[str, str]]:
    """What the record does not say of an essential group: where it would stand, and in words."""
    if not group.interests or (group.name and same_word(group.interests, group.name)):
        yield "interests", "what matters to it"
    if group.interest is None:
        yield "interest", "how much it cares"
    if not (group.route or group.networks or group.represented_by):
        yield "networks", "how it is reached"
    if not (group.route or methods_for(ctx.workspace, group.id)):
        yield "route", "in which method it takes part"


KINDS = {"place": "a place", "interest": "an interest", "identity": "an identity", "need": "a need"}


@check("STK09", step="stakeholders", over=subjects.record)
def map_looks_for_every_kind_of_community(record: Workspace, ctx: Context) -> Verdicts:
    """The map holds more than one kind of community (of place, interest, identity, need), and not only organisations.

    Why: organisations are easy to find and used to being asked; the people behind them are neither.

    Put it right: put on the map in stakeholders.yaml the people behind the organisations, and give each group its
    `kind`. A kind that no group has is advice: there may be none.
    """
    del ctx
    home = subjects.stakeholders.home
    kinds = {group.kind: place for place, group in reversed(list(subjects.groups.find(record)))}
    people = [kind for kind in KINDS if kind in kinds]
    if len(people) > 1:
        yield met(kinds[people[0]])
        if lacking := [words for kind, words in KINDS.items() if kind not in kinds]:
            yield advice(home, f"no group on the map is said to share {listed(lacking, 'or')}")
    elif people:
        yield missing(home, f"all groups of people on the map are said to share {KINDS[people[0]]}, and nothing else")
    elif not kinds:
        yield missing(home, "no group that takes part is on the map")
    elif None in kinds:
        yield missing(home, "no group of people on the map says what holds it together")
    else:
        yield missing(home, "only organisations are on the map, and none of the people behind them")
