"""CON: the weeks before an election that a consultation has to keep clear of, or make up for."""

from collections.abc import Iterator
from typing import NamedTuple

from pwp.calendar import When, before, by, latest
from pwp.checks import subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, met, missing
from pwp.checks.consultation.following import before_the_decision
from pwp.findings import Place, State
from pwp.model.lengths import announced_end, first_end
from pwp.model.lookups import begins_on
from pwp.model.plan import Avoid, Extension, Pause, Phase
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing


class _Done(NamedTuple):
    """What was done about the days of a consultation: where it stands, why, what to call it, and its day.

    `fits` says whether it is for the weeks before an election; None where that is not known.
    """

    where: str
    why: str | None
    what: str
    day: When | None
    fits: bool | None


def _near_elections(workspace: Workspace) -> Iterator[tuple[Place, Phase]]:
    """The consultations that the decision follows and that may fall into a time before an election."""
    for place, row in before_the_decision.find(workspace):
        if not row.not_done and _elections(workspace, row):
            yield place, row


def _elections(workspace: Workspace, row: Phase) -> list[Avoid]:
    """The times before an election that may have days in common with a consultation, as far as the plan lists them."""
    begin, end = begins_on(row), row.closed or announced_end(row)
    if begin is None or end is None:
        return []
    return [
        one
        for one in workspace.plan.avoid
        if one.kind == "pre-election" and one.start and not one.not_done
        if not (before(end, one.start) or before(one.end or one.start, begin))
    ]


near_elections: Subjects[Phase] = Subjects(
    "consultation before an election", "consultations before an election", subjects.phases.home, _near_elections
)


@check(
    "CON08",
    step="engage",
    over=near_elections,
    none="not-applicable: the plan lists no time before an election that falls into the consultation",
)
def consultation_makes_up_for_an_election(row: Phase, ctx: Context) -> Verdicts:
    """A consultation that runs into the weeks before an election was extended or paused for them, with the reason.

    Why: in those weeks public bodies say nothing about matters in dispute, and elected members cannot answer. Whoever
    wants to ask before replying finds nobody.

    Put it right: in plan.yaml, pause the row in those weeks (`paused`), or extend it to a day after its last one, which
    is its `end` (`extended`); each with its days and `why`. The weeks themselves are listed under `avoid`,
    `kind: pre-election`.
    """
    said = [_made_up(row, weeks) for weeks in _elections(ctx.workspace, row)]
    yield from [one for one in said if one.state is not State.MET] or said[:1]


def _made_up(row: Phase, weeks: Avoid) -> Verdict:
    """Whether a consultation was extended or paused for the weeks before one election, with the reason."""
    done = [*_pauses(row, weeks), *_extensions(row, weeks)]
    fitting = [one for one in done if one.fits]
    if reason := next((one for one in fitting if not says_nothing(one.why)), None):
        return met(reason.where, because=reason.why)
    if fitting:
        return missing(f"{fitting[0].where}/why", f"nothing says why {row.id} was extended or paused")
    if dayless := next((one for one in done if one.day is None), None):
        return missing(dayless.where, f"nothing says on which days {row.id} was extended or paused")
    if unsure := next((one for one in done if one.fits is None), None):
        return _unsure(row, unsure, weeks)
    if done:
        return missing(done[0].where, f"{done[0].what} ({done[0].day}) is not for the weeks before the election")
    sentence = f"{row.id} runs into the time before an election ({weeks.start}), and nothing says what was done"
    return missing("", sentence)


def _unsure(row: Phase, one: _Done, weeks: Avoid) -> Verdict:
    """That it is not known whether something was done for the weeks before an election."""
    if one.where.startswith("extended") and first_end(row) is None:
        return missing("end", f"nothing says when {row.id} was to end before it was extended")
    return missing(one.where, f"give the days: is {one.what} ({one.day}) for the weeks from {weeks.start}?")


def _pauses(row: Phase, weeks: Avoid) -> Iterator[_Done]:
    """The pauses of a consultation: one that has a day in common with the weeks before an election is for them."""
    for number, one in enumerate(row.paused):
        if not one.not_done:
            yield _Done(f"paused/{number}", one.why, f"the pause of {row.id}", one.from_, _meets(one, weeks))


def _meets(pause: Pause, weeks: Avoid) -> bool | None:
    """Whether a pause has a day in common with the weeks before an election; None where that is not known."""
    begin, end = weeks.start, weeks.end or weeks.start
    if pause.from_ is None or begin is None or end is None:
        return None
    over = by(begin, pause.to) if pause.to else by(begin, pause.from_) or None
    return _all(by(pause.from_, end), over)


def _extensions(row: Phase, weeks: Avoid) -> Iterator[_Done]:
    """The extensions of a consultation: one that gives days beyond the end announced, and in those weeks or later."""
    told = first_end(row)
    for number, one in enumerate(row.extended):
        if not one.not_done:
            yield _Done(f"extended/{number}", one.why, f"the extension of {row.id}", one.to, _gives(one, told, weeks))
            told = latest((told, one.to))


def _gives(extension: Extension, told: When | None, weeks: Avoid) -> bool | None:
    """Whether an extension gives days for the weeks before an election; None where that is not known.

    One that only brings the consultation into those weeks does not: it has to lead beyond them, or start within.
    """
    to, begin, end = extension.to, weeks.start, weeks.end or weeks.start
    if to is None or told is None or begin is None or end is None:
        return None
    ways = (by(begin, told), before(end, to))
    return _all(before(told, to), True if True in ways else None if None in ways else False)


def _all(*answers: bool | None) -> bool | None:
    """Whether all of some questions are answered yes; None where it turns on one that is not known."""
    return False if False in answers else None if None in answers else True
