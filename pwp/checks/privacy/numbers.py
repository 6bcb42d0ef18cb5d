"""PRV: numbers so small, or so even, that they tell of single people."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.calendar import When, before, by
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.findings import Place
from pwp.model.plan import DisclosureAssessed, Plan
from pwp.model.themes import Theme
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

ASSESSED = Place("plan.yaml", ("privacy", "disclosure_assessed"))


class Counted(NamedTuple):
    """How many there are of something that people said or are; `sensitive` where it tells of a characteristic.

    `day` is the day of the occasion on which they were counted, where it was one.
    """

    what: str
    n: int
    sensitive: bool
    day: When | None = None


def _counted(workspace: Workspace) -> Iterator[tuple[Place, Counted]]:
    """The numbers of people or responses, by theme, in all, and by group."""
    for position, theme in enumerate(workspace.themes.themes):
        if theme.count and theme.count.n:
            place = Place("themes.yaml", ("themes", position, "count", "n"))
            yield place, Counted(str(theme.id), theme.count.n, bool(theme.characteristics))
    for position, total in enumerate(workspace.themes.totals):
        for key, n in (("people", total.people), ("individuals", total.individuals), ("responses", total.responses)):
            if n:
                place = Place("themes.yaml", ("totals", position, key))
                yield place, Counted(f"the total of {key}", n, sensitive=False)
    yield from _by_group(workspace)


def _by_group(workspace: Workspace) -> Iterator[tuple[Place, Counted]]:
    """The people who took part on each occasion, group by group."""
    protected = {one.id for one in workspace.stakeholders.stakeholders if one.characteristics}
    for file, entry in workspace.log.items():
        for position, group in enumerate(entry.reached.by_group if entry.reached else ()):
            if group.people:
                sensitive = bool(group.characteristic) or group.stakeholder in protected
                name = group.stakeholder or group.characteristic or "a group"
                place = Place(file, ("reached", "by_group", position, "people"))
                yield place, Counted(name, group.people, sensitive, entry.until or entry.date)


numbers: Subjects[Counted] = Subjects(
    "number of people or responses", "numbers of people or responses", Place("themes.yaml", ("themes",)), _counted
)
out_of_all = subjects.themes.where(
    lambda theme: bool(theme.count and theme.count.n and theme.count.of),
    "theme counted out of all",
    "themes counted out of all",
)


@check(
    "PRV08",
    step="evaluate",
    over=numbers,
    none="not-applicable: nothing is counted by theme or group",
    smallest=5,
    smallest_if_sensitive=10,
)
def numbers_are_not_so_small_that_they_show_somebody(counted: Counted, ctx: Context) -> Verdicts:
    """No number of people or responses is so small that it shows who they were, or the risk was looked at.

    Why: of three people from one village, two know at once who the third is. Fewer than five is advice, and fewer than
    ten where a number tells of a protected characteristic: that is a custom in Scottish health services, and no number
    was found in the published protocol. A view that few held still counts; only its number is better left out.

    Put it right: publish `fewer than 5`, or join small groups. Once somebody has looked at the risk, say so in
    plan.yaml, under `privacy`, `disclosure_assessed`.
    """
    limit = _limit(counted, ctx)
    smallest = int(ctx.thresholds[limit])
    if counted.n >= smallest:
        yield met()
    elif _looked_at(counted, ctx):
        yield met(ASSESSED)
    else:
        yield met()
        sentence = f"{counted.what} counts {counted.n}; publish 'fewer than {smallest}', or join it with others"
        yield ctx.beyond(limit, "", sentence)


def _limit(counted: Counted, ctx: Context) -> str:
    """The limit that a number is held to: that of all, where what is asked sets it and the number is beyond it."""
    of_all = "smallest" in ctx.binding and "smallest_if_sensitive" not in ctx.binding
    beyond = of_all and counted.n < ctx.thresholds["smallest"]
    return "smallest_if_sensitive" if counted.sensitive and not beyond else "smallest"


def _looked_at(counted: Counted, ctx: Context) -> bool:
    """Whether the risk was assessed, with an outcome, no earlier than on the day of a number."""
    privacy = ctx.workspace.plan.privacy
    assessed = privacy.disclosure_assessed if privacy else None
    if assessed is None or assessed.not_done or says_nothing(assessed.outcome) or not ctx.has_come(assessed.date):
        return False
    return counted.day is None or assessed.date is None or by(counted.day, assessed.date) is True


@check(
    "PRV09",
    step="evaluate",
    over=out_of_all,
    none="not-applicable: no theme is counted out of all who answered",
)
def no_theme_was_raised_by_everybody(theme: Theme, ctx: Context) -> Verdicts:
    """No theme was raised by every one of those it is counted out of.

    Why: where all of a group said the same, everybody knows what each of them said, however many there were. That is
    advice: often there is no harm in it, and sometimes a great deal.

    Put it right: where what they said is sensitive, publish that most of them said it. Correct a number that is a slip
    in themes.yaml, under `count`.
    """
    del ctx
    count = theme.count
    yield met("count/n")
    if count is not None and count.n is not None and count.of is not None and count.n >= count.of:
        yield advice("count/n", f"all {count.of} raised {theme.id}, so it is known of each of them")


@check("PRV10", step="evaluate", over=subjects.plan)
def risk_of_showing_somebody_was_looked_at(plan: Plan, ctx: Context) -> Verdicts:
    """Somebody looked at whether numbers and quotes could show who a person is, and said what came of it.

    Why: no rule about small numbers knows the place. Only somebody who knows it can tell who could be found out, and
    only once everything is in.

    Put it right: once people can take part no more, look at each number and quote that is to be published, and give in
    plan.yaml, under `privacy`, `disclosure_assessed`: the day, the post or group, and as `outcome` what is shown as it
    is, and what is hidden or joined.
    """
    privacy = plan.privacy
    assessed = privacy.disclosure_assessed if privacy else None
    where = "privacy/disclosure_assessed"
    if privacy and privacy.not_done and not ctx.workspace.themes.quotes:
        yield met("privacy/not_done", because=privacy.not_done)
    elif assessed is not None and assessed.not_done:
        yield failed(f"{where}/not_done", f"nobody looked at who could be recognised: {assessed.not_done}")
    elif assessed is None and not ctx.workspace.themes.quotes and next(_counted(ctx.workspace), None) is None:
        yield not_due(where, "there are no numbers and no quotes yet")
    elif assessed is None:
        yield missing(where, "nothing says that anybody looked at who could be recognised")
    else:
        yield from _as_recorded(assessed, where, ctx)


def _as_recorded(assessed: DisclosureAssessed, where: str, ctx: Context) -> Verdicts:
    """What is recorded of a look at the risk, and what is not."""
    lacking: list[Verdict] = []
    if assessed.outcome is None or says_nothing(assessed.outcome):
        lacking.append(missing(f"{where}/outcome", "nothing says what came of looking at who could be recognised"))
    if assessed.by is None or says_nothing(assessed.by):
        lacking.append(missing(f"{where}/by", "nothing says who looked at who could be recognised"))
    if assessed.date is None:
        lacking.append(missing(f"{where}/date", "nothing says when somebody looked at who could be recognised"))
    elif early := _too_early(assessed.date, ctx):
        lacking.append(missing(f"{where}/date", early))
    yield from lacking or [met(where)]


def _too_early(day: When, ctx: Context) -> str:
    """Why a look at the risk does not show that everything was in by then; nothing where it does."""
    last = ctx.taking_part.open_until
    if ctx.has_come(day) is not True:
        return ctx.not_yet("the look at who could be recognised", day)
    if last is not None and before(day, last):
        return f"somebody looked at this on {day}, and people took part until {last}"
    if last is not None and by(last, day) is None:
        return f"give the days: was this done ({day}) once people had finished taking part ({last})?"
    return ""
