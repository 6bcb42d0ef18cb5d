"""The major-change screening record: the eight factors, who talked them through, the verdict, and what follows."""

from collections.abc import Iterator

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.model.change import FACTORS, Designation, Factor, HisView, Ruling, ServiceChange
from pwp.model.logbook import Logbook
from pwp.model.status import differ, last_word, status_of
from pwp.model.workspace import Workspace
from pwp.report.documents import major_steps, wording
from pwp.report.documents.heading import capital, day, document, gaps, heading, left_out
from pwp.report.documents.options_shown import changing
from pwp.report.view import Cell, Table, View, cell
from pwp.spelling import listed

APPLIES = {"yes": "Yes", "partly": "Partly", "no": "No"}
NONE = (None,)
NOT_ANSWERED = "Not answered yet"
HIS = "Healthcare Improvement Scotland"
STATUS = {"major": "Major", "not-major": "Not major", "undecided": "Undecided"}
FIRST_SENTENCES = {
    "major": "The change is held to be major",
    "not-major": "The change is held not to be major",
    "undecided": "It is undecided whether the change is major",
}
PARTIES = {
    HIS: ("his",),
    "The Scottish Government or Ministers": ("scottish-government", "ministers"),
    "Elected members": ("elected-members",),
}
"""Those with whom the factors are talked through beside communities, and the words for them in the log."""
_NO_CONTACT = (cell("No day recorded"), cell("No contact in the log is marked as with them"))


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The screening record of an assessment's record; raises NothingYet where nothing of it is recorded."""
    workspace = assessment.loaded.workspace
    change, today = workspace.change, heading(assessment).today
    if not any((change.factors, change.discussed_with, change.designation, change.his, change.ruling, change.not_done)):
        raise NothingYet("no factor, and no view on whether the change is major, is recorded in change.yaml")
    status = status_of(change, today)
    follows = major_steps.asked(assessment)
    values = {
        "verdict": _verdict(change, status, today),
        "undone": wording.not_done(change, "It was not considered whether the change is major"),
        "answered": _answered(change),
        "summary": workspace.engagement.summary or "",
        "proposed": changing(workspace),
        "groups": [wording.group(workspace, one) for one in change.discussed_with],
        "status": status or "unknown",
        "follows": bool(follows),
        "gaps": gaps(assessment, *(f"CHG0{number}" for number in range(1, 8)), "CHG16"),
        "left_out": left_out(assessment, "change.yaml"),
    }
    tables = {
        "factors": _factors(change, workspace),
        "contacts": _contacts(workspace, assessment),
        "views": _views(change, workspace, today),
        "follows": major_steps.table(follows, workspace, today),
    }
    return document("screening", "Major-change screening record", assessment, values, tables)


def _verdict(change: ServiceChange, status: str | None, today: When) -> str:
    """Whether the change is held to be major, and who says so."""
    said = last_word(change, today)
    if status is None or said is None:
        return "Nobody is recorded to have settled whether the change is major."
    held = FIRST_SENTENCES[status]
    if said.status != status:
        return f"{held}: the body and {HIS} differ, and the Scottish Government has not ruled."
    who = said.by or "nobody is named"
    return f"{held}. Who says so: {who}, {day(said.date, today)}."


def _answered(change: ServiceChange) -> str:
    """How many of the factors are answered, and how."""
    answers = [{one.applies for one in _given(change, factor) if one.applies} for factor in FACTORS]
    counts = {
        ("applies", "apply"): sum(each == {"yes"} for each in answers),
        ("applies in part", "apply in part"): sum(each == {"partly"} for each in answers),
        ("does not apply", "do not apply"): sum(each == {"no"} for each in answers),
        ("is answered in two ways", "are answered in two ways"): sum(len(each) > 1 for each in answers),
        ("is not answered", "are not answered"): sum(not each for each in answers),
    }
    parts = (f"{number} {words[number > 1]}" for words, number in counts.items() if number)
    return f"Of the {len(FACTORS)} factors, {listed(parts)}."


def _given(change: ServiceChange, factor: str) -> list[Factor]:
    return [one for one in change.factors if one.factor == factor and not one.not_done]


def _factors(change: ServiceChange, workspace: Workspace) -> Table:
    """The eight factors with their answers, each that has none saying so."""
    rows = tuple(
        (
            cell(factor.replace("-", " ").capitalize()),
            cell(APPLIES.get(one.applies or "") if one and not one.not_done else None, otherwise=NOT_ANSWERED),
            cell(_why(one), otherwise="Not recorded"),
            cell(*_shown_by(one, workspace), otherwise="Nothing is recorded that shows it"),
        )
        for factor in FACTORS
        for one in [each for each in change.factors if each.factor == factor] or NONE
    )
    return Table(
        "The eight factors",
        "Each of the eight factors with its answer, the reason, and what shows it.",
        ("Factor", "Does it apply?", "Why", "What shows it"),
        (26, 14, 36, 24),
        rows,
        below_heading=True,
    )


def _why(one: Factor | None) -> str | None:
    if one is None:
        return None
    return wording.not_done(one, "Not looked at") or one.why


def _shown_by(one: Factor | None, workspace: Workspace) -> Iterator[str | None]:
    """What shows that an answer is right: in words, and by documents."""
    if one is not None:
        yield one.evidence
        yield wording.evidence(workspace, one.documents)


def _contacts(workspace: Workspace, assessment: Assessment) -> Table:
    """The contacts in the log with each party beside communities, by day; or that there is none."""
    entries = [entry for _, entry in Logbook(workspace, assessment.as_of).entries]
    rows = tuple(
        (cell(party), *((cell(wording.held(one)), cell(one.title or one.id)) if one else _NO_CONTACT))
        for party, words in PARTIES.items()
        for one in wording.in_order_of_days(entry for entry in entries if entry.with_ in words) or NONE
    )
    return Table(
        "Contacts in the log",
        "Each contact with the bodies and members that are to have a say on whether a change is major.",
        ("With whom", "When", "What about"),
        (28, 22, 50),
        rows,
    )


def _views(change: ServiceChange, workspace: Workspace, today: When) -> Table:
    """Who said whether the change is major, and when."""
    his, body = change.his, workspace.engagement.body
    rows = (
        _said(f"The body: {body.name}" if body and body.name else "The body", change.designation, today),
        _said(HIS, his.view if his else None, today, otherwise="No view is recorded"),
        _said("The Scottish Government", change.ruling, today, otherwise=_no_ruling(change)),
    )
    return Table(
        "Whether the change is major",
        "The view of the body, of Healthcare Improvement Scotland, and any ruling of the Scottish Government.",
        ("Who", "What they hold", "When"),
        (40, 34, 26),
        rows,
        below_heading=True,
    )


def _said(
    who: str, one: Designation | HisView | Ruling | None, today: When, otherwise: str = "Not recorded"
) -> tuple[Cell, ...]:
    """What one of those concerned holds of the change, by whose hand, and when."""
    if one is None:
        return cell(who), cell(otherwise), cell("No day recorded")
    by = getattr(one, "by", None)
    status = STATUS.get(one.status or "", "What was held is not recorded")
    return (
        cell(who),
        cell(wording.not_done(one, "No view was taken") or status, f"By: {by}" if by else None),
        cell(capital(day(one.date, today))),
    )


def _no_ruling(change: ServiceChange) -> str:
    """That there is no ruling, and whether one is called for."""
    if differ(change):
        return f"No ruling is recorded. One is called for, as the body and {HIS} differ."
    return f"No ruling is recorded. One is called for where the body and {HIS} differ."
