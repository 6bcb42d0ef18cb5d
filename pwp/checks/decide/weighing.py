"""DEC: what came of a consultation in the decision: its answers analysed and weighed, its options decided for."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, latest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, check, failed, met, missing
from pwp.checks.decide.decision import not_taken
from pwp.findings import Place
from pwp.model.consulted import (
    answers_to,
    consultations_followed,
    consultations_passed_over,
    days_of,
    decided_after_consulting,
    followed,
    nobody_answered,
)
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.lookups import begins_on, final_decisions, rows_with_people
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace
from pwp.spelling import listed

SHOWN = 3


def _analyses(workspace: Workspace) -> list[Phase]:
    """The rows of the timetable in which what people said is put together."""
    return [row for row in workspace.plan.timetable if row.kind == "analysis"]


def _decided_on_analysis(workspace: Workspace) -> Iterator[tuple[Place, Decision]]:
    """The final decisions that follow a consultation, where the timetable has a part for analysis."""
    return decided_after_consulting(workspace) if _analyses(workspace) else iter(())


after_consulting: Subjects[Decision] = Subjects(
    "final decision after a consultation",
    "final decisions after a consultation",
    subjects.final.home,
    decided_after_consulting,
)
on_analysis: Subjects[Decision] = after_consulting._replace(find=_decided_on_analysis)


@check(
    "DEC10",
    step="decide",
    over=on_analysis,
    none="not-applicable: no final decision follows a consultation and a part of the timetable for analysis",
)
def answers_are_analysed_before_the_decision(decision: Decision, ctx: Context) -> Verdicts:
    """Where the timetable has a part for analysing the answers, it came after the consultation and before the decision.

    Why: answers that are still being put together when the decision is taken cannot have shaped it. Where this part
    closed before the consultation did, whoever answered last was left out.

    Put it right: in plan.yaml, give the row of the kind analysis the days on which it `opened` and `closed`. Correct a
    day that is a slip. Where the decision really came first, put the analysis before those who decided, and have them
    decide again.
    """
    rows = _analyses(ctx.workspace)
    done = [row for row in rows if not row.not_done]
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif not done:
        sentence = f"what people answered was not analysed for {decision.id}: {rows[0].not_done}"
        yield failed(ctx.place_of(rows[0]).at("not_done"), sentence)
    elif decision.date is None:
        yield awaited.undated(decision, ctx)
    elif all(_after(row, decision.date) for row in done):
        closed = f"{done[0].id} ({done[0].closed or done[0].opened})"
        yield failed(ctx.place_of(done[0]), f"{decision.id} was taken on {decision.date}, before {closed}")
    else:
        yield _analysed(done, decision, decision.date, ctx)


def _after(row: Phase, decided: When) -> bool:
    """Whether an analysis surely was not over on the day of a decision."""
    return bool((row.closed and before(decided, row.closed)) or (row.opened and before(decided, row.opened)))


def _analysed(rows: list[Phase], decision: Decision, decided: When, ctx: Context) -> Verdict:
    """Whether one of some analyses surely came after the consultations, and before the decision on them."""
    last = latest(row.closed for row in consultations_followed(ctx.workspace, decision))
    in_time = [row for row in rows if row.closed and by(row.closed, decided)]
    for row in in_time:
        if row.closed and (last is None or by(last, row.closed)):
            return met(ctx.place_of(row).at("closed"))
    if in_time:
        row = in_time[0]
        where = ctx.place_of(row).at("closed")
        if row.closed and last and before(row.closed, last):
            return missing(where, f"{row.id} closed on {row.closed}, and people could answer until {last}")
        return missing(where, f"give the days: did {row.id} close ({row.closed}) after people's answers ({last})?")
    row = next(one for one in rows if not _after(one, decided))
    if row.closed is None:
        return missing(ctx.place_of(row), f"nothing says when {row.id} closed, so {decision.id} may have come first")
    sentence = f"give the days: did {row.id} close ({row.closed}) before {decision.id} ({decided})?"
    return missing(ctx.place_of(row).at("closed"), sentence)


@check(
    "DEC11", step="decide", over=after_consulting, none="missing: no final decision after a consultation is recorded"
)
def answers_to_each_consultation_are_weighed(decision: Decision, ctx: Context) -> Verdicts:
    """What people answered to each consultation is among what the decision weighed.

    Why: a decision can weigh much that was said over the years, and nothing of what people answered when they were
    formally asked.

    Put it right: log what came in while the consultation ran, with its themes; in decisions.yaml, name those themes
    under `themes_weighed`, or the entries or their documents under `considered`. Where nobody answered, say so in
    themes.yaml under `totals`: 0 responses. A later consultation that the decision does not name is named under `after`
    as well.
    """
    if waits := list(not_taken(decision, ctx)):
        yield from waits
        return
    found = [gap for row in consultations_followed(ctx.workspace, decision) if (gap := _unweighed(row, decision, ctx))]
    found += [
        missing("after", f"nothing says whether {decision.id} follows {row.id}, which came before it and is not named")
        for row in consultations_passed_over(ctx.workspace, decision)
    ]
    yield from found or [met("themes_weighed" if decision.themes_weighed else "")]


def _unweighed(row: Phase, decision: Decision, ctx: Context) -> Verdict | None:
    """That nothing shows that a decision weighed what people answered to a consultation."""
    answers = answers_to(ctx.workspace, ctx.log, row)
    if any(_has_weighed(decision, entry) for entry in answers):
        return None
    if answers:
        return missing("themes_weighed", f"nothing that people said in {row.id} is among what {decision.id} weighed")
    if nobody_answered(ctx.workspace, row):
        return None
    if days_of(row) is None:
        return missing(ctx.place_of(row), f"nothing says from when until when people could answer {row.id}")
    return missing(ctx.place_of(row), f"no answers to {row.id} are logged that {decision.id} could have weighed")


def _has_weighed(decision: Decision, entry: Entry) -> bool:
    """Whether a decision names what an entry brought: a theme, the entry itself, or a document of it."""
    considered = decision.considered
    if set(entry.themes) & set(decision.themes_weighed):
        return True
    if considered is None or considered.not_done:
        return False
    return entry.id in considered.log or bool(set(entry.documents) & set(considered.documents))


def _choosing(workspace: Workspace) -> Iterator[tuple[Place, Decision]]:
    """The final decisions for something, where there are options that could be put to people."""
    known = workspace.options.options or any(row.options for row in workspace.plan.timetable)
    for place, decision in final_decisions(workspace) if known else ():
        if decision.outcome != "rejected":
            yield place, decision


def _opened_after(row: Phase, decision: Decision) -> bool:
    """Whether a part of the timetable surely began after a decision."""
    begin = begins_on(row)
    return bool(begin and decision.date and before(decision.date, begin))


choosing: Subjects[Decision] = Subjects(
    "final decision among options", "final decisions among options", subjects.final.home, _choosing
)


@check(
    "DEC12",
    step="decide",
    over=choosing,
    none="not-applicable: no final decision among recorded options is recorded",
)
def decided_option_was_put_to_people(decision: Decision, ctx: Context) -> Verdicts:
    """Every option that was chosen had been put to people before.

    Why: nobody could answer what nobody was asked. An option that is found only afterwards has had none of the
    scrutiny that the others had, and courts have set such decisions aside.

    Put it right: name the `options` of the decision in decisions.yaml, and under `options` of each row of the timetable
    those put to people in it. An option that came up later is put to those it touches before it is decided on: add a
    row for that, and name it under `after`.
    """
    rows = followed(ctx.workspace, decision)
    put = {one for row in rows if not _opened_after(row, decision) for one in row.options}
    left = [one for one in decision.options if one not in put]
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif not decision.options:
        yield missing("options", f"nothing says which of the options {decision.id} decided for")
    elif not put:
        yield missing(Place("plan.yaml", ("timetable",)), "nothing says which options were put to people")
    elif not left:
        yield met("options")
    elif silent := next((row for row in rows if not row.options), None):
        sentence = f"nothing says whether {listed(left[:SHOWN])} was put to people in {silent.id}"
        yield missing(ctx.place_of(silent), sentence)
    elif other := next((row for row in rows_with_people(ctx.workspace) if set(left) <= set(row.options)), None):
        sentence = f"{decision.id} is not said to come after {other.id}, which put {listed(left[:SHOWN])} to people"
        yield missing("after", sentence)
    else:
        sentence = f"{decision.id} decided for {listed(left[:SHOWN])}, and people were not asked about that"
        yield failed("options", sentence)
