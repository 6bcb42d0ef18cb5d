"""An assessment as a person reads it on a screen: what is wrong, what is missing, what people must judge."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pwp.assessment import Assessed, Assessment
from pwp.assessment.grouping import Group, by_standard, by_step, groups
from pwp.calendar import When
from pwp.findings import Severity, State
from pwp.model.words import STEPS
from pwp.plain import clean
from pwp.spelling import listed

FIRST = 3
"""How many places of a finding are shown before the rest is only counted."""

HEADINGS = {
    State.FAILED: "Wrong",
    State.ERROR: "Could not be judged",
    State.MISSING: "Missing",
    State.PARTLY: "Partly met",
    State.TO_JUDGE: "For people to judge",
    State.WAIVED: "Accepted shortfalls (waived)",
    State.ADVICE: "Advice",
}
STATES = {
    State.MET: "met",
    State.FAILED: "failed",
    State.ERROR: "not judged",
    State.MISSING: "missing",
    State.PARTLY: "partly met",
    State.TO_JUDGE: "to judge",
    State.WAIVED: "waived",
    State.NOT_DUE: "not due yet",
    State.NOT_APPLICABLE: "not applicable",
}


class Style(Protocol):
    """Makes a text bold or coloured, or leaves it alone."""

    def __call__(self, text: str, *, bold: bool = False, fg: str | None = None) -> str:
        """The text, styled."""


COLOURS = {State.FAILED: "red", State.ERROR: "red", State.MISSING: "yellow", State.TO_JUDGE: "cyan"}


class Page(NamedTuple):
    """How the text is laid out: its width in characters, its style, and whether every place is shown."""

    width: int
    style: Style
    everything: bool


def text(assessment: Assessment, page: Page) -> str:
    """The whole assessment as a person reads it."""
    lines = list(_head(assessment, page))
    state: State | None = None
    for group in groups(assessment):
        if group.state is not state:
            state = group.state
            lines.extend(_heading(state, page))
        lines.extend(_brief(group, page) if state in _BRIEF and not page.everything else _block(group, page))
    lines.append("")
    lines.extend(_tallies("By standard", [(one.name, one.counts) for one in by_standard(assessment)], page))
    lines.extend(_tallies("By step", [(one.name, one.counts) for one in by_step(assessment)], page))
    lines.extend(_foot(assessment, page))
    return "\n".join(lines) + "\n"


_BRIEF = (State.TO_JUDGE, State.ADVICE)


def _head(assessment: Assessment, page: Page) -> Iterator[str]:
    """What was asked: of which engagement, on which day, at which step."""
    engagement = None if "engagement.yaml" in assessment.unread else assessment.loaded.workspace.engagement
    title = engagement.title or engagement.id if engagement else None
    yield page.style(clean(title or "An engagement without a title yet"), bold=True)
    number = STEPS.index(assessment.step) + 1
    asked = f"Asked on {When.of(assessment.as_of)}, at step {number} of {len(STEPS)}, {assessment.step}"
    yield f"{asked}, for sign-off" if assessment.sign_off else asked
    come = assessment.progress
    if come.shown is not None and assessment.step == come.step and come.at is not None:
        yield f"(the record has come as far as {come.step}: see {clean(come.at.file)})"


def _heading(state: State, page: Page) -> Iterator[str]:
    yield ""
    yield page.style(HEADINGS[state], bold=True, fg=COLOURS.get(state))


def _block(group: Group, page: Page) -> Iterator[str]:
    """A group in full: what should be so, where it is not, what would close it, who asks for it."""
    count = f" ({group.extent})" if group.extent else ""
    yield from _wrapped(f"{group.title}{count}", f"  {group.code}  ", "         ", page)
    shown = group.findings if page.everything else group.findings[:FIRST]
    for finding in shown:
        where = f"{finding.place.file}:{finding.line}"
        yield from _wrapped(finding.sentence, f"    {clean(where)}  ", "      ", page)
    if more := len(group.findings) - len(shown):
        yield f"    and {more} more; 'pwp check --all' shows every place"
    remedy = f"To close it: {_first_sentence(group.remedy)} " if group.state not in _SETTLED else ""
    clauses = f"({_clauses(group.requirements)})" if group.requirements else ""
    yield from _wrapped(f"{remedy}{clauses}", "    ", "    ", page)


_SETTLED = (State.WAIVED, State.ADVICE)


def _first_sentence(text: str) -> str:
    """The first sentence of a remedy; 'pwp explain' has the rest."""
    return re.split(r"(?<=[.;]) (?=[A-Z])", text)[0]


def _clauses(requirements: Iterable[Assessed]) -> str:
    """The clauses that ask for something, by framework; with each, how much it matters where that is not `should`."""
    said: dict[str, list[str]] = {}
    for one in requirements:
        requirement = one.requirement
        section = requirement.source.section if requirement.source and requirement.source.section else ""
        clause = f"{section}, {requirement.id}" if section else requirement.id
        weight = "" if Severity(requirement.severity) is Severity.SHOULD else f", {requirement.severity}"
        said.setdefault(one.framework.brief, []).append(f"{clause}{weight}")
    return "; ".join(f"{name}: {', '.join(clauses)}" for name, clauses in said.items())


def _brief(group: Group, page: Page) -> Iterator[str]:
    """A group in one line, where the page of the rule says the rest."""
    if group.state is State.ADVICE:
        for finding in group.findings[:FIRST]:
            where = f"{finding.place.file}:{finding.line}"
            yield from _wrapped(finding.sentence, f"  {group.code}  {clean(where)}  ", "         ", page)
        return
    yield from _wrapped(group.title, f"  {group.code:9} ", "            ", page)


def _wrapped(sentence: str, first: str, later: str, page: Page) -> list[str]:
    """A sentence over as many lines as it needs; words are never broken."""
    return textwrap.wrap(
        clean(sentence),
        page.width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _tallies(title: str, rows: list[tuple[str, Counter[State]]], page: Page) -> Iterator[str]:
    """One line for each name, with how many requirements are in each state."""
    yield page.style(title, bold=True)
    due = [(name, counts) for name, counts in rows if set(+counts) - _WAITING]
    widest = max((len(name) for name, _ in due), default=0)
    for name, counts in due:
        yield f"  {clean(name):{widest}}  {_counts(counts)}"
    if waiting := [name for name, counts in rows if not set(+counts) - _WAITING]:
        yield from _wrapped(f"Not due yet: {listed(waiting)}", "  ", "    ", page)


_WAITING = {State.NOT_DUE, State.NOT_APPLICABLE}


def _counts(counts: Counter[State]) -> str:
    return ", ".join(f"{counts[state]} {word}" for state, word in STATES.items() if counts[state])


def _foot(assessment: Assessment, page: Page) -> Iterator[str]:
    """The one line to remember, and what to ask next."""
    for file in assessment.unread:
        stopped = sum(1 for answer in assessment.answers if answer.unread == file)
        yield f"{stopped} checks could not be made because {clean(file)} cannot be read."
    total = Counter(one.state for one in assessment.requirements)
    yield page.style(f"In all: {_counts(total)}", bold=True)
    if total[State.TO_JUDGE]:
        first = next(one for one in assessment.requirements if one.state is State.TO_JUDGE)
        yield f"What a question for people asks, and how to answer it: pwp explain {first.requirement.id}"
