"""CHG: the decision on a major change: by the full board, with the report of Healthcare Improvement Scotland."""

from collections.abc import Iterator

from pwp.calendar import When, before, by, latest
from pwp.checks import awaited, subjects
from pwp.checks.check import Context, Subjects, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.decide.decision import not_taken
from pwp.checks.identify.service_change import HIS
from pwp.findings import Place
from pwp.model.change import His
from pwp.model.consulted import consultations_before_the_decision
from pwp.model.decisions import Decision
from pwp.model.evaluation import Outside
from pwp.model.status import report_of_his
from pwp.model.workspace import Workspace
from pwp.spelling import says_nothing

NONE = "missing: no final decision is recorded"
REPORT = Place("change.yaml", ("his", "report"))
MEETINGS = {
    "committee": "a committee",
    "officer": "an officer",
    "ijb": "an integration joint board",
    "council": "a council",
}
"""The kinds of meeting that are no full meeting of a board, and what to call them."""


@check("CHG09", step="decide", over=subjects.final, none=NONE)
def views_have_the_same_weight(decision: Decision, ctx: Context) -> Verdicts:
    """What people said weighed as much in the decision as clinical standards and money, or it is said why not.

    Why: people's views are easily heard last and counted least. Only exceptional circumstances are a reason to give
    them less weight, and then people should be able to read which.

    Put it right: in decisions.yaml, say under `same_priority` whether it was `given`, and if not, `why_not`; and name
    under `themes_weighed` what was weighed.
    """
    said = decision.same_priority
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif said is not None and said.not_done:
        yield failed("same_priority/not_done", f"views were not weighed in {decision.id}: {said.not_done}")
    elif said is None or said.given is None:
        yield missing("same_priority", f"nothing says whether views weighed as much as other matters in {decision.id}")
    elif said.given is False and says_nothing(said.why_not):
        yield failed("same_priority/given", f"views weighed less in {decision.id}, and no reason is recorded")
    elif said.given is False:
        yield met("same_priority/why_not", because=said.why_not)
    elif not decision.themes_weighed:
        sentence = f"{decision.id} is said to give views the same weight, but names none that it weighed"
        yield missing("same_priority/given", sentence)
    else:
        yield met("same_priority/given")


@check("CHG10", step="decide", over=subjects.final, none=NONE)
def report_of_his_comes_before_the_decision(decision: Decision, ctx: Context) -> Verdicts:
    """The report of Healthcare Improvement Scotland on the process was there before the decision.

    Why: it says whether people were involved as the guidance asks. Read after the decision, it can change nothing.

    Put it right: list the report in evaluation.yaml under `outside`, with its `date`, and name it by its id in
    change.yaml under `his`, `report`. Where the decision came first, it has to be taken again with the report in hand.
    """
    his = ctx.workspace.change.his
    report = report_of_his(ctx.workspace)
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif his is not None and his.not_done:
        yield failed(Place("change.yaml", ("his", "not_done")), f"{HIS} made no report: {his.not_done}")
    elif report is None:
        yield missing(REPORT, _not_theirs(ctx) or f"nothing says which report of {HIS} was there for {decision.id}")
    elif wrong := _no_report(report, ctx):
        yield wrong
    elif decision.date is None:
        yield awaited.undated(decision, ctx)
    else:
        yield _report_in_time(report, decision, decision.date, ctx)


def _not_theirs(ctx: Context) -> str:
    """That what is named as the report of Healthcare Improvement Scotland is somebody else's; nothing where none is."""
    his = ctx.workspace.change.his
    names = [one.id for one in ctx.workspace.evaluation.outside if his and one.id == his.report]
    return f"{names[0]} is named as the report of {HIS}, and is by somebody else" if names else ""


def _no_report(report: Outside, ctx: Context) -> Verdict | None:
    """That what is named as the report of Healthcare Improvement Scotland is none; None where it may be."""
    place = ctx.place_of(report)
    if report.not_done:
        return failed(place.at("not_done"), f"{HIS} made no report: {report.not_done}")
    if report.date is None:
        return missing(place.at("date"), f"nothing says when {report.id} was made")
    return None


def _report_in_time(report: Outside, decision: Decision, decided: When, ctx: Context) -> Verdict:
    """Whether a report was there before a decision, and looks at the whole consultation that it follows."""
    place = ctx.place_of(report).at("date")
    made = report.date or decided
    closed = latest(row.closed for row in consultations_before_the_decision(ctx.workspace))
    if before(decided, made):
        return failed(place, f"{report.id} was made on {made}, after {decision.id} was taken ({decided})")
    if by(made, decided) is None:
        return missing(place, f"give the days: was {report.id} ({made}) there before {decision.id} ({decided})?")
    if closed is not None and before(made, closed) and by(closed, decided) is not False:
        return missing(place, f"{report.id} was made on {made}, before the consultation closed ({closed})")
    if closed is not None and before(made, closed) is None:
        return missing(place, f"give the days: was {report.id} made ({made}) after the consultation closed ({closed})?")
    return met(place)


@check("CHG11", step="decide", over=subjects.final, none=NONE)
def full_board_decides(decision: Decision, ctx: Context) -> Verdicts:
    """A full meeting of the board took the decision.

    Why: a change that touches so many people is for the whole board to answer for, in a meeting that people can follow.

    Put it right: put it before the full board; in decisions.yaml, `meeting: full-board`, with the `date` of that
    meeting. What a committee recommended is a decision of its own, `stage: interim`.
    """
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif decision.meeting is None:
        yield missing("meeting", f"nothing says what kind of meeting took {decision.id}")
    elif decision.meeting != "full-board":
        who = MEETINGS[decision.meeting]
        yield failed("meeting", f"{decision.id} was taken by {who}, and not by a full meeting of the board")
    elif decision.date is None:
        yield awaited.undated(decision, ctx)
    else:
        yield met("meeting")


@check("CHG12", step="decide", over=subjects.final, none=NONE)
def report_of_his_is_considered(decision: Decision, ctx: Context) -> Verdicts:
    """Those who decided had the report of Healthcare Improvement Scotland before them.

    Why: a report that is in nobody's papers informs nobody.

    Put it right: in decisions.yaml, name the report by its id under `considered`, `outside`; or its document under
    `considered`, `documents`. Which report it is stands in change.yaml under `his`, `report`.
    """
    report = report_of_his(ctx.workspace)
    considered = decision.considered
    if waits := list(not_taken(decision, ctx)):
        yield from waits
    elif considered is not None and considered.not_done:
        yield failed("considered/not_done", f"nothing was considered for {decision.id}: {considered.not_done}")
    elif report is None:
        yield missing(REPORT, f"nothing says which report of {HIS} {decision.id} could have considered")
    elif considered is None or not (report.id in considered.outside or report.document in considered.documents):
        yield missing("considered", f"nothing says that {decision.id} considered {report.id}")
    else:
        yield met("considered")


def _named_report(workspace: Workspace) -> Iterator[tuple[Place, His]]:
    """What Healthcare Improvement Scotland said and did, where a report of it is named."""
    his = workspace.change.his
    if his is not None and (his.report or his.not_done):
        yield Place("change.yaml", ("his",)), his


named_report: Subjects[His] = Subjects(f"report of {HIS}", f"reports of {HIS}", REPORT, _named_report)
CONCLUDED = {"partly": "followed only in part", "not-met": "not followed"}


@check("CHG18", step="decide", over=named_report, none=f"missing: no report of {HIS} is named")
def conclusion_of_his_is_kept(his: His, ctx: Context) -> Verdicts:
    """The record says what Healthcare Improvement Scotland concluded about how people were involved.

    Why: whoever reads about the decision will ask what the report said. A conclusion that is not welcome is kept like
    any other; by itself it changes no other answer here.

    Put it right: in evaluation.yaml, under `outside`, give the report its `conclusion`, as it is, and what it found
    under `points`.
    """
    report = report_of_his(ctx.workspace)
    if his.not_done:
        yield failed("not_done", f"{HIS} made no report: {his.not_done}")
    elif report is None:
        yield missing("report", f"the report of {HIS} is named, but not listed in evaluation.yaml")
    elif ctx.has_come(report.date) is False:
        yield not_due(ctx.place_of(report).at("date"), f"{report.id} is to be made on {report.date}")
    elif report.conclusion is None:
        yield missing(ctx.place_of(report), f"nothing says what {report.id} concluded on how people were involved")
    elif report.conclusion == "none":
        place = ctx.place_of(report).at("conclusion")
        yield missing(place, f"{report.id} is said to conclude nothing on how people were involved")
    else:
        yield met(ctx.place_of(report).at("conclusion"))
        if report.conclusion in CONCLUDED and not report.points:
            words = CONCLUDED[report.conclusion]
            sentence = f"{report.id} found the guidance {words}; its points are not listed"
            yield advice(ctx.place_of(report).at("conclusion"), sentence)
