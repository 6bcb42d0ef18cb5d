"""IJB: who was asked, on a strategic plan and on a decision outside it."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import State
from pwp.model.joint_board import Consultee, ConsulteeKind, IjbSteps, Locality
from pwp.model.log import Entry
from pwp.model.logbook import HEARD
from pwp.model.lookups import on_the_map
from pwp.spelling import listed, says_nothing

KINDS: tuple[str, ...] = get_args(ConsulteeKind)
SHOWN = 2


@check("IJB03", step="engage", over=subjects.localities, none="missing: no localities are recorded")
def people_of_each_locality_are_heard(locality: Locality, ctx: Context) -> Verdicts:
    """For every locality, the log shows that people who live there were heard before the plan was decided.

    Why: what is heard in the largest town says little of the rest; the plan divides the area so that each part counts.

    Put it right: in change.yaml, under `strategic_plan`, `localities`, name under `views` the log entries (kind
    activity or submission) in which people who live there were heard.
    """
    name = locality.name or "this locality"
    entries = {entry.id: entry for _, entry in ctx.workspace.entries}
    named = [entries[one] for one in locality.views if one in entries]
    heard = [one for one in named if one.kind in HEARD and not one.not_done]
    come = [one for one in heard if ctx.has_come(one.date) is not False]
    with_people = [one for one in come if ctx.log.is_with_people(one)]
    in_time = [ctx.taking_part.before_the_decision(one.date) for one in with_people]
    if any(in_time):
        yield met("views")
    elif heard and not come:
        yield not_due("views", f"people in {name} are to be heard on {heard[0].date}")
    elif None in in_time:
        yield missing("views", f"give the days: were people in {name} heard before the decision?")
    elif ctx.taking_part.still_open:
        yield not_due("views", f"people in {name} can still be heard")
    else:
        yield missing("views", _unheard(name, named, with_people))


def _unheard(name: str, named: list[Entry], with_people: list[Entry]) -> str:
    """A sentence that says why what is named for a locality does not show that people there were heard in time."""
    if with_people:
        return f"nothing shows that people in {name} were heard before the decision"
    if named:
        return f"what is named for {name} does not show that people who live there were heard"
    return f"nothing shows that people in {name} were heard"


@check("IJB09", step="engage", over=subjects.joint_board_steps)
def those_named_by_the_regulations_are_asked(steps: IjbSteps, ctx: Context) -> Verdicts:
    """Somebody of each kind that the regulations name was asked before the decision, or there is nobody to ask.

    Why: the law does not leave it to the joint board to choose whom it hears; each kind knows something of the service
    that the others do not.

    Put it right: in change.yaml, under `ijb`, `consultees`, name for each `kind` the groups on the map
    (`stakeholders`), or say under `none_because` why there are none. A group was asked where an entry in the log has it
    under `stakeholders` or `invited`, or where the second draft of a strategic plan went `to` it.
    """
    named = {one.kind for one in steps.consultees}
    left = [_words(kind) for kind in KINDS if kind not in named]
    asked = _asked(ctx)
    if left:
        more = f", and {len(left) - SHOWN} more kinds" if len(left) > SHOWN else ""
        yield missing("consultees", f"nothing says who was asked under {listed(left[:SHOWN])}{more}")
    told = [
        verdict
        for number, one in enumerate(steps.consultees)
        for verdict in _consultee(f"consultees/{number}", one, asked, ctx)
    ]
    yield from (verdict for verdict in told if verdict.state is not State.MET or verdict.because)
    if not left and all(verdict.state is State.MET for verdict in told):
        yield met("consultees")


def _words(kind: str | None) -> str:
    """A kind of people or organisations as a sentence calls it."""
    return (kind or "").replace("non-commercial", "non_commercial").replace("-", " ").replace("_", "-")


def _asked(ctx: Context) -> Mapping[str, bool]:
    """The groups that were asked, by their ids, and whether that surely was before the decision."""
    found: dict[str, bool] = {}
    for _, entry in ctx.log.entries:
        in_time = ctx.taking_part.before_the_decision(entry.date)
        heard = entry.stakeholders if entry.kind in HEARD else ()
        for group in (*heard, *entry.invited) if in_time is not False else ():
            found[group] = bool(in_time) or found.get(group, False)
    plan = ctx.workspace.change.strategic_plan
    for draft in plan.drafts if plan else ():
        if draft.stage == "second" and not draft.not_done and ctx.has_come(draft.date):
            found.update(dict.fromkeys(draft.to, True))
    return found


def _consultee(where: str, one: Consultee, asked: Mapping[str, bool], ctx: Context) -> Iterator[Verdict]:
    """Whether somebody of one kind was asked."""
    words = _words(one.kind)
    groups = [group.id for group in on_the_map(ctx.workspace, one.stakeholders)]
    if not words:
        yield missing(where, "somebody to be asked is listed, and nothing says of which kind")
    elif one.not_done:
        yield failed(f"{where}/not_done", f"nobody was asked under {words}: {one.not_done}")
    elif not groups and not says_nothing(one.none_because):
        yield met(f"{where}/none_because", because=one.none_because)
    elif not groups:
        yield missing(where, f"no group on the map is named under {words}")
    elif any(asked.get(group) for group in groups):
        yield met(f"{where}/stakeholders")
    elif any(group in asked for group in groups):
        yield missing(f"{where}/stakeholders", f"give the days: did anybody ask {groups[0]} before the decision?")
    elif ctx.taking_part.still_open:
        yield not_due(f"{where}/stakeholders", f"there is still time to ask {listed(groups)}")
    else:
        yield missing(f"{where}/stakeholders", f"nothing shows that anybody asked {listed(groups)}, under {words}")


@check("IJB10", step="engage", over=subjects.joint_board_steps)
def planning_group_is_asked_about_the_decision(steps: IjbSteps, ctx: Context) -> Verdicts:
    """The strategic planning group was asked before the decision, and it is said what was made of its views.

    Why: a decision outside the strategic plan does not go through the rounds in which others have their say; the
    planning group is there so that somebody is asked. To have asked is half of it: its views have to count.

    Put it right: in change.yaml, under `ijb`, give the day on which the group was asked (`spg_asked`), what it said
    (`spg_views`), and what was made of that when it was decided (`spg_answer`). A decision taken before it was asked
    has to be taken again.
    """
    decided = ctx.taking_part.decided
    if steps.not_done:
        yield failed("not_done", f"the strategic planning group was not asked: {steps.not_done}")
    elif steps.spg_asked is None:
        yield missing("spg_asked", "nothing says when the strategic planning group was asked")
    elif decided is not None and before(decided, steps.spg_asked):
        sentence = f"the strategic planning group was asked on {steps.spg_asked}, after the decision ({decided})"
        yield failed("spg_asked", sentence)
    elif ctx.has_come(steps.spg_asked) is False:
        yield not_due("spg_asked", f"the strategic planning group is to be asked on {steps.spg_asked}")
    elif ctx.has_come(steps.spg_asked) is None:
        yield missing("spg_asked", ctx.not_yet("asking the strategic planning group", steps.spg_asked))
    elif ctx.taking_part.before_the_decision(steps.spg_asked) is None:
        yield missing("spg_asked", "give the days: was the strategic planning group asked before the decision?")
    elif says_nothing(steps.spg_views):
        yield missing("spg_views", "nothing says what the strategic planning group said")
    elif not says_nothing(steps.spg_answer):
        yield met("spg_answer")
    elif decided is None:
        yield not_due("spg_answer", "the decision is to show what is made of the strategic planning group's views")
    else:
        yield missing("spg_answer", "nothing says what was made of the strategic planning group's views")
