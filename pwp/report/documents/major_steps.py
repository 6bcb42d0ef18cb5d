"""The steps that a major change takes: what is asked, how it stands, and what the record says of it."""

from collections.abc import Iterator

from pwp.assessment import Answer, Assessment, rules
from pwp.calendar import When
from pwp.findings import State
from pwp.model.appraised import appraised_on
from pwp.model.consulted import consultations_before_the_decision
from pwp.model.decisions import Considered
from pwp.model.evaluation import Outside
from pwp.model.lookups import documents_named, final_decisions
from pwp.model.status import report_of_his
from pwp.model.workspace import Workspace
from pwp.report.documents.annex import STATE_WORDS
from pwp.report.documents.consultation_open import days
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import day, in_full
from pwp.report.documents.impact_record import told
from pwp.report.view import Table, cell

STEPS = ("CHG08", "CON07", "CON05", "CON06", "CHG10", "CHG12", "CHG11", "CHG13", "CHG17", "CHG14", "CHG15")
"""The checks of what a major change calls for, in the order in which it comes."""
OUTCOMES = {"approved": "Approved", "rejected": "Rejected", "more-engagement": "More engagement asked for"}


def asked(assessment: Assessment) -> list[Answer]:
    """What the checks of a major change came to, each once, in the order in which its steps come."""
    put = [one for one in assessment.answers if one.state is not State.NOT_APPLICABLE]
    given = {one.rule.code: one for one in sorted(put, key=lambda one: len(one.findings))}  # the last is shown
    return [given[code] for code in STEPS if code in given]


def table(answers: list[Answer], workspace: Workspace, today: When) -> Table:
    """What a major change calls for, and what the record says of it or lacks."""
    rows = tuple(
        (
            cell(rules()[one.rule.code].page.summary),
            cell(STATE_WORDS[one.state]),
            cell(
                *(sentence(in_full(finding.sentence, workspace)) for finding in one.findings),
                *_recorded(one.rule.code, workspace, today),
                otherwise="Nothing further is recorded",
            ),
        )
        for one in answers
    )
    return Table(
        "What follows from it",
        "Each thing that is asked of a major change, how it stands, and what the record says of it or lacks.",
        ("What is asked", "How it stands", "What the record says, or lacks"),
        (44, 16, 40),
        rows,
        below_heading=True,
    )


def _recorded(code: str, workspace: Workspace, today: When) -> Iterator[str]:
    """What the record says of one step: the days, and what came of it."""
    if code == "CHG08":
        yield from _confirmed(workspace, today)
    elif code == "CON07":
        yield from (f"Options appraised: {day(held, today)}" for _, held in _appraised(workspace))
    elif code == "CON05":
        yield from (line for row in consultations_before_the_decision(workspace) for line in days(row, today))
    elif code == "CON06":
        midway = (one for one in workspace.evaluation.reviews if one.when == "midway" and not one.not_done)
        yield from (f"Reviewed half-way: {day(one.date, today)}" for one in midway)
    elif code == "CHG10" and (report := report_of_his(workspace)):
        yield f"The report: {day(report.date, today)}"
    elif code == "CHG11":
        yield from (sentence(f"{one.title or one.id}: {told(one, today)}") for _, one in final_decisions(workspace))
    elif code == "CHG12" and (report := report_of_his(workspace)):
        before = (one for _, one in final_decisions(workspace) if one.considered and _had(one.considered, report))
        yield from (sentence(f"{one.title or one.id}: the report is among what was considered") for one in before)
    elif code in ("CHG13", "CHG14", "CHG17"):
        yield from _before_ministers(code, workspace, today)


def _confirmed(workspace: Workspace, today: When) -> Iterator[str]:
    """The word of Healthcare Improvement Scotland on the engagement so far, and the letter."""
    his = workspace.change.his
    if his and his.confirmation and not his.confirmation.not_done:
        yield f"Confirmed: {day(his.confirmation.date, today)}"
        letters = documents_named(workspace, [his.confirmation.document] if his.confirmation.document else [])
        yield from (one.title or one.id for one in letters)


def _appraised(workspace: Workspace) -> list[tuple[str, When]]:
    appraisal = workspace.options.appraisal
    return appraised_on(appraisal) if appraisal and not appraisal.not_done else []


def _had(considered: Considered, report: Outside) -> bool:
    """Whether the report of an outside body is among what those who decided had before them."""
    return report.id in considered.outside or report.document in considered.documents


def _before_ministers(code: str, workspace: Workspace, today: When) -> Iterator[str]:
    """When the proposal went to Scottish Ministers and with which papers, or what they answered, and when."""
    ministers = workspace.change.ministers
    if ministers is None or ministers.not_done:
        return
    if code == "CHG13" and ministers.submitted:
        yield f"Sent: {day(ministers.submitted, today)}"
    if code == "CHG17":
        yield from (f"Sent with it: {one.title or one.id}" for one in documents_named(workspace, ministers.documents))
    if code == "CHG14" and ministers.outcome:
        yield f"{OUTCOMES[ministers.outcome]}: {day(ministers.date, today)}"
