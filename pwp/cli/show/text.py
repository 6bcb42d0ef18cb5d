"""An assessment as a person reads it on a screen: what is wrong, what is missing, what people must judge."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pwp.assessment import Assessed, Assessment
from pwp.assessment.decided_without import decided_without
from pwp.assessment.grouping import Group, by_standard, by_step, groups
from pwp.calendar import When
from pwp.cli.show.counts import WAITING, counted, is_brief, not_asked, of_framework, of_steps
from pwp.cli.show.page import FIRST, STATES, Page, wrapped
from pwp.findings import Finding, Place, Severity, State
from pwp.frameworks import Requirement
from pwp.model.words import STEPS
from pwp.plain import clean
from pwp.spelling import listed

HEADINGS = {
    State.FAILED: "Wrong",
    State.ERROR: "Could not be understood",
    State.MISSING: "Missing",
    State.PARTLY: "Partly met",
    State.TO_JUDGE: "For people to judge",
    State.WAIVED: "Accepted shortfalls (waived)",
    State.ADVICE: "Advice",
}
MOST_LACKING = 8
"""How many of the musts that a decision was taken without are shown before the rest is only counted."""
COLOURS = {State.FAILED: "red", State.ERROR: "red", State.MISSING: "yellow", State.TO_JUDGE: "cyan"}


class _Told(NamedTuple):
    """What was shown already: the codes whose remedy was, and the findings, whichever check they came from."""

    codes: set[str]
    findings: set[tuple[Place, str]]


def text(assessment: Assessment, page: Page) -> str:
    """The whole assessment as a person reads it."""
    lines = list(_head(assessment, page))
    lines.extend(_decided(assessment, page))
    told = _Told(set(), set())
    for state, found in groupby(groups(assessment), key=lambda group: group.state):
        lines.extend(_heading(state, page))
        lines.extend(_of_state(state, list(found), page, told))
    lines.append("")
    frameworks = by_standard(assessment)
    for standards in frameworks:
        own = [one for one in assessment.requirements if one.framework is standards.framework]
        lines.extend([] if standards.why_not else of_framework(standards, own, page))
    lines.extend(not_asked(frameworks, page))
    lines.extend(of_steps(by_step(assessment), page))
    lines.extend(_foot(assessment, page))
    return "\n".join(lines) + "\n"


def _of_state(state: State, found: list[Group], page: Page, told: _Told) -> Iterator[str]:
    """All groups in one state. A question is put once the rest of what it belongs to is there, and counted before."""
    if page.everything or state not in _BRIEF:
        for group in found:
            yield from _block(group, page, told)
        return
    put = [group for group in found if state is not State.TO_JUDGE or _can_be_judged(group)]
    for group in put:
        yield from _brief(group, page)
    if waiting := len(found) - len(put):
        which = "more questions wait" if waiting > 1 else "more question waits"
        sentence = f"{waiting} {which} for what is missing above; 'pwp check --all' shows every one"
        yield from wrapped(sentence, "  ", "  ", page)


def _can_be_judged(group: Group) -> bool:
    """Whether nothing but people's judgement is lacking to a requirement that puts a question."""
    return any(one.state is State.TO_JUDGE for one in group.requirements)


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


def _decided(assessment: Assessment, page: Page) -> Iterator[str]:
    """Once a final decision is dated: what it was taken without, before all else."""
    without = decided_without(assessment)
    if without is None:
        return
    yield ""
    lacking = without.requirements
    if not lacking:
        told = "the one must" if without.musts == 1 else f"each of the {without.musts} musts"
        yield from wrapped(f"Decided {without.date.on}. The record shows {told} that was due by then.", "", "", page)
        return
    counted_ = f"{len(lacking)} {'must is' if len(lacking) == 1 else 'musts are'} not shown as done by then"
    said = f"Decided {without.date.on}. As the record stands, {counted_}:"
    yield page.style(said, bold=True, fg="red")
    shown = lacking if page.everything else lacking[:MOST_LACKING]
    for one in shown:
        requirement = one.requirement
        yield from wrapped(f"{requirement.title} ({STATES[one.state]})", f"  {requirement.id}  ", "    ", page)
    if more := len(lacking) - len(shown):
        yield f"  and {more} more; 'pwp check --all' shows every one"


def _heading(state: State, page: Page) -> Iterator[str]:
    yield ""
    yield page.style(HEADINGS[state], bold=True, fg=COLOURS.get(state))


def _block(group: Group, page: Page, told: _Told) -> Iterator[str]:
    """A group in full: what should be so, where it is not, what would close it, unless told before, who asks for it.

    Where an earlier one has told all of it, that is said, and who asks.
    """
    found = {(finding.place, finding.sentence) for finding in group.findings}
    if found <= told.findings and not page.everything:
        again = f"{group.title} As above: {group.findings[0].sentence}. ({_clauses(group.requirements)})"
        yield from wrapped(again, f"  {group.code}  ", "         ", page)
        return
    told.findings.update(found)
    count = f" ({group.extent})" if group.extent else ""
    yield from wrapped(f"{group.title}{count}", f"  {group.code}  ", "         ", page)
    places = _by_place(group)
    shown = places if page.everything else places[:FIRST]
    for where, sentences in shown:
        yield from wrapped("; ".join(sentences), f"    {clean(where)}  ", "      ", page)
    if more := len(places) - len(shown):
        yield f"    and {more} more; 'pwp check --all' shows every place"
    way = "as above." if group.code in told.codes else _way_out(group)
    told.codes.add(group.code)
    remedy = f"To close it: {way} " if group.state not in _SETTLED else ""
    clauses = f"({_clauses(group.requirements)})" if group.requirements else ""
    yield from wrapped(f"{remedy}{clauses}", "    ", "    ", page)


def _by_place(group: Group) -> list[tuple[str, list[str]]]:
    """The findings of a group, those that stand on one line together."""
    places: dict[str, list[str]] = {}
    for finding in group.findings:
        places.setdefault(where(finding), []).append(finding.sentence)
    return list(places.items())


def where(finding: Finding) -> str:
    """File and line; a folder has no lines."""
    file = finding.place.file
    return file if file.endswith("/") else f"{file}:{finding.line}"


_SETTLED = (State.WAIVED, State.ADVICE)


def _way_out(group: Group) -> str:
    """Of a remedy the sentence that fits what was found best; 'pwp explain' has the rest.

    What was done wrong is not put right by filling in a field: for that, what says how to mend it. Else the sentence
    that names the key at which it was found, and the first where none does.
    """
    sentences = [_alone(one) for one in re.split(r"(?<=[.;]) ", group.remedy)]
    if group.state is State.FAILED and (mending := [one for one in sentences if _MENDING.search(one)]):
        return " ".join([mending[0], *(one[:1].upper() + one[1:] for one in mending[1:])])
    key = next((step for step in reversed(group.findings[0].place.route) if isinstance(step, str)), "")
    return next((one for one in sentences if f"`{key}`" in one), sentences[0])


def _alone(sentence: str) -> str:
    """A part of a remedy as it stands by itself: with a full stop, and without the word that joined it to another."""
    return re.sub(r"^and (?=\w)", "", re.sub(";$", ".", sentence))


_MENDING = re.compile(
    r"\b(slip|correct(s|ed)?|change one|too late|too early|came late|come late|joined late)\b", re.IGNORECASE
)


def _clauses(requirements: Iterable[Assessed]) -> str:
    """The clauses that ask for something, the first of them where it stands; with each, how much it matters."""
    first, *others = [one.requirement for one in requirements]
    section = first.source.section if first.source else None
    return ", ".join(filter(None, (section, *map(_clause, (first, *others)))))


def _clause(requirement: Requirement) -> str:
    """The id of a requirement, and how much it matters where that is not `should`."""
    weight = "" if Severity(requirement.severity) is Severity.SHOULD else f" ({requirement.severity})"
    return f"{requirement.cited}{weight}"


def _brief(group: Group, page: Page) -> Iterator[str]:
    """A group in one line, where the page of the rule says the rest."""
    if group.state is State.ADVICE:
        for finding in group.findings if page.everything else group.findings[:FIRST]:
            yield from wrapped(finding.sentence, f"  {group.code}  {clean(where(finding))}  ", "         ", page)
        if not page.everything and (more := len(group.findings) - FIRST) > 0:
            yield f"         and {more} more; 'pwp check --all' shows every place"
        return
    yield from wrapped(group.title, f"  {group.code:9} ", "            ", page)


def _legend(assessment: Assessment, page: Page) -> Iterator[str]:
    """What the letters at the start of a requirement's id stand for, where that is not said above."""
    shown = [one for one in assessment.requirements if one.state not in WAITING]
    by_framework = [list(own) for _, own in groupby(assessment.requirements, key=lambda one: one.framework.name)]
    brief = {own[0].framework.name for own in by_framework if is_brief(own, page)}
    wide = [one for one in shown if one.framework.name not in brief]
    letters: dict[str, dict[str, None]] = {}
    for one in wide:
        letters.setdefault(one.framework.brief, {})[one.requirement.id.partition("-")[0]] = None
    said = "; ".join(f"{listed(short)} {'is' if len(short) == 1 else 'are'} {name}" for name, short in letters.items())
    if carried := next((one.requirement for one in shown if one.requirement.cited != one.requirement.id), None):
        of = carried.cited.removeprefix(carried.id).strip()
        said += f"; '{of}' and the like: carried over from there, not checked against the edition asked"
    yield from wrapped(f"{said}." if said else "", "", "  ", page)


def _foot(assessment: Assessment, page: Page) -> Iterator[str]:
    """The one line to remember, and what to ask next."""
    for file in assessment.unread:
        stopped = sum(1 for answer in assessment.answers if answer.unread == file)
        yield from wrapped(f"{stopped} checks could not be made because {file} cannot be read.", "", "  ", page)
    total = Counter(one.state for one in assessment.requirements)
    if unclear := [one.requirement.id for one in assessment.requirements if one.state is State.ERROR]:
        sentence = f"Unclear, as what they turn on is not understood: {listed(unclear)}."
        yield from wrapped(sentence, "", "  ", page)
    yield from _legend(assessment, page)
    for line in wrapped(f"In all: {counted(total)}", "", "  ", page):
        yield page.style(line, bold=True)
    if total[State.TO_JUDGE]:
        first = next(one for one in assessment.requirements if one.state is State.TO_JUDGE)
        yield f"What a question for people asks, and how to answer it: pwp explain {first.requirement.id}"
