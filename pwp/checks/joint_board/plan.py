"""IJB: what a strategic plan covers, and how it is published."""

from collections.abc import Iterator

from pwp.calendar import before
from pwp.checks import subjects
from pwp.checks.check import Context, Verdict, Verdicts, check, failed, met, missing, not_due
from pwp.model.joint_board import Locality, PrincipleWeighed, StrategicPlan
from pwp.model.lookups import can_be_had, documents_named, first_decided_on
from pwp.spelling import listed, same_word, says_nothing

FEWEST_LOCALITIES = 2
"""So many localities a strategic plan has at least: section 29(3)."""
SHOWN = 2
PRINCIPLES = {
    "wellbeing": "the main purpose, wellbeing",
    "joined-up": "joined-up services",
    "different-needs": "different needs",
    "different-places": "different places",
    "circumstances": "people's circumstances",
    "rights": "rights",
    "dignity": "dignity",
    "life-in-the-community": "life in the community",
    "safety": "safety",
    "quality": "quality",
    "planned-with-people": "planning with people",
    "prevention": "prevention",
    "best-use": "the best use of what there is",
}
"""The main purpose and the twelve principles, as a sentence calls them: sections 4 and 31."""
NO_EFFECT = ("none", "nothing", "no effect", "no impact", "not affected", "not applicable")
"""Words that say no more than that other plans are not affected."""


@check("IJB01", step="engage", over=subjects.strategic_plan)
def strategic_plan_has_its_period_and_its_text(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """It is known from when and until when the strategic plan runs, and where it, or a draft, can be read.

    Why: what will be done over which years, and what it is to bring about, is what such a plan is for; people cannot
    say what they think of what they cannot read. People judge whether it shows how it serves the national outcomes.

    Put it right: in change.yaml, under `strategic_plan`, give `start` and `end`, and name the plan or its draft under
    `documents`; in documents.yaml say where it is, as `file` or `url`.
    """
    papers = documents_named(ctx.workspace, plan.documents)
    if plan.not_done:
        yield failed("not_done", f"no strategic plan was drawn up: {plan.not_done}")
    elif plan.start is None or plan.end is None:
        key, when = ("start", "from when") if plan.start is None else ("end", "until when")
        yield missing(key, f"nothing says {when} the strategic plan runs")
    elif before(plan.end, plan.start):
        yield missing("end", f"one of the days is wrong: the strategic plan runs from {plan.start} to {plan.end}")
    elif not papers:
        yield missing("documents", "neither the strategic plan nor a draft of it is listed")
    elif not any(can_be_had(one) for one in papers):
        yield missing("documents", f"nothing says where {papers[0].id} can be read")
    else:
        yield met("documents")


@check("IJB02", step="engage", over=subjects.strategic_plan)
def strategic_plan_has_a_section_for_each_locality(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The strategic plan divides the area into two or more localities, each with arrangements of its own.

    Why: what suits a town may not suit the glens around it; people look first for what the plan means where they live.

    Put it right: in change.yaml, under `strategic_plan`, `localities`, list each locality by its `name`, and say under
    `section` where in the plan its arrangements stand.
    """
    del ctx
    gaps = [verdict for number, one in enumerate(plan.localities) for verdict in _locality(number, one, plan)]
    names = locality_names(plan)
    if not plan.localities:
        yield missing("localities", "no localities are recorded")
    elif gaps:
        yield from gaps
    elif len(names) < FEWEST_LOCALITIES:
        yield missing("localities", f"only one locality is recorded: {names[0]}")
    else:
        yield met("localities")


def locality_names(plan: StrategicPlan) -> list[str]:
    """The names of the localities, each once."""
    found: list[str] = []
    for one in plan.localities:
        if one.name and not one.not_done and not any(same_word(one.name, other) for other in found):
            found.append(one.name)
    return found


def _locality(number: int, one: Locality, plan: StrategicPlan) -> Iterator[Verdict]:
    """What is lacking in what is said of one locality."""
    where = f"localities/{number}"
    shared = next((other.name for other in plan.localities[:number] if _same_section(one, other)), None)
    if not one.name:
        yield missing(where, "a locality is listed, and nothing says which")
    elif one.not_done:
        yield failed(f"{where}/not_done", f"the plan has no arrangements of its own for {one.name}: {one.not_done}")
    elif says_nothing(one.section):
        yield missing(where, f"nothing says where the plan sets out its arrangements for {one.name}")
    elif shared:
        yield missing(f"{where}/section", f"{one.name} has the same section of the plan as {shared}")


def _same_section(one: Locality, other: Locality) -> bool:
    """Whether two localities are said to have their arrangements in the same place."""
    return bool(one.section and other.section and not other.not_done and same_word(one.section, other.section))


@check("IJB04", step="decide", over=subjects.strategic_plan)
def principles_of_integration_are_weighed(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """For the main purpose and each of the twelve principles of integration, it is said what they led to in the plan.

    Why: by law a joint board keeps all thirteen in mind; a list that is only ticked shows no more than that it was
    read.

    Put it right: in change.yaml, under `strategic_plan`, `principles`, name each `principle` and say under `considered`
    what is in the plan because of it, or why it makes no difference here, each in words of its own.
    """
    del ctx
    gaps = [verdict for number, one in enumerate(plan.principles) for verdict in _principle(number, one, plan)]
    named = {one.principle for one in plan.principles}
    left = [words for name, words in PRINCIPLES.items() if name not in named]
    if left:
        more = f", and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
        yield missing("principles", f"nothing says what came of {listed(left[:SHOWN])}{more}")
    yield from gaps
    if not left and not gaps:
        yield met("principles")


def _principle(number: int, one: PrincipleWeighed, plan: StrategicPlan) -> Iterator[Verdict]:
    """What is lacking in what is said of one principle."""
    where, words = f"principles/{number}", PRINCIPLES.get(one.principle or "", "")
    earlier = (other for other in plan.principles[:number] if other.principle != one.principle)
    same = next((other for other in earlier if _same_reason(one, other)), None)
    if not words:
        yield missing(where, "a principle is listed, and nothing says which")
    elif one.not_done:
        yield failed(f"{where}/not_done", f"the plan took no account of {words}: {one.not_done}")
    elif says_nothing(one.considered):
        yield missing(where, f"{words} is ticked, and nothing says what came of it")
    elif same:
        there = PRINCIPLES.get(same.principle or "", "another")
        yield missing(f"{where}/considered", f"what is said of {words} was said of {there} already")


def _same_reason(one: PrincipleWeighed, other: PrincipleWeighed) -> bool:
    """Whether the same words stand for two principles."""
    return bool(one.considered and other.considered and same_word(one.considered, other.considered))


@check("IJB05", step="engage", over=subjects.strategic_plan)
def other_joint_boards_plans_are_thought_of(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """It is said what the strategic plan means for the plans of other joint boards, or why it means nothing.

    Why: people cross boundaries for care; a service that ends on this side is asked for on the other.

    Put it right: in change.yaml, under `strategic_plan`, say under `other_plans` which joint boards it touches and how,
    or how it is known that it touches none.
    """
    del ctx
    said = plan.other_plans
    if not said:
        yield missing("other_plans", "nothing says what the strategic plan means for those of other joint boards")
    elif says_nothing(said) or any(same_word(said, one) for one in NO_EFFECT):
        yield missing("other_plans", "nothing says how it is known that no other joint board's plan is affected")
    else:
        yield met("other_plans")


@check("IJB12", step="feedback", over=subjects.strategic_plan)
def strategic_plan_is_published_with_its_statement(plan: StrategicPlan, ctx: Context) -> Verdicts:
    """The strategic plan was published once it was decided, with a statement of who was asked and what came of it.

    Why: those who gave their views in three rounds can only see what became of them where that is written beside the
    plan.

    Put it right: in change.yaml, under `strategic_plan`, `published`, give the `date`, say `where` the plan can be
    read, and under `statement` where the statement stands. Where there is none, write it and publish it with the plan.
    """
    published, decided = plan.published, first_decided_on(ctx.workspace)
    out = published.date if published else None
    if published is not None and published.not_done:
        yield failed("published/not_done", f"the strategic plan was not published: {published.not_done}")
    elif decided is None or ctx.has_come(decided) is False:
        yield not_due("published", "no final decision on the strategic plan is recorded yet")
    elif published is None or out is None:
        yield missing("published/date", "nothing says when the strategic plan was published")
    elif ctx.has_come(out) is False:
        yield not_due("published/date", f"the strategic plan is to be published on {out}")
    elif ctx.has_come(out) is None:
        yield missing("published/date", ctx.not_yet("publishing the strategic plan", out))
    elif before(out, decided) is not False:
        yield missing("published/date", f"what was published on {out} may be a draft; it was decided on {decided}")
    elif says_nothing(published.where):
        yield missing("published/where", "nothing says where the strategic plan can be read")
    elif says_nothing(published.statement):
        sentence = "nothing says that a statement of who was asked, and what came of it, went out with it"
        yield missing("published/statement", sentence)
    else:
        yield met("published/statement")
