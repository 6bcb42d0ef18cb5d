"""IMP: each group on whom there is an effect, followed to the map, to a way of engaging, and to what it said."""

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, met, missing, not_due
from pwp.model.attendance import came
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.lookups import decisions_taken, methods_for, on_the_map, takes_part
from pwp.model.themes import Theme
from pwp.spelling import listed, says_nothing

NO_EFFECT = "not-applicable: no effect on a group of people is recorded"
Placed = tuple[Assessment, GroupEffect]


def whom(effect: GroupEffect) -> str:
    """Whom an effect falls on, as the assessment says."""
    return effect.stakeholder or effect.place or (effect.characteristic or "").replace("-", " ")


@check(
    "IMP05",
    step="plan",
    over=subjects.mitigated_effects,
    none="not-applicable: no negative effect is recorded about which something is done",
)
def what_is_done_about_an_effect_has_an_owner(placed: Placed, ctx: Context) -> Verdicts:
    """What is done about each negative effect has somebody who sees to it, and is done by the day that was set.

    Why: what is nobody's task is not done; and people who were told that it would be will ask.

    Put it right: in impact.yaml, under `groups`, name the post under `owner`, never a person; set the day under `due`,
    and give the day on which it was `done`. Where it has to wait, give the new day and say why under `note`.
    """
    _, effect = placed
    name = whom(effect) or "somebody"
    if says_nothing(effect.owner):
        yield missing("owner", f"nobody is named to see to what is done about the effect on {name}")
    elif effect.done is not None and ctx.has_come(effect.done) is False:
        yield not_due("done", f"what is done about the effect on {name} is to be done on {effect.done}")
    elif effect.done is not None and ctx.has_come(effect.done) is None:
        yield missing("done", ctx.not_yet(f"what is done about the effect on {name}", effect.done))
    elif effect.done is None and effect.due is not None and before(effect.due, ctx.today):
        sentence = f"nothing shows that the effect on {name} was dealt with, which was due on {effect.due}"
        yield missing("due", sentence)
    else:
        yield met("owner")
        if effect.done is None and effect.due is None:
            yield advice("owner", f"no day is set for what is done about the effect on {name}")


@check("IMP06", step="plan", over=subjects.people_affected, none=NO_EFFECT)
def affected_group_is_on_the_map_and_can_have_a_say(placed: Placed, ctx: Context) -> Verdicts:
    """Each group on whom there is an effect is on the map, and the plan has a way in which it can have a say.

    Why: an effect that was found on paper has to lead to the people it falls on; else they are the ones nobody asks.

    Put it right: in impact.yaml, under `groups`, name the group on the map under `stakeholder`; several rows may name
    the same one. In plan.yaml, name it under `for` of a method whose `level` is more than to inform. Those who decide
    or run it only need to be on the map.
    """
    _, effect = placed
    name = whom(effect) or "somebody"
    group = next(iter(on_the_map(ctx.workspace, [effect.stakeholder] if effect.stakeholder else [])), None)
    if effect.stakeholder is None:
        yield missing("stakeholder", f"the effect on {name} is not joined to a group on the map")
    elif group is None:
        yield missing("stakeholder", f"{effect.stakeholder}, on whom there is an effect, is not on the map")
    elif not takes_part(group) or methods_for(ctx.workspace, group.id):
        yield met("stakeholder")
    elif any(group.id in one.for_ and not one.not_done for one in ctx.workspace.plan.methods):
        yield missing("stakeholder", f"{group.id}, on whom there is an effect, is only to be informed")
    else:
        yield missing("stakeholder", f"no method in the plan is for {group.id}, on whom there is an effect")


@check("IMP07", step="engage", over=subjects.people_affected, none=NO_EFFECT)
def what_the_affected_group_said_is_in_the_assessment(placed: Placed, ctx: Context) -> Verdicts:
    """Each effect on a group is joined to what that group said about it, or to why it said nothing.

    Why: an assessment may rest on what others think of a group. Whoever is affected knows best what would happen.

    Put it right: in impact.yaml, under `groups`, name under `themes` what the group said; or, in themes.yaml, mark a
    theme with the characteristic and name the group under `raised_by`; a theme of which neither is said shows nothing.
    Where the group said nothing of it, say under `no_theme_because` why.
    """
    _, effect = placed
    name = whom(effect) or "somebody"
    heard = ctx.log.engaged_since or ctx.log.sent_in_since
    named = [one for one in ctx.workspace.themes.themes if one.id in effect.themes]
    tagged = [one for one in ctx.workspace.themes.themes if _tagged(one, effect)]
    if any(_raised_by_them(one, effect, ctx) for one in named):
        yield met("themes")
    elif tagged:
        yield met(ctx.place_of(tagged[0]))
    elif not says_nothing(effect.no_theme_because):
        yield met("no_theme_because", because=effect.no_theme_because)
    elif ctx.taking_part.still_open or (heard is None and not decisions_taken(ctx.workspace, ctx.today)):
        yield not_due("themes", f"{name} can still be heard on the effect")
    else:
        yield _nothing_said(effect, name, named)


def _nothing_said(effect: GroupEffect, name: str, named: list[Theme]) -> Verdict:
    """That nothing shows what a group said about an effect on it."""
    if named:
        others = listed(one.id for one in named)
        return missing("themes", f"nothing shows that {name} raised {others}")
    if effect.no_theme_because:
        return missing("no_theme_because", f"nothing says why {name} said nothing about the effect")
    return missing("themes", f"nothing shows what {name} said about the effect")


def _tagged(theme: Theme, effect: GroupEffect) -> bool:
    """Whether a theme is marked with the characteristic of an effect, and was raised by the group it falls on."""
    return effect.characteristic in theme.characteristics and effect.stakeholder in theme.raised_by


def _raised_by_them(theme: Theme, effect: GroupEffect, ctx: Context) -> bool:
    """Whether a theme was raised by the group that an effect falls on, or is marked with its characteristic.

    The mark shows it only where nothing says that others raised it. Of a place without a group, nobody can be asked
    for by name: there any theme counts that is not marked for somebody else.
    """
    entries = ctx.log.raised.get(theme.id, [])
    there = {group for _, entry in entries for group in came(entry)}
    known = {*theme.raised_by, *there}
    if effect.stakeholder is not None and known:
        return effect.stakeholder in known
    if effect.stakeholder is None and effect.characteristic is None:
        return not theme.characteristics
    return effect.characteristic in theme.characteristics
