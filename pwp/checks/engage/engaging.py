"""ENG: what was done with people, as the log shows it."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.log import Entry, View
from pwp.model.lookups import theme_of
from pwp.model.plan import Plan
from pwp.model.stakeholders import Stakeholder
from pwp.model.themes import Theme
from pwp.spelling import same_word

NOT_IN_FAVOUR = ("concern", "mixed")
VOICED = {"concern": "a concern", "mixed": "a mixed view"}


@check("ENG01", step="engage", over=subjects.to_be_heard, none="missing: no group that takes part is on the map")
def group_is_heard(group: Stakeholder, ctx: Context) -> Verdicts:
    """Every group on the map that takes part was heard: it took part in an activity, or sent something in.

    Why: a group that was planned for and never reached is the first thing a reviewer looks for, and often the group
    that stands to lose most.

    Put it right: name the group under `stakeholders` of the activity or submission in which it was heard. An
    invitation is not enough. If it could not be reached, say why under `not_reached` in stakeholders.yaml.
    """
    heard = ctx.log.heard.get(group.id)
    unreached = group.not_reached or group.not_done
    if heard:
        yield met(heard[0][0].at("stakeholders"))
        if unreached:
            yield advice("", f"{group.id} is said not to be reached, and the log names it as heard")
    elif unreached:
        where = "not_reached" if group.not_reached else "not_done"
        yield failed(where, f"{group.id} was not reached: {unreached}")
    elif ctx.taking_part.still_open:
        yield not_due("", f"people can still take part, so {group.id} can still be heard")
    else:
        yield missing("", f"no activity or submission in the log shows that {group.id} was heard")


@check("ENG02", step="engage", over=subjects.plan)
def several_methods_are_used(plan: Plan, ctx: Context) -> Verdicts:
    """More than one kind of method was used, so that different people could be heard.

    Why: whichever single method is chosen, it suits some and shuts out others.

    Put it right: name the `method` of each activity in the log, by its id in the plan, and give the method there its
    kind, under `method`. Two surveys are one kind, on paper and online.
    """
    kinds: dict[str, tuple[str, Place]] = {}
    unnamed = None
    for position, method in enumerate(plan.methods):
        used = ctx.log.using.get(method.id)
        kind = _kind(method.method or "")
        if used and not kind:
            unnamed = missing(f"methods/{position}/method", f"nothing says what kind of method {method.id} is")
        elif used and not any(same_word(kind, other) for other in kinds):
            kinds[kind] = (method.method or "", used[0][0])
    if len(kinds) > 1:
        for _, place in list(kinds.values())[:2]:
            yield met(place.at("method"))
    elif unnamed is not None:
        yield unnamed
    elif ctx.taking_part.still_open:
        yield not_due("methods", "people can still take part, so another method can still be used")
    elif kinds:
        yield missing("methods", f"the log shows one kind of method only: {next(iter(kinds.values()))[0]}")
    else:
        yield missing("methods", "no activity in the log names a method of the plan")


_MANNER = {
    *("online", "on-line", "digital", "virtual", "web", "email", "e-mail", "text", "phone", "telephone"),
    *("paper", "postal", "post", "mail", "easy", "read", "easy-read", "short"),
    *("in-person", "person", "face", "face-to-face", "and", "or", "by", "in", "to"),
}
"""The words for the manner in which a method is carried out."""


def _kind(method: str) -> str:
    """A kind of method without the manner in which it was carried out: an online survey is a survey."""
    words = method.casefold().split()
    return " ".join(word for word in words if word.strip(",()") not in _MANNER) or " ".join(words)


@check(
    "ENG03",
    step="evaluate",
    over=subjects.opposing_views,
    none="missing: no entry records a concern or a mixed view",
)
def opposing_view_is_kept(said: tuple[View, Entry], ctx: Context) -> Verdicts:
    """Every concern that was voiced lives on in a theme that carries it.

    Why: minority and opposing views are the easiest to lose between the notes of a meeting and the report.

    Put it right: give the view its `stance`, and name under `theme` the one it belongs to, whose stance is concern or
    mixed, or that is marked as a minority view. Where the entry has one theme under `themes`, its views belong to that.
    """
    view, entry = said
    theme = next((one for one in ctx.workspace.themes.themes if one.id == theme_of(view, entry)), None)
    if view.stance is None:
        yield missing("stance", "nothing says whether this view was for or against")
    elif theme is None and view.theme is None and entry.themes:
        yield missing("theme", f"{VOICED[view.stance]} was voiced here, and nothing says to which theme it belongs")
    elif theme is None:
        yield missing("theme", f"{VOICED[view.stance]} was voiced here, and no theme carries it")
    elif _carries(theme):
        yield met()
    elif theme.stance is None:
        yield missing("", f"{VOICED[view.stance]} was voiced here, and its theme has no stance to show that")
    else:
        yield missing("", f"{VOICED[view.stance]} was voiced here, and its theme does not carry it")


def _carries(theme: Theme) -> bool:
    """Whether a theme carries a concern, or a view that few hold and that is not support."""
    return theme.stance in NOT_IN_FAVOUR or (bool(theme.minority) and theme.stance != "support")


@check("ENG04", step="engage", over=subjects.plan)
def creative_methods_are_used(plan: Plan, ctx: Context) -> Verdicts:
    """Creative methods were used, or the plan gives the reason why none was.

    Why: drama, mapping or photographs reach people whom a form or a meeting does not, and start better talk.

    Put it right: mark the method with `creative: yes` in plan.yaml and log its activity; or give the reason under
    `why_none_creative`.
    """
    creative = [method for method in plan.methods if method.creative]
    planned = [method for method in creative if not method.not_done]
    used = next((ctx.log.using[one.id][0][0] for one in creative if ctx.log.using.get(one.id)), None)
    if used is not None:
        yield met(used.at("method"))
    elif plan.why_none_creative and not planned:
        yield met("why_none_creative", because=plan.why_none_creative)
    elif creative and not planned:
        yield failed("methods", f"{creative[0].id} was the creative method, and was dropped: {creative[0].not_done}")
    elif ctx.taking_part.still_open and planned:
        yield not_due("methods", f"people can still take part, so {planned[0].id} can still be used")
    elif planned:
        yield missing(
            "methods", f"{planned[0].id} is planned as a creative method, and no activity with people used it"
        )
    else:
        yield missing("why_none_creative", "no method is a creative one, and no reason is given")
