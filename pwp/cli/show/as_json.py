"""An assessment as JSON, for programs: versioned, and only ever added to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pwp.assessment import Answer, Assessed, Assessment
from pwp.assessment.decided_without import decided_without
from pwp.cli.show.json_text import json_text
from pwp.findings import Finding, State
from pwp.model.references import shown

VERSION = 1


def as_json(assessment: Assessment, findings: Iterable[Finding], status: int) -> str:
    """The whole assessment: what was asked, every requirement, every check, every finding."""
    engagement = None if "engagement.yaml" in assessment.unread else assessment.loaded.workspace.engagement
    records = dict(assessment.loaded.workspace.records())
    document = {
        "version": VERSION,
        "engagement": {
            "id": engagement.id if engagement else None,
            "title": engagement.title if engagement else None,
        },
        "asked": {
            "as_of": assessment.as_of.isoformat(),
            "step": assessment.step,
            "sign_off": assessment.sign_off,
        },
        "exit_status": status,
        "not_read": list(assessment.unread),
        "decided_without": _without(assessment),
        "requirements_by_state": _named(Counter(one.state for one in assessment.requirements)),
        "requirements": [_requirement(one) for one in assessment.requirements],
        "checks": [_check(one) for one in assessment.answers],
        "findings": [_finding(records, one) for one in findings],
    }
    return json_text(document)


def _without(assessment: Assessment) -> dict[str, Any] | None:
    """The musts that the record does not show were done by the final decision; null before one."""
    found = decided_without(assessment)
    if found is None:
        return None
    return {"date": found.date.iso, "requirements": [one.requirement.id for one in found.requirements]}


def _named(counts: Mapping[State, int]) -> dict[str, int]:
    return dict(sorted((str(state), number) for state, number in counts.items()))


def _requirement(one: Assessed) -> dict[str, Any]:
    return {
        "id": one.requirement.id,
        "framework": one.framework.id,
        "edition": one.framework.edition,
        "title": one.requirement.title,
        "severity": one.requirement.severity,
        "step": one.requirement.step,
        "judged": one.requirement.judged,
        "verified": one.requirement.verified,
        "state": one.state,
        "reason": one.reason,
        "checks": list(one.requirement.checks),
    }


def _check(one: Answer) -> dict[str, Any]:
    about = {"about": one.about} if one.about else {}
    return {"code": one.rule.code, "state": one.state, "subjects": _named(one.counts), "reason": one.why, **about}


def _finding(records: Mapping[str, Any], one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "state": one.state,
        "severity": one.severity,
        "file": one.place.file,
        "line": one.line,
        "column": one.column,
        "place": shown(one.place.file, records.get(one.place.file), one.place.route),
        "sentence": one.sentence,
        "requirements": list(one.requirements),
    }
