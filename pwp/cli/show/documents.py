"""What is wrong with Word files, as a person reads it, as a line each, and for programs; and the pages of the rules."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pwp.accessible import UNREADABLE, DocumentRule, every_rule, rules
from pwp.cli.show.json_text import json_text
from pwp.cli.show.page import FIRST, Page, wrapped
from pwp.findings import Finding, Rule, State
from pwp.plain import clean
from pwp.sentences import HARD_WORDS, LONG
from pwp.spelling import listed

Checked = tuple[str, tuple[Finding, ...]]
"""A file, and what was found in it."""

VERSION = 1
HEADINGS = {State.ERROR: "Could not be read", State.FAILED: "Wrong", State.ADVICE: "Advice"}
COLOURS = {State.ERROR: "red", State.FAILED: "red"}
NOT_SEEN = (
    "No program can tell whether alt text is true, headings say what follows, or words are the reader's own: "
    "have somebody read it who was not there."
)


def text(checked: Sequence[Checked], page: Page) -> str:
    """What was found, file by file, rule by rule: where, why it matters, how to put it right."""
    lines: list[str] = []
    told: set[str] = set()
    for file, findings in checked:
        lines.append(page.style(clean(file), bold=True))
        lines.extend(_of_file(findings, page, told))
        lines.append("")
    lines.extend(_foot(checked, page))
    return "\n".join(lines) + "\n"


def _of_file(findings: Sequence[Finding], page: Page, told: set[str]) -> Iterator[str]:
    if not findings:
        yield "  Nothing found wrong."
    for state, heading in HEADINGS.items():
        found = [one for one in findings if one.state is state]
        if found:
            yield page.style(f"  {heading}", bold=True, fg=COLOURS.get(state))
        for code, group in groupby(found, key=lambda one: one.code):
            yield from _block(_rule(code), list(group), page, told)


def _block(rule: Rule, found: list[Finding], page: Page, told: set[str]) -> Iterator[str]:
    """One rule: what should be so, where it is not, why that matters and how to put it right, unless told before."""
    places = f" ({len(found)} places)" if len(found) > 1 else ""
    yield from wrapped(f"{rule.page.summary}{places}", f"    {rule.code}  ", "           ", page)
    for one in found if page.everything else found[:FIRST]:
        start = f"{clean(where(one))}: " if where(one) else ""
        yield from wrapped(f"{start}{one.sentence}", "      - ", "        ", page)
    if not page.everything and (more := len(found) - FIRST) > 0:
        yield f"      and {more} more; 'pwp check-docx --all' shows every place"
    if rule.code in told or rule is UNREADABLE:
        return
    told.add(rule.code)
    asked = f" ({'; '.join(found[0].requirements)})" if found[0].requirements else ""
    yield from wrapped(f"Why: {rule.page.why}{asked}", "      ", "      ", page)
    yield from wrapped(f"Put it right: {rule.page.remedy}", "      ", "      ", page)


def _foot(checked: Sequence[Checked], page: Page) -> Iterator[str]:
    """What it comes to, and what nobody but a person can tell."""
    states = Counter(one.state for _, findings in checked for one in findings)
    files = f", in {len(checked)} files" if len(checked) > 1 else ""
    parts = [
        f"{states[State.ERROR]} could not be read" if states[State.ERROR] else "",
        f"{states[State.FAILED]} wrong",
        f"{states[State.ADVICE]} advised",
    ]
    for line in wrapped(f"In all{files}: {listed(filter(None, parts))}.", "", "  ", page):
        yield page.style(line, bold=True)
    yield from wrapped(NOT_SEEN, "", "", page)


def where(finding: Finding) -> str:
    """Where in its file a finding stands, in words; nothing for the file itself."""
    return " ".join(map(str, finding.place.route))


def concise(checked: Sequence[Checked]) -> str:
    """One line for each finding: `path: place: CODE state sentence [sources]`."""
    return "".join(f"{_line(one)}\n" for _, findings in checked for one in findings)


def _line(one: Finding) -> str:
    at = ": ".join(filter(None, (one.place.file, where(one))))
    asked = f" [{'; '.join(one.requirements)}]" if one.requirements else ""
    return clean(f"{at}: {one.code} {one.state} {one.sentence}{asked}")


def as_json(checked: Sequence[Checked], status: int) -> str:
    """What was found for programs: versioned, with the keys of `pwp check` where they fit."""
    document = {
        "version": VERSION,
        "exit_status": status,
        "not_read": [file for file, found in checked if any(one.state is State.ERROR for one in found)],
        "files": [{"file": file, "findings_by_state": _by_state(found)} for file, found in checked],
        "findings": [_finding(one) for _, found in checked for one in found],
    }
    return json_text(document)


def _by_state(found: Sequence[Finding]) -> dict[str, int]:
    return dict(sorted(Counter(str(one.state) for one in found).items()))


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "state": one.state,
        "severity": one.severity,
        "file": one.place.file,
        "place": where(one),
        "sentence": one.sentence,
        "requirements": list(one.requirements),
        "put_it_right": _rule(one.code).page.remedy,
    }


def _rule(code: str) -> Rule:
    return UNREADABLE if code == UNREADABLE.code else rules()[code].rule


def codes() -> tuple[str, ...]:
    """The codes of all rules for Word files."""
    return tuple(one.code for one in every_rule())


def page_of(code: str) -> str:
    """The page of a rule for Word files, as Markdown."""
    page, known = _rule(code).page, rules().get(code)
    return "\n".join(
        (
            f"# {code}: {page.summary}",
            "",
            f"**Why.** {page.why[:1].upper()}{page.why[1:]}",
            "",
            f"**Put it right.** {page.remedy[:1].upper()}{page.remedy[1:]}",
            "",
            "Asked of each Word file by `pwp check-docx FILE`"
            + (", and of what `pwp report` writes for the public." if code in (LONG, HARD_WORDS) else "."),
            "",
            *_asked_by(known),
        )
    )


def _asked_by(known: DocumentRule | None) -> Iterator[str]:
    if known is None:
        return
    yield "**Asked by**"
    yield ""
    yield from (f"- {source}" for source in known.sources or ("good practice; no published clause was found",))


def page_as_json(code: str) -> dict[str, Any]:
    """The page of a rule for Word files, for programs."""
    page, known = _rule(code).page, rules().get(code)
    return {
        "version": VERSION,
        "code": code,
        "summary": page.summary,
        "why": page.why,
        "put_it_right": page.remedy,
        "requirements": list(known.sources) if known else [],
    }
