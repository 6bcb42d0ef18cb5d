"""PLN: the methods that the plan chooses, and whom and what they suit."""

from collections.abc import Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing
from pwp.model.attendance import came
from pwp.model.log import Entry
from pwp.model.lookups import level_rank, on_the_map, only_deciding, takes_part, with_participants
from pwp.model.plan import Method, Plan
from pwp.spelling import listed, same_word, says_nothing

WITHOUT_INTERNET = ("in-person", "phone", "post", "mixed")
"""The modes in which people can take part without being online."""
OFFERS = {
    "inform": "people are informed",
    "consult": "people are consulted",
    "involve": "people are involved",
    "collaborate": "people help to work it out",
    "empower": "people decide",
}


@check("PLN09", step="plan", over=subjects.kept_methods, none="missing: the plan names no methods that are to be used")
def method_fits_its_purpose(method: Method, ctx: Context) -> Verdicts:
    """Every method says what it is to achieve, and why it suits that purpose and these people.

    Why: a survey cannot start a conversation, and a public meeting cannot count opinions; choosing by habit wastes
    people's time.

    Put it right: in plan.yaml, give the method its `purpose`, and under `why` the reason for choosing it.
    """
    del ctx
    empty_words = [one for one in (method.purpose, method.method, method.title) if one]
    if not method.purpose:
        yield missing("purpose", f"nothing says what {method.id} is to find out or achieve")
    elif method.why is None or says_nothing(method.why):
        yield missing("why", f"nothing says why {method.id} suits its purpose")
    elif any(same_word(method.why, one) for one in empty_words):
        yield missing("why", f"the reason for {method.id} only repeats what it is or what it is for")
    else:
        yield met("why")


@check("PLN10", step="plan", over=subjects.plan)
def methods_can_deliver_the_level(plan: Plan, ctx: Context) -> Verdicts:
    """At least one method lets people influence the outcome as far as the plan offers.

    Why: to offer people a share in the decision and then only inform them is a promise broken.

    Put it right: in plan.yaml, give each method its `level`; choose a method that reaches the level offered, or
    offer no more than the methods can deliver.
    """
    offered = plan.level.offered if plan.level else None
    methods = [one for one in plan.methods if not one.not_done and not only_deciding(ctx.workspace, one.for_)]
    ranks = [level_rank(method.level) for method in methods if method.level]
    if offered is None:
        yield missing("level/offered", "the plan does not say how far people can influence the outcome")
    elif ranks and max(ranks) >= level_rank(offered):
        yield met("level/offered")
    elif methods and all(method.level for method in methods):
        yield failed("level/offered", f"the plan promises that {OFFERS[offered]}, and no method goes that far")
    else:
        yield missing("methods", f"the plan promises that {OFFERS[offered]}, and no method is said to go that far")


@check(
    "PLN11",
    step="plan",
    over=subjects.methods_with_people,
    none="missing: the plan names no methods that are to be used",
)
def method_meets_access_needs(method: Method, ctx: Context) -> Verdicts:
    """Every method was chosen with people it is for, and meets the support needs recorded for them.

    Why: only the people themselves know whether a method is acceptable to them; a need on the map that no method
    meets keeps them out.

    Put it right: in plan.yaml, say under `for` whom the method is for. Name under `chosen_with` those of them who
    were asked, and under `accessible` each need with `how` the method meets it, in the words used on the map.
    """
    unmet = list(_unmet(method, ctx))
    undone = next((place for place, one in enumerate(method.accessible) if one.not_done), None)
    bare = next(
        (place for place, one in enumerate(method.accessible) if says_nothing(one.how) and not one.not_done), None
    )
    asked = set(method.chosen_with) & set(method.for_)
    if undone is not None:
        need = method.accessible[undone]
        yield failed(f"accessible/{undone}/not_done", f"{method.id} does not meet a need: {need.not_done}")
    elif not method.for_:
        yield missing("for", f"nothing says whom {method.id} is for")
    elif not method.chosen_with:
        yield missing("chosen_with", f"nothing says that anybody was asked whether {method.id} suits them")
    elif only_deciding(ctx.workspace, method.chosen_with):
        yield missing("chosen_with", f"only those who decide or run it were asked whether {method.id} suits people")
    elif not with_participants(ctx.workspace, asked):
        yield missing("chosen_with", f"nobody {method.id} is for was asked whether it suits them")
    elif bare is not None:
        yield missing(f"accessible/{bare}", f"{method.id} names a need and does not say how it meets it")
    elif unmet:
        yield missing("accessible", f"{method.id} does not say how it meets: {listed(unmet)}")
    else:
        yield met("chosen_with")


def _unmet(method: Method, ctx: Context) -> Iterator[str]:
    """The support needs of the groups a method is for that it does not say how to meet."""
    ways = [one for one in method.accessible if one.need and not one.not_done]
    for group in on_the_map(ctx.workspace, method.for_):
        for need in group.support_needs if takes_part(group) else ():
            if not any(same_word(one.need or "", need) for one in ways):
                yield f"{need} ({group.id})"


@check("PLN24", step="plan", over=subjects.plan)
def somebody_offline_can_take_part(plan: Plan, ctx: Context) -> Verdicts:
    """At least one method can be used without being online.

    Why: people without the internet, without money for it, or unsure how to use it are shut out by what is only online.

    Put it right: in plan.yaml, give each method its `mode`; add a method that needs no internet, or a way into one,
    such as paper copies or a phone number, and call it mixed. An activity in the log that was not online does as well.
    A method that only informs is no way in, unless people are only informed by all of them.
    """
    del plan
    kept = list(subjects.methods_with_people.find(ctx.workspace))
    ways = [(place, one) for place, one in kept if one.level != "inform"] or kept
    offline = next((place for place, one in ways if one.mode in WITHOUT_INTERNET), None)
    unsaid = next(((place, one.id) for place, one in ways if one.mode is None), None)
    if offline is not None:
        yield met(offline.at("mode"))
    elif (held := next((place for place, one in ctx.log.activities if _offline(one, ctx)), None)) is not None:
        yield met(held.at("mode"))
    elif not ways:
        yield missing("methods", "the plan names no methods that are to be used")
    elif unsaid is not None:
        place, name = unsaid
        yield missing(place, f"nothing says whether people can take part in {name} without the internet")
    else:
        yield failed("methods", "every method by which people can take part is online")


def _offline(entry: Entry, ctx: Context) -> bool:
    """Whether an entry shows that people took part without being online."""
    return entry.mode in WITHOUT_INTERNET and with_participants(ctx.workspace, came(entry))
