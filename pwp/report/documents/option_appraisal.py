"""The option appraisal record: which ways forward there were, who weighed them, how, and what it recommends."""

from collections.abc import Iterator

from pwp.assessment import Assessment
from pwp.calendar import When
from pwp.errors import NothingYet
from pwp.model.lookups import final_decisions, takes_part
from pwp.model.options import Appraisal, AppraisalResult, Options
from pwp.model.stakeholders import Stakeholder
from pwp.model.weighing import Weighed, judged_by, scores_given, weighed
from pwp.model.workspace import Workspace
from pwp.report.documents import options_shown, scoring, wording
from pwp.report.documents.counting import Fewest, fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import capital, day, document, gaps, heading, left_out
from pwp.report.documents.impact_record import told
from pwp.report.documents.options_shown import called
from pwp.report.view import Table, View, cell
from pwp.spelling import listed

NO_APPRAISAL = Appraisal()
SIDES = {"direct": "Directly affected", "indirect": "Indirectly affected", "interest": "Interested"}
NOT_WITH = {"staff": "Staff", "decision-maker": "Those who decide"}


def view(assessment: Assessment, _part: str | None = None) -> View:
    """The record of the option appraisal; raises NothingYet where no option and no appraisal is recorded."""
    workspace, today = assessment.loaded.workspace, heading(assessment).today
    options = workspace.options
    if not options.options and options.appraisal is None and not options.not_done:
        raise NothingYet("no option is recorded in options.yaml")
    appraisal = options.appraisal or NO_APPRAISAL
    undone = wording.not_done(options, "No options were appraised") or wording.not_done(
        appraisal, "The options were not appraised"
    )
    short, out = options_shown.short_list(options), options_shown.ruled_out(options)
    outcome = weighed(options)
    values = {
        "recommended": recommended(options, today),
        "undone": undone,
        "appraised": options.appraisal is not None and not undone,
        "short": bool(short),
        "no_least": not any(one.kind in options_shown.KINDS for one in short),
        "out": bool(out),
        "not_considered": options_shown.not_considered(options),
        "sessions": sessions(appraisal, today),
        "participants": bool(appraisal.participants),
        "balance": _balance(appraisal, workspace),
        **_compared(options, appraisal, outcome),
        "maker": _maker(workspace),
        "decisions": list(_decisions(workspace, today)),
        "gaps": gaps(assessment, "OPT"),
        "left_out": left_out(assessment, "options.yaml"),
    }
    tables = {
        "short": options_shown.chosen_from(short),
        "out": options_shown.dropped(out, today),
        "participants": _participants(appraisal, workspace, fewest(assessment)),
        "criteria": scoring.criteria(appraisal),
        "scores": scoring.scores(appraisal, short),
        "bases": scoring.bases(workspace, appraisal),
        **({"ranking": scoring.ranking(options, outcome)} if outcome else {}),
    }
    return document("option-appraisal", "Option appraisal", assessment, values, tables)


def _compared(options: Options, appraisal: Appraisal, outcome: Weighed | None) -> dict[str, object]:
    """What the document says of how options were judged and scored, and came out."""
    given, short = scores_given(appraisal), options_shown.short_list(options)
    return {
        "criteria": bool(appraisal.criteria),
        "scores": bool(given),
        "founded": any(one.why or one.evidence for one in appraisal.scores),
        "scorers": listed(dict.fromkeys(one.by for _, one in given if one.by)),
        "side_by_side": bool(given and judged_by(appraisal)) and 0 < len(short) <= scoring.MOST_COLUMNS,
        "weighed": outcome is not None,
        "why_not": [] if outcome else scoring.why_not_weighed(options, appraisal, short),
        "hanging_on": scoring.hanging_on(options, appraisal, outcome) if outcome else [],
        "first": _first(options, outcome),
    }


def _result(options: Options) -> AppraisalResult | None:
    return options.appraisal.result if options.appraisal else None


def recommended(options: Options, today: When) -> str:
    """What the appraisal recommends, and when that stood; or that nothing is recorded."""
    result = _result(options)
    if result and result.not_done:
        return wording.not_done(result, "The appraisal came to no recommendation")
    if result is None or not result.recommendation:
        return "No recommendation is recorded."
    when = day(result.date, today) if result.date else "the day is not recorded"
    return f"The appraisal recommends: {called(result.recommendation, options)} ({when})."


def _first(options: Options, outcome: Weighed | None) -> str:
    """Whether the option recommended comes first by the weighted totals."""
    result = _result(options)
    if outcome is None or result is None or result.not_done or not result.recommendation:
        return ""
    first = outcome.first()
    if result.recommendation not in first:
        return f"By the weighted totals another comes first: {listed(called(one, options) for one in first)}."
    return (
        "By the weighted totals it comes first."
        if len(first) == 1
        else "By the weighted totals it shares the first place."
    )


def sessions(appraisal: Appraisal, today: When) -> list[str]:
    """The occasions of an appraisal, by day."""
    ordered = sorted(appraisal.held, key=lambda one: (one.date is None, one.date and one.date.first))
    return [
        f"{one.what or 'A session'}. {wording.not_done(one, 'Not held')}"
        if one.not_done
        else sentence(f"{capital(day(one.date, today))}: {one.what or 'what was done is not recorded'}")
        for one in ordered
    ]


def _participants(appraisal: Appraisal, workspace: Workspace, few: Fewest) -> Table:
    """Who took part in the appraisal: each group, what holds it together, and how many people came for it."""
    known = {one.id: one for one in workspace.stakeholders.stakeholders}
    rows = []
    for one in appraisal.participants:
        group = known.get(one.stakeholder) if one.stakeholder else None
        many = None if one.people is None else capital(few.number(one.people, "people"))
        rows.append(
            (
                cell(wording.group(workspace, one.stakeholder) if one.stakeholder else None),
                cell(_side(group), otherwise="How they are affected is not recorded"),
                cell(wording.not_done(one, "Did not take part") or many, otherwise="How many is not recorded"),
            )
        )
    return Table(
        "Who took part in the appraisal",
        "Each group that took part, how the matter affects it, and how many people took part for it.",
        ("Group", "How it is affected", "How many took part"),
        (50, 26, 24),
        tuple(rows),
    )


def _side(group: Stakeholder | None) -> str | None:
    """How the matter affects a group, or that it is on the side of those who decide or run it."""
    if group is None:
        return None
    return NOT_WITH.get(group.kind or "") or SIDES.get(group.affected or "")


def _balance(appraisal: Appraisal, workspace: Workspace) -> str:
    """How many groups took part on which side, and who of those directly affected is not recorded to have."""
    took_part = [one for one in appraisal.participants if one.people != 0 and not one.not_done]
    came: set[str] = {one.stakeholder for one in took_part if one.stakeholder}
    known = workspace.stakeholders.stakeholders
    sides = [takes_part(one) for one in known if one.id in came]
    absent = [one for one in known if takes_part(one) and one.affected == "direct" and one.id not in came]
    said = (
        f"Groups that took part, and are on the map: {len(sides)}. The engagement is with {sum(sides)} of these; "
        f"{len(sides) - sum(sides)} {'is' if len(sides) - sum(sides) == 1 else 'are'} of staff or of those who decide. "
        "The numbers of people are not added up, since somebody may belong to more than one group."
    )
    names = "; ".join(one.name or one.id for one in absent)
    return f"{said} Directly affected, and not recorded as taking part: {names}." if absent else said


def _maker(workspace: Workspace) -> str:
    """Who decides, as the plan says."""
    process = workspace.plan.decision
    return sentence(f"The decision is for {process.maker}") if process and process.maker else ""


def _decisions(workspace: Workspace, today: When) -> Iterator[str]:
    """Each final decision, and for which options it was."""
    for _, one in final_decisions(workspace):
        options = listed(called(each, workspace.options) for each in one.options)
        what = f", for: {options}" if options and not one.not_done else ""
        yield sentence(f"{one.title or one.id}: {told(one, today)}{what}")
