"""Findings as the annotations that GitHub shows beside the changed lines."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from pwp.findings import Finding, State
from pwp.plain import clean

_LEVELS = {State.FAILED: "error", State.ERROR: "error", State.MISSING: "warning"}


def github(findings: Iterable[Finding], folder: PurePosixPath) -> str:
    """One workflow command for each finding; `folder` leads from where the run stands to the workspace."""
    return "".join(f"{_command(finding, folder)}\n" for finding in findings)


def _command(finding: Finding, folder: PurePosixPath) -> str:
    level = _LEVELS.get(finding.state, "notice")
    file = _property((folder / finding.place.file).as_posix())
    title = _property(f"{finding.code} {finding.state}")
    where = f"file={file},line={finding.line},col={finding.column},title={title}"
    return f"::{level} {where}::{_text(clean(finding.sentence))}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(clean(text)).replace(":", "%3A").replace(",", "%2C")
