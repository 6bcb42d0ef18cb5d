"""The findings for a spreadsheet, a row each."""

from pwp.assessment import Assessment
from pwp.cli.show.lists import Columns, Rows, as_csv
from pwp.model.references import shown

COLUMNS = Columns(("state", "severity", "code", "file", "line", "place", "sentence", "requirements"))


def findings_csv(assessment: Assessment) -> str:
    """Every finding with its place, as a waiver names it."""
    records = dict(assessment.loaded.workspace.records())
    rows: Rows = [
        {
            "state": one.state,
            "severity": one.severity,
            "code": one.code,
            "file": one.place.file,
            "line": one.line,
            "place": shown(one.place.file, records.get(one.place.file), one.place.route),
            "sentence": one.sentence,
            "requirements": " ".join(one.requirements),
        }
        for one in assessment.findings
    ]
    return as_csv(COLUMNS, rows)
