"""DEC: what those who decided had before them, and what can be seen of it."""

import re
from collections.abc import Iterator

from pwp.calendar import before
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdicts, check, failed, met, missing, not_due
from pwp.checks.decide.decision import not_taken
from pwp.findings import Place
from pwp.model.attendance import came
from pwp.model.decisions import Decision
from pwp.model.log import Entry
from pwp.model.lookups import (
    documents_named,
    final_decisions,
    first_decided_on,
    only_deciding,
    open_to_all,
    taken,
    unmarked_decisions,
    with_participants,
)
from pwp.model.plan import Plan
from pwp.model.workspace import Workspace
from pwp.spelling import same_word

_PARTS = r"(?i)[,;]\s*(?:and\s+)?(?:then\s+)?"
_ARTICLE = r"(?i)^\s*the\s+"


@check("DEC05", step="identify", over=subjects.plan)
def decision_is_taken_by_whom_the_plan_names(plan: Plan, ctx: Context) -> Verdicts:
    """The plan names who takes the final decision, and it was they who took it.

    Why: people who know who decides know whom to persuade, and whom to hold to it. When the name changes from one
    paper to the next, nobody can tell whether another meeting took the decision over.

    Put it right: fill `decision`, `maker` in plan.yaml and `by` of the final decision in decisions.yaml, with the same
    name for the same meeting. Several that decide in turn are parted by commas. Where another meeting decided after
    all, say so under `changes` in plan.yaml, and name it under `maker`.
    """
    process = plan.decision
    maker = process.maker if process else None
    final = [one for _, one in final_decisions(ctx.workspace) if taken(one, ctx.today) is not False]
    unmarked = [one for _, one in unmarked_decisions(ctx.workspace) if taken(one, ctx.today) is not False]
    if process is not None and process.not_done:
        yield failed("decision/not_done", f"it was not settled who decides: {process.not_done}")
    elif not maker:
        yield missing("decision/maker", "the plan does not say who decides")
    elif unmarked:
        yield awaited.unmarked(unmarked[0], ctx)
    elif nameless := next((one for one in final if not one.by), None):
        yield missing(ctx.place_of(nameless), f"nothing says who took {nameless.id}")
    elif other := next((one for one in final if not _names(maker, one.by or "")), None):
        place = ctx.place_of(other).at("by")
        yield missing(place, f"{maker} was to decide, and {other.by} took {other.id}")
    else:
        yield met("decision/maker")


def _names(maker: str, by_whom: str) -> bool:
    """Whether whoever decided is named, in the same words, by the plan."""
    named = (maker, *re.split(_PARTS, maker))
    return any(same_word(re.sub(_ARTICLE, "", one), re.sub(_ARTICLE, "", by_whom)) for one in named)


@check("DEC07", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def papers_for_the_decision_are_public(decision: Decision, ctx: Context) -> Verdicts:
    """The papers for the decision can be read by anybody.

    Why: people can only see how a decision came about when they can read what those who took it read.

    Put it right: publish the papers; say `papers_public: yes` in decisions.yaml, and name them under `documents` of
    the decision, or under `considered`, `documents`; in documents.yaml, each is `public: yes` with its `file` or
    `url`.
    """
    considered = decision.considered.documents if decision.considered else ()
    papers = [one for one in documents_named(ctx.workspace, (*decision.documents, *considered)) if open_to_all(one)]
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif decision.papers_public is False:
        yield failed("papers_public", f"the papers for {decision.id} are not open to the public")
    elif decision.papers_public is None:
        yield missing("papers_public", f"nothing says whether the public can read the papers for {decision.id}")
    elif not any(ctx.has_come(one.date) is not False for one in papers):
        yield missing("papers_public", f"no paper for {decision.id} is listed that the public can have")
    else:
        yield met("papers_public")


def _on_the_way(workspace: Workspace) -> Iterator[tuple[Place, Entry]]:
    """The points at which something was decided on the way: not the final decision itself, nor what follows it."""
    decided = first_decided_on(workspace)
    for place, entry in workspace.entries:
        if entry.kind == "decision-point" and not entry.not_done:
            final = decided is not None and entry.date is not None and before(entry.date, decided) is False
            if not final:
                yield place, entry


on_the_way: Subjects[Entry] = Subjects("decision on the way", "decisions on the way", subjects.LOG, _on_the_way)


@check("DEC08", step="engage", over=on_the_way, none="missing: no decision on the way is logged")
def people_are_there_when_things_are_decided_on_the_way(entry: Entry, ctx: Context) -> Verdicts:
    """Groups that take part were there when decisions were taken on the way.

    Why: what is asked, of whom, and which options go forward is decided long before the final meeting; whoever is not
    there then finds the choices made.

    Put it right: log each decision on the way (kind: decision-point) with the groups that were there under
    `stakeholders`. Hold the next one when representatives can come. The final decision is not asked about here.
    """
    there = came(entry)
    if entry.date is not None and ctx.has_come(entry.date) is False:
        yield not_due("date", f"this is to be decided on {entry.date}")
    elif entry.date is not None and ctx.has_come(entry.date) is None:
        yield missing("date", ctx.not_yet("this decision", entry.date))
    elif with_participants(ctx.workspace, there):
        yield met("stakeholders" if entry.stakeholders else "reached")
    elif with_participants(ctx.workspace, entry.invited):
        yield missing(
            "invited", "groups that take part were invited to this decision, and nothing shows that they came"
        )
    elif only_deciding(ctx.workspace, there):
        yield missing("stakeholders", "only those who decide or run it were there for this decision")
    else:
        yield missing("stakeholders", "no group on the map is named as having been there for this decision")


@check("DEC09", step="decide", over=subjects.final, none="missing: no final decision is recorded")
def body_decides_and_weighs_the_engagement(decision: Decision, ctx: Context) -> Verdicts:
    """The body itself said yes or no, and considered how well people had been engaged.

    Why: only a meeting that asks who was heard, and who was not, knows how far it can rely on what it was told.

    Put it right: in decisions.yaml, give the decision its `outcome` and the kind of `meeting` that took it; put the
    evaluation of the engagement before that meeting, and record `engagement_quality_considered`. Where an officer
    decided, have the body confirm it.
    """
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif decision.engagement_quality_considered is False:
        sentence = f"{decision.id} was taken without considering how well people had been engaged"
        yield failed("engagement_quality_considered", sentence)
    elif decision.outcome is None:
        yield missing("outcome", f"nothing says what was decided in {decision.id}")
    elif decision.meeting is None:
        yield missing("meeting", f"nothing says what kind of meeting took {decision.id}")
    elif decision.meeting == "officer":
        yield missing("meeting", f"an officer took {decision.id}, and nothing shows that the body itself did")
    elif decision.engagement_quality_considered is None:
        sentence = f"nothing says whether {decision.id} considered how well people had been engaged"
        yield missing("engagement_quality_considered", sentence)
    else:
        yield met("engagement_quality_considered")
