"""One line a finding, as editors and grep read it: `path:line:column: CODE state sentence [requirements]`."""

from collections.abc import Iterable

from pwp.findings import Finding
from pwp.plain import clean


def concise(findings: Iterable[Finding]) -> str:
    """One line for each finding."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    asked = f" [{', '.join(finding.requirements)}]" if finding.requirements else ""
    return clean(
        f"{finding.place.file}:{finding.line}:{finding.column}: {finding.code} {finding.state} "
        f"{finding.sentence}{asked}"
    )
