"""One line a finding, as editors and grep read it: `path:line:column: CODE state sentence [requirements]`.

A whole document that pwp wrote has no line.
"""

from collections.abc import Iterable

from pwp.findings import Finding
from pwp.plain import clean


def concise(findings: Iterable[Finding]) -> str:
    """One line for each finding."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    asked = f" [{', '.join(finding.requirements)}]" if finding.requirements else ""
    where = f"{finding.place.file}:{finding.line}:{finding.column}" if finding.line else finding.place.file
    return clean(f"{where}: {finding.code} {finding.state} {finding.sentence}{asked}")
