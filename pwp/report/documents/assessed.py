"""The impact assessments as other documents tell of them: how each stands, what changed in it, and why."""

from typing import Any

from pwp.calendar import When, by
from pwp.model.impact import Assessment, Revision
from pwp.model.workspace import Workspace
from pwp.report.documents.evidence import sentence
from pwp.report.documents.wording import covered, not_done, planned_or_done


def assessments(workspace: Workspace, today: When) -> list[dict[str, Any]]:
    """The impact assessments: what each covers, how it stands, what changed in it and why, what it concludes."""
    return [
        {
            "title": one.title or one.id,
            "covers": f"It covers {covered(one.covers)}." if one.covers else "What it covers is not recorded.",
            "state": _state(one, today),
            "published": _published(one, today),
            "changed": [_revised(each, today) for each in one.revisions],
            "conclusion": sentence(one.conclusion) if one.conclusion else "",
        }
        for one in workspace.impact.assessments
    ]


def _state(one: Assessment, today: When) -> str:
    """How an assessment stands: not made, with the reason; or when it was begun and signed off."""
    if one.not_done:
        return not_done(one, "Not made")
    if one.needed is False:
        return (
            sentence(f"Held not to be needed: {one.why}") if one.why else "Held not to be needed; why is not recorded."
        )
    begun = planned_or_done(one.started, today, "Begun") if one.started else "When it was begun is not recorded"
    signed = one.signed_off
    if signed is None or signed.not_done:
        return f"{begun}. " + (not_done(signed, "Not signed off") if signed else "It is not recorded as signed off.")
    verb = f"Signed off by {signed.by}" if signed.by else "Signed off"
    return f"{begun}. {planned_or_done(signed.date, today, verb)}."


def _published(one: Assessment, today: When) -> str:
    """Where an assessment can be read, or why not."""
    known = one.published
    if one.not_done or one.needed is False:
        return ""
    if known is None:
        return "Where it can be read is not recorded."
    if known.not_done or known.why_not:
        return sentence(f"Not published: {known.not_done or known.why_not}")
    where = f": {known.where}" if known.where else ""
    return sentence(f"{planned_or_done(known.date, today, 'Published')}{where}")


def _revised(one: Revision, today: When) -> str:
    """What was changed in an assessment, when, and because of what."""
    if one.not_done:
        return not_done(one)
    what = sentence(one.what_changed or "What was changed is not recorded")
    because = sentence(f"Because of: {one.because}") if one.because else "What prompted it is not recorded."
    when = str(one.date) if one.date else "Day not recorded"
    ahead = " (planned)" if one.date and by(one.date, today) is False else ""
    return f"{when}{ahead}: {what} {because}"
