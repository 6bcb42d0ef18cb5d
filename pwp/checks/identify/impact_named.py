"""Whether an assessment of island communities names an island, and one of children's rights names children."""

import re
from collections.abc import Iterator

from pwp.checks.check import Context, Verdict, missing, to_judge
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.lookups import on_the_map
from pwp.spelling import same_word

YOUNG = frozenset({
    "adolescents", "babies", "boys", "child", "children", "girls", "infants", "kids", "nursery", "pupils", "teenagers",
    "toddlers", "young", "youngsters", "youth", "youths",
})  # fmt: skip
"""The words by which a group is known to be people under 18."""
OTHERS = frozenset({
    "adults", "carers", "families", "fathers", "guardians", "mothers", "nurses", "officers", "parents", "services",
    "staff", "teachers", "team", "workers",
})  # fmt: skip
"""The words by which a group named with the young may be those around them."""


def not_named(assessment: Assessment, ctx: Context) -> Iterator[Verdict]:
    """That an assessment says it covers islands, or children's rights, and none is among those it names."""
    kinds = (ctx.about,) if ctx.about else assessment.covers
    effects = [one for one in assessment.groups if not one.not_done]
    if "islands" in kinds and names_no_island(assessment, ctx):
        yield missing("groups", f"{assessment.id} covers island communities, and names no island that is concerned")
    if "childrens-rights" in kinds and effects:
        yield from _no_children(assessment, effects, ctx)


def names_no_island(assessment: Assessment, ctx: Context) -> bool:
    """Whether an assessment names somebody it has an effect on, and no island that is concerned."""
    area, effects = ctx.workspace.engagement.area, [one for one in assessment.groups if not one.not_done]
    islands = area.islands if area else ()
    places = [one.place for one in effects if one.place]
    named = [one for one in places if not islands or any(same_word(one, island) for island in islands)]
    return bool(effects) and not named


def _no_children(assessment: Assessment, effects: list[GroupEffect], ctx: Context) -> Iterator[Verdict]:
    """That an assessment names no children, or only groups of some age, who may be children or not."""
    groups = on_the_map(ctx.workspace, [one.stakeholder for one in effects if one.stakeholder])
    if any(_young(f"{one.id} {one.name or ''}") for one in groups):
        return
    if any(one.characteristic == "age" for one in effects) or any("age" in one.characteristics for one in groups):
        sentence = f"{assessment.id} names an age, and the record does not tell whether it is under 18"
        yield to_judge("groups", sentence)
    else:
        yield missing("groups", f"{assessment.id} covers children's rights, and names no children or young people")


def _young(name: str) -> bool:
    """Whether a group is one of children or young people, and not of those around them, by what it is called."""
    words = frozenset(re.findall(r"[a-z]+", name.casefold()))
    return bool(words & YOUNG) and not words & OTHERS
