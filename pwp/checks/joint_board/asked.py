"""IJB: who was asked, on a strategic plan and on a decision outside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from pwp.calendar import before, in_brackets
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.findings import Place, State
from pwp.model.joint_board import Consultee, ConsulteeKind, Draft, IjbSteps, Locality, StrategicPlan
from pwp.model.log import Entry
from pwp.model.logbook import HEARD
from pwp.model.lookups import on_the_map
from pwp.spelling import listed, says_nothing

KINDS: tuple[str, ...] = get_args(ConsulteeKind)
SHOWN = 2
CONSULTEES = Place("change.yaml", ("ijb", "consultees"))


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
    under `stakeholders` or `invited`, or where the second draft of a strategic plan went `to` it; give the day.
    """
    named = {one.kind for one in steps.consultees}
    left = [_words(kind) for kind in KINDS if kind not in named]
    asked = _asked(ctx)
    if left:
        yield missing("consultees", f"nothing says who was asked under {_first_of(left)}")
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


def _first_of(kinds: Sequence[str]) -> str:
    """The first of some kinds, and how many more there are."""
    left = len(kinds) - SHOWN
    more = f", and {left} more {'kind' if left == 1 else 'kinds'}" if left > 0 else ""
    return f"{listed(kinds[:SHOWN])}{more}"


def _asked(ctx: Context) -> Mapping[str, bool]:
    """The groups that were asked, by their ids, and whether that surely was before the decision."""
    found: dict[str, bool] = {}
    for groups, in_time in (*_in_the_log(ctx), *_by_second_drafts(ctx)):
        for group in groups if in_time is not False else ():
            found[group] = bool(in_time) or found.get(group, False)
    return found


def _in_the_log(ctx: Context) -> Iterator[tuple[Iterable[str], bool | None]]:
    """The groups that each entry of the log shows to have been asked, and whether it came before the decision."""
    for _, entry in ctx.log.entries:
        heard = entry.stakeholders if entry.kind in HEARD else ()
        yield (*heard, *entry.invited), ctx.taking_part.before_the_decision(entry.date)


def _by_second_drafts(ctx: Context) -> Iterator[tuple[Iterable[str], bool | None]]:
    """The groups that a second draft of the strategic plan went to, and whether that was before the decision."""
    plan = ctx.workspace.change.strategic_plan
    for draft in plan.drafts if plan else ():
        if draft.stage == "second" and not draft.not_done and ctx.has_come(draft.date) is not False:
            in_time = ctx.taking_part.before_the_decision(draft.date)
            yield draft.to, in_time if ctx.has_come(draft.date) or in_time is False else None


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


@check("IJB11", step="engage", over=subjects.strategic_plan)
def second_draft_goes_to_those_named_by_the_regulations(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The second draft went to somebody of each kind that the regulations name, before the plan was decided.

    Why: whoever came to a meeting a year before has not seen what is about to be agreed. The law has the second draft
    itself sent out, so that each kind can answer what stands in it.

    Put it right: in change.yaml, under `ijb`, `consultees`, name the groups of each kind; under `strategic_plan`,
    `drafts`, give the round of the stage `second` its `date`, and under `to` at least one of the groups of each kind. A
    draft that went out too late has to go out again before the plan is agreed anew.
    """
    groups = _groups_of_each_kind(ctx)
    found = next(((number, one) for number, one in enumerate(plan.drafts) if one.stage == "second"), None)
    if not groups:
        yield missing(CONSULTEES, "no group of a kind that the regulations name is recorded")
    elif found is None and ctx.taking_part.still_open:
        yield not_due("drafts", "the second draft can still go to those whom the regulations name")
    elif found is None:
        yield missing("drafts", "nothing shows that a second draft went to those whom the regulations name")
    else:
        number, draft = found
        yield _not_out(f"drafts/{number}", draft, ctx) or _sent(f"drafts/{number}/to", draft, groups, ctx)


def _groups_of_each_kind(ctx: Context) -> Mapping[str, set[str]]:
    """The groups on the map of each kind of which any is named, by what the kind is called in a sentence."""
    steps = ctx.workspace.change.ijb
    found: dict[str, set[str]] = {}
    for one in steps.consultees if steps else ():
        groups = {group.id for group in on_the_map(ctx.workspace, one.stakeholders)}
        if one.kind and groups and not one.not_done:
            found.setdefault(_words(one.kind), set()).update(groups)
    return found


def _not_out(where: str, draft: Draft, ctx: Context) -> Verdict | None:
    """That the second draft is not known to have gone out before the decision; None where it did."""
    day, in_time = draft.date, ctx.taking_part.before_the_decision(draft.date)
    if draft.not_done:
        return failed(f"{where}/not_done", f"the second draft went to nobody: {draft.not_done}")
    if day is None:
        return missing(where, "nothing says when the second draft went to those whom the regulations name")
    if in_time is False:
        after = f"after the decision{in_brackets(ctx.taking_part.decided)}"
        return failed(f"{where}/date", f"the second draft is dated {day}, {after}")
    if ctx.has_come(day) is False:
        return not_due(f"{where}/date", f"the second draft is to go to those whom the regulations name on {day}")
    if ctx.has_come(day) is None:
        return missing(f"{where}/date", ctx.not_yet("the second draft", day))
    if in_time is None:
        return missing(f"{where}/date", f"give the days: did the second draft ({day}) go out before the decision?")
    return None


def _sent(where: str, draft: Draft, groups: Mapping[str, set[str]], ctx: Context) -> Verdict:
    """Whether the second draft went to a group of each kind of which any is named."""
    left = [words for words, some in groups.items() if not some.intersection(draft.to)]
    if not left:
        return met(where)
    still = draft.views_due is not None and before(draft.views_due, ctx.today) is not True
    if still and ctx.taking_part.decided is None:
        return not_due(where, f"the second draft can still go to {_first_of(left)}")
    return missing(where, f"nothing shows that the second draft went to {_first_of(left)}")


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
